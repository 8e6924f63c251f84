//! The tags in order, and as a tree.

use std::collections::HashMap;

use super::{CodebookEdit, CodebookError, Tag, TagId};
use crate::vietnamese::slug::slug;

/// The tags of a collection in the order of its file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codebook {
    tags: Vec<Tag>,
    places: HashMap<TagId, usize>,
}

impl Codebook {
    /// A codebook of `tags`; the first of two with one id wins, and a parent that is unknown or makes a cycle is
    /// dropped. What was mended is the caller's to report: [`Codebook::problems_of`] names it.
    pub fn new(tags: Vec<Tag>) -> Codebook {
        mend(tags).0
    }

    /// What [`Codebook::new`] would mend in `tags`.
    pub fn problems_of(tags: &[Tag]) -> Vec<CodebookError> {
        mend(tags.to_vec()).1
    }

    /// All tags in file order.
    pub fn tags(&self) -> &[Tag] {
        &self.tags
    }

    /// The tag of that id.
    pub fn get(&self, id: &TagId) -> Option<&Tag> {
        self.position(id).map(|place| &self.tags[place])
    }

    /// Its place in file order, from 0: decides the default colour.
    pub fn position(&self, id: &TagId) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// The tag of number key `number` (1 to 9): the tag that claims the key, else the tag at that place in file order.
    /// A tag among the first nine that claims a letter keeps its number as well.
    pub fn numbered(&self, number: u8) -> Option<&Tag> {
        if !(1..=9).contains(&number) {
            return None;
        }
        let key = char::from(b'0' + number);
        self.claiming(key).or_else(|| self.tags.get(usize::from(number) - 1))
    }

    /// The key that is shown for a tag: its own, or its number among the first nine.
    pub fn key_of(&self, id: &TagId) -> Option<char> {
        let place = self.position(id)?;
        let is_it = |tag: Option<&Tag>| tag.is_some_and(|tag| &tag.id == id);
        let own = self.tags[place].key.filter(|key| is_it(self.claiming(*key)));
        own.or_else(|| {
            let number = u8::try_from(place + 1).ok().filter(|number| is_it(self.numbered(*number)))?;
            Some(char::from(b'0' + number))
        })
    }

    /// The tag that gets its key from the file; the first of two wins.
    pub fn claiming(&self, key: char) -> Option<&Tag> {
        self.tags.iter().find(|tag| tag.key == Some(key))
    }

    /// The label, or the id when the codebook does not know it.
    pub fn label<'a>(&'a self, id: &'a TagId) -> &'a str {
        self.get(id).map_or(id.as_str(), |tag| &tag.label)
    }

    /// The tree, depth first: depth (0 at the top) and tag.
    pub fn tree(&self) -> Vec<(usize, &Tag)> {
        let roots = self.tags.iter().filter(|tag| tag.parent.is_none());
        self.walk(roots.map(|tag| (0, tag)).collect())
    }

    /// The labels from the top to the tag: "Công việc / Nhiệm vụ".
    pub fn path(&self, id: &TagId) -> String {
        let mut labels = vec![self.label(id)];
        let mut above = self.get(id).and_then(|tag| tag.parent.as_ref());
        while let Some(parent) = above {
            labels.push(self.label(parent));
            above = self.get(parent).and_then(|tag| tag.parent.as_ref());
        }
        labels.reverse();
        labels.join(" / ")
    }

    /// The tag and all below it.
    pub fn descendants(&self, id: &TagId) -> Vec<TagId> {
        let Some(top) = self.get(id) else { return Vec::new() };
        self.walk(vec![(0, top)]).into_iter().map(|(_, tag)| tag.id.clone()).collect()
    }

    /// A free id for a new tag named `label`: its slug, with `-2`, `-3`… when taken. A label in letters that have no
    /// slug (Chinese, say) becomes `tag`.
    pub fn free_id(&self, label: &str) -> Result<TagId, CodebookError> {
        require_label(label)?;
        let slug = slug(label);
        let first = TagId::new(&slug).or_else(|_| TagId::new("tag")).expect("`tag` is a tag id");
        if self.get(&first).is_none() {
            return Ok(first);
        }
        let free = (2..).filter_map(|number: u64| TagId::new(&format!("{first}-{number}")).ok());
        Ok(free.into_iter().find(|id| self.get(id).is_none()).expect("a codebook is finite"))
    }

    /// Makes a change, or says why it can't be made and changes nothing.
    pub fn apply(&mut self, edit: &CodebookEdit) -> Result<(), CodebookError> {
        match edit {
            CodebookEdit::Create(tag) => self.create(tag)?,
            CodebookEdit::Rename(id, label) => {
                require_label(label)?;
                self.known(id)?.label.clone_from(label);
            }
            CodebookEdit::Recolour(id, colour) => self.known(id)?.colour = *colour,
            CodebookEdit::SetKey(id, key) => {
                self.known(id)?;
                self.release(*key);
                self.known(id)?.key = *key;
            }
            CodebookEdit::Reparent(id, parent) => self.reparent(id, parent.as_ref())?,
            CodebookEdit::Describe(id, description) => self.known(id)?.description.clone_from(description),
            CodebookEdit::Merge(from, into) => self.merge(from, into)?,
            CodebookEdit::Remove(id) => {
                let parent = self.known(id)?.parent.clone();
                self.hand_children(id, parent.as_ref());
                self.take_out(id);
            }
        }
        Ok(())
    }

