//! Measures word segmentation: `cargo run --release --example eval_words -- FILE.conllu`.
//!
//! The tokens of a CoNLL-U file (a word of several syllables has spaces in its FORM) are joined with spaces, sentence by
//! sentence, and parted again. What counts are words found with both their borders right. With `--kinds` it counts what
//! kinds of words are wrongly joined and missed, by their parts of speech.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "printing is what an evaluation is for")]

use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;
use std::time::Instant;

use ghichu::vietnamese::word::{lexicon_size, words};

type Span = (usize, usize);

struct Sentence {
    text: String,
    gold: BTreeMap<Span, String>,
}

fn main() -> ExitCode {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let shows_kinds = arguments.iter().any(|argument| argument == "--kinds");
    arguments.retain(|argument| argument != "--kinds");
    let [path] = arguments.as_slice() else {
        eprintln!("usage: eval_words [--kinds] FILE.conllu");
        return ExitCode::from(2);
    };
    let conllu = match std::fs::read_to_string(path) {
        Ok(conllu) => conllu,
        Err(error) => {
            eprintln!("{path}: {error}");
            return ExitCode::from(3);
        }
    };
    let start = Instant::now();
    let size = lexicon_size();
    println!("lexicon: {size} words, made in {:.1} ms", start.elapsed().as_secs_f64() * 1e3);

    let sentences = sentences(&conllu);
    let (mut right, mut found, mut gold) = (0, 0, 0);
    let (mut joined, mut missed): (BTreeMap<String, usize>, BTreeMap<String, usize>) = Default::default();
    for sentence in &sentences {
        let ours: BTreeSet<Span> = words(&sentence.text).into_iter().map(|word| (word.start.0, word.end.0)).collect();
        right += ours.iter().filter(|span| sentence.gold.contains_key(span)).count();
        found += ours.len();
        gold += sentence.gold.len();
        for (span, kind) in &sentence.gold {
            if !ours.contains(span) {
                *missed.entry(format!("{kind} of {}", syllables(&sentence.text, *span))).or_default() += 1;
            }
        }
        for span in
            ours.iter().filter(|span| !sentence.gold.contains_key(span) && syllables(&sentence.text, **span) > 1)
        {
            let inner = sentence.gold.iter().filter(|(gold, _)| gold.0 < span.1 && gold.1 > span.0);
            let kinds: Vec<&str> = inner.map(|(_, kind)| kind.as_str()).collect();
            *joined.entry(kinds.join(" + ")).or_default() += 1;
        }
    }
    let (precision, recall) = (right as f64 / found as f64, right as f64 / gold as f64);
    println!(
        "{gold} words, {found} found: precision {:.2} recall {:.2} F1 {:.2}",
        100.0 * precision,
        100.0 * recall,
        200.0 * precision * recall / (precision + recall)
    );
    if shows_kinds {
        for (title, kinds) in [("joined", joined), ("missed", missed)] {
            let mut kinds: Vec<_> = kinds.into_iter().collect();
            kinds.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            for (kind, count) in kinds.into_iter().take(25) {
                println!("{title}\t{count}\t{kind}");
            }
        }
    }
    speed(&sentences);
    ExitCode::SUCCESS
}

fn syllables(text: &str, span: Span) -> usize {
    text[span.0..span.1].split(' ').count()
}

fn sentences(conllu: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for block in conllu.split("\n\n") {
        let mut sentence = Sentence { text: String::new(), gold: BTreeMap::new() };
        for line in block.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [number, form, _, kind, ..] = fields.as_slice() else { continue };
            if !number.bytes().all(|byte| byte.is_ascii_digit()) {
                continue;
            }
            let form = match *form {
                "LBKT" => "(",
                "RBKT" => ")",
                form => form,
            };
            if !sentence.text.is_empty() {
                sentence.text.push(' ');
            }
            let start = sentence.text.len();
            sentence.text.push_str(form);
            sentence.gold.insert((start, sentence.text.len()), (*kind).to_owned());
        }
        if !sentence.gold.is_empty() {
            sentences.push(sentence);
        }
    }
    sentences
}

/// The speed over 20 MB of these sentences.
fn speed(sentences: &[Sentence]) {
    let text: String = sentences.iter().map(|sentence| format!("{}\n", sentence.text)).collect();
    let text = text.repeat(20_000_000 / text.len() + 1);
    let start = Instant::now();
    let count = words(&text).len();
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{count} words of {:.1} MB in {seconds:.2} s: {:.1} MB/s",
        text.len() as f64 / 1e6,
        text.len() as f64 / 1e6 / seconds
    );
}
