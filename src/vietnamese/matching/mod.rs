//! Asymmetric matching: what the reader typed counts, what they left out matches anything.
//!
//! "kho khan" finds "khó khăn"; "khó khan" finds "khó khăn" but not "kho khan"; "đường" does not find "dương".
//! A tone is compared for the whole syllable, so that "hoà" and "hòa" are the same. Letters match whatever their form
//! (composed, decomposed, mixed), a run of any spaces matches one, and a dash matches any dash with or without spaces
//! around it.
//!
//! Candidates come from searching the folded text (`phrase`); each is then compared with the original (`needle`), unless
//! the query has nothing that could differ. A regular expression (`pattern`) looks at one line at a time. `typed` reads
//! the switches that can be typed with a query; `score` and `fuzzy` rank names for lists and pickers.

mod anchor;
mod filter;
mod fuzzy;
mod needle;
mod open_i;
mod pattern;
mod phrase;
mod score;
mod typed;

use std::ops::ControlFlow;

use super::fold::Folded;
use crate::text::ByteRange;

pub use self::filter::Filter;
pub use self::pattern::PatternError;
pub(crate) use self::pattern::{Pattern, unit_at};
pub(crate) use self::phrase::Phrase;
pub use self::score::{Class, Rank, Scorer, Skips, score};
pub use self::typed::{Defaults, QueryError, SWITCHES, typed};

/// A query made ready for searching.
#[derive(Clone, Debug)]
pub struct Query {
    source: String,
    options: MatchOptions,
    kind: QueryKind,
}

/// What a query looks for.
#[derive(Clone, Debug)]
pub(crate) enum QueryKind {
    /// Letters, signs and spaces as they were typed.
    Phrase(Phrase),
    /// A regular expression.
    Pattern(Pattern),
}

/// How a query is compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MatchOptions {
    /// Marks left out must be absent: nothing is folded but the form of letters, the placement of tones, spaces, and
    /// case.
    pub exact: bool,
    /// Upper and lower case differ.
    pub case_sensitive: bool,
    /// What a hit must be whole in.
    pub whole: Whole,
    /// i and y at the end of a syllable are the same: kỹ and kĩ, lý and lí, quý and quí.
    pub i_y: bool,
}

/// What a hit must be whole in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Whole {
    /// It may begin and end anywhere.
    #[default]
    Parts,
    /// It must begin and end on syllable borders.
    Syllables,
}

impl Query {
    /// A query for the phrase `pattern`; `None` when nothing is left of it to search for (only spaces, only marks).
    pub fn new(pattern: &str, options: MatchOptions) -> Option<Query> {
        let phrase = Phrase::new(pattern, options)?;
        Some(Query { source: pattern.to_owned(), options, kind: QueryKind::Phrase(phrase) })
    }

    /// A query for the regular expression `pattern`. As it is written, it is held against composed letters, and case
    /// counts; `folded`, against folded text: marks and case count neither in the pattern nor in the text.
    pub fn regex(pattern: &str, folded: bool) -> Result<Query, PatternError> {
        let kind = QueryKind::Pattern(Pattern::new(pattern, folded, false)?);
        Ok(Query { source: pattern.to_owned(), options: MatchOptions::default(), kind })
    }

    /// The pattern as it was typed.
    pub fn pattern(&self) -> &str {
        &self.source
    }

    /// How it is compared. For a regular expression these are the defaults.
    pub fn options(&self) -> MatchOptions {
        self.options
    }

    pub(crate) fn kind(&self) -> &QueryKind {
        &self.kind
    }

    /// All hits in `slice`, in order and without overlap, as bytes of `slice` on grapheme borders.
    pub fn find_all(&self, slice: &str) -> Vec<ByteRange> {
        let mut hits = Vec::new();
        let _ = self.each_hit(slice, &mut |hit| {
            hits.push(hit);
            ControlFlow::Continue(())
        });
        hits
    }

    /// Whether `slice` has a hit.
    pub fn is_in(&self, slice: &str) -> bool {
        self.each_hit(slice, &mut |_| ControlFlow::Break(())).is_break()
    }

    fn each_hit(&self, slice: &str, found: &mut dyn FnMut(ByteRange) -> ControlFlow<()>) -> ControlFlow<()> {
        match &self.kind {
            QueryKind::Phrase(phrase) => phrase.each_hit(slice, 0, &phrase.fold(slice), found),
            QueryKind::Pattern(pattern) => {
                let (mut memory, mut next) = (Folded::default(), Some(0));
                while let Some(start) = next {
                    next = pattern.scan(slice, start, &mut memory, found)?;
                }
                ControlFlow::Continue(())
            }
        }
    }
}

#[cfg(test)]
mod tests;
