//! Looking for a regular expression: line by line, whatever place a search begins at.

use std::ops::ControlFlow;

use super::Hits;
use crate::text::{ByteOffset, ByteRange};
use crate::vietnamese::fold::Folded;
use crate::vietnamese::matching::{Pattern, unit_at};

/// After about how many bytes a search may be stopped.
const STRETCH: usize = 64 * 1024;

pub(super) fn find_all(text: &str, pattern: &Pattern, limit: usize, is_cancelled: &dyn Fn() -> bool) -> Hits {
    let mut hits = Hits::default();
    let (mut memory, mut next, mut ask_at) = (Folded::default(), Some(0), 0);
    while let Some(start) = next {
        if start >= ask_at {
            if is_cancelled() {
                return hits;
            }
            ask_at = start + STRETCH;
        }
        let step = pattern.scan(text, start, &mut memory, &mut |hit| {
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

pub(super) fn find_next(text: &str, pattern: &Pattern, from: ByteOffset) -> Option<ByteRange> {
    let mut memory = Folded::default();
    let mut next = Some(text.floor_char_boundary(from.0));
    let mut found = None;
    while let Some(start) = next {
        let step = pattern.scan(text, start, &mut memory, &mut |hit| {
            found = Some(hit).filter(|hit| hit.start >= from);
            if found.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        next = step.continue_value().flatten();
    }
    found
}

pub(super) fn find_previous(text: &str, pattern: &Pattern, before: ByteOffset) -> Option<ByteRange> {
    let mut memory = Folded::default();
    let mut end = text.floor_char_boundary(before.0);
    while end > 0 {
        let start = text.floor_char_boundary(end - 1);
        let mut found = None;
        let _ = pattern.scan(text, start, &mut memory, &mut |hit| {
            if hit.start < before {
                found = Some(hit);
            }
            ControlFlow::Continue(())
        });
        if found.is_some() {
            return found;
        }
        end = unit_at(text, start).start;
    }
    None
}

pub(super) fn hits_in(text: &str, pattern: &Pattern, range: ByteRange) -> Vec<ByteRange> {
    let mut memory = Folded::default();
    let (mut hits, mut next) = (Vec::new(), Some(text.floor_char_boundary(range.start.0)));
    while let Some(start) = next.filter(|&start| start < range.end.0) {
        let step = pattern.scan(text, start, &mut memory, &mut |hit| {
            if hit.overlaps(range) {
                hits.push(hit);
            }
            ControlFlow::Continue(())
        });
        next = step.continue_value().flatten();
    }
    hits
}
