//! An article as the list knows it: no text, only what is told about it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::article::Meta;
use crate::codebook::TagId;

/// An article's path relative to its collection's root: its name in lists, state and commands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticlePath(Arc<Path>);

impl ArticlePath {
    /// The article at `path` below the root.
    pub fn new(path: impl Into<PathBuf>) -> ArticlePath {
        ArticlePath(path.into().into())
    }

    /// As a path, relative to the root.
    pub fn as_path(&self) -> &Path {
        &self.0
    }
}

/// An article in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it is.
    pub path: ArticlePath,
    /// Title, date and byline.
    pub meta: Meta,
    /// The file's length in bytes.
    pub bytes: u64,
    /// How many of my annotations carry each tag, most first; untagged notes are not counted.
    pub tags: Vec<(TagId, usize)>,
    /// How many annotations I have in it.
    pub annotations: usize,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

/// What can be wrong with an article in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It can't be read: the system's words.
    Unreadable(String),
    /// Its bytes are not UTF-8.
    NotUtf8,
    /// A sidecar does not parse: file name, line and column from 1, and why.
    SidecarBroken {
        /// The sidecar's file name.
        file: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The column in code points, from 1.
        column: usize,
        /// The parser's words.
        message: String,
    },
    /// A sidecar of a later format: read-only.
    SidecarNewer {
        /// The sidecar's file name.
        file: PathBuf,
        /// Its format number.
        format: i64,
    },
}
