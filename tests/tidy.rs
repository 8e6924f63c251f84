//! The rules of the house that a compiler does not check: the order of rooms, file sizes, module headers, phrases.

#![allow(clippy::unwrap_used, reason = "a test that can't read the tree fails")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms in reading order: each may use those above it, none below.
const ROOMS: [&str; 18] = [
    "colour",
    "lang",
    "text",
    "vietnamese",
    "article",
    "codebook",
    "annotation",
    "anchor",
    "collection",
    "search",
    "exchange",
    "command",
    "config",
    "script",
    "app",
    "ui",
    "runtime",
    "cli",
];

/// The most lines a file may have, with its tests.
const MOST_LINES: usize = 500;

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn all() -> BTreeMap<String, String> {
    let src = root().join("src");
    let name = |path: &Path| path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
    sources(&src).into_iter().map(|path| (name(&path), fs::read_to_string(&path).unwrap())).collect()
}

fn room(name: &str) -> Option<usize> {
    let first = name.split(['/', '.']).next().unwrap();
    ROOMS.iter().position(|room| *room == first)
}

#[test]
fn rooms_use_only_those_above_them() {
    let mut wrong = Vec::new();
    for (name, source) in all() {
        let Some(own) = room(&name) else { continue };
        for (number, line) in source.lines().enumerate() {
            let code = line.trim_start();
            if code.starts_with("//") {
                continue;
            }
            for part in code.split("crate::").skip(1) {
                let used: String = part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if room(&used).is_some_and(|used| used > own) {
                    wrong.push(format!("src/{name}:{}: {code}", number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "these lines use a room below their own:\n{}", wrong.join("\n"));
}

#[test]
fn the_terminal_is_named_where_it_belongs() {
    let allowed = |name: &str| name.starts_with("ui/") || name.starts_with("runtime/") || name == "cli/interface.rs";
    for (name, source) in all() {
        let names = source.lines().any(|line| {
            let code = line.trim_start();
            !code.starts_with("//") && (code.contains("ratatui::") || code.contains("crossterm::"))
        });
        assert!(!names || allowed(&name), "src/{name} names the terminal");
    }
}

#[test]
fn files_tell_one_story_and_say_which() {
    for (name, source) in all() {
        let lines = source.lines().count();
        assert!(lines <= MOST_LINES, "src/{name} has {lines} lines, more than {MOST_LINES}");
        let is_tests = name.ends_with("tests.rs") || name.contains("/tests/");
        assert!(is_tests || source.starts_with("//!"), "src/{name} does not say what it is");
    }
}

/// The string literals of `phrase("…", "…")` calls, by a small reader of Rust strings.
fn phrases(source: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (at, _) in source.match_indices("phrase(") {
        let mut rest = &source[at + "phrase(".len()..];
        let mut sides = Vec::new();
        for _ in 0..2 {
            rest = rest.trim_start();
            let Some(inner) = rest.strip_prefix('"') else { break };
            let mut end = 0;
            let mut escaped = false;
            for (index, c) in inner.char_indices() {
                if c == '"' && !escaped {
                    end = index;
                    break;
                }
                escaped = c == '\\' && !escaped;
            }
            sides.push(inner[..end].to_owned());
            rest = inner[end + 1..].trim_start().trim_start_matches(',');
        }
        if let [vi, en] = sides.as_slice() {
            found.push((vi.clone(), en.clone()));
        }
    }
    found
}

fn placeholders(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> = text
        .split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}').map(|(name, _)| name))
        .filter(|name| !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[test]
fn every_phrase_is_there_in_both_languages() {
    let mut count = 0;
    for (name, source) in all() {
        for (vi, en) in phrases(&source) {
            count += 1;
            assert!(!vi.trim().is_empty(), "src/{name}: no Vietnamese for “{en}”");
            assert!(!en.trim().is_empty(), "src/{name}: no English for “{vi}”");
            assert_eq!(placeholders(&vi), placeholders(&en), "src/{name}: “{vi}” and “{en}” differ in placeholders");
        }
    }
    assert!(count > 200, "only {count} phrases were found: the reader of this test is broken");
}
