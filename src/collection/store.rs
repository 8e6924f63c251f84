//! Reading and writing sidecars and the collection's own file.

use std::path::PathBuf;

use super::sidecar::{Header, Sidecar, SidecarError};
use super::{ArticlePath, Layout};
use crate::annotation::{Annotator, Layer};
use crate::codebook::CodebookEdit;
use crate::lang::{Explain, Lang, UserError};
use crate::text::Text;

/// A layer and what is needed to save it.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The layer over today's text.
    pub layer: Layer,
    /// The sidecar it came from; `None` when there is no file yet.
    pub base: Option<Sidecar>,
    /// Why it can't be saved (it does not parse, is of a later format, is a link); the layer is then empty or read-only.
    pub problem: Option<StoreError>,
}

/// All layers of an article.
#[derive(Clone, Debug)]
pub struct Layers {
    /// Mine.
    pub mine: Loaded,
    /// The others', by annotator.
    pub others: Vec<Loaded>,
}

/// Why something can't be loaded or saved.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The system said no.
    #[error("{path}: {message}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What kind of no.
        kind: std::io::ErrorKind,
        /// The system's words.
        message: String,
    },
    /// A sidecar that can't be used.
    #[error("{path}: {error}")]
    Sidecar {
        /// The file.
        path: PathBuf,
        /// Why.
        error: SidecarError,
    },
    /// `ghichu.toml` can't be changed.
    #[error("{path}: {error}")]
    Codebook {
        /// The file.
        path: PathBuf,
        /// Why.
        error: super::codebook_file::CodebookFileError,
    },
}

impl Explain for StoreError {
    fn explain(&self, lang: Lang) -> UserError {
        todo!()
    }
}

/// Loads the layers of an article over its text. A sidecar that can't be used is reported in its layer.
pub fn load_layers(layout: &Layout, article: &ArticlePath, text: &Text, me: &Annotator) -> Layers {
    todo!()
}

/// Saves `layer`: reads what is on disk, writes what changed, atomically. Returns the sidecar as it is on disk now, the
/// next save's base.
pub fn save_layer(
    layout: &Layout,
    article: &ArticlePath,
    base: Option<&Sidecar>,
    layer: &Layer,
    header: &Header,
) -> Result<Option<Sidecar>, StoreError> {
    todo!()
}

/// Reads the collection's own file: its source, empty when there is none.
pub fn read_manifest(layout: &Layout) -> Result<String, StoreError> {
    todo!()
}

/// Makes an edit in the collection's own file (creating it), atomically; returns the new source.
pub fn edit_codebook(layout: &Layout, edit: &CodebookEdit) -> Result<String, StoreError> {
    todo!()
}
