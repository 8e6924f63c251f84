//! Grapheme borders within a `&str`, with a short way for the letters that Vietnamese text is made of.
//!
//! Ranges that rooms above get from here never cut a letter from its marks. The full rules (UAX #29) are asked only
//! where a character is in doubt.

use unicode_segmentation::GraphemeCursor;

use super::letter::{FoldedChar, fold_char};

/// Whether a grapheme begins at byte `at` of `text` (which is a character's start, or the end).
pub(super) fn is_border(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text[..at].chars().next_back(), text[at..].chars().next()) else { return true };
    if is_simple(before) && is_simple(after) {
        return (before, after) != ('\r', '\n');
    }
    // A thousand flags in a row must not cost more than one: no text that people write needs to be looked at further.
    let start = text.floor_char_boundary(at.saturating_sub(REACH));
    let near = &text[start..at + after.len_utf8()];
    GraphemeCursor::new(at - start, near.len(), true).is_boundary(near, 0).unwrap_or(true)
}

/// How many bytes before a place decide at most whether it is a border.
const REACH: usize = 1024;

/// A character that neither joins its neighbours nor keeps them apart.
fn is_simple(c: char) -> bool {
    matches!(c, '\0'..='\u{A8}' | '\u{AA}'..='\u{AC}' | '\u{AF}'..='\u{2FF}' | '\u{1E00}'..='\u{1EFF}')
        || matches!(c, '\u{2010}'..='\u{2027}')
}

/// `start..end` widened so that no grapheme is cut.
pub(super) fn widen(text: &str, mut start: usize, mut end: usize) -> (usize, usize) {
    while !is_border(text, start) {
        start -= text[..start].chars().next_back().map_or(1, char::len_utf8);
    }
    while !is_border(text, end) {
        end += text[end..].chars().next().map_or(1, char::len_utf8);
    }
    (start, end)
}

/// A grapheme: where it starts and ends, and its first character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cluster {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) first: char,
}

impl Cluster {
    pub(super) fn is_word(&self) -> bool {
        self.first.is_alphanumeric() || matches!(fold_char(self.first), FoldedChar::Tone(_) | FoldedChar::Shape(_))
    }
}

/// The graphemes of `text` in order.
pub(super) fn clusters(text: &str) -> impl Iterator<Item = Cluster> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let first = text[start..].chars().next()?;
        let mut end = start + first.len_utf8();
        while !is_border(text, end) {
            end += text[end..].chars().next().map_or(1, char::len_utf8);
        }
        let cluster = Cluster { start, end, first };
        start = end;
        Some(cluster)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    fn same(text: &str) -> bool {
        clusters(text).map(|cluster| &text[cluster.start..cluster.end]).eq(text.graphemes(true))
    }

    #[test]
    fn clusters_are_those_of_uax_29() {
        for text in [
            "",
            "việt",
            "vie\u{323}\u{302}t",
            "a\r\n\u{301}b",
            "👩‍👧 🇻🇳🇻🇳",
            "नमस्ते",
            "\u{AD}\u{301}",
            "©\u{200D}©",
            "각\u{11A8}",
        ] {
            assert!(same(text), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn clusters_are_those_of_uax_29_for_any_text(text in "\\PC{0,40}|[a-zâđ \u{300}-\u{340}\u{200B}-\u{200F}\r\n\u{AD}©👩🇻]{0,40}") {
            prop_assert!(same(&text));
        }
    }
}
