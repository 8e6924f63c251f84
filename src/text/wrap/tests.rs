//! Rows of ordinary, odd and very long lines.

use proptest::prelude::*;

use super::fit::Measure;
use super::*;
use crate::text::glyph::width;
use crate::text::grapheme::is_border;

fn options(columns: u16) -> WrapOptions {
    WrapOptions { columns, glyphs: GlyphOptions::default(), rules: &NoRules }
}

/// All rows of `text`, by blocks.
fn all_rows(text: &Text, options: WrapOptions) -> Vec<Row> {
    let mut found = Vec::new();
    let mut at = ByteOffset::ZERO;
    loop {
        let block = block_at(text, at);
        found.extend(rows(text, block, options));
        if block.end == text.end() && (block.is_empty() || !text.as_str().ends_with('\n')) {
            return found;
        }
        at = block.end;
    }
}

fn shown(text: &str, columns: u16) -> Vec<String> {
    let text = Text::from(text);
    all_rows(&text, options(columns)).into_iter().map(|row| text.slice(row.range).to_owned()).collect()
}

#[test]
fn where_rows_break() {
    let cases: &[(&str, u16, &[&str])] = &[
        ("", 10, &[""]),
        ("\n", 10, &["\n", ""]),
        ("a\n\nb\n", 10, &["a\n", "\n", "b\n", ""]),
        ("Huyện ủy tổ chức hội nghị", 10, &["Huyện ủy ", "tổ chức ", "hội nghị"]),
        ("Huye\u{323}\u{302}n uy\u{309} họp", 8, &["Huye\u{323}\u{302}n uy\u{309} ", "họp"]),
        ("một hai", 3, &["một ", "hai"]),
        ("một    hai\n", 3, &["một    ", "hai\n", ""]),
        ("một hai   ", 7, &["một hai   "]),
        ("nghiêng", 3, &["ngh", "iên", "g"]),
        ("ở nghiêng", 4, &["ở ", "nghi", "êng"]),
        ("a\tb c", 5, &["a\tb ", "c"]),
        ("漢漢漢", 3, &["漢", "漢", "漢"]),
        ("漢a", 1, &["漢", "a"]),
        ("a\u{200b}bc", 2, &["a\u{200b}", "bc"]),
        ("ab\u{200b} c", 2, &["ab\u{200b} ", "c"]),
        ("a👩\u{200d}🌾b", 2, &["a", "👩\u{200d}🌾", "b"]),
        ("ab \u{301}cd", 3, &["ab \u{301}", "cd"]),
        ("x\u{202e}y", 4, &["x", "\u{202e}", "y"]),
        ("100\u{a0}km là xa", 6, &["100\u{a0}km ", "là xa"]),
        ("đi 100\u{a0}km là xa", 6, &["đi ", "100\u{a0}km ", "là xa"]),
        ("một\u{a0}hai\u{a0}ba", 8, &["một\u{a0}hai\u{a0}", "ba"]),
        ("abc", 0, &["a", "b", "c"]),
    ];
    for (text, columns, expected) in cases {
        assert_eq!(shown(text, *columns), *expected, "{text:?} at {columns}");
    }
}

#[test]
fn rows_know_where_lines_begin_and_end() {
    let text = Text::from("một hai\nba\n");
    let ends: Vec<(bool, bool)> =
        all_rows(&text, options(4)).iter().map(|row| (row.starts_line, row.ends_line)).collect();
    assert_eq!(ends, [(true, false), (false, true), (true, true), (true, true)]);
}

#[test]
fn columns_and_bytes() {
    let text = Text::from("a\te\u{302}\u{301}\u{200b}漢 b\nhai");
    let row = row_at(&text, ByteOffset(0), options(40));
    let columns: Vec<u16> = text
        .slice(row.range)
        .char_indices()
        .map(|(at, _)| column_of(&text, row, ByteOffset(at), options(40)))
        .collect();
    assert_eq!(columns, [0, 1, 4, 4, 4, 5, 5, 7, 8, 9]);
    let bytes: Vec<usize> = (0..12).map(|column| byte_at_column(&text, row, column, options(40)).0).collect();
    assert_eq!(bytes, [0, 1, 1, 1, 2, 10, 10, 13, 14, 14, 14, 14]);
    let empty = Text::from("\n");
    let row = row_at(&empty, ByteOffset(0), options(40));
    assert_eq!(byte_at_column(&empty, row, 5, options(40)), ByteOffset(0));
    let last = row_at(&empty, ByteOffset(1), options(40));
    assert_eq!((last.range, byte_at_column(&empty, last, 5, options(40))), (ByteRange::new(1, 1), ByteOffset(1)));
}

#[test]
fn rows_of_another_text_are_no_harm() {
    let (long, short) = (Text::from("Bà con gặt lúa sớm.\nMùa màng tốt tươi."), Text::from("ế\nB"));
    for row in all_rows(&long, options(5)) {
        let block = block_at(&long, row.range.start);
        assert!(rows(&short, block, options(5)).iter().all(|row| row.range.end <= short.end()));
        assert!(rows_from(&short, row, 9, options(5)).iter().all(|row| row.range.end <= short.end()));
        assert!(next_row(&short, row, options(5)).is_none_or(|next| next.range.end <= short.end()));
        assert!(previous_row(&short, row, options(5)).is_none_or(|before| before.range.end <= short.end()));
        assert!(byte_at_column(&short, row, 3, options(5)) <= row.range.end);
        assert!(column_of(&short, row, ByteOffset(99), options(5)) <= 5);
    }
}

