//! What typing, pasting and moving make of a field.

use proptest::prelude::*;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::*;
use crate::text::grapheme::is_border;

/// The field that `marked` writes: `|` is the cursor.
fn field(marked: &str) -> Field {
    let cursor = marked.find('|').unwrap();
    let start = if marked.contains('\n') { Field::lines() } else { Field::line() };
    Field { cursor, ..start.with(&marked.replace('|', "")) }
}

fn marked(field: &Field) -> String {
    let (before, after) = field.content().split_at(field.cursor());
    format!("{before}|{after}")
}

fn after(start: &str, edits: &[FieldEdit]) -> String {
    let mut field = field(start);
    for edit in edits {
        field.apply(edit.clone());
    }
    marked(&field)
}

fn typed(keys: &str) -> Vec<FieldEdit> {
    keys.chars().map(|key| if key == '\u{8}' { FieldEdit::Backspace } else { FieldEdit::Insert(key) }).collect()
}

#[test]
fn input_methods_type_in_bursts() {
    let cases: &[(&str, &str)] = &[
        ("vie\u{8}êt\u{8}\u{8}ệt", "việt|"),
        ("vie\u{323}\u{302}t", "việt|"),
        ("vie\u{302}\u{323}t", "việt|"),
        ("tie\u{301}\u{302}ng", "tiếng|"),
        ("tiê\u{301}ng", "tiếng|"),
        ("hoa\u{300}\u{8}à", "hoà|"),
        ("dd\u{8}\u{8}đ", "đ|"),
        ("\u{301}a", "\u{301}a|"),
    ];
    for (keys, expected) in cases {
        assert_eq!(after("|", &typed(keys)), *expected, "{keys:?}");
    }
    assert_eq!(after("vie|t Nam", &typed("\u{323}\u{302}")), "việ|t Nam");
}

#[test]
fn edits() {
    use FieldEdit::*;
    let cases: &[(&str, FieldEdit, &str)] = &[
        ("việ|t", Backspace, "vi|t"),
        ("vi|ệt", Delete, "vi|t"),
        ("|việt", Backspace, "|việt"),
        ("việt|", Delete, "việt|"),
        ("a👩\u{200d}🌾|b", Backspace, "a|b"),
        ("khó khăn|", DeleteSyllable, "khó |"),
        ("khó khăn, |hạn", DeleteSyllable, "khó |hạn"),
        ("một\n|hai", DeleteSyllable, "một|hai"),
        ("khó khăn|", DeleteToStart, "|"),
        ("một\nhai ba|", DeleteToStart, "một\n|"),
        ("khó| khăn", Left, "kh|ó khăn"),
        ("khó| khăn", Right, "khó |khăn"),
        ("một\nhai| ba", Home, "một\n|hai ba"),
        ("mộ|t\nhai", End, "một|\nhai"),
        ("khó khăn, |hạn", SyllableLeft, "khó |khăn, hạn"),
        ("một\n|hai", SyllableLeft, "một|\nhai"),
        ("kh|ó khăn", SyllableRight, "khó |khăn"),
        ("khăn|, hạn", SyllableRight, "khăn, |hạn"),
        ("một|\nhai", SyllableRight, "một\n|hai"),
        ("hạn|", SyllableRight, "hạn|"),
        ("|khó", NewLine, "|khó"),
        ("một|\n", NewLine, "một\n|\n"),
        ("a|b", Insert('\u{1b}'), "a|b"),
        ("a|b", Paste("x\r\ny\rz\u{1b}\tw".into()), "ax y zw|b"),
        ("a|\n", Paste("x\r\ny\rz\u{1b}\tw".into()), "ax\ny\nzw|\n"),
        ("a|", Paste("e\u{301}\u{302}\u{323}".into()), "aệ\u{301}|"),
        ("e|", Paste("\u{302}\u{301}m".into()), "ếm|"),
        ("🇻|🇳", Insert('🇱'), "🇻🇱|🇳"),
    ];
    for (start, edit, expected) in cases {
        let mut field = field(start);
        let changed = field.apply(edit.clone());
        assert_eq!(marked(&field), *expected, "{start:?} {edit:?}");
        assert_eq!(changed, start != expected, "{start:?} {edit:?}");
    }
}

