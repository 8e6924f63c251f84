//! Where the beginning of a file is cut, so that its text is the beginning of the whole text.

use super::Encoding;
use super::decode::{is_continuation, unit};
use crate::vietnamese::encoding as legacy;

/// A misread letter has no more bytes than this, however it is written.
const NEAR: usize = 16;

/// Where a beginning of a file is cut so that no character is halved: at most its length.
pub fn character_end(bytes: &[u8], encoding: Encoding) -> usize {
    match encoding {
        Encoding::Utf16Le | Encoding::Utf16Be => {
            let even = bytes.len() & !1;
            let halved = even >= 2 && unit(&bytes[even - 2..], encoding).is_some_and(|u| (0xd800..0xdc00).contains(&u));
            if halved { even - 2 } else { even }
        }
        Encoding::Legacy(table) => legacy::letter_end(bytes, table),
        Encoding::Misread(was) => {
            let end = utf8_end(bytes);
            let near = end.saturating_sub(NEAR);
            let tail = String::from_utf8_lossy(&bytes[near..end]);
            end - (tail.len() - legacy::misread_end(&tail, was))
        }
        Encoding::Utf8 | Encoding::Utf8Bom | Encoding::DamagedUtf8 | Encoding::Lossy => utf8_end(bytes),
    }
}

fn utf8_end(bytes: &[u8]) -> usize {
    let length = bytes.len();
    let back = bytes.iter().rev().take(3).take_while(|byte| is_continuation(**byte)).count();
    let Some(lead) = length.checked_sub(back + 1) else { return length };
    let needed = match bytes[lead] {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => 1,
    };
    if needed > back + 1 { lead } else { length }
}

/// Where a beginning of a file is cut so that it ends with a line; when lines are longer than half of it, before a space,
/// and without spaces after a character.
pub fn line_end(bytes: &[u8], encoding: Encoding) -> usize {
    let end = character_end(bytes, encoding);
    let half = (end / 2) & !1;
    let later = &bytes[half..end];
    match encoding {
        Encoding::Utf16Le | Encoding::Utf16Be => {
            let last = |wanted: u16| later.chunks_exact(2).rposition(|pair| unit(pair, encoding) == Some(wanted));
            let cut = last(u16::from(b'\n')).map(|at| at + 1).or_else(|| last(u16::from(b' ')));
            cut.map_or(end, |at| half + 2 * at)
        }
        _ => {
            let cut = memchr::memrchr(b'\n', later).map(|at| at + 1).or_else(|| memchr::memrchr(b' ', later));
            cut.map_or(end, |at| half + at)
        }
    }
}
