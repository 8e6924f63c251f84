//! The tables themselves: which byte is which letter.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::Legacy;

/// Each row of a table is a vowel of the alphabet, in the order of [`VOWELS`]; in it the letter without a tone and then
/// with huyền, hỏi, ngã, sắc and nặng.
pub(super) type Rows = [[u8; 6]; 12];

/// The vowels with their tones, small and capital.
pub(super) const VOWELS: [&str; 12] = [
    "aàảãáạ",
    "ăằẳẵắặ",
    "âầẩẫấậ",
    "eèẻẽéẹ",
    "êềểễếệ",
    "iìỉĩíị",
    "oòỏõóọ",
    "ôồổỗốộ",
    "ơờởỡớợ",
    "uùủũúụ",
    "ưừửữứự",
    "yỳỷỹýỵ",
];
pub(super) const CAPITAL_VOWELS: [&str; 12] = [
    "AÀẢÃÁẠ",
    "ĂẰẲẴẮẶ",
    "ÂẦẨẪẤẬ",
    "EÈẺẼÉẸ",
    "ÊỀỂỄẾỆ",
    "IÌỈĨÍỊ",
    "OÒỎÕÓỌ",
    "ÔỒỔỖỐỘ",
    "ƠỜỞỠỚỢ",
    "UÙỦŨÚỤ",
    "ƯỪỬỮỨỰ",
    "YỲỶỸÝỴ",
];

/// TCVN 5712 and TCVN3 have the same small letters.
const TCVN_SMALL: Rows = [
    [0x61, 0xb5, 0xb6, 0xb7, 0xb8, 0xb9],
    [0xa8, 0xbb, 0xbc, 0xbd, 0xbe, 0xc6],
    [0xa9, 0xc7, 0xc8, 0xc9, 0xca, 0xcb],
    [0x65, 0xcc, 0xce, 0xcf, 0xd0, 0xd1],
    [0xaa, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6],
    [0x69, 0xd7, 0xd8, 0xdc, 0xdd, 0xde],
    [0x6f, 0xdf, 0xe1, 0xe2, 0xe3, 0xe4],
    [0xab, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9],
    [0xac, 0xea, 0xeb, 0xec, 0xed, 0xee],
    [0x75, 0xef, 0xf1, 0xf2, 0xf3, 0xf4],
    [0xad, 0xf5, 0xf6, 0xf7, 0xf8, 0xf9],
    [0x79, 0xfa, 0xfb, 0xfc, 0xfd, 0xfe],
];
const TCVN_CAPITAL: Rows = [
    [0x41, 0x80, 0x81, 0x82, 0x83, 0x84],
    [0xa1, 0xaf, 0xba, 0xbf, 0xc0, 0x85],
    [0xa2, 0xc1, 0xc2, 0xc3, 0xc4, 0x86],
    [0x45, 0x87, 0x88, 0x89, 0x8a, 0x8b],
    [0xa3, 0xc5, 0xcd, 0xd9, 0xda, 0x8c],
    [0x49, 0x8d, 0x8e, 0x8f, 0x90, 0x91],
    [0x4f, 0x92, 0x93, 0x94, 0x95, 0x96],
    [0xa4, 0xdb, 0xe0, 0xf0, 0xff, 0x97],
    [0xa5, 0x98, 0x99, 0x9a, 0x9b, 0x9c],
    [0x55, 0x9d, 0x9e, 0x9f, 0x01, 0x02],
    [0xa6, 0x04, 0x05, 0x06, 0x11, 0x12],
    [0x59, 0x13, 0x14, 0x15, 0x16, 0x17],
];
const TCVN_STROKES: [u8; 2] = [0xae, 0xa7];

const VISCII_SMALL: Rows = [
    [0x61, 0xe0, 0xe4, 0xe3, 0xe1, 0xd5],
    [0xe5, 0xa2, 0xc6, 0xc7, 0xa1, 0xa3],
    [0xe2, 0xa5, 0xa6, 0xe7, 0xa4, 0xa7],
    [0x65, 0xe8, 0xeb, 0xa8, 0xe9, 0xa9],
    [0xea, 0xab, 0xac, 0xad, 0xaa, 0xae],
    [0x69, 0xec, 0xef, 0xee, 0xed, 0xb8],
    [0x6f, 0xf2, 0xf6, 0xf5, 0xf3, 0xf7],
    [0xf4, 0xb0, 0xb1, 0xb2, 0xaf, 0xb5],
    [0xbd, 0xb6, 0xb7, 0xde, 0xbe, 0xfe],
    [0x75, 0xf9, 0xfc, 0xfb, 0xfa, 0xf8],
    [0xdf, 0xd7, 0xd8, 0xe6, 0xd1, 0xf1],
    [0x79, 0xcf, 0xd6, 0xdb, 0xfd, 0xdc],
];
const VISCII_CAPITAL: Rows = [
    [0x41, 0xc0, 0xc4, 0xc3, 0xc1, 0x80],
    [0xc5, 0x82, 0x02, 0x05, 0x81, 0x83],
    [0xc2, 0x85, 0x86, 0x06, 0x84, 0x87],
    [0x45, 0xc8, 0xcb, 0x88, 0xc9, 0x89],
    [0xca, 0x8b, 0x8c, 0x8d, 0x8a, 0x8e],
    [0x49, 0xcc, 0x9b, 0xce, 0xcd, 0x98],
    [0x4f, 0xd2, 0x99, 0xa0, 0xd3, 0x9a],
    [0xd4, 0x90, 0x91, 0x92, 0x8f, 0x93],
    [0xb4, 0x96, 0x97, 0xb3, 0x95, 0x94],
    [0x55, 0xd9, 0x9c, 0x9d, 0xda, 0x9e],
    [0xbf, 0xbb, 0xbc, 0xff, 0xba, 0xb9],
    [0x59, 0x9f, 0x14, 0x19, 0xdd, 0x1e],
];
const VISCII_STROKES: [u8; 2] = [0xf0, 0xd0];

