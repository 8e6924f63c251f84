//! What the program does between a key and its bytes, without a terminal or a disk: a frame, a row, a tag, a sidecar.
//!
//! `cargo bench --bench program`. Each thing is done on an article of 10 MB, without annotations and with some ten
//! thousand; that the second costs little more than the first is what it shows.

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use divan::Bencher;
use ghichu::annotation::{Annotator, Stamp};
use ghichu::app::library::Library;
use ghichu::app::reader::marks::Occurrences;
use ghichu::app::{App, Clock, Start, commands};
use ghichu::collection::list::SortKey;
use ghichu::collection::sidecar;
use ghichu::collection::state::CollectionState;
use ghichu::collection::{ArticlePath, Layout};
use ghichu::config::layers::Config;
use ghichu::lang::Lang;
use ghichu::runtime::headless::Headless;
use ghichu::runtime::keeper::Keeper;
use ghichu::runtime::screen::Screen;
use ghichu::search;
use ghichu::text::ByteOffset;
use ghichu::ui::{self, Depth, Painter};
use ghichu::vietnamese::matching::{MatchOptions, Query};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const SIZE: (u16, u16) = (120, 40);

const PROSE: &str = "Tuy vậy, khó khăn trước mắt là con đường vào ba bản vùng trên sạt lở sau đợt mưa tháng Chín. Xã giao \
     nhiệm vụ cho từng đoàn thể, tuần nào cũng kiểm tra một lần. “Đường chưa thông thì hàng chưa đi được”, anh Vàng A \
     Sếnh, trưởng bản Pác Sảo, nói. Vụ mùa năm nay bà con gặt sớm hơn mọi năm chừng mười ngày.\n\nThanh niên thông rãnh \
     thoát nước, phụ nữ gom phân chuồng, Hội Nông dân đứng ra ký hợp đồng bao tiêu với một hợp tác xã ngoài huyện. Theo \
     kế hoạch, việc này phải xong trước ngày 15/11/2023. Ông Hà Văn Ún giở cuốn sổ tay, đọc từng con số một.\n\n";

static FOLDER: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let codebook =
        "[[tag]]\nid = \"kho-khan\"\nlabel = \"Khó khăn\"\n\n[[tag]]\nid = \"nhiem-vu\"\nlabel = \"Nhiệm vụ\"\n";
    std::fs::write(folder.path().join("ghichu.toml"), codebook).expect("the folder takes files");
    std::fs::write(folder.path().join("bai.txt"), PROSE.repeat(10_000_000 / PROSE.len())).expect("it takes files");
    folder
});

fn clock() -> Clock {
    let stamp = Stamp { moment: jiff::Timestamp::UNIX_EPOCH, offset: jiff::tz::Offset::UTC };
    Clock { stamp, millis: 0 }
}

/// A session with the article open; with every "khó khăn" tagged, when `annotated`. Nothing is kept on disk.
fn session(annotated: bool) -> App {
    let layout = Layout { article: Some(ArticlePath::new("bai.txt")), ..Layout::new(FOLDER.path()) };
    let me = Annotator::new("lan").expect("an id");
    let app = App::new(Start {
        lang: Lang::Vi,
        config: Config::default(),
        registry: Arc::new(commands::registry()),
        me: me.clone(),
        library: Library::new(layout.clone(), CollectionState::default(), SortKey::Name, false),
        clock: clock(),
        seed: 7,
        size: SIZE,
    });
    let mut app = Headless::start(app, Keeper::new(layout, me, PathBuf::from("/nonexistent"), u64::MAX)).app;
    if annotated {
        let options = MatchOptions { exact: true, case_sensitive: true, ..MatchOptions::default() };
        let query = Query::new("khó khăn", options).expect("a query");
        let reader = app.reader.as_mut().expect("the article is open");
        let found = search::find_all(reader.text(), &query, usize::MAX, &|| false).ranges;
        reader.occurrences = Occurrences::new(found, ByteOffset::ZERO);
        app.run("tag-add kho-khan").expect("the tag is there");
    }
    app.run("cursor-percent 50").expect("a command");
    app
}

fn painter(app: &App) -> Painter {
    Painter::new(app.config.theme.clone(), Depth::True)
}

/// The whole screen drawn into cells.
#[divan::bench(args = [false, true])]
fn frame(bencher: Bencher<'_, '_>, annotated: bool) {
    let app = session(annotated);
    let (painter, mut buffer) = (painter(&app), Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1)));
    bencher.bench_local(|| ui::draw(&app, &painter, &mut buffer));
}

/// The cursor goes a row down, and the window with it.
#[divan::bench(args = [false, true])]
fn row_down(bencher: Bencher<'_, '_>, annotated: bool) {
    let mut app = session(annotated);
    bencher.bench_local(|| app.run("cursor-down"));
}

/// The cursor goes a row down, the screen is drawn, and what changed becomes bytes.
#[divan::bench(args = [false, true])]
fn row_to_bytes(bencher: Bencher<'_, '_>, annotated: bool) {
    let mut app = session(annotated);
    let painter = painter(&app);
    let mut screen = Screen::new(std::io::sink(), SIZE.0, SIZE.1, app.window_options().wrap.glyphs);
    bencher.bench_local(|| {
        app.run("cursor-down").expect("a command");
        screen.draw(|buffer| ui::draw(&app, &painter, buffer))
    });
}

/// The sentence at the cursor gets a tag and loses it again.
#[divan::bench(args = [false, true])]
fn tag_and_undo(bencher: Bencher<'_, '_>, annotated: bool) {
    let mut app = session(annotated);
    bencher.bench_local(|| app.run("tag-add nhiem-vu").and_then(|()| app.run("undo")));
}

/// The sidecar's text is brought up to date after one more annotation.
#[divan::bench(args = [false, true])]
fn sidecar_text(bencher: Bencher<'_, '_>, annotated: bool) {
    let mut app = session(annotated);
    let written = |app: &App, disk: &str| {
        let document = app.document().expect("the article is open");
        sidecar::write(disk, None, &document.mine, &document.header).expect("it can be written")
    };
    let before = written(&app, "").unwrap_or_default();
    app.run("tag-add nhiem-vu").expect("the tag is there");
    bencher.bench_local(|| written(&app, &before));
}

fn main() {
    divan::main();
}
