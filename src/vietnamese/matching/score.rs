//! Ranking names against what is being typed, for lists, pickers and the palette.

use std::ops::ControlFlow;

use super::{MatchOptions, Query};
use crate::text::ByteRange;
use crate::vietnamese::fold::{Folded, fold};
use crate::vietnamese::letter::is_word;

/// A pattern made ready to be scored against many candidates.
#[derive(Clone, Debug)]
pub struct Scorer {
    parts: Vec<Part>,
}

#[derive(Clone, Debug)]
struct Part {
    exact: Query,
    lenient: Query,
}

/// Whether each space-separated part of `pattern` is found in `candidate` (asymmetric), and how well: higher is better,
/// exact and early and at a syllable's start first. For lists, pickers and the palette. An empty pattern matches all
/// with 0.
pub fn score(pattern: &str, candidate: &str) -> Option<u32> {
    Scorer::new(pattern).score(candidate)
}

impl Scorer {
    /// A scorer for `pattern`, whose parts stand between spaces.
    pub fn new(pattern: &str) -> Scorer {
        let exact = MatchOptions { exact: true, ..MatchOptions::default() };
        let part =
            |part| Some(Part { exact: Query::new(part, exact)?, lenient: Query::new(part, MatchOptions::default())? });
        Scorer { parts: pattern.split_whitespace().filter_map(part).collect() }
    }

    /// As [`score`]: what counts most is how many parts are found as typed (marks and their absence), then where they
    /// stand (first at the very start, then at a syllable's start), then how far ahead, then how short the candidate is.
    pub fn score(&self, candidate: &str) -> Option<u32> {
        if self.parts.is_empty() {
            return Some(0);
        }
        let folded = fold(candidate);
        let (mut sum, mut first) = (0, candidate.len());
        for part in &self.parts {
            let (points, at) = match best_place(&part.exact, candidate, &folded) {
                Some((place, at)) => (place + PLACES, at),
                None => best_place(&part.lenient, candidate, &folded)?,
            };
            sum += points + 1;
            first = first.min(at);
        }
        let small = |number: usize| u32::from(u8::MAX) - number.min(usize::from(u8::MAX)) as u32;
        Some(sum.min(0xFFFF) << 16 | small(first) << 8 | small(candidate.chars().count()))
    }
}

/// How many kinds of places there are: inside, at a syllable's start, at the very start.
const PLACES: u32 = 3;

/// The best kind of place that a hit has, and where the hit starts.
fn best_place(query: &Query, candidate: &str, folded: &Folded) -> Option<(u32, usize)> {
    let mut best: Option<(u32, usize)> = None;
    let _ = query.each_hit(candidate, 0, folded, &mut |hit: ByteRange| {
        let before = candidate[..hit.start.0].chars().next_back();
        let place = match before {
            None => 2,
            Some(c) if !is_word(c) => 1,
            Some(_) => 0,
        };
        if best.is_none_or(|(other, _)| place > other) {
            best = Some((place, hit.start.0));
        }
        if place > 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    best
}
