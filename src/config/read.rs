//! Reads one configuration file against the option table and the command registry, and reports everything that does
//! not fit.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::key::KeySequence;
use super::keymap::{Binding, KeySetting};
use super::layers::{Layer, Setting, Withheld};
use super::options::{OPTIONS, OptionError, SECTIONS, Trust};
use super::report::{Message, Problem, Severity, Source};
use crate::command::registry::nearest;
use crate::command::{Registry, Scope};
use crate::lang::{Explain, Phrase, phrase};

/// Whose file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The user's own.
    User,
    /// The collection's: only what is data is taken from it, unless the user trusts it.
    Collection {
        /// Whether the user does.
        trusted: bool,
    },
}

/// Keys of a collection's file that other rooms read: the whole table, or one key of it.
const COLLECTION_TABLES: &[&str] = &["format", "tag", "rule"];
const COLLECTION_KEYS: &[&str] = &["name", "language", "order"];

/// Tables that name what runs.
const PROGRAM_TABLES: &[&str] = &["keys", "command", "hook"];

type Entry<'a, 't> = (&'a Spanned<std::borrow::Cow<'t, str>>, &'a Spanned<DeValue<'t>>);

impl Layer {
    /// What a file says. When it is not well formed nothing of it is taken.
    pub fn read(source: Source, owner: Owner, registry: &Registry) -> Layer {
        let text = source.clone();
        let (table, errors) = DeTable::parse_recoverable(text.text());
        let mut reader = Reader { layer: Layer::empty(source), owner, registry };
        if errors.is_empty() {
            reader.document(table.get_ref());
        }
        for error in errors {
            reader.layer.problems.push(super::toml_problem(&text, &error));
        }
        reader.layer.problems.sort_by_key(|problem| (problem.line, problem.column));
        reader.layer
    }
}

struct Reader<'r> {
    layer: Layer,
    owner: Owner,
    registry: &'r Registry,
}

