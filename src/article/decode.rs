//! Bytes become text: UTF-8, UTF-16 with a byte order mark, and placeholders for what is neither.
//!
//! Healthy UTF-8 is taken over without a copy. A beginning is cut so that its text is the beginning of the whole text:
//! positions found in it stay right when the rest has been read.

use super::Encoding;
use crate::text::{NotUtf8, Text};

/// The encoding that the first bytes of a file announce: UTF-8 unless there is a byte order mark.
pub fn announced(start: &[u8]) -> Encoding {
    match start {
        [0xef, 0xbb, 0xbf, ..] => Encoding::Utf8Bom,
        [0xff, 0xfe, ..] => Encoding::Utf16Le,
        [0xfe, 0xff, ..] => Encoding::Utf16Be,
        _ => Encoding::Utf8,
    }
}

/// The text of a file or its beginning. Bytes announced as UTF-8 that are not are gone with the error: a large buffer
/// is never held twice; read them again for [`lossy`].
pub fn decode(bytes: Vec<u8>) -> Result<(Text, Encoding), NotUtf8> {
    let encoding = announced(&bytes);
    match encoding {
        Encoding::Utf16Le | Encoding::Utf16Be => {
            let (string, healthy) = utf16(&bytes[2..], encoding);
            drop(bytes);
            Ok((text(string), if healthy { encoding } else { Encoding::Lossy }))
        }
        Encoding::Utf8 | Encoding::Utf8Bom | Encoding::Lossy => Ok((Text::from_utf8(bytes)?, encoding)),
    }
}

/// The text of bytes that are not UTF-8: each stretch that makes no sense becomes one U+FFFD.
pub fn lossy(bytes: &[u8]) -> Text {
    text(String::from_utf8_lossy(bytes).into_owned())
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
        Encoding::Utf8 | Encoding::Utf8Bom | Encoding::Lossy => {
            let missing = bytes.iter().take(3).take_while(|byte| is_continuation(**byte)).count();
            let string = String::from_utf8_lossy(&bytes[missing..]);
            let healthy = matches!(string, std::borrow::Cow::Borrowed(_));
            (text(string.into_owned()), healthy)
        }
    }
}

/// Where a beginning of a file is cut so that no character is halved: at most its length.
pub fn character_end(bytes: &[u8], encoding: Encoding) -> usize {
    let length = bytes.len();
    match encoding {
        Encoding::Utf16Le | Encoding::Utf16Be => {
            let even = length & !1;
            let halved = even >= 2 && unit(&bytes[even - 2..], encoding).is_some_and(|u| (0xd800..0xdc00).contains(&u));
            if halved { even - 2 } else { even }
        }
        Encoding::Utf8 | Encoding::Utf8Bom | Encoding::Lossy => {
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
    }
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
        Encoding::Utf8 | Encoding::Utf8Bom | Encoding::Lossy => {
            let cut = memchr::memrchr(b'\n', later).map(|at| at + 1).or_else(|| memchr::memrchr(b' ', later));
            cut.map_or(end, |at| half + at)
        }
    }
}

fn is_continuation(byte: u8) -> bool {
    byte & 0xc0 == 0x80
}

fn text(string: String) -> Text {
    Text::from_utf8(string.into_bytes()).expect("a string is UTF-8")
}

