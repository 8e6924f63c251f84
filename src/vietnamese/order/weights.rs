//! The place of each character in the order: numbers that are only compared, in the ranges below.

use crate::vietnamese::letter::{FoldedChar, Shape, fold_char};

const CONTROL: u32 = 1;
const SPACE: u32 = 0x40;
const PUNCTUATION: u32 = 0x80;
const OTHER_PUNCTUATION: u32 = 0x200;
const DIGITS: u32 = 0x20_0000;
const LETTERS: u32 = 0x4000_0000;
const OTHER_LETTERS: u32 = 0x5000_0000;
/// How many letters of the alphabet a letter without marks stands for: o ô ơ.
const SHAPES: u32 = 3;

/// Among the marks: none.
pub(super) const COMMON: u32 = 1;
/// Among the marks: behind those of the tones.
const VARIANTS: u32 = 0x80;
/// Among the cases: lower, and what has no case.
pub(super) const LOWER: u32 = 1;
/// Among the cases: upper, and other variants of a character.
pub(super) const UPPER: u32 = 2;

/// Punctuation and signs in the order of the Unicode collation; variants of one sign are not parted by a space.
const SIGNS: &str = "_ - ‐‑ ‒ – — ― , ; : ! ¡ ? ¿ . · '‘’‚‛ ‹ › \"“”„‟ « » ( ) [ ] { } § ¶ @ * / \\ & # % ‰ † ‡ • ‣ ′ ″ ※ \
                     ` ´ ^ ¯ ¨ ¸ ° © ® ← → ↑ ↓ + ± ÷ × < = > ¬ | ¦ ~ − ⁄ ∞ ≈ ≤ ≥ ■ ▪ ● ✓ ¤ ¢ $ £ ¥ ₩ ₫ € ₭ ₿";

/// The marks in their order, those of the tones first.
const MARKS: &str = "\u{300}\u{309}\u{303}\u{301}\u{323}\u{306}\u{302}\u{30C}\u{30A}\u{342}\u{308}\u{30B}\u{307}\u{338}\
                     \u{327}\u{328}\u{304}";

/// The place of a character without marks, and its case.
pub(super) fn primary(c: char) -> (u32, u32) {
    match c {
        'a'..='z' => (LETTERS + (c as u32 - 'a' as u32) * SHAPES, LOWER),
        'A'..='Z' => (primary(c.to_ascii_lowercase()).0, UPPER),
        '0'..='9' => (DIGITS, LOWER),
        ' ' => (SPACE, LOWER),
        '\t'..='\r' => (CONTROL + c as u32, LOWER),
        _ if c.is_whitespace() => (SPACE, UPPER),
        _ => match fold_char(c) {
            FoldedChar::Letter(letter) if letter.shape == Shape::Stroke => {
                (primary('d').0 + 1, if letter.upper { UPPER } else { LOWER })
            }
            _ if c.is_alphanumeric() => {
                let lower = c.to_lowercase().next().unwrap_or(c);
                (OTHER_LETTERS + lower as u32, if lower == c { LOWER } else { UPPER })
            }
            _ => (sign(c).map_or(OTHER_PUNCTUATION + c as u32, |(place, _)| place), LOWER),
        },
    }
}

/// The place of a sign, and which variant of it this is: curly quotes are variants of straight ones.
fn sign(c: char) -> Option<(u32, u32)> {
    let group = SIGNS.split(' ').position(|group| group.contains(c))?;
    let variant = SIGNS.split(' ').nth(group)?.chars().position(|known| known == c)?;
    Some((PUNCTUATION + group as u32, variant as u32))
}

/// What tells `c` apart from another variant of the same sign, among the marks; `None` for the first of them.
pub(super) fn variant(c: char) -> Option<u32> {
    let (_, variant) = if c.is_ascii() || c.is_alphanumeric() { None } else { sign(c) }?;
    (variant > 0).then_some(VARIANTS + variant)
}

/// By how much `mark` moves `base` on in the alphabet, where it makes another letter of it: ă â, ê, ô ơ, ư.
pub(super) fn shape(base: char, mark: char) -> Option<u32> {
    match (base, mark) {
        ('a', '\u{306}') | ('e' | 'o', '\u{302}') | ('u', '\u{31B}') => Some(1),
        ('a', '\u{302}') | ('o', '\u{31B}') => Some(2),
        _ => None,
    }
}

/// The place of a mark among the marks.
pub(super) fn mark(mark: char) -> u32 {
    let known = MARKS.chars().position(|known| known == mark);
    known.map_or(0x100 + mark as u32, |at| COMMON + 1 + at as u32)
}

/// Letters of other languages that stand among the ones they look like.
pub(super) fn spelled(c: char) -> Option<&'static str> {
    let letters = match c {
        'ø' => "o\u{338}",
        'Ø' => "O\u{338}",
        'ł' => "l\u{335}",
        'Ł' => "L\u{335}",
        'æ' => "ae\u{335}",
        'Æ' => "AE\u{335}",
        'œ' => "oe\u{335}",
        'Œ' => "OE\u{335}",
        'ß' => "ss\u{335}",
        _ => return None,
    };
    Some(letters)
}
