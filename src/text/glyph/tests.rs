//! What is shown for what, and that nothing else can be.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use super::*;

fn shown(text: &str) -> Vec<(String, u16, GlyphKind)> {
    glyphs(text, 0, GlyphOptions::default()).map(|glyph| (glyph.symbol.into_owned(), glyph.width, glyph.kind)).collect()
}

fn line(text: &str) -> String {
    shown(text).into_iter().map(|(symbol, ..)| symbol).collect::<Vec<_>>().join("|")
}

#[test]
fn composed_and_decomposed_look_the_same() {
    for text in ["Tiếng Việt", "Huyện ủy Nà Lèng – “quý IV”…", "Ậ ở ữ ẵ ỹ", "한국"] {
        let decomposed: String = text.nfd().collect();
        assert_eq!(shown(&decomposed), shown(text));
        assert_eq!(line(&decomposed), line(text));
    }
    assert_eq!(line("Tiê\u{301}ng Vie\u{302}\u{323}t"), "T|i|ế|n|g| |V|i|ệ|t");
    assert_eq!(line("te\u{301}\u{302}"), "t|ế");
}

#[test]
fn what_is_shown_for_what() {
    use GlyphKind::{Hidden, LineFeed, Placeholder, Plain, Space};
    let cases: &[(&str, &str, u16, GlyphKind)] = &[
        ("ệ", "ệ", 1, Plain),
        (" ", " ", 1, Space),
        ("\u{a0}", " ", 1, Space),
        ("\u{202f}", " ", 1, Space),
        ("\t", "    ", 4, Space),
        ("\n", "", 0, LineFeed),
        ("\r", "␍", 1, Placeholder),
        ("\0", "␀", 1, Placeholder),
        ("\u{1b}", "␛", 1, Placeholder),
        ("\u{7f}", "␡", 1, Placeholder),
        ("\u{9b}", "<9B>", 4, Placeholder),
        ("\u{85}", "<85>", 4, Placeholder),
        ("\u{202e}", "<U+202E>", 8, Placeholder),
        ("\u{61c}", "<U+061C>", 8, Placeholder),
        ("\u{2028}", "␤", 1, Placeholder),
        ("\u{e0041}", "<U+E0041>", 9, Placeholder),
        ("\u{fdd0}", "<U+FDD0>", 8, Placeholder),
        ("\u{10ffff}", "<U+10FFFF>", 10, Placeholder),
        ("\u{e123}", "<U+E123>", 8, Placeholder),
        ("\u{3164}", "<U+3164>", 8, Placeholder),
        ("\u{f0b7}", "•", 1, Plain),
        ("\u{ad}", "", 0, Hidden),
        ("\u{200b}", "", 0, Hidden),
        ("\u{200d}", "", 0, Hidden),
        ("\u{feff}", "", 0, Hidden),
        ("\u{301}", "◌\u{301}", 1, Placeholder),
        ("\u{93e}", "◌\u{93e}", 2, Placeholder),
        (" \u{301}", " \u{301}", 1, Plain),
        ("a\u{200c}", "a", 1, Plain),
        ("a\u{200d}\u{301}", "á", 1, Plain),
        ("a\u{fe0f}", "a", 1, Plain),
        ("a\u{fe01}", "a<+1>", 5, Placeholder),
        ("漢", "漢", 2, Plain),
        ("👩\u{200d}🌾", "👩\u{200d}🌾", 2, Plain),
        ("❤\u{fe0f}", "❤\u{fe0f}", 2, Plain),
        ("1\u{fe0f}\u{20e3}", "1\u{fe0f}\u{20e3}", 2, Plain),
        ("👩\u{200d}", "👩", 2, Plain),
        ("🇻🇳", "🇻🇳", 2, Plain),
        ("🏴\u{e0067}\u{e007f}", "🏴<+2>", 6, Placeholder),
        ("\u{e123}\u{301}", "<U+E123><+1>", 12, Placeholder),
    ];
    for (text, symbol, width, kind) in cases {
        assert_eq!(shown(text), [((*symbol).to_owned(), *width, *kind)], "{text:?}");
    }
}

#[test]
fn tabs_reach_the_next_stop() {
    let widths = |text, column, tab_width| -> Vec<u16> {
        let options = GlyphOptions { tab_width, ..GlyphOptions::default() };
        glyphs(text, column, options).map(|glyph| glyph.width).collect()
    };
    assert_eq!(widths("\ta\tệ\u{200b}b\t", 0, 4), [4, 1, 3, 1, 0, 1, 2]);
    assert_eq!(widths("\t\t", 3, 4), [1, 4]);
    assert_eq!(widths("\t", 5, 0), [1]);
    assert_eq!(widths("\t", 0, u16::MAX), [32]);
}

#[test]
fn ambiguous_characters_may_be_wide() {
    let wide = GlyphOptions { ambiguous_wide: true, ..GlyphOptions::default() };
    assert_eq!(width("“Việt” – …", GlyphOptions::default()), 10);
    assert_eq!(width("“Việt” – …", wide), 14);
    assert_eq!(width("\u{f0b7}", wide), 2);
}

#[test]
fn a_million_marks_are_one_short_symbol() {
    let text = format!("e{}", "\u{302}".repeat(1_000_000));
    assert_eq!(shown(&text), [(format!("ê{}<+999992>", "\u{302}".repeat(7)), 10, GlyphKind::Placeholder)]);
}

