//! What must hold for all commands together, and the pages generated from them.

use super::{registry, table};
use crate::command::{Group, Scope};
use crate::config::{Keymap, document};
use std::fs;
use std::path::Path;

#[test]
fn the_registry_is_in_order() {
    assert_eq!(registry().check(), Vec::<String>::new());
}

#[test]
fn every_default_key_resolves_and_hides_no_other() {
    assert!(Keymap::default().check(&registry()).is_empty());
    assert!(Keymap::default().hidden().is_empty());
}

#[test]
fn every_command_is_described_in_both_languages_and_grouped() {
    let registry = registry();
    for command in table() {
        let doc = &command.spec.doc;
        assert!(!doc.get(crate::lang::Lang::Vi).is_empty() && !doc.get(crate::lang::Lang::En).is_empty());
        assert!(Group::ALL.contains(&command.spec.group), "{}", command.spec.name);
        assert!(registry.find(&command.spec.name).is_some());
    }
}

#[test]
fn the_keys_of_the_contract_are_bound() {
    let keymap = Keymap::default();
    let bound = |scope, line: &str| !keymap.keys_for(scope, line).is_empty();
    for line in ["cursor-down", "cursor-up", "cursor-left", "cursor-right", "cursor-start", "cursor-end"] {
        assert!(bound(Scope::Reader, line), "{line}");
    }
    for line in ["select-start", "tag-number 1", "tag-number 9", "tag-pick", "search-open", "undo", "redo", "quit"] {
        assert!(bound(Scope::Reader, line), "{line}");
    }
}

/// Compares a generated page with the one checked in; `GHICHU_UPDATE_DOCS=1` writes it anew.
fn assert_current(name: &str, content: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if std::env::var_os("GHICHU_UPDATE_DOCS").is_some() {
        fs::write(&path, content).expect("the page can be written");
    }
    let there = fs::read_to_string(&path).unwrap_or_default();
    assert!(there == content, "{name} is stale: run GHICHU_UPDATE_DOCS=1 cargo test");
}

#[test]
fn the_generated_pages_are_current() {
    let registry = registry();
    assert_current("docs/commands.md", &registry.markdown());
    assert_current("docs/keys.md", &document::keys_markdown(&Keymap::default(), &registry));
}
