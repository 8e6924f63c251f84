//! Reading an article from disk, whole or only its beginning.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Meta;
use super::format::Format;
use crate::lang::{Explain, Lang, UserError};
use crate::text::{ByteRange, Text};

/// An article, read.
#[derive(Clone)]
pub struct Article {
    /// Its canonical text.
    pub text: Arc<Text>,
    /// Title, date, byline.
    pub meta: Meta,
    /// How its bytes were decoded.
    pub encoding: Encoding,
    /// The format that read it.
    pub format: &'static dyn Format,
    /// What scraping left at its end, in order.
    pub remnants: Vec<ByteRange>,
    /// Whether this is only the beginning of a large file: the whole follows.
    pub partial: bool,
    /// The file's length in bytes.
    pub file_bytes: u64,
}

/// How bytes became text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8.
    #[default]
    Utf8,
    /// UTF-8 with a byte order mark.
    Utf8Bom,
    /// UTF-16, little endian, with a byte order mark.
    Utf16Le,
    /// UTF-16, big endian, with a byte order mark.
    Utf16Be,
    /// None of these: bytes that are no UTF-8 became U+FFFD. The article can be read, not annotated.
    Lossy,
}

impl Encoding {
    /// Its name in `show --json` and on screen: `UTF-8`, `UTF-8 (BOM)`, `UTF-16LE`, `UTF-16BE`, `not UTF-8`.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf8Bom => "UTF-8 (BOM)",
            Encoding::Utf16Le => "UTF-16LE",
            Encoding::Utf16Be => "UTF-16BE",
            Encoding::Lossy => "not UTF-8",
        }
    }
}

/// Why an article can't be read.
#[derive(Debug, thiserror::Error)]
pub enum ArticleError {
    /// The system said no.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A folder, device, socket or pipe.
    #[error("{0} is not an ordinary file")]
    NotAFile(PathBuf),
    /// Larger than `limits.article-bytes`.
    #[error("{path} has {bytes} bytes, more than {limit}")]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its length.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// No format reads such files.
    #[error("{0} is of no format that can be read")]
    UnknownFormat(PathBuf),
}

impl Explain for ArticleError {
    fn explain(&self, lang: Lang) -> UserError {
        todo!()
    }
}

/// Files up to this many bytes are read whole at once; of larger ones the beginning is shown first.
pub const HEAD_BYTES: u64 = 256 * 1024;

/// Reads the whole article. Pipes and devices are refused without waiting for them.
pub fn load(path: &Path, limit: u64) -> Result<Article, ArticleError> {
    todo!()
}

/// Reads a small article whole, and of a large one the first [`HEAD_BYTES`] up to a line's or character's end
/// (`partial`): what the first frame needs.
pub fn load_head(path: &Path, limit: u64) -> Result<Article, ArticleError> {
    todo!()
}
