//! What input methods send while keys are commands.

use super::typing::{content, press, reading};
use crate::app::{App, Input};
use crate::config::key::{Key, KeyCode};

/// What letters leave behind: where the cursor is, and what was said.
fn after(keys: &str) -> (usize, Option<String>) {
    let mut app = reading();
    press(&mut app, keys);
    (app.reader.as_ref().unwrap().cursor.0, app.messages.current().map(|message| message.text.message.clone()))
}

#[test]
fn a_mended_letter_is_the_key_that_was_pressed() {
    // A second e comes as Backspace and ê.
    for (plain, sent) in [
        ("ww", "ư<w"),
        ("www", "ư<ww"),
        ("lw", "lư"),
        ("wwee", "wwe<ê"),
        ("ee", "e<ê"),
        ("eej", "e<ê<ệ"),
        ("llee", "lle<ê"),
        ("uow", "uo<<ươ"),
    ] {
        let mut apps = [reading(), reading()];
        press(&mut apps[0], plain);
        press(&mut apps[1], sent);
        let [one, other] = apps.map(|app| app.reader.unwrap().cursor);
        assert_eq!(one, other, "{plain} against {sent}");
    }
}

#[test]
fn a_composed_letter_is_the_keys_behind_it() {
    for (plain, sent) in [("w", "ư"), ("wj", "ự"), ("ee", "ê"), ("wb", "ưb"), ("eew", "êw"), ("wwl", "ưwl")] {
        assert_eq!(after(plain).0, after(sent).0, "{plain} against {sent}");
    }
    let (_, said) = after("ư");
    assert_eq!(said.as_deref(), Some("an input method is on: “ư” is taken for the keys w"));
    // It is said once.
    assert_eq!(after("ưbư").1, None);
}

#[test]
fn what_means_nothing_is_told() {
    for letter in ["đ", "ơ", "ă"] {
        let mut app = reading();
        app.run_line("note-edit");
        app.overlay = None;
        // d and o do nothing while reading; a would open a note.
        press(&mut app, letter);
        let said = app.messages.current().map(|message| message.text.message.clone()).unwrap_or_default();
        assert!(said.contains("an input method is on") || letter == "ă", "{letter}: {said}");
    }
    // A backspace after a command is no reason for a message, and does nothing.
    assert_eq!(after("l<"), (1, None));
    // A person's own backspace before an ordinary key changes nothing about that key.
    assert_eq!(after("ll<l").0, after("lll").0);
}

#[test]
fn a_sequence_of_two_g_is_not_touched() {
    let mut app = reading();
    press(&mut app, "jgg");
    assert_eq!(app.reader.as_ref().unwrap().cursor.0, 0);
    assert_eq!(app.messages.current(), None);
}

/// An article note opened by A with these letters following, as an input method sends them.
fn noted(before: &str, sent: &str) -> App {
    let mut app = reading();
    if !before.is_empty() {
        app.run_line(&format!("article-note-set {before}"));
    }
    press(&mut app, sent);
    app
}

#[test]
fn the_key_that_opened_a_field_is_kept_out_of_it() {
    // The input method believes that "Aanh" was typed, and makes "Ânh" of it.
    assert_eq!(content(&noted("", "A<Ânh")), "anh");
    // "ánh": it goes on to "Ấnh".
    assert_eq!(content(&noted("", "A<Ânh<<<Ấnh đẹp")), "ánh đẹp");
    // What stood in the note is not taken away.
    assert_eq!(content(&noted("xong", "A<Ânh")), "xonganh");
    assert_eq!(content(&noted("xong", "A<Ânh<<<Ấnh")), "xongánh");
    // A person's own Backspace is one.
    assert_eq!(content(&noted("xong", "A<g")), "xong");
    assert_eq!(content(&noted("xong", "A<<n")), "xon");
    assert_eq!(content(&noted("", "Atoi<<ôi")), "tôi");
    // One that holds letters back hands over "Ânh".
    assert_eq!(content(&noted("", "Ânh ")), "anh ");
}

#[test]
fn marks_that_come_alone_are_keys_too() {
    let mut apps = [reading(), reading()];
    press(&mut apps[0], "ee");
    press(&mut apps[1], "e\u{302}");
    let [one, other] = apps.map(|app| app.reader.unwrap().cursor);
    assert_eq!(one, other);
}

#[test]
fn other_keys_end_the_word() {
    let mut app = reading();
    press(&mut app, "e");
    app.handle(Input::Key(Key::plain(KeyCode::Left)));
    press(&mut app, "<");
    assert!(app.messages.current().unwrap().text.message.contains("backspace"));
}
