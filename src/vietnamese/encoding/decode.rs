//! Bytes of an old encoding become text.

use unicode_normalization::UnicodeNormalization;

use super::Legacy;
use super::capitals::{all_capitals, restore_capitals};
use super::table::{TONE_MARKS, characters, is_vni_mark, vni_letter};

/// The text of `bytes`, composed. Every byte counts: one that means nothing becomes U+FFFD.
///
/// A part decodes as it does in the whole when it begins at a [`letter_start`] and ends at a [`letter_end`]; but the
/// capitals of [`Legacy::Tcvn3`] look at their line.
pub fn decode(bytes: &[u8], legacy: Legacy) -> String {
    let table = characters(legacy);
    let plain = || bytes.iter().map(|byte| table[usize::from(*byte)]);
    match legacy {
        Legacy::Vni => vni(bytes),
        Legacy::Viscii | Legacy::Windows1252 => plain().collect(),
        Legacy::Windows1258 | Legacy::Tcvn5712 => plain().nfc().collect(),
        Legacy::Tcvn3 => restore_capitals(plain().nfc().collect()),
        Legacy::Tcvn3Capitals => all_capitals(plain().nfc()),
    }
}

/// Two bytes make a letter wherever they can.
fn vni(bytes: &[u8]) -> String {
    let table = characters(Legacy::Vni);
    let mut text = String::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let own = table[usize::from(*byte)];
        let pair = bytes.get(at + 1).and_then(|mark| vni_letter(own, *mark));
        text.push(pair.unwrap_or(own));
        at += 1 + usize::from(pair.is_some());
    }
    text
}

/// Where bytes from the middle of a file begin with a whole letter: how many are left out.
pub fn letter_start(bytes: &[u8], legacy: Legacy) -> usize {
    bytes.iter().take_while(|byte| continues(**byte, legacy)).count()
}

/// Where the first `bytes` of a longer file are cut so that no letter is halved. What would come next is not known, so
/// the last letter is left out unless nothing can be added to it.
pub fn letter_end(bytes: &[u8], legacy: Legacy) -> usize {
    let can_be_added_to = bytes.last().is_some_and(|byte| match legacy {
        Legacy::Viscii | Legacy::Windows1252 => false,
        _ => continues(*byte, legacy) || characters(legacy)[usize::from(*byte)].is_alphabetic(),
    });
    if !can_be_added_to {
        return bytes.len();
    }
    let marks = bytes.iter().rev().take_while(|byte| continues(**byte, legacy)).count();
    (bytes.len() - marks).saturating_sub(1)
}

/// Whether `byte` is a mark on the letter before it.
fn continues(byte: u8, legacy: Legacy) -> bool {
    match legacy {
        Legacy::Vni => is_vni_mark(byte),
        _ => TONE_MARKS.contains(&characters(legacy)[usize::from(byte)]),
    }
}
