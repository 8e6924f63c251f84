//! Text becomes bytes of an old encoding: for tests, for measuring, and for whoever must hand text to old programs.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_canonical;

use super::Legacy;
use super::table::{TONE_MARKS, byte, vni_bytes};

/// A character that an encoding has no bytes for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{character:?} can't be written in {}", legacy.name())]
pub struct Uncarried {
    /// The character.
    pub character: char,
    /// The encoding.
    pub legacy: Legacy,
}

/// The bytes of `text`, which is taken as it is: in windows-1258 and TCVN a tone that stands on its own stays so.
pub fn encode(text: &str, legacy: Legacy) -> Result<Vec<u8>, Uncarried> {
    let mut bytes = Vec::with_capacity(text.len());
    for character in text.chars() {
        if !push(&mut bytes, character, legacy) {
            return Err(Uncarried { character, legacy });
        }
    }
    Ok(bytes)
}

fn push(bytes: &mut Vec<u8>, c: char, legacy: Legacy) -> bool {
    match legacy {
        // Bytes that only some fonts have are not written.
        Legacy::Tcvn3 if is_toned_capital(c) => return false,
        Legacy::Tcvn3Capitals if c.is_lowercase() || is_toned_capital(c) => {
            if c.is_lowercase() {
                return false;
            }
            return c.to_lowercase().all(|small| push(bytes, small, Legacy::Tcvn3));
        }
        _ => {}
    }
    if let Some(pair) = vni_bytes(c).filter(|_| legacy == Legacy::Vni) {
        bytes.extend(pair);
        return true;
    }
    if let Some(byte) = byte(c, legacy) {
        bytes.push(byte);
        return true;
    }
    let parts = toned(c).filter(|_| legacy == Legacy::Windows1258);
    parts.is_some_and(|parts| parts.into_iter().all(|part| push(bytes, part, legacy)))
}

/// A letter as its shape and its tone.
fn toned(c: char) -> Option<[char; 2]> {
    let mut parts = Vec::new();
    decompose_canonical(c, |part| parts.push(part));
    let at = parts.iter().position(|part| TONE_MARKS.contains(part))?;
    let tone = parts.remove(at);
    let mut shape = parts.into_iter().nfc();
    match (shape.next(), shape.next()) {
        // Marks of one place do not change places: "Ṍ" is no "Ó" with a tilde.
        (Some(shape), None) if [shape, tone].into_iter().nfc().eq([c]) => Some([shape, tone]),
        _ => None,
    }
}

fn is_toned_capital(c: char) -> bool {
    c.is_uppercase() && toned(c).is_some()
}

/// `text` composed and changed to what the encoding can carry, as people who typed in it had to: curly quotes become
/// straight, dashes hyphens, capitals that TCVN3 lacks small letters, and what else there is question marks.
pub fn fit(text: &str, legacy: Legacy) -> String {
    let mut fitted = String::with_capacity(text.len());
    let mut buffer = Vec::new();
    let mut can = |c: char| {
        buffer.clear();
        push(&mut buffer, c, legacy)
    };
    for c in text.nfc() {
        if can(c) {
            fitted.push(c);
            continue;
        }
        match c {
            '“' | '”' | '„' => fitted.push('"'),
            '‘' | '’' => fitted.push('\''),
            '–' | '—' => fitted.push('-'),
            '…' => fitted.push_str("..."),
            '\u{a0}' => fitted.push(' '),
            _ => {
                let other = if legacy == Legacy::Tcvn3 { c.to_lowercase().next() } else { c.to_uppercase().next() };
                fitted.push(other.filter(|other| can(*other)).unwrap_or('?'));
            }
        }
    }
    fitted
}
