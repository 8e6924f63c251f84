//! i and y at the end of a syllable: kỹ and kĩ, lý and lí, quý and quí, Mỹ and Mĩ are two spellings of one syllable.
//!
//! Schoolbooks write i there, most newspapers y. Elsewhere the letters differ: "tai" is not "tay", "thúi" not "thúy".

use crate::vietnamese::letter::{FoldedChar, Letter, fold_char};

/// The consonants after which the two are one.
const ONSETS: &[u8] = b"hklmqst";

/// Whether the i or y that starts at byte `start` of `text` and ends with its marks at byte `end` may be written as the
/// other: it closes its syllable, and before it stands nothing, one of h k l m s t, or qu.
pub(super) fn is_free(text: &str, start: usize, end: usize) -> bool {
    if text[end..].chars().find_map(letter_or_not).flatten().is_some() {
        return false;
    }
    let before: Vec<u8> = text[..start]
        .chars()
        .rev()
        .filter_map(letter_or_not)
        .map_while(|letter| letter.map(|letter| letter.base as u8))
        .take(3)
        .collect();
    matches!(before.as_slice(), [] | [b'u', b'q'])
        || matches!(before.as_slice(), [one] if ONSETS.contains(one) && *one != b'q')
}

/// `None` for what is passed over, `Some(None)` for what ends a syllable.
fn letter_or_not(c: char) -> Option<Option<Letter>> {
    match fold_char(c) {
        FoldedChar::Letter(letter) => Some(Some(letter)),
        FoldedChar::Tone(_) | FoldedChar::Shape(_) | FoldedChar::Hidden => None,
        _ => Some(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_open_syllables_may_be_spelt_either_way() {
        let free = ["kỹ", "Mĩ", "lý do", "quý", "quí,", "y tế", "kĩ\u{300}", "ky\u{303} thuật", "sĩ", "hy", "ti vi"];
        let bound = ["tay", "kiến", "thuý", "nghĩ", "thi", "khi", "chi", "ykx", "hai", "vĩ", "quyền", "quit"];
        for (texts, expected) in [(&free[..], true), (&bound, false)] {
            for text in texts {
                let is_it = |c: char| letter_or_not(c).flatten().is_some_and(|l| matches!(l.base, 'i' | 'y'));
                let (start, c) = text.char_indices().find(|&(_, c)| is_it(c)).expect("there is one");
                assert_eq!(is_free(text, start, start + c.len_utf8()), expected, "{text:?}");
            }
        }
    }
}
