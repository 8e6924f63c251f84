//! Measures sentence segmentation: `cargo run --release --example eval_sentences -- FILE.conllu`.
//!
//! The sentences of a CoNLL-U file are joined into running text (spaces before closing and after opening punctuation
//! closed up) and split again. What counts is where sentences end. With `--errors` every wrong and every missed end is
//! printed.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "printing is what an evaluation is for")]

use std::collections::BTreeSet;
use std::process::ExitCode;

use ghichu::vietnamese::sentence::sentences;

fn main() -> ExitCode {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let shows_errors = arguments.iter().any(|argument| argument == "--errors");
    arguments.retain(|argument| argument != "--errors");
    let [path] = arguments.as_slice() else {
        eprintln!("usage: eval_sentences [--errors] FILE.conllu");
        return ExitCode::from(2);
    };
    let conllu = match std::fs::read_to_string(path) {
        Ok(conllu) => conllu,
        Err(error) => {
            eprintln!("{path}: {error}");
            return ExitCode::from(3);
        }
    };
    let (text, gold) = running_text(&conllu);
    let found: BTreeSet<usize> = sentences(&text).into_iter().map(|range| range.end.0).collect();
    if shows_errors {
        for (kind, ends) in [("wrong", found.difference(&gold)), ("missed", gold.difference(&found))] {
            for &end in ends {
                println!("{kind}\t{}", around(&text, end));
            }
        }
    }
    let right = found.intersection(&gold).count() as f64;
    let (precision, recall) = (right / found.len() as f64, right / gold.len() as f64);
    let f1 = 2.0 * precision * recall / (precision + recall);
    println!(
        "{} sentences, {} found: precision {:.2} recall {:.2} F1 {:.2}",
        gold.len(),
        found.len(),
        100.0 * precision,
        100.0 * recall,
        100.0 * f1
    );
    ExitCode::SUCCESS
}

/// The text of all sentences, and where each ends.
fn running_text(conllu: &str) -> (String, BTreeSet<usize>) {
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
    (text, ends)
}

fn around(text: &str, at: usize) -> String {
    let before: String = text[..at].chars().rev().take(50).collect::<Vec<_>>().into_iter().rev().collect();
    let after: String = text[at..].chars().take(40).collect();
    format!("{before}¶{after}")
}
