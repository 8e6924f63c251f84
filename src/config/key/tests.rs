use proptest::prelude::*;

use super::*;

#[test]
fn keys_and_their_canonical_form() {
    for (written, canonical) in [
        ("g", "g"),
        ("G", "G"),
        ("shift-g", "G"),
        ("ctrl-d", "ctrl-d"),
        ("C-d", "ctrl-d"),
        ("<C-d>", "ctrl-d"),
        ("Ctrl-D", "ctrl-d"),
        ("ctrl-shift-d", "ctrl-shift-d"),
        ("alt-x", "alt-x"),
        ("M-X", "alt-X"),
        ("ctrl-alt-left", "ctrl-alt-left"),
        ("shift-tab", "backtab"),
        ("<esc>", "esc"),
        ("<", "<"),
        ("<<>", "<"),
        ("lt", "<"),
        ("comma", ","),
        (",", ","),
        ("-", "-"),
        ("ctrl--", "ctrl--"),
        ("PgDn", "pagedown"),
        ("ctrl-space", "ctrl-space"),
        ("F12", "f12"),
        ("đ", "đ"),
        ("shift-đ", "Đ"),
        ("c-", ""),
        ("ctrl-", ""),
        ("gg", ""),
        ("f0", ""),
        ("f36", ""),
        ("ctrl-ctrl-d", ""),
        ("", ""),
    ] {
        let read = Key::parse(written).map(|key| key.to_string()).unwrap_or_default();
        assert_eq!(read, canonical, "{written}");
    }
}

#[test]
fn sequences() {
    assert_eq!(KeySequence::parse(" g   g ").unwrap().to_string(), "g g");
    assert_eq!(KeySequence::parse("space <C-d>").unwrap().keys().len(), 2);
    assert_eq!(KeySequence::parse("  "), Err(KeyError::Empty));
    for (text, hint) in [
        ("gg", "Keys in a row are written with spaces between: “g g”."),
        ("pagedwn", "Did you mean “pagedown”?"),
        ("hyper-left", "For example: “g g”, “ctrl-d”, “space”, “pagedown”, “f5”."),
    ] {
        assert_eq!(KeySequence::parse(text).unwrap_err().explain(Lang::En).hint.as_deref(), Some(hint), "{text}");
    }
}

#[test]
fn only_plain_characters_type() {
    assert_eq!(Key::char('đ').typed(), Some('đ'));
    assert_eq!(Key::parse("ctrl-a").unwrap().typed(), None);
    assert_eq!(Key::parse("enter").unwrap().typed(), None);
}

fn any_key() -> impl Strategy<Value = Key> {
    let named = prop::sample::select(NAMES).prop_map(|(_, code)| code);
    let typed = any::<char>().prop_filter("a visible character", |c| !c.is_control() && !c.is_whitespace());
    let code = prop_oneof![named, typed.prop_map(KeyCode::Char), (1u8..=35).prop_map(KeyCode::F)];
    (code, any::<[bool; 3]>()).prop_map(|(code, [ctrl, alt, shift])| Key::new(code, ctrl, alt, shift))
}

proptest! {
    #[test]
    fn a_key_survives_writing(keys in prop::collection::vec(any_key(), 1..4)) {
        let sequence = KeySequence::new(keys).unwrap();
        prop_assert_eq!(KeySequence::parse(&sequence.to_string()).unwrap(), sequence);
    }

    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), close in "[<>CcSs\\-đ f0-9]{0,8}") {
        let _ = KeySequence::parse(&text);
        let _ = KeySequence::parse(&close);
    }
}
