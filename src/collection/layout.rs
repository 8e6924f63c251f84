//! Which folder is the collection, where its files are, and what it is called.

use std::path::{Path, PathBuf};

use super::ArticlePath;
use crate::annotation::Annotator;
use crate::lang::{Explain, Lang, UserError};

/// The folders and names of a collection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The collection's root: a real path.
    pub root: PathBuf,
    /// The article given on the command line, when a file was.
    pub article: Option<ArticlePath>,
    /// Where sidecars are kept instead of beside the articles, mirrored (`sidecars.dir`).
    pub sidecars: Option<PathBuf>,
}

/// Why nothing can be opened.
#[derive(Debug, thiserror::Error)]
pub enum LayoutError {
    /// There is nothing there.
    #[error("{path}: {source}")]
    Missing {
        /// What was asked for.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

impl Explain for LayoutError {
    fn explain(&self, lang: Lang) -> UserError {
        todo!()
    }
}

/// The name of a collection's own file.
pub const MANIFEST: &str = "ghichu.toml";

/// The collection of `path`: a folder is one (its root is the nearest folder upwards with a `ghichu.toml`, else itself);
/// a file belongs to the nearest folder upwards with a `ghichu.toml`, else to its own folder.
pub fn find(path: &Path) -> Result<Layout, LayoutError> {
    todo!()
}

impl Layout {
    /// Where an article is on disk.
    pub fn article_file(&self, article: &ArticlePath) -> PathBuf {
        self.root.join(article.as_path())
    }

    /// Where an annotator's sidecar for an article is (or would be): `<file name>.<annotator>.ghichu.toml`.
    pub fn sidecar_file(&self, article: &ArticlePath, annotator: &Annotator) -> PathBuf {
        todo!()
    }

    /// The collection's own file.
    pub fn manifest_file(&self) -> PathBuf {
        self.root.join(MANIFEST)
    }
}
