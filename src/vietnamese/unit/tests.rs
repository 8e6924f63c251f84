use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::*;
use crate::text::wrap::BLOCK_MAX;

fn shown(text: &str, unit: Unit) -> Vec<String> {
    let text = Text::from(text);
    units(&text, unit).into_iter().map(|range| text.slice(range).to_owned()).collect()
}

const NEWS: &str = "Bản Mây có điện\n\n  Hôm qua, điện về TP. Lâm. Bà con vui!\n\n\nÔng Páo nói: “Mừng lắm.”  \n";

#[test]
fn names_and_kinds_go_together() {
    for unit in Unit::ALL {
        assert_eq!(Unit::from_name(unit.name()), Some(unit));
    }
    assert_eq!(Unit::from_name("từ"), None);
}

#[test]
fn prose_has_its_units() {
    assert_eq!(shown(NEWS, Unit::Paragraph).len(), 3);
    assert_eq!(shown(NEWS, Unit::Paragraph)[1], "Hôm qua, điện về TP. Lâm. Bà con vui!");
    assert_eq!(
        shown(NEWS, Unit::Sentence),
        ["Bản Mây có điện", "Hôm qua, điện về TP. Lâm.", "Bà con vui!", "Ông Páo nói: “Mừng lắm.”"]
    );
    assert_eq!(shown(NEWS, Unit::Clause)[1..3], ["Hôm qua,", "điện về TP. Lâm."]);
    assert_eq!(shown(NEWS, Unit::Syllable)[..6], ["Bản", "Mây", "có", "điện", "Hôm", "qua"]);
    assert_eq!(shown(NEWS, Unit::Word)[..5], ["Bản", "Mây", "có", "điện", "Hôm qua"]);
    assert_eq!(shown(NEWS, Unit::Legal), [""; 0]);
    for unit in Unit::ALL {
        assert_eq!(shown("", unit), [""; 0]);
        assert_eq!(shown("\n \n", unit), [""; 0]);
    }
}

#[test]
fn list_items_begin_with_bullets_or_labels() {
    let items = [
        "- Tăng cường kiểm tra",
        "-Tăng cường",
        "– rà soát",
        "+ Kinh phí",
        "* nguồn vốn",
        "• một",
        "\u{F0B7} hai",
        "1. Tình hình",
        "2.1 Kết quả",
        "2.1. Kết quả",
        "III. NHIỆM VỤ",
        "a) Đối với huyện",
        "đ) Đối với xã",
        "(1) một là",
        "1/ Chăn nuôi",
        "  c. Y tế",
    ];
    let others = [
        "Tăng cường",
        "-5 độ",
        "**đậm**",
        "29.9.2022 họp",
        "1.234 hộ",
        "1/2 số hộ",
        "7,5% hộ nghèo",
        "TP. Lâm",
        "2022 là năm tốt",
        "a",
        "1.",
        "(TTXVN) Hôm qua",
        "12 hộ",
        "5.10 họp".trim_end_matches(" họp"),
    ];
    for item in items {
        assert_eq!(shown(&format!("Mở đầu\n{item}\nkết"), Unit::ListItem), [item.trim()]);
    }
    for other in others {
        assert_eq!(shown(&format!("Mở đầu\n{other}\nkết"), Unit::ListItem), [""; 0], "{other}");
    }
}

#[test]
fn headings_are_told_by_their_looks() {
    let text = "Bản Mây có điện

# Mở đầu
Điện về bản từ hôm qua.
## Kết quả

Gạch chân bằng Markdown
---
I. TÌNH HÌNH
Điều 5. Phạm vi điều chỉnh
1. Kết quả đạt được
1. Toàn huyện có 15 xã, đời sống bà con được nâng lên rõ rệt so với cùng kỳ năm trước và các năm sau nữa
2. Hạn chế:
KHÓ KHĂN, HẠN CHẾ
#không phải
- Gạch đầu dòng

Đời sống mới

Bà con vui lắm.

Quốc Khánh

Bài trướcHọp chi bộ
";
    let expected = [
        "Bản Mây có điện",
        "# Mở đầu",
        "## Kết quả",
        "Gạch chân bằng Markdown",
        "I. TÌNH HÌNH",
        "Điều 5. Phạm vi điều chỉnh",
        "1. Kết quả đạt được",
        "KHÓ KHĂN, HẠN CHẾ",
        "Đời sống mới",
    ];
    assert_eq!(shown(text, Unit::Heading), expected);
    assert_eq!(shown("Chỉ một dòng", Unit::Heading), [""; 0]);
    let long = "Hội nghị sơ kết công tác của huyện và các xã trong chín tháng đầu năm vừa qua tại hội trường lớn";
    assert_eq!(shown(&format!("{long}\n\nBà con vui."), Unit::Heading), [long]);
    assert_eq!(shown(&format!("Bà con vui.\n\n{long}\n\nBà con vui."), Unit::Heading), [""; 0]);
    let text = Text::from(text);
    let headings = units(&text, Unit::Heading);
    for heading in headings {
        assert_eq!(unit_at(&text, heading.start, Unit::Heading), Some(heading));
    }
}

