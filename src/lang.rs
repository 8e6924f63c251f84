//! The two languages of the interface, and the errors people read.
//!
//! A string that a person sees is a [`Phrase`]: its Vietnamese and its English side by side, where it is used,
//! so that neither can be forgotten. `tests/tidy.rs` checks that both sides are there and name the same
//! placeholders. Nothing here knows where the language was chosen.

use std::fmt::Display;
use std::io::{self, ErrorKind};
use std::path::PathBuf;

/// The language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Vietnamese, the default.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// Reads `vi`, `en` or a locale such as `vi_VN.UTF-8`; `None` when it names neither language.
    pub fn from_name(name: &str) -> Option<Lang> {
        let name = name.to_ascii_lowercase();
        match name.split(['_', '-', '.', '@']).next() {
            Some("vi") => Some(Lang::Vi),
            Some("en") => Some(Lang::En),
            _ => None,
        }
    }

    /// The language's code: `vi` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Vi => "vi",
            Lang::En => "en",
        }
    }
}

/// A text in both languages. `{name}` in it is a placeholder for [`Phrase::fill`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Vietnamese.
    pub vi: &'static str,
    /// English.
    pub en: &'static str,
}

/// Writes a [`Phrase`]: `phrase("đã lưu", "saved")`.
pub const fn phrase(vi: &'static str, en: &'static str) -> Phrase {
    Phrase { vi, en }
}

impl Phrase {
    /// The text in `lang`.
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => self.vi,
            Lang::En => self.en,
        }
    }

    /// The text in `lang` with each `{name}` replaced by its value. Values are not searched for placeholders again.
    pub fn fill(self, lang: Lang, values: &[(&str, &dyn Display)]) -> String {
        let mut rest = self.get(lang);
        let mut out = String::with_capacity(rest.len() + 16);
        while let Some(open) = rest.find('{') {
            let (before, after) = rest.split_at(open);
            out.push_str(before);
            let known = after[1..].split_once('}').and_then(|(name, tail)| {
                let value = values.iter().find(|(key, _)| *key == name)?;
                Some((value.1, tail))
            });
            match known {
                Some((value, tail)) => {
                    out.push_str(&value.to_string());
                    rest = tail;
                }
                None => {
                    out.push('{');
                    rest = &after[1..];
                }
            }
        }
        out.push_str(rest);
        out
    }
}

/// A sentence in both languages, its values filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Message {
    /// A phrase with its values.
    pub fn new(phrase: Phrase, values: &[(&str, &dyn Display)]) -> Message {
        Message { vi: phrase.fill(Lang::Vi, values), en: phrase.fill(Lang::En, values) }
    }

    /// The message and the hint of an error.
    pub fn of(error: &impl Explain) -> (Message, Option<Message>) {
        let (vi, en) = (error.explain(Lang::Vi), error.explain(Lang::En));
        (Message { vi: vi.message, en: en.message }, vi.hint.zip(en.hint).map(|(vi, en)| Message { vi, en }))
    }

    /// What the system said: the usual things in both languages, the others in its own words.
    pub fn of_system(error: &io::Error) -> Message {
        let usual = match error.kind() {
            ErrorKind::PermissionDenied => phrase("không có quyền", "no permission"),
            ErrorKind::NotFound => phrase("không có tệp hay thư mục này", "no such file or folder"),
            ErrorKind::ReadOnlyFilesystem => phrase("ổ đĩa chỉ đọc", "the disk is read-only"),
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => phrase("ổ đĩa đã đầy", "the disk is full"),
            ErrorKind::IsADirectory => phrase("đây là một thư mục", "this is a folder"),
            ErrorKind::NotADirectory => phrase("đây không phải là thư mục", "this is not a folder"),
            _ => phrase("{error}", "{error}"),
        };
        Message::new(usual, &[("error", error)])
    }

    /// The sentence in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

/// Where in a file something is wrong. Lines and columns count from 1; columns are code points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file, as it should be shown.
    pub file: PathBuf,
    /// The line, from 1, when known.
    pub line: Option<usize>,
    /// The column in code points, from 1, when known.
    pub column: Option<usize>,
}

/// An error as a person reads it: what happened, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserError {
    /// One sentence: what happened.
    pub message: String,
    /// The file and position it is about.
    pub place: Option<Place>,
    /// What to do.
    pub hint: Option<String>,
}

impl UserError {
    /// An error with a message alone.
    pub fn new(message: impl Into<String>) -> Self {
        UserError { message: message.into(), place: None, hint: None }
    }

    /// The same error with a hint.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same error with the file it is about.
    #[must_use]
    pub fn at(mut self, file: impl Into<PathBuf>, line: Option<usize>, column: Option<usize>) -> Self {
        self.place = Some(Place { file: file.into(), line, column });
        self
    }
}

/// Errors of the core rooms turn into [`UserError`]s at the edge through this.
pub trait Explain {
    /// The error in `lang`.
    fn explain(&self, lang: Lang) -> UserError;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locale_names() {
        assert_eq!(Lang::from_name("vi_VN.UTF-8"), Some(Lang::Vi));
        assert_eq!(Lang::from_name("en-GB"), Some(Lang::En));
        assert_eq!(Lang::from_name("C"), None);
    }

    #[test]
    fn the_system_is_put_in_words() {
        let denied = Message::of_system(&io::Error::from(ErrorKind::PermissionDenied));
        assert_eq!((denied.get(Lang::Vi), denied.get(Lang::En)), ("không có quyền", "no permission"));
        let odd = Message::of_system(&io::Error::other("tape torn"));
        assert_eq!((odd.get(Lang::Vi), odd.get(Lang::En)), ("tape torn", "tape torn"));
    }

    #[test]
    fn fill_replaces_known_names_once() {
        let text = phrase("{n} bài trong {dir}", "{n} articles in {dir}");
        assert_eq!(text.fill(Lang::En, &[("n", &3), ("dir", &"{n}")]), "3 articles in {n}");
        assert_eq!(phrase("{x} {", "{x} {").fill(Lang::Vi, &[]), "{x} {");
    }
}
