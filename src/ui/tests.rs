//! Screens: what stands where, and how it looks, at every size.

use std::sync::Arc;

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Depth, Painter, draw, dump};
use crate::annotation::{AnchorState, Annotation, AnnotationId, Annotator, Layer, Stamp, recipe};
use crate::app::document::Document;
use crate::app::input::{NoteTarget, PassageRow};
use crate::app::overlay::{
    Confirm, Editor, Overlay, Page, PageKind, PageLine, Picker, PickerItem, PickerKind, Prompt, PromptKind,
};
use crate::app::passages::{GroupBy, Passages};
use crate::app::reader::Reader;
use crate::app::reader::marks::{Occurrences, Search};
use crate::app::{App, Clock, Pane, Start};
use crate::article::{Article, Encoding, Meta, format};
use crate::codebook::{Codebook, Tag, TagId};
use crate::collection::list::SortKey;
use crate::collection::sidecar::Header;
use crate::collection::state::{CollectionState, Progress};
use crate::collection::store::{Layers, Loaded};
use crate::collection::{ArticlePath, Entry, Layout, Problem};
use crate::config::{Config, Theme};
use crate::lang::{Lang, UserError, phrase};
use crate::text::{ByteRange, Text};
use crate::vietnamese::matching::{MatchOptions, Query};

mod letters;

const TEXT: &str = "Hội nghị bàn việc giữ rừng đầu nguồn\n\
Sáng ngày 14/3/2023, tại nhà văn hóa xã Khe Lim, đội giữ rừng họp bàn việc canh lửa trong mùa khô.\n\
Ông Lò Văn Thủy nêu những khó khăn, hạn chế: đường lên chốt trơn trượt, đội chỉ có năm người, bộ đàm đã cũ. \
Mỗi lần tuần rừng phải đi bộ hơn bốn giờ mới tới chốt trên cùng.\n\
Nhiệm vụ từ nay đến tháng năm là phát đường băng dài 3,5 km và dựng thêm hai chòi canh. \
Các bản cử người trực thay phiên, mỗi bản hai hộ một tuần.\n\
Chia sẻ bài viết\n";

fn tag(id: &str, label: &str, key: Option<char>) -> Tag {
    Tag { key, ..Tag::new(TagId::new(id).unwrap(), label) }
}

fn codebook() -> Codebook {
    let below = Tag { parent: TagId::new("kho-khan").ok(), ..tag("duong-sa", "Đường sá", None) };
    Codebook::new(vec![
        tag("kho-khan", "Khó khăn, hạn chế", None),
        below,
        tag("nhiem-vu", "Nhiệm vụ", None),
        tag("ket-qua", "Kết quả", Some('k')),
    ])
}

fn article(text: &str) -> Article {
    let text = Arc::new(Text::from(text));
    let format = format::format_of(std::path::Path::new("a.txt")).unwrap();
    let start = TEXT.find("Chia sẻ").unwrap();
    Article {
        meta: Meta { byline: Some("Hoàng Nga".to_owned()), ..format.meta(&text) },
        remnants: if text.end().0 > start {
            vec![ByteRange::new(start, start + "Chia sẻ bài viết".len())]
        } else {
            vec![]
        },
        encoding: Encoding::Utf8,
        format,
        partial: false,
        file_bytes: text.end().0 as u64,
        text,
    }
}

fn range(quote: &str) -> ByteRange {
    let start = TEXT.find(quote).unwrap();
    ByteRange::new(start, start + quote.len())
}

fn annotation(id: &str, quote: &str, tags: &[&str], note: Option<&str>) -> Annotation {
    Annotation {
        id: AnnotationId::new(id).unwrap(),
        tags: tags.iter().map(|tag| TagId::new(tag).unwrap()).collect(),
        range: range(quote),
        state: AnchorState::Exact,
        anchor: recipe::anchor(&Text::from(TEXT), range(quote), 32),
        note: note.map(str::to_owned),
        source: None,
        created: None,
    }
}

fn loaded(layer: Layer) -> Loaded {
    Loaded { layer, base: None, problem: None }
}

