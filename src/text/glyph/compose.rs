//! One grapheme becomes one symbol: composed, and never longer than a cell bears.
//!
//! Vietnamese letters carry a shape (circumflex, breve, horn) and a tone, and both reach us in any order. Canonical
//! composition (NFC) joins them in most orders but not all: an acute before a circumflex stays outside, because both
//! sit above the letter and their order counts. So marks are sorted into slots first, one for the shape and one for the
//! tone; a second tone closes the letter and stays a mark of its own.

use unicode_normalization::char::compose as compose_pair;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_segmentation::UnicodeSegmentation;

use super::policy::{Treatment, holds_emoji_together, treatment};

/// The most combining marks shown on a base. Vietnamese needs two.
pub(super) const MARKS_MAX: usize = 8;

/// The most other characters shown in one grapheme. A family of four with skin tones has eleven.
const PARTS_MAX: usize = 16;

/// A grapheme as it is shown.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Composed {
    /// What is shown.
    pub(super) symbol: String,
    /// How many characters beyond the limits, or not to be shown inside a grapheme, were left out.
    pub(super) left_out: usize,
}

/// Composes `cluster`, a single grapheme.
pub(super) fn compose(cluster: &str) -> Composed {
    let (mut shown, mut left_out) = (Vec::with_capacity(4), 0);
    let (mut marks, mut parts) = (0, 0);
    let mut characters = cluster.nfd().peekable();
    while let Some(c) = characters.next() {
        let count = match treatment(c) {
            Treatment::Show => &mut parts,
            Treatment::Mark => &mut marks,
            Treatment::Hide => {
                if holds_emoji_together(shown.last().copied(), c, characters.peek().copied()) {
                    shown.push(c);
                }
                continue;
            }
            Treatment::Name | Treatment::Bullet => {
                left_out += 1;
                continue;
            }
        };
        *count += 1;
        if marks <= MARKS_MAX && parts <= PARTS_MAX {
            shown.push(c);
        } else {
            left_out += 1;
            shown.pop_if(|last| *last == '\u{200d}');
        }
    }
    Composed { symbol: recompose(&shown), left_out }
}

/// Whether `c` alone is composed as it is.
pub(super) fn is_composed(c: char) -> bool {
    is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes
}

/// `text` in NFC, with shape and tone marks in the order that composes.
pub fn normalize(text: &str) -> String {
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return text.to_owned();
    }
    text.graphemes(true).map(|cluster| recompose(&cluster.nfd().collect::<Vec<char>>())).collect()
}

/// NFC of a grapheme given in NFD, with its first shape and its first tone in their slots.
fn recompose(decomposed: &[char]) -> String {
    let at_once = decomposed.iter().copied().map(Some).reduce(|letter, mark| compose_pair(letter?, mark?)).flatten();
    match at_once {
        Some(letter) => letter.into(),
        None => in_slots(decomposed).unwrap_or_else(|| decomposed.iter().copied().nfc().collect()),
    }
}

fn in_slots(decomposed: &[char]) -> Option<String> {
    let (letter, marks) = decomposed.split_first()?;
    let shape = marks.iter().position(|mark| matches!(mark, '\u{302}' | '\u{306}' | '\u{31b}'))?;
    let tone =
        marks.iter().position(|mark| matches!(mark, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}'))?;
    let mut composed = [*letter, marks[shape], marks[tone]].into_iter().nfc();
    let first = composed.next()?;
    if composed.next().is_some() {
        return None;
    }
    let rest = marks.iter().enumerate().filter(|(at, _)| *at != shape && *at != tone).map(|(_, mark)| *mark);
    Some(std::iter::once(first).chain(rest).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::is_nfc;

    use super::*;

    #[test]
    fn any_order_of_marks_gives_the_letter() {
        let shapes = [(' ', "aeiouy"), ('\u{302}', "aeo"), ('\u{306}', "a"), ('\u{31b}', "ou")];
        for (shape, letters) in shapes {
            for letter in letters.chars().flat_map(|letter| [letter, letter.to_ascii_uppercase()]) {
                for tone in [' ', '\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'] {
                    let write = |parts: &[char]| parts.iter().filter(|part| **part != ' ').collect::<String>();
                    let (one, other) = (write(&[letter, shape, tone]), write(&[letter, tone, shape]));
                    let mixed: String = write(&[letter, tone]).nfc().chain(write(&[shape]).chars()).collect();
                    for text in [&one, &other, &mixed] {
                        let composed = compose(text);
                        assert_eq!(composed.symbol, one.nfc().collect::<String>(), "{text:?}");
                        assert_eq!((composed.symbol.chars().count(), composed.left_out), (1, 0), "{text:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn marks_beyond_the_slots() {
        let cases: &[(&str, &str)] = &[
            ("ợ\u{323}", "ợ\u{323}"),
            ("ề\u{300}", "ề\u{300}"),
            ("á\u{302}\u{300}", "ấ\u{300}"),
            ("é\u{323}\u{302}", "ệ\u{301}"),
            ("a\u{340}", "à"),
            ("u\u{308}\u{301}", "ǘ"),
            ("x\u{302}\u{301}", "x\u{302}\u{301}"),
            ("đ\u{301}", "đ\u{301}"),
            ("한", "한"),
        ];
        for (text, symbol) in cases {
            assert_eq!(compose(text), Composed { symbol: (*symbol).to_owned(), left_out: 0 }, "{text:?}");
        }
    }

    #[test]
    fn too_many_characters_are_counted() {
        let marks = |count: usize| "\u{301}".repeat(count);
        assert_eq!(compose(&format!("x{}", marks(8))).left_out, 0);
        assert_eq!(compose(&format!("x{}", marks(5000))).left_out, 4992);
        assert_eq!(compose(&format!("x{}", marks(5000))).symbol, format!("x{}", marks(8)));
        let chain = compose(&format!("👪{}", "\u{200d}👪".repeat(500)));
        assert_eq!((chain.symbol.chars().count(), chain.left_out), (31, 485));
        assert!(chain.symbol.ends_with('👪'));
        assert_eq!(compose("🏴\u{e0067}\u{e0062}\u{e007f}").left_out, 3);
    }

    proptest! {
        #[test]
        fn normalized_text_is_nfc_and_stays(text in "([aeouyd đ\n]|[\u{300}-\u{340}]|[À-ỹ]|\\PC){0,40}") {
            let normalized = normalize(&text);
            prop_assert!(is_nfc(&normalized), "{:?}", normalized);
            prop_assert_eq!(normalize(&normalized), normalized);
        }
    }
}
