//! `ghichu do`: commands of the registry without a terminal.

use std::io::Read;

use super::args::DoArgs;
use super::output::Output;
use super::setup::Setup;
use super::{Ending, Status, UserError};
use crate::app::messages::Level;
use crate::command::grammar;
use crate::lang::{Lang, Message};
use crate::runtime::event_loop::clock;

/// Runs each command line; the first that fails ends it.
pub fn run(args: &DoArgs, setup: &Setup, output: &mut Output) -> Ending {
    let opened = setup.open(args.collection.as_deref().or(args.article.as_deref()))?;
    let mut session = opened.headless(setup);
    if let Some(article) = &args.article {
        let path = opened.article(article)?;
        session.open(path);
        if session.app.reader.is_none() {
            return Err((Status::Failed, session.why_unread()));
        }
    }
    for line in lines(&args.commands, opened.lang)? {
        if grammar::is_comment(&line) {
            continue;
        }
        let told = session.app.messages.all().len();
        session.run(&line, clock(setup.started)).map_err(|error| (Status::Usage, error))?;
        let messages = session.messages_since(told).to_vec();
        for message in messages {
            if message.level == Level::Error {
                return Err((Status::Failed, message.text));
            }
            output.note(&message.text.message);
        }
    }
    session.check_saved().map_err(|error| (Status::Failed, error))?;
    Ok(Status::Done)
}

/// The command lines: each argument is one, `-` stands for the lines of standard input.
fn lines(commands: &[String], lang: Lang) -> Result<Vec<String>, (Status, UserError)> {
    let mut lines = Vec::new();
    for command in commands {
        if command != "-" {
            lines.push(command.clone());
            continue;
        }
        let mut script = String::new();
        let read = std::io::stdin().read_to_string(&mut script);
        read.map_err(|error| (Status::Failed, UserError::new(Message::of_system(&error).get(lang))))?;
        lines.extend(script.lines().map(str::to_owned));
    }
    Ok(lines)
}
