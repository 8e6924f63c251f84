use proptest::prelude::*;

use super::*;

fn plain(line: &str) -> Vec<String> {
    let words = words(line).unwrap();
    words
        .into_iter()
        .map(|word| match word.content {
            WordContent::Plain(text) => text,
            WordContent::Flag { name, value: None } => format!("<{name}>"),
            WordContent::Flag { name, value: Some(value) } => format!("<{name}={value}>"),
        })
        .collect()
}

#[test]
fn lines_and_their_words() {
    for (line, expected) in [
        ("", &[][..]),
        ("  \t ", &[]),
        ("quit", &["quit"]),
        ("tag-add  kho-khan ", &["tag-add", "kho-khan"]),
        (r#"note-set "xem lại, \"bài 27/9\"""#, &["note-set", "xem lại, \"bài 27/9\""]),
        (r#"note-set 'một \n hai' ba"#, &["note-set", "một \\n hai", "ba"]),
        (r#"note-set "một\nhai""#, &["note-set", "một\nhai"]),
        (r#"search don't 5" C:\bài"#, &["search", "don't", "5\"", "C:\\bài"]),
        (r#"a """#, &["a", ""]),
        (r#"annotation-next --tag="khó khăn" --all"#, &["annotation-next", "<tag=khó khăn>", "<all>"]),
        ("a --x= b", &["a", "<x=>", "b"]),
        (r#"a "--x" -1 - '-- y'"#, &["a", "--x", "-1", "-", "-- y"]),
        ("a --x -- --y --", &["a", "<x>", "--y", "--"]),
        (r#"a "\u{1ef9}""#, &["a", "ỹ"]),
        ("a #b", &["a", "#b"]),
        ("a --", &["a"]),
        ("a b\u{a0}c", &["a", "b\u{a0}c"]),
    ] {
        assert_eq!(plain(line), expected, "{line}");
    }
}

#[test]
fn errors_and_their_columns() {
    use GrammarProblem::*;
    for (line, column, problem) in [
        ("ghi \"chú", 5, UnclosedQuote('"')),
        ("đặt --nhãn='khó", 12, UnclosedQuote('\'')),
        ("đặt \"chú\"thích", 10, AfterQuote),
        ("đặt \"ạ \\x\"", 8, UnknownEscape('x')),
        ("a \"\\u{d800}\"", 4, BadCodePoint),
        ("a \"\\u{}\"", 4, BadCodePoint),
        ("a \"\\u{+41}\"", 4, BadCodePoint),
        ("a \"\\", 3, UnclosedQuote('"')),
    ] {
        assert_eq!(words(line).unwrap_err(), GrammarError { column, problem }, "{line}");
    }
}

#[test]
fn comments() {
    assert!(is_comment("  # gắn nhãn"));
    assert!(is_comment("  "));
    assert!(!is_comment("search #1"));
}

#[test]
fn what_is_being_typed() {
    // The cursor is at the `|`; expected: the bytes to replace, what was typed, and what it is.
    for (marked, replace, typed, position) in [
        ("|", 0..0, "", Position::Command),
        ("ta|", 0..2, "ta", Position::Command),
        ("tag-add |", 8..8, "", Position::Argument(0)),
        ("tag-add kho|-khan", 8..11, "kho", Position::Argument(0)),
        ("a b \"hai b|", 4..10, "hai b", Position::Argument(1)),
        ("a --|", 2..4, "--", Position::FlagName),
        ("a b --ta|", 4..8, "--ta", Position::FlagName),
        ("a --tag=|", 8..8, "", Position::FlagValue("tag".into())),
        ("a --tag=\"kh|", 8..11, "kh", Position::FlagValue("tag".into())),
        ("a --all b|", 8..9, "b", Position::Argument(0)),
    ] {
        let cursor = marked.find('|').unwrap();
        let partial = partial_at(&marked.replace('|', ""), cursor).unwrap();
        assert_eq!((partial.replace, partial.typed.as_str(), partial.position), (replace, typed, position), "{marked}");
    }
    assert_eq!(partial_at("ạ", 1), None);
    assert_eq!(partial_at("a \"b\"c", 6), None);
}

proptest! {
    #[test]
    fn any_text_survives_quoting(text in any::<String>(), other in any::<String>()) {
        let line = format!("name {} {}", quote(&text), quote(&other));
        prop_assert_eq!(line.lines().count(), 1);
        prop_assert!(!is_comment(&quote(&text)));
        prop_assert_eq!(plain(&line), vec!["name".to_owned(), text, other]);
    }

    #[test]
    fn any_text_survives_as_a_flag_value(text in any::<String>()) {
        let words = words(&format!("name --x={}", quote(&text))).unwrap();
        prop_assert_eq!(&words[1].content, &WordContent::Flag { name: "x".into(), value: Some(text) });
    }

    #[test]
    fn no_line_makes_it_panic(line in r#"[ab ạ"'\\=#{}u1\-\n]{0,24}"#) {
        for cursor in 0..=line.len() {
            let _ = partial_at(&line, cursor);
        }
        match words(&line) {
            Ok(words) => for word in words {
                prop_assert_eq!(line[..word.range.start].chars().count() + 1, word.column);
                prop_assert!(line.get(word.range).is_some_and(|text| !text.is_empty()));
            },
            Err(error) => prop_assert!(error.column <= line.chars().count() + 1),
        }
    }
}
