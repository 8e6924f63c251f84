//! Keys as they are written in the configuration and shown to people: `g g`, `ctrl-d`, `space`, `pagedown`.
//!
//! A [`Key`] is canonical however it came about: `shift` and a letter are the capital letter, `shift-tab` is
//! `backtab`. `C-d`, `<C-d>` and `Ctrl-D` are read as `ctrl-d`.

use std::fmt;

use thiserror::Error;

use crate::lang::{Explain, Lang, UserError, phrase};

/// A key without its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyCode {
    /// A character, as typed: `G` is shift and `g`.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key, from 1.
    F(u8),
    /// The null key that some terminals send for ctrl-space.
    Null,
}

/// One key press.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The key.
    pub code: KeyCode,
    /// With ctrl.
    pub ctrl: bool,
    /// With alt.
    pub alt: bool,
    /// With shift, where that is not in the character already.
    pub shift: bool,
}

/// One or more keys, pressed one after another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeySequence(Vec<Key>);

/// Names of keys other than characters: the first name of a code is the canonical one.
const NAMES: &[(&str, KeyCode)] = &[
    ("space", KeyCode::Char(' ')),
    ("minus", KeyCode::Char('-')),
    ("plus", KeyCode::Char('+')),
    ("comma", KeyCode::Char(',')),
    ("less", KeyCode::Char('<')),
    ("lt", KeyCode::Char('<')),
    ("greater", KeyCode::Char('>')),
    ("gt", KeyCode::Char('>')),
    ("enter", KeyCode::Enter),
    ("return", KeyCode::Enter),
    ("cr", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("escape", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("backtab", KeyCode::BackTab),
    ("backspace", KeyCode::Backspace),
    ("bs", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("del", KeyCode::Delete),
    ("insert", KeyCode::Insert),
    ("ins", KeyCode::Insert),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pageup", KeyCode::PageUp),
    ("pgup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
    ("pgdn", KeyCode::PageDown),
    ("null", KeyCode::Null),
];

const MODIFIERS: &[(&str, char)] = &[
    ("ctrl-", 'c'),
    ("control-", 'c'),
    ("c-", 'c'),
    ("alt-", 'a'),
    ("meta-", 'a'),
    ("a-", 'a'),
    ("m-", 'a'),
    ("shift-", 's'),
    ("s-", 's'),
];

impl Key {
    /// A key with its modifiers, made canonical.
    pub fn new(code: KeyCode, ctrl: bool, alt: bool, shift: bool) -> Key {
        let mut key = Key { code, ctrl, alt, shift };
        match code {
            // With ctrl a letter's case says nothing: few terminals tell ctrl-d and ctrl-shift-d apart at all.
            KeyCode::Char(c) if ctrl => key.code = KeyCode::Char(c.to_ascii_lowercase()),
            KeyCode::Char(c) => {
                let mut upper = c.to_uppercase();
                if let (true, Some(capital), None) = (shift, upper.next(), upper.next()) {
                    key.code = KeyCode::Char(capital);
                }
                key.shift = false;
            }
            KeyCode::Tab if shift => (key.code, key.shift) = (KeyCode::BackTab, false),
            KeyCode::BackTab => key.shift = false,
            _ => {}
        }
        key
    }

    /// A key without modifiers.
    pub fn plain(code: KeyCode) -> Key {
        Key::new(code, false, false, false)
    }

    /// A character, as typed.
    pub fn char(c: char) -> Key {
        Key::plain(KeyCode::Char(c))
    }

    /// The character that this key types into a field, if it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }

    /// Reads one key.
    pub fn parse(text: &str) -> Result<Key, KeyError> {
        let unknown = || KeyError::Unknown { text: text.to_owned() };
        let inner = match text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
            Some(inner) if !inner.is_empty() => inner,
            _ => text,
        };
        let (mut ctrl, mut alt, mut shift) = (false, false, false);
        let mut rest = inner;
        while let Some((after, modifier)) = strip_modifier(rest) {
            let flag = match modifier {
                'c' => &mut ctrl,
                'a' => &mut alt,
                _ => &mut shift,
            };
            if std::mem::replace(flag, true) {
                return Err(unknown());
            }
            rest = after;
        }
        let mut chars = rest.chars();
        let code = match (chars.next(), chars.next()) {
            (Some(c), None) if !c.is_control() && !c.is_whitespace() => KeyCode::Char(c),
            _ => named(rest).ok_or_else(unknown)?,
        };
        Ok(Key::new(code, ctrl, alt, shift))
    }
}

/// `ctrl-x` without its `ctrl-`; a modifier's name alone is not a modifier.
fn strip_modifier(text: &str) -> Option<(&str, char)> {
    MODIFIERS.iter().find_map(|(prefix, modifier)| {
        let (head, rest) = text.split_at_checked(prefix.len())?;
        (head.eq_ignore_ascii_case(prefix) && !rest.is_empty()).then_some((rest, *modifier))
    })
}

fn named(name: &str) -> Option<KeyCode> {
    let name = name.to_ascii_lowercase();
    let function = name.strip_prefix('f').filter(|digits| !digits.starts_with(['0', '+']));
    if let Some(number) = function.and_then(|digits| digits.parse().ok()).filter(|n| (1..=35).contains(n)) {
        return Some(KeyCode::F(number));
    }
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, code)| *code)
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (on, name) in [(self.ctrl, "ctrl-"), (self.alt, "alt-"), (self.shift, "shift-")] {
            if on {
                f.write_str(name)?;
            }
        }
        match self.code {
            KeyCode::F(number) => write!(f, "f{number}"),
            KeyCode::Char(c) if c != ' ' => write!(f, "{c}"),
            code => {
                let name = NAMES.iter().find(|(_, known)| *known == code).map_or("null", |(name, _)| name);
                f.write_str(name)
            }
        }
    }
}

