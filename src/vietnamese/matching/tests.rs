use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;
use crate::text::grapheme::is_border;

mod forms;
mod patterns;
mod ranks;
mod switches;

const DEFAULT: MatchOptions = MatchOptions { exact: false, case_sensitive: false, whole: Whole::Parts, i_y: false };
const EXACT: MatchOptions = MatchOptions { exact: true, ..DEFAULT };
const CASE: MatchOptions = MatchOptions { case_sensitive: true, ..DEFAULT };
const I_Y: MatchOptions = MatchOptions { i_y: true, ..DEFAULT };
const WHOLE: MatchOptions = MatchOptions { whole: Whole::Syllables, ..DEFAULT };

fn hits<'t>(pattern: &str, text: &'t str, options: MatchOptions) -> Vec<&'t str> {
    let query = Query::new(pattern, options).expect("a pattern with letters");
    let found = query.find_all(text);
    assert_eq!(query.is_in(text), !found.is_empty());
    found.into_iter().map(|hit| &text[hit.as_range()]).collect()
}

#[test]
fn marks_that_were_typed_count_and_others_do_not() {
    let table: &[(&str, &str, &[&str])] = &[
        ("kho khan", "Khó khăn, khổ khan, kho khan", &["Khó khăn", "khổ khan", "kho khan"]),
        ("khó khan", "Khó khăn, khổ khan, kho khan", &["Khó khăn"]),
        ("kho khăn", "Khó khăn, khổ khan, kho khắn", &["Khó khăn", "kho khắn"]),
        ("khó khăn", "KHÓ KHĂN khó khan", &["KHÓ KHĂN"]),
        ("đường", "dương đường đương Đường", &["đường", "Đường"]),
        ("đương", "đường dương đương", &["đường", "đương"]),
        ("duong", "dương đường", &["dương", "đường"]),
        ("hoà", "hòa hoà hoá hoa hòang", &["hòa", "hoà", "hòa"]),
        ("thuỷ", "thủy thuỷ thúy", &["thủy", "thuỷ"]),
        ("quý", "quý quí quy", &["quý"]),
        ("uỷ ban", "Ủy ban, ủy bản, ùy ban", &["Ủy ban", "ủy bản"]),
        ("huyen uy", "Huyện ủy", &["Huyện ủy"]),
        ("ðó", "đó ðó Ðó do", &["đó", "ðó", "Ðó"]),
    ];
    for (pattern, text, expected) in table {
        assert_eq!(hits(pattern, text, DEFAULT), *expected, "{pattern:?}");
    }
}

#[test]
fn the_last_syllable_may_be_half_typed() {
    let table: &[(&str, &str, &[&str])] = &[
        ("khó kh", "khó khăn", &["khó kh"]),
        ("khó khă", "khó khăn", &["khó khă"]),
        ("kh", "khó", &["kh"]),
        ("khoá", "khoán khóa", &["khoá", "khóa"]),
        // The tone of the syllable stands on a letter that is not typed yet, or comes before what was typed.
        ("khó", "khoá khoà", &["kho"]),
        ("ỷ", "thủy", &["y"]),
    ];
    for (pattern, text, expected) in table {
        assert_eq!(hits(pattern, text, DEFAULT), *expected, "{pattern:?}");
    }
}

#[test]
fn letters_match_in_every_form() {
    let text = "Ủy ban nhân dân huyện họp về đường thủy";
    let forms =
        [text.to_owned(), text.nfd().collect(), text.nfd().collect::<String>().replace("e\u{323}\u{302}", "ê\u{323}")];
    for form in &forms {
        for pattern in ["huyện", "huyen", "uỷ ban nhân dân", "Đường Thuỷ"] {
            for pattern in [pattern.to_owned(), pattern.nfd().collect()] {
                let found = hits(&pattern, form, DEFAULT);
                assert_eq!(found.len(), 1, "{pattern:?} in {form:?}");
                assert_eq!(found[0].nfc().count(), pattern.nfc().count());
            }
        }
    }
}

