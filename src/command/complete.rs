//! What may come next in a line: for completion and for the hint beside the cursor.

use std::ops::Range;

use super::grammar::{self, Position};
use super::{ArgKind, ArgSpec, CommandSpec, FlagSpec, Registry};
use crate::vietnamese::unit::Unit;

/// The place in a line where something is being typed.
#[derive(Clone, Debug)]
pub struct CompletionPoint<'r> {
    /// The bytes of the line that a candidate takes the place of.
    pub replace: Range<usize>,
    /// What has been typed there, without quotes.
    pub typed: String,
    /// The arguments before it.
    pub before: Vec<String>,
    /// What is expected there.
    pub expected: Expected<'r>,
}

/// What is expected at a place in a line.
#[derive(Clone, Debug)]
pub enum Expected<'r> {
    /// A command's name.
    Command,
    /// An argument.
    Argument(&'r CommandSpec, &'r ArgSpec),
    /// The name of a flag of this command.
    FlagName(&'r CommandSpec),
    /// The value of a flag.
    FlagValue(&'r CommandSpec, &'r FlagSpec),
    /// Nothing: there is no such command, or it takes no more.
    Nothing,
}

impl Expected<'_> {
    /// What the word stands for, when it is an argument or a flag's value.
    pub fn kind(&self) -> Option<&ArgKind> {
        match self {
            Expected::Argument(_, arg) => Some(&arg.kind),
            Expected::FlagValue(_, flag) => flag.value.as_ref(),
            Expected::Command => Some(&ArgKind::Command),
            Expected::FlagName(_) | Expected::Nothing => None,
        }
    }
}

impl Registry {
    /// What is being typed in `line` at byte `cursor`; `None` when the line before it is not well formed.
    pub fn complete_at(&self, line: &str, cursor: usize) -> Option<CompletionPoint<'_>> {
        let partial = grammar::partial_at(line, cursor)?;
        let mut before = partial.before.into_iter();
        let spec = before.next().and_then(|name| self.find(&name)).map(|id| self.spec(id));
        let expected = match (partial.position, spec) {
            (Position::Command, _) => Expected::Command,
            (_, None) => Expected::Nothing,
            (Position::FlagName, Some(spec)) => Expected::FlagName(spec),
            (Position::Argument(n), Some(spec)) => {
                let arg = spec.args.get(n).or_else(|| spec.args.last().filter(|arg| arg.is_rest()));
                arg.map_or(Expected::Nothing, |arg| Expected::Argument(spec, arg))
            }
            (Position::FlagValue(name), Some(spec)) => {
                let flag = spec.flags.iter().find(|flag| flag.name == name);
                flag.map_or(Expected::Nothing, |flag| Expected::FlagValue(spec, flag))
            }
        };
        Some(CompletionPoint { replace: partial.replace, typed: partial.typed, before: before.collect(), expected })
    }

    /// The candidates that the registry itself knows for what is expected: names of commands and flags (with their
    /// dashes), choices, units. Not filtered by what was typed. Tags, files, options and the like are the caller's.
    pub fn candidates(&self, expected: &Expected<'_>) -> Vec<String> {
        if let Expected::FlagName(spec) = expected {
            let written = |flag: &FlagSpec| if flag.value.is_some() { "=" } else { "" };
            return spec.flags.iter().map(|flag| format!("--{}{}", flag.name, written(flag))).collect();
        }
        match expected.kind() {
            Some(ArgKind::Command) => self.iter().map(|(_, spec)| spec.name.to_string()).collect(),
            Some(ArgKind::Choice(words)) => words.iter().map(|word| word.to_string()).collect(),
            Some(ArgKind::Unit) => Unit::ALL.iter().map(|unit| unit.name().to_owned()).collect(),
            _ => Vec::new(),
        }
    }
}
