//! What is selected: from one grapheme to another, both included.

use crate::text::{ByteOffset, ByteRange, Text, grapheme};

/// A selection. The head is where the cursor is; it may stand before the anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The start of the grapheme at the end that stays.
    pub anchor: ByteOffset,
    /// The start of the grapheme at the end that moves.
    pub head: ByteOffset,
}

impl Selection {
    /// Its bytes: both graphemes and all between. A line feed at its very end is left out.
    pub fn range(self, text: &Text) -> ByteRange {
        let start = self.anchor.min(self.head);
        let last = self.anchor.max(self.head);
        let end = grapheme::next_border(text, last);
        let range = ByteRange { start, end };
        let tail = ByteRange { start: last, end };
        if range.len() > 1 && text.slice(tail) == "\n" { ByteRange { start, end: last } } else { range }
    }

    /// The same stretch with the head at the other end.
    #[must_use]
    pub fn swapped(self) -> Selection {
        Selection { anchor: self.head, head: self.anchor }
    }

    /// The selection of `range`, with the head at its end, or at its start when `head_first`.
    pub fn of(text: &Text, range: ByteRange, head_first: bool) -> Selection {
        let last = grapheme::previous_border(text, range.end).max(range.start);
        let forward = Selection { anchor: range.start, head: last };
        if head_first { forward.swapped() } else { forward }
    }
}
