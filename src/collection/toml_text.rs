//! The one way in which texts are written into TOML files: always TOML 1.0, and safe to show with `cat`.
//!
//! Characters that are invisible or steer a terminal (controls, writing directions, zero widths, tags, line separators)
//! are written as escapes, so that a file from elsewhere can't hide anything from who reads it.

use std::fmt::Write;

/// `text` as a string on one line.
pub(super) fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            c => push(&mut out, c),
        }
    }
    out.push('"');
    out
}

/// `text` as a string of as many lines as it has; best for notes, whose changes are then read line by line.
pub(super) fn lines(text: &str) -> String {
    if !text.contains('\n') {
        return string(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    out.push_str("\"\"\"\n");
    let mut quotes = 0;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        quotes = if c == '"' { quotes + 1 } else { 0 };
        match c {
            // Neither three in a row nor one before the closing three.
            '"' if quotes == 3 || rest.peek().is_none() => {
                out.push_str("\\\"");
                quotes = 0;
            }
            '"' | '\n' => out.push(c),
            c => push(&mut out, c),
        }
    }
    out.push_str("\"\"\"");
    out
}

/// `items` as an array on one line.
pub(super) fn array<'a>(items: impl IntoIterator<Item = &'a str>) -> String {
    let items: Vec<String> = items.into_iter().map(string).collect();
    format!("[{}]", items.join(", "))
}

fn push(out: &mut String, c: char) {
    match c {
        '\\' => out.push_str("\\\\"),
        '\t' => out.push_str("\\t"),
        '\r' => out.push_str("\\r"),
        c if !is_hidden(c) => out.push(c),
        c => {
            let code = u32::from(c);
            let width = if code <= 0xFFFF { 4 } else { 8 };
            out.push_str(if width == 4 { "\\u" } else { "\\U" });
            write!(out, "{code:0width$X}").expect("a string takes everything");
        }
    }
}

fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn writes_strings() {
        for (text, one_line, many) in [
            ("khó khăn", r#""khó khăn""#, r#""khó khăn""#),
            ("a\\b\t\"c\"", r#""a\\b\t\"c\"""#, r#""a\\b\t\"c\"""#),
            ("một\nhai", r#""một\nhai""#, "\"\"\"\nmột\nhai\"\"\""),
            ("\n", r#""\n""#, "\"\"\"\n\n\"\"\""),
            ("\"\"\"\"\n\"\"", r#""\"\"\"\"\n\"\"""#, "\"\"\"\n\"\"\\\"\"\n\"\\\"\"\"\""),
            ("\r\n", r#""\r\n""#, "\"\"\"\n\\r\n\"\"\""),
            (
                "\u{7}\u{9b}\u{202e}\u{200b}\u{feff}",
                r#""\u0007\u009B\u202E\u200B\uFEFF""#,
                r#""\u0007\u009B\u202E\u200B\uFEFF""#,
            ),
            ("\u{e0041}", r#""\U000E0041""#, r#""\U000E0041""#),
            ("nhie\u{302}\u{300}u 🌾", "\"nhie\u{302}\u{300}u 🌾\"", "\"nhie\u{302}\u{300}u 🌾\""),
        ] {
            assert_eq!(string(text), one_line);
            assert_eq!(lines(text), many);
        }
        assert_eq!(array(["a", "b\""]), r#"["a", "b\""]"#);
        assert_eq!(array([]), "[]");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(text in nasty()) {
            for written in [string(&text), lines(&text)] {
                let source = format!("a = {written}\n");
                let read: toml::Table = source.parse().unwrap();
                prop_assert_eq!(read["a"].as_str(), Some(text.as_str()));
                prop_assert!(!written.chars().any(|c| c != '\n' && is_hidden(c)));
            }
        }
    }

    fn nasty() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            Just("\"".to_owned()),
            Just("\\".to_owned()),
            Just("\n".to_owned()),
            Just("\r".to_owned()),
            Just("'''".to_owned()),
            Just("]".to_owned()),
            any::<char>().prop_map(String::from),
            (0..0xA0u8).prop_map(|code| char::from(code).to_string()),
        ];
        prop::collection::vec(part, 0..12).prop_map(|parts| parts.concat())
    }
}
