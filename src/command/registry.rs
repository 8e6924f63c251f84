//! The registry: all commands of a running program, by name, and the way from a line to an [`Invocation`].

use std::borrow::Cow;
use std::collections::HashMap;

use super::grammar::{self, Word, WordContent};
use super::{ArgKind, ArgSpec, CommandError, CommandId, CommandSpec, Group, Invocation, quote};
use crate::vietnamese::unit::Unit;

/// All commands, in the order they were given.
#[derive(Clone, Debug, Default)]
pub struct Registry {
    specs: Vec<CommandSpec>,
    by_name: HashMap<Cow<'static, str>, CommandId>,
}

impl Registry {
    /// A registry of `specs`, whose ids are their places in it. Where two specs share a name the first keeps it;
    /// [`Registry::check`] tells.
    pub fn new(specs: impl IntoIterator<Item = CommandSpec>) -> Registry {
        let mut registry = Registry::default();
        for spec in specs {
            registry.add(spec);
        }
        registry
    }

    /// Adds a command after those that are there. Names that are taken keep their meaning.
    pub fn add(&mut self, spec: CommandSpec) -> CommandId {
        let id = CommandId(self.specs.len());
        for name in std::iter::once(&spec.name).chain(&spec.aliases) {
            self.by_name.entry(name.clone()).or_insert(id);
        }
        self.specs.push(spec);
        id
    }

    /// The command of this name or alias.
    pub fn find(&self, name: &str) -> Option<CommandId> {
        self.by_name.get(name).copied()
    }

    /// What is known about a command of this registry.
    pub fn spec(&self, id: CommandId) -> &CommandSpec {
        &self.specs[id.0]
    }

    /// All commands, in their order.
    pub fn iter(&self) -> impl Iterator<Item = (CommandId, &CommandSpec)> {
        self.specs.iter().enumerate().map(|(index, spec)| (CommandId(index), spec))
    }

    /// The commands of a group, in their order.
    pub fn in_group(&self, group: Group) -> impl Iterator<Item = (CommandId, &CommandSpec)> {
        self.iter().filter(move |(_, spec)| spec.group == group)
    }

    /// How many commands there are.
    pub fn len(&self) -> usize {
        self.specs.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.specs.is_empty()
    }

    /// The command's name or alias that comes closest to `name`.
    pub fn nearest(&self, name: &str) -> Option<&str> {
        nearest(name, self.by_name.keys().map(|key| &**key))
    }

    /// Reads a command line and holds it against its command's spec.
    pub fn parse_line(&self, line: &str) -> Result<Invocation, CommandError> {
        let words = grammar::words(line)?;
        let end = line.trim_end().chars().count() + 1;
        let mut plain = Vec::new();
        let mut flags = Vec::new();
        for Word { content, column, .. } in words {
            match content {
                WordContent::Plain(text) => plain.push((text, column)),
                WordContent::Flag { name, value } => flags.push((name, value, column)),
            }
        }
        let mut plain = plain.into_iter();
        let (name, column) = plain.next().ok_or(CommandError::Empty)?;
        let Some(command) = self.find(&name) else {
            let nearest = self.nearest(&name).map(str::to_owned);
            return Err(CommandError::UnknownCommand { name, column, nearest });
        };
        let spec = self.spec(command);
        let args = check_args(spec, plain.collect(), end)?;
        let flags = check_flags(spec, flags)?;
        Ok(Invocation { command, args, flags })
    }

    /// An invocation made by the program itself: checked as a line would be.
    pub fn invoke(&self, name: &str, args: &[&str]) -> Result<Invocation, CommandError> {
        let words: Vec<String> = std::iter::once(name).chain(args.iter().copied()).map(quote).collect();
        self.parse_line(&words.join(" "))
    }

    /// The line that reads back as `invocation`.
    pub fn line_of(&self, invocation: &Invocation) -> String {
        let mut line = self.spec(invocation.command).name.to_string();
        for arg in &invocation.args {
            line.push(' ');
            line.push_str(&quote(arg));
        }
        for (name, value) in &invocation.flags {
            line.push_str(&format!(" --{name}"));
            if let Some(value) = value {
                line.push_str(&format!("={}", quote(value)));
            }
        }
        line
    }

    /// What is wrong with the specs themselves, in English, for tests and for whoever adds commands: names that are
    /// taken or not kebab-case, arguments that can never be given, empty texts.
    pub fn check(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for (id, spec) in self.iter() {
            for name in std::iter::once(&spec.name).chain(&spec.aliases) {
                if self.find(name) != Some(id) {
                    faults.push(format!("{name}: the name is taken"));
                }
                if !is_kebab_case(name) {
                    faults.push(format!("{name}: not kebab-case"));
                }
            }
            faults.extend(spec_faults(spec).into_iter().map(|fault| format!("{}: {fault}", spec.name)));
        }
        faults
    }
}

fn check_args(spec: &CommandSpec, words: Vec<(String, usize)>, end: usize) -> Result<Vec<String>, CommandError> {
    let mut args = Vec::with_capacity(words.len());
    for (index, (text, column)) in words.into_iter().enumerate() {
        let arg = match spec.args.get(index) {
            Some(arg) => Some(arg),
            None => spec.args.last().filter(|arg| arg.is_rest()),
        };
        let Some(arg) = arg else {
            return Err(CommandError::TooManyArguments { usage: spec.usage(), text, column });
        };
        check_value(&arg.name.to_uppercase(), &arg.kind, &text, column)?;
        args.push(text);
    }
    if let Some(missing) = spec.args.iter().skip(args.len()).find(|arg| arg.is_required()) {
        let argument = missing.name.to_string();
        return Err(CommandError::MissingArgument { usage: spec.usage(), argument, column: end });
    }
    Ok(args)
}