impl Reader<'_> {
    fn document(&mut self, table: &DeTable<'_>) {
        for (key, value) in table.iter() {
            let name = &**key.get_ref();
            let is_collection = self.owner != Owner::User;
            if is_collection && COLLECTION_TABLES.contains(&name) {
                continue;
            }
            if self.owner == (Owner::Collection { trusted: false }) && PROGRAM_TABLES.contains(&name) {
                self.withhold(name, key.span(), value.get_ref());
                continue;
            }
            let section = SECTIONS.iter().find(|(section, _)| *section == name);
            match (section, value.get_ref()) {
                (Some((section, _)), DeValue::Table(entries)) => {
                    for entry in entries.iter() {
                        self.option(section, entry);
                    }
                }
                (None, DeValue::Table(scopes)) if name == "keys" => {
                    for entry in scopes.iter() {
                        self.scope(entry);
                    }
                }
                (None, _) if name != "keys" => {
                    let known = SECTIONS.iter().map(|(section, _)| *section).chain(["keys"]);
                    self.unknown(NO_SECTION, name, key.span(), nearest(name, known));
                }
                _ => {
                    let message = phrase("[{name}] phải là một bảng.", "[{name}] must be a table.");
                    self.error(value.span(), Message::new(message, &[("name", &name)]), None);
                }
            }
        }
    }

    /// Counts what a table of the Program class holds, without looking into it any further.
    fn withhold(&mut self, name: &str, span: Range<usize>, value: &DeValue<'_>) {
        let mut items = Vec::new();
        match value {
            DeValue::Table(table) => {
                for (key, value) in table.iter() {
                    match value.get_ref() {
                        DeValue::Table(keys) if name == "keys" => {
                            let written = |inner: &str| format!("keys.{}.{inner}", key.get_ref());
                            items.extend(keys.iter().map(|(inner, _)| (written(inner.get_ref()), inner.span())));
                        }
                        _ => items.push((format!("{name}.{}", key.get_ref()), key.span())),
                    }
                }
            }
            DeValue::Array(array) => items.extend(array.iter().map(|item| (name.to_owned(), item.span()))),
            _ => items.push((name.to_owned(), span)),
        }
        for (name, span) in items {
            self.layer.withheld.push(Withheld { name, origin: self.layer.source.origin(span.start) });
        }
    }

    fn option(&mut self, section: &'static str, (key, value): Entry<'_, '_>) {
        let name = &**key.get_ref();
        let known = || OPTIONS.iter().filter(|spec| spec.section == section);
        let Some(spec) = known().find(|spec| spec.key == name) else {
            if self.owner == Owner::User || section != "collection" || !COLLECTION_KEYS.contains(&name) {
                let full = format!("{section}.{name}");
                self.unknown(NO_OPTION, &full, key.span(), nearest(name, known().map(|spec| spec.key)));
            }
            return;
        };
        let origin = self.layer.source.origin(key.span().start);
        if spec.trust == Trust::Program && self.owner == (Owner::Collection { trusted: false }) {
            self.layer.withheld.push(Withheld { name: spec.name.to_owned(), origin });
            return;
        }
        match spec.kind.read_toml(value.get_ref()) {
            Some(read) => self.layer.settings.push(Setting { spec, value: read, origin, span: value.span() }),
            None => {
                let text = self.layer.source.text().get(value.span()).unwrap_or_default().to_owned();
                self.explained(value.span(), &OptionError::BadValue { spec, text });
            }
        }
    }

    fn scope(&mut self, (key, value): Entry<'_, '_>) {
        let name = &**key.get_ref();
        let Some(scope) = Scope::from_name(name) else {
            self.unknown(NO_SCOPE, name, key.span(), nearest(name, Scope::ALL.map(Scope::name)));
            return;
        };
        let DeValue::Table(keys) = value.get_ref() else {
            let message = phrase("[keys.{name}] phải là một bảng.", "[keys.{name}] must be a table.");
            self.error(value.span(), Message::new(message, &[("name", &name)]), None);
            return;
        };
        for (key, value) in keys.iter() {
            let keys = match KeySequence::parse(key.get_ref()) {
                Ok(keys) => keys,
                Err(error) => {
                    self.explained(key.span(), &error);
                    continue;
                }
            };
            let Some(binding) = self.binding(key.span(), value) else { continue };
            self.layer.keys.push(KeySetting { scope, keys, binding });
            self.layer.key_spans.push(key.span());
        }
    }

    /// What a key is bound to: `Some(None)` unbinds it, `None` is an error that was reported.
    fn binding(&mut self, key: Range<usize>, value: &Spanned<DeValue<'_>>) -> Option<Option<Binding>> {
        match value.get_ref() {
            DeValue::Boolean(false) => Some(None),
            DeValue::String(line) if line.trim() == "noop" => Some(None),
            DeValue::Array(items) if items.iter().any(|item| item.get_ref().is_table()) => {
                let alternatives = items.iter().map(|item| self.alternative(key.clone(), item));
                let alternatives: Vec<Binding> = alternatives.collect::<Option<_>>()?;
                let chain = alternatives
                    .into_iter()
                    .rev()
                    .fold(None, |next, binding| Some(Binding { otherwise: next.map(Box::new), ..binding }));
                chain.map(Some)
            }
            _ => self.alternative(key, value).map(Some),
        }
    }

    /// One way of doing something: a line, lines, or `{ run, desc, when }`.
    fn alternative(&mut self, key: Range<usize>, value: &Spanned<DeValue<'_>>) -> Option<Binding> {
        let origin = self.layer.source.origin(key.start);
        let DeValue::Table(table) = value.get_ref() else {
            return Some(Binding { lines: self.lines(value)?, desc: None, when: None, origin, otherwise: None });
        };
        let mut binding = Binding { lines: Vec::new(), desc: None, when: None, origin, otherwise: None };
        for (name, value) in table.iter() {
            match (&**name.get_ref(), value.get_ref()) {
                ("run", _) => binding.lines = self.lines(value)?,
                ("desc", DeValue::String(text)) => binding.desc = Some(text.to_string()),
                ("when", DeValue::String(text)) => binding.when = Some(text.to_string()),
                ("desc" | "when", _) => {
                    let message = phrase("Cần một dòng chữ trong nháy.", "A line of text in quotes is needed.");
                    self.error(value.span(), Message::new(message, &[]), None);
                    return None;
                }
                (other, _) => self.unknown(NO_KEY, other, name.span(), nearest(other, ["run", "desc", "when"])),
            }
        }
        if binding.lines.is_empty() {
            self.needs_a_line(value.span());
            return None;
        }
        Some(binding)
    }

    /// Command lines: one, or an array of them. Every one is held against the registry.
    fn lines(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Vec<String>> {
        let items: Vec<&Spanned<DeValue<'_>>> = match value.get_ref() {
            DeValue::Array(items) => items.iter().collect(),
            _ => vec![value],
        };
        let mut lines = Vec::with_capacity(items.len());
        for item in &items {
            match item.get_ref().as_str() {
                Some(line) if self.is_command(line, item.span()) => lines.push(line.to_owned()),
                Some(_) => {}
                None => self.needs_a_line(item.span()),
            }
        }
        if items.is_empty() {
            self.needs_a_line(value.span());
        }
        (!lines.is_empty() && lines.len() == items.len()).then_some(lines)
    }

    fn needs_a_line(&mut self, span: Range<usize>) {
        let message = phrase("Cần một lệnh.", "A command is needed.");
        let hint = phrase(
            "Ví dụ: \"tag-pick\", hoặc false để bỏ phím.",
            "For example: \"tag-pick\", or false to unbind the key.",
        );
        self.error(span, Message::new(message, &[]), Some(Message::new(hint, &[])));
    }

    fn is_command(&mut self, line: &str, span: Range<usize>) -> bool {
        let Err(error) = self.registry.parse_line(line) else { return true };
        // Inside a string without escapes the column of the line leads to the very word.
        let inside = span.start + 1..span.end.saturating_sub(1);
        let verbatim = self.layer.source.text().get(inside.clone()) == Some(line);
        let span = if verbatim {
            let at = line.char_indices().nth(error.column() - 1).map_or(line.len(), |(byte, _)| byte);
            let word = line[at..].find(' ').unwrap_or(line.len() - at);
            inside.start + at..inside.start + at + word
        } else {
            span
        };
        self.explained(span, &error);
        false
    }

    fn explained(&mut self, span: Range<usize>, error: &impl Explain) {
        let (message, hint) = Message::of(error);
        self.error(span, message, hint);
    }

    fn error(&mut self, span: Range<usize>, message: Message, hint: Option<Message>) {
        let problem: Problem = self.layer.source.problem(span, Severity::Error, message);
        self.layer.problems.push(problem.with_hint(hint));
    }

    fn unknown(&mut self, what: Phrase, name: &str, span: Range<usize>, nearest: Option<&str>) {
        let message = Message::new(what, &[("name", &name)]);
        let meant = phrase("Có phải bạn muốn viết “{name}”?", "Did you mean “{name}”?");
        let hint = nearest.map(|name| Message::new(meant, &[("name", &name)]));
        let problem = self.layer.source.problem(span, Severity::Warning, message);
        self.layer.problems.push(problem.with_hint(hint));
    }
}

const NO_SECTION: Phrase = phrase("Không có phần “{name}”.", "There is no section “{name}”.");
const NO_OPTION: Phrase = phrase("Không có tùy chọn “{name}”.", "There is no option “{name}”.");
const NO_SCOPE: Phrase = phrase("Không có nơi nào tên “{name}” để gắn phím.", "There is no scope “{name}” for keys.");
const NO_KEY: Phrase = phrase("Không có mục “{name}”.", "There is no key “{name}”.");

#[cfg(test)]
mod tests;
