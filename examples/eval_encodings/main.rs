//! How often the encoding of a short text is found, and how often healthy text is “repaired”.
//!
//!     cargo run --release --example eval_encodings -- [--wrong] FILE-OR-FOLDER…
//!     cargo run --release --example eval_encodings -- --tables
//!
//! `--wrong` prints the slices that went wrong; `--tables` prints every letter in every table, for comparison with other
//! converters (`.ci/check_encodings.py`).
//!
//! Texts are plain text, Markdown or CoNLL-U (its `# text` lines), in UTF-8. Slices begin anywhere, in the middle of
//! words too. A slice counts as right when what is decoded is what was encoded: where two tables give the same
//! text, either name will do. TCVN3 has no capitals with a tone, so in the TCVN tables case is not compared.

#![allow(clippy::print_stdout, reason = "it prints figures")]

mod other;

use std::fs;
use std::path::Path;

use ghichu::vietnamese::encoding::detect::{Reading, detect};
use ghichu::vietnamese::encoding::{Legacy, decode, encode, fit, repair};
use unicode_normalization::UnicodeNormalization;

/// Slices for each encoding and length.
const SLICES: usize = 4_000;
/// Their lengths in characters.
const LENGTHS: [usize; 6] = [15, 30, 60, 120, 240, 1000];

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--tables") {
        tables();
        return;
    }
    let show = arguments.iter().any(|argument| argument == "--wrong");
    arguments.retain(|argument| argument != "--wrong");
    let mut text = String::new();
    for path in &arguments {
        gather(Path::new(path), &mut text);
    }
    let text: Vec<char> = text.nfc().collect();
    if text.len() < 10_000 {
        println!("usage: eval_encodings FILE-OR-FOLDER… (10,000 characters or more)");
        return;
    }
    println!("{} characters, {SLICES} slices each; right, in %\n", text.len());
    print!("{:<34}", "encoding");
    for length in LENGTHS {
        print!("{length:>9}");
    }
    println!();
    for (name, kind) in kinds() {
        print!("{name:<34}");
        let mut wrong = Vec::new();
        for length in LENGTHS {
            let mut random = Random(length as u64 + 1);
            let mut right = 0;
            for _ in 0..SLICES {
                let slice = random.slice(&text, length);
                let (bytes, expected) = kind.bytes(&slice, &mut random);
                let (reading, got) = read(&bytes);
                if kind.is_right(&got, &expected) {
                    right += 1;
                } else if length >= 60 {
                    wrong.push(format!("  {length} {reading:?}: {slice:?}\n      {got:?}"));
                }
            }
            print!("{:>9.2}", 100.0 * f64::from(right) / SLICES as f64);
        }
        println!();
        if show {
            wrong.iter().for_each(|line| println!("{line}"));
        }
    }
    println!("\ntext in UTF-8 that was taken for something else, in %\n");
    let own: String = text.iter().collect();
    for (name, other) in [("Vietnamese", own.as_str())].into_iter().chain(other::TEXTS) {
        let characters: Vec<char> = other.chars().collect();
        print!("{name:<34}");
        for length in LENGTHS {
            let mut random = Random(length as u64 + 7);
            let mut repaired = 0;
            for _ in 0..SLICES {
                let slice = random.slice(&characters, length);
                let reading = detect(slice.as_bytes(), true);
                repaired += i32::from(reading != Reading::Utf8);
                if show && reading != Reading::Utf8 {
                    println!("  {reading:?}: {slice:?}");
                }
            }
            print!("{:>9.2}", 100.0 * f64::from(repaired) / SLICES as f64);
        }
        println!();
    }
    println!("\nWestern text in windows-1252 that changed by being decoded, in %\n");
    for (name, other) in other::TEXTS.into_iter().filter(|(name, _)| !matches!(*name, "Chinese" | "code")) {
        let characters: Vec<char> = other.chars().collect();
        print!("{name:<34}");
        for length in LENGTHS {
            let mut random = Random(length as u64 + 7);
            let mut changed = 0;
            for _ in 0..SLICES {
                let slice = random.slice(&characters, length);
                let bytes = encode(&slice, Legacy::Windows1252).expect("Western text is in windows-1252");
                let (reading, got) = read(&bytes);
                changed += i32::from(got != slice);
                if show && got != slice && length >= 60 {
                    println!("  {reading:?}: {slice:?}");
                }
            }
            print!("{:>9.2}", 100.0 * f64::from(changed) / SLICES as f64);
        }
        println!();
    }
}

/// `encoding letter bytes` for every letter that a table has.
fn tables() {
    let vowels = "aăâeêioôơuưy".chars();
    let toned = vowels.flat_map(|vowel| {
        ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"].map(|tone| format!("{vowel}{tone}"))
    });
    let small: Vec<String> = toned.chain(["đ".to_owned()]).map(|letter| letter.nfc().collect()).collect();
    let capital: Vec<String> = small.iter().map(|letter| letter.to_uppercase()).collect();
    for legacy in Legacy::ALL {
        for letter in small.iter().chain(&capital) {
            if let Ok(bytes) = encode(letter, legacy) {
                let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
                println!("{} {letter} {hex}", legacy.id());
            }
        }
    }
}