fn layers() -> Layers {
    let lost = Annotation {
        state: AnchorState::Orphan,
        range: ByteRange::empty(Text::from(TEXT).end()),
        ..annotation("e", "bộ đàm", &["ket-qua"], None)
    };
    let doubtful = Annotation {
        state: AnchorState::Uncertain,
        ..annotation("c", "dựng thêm hai chòi canh", &["nhiem-vu"], None)
    };
    let mine = vec![
        annotation(
            "a",
            "những khó khăn, hạn chế: đường lên chốt trơn trượt, đội chỉ có năm người, bộ đàm đã cũ",
            &["kho-khan"],
            Some("so với biên bản quý trước"),
        ),
        annotation("b", "đường lên chốt trơn trượt", &["duong-sa", "nhiem-vu"], None),
        doubtful,
        annotation("d", "hơn bốn giờ", &[], Some("hỏi lại ông Thủy")),
        lost,
    ];
    let me = Annotator::new("lan").unwrap();
    let other = Annotator::new("minh").unwrap();
    let others = vec![annotation("f", "mỗi bản hai hộ một tuần", &["nhiem-vu"], None)];
    Layers {
        mine: loaded(Layer::with(me, vec![TagId::new("ket-qua").unwrap()], None, mine)),
        others: vec![loaded(Layer::with(other, vec![], None, others))],
    }
}

fn entry(path: &str, title: &str, day: Option<jiff::civil::Date>, annotations: usize) -> Entry {
    let meta = Meta { title: title.to_owned(), date: day, byline: None };
    let tags = if annotations > 0 { vec![(TagId::new("kho-khan").unwrap(), annotations)] } else { vec![] };
    Entry {
        path: ArticlePath::new(path),
        meta,
        encoding: Encoding::Utf8,
        bytes: 900,
        tags,
        annotations,
        problems: vec![],
    }
}

fn app(lang: Lang, size: (u16, u16)) -> App {
    let layout = Layout::new("/thu/Tin xã Khe Lim");
    let mut state = CollectionState::default();
    state.articles.entry(ArticlePath::new("02.txt")).or_default().progress = Progress::Done;
    let mut app = App::new(Start {
        lang,
        config: Config::default(),
        registry: Arc::new(crate::app::commands::registry()),
        me: Annotator::new("lan").unwrap(),
        library: crate::app::library::Library::new(layout, state, SortKey::Name, false),
        clock: Clock {
            stamp: Stamp { moment: "2023-04-01T03:00:00Z".parse().unwrap(), offset: jiff::tz::offset(7) },
            millis: 10_000,
        },
        seed: 7,
        size,
    });
    app.codebook = codebook();
    let broken = Entry { problems: vec![Problem::NotUtf8], ..entry("03.txt", "", None, 0) };
    app.library.add(vec![
        entry("01.txt", "Hội nghị bàn việc giữ rừng đầu nguồn", Some(jiff::civil::date(2023, 3, 14)), 5),
        entry("02.txt", "Thu hoạch chè xuân ở bản Pha", Some(jiff::civil::date(2022, 12, 30)), 12),
        broken,
    ]);
    app
}

/// The app with the article open and annotated, and the cursor on `at`.
fn reading(lang: Lang, size: (u16, u16), at: &str) -> App {
    let mut app = app(lang, size);
    let path = ArticlePath::new("01.txt");
    app.reader = Some(Reader::new(path.clone(), article(TEXT)));
    let text = Text::from(TEXT);
    let header = Header { file: "01.txt".to_owned(), hash: text.hash(), length: text.char_len().0 };
    app.documents.insert(path.clone(), Document::new(layers(), header));
    app.library.choose(path.clone());
    app.library.article_state(&path).progress = Progress::Reading;
    app.focus = Pane::Reader;
    if let Some(reader) = &mut app.reader {
        reader.move_to(range(at).start);
    }
    app.follow_cursor();
    app
}

fn drawn(app: &App, depth: Depth) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, app.size.0, app.size.1));
    draw(app, &Painter::new(Theme::default(), depth), &mut buffer);
    buffer
}

