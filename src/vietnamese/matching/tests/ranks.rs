//! What comes first in lists and pickers.

use unicode_normalization::char::decompose_canonical;

use super::score::Class;
use super::*;

/// The candidates that match, best first.
fn ranked<'c>(pattern: &str, candidates: &[&'c str], skips: Skips) -> Vec<&'c str> {
    let scorer = Scorer::new(pattern, skips);
    let mut found: Vec<(Rank, &str)> =
        candidates.iter().rev().filter_map(|candidate| Some((scorer.rank(candidate)?, *candidate))).collect();
    found.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
    found.into_iter().map(|(_, candidate)| candidate).collect()
}

#[test]
fn the_expected_candidate_comes_first() {
    // In the order expected; what does not match stands behind a bar.
    let table: &[(&str, &[&str])] = &[
        ("kho", &["Kho thóc", "Sửa kho", "Khó khăn", "Cái khó", "Thikhó", "Kỳ họp", "|", "Họp"]),
        ("khó", &["Khó khăn", "Cái khó", "|", "Kho thóc"]),
        ("xa", &["xa", "Xã", "Xã viên", "Bí thư xã", "|", "Xóm Chợ"]),
        ("hội xã", &["Hội xã viên", "Xã hội", "Hội các thôn, xã", "|", "Xa hội"]),
        ("huyen uy", &["Huyện ủy", "Họp Huyện ủy", "Ủy ban huyện", "|", "Tự nguyện"]),
        ("đuong", &["Đường", "Con đường", "|", "Duong", "Dương"]),
        ("an", &["an", "an ninh", "Dân an", "Ăn", "Toan", "Toàn"]),
        ("hdnd", &["HĐND", "Hội đồng nhân dân", "|", "Hội nhân dân", "Đội hình"]),
        ("hđnd", &["HĐND", "Hội đồng nhân dân", "|", "Hội dàn nhạc dân"]),
        ("selocc", &["select-occurrences", "|", "search-select-all", "sel"]),
        ("nxt", &["search-next", "|", "annotation-text"]),
        ("kk", &["Không khí", "Khó khăn, hạn chế", "|", "Khó"]),
        ("2022 b1", &["2022/bài-1.txt", "2022/bài-12.txt"]),
    ];
    for (pattern, expected) in table {
        let end = expected.iter().position(|candidate| *candidate == "|").unwrap_or(expected.len());
        let candidates: Vec<&str> = expected.iter().copied().filter(|candidate| *candidate != "|").collect();
        assert_eq!(ranked(pattern, &candidates, Skips::Anywhere), expected[..end], "{pattern:?}");
    }
}

#[test]
fn letters_are_skipped_only_where_that_is_allowed() {
    let names = ["Hội đồng nhân dân", "search-next"];
    for (pattern, skips, expected) in [
        ("hdnd", Skips::Anywhere, 1),
        ("hdnd", Skips::ToSyllables, 1),
        ("hdnd", Skips::Never, 0),
        ("snext", Skips::ToSyllables, 1),
        ("nxt", Skips::ToSyllables, 0),
        ("nxt", Skips::Anywhere, 1),
    ] {
        assert_eq!(ranked(pattern, &names, skips).len(), expected, "{pattern:?} {skips:?}");
    }
}

#[test]
fn nothing_typed_matches_all_alike() {
    for pattern in ["", "  ", "\u{301}"] {
        assert_eq!(score(pattern, "bất kỳ"), Some(Rank::default()));
    }
    assert_eq!(score("a", ""), None);
}

#[test]
fn filters_take_parts_or_switches() {
    let filter = |line| Filter::new(line, Defaults::default(), Skips::ToSyllables);
    let table = [
        ("huyen uy", "Huyện ủy họp", true),
        ("hop huyen", "Huyện ủy họp", true),
        (r"hop huyen\c", "Huyện ủy họp", false),
        (r"\mhuyen", "Huyện ủy họp", false),
        (r"\C huyện", "Huyện ủy họp", false),
        (r"\r^H\w+ ủy", "Huyện ủy họp", true),
        (r"\r(", "Huyện ủy họp", false),
        ("", "Huyện ủy họp", true),
    ];
    for (line, candidate, expected) in table {
        assert_eq!(filter(line).rank(candidate).is_some(), expected, "{line:?}");
    }
}