fn gather(path: &Path, text: &mut String) {
    if path.is_dir() {
        let mut inside: Vec<_> = fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        inside.sort();
        inside.iter().for_each(|path| gather(path, text));
        return;
    }
    let Ok(source) = fs::read_to_string(path) else { return };
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("conllu") => {
            for line in source.lines().filter_map(|line| line.strip_prefix("# text = ")) {
                // Its punctuation stands apart.
                let line = [" ,", " .", " :", " ;", " !", " ?", " )"]
                    .iter()
                    .fold(line.to_owned(), |line, apart| line.replace(apart, apart.trim_start()));
                text.push_str(&line.replace("( ", "("));
                text.push('\n');
            }
        }
        Some("txt" | "md") => text.push_str(&source),
        _ => {}
    }
}

/// A way for text to become bytes.
enum Kind {
    Legacy(Legacy),
    /// As the Windows keyboard types: every tone apart.
    TypedIn1258,
    Utf16 {
        big: bool,
    },
    Misread(Legacy),
    MisreadUtf8,
    Damaged,
}

fn kinds() -> Vec<(&'static str, Kind)> {
    vec![
        ("windows-1258", Kind::Legacy(Legacy::Windows1258)),
        ("windows-1258, tones typed apart", Kind::TypedIn1258),
        ("TCVN3", Kind::Legacy(Legacy::Tcvn3)),
        ("TCVN 5712-1", Kind::Legacy(Legacy::Tcvn5712)),
        ("VISCII", Kind::Legacy(Legacy::Viscii)),
        ("VNI-Windows", Kind::Legacy(Legacy::Vni)),
        ("UTF-16LE without BOM", Kind::Utf16 { big: false }),
        ("UTF-16BE without BOM", Kind::Utf16 { big: true }),
        ("TCVN3 taken for windows-1252", Kind::Misread(Legacy::Tcvn3)),
        ("VNI taken for windows-1252", Kind::Misread(Legacy::Vni)),
        ("UTF-8 taken for windows-1252", Kind::MisreadUtf8),
        ("UTF-8, a byte in 60 damaged", Kind::Damaged),
    ]
}

impl Kind {
    fn bytes(&self, slice: &str, random: &mut Random) -> (Vec<u8>, String) {
        let legacy_bytes = |legacy| {
            let fitted = fit(slice, legacy);
            (encode(&fitted, legacy).expect("it was made to fit"), fitted)
        };
        match self {
            Kind::Legacy(legacy) => legacy_bytes(*legacy),
            Kind::TypedIn1258 => {
                let fitted = fit(slice, Legacy::Windows1258);
                let apart: String = fitted.chars().map(tone_apart).collect();
                (encode(&apart, Legacy::Windows1258).expect("it was made to fit"), fitted)
            }
            Kind::Utf16 { big } => {
                let units = slice.encode_utf16();
                let bytes = units.flat_map(|unit| if *big { unit.to_be_bytes() } else { unit.to_le_bytes() });
                (bytes.collect(), slice.to_owned())
            }
            Kind::Misread(legacy) => {
                let (bytes, fitted) = legacy_bytes(*legacy);
                (western(&bytes).into_bytes(), fitted)
            }
            Kind::MisreadUtf8 => (western(slice.as_bytes()).into_bytes(), slice.to_owned()),
            Kind::Damaged => {
                let mut bytes = slice.as_bytes().to_vec();
                for _ in 0..bytes.len().div_ceil(60) {
                    let at = random.below(bytes.len());
                    bytes[at] = 0xff;
                }
                let expected = String::from_utf8_lossy(&bytes).into_owned();
                (bytes, expected)
            }
        }
    }

    fn is_right(&self, got: &str, expected: &str) -> bool {
        match self {
            Kind::Legacy(Legacy::Tcvn3 | Legacy::Tcvn5712) | Kind::Misread(Legacy::Tcvn3) => {
                got.to_lowercase() == expected.to_lowercase()
            }
            _ => got == expected,
        }
    }
}

/// Bytes read as browsers read windows-1252.
fn western(bytes: &[u8]) -> String {
    let read = |byte: u8| match decode(&[byte], Legacy::Windows1252).as_str() {
        "\u{fffd}" => char::from(byte),
        known => known.chars().next().expect("a byte is a character"),
    };
    bytes.iter().map(|byte| read(*byte)).collect()
}

fn tone_apart(c: char) -> String {
    let parts: Vec<char> = c.nfd().collect();
    let is_tone = |c: &char| matches!(c, '\u{300}' | '\u{309}' | '\u{303}' | '\u{301}' | '\u{323}');
    match parts.iter().position(is_tone) {
        Some(at) => {
            let shape: String = parts.iter().copied().filter(|c| !is_tone(c)).nfc().collect();
            format!("{shape}{}", parts[at])
        }
        None => c.to_string(),
    }
}

fn read(bytes: &[u8]) -> (Reading, String) {
    let utf8 = std::str::from_utf8(bytes);
    let reading = detect(bytes, utf8.is_ok());
    let utf16 = |from: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| from([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    let text = match reading {
        Reading::Utf8 | Reading::DamagedUtf8 | Reading::Unknown => String::from_utf8_lossy(bytes).into_owned(),
        Reading::Utf16Le => utf16(u16::from_le_bytes),
        Reading::Utf16Be => utf16(u16::from_be_bytes),
        Reading::Legacy(legacy) => decode(bytes, legacy),
        Reading::Misread(was) => utf8.map_or_else(|_| String::new(), |text| repair(text, was)),
    };
    (reading, text)
}

/// Numbers that are the same each time (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        for _ in 0..3 {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
        }
        (self.0 % end.max(1) as u64) as usize
    }

    fn slice(&mut self, text: &[char], length: usize) -> String {
        let start = self.below(text.len().saturating_sub(length));
        text[start..text.len().min(start + length)].iter().collect()
    }
}