const SIZES: [(u16, u16); 5] = [(120, 40), (80, 24), (40, 12), (20, 5), (1, 1)];
const LANGS: [Lang; 2] = [Lang::Vi, Lang::En];

/// What can stand over the panes.
fn overlays() -> Vec<(&'static str, Overlay)> {
    let item = |value: &str, label: &str, keys: &str, detail: &str, about: &str| PickerItem {
        value: value.to_owned(),
        label: label.to_owned(),
        keys: keys.to_owned(),
        detail: detail.to_owned(),
        about: about.to_owned(),
    };
    let tags = vec![
        item("kho-khan", "Khó khăn, hạn chế", "1", "17", "Điều còn vướng, chưa làm được.\n“đường lên chốt trơn trượt”"),
        item("duong-sa", "Đường sá", "2", "4 · Khó khăn, hạn chế", ""),
        item("nhiem-vu", "Nhiệm vụ", "3", "9", "Việc phải làm."),
    ];
    let commands = vec![
        item("tag-pick", "tag-pick", "t", "chọn nhãn để gắn", ""),
        item("view-theme", "view-theme", "Space t", "đổi bộ màu", ""),
    ];
    let kind =
        |may_create| PickerKind::Tag { title: phrase("Gắn nhãn", "Tag"), line: "tag-add".to_owned(), may_create };
    let mut new = Picker::new(kind(true), tags.clone());
    new.field = crate::text::field::Field::line().with("khó");
    new.refilter(None);
    let mut completing = Prompt::new(PromptKind::Command).with("view-");
    completing.completions = ["view-theme", "view-measure", "view-toggle-marks"].map(str::to_owned).to_vec();
    completing.taken = Some(1);
    let ask = PromptKind::Ask { title: phrase("Tên mới", "New name"), line: "codebook-rename kho-khan".to_owned() };
    let note =
        "so với biên bản quý trước\n– đường sá là việc của huyện, hỏi lại ông Thủy xem đã có văn bản trả lời chưa";
    let page = |lines| Page { kind: PageKind::Help, title: "Trợ giúp".to_owned(), lines, scroll: 0 };
    let lines = vec![
        PageLine::Text("Esc hoặc q: đóng.".to_owned()),
        PageLine::Heading("Đọc bài".to_owned()),
        PageLine::Entry("g g".to_owned(), "về đầu bài".to_owned()),
        PageLine::Entry("tag-add TAG… [--all] [--note=TEXT] [--range=A..B]".to_owned(), "gắn nhãn".to_owned()),
        PageLine::Problem("02.txt: không lưu được".to_owned()),
    ];
    let me = Annotator::new("lan").unwrap();
    let row = |path: &str, title: &str, quote: &str, tags: &[&str], note| PassageRow {
        article: ArticlePath::new(path),
        title: title.into(),
        date: Some(jiff::civil::date(2023, 3, 14)),
        annotator: me.clone(),
        annotation: Arc::new(annotation(path, quote, tags, note)),
    };
    let mut passages = Passages::new(GroupBy::Tag, None);
    let title = "Hội nghị bàn việc giữ rừng đầu nguồn";
    let rows = vec![
        row("01.txt", title, "khó khăn, hạn chế", &["kho-khan"], None),
        row("02.txt", title, "đội chỉ có năm người, bộ đàm đã cũ", &["kho-khan", "nhiem-vu"], Some("xem lại")),
    ];
    passages.add(rows, &codebook());
    passages.loading = false;
    let id = AnnotationId::new("a").unwrap();
    vec![
        ("picker", Overlay::Picker(Picker::new(kind(true), tags))),
        ("picker-new", Overlay::Picker(new)),
        ("palette", Overlay::Picker(Picker::new(PickerKind::Palette, commands))),
        ("command", Overlay::Prompt(completing)),
        ("search", Overlay::Prompt(Prompt::new(PromptKind::Search(crate::text::ByteOffset::ZERO)).with("kho khan"))),
        ("search-switches", Overlay::Prompt(Prompt::new(PromptKind::Search(crate::text::ByteOffset::ZERO)).with("\\"))),
        (
            "search-wrong",
            Overlay::Prompt(Prompt::new(PromptKind::Search(crate::text::ByteOffset::ZERO)).with("\\r kho (khan")),
        ),
        ("ask", Overlay::Prompt(Prompt::new(ask).with("Khó khăn"))),
        (
            "editor",
            Overlay::Editor(Editor {
                target: NoteTarget::Annotation(ArticlePath::new("01.txt"), id),
                field: crate::text::field::Field::lines().with(note),
                before: String::new(),
                scroll: 0,
            }),
        ),
        ("page", Overlay::Page(page(lines))),
        (
            "confirm",
            Overlay::Confirm(Confirm {
                question: "Xóa nhãn Kết quả (3 đoạn)?".to_owned(),
                line: "codebook-delete".to_owned(),
            }),
        ),
        ("passages", Overlay::Passages(Box::new(passages))),
        ("no-passages", Overlay::Passages(Box::new(Passages::new(GroupBy::Text, None)))),
    ]
}

