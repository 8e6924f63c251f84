//! Vietnamese alphabetical order, with numbers as numbers: "bài 2" before "bài 10", d before đ, tones last.
//!
//! The order is that of the Unicode collation for Vietnamese: all letters are compared first, and only between texts
//! that have the same letters the tones, then the case. Spaces and punctuation come before digits, digits before
//! letters.

use std::cmp::Ordering;

use super::letter::{FoldedChar, Shape, Tone, pieces};

/// A sort key: compare keys instead of names when a list is long.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OrderKey(Vec<u32>);

/// The key of `text`: letters, then tones (ngang huyền hỏi ngã sắc nặng), then lower before upper case; runs of digits
/// by value.
pub fn order_key(text: &str) -> OrderKey {
    let (mut letters, mut tones, mut cases) = (Vec::new(), Vec::new(), Vec::new());
    let mut add = |letter: u32, tone: u32, case: u32| {
        letters.push(letter);
        tones.push(tone);
        cases.push(case);
    };
    let mut pieces = pieces(text, 0).peekable();
    while let Some(piece) = pieces.next() {
        match piece.folded {
            FoldedChar::Letter(letter) => {
                let is_foreign = letter.shape == Shape::Foreign;
                let shape = if is_foreign { Shape::Plain } else { letter.shape };
                let rank = (letter.base as u32 - 'a' as u32) * SHAPES + shape as u32;
                let tone = if is_foreign { FOREIGN_MARK } else { LEVEL + letter.tone as u32 };
                add(LETTERS + rank, tone, LOWER + u32::from(letter.upper));
            }
            FoldedChar::Plain(digit @ '0'..='9') => {
                let mut digits = vec![digit as u32];
                while let Some(next) = pieces.next_if(|next| next.source.is_ascii_digit()) {
                    digits.push(next.source as u32);
                }
                let zeros = digits.iter().take_while(|&&digit| digit == '0' as u32).count();
                let value = &digits[zeros..];
                add(DIGITS + value.len() as u32, LEVEL, LOWER + zeros as u32);
                value.iter().for_each(|&digit| add(digit, LEVEL, LOWER));
            }
            FoldedChar::Plain(c) if c.is_alphanumeric() => add(OTHER_LETTERS + c as u32, LEVEL, LOWER),
            FoldedChar::Plain(c) => {
                let rank = PUNCTUATION.find(c).map_or(OTHER_PUNCTUATION + c as u32, |rank| SPACE + 1 + rank as u32);
                add(rank, LEVEL, LOWER);
            }
            _ => add(SPACE, LEVEL, LOWER),
        }
    }
    letters.push(END);
    letters.append(&mut tones);
    letters.push(END);
    letters.append(&mut cases);
    OrderKey(letters)
}

/// Compares two texts by their keys.
pub fn compare(one: &str, other: &str) -> Ordering {
    order_key(one).cmp(&order_key(other))
}

const END: u32 = 0;
const SPACE: u32 = 1;
/// In the order of the Unicode collation.
const PUNCTUATION: &str = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";
const OTHER_PUNCTUATION: u32 = 0x100;
const DIGITS: u32 = 0x20_0000;
const LETTERS: u32 = 0x4000_0000;
const OTHER_LETTERS: u32 = 0x5000_0000;
const SHAPES: u32 = Shape::Foreign as u32 + 1;
const LEVEL: u32 = 1;
const FOREIGN_MARK: u32 = LEVEL + Tone::Dot as u32 + 1;
const LOWER: u32 = 1;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn names_come_in_dictionary_order() {
        let lists: &[&[&str]] = &[
            &["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"],
            &["ma", "Ma", "mà", "mả", "mã", "má", "mạ", "mác"],
            &["hoa", "hoà", "hòa", "hóa", "hoan"],
            &["da", "Dầu", "đá", "Đà Nẵng"],
            &["an", "An", "an ninh", "an toàn", "an-ninh", "anninh", "ăn", "ân", "ân cần"],
            &["kho", "khó khăn", "khoa", "Khoá", "khóa", "khổ"],
            &["thanh", "thành", "thanh niên", "thành phố"],
            &["uy ban", "uỷ ban", "ủy ban", "Ủy ban", "ư"],
            &["xà", "xã", "xa hội", "xã hội", "ý", "ya"],
            &["-an", "(an)", "1a", "a1"],
            &["naive", "naïve", "ø", "東"],
            &["bài", "bài 1", "bài 02", "bài 2a", "bài 10", "bài 100", "bài a"],
            &["7", "07", "007", "8", "0010"],
            &["", " ", "a"],
        ];
        for list in lists {
            let mut sorted: Vec<&str> = list.iter().rev().copied().collect();
            sorted.sort_by_key(|name| order_key(name));
            assert_eq!(sorted, *list);
            assert!(list.is_sorted_by(|one, other| compare(one, other) == Ordering::Less));
        }
    }

    proptest! {
        #[test]
        fn the_form_of_letters_makes_no_difference(text in "[a-zăâđêôơưÀẢÃÁẠệữ 0-9]{0,12}") {
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(compare(&text, &decomposed), Ordering::Equal);
        }

        #[test]
        fn numbers_are_ordered_by_value(one: u64, other: u64) {
            prop_assert_eq!(compare(&format!("bài {one}"), &format!("bài {other}")), one.cmp(&other));
        }
    }
}
