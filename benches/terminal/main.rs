//! Whole programs in a pty, side by side in one run: the first frame, a key to its frame, memory, a save.
//!
//! `cargo bench --bench terminal` prints tables in Markdown; `-- quick` runs each thing a few times only, and the names of
//! parts (`frames`, `keys`, `jump`, `annotations`, `save`) run those alone. `less` and `vim` are measured where they are
//! installed. Times differ from machine to machine: read the ratios, and run it while
//! nothing else runs.

#![allow(clippy::print_stdout, reason = "the tables are what it is for")]

mod figures;
mod material;
mod pty;

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use figures::{Figures, ratio, table};
use material::{Material, TITLE, sidecar};
use pty::Terminal;

const GHICHU: &str = env!("CARGO_BIN_EXE_ghichu");

/// What a program is, and the keys that do the same in it.
struct Program {
    name: &'static str,
    command: &'static [&'static str],
    /// How often the key for a row is pressed before each press scrolls the window.
    ready: usize,
    row: &'static [u8],
    page: &'static [u8],
    end: &'static [u8],
    start: &'static [u8],
}

const PROGRAMS: [Program; 3] = [
    Program { name: "less", command: &["less"], ready: 0, row: b"j", page: b" ", end: b"G", start: b"g" },
    Program {
        name: "vim",
        command: &["vim", "--clean"],
        ready: 0,
        row: b"\x05",
        page: b"\x06",
        end: b"G",
        start: b"gg",
    },
    Program { name: "ghichu", command: &[GHICHU], ready: 45, row: b"j", page: b"\x06", end: b"G", start: b"gg" },
];