/// The first UTF-16 unit of `bytes`.
fn unit(bytes: &[u8], encoding: Encoding) -> Option<u16> {
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
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn encode(text: &str, encoding: Encoding) -> Vec<u8> {
        match encoding {
            Encoding::Utf8Bom => ["\u{feff}".as_bytes(), text.as_bytes()].concat(),
            Encoding::Utf16Le => [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
            Encoding::Utf16Be => [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect(),
            Encoding::Utf8 | Encoding::Lossy => text.as_bytes().to_vec(),
        }
    }

    const ENCODINGS: [Encoding; 4] = [Encoding::Utf8, Encoding::Utf8Bom, Encoding::Utf16Le, Encoding::Utf16Be];

    #[test]
    fn every_encoding_gives_the_same_text() {
        let sample = "Huyện Yên Lũng\r\nmưa lớn\rvà 🌧 lũ\n\tne\u{302}\u{301}u\u{feff}";
        for encoding in ENCODINGS {
            let (text, found) = decode(encode(sample, encoding)).unwrap();
            assert_eq!(found, encoding);
            assert_eq!(text.as_str(), "Huyện Yên Lũng\nmưa lớn\nvà 🌧 lũ\n\tne\u{302}\u{301}u\u{feff}", "{encoding:?}");
        }
    }

    #[test]
    fn an_empty_file_is_an_empty_text() {
        for bytes in [&b""[..], b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"] {
            assert_eq!(decode(bytes.to_vec()).unwrap().0.as_str(), "");
        }
    }

    #[test]
    fn what_is_not_utf8_gets_placeholders() {
        assert!(decode(b"Hu\xffy\xe1\xbb".to_vec()).is_err());
        let cases: [(&[u8], &str); 3] = [
            (b"Hu\xffy\xe1\xbb", "Hu\u{fffd}y\u{fffd}"),
            (b"\xff\xffa", "\u{fffd}\u{fffd}a"),
            (b"\xe1\xbb\r\n", "\u{fffd}\n"),
        ];
        for (bytes, expected) in cases {
            assert_eq!(lossy(bytes).as_str(), expected);
        }
    }

    #[test]
    fn damaged_utf16_is_lossy() {
        let cases: [(&[u8], &str); 2] = [(b"\xff\xfea\0b", "a\u{fffd}"), (b"\xfe\xff\xd8\x3c\0a", "\u{fffd}a")];
        for (bytes, expected) in cases {
            let (text, encoding) = decode(bytes.to_vec()).unwrap();
            assert_eq!((text.as_str(), encoding), (expected, Encoding::Lossy));
        }
    }

    #[test]
    fn beginnings_end_with_a_line_a_word_or_a_character() {
        let cases = [
            ("một dòng\nhai dòng\nba", "một dòng\nhai dòng\n"),
            ("tựa\nmột đoạn dài không xuống dòng", "tựa\nmột đoạn dài không xuống"),
            ("khôngcódấucáchnàoởđâycả", "khôngcódấucáchnàoởđâycả"),
            ("", ""),
        ];
        for encoding in ENCODINGS {
            for (text, expected) in cases {
                let bytes = encode(text, encoding);
                let head = bytes[..line_end(&bytes, encoding)].to_vec();
                assert_eq!(decode(head).unwrap().0.as_str(), expected, "{encoding:?}");
            }
        }
    }

    #[test]
    fn broken_bytes_are_not_taken_for_a_halved_character() {
        for bytes in [&b"a\x80\x80\x80\x80"[..], b"a\xff", b"\x80", b""] {
            assert_eq!(character_end(bytes, Encoding::Utf8), bytes.len());
        }
    }

    proptest! {
        #[test]
        fn a_cut_beginning_is_a_beginning_of_the_text(
            text in "[aệ🌧\u{301} \r\n]{0,40}", at in 0usize..200, which in 0usize..4, lines: bool,
        ) {
            let encoding = ENCODINGS[which];
            let bytes = encode(&text, encoding);
            let whole = decode(bytes.clone()).unwrap().0;
            let head = &bytes[..at.min(bytes.len())];
            prop_assume!(announced(head) == encoding);
            let cut = if lines { line_end(head, encoding) } else { character_end(head, encoding) };
            let (part, found) = decode(head[..cut].to_vec()).unwrap();
            prop_assert_eq!(found, encoding);
            prop_assert!(whole.as_str().starts_with(part.as_str()));
        }

        #[test]
        fn an_end_is_an_end_of_the_text(text in "[aệ🌧\n]{0,40}", at in 0usize..200, which in 0usize..4) {
            let encoding = ENCODINGS[which];
            let bytes = encode(&text, encoding);
            let start = at.min(bytes.len()) & !1;
            prop_assume!(start >= 4);
            let (part, healthy) = decode_end(&bytes[start..], encoding);
            prop_assert!(healthy);
            prop_assert!(text.ends_with(part.as_str()));
        }

        #[test]
        fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            let copy = bytes.clone();
            let shown = decode(bytes).map(|(text, _)| text).unwrap_or_else(|_| lossy(&copy));
            prop_assert!(!shown.as_str().contains('\r'));
            for encoding in ENCODINGS {
                decode_end(&copy, encoding);
                prop_assert!(line_end(&copy, encoding) <= copy.len());
            }
        }
    }
}
