//! Units of text: what motions move by, objects select and `--units` lists.

use crate::lang::{Phrase, phrase};
use crate::text::{ByteOffset, ByteRange, Text};

/// A kind of unit, small to large.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// tiếng
    Syllable,
    /// mệnh đề
    Clause,
    /// câu
    Sentence,
    /// đoạn văn: a line with something on it
    Paragraph,
    /// mục của danh sách: a line that begins with a bullet or a list label
    ListItem,
    /// đề mục: a heading line (Markdown, numbered, all capitals, or short without final punctuation before a blank)
    Heading,
    /// phần của văn bản pháp luật: from a Chương, Mục, Điều, Khoản or Điểm to before the next of its rank or higher
    Legal,
}

impl Unit {
    /// Every kind, in the order they are listed to people.
    pub const ALL: [Unit; 7] =
        [Unit::Syllable, Unit::Clause, Unit::Sentence, Unit::Paragraph, Unit::ListItem, Unit::Heading, Unit::Legal];

    /// The steps of growing and shrinking a selection, small to large.
    pub const LADDER: [Unit; 4] = [Unit::Syllable, Unit::Clause, Unit::Sentence, Unit::Paragraph];

    /// Its name in commands: `syllable`, `clause`, `sentence`, `paragraph`, `list-item`, `heading`, `legal`.
    pub fn name(self) -> &'static str {
        match self {
            Unit::Syllable => "syllable",
            Unit::Clause => "clause",
            Unit::Sentence => "sentence",
            Unit::Paragraph => "paragraph",
            Unit::ListItem => "list-item",
            Unit::Heading => "heading",
            Unit::Legal => "legal",
        }
    }

    /// The unit of that name.
    pub fn from_name(name: &str) -> Option<Unit> {
        Unit::ALL.into_iter().find(|unit| unit.name() == name)
    }

    /// Its name for people.
    pub fn label(self) -> Phrase {
        match self {
            Unit::Syllable => phrase("tiếng", "syllable"),
            Unit::Clause => phrase("mệnh đề", "clause"),
            Unit::Sentence => phrase("câu", "sentence"),
            Unit::Paragraph => phrase("đoạn văn", "paragraph"),
            Unit::ListItem => phrase("mục", "list item"),
            Unit::Heading => phrase("đề mục", "heading"),
            Unit::Legal => phrase("điều khoản", "legal part"),
        }
    }
}

/// All units of a kind in a text, in order. For `--units`; interactive use goes through [`unit_at`].
pub fn units(text: &Text, unit: Unit) -> Vec<ByteRange> {
    todo!()
}

/// The unit around `at`; between two units, the one after on the same line, else the one before. `None` where there is
/// none (a blank line, a text without legal parts). Looks at the line around `at`, or at its block when the line is
/// longer than a block.
pub fn unit_at(text: &Text, at: ByteOffset, unit: Unit) -> Option<ByteRange> {
    todo!()
}
