//! An invocation: a command and what it was given, already held against its spec.

use crate::vietnamese::unit::Unit;

/// A command of one [`Registry`](super::Registry): its place there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CommandId(pub(super) usize);

impl CommandId {
    /// Its place in the registry, from 0, in the order the specs were given: an index for a table of functions.
    pub fn index(self) -> usize {
        self.0
    }
}

/// A command with its arguments and flags. Made by the registry, so it always fits the command's spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invocation {
    pub(super) command: CommandId,
    pub(super) args: Vec<String>,
    pub(super) flags: Vec<(String, Option<String>)>,
}

impl Invocation {
    /// The command.
    pub fn command(&self) -> CommandId {
        self.command
    }

    /// All its arguments.
    pub fn args(&self) -> &[String] {
        &self.args
    }

    /// All its flags, with their values.
    pub fn flags(&self) -> &[(String, Option<String>)] {
        &self.flags
    }

    /// The `n`-th argument, from 0.
    pub fn arg(&self, n: usize) -> Option<&str> {
        self.args.get(n).map(String::as_str)
    }

    /// The `n`-th argument as a number.
    pub fn number(&self, n: usize) -> Option<i64> {
        self.arg(n)?.parse().ok()
    }

    /// The `n`-th argument as a unit of text.
    pub fn unit(&self, n: usize) -> Option<Unit> {
        Unit::from_name(self.arg(n)?)
    }

    /// The arguments from the `n`-th on.
    pub fn rest(&self, n: usize) -> &[String] {
        self.args.get(n..).unwrap_or_default()
    }

    /// The arguments from the `n`-th on as one text, a space between them; `None` when there are none.
    pub fn text_of_rest(&self, n: usize) -> Option<String> {
        let rest = self.rest(n);
        (!rest.is_empty()).then(|| rest.join(" "))
    }

    /// Whether `--name` was given.
    pub fn flag(&self, name: &str) -> bool {
        self.flags.iter().any(|(given, _)| given == name)
    }

    /// The value of `--name=value`.
    pub fn flag_value(&self, name: &str) -> Option<&str> {
        self.flags.iter().find(|(given, _)| given == name)?.1.as_deref()
    }
}
