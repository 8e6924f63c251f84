//! The open article as it is read: cursor, window, selection, search. A document's annotations are not here, but in
//! [`Document`](super::document::Document), which outlives the reader.

pub mod jumps;
pub mod marks;
pub mod scroll;
pub mod selection;
pub mod window;

use std::sync::Arc;

use self::jumps::Jumps;
use self::marks::{Occurrences, Search};
use self::selection::Selection;
use crate::article::Article;
use crate::collection::ArticlePath;
use crate::text::grapheme;
use crate::text::{ByteOffset, ByteRange, Text};

/// The open article.
pub struct Reader {
    /// Which article it is.
    pub path: ArticlePath,
    /// Its text and what is known about it.
    pub article: Article,
    /// Where the cursor is: the start of a grapheme, or the end of the text.
    pub cursor: ByteOffset,
    /// The start of the first row in the window.
    pub top: ByteOffset,
    /// The column that moving by rows tries to keep.
    pub column: Option<u16>,
    /// What is selected.
    pub selection: Option<Selection>,
    /// Many places selected at once.
    pub occurrences: Option<Occurrences>,
    /// What was searched for.
    pub search: Option<Search>,
    /// Where the cursor was before it jumped.
    pub jumps: Jumps,
    /// A place to go to when the whole article is there.
    pub pending: Option<Pending>,
}

/// Something that waits for the whole of a large article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pending {
    /// Go to the end.
    End,
    /// Go to a share of the text, in percent.
    Percent(u8),
    /// Put the window and the cursor where they were (code points: top, cursor).
    Place(crate::text::CharOffset, crate::text::CharOffset),
    /// Go to an annotation.
    Annotation(crate::annotation::AnnotationId),
}

impl Reader {
    /// A reader at the start of `article`.
    pub fn new(path: ArticlePath, article: Article) -> Reader {
        Reader {
            path,
            article,
            cursor: ByteOffset::ZERO,
            top: ByteOffset::ZERO,
            column: None,
            selection: None,
            occurrences: None,
            search: None,
            jumps: Jumps::default(),
            pending: None,
        }
    }

    /// The text.
    pub fn text(&self) -> &Arc<Text> {
        &self.article.text
    }

    /// The article without the remnants at its end: how far sentence motions go.
    pub fn body(&self) -> ByteRange {
        let end = self.article.remnants.first().map_or(self.text().end(), |first| first.start);
        ByteRange { start: ByteOffset::ZERO, end }
    }

    /// What is selected: whole graphemes from one end to the other.
    pub fn selected(&self) -> Option<ByteRange> {
        self.selection.map(|selection| selection.range(self.text()))
    }

    /// Puts the cursor at `at` (moved to a grapheme border); the selection's head goes with it.
    pub fn move_to(&mut self, at: ByteOffset) {
        let text = &self.article.text;
        let at = if at >= text.end() { last_place(text) } else { grapheme::grapheme_at(text, at).start };
        self.cursor = at;
        self.column = None;
        if let Some(selection) = &mut self.selection {
            selection.head = at;
        }
    }

    /// Moves as [`Reader::move_to`], and remembers where the cursor was for jumping back.
    pub fn jump_to(&mut self, at: ByteOffset) {
        let from = self.cursor;
        self.move_to(at);
        // Else jumping back would stay there, once for each time.
        if self.cursor != from {
            self.jumps.leave(from);
        }
    }

    /// Selects `range` with the cursor on its last grapheme.
    pub fn select(&mut self, range: ByteRange) {
        if range.is_empty() {
            return;
        }
        let head = grapheme::previous_border(self.text(), range.end);
        self.selection = Some(Selection { anchor: range.start, head });
        self.cursor = head;
        self.column = None;
    }

    /// How much of the text stands before the cursor, in percent of its bytes.
    pub fn percent(&self) -> u8 {
        let end = self.text().end().0.max(1);
        ((self.cursor.0 as u128 * 100).div_ceil(end as u128)).min(100) as u8
    }

    /// Keeps places valid after the text was replaced by a longer one with the same beginning.
    pub fn replace_article(&mut self, article: Article) {
        self.article = article;
        let end = self.text().end();
        self.cursor = self.cursor.min(end);
        self.top = self.top.min(end);
    }
}

/// The last place a cursor can stand: the start of the last grapheme (before a final `\n`, where there is one).
pub fn last_place(text: &Text) -> ByteOffset {
    let last = grapheme::previous_border(text, text.end());
    if text.slice(ByteRange { start: last, end: text.end() }) != "\n" || last == ByteOffset::ZERO {
        return last;
    }
    let line = text.line_at(last);
    if line.is_empty() { last } else { grapheme::previous_border(text, line.end) }
}
