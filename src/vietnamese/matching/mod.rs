//! Asymmetric matching: what the reader typed counts, what they left out matches anything.
//!
//! "kho khan" finds "khó khăn"; "khó khan" finds "khó khăn" but not "kho khan"; "đường" does not find "dương".
//! A tone is compared for the whole syllable, so that "hoà" and "hòa" are the same. Letters match whatever their form
//! (composed, decomposed, mixed), a run of any spaces matches one, and a dash matches any dash with or without spaces
//! around it.
//!
//! Candidates come from searching the folded text; each is then compared with the original (`needle`), unless the
//! query has nothing that could differ. `score` ranks names for lists and pickers.

mod needle;
mod score;

use std::ops::ControlFlow;

use self::needle::Needle;
use super::fold::{Folded, fold};
use super::letter::{FoldedChar, Piece, pieces};
use crate::text::ByteRange;
use crate::text::grapheme::{border_at_or_after, border_at_or_before, is_border};

pub use self::score::{Scorer, score};

/// A query made ready for searching.
#[derive(Clone, Debug)]
pub struct Query {
    source: String,
    options: MatchOptions,
    /// One, or for a pattern with dashes one for each way to set spaces around them.
    needles: Vec<Needle>,
}

/// How a query is compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MatchOptions {
    /// Marks left out must be absent: nothing is folded but the form of letters, the placement of tones, spaces, and
    /// case.
    pub exact: bool,
    /// Upper and lower case differ.
    pub case_sensitive: bool,
    /// A hit must begin and end on syllable borders.
    pub whole_syllables: bool,
}

impl Query {
    /// A query for `pattern`; `None` when nothing is left of it to search for (only spaces, only marks).
    pub fn new(pattern: &str, options: MatchOptions) -> Option<Query> {
        let typed: Vec<Piece> = pieces(pattern, 0).collect();
        let first = typed.iter().position(|piece| piece.folded != FoldedChar::Space)?;
        let last = typed.iter().rposition(|piece| piece.folded != FoldedChar::Space)?;
        let typed = &typed[first..=last];
        let mut spellings = vec![typed.to_vec()];
        if !options.exact {
            for spelling in [dashes(typed, false), dashes(typed, true)] {
                if !spellings.iter().any(|other| same_letters(other, &spelling)) {
                    spellings.push(spelling);
                }
            }
        }
        let needles = spellings.into_iter().map(|pieces| Needle::new(pieces, options)).collect();
        Some(Query { source: pattern.to_owned(), options, needles })
    }

    /// The pattern as it was typed.
    pub fn pattern(&self) -> &str {
        &self.source
    }

    /// How it is compared.
    pub fn options(&self) -> MatchOptions {
        self.options
    }

    /// All hits in `slice`, in order and without overlap, as bytes of `slice` on grapheme borders.
    pub fn find_all(&self, slice: &str) -> Vec<ByteRange> {
        let mut hits = Vec::new();
        let _ = self.each_hit(slice, 0, &fold(slice), &mut |hit| {
            hits.push(hit);
            ControlFlow::Continue(())
        });
        hits
    }

    /// Whether `slice` has a hit.
    pub fn is_in(&self, slice: &str) -> bool {
        self.each_hit(slice, 0, &fold(slice), &mut |_| ControlFlow::Break(())).is_break()
    }

