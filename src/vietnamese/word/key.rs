//! A syllable as a number: what is looked up instead of its letters.
//!
//! Case, normal form, the place of the tone mark (hòa, hoà) and i or y alone after h, k, l, m, s, t and qu (kỹ, kĩ) make no
//! difference, so that all spellings of a word find it. No text is copied to make one.

use crate::vietnamese::letter::{FoldedChar, Letter, Shape, Tone, fold_char, pieces};

/// The most letters of a syllable that has a key; Vietnamese has seven ("nghiêng").
const LONGEST: u32 = 9;
const BITS: u32 = 6;
/// What stands in a key for `i` and `y`.
const I: u64 = 9;
const Y: u64 = 25;

/// The key of a syllable; none has the value 0, which stands for what is no syllable in Latin letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Key(pub(super) u64);

impl Key {
    pub(super) const NONE: Key = Key(0);

    pub(super) fn is_none(self) -> bool {
        self == Key::NONE
    }

    /// The letters alone, without the tone.
    pub(super) fn letters(self) -> u64 {
        self.0 >> 3
    }
}

/// How a run of letters is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// Begins with a small letter, or has no case.
    Lower,
    /// Begins with a capital: `Hà`, `A`.
    First,
    /// Two or more letters, all capitals: `UBND`.
    Upper,
}

/// Takes the letters of a syllable one by one.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spelling {
    code: u64,
    tone: u64,
    length: u32,
    capitals: u32,
    is_capital: bool,
    is_foreign: bool,
}

impl Spelling {
    #[inline]
    pub(super) fn push(&mut self, letter: Letter) {
        let number = match letter.shape {
            Shape::Plain => u64::from(u32::from(letter.base) - u32::from('a')) + 1,
            Shape::Breve => 27,
            Shape::Circumflex => match letter.base {
                'a' => 28,
                'e' => 29,
                _ => 30,
            },
            Shape::Horn if letter.base == 'o' => 31,
            Shape::Horn => 32,
            Shape::Stroke => 33,
            Shape::Foreign => {
                self.is_foreign = true;
                34
            }
        };
        self.code = self.code << BITS | number;
        if letter.tone != Tone::Level && self.tone == 0 {
            self.tone = letter.tone as u64;
        }
        if letter.upper {
            self.capitals += 1;
            self.is_capital |= self.length == 0;
        }
        self.length += 1;
    }

    pub(super) fn length(&self) -> u32 {
        self.length
    }

    pub(super) fn case(&self) -> Case {
        match self.is_capital {
            false => Case::Lower,
            true if self.capitals == self.length && self.length > 1 => Case::Upper,
            true => Case::First,
        }
    }

    pub(super) fn key(&self) -> Key {
        if self.length == 0 || self.length > LONGEST || self.is_foreign {
            return Key::NONE;
        }
        let mut code = self.code;
        if code & ((1 << BITS) - 1) == I && is_y_alike(code >> BITS) {
            code += Y - I;
        }
        Key(code << 3 | self.tone)
    }
}

/// Whether after these letters a last i and y are spellings of the same syllable: h k l m s t, qu.
fn is_y_alike(letters: u64) -> bool {
    const QU: u64 = 17 << BITS | 21;
    matches!(letters, 8 | 11 | 12 | 13 | 19 | 20 | QU)
}

/// The key and case of a run of letters in any normal form. Anything but letters (digits, full stops) makes it none.
pub(super) fn spell(run: &str) -> (Key, Case) {
    let mut spelling = Spelling::default();
    let is_plain = run.chars().all(|c| match fold_char(c) {
        FoldedChar::Letter(letter) => {
            spelling.push(letter);
            true
        }
        _ => false,
    });
    if is_plain {
        return (spelling.key(), spelling.case());
    }
    let mut spelling = Spelling::default();
    let mut is_word = true;
    for piece in pieces(run, 0) {
        match piece.folded {
            FoldedChar::Letter(letter) => spelling.push(letter),
            _ => is_word = false,
        }
    }
    (if is_word { spelling.key() } else { Key::NONE }, spelling.case())
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    fn key(run: &str) -> Key {
        spell(run).0
    }

    #[test]
    fn spellings_of_a_syllable_have_one_key() {
        for (one, other) in [
            ("hòa", "hoà"),
            ("thủy", "thuỷ"),
            ("khỏe", "KHOẺ"),
            ("kỹ", "kĩ"),
            ("quý", "quí"),
            ("Việt", "VIỆT"),
            ("đ", "ð"),
        ] {
            assert_eq!(key(one), key(other), "{one} {other}");
            let decomposed: String = other.nfd().collect();
            assert_eq!(key(one), key(&decomposed), "{one} {other}");
        }
        for (one, other) in [("hoa", "hòa"), ("dinh", "đinh"), ("vi", "vy"), ("tai", "tay"), ("ngi", "ngy"), ("o", "ô")]
        {
            assert_ne!(key(one), key(other), "{one} {other}");
        }
    }

    #[test]
    fn what_is_no_syllable_has_no_key() {
        for run in ["", "2022", "TP.HCM", "naïve", "extraordinary", "Москва"] {
            assert_eq!(key(run), Key::NONE, "{run}");
        }
    }

    #[test]
    fn case_is_that_of_the_letters() {
        for (run, case) in [
            ("nhà", Case::Lower),
            ("Đà", Case::First),
            ("Y", Case::First),
            ("ĐÀ", Case::Upper),
            ("HCMc", Case::First),
            ("iOS", Case::Lower),
        ] {
            assert_eq!(spell(run).1, case, "{run}");
        }
    }
}
