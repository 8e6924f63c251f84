//! Reading an article from disk, whole or only its beginning.

use std::fs::File;
use std::io::{self, Seek};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::encoding::{Encoding, choose};
use super::format::{Format, format_of};
use super::{Meta, cut, decode, file};
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

/// Reads the whole article, in the encoding `wanted` or, without one, in the one that its bytes speak for. Pipes and devices are refused
/// without waiting for them.
pub fn load(path: &Path, limit: u64, wanted: Option<Encoding>) -> Result<Article, ArticleError> {
    let source = Source::open(path, limit, wanted)?;
    source.whole()
}

/// Reads a small article whole, and of a large one the first [`HEAD_BYTES`] up to a line's or character's end
/// (`partial`): what the first frame needs. A byline at the end and remnants are only known of the whole.
pub fn load_head(path: &Path, limit: u64, wanted: Option<Encoding>) -> Result<Article, ArticleError> {
    let source = Source::open(path, limit, wanted)?;
    if source.bytes <= HEAD_BYTES { source.whole() } else { source.head() }
}

/// An article's file, opened.
struct Source<'a> {
    path: &'a Path,
    format: &'static dyn Format,
    file: File,
    bytes: u64,
    limit: u64,
    wanted: Option<Encoding>,
}

impl<'a> Source<'a> {
    fn open(path: &'a Path, limit: u64, wanted: Option<Encoding>) -> Result<Source<'a>, ArticleError> {
        let format = format_of(path).ok_or_else(|| ArticleError::UnknownFormat(path.to_owned()))?;
        let (file, bytes) = file::open(path)?;
        let source = Source { path, format, file, bytes, limit, wanted };
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
        // The beginning decides, so that it is read as it was when only the beginning was there.
        let start = &bytes[..bytes.len().min(HEAD_BYTES as usize)];
        let encoding = choose(start, start.len() == bytes.len(), self.wanted);
        let (text, encoding) = self.decode(bytes, encoding, self.limit)?;
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
        let encoding = choose(&bytes, false, self.wanted);
        let end = cut::line_end(&bytes, encoding);
        bytes.truncate(end);
        let (text, encoding) = self.decode(bytes, encoding, end as u64)?;
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

    /// The text of `bytes`, the first `most` of the file. When they are not the UTF-8 they seemed to be, they are read
    /// again, and all of them say what they are.
    fn decode(&mut self, bytes: Vec<u8>, encoding: Encoding, most: u64) -> Result<(Text, Encoding), ArticleError> {
        if let Ok(decoded) = decode::decode(bytes, encoding) {
            return Ok(decoded);
        }
        let bytes = self.read(most)?;
        let encoding = if self.wanted.is_some() { Encoding::DamagedUtf8 } else { choose(&bytes, true, None) };
        let placeholders = if encoding.is_utf8() { Encoding::DamagedUtf8 } else { encoding };
        Ok(decode::decode(bytes, placeholders).expect("only what is said to be UTF-8 can fail to be"))
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
