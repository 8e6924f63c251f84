//! Measures sentence segmentation: `cargo run --release --example eval_sentences -- [--errors] [FILE…]`.
//!
//! A `.conllu` file is joined into running text, one line (spaces before closing and after opening punctuation closed
//! up), and split again; any other file is marked text as in `tests/data/sentences.txt`, where a `‖` stands between two
//! sentences of a line. Without files, that file is measured, and the treebank if it lies where we keep it. What counts
//! is where sentences end; ends within a line are also counted by themselves, since a line's end is no feat. With
//! `--errors` every wrong and every missed end is printed. The speed is the best of many passes over the text.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "printing is what an evaluation is for")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use ghichu::text::Text;
use ghichu::vietnamese::unit::{Unit, units};

fn main() -> ExitCode {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let shows_errors = arguments.iter().any(|argument| argument == "--errors");
    arguments.retain(|argument| argument != "--errors");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> = arguments.into_iter().map(PathBuf::from).collect();
    if files.is_empty() {
        files.push(root.join("tests/data/sentences.txt"));
        files.extend(Some(root.join("../shared/data/ud-vtb-dev.conllu")).filter(|file| file.exists()));
    }
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let content = match std::fs::read_to_string(&file) {
            Ok(content) => content,
            Err(error) => {
                eprintln!("{}: {error}", file.display());
                return ExitCode::from(3);
            }
        };
        let is_treebank = file.extension().is_some_and(|extension| extension == "conllu");
        let sample = if is_treebank { running_text(&content) } else { marked_text(&content) };
        measure(&name, &sample, shows_errors);
    }
    ExitCode::SUCCESS
}

/// A text, and where its sentences end.
struct Sample {
    text: Text,
    ends: BTreeSet<usize>,
}

fn measure(name: &str, Sample { text, ends: gold }: &Sample, shows_errors: bool) {
    let found: BTreeSet<usize> = units(text, Unit::Sentence).into_iter().map(|range| range.end.0).collect();
    if shows_errors {
        for (kind, ends) in [("wrong", found.difference(gold)), ("missed", gold.difference(&found))] {
            for &end in ends {
                println!("{kind}\t{}", around(text.as_str(), end));
            }
        }
    }
    println!("{name}: {}", score(&found, gold));
    let is_inner = |end: &&usize| !text.as_str()[**end..].trim_start_matches([' ', '\u{A0}']).starts_with('\n');
    let inner = |ends: &BTreeSet<usize>| ends.iter().filter(is_inner).copied().collect();
    println!("  within lines: {}", score(&inner(&found), &inner(gold)));
    println!("  speed: {:.0} MB/s", speed(text));
}

/// What of the ends was found, in per cent.
fn score(found: &BTreeSet<usize>, gold: &BTreeSet<usize>) -> String {
    let right = found.intersection(gold).count() as f64;
    let (precision, recall) = (100.0 * right / found.len() as f64, 100.0 * right / gold.len() as f64);
    let f1 = 2.0 * precision * recall / (precision + recall);
    let count = gold.len();
    format!("{count} sentences, {} found: precision {precision:.2} recall {recall:.2} F1 {f1:.2}", found.len())
}

/// Megabytes a second on one core: the best of many passes, as other programs may be at work.
fn speed(text: &Text) -> f64 {
    let start = Instant::now();
    let mut best = Duration::MAX;
    while start.elapsed() < Duration::from_secs(2) {
        let pass = Instant::now();
        std::hint::black_box(units(text, Unit::Sentence));
        best = best.min(pass.elapsed());
    }
    text.as_str().len() as f64 / 1e6 / best.as_secs_f64()
}

/// The sentences of a treebank as one line of text.
fn running_text(conllu: &str) -> Sample {
    let (mut text, mut ends) = (String::new(), BTreeSet::new());
    for sentence in conllu.lines().filter_map(|line| line.strip_prefix("# text = ")) {
        let mut sentence = sentence.replace("LBKT", "(").replace("RBKT", ")");
        for mark in [",", ".", ";", ":", "!", "?", "…", ")", "”", "%"] {
            sentence = sentence.replace(&format!(" {mark}"), mark);
        }
        for mark in ["(", "“"] {
            sentence = sentence.replace(&format!("{mark} "), mark);
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(sentence.trim());
        ends.insert(text.len());
    }
    Sample { text: Text::from(text.as_str()), ends }
}

/// The text of a marked file, without its `%%` lines.
fn marked_text(marked: &str) -> Sample {
    let (mut text, mut ends) = (String::new(), BTreeSet::new());
    for line in marked.lines().filter(|line| !line.trim().is_empty() && !line.starts_with("%%")) {
        for part in line.split('‖') {
            text.push_str(part);
            ends.insert(text.trim_end().len());
        }
        text.push('\n');
    }
    Sample { text: Text::from(text.as_str()), ends }
}

fn around(text: &str, at: usize) -> String {
    let before: String = text[..at].chars().rev().take(50).collect::<Vec<_>>().into_iter().rev().collect();
    let after: String = text[at..].chars().take(40).collect();
    format!("{before}¶{after}")
}
