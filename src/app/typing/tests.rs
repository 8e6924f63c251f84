use std::path::PathBuf;
use std::sync::Arc;

use crate::annotation::{Annotator, Layer, Stamp};
use crate::app::document::Document;
use crate::app::library::Library;
use crate::app::overlay::{Overlay, Prompt, PromptKind};
use crate::app::reader::Reader;
use crate::app::{App, Clock, Input, Pane, Start};
use crate::article::{Article, Encoding, format};
use crate::codebook::{Codebook, Tag, TagId};
use crate::collection::list::SortKey;
use crate::collection::sidecar::Header;
use crate::collection::state::CollectionState;
use crate::collection::store::{Layers, Loaded};
use crate::collection::{ArticlePath, Entry, Layout};
use crate::config::Config;
use crate::config::key::{Key, KeyCode, KeySequence};
use crate::lang::Lang;
use crate::text::{ByteOffset, Text};

const TEXT: &str = "Tiếng Việt giàu và đẹp.\nMỗi bản cử hai người trực chòi canh.\n";

/// An app that reads a short article.
pub(in crate::app) fn reading() -> App {
    let layout = Layout { root: PathBuf::from("/bo"), article: None, sidecars: None, sidecar_bytes: u64::MAX };
    let mut app = App::new(Start {
        lang: Lang::En,
        config: Config::default(),
        registry: Arc::new(crate::app::commands::registry()),
        me: Annotator::new("lan").unwrap(),
        library: Library::new(layout, CollectionState::default(), SortKey::Name, false),
        clock: Clock {
            stamp: Stamp { moment: "2023-04-01T03:00:00Z".parse().unwrap(), offset: jiff::tz::offset(7) },
            millis: 0,
        },
        seed: 7,
        size: (80, 24),
    });
    app.codebook = Codebook::new(vec![Tag::new(TagId::new("kho-khan").unwrap(), "Khó khăn")]);
    let text = Arc::new(Text::from(TEXT));
    let format = format::format_of(std::path::Path::new("a.txt")).unwrap();
    let header = Header { file: "a.txt".to_owned(), hash: text.hash(), length: text.char_len().0 };
    let path = ArticlePath::new("a.txt");
    let meta = format.meta(&text);
    let entry =
        Entry { path: path.clone(), meta: meta.clone(), bytes: 90, tags: vec![], annotations: 0, problems: vec![] };
    app.library.add(vec![entry]);
    let layer = Layer::new(Annotator::new("lan").unwrap());
    let layers = Layers { mine: Loaded { layer, base: None, problem: None }, others: vec![] };
    app.documents.insert(path.clone(), Document::new(layers, header));
    let article = Article {
        meta,
        remnants: vec![],
        encoding: Encoding::Utf8,
        format,
        partial: false,
        file_bytes: text.end().0 as u64,
        text,
    };
    app.reader = Some(Reader::new(path, article));
    app.focus = Pane::Reader;
    app
}

/// Presses the characters of `keys` one after another; Backspace is written `<`, Enter a line feed.
pub(in crate::app) fn press(app: &mut App, keys: &str) {
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

pub(in crate::app) fn content(app: &App) -> &str {
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
    press(&mut app, "<<<<<a.txt");
    assert_eq!((content(&app), app.library.visible().len()), ("a.txt", 1));
    press(&mut app, "<<<<<as");
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