#[test]
fn what_comes_together_joins() {
    assert_eq!(after("e\n|\u{302}t", &[FieldEdit::Backspace]), "ê|t");
    assert_eq!(after("👩|🌾", &[FieldEdit::Insert('\u{200d}')]), "👩\u{200d}🌾|");
}

#[test]
fn up_and_down_keep_the_column() {
    use FieldEdit::*;
    let cases: &[(&str, &[FieldEdit], &str)] = &[
        ("một hai ba|\nx\nbốn năm sáu", &[Down], "một hai ba\nx|\nbốn năm sáu"),
        ("một hai ba|\nx\nbốn năm sáu", &[Down, Down], "một hai ba\nx\nbốn năm sá|u"),
        ("một hai ba|\nx\nbốn năm sáu", &[Down, Left, Down], "một hai ba\nx\n|bốn năm sáu"),
        ("ấy a|\n漢字漢", &[Down], "ấy a\n漢字|漢"),
        ("漢字\nấy| a", &[Up], "漢|字\nấy a"),
        ("mộ|t\nhai", &[Up], "mộ|t\nhai"),
        ("một\nh|ai", &[Down], "một\nh|ai"),
        ("một|", &[Up, Down], "một|"),
    ];
    for (start, edits, expected) in cases {
        assert_eq!(after(start, edits), *expected, "{start:?} {edits:?}");
    }
}

#[test]
fn the_cursor_has_a_line_and_a_column() {
    assert_eq!(field("một\nhai 漢ế|x").cursor_place(), (1, 7));
    assert_eq!(field("|").cursor_place(), (0, 0));
    assert_eq!(Field::lines().with("a\n").cursor_place(), (1, 0));
    assert_eq!(Field::line().with("Tie\u{302}\u{301}ng").cursor_place(), (0, 5));
}

#[test]
fn with_replaces_and_cleans() {
    let field = Field::line().with("cũ").with("mới\nhơn\u{7}");
    assert_eq!((field.content(), field.cursor(), field.is_multiline()), ("mới hơn", 10, false));
    assert_eq!(Field::lines().with("một\nhai").content(), "một\nhai");
    assert!(Field::lines().with("").is_empty() && Field::lines().is_multiline());
}

fn any_edit() -> impl Strategy<Value = FieldEdit> {
    use FieldEdit::*;
    let simple = [
        Backspace,
        Delete,
        DeleteSyllable,
        DeleteToStart,
        Left,
        Right,
        Up,
        Down,
        Home,
        End,
        SyllableLeft,
        SyllableRight,
        NewLine,
    ];
    prop_oneof![
        prop::sample::select(simple.to_vec()),
        "[a-eđ ]|[\u{300}-\u{340}]|[À-ỹ]|👩|🌾|\u{200d}|[🇦-🇿]|\u{1100}|\u{1161}|\\PC"
            .prop_map(|text| Insert(text.chars().next().unwrap())),
        "([a-c \n\r\t]|[\u{300}-\u{340}]|\\PC){0,8}".prop_map(Paste),
    ]
}

proptest! {
    #[test]
    fn any_edits_keep_it_composed_with_the_cursor_between_graphemes(
        multiline: bool, edits in prop::collection::vec(any_edit(), 0..40)
    ) {
        let mut field = if multiline { Field::lines() } else { Field::line() };
        for edit in edits {
            let before = field.clone();
            let changed = field.apply(edit.clone());
            prop_assert!(is_border(field.content(), field.cursor()), "{:?} {:?} -> {:?}", before, edit, field);
            prop_assert!(is_nfc(field.content()), "{:?} {:?} -> {:?}", before, edit, field);
            prop_assert!(multiline || !field.content().contains('\n'));
            let same = before.content() == field.content() && before.cursor() == field.cursor();
            prop_assert!(changed || same, "{:?} {:?} -> {:?}", before, edit, field);
        }
    }

    #[test]
    fn typing_letter_by_letter_is_pasting(text in "([a-eđ ]|[À-ỹ]|[\u{300}\u{301}\u{303}\u{309}\u{323}])[a-z ]{0,10}") {
        for text in [text.nfd().collect::<String>(), text] {
            let mut field = Field::line();
            for edit in typed(&text) {
                field.apply(edit);
            }
            prop_assert_eq!(field, Field::line().with(&text));
        }
    }
}
