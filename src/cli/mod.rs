//! The command line: one file per verb, and the door to the interface.
//!
//! Verbs print for people, or with `--json` for programs; messages go to standard error, made safe for a terminal. Exit
//! status: 0 done, 1 nothing found, 2 usage or configuration, 3 input/output or data. A closed pipe is no error. Verbs
//! that change something run the same commands as the interface, without a terminal.

pub mod args;
pub mod check;
pub mod do_;
pub mod export;
pub mod help;
pub mod interface;
pub mod list;
pub mod output;
pub mod search;
pub mod settings;
pub mod setup;
pub mod show;
pub mod stats;
pub mod tag;

use std::process::ExitCode;

use clap::error::ErrorKind;

use self::args::{Args, Verb};
use self::output::Output;
use self::setup::Setup;
use crate::lang::UserError;

/// How a verb ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Done.
    Done,
    /// Nothing found.
    Nothing,
    /// Wrong usage or configuration.
    Usage,
    /// Input, output or data.
    Failed,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> ExitCode {
        ExitCode::from(match status {
            Status::Done => 0,
            Status::Nothing => 1,
            Status::Usage => 2,
            Status::Failed => 3,
        })
    }
}

/// What a verb ends with: how, or why not.
pub type Ending = Result<Status, (Status, UserError)>;

/// Runs the program.
pub fn main() -> ExitCode {
    let args = match Args::of_command_line(std::env::args_os()) {
        Ok(args) => args,
        Err(error) => return answer(&error),
    };
    let mut setup = Setup::new(&args);
    let mut output = Output::new(args.color);
    let ending = run(&args, &mut setup, &mut output);
    match ending {
        Ok(status) => status.into(),
        // Nobody reads on: that ends the work and is no error.
        Err(_) if output.is_closed() => ExitCode::SUCCESS,
        Err((status, error)) => {
            output.error(&error);
            status.into()
        }
    }
}

/// Answers a line that asks for help or is wrong.
fn answer(error: &clap::Error) -> ExitCode {
    let words: Vec<String> = std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let lang = setup::early_lang(&words);
    let mut output = Output::new(args::When::Auto);
    match error.kind() {
        ErrorKind::DisplayVersion => drop(error.print()),
        ErrorKind::DisplayHelp => drop(output.raw(&help::page(&words, lang))),
        _ => {
            output.error(&help::explain(error, lang));
            return Status::Usage.into();
        }
    }
    ExitCode::SUCCESS
}

fn run(args: &Args, setup: &mut Setup, output: &mut Output) -> Ending {
    match &args.verb {
        None => interface::run(args.path.as_deref(), setup),
        Some(Verb::Open { path }) => interface::run(path.as_deref(), setup),
        Some(Verb::List { path, json }) => list::run(path.as_deref(), *json, setup, output),
        Some(Verb::Show { article, json, units }) => show::run(article, *json, units.as_deref(), setup, output),
        Some(Verb::Search(search)) => search::run(search, setup, output),
        Some(Verb::Tag(tag)) => tag::run(tag, setup, output),
        Some(Verb::Do(arguments)) => do_::run(arguments, setup, output),
        Some(Verb::Export(export)) => export::run(export, setup, output),
        Some(Verb::Check { path, json }) => check::run(path.as_deref(), *json, setup, output),
        Some(Verb::Stats { path, json }) => stats::run(path.as_deref(), *json, setup, output),
        Some(Verb::Config { what }) => settings::run(*what, setup, output),
        Some(Verb::Completions { shell }) => settings::completions(*shell, output),
        Some(Verb::Man) => settings::man(output),
    }
}
