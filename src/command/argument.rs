//! What a command takes: its arguments and flags.

use std::borrow::Cow;

use super::spec::Doc;

/// What a word given to a command stands for. It decides what is checked when a line is parsed, and what completion
/// offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArgKind {
    /// Any text.
    Text,
    /// A whole number between two bounds, both included.
    Number {
        /// The smallest that is taken.
        min: i64,
        /// The largest that is taken.
        max: i64,
    },
    /// A tag's id or label.
    Tag,
    /// A unit of text: `syllable`, `clause`, `sentence`, `paragraph`, …
    Unit,
    /// A file or folder.
    Path,
    /// An article's file name.
    Article,
    /// The name of an export or import format.
    Format,
    /// The name of an option.
    Option,
    /// The value of the option named by the word before.
    OptionValue,
    /// The name of a command.
    Command,
    /// A key or a sequence of keys.
    Keys,
    /// The name of a theme.
    Theme,
    /// A colour, `#rrggbb`.
    Colour,
    /// One of a few words.
    Choice(Vec<Cow<'static, str>>),
}

impl ArgKind {
    /// Any whole number.
    pub const ANY_NUMBER: ArgKind = ArgKind::Number { min: i64::MIN, max: i64::MAX };

    /// One of `words`.
    pub fn choice(words: &'static [&'static str]) -> ArgKind {
        ArgKind::Choice(words.iter().map(|word| Cow::Borrowed(*word)).collect())
    }
}

/// How many words an argument takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arity {
    /// Exactly one.
    Required,
    /// One or none.
    Optional,
    /// All that are left, at least one.
    RestRequired,
    /// All that are left, maybe none.
    Rest,
}

/// One argument of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArgSpec {
    /// Its name, as in `tag-add TAG` (written in lower case here).
    pub name: Cow<'static, str>,
    /// What it stands for.
    pub kind: ArgKind,
    /// How many words it takes.
    pub arity: Arity,
    /// What it is for.
    pub doc: Doc,
}

impl ArgSpec {
    /// An argument that must be given.
    pub fn required(name: impl Into<Cow<'static, str>>, kind: ArgKind, doc: impl Into<Doc>) -> ArgSpec {
        ArgSpec { name: name.into(), kind, arity: Arity::Required, doc: doc.into() }
    }

    /// An argument that may be left out.
    pub fn optional(name: impl Into<Cow<'static, str>>, kind: ArgKind, doc: impl Into<Doc>) -> ArgSpec {
        ArgSpec { arity: Arity::Optional, ..ArgSpec::required(name, kind, doc) }
    }

    /// All the words that are left; it must be the last argument.
    pub fn rest(name: impl Into<Cow<'static, str>>, kind: ArgKind, doc: impl Into<Doc>) -> ArgSpec {
        ArgSpec { arity: Arity::Rest, ..ArgSpec::required(name, kind, doc) }
    }

    /// All the words that are left, of which there must be one; it must be the last argument.
    pub fn rest_required(name: impl Into<Cow<'static, str>>, kind: ArgKind, doc: impl Into<Doc>) -> ArgSpec {
        ArgSpec { arity: Arity::RestRequired, ..ArgSpec::required(name, kind, doc) }
    }

    /// Whether it takes all the words that are left.
    pub fn is_rest(&self) -> bool {
        matches!(self.arity, Arity::Rest | Arity::RestRequired)
    }

    /// Whether a line without it is wrong.
    pub fn is_required(&self) -> bool {
        matches!(self.arity, Arity::Required | Arity::RestRequired)
    }
}

/// One flag of a command: `--name`, or `--name=value` when it has a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlagSpec {
    /// Its name without the dashes.
    pub name: Cow<'static, str>,
    /// What its value stands for; `None` for a switch.
    pub value: Option<ArgKind>,
    /// What it is for.
    pub doc: Doc,
}

impl FlagSpec {
    /// A flag that is there or not.
    pub fn switch(name: impl Into<Cow<'static, str>>, doc: impl Into<Doc>) -> FlagSpec {
        FlagSpec { name: name.into(), value: None, doc: doc.into() }
    }

    /// A flag with a value.
    pub fn value(name: impl Into<Cow<'static, str>>, kind: ArgKind, doc: impl Into<Doc>) -> FlagSpec {
        FlagSpec { name: name.into(), value: Some(kind), doc: doc.into() }
    }
}
