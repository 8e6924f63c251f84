//! Measures how rows end: `cargo run --release --example eval_wrapping -- FILE...`.
//!
//! The files are wrapped by UAX #14 alone, with the rules of Vietnamese, and with the wish to keep words whole. Printed
//! are how many rows end where they must not or had better not, how full they are, and how fast they are made (the texts
//! repeated up to 10 MB, best of five): as they are, as one line, and decomposed.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "printing is what an evaluation is for")]

use std::process::ExitCode;
use std::time::Instant;

use ghichu::text::glyph::{GlyphOptions, width};
use ghichu::text::wrap::{BreakRules, NoRules, Row, WrapOptions, block_at, row_at, rows, rows_from};
use ghichu::text::{ByteOffset, Text};
use ghichu::vietnamese::break_rules::{KEEPING_WORDS, STRICT};
use unicode_normalization::UnicodeNormalization;

const WAYS: [(&str, &'static dyn BreakRules); 3] =
    [("UAX #14", &NoRules), ("and the rules", &STRICT), ("and whole words", &KEEPING_WORDS)];

/// How much text the speed is measured on, in bytes.
const MUCH: usize = 10_000_000;

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let mut content = String::new();
    for file in &files {
        match std::fs::read_to_string(file) {
            Ok(text) => content.push_str(&text),
            Err(error) => {
                eprintln!("{file}: {error}");
                return ExitCode::from(3);
            }
        }
    }
    if content.trim().is_empty() {
        eprintln!("usage: eval_wrapping FILE...");
        return ExitCode::from(2);
    }
    println!("| columns | way | rows | forbidden ends | disliked ends | filled |\n|---|---|---|---|---|---|");
    for columns in [40, 60, 80] {
        WAYS.iter().for_each(|(name, rules)| ends(&Text::from(&*content), columns, name, *rules));
    }
    let much = content.repeat(MUCH.div_ceil(content.len()));
    let texts =
        [("as it is", much.clone()), ("one line", much.replace('\n', " ")), ("decomposed", much.nfd().collect())];
    println!("\n| 80 columns | way | MB/s | ns a row | a screen of 40 rows anywhere, µs |\n|---|---|---|---|---|");
    for (kind, text) in texts {
        let text = Text::from(text.as_str());
        WAYS.iter().for_each(|(name, rules)| speed(&text, kind, name, *rules));
    }
    ExitCode::SUCCESS
}

fn options(columns: u16, rules: &'static dyn BreakRules) -> WrapOptions {
    WrapOptions { columns, glyphs: GlyphOptions::default(), rules }
}

/// Calls `each` with the rows of every block.
fn wrap(text: &Text, options: WrapOptions, mut each: impl FnMut(&[Row])) {
    let mut at = ByteOffset::ZERO;
    while at < text.end() {
        let block = block_at(text, at);
        each(&rows(text, block, options));
        at = block.end;
    }
}

/// How the rows of a text end.
fn ends(text: &Text, columns: u16, way: &str, rules: &'static dyn BreakRules) {
    let (mut count, mut forbidden, mut disliked, mut inner, mut filled) = (0, 0, 0, 0, 0);
    wrap(text, options(columns, rules), |rows| {
        count += rows.len();
        for row in rows.iter().filter(|row| !row.ends_line) {
            let line = text.line_at(row.range.start);
            let at = row.range.end.0 - line.start.0;
            inner += 1;
            filled += width(text.slice(row.range).trim_end(), GlyphOptions::default()) + usize::from(row.indent);
            forbidden += usize::from(KEEPING_WORDS.forbids(text.slice(line), at));
            disliked += usize::from(KEEPING_WORDS.dislikes(text.slice(line), at));
        }
    });
    let filled = 100.0 * filled as f64 / (f64::from(columns) * f64::from(inner.max(1)));
    println!("| {columns} | {way} | {count} | {forbidden} | {disliked} | {filled:.1} % |");
}

/// How fast rows are made.
fn speed(text: &Text, kind: &str, way: &str, rules: &'static dyn BreakRules) {
    let options = options(80, rules);
    let (mut best, mut count) = (f64::MAX, 0);
    for _ in 0..5 {
        let started = Instant::now();
        count = 0;
        wrap(text, options, |rows| count += rows.len());
        best = best.min(started.elapsed().as_secs_f64());
    }
    const SCREENS: usize = 2000;
    let started = Instant::now();
    let mut shown = 0;
    for number in 0..SCREENS {
        let top = row_at(text, ByteOffset(text.end().0 / SCREENS * number), options);
        shown += rows_from(text, top, 40, options).len();
    }
    let screen = started.elapsed().as_secs_f64() / SCREENS as f64;
    assert!(shown > 0);
    let (speed, each) = (text.end().0 as f64 / best / 1e6, best * 1e9 / count as f64);
    println!("| {kind} | {way} | {speed:.0} | {each:.0} | {:.1} |", screen * 1e6);
}
