//! What the keys of Telex and VNI do, and the keys that make a given text.

use crate::vietnamese::letter::{FoldedChar, Letter, Shape, Tone, fold_char};

/// A way to type Vietnamese on a keyboard without Vietnamese letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// Marks are letters: `tieengs vieetj`.
    Telex,
    /// Marks are digits: `tie6ng1 vie6t5`.
    Vni,
}

/// What a key can do to the letters before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Put the tone mark, or take it off.
    Tone(Tone),
    /// Put a circumflex: on this letter, or on whichever takes it.
    Circumflex(Option<char>),
    /// Put a breve or a horn.
    Shape { breve: bool, horn: bool },
    /// Put the stroke on the first letter, d.
    Stroke,
}

impl Method {
    /// What `key` can do, when letters that it can act on stand before it.
    pub(super) fn mark(self, key: char) -> Option<Mark> {
        let key = key.to_ascii_lowercase();
        let mark = match (self, key) {
            (Method::Telex, 's') | (Method::Vni, '1') => Mark::Tone(Tone::Acute),
            (Method::Telex, 'f') | (Method::Vni, '2') => Mark::Tone(Tone::Grave),
            (Method::Telex, 'r') | (Method::Vni, '3') => Mark::Tone(Tone::Hook),
            (Method::Telex, 'x') | (Method::Vni, '4') => Mark::Tone(Tone::Tilde),
            (Method::Telex, 'j') | (Method::Vni, '5') => Mark::Tone(Tone::Dot),
            (Method::Telex, 'z') | (Method::Vni, '0') => Mark::Tone(Tone::Level),
            (Method::Telex, 'a' | 'e' | 'o') => Mark::Circumflex(Some(key)),
            (Method::Vni, '6') => Mark::Circumflex(None),
            (Method::Telex, 'w') => Mark::Shape { breve: true, horn: true },
            (Method::Vni, '7') => Mark::Shape { breve: false, horn: true },
            (Method::Vni, '8') => Mark::Shape { breve: true, horn: false },
            (Method::Telex, 'd') | (Method::Vni, '9') => Mark::Stroke,
            _ => return None,
        };
        Some(mark)
    }

    /// The key that puts a tone.
    pub fn tone_key(self, tone: Tone) -> char {
        let keys = if self == Method::Telex { "zfrxsj" } else { "023415" };
        keys.chars().nth(tone as usize).expect("there is a key for each of the six tones")
    }

    /// The key that puts a shape on `base`; `None` for one that Vietnamese does not use.
    fn shape_key(self, shape: Shape, base: char) -> Option<char> {
        let key = match (self, shape) {
            (_, Shape::Plain | Shape::Foreign) => return None,
            (Method::Telex, Shape::Circumflex | Shape::Stroke) => base,
            (Method::Telex, Shape::Breve | Shape::Horn) => 'w',
            (Method::Vni, Shape::Circumflex) => '6',
            (Method::Vni, Shape::Horn) => '7',
            (Method::Vni, Shape::Breve) => '8',
            (Method::Vni, Shape::Stroke) => '9',
        };
        Some(key)
    }

    /// The keys that type `text`, the tone of each letter at the end: `tieengs` for "tiếng". What no key makes stands for
    /// itself.
    pub fn keys_of(self, text: &str) -> String {
        let (mut keys, mut tones) = (String::new(), String::new());
        let mut before: Option<Letter> = None;
        for c in text.chars() {
            match fold_char(c) {
                FoldedChar::Letter(letter) if letter.shape != Shape::Foreign => {
                    let typed = if letter.upper { letter.base.to_ascii_uppercase() } else { letter.base };
                    keys.push(typed);
                    keys.extend(self.shape_key(letter.shape, typed));
                    // Two plain o take a third one, which takes back the mark of the second.
                    let is_double = before.is_some_and(|it| it.base == 'o' && it.shape == Shape::Plain);
                    if self == Method::Telex && is_double && letter.base == 'o' && letter.shape == Shape::Plain {
                        keys.push(typed);
                    }
                    if letter.tone != Tone::Level {
                        tones.push(self.tone_key(letter.tone));
                    }
                    before = Some(letter);
                }
                FoldedChar::Tone(tone) => tones.push(self.tone_key(tone)),
                FoldedChar::Shape(shape) => {
                    let base = before.map_or('a', |letter| letter.base);
                    keys.extend(self.shape_key(shape, base));
                }
                _ => keys.push(c),
            }
        }
        keys + &tones
    }

    /// The keys that a system's input method was given, when it puts `fresh` in the place of `erased`: those of `fresh`
    /// that `erased` did not take. For "êt" and "ệt" that is `j`.
    pub fn new_keys(self, erased: &str, fresh: &str) -> String {
        let mut known: Vec<char> = self.keys_of(erased).chars().collect();
        // One key makes both letters of ươ.
        let mut keys = self.keys_of(fresh).replace("uwow", "uow").replace("u7o7", "uo7");
        keys.retain(|key| match known.iter().position(|it| *it == key) {
            Some(at) => {
                known.swap_remove(at);
                false
            }
            None => true,
        });
        keys
    }

    /// The keys that a system's input method was given for one letter alone: `dd` for đ, and in Telex `w` for ư, which is
    /// shorter than `uw`. `None` for a letter that is a key itself.
    pub fn keys_of_letter(self, letter: char) -> Option<String> {
        if !matches!(fold_char(letter), FoldedChar::Letter(_)) || letter.is_ascii() {
            return None;
        }
        let keys = self.keys_of(letter.encode_utf8(&mut [0; 4]));
        let short =
            if self == Method::Telex { keys.strip_prefix(['u', 'U']).filter(|it| it.starts_with('w')) } else { None };
        let keys = short.map_or_else(|| keys.clone(), str::to_owned);
        (!keys.contains(letter)).then_some(keys)
    }
}
