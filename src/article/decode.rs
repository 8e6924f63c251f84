//! Bytes become text, in the encoding that was chosen, with placeholders for what makes no sense in it.
//!
//! Healthy UTF-8 is taken over without a copy. Positions found in the beginning of a file (see [`cut`](super::cut)) stay
//! right when the rest has been read.

use super::Encoding;
use crate::text::{NotUtf8, Text};
use crate::vietnamese::encoding::{self as legacy, misread_start};

/// The encoding that the first bytes of a file announce: UTF-8 unless there is a byte order mark.
pub fn announced(start: &[u8]) -> Encoding {
    match start {
        [0xef, 0xbb, 0xbf, ..] => Encoding::Utf8Bom,
        [0xff, 0xfe, ..] => Encoding::Utf16Le,
        [0xfe, 0xff, ..] => Encoding::Utf16Be,
        _ => Encoding::Utf8,
    }
}

/// The text of a file or its beginning, and what its encoding turned out to be. Bytes said to be UTF-8 that are not are
/// gone with the error: a large buffer is never held twice; read them again for another encoding.
pub fn decode(bytes: Vec<u8>, encoding: Encoding) -> Result<(Text, Encoding), NotUtf8> {
    match encoding {
        Encoding::Utf8 | Encoding::Utf8Bom => Ok((Text::from_utf8(bytes)?, encoding)),
        Encoding::Utf16Le | Encoding::Utf16Be => {
            let start = if announced(&bytes) == encoding { 2 } else { 0 };
            let (string, healthy) = utf16(&bytes[start..], encoding);
            drop(bytes);
            Ok((text(string), if healthy { encoding } else { Encoding::Lossy }))
        }
        Encoding::Legacy(table) => Ok((text(legacy::decode(&bytes, table)), encoding)),
        Encoding::Misread(was) => Ok((text(legacy::repair(&String::from_utf8_lossy(&bytes), was)), encoding)),
        Encoding::DamagedUtf8 | Encoding::Lossy => Ok((text(String::from_utf8_lossy(&bytes).into_owned()), encoding)),
    }
}

/// The text of bytes from the middle of a file to its end, and whether all of them made sense. A character whose
/// beginning is missing is left out.
pub fn decode_end(bytes: &[u8], encoding: Encoding) -> (Text, bool) {
    match encoding {
        Encoding::Utf16Le | Encoding::Utf16Be => {
            let starts_whole = unit(bytes, encoding).is_none_or(|first| !(0xdc00..0xe000).contains(&first));
            let (string, healthy) = utf16(if starts_whole { bytes } else { &bytes[2..] }, encoding);
            (text(string), healthy)
        }
        Encoding::Legacy(table) => {
            let start = legacy::letter_start(bytes, table);
            (text(legacy::decode(&bytes[start..], table)), true)
        }
        Encoding::Utf8 | Encoding::Utf8Bom | Encoding::Misread(_) | Encoding::DamagedUtf8 | Encoding::Lossy => {
            let missing = bytes.iter().take(3).take_while(|byte| is_continuation(**byte)).count();
            let string = String::from_utf8_lossy(&bytes[missing..]);
            let healthy = matches!(string, std::borrow::Cow::Borrowed(_));
            let string = match encoding {
                Encoding::Misread(was) => legacy::repair(&string[misread_start(&string, was)..], was),
                _ => string.into_owned(),
            };
            (text(string), healthy)
        }
    }
}

pub(super) fn is_continuation(byte: u8) -> bool {
    byte & 0xc0 == 0x80
}

fn text(string: String) -> Text {
    Text::from_utf8(string.into_bytes()).expect("a string is UTF-8")
}

/// The first UTF-16 unit of `bytes`.
pub(super) fn unit(bytes: &[u8], encoding: Encoding) -> Option<u16> {
    let pair = [*bytes.first()?, *bytes.get(1)?];
    Some(if encoding == Encoding::Utf16Be { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) })
}

/// Decodes UTF-16 without its byte order mark, and says whether all of it made sense.
fn utf16(bytes: &[u8], encoding: Encoding) -> (String, bool) {
    let pairs = bytes.chunks_exact(2);
    let odd = !pairs.remainder().is_empty();
    let units = pairs.filter_map(|pair| unit(pair, encoding));
    let mut string = String::with_capacity(bytes.len());
    let mut healthy = !odd;
    for character in char::decode_utf16(units) {
        healthy &= character.is_ok();
        string.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    if odd {
        string.push(char::REPLACEMENT_CHARACTER);
    }
    (string, healthy)
}

#[cfg(test)]
mod tests;
