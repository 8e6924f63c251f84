use std::cell::Cell;

use proptest::prelude::*;

use super::super::stretches::STRETCH;
use super::*;
use crate::vietnamese::matching::MatchOptions;

fn query(pattern: &str) -> Query {
    Query::new(pattern, MatchOptions::default()).expect("a pattern with letters")
}

fn all(text: &Text, query: &Query) -> Vec<ByteRange> {
    let hits = find_all(text, query, usize::MAX, &|| false);
    assert!(hits.is_complete);
    hits.ranges
}

/// Several stretches of text with hits at known places, some across the ends of stretches.
fn long_text() -> Text {
    let mut text = String::new();
    for number in 0..6000 {
        text.push_str(if number % 7 == 0 { "gặp khó\n khăn, " } else { "kho thóc của xã, " });
        text.push_str(&"đường về bản xa lắm. "[..(number % 3) * 8]);
    }
    Text::from(text.as_str())
}

#[test]
fn stretches_make_no_difference() {
    let text = long_text();
    assert!(text.end().0 > 2 * STRETCH);
    for pattern in ["khó khăn", "kho khan", "xa, gap", "k"] {
        let query = query(pattern);
        assert_eq!(all(&text, &query), query.find_all(text.as_str()), "{pattern}");
    }
    assert_eq!(all(&text, &query("khó khăn")).len(), 6000usize.div_ceil(7));
}

#[test]
fn a_gap_longer_than_a_stretch_is_one_space() {
    let text = Text::from(format!("khó{}khăn", "\n".repeat(3 * STRETCH)).as_str());
    let query = query("khó khăn");
    assert_eq!(all(&text, &query), [text.full_range()]);
    assert_eq!(find_next(&text, &query, ByteOffset::ZERO), Some(text.full_range()));
    assert_eq!(find_previous(&text, &query, text.end()), Some(text.full_range()));
    let middle = ByteRange::new(STRETCH, STRETCH + 10);
    assert_eq!(hits_in(&text, &query, middle), [text.full_range()]);
}

#[test]
fn limits_and_cancelling_are_told() {
    let text = long_text();
    let query = query("kho");
    let total = all(&text, &query).len();
    for (limit, is_complete) in [(0, false), (3, false), (total - 1, false), (total, true), (total + 1, true)] {
        let hits = find_all(&text, &query, limit, &|| false);
        assert_eq!((hits.ranges.len(), hits.is_complete), (limit.min(total), is_complete), "{limit}");
    }
    let stretches = Cell::new(0);
    let hits = find_all(&text, &query, usize::MAX, &|| {
        stretches.set(stretches.get() + 1);
        stretches.get() > 2
    });
    assert!(!hits.is_complete && !hits.ranges.is_empty() && hits.ranges.len() < total);
}

#[test]
fn next_and_previous_walk_over_all_hits() {
    let text = long_text();
    let query = query("khó khăn");
    let hits = all(&text, &query);
    let forward = std::iter::successors(hits.first().copied(), |hit| find_next(&text, &query, hit.end));
    assert!(forward.take(100).eq(hits.iter().copied().take(100)));
    let backward = std::iter::successors(hits.last().copied(), |hit| find_previous(&text, &query, hit.start));
    assert!(backward.take(100).eq(hits.iter().rev().copied().take(100)));
    assert_eq!(find_previous(&text, &query, text.end()), hits.last().copied());
    assert_eq!(find_next(&text, &query, text.end()), None);
    let first = hits[0];
    assert_eq!(find_next(&text, &query, first.start), Some(first));
    assert_eq!(find_next(&text, &query, first.start.plus(1)), Some(hits[1]));
    assert_eq!(find_previous(&text, &query, first.start), None);
    assert_eq!(find_previous(&text, &query, first.start.plus(1)), Some(first));
}

#[test]
fn regular_expressions_walk_over_lines() {
    let text = Text::from("Số 12 và 13\n\nnăm 2022\nkhông có\nngày 5");
    let query = Query::regex(r"\d+", false).expect("well written");
    let hits = all(&text, &query);
    let shown: Vec<&str> = hits.iter().map(|hit| text.slice(*hit)).collect();
    assert_eq!(shown, ["12", "13", "2022", "5"]);
    for (index, hit) in hits.iter().enumerate() {
        assert_eq!(find_next(&text, &query, hit.start), Some(*hit));
        assert_eq!(find_next(&text, &query, hit.start.plus(1)), hits.get(index + 1).copied());
        assert_eq!(find_previous(&text, &query, hit.start), index.checked_sub(1).map(|index| hits[index]));
        assert_eq!(hits_in(&text, &query, *hit), [*hit]);
    }
    assert_eq!(hits_in(&text, &query, ByteRange::new(0, 30)).len(), 3);
    assert_eq!(find_previous(&text, &query, text.end()), hits.last().copied());
    for (limit, is_complete) in [(0, false), (3, false), (4, true)] {
        let found = find_all(&text, &query, limit, &|| false);
        assert_eq!((found.ranges.len(), found.is_complete), (limit, is_complete));
    }
    assert!(!find_all(&text, &query, 9, &|| true).is_complete);
}

proptest! {
    #[test]
    fn windows_show_the_hits_that_touch_them(text in "(khó|khăn|[ \n]{1,4}|a|–|\u{301}|…){0,30}", start in 0usize..60, length in 0usize..40) {
        let text = Text::from(text.as_str());
        let end = text.end().0;
        let window = ByteRange::new(start.min(end), (start + length).min(end));
        for pattern in ["khó khăn", "o k", "a", "."] {
            let query = query(pattern);
            let expected: Vec<ByteRange> = all(&text, &query).into_iter().filter(|hit| hit.overlaps(window)).collect();
            prop_assert_eq!(hits_in(&text, &query, window), expected, "{}", pattern);
        }
    }
}
