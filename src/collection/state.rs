//! What is remembered between sessions, in the state folder, never in sidecars: reading places, marks, the list's state.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::ArticlePath;
use crate::text::CharOffset;

/// How far an article has been read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Progress {
    /// Never opened.
    #[default]
    Unread,
    /// Opened.
    Reading,
    /// Marked as done.
    Done,
}

impl Progress {
    /// Its name in files and commands: `unread`, `reading`, `done`.
    pub fn name(self) -> &'static str {
        match self {
            Progress::Unread => "unread",
            Progress::Reading => "reading",
            Progress::Done => "done",
        }
    }
}

/// What is remembered of one article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ArticleState {
    /// How far it has been read.
    pub progress: Progress,
    /// Where the cursor was.
    pub cursor: CharOffset,
    /// What the first row of the window showed.
    pub top: CharOffset,
}

/// What is remembered of a collection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CollectionState {
    /// Its articles.
    pub articles: HashMap<ArticlePath, ArticleState>,
    /// The article that was open.
    pub open: Option<ArticlePath>,
    /// The list's sort key, when it was changed.
    pub sort: Option<String>,
    /// Whether it was reversed.
    pub reverse: bool,
    /// The list's filter.
    pub filter: String,
    /// Tags by last use, latest first (ids).
    pub recent_tags: Vec<String>,
}

/// Where the state of the collection at `root` is kept below `state_dir`.
pub fn file(state_dir: &Path, root: &Path) -> PathBuf {
    todo!()
}

/// Reads it; a missing or broken file is an empty state (a broken one is set aside as `….broken`).
pub fn load(state_dir: &Path, root: &Path) -> CollectionState {
    todo!()
}

/// Writes it atomically.
pub fn save(state_dir: &Path, root: &Path, state: &CollectionState) -> std::io::Result<()> {
    todo!()
}

/// The collection opened last, for a start without a path.
pub fn last_opened(state_dir: &Path) -> Option<PathBuf> {
    todo!()
}

/// Remembers the collection opened last.
pub fn set_last_opened(state_dir: &Path, root: &Path) -> std::io::Result<()> {
    todo!()
}
