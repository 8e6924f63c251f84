//! Graphemes as the rules of the language look at them: by their first character.

use super::letter::{FoldedChar, fold_char};
use crate::text::grapheme::border_after;

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
        let end = border_after(text, start);
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
