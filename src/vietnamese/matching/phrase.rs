//! A phrase is looked for in folded text, stretch by stretch; each place found is then compared with the original.

use std::ops::ControlFlow;

use super::MatchOptions;
use super::anchor::{Anchor, is_regular, pieces_back};
use super::needle::Needle;
use crate::text::grapheme::{border_at_or_after, border_at_or_before, is_border};
use crate::text::{ByteOffset, ByteRange};
use crate::vietnamese::fold::{Folded, fold};
use crate::vietnamese::letter::{FoldedChar, Piece, pieces};

/// What is looked for: one spelling, or for a phrase with dashes one for each way to set spaces around them.
#[derive(Clone, Debug)]
pub(crate) struct Phrase {
    needles: Vec<Needle>,
    /// Whether `y` is read as `i` in the folded text.
    levels: bool,
    /// For one spelling: where it can be held in text that is not folded.
    anchor: Option<Anchor>,
}

impl Phrase {
    /// `None` when nothing is left of `typed` to search for.
    pub(super) fn new(typed: &str, options: MatchOptions) -> Option<Phrase> {
        let typed_pieces: Vec<Piece> = pieces(typed, 0).collect();
        let first = typed_pieces.iter().position(|piece| piece.folded != FoldedChar::Space)?;
        let last = typed_pieces.iter().rposition(|piece| piece.folded != FoldedChar::Space)?;
        let typed_pieces = &typed_pieces[first..=last];
        let mut spellings = vec![typed_pieces.to_vec()];
        if !options.exact {
            for spelling in [dashes(typed_pieces, false), dashes(typed_pieces, true)] {
                if !spellings.iter().any(|other| same_letters(other, &spelling)) {
                    spellings.push(spelling);
                }
            }
        }
        let needles: Vec<Needle> = spellings.into_iter().map(|pieces| Needle::new(typed, pieces, options)).collect();
        let levels = needles.iter().any(Needle::levels);
        let anchor = if let [needle] = needles.as_slice() { Anchor::new(needle.pieces(), levels) } else { None };
        Some(Phrase { needles, levels, anchor })
    }

    /// The fold of `slice` as this phrase reads it.
    pub(super) fn fold(&self, slice: &str) -> Folded {
        let mut folded = fold(slice);
        self.level(&mut folded);
        folded
    }

    fn level(&self, folded: &mut Folded) {
        if self.levels {
            folded.read_y_as_i();
        }
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
            let mut last = start;
            let mut tell = |hit: ByteRange| {
                last = last.max(hit.end.0);
                found(hit)
            };
            let next = match &self.anchor {
                Some(anchor) if is_regular(whole.as_bytes(), start, end) => {
                    let next = pieces_back(whole, end, anchor.reach()).unwrap_or(start);
                    if next > start || end == whole.len() {
                        self.each_anchored(anchor, whole, start, end, &mut tell)?;
                    }
                    next
                }
                _ => {
                    memory.refill(&whole[start..end]);
                    self.level(memory);
                    // A hit that began in the last bytes would not be complete: they are looked at again.
                    let again = memory.text.len().checked_sub(self.folded_len() - 1);
                    let source = |index| if index < memory.text.len() { start + memory.source(index).0 } else { end };
                    let next = again.map_or(start, source);
                    if next > start || end == whole.len() {
                        self.each_hit(whole, start, memory, &mut tell)?;
                    }
                    next
                }
            };
            if next > start || end == whole.len() {
                // What a hit has is not part of another.
                return ControlFlow::Continue(
                    Some(next.max(last)).filter(|next| end < whole.len() && *next < whole.len()),
                );
            }
            // All of it folds to next to nothing (a long run of spaces).
            size *= 2;
        }
    }

    /// Calls `found` for the hits from byte `start` of `whole` on that are held in `start..end`.
    fn each_anchored(
        &self,
        anchor: &Anchor,
        whole: &str,
        start: usize,
        end: usize,
        found: &mut dyn FnMut(ByteRange) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let needle = &self.needles[0];
        let mut from = start;
        for place in anchor.places(whole, start, end) {
            if place >= from
                && let Some(hit) = needle.compare(whole, place, 0)
            {
                let (start, end) = (border_at_or_before(whole, hit.start.0), border_at_or_after(whole, hit.end.0));
                from = end;
                found(ByteRange::new(start, end))?;
            }
        }
        ControlFlow::Continue(())
    }

    /// How many bytes the folded text of a hit has at most: it has no more letters than that.
    pub(crate) fn folded_len(&self) -> usize {
        self.needles.iter().map(Needle::folded_len).max().unwrap_or(1)
    }

    /// Calls `found` for the hits in `folded`, which is the fold of a stretch of `whole` that begins at `base`.
    pub(super) fn each_hit(
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
            .map(|(needle, from)| next_hit(needle, whole, base, folded, from))
            .collect();
        let mut end = base;
        while let Some(first) = (0..next.len()).filter(|&index| next[index].is_some()).min_by_key(|&index| next[index])
        {
            if let Some(hit) = next[first].filter(|hit| hit.start.0 >= end) {
                end = hit.end.0;
                found(hit)?;
            }
            next[first] = next_hit(&self.needles[first], whole, base, folded, &mut from[first]);
        }
        ControlFlow::Continue(())
    }
}

fn next_hit(needle: &Needle, whole: &str, base: usize, folded: &Folded, from: &mut usize) -> Option<ByteRange> {
    while let Some(at) = needle.find(&folded.text.as_bytes()[*from..]) {
        let index = *from + at;
        let hit = if needle.is_bare() {
            Some(folded.original(index..index + needle.folded_len()).shifted(ByteOffset(base)))
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
