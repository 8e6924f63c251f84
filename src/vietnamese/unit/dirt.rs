//! The dirt of real news: what word processors, web pages and other people's tools leave in texts. The units of a dirty
//! text are those of the clean one.

use unicode_normalization::UnicodeNormalization;

use super::*;
use crate::vietnamese::fold::fold_text;
use crate::vietnamese::motion::{next_start, previous_start};

const CLEAN: &str = "HỘI NGHỊ SƠ KẾT

Hôm qua, đồng chí Lò Văn Đức về TP. Hòa Lâm; PGS.TS. Lê Thu Hằng cùng đi. Đường mới rộng 7,5 m, dài 1.200 m! Bà con nói: “Điện về rồi. \
Cả bản vui lắm.” Kinh phí, vật tư… đều đủ, nhưng tiến độ chậm.
• Đẩy mạnh tuyên truyền, vận động.
- Tăng cường kiểm tra.

Chương II
QUY ĐỊNH CỤ THỂ
Điều 5. Quyền của người dân
1. Được sử dụng nước sạch:
a) ở bản;
đ) ở phố.
Điều 6. Nghĩa vụ
Người dân đóng góp theo khoản 1 Điều 5. Mức đóng góp do xã quyết định.";

/// What each kind of dirt makes of the clean text.
fn dirty() -> Vec<(&'static str, String)> {
    let after_letters = |mark: &str| -> String {
        let is_letter = |c: char| c.is_alphabetic();
        let next = CLEAN.chars().skip(1).chain(['\n']);
        let pairs = CLEAN.chars().zip(next);
        pairs
            .map(|(c, next)| if is_letter(c) && is_letter(next) { format!("{c}{mark}") } else { c.to_string() })
            .collect()
    };
    let mixed = |c: char| -> String {
        // The repertoire of windows-1258: a letter with its shape in one, the tone behind it.
        let parts: Vec<char> = std::iter::once(c).nfd().collect();
        let is_tone = |c: &char| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
        let base: String = parts.iter().filter(|c| !is_tone(c)).collect();
        base.nfc().chain(parts.iter().copied().filter(is_tone)).collect()
    };
    let turned = |c: char| -> String {
        let mut parts: Vec<char> = std::iter::once(c).nfd().collect();
        parts[1..].reverse();
        parts.into_iter().collect()
    };
    let doubled = |c: char| -> String {
        let parts: String = std::iter::once(c).nfd().collect();
        match parts.chars().last().filter(|_| parts.chars().count() > 1 && c.is_alphabetic()) {
            Some(mark) => format!("{c}{mark}"),
            None => c.to_string(),
        }
    };
    let each = |change: &dyn Fn(char) -> String| CLEAN.chars().map(change).collect::<String>();
    vec![
        ("no-break spaces", CLEAN.replace(' ', "\u{A0}")),
        ("narrow no-break spaces", CLEAN.replace(' ', "\u{202F}")),
        ("zero-width spaces in syllables", after_letters("\u{200B}")),
        ("soft hyphens in syllables", after_letters("\u{AD}")),
        ("zero-width spaces before spaces", CLEAN.replace(' ', "\u{200B} ")),
        ("zero-width spaces after spaces", CLEAN.replace(' ', " \u{200B}")),
        ("byte order marks", format!("\u{FEFF}{}", CLEAN.replace('\n', "\n\u{FEFF}"))),
        ("direction marks", CLEAN.replace(". ", ".\u{200E} ").replace("“", "\u{200F}“")),
        ("spaces at the ends of lines", CLEAN.replace('\n', " \u{A0}\n")),
        ("a symbol font's bullets", CLEAN.replace('•', "\u{F0B7}").replace("- T", "\u{F0A7} T")),
        ("decomposed", CLEAN.nfd().collect()),
        ("mixed", each(&mixed)),
        ("marks in the wrong order", each(&turned)),
        ("doubled marks", each(&doubled)),
        ("eth for đ", CLEAN.replace('đ', "ð").replace('Đ', "Ð")),
        ("african d for đ", CLEAN.replace('đ', "ɖ").replace('Đ', "Ɖ")),
        (
            "deprecated marks",
            CLEAN.nfd().collect::<String>().replace('\u{300}', "\u{340}").replace('\u{301}', "\u{341}"),
        ),
    ]
}

/// The units as they compare, bullets aside.
fn folded(text: &Text, unit: Unit) -> Vec<String> {
    let is_bullet = |c: char| matches!(c, '•' | '-' | '\u{F0B7}' | '\u{F0A7}');
    let fold = |range| fold_text(text.slice(range)).replace(is_bullet, "*").trim().replace(" \n", "\n");
    units(text, unit).into_iter().map(fold).collect()
}

#[test]
fn units_of_a_dirty_text_are_those_of_the_clean_one() {
    let clean = Text::from(CLEAN);
    for (kind, dirty) in dirty() {
        assert_ne!(dirty, CLEAN, "{kind}");
        let dirty = Text::from(dirty.as_str());
        for unit in Unit::ALL {
            assert_eq!(folded(&dirty, unit), folded(&clean, unit), "{kind}: {}", unit.name());
        }
    }
}

#[test]
fn motions_over_a_dirty_text_go_as_far_as_over_the_clean_one() {
    let steps = |text: &Text, unit: Unit| {
        let on = |&at: &ByteOffset| next_start(text, at, unit, text.full_range());
        let back = |&at: &ByteOffset| previous_start(text, at, unit, text.full_range());
        let forward = std::iter::successors(on(&ByteOffset::ZERO), on).count();
        (forward, std::iter::successors(back(&text.end()), back).count())
    };
    let clean = Text::from(CLEAN);
    for (kind, dirty) in dirty() {
        let dirty = Text::from(dirty.as_str());
        for unit in Unit::ALL {
            let ((forward, back), (clean_forward, clean_back)) = (steps(&dirty, unit), steps(&clean, unit));
            // A first unit behind a byte order mark is one step more.
            assert!((clean_forward..=clean_forward + 1).contains(&forward), "{kind}: {}", unit.name());
            assert_eq!(back, clean_back, "{kind}: {}", unit.name());
        }
    }
}

#[test]
fn the_clean_text_has_what_it_should() {
    let count = |unit: Unit| units(&Text::from(CLEAN), unit).len();
    let expected = [
        (Unit::Sentence, 16),
        (Unit::Heading, 5),
        (Unit::ListItem, 5),
        (Unit::Part(Rank::Article), 2),
        (Unit::Part(Rank::Clause), 1),
        (Unit::Part(Rank::Point), 2),
    ];
    for (unit, expected) in expected {
        assert_eq!(count(unit), expected, "{}", unit.name());
    }
}

#[test]
fn sentences_end_at_separators_within_a_line() {
    let shown = |text: &str| -> Vec<String> {
        let text = Text::from(text);
        units(&text, Unit::Sentence).into_iter().map(|range| text.slice(range).to_owned()).collect()
    };
    for separator in ['\u{2028}', '\u{2029}', '\u{B}', '\u{C}', '\u{85}'] {
        let text = format!(
            "Kết quả đạt được{separator}toàn huyện có 15 xã. Đời sống khá hơn.{separator} {separator}Nói “vui{separator}lắm. Thật” "
        );
        let expected = ["Kết quả đạt được", "toàn huyện có 15 xã.", "Đời sống khá hơn.", "Nói “vui", "lắm.", "Thật”"];
        assert_eq!(shown(&text), expected, "{separator:?}");
    }
}