#[test]
fn spaces_dashes_and_quotes_are_alike() {
    let table: &[(&str, &str, &[&str])] = &[
        ("nhiệm vụ", "nhiệm\n  vụ nhiệm\u{A0}vụ", &["nhiệm\n  vụ", "nhiệm\u{A0}vụ"]),
        (" nhiệm  vụ ", "nhiệm vụ", &["nhiệm vụ"]),
        (
            "kinh te - xa hoi",
            "kinh tế – xã hội; kinh tế-xã hội; kinh tế - xã hội; kinh tế xã hội",
            &["kinh tế – xã hội", "kinh tế-xã hội", "kinh tế - xã hội"],
        ),
        ("2021-2025", "2021–2025, 2021 - 2025", &["2021–2025", "2021 - 2025"]),
        ("- an", "công - an", &["- an"]),
        ("\"dân biết\"", "“Dân biết”", &["“Dân biết”"]),
        ("đồng...xuất", "đồng…xuất", &["đồng…xuất"]),
        (".x", "đồng…xuất", &["…x"]),
        (".", "…", &["…"]),
        ("khókhăn", "khó\u{200B}khăn khokhan", &["khó\u{200B}khăn"]),
        ("khan", "kh\u{AD}an\u{200B} ", &["kh\u{AD}an"]),
    ];
    for (pattern, text, expected) in table {
        assert_eq!(hits(pattern, text, DEFAULT), *expected, "{pattern:?}");
    }
}

#[test]
fn options_narrow() {
    let table: &[(&str, &str, MatchOptions, &[&str])] = &[
        ("kho khan", "khó khăn kho khan Kho Khan", EXACT, &["kho khan", "Kho Khan"]),
        ("hoà", "hòa hoà hoa", EXACT, &["hòa", "hoà"]),
        ("xã hội – an", "xã hội - an xã hội – an", EXACT, &["xã hội – an"]),
        ("a-b", "a - b a-b", EXACT, &["a-b"]),
        // The tone counts for the syllable, wherever it stands.
        ("ho", "hòa hoà ho", EXACT, &["ho"]),
        ("kỹ thuật", "kĩ thuật kỹ thuật ky thuật kì thuật", I_Y, &["kĩ thuật", "kỹ thuật"]),
        ("ky thuat", "kĩ thuật kỹ thuật", I_Y, &["kĩ thuật", "kỹ thuật"]),
        ("lí do", "lý do, lí do, lỳ do", I_Y, &["lý do", "lí do"]),
        ("Mĩ quí", "Mỹ quý, mĩ QUÍ", I_Y, &["Mỹ quý", "mĩ QUÍ"]),
        ("tay", "tai tay", I_Y, &["tay"]),
        ("thúi", "thúy thúi", I_Y, &["thúi"]),
        ("tí", "tý tiến", I_Y, &["tý", "ti"]),
        ("kỹ", "kỹ kĩ", DEFAULT, &["kỹ"]),
        ("ý kiến", "í kiến, ý kiến, tái kiến", I_Y, &["í kiến", "ý kiến"]),
        ("ti vi", "ty vi, ti vi", I_Y, &["ty vi", "ti vi"]),
        ("Huyện", "huyện Huyện HUYỆN", CASE, &["Huyện"]),
        ("huyen", "Huyện huyện", CASE, &["huyện"]),
        ("Москва", "москва Москва", CASE, &["Москва"]),
        ("Huyện", "huyện HUYỆN", DEFAULT, &["huyện", "HUYỆN"]),
        ("an", "an toàn, ban an", WHOLE, &["an", "an"]),
        ("an", "2an an2 an\u{301} “an”", WHOLE, &["an\u{301}", "an"]),
        ("khan,", "khăn,xx", WHOLE, &["khăn,"]),
    ];
    for (pattern, text, options, expected) in table {
        assert_eq!(hits(pattern, text, *options), *expected, "{pattern:?}");
    }
}

