//! Reading an article from disk, whole or only its beginning.

use std::fs::File;
use std::io::{self, Seek};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::format::{Format, format_of};
use super::{Meta, decode, file};
use crate::lang::{Explain, Lang, UserError, phrase};
use crate::text::{ByteRange, Text};
use crate::vietnamese::remnant;

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
    /// None of these: bytes that make no sense became U+FFFD. The article can be read, not annotated.
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
        source: io::Error,
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
        let (path, message, hint) = match self {
            ArticleError::Io { path, source } => {
                let message = match source.kind() {
                    io::ErrorKind::NotFound => phrase("không có tệp này", "there is no such file").get(lang).to_owned(),
                    io::ErrorKind::PermissionDenied => {
                        phrase("không có quyền đọc bài này", "no permission to read this article").get(lang).to_owned()
                    }
                    _ => phrase("không đọc được bài: {reason}", "the article can't be read: {reason}")
                        .fill(lang, &[("reason", source)]),
                };
                (path, message, None)
            }
            ArticleError::NotAFile(path) => (
                path,
                phrase("đây không phải là tệp thông thường", "this is not an ordinary file").get(lang).to_owned(),
                None,
            ),
            ArticleError::TooLarge { path, bytes, limit } => (
                path,
                phrase(
                    "bài quá lớn: {bytes} byte, giới hạn là {limit}",
                    "the article is too large: {bytes} bytes, the limit is {limit}",
                )
                .fill(lang, &[("bytes", bytes), ("limit", limit)]),
                Some(phrase(
                    "Có thể nâng giới hạn bằng limits.article-bytes.",
                    "Raise the limit with limits.article-bytes.",
                )),
            ),
            ArticleError::UnknownFormat(path) => (
                path,
                phrase("chưa đọc được tệp loại này", "files of this kind can't be read").get(lang).to_owned(),
                Some(phrase(
                    "Đọc được: .txt, .text, .md, .markdown.",
                    "What can be read: .txt, .text, .md, .markdown.",
                )),
            ),
        };
        let error = UserError::new(message).at(path, None, None);
        match hint {
            Some(hint) => error.with_hint(hint.get(lang)),
            None => error,
        }
    }
}

/// Files up to this many bytes are read whole at once; of larger ones the beginning is shown first.
pub const HEAD_BYTES: u64 = 256 * 1024;

/// Reads the whole article. Pipes and devices are refused without waiting for them.
pub fn load(path: &Path, limit: u64) -> Result<Article, ArticleError> {
    let source = Source::open(path, limit)?;
    source.whole()
}

/// Reads a small article whole, and of a large one the first [`HEAD_BYTES`] up to a line's or character's end
/// (`partial`): what the first frame needs. A byline at the end and remnants are only known of the whole.
pub fn load_head(path: &Path, limit: u64) -> Result<Article, ArticleError> {
    let source = Source::open(path, limit)?;
    if source.bytes <= HEAD_BYTES { source.whole() } else { source.head() }
}

/// An article's file, opened.
struct Source<'a> {
    path: &'a Path,
    format: &'static dyn Format,
    file: File,
    bytes: u64,
    limit: u64,
}

impl<'a> Source<'a> {
    fn open(path: &'a Path, limit: u64) -> Result<Source<'a>, ArticleError> {
        let format = format_of(path).ok_or_else(|| ArticleError::UnknownFormat(path.to_owned()))?;
        let (file, bytes) = file::open(path)?;
        let source = Source { path, format, file, bytes, limit };
        source.check(bytes)?;
        Ok(source)
    }

    fn check(&self, bytes: u64) -> Result<(), ArticleError> {
        let (path, limit) = (self.path.to_owned(), self.limit);
        if bytes > limit { Err(ArticleError::TooLarge { path, bytes, limit }) } else { Ok(()) }
    }

    fn whole(mut self) -> Result<Article, ArticleError> {
        let bytes = self.read(self.limit.saturating_add(1))?;
        let length = bytes.len() as u64;
        // The file may have grown since it was opened.
        self.check(length)?;
        let (text, encoding) = match decode::decode(bytes) {
            Ok(decoded) => decoded,
            Err(_) => (decode::lossy(&self.read(self.limit)?), Encoding::Lossy),
        };
        let mut meta = self.format.meta(&text);
        if meta.byline.is_none() {
            meta.byline = end_byline(&text);
        }
        let remnants = remnant::remnants(&text);
        Ok(Article {
            text: Arc::new(text),
            meta,
            encoding,
            format: self.format,
            remnants,
            partial: false,
            file_bytes: length,
        })
    }

    fn head(mut self) -> Result<Article, ArticleError> {
        let mut bytes = self.read(HEAD_BYTES)?;
        let end = decode::line_end(&bytes, decode::announced(&bytes));
        bytes.truncate(end);
        let (text, encoding) = match decode::decode(bytes) {
            Ok(decoded) => decoded,
            Err(_) => (decode::lossy(&self.read(end as u64)?), Encoding::Lossy),
        };
        let meta = self.format.meta(&text);
        Ok(Article {
            text: Arc::new(text),
            meta,
            encoding,
            format: self.format,
            remnants: Vec::new(),
            partial: true,
            file_bytes: self.bytes,
        })
    }

    /// Reads from the start.
    fn read(&mut self, most: u64) -> Result<Vec<u8>, ArticleError> {
        self.file
            .rewind()
            .and_then(|()| file::read(&mut self.file, self.bytes, most))
            .map_err(|source| ArticleError::Io { path: self.path.to_owned(), source })
    }
}

/// The byline at the end of a text.
pub(super) fn end_byline(text: &Text) -> Option<String> {
    remnant::byline(text).map(|range| super::meta::trim(text.slice(range)).to_owned())
}

#[cfg(test)]
mod tests;
