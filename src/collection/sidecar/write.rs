//! Writing a sidecar: only what changed.

use super::{Sidecar, SidecarError};
use crate::annotation::Layer;
use crate::text::TextHash;

/// What `[article]` says besides tags and note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The article's file name.
    pub file: String,
    /// The hash of its text.
    pub hash: TextHash,
    /// Its length in code points.
    pub length: usize,
}

/// A sidecar that must not be rewritten.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// What is on disk can't be read.
    #[error("{0}")]
    Broken(#[from] SidecarError),
}

/// The new source: `disk` is what the file holds now (empty when there is none), `base` what it held when the layer was
/// loaded or last saved, `layer` what it should hold. What `disk` has and `base` had not (somebody else's additions)
/// stays; annotations that did not change since `base` keep their bytes; new ones take their place by start, then id.
/// `None` when nothing is to be written: no change, or an empty layer without a file.
pub fn write(disk: &str, base: Option<&Sidecar>, layer: &Layer, header: &Header) -> Result<Option<String>, WriteError> {
    todo!()
}
