//! Which places the rules forbid and dislike, and rows made by them.

use proptest::prelude::*;
use unicode_linebreak::linebreaks;
use unicode_normalization::UnicodeNormalization;

use super::*;
use crate::text::glyph::GlyphOptions;
use crate::text::wrap::{Row, WrapOptions, block_at, rows};
use crate::text::{ByteOffset, Text};

/// `text` with `¦` where a row may end, `·` where it had better not, and nothing where it must not or cannot.
fn judged(text: &str) -> String {
    let mut out = text.to_owned();
    let places: Vec<usize> = linebreaks(&text.replace('\u{a0}', "  ")).map(|(at, _)| at).collect();
    for at in places.into_iter().rev().filter(|at| *at < text.len() && !KEEPING_WORDS.forbids(text, *at)) {
        out.insert(at, if KEEPING_WORDS.dislikes(text, at) { '·' } else { '¦' });
    }
    out
}

#[test]
fn where_rows_may_end() {
    for expected in [
        // Figures and what they count.
        "chi ¦1.000.000 đồng ¦mua ¦giống",
        "chạy ¦100 km/h ¦trên ¦đường",
        "đạt ¦7,5 % ¦và ¦8% ¦nữa",
        "nóng ¦tới ¦20 °C ¦rồi ¦35 độ",
        "vay ¦5 tỷ ·đồng, ¦trả ¦3 triệu ·đồng",
        "thu ¦4,7 tấn ¦trên ¦12 ha ¦đất, ¦rộng ¦300 m² ¦hay ¦5 km2",
        "giá ¦25.000 USD, ¦tức ¦$ 25 ¦một ¦thùng",
        "lãi ¦12 triệu/người/năm, ¦thuê ¦5/ngày ¦hoặc ¦120 đồng/kg",
        "nuôi ¦5 ¦con ¦lợn ¦và ¦12 ¦con ¦gà",
        "lúc 7 giờ ¦sáng, ¦45 tuổi",
        // Codes.
        "theo ¦số 12/2022/NĐ-CP ¦của ¦Chính ¦phủ",
        "Quyết ¦định ¦số 5/QĐ-TTg ¦và ¦QĐ-UBND, ¦HĐND-UBND",
        "văn ¦bản ¦07/2023/QH15, ¦A1/B2",
        "kinh ¦tế-·xã ¦hội ¦và/¦hoặc ¦Việt-·Pháp",
        "ở ¦Pa-·ri, ¦trên ¦https://¦nalang.example/¦tin-¦moi/2022/¦NĐ-¦CP",
        // Dates.
        "ngày 5 tháng 9 năm 2022, ¦nhằm ¦mùng 3 tháng 8",
        "sáng ¦ngày 5/9, ¦ngày 29/9/2022",
        "trong ¦5 ¦tháng ¦đầu ¦năm, ¦cả ¦năm 2022 ¦và ¦quý III ¦năm ¦ngoái",
        "từ ¦2021 – 2025, ¦lứa ¦tuổi 5–10, ¦năm 2021-2025, ¦tăng ¦5%–10% ¦một ¦năm",
        // Labels.
        "theo ¦Điều 5, ¦Khoản 2, ¦điểm a ¦khoản 1 ¦Điều 12 ¦Chương IV",
        "điểm đ, ¦mục I, ¦thế ¦kỷ XX, ¦nhóm A ¦và ¦điểm ¦ở ¦đây",
        // Dashes stay where they are.
        "kinh ¦tế – ¦xã ¦hội — ¦nhiệm ¦vụ - ¦giải ¦pháp ¦-5",
        // Names.
        "gặp ¦ông ·Lò ·Văn ·Thủy ¦và ¦bà ·Hoa ¦ở ¦TP. ·Nà ·Lèng, ¦Q. ·Ba",
        "Đây ¦Là. ¦Hôm ¦qua ¦GS.TS. ·Hà ·Vân ¦đến, ¦Hai ·Bà",
        "Hội ¦nghị. ¦Tại ¦Nà ·Lèng",
    ] {
        let bare = expected.replace(['¦', '·'], "");
        assert_eq!(judged(&bare), expected);
        let decomposed: String = bare.nfd().collect();
        assert_eq!(judged(&decomposed).nfc().collect::<String>(), expected, "decomposed");
        let pasted = bare.replace(' ', "\u{a0}");
        assert_eq!(judged(&pasted).replace('\u{a0}', " "), expected, "with no-break spaces");
    }
}

fn options(columns: u16, rules: &'static dyn BreakRules) -> WrapOptions {
    WrapOptions { columns, glyphs: GlyphOptions::default(), rules }
}

fn all_rows(text: &Text, options: WrapOptions) -> Vec<Row> {
    let mut found = Vec::new();
    let mut at = ByteOffset::ZERO;
    while found.is_empty() || at < text.end() {
        let block = block_at(text, at);
        found.extend(rows(text, block, options));
        at = block.end;
    }
    found
}

fn shown(text: &str, columns: u16, rules: &'static dyn BreakRules) -> Vec<String> {
    let text = Text::from(text);
    let rows = all_rows(&text, options(columns, rules));
    rows.iter().map(|row| " ".repeat(row.indent.into()) + text.slice(row.range).trim_end()).collect()
}