    fn create(&mut self, tag: &Tag) -> Result<(), CodebookError> {
        if self.get(&tag.id).is_some() {
            return Err(CodebookError::Exists(tag.id.clone()));
        }
        require_label(&tag.label)?;
        if let Some(parent) = &tag.parent {
            self.known(parent)?;
        }
        self.release(tag.key);
        self.places.insert(tag.id.clone(), self.tags.len());
        self.tags.push(tag.clone());
        Ok(())
    }

    fn reparent(&mut self, id: &TagId, parent: Option<&TagId>) -> Result<(), CodebookError> {
        self.known(id)?;
        if let Some(parent) = parent {
            self.known(parent)?;
            if self.descendants(id).contains(parent) {
                return Err(CodebookError::Cycle(id.clone(), parent.clone()));
            }
        }
        self.known(id)?.parent = parent.cloned();
        Ok(())
    }

    fn merge(&mut self, from: &TagId, into: &TagId) -> Result<(), CodebookError> {
        let above = self.known(from)?.parent.clone();
        self.known(into)?;
        if from == into {
            return Err(CodebookError::Itself(from.clone()));
        }
        // A tag that takes in one above it moves to that one's place first: its own ancestors may become its children.
        if self.descendants(from).contains(into) {
            self.known(into)?.parent = above;
        }
        self.hand_children(from, Some(into));
        self.take_out(from);
        Ok(())
    }

    fn known(&mut self, id: &TagId) -> Result<&mut Tag, CodebookError> {
        match self.places.get(id) {
            Some(place) => Ok(&mut self.tags[*place]),
            None => Err(CodebookError::Unknown(id.clone())),
        }
    }

    fn release(&mut self, key: Option<char>) {
        if key.is_some() {
            self.tags.iter_mut().filter(|tag| tag.key == key).for_each(|tag| tag.key = None);
        }
    }

    fn hand_children(&mut self, from: &TagId, to: Option<&TagId>) {
        for tag in self.tags.iter_mut().filter(|tag| tag.parent.as_ref() == Some(from)) {
            tag.parent = to.cloned();
        }
    }

    fn take_out(&mut self, id: &TagId) {
        self.tags.retain(|tag| &tag.id != id);
        self.places = places(&self.tags);
    }

    /// `top` and all below, depth first, in file order on every level; without recursion, as a file may nest deeply.
    fn walk<'a>(&'a self, top: Vec<(usize, &'a Tag)>) -> Vec<(usize, &'a Tag)> {
        let mut children: HashMap<&TagId, Vec<&Tag>> = HashMap::new();
        for tag in &self.tags {
            if let Some(parent) = &tag.parent {
                children.entry(parent).or_default().push(tag);
            }
        }
        let mut waiting = top;
        waiting.reverse();
        let mut out = Vec::new();
        while let Some((depth, tag)) = waiting.pop() {
            out.push((depth, tag));
            let below = children.get(&tag.id).into_iter().flatten().rev();
            waiting.extend(below.map(|child| (depth + 1, *child)));
        }
        out
    }
}

fn require_label(label: &str) -> Result<(), CodebookError> {
    if label.chars().any(char::is_alphanumeric) { Ok(()) } else { Err(CodebookError::EmptyLabel) }
}

fn places(tags: &[Tag]) -> HashMap<TagId, usize> {
    tags.iter().enumerate().map(|(place, tag)| (tag.id.clone(), place)).collect()
}

/// The codebook of `tags`, and what had to be left out of it.
fn mend(tags: Vec<Tag>) -> (Codebook, Vec<CodebookError>) {
    let mut problems = Vec::new();
    let mut book = Codebook::default();
    for tag in tags {
        if book.places.contains_key(&tag.id) {
            problems.push(CodebookError::Exists(tag.id));
        } else {
            book.places.insert(tag.id.clone(), book.tags.len());
            book.tags.push(tag);
        }
    }
    // Each walk towards the top ends at a tag that an earlier walk has cleared, so every tag is visited once.
    let mut cleared_by = vec![usize::MAX; book.tags.len()];
    for start in 0..book.tags.len() {
        let mut at = start;
        while cleared_by[at] == usize::MAX {
            cleared_by[at] = start;
            let Some(parent) = book.tags[at].parent.clone() else { break };
            match book.position(&parent) {
                None => {
                    book.tags[at].parent = None;
                    problems.push(CodebookError::Unknown(parent));
                }
                Some(place) if cleared_by[place] == start => {
                    book.tags[at].parent = None;
                    problems.push(CodebookError::Cycle(book.tags[at].id.clone(), parent));
                }
                Some(place) => at = place,
            }
        }
    }
    (book, problems)
}

#[cfg(test)]
mod tests;
