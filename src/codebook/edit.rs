//! Changes to a codebook.

use super::{Tag, TagId};
use crate::colour::Rgb;
use crate::lang::{Explain, Lang, UserError, phrase};

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
    /// A tag can't be merged into itself.
    #[error("`{0}` can't be merged into itself")]
    Itself(TagId),
    /// A label without a letter or digit.
    #[error("a tag needs a label")]
    EmptyLabel,
}

impl Explain for CodebookError {
    fn explain(&self, lang: Lang) -> UserError {
        let (text, id, other) = match self {
            CodebookError::Exists(id) => {
                (phrase("bộ nhãn đã có nhãn “{id}”", "the codebook has a tag “{id}” already"), Some(id), None)
            }
            CodebookError::Unknown(id) => {
                (phrase("bộ nhãn không có nhãn “{id}”", "the codebook has no tag “{id}”"), Some(id), None)
            }
            CodebookError::Cycle(id, below) => (
                phrase(
                    "không thể đặt nhãn “{id}” dưới “{other}”, vì “{other}” nằm dưới nó",
                    "“{id}” can't stand below “{other}”, which is below it",
                ),
                Some(id),
                Some(below),
            ),
            CodebookError::Itself(id) => {
                (phrase("không thể gộp nhãn “{id}” vào chính nó", "“{id}” can't be merged into itself"), Some(id), None)
            }
            CodebookError::EmptyLabel => {
                (phrase("nhãn cần có tên, ít nhất một chữ cái hoặc chữ số", "a tag needs a label"), None, None)
            }
        };
        let name = |id: Option<&TagId>| id.map(|id| id.as_str().to_owned()).unwrap_or_default();
        UserError::new(text.fill(lang, &[("id", &name(id)), ("other", &name(other))]))
    }
}
