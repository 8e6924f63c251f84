//! What keys do: a tree of key sequences for each scope, and the way back from a command to its keys.
//!
//! A [`Keymap`] is made from layers of [`KeySetting`]s (the defaults, then each file) and never changes afterwards.
//! Within a layer unbinding comes before binding, so the order of lines in a file does not matter.

use std::sync::{Arc, OnceLock};

use super::defaults;
use super::key::{Key, KeySequence};
use super::origin::Origin;
use super::trie::{Step, Trie};
use crate::command::{Registry, Scope, grammar};
use crate::lang::Phrase;

/// What a key sequence does: command lines that run one after another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The command lines.
    pub lines: Vec<String>,
    /// What a user calls it, in place of the command's own description.
    pub desc: Option<String>,
    /// The condition under which it runs, as written.
    pub when: Option<String>,
    /// Where it was bound.
    pub origin: Origin,
    /// What runs when the condition does not hold.
    pub otherwise: Option<Box<Binding>>,
}

impl Binding {
    /// A binding of one command line.
    pub fn line(line: impl Into<String>, origin: Origin) -> Binding {
        Binding { lines: vec![line.into()], desc: None, when: None, origin, otherwise: None }
    }

    /// The first of the alternatives whose condition `holds`; one without a condition always does.
    pub fn choose(&self, mut holds: impl FnMut(&str) -> bool) -> Option<&Binding> {
        self.alternatives().find(|binding| binding.when.as_deref().is_none_or(&mut holds))
    }

    /// This binding and what it falls back to when its condition does not hold.
    pub fn alternatives(&self) -> impl Iterator<Item = &Binding> {
        std::iter::successors(Some(self), |binding| binding.otherwise.as_deref())
    }

    /// The name of the command that its first line runs.
    pub fn command_name(&self) -> &str {
        let line = self.lines.first().map(|line| line.trim_start()).unwrap_or_default();
        line.split_whitespace().next().unwrap_or_default()
    }
}

/// One line of a `[keys.SCOPE]` table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeySetting {
    /// Where the key is pressed.
    pub scope: Scope,
    /// The keys.
    pub keys: KeySequence,
    /// What they do; `None` unbinds them and all that begins with them.
    pub binding: Option<Binding>,
}

/// What some keys mean in a scope.
#[derive(Clone, Debug)]
pub enum Lookup<'k> {
    /// They are bound.
    Bound(&'k Binding),
    /// They begin longer sequences: the keys that may come next.
    Pending(Vec<PendingKey<'k>>),
    /// They mean nothing.
    Unbound,
}

/// A key that may come next, for the which-key popup.
#[derive(Clone, Copy, Debug)]
pub struct PendingKey<'k> {
    /// The key.
    pub key: Key,
    /// What it leads to.
    pub next: Next<'k>,
}

/// What a key leads to.
#[derive(Clone, Copy, Debug)]
pub enum Next<'k> {
    /// A binding.
    Bound(&'k Binding),
    /// More keys.
    Prefix,
}

/// A key sequence as it works in a scope, for help pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActiveKey {
    /// The keys.
    pub keys: KeySequence,
    /// The scope they are bound in: the one asked for, or one that it falls back to.
    pub scope: Scope,
    /// What they do.
    pub binding: Arc<Binding>,
}

/// Two bindings of a scope of which one can never be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HiddenKey {
    /// The scope.
    pub scope: Scope,
    /// The keys that take effect at once, and where they are bound.
    pub hiding: (KeySequence, Origin),
    /// The longer keys behind them, and where they are bound.
    pub hidden: (KeySequence, Origin),
}

/// What all keys do.
#[derive(Clone, Debug)]
pub struct Keymap {
    tries: Vec<Trie>,
    /// Found when first asked for: a start needs few of them.
    active: [OnceLock<Vec<ActiveKey>>; Scope::ALL.len()],
}

impl Default for Keymap {
    fn default() -> Keymap {
        Keymap::new(&[defaults::key_settings()])
    }
}

impl Keymap {
    /// A keymap of these layers, later ones over earlier ones.
    pub fn new(layers: &[Vec<KeySetting>]) -> Keymap {
        let mut tries = vec![Trie::default(); Scope::ALL.len()];
        for layer in layers {
            for setting in layer.iter().filter(|setting| setting.binding.is_none()) {
                tries[setting.scope as usize].block(setting.keys.keys());
            }
            for setting in layer {
                if let Some(binding) = &setting.binding {
                    tries[setting.scope as usize].bind(setting.keys.keys(), binding.clone());
                }
            }
        }
        Keymap { tries, active: Default::default() }
    }

