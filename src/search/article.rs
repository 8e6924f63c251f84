//! Searching one article: all hits, the next, the previous, those in a window.

use super::{lines, stretches};
use crate::text::{ByteOffset, ByteRange, Text};
use crate::vietnamese::matching::{Query, QueryKind};

/// The hits of a query in an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// In order, apart, on grapheme borders.
    pub ranges: Vec<ByteRange>,
    /// Whether that is all of them: neither was the limit reached nor the search stopped.
    pub is_complete: bool,
}

/// The first `limit` hits of `query` in `text`. `is_cancelled` is asked again and again; once it says so, what was found
/// until then comes back as incomplete.
pub fn find_all(text: &Text, query: &Query, limit: usize, is_cancelled: &dyn Fn() -> bool) -> Hits {
    match query.kind() {
        QueryKind::Phrase(phrase) => stretches::find_all(text.as_str(), phrase, limit, is_cancelled),
        QueryKind::Pattern(pattern) => lines::find_all(text.as_str(), pattern, limit, is_cancelled),
    }
}

/// The first hit that starts at `from` or after.
pub fn find_next(text: &Text, query: &Query, from: ByteOffset) -> Option<ByteRange> {
    match query.kind() {
        QueryKind::Phrase(phrase) => stretches::find_next(text.as_str(), phrase, from),
        QueryKind::Pattern(pattern) => lines::find_next(text.as_str(), pattern, from),
    }
}

/// The last hit that starts before `before`.
pub fn find_previous(text: &Text, query: &Query, before: ByteOffset) -> Option<ByteRange> {
    match query.kind() {
        QueryKind::Phrase(phrase) => stretches::find_previous(text.as_str(), phrase, before),
        QueryKind::Pattern(pattern) => lines::find_previous(text.as_str(), pattern, before),
    }
}

/// The hits that have at least a byte in `range`: those in the visible window.
pub fn hits_in(text: &Text, query: &Query, range: ByteRange) -> Vec<ByteRange> {
    match query.kind() {
        QueryKind::Phrase(phrase) => stretches::hits_in(text.as_str(), phrase, range),
        QueryKind::Pattern(pattern) => lines::hits_in(text.as_str(), pattern, range),
    }
}

#[cfg(test)]
mod tests;
