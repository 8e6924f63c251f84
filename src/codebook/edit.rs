//! Changes to a codebook.

use super::{Tag, TagId};
use crate::colour::Rgb;
use crate::lang::{Explain, Lang, UserError};

/// One change. Removing and merging also change the annotations that carry the tag; that is the collection's part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodebookEdit {
    /// Add a tag at the end.
    Create(Tag),
    /// Change a label; the id stays.
    Rename(TagId, String),
    /// Change or drop a colour.
    Recolour(TagId, Option<Rgb>),
    /// Change or drop the key; another tag that had it loses it.
    SetKey(TagId, Option<char>),
    /// Put a tag below another, or at the top.
    Reparent(TagId, Option<TagId>),
    /// Change the description.
    Describe(TagId, String),
    /// Remove `.0`, whose children and passages go to `.1`.
    Merge(TagId, TagId),
    /// Remove a tag; its children move up to its parent.
    Remove(TagId),
}

/// A change that can't be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodebookError {
    /// There is a tag of this id.
    #[error("the codebook has a tag `{0}` already")]
    Exists(TagId),
    /// There is no tag of this id.
    #[error("the codebook has no tag `{0}`")]
    Unknown(TagId),
    /// A tag would stand below itself.
    #[error("`{0}` can't stand below `{1}`, which is below it")]
    Cycle(TagId, TagId),
    /// A label without a letter or digit.
    #[error("a tag needs a label")]
    EmptyLabel,
}

impl Explain for CodebookError {
    fn explain(&self, lang: Lang) -> UserError {
        todo!()
    }
}
