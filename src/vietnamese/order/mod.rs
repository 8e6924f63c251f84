//! Vietnamese alphabetical order, with numbers as numbers: "bài 2" before "bài 10", d before đ, tones last.
//!
//! The order is that of the Unicode collation for Vietnamese: all letters are compared first, and only between texts
//! that have the same letters the marks on them, then the case. Spaces and punctuation come before digits, digits before
//! letters. Personal names are ordered as a class register is, by what a person is called: the given name stands last.

mod weights;

use std::cmp::Ordering;

use unicode_normalization::UnicodeNormalization;

use self::weights::{COMMON, LOWER, UPPER, mark, primary, shape, spelled, variant};
use super::letter::{FoldedChar, fold_char};

/// A sort key: compare keys instead of names when a list is long.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OrderKey(Vec<u32>);

/// The key of a personal name: see [`given_name_key`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NameKey(OrderKey, OrderKey);

/// The key of `text`: letters, then tones (ngang huyền hỏi ngã sắc nặng), then lower before upper case; runs of digits
/// by value, those with fewer zeros before them first.
pub fn order_key(text: &str) -> OrderKey {
    let mut levels = Levels::default();
    let mut chars = text.nfd().peekable();
    while let Some(c) = chars.next() {
        match c {
            '0'..='9' => {
                let mut digits = vec![c];
                while let Some(next) = chars.next_if(char::is_ascii_digit) {
                    digits.push(next);
                }
                levels.number(&digits);
            }
            '…' => (0..3).for_each(|_| levels.add(primary('.').0, UPPER)),
            _ => match (fold_char(c), spelled(c)) {
                (FoldedChar::Hidden, _) => {}
                (FoldedChar::Tone(_) | FoldedChar::Shape(_), _) => levels.mark(c),
                (_, Some(letters)) => letters.chars().for_each(|c| levels.character(c)),
                _ => levels.character(c),
            },
        }
    }
    levels.key()
}

/// Compares two texts by their keys.
pub fn compare(one: &str, other: &str) -> Ordering {
    order_key(one).cmp(&order_key(other))
}

/// The key of a personal name by the given name, which is its last syllable; those who are called alike by the whole name.
/// "Trần Bình" comes before "Lê Cường". A remark in brackets, and all but the first of several names, do not count.
pub fn given_name_key(name: &str) -> NameKey {
    let ends = |c: char| matches!(c, '(' | '[' | ',' | ';' | '/' | '&' | '–' | '—');
    let name = name.split(ends).map(str::trim).find(|part| !part.is_empty()).unwrap_or(name);
    let name = name.split(" - ").next().unwrap_or(name).trim();
    let given = name.rsplit(char::is_whitespace).next().unwrap_or(name);
    NameKey(order_key(given), order_key(name))
}

/// Compares two personal names by the given name.
pub fn by_given_name(one: &str, other: &str) -> Ordering {
    given_name_key(one).cmp(&given_name_key(other))
}

/// What is compared, one list after the other.
#[derive(Default)]
struct Levels {
    letters: Vec<u32>,
    marks: Vec<u32>,
    cases: Vec<u32>,
    zeros: Vec<u32>,
    /// The letter that a mark may turn into another letter of the alphabet.
    open: Option<char>,
}

impl Levels {
    fn add(&mut self, letter: u32, case: u32) {
        self.open = None;
        self.letters.push(letter);
        self.marks.push(COMMON);
        self.cases.push(case);
    }

    fn character(&mut self, c: char) {
        let (letter, case) = primary(c);
        self.add(letter, case);
        self.marks.extend(variant(c));
        self.open = c.is_ascii_alphabetic().then(|| c.to_ascii_lowercase());
    }

    fn mark(&mut self, c: char) {
        let rank = self.open.and_then(|base| shape(base, c));
        match (rank, self.letters.last_mut()) {
            (Some(rank), Some(letter)) => {
                *letter += rank;
                self.open = None;
            }
            _ => self.marks.push(mark(c)),
        }
    }

    fn number(&mut self, digits: &[char]) {
        let zeros = digits.iter().take_while(|digit| **digit == '0').count();
        let value = &digits[zeros..];
        // The longer of two numbers is the greater one.
        self.add(primary('0').0 + value.len() as u32, LOWER);
        value.iter().for_each(|digit| self.add(*digit as u32, LOWER));
        self.zeros.push(zeros as u32 + 1);
    }

    fn key(self) -> OrderKey {
        const END: u32 = 0;
        let mut key = self.letters;
        for mut level in [self.marks, self.cases, self.zeros] {
            key.push(END);
            key.append(&mut level);
        }
        OrderKey(key)
    }
}

#[cfg(test)]
mod tests;