const LAW: &str = "QUYẾT ĐỊNH
Căn cứ Luật;
1. Không phải khoản
Chương I
QUY ĐỊNH CHUNG

Điều 1. Phạm vi
Quy định này áp dụng cho bản.
Điều 2. Đối tượng
1. Người dân:
a) ở bản;
đ) ở phố.
2. Cán bộ.
Điều 2 đã nêu ở trên.

Chương II. THI HÀNH
3. Không thuộc điều nào
Điều 3a. Hiệu lực
Phần thứ hai
Hết";

#[test]
fn legal_parts_nest() {
    for law in [LAW.to_owned(), LAW.nfd().collect()] {
        let found = shown(&law, Unit::Legal);
        let outline: Vec<(String, String)> = found
            .iter()
            .map(|part| {
                let end = |line: Option<&str>| line.unwrap_or_default().nfc().collect();
                (end(part.lines().next()), end(part.lines().last()))
            })
            .collect();
        let expected = [
            ("Chương I", "Điều 2 đã nêu ở trên."),
            ("Điều 1. Phạm vi", "Quy định này áp dụng cho bản."),
            ("Điều 2. Đối tượng", "Điều 2 đã nêu ở trên."),
            ("1. Người dân:", "đ) ở phố."),
            ("a) ở bản;", "a) ở bản;"),
            ("đ) ở phố.", "đ) ở phố."),
            ("2. Cán bộ.", "Điều 2 đã nêu ở trên."),
            ("Chương II. THI HÀNH", "Điều 3a. Hiệu lực"),
            ("Điều 3a. Hiệu lực", "Điều 3a. Hiệu lực"),
            ("Phần thứ hai", "Hết"),
        ]
        .map(|(first, last)| (first.to_owned(), last.to_owned()));
        assert_eq!(outline, expected);
    }
}