#[test]
fn rows_of_vietnamese() {
    let cases: &[(&str, u16, &[&str])] = &[
        ("Bản Nà Lèng thu 1.000.000 đồng từ mận", 24, &["Bản Nà Lèng thu", "1.000.000 đồng từ mận"]),
        // Too narrow for the whole: better at a forbidden place than in the middle of a syllable.
        ("1.000.000 đồng từ mận", 9, &["1.000.000", "đồng từ", "mận"]),
        ("theo 12/2022/NĐ-CP", 10, &["theo", "12/2022/", "NĐ-CP"]),
        ("phát triển kinh tế – xã hội", 18, &["phát triển kinh", "tế – xã hội"]),
        // A name is kept whole where the row stays full enough, and only there.
        ("Hôm ấy trên nương gặp ông Lò Văn Thủy", 27, &["Hôm ấy trên nương gặp", "ông Lò Văn Thủy"]),
        ("Hôm ấy gặp ông Lò Văn Thủy Tiên", 20, &["Hôm ấy gặp ông Lò", "Văn Thủy Tiên"]),
        // Word processors leave nothing but no-break spaces.
        ("một\u{a0}hai\u{a0}5\u{a0}kg\u{a0}ba", 10, &["một\u{a0}hai", "5\u{a0}kg\u{a0}ba"]),
        ("một\u{2028}hai\nba", 10, &["một", "hai", "ba"]),
        (
            "Tải về https://nalang.example/tin/bai-so-mot.html nhé",
            32,
            &["Tải về https://nalang.example/", "tin/bai-so-mot.html nhé"],
        ),
    ];
    for (text, columns, expected) in cases {
        assert_eq!(shown(text, *columns, &KEEPING_WORDS), *expected, "{text:?} at {columns}");
    }
    let name = "Hôm ấy trên nương gặp ông Lò Văn Thủy";
    assert_eq!(shown(name, 27, &STRICT), ["Hôm ấy trên nương gặp ông", "Lò Văn Thủy"]);
}

#[test]
fn list_items_are_indented_to_their_text() {
    for label in
        ["- ", "+ ", "• ", "\u{f0b7} ", "1. ", "1.1. ", "a) ", "đ) ", "III. ", "(1) ", "2/ ", "  - ", "– ", "12.  "]
    {
        let rows = shown(&format!("{label}giữ rừng đầu nguồn trong mùa khô năm nay"), 32, &KEEPING_WORDS);
        let indent = label.chars().count();
        assert_eq!(rows.len(), 2, "{label:?}");
        assert!(rows[1].starts_with(&" ".repeat(indent)) && !rows[1][indent..].starts_with(' '), "{rows:?}");
    }
    for line in ["Điều 5. Giữ rừng", "Ông a) nói", "5 tỷ", "2022. Năm", "-5 độ", "    Thụt đầu dòng"]
    {
        assert_eq!(KEEPING_WORDS.label(&format!("{line} và nhiều nữa")), 0, "{line:?}");
    }
    // A quarter of the measure at most, and never a label alone on a row.
    assert_eq!(shown("1.1.1.1. một hai", 12, &KEEPING_WORDS), ["1.1.1.1. một", "   hai"]);
    assert_eq!(shown("- nghiêngnghiêng", 8, &KEEPING_WORDS), ["- nghiên", "  gnghiê", "  ng"]);
}

/// Pieces that the rules have to do with.
const PIECES: &[&str] = &[
    "Điều",
    "5",
    "tỷ",
    "đồng",
    "ngày",
    "tháng",
    "9",
    "2022",
    "năm",
    "km/h",
    "100",
    "–",
    "-",
    "QĐ-TTg",
    "12/2022/NĐ-CP",
    "ông",
    "Thủy",
    "Lèng",
    "rừng,",
    "nương.",
    "(a)",
    "điểm",
    "a",
    "%",
    "20",
    "°C",
    "và/hoặc",
    "tế-xã",
    "5–10",
    "TP.",
    "“mùa”",
    "https://a.example/b-c",
    "e\u{302}\u{301}m",
    "\u{200b}",
    "nghiêng\u{ad}ngả",
    "漢字",
    "…",
    "1.",
    "•",
];

proptest! {
    #[test]
    fn no_row_ends_at_a_forbidden_place_unless_nothing_else_fits(
        pieces in prop::collection::vec((prop::sample::select(PIECES), prop::sample::select(&[" ", " ", " ", "  ", "\u{a0}"][..])), 1..60),
        columns in 8u16..60,
    ) {
        let line: String = pieces.iter().map(|(piece, space)| format!("{piece}{space}")).collect();
        // Known not to hold: of two dashes tied by no-break spaces the later place may be taken.
        prop_assume!(!line.contains("–\u{a0}") && !line.contains("-\u{a0}"));
        let text = Text::from(&*line);
        let rows = all_rows(&text, options(columns, &KEEPING_WORDS));
        for row in rows.iter().filter(|row| !row.ends_line) {
            let end = row.range.end.0;
            if !KEEPING_WORDS.forbids(&line, end) || line[..end].ends_with("\u{200b}") {
                continue;
            }
            // Every place in the row that the language would have liked better is none for UAX #14.
            let label = if row.starts_line { KEEPING_WORDS.label(&line) } else { 0 };
            let better = linebreaks(&line).map(|(at, _)| at).filter(|at| {
                *at > row.range.start.0 + label && *at < end && !line[..*at].ends_with(['\u{a0}', '\u{ad}'])
                    && !line[row.range.start.0 + label..*at].trim().is_empty()
            });
            for at in better {
                prop_assert!(KEEPING_WORDS.forbids(&line, at), "{:?} could end at {at}", text.slice(row.range));
            }
        }
    }

    #[test]
    fn rules_answer_for_any_text(text in "\\PC{0,40}|([À-ỹ]|[0-9]|[ /–.%a-]|\u{301}){0,40}", at in 0usize..80) {
        let at = text.floor_char_boundary(at.min(text.len()));
        KEEPING_WORDS.forbids(&text, at);
        KEEPING_WORDS.dislikes(&text, at);
        prop_assert!(KEEPING_WORDS.label(&text) <= text.len());
    }
}
