//! Completion of the `:` line: command names, and arguments by their kind.

use std::cmp::Reverse;

use super::App;
use super::overlay::{Overlay, PromptKind};
use crate::command::{ArgKind, Expected, quote};
use crate::text::field::Field;
use crate::vietnamese::matching::{Rank, Scorer, Skips};
use crate::vietnamese::order::order_key;
use crate::vietnamese::unit::Unit;

impl App {
    /// Takes the next (or previous) completion of the word before the cursor of the `:` line.
    pub(super) fn complete(&mut self, forward: bool) {
        let Some(Overlay::Prompt(prompt)) = &self.overlay else { return };
        if prompt.kind != PromptKind::Command {
            return;
        }
        let (line, cursor) = (prompt.field.content().to_owned(), prompt.field.cursor());
        let (start, completions) = match prompt.completions.as_slice() {
            [] => self.completions(&line, cursor),
            known => (prompt.completed_from, known.to_vec()),
        };
        let Some(Overlay::Prompt(prompt)) = &mut self.overlay else { return };
        (prompt.completions, prompt.completed_from) = (completions, start);
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
        let content = format!("{}{}", &line[..start], prompt.completions[taken]);
        prompt.field = Field::line().with(&content);
        prompt.taken = Some(taken);
        self.touch();
    }

    /// Where the word at byte `cursor` of `line` begins, and what it can become, best first; quoted where it must be.
    pub fn completions(&self, line: &str, cursor: usize) -> (usize, Vec<String>) {
        let Some(point) = self.registry.complete_at(line, cursor) else { return (cursor, Vec::new()) };
        let candidates = match &point.expected {
            Expected::FlagName(spec) => {
                spec.flags.iter().map(|flag| (format!("--{}", flag.name), true)).collect::<Vec<_>>()
            }
            expected => {
                let values = expected.kind().map(|kind| self.values_of(kind, &point.before)).unwrap_or_default();
                values.into_iter().map(|value| (value, false)).collect()
            }
        };
        let scorer = Scorer::new(&point.typed, Skips::Anywhere);
        let mut scored: Vec<(Rank, String)> = candidates
            .into_iter()
            .filter_map(|(candidate, bare)| {
                let score = scorer.rank(&candidate)?;
                Some((score, if bare { candidate } else { quote(&candidate) }))
            })
            .collect();
        scored.sort_by_cached_key(|(score, candidate)| (Reverse(*score), order_key(candidate)));
        (point.replace.start, scored.into_iter().map(|(_, candidate)| candidate).collect())
    }

    fn values_of(&self, kind: &ArgKind, before: &[String]) -> Vec<String> {
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        match kind {
            ArgKind::Tag => self.codebook_tags().into_iter().map(|(_, id)| id.to_string()).collect(),
            ArgKind::Unit => Unit::ALL.iter().map(|unit| unit.name().to_owned()).collect(),
            ArgKind::Article => {
                self.library.entries().iter().map(|entry| entry.path.as_path().display().to_string()).collect()
            }
            ArgKind::Format => crate::exchange::exporters().iter().map(|format| format.name().to_owned()).collect(),
            ArgKind::Option => crate::config::Options::names().map(str::to_owned).collect(),
            ArgKind::OptionValue => {
                let option = before.last().and_then(|name| crate::config::options::find(name));
                option.map(|spec| owned(spec.kind.candidates())).unwrap_or_default()
            }
            ArgKind::Theme => self.config.theme_names.clone(),
            ArgKind::Command => self.registry.iter().map(|(_, spec)| spec.name.to_string()).collect(),
            ArgKind::Choice(words) => words.iter().map(|word| word.to_string()).collect(),
            ArgKind::Text | ArgKind::Number { .. } | ArgKind::Path | ArgKind::Keys | ArgKind::Colour => Vec::new(),
        }
    }
}
