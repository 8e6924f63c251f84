//! Looking for a phrase: a text is folded and scanned in stretches of a fixed size.

use std::ops::ControlFlow;

use super::Hits;
use crate::text::{ByteOffset, ByteRange};
use crate::vietnamese::fold::Folded;
use crate::vietnamese::letter::{FoldedChar, fold_char};
use crate::vietnamese::matching::Phrase;

/// How much is folded at a time: what fits into a core's own cache, and takes well under a millisecond.
pub(super) const STRETCH: usize = 64 * 1024;
/// The first stretch when looking outward; each further one is twice as long, up to [`STRETCH`].
const FIRST_STRETCH: usize = 4 * 1024;

/// The first `limit` hits of `phrase` in `text`. `is_cancelled` is asked before each stretch; once it says so, what was
/// found until then comes back as incomplete.
pub(super) fn find_all(text: &str, phrase: &Phrase, limit: usize, is_cancelled: &dyn Fn() -> bool) -> Hits {
    let mut hits = Hits::default();
    let (mut memory, mut next) = (Folded::default(), Some(0));
    while let Some(start) = next {
        if is_cancelled() {
            return hits;
        }
        let step = phrase.scan(text, start, STRETCH, &mut memory, &mut |hit| {
            if hits.ranges.last().is_some_and(|last| hit.start < last.end) {
                return ControlFlow::Continue(());
            }
            if hits.ranges.len() == limit {
                return ControlFlow::Break(());
            }
            hits.ranges.push(hit);
            ControlFlow::Continue(())
        });
        match step {
            ControlFlow::Continue(following) => next = following,
            ControlFlow::Break(()) => return hits,
        }
    }
    hits.is_complete = true;
    hits
}

/// The first hit that starts at `from` or after.
pub(super) fn find_next(text: &str, phrase: &Phrase, from: ByteOffset) -> Option<ByteRange> {
    let (mut memory, mut size) = (Folded::default(), FIRST_STRETCH);
    let mut next = Some(text.floor_char_boundary(from.0));
    let mut found = None;
    while let Some(start) = next {
        let step = phrase.scan(text, start, size, &mut memory, &mut |hit| {
            found = Some(hit).filter(|hit| hit.start >= from);
            if found.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        next = step.continue_value().flatten();
        size = STRETCH.min(size * 2);
    }
    found
}

/// The last hit that starts before `before`.
pub(super) fn find_previous(text: &str, phrase: &Phrase, before: ByteOffset) -> Option<ByteRange> {
    let (mut memory, mut size) = (Folded::default(), FIRST_STRETCH);
    let mut end = before.0.min(text.len());
    while end > 0 {
        let start = text.floor_char_boundary(end.saturating_sub(size));
        let mut found = None;
        each_hit(text, phrase, start..end, &mut memory, &mut |hit| found = Some(hit));
        if found.is_some() {
            return found;
        }
        end = start;
        size = STRETCH.min(size * 2);
    }
    None
}

/// The hits that have at least a byte in `range`: those in the visible window.
pub(super) fn hits_in(text: &str, phrase: &Phrase, range: ByteRange) -> Vec<ByteRange> {
    let mut hits = Vec::new();
    let start = reach_back(text, range.start.0, phrase.folded_len());
    each_hit(text, phrase, start..range.end.0, &mut Folded::default(), &mut |hit| {
        if hit.overlaps(range) {
            hits.push(hit);
        }
    });
    hits
}

/// Calls `found` for the hits that start in `starts`.
fn each_hit(
    text: &str,
    phrase: &Phrase,
    starts: std::ops::Range<usize>,
    memory: &mut Folded,
    found: &mut dyn FnMut(ByteRange),
) {
    let (mut next, mut last) = (Some(starts.start), ByteOffset::ZERO);
    while let Some(start) = next.filter(|&start| start < starts.end) {
        let size = STRETCH.min(starts.end - start) + phrase.folded_len();
        let step = phrase.scan(text, start, size, memory, &mut |hit| {
            if hit.start.0 >= starts.end {
                return ControlFlow::Break(());
            }
            if hit.start >= last {
                last = hit.end;
                found(hit);
            }
            ControlFlow::Continue(())
        });
        next = step.continue_value().flatten();
    }
}

/// A place before `at` from where a hit that reaches `at` can start: as many letters back as the query has, whatever
/// runs of spaces lie between.
fn reach_back(text: &str, at: usize, letters: usize) -> usize {
    let before = &text[..text.floor_char_boundary(at)];
    let is_letter =
        |c: char| matches!(fold_char(c), FoldedChar::Letter(_) | FoldedChar::Plain(_) | FoldedChar::Ellipsis);
    before.char_indices().rev().filter(|&(_, c)| is_letter(c)).nth(letters).map_or(0, |(at, _)| at)
}
