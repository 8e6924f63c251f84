//! Text that was converted to Unicode as if its bytes had been Western: "TiÕng ViÖt", "Tieáng Vieät", "Tiáº¿ng Viá»‡t".

use super::table::byte;
use super::{Legacy, decode, letter_end, letter_start};

/// The byte that a program taking bytes for windows-1252 or Latin-1 made `c` of.
fn misread_byte(c: char) -> Option<u8> {
    match u32::from(c) {
        code @ 0..=0xff => u8::try_from(code).ok(),
        _ => byte(c, Legacy::Windows1252),
    }
}

/// The bytes that `text` was made of, each stretch of them apart from characters that no such program makes.
fn misread_bytes(text: &str) -> Vec<Result<Vec<u8>, char>> {
    let mut parts: Vec<Result<Vec<u8>, char>> = Vec::new();
    for c in text.chars() {
        match (misread_byte(c), parts.last_mut()) {
            (Some(byte), Some(Ok(bytes))) => bytes.push(byte),
            (Some(byte), _) => parts.push(Ok(vec![byte])),
            (None, _) => parts.push(Err(c)),
        }
    }
    parts
}

/// `text` decoded anew: from `legacy`, or from UTF-8 when there is none. Characters that were never bytes stay.
pub fn repair(text: &str, legacy: Option<Legacy>) -> String {
    let mut repaired = String::with_capacity(text.len());
    for part in misread_bytes(text) {
        match (part, legacy) {
            (Err(c), _) => repaired.push(c),
            (Ok(bytes), Some(legacy)) => repaired.push_str(&decode(&bytes, legacy)),
            (Ok(bytes), None) => repaired.push_str(&String::from_utf8_lossy(&bytes)),
        }
    }
    repaired
}

/// Where the beginning of a longer misread text is cut so that no letter is halved: a length in bytes, as for
/// [`letter_end`](super::letter_end).
pub fn misread_end(text: &str, legacy: Option<Legacy>) -> usize {
    let from_end = text.char_indices().rev().map_while(|(at, c)| Some((at, misread_byte(c)?)));
    let mut tail: Vec<(usize, u8)> = from_end.take(LONGEST).collect();
    tail.reverse();
    let bytes: Vec<u8> = tail.iter().map(|(_, byte)| *byte).collect();
    let kept = match legacy {
        Some(legacy) => letter_end(&bytes, legacy),
        None => bytes.len() - unfinished(&bytes),
    };
    tail.get(kept).map_or(text.len(), |(at, _)| *at)
}

/// Where a part of a misread text begins with a whole letter: how many bytes of it are left out.
pub fn misread_start(text: &str, legacy: Option<Legacy>) -> usize {
    let head: Vec<u8> = text.chars().map_while(misread_byte).take(LONGEST).collect();
    let skipped = match legacy {
        Some(legacy) => letter_start(&head, legacy),
        None => head.iter().take_while(|byte| (0x80..0xc0).contains(*byte)).count(),
    };
    text.chars().take(skipped).map(char::len_utf8).sum()
}

/// No letter was more bytes than this.
const LONGEST: usize = 8;

/// How many bytes at the end begin a character of UTF-8 that is not all there.
fn unfinished(bytes: &[u8]) -> usize {
    let lead = bytes.iter().rposition(|byte| !(0x80..0xc0).contains(byte)).unwrap_or(bytes.len());
    let there = bytes.len() - lead;
    let needed = match bytes.get(lead) {
        Some(0xc2..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..=0xf4) => 4,
        _ => 0,
    };
    if there < needed { there } else { 0 }
}
