//! The text that a person types: a line or several, with a cursor, undo of nothing, and Vietnamese input methods.
//!
//! Input methods type into a terminal as bursts of backspaces and replacements, sometimes with marks as characters of
//! their own: content is kept in NFC, one Backspace removes one grapheme, and what arrives is applied strictly in
//! order.

/// An editable text. Positions are bytes of its content on grapheme borders.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    content: String,
    cursor: usize,
    multiline: bool,
}

/// One thing that can be done to a [`Field`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldEdit {
    /// Type a character; a combining mark joins the letter before it.
    Insert(char),
    /// Insert a text: control characters but `\n` are dropped, and `\n` becomes a space in a one-line field.
    Paste(String),
    /// Remove the grapheme before the cursor.
    Backspace,
    /// Remove the grapheme under the cursor.
    Delete,
    /// Remove back to the start of the syllable.
    DeleteSyllable,
    /// Remove back to the start of the line.
    DeleteToStart,
    /// Move by a grapheme.
    Left,
    /// Move by a grapheme.
    Right,
    /// Move by a line (a multi-line field).
    Up,
    /// Move by a line (a multi-line field).
    Down,
    /// To the start of the line.
    Home,
    /// To the end of the line.
    End,
    /// By a syllable back.
    SyllableLeft,
    /// By a syllable on.
    SyllableRight,
    /// Break the line (a multi-line field; ignored otherwise).
    NewLine,
}

impl Field {
    /// An empty field of one line.
    pub fn line() -> Field {
        Field::default()
    }

    /// An empty field of several lines.
    pub fn lines() -> Field {
        Field { multiline: true, ..Field::default() }
    }

    /// The same field with `content` (made NFC) and the cursor at its end.
    #[must_use]
    pub fn with(self, content: &str) -> Field {
        todo!()
    }

    /// What it holds.
    pub fn content(&self) -> &str {
        &self.content
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.content.is_empty()
    }

    /// Whether it has several lines.
    pub fn is_multiline(&self) -> bool {
        self.multiline
    }

    /// Where the cursor is, in bytes of the content.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Where the cursor is: line from 0, and column in terminal cells from 0.
    pub fn cursor_place(&self) -> (usize, usize) {
        todo!()
    }

    /// Applies `edit`; says whether anything changed (content or cursor).
    pub fn apply(&mut self, edit: FieldEdit) -> bool {
        todo!()
    }
}
