//! Ranking names against what is being typed, for lists, pickers and the palette.
//!
//! What is found as it was typed comes first, then what is found with marks left out, then what is found in parts, then
//! what is found by its initials. Among equals the earlier and the shorter wins.

use std::ops::ControlFlow;

use super::fuzzy::Letters;
use super::{MatchOptions, Query, QueryKind};
use crate::text::ByteRange;
use crate::vietnamese::fold::{Folded, fold};
use crate::vietnamese::letter::is_word;

/// Whether letters of a name may be skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Skips {
    /// None: for long texts, in which nearly any letters could be found.
    #[default]
    Never,
    /// What follows may begin a later syllable: "hdnd" finds Hội đồng nhân dân.
    ToSyllables,
    /// And inside a syllable that was begun, letters may be left out: "nxt" finds next.
    Anywhere,
}

/// How well a name matches; higher is better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    /// The kind of match, the same for many names.
    pub class: Class,
    /// Tells names of one class apart.
    pub points: u32,
}

/// Kinds of matches, the worst first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Letters were skipped.
    Skipped,
    /// All parts are there, some of them inside a syllable.
    PartsInside,
    /// The whole is inside a syllable, with marks left out.
    Inside,
    /// The whole is inside a syllable, as typed.
    ExactInside,
    /// All parts begin syllables.
    Parts,
    /// The whole begins a syllable, with marks left out.
    Folded,
    /// The whole begins a syllable, as typed.
    #[default]
    Exact,
}

/// A pattern made ready to be scored against many candidates.
#[derive(Clone, Debug)]
pub struct Scorer {
    whole: Option<Part>,
    /// What stands between spaces, when that is more than one.
    parts: Vec<Part>,
    letters: Letters,
    options: MatchOptions,
    skips: Skips,
}

#[derive(Clone, Debug)]
struct Part {
    exact: Query,
    lenient: Query,
}

/// How well `pattern` matches `candidate` in a picker, where letters may be skipped; an empty one matches all alike.
pub fn score(pattern: &str, candidate: &str) -> Option<Rank> {
    Scorer::new(pattern, Skips::Anywhere).rank(candidate)
}

impl Scorer {
    /// A scorer for `pattern`.
    pub fn new(pattern: &str, skips: Skips) -> Scorer {
        Scorer::with(pattern, MatchOptions::default(), skips)
    }

    /// A scorer for `pattern`, its letters compared as `options` say.
    pub fn with(pattern: &str, options: MatchOptions, skips: Skips) -> Scorer {
        let exact = MatchOptions { exact: true, ..options };
        let part = |part: &str| Some(Part { exact: Query::new(part, exact)?, lenient: Query::new(part, options)? });
        let mut parts: Vec<Part> = pattern.split_whitespace().filter_map(part).collect();
        if parts.len() < 2 {
            parts.clear();
        }
        // Letters by their initials fold marks away, whatever the options.
        let skips = if options == MatchOptions::default() { skips } else { Skips::Never };
        Scorer { whole: part(pattern), parts, letters: Letters::new(pattern), options, skips }
    }

    /// How well `candidate` matches, `None` if it does not.
    pub fn rank(&self, candidate: &str) -> Option<Rank> {
        let Some(whole) = &self.whole else { return Some(Rank::default()) };
        let mut folded = fold(candidate);
        if self.options.i_y {
            folded.read_y_as_i();
        }
        let phrase = whole.best_place(candidate, &folded);
        if let Some((class @ (Class::Exact | Class::Folded), at)) = phrase {
            return Some(rank(class, 0, at, candidate));
        }
        let parts = self.in_parts(candidate, &folded);
        let found = phrase.map(|(class, at)| rank(class, 0, at, candidate)).max(parts);
        found.or_else(|| {
            let points = self.letters.are_in(&folded.text).then(|| self.letters.points(candidate, self.skips))??;
            Some(rank(Class::Skipped, points, 0, candidate))
        })
    }

    fn in_parts(&self, candidate: &str, folded: &Folded) -> Option<Rank> {
        let (mut class, mut exact, mut first) = (Class::Parts, 0, candidate.len());
        for part in &self.parts {
            let (kind, at) = part.best_place(candidate, folded)?;
            if matches!(kind, Class::Inside | Class::ExactInside) {
                class = Class::PartsInside;
            }
            exact += u32::from(matches!(kind, Class::Exact | Class::ExactInside));
            first = first.min(at);
        }
        (!self.parts.is_empty()).then(|| rank(class, exact, first, candidate))
    }
}

fn rank(class: Class, points: u32, first: usize, candidate: &str) -> Rank {
    let small = |number: usize| u32::from(u8::MAX) - number.min(usize::from(u8::MAX)) as u32;
    Rank { class, points: points.min(0xFFFF) << 16 | small(first) << 8 | small(candidate.chars().count()) }
}

impl Part {
    /// The best kind of place where it is found, and where.
    fn best_place(&self, candidate: &str, folded: &Folded) -> Option<(Class, usize)> {
        let (begins, at) = best_hit(&self.lenient, candidate, folded)?;
        match best_hit(&self.exact, candidate, folded) {
            Some((true, at)) => Some((Class::Exact, at)),
            _ if begins => Some((Class::Folded, at)),
            Some((false, at)) => Some((Class::ExactInside, at)),
            None => Some((Class::Inside, at)),
        }
    }
}

/// The first hit that begins a syllable, else the first: whether it does, and where it starts.
fn best_hit(query: &Query, candidate: &str, folded: &Folded) -> Option<(bool, usize)> {
    let QueryKind::Phrase(phrase) = query.kind() else { return None };
    let mut best: Option<(bool, usize)> = None;
    let _ = phrase.each_hit(candidate, 0, folded, &mut |hit: ByteRange| {
        let begins = !candidate[..hit.start.0].chars().next_back().is_some_and(is_word);
        if begins || best.is_none() {
            best = Some((begins, hit.start.0));
        }
        if begins { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    best
}