    /// Hands `found` the hits that start in the next stretch of a long text: about `size` bytes of `whole` from byte
    /// `start` on. `memory` is used for the fold. Gives back where the next stretch must start so that no hit is missed,
    /// `None` at the end of the text. A hit near a stretch's end may come twice: the second overlaps the first.
    pub(crate) fn scan(
        &self,
        whole: &str,
        start: usize,
        size: usize,
        memory: &mut Folded,
        found: &mut dyn FnMut(ByteRange) -> ControlFlow<()>,
    ) -> ControlFlow<(), Option<usize>> {
        let mut size = size;
        loop {
            let mut end = whole.ceil_char_boundary(whole.len().min(start.saturating_add(size)));
            while end < whole.len() && !is_border(whole, end) {
                end = whole.ceil_char_boundary(end + 1);
            }
            memory.refill(&whole[start..end]);
            // A hit that began in the last bytes would not be complete: they are looked at again.
            let again = memory.text.len().checked_sub(self.folded_len() - 1);
            let next = again
                .map_or(start, |index| if index < memory.text.len() { start + memory.source(index).0 } else { end });
            if next > start || end == whole.len() {
                self.each_hit(whole, start, memory, found)?;
                return ControlFlow::Continue(Some(next).filter(|_| end < whole.len()));
            }
            // All of it folds to next to nothing (a long run of spaces).
            size *= 2;
        }
    }

    /// How many bytes the folded text of a hit has at most: it has no more letters than that.
    pub(crate) fn folded_len(&self) -> usize {
        self.needles.iter().map(Needle::folded_len).max().unwrap_or(1)
    }

    /// Calls `found` for the hits in `folded`, which is the fold of a stretch of `whole` that begins at `base`.
    fn each_hit(
        &self,
        whole: &str,
        base: usize,
        folded: &Folded,
        found: &mut dyn FnMut(ByteRange) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut from = vec![0; self.needles.len()];
        let mut next: Vec<Option<ByteRange>> = self
            .needles
            .iter()
            .zip(&mut from)
            .map(|(needle, from)| self.next_hit(needle, whole, base, folded, from))
            .collect();
        let mut end = base;
        while let Some(first) = (0..next.len()).filter(|&index| next[index].is_some()).min_by_key(|&index| next[index])
        {
            if let Some(hit) = next[first].filter(|hit| hit.start.0 >= end) {
                end = hit.end.0;
                found(hit)?;
            }
            next[first] = self.next_hit(&self.needles[first], whole, base, folded, &mut from[first]);
        }
        ControlFlow::Continue(())
    }

    fn next_hit(
        &self,
        needle: &Needle,
        whole: &str,
        base: usize,
        folded: &Folded,
        from: &mut usize,
    ) -> Option<ByteRange> {
        while let Some(at) = needle.find(&folded.text.as_bytes()[*from..]) {
            let index = *from + at;
            let hit = if needle.is_bare() {
                Some(folded.original(index..index + needle.folded_len()).shifted(crate::text::ByteOffset(base)))
            } else {
                let (start, skip) = folded.source(index);
                needle.compare(whole, base + start, skip)
            };
            if let Some(hit) = hit {
                *from = index + needle.folded_len();
                let (start, end) = (border_at_or_before(whole, hit.start.0), border_at_or_after(whole, hit.end.0));
                return Some(ByteRange::new(start, end));
            }
            *from = index + 1;
        }
        None
    }
}

/// `typed` with the spaces around each dash that joins two things taken away, or put there.
fn dashes(typed: &[Piece], with_spaces: bool) -> Vec<Piece> {
    let is = |index: usize, folded: FoldedChar| typed.get(index).is_some_and(|piece| piece.folded == folded);
    let (dash, space) = (FoldedChar::Plain('-'), FoldedChar::Space);
    let mut spelling: Vec<Piece> = Vec::with_capacity(typed.len());
    for (index, &piece) in typed.iter().enumerate() {
        let joins = |at: usize| at > 0 && at + 1 < typed.len() && is(at, dash);
        if piece.folded == space && (joins(index + 1) || index > 1 && joins(index - 1)) {
            continue;
        }
        let gap = Piece { start: piece.start, end: piece.start, source: ' ', folded: space };
        if with_spaces && joins(index) {
            spelling.extend([gap, piece, gap]);
        } else {
            spelling.push(piece);
        }
    }
    spelling
}

fn same_letters(one: &[Piece], other: &[Piece]) -> bool {
    one.iter().map(|piece| piece.folded).eq(other.iter().map(|piece| piece.folded))
}

#[cfg(test)]
mod tests;
