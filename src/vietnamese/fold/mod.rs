//! Folding: letters without marks and case, spaces, dashes and quotes made alike, with a way back to the original.
//!
//! Searching runs over folded text because a letter can be written in many ways (composed, decomposed, mixed, marks in
//! any order) and readers leave marks out. What was folded away is compared afterwards, on the original.
//!
//! A fold is for comparing and searching, never for showing or storing.

mod quick;

use self::quick::fold_into;
use crate::text::ByteRange;

pub use super::letter::Tone;

/// A folded text and, for each of its bytes, where it came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// Base letters in lower case: no tones, no shapes (ă â ê ô ơ ư → a e o u, đ ð → d), runs of spaces (NBSP, TAB,
    /// line feeds) as one space, dashes as `-`, curly quotes as straight ones, `…` as `...`; zero-width characters and
    /// soft hyphens are gone.
    pub text: String,
    /// For each byte of `text` where the character that it came from starts; one more for the end.
    map: Vec<u32>,
    /// Where hidden characters were dropped: how long the folded text was then, and where the first of them starts.
    gaps: Vec<(u32, u32)>,
}

impl Folded {
    /// The bytes of the original that `range` of the folded text stands for, marks included.
    pub fn original(&self, range: std::ops::Range<usize>) -> ByteRange {
        let last = self.map.len().saturating_sub(1);
        let (start, mut end) = (range.start.min(last), range.end.min(last));
        if end <= start {
            let at = self.map.get(start).map_or(0, |&at| at as usize);
            return ByteRange::new(at, at);
        }
        while end < last && self.map[end] == self.map[end - 1] {
            end += 1;
        }
        let end = match self.gaps.binary_search_by_key(&(end as u32), |gap| gap.0) {
            Ok(gap) => self.gaps[gap].1,
            Err(_) => self.map[end],
        };
        ByteRange::new(self.map[start] as usize, end as usize)
    }

    /// Where the character behind byte `index` of the folded text starts, and how many folded bytes of that same
    /// character come before (0 but inside the three dots of `…` and letters of other scripts).
    pub(super) fn source(&self, index: usize) -> (usize, usize) {
        let at = self.map[index];
        let before = self.map[..index].iter().rev().take_while(|&&other| other == at).count();
        (at as usize, before)
    }

    /// Puts `i` in the place of each `y` of the folded text.
    pub(super) fn read_y_as_i(&mut self) {
        let mut bytes = std::mem::take(&mut self.text).into_bytes();
        for byte in &mut bytes {
            *byte = if *byte == b'y' { b'i' } else { *byte };
        }
        self.text = text_of(bytes);
    }

    /// Folds `slice` into the memory of an earlier fold.
    pub(super) fn refill(&mut self, slice: &str) {
        let mut bytes = std::mem::take(&mut self.text).into_bytes();
        fold_into::<true>(slice, &mut bytes, &mut self.map, &mut self.gaps);
        self.text = text_of(bytes);
    }
}

/// Folds `slice` with its offset map. `slice` has less than 4 GiB: callers fold large texts in chunks.
pub fn fold(slice: &str) -> Folded {
    let mut folded = Folded::default();
    folded.refill(slice);
    folded
}

/// Folds `slice` without a map: for lists and pickers.
pub fn fold_text(slice: &str) -> String {
    let mut bytes = Vec::new();
    fold_into::<false>(slice, &mut bytes, &mut Vec::new(), &mut Vec::new());
    text_of(bytes)
}

fn text_of(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("folding writes whole characters")
}

#[cfg(test)]
mod tests;
