//! Looking for a quote among its look-alikes.

use memchr::memmem::Finder;

use crate::text::ByteRange;

/// A quote with what stood around it.
pub(super) struct Wanted<'a> {
    pub(super) prefix: &'a str,
    pub(super) quote: &'a str,
    pub(super) suffix: &'a str,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// It is there.
    Certain(ByteRange),
    /// It may be there.
    Perhaps(ByteRange),
    /// No place is better than another, or there is none.
    Nowhere,
}

impl Found {
    /// The same finding elsewhere; a place that has no counterpart is none.
    pub(super) fn map(self, place: impl Fn(ByteRange) -> Option<ByteRange>) -> Found {
        match self {
            Found::Certain(range) => place(range).map_or(Found::Nowhere, Found::Certain),
            Found::Perhaps(range) => place(range).map_or(Found::Nowhere, Found::Perhaps),
            Found::Nowhere => Found::Nowhere,
        }
    }
}

/// A quote of fewer characters says too little to be found by itself.
const SURE_QUOTE: usize = 8;
/// One of so many is worth a look even in other surroundings.
const TELLING_QUOTE: usize = 16;
/// How much context makes a quote that recurs one of its kind.
const SURE_CONTEXT: usize = 16;
/// The part of it on each side that has to be enough to tell the place from every other.
const NEAR: usize = 8;
/// How like its old context the surroundings of a quote that occurs once have to be.
const SURE_SCORE: f64 = 0.90;
/// How like they have to be for a suggestion, and how much more like than the next best.
const SOME_SCORE: f64 = 0.50;
const MARGIN: f64 = 0.20;
/// With more occurrences than this a quote is as good as everywhere.
const MOST: usize = 200;

/// Looks for `wanted` in `text`. `filed` is where the quote stands at its old position, if it does; `is_whole` says
/// whether a range cuts no grapheme.
pub(super) fn find(
    text: &str,
    wanted: &Wanted<'_>,
    filed: Option<ByteRange>,
    is_whole: impl Fn(ByteRange) -> bool,
) -> Found {
    let Wanted { prefix, quote, suffix } = wanted;
    let context = prefix.chars().count() + suffix.chars().count();
    if context >= SURE_CONTEXT {
        // All of the context is there, and a part of it tells the place from every other: no copy of a paragraph does.
        let near = [last(prefix, NEAR), quote, first(suffix, NEAR)].concat();
        let around = [*prefix, quote, suffix].concat();
        if let ([only], [_]) = (&occurrences(text, &around, 2)[..], &occurrences(text, &near, 2)[..]) {
            let range = ByteRange::new(only + prefix.len(), only + prefix.len() + quote.len());
            if is_whole(range) {
                return Found::Certain(range);
            }
        }
    }
    let starts = occurrences(text, quote, MOST + 1);
    if starts.len() > MOST {
        return filed.map_or(Found::Nowhere, Found::Perhaps);
    }
    let ranges = starts.into_iter().map(|start| ByteRange::new(start, start + quote.len())).filter(|it| is_whole(*it));
    let mut scored: Vec<(f64, ByteRange)> = ranges.map(|range| (score(text, wanted, range), range)).collect();
    scored.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let length = quote.chars().count();
    let is_long = length >= SURE_QUOTE;
    let is_telling = length >= TELLING_QUOTE || (is_long && context == 0);
    match scored[..] {
        [] => Found::Nowhere,
        [(score, range)] if is_long && score >= SURE_SCORE => Found::Certain(range),
        [(score, range)] if is_telling || score >= SOME_SCORE => Found::Perhaps(range),
        [(score, range), (next, _), ..] if score >= SOME_SCORE && score - next >= MARGIN => Found::Perhaps(range),
        _ => filed.map_or(Found::Nowhere, Found::Perhaps),
    }
}

/// Where `part` begins in `text`, overlaps included; at most `most` places.
fn occurrences(text: &str, part: &str, most: usize) -> Vec<usize> {
    let Some(first) = part.chars().next() else { return Vec::new() };
    let finder = Finder::new(part);
    let mut found = Vec::new();
    let mut from = 0;
    while found.len() < most {
        let Some(at) = finder.find(&text.as_bytes()[from..]) else { break };
        found.push(from + at);
        from += at + first.len_utf8();
    }
    found
}

/// How like the surroundings of `range` are to the old context, 0 to 1; 0 when there is no context.
fn score(text: &str, wanted: &Wanted<'_>, range: ByteRange) -> f64 {
    let (before, after) = (wanted.prefix.chars().count(), wanted.suffix.chars().count());
    if before + after == 0 {
        return 0.0;
    }
    let left = last(&text[..range.start.0], before);
    let right = first(&text[range.end.0..], after);
    let alike = |one: &str, other: &str, length: usize| strsim::normalized_levenshtein(one, other) * length as f64;
    (alike(wanted.prefix, left, before) + alike(wanted.suffix, right, after)) / (before + after) as f64
}

/// The first `count` characters.
fn first(text: &str, count: usize) -> &str {
    &text[..text.char_indices().nth(count).map_or(text.len(), |(at, _)| at)]
}

/// The last `count` characters.
fn last(text: &str, count: usize) -> &str {
    &text[text.char_indices().rev().take(count).last().map_or(text.len(), |(at, _)| at)..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn occurrences_may_overlap() {
        assert_eq!(occurrences("êêê", "êê", 9), [0, 2]);
        assert_eq!(occurrences("aaaa", "a", 2), [0, 1]);
        assert!(occurrences("a", "", 2).is_empty());
    }

    #[test]
    fn scores_by_context() {
        let text = "còn nhiều khó khăn trong sản xuất";
        let start = text.find("khó").unwrap();
        let range = ByteRange::new(start, start + "khó khăn".len());
        for (prefix, suffix, low, high) in [
            ("nhiều ", " trong", 1.0, 1.0),
            ("còn nhiều ", "", 1.0, 1.0),
            ("nhiêu ", " trong", 0.9, 0.95),
            ("vượt qua ", " để đi", 0.0, 0.5),
            ("", "", 0.0, 0.0),
        ] {
            let score = score(text, &Wanted { prefix, quote: "khó khăn", suffix }, range);
            assert!((low..=high).contains(&score), "{prefix}|{suffix}: {score}");
        }
    }
}
