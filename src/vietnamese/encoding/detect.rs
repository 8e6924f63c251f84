//! Which encoding bytes are in, found by how Vietnamese each reading of them looks.
//!
//! Healthy UTF-8 is never read as anything else unless nearly every word of it says that it was converted wrongly; text
//! of other languages has no such words. Where nothing fits, nothing is claimed.

use std::ops::Range;

use super::score::{Score, is_own_letter, score};
use super::table::characters;
use super::{Legacy, decode, repair};

/// How bytes are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reading {
    /// They are UTF-8.
    Utf8,
    /// They are UTF-8 but for a few.
    DamagedUtf8,
    /// UTF-16, little endian.
    Utf16Le,
    /// UTF-16, big endian.
    Utf16Be,
    /// An encoding from before Unicode.
    Legacy(Legacy),
    /// UTF-8 of text that was converted as if it had been windows-1252, and was this; `None`: UTF-8 itself.
    Misread(Option<Legacy>),
    /// Nothing that is known.
    Unknown,
}

/// How much of a text decides, in bytes.
const SAMPLE: usize = 2 * 1024;
/// How far into a file its first byte outside ASCII is looked for.
const SEARCHED: usize = 256 * 1024;

/// How `bytes`, a file or its beginning, are to be read. Only a sample is looked at: the first lines with anything
/// outside ASCII. Whether all of it is valid UTF-8 is for the caller to say: `is_utf8`.
pub fn detect(bytes: &[u8], is_utf8: bool) -> Reading {
    if let Some(reading) = utf16(&bytes[..bytes.len().min(SAMPLE)]) {
        return reading;
    }
    let searched = if is_utf8 { &bytes[..bytes.len().min(SEARCHED)] } else { bytes };
    let Some(first) = first_not_ascii(searched) else { return Reading::Utf8 };
    let range = sample(bytes, first);
    // Where all of it is said to be valid, an end without its beginning was cut by who looked.
    let is_cut = is_utf8 || range.end < bytes.len();
    let sample = &bytes[range];
    match valid_utf8(sample, is_cut) {
        Some(text) if is_utf8 => of_text(text, sample),
        // The damage is further on.
        Some(_) => Reading::DamagedUtf8,
        None => of_bytes(bytes, sample),
    }
}

fn first_not_ascii(bytes: &[u8]) -> Option<usize> {
    // By blocks, which the compiler checks many bytes at once.
    let block = bytes.chunks(4096).position(|block| !block.is_ascii())?;
    let start = block * 4096;
    bytes[start..].iter().position(|byte| !byte.is_ascii()).map(|at| start + at)
}

/// What is around byte `first`, from its line's beginning on.
fn sample(bytes: &[u8], first: usize) -> Range<usize> {
    let back = &bytes[first.saturating_sub(SAMPLE / 4)..first];
    let line = memchr::memrchr(b'\n', back).map_or(back.len(), |at| back.len() - at - 1);
    let start = first - line;
    start..bytes.len().min(start + SAMPLE)
}

/// The text of a sample that is valid UTF-8, but for a last character that may be `cut`.
fn valid_utf8(sample: &[u8], cut: bool) -> Option<&str> {
    match std::str::from_utf8(sample) {
        Ok(text) => Some(text),
        Err(error) if cut && error.error_len().is_none() => std::str::from_utf8(&sample[..error.valid_up_to()]).ok(),
        Err(_) => None,
    }
}

/// Whether these are UTF-16 units of Latin letters: then every other byte is one of very few.
fn utf16(bytes: &[u8]) -> Option<Reading> {
    if bytes.len() < 4 || memchr::memchr(0, bytes).is_none() {
        return None;
    }
    let units = bytes.len() / 2;
    let fits = |high: usize| {
        let highs = || bytes.chunks_exact(2).map(|pair| pair[high]);
        let lows = bytes.chunks_exact(2).map(|pair| pair[1 - high]);
        let latin = highs().filter(|byte| matches!(byte, 0x00 | 0x01 | 0x03 | 0x1e | 0x20)).count();
        let zeros = highs().filter(|byte| *byte == 0).count();
        latin * 10 >= units * 9 && zeros * 10 >= units * 3 && lows.filter(|byte| *byte == 0).count() * 50 <= units
    };
    match (fits(1), fits(0)) {
        (true, false) => Some(Reading::Utf16Le),
        (false, true) => Some(Reading::Utf16Be),
        _ => None,
    }
}

/// The reading of bytes that are not UTF-8.
fn of_bytes(bytes: &[u8], sample: &[u8]) -> Reading {
    if is_damaged_utf8(sample) {
        return Reading::DamagedUtf8;
    }
    match best(sample) {
        Some(Legacy::Tcvn3 | Legacy::Tcvn5712) => Reading::Legacy(tcvn(bytes)),
        Some(legacy) => Reading::Legacy(legacy),
        None if is_western(sample) => Reading::Legacy(Legacy::Windows1252),
        None => Reading::Unknown,
    }
}

/// The encodings that are found; [`Legacy::Tcvn3Capitals`] has to be asked for.
const CANDIDATES: [Legacy; 5] = [Legacy::Tcvn3, Legacy::Vni, Legacy::Windows1258, Legacy::Viscii, Legacy::Tcvn5712];

/// The encoding in which `sample` looks most Vietnamese, if it does. Of equals the first.
fn best(sample: &[u8]) -> Option<Legacy> {
    let mut best: Option<(Legacy, Score)> = None;
    for legacy in CANDIDATES {
        let found = score(&decode(sample, legacy));
        if best.is_none_or(|(_, other)| found.points > other.points) {
            best = Some((legacy, found));
        }
    }
    best.filter(|(_, score)| score.is_vietnamese()).map(|(legacy, _)| legacy)
}

