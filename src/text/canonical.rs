//! The canonical text of an article: decoded, BOM dropped, CRLF and CR turned into LF, nothing else changed.
//!
//! A big file is opened at memory speed: its bytes are validated many at once, taken over as they are, and borrowed as
//! a `str` for as long as the text lives (a [`Yoke`] ties the two together without `unsafe` here).

use std::fmt;
use std::str::FromStr;
use std::sync::OnceLock;

use memchr::{memchr, memrchr};
use yoke::Yoke;

use super::index::PositionIndex;
use super::{ByteOffset, ByteRange, CharOffset, CharRange, LineNumber};

const BYTE_ORDER_MARK: char = '\u{feff}';
/// Most lines begin and end this near; the index finds the ends of the others without walking them.
const NEARBY: usize = 2048;

const HASH_PREFIX: &str = "blake3:";

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

/// What was read as a [`TextHash`] and is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a hash: `blake3:` and 64 hexadecimal digits are expected")]
pub struct NotAHash;

/// An immutable article text with its position index. Cheap to share behind an `Arc`; never copied.
pub struct Text {
    content: Yoke<&'static str, Vec<u8>>,
    index: PositionIndex,
    hash: OnceLock<TextHash>,
}

impl Text {
    /// The text of `bytes` (UTF-8): drops a BOM at the start, turns CRLF and CR into LF, builds the index.
    /// Takes the bytes over without copying them when there is no CR. Validation runs at memory speed.
    pub fn from_utf8(mut bytes: Vec<u8>) -> Result<Text, NotUtf8> {
        if let Some(first) = memchr(b'\r', &bytes) {
            validate(&bytes)?;
            unify_line_ends(&mut bytes, first);
        }
        let content = Yoke::<&'static str, _>::try_attach_to_cart(bytes, |bytes: &[u8]| {
            validate(bytes).map(|text| text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text))
        })?;
        let index = PositionIndex::new(content.get().as_bytes());
        Ok(Text { content, index, hash: OnceLock::new() })
    }

    /// All of it.
    pub fn as_str(&self) -> &str {
        self.content.get()
    }

    /// The text in `range`. Ends that are past the text or inside a character are moved down to the nearest border.
    pub fn slice(&self, range: ByteRange) -> &str {
        let text = self.as_str();
        &text[text.floor_char_boundary(range.start.0)..text.floor_char_boundary(range.end.0)]
    }

    /// Where it ends: its length in bytes.
    pub fn end(&self) -> ByteOffset {
        ByteOffset(self.as_str().len())
    }

    /// All of it as a range.
    pub fn full_range(&self) -> ByteRange {
        ByteRange { start: ByteOffset::ZERO, end: self.end() }
    }

    /// Its length in code points.
    pub fn char_len(&self) -> CharOffset {
        CharOffset(self.index.chars())
    }

    /// How many lines it has: one more than it has `\n`.
    pub fn line_count(&self) -> usize {
        self.index.line_feeds() + 1
    }

    /// The code point at byte `at` (clamped to the end; inside a character, that character's).
    pub fn to_char(&self, at: ByteOffset) -> CharOffset {
        let text = self.as_str();
        CharOffset(self.index.chars_before(text.as_bytes(), text.floor_char_boundary(at.0)))
    }

    /// The byte where code point `at` begins, `None` when it is past the end.
    pub fn to_byte(&self, at: CharOffset) -> Option<ByteOffset> {
        if at == self.char_len() {
            return Some(self.end());
        }
        self.index.char_start(self.as_str().as_bytes(), at.0).map(ByteOffset)
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
        let bytes = self.as_str().as_bytes();
        LineNumber(self.index.line_feeds_before(bytes, at.0.min(bytes.len())))
    }

    /// The line around byte `at`, without its `\n`. A `\n` belongs to the line it ends.
    pub fn line_at(&self, at: ByteOffset) -> ByteRange {
        let bytes = self.as_str().as_bytes();
        let at = at.0.min(bytes.len());
        let near = at.saturating_sub(NEARBY)..bytes.len().min(at + NEARBY);
        let start = match memrchr(b'\n', &bytes[near.start..at]) {
            Some(feed) => near.start + feed + 1,
            None => self.line_start(self.line_number(ByteOffset(at))).map_or(0, |start| start.0),
        };
        let end = match memchr(b'\n', &bytes[at..near.end]) {
            Some(feed) => at + feed,
            None => self.index.line_feed(bytes, self.line_number(ByteOffset(at)).0).unwrap_or(bytes.len()),
        };
        ByteRange::new(start, end)
    }

    /// Where line `line` starts, `None` past the last.
    pub fn line_start(&self, line: LineNumber) -> Option<ByteOffset> {
        match line.0.checked_sub(1) {
            None => Some(ByteOffset::ZERO),
            Some(feed) => self.index.line_feed(self.as_str().as_bytes(), feed).map(|at| ByteOffset(at + 1)),
        }
    }

    /// The BLAKE3 hash, computed at the first call and kept.
    pub fn hash(&self) -> TextHash {
        *self.hash.get_or_init(|| TextHash(*blake3::hash(self.as_str().as_bytes()).as_bytes()))
    }
}

/// `bytes` as a `str`. Only a failure pays for finding its place.
fn validate(bytes: &[u8]) -> Result<&str, NotUtf8> {
    simdutf8::basic::from_utf8(bytes).map_err(|_| {
        let slow = simdutf8::compat::from_utf8(bytes);
        NotUtf8 { valid_up_to: slow.err().map_or(0, |error| error.valid_up_to()) }
    })
}

/// Turns CRLF and CR into LF in place; the first CR is at `first`.
fn unify_line_ends(bytes: &mut Vec<u8>, first: usize) {
    let (mut read, mut write) = (first, first);
    while read < bytes.len() {
        // Here `read` is at a CR.
        bytes[write] = b'\n';
        write += 1;
        read += if bytes.get(read + 1) == Some(&b'\n') { 2 } else { 1 };
        let end = memchr(b'\r', &bytes[read..]).map_or(bytes.len(), |next| read + next);
        bytes.copy_within(read..end, write);
        write += end - read;
        read = end;
    }
    bytes.truncate(write);
}

impl From<&str> for Text {
    /// A copy of `text`, treated as in [`Text::from_utf8`].
    fn from(text: &str) -> Text {
        Text::from_utf8(text.as_bytes().to_vec()).expect("a str is UTF-8")
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text({} bytes)", self.end().0)
    }
}

impl fmt::Display for TextHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{HASH_PREFIX}{}", blake3::Hash::from_bytes(self.0).to_hex())
    }
}

impl FromStr for TextHash {
    type Err = NotAHash;

    fn from_str(text: &str) -> Result<TextHash, NotAHash> {
        let digits = text.strip_prefix(HASH_PREFIX).ok_or(NotAHash)?;
        blake3::Hash::from_hex(digits).map(|hash| TextHash(*hash.as_bytes())).map_err(|_| NotAHash)
    }
}

impl fmt::Debug for TextHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests;