/// The 67 small letters of the alphabet that are not ASCII.
fn marked_letters() -> Vec<char> {
    let letters: Vec<char> = ('à'..='ỹ')
        .filter(|c| c.is_lowercase())
        .filter(|&c| {
            let mut parts = Vec::new();
            decompose_canonical(c, |part| parts.push(part));
            let marks = |c: &char| "\u{300}\u{301}\u{303}\u{309}\u{323}\u{302}\u{306}\u{31B}".contains(*c);
            let bears = match parts[0] {
                'a' => "\u{302}\u{306}",
                'e' => "\u{302}",
                'o' => "\u{302}\u{31B}",
                'u' => "\u{31B}",
                'i' | 'y' => "",
                _ => return c == 'đ',
            };
            let shapes = parts.iter().filter(|part| "\u{302}\u{306}\u{31B}".contains(**part));
            parts.len() > 1
                && parts[1..].iter().all(marks)
                && shapes.clone().count() <= 1
                && shapes.clone().all(|shape| bears.contains(*shape))
                && parts.len() - 1 - shapes.count() <= 1
        })
        .collect();
    assert_eq!(letters.len(), 67);
    letters
}

#[test]
fn all_letters_are_found_by_their_bases_when_letters_are_skipped() {
    for letter in marked_letters() {
        let base = crate::vietnamese::fold::fold_text(&letter.to_string());
        for form in [letter.to_string(), letter.nfd().collect::<String>()] {
            let name = format!("Bx {form}k z");
            // Not a phrase, not parts: only by skipping.
            for pattern in [format!("b{base}z"), format!("b{letter}z"), format!("bx{form}kz")] {
                let rank = score(&pattern, &name).unwrap_or_else(|| panic!("{pattern:?} in {name:?}"));
                assert_eq!(rank.class, Class::Skipped, "{pattern:?}");
            }
        }
        let exact = score(&format!("b{letter}z"), &format!("Bx {letter}k z"));
        assert!(exact > score(&format!("b{base}z"), &format!("Bx {letter}k z")), "{letter}");
        assert_eq!(score(&format!("b{letter}z"), &format!("Bx {base}k z")), None, "{letter}");
    }
}

proptest! {
    #[test]
    fn the_better_class_wins(name in "[a-zđôế]{1,5}( [a-zưàị]{1,5}){0,4}", form in any::<bool>()) {
        let name = if form { name.nfd().collect() } else { name };
        let folded = crate::vietnamese::fold::fold_text(&name);
        let initials: String = folded.split(' ').filter_map(|word| word.chars().next()).collect();
        prop_assert_eq!(score(&name, &name).map(|rank| rank.class), Some(Class::Exact));
        prop_assert!(score(&folded, &name).is_some_and(|rank| rank.class >= Class::Folded));
        prop_assert!(folded.chars().count() < 3 || initials.chars().count() < 2 || score(&initials, &name).is_some());
    }

    #[test]
    fn what_never_skips_is_found_with_skips_too(pattern in "[a-cđă ]{0,5}", name in "[a-cđăáâ /-]{0,20}") {
        let never = Scorer::new(&pattern, Skips::Never).rank(&name);
        let some = Scorer::new(&pattern, Skips::ToSyllables).rank(&name);
        let any = Scorer::new(&pattern, Skips::Anywhere).rank(&name);
        prop_assert!(never.is_none() || never == some);
        prop_assert!(some.is_none() || any.is_some());
    }

    #[test]
    fn a_name_is_ranked_alike_however_it_is_written(pattern in "[a-cđăế ]{0,5}", name in "[a-cđăáâ /-]{0,20}") {
        let class = |pattern: &str, name: &str| score(pattern, name).map(|rank| rank.class);
        let decomposed = |text: &str| text.nfd().collect::<String>();
        prop_assert_eq!(class(&pattern, &name), class(&decomposed(&pattern), &decomposed(&name)));
    }
}
