//! Searching one article.

use crate::text::{ByteOffset, ByteRange, Text};
use crate::vietnamese::matching::Query;

/// Bytes searched at a time: large enough that chunk borders cost nothing, small enough to stop quickly.
const CHUNK: usize = 256 * 1024;

/// All hits of a search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// The hits in order.
    pub ranges: Vec<ByteRange>,
    /// Whether there are more than were wanted.
    pub more: bool,
}

/// How far a hit may reach beyond the chunk it starts in: each letter of the pattern can stand for several bytes of the
/// text (marks, runs of spaces), and a tenfold margin covers what people write.
fn reach(query: &Query) -> usize {
    query.pattern().len() * 10 + 256
}

/// `range` with its ends moved outward to places between lines or words, so that no letter is cut from its marks.
fn whole_words(text: &Text, range: ByteRange) -> ByteRange {
    let all = text.as_str().as_bytes();
    let is_border = |at: usize| at == 0 || at >= all.len() || matches!(all[at - 1], b' ' | b'\n');
    let (mut start, mut end) = (range.start.0, range.end.0.min(all.len()));
    let (floor, roof) = (start.saturating_sub(4096), (end + 4096).min(all.len()));
    while start > floor && !is_border(start) {
        start -= 1;
    }
    while end < roof && !is_border(end) {
        end += 1;
    }
    crate::text::grapheme::widen(text, ByteRange::new(start, end))
}

/// The hits that start in `range`.
pub fn hits_in(text: &Text, query: &Query, range: ByteRange) -> Vec<ByteRange> {
    let wide = ByteRange::new(range.start.0.saturating_sub(1), (range.end.0 + reach(query)).min(text.end().0));
    let wide = whole_words(text, wide);
    let mut hits: Vec<ByteRange> =
        query.find_all(text.slice(wide)).into_iter().map(|hit| hit.shifted(wide.start)).collect();
    hits.retain(|hit| range.contains(hit.start));
    hits
}

/// The hits of the whole text, at most `limit`. `cancelled` is asked between chunks.
pub fn find_all(text: &Text, query: &Query, limit: usize, cancelled: &dyn Fn() -> bool) -> Hits {
    let mut hits = Hits::default();
    let mut start = ByteOffset::ZERO;
    while start < text.end() && !cancelled() {
        let end = ByteOffset((start.0 + CHUNK).min(text.end().0));
        let last = hits.ranges.last().map_or(ByteOffset::ZERO, |hit: &ByteRange| hit.end);
        hits.ranges.extend(hits_in(text, query, ByteRange { start, end }).into_iter().filter(|hit| hit.start >= last));
        if hits.ranges.len() > limit {
            hits.ranges.truncate(limit);
            hits.more = true;
            break;
        }
        start = end;
    }
    hits
}

/// The first hit that starts at or after `from`.
pub fn find_next(text: &Text, query: &Query, from: ByteOffset) -> Option<ByteRange> {
    let (mut start, mut size) = (from, CHUNK / 16);
    while start < text.end() {
        let end = ByteOffset((start.0 + size).min(text.end().0));
        if let Some(hit) = hits_in(text, query, ByteRange { start, end }).first() {
            return Some(*hit);
        }
        (start, size) = (end, CHUNK);
    }
    None
}

/// The last hit that starts before `from`.
pub fn find_previous(text: &Text, query: &Query, from: ByteOffset) -> Option<ByteRange> {
    let (mut end, mut size) = (from, CHUNK / 16);
    while end > ByteOffset::ZERO {
        let start = ByteOffset(end.0.saturating_sub(size));
        if let Some(hit) = hits_in(text, query, ByteRange { start, end }).last() {
            return Some(*hit);
        }
        (end, size) = (start, CHUNK);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vietnamese::matching::MatchOptions;

    fn query(pattern: &str) -> Query {
        Query::new(pattern, MatchOptions::default()).expect("a pattern with letters")
    }

    #[test]
    fn finds_across_chunks_without_doubling() {
        let filler = "Bà con bản Nà Lèng vào vụ. ".repeat(CHUNK / 28);
        let text = Text::from(format!("khó khăn {filler}khó khăn\n{filler}Khó\nkhăn").as_str());
        let hits = find_all(&text, &query("kho khan"), usize::MAX, &|| false);
        assert_eq!(hits.ranges.len(), 3);
        assert_eq!(text.slice(hits.ranges[2]), "Khó\nkhăn");
        for cut in 0..40 {
            let text = Text::from(format!("{}khó khăn, hạn chế", "a ".repeat(CHUNK / 2 - cut)).as_str());
            assert_eq!(find_all(&text, &query("kho khan, han"), 9, &|| false).ranges.len(), 1, "cut {cut}");
        }
    }

    #[test]
    fn next_and_previous_go_outward() {
        let text = Text::from("lúa mùa, lúa xuân, lúa nương");
        let (q, hits) = (query("lua"), find_all(&text, &query("lua"), 9, &|| false).ranges);
        assert_eq!(find_next(&text, &q, ByteOffset::ZERO), Some(hits[0]));
        assert_eq!(find_next(&text, &q, ByteOffset(1)), Some(hits[1]));
        assert_eq!(find_previous(&text, &q, text.end()), Some(hits[2]));
        assert_eq!(find_previous(&text, &q, hits[0].start), None);
        assert_eq!(find_next(&text, &q, ByteOffset(hits[2].start.0 + 1)), None);
    }

    #[test]
    fn the_limit_is_told() {
        let text = Text::from("lúa lúa lúa");
        let hits = find_all(&text, &query("lua"), 2, &|| false);
        assert_eq!((hits.ranges.len(), hits.more), (2, true));
        assert!(find_all(&text, &query("lua"), 2, &|| true).ranges.is_empty());
    }
}