/// What 0x80 to 0x9f are in windows-1252; `\u{fffd}` where nothing is.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}', '\u{fffd}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
];

/// The tones as marks of their own: huyền, hỏi, ngã, sắc, nặng.
pub(super) const TONE_MARKS: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

/// Their bytes in the TCVN tables, from 0xb0 on, and in windows-1258.
const WINDOWS_1258_TONES: [u8; 5] = [0xcc, 0xd2, 0xde, 0xec, 0xf2];

/// How windows-1258 differs from windows-1252 beside the tones.
const WINDOWS_1258: [(u8, char); 15] = [
    (0x8a, '\u{fffd}'),
    (0x8e, '\u{fffd}'),
    (0x9a, '\u{fffd}'),
    (0x9e, '\u{fffd}'),
    (0xc3, 'Ă'),
    (0xd0, 'Đ'),
    (0xd5, 'Ơ'),
    (0xdd, 'Ư'),
    (0xe3, 'ă'),
    (0xf0, 'đ'),
    (0xf5, 'ơ'),
    (0xfd, 'ư'),
    (0xfe, '₫'),
    (0xd1, 'Ñ'),
    (0xf1, 'ñ'),
];

/// VNI: letters of one byte.
const VNI_LETTERS: [(u8, char); 18] = [
    (0xec, 'ì'),
    (0xe6, 'ỉ'),
    (0xf3, 'ĩ'),
    (0xed, 'í'),
    (0xf2, 'ị'),
    (0xee, 'ỵ'),
    (0xf4, 'ơ'),
    (0xf6, 'ư'),
    (0xf1, 'đ'),
    (0xcc, 'Ì'),
    (0xc6, 'Ỉ'),
    (0xd3, 'Ĩ'),
    (0xcd, 'Í'),
    (0xd2, 'Ị'),
    (0xce, 'Ỵ'),
    (0xd4, 'Ơ'),
    (0xd6, 'Ư'),
    (0xd1, 'Đ'),
];

/// VNI: the small mark bytes behind a small letter, as combining marks. Behind a capital they are 0x20 less.
const VNI_MARKS: [(u8, &str); 17] = [
    (0xf8, "\u{300}"),
    (0xfb, "\u{309}"),
    (0xf5, "\u{303}"),
    (0xf9, "\u{301}"),
    (0xef, "\u{323}"),
    (0xe2, "\u{302}"),
    (0xe0, "\u{302}\u{300}"),
    (0xe5, "\u{302}\u{309}"),
    (0xe3, "\u{302}\u{303}"),
    (0xe1, "\u{302}\u{301}"),
    (0xe4, "\u{302}\u{323}"),
    (0xea, "\u{306}"),
    (0xe8, "\u{306}\u{300}"),
    (0xfa, "\u{306}\u{309}"),
    (0xfc, "\u{306}\u{303}"),
    (0xe9, "\u{306}\u{301}"),
    (0xeb, "\u{306}\u{323}"),
];

/// What each byte is on its own, `\u{fffd}` where it is nothing (or only a mark behind a letter, in VNI).
pub(super) fn characters(legacy: Legacy) -> &'static [char; 256] {
    static TABLES: LazyLock<HashMap<Legacy, [char; 256]>> =
        LazyLock::new(|| Legacy::ALL.into_iter().map(|legacy| (legacy, make(legacy))).collect());
    &TABLES[&legacy]
}