/// States without anything over the panes.
fn states(lang: Lang, size: (u16, u16)) -> Vec<(&'static str, App)> {
    let mut list = app(lang, size);
    list.focus = Pane::List;
    let mut empty = app(lang, size);
    empty.library.begin_scan();
    empty.library.end_scan(false);
    let mut filtered = app(lang, size);
    filtered.library.state.filter = "giu rung".to_owned();
    filtered.library.arrange();
    let mut tags = reading(lang, size, "Nhiệm vụ");
    tags.focus = Pane::Codebook;
    let mut unreadable = app(lang, size);
    let error = UserError::new("Tệp không còn ở đó.").with_hint("Quét lại bằng R.");
    unreadable.unreadable = Some((ArticlePath::new("09.txt"), error.clone()));
    unreadable.focus = Pane::Reader;
    let mut selecting = reading(lang, size, "Nhiệm vụ");
    let mut many = reading(lang, size, "bản");
    let mut searching = reading(lang, size, "khó khăn");
    if let (Some(one), Some(two), Some(three)) = (&mut selecting.reader, &mut many.reader, &mut searching.reader) {
        one.select(range("phát đường băng dài 3,5 km và dựng thêm hai chòi canh"));
        let places = TEXT.match_indices("bản").map(|(at, it)| ByteRange::new(at, at + it.len())).collect();
        two.occurrences = Occurrences::new(places, two.cursor);
        if let Some(occurrences) = &mut two.occurrences {
            occurrences.step(true);
            occurrences.toggle();
            occurrences.step(true);
        }
        let query = Query::new("kho khan", MatchOptions::default()).unwrap();
        let hits = Some(query.find_all(TEXT));
        three.search = Some(Search { query, hits, more: false, lit: true, serial: 1 });
    }
    let mut trouble = reading(lang, size, "hơn bốn giờ");
    trouble.tell(crate::app::messages::Level::Error, error.at("01.txt.lan.ghichu.toml", Some(3), Some(7)));
    let mut focus = reading(lang, size, "đường lên");
    focus.focus_view = true;
    let mut numbers = reading(lang, size, "đường lên");
    numbers.config.options.reader.line_numbers = true;
    let mut waiting = reading(lang, size, "đường lên");
    waiting.pending = (vec![crate::config::Key::char(' ')], 0);
    vec![
        ("reading", reading(lang, size, "đường lên")),
        ("untagged", reading(lang, size, "Sáng ngày")),
        ("list", list),
        ("empty", empty),
        ("filtered", filtered),
        ("codebook", tags),
        ("unreadable", unreadable),
        ("selecting", selecting),
        ("occurrences", many),
        ("searching", searching),
        ("trouble", trouble),
        ("focus", focus),
        ("numbers", numbers),
        ("which-key", waiting),
    ]
}

#[test]
fn reading_at_every_size() {
    for size in SIZES {
        for lang in LANGS {
            let buffer = drawn(&reading(lang, size, "đường lên"), Depth::True);
            insta::assert_snapshot!(format!("reading-{}x{}-{}", size.0, size.1, lang.code()), dump::whole(&buffer));
        }
    }
}

