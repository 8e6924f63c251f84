//! A system's input method that was left on while keys are commands.
//!
//! It takes every key for a letter of a text. Some hold letters back and hand over what became of them: đ for d d. Others
//! let each letter through and mend what they typed with a burst of backspaces and letters: d, then Backspace and đ. Both
//! are understood as the keys that were pressed. A field that such a key opened is kept clean of it: pressing `a` for a
//! note and typing "anh" would otherwise leave "ânh" there.

use super::App;
use crate::command::Scope;
use crate::config::choice::TypingMethod;
use crate::config::key::{Key, KeyCode};
use crate::config::keymap::Lookup;
use crate::lang::phrase;
use crate::text::field::FieldEdit;
use crate::vietnamese::letter::{FoldedChar, fold_char};
use crate::vietnamese::spelling::TonePlacement;
use crate::vietnamese::typing::{Method, Typing};

/// What an input method believes to have typed, and what it is mending.
#[derive(Debug, Default)]
pub struct InputMethod {
    /// The letters pressed as commands since the last key that ends a word.
    typed: String,
    /// Those of them that it has just taken back.
    erased: String,
    /// What it has put in their place so far.
    fresh: String,
    /// The keys that were pressed because of that.
    pressed: String,
    /// How many characters stand in the field that opened meanwhile, of those typed into it.
    in_field: usize,
    /// What the field lost to a backspace that was meant for a command key.
    lost: String,
    /// The command keys that it takes for the beginning of the word in the field.
    merged: String,
    told: bool,
}

impl InputMethod {
    /// A word has ended: what was typed before is of no more interest to an input method.
    pub(super) fn forget(&mut self) {
        *self = InputMethod { told: self.told, ..InputMethod::default() };
    }

    /// Backspace takes `grapheme` from a field, or nothing.
    pub(super) fn took_back(&mut self, grapheme: &str) {
        if self.in_field > 0 {
            self.in_field -= 1;
        } else if let Some(last) = self.typed.pop() {
            self.lost.insert_str(0, grapheme);
            self.erased.insert(0, last);
        }
    }

    /// What `c`, typed into a field, stands for without the command keys that the input method took for a part of it;
    /// with what the field is to have back. `None` where it stands for itself.
    fn without_commands(&mut self, method: Method, c: char) -> Option<String> {
        let known = if self.erased.is_empty() { &self.merged } else { &self.erased };
        if known.is_empty() || self.in_field > 0 {
            return None;
        }
        let rest = beyond(method, known, c)?;
        if !self.erased.is_empty() {
            self.merged = std::mem::take(&mut self.erased);
        }
        self.in_field += 1;
        let letters = Typing { method, placement: TonePlacement::Old }.compose(&rest);
        Some(std::mem::take(&mut self.lost) + &letters)
    }
}

/// The keys of the letter `c` that are not those of `known`, without their case, of which it says nothing; `None` when it
/// does not hold all of those.
fn beyond(method: Method, known: &str, c: char) -> Option<String> {
    let keys = method.keys_of_letter(c)?;
    let rest = method.new_keys(known, c.encode_utf8(&mut [0; 4]));
    (rest.len() + method.keys_of(known).len() == keys.len()).then(|| rest.to_lowercase())
}

impl App {
    /// A character arrives in a field.
    pub(super) fn insert(&mut self, c: char) {
        let method = self.system_method();
        if let Some(text) = self.input_method.without_commands(method, c) {
            self.ongoing = None;
            return self.edit_field(FieldEdit::Replace(0, text));
        }
        if c.is_alphabetic() && self.input_method.erased.is_empty() {
            self.input_method.in_field += 1;
        } else {
            self.input_method.forget();
        }
        self.type_char(c);
    }