fn make(legacy: Legacy) -> [char; 256] {
    let mut table: [char; 256] = std::array::from_fn(|byte| char::from(byte as u8));
    table[0x80..0xa0].copy_from_slice(&WINDOWS_1252);
    match legacy {
        Legacy::Windows1252 => {}
        Legacy::Windows1258 => {
            put(&mut table, WINDOWS_1258);
            put(&mut table, WINDOWS_1258_TONES.into_iter().zip(TONE_MARKS));
        }
        Legacy::Viscii => {
            put_rows(&mut table, &VISCII_SMALL, &VISCII_CAPITAL, VISCII_STROKES);
        }
        Legacy::Tcvn5712 | Legacy::Tcvn3 | Legacy::Tcvn3Capitals => {
            let fallback = table;
            put_rows(&mut table, &TCVN_SMALL, &TCVN_CAPITAL, TCVN_STROKES);
            put(&mut table, (0xb0..).zip(TONE_MARKS));
            if legacy != Legacy::Tcvn5712 {
                // Fonts keep the punctuation of windows-1252 there. Bytes above that no font uses stay the capitals that
                // the standard has.
                table[..0xa0].copy_from_slice(&fallback[..0xa0]);
            }
        }
        Legacy::Vni => {
            for (mark, _) in VNI_MARKS {
                table[usize::from(mark)] = char::REPLACEMENT_CHARACTER;
                table[usize::from(mark - 0x20)] = char::REPLACEMENT_CHARACTER;
            }
            // Letters of Vietnamese, or like them, that are written in another way here.
            put(&mut table, [0xd0, 0xdd, 0xf0, 0xfd].map(|byte| (byte, char::REPLACEMENT_CHARACTER)));
            put(&mut table, VNI_LETTERS);
        }
    }
    table
}

fn put(table: &mut [char; 256], entries: impl IntoIterator<Item = (u8, char)>) {
    for (byte, c) in entries {
        table[usize::from(byte)] = c;
    }
}

fn put_rows(table: &mut [char; 256], small: &Rows, capital: &Rows, strokes: [u8; 2]) {
    for (rows, letters) in [(small, VOWELS), (capital, CAPITAL_VOWELS)] {
        for (row, vowel) in rows.iter().zip(letters) {
            put(table, row.iter().copied().zip(vowel.chars()));
        }
    }
    put(table, strokes.into_iter().zip(['đ', 'Đ']));
}

/// The letter that a base and a mark byte behind it make in VNI.
pub(super) fn vni_letter(base: char, mark: u8) -> Option<char> {
    static PAIRS: LazyLock<HashMap<(char, u8), char>> = LazyLock::new(|| {
        let mut pairs = HashMap::new();
        for base in "aeouyơưAEOUYƠƯ".chars() {
            for (mark, combining) in VNI_MARKS {
                let composed: Vec<char> = std::iter::once(base).chain(combining.chars()).nfc().collect();
                if let [letter] = composed[..]
                    && VOWELS.iter().chain(&CAPITAL_VOWELS).any(|row| row.contains(letter))
                {
                    // Case is the base's; typed text often has the other mark behind it.
                    pairs.insert((base, mark), letter);
                    pairs.insert((base, mark - 0x20), letter);
                }
            }
        }
        pairs
    });
    if mark < 0xc0 {
        return None;
    }
    PAIRS.get(&(base, mark)).copied()
}

/// Whether `byte` is a mark behind a letter in VNI.
pub(super) fn is_vni_mark(byte: u8) -> bool {
    let small = byte | 0x20;
    byte >= 0xc0 && VNI_MARKS.iter().any(|(mark, _)| *mark == small)
}

/// The bytes of each character that VNI has two of.
pub(super) fn vni_bytes(letter: char) -> Option<[u8; 2]> {
    static BYTES: LazyLock<HashMap<char, [u8; 2]>> = LazyLock::new(|| {
        let own = |letter: char| {
            let known = VNI_LETTERS.iter().find(|(_, c)| *c == letter);
            known.map_or(letter as u8, |(byte, _)| *byte)
        };
        let mut bytes = HashMap::new();
        for base in "aeouyơưAEOUYƠƯ".chars() {
            for (mark, _) in VNI_MARKS {
                let mark = if base.is_uppercase() { mark - 0x20 } else { mark };
                let is_single = |letter: &char| VNI_LETTERS.iter().any(|(_, single)| single == letter);
                if let Some(letter) = vni_letter(base, mark).filter(|letter| !is_single(letter)) {
                    bytes.insert(letter, [own(base), mark]);
                }
            }
        }
        bytes
    });
    BYTES.get(&letter).copied()
}

/// The byte that is `c` on its own.
pub(super) fn byte(c: char, legacy: Legacy) -> Option<u8> {
    static TABLES: LazyLock<HashMap<Legacy, HashMap<char, u8>>> = LazyLock::new(|| {
        let bytes = |legacy| {
            let used = characters(legacy).iter().zip(0..=255).filter(|(c, _)| **c != char::REPLACEMENT_CHARACTER);
            // Should two bytes be the same character, the first is taken.
            used.rev().map(|(c, byte)| (*c, byte)).collect()
        };
        Legacy::ALL.into_iter().map(|legacy| (legacy, bytes(legacy))).collect()
    });
    TABLES[&legacy].get(&c).copied()
}