#[test]
fn parts_of_one_rank_are_listed() {
    let first_lines = |unit: Unit| -> Vec<String> {
        shown(LAW, unit).iter().map(|part| part.lines().next().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(first_lines(Unit::Part(Rank::Chapter)), ["Chương I", "Chương II. THI HÀNH"]);
    assert_eq!(first_lines(Unit::Part(Rank::Article)), ["Điều 1. Phạm vi", "Điều 2. Đối tượng", "Điều 3a. Hiệu lực"]);
    assert_eq!(first_lines(Unit::Part(Rank::Clause)), ["1. Người dân:", "2. Cán bộ."]);
    assert_eq!(first_lines(Unit::Part(Rank::Point)), ["a) ở bản;", "đ) ở phố."]);
    assert_eq!(first_lines(Unit::Part(Rank::Division)), ["Phần thứ hai"]);
    assert_eq!(first_lines(Unit::Part(Rank::Section)), [""; 0]);
}

#[test]
fn an_appendix_ends_the_articles() {
    let text = "Điều 9. Hiệu lực\n1. Từ ngày ký.\nPHỤ LỤC I\n1. Danh sách\nPhụ lục II (kèm theo)\n2. Bản đồ";
    assert_eq!(shown(text, Unit::Part(Rank::Clause)), ["1. Từ ngày ký."]);
    assert_eq!(
        shown(text, Unit::Part(Rank::Appendix)),
        ["PHỤ LỤC I\n1. Danh sách", "Phụ lục II (kèm theo)\n2. Bản đồ"]
    );
    assert_eq!(shown(text, Unit::ListItem), ["1. Từ ngày ký.", "1. Danh sách", "2. Bản đồ"]);
}

#[test]
fn markdown_has_legal_parts_too() {
    let text = "# Luật Nước sạch\n\n## Chương I\n\n### Điều 1. Phạm vi\n\n1. Nước máy.\n\n   a) ở phố;\n\n\
                **Điều 2.** Giá nước\n\nTheo Điều 5 của Luật này.\n\nĐiều 5 của Luật này quy định giá.\n";
    let starts = |unit: Unit| -> Vec<String> {
        shown(text, unit).iter().map(|part| part.lines().next().unwrap_or_default().to_owned()).collect()
    };
    let all = ["## Chương I", "### Điều 1. Phạm vi", "1. Nước máy.", "a) ở phố;", "**Điều 2.** Giá nước"];
    assert_eq!(starts(Unit::Legal), all);
}

#[test]
fn the_legal_part_around_a_place_is_the_smallest() {
    let text = Text::from(LAW);
    let at = |needle: &str| {
        let at = ByteOffset(LAW.find(needle).expect("it is there"));
        unit_at(&text, at, Unit::Legal).map(|range| text.slice(range).lines().next().unwrap_or_default().to_owned())
    };
    assert_eq!(at("Căn cứ"), None);
    assert_eq!(at("Không phải khoản"), None);
    assert_eq!(at("QUY ĐỊNH CHUNG").as_deref(), Some("Chương I"));
    assert_eq!(at("Quy định này").as_deref(), Some("Điều 1. Phạm vi"));
    assert_eq!(at("ở bản").as_deref(), Some("a) ở bản;"));
    assert_eq!(at("Cán bộ").as_deref(), Some("2. Cán bộ."));
    assert_eq!(at("Không thuộc").as_deref(), Some("Chương II. THI HÀNH"));
    assert_eq!(at("Hết").as_deref(), Some("Phần thứ hai"));
    for part in units(&text, Unit::Legal) {
        assert_eq!(unit_at(&text, part.start, Unit::Legal), Some(part));
    }
}

#[test]
fn between_units_the_next_on_the_line_else_the_last() {
    let text = Text::from("  một, hai.  \n\nba");
    let at = |at: usize, unit: Unit| unit_at(&text, ByteOffset(at), unit).map(|range| text.slice(range).to_owned());
    assert_eq!(at(0, Unit::Syllable).as_deref(), Some("một"));
    assert_eq!(at(7, Unit::Syllable).as_deref(), Some("hai"));
    assert_eq!(at(14, Unit::Syllable).as_deref(), Some("hai"));
    assert_eq!(at(14, Unit::Clause).as_deref(), Some("hai."));
    assert_eq!(at(14, Unit::Paragraph).as_deref(), Some("một, hai."));
    let blank = text.as_str().find("\n\n").expect("it is there") + 1;
    assert_eq!(at(blank, Unit::Sentence), None);
    assert_eq!(at(text.end().0, Unit::Syllable).as_deref(), Some("ba"));
}

#[test]
fn a_line_longer_than_a_block_is_looked_at_block_by_block() {
    let sentence = "Bà con dân bản vui mừng đón điện về. ";
    let line = sentence.repeat(3 * BLOCK_MAX / sentence.len());
    let text = Text::from(format!("Mở đầu\n{line}\nkết").as_str());
    let count = line.split_whitespace().count();
    assert_eq!(units(&text, Unit::Syllable).len(), count + 3);
    assert_eq!(units(&text, Unit::Paragraph).len(), 3);
    let middle = text.line_at(ByteOffset(2 * BLOCK_MAX));
    assert_eq!(unit_at(&text, ByteOffset(2 * BLOCK_MAX), Unit::Paragraph), trimmed(&text, middle));
    let found = unit_at(&text, ByteOffset(2 * BLOCK_MAX), Unit::Sentence).expect("a sentence");
    assert!(found.len() <= sentence.len());
}

proptest! {
    #[test]
    fn smaller_units_lie_within_larger(text in "(Điều 1\\. |a\\) |- |TP\\. |\u{A0}|\u{200B}|\u{2028}|[Aaă.,:(“”)\n ]){0,60}") {
        let text = Text::from(text.as_str());
        let within = |small: Unit, large: Unit| {
            let large = units(&text, large);
            units(&text, small).into_iter().all(|range| large.iter().filter(|whole| whole.covers(range)).count() == 1)
        };
        for (small, large) in [
            (Unit::Syllable, Unit::Word),
            (Unit::Word, Unit::Clause),
            (Unit::Clause, Unit::Sentence),
            (Unit::Sentence, Unit::Paragraph),
            (Unit::ListItem, Unit::Paragraph),
            (Unit::Heading, Unit::Paragraph),
            (Unit::Part(Rank::Point), Unit::Part(Rank::Article)),
        ] {
            prop_assert!(within(small, large), "{} in {}", small.name(), large.name());
        }
        prop_assert!(units(&text, Unit::Paragraph).into_iter().all(|range| !text.slice(range).contains('\n')));
    }

    #[test]
    fn units_are_ordered_and_on_grapheme_borders(text in "\\PC{0,60}|(Chương I\n|Điều 1\\. |a\\) |1\\. |- |\u{200B}|\u{2028}|[Aaă.,\n\u{301} ]){0,60}") {
        let text = Text::from(text.as_str());
        let borders: Vec<usize> = text.as_str().grapheme_indices(true).map(|(at, _)| at).chain([text.end().0]).collect();
        for unit in Unit::ALL {
            let found = units(&text, unit);
            prop_assert!(found.is_sorted_by(|one, other| one.start < other.start));
            prop_assert!(unit == Unit::Legal || found.is_sorted_by(|one, other| one.end <= other.start));
            for &range in &found {
                prop_assert!(!range.is_empty());
                prop_assert!(borders.contains(&range.start.0) && borders.contains(&range.end.0), "{:?} {:?}", unit, range);
                prop_assert_eq!(unit_at(&text, range.start, unit), Some(range), "{:?}", unit);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_near_shows_the_same_syllables(text in "\\PC{0,30}|(TP\\. |đường|[Aă.,\u{A0}\u{301} -]){0,30}") {
        let text = Text::from(text.repeat(20).as_str());
        for range in units(&text, Unit::Syllable) {
            prop_assert_eq!(unit_at(&text, range.start, Unit::Syllable), Some(range));
        }
    }
}
