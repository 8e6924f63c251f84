//! What is exported.

use std::sync::Arc;

use jiff::civil::Date;

use crate::annotation::{AnnotationId, Annotator, Stamp};
use crate::codebook::TagId;
use crate::collection::ArticlePath;
use crate::text::{ByteRange, Text};

/// An article with what was annotated in it, after filtering.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its path below the collection's root.
    pub path: ArticlePath,
    /// Its title.
    pub title: String,
    /// Its date.
    pub date: Option<Date>,
    /// Its canonical text.
    pub text: Arc<Text>,
    /// Tags of the whole article, by annotator.
    pub tags: Vec<(Annotator, TagId)>,
    /// Notes on the whole article, by annotator.
    pub notes: Vec<(Annotator, String)>,
    /// The passages in text order. Orphans are not among them; uncertain ones are, marked.
    pub passages: Vec<Passage>,
    /// How many orphans were left out.
    pub orphans: usize,
}

/// A passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The annotation's id.
    pub id: AnnotationId,
    /// Who made it.
    pub annotator: Annotator,
    /// Its tags.
    pub tags: Vec<TagId>,
    /// Where it is.
    pub range: ByteRange,
    /// Whether its place is certain.
    pub certain: bool,
    /// Its note.
    pub note: Option<String>,
    /// What made it, when not a person.
    pub source: Option<String>,
    /// When.
    pub created: Option<Stamp>,
}

/// What a format could not carry over: counted, and told at the end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Losses {
    /// What it was (in both languages) and how often.
    pub counts: Vec<(crate::lang::Phrase, usize)>,
}

impl Losses {
    /// Counts one more of `what`.
    pub fn add(&mut self, what: crate::lang::Phrase, times: usize) {
        if times == 0 {
            return;
        }
        match self.counts.iter_mut().find(|(known, _)| *known == what) {
            Some((_, count)) => *count += times,
            None => self.counts.push((what, times)),
        }
    }
}
