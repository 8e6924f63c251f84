use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;
use crate::text::grapheme::is_border;
use crate::vietnamese::letter::{FoldedChar, pieces};

/// What folding is, written down without tables.
fn plainly(text: &str) -> String {
    let piece = |folded| match folded {
        FoldedChar::Letter(letter) => letter.base,
        FoldedChar::Plain(plain) => plain,
        _ => ' ',
    };
    pieces(text, 0).map(|found| piece(found.folded)).collect()
}

#[test]
fn folds_letters_spaces_dashes_and_quotes() {
    let table = [
        ("Khó khăn, hạn chế", "kho khan, han che"),
        ("ĐƯỜNG Đặng Ðông ðó ɖ", "duong dang dong do d"),
        ("ỦY BAN NHÂN DÂN", "uy ban nhan dan"),
        ("Vie\u{323}\u{302}t Vie\u{302}\u{323}t Viê\u{323}t", "viet viet viet"),
        ("a\u{340}\u{341}\u{301}\u{303}b", "ab"),
        ("một \t\u{A0}\n hai\u{202F}ba", "mot hai ba"),
        ("  đầu cuối  ", " dau cuoi "),
        ("kinh tế – xã hội — một ‑ hai − ba", "kinh te - xa hoi - mot - hai - ba"),
        ("“Dân biết” ‘dân bàn’…", "\"dan biet\" 'dan ban'..."),
        ("k\u{AD}hó\u{200B} kh\u{FEFF}ăn", "kho khan"),
        ("naïve Šéf ñ ø", "naive sef n ø"),
        ("Ça Ⱥ Москва 東京 👩‍👧", "ca ⱥ москва 東京 👩👧"),
        ("\u{1E}\u{1F}", "\u{1E}\u{1F}"),
        ("", ""),
    ];
    for (text, expected) in table {
        assert_eq!(fold_text(text), expected, "{text:?}");
    }
}

#[test]
fn every_letter_of_the_alphabet_folds_to_ascii_in_every_form() {
    let vowels = "aăâeêioôơuưy";
    let tones = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
    for vowel in vowels.chars() {
        for tone in tones {
            for letter in [format!("{vowel}{tone}"), format!("{vowel}{tone}").to_uppercase()] {
                for form in [letter.nfc().collect::<String>(), letter.nfd().collect(), letter.clone()] {
                    let folded = fold(&form);
                    let base = vowel.nfd().next().map(String::from).unwrap_or_default();
                    assert_eq!(folded.text, base, "{form:?}");
                    assert_eq!(folded.original(0..1).len(), form.len(), "{form:?}");
                }
            }
        }
    }
}

#[test]
fn finds_the_way_back() {
    let table = [
        ("Khó khăn", 0..3, "Khó"),
        ("Khó khăn", 4..8, "khăn"),
        ("Vie\u{323}\u{302}t", 2..3, "e\u{323}\u{302}"),
        ("một \n hai", 3..4, " \n "),
        ("một… hai", 4..5, "…"),
        ("khó\u{200B}\u{AD} khăn", 0..3, "khó"),
        ("khó \u{200B}khăn", 0..4, "khó "),
        ("東京", 1..2, "東"),
        ("abc", 2..9, "c"),
        ("abc", 1..1, ""),
        ("", 0..3, ""),
    ];
    for (text, range, expected) in table {
        assert_eq!(&text[fold(text).original(range.clone()).as_range()], expected, "{text:?} {range:?}");
    }
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,60}",
        "[a-zA-ZàạấẰđĐươÐ \t\n\u{A0}–“”…\u{300}-\u{323}\u{31B}\u{200B}\u{AD}\u{1E}\u{1F}Ⱥ東👩]{0,80}",
        "([KkTt]h[óoôơẹ]\u{323}?[ \n]{1,3}){0,12}",
    ]
}

proptest! {
    #[test]
    fn the_fast_fold_is_the_plain_one(text in any_text()) {
        prop_assert_eq!(fold_text(&text), plainly(&text));
        prop_assert_eq!(fold(&text).text, fold_text(&text));
    }

    #[test]
    fn the_map_is_monotone_and_in_the_text(text in any_text(), memory in any_text()) {
        let mut folded = fold(&memory);
        folded.refill(&text);
        prop_assert_eq!(&folded, &fold(&text));
        prop_assert_eq!(folded.map.len(), folded.text.len() + 1);
        prop_assert!(folded.map.is_sorted());
        prop_assert!(folded.map.iter().all(|&at| text.is_char_boundary(at as usize)));
    }

    #[test]
    fn a_letter_comes_back_with_all_its_marks(text in "([a-zđưÂ]|\u{1EA5}|[ \n–…]|[\u{300}\u{301}\u{309}\u{323}\u{302}\u{31B}]){0,40}") {
        let folded = fold(&text);
        for index in 0..folded.text.len() {
            let original = folded.original(index..index + 1);
            prop_assert!(!original.is_empty());
            prop_assert!(original.start.0 == 0 || is_border(&text, original.start.0) || folded.text.as_bytes()[index] == b' ');
            prop_assert!(is_border(&text, original.end.0));
        }
    }
}
