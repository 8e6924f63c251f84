use proptest::prelude::*;

use super::super::cut::{character_end, line_end};
use super::*;
use crate::vietnamese::encoding::Legacy;

fn encode(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf8Bom => ["\u{feff}".as_bytes(), text.as_bytes()].concat(),
        Encoding::Utf16Le => [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect(),
        _ => text.as_bytes().to_vec(),
    }
}

/// As a file that says what it is.
fn read(bytes: Vec<u8>) -> Result<(Text, Encoding), NotUtf8> {
    let encoding = announced(&bytes);
    decode(bytes, encoding)
}

fn lossy(bytes: &[u8]) -> Text {
    decode(bytes.to_vec(), Encoding::Lossy).unwrap().0
}

const ENCODINGS: [Encoding; 4] = [Encoding::Utf8, Encoding::Utf8Bom, Encoding::Utf16Le, Encoding::Utf16Be];

#[test]
fn every_encoding_gives_the_same_text() {
    let sample = "Huyện Yên Lũng\r\nmưa lớn\rvà 🌧 lũ\n\tne\u{302}\u{301}u\u{feff}";
    for encoding in ENCODINGS {
        let (text, found) = read(encode(sample, encoding)).unwrap();
        assert_eq!(found, encoding);
        assert_eq!(text.as_str(), "Huyện Yên Lũng\nmưa lớn\nvà 🌧 lũ\n\tne\u{302}\u{301}u\u{feff}", "{encoding:?}");
    }
}

#[test]
fn an_empty_file_is_an_empty_text() {
    for bytes in [&b""[..], b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"] {
        assert_eq!(read(bytes.to_vec()).unwrap().0.as_str(), "");
    }
}

#[test]
fn what_is_not_utf8_gets_placeholders() {
    assert!(read(b"Hu\xffy\xe1\xbb".to_vec()).is_err());
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
        let (text, encoding) = read(bytes.to_vec()).unwrap();
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
            assert_eq!(read(head).unwrap().0.as_str(), expected, "{encoding:?}");
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
        let whole = read(bytes.clone()).unwrap().0;
        let head = &bytes[..at.min(bytes.len())];
        prop_assume!(announced(head) == encoding);
        let cut = if lines { line_end(head, encoding) } else { character_end(head, encoding) };
        let (part, found) = read(head[..cut].to_vec()).unwrap();
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
        let shown = read(bytes).map(|(text, _)| text).unwrap_or_else(|_| lossy(&copy));
        prop_assert!(!shown.as_str().contains('\r'));
        for encoding in ENCODINGS {
            decode_end(&copy, encoding);
            prop_assert!(line_end(&copy, encoding) <= copy.len());
        }
    }

    #[test]
    fn old_encodings_are_cut_between_letters(
        text in "[aeôơưđAÊƯdyệớắỳẹ \n]{0,40}", at in 0usize..200, which in 0usize..OLD.len(), lines: bool,
    ) {
        let encoding = OLD[which];
        let bytes = encode_old(&text, encoding);
        let head = &bytes[..at.min(bytes.len())];
        let cut = if lines { line_end(head, encoding) } else { character_end(head, encoding) };
        let part = decode(head[..cut].to_vec(), encoding).unwrap().0;
        let whole = decode(bytes.clone(), encoding).unwrap().0;
        prop_assert_eq!(whole.as_str(), &text);
        prop_assert!(text.starts_with(part.as_str()), "{:?} {:?}", text, part.as_str());
        // Never much is left out.
        prop_assert!(lines || head.len() - cut <= 16);
        let (end, _) = decode_end(&bytes[at.min(bytes.len())..], encoding);
        prop_assert!(text.ends_with(end.as_str()), "{:?} {:?}", text, end.as_str());
    }
}

const OLD: [Encoding; 7] = [
    Encoding::Legacy(Legacy::Vni),
    Encoding::Legacy(Legacy::Windows1258),
    Encoding::Legacy(Legacy::Viscii),
    Encoding::Legacy(Legacy::Tcvn5712),
    Encoding::Misread(Some(Legacy::Vni)),
    Encoding::Misread(Some(Legacy::Windows1258)),
    Encoding::Misread(None),
];

fn encode_old(text: &str, encoding: Encoding) -> Vec<u8> {
    let western = |bytes: Vec<u8>| bytes.into_iter().map(char::from).collect::<String>().into_bytes();
    match encoding {
        Encoding::Legacy(table) => legacy::encode(text, table).unwrap(),
        Encoding::Misread(Some(table)) => western(legacy::encode(text, table).unwrap()),
        _ => western(text.as_bytes().to_vec()),
    }
}
