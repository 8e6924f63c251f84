//! Changes to a layer. Applying one yields its inverse: that is all that undo needs.

use super::{Annotation, AnnotationId};
use crate::codebook::TagId;
use crate::lang::{Explain, Lang, UserError, phrase};

/// One change to a layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Add an annotation.
    Insert(Annotation),
    /// Take one away.
    Remove(AnnotationId),
    /// Put this in the place of the annotation of the same id: tags, note or boundaries changed.
    Replace(Annotation),
    /// The tags of the whole article.
    SetArticleTags(Vec<TagId>),
    /// The note on the whole article.
    SetArticleNote(Option<String>),
}

/// A change that does not fit the layer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// An annotation of this id is there already.
    #[error("there is an annotation `{0}` already")]
    Exists(AnnotationId),
    /// None of this id is there.
    #[error("there is no annotation `{0}`")]
    Unknown(AnnotationId),
}

impl Explain for EditError {
    fn explain(&self, lang: Lang) -> UserError {
        let (text, id) = match self {
            EditError::Exists(id) => (phrase("đã có chú giải “{id}”", "there is an annotation “{id}” already"), id),
            EditError::Unknown(id) => (phrase("không có chú giải “{id}”", "there is no annotation “{id}”"), id),
        };
        UserError::new(text.fill(lang, &[("id", id)]))
    }
}