type FlagWord = (String, Option<String>, usize);

fn check_flags(spec: &CommandSpec, words: Vec<FlagWord>) -> Result<Vec<(String, Option<String>)>, CommandError> {
    let mut flags: Vec<(String, Option<String>)> = Vec::with_capacity(words.len());
    for (name, value, column) in words {
        let Some(flag) = spec.flags.iter().find(|flag| flag.name == name) else {
            let nearest = nearest(&name, spec.flags.iter().map(|flag| &*flag.name)).map(str::to_owned);
            return Err(CommandError::UnknownFlag { usage: spec.usage(), name, column, nearest });
        };
        if flags.iter().any(|(given, _)| *given == name) {
            return Err(CommandError::FlagTwice { name, column });
        }
        match (&flag.value, &value) {
            (Some(kind), Some(text)) => check_value(&format!("--{name}"), kind, text, column)?,
            (Some(_), None) => return Err(CommandError::FlagNeedsValue { name, column }),
            (None, Some(_)) => return Err(CommandError::FlagTakesNoValue { name, column }),
            (None, None) => {}
        }
        flags.push((name, value));
    }
    Ok(flags)
}

/// Holds one word against what it stands for. Names of things outside (tags, files, formats, options) are not looked
/// up here: only the command that uses them knows what there is.
fn check_value(what: &str, kind: &ArgKind, text: &str, column: usize) -> Result<(), CommandError> {
    let fits = match kind {
        ArgKind::Number { min, max } => text.parse().is_ok_and(|number: i64| (*min..=*max).contains(&number)),
        ArgKind::Unit => Unit::from_name(text).is_some(),
        ArgKind::Choice(words) => words.iter().any(|word| word == text),
        ArgKind::Colour => {
            let digits = text.strip_prefix('#').unwrap_or_default();
            digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit())
        }
        _ => true,
    };
    if fits {
        return Ok(());
    }
    let nearest = match kind {
        ArgKind::Choice(words) => nearest(text, words.iter().map(|word| &**word)),
        ArgKind::Unit => nearest(text, Unit::ALL.iter().map(|unit| unit.name())),
        _ => None,
    };
    Err(CommandError::BadValue {
        what: what.to_owned(),
        text: text.to_owned(),
        column,
        kind: kind.clone(),
        nearest: nearest.map(str::to_owned),
    })
}

/// The candidate that comes closest to `text`, when one comes close: a slip of the fingers or a forgotten half.
pub fn nearest<'c>(text: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let score = |candidate: &str| {
        let swapped = sorted_parts(text) == sorted_parts(candidate);
        let slips = strsim::damerau_levenshtein(text, candidate);
        let close = slips * 3 <= text.chars().count().max(3) || swapped;
        let similarity = if swapped { 1.0 } else { strsim::jaro_winkler(text, candidate) };
        (close || similarity > 0.88).then_some(similarity)
    };
    let scored = candidates.into_iter().filter_map(|candidate| Some((score(candidate)?, candidate)));
    scored.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1))).map(|(_, candidate)| candidate)
}

/// `add-tag` and `tag-add` are the same parts.
fn sorted_parts(name: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = name.split(['-', '_', '.']).collect();
    parts.sort_unstable();
    parts
}

fn is_kebab_case(name: &str) -> bool {
    name.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

fn spec_faults(spec: &CommandSpec) -> Vec<String> {
    let mut faults = Vec::new();
    let mut texts = vec![("its doc".to_owned(), &spec.doc)];
    let mut seen_optional = false;
    for (index, ArgSpec { name, doc, .. }) in spec.args.iter().enumerate() {
        let arg = &spec.args[index];
        texts.push((format!("the doc of {name}"), doc));
        if !is_kebab_case(name) {
            faults.push(format!("the argument {name} is not kebab-case"));
        }
        if arg.is_rest() && index + 1 < spec.args.len() {
            faults.push(format!("{name} takes all the rest, but is not the last argument"));
        }
        if arg.is_required() && seen_optional {
            faults.push(format!("{name} is required after an optional argument"));
        }
        seen_optional |= !arg.is_required();
    }
    for (index, flag) in spec.flags.iter().enumerate() {
        texts.push((format!("the doc of --{}", flag.name), &flag.doc));
        if !is_kebab_case(&flag.name) {
            faults.push(format!("--{} is not kebab-case", flag.name));
        }
        if spec.flags[..index].iter().any(|other| other.name == flag.name) {
            faults.push(format!("--{} is there twice", flag.name));
        }
    }
    for (what, doc) in texts {
        let one_line = |text: &str| !text.trim().is_empty() && !text.contains('\n');
        if !one_line(doc.get(crate::lang::Lang::Vi)) || !one_line(doc.get(crate::lang::Lang::En)) {
            faults.push(format!("{what} is not one line of text"));
        }
    }
    faults
}

#[cfg(test)]
mod tests;
