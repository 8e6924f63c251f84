//! Places in the article that are lit besides annotations: search hits, and occurrences selected together.

use crate::text::{ByteOffset, ByteRange};
use crate::vietnamese::matching::Query;

/// What was searched for in the article.
#[derive(Clone, Debug)]
pub struct Search {
    /// The query.
    pub query: Query,
    /// All hits, once they are known.
    pub hits: Option<Vec<ByteRange>>,
    /// Whether more were found than are kept.
    pub more: bool,
    /// Whether the hits are lit.
    pub lit: bool,
    /// Tells this search apart from later ones.
    pub serial: u64,
}

impl Search {
    /// Which hit (from 1) starts at `at`, and how many there are.
    pub fn position(&self, at: ByteOffset) -> Option<(usize, usize)> {
        let hits = self.hits.as_ref()?;
        let index = hits.partition_point(|hit| hit.end <= at);
        hits.get(index).filter(|hit| hit.contains(at)).map(|_| (index + 1, hits.len()))
    }
}

/// All occurrences of a phrase, some of them dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrences {
    /// The places in order, and whether each is kept.
    pub places: Vec<(ByteRange, bool)>,
    /// Which one the cursor is at.
    pub current: usize,
}

impl Occurrences {
    /// All of `ranges`, with the one at or after `at` current.
    pub fn new(ranges: Vec<ByteRange>, at: ByteOffset) -> Option<Occurrences> {
        let current = ranges.iter().position(|range| range.end > at).unwrap_or(0);
        (!ranges.is_empty())
            .then(|| Occurrences { places: ranges.into_iter().map(|range| (range, true)).collect(), current })
    }

    /// Those that are kept.
    pub fn kept(&self) -> Vec<ByteRange> {
        self.places.iter().filter(|place| place.1).map(|place| place.0).collect()
    }

    /// Drops the current one, or takes it back.
    pub fn toggle(&mut self) {
        let kept = &mut self.places[self.current].1;
        *kept = !*kept;
    }

    /// Goes to the next (or previous) one, round the end; its place.
    pub fn step(&mut self, forward: bool) -> ByteRange {
        let count = self.places.len();
        self.current = (self.current + if forward { 1 } else { count - 1 }) % count;
        self.places[self.current].0
    }
}
