//! The tags in order, and as a tree.

use super::{CodebookEdit, CodebookError, Tag, TagId};

/// The tags of a collection in the order of its file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codebook {
    tags: Vec<Tag>,
}

impl Codebook {
    /// A codebook of `tags`; the first of two with one id wins, and a parent that is unknown or makes a cycle is
    /// dropped. What was mended is the caller's to report: [`Codebook::problems_of`] names it.
    pub fn new(tags: Vec<Tag>) -> Codebook {
        todo!()
    }

    /// What [`Codebook::new`] would mend in `tags`.
    pub fn problems_of(tags: &[Tag]) -> Vec<CodebookError> {
        todo!()
    }

    /// All tags in file order.
    pub fn tags(&self) -> &[Tag] {
        &self.tags
    }

    /// The tag of that id.
    pub fn get(&self, id: &TagId) -> Option<&Tag> {
        todo!()
    }

    /// Its place in file order, from 0: decides the default colour.
    pub fn position(&self, id: &TagId) -> Option<usize> {
        todo!()
    }

    /// The tag of number key `number` (1 to 9): a tag that claims the key, else the tag at that place among the first
    /// nine that claim none.
    pub fn numbered(&self, number: u8) -> Option<&Tag> {
        todo!()
    }

    /// The key that is shown for a tag: its own, or its number among the first nine.
    pub fn key_of(&self, id: &TagId) -> Option<char> {
        todo!()
    }

    /// The label, or the id when the codebook does not know it.
    pub fn label<'a>(&'a self, id: &'a TagId) -> &'a str {
        todo!()
    }

    /// The tree, depth first: depth (0 at the top) and tag.
    pub fn tree(&self) -> Vec<(usize, &Tag)> {
        todo!()
    }

    /// The labels from the top to the tag: "Công việc / Nhiệm vụ".
    pub fn path(&self, id: &TagId) -> String {
        todo!()
    }

    /// The tag and all below it.
    pub fn descendants(&self, id: &TagId) -> Vec<TagId> {
        todo!()
    }

    /// A free id for a new tag named `label`: its slug, with `-2`, `-3`… when taken.
    pub fn free_id(&self, label: &str) -> Result<TagId, CodebookError> {
        todo!()
    }

    /// Makes a change, or says why it can't be made and changes nothing.
    pub fn apply(&mut self, edit: &CodebookEdit) -> Result<(), CodebookError> {
        todo!()
    }
}
