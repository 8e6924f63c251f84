//! Typing Vietnamese on any keyboard: what the keys of Telex or VNI make of the syllable at the cursor.
//!
//! A [`Composition`] is fed the keys of one syllable and says what is to be shown for them. What it shows depends on the
//! keys alone, and keys are only ever taken for marks where that makes a syllable or the beginning of one ([`spelling`]):
//! "windows" and "ASEAN" stay as they are. Marks may be typed in any order. Typing a mark twice takes it back, and what
//! follows is left alone. Fields, cursors and switching on and off are the caller's.
//!
//! [`spelling`]: super::spelling

mod method;
mod reading;

pub use method::Method;

use self::method::Mark;
use self::reading::{Reading, read};
use super::spelling::TonePlacement;

/// How Vietnamese is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Typing {
    /// What the keys mean.
    pub method: Method,
    /// Where the tone mark of oa, oe and uy stands.
    pub placement: TonePlacement,
}

/// A key of the syllable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Key {
    c: char,
    /// It is a letter whatever it could do.
    is_literal: bool,
    /// It was a mark that has been taken back.
    is_swallowed: bool,
    /// A syllable was shown when it was pressed, so that it may put another mark in the place of one.
    may_replace: bool,
}

/// The syllable being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composition {
    typing: Typing,
    keys: Vec<Key>,
    reading: Option<Reading>,
    /// What is shown, of the keys before the index, where nothing can be read as a syllable: nothing at first, and what a
    /// mark taken back left.
    floor: (String, usize),
}

/// A syllable of more keys than this is none.
const MOST_KEYS: usize = 24;

impl Typing {
    /// What is shown for `keys`, typed one after another.
    pub fn compose(self, keys: &str) -> String {
        let mut composition = Composition::new(self);
        keys.chars().for_each(|key| composition.push(key));
        composition.shown()
    }
}

impl Composition {
    /// Nothing typed yet.
    pub fn new(typing: Typing) -> Composition {
        Composition { typing, keys: Vec::new(), reading: None, floor: (String::new(), 0) }
    }

    /// As if `text`, which is there already, had just been typed: keys that follow act on it where some keys make exactly
    /// that text, and are letters where none do.
    pub fn after(typing: Typing, text: &str) -> Composition {
        let mut composition = Composition::new(typing);
        typing.method.keys_of(text).chars().for_each(|key| composition.push(key));
        if composition.shown() != text {
            let literal = |c| Key { c, is_literal: true, is_swallowed: false, may_replace: false };
            composition.keys = text.chars().map(literal).collect();
            composition.reading = None;
            composition.floor = (text.to_owned(), composition.keys.len());
        }
        composition
    }

    /// Whether `key` can belong to a syllable: a Latin letter, and in VNI a digit behind one.
    pub fn takes(&self, key: char) -> bool {
        let is_digit = self.typing.method == Method::Vni && key.is_ascii_digit();
        key.is_ascii_alphabetic() || is_digit && !self.keys.is_empty()
    }

    /// Types a key.
    pub fn push(&mut self, c: char) {
        let again = self.marks_again(c);
        let is_literal = !again.is_empty();
        for index in again {
            self.keys[index].is_swallowed = true;
        }
        if is_literal {
            self.read();
            self.floor = (format!("{}{c}", self.shown()), self.keys.len() + 1);
        }
        let may_replace = self.reading.is_some();
        self.keys.push(Key { c, is_literal, is_swallowed: false, may_replace });
        self.read();
    }

    /// What stands for the keys while the syllable is being typed.
    pub fn shown(&self) -> String {
        self.reading.as_ref().map_or_else(|| self.plain(), |reading| reading.text.clone())
    }

    /// What stands for them once the syllable has ended: what did not become a syllable is as it was typed.
    pub fn finished(&self) -> String {
        match &self.reading {
            Some(reading) if reading.is_complete => reading.text.clone(),
            _ => self.plain(),
        }
    }

    /// What stands for them in a query once the syllable has ended: its tone may have been left out.
    pub fn sought(&self) -> String {
        match &self.reading {
            Some(reading) if reading.is_complete || reading.is_whole => reading.text.clone(),
            _ => self.plain(),
        }
    }

    /// How it is typed.
    pub fn typing(&self) -> Typing {
        self.typing
    }

    /// All keys as they were pressed.
    pub fn keys(&self) -> String {
        self.keys.iter().map(|key| key.c).collect()
    }

    fn read(&mut self) {
        let short = self.keys.len() <= MOST_KEYS;
        self.reading = short.then(|| read(self.typing.method, self.typing.placement, &self.keys)).flatten();
    }

    /// The keys as letters.
    fn plain(&self) -> String {
        let later = self.keys.iter().skip(self.floor.1).filter(|key| !key.is_swallowed);
        self.floor.0.chars().chain(later.map(|key| key.c)).collect()
    }

    /// The keys whose mark `c` would put once more, which takes it back.
    fn marks_again(&self, c: char) -> Vec<usize> {
        let Some(reading) = &self.reading else { return Vec::new() };
        let same = |index: &usize| self.keys[*index].c.eq_ignore_ascii_case(&c);
        let again: Vec<usize> = reading.marks.iter().copied().filter(same).collect();
        let Some(last) = again.last() else { return again };
        // A mark may be for another letter than the one before: the second w of "uwow", a later d of HĐND. A key that is
        // a vowel itself has only its own kind to act on.
        let later = &self.keys[last + 1..];
        let has = |keys: &[Key], wanted: &str| keys.iter().any(|key| wanted.contains(key.c.to_ascii_lowercase()));
        let is_for_another = match self.typing.method.mark(c) {
            Some(Mark::Shape { .. } | Mark::Circumflex(None)) => has(later, "aeou"),
            Some(Mark::Stroke) => !later.is_empty() && !has(&self.keys, "aeiouyw"),
            _ => false,
        };
        if is_for_another { Vec::new() } else { again }
    }
}

#[cfg(test)]
mod tests;
