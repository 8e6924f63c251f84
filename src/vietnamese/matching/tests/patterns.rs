//! Regular expressions.

use super::*;
use crate::lang::{Explain, Lang};
use crate::vietnamese::matching::pattern::unit_at;

fn hits<'t>(pattern: &str, folded: bool, text: &'t str) -> Vec<&'t str> {
    let query = Query::regex(pattern, folded).expect("well written");
    query.find_all(text).into_iter().map(|hit| &text[hit.as_range()]).collect()
}

#[test]
fn as_it_is_written() {
    let decomposed: String = "khó khăn, Khó khăn".nfd().collect();
    let table: &[(&str, &str, &[&str])] = &[
        (r"\d{1,2}/\d{1,2}", "ngày 5/9 và 12/10", &["5/9", "12/10"]),
        (r"[A-ZĐ]{2,}", "UBND xã, HĐND huyện", &["UBND", "HĐND"]),
        (r"kh[oó] khăn", "khó khăn Khó khăn kho khăn", &["khó khăn", "kho khăn"]),
        (r"\bbản\b", "bản, cơ bản, bảnx", &["bản", "bản"]),
        (r"^Số.*$", "Số 12\nvề việc Số 13\nSố 14", &["Số 12", "Số 14"]),
        (r"x*", "axxb", &["xx"]),
        (r"xã\s+Nà", "xã\nNà xã  Nà", &["xã  Nà"]),
        ("e\u{301}", "é", &["é"]),
        (r"(?i)ĐƯỜNG", "đường", &["đường"]),
        // A grapheme is never cut, and never found twice.
        ("a", "a\u{36F}a", &["a\u{36F}", "a"]),
        ("[\u{1F469}\u{1F467}]", "\u{1F469}\u{200D}\u{1F467}", &["\u{1F469}\u{200D}\u{1F467}"]),
    ];
    for (pattern, text, expected) in table {
        assert_eq!(hits(pattern, false, text), *expected, "{pattern:?}");
    }
    assert_eq!(hits("khó khăn", false, &decomposed), [&decomposed[..decomposed.find(',').expect("one")]]);
    assert_eq!(hits("kho", false, &decomposed), Vec::<&str>::new());
    assert_eq!(hits("h.", false, &decomposed).len(), 4);
}

#[test]
fn over_folded_text() {
    let text = "Khó\u{A0}khăn – hạn chế; “KHỔ khan”… ðó";
    let table: &[(&str, &[&str])] = &[
        ("kho khan", &["Khó\u{A0}khăn", "KHỔ khan"]),
        ("KHÓ KHĂN", &["Khó\u{A0}khăn", "KHỔ khan"]),
        (r"khan( - \w+)?", &["khăn – hạn", "khan"]),
        ("\"[a-z ]+\"", &["“KHỔ khan”"]),
        (r"\.{3} do", &["… ðó"]),
        (r"đó$", &["ðó"]),
        (r"\bk\w+", &["Khó", "khăn", "KHỔ", "khan"]),
        ("[–x]", &["–"]),
    ];
    for form in [text.to_owned(), text.nfd().collect::<String>()] {
        for (pattern, expected) in table {
            let found: Vec<String> = hits(pattern, true, &form).iter().map(|hit| hit.nfc().collect()).collect();
            let expected: Vec<String> = expected.iter().map(|hit| hit.nfc().collect()).collect();
            assert_eq!(found, expected, "{pattern:?}");
        }
    }
}

#[test]
fn what_is_wrong_is_told_with_its_column() {
    let table = [
        ("khó(", "biểu thức chính quy sai ở cột 4: ngoặc ( chưa đóng"),
        ("ăn)", "biểu thức chính quy sai ở cột 3: ngoặc ) không có ( đi trước"),
        ("*a", "biểu thức chính quy sai ở cột 1: không có gì để lặp lại trước dấu này"),
        ("a[z-a]", "biểu thức chính quy sai ở cột 3: khoảng trong [ ] bị ngược"),
        ("a{3,1}", "biểu thức chính quy sai ở cột 2: số lần lặp bị ngược"),
        (r"xã\q", "biểu thức chính quy sai ở cột 3: không có ký hiệu \\ này"),
        (r"\p{Greeek}", "biểu thức chính quy sai ở cột 1: không có lớp ký tự này"),
        (r"(a)\1", "biểu thức chính quy sai ở cột 4: không dùng được \\1, \\2…"),
        (r"(?=a)", "biểu thức chính quy sai ở cột 1: không dùng được (?= (?! (?<= (?<!"),
    ];
    for (pattern, expected) in table {
        for folded in [false, true] {
            let error = Query::regex(pattern, folded).expect_err("it is wrong");
            assert_eq!(error.explain(Lang::Vi).message, expected, "{pattern:?}");
        }
    }
    let large = Query::regex(r"\pL{900}{900}", false).expect_err("it is too large");
    assert_eq!(large, PatternError::TooLarge);
}

#[test]
fn long_lines_are_cut_at_the_same_places_wherever_one_looks() {
    let text = format!("đầu\n{}\ncuối", "đường về bản xa lắm ".repeat(120_000));
    let mut units = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let unit = unit_at(&text, at);
        for place in [unit.start, (unit.start + unit.end) / 2, unit.end - 1] {
            assert_eq!(unit_at(&text, text.floor_char_boundary(place)), unit);
        }
        at = unit.end + usize::from(text.as_bytes().get(unit.end) == Some(&b'\n'));
        units.push(unit);
    }
    assert!(units.len() > 4, "{units:?}");
    let query = Query::regex("xa lam", true).expect("well written");
    assert_eq!(query.find_all(&text).len(), 120_000);
}

proptest! {
    #[test]
    fn hits_of_patterns_are_ordered_apart_and_whole(
        text in "\\PC{0,40}|[aoh óớ\u{301}\u{323}\u{200D}👩…\n]{0,60}", folded in any::<bool>(),
    ) {
        for pattern in ["a", "o.", r"\w+", "[^a]", r"\s", "👩|\u{301}", r"\.", ".*?h"] {
            let mut end = 0;
            for hit in Query::regex(pattern, folded).expect("well written").find_all(&text) {
                prop_assert!(hit.start.0 >= end && !hit.is_empty(), "{:?}", pattern);
                prop_assert!(is_border(&text, hit.start.0) && is_border(&text, hit.end.0), "{:?}", pattern);
                end = hit.end.0;
            }
        }
    }

    #[test]
    fn a_folded_letter_pattern_finds_what_the_phrase_finds(text in "([Kk]h[óoôơẹ]\u{323}?[ –]{1,3}n?){0,12}") {
        for pattern in ["kho", "khe -", "n kh"] {
            let phrase = Query::new(pattern, DEFAULT).expect("letters").find_all(&text);
            let regex = Query::regex(pattern, true).expect("well written").find_all(&text);
            // A phrase with a dash reads spaces around it as it likes.
            if pattern.contains('-') { prop_assert!(phrase.len() >= regex.len()); } else { prop_assert_eq!(regex, phrase); }
        }
    }

    #[test]
    fn any_pattern_is_taken_or_refused(pattern in "\\PC{0,12}|[a()\\[\\]{}*+?|\\\\^$.ăđ–…\u{301} -]{0,12}") {
        for folded in [false, true] {
            if let Ok(query) = Query::regex(&pattern, folded) {
                query.find_all("khó khăn, hạn chế – 12/10…");
            }
        }
    }
}
