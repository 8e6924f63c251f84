//! An unfinished line, as completion sees it.

use std::ops::Range;

use super::{GrammarError, GrammarProblem, Lexer, WordContent};

/// The part of a line up to the cursor, as completion sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partial {
    /// The plain words before the one being typed: the command's name first.
    pub before: Vec<String>,
    /// The bytes of the line that the word being typed (of a flag: its value, once there is a `=`) takes so far.
    pub replace: Range<usize>,
    /// What has been typed of it, without quotes.
    pub typed: String,
    /// What it is.
    pub position: Position,
}

/// What the word being typed is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Position {
    /// The command's name.
    Command,
    /// The `n`-th argument, from 0.
    Argument(usize),
    /// A flag's name; what was typed has its dashes.
    FlagName,
    /// The value of the flag of this name.
    FlagValue(String),
}

/// Looks at `line` up to byte `cursor`: which word is being typed there. `None` when what stands before the cursor is
/// not well formed (an open quote is), or the cursor is not on a character's border.
pub fn partial_at(line: &str, cursor: usize) -> Option<Partial> {
    let head = line.get(..cursor)?;
    let (mut words, error) = Lexer::new(head).run();
    if !matches!(error, None | Some(GrammarError { problem: GrammarProblem::UnclosedQuote(_), .. })) {
        return None;
    }
    let last = words.pop_if(|word| word.range.end == head.len());
    let before: Vec<String> = words
        .into_iter()
        .filter_map(|word| match word.content {
            WordContent::Plain(text) => Some(text),
            WordContent::Flag { .. } => None,
        })
        .collect();
    let plain_position = match before.len() {
        0 => Position::Command,
        n => Position::Argument(n - 1),
    };
    let Some(word) = last else {
        return Some(Partial { before, replace: cursor..cursor, typed: String::new(), position: plain_position });
    };
    let (replace, typed, position) = match word.content {
        WordContent::Plain(text) => (word.range, text, plain_position),
        WordContent::Flag { name, value: Some(value) } => {
            let start = word.range.start + 2 + name.len() + 1;
            (start..cursor, value, Position::FlagValue(name))
        }
        WordContent::Flag { name, value: None } => (word.range, format!("--{name}"), Position::FlagName),
    };
    Some(Partial { before, replace, typed, position })
}