impl KeySequence {
    /// These keys; `None` when there are none.
    pub fn new(keys: Vec<Key>) -> Option<KeySequence> {
        (!keys.is_empty()).then_some(KeySequence(keys))
    }

    /// Reads keys separated by spaces.
    pub fn parse(text: &str) -> Result<KeySequence, KeyError> {
        let keys = text.split_whitespace().map(Key::parse).collect::<Result<Vec<Key>, KeyError>>()?;
        KeySequence::new(keys).ok_or(KeyError::Empty)
    }

    /// The keys, at least one.
    pub fn keys(&self) -> &[Key] {
        &self.0
    }
}

impl fmt::Display for KeySequence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, key) in self.0.iter().enumerate() {
            let space = if index > 0 { " " } else { "" };
            write!(f, "{space}{key}")?;
        }
        Ok(())
    }
}

/// A text that names no key.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum KeyError {
    /// Nothing is written.
    #[error("no key is named")]
    Empty,
    /// A word names no key.
    #[error("there is no key `{text}`")]
    Unknown {
        /// The word.
        text: String,
    },
}

impl Explain for KeyError {
    fn explain(&self, lang: Lang) -> UserError {
        match self {
            KeyError::Empty => UserError::new(phrase("Chưa ghi phím nào.", "No key is named.").get(lang)),
            KeyError::Unknown { text } => {
                let names: Vec<&str> = NAMES.iter().map(|(name, _)| *name).collect();
                let apart: Vec<String> = text.chars().map(String::from).collect();
                let hint = if text.chars().count() == 2 {
                    phrase(
                        "Các phím liên tiếp cách nhau bằng dấu cách: “{keys}”.",
                        "Keys in a row are written with spaces between: “{keys}”.",
                    )
                    .fill(lang, &[("keys", &apart.join(" "))])
                } else if let Some(name) = crate::command::registry::nearest(text, names) {
                    phrase("Có phải bạn muốn viết “{name}”?", "Did you mean “{name}”?").fill(lang, &[("name", &name)])
                } else {
                    phrase(
                        "Ví dụ: “g g”, “ctrl-d”, “space”, “pagedown”, “f5”.",
                        "For example: “g g”, “ctrl-d”, “space”, “pagedown”, “f5”.",
                    )
                    .get(lang)
                    .to_owned()
                };
                UserError::new(
                    phrase("Không có phím “{text}”.", "There is no key “{text}”.").fill(lang, &[("text", text)]),
                )
                .with_hint(hint)
            }
        }
    }
}

#[cfg(test)]
mod tests;
