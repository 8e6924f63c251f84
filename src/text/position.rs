//! Places in a text: bytes inside the program, code points in files, lines for people.

use std::fmt;
use std::ops::Range;

/// A place in a text, in bytes of its canonical UTF-8 from the start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ByteOffset(pub usize);

/// A place in a text, in Unicode code points from the start: the unit of sidecars and exports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CharOffset(pub usize);

/// A line of a text, from 0. A line is what stands between two `\n`: in news, a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineNumber(pub usize);

/// A stretch of a text in bytes, end exclusive.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ByteRange {
    /// The first byte.
    pub start: ByteOffset,
    /// One past the last byte.
    pub end: ByteOffset,
}

/// A stretch of a text in code points, end exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CharRange {
    /// The first code point.
    pub start: CharOffset,
    /// One past the last code point.
    pub end: CharOffset,
}

impl ByteOffset {
    /// The start of every text.
    pub const ZERO: ByteOffset = ByteOffset(0);

    /// This place moved by `delta` bytes towards the end.
    #[must_use]
    pub fn plus(self, delta: usize) -> ByteOffset {
        ByteOffset(self.0 + delta)
    }
}

impl ByteRange {
    /// The stretch from byte `start` to byte `end`; an inverted pair is put right.
    pub fn new(start: usize, end: usize) -> ByteRange {
        ByteRange { start: ByteOffset(start.min(end)), end: ByteOffset(start.max(end)) }
    }

    /// The stretch between two places, in either order.
    pub fn between(one: ByteOffset, other: ByteOffset) -> ByteRange {
        ByteRange::new(one.0, other.0)
    }

    /// The empty stretch at `at`.
    pub fn empty(at: ByteOffset) -> ByteRange {
        ByteRange { start: at, end: at }
    }

    /// How many bytes it has.
    pub fn len(self) -> usize {
        self.end.0 - self.start.0
    }

    /// Whether it has no bytes.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `at` lies in it (its end does not).
    pub fn contains(self, at: ByteOffset) -> bool {
        self.start <= at && at < self.end
    }

    /// Whether all of `other` lies in it.
    pub fn covers(self, other: ByteRange) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: ByteRange) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The bytes that both have, `None` when there are none.
    pub fn intersection(self, other: ByteRange) -> Option<ByteRange> {
        let start = self.start.max(other.start);
        let end = self.end.min(other.end);
        (start < end).then_some(ByteRange { start, end })
    }

    /// The smallest stretch that has both.
    #[must_use]
    pub fn union(self, other: ByteRange) -> ByteRange {
        ByteRange { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same stretch with `base` added to both ends: from a place in a slice to a place in the whole.
    #[must_use]
    pub fn shifted(self, base: ByteOffset) -> ByteRange {
        ByteRange::new(self.start.0 + base.0, self.end.0 + base.0)
    }

    /// As a range for slicing.
    pub fn as_range(self) -> Range<usize> {
        self.start.0..self.end.0
    }
}

impl From<Range<usize>> for ByteRange {
    fn from(range: Range<usize>) -> ByteRange {
        ByteRange::new(range.start, range.end)
    }
}

impl fmt::Debug for ByteRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start.0, self.end.0)
    }
}

impl CharRange {
    /// The stretch from code point `start` to code point `end`.
    pub fn new(start: usize, end: usize) -> CharRange {
        CharRange { start: CharOffset(start), end: CharOffset(end) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn touching_ranges_do_not_overlap() {
        let (one, two) = (ByteRange::new(0, 3), ByteRange::new(3, 5));
        assert!(!one.overlaps(two));
        assert_eq!(one.intersection(two), None);
        assert_eq!(one.union(two), ByteRange::new(0, 5));
    }
}