    /// A key that an input method may have sent, where keys are commands; whether it has been dealt with.
    pub(super) fn press_composed(&mut self, key: Key, scope: Scope) -> bool {
        let is_backspace = key == Key::plain(KeyCode::Backspace) && !self.means_something(scope, key);
        if is_backspace && let Some(last) = self.input_method.typed.pop() {
            self.input_method.erased.insert(0, last);
            return true;
        }
        let Some(c) = key.typed() else {
            self.input_method.forget();
            return false;
        };
        if self.mends(c) {
            return self.press_mended(c);
        }
        let typed = std::mem::take(&mut self.input_method.typed);
        self.input_method.forget();
        let keys = match fold_char(c) {
            FoldedChar::Tone(_) | FoldedChar::Shape(_) => {
                let last = typed.chars().last().map(String::from).unwrap_or_default();
                self.system_method().new_keys(&last, &format!("{last}{c}"))
            }
            _ => self.system_method().keys_of_letter(c).unwrap_or_default(),
        };
        if c.is_alphabetic() {
            self.input_method.typed = typed + c.encode_utf8(&mut [0; 4]);
        }
        if self.means_something(scope, key) {
            return false;
        }
        let understood = keys.chars().next().is_some_and(|first| self.means_something(scope, Key::char(first)));
        if understood {
            self.press_all(c, &keys);
        }
        understood
    }

    /// Whether `c` mends what the input method has just taken back: it, or what it replaces, is no plain letter.
    fn mends(&self, c: char) -> bool {
        let begun = !self.input_method.fresh.is_empty();
        let composed = |c: char| !c.is_ascii() && c.is_alphabetic();
        let erased = self.input_method.erased.chars().next();
        erased.is_some_and(|first| begun || composed(c) || composed(first))
    }

    /// Presses the keys that `c` adds to what was pressed already.
    fn press_mended(&mut self, c: char) -> bool {
        let method = self.system_method();
        let mended = &mut self.input_method;
        mended.fresh.push(c);
        let mut keys = method.new_keys(&mended.erased, &mended.fresh);
        for pressed in mended.pressed.chars() {
            if let Some(at) = keys.find(pressed) {
                keys.remove(at);
            }
        }
        mended.pressed.push_str(&keys);
        if mended.fresh.chars().count() >= mended.erased.chars().count() {
            // A second w takes ư back: w is there again, and was pressed again.
            if mended.pressed.is_empty() && method.keys_of_letter(c).is_none() {
                let erased = mended.erased.chars().last().and_then(|last| method.keys_of_letter(last));
                keys.extend(erased.filter(|erased| *erased == c.to_string()));
            }
            let typed = std::mem::take(&mut mended.typed) + &mended.fresh;
            *mended = InputMethod { typed, told: mended.told, ..InputMethod::default() };
        }
        self.press_all(c, &keys);
        true
    }

    fn press_all(&mut self, c: char, keys: &str) {
        for key in keys.chars() {
            // A capital letter says nothing of the case of its second key; where a command opened a field, text begins.
            let key = if self.scope().types_text() { key.to_ascii_lowercase() } else { key };
            self.press_key(Key::char(key));
        }
        if !std::mem::replace(&mut self.input_method.told, true) && self.messages.current().is_none() {
            let text = phrase(
                "bộ gõ tiếng Việt đang bật: “{letter}” được hiểu là phím {keys}",
                "an input method is on: “{letter}” is taken for the keys {keys}",
            );
            let keys: Vec<String> = keys.chars().map(String::from).collect();
            self.inform(text.fill(self.lang, &[("letter", &c), ("keys", &keys.join(" "))]));
        }
    }

    /// Whether `key` does something after the keys that wait.
    fn means_something(&self, scope: Scope, key: Key) -> bool {
        let mut keys = self.pending.0.clone();
        keys.push(key);
        !matches!(self.config.keymap.lookup(scope, &keys), Lookup::Unbound)
    }

    /// The method that a system's input method is taken to use: Telex, unless VNI is what is typed here.
    fn system_method(&self) -> Method {
        match self.config.options.typing.method {
            TypingMethod::Vni => Method::Vni,
            TypingMethod::Off | TypingMethod::Telex => Method::Telex,
        }
    }
}
