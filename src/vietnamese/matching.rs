//! Asymmetric matching: what the reader typed counts, what they left out matches anything.
//!
//! "kho khan" finds "khó khăn"; "khó khan" finds "khó khăn" but not "kho khan"; "đường" does not find "dương".
//! A tone is compared for the whole syllable, so that "hoà" and "hòa" are the same. Letters match whatever their form
//! (composed, decomposed, mixed), and a run of any spaces matches one.

use crate::text::ByteRange;

/// A query made ready for searching.
#[derive(Clone, Debug)]
pub struct Query {
    source: String,
}

/// How a query is compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MatchOptions {
    /// Marks left out must be absent: nothing is folded but the form of letters and the placement of tones.
    pub exact: bool,
    /// Upper and lower case differ.
    pub case_sensitive: bool,
    /// A hit must begin and end on syllable borders.
    pub whole_syllables: bool,
}

impl Query {
    /// A query for `pattern`; `None` when nothing is left of it to search for (only spaces, only marks).
    pub fn new(pattern: &str, options: MatchOptions) -> Option<Query> {
        todo!()
    }

    /// The pattern as it was typed.
    pub fn pattern(&self) -> &str {
        &self.source
    }

    /// All hits in `slice`, in order and without overlap, as bytes of `slice` on grapheme borders.
    pub fn find_all(&self, slice: &str) -> Vec<ByteRange> {
        todo!()
    }

    /// Whether `slice` has a hit.
    pub fn is_in(&self, slice: &str) -> bool {
        todo!()
    }
}

/// Whether each space-separated part of `pattern` is found in `candidate` (asymmetric), and how well: higher is better,
/// exact and early and at a syllable's start first. For lists, pickers and the palette. An empty pattern matches all
/// with 0.
pub fn score(pattern: &str, candidate: &str) -> Option<u32> {
    todo!()
}
