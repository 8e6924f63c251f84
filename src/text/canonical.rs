//! The canonical text of an article: decoded, BOM dropped, CRLF and CR turned into LF, nothing else changed.

use std::fmt;

use super::{ByteOffset, ByteRange, CharOffset, CharRange, LineNumber};

/// The BLAKE3 hash of a text's UTF-8 bytes; shown and stored as `blake3:<64 hex digits>`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TextHash(pub [u8; 32]);

/// Bytes that are not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not UTF-8 at byte {valid_up_to}")]
pub struct NotUtf8 {
    /// How many bytes at the start are valid.
    pub valid_up_to: usize,
}

/// An immutable article text with its position index. Cheap to share behind an `Arc`; never copied.
pub struct Text {
    placeholder: String,
}

impl Text {
    /// The text of `bytes` (UTF-8): drops a BOM at the start, turns CRLF and CR into LF, builds the index.
    /// Takes the bytes over without copying them when there is no CR and no BOM. Validation runs at memory speed.
    pub fn from_utf8(bytes: Vec<u8>) -> Result<Text, NotUtf8> {
        todo!()
    }

    /// All of it.
    pub fn as_str(&self) -> &str {
        todo!()
    }

    /// The text in `range`. Ends that are past the text or inside a character are moved down to the nearest border.
    pub fn slice(&self, range: ByteRange) -> &str {
        todo!()
    }

    /// Where it ends: its length in bytes.
    pub fn end(&self) -> ByteOffset {
        todo!()
    }

    /// All of it as a range.
    pub fn full_range(&self) -> ByteRange {
        ByteRange { start: ByteOffset::ZERO, end: self.end() }
    }

    /// Its length in code points.
    pub fn char_len(&self) -> CharOffset {
        todo!()
    }

    /// How many lines it has: one more than it has `\n`.
    pub fn line_count(&self) -> usize {
        todo!()
    }

    /// The code point at byte `at` (clamped to the end; inside a character, that character's).
    pub fn to_char(&self, at: ByteOffset) -> CharOffset {
        todo!()
    }

    /// The byte where code point `at` begins, `None` when it is past the end.
    pub fn to_byte(&self, at: CharOffset) -> Option<ByteOffset> {
        todo!()
    }

    /// `range` in code points.
    pub fn to_char_range(&self, range: ByteRange) -> CharRange {
        CharRange { start: self.to_char(range.start), end: self.to_char(range.end) }
    }

    /// `range` in bytes, `None` when it is inverted or past the end.
    pub fn to_byte_range(&self, range: CharRange) -> Option<ByteRange> {
        let (start, end) = (self.to_byte(range.start)?, self.to_byte(range.end)?);
        (start <= end).then_some(ByteRange { start, end })
    }

    /// The line that byte `at` is on.
    pub fn line_number(&self, at: ByteOffset) -> LineNumber {
        todo!()
    }

    /// The line around byte `at`, without its `\n`. A `\n` belongs to the line it ends.
    pub fn line_at(&self, at: ByteOffset) -> ByteRange {
        todo!()
    }

    /// Where line `line` starts, `None` past the last.
    pub fn line_start(&self, line: LineNumber) -> Option<ByteOffset> {
        todo!()
    }

    /// The BLAKE3 hash, computed at the first call and kept.
    pub fn hash(&self) -> TextHash {
        todo!()
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Text {
        todo!()
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text({} bytes)", self.end().0)
    }
}

impl fmt::Display for TextHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        todo!()
    }
}

impl fmt::Debug for TextHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
