//! Text from outside, written so that Markdown shows it and does nothing else.
//!
//! Escaped for CommonMark and for what common readers add to it (GitHub tables, mentions and bare links; Pandoc
//! citations, maths, sub- and superscripts). HTML is written as entities, so that a page made from the file is safe too.

/// `text` for the start of a line, on one line: white space, line breaks and control characters become single spaces,
/// bidirectional controls disappear.
pub(super) fn inline(text: &str) -> String {
    escape(text, true)
}

/// As [`inline`], for a place where something else already stands on the line.
pub(super) fn continued(text: &str) -> String {
    escape(text, false)
}

/// `text` with its line breaks: each line escaped, joined by hard breaks, with `indent` before each but the first. Blank
/// lines are left out.
pub(super) fn lines(text: &str, indent: &str) -> String {
    let lines: Vec<String> = text.split('\n').filter(|line| !line.trim().is_empty()).map(inline).collect();
    lines.join(&format!("\\\n{indent}"))
}

fn escape(text: &str, starts_line: bool) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    let mut at_start = starts_line;
    // Whether all so far could be the number of a list item: `12`, `a`, `iv`.
    let mut numbering = starts_line;
    for letter in text.chars() {
        let letter = if letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}') { ' ' } else { letter };
        let ends_number = !at_start && numbering && matches!(letter, '.' | ')');
        match letter {
            ' ' if escaped.ends_with(' ') => {}
            ' ' => escaped.push(' '),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            _ if is_bidirectional(letter) => {}
            _ if is_markup(letter) || ends_number || (at_start && starts_block(letter)) => {
                escaped.extend(['\\', letter])
            }
            _ => escaped.push(letter),
        }
        if letter != ' ' {
            numbering &= letter.is_ascii_alphanumeric();
            at_start = false;
        } else if !at_start {
            numbering = false;
        }
    }
    escaped.replace("://", "\\://").replace("www.", "www\\.")
}

fn is_markup(letter: char) -> bool {
    matches!(letter, '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '|' | '~' | '$' | '^' | '@')
}

fn starts_block(letter: char) -> bool {
    matches!(letter, '-' | '+' | '=' | ':' | '%' | '(')
}

fn is_bidirectional(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn markup_is_shown() {
        let table = [
            ("Khó khăn, hạn chế: 7,5%", "Khó khăn, hạn chế: 7,5%"),
            ("**đậm** _nghiêng_", "\\*\\*đậm\\*\\* \\_nghiêng\\_"),
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("R&D &lt;", "R&amp;D &amp;lt;"),
            ("```rồi```", "\\`\\`\\`rồi\\`\\`\\`"),
            ("- mục", "\\- mục"),
            ("  + mục", " \\+ mục"),
            ("=== ", "\\=== "),
            ("12. Điều", "12\\. Điều"),
            ("1) Điều", "1\\) Điều"),
            ("a) khai thác", "a\\) khai thác"),
            ("(a) khai thác", "\\(a) khai thác"),
            ("năm 2024. Hết", "năm 2024. Hết"),
            ("# tiêu đề", "\\# tiêu đề"),
            ("![x](javascript:alert(1))", "!\\[x\\](javascript:alert(1))"),
            ("xem https://vi-du.example", "xem https\\://vi-du.example"),
            ("www.vi-du.example", "www\\.vi-du.example"),
            ("a\tb\u{202e}c\u{7}", "a bc "),
        ];
        for (text, expected) in table {
            assert_eq!(inline(text), expected);
        }
    }

    #[test]
    fn within_a_line_only_markup_is_escaped() {
        assert_eq!(continued(": hạ tầng - 12. *số*"), ": hạ tầng - 12. \\*số\\*");
        assert_eq!(continued(". Hết"), ". Hết");
    }

    #[test]
    fn lines_break_hard() {
        assert_eq!(lines("một\n\n- hai\n", "> "), "một\\\n> \\- hai");
    }

    proptest! {
        #[test]
        fn nothing_from_outside_stays_markup(text in "(?s).{0,60}") {
            let escaped = inline(&text);
            prop_assert!(!escaped.contains(['<', '>', '\n', '\r']));
            let mut letters = escaped.chars();
            while let Some(letter) = letters.next() {
                if letter == '\\' {
                    let next = letters.next();
                    prop_assert!(next.is_some_and(|next| next.is_ascii_punctuation()), "{escaped}");
                } else {
                    prop_assert!(!is_markup(letter), "{escaped}");
                }
            }
        }
    }
}
