//! Moving by units: the next and previous starts, and growing and shrinking along the ladder.
//!
//! Steps go from line to line (or block to block of a very long line) and stop at the first that has what is looked for.

use super::unit::{Unit, legal, scope_after, scope_at, scope_before, unit_at, units_in};
use crate::text::grapheme::{is_border, previous_border};
use crate::text::{ByteOffset, ByteRange, Text};

/// Where the next unit after `at` starts, within `limit` (scraped remnants lie beyond it and are skipped); `None` when
/// there is none. Crosses lines; looks no further than it must.
pub fn next_start(text: &Text, at: ByteOffset, unit: Unit, limit: ByteRange) -> Option<ByteOffset> {
    if let Some(rank) = unit.parts() {
        let at = at.max(ByteOffset(limit.start.0.saturating_sub(1)));
        return legal::next_start(text, at, rank).filter(|&start| start < limit.end);
    }
    let is_next = |range: &ByteRange| range.start > at && range.start >= limit.start;
    let mut scope = scope_at(text, at.max(limit.start), unit);
    while scope.start < limit.end {
        if let Some(found) = units_in(text, scope, unit).into_iter().find(is_next) {
            return Some(found.start).filter(|&start| start < limit.end);
        }
        scope = scope_after(text, scope, unit)?;
    }
    None
}

/// Where the unit around `at` starts, or, from its start, the one before; `None` when there is none within `limit`.
pub fn previous_start(text: &Text, at: ByteOffset, unit: Unit, limit: ByteRange) -> Option<ByteOffset> {
    let at = at.min(limit.end);
    if let Some(rank) = unit.parts() {
        return legal::previous_start(text, at, rank).filter(|&start| start >= limit.start);
    }
    let mut scope = scope_at(text, at, unit);
    loop {
        let units = units_in(text, scope, unit);
        if let Some(found) = units.into_iter().rev().find(|range| range.start < at) {
            return Some(found.start).filter(|&start| start >= limit.start);
        }
        scope = scope_before(text, scope, unit).filter(|scope| scope.end > limit.start)?;
    }
}

/// Where the unit around `at` ends, or, from its end, the one after: the end is the last grapheme's start, where a
/// cursor stands.
pub fn next_end(text: &Text, at: ByteOffset, unit: Unit, limit: ByteRange) -> Option<ByteOffset> {
    let last = |range: ByteRange| previous_border(text, range.end);
    let around =
        unit_at(text, at, unit).filter(|range| range.start <= at && last(*range) > at && range.end > limit.start);
    let found = match around {
        Some(found) => found,
        None => unit_at(text, next_start(text, at, unit, limit)?, unit)?,
    };
    Some(last(found)).filter(|&end| end < limit.end)
}

/// The smallest step that covers `range` and is larger than it: a unit of [`Unit::LADDER`], the parts of a legal text,
/// past them the whole `limit`. `None` when nothing is larger.
pub fn grow(text: &Text, range: ByteRange, limit: ByteRange) -> Option<ByteRange> {
    let is_larger = |step: &ByteRange| step.covers(range) && step.len() > range.len();
    let within = |step: ByteRange| step.intersection(limit);
    let steps = || Unit::LADDER.into_iter().filter_map(|unit| unit_at(text, range.start, unit)).filter_map(within);
    let parts = || legal::parts_around(text, range.start).into_iter().filter_map(|(_, part)| within(part));
    steps().find(is_larger).or_else(|| parts().find(is_larger)).or_else(|| Some(limit).filter(is_larger))
}

/// The largest step within `range`, around `at`, that is smaller than it; `None` at a syllable.
pub fn shrink(text: &Text, range: ByteRange, at: ByteOffset) -> Option<ByteRange> {
    let is_smaller = |step: &ByteRange| range.covers(*step) && step.len() < range.len();
    let parts = legal::parts_around(text, at).into_iter().rev().map(|(_, part)| part);
    let steps = Unit::LADDER.into_iter().rev().filter_map(|unit| unit_at(text, at, unit));
    parts.chain(steps).find(is_smaller)
}

/// `range` without spaces at its ends and without punctuation at its end (closing quotes and brackets stay when their
/// opening one is inside). Empty when nothing is left.
pub fn trim(text: &Text, range: ByteRange) -> ByteRange {
    let slice = text.slice(range);
    let start = start_without_spaces(slice);
    let mut end = slice.len();
    while let Some(last) = slice[start..end].chars().next_back() {
        let before = end - last.len_utf8();
        let goes = last.is_whitespace() || is_trailing_punctuation(last) && !is_paired(&slice[start..before], last);
        if !goes || !is_border(slice, before) {
            break;
        }
        end = before;
    }
    ByteRange::new(start, end).shifted(range.start)
}

fn start_without_spaces(slice: &str) -> usize {
    let mut start = 0;
    for c in slice.chars() {
        let after = start + c.len_utf8();
        if !c.is_whitespace() || !is_border(slice, after) {
            break;
        }
        start = after;
    }
    start
}

fn is_trailing_punctuation(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '…' | '-' | '–' | '—' | '/' | '"' | '\'')
        || matches!(c, '“' | '”' | '‘' | '’' | '«' | '»' | '(' | ')' | '[' | ']' | '{' | '}')
}

/// Whether what `closer` closes was opened in `before`.
fn is_paired(before: &str, closer: char) -> bool {
    let count = |mark: char| before.chars().filter(|&c| c == mark).count();
    match closer {
        '”' => count('“') > count('”'),
        '’' => count('‘') > count('’'),
        '»' => count('«') > count('»'),
        ')' => count('(') > count(')'),
        ']' => count('[') > count(']'),
        '}' => count('{') > count('}'),
        '"' | '\'' => count(closer) % 2 == 1,
        _ => false,
    }
}

#[cfg(test)]
mod tests;