#[test]
fn reading_without_colours() {
    let buffer = drawn(&reading(Lang::Vi, (80, 24), "đường lên"), Depth::None);
    insta::assert_snapshot!("reading-80x24-no-colour", dump::whole(&buffer));
}

#[test]
fn every_state_and_overlay() {
    for (size, lang) in [((120, 40), Lang::Vi), ((80, 24), Lang::En), ((40, 12), Lang::Vi)] {
        let mut all = String::new();
        for (name, app) in states(lang, size) {
            all.push_str(&format!("== {name}\n{}\n", dump::symbols(&drawn(&app, Depth::True))));
        }
        for (name, overlay) in overlays() {
            let mut app = reading(lang, size, "đường lên");
            app.overlay = Some(overlay);
            all.push_str(&format!("== {name}\n{}\n", dump::symbols(&drawn(&app, Depth::True))));
        }
        insta::assert_snapshot!(format!("screens-{}x{}-{}", size.0, size.1, lang.code()), all);
    }
}

/// The line of the state, and what stands in its place, while something is typed.
#[test]
fn the_typing_method_is_shown_where_something_is_typed() {
    let mut all = String::new();
    for (size, method) in [((80, 24), "telex"), ((40, 12), "vni"), ((80, 24), "off")] {
        for (name, overlay) in overlays() {
            let mut app = reading(Lang::Vi, size, "đường lên");
            app.overlay = Some(overlay);
            app.run_line(&format!("set typing.method {method}"));
            let screen = dump::symbols(&drawn(&app, Depth::True));
            let line = screen.lines().last().unwrap_or_default();
            all.push_str(&format!("{method:5} {:3} {name:12} {line}\n", size.0));
        }
    }
    insta::assert_snapshot!("typing-method", all);
}

#[test]
fn nothing_panics_at_any_size() {
    for columns in [0, 1, 2, 7, 39, 40, 59, 60, 80, 100, 110, 200] {
        for rows in [0, 1, 2, 11, 12, 16, 18, 30] {
            let size = (columns, rows);
            for (_, app) in states(Lang::Vi, size) {
                drawn(&app, Depth::None);
            }
            for (_, overlay) in overlays() {
                let mut app = reading(Lang::En, size, "đường lên");
                app.overlay = Some(overlay);
                drawn(&app, Depth::True);
            }
        }
    }
}

#[test]
fn a_buffer_of_another_size_than_the_state_knows_is_no_harm() {
    let app = reading(Lang::Vi, (120, 40), "đường lên");
    for (columns, rows) in [(0, 0), (7, 3), (200, 60)] {
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        draw(&app, &Painter::new(Theme::default(), Depth::True), &mut buffer);
    }
}

#[test]
fn the_cursor_stands_on_the_character_it_is_at() {
    for at in ["Sáng", "đường lên", "hơn bốn", "Chia sẻ"] {
        let app = reading(Lang::Vi, (80, 24), at);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
        let cell =
            draw(&app, &Painter::new(Theme::default(), Depth::True), &mut buffer).expect("the reader has the focus");
        assert_eq!(buffer[cell].symbol(), at.chars().next().unwrap().to_string());
    }
}

proptest! {
    #[test]
    fn hostile_articles_reach_no_cell_raw(text in "[ -~đế\u{301}\u{200b}\u{202e}\u{1b}\u{7}\u{9b}\t\n漢👨‍👩‍👧]{0,200}", at in 0usize..200) {
        let mut app = app(Lang::Vi, (60, 20));
        let mut reader = Reader::new(ArticlePath::new("01.txt"), article(&text));
        reader.move_to(crate::text::ByteOffset(at.min(reader.text().end().0)));
        app.reader = Some(reader);
        app.focus = Pane::Reader;
        app.follow_cursor();
        for cell in drawn(&app, Depth::True).content() {
            prop_assert!(crate::text::glyph::is_allowed_symbol(cell.symbol()), "{:?}", cell.symbol());
        }
    }
}
