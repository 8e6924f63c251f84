//! Text that was converted to Unicode as if its bytes had been Western: "TiÕng ViÖt", "Tieáng Vieät", "Tiáº¿ng Viá»‡t".

use super::table::byte;
use super::{Legacy, decode};

/// The byte that a program taking bytes for windows-1252 or Latin-1 made `c` of.
fn misread_byte(c: char) -> Option<u8> {
    match u32::from(c) {
        code @ 0..=0xff => u8::try_from(code).ok(),
        _ => byte(c, Legacy::Windows1252),
    }
}

/// The bytes that `text` was made of, each stretch of them apart from characters that no such program makes.
pub fn misread_bytes(text: &str) -> Vec<Result<Vec<u8>, char>> {
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