#[test]
fn hits_do_not_overlap_and_cut_no_grapheme() {
    assert_eq!(hits("ana", "ananana", DEFAULT), ["ana", "ana"]);
    assert_eq!(hits("👩", "👩‍👧 👩", DEFAULT), ["👩‍👧", "👩"]);
    assert_eq!(hits("a", "a\u{36F}\u{301}a", DEFAULT), ["a\u{36F}\u{301}", "a"]);
}

#[test]
fn a_query_needs_something_to_search_for() {
    for pattern in ["", "  \n", "\u{301}\u{323}", "\u{200B}", " \u{AD} "] {
        assert!(Query::new(pattern, DEFAULT).is_none(), "{pattern:?}");
    }
}

/// Scanning in stretches of any size finds what looking at the whole finds.
fn scanned(query: &Query, text: &str, size: usize) -> Vec<ByteRange> {
    let (mut found, mut memory, mut next) = (Vec::<ByteRange>::new(), Folded::default(), Some(0));
    while let Some(start) = next {
        let QueryKind::Phrase(phrase) = query.kind() else { return found };
        let step = phrase.scan(text, start, size, &mut memory, &mut |hit| {
            if found.last().is_none_or(|last| last.end <= hit.start) {
                found.push(hit);
            }
            ControlFlow::Continue(())
        });
        next = step.continue_value().flatten();
    }
    found
}

proptest! {
    #[test]
    fn stretches_miss_nothing(text in "([kk]h[óoa]|[ \n]{1,9}|a|–|…|\u{301}){0,40}", size in 1usize..20) {
        for pattern in ["a", "kho", "khó", "o k", "kho kha", "o - k", ".", "khokho", "kk", "a a"] {
            let query = Query::new(pattern, DEFAULT).expect("letters");
            prop_assert_eq!(scanned(&query, &text, size), query.find_all(&text), "{:?}", pattern);
        }
    }

    #[test]
    fn hits_are_ordered_apart_and_whole(text in "\\PC{0,40}|[aoh óớ\u{301}\u{323}\u{200D}👩…]{0,60}", pattern in "\\PC{1,2}|[aoó👩.]{1,2}") {
        for options in [DEFAULT, EXACT, CASE, WHOLE, I_Y] {
            let Some(query) = Query::new(&pattern, options) else { continue };
            let mut end = 0;
            for hit in query.find_all(&text) {
                prop_assert!(hit.start.0 >= end && !hit.is_empty());
                prop_assert!(is_border(&text, hit.start.0) && is_border(&text, hit.end.0));
                end = hit.end.0;
            }
        }
    }

    #[test]
    fn a_text_is_found_in_itself(text in "[a-zđưấ ôể]{1,20}") {
        if let Some(query) = Query::new(&text, EXACT) {
            prop_assert!(query.is_in(&text));
        }
        if let Some(query) = Query::new(&crate::vietnamese::fold::fold_text(&text), DEFAULT) {
            prop_assert!(query.is_in(&text));
        }
    }
}

proptest! {
    /// Holding a phrase by its consonants finds what folding finds.
    #[test]
    fn anchors_miss_nothing(
        text in "(kh[oóộ]|Kh|kH|ng|[ơà]|[ \n]{1,3}|a|…|n\u{323}|ķh|k\u{AD}h|\u{301}|K|ñg|ng[hH]){0,60}", size in 1usize..40,
    ) {
        for pattern in ["kho", "khó", "o ng", "aKh", "ngh", "a ng", "kho khó", "khkh", "ộ kh"] {
            for options in [DEFAULT, EXACT, CASE, WHOLE] {
                let query = Query::new(pattern, options).expect("letters");
                prop_assert_eq!(scanned(&query, &text, size), query.find_all(&text), "{:?} {:?}", pattern, options);
            }
        }
    }
}
