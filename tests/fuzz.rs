//! The fuzz targets of `fuzz/` over a fixed number of made-up inputs: the same ones in every run.
//!
//! Inputs are put together from pieces that matter to the checks, from plain prose and from random bytes. Set
//! `GHICHU_FUZZ_INPUTS` for more of them than a test should take.

#![allow(clippy::print_stderr, reason = "the input that fails must be told")]

#[path = "fuzz/checks.rs"]
mod checks;

/// Prose, numbers, marks, spaces, controls: whatever has a rule of its own somewhere.
const PIECES: &[&str] = &[
    "Bà con bản Nà Lèng ",
    "gặt lúa sớm, ",
    "rồi. ",
    "Hôm sau",
    "ngày 5 tháng 9 năm 2022",
    "1.000.000 đồng ",
    "7,5 % ",
    "12/2022/NĐ-CP ",
    "QĐ-TTg",
    "Điều 5. ",
    "Khoản 2 ",
    "a) ",
    "1.1. ",
    "III. ",
    "- ",
    "+ ",
    "• ",
    "\u{f0b7}\t",
    "TP. ",
    "v.v. ",
    "(",
    ")",
    "“",
    "”",
    "…",
    " – ",
    "—",
    "-",
    "/",
    "https://nalang.example/tin-moi?x=1 ",
    "ông Lò Văn Thủy ",
    "Vie\u{323}\u{302}t ",
    "tiê\u{301}ng ",
    "e\u{301}\u{302}",
    "\u{301}",
    "\u{340}",
    "đợ\u{323}i ",
    "ð",
    "\u{a0}",
    "\u{202f}",
    "\u{200b}",
    "\u{200d}",
    "\u{ad}",
    "\u{feff}",
    "\u{2028}",
    "\u{202e}",
    "\t",
    "\n",
    "\r\n",
    "\n\n",
    "\0",
    "\u{1b}[31m",
    "\u{9b}",
    "漢字",
    "👩\u{200d}🌾",
    "🇻🇳",
    "각",
    "नमस्ते",
    " ",
    "   ",
    "%",
    "°C",
    "m²",
    "km/h",
    "\u{fffd}",
];

/// The SplitMix64 sequence (Steele, Lea, Flood 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    /// Bytes for the options of a check, then pieces, some of them damaged; now and then one piece many times.
    fn input(&mut self) -> Vec<u8> {
        let mut bytes: Vec<u8> = (0..3).map(|_| self.next() as u8).collect();
        if self.below(20) == 0 {
            bytes = [&b"\xff\xfe"[..], b"\xfe\xff", b"\xef\xbb\xbf"][self.below(3)].to_vec();
        }
        for _ in 0..self.below(40) {
            let piece = PIECES[self.below(PIECES.len())];
            let times = if self.below(400) == 0 { self.below(1500) } else { 1 };
            (0..times).for_each(|_| bytes.extend_from_slice(piece.as_bytes()));
        }
        for _ in 0..self.below(8).saturating_sub(4) {
            let at = self.below(bytes.len());
            bytes[at] = self.next() as u8;
        }
        bytes
    }
}

fn run((name, check): checks::Check) {
    let wanted = std::env::var("GHICHU_FUZZ_INPUTS").ok().and_then(|count| count.parse().ok());
    let mut random = Random(name.len() as u64);
    for _ in 0..wanted.unwrap_or(400) {
        let input = random.input();
        if let Err(problem) = std::panic::catch_unwind(|| check(&input)) {
            let path = std::env::temp_dir().join(format!("ghichu-fuzz-{name}"));
            let kept = std::fs::write(&path, &input).is_ok();
            eprintln!(
                "{name} fails on {} bytes{}",
                input.len(),
                if kept { format!(", kept in {}", path.display()) } else { String::new() }
            );
            std::panic::resume_unwind(problem);
        }
    }
}

#[test]
fn decoding() {
    run(checks::CHECKS[0]);
}

#[test]
fn folding() {
    run(checks::CHECKS[1]);
}

#[test]
fn segmentation() {
    run(checks::CHECKS[2]);
}

#[test]
fn wrapping() {
    run(checks::CHECKS[3]);
}

#[test]
fn sanitising() {
    run(checks::CHECKS[4]);
}