    /// What `keys` mean in `scope`.
    pub fn lookup(&self, scope: Scope, keys: &[Key]) -> Lookup<'_> {
        let mut pending: Vec<PendingKey<'_>> = Vec::new();
        for asked in self.chain(scope, keys) {
            let sealed = match self.tries[asked as usize].walk(keys) {
                Step::Behind => break,
                Step::Unknown { sealed } => sealed,
                Step::At { node, sealed } => {
                    match &node.binding {
                        Some(binding) if pending.is_empty() => return Lookup::Bound(binding),
                        Some(_) => break,
                        None => {}
                    }
                    for (key, child) in &node.children {
                        if pending.iter().any(|known| known.key == *key) {
                            continue;
                        }
                        let next = child.binding.as_deref().map_or(Next::Prefix, Next::Bound);
                        if matches!(next, Next::Bound(_)) || !child.children.is_empty() {
                            pending.push(PendingKey { key: *key, next });
                        }
                    }
                    sealed
                }
            };
            if sealed {
                break;
            }
        }
        pending.sort_by_key(|entry| entry.key);
        if pending.is_empty() { Lookup::Unbound } else { Lookup::Pending(pending) }
    }

    /// The scopes that are asked for `keys`, in order. A plain character pressed where text is typed is text.
    fn chain(&self, scope: Scope, keys: &[Key]) -> impl Iterator<Item = Scope> {
        let text = scope.types_text() && keys.first().is_some_and(|key| key.typed().is_some());
        std::iter::successors(Some(scope), move |scope| if text { None } else { scope.parent() })
    }

    /// All keys that work in `scope`: its own, then those of the scopes that it falls back to.
    pub fn active(&self, scope: Scope) -> &[ActiveKey] {
        self.active[scope as usize].get_or_init(|| self.find_active(scope))
    }

    /// The keys that run exactly this command line in `scope`.
    pub fn keys_for(&self, scope: Scope, line: &str) -> Vec<&KeySequence> {
        let runs = |key: &&ActiveKey| matches!(&key.binding.lines[..], [only] if same_line(only, line));
        self.active(scope).iter().filter(runs).map(|key| &key.keys).collect()
    }

    /// The keys that run this command in `scope`, whatever its arguments.
    pub fn keys_for_command(&self, scope: Scope, name: &str) -> Vec<&KeySequence> {
        let runs = |key: &&ActiveKey| key.binding.alternatives().any(|binding| binding.command_name() == name);
        self.active(scope).iter().filter(runs).map(|key| &key.keys).collect()
    }

    /// What a prefix is called in the which-key popup, where the program gave it a name.
    pub fn prefix_label(scope: Scope, keys: &[Key]) -> Option<Phrase> {
        defaults::prefix_label(scope, keys)
    }

    /// Every binding that can never be reached because a shorter one of its scope takes effect first.
    pub fn hidden(&self) -> Vec<HiddenKey> {
        let mut found = Vec::new();
        for scope in Scope::ALL {
            for ((shorter, hiding), (longer, hidden)) in self.tries[scope as usize].hidden() {
                found.push(HiddenKey {
                    scope,
                    hiding: (shorter, hiding.origin.clone()),
                    hidden: (longer, hidden.origin.clone()),
                });
            }
        }
        found
    }

    /// The bindings whose lines are no commands of `registry`, in English, for tests and for whoever changes the
    /// defaults.
    pub fn check(&self, registry: &Registry) -> Vec<String> {
        let mut faults = Vec::new();
        for scope in Scope::ALL {
            for (keys, binding) in self.bindings(scope) {
                for line in binding.alternatives().flat_map(|binding| &binding.lines) {
                    if let Err(error) = registry.parse_line(line) {
                        faults.push(format!("{} {keys}: {line}: {error}", scope.name()));
                    }
                }
            }
        }
        faults
    }

    /// Every binding of a scope itself, those that can never be reached included.
    pub fn bindings(&self, scope: Scope) -> Vec<(KeySequence, &Binding)> {
        self.tries[scope as usize].bindings().into_iter().map(|(keys, binding)| (keys, &**binding)).collect()
    }

    fn find_active(&self, scope: Scope) -> Vec<ActiveKey> {
        let mut found: Vec<ActiveKey> = Vec::new();
        for owner in std::iter::successors(Some(scope), |scope| scope.parent()) {
            for (keys, binding) in self.tries[owner as usize].bindings() {
                let reached = matches!(
                    self.lookup(scope, keys.keys()),
                    Lookup::Bound(bound) if std::ptr::eq(bound, &**binding)
                );
                let length = keys.keys().len();
                let open =
                    (1..length).all(|prefix| matches!(self.lookup(scope, &keys.keys()[..prefix]), Lookup::Pending(_)));
                if reached && open {
                    found.push(ActiveKey { keys, scope: owner, binding: Arc::clone(binding) });
                }
            }
        }
        found
    }
}

/// Whether two lines have the same words.
fn same_line(one: &str, other: &str) -> bool {
    let contents =
        |line| grammar::words(line).map(|words| words.into_iter().map(|word| word.content).collect::<Vec<_>>());
    one == other || contents(one).is_ok_and(|words| contents(other) == Ok(words))
}

#[cfg(test)]
mod tests;
