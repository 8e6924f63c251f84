//! Syllables (tiếng): what stands between spaces and punctuation, the primitive step of Vietnamese.
//!
//! A code, a date or a figure is one step as a whole: what joins its parts is looked at together with the parts on its
//! two sides, because the same full stop joins "TP.HCM" and parts "nhân dân.Tăng cường".

use super::abbreviation::{is_abbreviation, is_all_capitals};
use super::cluster::{Cluster, clusters};
use super::letter::{FoldedChar, fold_char};
use crate::text::ByteRange;

/// The syllables of `slice` in order: runs of letters with their marks, and runs of digits with what joins them
/// (`29/9/2022`, `7,5%`, `12/2022/NĐ-CP`, `TP.HCM` and `Covid-19` are one each). Punctuation and spaces are between.
pub fn syllables(slice: &str) -> Vec<ByteRange> {
    let clusters: Vec<Cluster> = clusters(slice).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < clusters.len() {
        if !clusters[at].is_word() {
            at += 1;
            continue;
        }
        let end = syllable_end(slice, &clusters, at);
        found.push(ByteRange::new(clusters[at].start, clusters[end - 1].end));
        at = end;
    }
    found
}

/// The index after the last cluster of the syllable that begins at index `at`.
fn syllable_end(slice: &str, clusters: &[Cluster], at: usize) -> usize {
    let run_end = |from: usize| {
        clusters[from..].iter().position(|cluster| !cluster.is_word()).map_or(clusters.len(), |n| from + n)
    };
    let (mut part, mut end) = (at, run_end(at));
    while end < clusters.len() {
        let next = end + 1;
        let after = run_end(next.min(clusters.len()));
        if after > next {
            let text = |from: usize, to: usize| &slice[clusters[from].start..clusters[to - 1].end];
            if joins(clusters[end].first, text(part, end), text(next, after)) {
                (part, end) = (next, after);
                continue;
            }
        }
        // A sign of measure closes the figure it stands behind; a letter may follow it ("35°C").
        if matches!(clusters[end].first, '%' | '‰' | '°' | 'º') && ends_in_digit(&clusters[part..end]) {
            let is_degree = matches!(clusters[end].first, '°' | 'º');
            return if is_degree && after == next + 1 { after } else { next };
        }
        break;
    }
    end
}

fn ends_in_digit(clusters: &[Cluster]) -> bool {
    clusters.last().is_some_and(|cluster| cluster.first.is_ascii_digit())
}

/// Whether `joiner` makes one syllable of the runs of letters and digits on its two sides.
fn joins(joiner: char, before: &str, after: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let (ends_in_digit, begins_with_digit) = (before.ends_with(is_digit), after.starts_with(is_digit));
    if ends_in_digit && begins_with_digit {
        return matches!(joiner, '.' | ',' | '/' | '-' | '\u{2010}'..='\u{2013}' | ':' | '_') || is_hidden(joiner);
    }
    match joiner {
        '.' => joins_as_abbreviation(before, after),
        '/' | '&' => is_all_capitals(before) && (is_code(after) || begins_with_digit),
        '-' | '\u{2010}' | '\u{2011}' => begins_with_digit || is_all_capitals(before) && is_code(after),
        '\'' | '’' => !ends_in_digit && !begins_with_digit,
        '_' => true,
        _ => is_hidden(joiner),
    }
}

fn is_hidden(c: char) -> bool {
    fold_char(c) == FoldedChar::Hidden
}

/// `TP.HCM`, `Q.1`, `PGS.TS`, `GS.Nguyễn`, `T.Hương`, `v.v`, but not "dân.Tăng" or "2022.Trong".
fn joins_as_abbreviation(before: &str, after: &str) -> bool {
    if before.ends_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let is_initial = is_single(before);
    if after.starts_with(|c: char| c.is_ascii_digit()) || is_code(after) {
        return is_initial || is_all_capitals(before) || is_abbreviation(before);
    }
    if after.starts_with(char::is_uppercase) {
        return is_initial && is_all_capitals(before) || is_abbreviation(before);
    }
    is_initial && is_single(after)
}

/// Whether `part` is one letter, in any form.
fn is_single(part: &str) -> bool {
    clusters(part).nth(1).is_none()
}

/// A part of a code: its first two letters are capitals (`TTg`, `UBND`), or its only one is.
fn is_code(part: &str) -> bool {
    let mut letters = part.chars().filter(|c| c.is_alphanumeric());
    letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_none_or(|c| c.is_uppercase() || c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    fn split(text: &str) -> Vec<&str> {
        syllables(text).into_iter().map(|range| &text[range.as_range()]).collect()
    }

    #[test]
    fn prose_is_split_at_spaces_and_punctuation() {
        let table: &[(&str, &[&str])] = &[
            ("Khó khăn, hạn chế!", &["Khó", "khăn", "hạn", "chế"]),
            ("“Dân biết, dân bàn…”", &["Dân", "biết", "dân", "bàn"]),
            ("nhân dân.Tăng cường", &["nhân", "dân", "Tăng", "cường"]),
            ("kinh tế-xã hội và/hoặc", &["kinh", "tế", "xã", "hội", "và", "hoặc"]),
            ("cộng đồng…xuất hiện", &["cộng", "đồng", "xuất", "hiện"]),
            ("năm 2022.Trong đó", &["năm", "2022", "Trong", "đó"]),
            ("một\u{A0}hai\tba\u{200B}", &["một", "hai", "ba"]),
            ("(a) – b; ", &["a", "b"]),
            (" … ! ", &[]),
            ("", &[]),
            ("東京 Москва", &["東京", "Москва"]),
        ];
        for (text, expected) in table {
            assert_eq!(split(text), *expected, "{text:?}");
        }
    }

    #[test]
    fn figures_codes_and_names_are_whole() {
        let whole = [
            "29/9/2022",
            "01.10.2022",
            "7,5%",
            "1.234.567",
            "12/2022/NĐ-CP",
            "118/QĐ-UBND",
            "QĐ-TTg",
            "TP.HCM",
            "Tp.HCM",
            "Covid-19",
            "2021-2025",
            "5–10",
            "10:30",
            "35°C",
            "90%",
            "v.v",
            "PGS.TS",
            "Q.1",
            "QL.1A",
            "T.Hương",
            "GS.Nguyễn",
            "R'lấp",
            "H’Mông",
            "R&D",
            "24/24h",
            "03A",
            "k\u{AD}hăn",
            "B-52",
            "5‰",
        ];
        for text in whole {
            assert_eq!(split(text), [text]);
            assert_eq!(split(&format!("({text}), ")), [text]);
        }
    }

    #[test]
    fn forms_are_split_alike() {
        let text = "Huyện ủy tổ chức hội nghị: “Đường thủy – 2022”, NSƯT.Hồng";
        let decomposed: String = text.nfd().collect();
        let composed = |range: &ByteRange| decomposed[range.as_range()].nfc().collect::<String>();
        assert_eq!(syllables(&decomposed).iter().map(composed).collect::<Vec<_>>(), split(text));
    }

    proptest! {
        #[test]
        fn syllables_are_ordered_apart_and_whole(text in "\\PC{0,40}|[aAđ19 .,/'%°\u{301}\u{AD}\u{200B}-]{0,40}") {
            let borders: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
            let mut end = 0;
            for range in syllables(&text) {
                prop_assert!(range.start.0 >= end && !range.is_empty());
                prop_assert!(borders.contains(&range.start.0) && borders.contains(&range.end.0));
                prop_assert!(!text[range.as_range()].contains(char::is_whitespace));
                end = range.end.0;
            }
        }
    }
}
