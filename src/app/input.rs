//! What comes into the program from outside, as values.

use std::path::PathBuf;
use std::sync::Arc;

use crate::annotation::{Annotation, AnnotationId, Annotator, Stamp};
use crate::article::{Article, ArticleError};
use crate::codebook::TagId;
use crate::collection::ArticlePath;
use crate::collection::rewrite::Rewritten;
use crate::collection::scan::ScanEvent;
use crate::collection::store::{Layers, StoreError};
use crate::config::key::Key;
use crate::config::{Problem, Theme};
use crate::lang::{Message, UserError};
use crate::search::Hits;

/// One thing that happened.
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// The mouse did something.
    Mouse(Mouse),
    /// A text was pasted.
    Paste(String),
    /// The terminal has this size now, in columns and rows.
    Resize(u16, u16),
    /// The terminal shows characters of ambiguous width (“ ” – …) in two columns, or in one.
    WideTerminal(bool),
    /// What the clocks say; comes before each batch of other inputs.
    Clock(Clock),
    /// A command line to run as if it had been typed.
    Line(String),
    /// An effect came to an end, or has news.
    Done(Done),
}

/// The clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The time of day, for what is stamped.
    pub stamp: Stamp,
    /// Milliseconds since the program started, for delays.
    pub millis: u64,
}

/// A mouse event. Columns and rows count from 0 at the top left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// What happened.
    pub kind: MouseKind,
    /// Where.
    pub column: u16,
    /// Where.
    pub row: u16,
}

/// What a mouse can do here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button went down; the number counts quick clicks at one place: 1, 2, 3.
    Down(u8),
    /// The mouse moved with the left button down.
    Drag,
    /// The left button went up.
    Up,
    /// The wheel turned up.
    WheelUp,
    /// The wheel turned down.
    WheelDown,
}

/// News of effects.
pub enum Done {
    /// An article was read (or only its beginning: [`Article::partial`]).
    Article(ArticlePath, Result<Article, ArticleError>),
    /// The layers of an article were read.
    Layers(ArticlePath, Box<Layers>),
    /// A layer was saved as it was at this version, or could not be.
    Saved(ArticlePath, u64, Result<(), StoreError>),
    /// The scan has news.
    Scan(ScanEvent),
    /// The collection's own file was read or changed: its source.
    Manifest(Result<String, StoreError>),
    /// A tag was replaced in articles that are not open: the number it was asked under, what was rewritten, what failed.
    TagReplaced(u64, Vec<Rewritten>, Vec<StoreError>),
    /// Files were put back, but for those that failed.
    PutBack(Vec<StoreError>),
    /// A search through an article ended.
    Hits(SearchPurpose, Hits),
    /// Passages of the collection were read.
    Passages(Vec<PassageRow>),
    /// All passages of the collection have been handed over.
    PassagesEnd,
    /// The outside editor was left with this text, or could not be run.
    Edited(NoteTarget, Result<String, UserError>),
    /// An export ended: where it went and what could not be carried over, as sentences.
    Exported(Result<(PathBuf, Vec<String>), UserError>),
    /// The words of the collection were counted: where they stand, and how many.
    WordsCounted(Result<(PathBuf, usize), UserError>),
    /// A theme was read, with what is wrong in it, or could not be.
    Theme(Result<(Theme, Vec<Problem>), Box<Problem>>),
    /// Something outside went wrong or is worth a word.
    Message(UserError),
    /// The state could not be kept.
    StateFailed(Message),
}

/// What a search through the article is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SearchPurpose {
    /// To light the hits; the number tells the search apart from later ones.
    Light(u64),
    /// To select all occurrences of the selected phrase.
    Occurrences(u64),
}

/// What a note is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteTarget {
    /// An annotation of an article.
    Annotation(ArticlePath, AnnotationId),
    /// The whole article.
    Article(ArticlePath),
}

/// A passage in the view of all passages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassageRow {
    /// Its article.
    pub article: ArticlePath,
    /// The article's title (raw).
    pub title: Arc<str>,
    /// The article's date.
    pub date: Option<jiff::civil::Date>,
    /// Whose it is.
    pub annotator: Annotator,
    /// The annotation, with the anchor its file has; its `range` means nothing here.
    pub annotation: Arc<Annotation>,
}

impl PassageRow {
    /// Whether it carries `tag`.
    pub fn has_tag(&self, tag: &TagId) -> bool {
        self.annotation.tags.contains(tag)
    }
}
