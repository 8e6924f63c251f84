//! Key sequences as a tree: one per scope.
//!
//! A node that is bound ends the sequence at once, so what lies behind it can never be pressed; [`Trie::hidden`] finds
//! such pairs. A node that is blocked says that its keys do nothing here, whatever the scope's parent says.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::key::{Key, KeySequence};
use super::keymap::Binding;

#[derive(Clone, Debug, Default)]
pub(super) struct Trie {
    root: Node,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Node {
    pub(super) binding: Option<Arc<Binding>>,
    pub(super) blocked: bool,
    pub(super) children: BTreeMap<Key, Node>,
}

/// A bound sequence.
pub(super) type Bound<'t> = (KeySequence, &'t Binding);

/// What a trie says about some keys.
pub(super) enum Step<'t> {
    /// A node is there; `sealed` when a node on the way is blocked, so that the parent scope is not to be asked.
    At { node: &'t Node, sealed: bool },
    /// A shorter sequence is bound already.
    Behind,
    /// The trie does not know the keys.
    Unknown { sealed: bool },
}

impl Trie {
    /// Binds `keys`, in place of what they were bound to.
    pub(super) fn bind(&mut self, keys: &[Key], binding: Binding) {
        self.node(keys).binding = Some(Arc::new(binding));
    }

    /// Makes `keys` and all sequences that begin with them do nothing.
    pub(super) fn block(&mut self, keys: &[Key]) {
        *self.node(keys) = Node { blocked: true, ..Node::default() };
    }

    fn node(&mut self, keys: &[Key]) -> &mut Node {
        keys.iter().fold(&mut self.root, |node, key| node.children.entry(*key).or_default())
    }

    /// Goes down the tree along `keys`.
    pub(super) fn walk(&self, keys: &[Key]) -> Step<'_> {
        let mut node = &self.root;
        let mut sealed = node.blocked;
        for key in keys {
            if node.binding.is_some() {
                return Step::Behind;
            }
            match node.children.get(key) {
                Some(child) => node = child,
                None => return Step::Unknown { sealed },
            }
            sealed |= node.blocked;
        }
        Step::At { node, sealed }
    }

    /// All bound sequences, those that can never be pressed included.
    pub(super) fn bindings(&self) -> Vec<(KeySequence, &Arc<Binding>)> {
        let mut found = Vec::new();
        collect(&self.root, &mut Vec::new(), &mut found);
        found
    }

    /// Pairs of bound sequences of which the first is the beginning of the second, and so hides it.
    pub(super) fn hidden(&self) -> Vec<(Bound<'_>, Bound<'_>)> {
        let all = self.bindings();
        let mut pairs = Vec::new();
        for (longer, hidden) in &all {
            // The shortest one is what takes the keys.
            let shorter = all.iter().filter(|(shorter, _)| begins(longer, shorter)).min_by_key(|(s, _)| s.keys().len());
            if let Some((shorter, hiding)) = shorter {
                pairs.push(((shorter.clone(), &***hiding), (longer.clone(), &***hidden)));
            }
        }
        pairs
    }
}

fn begins(longer: &KeySequence, shorter: &KeySequence) -> bool {
    longer.keys().len() > shorter.keys().len() && longer.keys().starts_with(shorter.keys())
}

fn collect<'t>(node: &'t Node, path: &mut Vec<Key>, found: &mut Vec<(KeySequence, &'t Arc<Binding>)>) {
    if let (Some(binding), Some(sequence)) = (&node.binding, KeySequence::new(path.clone())) {
        found.push((sequence, binding));
    }
    for (key, child) in &node.children {
        path.push(*key);
        collect(child, path, found);
        path.pop();
    }
}
