//! Moving by units: the next and previous starts, and growing and shrinking along the ladder.

use super::unit::Unit;
use crate::text::{ByteOffset, ByteRange, Text};

/// Where the next unit after `at` starts, within `limit` (scraped remnants lie beyond it and are skipped); `None` when
/// there is none. Crosses lines; looks no further than it must.
pub fn next_start(text: &Text, at: ByteOffset, unit: Unit, limit: ByteRange) -> Option<ByteOffset> {
    todo!()
}

/// Where the unit around `at` starts, or, from its start, the one before; `None` when there is none within `limit`.
pub fn previous_start(text: &Text, at: ByteOffset, unit: Unit, limit: ByteRange) -> Option<ByteOffset> {
    todo!()
}

/// Where the unit around `at` ends, or, from its end, the one after: the end is the last grapheme's start, where a
/// cursor stands.
pub fn next_end(text: &Text, at: ByteOffset, unit: Unit, limit: ByteRange) -> Option<ByteOffset> {
    todo!()
}

/// The smallest step of [`Unit::LADDER`] that covers `range` and is larger than it; past the paragraph, the whole
/// `limit`. `None` when nothing is larger.
pub fn grow(text: &Text, range: ByteRange, limit: ByteRange) -> Option<ByteRange> {
    todo!()
}

/// The largest step of the ladder within `range`, around `at`, that is smaller than it; `None` at a syllable.
pub fn shrink(text: &Text, range: ByteRange, at: ByteOffset) -> Option<ByteRange> {
    todo!()
}

/// `range` without spaces at its ends and without punctuation at its end (closing quotes and brackets stay when their
/// opening one is inside). Empty when nothing is left.
pub fn trim(text: &Text, range: ByteRange) -> ByteRange {
    todo!()
}