impl Program {
    fn open(&self, article: &Path, home: &Path) -> Terminal {
        let mut command: Vec<String> = self.command.iter().map(|word| (*word).to_owned()).collect();
        command.push(article.to_string_lossy().into_owned());
        Terminal::start(&command, home)
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let quick = arguments.iter().any(|argument| argument == "quick");
    let chosen = |part: &str| arguments.iter().any(|argument| argument == part);
    let all = !["frames", "keys", "jump", "annotations", "save"].into_iter().any(chosen);
    let wanted = |part: &str| all || chosen(part);
    let (starts, keys) = if quick { (3, 20) } else { (21, 300) };
    let material = Material::new();
    let found = |program: &&Program| Command::new(program.command[0]).arg("--version").output().is_ok();
    let programs: Vec<&Program> = PROGRAMS.iter().filter(found).collect();
    let small = material.article("nho", 5_000, true);
    let middle = material.article("vua", 10_000_000, true);
    let large = material.article("lon", 100_000_000, true);
    if wanted("frames") {
        let line = material.article("mot-dong", 10_000_000, false);
        let articles = [("5 KB", &small), ("10 MB", &middle), ("100 MB", &large), ("10 MB in one line", &line)];
        articles.into_iter().for_each(|(title, it)| first_frames(title, it, &programs, &material, starts));
    }
    let kinds = [("A row", Key::Row), ("A page", Key::Page), ("The end and the start", Key::Ends)];
    if wanted("keys") {
        for (title, what) in kinds {
            key_to_frame(&format!("{title}, 10 MB"), &[("", &middle)], what, &programs, &material, keys);
        }
    }
    if wanted("jump") {
        first_jumps(&large, &programs, &material, starts.min(7));
    }
    if wanted("annotations") || wanted("save") {
        let marked = material.article("nhieu-chu-giai", 10_000_000, true);
        let count = material.annotate(&marked);
        if wanted("annotations") {
            let ours: Vec<&Program> = programs.iter().copied().filter(|program| program.name == "ghichu").collect();
            let articles = [("without", middle.as_path()), ("with annotations", marked.as_path())];
            for (title, what) in kinds {
                key_to_frame(&format!("{title}, 10 MB, {count} annotations"), &articles, what, &ours, &material, keys);
            }
        }
        if wanted("save") {
            saves(&small, &marked, count, &material, starts);
        }
    }
}

/// From exec to the text being visible, and the most memory until the program is at rest.
fn first_frames(title: &str, article: &Path, programs: &[&Program], material: &Material, runs: usize) {
    let measured: Vec<(Figures, u64)> = measured_in_turn(programs, runs, |program| {
        let mut terminal = program.open(article, material.home());
        let shown = terminal.until(TITLE);
        terminal.settle(Duration::from_millis(400));
        (shown, terminal.memory().unwrap_or(0))
    });
    let less = measured[0].0.median();
    let rows: Vec<Vec<String>> = programs
        .iter()
        .zip(&measured)
        .map(|(program, (figures, memory))| {
            let memory = format!("{:.1}", *memory as f64 / f64::from(1 << 20));
            vec![program.name.into(), figures.spread(), ratio(figures.median(), less), memory]
        })
        .collect();
    let first = format!("times {}", programs[0].name);
    table(&format!("First frame, {title}"), &["program", "ms", &first, "memory, MiB"], &rows);
}

/// Each program in turn, so that what else the machine does hits all of them; the durations and the least of the sizes.
fn measured_in_turn(
    programs: &[&Program],
    runs: usize,
    mut run: impl FnMut(&Program) -> (Duration, u64),
) -> Vec<(Figures, u64)> {
    let mut all = vec![(Vec::new(), u64::MAX); programs.len()];
    for turn in 0..=runs {
        for (program, (durations, size)) in programs.iter().zip(&mut all) {
            let (duration, measured) = run(program);
            // The first turn warms the page cache.
            if turn > 0 {
                durations.push(duration);
                *size = measured.min(*size);
            }
        }
    }
    all.into_iter().map(|(durations, size)| (Figures::of(durations), size)).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    Row,
    Page,
    Ends,
}

/// A key to the last byte of the frame that answers it.
fn key_to_frame(
    title: &str,
    articles: &[(&str, &Path)],
    what: Key,
    programs: &[&Program],
    material: &Material,
    count: usize,
) {
    let quiet = Duration::from_millis(15);
    let mut rows: Vec<(f64, Vec<String>)> = Vec::new();
    for program in programs {
        for (kind, article) in articles {
            let mut terminal = program.open(article, material.home());
            terminal.until(TITLE);
            terminal.settle(Duration::from_millis(700));
            if what == Key::Row {
                for _ in 0..program.ready {
                    terminal.answer(program.row, quiet);
                }
            }
            let keys: &[&[u8]] = match what {
                Key::Row => &[program.row],
                Key::Page => &[program.page],
                Key::Ends => &[program.end, program.start],
            };
            let answers: Vec<(Duration, usize)> =
                (0..count).filter_map(|turn| terminal.answer(keys[turn % keys.len()], quiet)).collect();
            let mut bytes: Vec<usize> = answers.iter().map(|answer| answer.1).collect();
            bytes.sort_unstable();
            let figures = Figures::of(answers.iter().map(|answer| answer.0).collect());
            let name = format!("{} {kind}", program.name).trim().to_owned();
            let bytes = bytes.get(bytes.len() / 2).map_or(0, |bytes| *bytes);
            let row =
                vec![name, format!("{:.2}", figures.median()), format!("{:.2}", figures.at(99)), bytes.to_string()];
            rows.push((figures.median(), row));
        }
    }
    let first = rows[0].1[0].clone();
    let peer = rows[0].0;
    let rows: Vec<Vec<String>> = rows
        .into_iter()
        .map(|(median, mut row)| {
            row.push(ratio(median, peer));
            row
        })
        .collect();
    table(title, &["program", "p50, ms", "p99, ms", "bytes", &format!("times {first}")], &rows);
}

/// The first jump to the end of a large article, in a program that has just been opened and is at rest.
fn first_jumps(article: &Path, programs: &[&Program], material: &Material, runs: usize) {
    let measured = measured_in_turn(programs, runs, |program| {
        let mut terminal = program.open(article, material.home());
        terminal.until(TITLE);
        terminal.settle(Duration::from_millis(700));
        let (duration, bytes) = terminal.answer(program.end, Duration::from_millis(300)).expect("a frame");
        (duration, bytes as u64)
    });
    let rows: Vec<Vec<String>> = programs
        .iter()
        .zip(&measured)
        .map(|(program, (figures, _))| vec![program.name.into(), figures.spread()])
        .collect();
    table("The first jump to the end, 100 MB", &["program", "ms"], &rows);
}

/// From the key that tags the sentence at the cursor to the word that it is saved, and what a plain loop takes to write
/// as many bytes as safely.
fn saves(small: &Path, marked: &Path, count: usize, material: &Material, runs: usize) {
    let mut rows = Vec::new();
    for (title, article) in [("none before".to_owned(), small), (format!("{count} before"), marked)] {
        let mut terminal = PROGRAMS[2].open(article, material.home());
        terminal.until(TITLE);
        terminal.settle(Duration::from_millis(1500));
        let (mut shown, mut saved) = (Vec::new(), Vec::new());
        for _ in 0..runs {
            // To the next sentence, so that each save has something new.
            terminal.answer(b")", Duration::from_millis(50));
            let pressed = Instant::now();
            terminal.press(b"2");
            let first = terminal.next_piece();
            let last = terminal.settle(Duration::from_millis(300)).unwrap_or(first);
            assert!(terminal.shown().contains("đã lưu") || terminal.shown().contains("saved"), "{}", terminal.shown());
            shown.push(first - pressed);
            saved.push(last - pressed);
        }
        drop(terminal);
        let bytes = std::fs::read(sidecar(article)).expect("a sidecar");
        let plain = Figures::of((0..runs).map(|_| write_safely(&bytes, material.home())).collect());
        let (shown, saved) = (Figures::of(shown), Figures::of(saved));
        rows.push(vec![
            title,
            shown.spread(),
            saved.spread(),
            plain.spread(),
            format!("{:.0}", bytes.len() as f64 / 1024.0),
        ]);
    }
    let heads = ["", "the tag is shown, ms", "it is saved, ms", "write + fsync + rename + fsync, ms", "sidecar, KiB"];
    table("A save", &heads, &rows);
}

/// The plain baseline of a save: a file beside, synced, renamed, and its folder synced.
fn write_safely(bytes: &[u8], folder: &Path) -> Duration {
    use std::io::Write;
    let started = Instant::now();
    let (beside, file) = (folder.join("ban-nhap"), folder.join("ban"));
    let mut out = std::fs::File::create(&beside).expect("the folder takes files");
    out.write_all(bytes).and_then(|()| out.sync_all()).expect("the disk has room");
    std::fs::rename(&beside, &file).and_then(|()| std::fs::File::open(folder)?.sync_all()).expect("it can be renamed");
    started.elapsed()
}
