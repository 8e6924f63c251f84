//! Telex and VNI in fields.

use super::stage::Stage;
use crate::app::overlay::{Overlay, Prompt, PromptKind};
use crate::app::{App, Input};
use crate::config::key::{Key, KeyCode, KeySequence};
use crate::lang::Lang;
use crate::text::ByteOffset;

const TEXT: &str = "Tiếng Việt giàu và đẹp.\nMỗi bản cử hai người trực chòi canh.\n";

/// An app that reads a short article.
pub(super) fn reading() -> App {
    let mut app = Stage::of(&[TEXT]).app;
    app.lang = Lang::En;
    app
}

/// Presses the characters of `keys` one after another; Backspace is written `<`, Enter a line feed.
pub(super) fn press(app: &mut App, keys: &str) {
    for c in keys.chars() {
        let key = match c {
            '<' => Key::plain(KeyCode::Backspace),
            '\n' => Key::plain(KeyCode::Enter),
            c => Key::char(c),
        };
        app.handle(Input::Key(key));
    }
}

fn press_named(app: &mut App, keys: &str) {
    for key in KeySequence::parse(keys).unwrap().keys() {
        app.handle(Input::Key(*key));
    }
}

pub(super) fn content(app: &App) -> &str {
    app.field().map_or("", |field| field.content())
}

fn prompt(kind: PromptKind) -> App {
    let mut app = reading();
    app.overlay = Some(Overlay::Prompt(Prompt::new(kind)));
    app.run_line("typing-toggle");
    app
}

#[test]
fn a_note_is_written_in_telex() {
    let mut app = reading();
    app.run_line("typing-toggle");
    press(&mut app, "vea");
    press(&mut app, "tieengs vieetj");
    assert_eq!(content(&app), "tiếng việt");
    press(&mut app, ", dduwowngf DDAF laf file windows meet ASEAN\nhoaf ");
    assert_eq!(content(&app), "tiếng việt, đường ĐÀ là file windows meet ASEAN\nhòa ");
    press_named(&mut app, "esc");
    let note = app.document().unwrap().mine.annotations()[0].note.clone();
    assert_eq!(note.as_deref(), Some("tiếng việt, đường ĐÀ là file windows meet ASEAN\nhòa"));
}

#[test]
fn the_method_and_the_tone_placement_are_options() {
    let mut app = reading();
    press(&mut app, "A");
    press(&mut app, "tieengs ");
    app.run_line("typing-method vni");
    press(&mut app, "tie6ng1 hoa2 ");
    app.run_line("set typing.tone-placement new");
    press(&mut app, "hoa2 ");
    press_named(&mut app, "ctrl-t");
    press(&mut app, "hoa2 ");
    press_named(&mut app, "f2");
    press(&mut app, "hoa2");
    assert_eq!(content(&app), "tieengs tiếng hòa hoà hoa2 hoà");
}

#[test]
fn deleting_goes_by_what_is_shown_and_typing_goes_on_from_it() {
    let mut app = reading();
    app.run_line("typing-toggle");
    press(&mut app, "A");
    press(&mut app, "vieetj<");
    assert_eq!(content(&app), "việ");
    press(&mut app, "ts");
    assert_eq!(content(&app), "viết");
    press_named(&mut app, "ctrl-y");
    assert_eq!(content(&app), "vieejts");
    press(&mut app, "s ");
    assert_eq!(content(&app), "vieejtss ");
    press_named(&mut app, "ctrl-y");
    assert_eq!(app.messages.current().unwrap().text.message, "no syllable is being typed");
}

#[test]
fn a_cursor_elsewhere_takes_up_what_stands_there() {
    let mut app = reading();
    app.run_line("typing-toggle");
    press(&mut app, "A");
    app.handle(Input::Paste("hoa saws vieetj".to_owned()));
    assert_eq!(content(&app), "hoa saws vieetj");
    press_named(&mut app, "home right right right");
    press(&mut app, "fn");
    assert_eq!(content(&app), "hoàn saws vieetj");
    press_named(&mut app, "end");
    press(&mut app, "s");
    assert_eq!(content(&app), "hoàn saws vieetjs");
}

#[test]
fn a_query_may_be_without_tones_and_what_it_finds_follows() {
    let mut app = prompt(PromptKind::Search(ByteOffset(0)));
    press(&mut app, "vieet");
    assert_eq!(content(&app), "viêt");
    assert_eq!(app.reader.as_ref().unwrap().cursor.0, TEXT.find("Việt").unwrap());
    press(&mut app, " giau\n");
    assert_eq!(app.history.searches, ["viêt giau"]);
}

#[test]
fn a_filter_tries_the_keys_where_what_is_shown_finds_nothing() {
    let mut app = reading();
    app.run_line("typing-toggle");
    app.run_line("palette-open");
    press(&mut app, "list-sort");
    assert_eq!((content(&app), app.typing()), ("list-sort", None));
    let mut app = prompt(PromptKind::Filter);
    press(&mut app, "tieengs");
    assert_eq!(app.library.visible().len(), 1);
    press(&mut app, "<<<<<bai-1.txt");
    assert_eq!((content(&app), app.library.visible().len()), ("bai-1.txt", 1));
    press(&mut app, "<<<<<<<<<as");
    assert_eq!((content(&app), app.library.visible().len()), ("á", 0));
    press(&mut app, "<data");
    app.overlay = None;
    app.run_line("article-tag");
    press(&mut app, "khos");
    let Some(Overlay::Picker(picker)) = &app.overlay else { panic!("the tags are there") };
    assert_eq!((content(&app), picker.matches.len()), ("khó", 1));
}

#[test]
fn commands_are_typed_as_they_are_and_prose_in_them_is_not() {
    let mut app = prompt(PromptKind::Command);
    assert_eq!(app.typing(), None);
    press(&mut app, "list-sort as");
    assert_eq!(content(&app), "list-sort as");
    let mut app = prompt(PromptKind::Command);
    press(&mut app, "search tieengs vieetj");
    assert_eq!(content(&app), "search tiếng việt");
    assert!(app.typing().is_some());
}
