//! The built-in commands: one file per domain, each with its table of specs and the functions that run them.
//!
//! A function's name is its command's with `_` for `-`. A command that lacks an argument it can't do without asks for it
//! in a prompt or picker, which then runs the same command with the answer: whatever can be done by hand can be done by
//! a line.

pub mod annotate;
pub mod annotation;
pub mod application;
pub mod article;
pub mod codebook;
pub mod describe;
pub mod list;
pub mod menu;
pub mod motion;
pub mod note;
pub mod occurrence;
pub mod passages;
pub mod search;
pub mod select;
pub mod typing;
pub mod view;
pub mod words;

use std::sync::LazyLock;

use super::App;
use crate::command::{CommandId, CommandSpec, Doc, Group, Invocation, Registry};
use crate::lang::{Phrase, UserError, phrase};

/// What runs a command.
pub type Run = fn(&mut App, &Invocation) -> Result<(), UserError>;

/// A built-in command.
pub struct Command {
    /// What it is.
    pub spec: CommandSpec,
    /// What runs it.
    pub run: Run,
}

/// Every built-in command, domain by domain.
pub fn table() -> Vec<Command> {
    let domains: [fn() -> Vec<Command>; 17] = [
        motion::table,
        select::table,
        occurrence::table,
        annotate::table,
        annotation::table,
        note::table,
        search::table,
        codebook::table,
        article::table,
        list::table,
        passages::table,
        words::table,
        typing::table,
        view::table,
        menu::table,
        describe::table,
        application::table,
    ];
    domains.into_iter().flat_map(|domain| domain()).collect()
}

/// A registry of the built-in commands.
pub fn registry() -> Registry {
    Registry::new(table().into_iter().map(|command| command.spec))
}

/// What runs a built-in command.
pub fn run_of(id: CommandId) -> Run {
    static RUNS: LazyLock<Vec<Run>> = LazyLock::new(|| table().into_iter().map(|command| command.run).collect());
    RUNS[id.index()]
}

/// A row of a domain's table.
fn command(name: &'static str, group: Group, doc: Phrase, run: Run) -> Command {
    Command { spec: CommandSpec::new(name, Doc::from(doc), group), run }
}

impl Command {
    /// The same command with its spec changed.
    fn spec(mut self, change: impl FnOnce(CommandSpec) -> CommandSpec) -> Command {
        self.spec = change(self.spec);
        self
    }
}

/// Nothing is open that the command could act on.
fn no_article(app: &App) -> UserError {
    UserError::new(app.say(phrase("chưa mở bài nào", "no article is open"))).with_hint(
        app.say(phrase("chọn một bài trong danh sách rồi bấm Enter", "choose one in the list and press Enter")),
    )
}

/// An error with a message in both languages.
fn refuse(app: &App, message: Phrase) -> UserError {
    UserError::new(app.say(message))
}

#[cfg(test)]
mod tests;
