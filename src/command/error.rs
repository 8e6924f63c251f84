//! What can be wrong with a command line, and how it is said.

use std::fmt::Display;

use thiserror::Error;

use super::{ArgKind, GrammarError};
use crate::lang::{Explain, Lang, Phrase, UserError, phrase};
use crate::vietnamese::unit::Unit;

/// A line that is not a command. Columns are code points of the line, from 1.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CommandError {
    /// There is nothing in the line.
    #[error("there is no command here")]
    Empty,
    /// The line's quotes or escapes are wrong.
    #[error(transparent)]
    Grammar(#[from] GrammarError),
    /// No command has this name.
    #[error("no command `{name}`")]
    UnknownCommand {
        /// What was written.
        name: String,
        /// Where.
        column: usize,
        /// The name that comes closest.
        nearest: Option<String>,
    },
    /// An argument is missing.
    #[error("`{usage}` needs {argument}")]
    MissingArgument {
        /// How the command is written.
        usage: String,
        /// The argument's name.
        argument: String,
        /// The end of the line.
        column: usize,
    },
    /// There are more arguments than the command takes.
    #[error("`{usage}` does not take `{text}`")]
    TooManyArguments {
        /// How the command is written.
        usage: String,
        /// The first that is too many.
        text: String,
        /// Where it is.
        column: usize,
    },
    /// A word is not what the argument or flag stands for.
    #[error("{what} cannot be `{text}`")]
    BadValue {
        /// The argument's name as in the usage, or the flag's with its dashes.
        what: String,
        /// What was written.
        text: String,
        /// Where.
        column: usize,
        /// What is expected.
        kind: ArgKind,
        /// The expected word that comes closest.
        nearest: Option<String>,
    },
    /// The command has no flag of this name.
    #[error("`{usage}` has no flag `--{name}`")]
    UnknownFlag {
        /// How the command is written.
        usage: String,
        /// What was written.
        name: String,
        /// Where.
        column: usize,
        /// The flag that comes closest.
        nearest: Option<String>,
    },
    /// A flag that takes a value has none.
    #[error("--{name} needs a value: --{name}=…")]
    FlagNeedsValue {
        /// The flag.
        name: String,
        /// Where.
        column: usize,
    },
    /// A flag that takes no value has one.
    #[error("--{name} takes no value")]
    FlagTakesNoValue {
        /// The flag.
        name: String,
        /// Where.
        column: usize,
    },
    /// A flag is given twice.
    #[error("--{name} is given twice")]
    FlagTwice {
        /// The flag.
        name: String,
        /// Where the second one is.
        column: usize,
    },
}

impl CommandError {
    /// Where in the line it is, in code points from 1.
    pub fn column(&self) -> usize {
        match self {
            CommandError::Empty => 1,
            CommandError::Grammar(error) => error.column,
            CommandError::UnknownCommand { column, .. }
            | CommandError::MissingArgument { column, .. }
            | CommandError::TooManyArguments { column, .. }
            | CommandError::BadValue { column, .. }
            | CommandError::UnknownFlag { column, .. }
            | CommandError::FlagNeedsValue { column, .. }
            | CommandError::FlagTakesNoValue { column, .. }
            | CommandError::FlagTwice { column, .. } => *column,
        }
    }
}

impl Explain for CommandError {
    fn explain(&self, lang: Lang) -> UserError {
        let say = |text: Phrase, values: &[(&str, &dyn Display)]| UserError::new(text.fill(lang, values));
        let nearest_hint = |error: UserError, nearest: &Option<String>, otherwise: Option<String>| match nearest {
            Some(name) => error.with_hint(
                phrase("Có phải bạn muốn viết “{name}”?", "Did you mean “{name}”?").fill(lang, &[("name", name)]),
            ),
            None => UserError { hint: otherwise, ..error },
        };
        let usage_hint =
            |usage: &String| phrase("Cách viết: {usage}", "Usage: {usage}").fill(lang, &[("usage", usage)]);
        match self {
            CommandError::Empty => say(phrase("Chưa có lệnh nào.", "There is no command here."), &[]),
            CommandError::Grammar(error) => error.explain(lang),
            CommandError::UnknownCommand { name, nearest, .. } => nearest_hint(
                say(phrase("Không có lệnh “{name}”.", "There is no command “{name}”."), &[("name", name)]),
                nearest,
                Some(
                    phrase("Trang trợ giúp (?) kể ra mọi lệnh.", "The help page (?) lists all commands.")
                        .get(lang)
                        .to_owned(),
                ),
            ),
            CommandError::MissingArgument { usage, argument, .. } => {
                let argument = argument.to_uppercase();
                say(phrase("Còn thiếu {argument}.", "{argument} is missing."), &[("argument", &argument)])
                    .with_hint(usage_hint(usage))
            }
            CommandError::TooManyArguments { usage, text, .. } => {
                say(phrase("Thừa “{text}”.", "“{text}” is one argument too many."), &[("text", text)])
                    .with_hint(usage_hint(usage))
            }
            CommandError::BadValue { what, text, kind, nearest, .. } => nearest_hint(
                say(
                    phrase("{what} không thể là “{text}”.", "{what} cannot be “{text}”."),
                    &[("what", what), ("text", text)],
                ),
                nearest,
                expectation(kind, lang),
            ),
            CommandError::UnknownFlag { usage, name, nearest, .. } => nearest_hint(
                say(phrase("Lệnh không có cờ --{name}.", "The command has no flag --{name}."), &[("name", name)]),
                &nearest.as_ref().map(|name| format!("--{name}")),
                Some(usage_hint(usage)),
            ),
            CommandError::FlagNeedsValue { name, .. } => {
                say(phrase("Cờ --{name} cần một giá trị.", "The flag --{name} needs a value."), &[("name", name)])
                    .with_hint(format!("--{name}=…"))
            }
            CommandError::FlagTakesNoValue { name, .. } => {
                say(phrase("Cờ --{name} không nhận giá trị.", "The flag --{name} takes no value."), &[("name", name)])
            }
            CommandError::FlagTwice { name, .. } => {
                say(phrase("Cờ --{name} được viết hai lần.", "The flag --{name} is given twice."), &[("name", name)])
            }
        }
    }
}

/// What a value of this kind looks like, where that can be said in a sentence.
fn expectation(kind: &ArgKind, lang: Lang) -> Option<String> {
    let one_of = |words: Vec<&str>| {
        phrase("Hãy chọn một trong: {words}.", "Choose one of: {words}.").fill(lang, &[("words", &words.join(", "))])
    };
    Some(match kind {
        ArgKind::Number { min: i64::MIN, max: i64::MAX } => {
            phrase("Hãy viết một số nguyên.", "Write a whole number.").get(lang).to_owned()
        }
        ArgKind::Number { min, max: i64::MAX } => {
            phrase("Hãy viết một số nguyên từ {min} trở lên.", "Write a whole number of at least {min}.")
                .fill(lang, &[("min", min)])
        }
        ArgKind::Number { min, max } => {
            phrase("Hãy viết một số nguyên từ {min} đến {max}.", "Write a whole number from {min} to {max}.")
                .fill(lang, &[("min", min), ("max", max)])
        }
        ArgKind::Choice(words) => one_of(words.iter().map(|word| &**word).collect()),
        ArgKind::Unit => one_of(Unit::ALL.iter().map(|unit| unit.name()).collect()),
        ArgKind::Colour => phrase("Ví dụ: #e69f00.", "For example: #e69f00.").get(lang).to_owned(),
        _ => return None,
    })
}
