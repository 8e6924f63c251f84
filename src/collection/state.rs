//! What is remembered between sessions, in the state folder, never in sidecars: reading places, marks, the list's state.
//!
//! One TOML file for each collection, named by the hash of its root's path. It is a convenience: when it can't be read
//! the collection opens all the same, and a broken file is set aside instead of written over.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{ArticlePath, atomic};
use crate::article::Encoding;
use crate::text::CharOffset;

mod path_text;

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
    /// Every step, in order.
    pub const ALL: [Progress; 3] = [Progress::Unread, Progress::Reading, Progress::Done];

    /// Its name in files and commands: `unread`, `reading`, `done`.
    pub fn name(self) -> &'static str {
        match self {
            Progress::Unread => "unread",
            Progress::Reading => "reading",
            Progress::Done => "done",
        }
    }

    /// The step of that name.
    pub fn from_name(name: &str) -> Option<Progress> {
        Progress::ALL.into_iter().find(|progress| progress.name() == name)
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
    /// The encoding it is read in, when somebody chose.
    pub encoding: Option<Encoding>,
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

impl CollectionState {
    /// The articles whose encoding somebody chose.
    pub fn encodings(&self) -> impl Iterator<Item = (ArticlePath, Encoding)> {
        self.articles.iter().filter_map(|(path, article)| Some((path.clone(), article.encoding?)))
    }
}

/// Where the state of the collection at `root` is kept below `state_dir`.
pub fn file(state_dir: &Path, root: &Path) -> PathBuf {
    state_dir.join("collections").join(format!("{}.toml", name(root)))
}

/// The folder below `state_dir` for annotations of the collection at `root` that could not be saved where they belong.
pub fn unsaved(state_dir: &Path, root: &Path) -> PathBuf {
    state_dir.join("unsaved").join(name(root))
}

/// What the collection at `root` is called in the state folder.
fn name(root: &Path) -> String {
    let hash = blake3::hash(root.as_os_str().as_encoded_bytes()).to_hex();
    hash[..32].to_owned()
}

/// Reads it; a missing or broken file is an empty state (a broken one is set aside as `….broken`).
pub fn load(state_dir: &Path, root: &Path) -> CollectionState {
    read::<StateFile>(&file(state_dir, root)).map(StateFile::into_state).unwrap_or_default()
}

/// Writes it atomically.
pub fn save(state_dir: &Path, root: &Path, state: &CollectionState) -> io::Result<()> {
    write(&file(state_dir, root), &StateFile::new(root, state))
}

/// The collection opened last, for a start without a path.
pub fn last_opened(state_dir: &Path) -> Option<PathBuf> {
    path_text::decode(&read::<LastFile>(&last_file(state_dir))?.root)
}

/// Remembers the collection opened last.
pub fn set_last_opened(state_dir: &Path, root: &Path) -> io::Result<()> {
    write(&last_file(state_dir), &LastFile { root: path_text::encode(root) })
}

fn last_file(state_dir: &Path) -> PathBuf {
    state_dir.join("last-opened.toml")
}

fn read<T: serde::de::DeserializeOwned>(path: &Path) -> Option<T> {
    let source = match std::fs::read_to_string(path) {
        Ok(source) => toml::from_str(&source).ok(),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => None,
        Err(_) => return None,
    };
    if source.is_none() {
        let mut aside = path.as_os_str().to_owned();
        aside.push(".broken");
        // When even that fails there is nothing to be done about it: the state starts empty.
        let _ = std::fs::rename(path, aside);
    }
    source
}

fn write<T: Serialize>(path: &Path, content: &T) -> io::Result<()> {
    let source = toml::to_string(content).map_err(io::Error::other)?;
    atomic::replace(path, source.as_bytes(), true)
}

/// The state as its file says. Paths are written as [`path_text`] says.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct StateFile {
    root: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    open: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sort: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    reverse: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    filter: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    recent_tags: Vec<String>,
    #[serde(default, rename = "article", skip_serializing_if = "Vec::is_empty")]
    articles: Vec<ArticleLine>,
}

#[derive(Serialize, Deserialize)]
struct ArticleLine {
    path: String,
    #[serde(default)]
    progress: String,
    #[serde(default)]
    cursor: u64,
    #[serde(default)]
    top: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    encoding: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct LastFile {
    root: String,
}

impl StateFile {
    fn new(root: &Path, state: &CollectionState) -> StateFile {
        let mut known: Vec<_> =
            state.articles.iter().filter(|(_, article)| **article != ArticleState::default()).collect();
        known.sort_unstable_by_key(|(path, _)| *path);
        let articles = known.into_iter().map(|(path, article)| ArticleLine {
            path: path_text::encode(path.as_path()),
            progress: article.progress.name().to_owned(),
            cursor: article.cursor.0 as u64,
            top: article.top.0 as u64,
            encoding: article.encoding.map(|encoding| encoding.id().to_owned()),
        });
        StateFile {
            root: path_text::encode(root),
            open: state.open.as_ref().map(|path| path_text::encode(path.as_path())),
            sort: state.sort.clone(),
            reverse: state.reverse,
            filter: state.filter.clone(),
            recent_tags: state.recent_tags.clone(),
            articles: articles.collect(),
        }
    }

    fn into_state(self) -> CollectionState {
        let place = |offset: u64| CharOffset(usize::try_from(offset).unwrap_or(usize::MAX));
        let articles = self.articles.into_iter().filter_map(|line| {
            let state = ArticleState {
                progress: Progress::from_name(&line.progress).unwrap_or_default(),
                cursor: place(line.cursor),
                top: place(line.top),
                encoding: line.encoding.as_deref().and_then(Encoding::from_id),
            };
            Some((ArticlePath::new(path_text::decode(&line.path)?), state))
        });
        CollectionState {
            articles: articles.collect(),
            open: self.open.and_then(|path| path_text::decode(&path)).map(ArticlePath::new),
            sort: self.sort,
            reverse: self.reverse,
            filter: self.filter,
            recent_tags: self.recent_tags,
        }
    }
}

#[cfg(test)]
mod tests;
