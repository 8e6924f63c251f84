//! Grapheme borders (UAX #29, extended clusters): the steps in which a cursor moves and a passage may be cut.

use super::{ByteOffset, ByteRange, Text};

/// The border after `at`; the end of the text when there is none. `\n` is a grapheme of its own.
pub fn next_border(text: &Text, at: ByteOffset) -> ByteOffset {
    todo!()
}

/// The border before `at`; the start of the text when there is none.
pub fn previous_border(text: &Text, at: ByteOffset) -> ByteOffset {
    todo!()
}

/// The grapheme that byte `at` is in; empty at the end of the text.
pub fn grapheme_at(text: &Text, at: ByteOffset) -> ByteRange {
    todo!()
}

/// `range` widened so that no grapheme is cut.
pub fn widen(text: &Text, range: ByteRange) -> ByteRange {
    todo!()
}
