//! Loading, line ends, positions and hashes of texts.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;

fn text(bytes: &[u8]) -> Text {
    Text::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn line_ends_and_byte_order_mark() {
    let cases: &[(&str, &str)] = &[
        ("", ""),
        ("một\r\nhai\rba\n", "một\nhai\nba\n"),
        ("\r", "\n"),
        ("\r\r\n\n\r", "\n\n\n\n"),
        ("\r\n\r\n", "\n\n"),
        ("\u{feff}Tiếng Việt", "Tiếng Việt"),
        ("\u{feff}\r\nA", "\nA"),
        ("\u{feff}\u{feff}A\u{feff}", "\u{feff}A\u{feff}"),
        ("Tie\u{302}\u{301}ng", "Tie\u{302}\u{301}ng"),
    ];
    for (raw, canonical) in cases {
        assert_eq!(text(raw.as_bytes()).as_str(), *canonical, "{raw:?}");
        assert_eq!(Text::from(*raw).as_str(), *canonical, "{raw:?}");
    }
}

#[test]
fn bytes_are_taken_over_not_copied() {
    let bytes = "Huyện Nà Lèng họp bàn việc mùa màng.\n".repeat(100).into_bytes();
    let address = bytes.as_ptr();
    assert_eq!(Text::from_utf8(bytes).unwrap().as_str().as_ptr(), address);
}

#[test]
fn invalid_bytes_are_placed_in_the_file() {
    let cases: &[(&[u8], usize)] =
        &[(b"\xff", 0), (b"abc\xc3", 3), (b"\xef\xbb\xbfa\r\nb\xfe", 7), (b"a\r\n\r\n\xf0\x9f", 5)];
    for (bytes, valid_up_to) in cases {
        let error = Text::from_utf8(bytes.to_vec()).unwrap_err();
        assert_eq!(error, NotUtf8 { valid_up_to: *valid_up_to });
    }
}

#[test]
fn slices_keep_characters_whole() {
    let text = text("đêm ấy".as_bytes());
    assert_eq!(text.slice(ByteRange::new(1, 4)), "đê");
    assert_eq!(text.slice(ByteRange::new(6, 99)), "ấy");
    assert_eq!(text.slice(ByteRange::new(50, 99)), "");
    assert_eq!(text.slice(text.full_range()), "đêm ấy");
}

#[test]
fn lines_of_every_length() {
    let long = "dài ".repeat(5000);
    for raw in ["", "\n", "một", "một\n", "một\nhai\n\nba", &format!("{long}\nngắn\n{long}"), &long] {
        let text = text(raw.as_bytes());
        assert_eq!(text.line_count(), raw.split('\n').count());
        let mut start = 0;
        for (number, line) in raw.split('\n').enumerate() {
            let range = ByteRange::new(start, start + line.len());
            assert_eq!(text.line_start(LineNumber(number)), Some(range.start));
            for at in [range.start.0, start + line.len() / 2, range.end.0] {
                assert_eq!(text.line_at(ByteOffset(at)), range, "{at}");
                assert_eq!(text.line_number(ByteOffset(at)), LineNumber(number));
            }
            start += line.len() + 1;
        }
        assert_eq!(text.line_start(LineNumber(text.line_count())), None);
        assert_eq!(text.line_at(ByteOffset(usize::MAX)).end, text.end());
    }
}

#[test]
fn hash_is_written_and_read() {
    let text = text(b"abc");
    let written = "blake3:6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85";
    assert_eq!(text.hash().to_string(), written);
    assert_eq!(written.parse(), Ok(text.hash()));
    assert_eq!(text.hash(), Text::from("\u{feff}abc").hash());
    for wrong in ["", "blake3:", &written[7..], &written[..70], "sha256:00"] {
        assert_eq!(wrong.parse::<TextHash>(), Err(NotAHash));
    }
}

#[test]
fn a_text_is_shared_between_threads() {
    let text = Arc::new(text("Việt".as_bytes()));
    let other = Arc::clone(&text);
    let hash = std::thread::spawn(move || other.hash()).join().unwrap();
    assert_eq!(hash, text.hash());
}

proptest! {
    #[test]
    fn bytes_and_characters_convert_back_and_forth(raw in "[a-cếậ\u{301}👪\n\r ]{0,200}") {
        let text = text(raw.as_bytes());
        for (number, (start, character)) in text.as_str().char_indices().enumerate() {
            prop_assert_eq!(text.to_byte(CharOffset(number)), Some(ByteOffset(start)));
            for inside in start..start + character.len_utf8() {
                prop_assert_eq!(text.to_char(ByteOffset(inside)), CharOffset(number));
            }
        }
        prop_assert_eq!(text.to_byte(text.char_len()), Some(text.end()));
        prop_assert_eq!(text.to_char(ByteOffset(usize::MAX)), text.char_len());
        prop_assert_eq!(text.to_byte(CharOffset(text.char_len().0 + 1)), None);
        prop_assert_eq!(text.to_byte_range(text.to_char_range(text.full_range())), Some(text.full_range()));
        prop_assert!(!text.as_str().contains('\r'));
    }

    #[test]
    fn a_copied_text_is_the_same_as_a_loaded_one(raw in "(\u{feff}|\r|\n|\r\n|a|ế){0,20}") {
        let (copied, loaded) = (Text::from(raw.as_str()), text(raw.as_bytes()));
        prop_assert_eq!(copied.as_str(), loaded.as_str());
    }

    #[test]
    fn any_bytes_load_or_fail_as_the_standard_library_says(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        let expected = std::str::from_utf8(&bytes).map(|_| ()).map_err(|error| error.valid_up_to());
        let found = Text::from_utf8(bytes).map(|_| ()).map_err(|error| error.valid_up_to);
        prop_assert_eq!(found, expected);
    }
}