#[test]
fn strings_from_outside() {
    let cases: &[(&str, &str)] = &[
        ("Báo cáo.txt", "Báo cáo.txt"),
        ("Bài 👪", "Bài 👪"),
        ("e\u{1b}]0;x\u{7}a.txt", "e␛]0;x␇a.txt"),
        ("ảnh\u{202e}gpj.exe", "ảnh<U+202E>gpj.exe"),
        ("một\r\nhai\tba", "một␍␤hai ba"),
        ("\u{feff}Tie\u{302}\u{301}ng", "Tiếng"),
        ("\u{9b}31m", "<9B>31m"),
    ];
    for (text, safe) in cases {
        assert_eq!(sanitize(text), *safe, "{text:?}");
        assert_eq!(matches!(sanitize(text), Cow::Borrowed(_)), text == safe, "{text:?}");
    }
}

#[test]
fn what_a_cell_may_hold() {
    for symbol in
        [" ", "a", "ệ", "e\u{302}\u{301}", "◌\u{301}", "漢", "👩\u{200d}🌾", "❤\u{fe0f}", "<U+202E>", "␛", "    "]
    {
        assert!(is_allowed_symbol(symbol), "{symbol:?}");
    }
    let long = "x".repeat(SYMBOL_MAX + 1);
    let marks = format!("e{}", "\u{301}".repeat(9));
    let hostile = [
        "\u{1b}",
        "a\u{9b}",
        "\t",
        "\n",
        "\u{202e}",
        "a\u{200b}",
        "a\u{200d}",
        "\u{301}",
        "a\u{fe0f}",
        "\u{e0041}",
        "\u{e000}",
        "\u{ad}",
    ];
    for symbol in hostile.into_iter().chain(["", &long, &marks]) {
        assert!(!is_allowed_symbol(symbol), "{symbol:?}");
    }
}

#[test]
fn every_character_alone_and_joined_is_safe() {
    // The planes left out hold nothing, or only private characters.
    for c in ('\0'..='\u{323af}').chain('\u{dfff0}'..='\u{e1000}').chain('\u{10fff0}'..=char::MAX) {
        for text in [String::from(c), format!("👪\u{200d}{c}")] {
            assert_safe(&text);
        }
    }
}

/// The glyphs partition `text`, and each that has a cell may be in one.
fn assert_safe(text: &str) {
    let mut end = 0;
    for glyph in glyphs(text, 0, GlyphOptions::default()) {
        assert_eq!(glyph.range.start.0, end, "{text:?}");
        end = glyph.range.end.0;
        let has_cell = !matches!(glyph.kind, GlyphKind::Hidden | GlyphKind::LineFeed);
        assert_eq!(glyph.width > 0, has_cell, "{text:?}: {glyph:?}");
        assert_eq!(!glyph.symbol.is_empty(), has_cell, "{text:?}: {glyph:?}");
        assert!(!has_cell || is_allowed_symbol(&glyph.symbol), "{text:?}: {glyph:?}");
    }
    assert_eq!(end, text.len(), "{text:?}");
}

const HOSTILE: &str = "([a-e \t\n]|[\u{300}-\u{350}]|[À-ỹ]|[🇦-🇿]|👩|🌾|\u{200d}|\u{fe0f}|[\u{200b}-\u{202f}]|\u{600}|क|\u{94d}|\u{1100}|\u{1161}|.|\n){0,60}";

proptest! {
    #[test]
    fn any_text_is_partitioned_and_safe(text in HOSTILE) {
        assert_safe(&text);
        let sum: usize = glyphs(&text, 0, GlyphOptions::default()).map(|glyph| usize::from(glyph.width)).sum();
        prop_assert_eq!(width(&text, GlyphOptions::default()), sum);
    }

    #[test]
    fn canonically_equivalent_texts_look_the_same(text in HOSTILE) {
        // Marks of the latest Unicode, which decomposition moves and segmentation does not know yet, are passed over.
        let is_known = |c: char| canonical_combining_class(c) == 0 || format!("a{c}").graphemes(true).count() == 1;
        prop_assume!(text.chars().all(is_known));
        let (composed, decomposed): (String, String) = (text.nfc().collect(), text.nfd().collect());
        prop_assert_eq!(line(&composed), line(&decomposed));
    }

    #[test]
    fn glyphs_are_graphemes(text in HOSTILE) {
        let clusters: Vec<usize> = text.graphemes(true).flat_map(|cluster| {
            if cluster == "\r\n" { vec![1, 1] } else { vec![cluster.len()] }
        }).collect();
        let found: Vec<usize> = glyphs(&text, 0, GlyphOptions::default()).map(|glyph| glyph.range.len()).collect();
        prop_assert_eq!(found, clusters);
    }

    #[test]
    fn sanitized_text_has_one_line_and_no_controls(text in HOSTILE) {
        let safe = sanitize(&text);
        prop_assert!(safe.chars().all(|c| !matches!(treatment(c), Treatment::Name | Treatment::Bullet)), "{:?}", safe);
        for cluster in safe.graphemes(true) {
            prop_assert!(cluster.chars().filter(|c| treatment(*c) == Treatment::Mark).count() <= MARKS_MAX);
        }
    }
}

proptest! {
    /// Plain text is taken the quick way, anything else the other; both ways see the same glyphs.
    #[test]
    fn the_quick_way_sees_what_the_other_sees(text in "[a-zÀ-ỹ “–…,\u{301}\u{323}\u{302}\u{a0}\u{200b}]{0,24}\n?") {
        let slow = Glyphs { slice: &text, at: 0, column: 0, options: GlyphOptions::default(), plain: false };
        let quick: Vec<_> = glyphs(&text, 0, GlyphOptions::default()).collect();
        prop_assert_eq!(quick, slow.collect::<Vec<_>>());
    }
}
