//! Where a row can end: the break opportunities of UAX #14, looked for backwards from where a row is full.
//!
//! The algorithm runs over a token or two, never over a whole line: what stands before the spaces before a token has no
//! say in what is possible behind it. Between two words of plain letters it need not run at all. Three tailorings:
//! a soft hyphen is no opportunity, for no hyphen would be shown; it and byte order marks count as if they were not
//! there; and no-break spaces are spaces where a text has hardly any others.

use std::borrow::Cow;

use unicode_linebreak::linebreaks;

use crate::text::grapheme::is_border;

/// How much of a token is looked at before the end of a row, and how much behind it.
const BEFORE: usize = 1024;
const BEHIND: usize = 16;

/// The spaces at which rows can end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spaces {
    /// Whether no-break spaces are among them.
    pub(super) no_break: bool,
}

impl Spaces {
    pub(super) fn contains(self, c: char) -> bool {
        matches!(c, ' ' | '\t') || (self.no_break && c == '\u{a0}')
    }

    /// Where the spaces that end `text` begin.
    fn before_end(self, text: &str) -> usize {
        text.trim_end_matches(|c| self.contains(c)).len()
    }
}

/// Gives `judge` the opportunities of `text` after `from`, up to `to`, the last first, until it says that it has enough.
/// Both are grapheme borders, no space follows `to`, and something other than spaces follows `from`.
pub(super) fn walk_back(text: &str, from: usize, to: usize, spaces: Spaces, mut judge: impl FnMut(usize) -> bool) {
    let mut at = to;
    while at > from {
        let gap = from + spaces.before_end(&text[from..at]);
        if gap < at {
            if gap > from && is_possible_after_spaces(text, (from, gap, at), spaces) && judge(at) {
                return;
            }
            at = gap;
            continue;
        }
        let mut token = from;
        let mut is_simple = text[at..].chars().next().is_none_or(is_letter);
        for (before, c) in text[from..at].char_indices().rev() {
            if spaces.contains(c) {
                token = from + before + c.len_utf8();
                break;
            }
            is_simple &= is_letter(c);
        }
        if !is_simple {
            for place in inside(text, token, at, spaces).into_iter().rev() {
                if judge(place) {
                    return;
                }
            }
        }
        at = token;
    }
}

/// Letters and figures between which there is no opportunity, nor anything against one where spaces part them.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}') || is_mark(c)
}

/// Marks of decomposed letters, which change nothing about the letter before.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{33f}')
}

/// Whether a row can end at `at`, after the spaces from `gap` on.
fn is_possible_after_spaces(text: &str, (from, gap, at): (usize, usize, usize), spaces: Spaces) -> bool {
    let before = text[from..gap].chars().rev().find(|c| !is_mark(*c));
    let behind = text[at..].chars().next();
    let closes = |c| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | '"' | '”' | '’' | '…' | '%');
    if before.is_some_and(|c| is_letter(c) || closes(c)) && behind.is_some_and(|c| is_letter(c) && !is_mark(c)) {
        return true;
    }
    let token = text[from..gap].rfind(|c| spaces.contains(c)).map_or(from, |space| from + space);
    inside(text, token, at, spaces).last() == Some(&at)
}

/// The opportunities of a token after `from`, up to `to`.
fn inside(text: &str, from: usize, to: usize, spaces: Spaces) -> Vec<usize> {
    let start = from.max(text.floor_char_boundary(to.saturating_sub(BEFORE)));
    let window = tailored(&text[start..text.ceil_char_boundary(to + BEHIND)], spaces);
    let places = linebreaks(&window).map(|(place, _)| start + place).take_while(|place| *place <= to);
    places.filter(|place| *place < text.len() && is_border(text, *place)).collect()
}

/// `window` as the algorithm should see it, byte for byte as long.
fn tailored(window: &str, spaces: Spaces) -> Cow<'_, str> {
    let mut window = Cow::Borrowed(window);
    // A combining mark goes with what it follows and changes nothing.
    let stand_ins = [("\u{ad}", "\u{301}"), ("\u{feff}", "\u{20d0}"), ("\u{a0}", "  ")];
    for (written, seen) in stand_ins.into_iter().take(if spaces.no_break { 3 } else { 2 }) {
        if window.contains(written) {
            window = Cow::Owned(window.replace(written, seen));
        }
    }
    window
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// `text` with `¦` where a row can end.
    fn marked(text: &str, no_break: bool) -> String {
        let mut places = Vec::new();
        walk_back(text, 0, text.len(), Spaces { no_break }, |place| {
            places.push(place);
            false
        });
        let mut out = text.to_owned();
        places.iter().filter(|place| **place < text.len()).for_each(|place| out.insert(*place, '¦'));
        out
    }

    #[test]
    fn where_rows_can_end() {
        for expected in [
            "một ¦hai",
            "(một ¦hai), ¦“ba”. ¦Bốn",
            "( một",
            "một !",
            "29/9/2022 ¦và/¦hoặc ¦7,5%",
            "https://¦nalang.example/¦a-¦b/¦c.html?¦d=1",
            "tế–¦xã ¦hội",
            "tế ¦– ¦xã",
            "漢¦漢¦漢",
            "a\u{200b}¦b",
            "a\u{ad}b ¦\u{feff}c",
            "100\u{a0}km ¦nữa",
            "ab \u{301}cd",
            "đe\u{309} ¦({\u{301} ba",
            "a \t¦b",
        ] {
            assert_eq!(marked(&expected.replace('¦', ""), false), expected);
        }
        assert_eq!(marked("một\u{a0}hai,\u{a0}( ba", true), "một\u{a0}¦hai,\u{a0}¦( ba");
    }

    proptest! {
        #[test]
        fn looking_at_tokens_finds_what_looking_at_all_finds(text in "([a-cà-ỹ]|[0-9]| | |[-–—/(){}“”’.,!?%°$]|漢|\u{301}|\u{200b}|\u{2060}|👩|\u{200d}|\u{a0}){1,60}") {
            prop_assume!(!text.starts_with(' ') && !text.ends_with(' '));
            let all = linebreaks(&text).map(|(place, _)| place).filter(|place| is_border(&text, *place));
            let expected: Vec<usize> = all.filter(|place| *place < text.len()).collect();
            let mut found = Vec::new();
            walk_back(&text, 0, text.len(), Spaces { no_break: false }, |place| {
                found.push(place);
                false
            });
            found.retain(|place| *place < text.len());
            found.reverse();
            prop_assert_eq!(found, expected);
        }
    }
}
