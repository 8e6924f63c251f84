//! The text that a person types: a line or several, with a cursor, undo of nothing, and Vietnamese input methods.
//!
//! Input methods type into a terminal as bursts of backspaces and replacements, sometimes with marks as characters of
//! their own: content is kept in NFC, one Backspace removes one grapheme, and what arrives is applied strictly in
//! order.
//!
//! Every change is one splice, which composes what it brings together and puts the cursor on a grapheme border. A
//! syllable here is what stands between spaces and punctuation; what it means is not this room's matter.

use unicode_normalization::char::is_combining_mark;

use super::glyph::{GlyphOptions, glyphs, normalize, width};
use super::grapheme::{border_after, border_at_or_after, border_before};

/// An editable text. Positions are bytes of its content on grapheme borders.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    content: String,
    cursor: usize,
    multiline: bool,
    /// The column that Up and Down keep to across shorter lines.
    kept_column: Option<usize>,
}

/// One thing that can be done to a [`Field`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldEdit {
    /// Type a character; a combining mark joins the letter before it.
    Insert(char),
    /// Insert a text: CRLF and CR become `\n`, other control characters are dropped, and `\n` becomes a space in a
    /// one-line field.
    Paste(String),
    /// Put a text in the place of so many bytes before the cursor; cleaned as if pasted.
    Replace(usize, String),
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

    /// The same field with `content` (made NFC, cleaned as if pasted) and the cursor at its end.
    #[must_use]
    pub fn with(self, content: &str) -> Field {
        let mut field = Field { multiline: self.multiline, ..Field::default() };
        field.splice(0, 0, &self.cleaned(content));
        field
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

    /// The grapheme that a Backspace removes; empty at the start.
    pub fn before_cursor(&self) -> &str {
        &self.content[border_before(&self.content, self.cursor)..self.cursor]
    }

    /// Where the cursor is: line from 0, and column in terminal cells from 0.
    pub fn cursor_place(&self) -> (usize, usize) {
        let before = &self.content[..self.cursor];
        let line = bytecount::count(before.as_bytes(), b'\n');
        (line, width(&before[self.line_start()..], GlyphOptions::default()))
    }

    /// Applies `edit`; says whether anything changed (content or cursor).
    pub fn apply(&mut self, edit: FieldEdit) -> bool {
        let cursor = self.cursor;
        let kept_column = self.kept_column.take();
        match edit {
            FieldEdit::Insert(character) if character.is_control() => false,
            FieldEdit::Insert(character) => self.splice(cursor, cursor, character.encode_utf8(&mut [0; 4])),
            FieldEdit::Paste(text) => self.splice(cursor, cursor, &self.cleaned(&text)),
            FieldEdit::Replace(bytes, text) => {
                let start = border_at_or_after(&self.content, cursor.saturating_sub(bytes)).min(cursor);
                self.splice(start, cursor, &self.cleaned(&text))
            }
            FieldEdit::NewLine => self.multiline && self.splice(cursor, cursor, "\n"),
            FieldEdit::Backspace => self.splice(border_before(&self.content, cursor), cursor, ""),
            FieldEdit::Delete => self.splice(cursor, border_after(&self.content, cursor), ""),
            FieldEdit::DeleteSyllable => self.splice(self.syllable_left(), cursor, ""),
            FieldEdit::DeleteToStart => self.splice(self.line_start(), cursor, ""),
            FieldEdit::Left => self.move_to(border_before(&self.content, cursor)),
            FieldEdit::Right => self.move_to(border_after(&self.content, cursor)),
            FieldEdit::Home => self.move_to(self.line_start()),
            FieldEdit::End => self.move_to(self.line_end()),
            FieldEdit::SyllableLeft => self.move_to(self.syllable_left()),
            FieldEdit::SyllableRight => self.move_to(self.syllable_right()),
            FieldEdit::Up => match self.line_start().checked_sub(1) {
                Some(end_above) => self.move_to_line(end_above, kept_column),
                None => false,
            },
            FieldEdit::Down if self.line_end() < self.content.len() => {
                self.move_to_line(self.line_end() + 1, kept_column)
            }
            FieldEdit::Down => false,
        }
    }

    /// Puts `text` in the place of `start..end`, composes it with its neighbours and puts the cursor after it.
    fn splice(&mut self, start: usize, end: usize, text: &str) -> bool {
        if start == end && text.is_empty() {
            return false;
        }
        let (left, right) = (border_before(&self.content, start), border_after(&self.content, end));
        let head = normalize(&format!("{}{text}", &self.content[left..start]));
        let joined = normalize(&format!("{head}{}", &self.content[end..right]));
        let cursor = left + if joined.starts_with(&head) { head.len() } else { joined.len() };
        self.content.replace_range(left..right, &joined);
        self.cursor = border_at_or_after(&self.content, cursor);
        true
    }

    fn move_to(&mut self, cursor: usize) -> bool {
        let moved = cursor != self.cursor;
        self.cursor = cursor;
        moved
    }

    /// To the line around byte `inside`, as near to the column as it has graphemes.
    fn move_to_line(&mut self, inside: usize, kept_column: Option<usize>) -> bool {
        let column = kept_column.unwrap_or_else(|| self.cursor_place().1);
        self.kept_column = Some(column);
        self.cursor = inside;
        let (start, end) = (self.line_start(), self.line_end());
        let mut right = 0;
        let nearest = glyphs(&self.content[start..end], 0, GlyphOptions::default()).find(|glyph| {
            right += usize::from(glyph.width);
            right > column
        });
        let cursor = nearest.map_or(end, |glyph| start + glyph.range.start.0);
        self.cursor = border_at_or_after(&self.content, cursor);
        true
    }

    fn line_start(&self) -> usize {
        self.content[..self.cursor].rfind('\n').map_or(0, |feed| feed + 1)
    }

    fn line_end(&self) -> usize {
        self.content[self.cursor..].find('\n').map_or(self.content.len(), |feed| self.cursor + feed)
    }

    /// The start of the syllable before the cursor; at the start of a line, the end of the line above.
    fn syllable_left(&self) -> usize {
        let start = self.line_start();
        if start == self.cursor {
            return border_before(&self.content, start);
        }
        let before = &self.content[start..self.cursor];
        let syllable_end = before.trim_end_matches(|c| !is_syllable_part(c));
        self.at_border(start + syllable_end.trim_end_matches(is_syllable_part).len())
    }

    /// The start of the syllable after the one under the cursor; at the end of a line, the start of the line below.
    fn syllable_right(&self) -> usize {
        let end = self.line_end();
        if end == self.cursor {
            return border_after(&self.content, end);
        }
        let after = &self.content[self.cursor..end];
        let rest = after.trim_start_matches(is_syllable_part).trim_start_matches(|c| !is_syllable_part(c));
        self.at_border(end - rest.len())
    }

    fn at_border(&self, at: usize) -> usize {
        border_at_or_after(&self.content, at)
    }

    /// What of `text` may be content.
    fn cleaned(&self, text: &str) -> String {
        let unified = text.replace("\r\n", "\n").replace('\r', "\n");
        let kept = unified.chars().filter(|c| *c == '\n' || !c.is_control());
        kept.map(|c| if c == '\n' && !self.multiline { ' ' } else { c }).collect()
    }
}

/// Whether `c` belongs to a syllable: a letter, a digit or a mark on one.
fn is_syllable_part(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

#[cfg(test)]
mod tests;
