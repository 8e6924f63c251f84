//! The text that a person types: a line or several, with a cursor, undo of nothing, and Vietnamese input methods.
//!
//! Input methods type into a terminal as bursts of backspaces and replacements, sometimes with marks as characters of
//! their own: content is kept in NFC, one Backspace removes one grapheme, and what arrives is applied strictly in
//! order.

use unicode_segmentation::UnicodeSegmentation;

use super::glyph::{GlyphOptions, normalize, width};

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
    pub fn with(mut self, content: &str) -> Field {
        self.content.clear();
        self.cursor = 0;
        self.insert(content);
        self
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
        let before = &self.content[..self.cursor];
        let line = before.matches('\n').count();
        (line, width(&before[self.line_start()..], GlyphOptions::default()))
    }

    /// Applies `edit`; says whether anything changed (content or cursor).
    pub fn apply(&mut self, edit: FieldEdit) -> bool {
        let before = (self.content.len(), self.cursor);
        match edit {
            FieldEdit::Insert(c) => self.insert(c.encode_utf8(&mut [0; 4])),
            FieldEdit::Paste(text) => self.insert(&text),
            FieldEdit::NewLine if self.multiline => self.insert("\n"),
            FieldEdit::NewLine => {}
            FieldEdit::Backspace => self.remove(self.previous(self.cursor), self.cursor),
            FieldEdit::Delete => self.remove(self.cursor, self.next(self.cursor)),
            FieldEdit::DeleteSyllable => self.remove(self.syllable_before(), self.cursor),
            FieldEdit::DeleteToStart => self.remove(self.line_start(), self.cursor),
            FieldEdit::Left => self.cursor = self.previous(self.cursor),
            FieldEdit::Right => self.cursor = self.next(self.cursor),
            FieldEdit::Home => self.cursor = self.line_start(),
            FieldEdit::End => self.cursor = self.line_end(self.cursor),
            FieldEdit::SyllableLeft => self.cursor = self.syllable_before(),
            FieldEdit::SyllableRight => self.cursor = self.syllable_after(),
            FieldEdit::Up => self.go_to_line(false),
            FieldEdit::Down => self.go_to_line(true),
        }
        if !self.is_border(self.cursor) {
            self.cursor = self.previous(self.cursor);
        }
        before != (self.content.len(), self.cursor)
    }

    /// Inserts at the cursor and composes what joins: marks typed after their letter, whatever an input method sends.
    fn insert(&mut self, text: &str) {
        let multiline = self.multiline;
        let kept = text.chars().filter_map(|c| match c {
            '\n' if multiline => Some('\n'),
            '\n' | '\t' => Some(' '),
            c if c.is_control() => None,
            c => Some(c),
        });
        let tail = self.content.split_off(self.cursor);
        self.content.extend(kept);
        self.content = normalize(&self.content);
        self.cursor = self.content.len();
        self.content.push_str(&tail);
        if !self.is_border(self.cursor) {
            self.content = normalize(&self.content);
            self.cursor = self.next(self.previous(self.cursor.min(self.content.len())));
        }
    }

    fn remove(&mut self, start: usize, end: usize) {
        self.content.replace_range(start..end, "");
        self.cursor = start;
    }

    fn is_border(&self, at: usize) -> bool {
        at == self.content.len() || self.content.grapheme_indices(true).any(|(start, _)| start == at)
    }

    fn previous(&self, at: usize) -> usize {
        self.content.grapheme_indices(true).map(|(start, _)| start).take_while(|start| *start < at).last().unwrap_or(0)
    }

    fn next(&self, at: usize) -> usize {
        let borders = self.content.grapheme_indices(true).map(|(start, _)| start);
        borders.chain([self.content.len()]).find(|border| *border > at).unwrap_or(at)
    }

    fn line_start(&self) -> usize {
        self.content[..self.cursor].rfind('\n').map_or(0, |at| at + 1)
    }

    fn line_end(&self, from: usize) -> usize {
        self.content[from..].find('\n').map_or(self.content.len(), |at| from + at)
    }

    fn syllable_before(&self) -> usize {
        let before = self.content[..self.cursor].trim_end_matches(|c: char| !c.is_alphanumeric());
        before
            .rfind(|c: char| !c.is_alphanumeric())
            .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8))
    }

    fn syllable_after(&self) -> usize {
        let rest = &self.content[self.cursor..];
        let word = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let gap = rest[word..].find(char::is_alphanumeric).unwrap_or(rest.len() - word);
        self.cursor + word + gap
    }

    /// To the line below (or above), at the same column where it is long enough.
    fn go_to_line(&mut self, down: bool) {
        let (start, column) = (self.line_start(), self.cursor_place().1);
        let target = match down {
            true => Some(self.line_end(self.cursor) + 1).filter(|at| *at <= self.content.len()),
            false => start.checked_sub(1).map(|end| self.content[..end].rfind('\n').map_or(0, |at| at + 1)),
        };
        let Some(line) = target else { return };
        let end = self.line_end(line);
        let mut at = line;
        while at < end && width(&self.content[line..self.next(at)], GlyphOptions::default()) <= column {
            at = self.next(at);
        }
        self.cursor = at.min(end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed(edits: impl IntoIterator<Item = FieldEdit>) -> Field {
        let mut field = Field::line();
        for edit in edits {
            field.apply(edit);
        }
        field
    }

    #[test]
    fn an_input_method_types_in_bursts() {
        use FieldEdit::{Backspace, Insert};
        let burst = ['v', 'i', 'e', 't'].map(Insert).into_iter();
        let fix = [Backspace, Backspace, Backspace, Insert('i'), Insert('ệ'), Insert('t')];
        assert_eq!(typed(burst.chain(fix)).content(), "việt");
    }

    #[test]
    fn marks_typed_apart_join_their_letter() {
        let field = typed(['e', '\u{323}', '\u{302}', 't'].map(FieldEdit::Insert));
        assert_eq!((field.content(), field.cursor()), ("ệt", "ệt".len()));
        let field = typed(['e', '\u{302}', '\u{323}'].map(FieldEdit::Insert).into_iter().chain([FieldEdit::Backspace]));
        assert!(field.is_empty());
    }

    #[test]
    fn lines_and_syllables() {
        let mut field = Field::lines().with("khó khăn\nhạn chế");
        assert_eq!(field.cursor_place(), (1, 7));
        field.apply(FieldEdit::Up);
        assert_eq!(field.cursor_place(), (0, 7));
        field.apply(FieldEdit::SyllableLeft);
        assert_eq!(field.cursor_place(), (0, 4));
        field.apply(FieldEdit::DeleteSyllable);
        assert_eq!(field.content(), "khăn\nhạn chế");
        field.apply(FieldEdit::Down);
        assert_eq!(field.cursor_place(), (1, 0));
    }

    #[test]
    fn one_line_stays_one_line() {
        assert_eq!(typed([FieldEdit::Paste("a\nb\u{1b}[2J".to_owned()), FieldEdit::NewLine]).content(), "a b[2J");
    }

    fn any_edit() -> impl Strategy<Value = FieldEdit> {
        use FieldEdit::*;
        prop_oneof![
            any::<char>().prop_map(Insert),
            proptest::sample::select(vec!['a', 'ơ', 'ệ', '\u{301}', '\u{323}', '\u{302}', ' ', '\u{200d}', '👩'])
                .prop_map(Insert),
            ".{0,6}".prop_map(Paste),
            proptest::sample::select(vec![
                Backspace,
                Delete,
                DeleteSyllable,
                DeleteToStart,
                Left,
                Right,
                Up,
                Down,
                Home,
                End,
                SyllableLeft,
                SyllableRight,
                NewLine
            ]),
        ]
    }

    proptest! {
        #[test]
        fn the_cursor_is_never_inside_a_letter(edits in proptest::collection::vec(any_edit(), 0..40), many: bool) {
            let mut field = if many { Field::lines() } else { Field::line() };
            for edit in edits {
                field.apply(edit);
                prop_assert!(field.is_border(field.cursor()));
                prop_assert!(many || !field.content().contains('\n'));
                field.cursor_place();
            }
        }
    }
}
