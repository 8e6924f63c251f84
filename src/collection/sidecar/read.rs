//! Reading a sidecar.

use crate::annotation::{Anchor, AnnotationId, Layer, Stamp};
use crate::codebook::TagId;
use crate::lang::{Explain, Lang, UserError};
use crate::text::{Text, TextHash};

/// The format that this version reads and writes.
pub const FORMAT: i64 = 1;

/// A sidecar as its file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sidecar {
    /// `article.file`.
    pub file: Option<String>,
    /// `article.hash`: the text it was written for.
    pub hash: Option<TextHash>,
    /// `article.annotator`, when it is one.
    pub annotator: Option<crate::annotation::Annotator>,
    /// `article.tags`.
    pub tags: Vec<TagId>,
    /// `article.note`.
    pub note: Option<String>,
    /// The annotations in file order.
    pub annotations: Vec<Filed>,
    /// What was left out because it makes no sense (a tag that is no id, an annotation without an id or range), with its
    /// line. It stays in the file.
    pub oddities: Vec<(usize, String)>,
}

/// An annotation as its file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed {
    /// Its id.
    pub id: AnnotationId,
    /// Its tags.
    pub tags: Vec<TagId>,
    /// Where it says it is.
    pub anchor: Anchor,
    /// Its note.
    pub note: Option<String>,
    /// What made it.
    pub source: Option<String>,
    /// When.
    pub created: Option<Stamp>,
}

/// A sidecar that can't be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SidecarError {
    /// It does not parse.
    #[error("line {line}, column {column}: {message}")]
    Syntax {
        /// The line, from 1.
        line: usize,
        /// The column in code points, from 1.
        column: usize,
        /// The parser's words.
        message: String,
    },
    /// It is of another format.
    #[error("format {0} is not known")]
    Format(i64),
}

impl Explain for SidecarError {
    fn explain(&self, lang: Lang) -> UserError {
        todo!()
    }
}

/// Reads `source`.
pub fn read(source: &str) -> Result<Sidecar, SidecarError> {
    todo!()
}

impl Sidecar {
    /// The layer of this sidecar over today's text: every passage anchored, ordered.
    pub fn layer(&self, annotator: crate::annotation::Annotator, text: &Text) -> Layer {
        todo!()
    }
}
