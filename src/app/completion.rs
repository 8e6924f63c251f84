//! Completion of the `:` line: command names, and arguments by their kind.

use super::App;
use super::overlay::{Overlay, PromptKind};
use crate::command::grammar::{self, PartialKind};
use crate::command::{ArgKind, CommandSpec};
use crate::text::field::Field;
use crate::vietnamese::matching;
use crate::vietnamese::unit::Unit;

impl App {
    /// Takes the next (or previous) completion of the word before the cursor of the `:` line.
    pub(super) fn complete(&mut self, forward: bool) {
        let Some(Overlay::Prompt(prompt)) = &self.overlay else { return };
        if prompt.kind != PromptKind::Command {
            return;
        }
        let (line, cursor) = (prompt.field.content().to_owned(), prompt.field.cursor());
        let fresh = prompt.completions.is_empty();
        let completions = if fresh { self.completions(&line, cursor) } else { prompt.completions.clone() };
        let Some(Overlay::Prompt(prompt)) = &mut self.overlay else { return };
        prompt.completions = completions;
        let count = prompt.completions.len();
        if count == 0 {
            return;
        }
        let taken = match (prompt.taken, forward) {
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
        };
        let start = grammar::partial_at(&line, cursor).map_or(0, |partial| partial.start);
        let content = format!("{}{}", &line[..start], prompt.completions[taken]);
        prompt.field = Field::line().with(&content);
        prompt.taken = Some(taken);
        self.touch();
    }

    /// What the word at `cursor` of `line` can become, best first; quoted where it must be.
    pub fn completions(&self, line: &str, cursor: usize) -> Vec<String> {
        let Some(partial) = grammar::partial_at(line, cursor) else { return Vec::new() };
        let candidates = match partial.kind {
            PartialKind::Name => self.registry.iter().map(|(_, spec)| spec.name.to_string()).collect(),
            PartialKind::Argument { ref command, index } => {
                self.spec_named(command).map_or_else(Vec::new, |spec| self.argument_values(spec, index))
            }
            PartialKind::Flag { ref command } => self.spec_named(command).map_or_else(Vec::new, |spec| {
                spec.flags.iter().map(|flag| format!("--{}", flag.name)).collect()
            }),
        };
        let mut scored: Vec<(u32, String)> = candidates
            .into_iter()
            .filter_map(|candidate| Some((matching::score(&partial.text, &candidate)?, candidate)))
            .collect();
        scored.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let quoted = |text: String| if partial.is_flag() { text } else { grammar::quote(&text) };
        scored.into_iter().map(|(_, candidate)| quoted(candidate)).collect()
    }

    fn spec_named(&self, name: &str) -> Option<&CommandSpec> {
        self.registry.find(name).map(|id| self.registry.spec(id))
    }

    fn argument_values(&self, spec: &CommandSpec, index: usize) -> Vec<String> {
        let Some(arg) = spec.args.get(index).or(spec.args.last().filter(|arg| arg.is_rest())) else {
            return Vec::new();
        };
        match &arg.kind {
            ArgKind::Tag => self.codebook_tags().into_iter().map(|(_, id)| id.to_string()).collect(),
            ArgKind::Unit => Unit::ALL.iter().map(|unit| unit.name().to_owned()).collect(),
            ArgKind::Article => {
                self.library.entries().iter().map(|entry| entry.path.as_path().display().to_string()).collect()
            }
            ArgKind::Format => crate::exchange::exporters().iter().map(|format| format.name().to_owned()).collect(),
            ArgKind::Option => crate::config::options::names().map(str::to_owned).collect(),
            ArgKind::Command => self.registry.iter().map(|(_, spec)| spec.name.to_string()).collect(),
            ArgKind::Choice(words) => words.iter().map(|word| (*word).to_owned()).collect(),
            _ => Vec::new(),
        }
    }
}
