//! One annotator's annotations of one article, with interval look-ups.

use std::collections::HashMap;

use super::{Annotation, AnnotationId, Annotator, Edit, EditError};
use crate::codebook::TagId;
use crate::text::{ByteOffset, ByteRange};

/// The annotations that one annotator made in one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    /// Whose they are.
    pub annotator: Annotator,
    article_tags: Vec<TagId>,
    article_note: Option<String>,
    annotations: Vec<Annotation>,
}

impl Layer {
    /// An empty layer.
    pub fn new(annotator: Annotator) -> Layer {
        Layer { annotator, article_tags: Vec::new(), article_note: None, annotations: Vec::new() }
    }

    /// A layer of what a file held.
    pub fn with(
        annotator: Annotator,
        article_tags: Vec<TagId>,
        article_note: Option<String>,
        annotations: Vec<Annotation>,
    ) -> Layer {
        todo!()
    }

    /// All annotations by start, then id.
    pub fn annotations(&self) -> &[Annotation] {
        &self.annotations
    }

    /// The tags of the whole article.
    pub fn article_tags(&self) -> &[TagId] {
        &self.article_tags
    }

    /// The note on the whole article.
    pub fn article_note(&self) -> Option<&str> {
        self.article_note.as_deref()
    }

    /// Whether there is nothing at all.
    pub fn is_empty(&self) -> bool {
        todo!()
    }

    /// The annotation of that id.
    pub fn get(&self, id: &AnnotationId) -> Option<&Annotation> {
        todo!()
    }

    /// Those that share a byte with `range`, in order. Costs by what it finds, not by the layer (orphans are left out).
    pub fn overlapping(&self, range: ByteRange) -> Vec<&Annotation> {
        todo!()
    }

    /// Those that cover `at`, the innermost (shortest) first.
    pub fn at(&self, at: ByteOffset) -> Vec<&Annotation> {
        todo!()
    }

    /// The first that starts after `at` and satisfies `keep`.
    pub fn next_after(&self, at: ByteOffset, keep: impl Fn(&Annotation) -> bool) -> Option<&Annotation> {
        todo!()
    }

    /// The last that starts before `at` and satisfies `keep`.
    pub fn last_before(&self, at: ByteOffset, keep: impl Fn(&Annotation) -> bool) -> Option<&Annotation> {
        todo!()
    }

    /// How many passages carry each tag.
    pub fn counts(&self) -> HashMap<TagId, usize> {
        todo!()
    }

    /// Makes a change and returns its inverse; changes nothing when it does not fit.
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, EditError> {
        todo!()
    }
}