/// What hangs beyond the measure, and what takes no column.
const HANGING: &[char] = &[
    ' ', '\t', '\n', '\u{a0}', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}', '\u{ad}', '\u{34f}', '\u{200b}',
    '\u{200c}', '\u{200d}', '\u{2060}', '\u{fe0e}', '\u{fe0f}', '\u{feff}',
];

/// Blocks and rows partition the text and agree with each other from every side.
fn check(text: &Text, options: WrapOptions, places: impl Iterator<Item = usize>) {
    let all = all_rows(text, options);
    let mut end = ByteOffset::ZERO;
    for row in &all {
        assert_eq!(row.range.start, end);
        assert!(is_border(text.as_str(), row.range.start.0));
        end = row.range.end;
        let slice = text.slice(row.range);
        assert!(!slice.trim_end_matches('\n').contains('\n'));
        let content = slice.trim_end_matches(HANGING);
        let cells = glyphs(content, 0, options.glyphs).filter(|glyph| glyph.width > 0).count();
        assert!(width(content, options.glyphs) <= usize::from(options.columns.max(1)) || cells == 1, "{slice:?}");
        assert_eq!(row.starts_line, row.range.start == text.line_at(row.range.start).start);
        assert_eq!(row.ends_line, slice.ends_with('\n') || row.range.end == text.end());
    }
    assert_eq!(end, text.end());
    for at in places {
        let at = ByteOffset(at.min(text.end().0));
        let block = block_at(text, at);
        assert!(block.contains(at) || at == text.end(), "{block:?} {at:?}");
        assert!(block.len() <= BLOCK_MAX);
        assert_eq!(block_at(text, block.start), block);
        let row = row_at(text, at, options);
        let number = all.iter().position(|other| *other == row).expect("the row is one of all");
        assert!(row.range.contains(at) || number + 1 == all.len());
        assert_eq!(next_row(text, row, options), all.get(number + 1).copied());
        assert_eq!(previous_row(text, row, options), number.checked_sub(1).map(|before| all[before]));
        assert_eq!(rows_from(text, row, 5, options), all[number..all.len().min(number + 5)]);
    }
    assert_eq!(rows_from(text, all[0], usize::MAX, options), all);
}

#[test]
fn long_lines_are_cut_into_blocks() {
    let lines = [
        "Thu hoạch lúa mùa sớm ở bản Nà Lèng. ".repeat(800),
        "không".repeat(5000),
        "một\u{a0}hai\u{a0}".repeat(2500),
        "漢".repeat(11_000),
        " ".repeat(35_000),
        "x ".repeat(BLOCK_MAX / 2),
        format!("{} ", "x".repeat(BLOCK_MAX - 1)),
        "x".repeat(BLOCK_MAX - 1),
        "e\u{301}".repeat(11_000),
        "\u{301}".repeat(17_000),
        "x \u{301}".repeat(9000),
        "a\tb".repeat(9000),
    ];
    for line in lines {
        for text in [line.clone(), format!("ngắn\n{line}\nngắn\n")] {
            let text = Text::from(text.as_str());
            check(&text, options(80), (0..text.end().0).step_by(7001).chain([text.end().0]));
        }
    }
}

#[test]
fn a_place_in_a_line_of_ten_megabytes_costs_one_block() {
    let line = "Bà con bản Nà Lèng gặt lúa sớm. ".repeat(10 * 1024 * 1024 / 40);
    let text = Text::from(line.as_str());
    for at in (0..text.end().0).step_by(text.end().0 / 1000) {
        let block = block_at(&text, ByteOffset(at));
        assert!(block.contains(ByteOffset(at)) && block.len() <= BLOCK_MAX);
        assert!(rows(&text, block, options(80)).len() <= BLOCK_MAX / 60);
    }
}

const MIXED: &str = "([a-c]| |[À-ỹ]|[\u{300}-\u{310}]|\t|\u{a0}|\u{200b}|漢|👩|\u{200d}|\u{1b}|\u{ad}|–|\\PC){0,60}";

proptest! {
    #[test]
    fn rows_partition_any_text(raw in prop::collection::vec(MIXED, 0..3), columns in 0u16..30, tab_width in 0u16..9) {
        let text = Text::from(raw.join("\n").as_str());
        let glyphs = GlyphOptions { tab_width, ambiguous_wide: columns % 2 == 0 };
        let options = WrapOptions { columns, glyphs, rules: &NoRules };
        check(&text, options, (0..=text.end().0).step_by(5).chain([text.end().0]));
    }

    #[test]
    fn the_fast_way_gives_the_same_rows(raw in "([a-d]| |ệ|[À-ỹ]|[\u{300}-\u{310}]|“|–|\u{e9}\u{323}|\u{a0}|[ -~]|\u{200b}){0,300}", columns in 1u16..40) {
        let measure = Measure::new(&raw, options(columns));
        let mut at = 0;
        while at < raw.len() {
            let start = RowStart { at, indent: 0 };
            let end = measure.end(start, || 0);
            prop_assert_eq!(end, measure.end_of_any(start, || 0), "{:?} in {}", &raw[at..], columns);
            at = end;
        }
    }

    #[test]
    fn bytes_at_columns_are_found_again(raw in MIXED, columns in 1u16..30) {
        let text = Text::from(raw.as_str());
        for row in all_rows(&text, options(columns)) {
            for glyph in glyphs(text.slice(row.range), 0, GlyphOptions::default()).filter(|glyph| glyph.width > 0) {
                let at = row.range.start.plus(glyph.range.start.0);
                let column = column_of(&text, row, at, options(columns));
                prop_assert_eq!(byte_at_column(&text, row, column, options(columns)), at);
                prop_assert_eq!(byte_at_column(&text, row, column + glyph.width - 1, options(columns)), at);
            }
        }
    }
}