/// Which of the two TCVN tables: they differ in bytes that are capitals in one and punctuation in the other, so the lines
/// that have such bytes decide.
fn tcvn(bytes: &[u8]) -> Legacy {
    let (letters, signs) = (characters(Legacy::Tcvn5712), characters(Legacy::Tcvn3));
    let differs = |byte: &u8| letters[usize::from(*byte)] != signs[usize::from(*byte)];
    let mut lines = Vec::new();
    for line in bytes.split(|byte| *byte == b'\n').filter(|line| line.iter().any(differs)) {
        let first = line.iter().position(differs).unwrap_or(0);
        let start = first.saturating_sub(SAMPLE / 4);
        lines.extend_from_slice(&line[start..line.len().min(start + SAMPLE)]);
        lines.push(b'\n');
        if lines.len() > SAMPLE {
            break;
        }
    }
    let points = |legacy| score(&decode(&lines, legacy)).points;
    if points(Legacy::Tcvn5712) > points(Legacy::Tcvn3) { Legacy::Tcvn5712 } else { Legacy::Tcvn3 }
}

/// Whether most bytes outside ASCII are whole characters of UTF-8, which bytes of other encodings hardly ever form.
fn is_damaged_utf8(sample: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for chunk in sample.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii() && !is_accident(*c)).count();
        broken += usize::from(!chunk.invalid().is_empty()) + chunk.valid().chars().filter(|c| is_accident(*c)).count();
    }
    whole > 2 * broken
}

/// Scripts whose characters are "ươ", "ướ", "ườ" and "ưở" in VISCII, and are met in no other way here.
fn is_accident(c: char) -> bool {
    matches!(c, '\u{700}'..='\u{7ff}')
}

/// Whether `sample` could be French, German or the like in windows-1252: letters outside ASCII stand alone among others.
fn is_western(sample: &[u8]) -> bool {
    let text = decode(sample, Legacy::Windows1252);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let marked = text.chars().filter(|c| c.is_alphabetic() && !c.is_ascii()).count();
    let strange =
        text.chars().filter(|c| matches!(c, '\u{fffd}' | 'ÿ') || c.is_control() && !c.is_whitespace()).count();
    let others = text.chars().filter(|c| !c.is_ascii() && !c.is_alphabetic()).count();
    strange == 0 && letters >= 6 && marked * 4 <= letters && others * 10 <= text.len()
}

/// The reading of healthy UTF-8.
fn of_text(text: &str, sample: &[u8]) -> Reading {
    if text.chars().any(is_accident) && text.chars().all(|c| c.is_ascii() || is_accident(c)) {
        return best(sample).map_or(Reading::Utf8, Reading::Legacy);
    }
    misread(text).map_or(Reading::Utf8, Reading::Misread)
}

/// How few different words may decide that text was misread.
const FEWEST: usize = 2;

/// What `text` was before it was converted wrongly; `None` also where that is not certain.
fn misread(text: &str) -> Option<Option<Legacy>> {
    let is_other = |c: &char| matches!(c, '\u{80}'..='\u{ff}');
    let other = text.chars().filter(is_other).count();
    let vietnamese = text.chars().filter(|c| is_own_letter(*c)).count();
    if other < FEWEST || vietnamese * 20 > other {
        return None;
    }
    let as_is = score(text);
    if as_is.points > 0.8 * as_is.telling as f64 {
        return None;
    }
    let mut best: Option<(Option<Legacy>, Score)> = None;
    for was in [None].into_iter().chain(CANDIDATES.into_iter().map(Some)) {
        let repaired = repair(text, was);
        let found = score(&repaired);
        if best.is_none_or(|(_, other)| found.points > other.points) {
            best = Some((was, found));
        }
    }
    let (was, repaired) = best?;
    let is_strange = has_strange_words(text);
    // Two words are enough where no Western language has such: with capitals or signs inside, or marks behind vowels.
    let fewest = if was == Some(Legacy::Vni) || is_strange { FEWEST } else { 2 * FEWEST };
    (repaired.distinct >= fewest && is_certain(&repaired, &as_is, is_strange)).then_some(was)
}

/// Whether a repair is beyond doubt: nearly everything that was strange has become a syllable, and so are the words
/// that have not changed, but for foreign ones.
fn is_certain(repaired: &Score, as_is: &Score, is_strange: bool) -> bool {
    let wanted = if repaired.telling < 4 { 1.0 } else { 0.85 };
    let familiar = match repaired.distinct {
        4.. if is_strange => 0.3,
        6.. if repaired.right_share() > 0.95 => 0.3,
        _ => 0.75,
    };
    repaired.right_share() >= wanted
        && repaired.syllables as f64 >= familiar * repaired.words as f64
        && repaired.points > 2.0 * as_is.points.max(0.0) + 0.9
}

/// Whether most words with letters outside ASCII have a capital behind a small letter, or a sign inside.
fn has_strange_words(text: &str) -> bool {
    let (mut strange, mut telling) = (0, 0);
    for word in text.split(|c: char| c.is_ascii() && !c.is_ascii_alphabetic()).filter(|word| !word.is_ascii()) {
        telling += 1;
        let pairs = || word.chars().zip(word.chars().skip(1));
        let has_capital = pairs().any(|(one, next)| one.is_lowercase() && next.is_uppercase());
        let is_sign = |c: char| !c.is_alphabetic() && !matches!(c, '’' | '–' | '—');
        let has_sign =
            pairs().any(|(one, next)| is_sign(next) && one.is_alphabetic() || is_sign(one) && next.is_lowercase());
        strange += usize::from(has_capital || has_sign);
    }
    telling > 0 && 2 * strange > telling
}
