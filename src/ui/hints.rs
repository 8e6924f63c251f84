//! The keys that matter now, looked up in the keymap so that what a user bound is what they see.

use crate::app::App;
use crate::app::overlay::{Overlay, PromptKind};
use crate::command::Scope;
use crate::config::key::{KeyCode, KeySequence};
use crate::lang::{Phrase, phrase};

use super::words;

/// Command lines whose keys are told together, and what they do.
type Hint = (&'static [&'static str], Phrase);

const HELP: &[Hint] = &[(&["help-open"], phrase("trợ giúp", "help"))];
const TAGS: Hint = (&["tag-number 1", "tag-number 9"], phrase("gắn nhãn", "tag"));
const PICK: Hint = (&["tag-pick"], phrase("nhãn…", "tags…"));

const NOTHING_OPEN: &[Hint] = &[(&["pane-next"], phrase("danh sách", "list")), (&["quit"], phrase("thoát", "quit"))];
const READING: &[Hint] = &[
    (&["select-start"], phrase("chọn", "select")),
    TAGS,
    PICK,
    (&["search-open"], phrase("tìm", "search")),
    (&["annotation-next"], phrase("đoạn sau", "next passage")),
    (&["command-line-open"], phrase("lệnh", "command")),
];
const ON_PASSAGE: &[Hint] = &[
    (&["note-edit"], phrase("ghi chú", "note")),
    TAGS,
    PICK,
    (&["annotation-delete"], phrase("xóa", "delete")),
    (&["annotation-next"], phrase("đoạn sau", "next passage")),
    (&["annotation-to-selection"], phrase("sửa biên", "bounds")),
];
const SEARCHING: &[Hint] = &[
    (&["search-next", "search-previous"], phrase("kế, trước", "next, previous")),
    (&["search-clear"], phrase("thôi tìm", "clear")),
    (&["search-select-all"], phrase("chọn hết", "select all")),
    (&["select-start"], phrase("chọn", "select")),
];
const SELECTING: &[Hint] = &[
    TAGS,
    PICK,
    (&["select-cancel"], phrase("thôi", "cancel")),
    (&["select-grow", "select-shrink"], phrase("rộng, hẹp", "grow, shrink")),
    (&["select-unit sentence"], phrase("câu", "sentence")),
    (&["select-unit clause"], phrase("mệnh đề", "clause")),
    (&["select-unit word"], phrase("từ", "word")),
    (&["select-unit syllable"], phrase("tiếng", "syllable")),
    (&["select-unit paragraph"], phrase("đoạn", "paragraph")),
    (&["select-swap-ends"], phrase("đổi đầu", "other end")),
    (&["select-occurrences"], phrase("mọi chỗ", "all places")),
];
const OCCURRENCES: &[Hint] = &[
    TAGS,
    PICK,
    (&["occurrence-toggle"], phrase("bỏ, lấy lại", "drop, keep")),
    (&["occurrence-next", "occurrence-previous"], phrase("chỗ sau, trước", "next, previous")),
    (&["select-cancel"], phrase("thôi", "cancel")),
];
const LIST: &[Hint] = &[
    (&["article-open"], phrase("mở", "open")),
    (&["list-filter"], phrase("lọc", "filter")),
    (&["article-mark-done"], phrase("xong", "done")),
    (&["article-next-unread"], phrase("bài chưa đọc", "next unread")),
    (&["passages-open"], phrase("các đoạn trích", "passages")),
    (&["quit"], phrase("thoát", "quit")),
];
const CODEBOOK: &[Hint] = &[
    (&["menu-accept"], phrase("xem các đoạn", "see passages")),
    (&["command-line-open \"codebook-new \""], phrase("nhãn mới", "new tag")),
    (&["codebook-rename"], phrase("đổi tên", "rename")),
    (&["codebook-recolour"], phrase("đổi màu", "colour")),
    (&["codebook-merge"], phrase("gộp", "merge")),
    (&["menu-cancel"], phrase("về bài", "back")),
];
const PASSAGES: &[Hint] = &[
    (&["menu-accept"], phrase("mở bài", "open")),
    (&["menu-cancel"], phrase("đóng", "close")),
    (&["passages-filter"], phrase("lọc", "filter")),
    (&["passages-open --by=tag"], phrase("theo nhãn", "by tag")),
    (&["passages-open --by=article"], phrase("theo bài", "by article")),
    (&["passages-open --by=text"], phrase("theo chữ", "by text")),
];
const NOTE: &[Hint] = &[
    (&["menu-accept"], phrase("lưu", "save")),
    (&["menu-cancel"], phrase("bỏ", "drop")),
    (&["editor-open"], phrase("trình soạn thảo ngoài", "external editor")),
];
const CHOOSING: &[Hint] = &[
    (&["menu-accept"], phrase("chọn", "take")),
    (&["menu-cancel"], phrase("thôi", "cancel")),
    (&["menu-down", "menu-up"], phrase("xuống, lên", "down, up")),
];
const LINE: &[Hint] = &[
    (&["menu-accept"], phrase("chạy", "run")),
    (&["menu-cancel"], phrase("thôi", "cancel")),
    (&["prompt-complete"], phrase("điền nốt", "complete")),
];
const TYPING: &[Hint] = &[(&["menu-accept"], phrase("xong", "done")), (&["menu-cancel"], phrase("thôi", "cancel"))];
const PAGE: &[Hint] = &[
    (&["menu-cancel"], phrase("đóng", "close")),
    (&["menu-down", "menu-up"], phrase("xuống, lên", "down, up")),
    (&["menu-page-down", "menu-page-up"], phrase("trang sau, trước", "page down, up")),
];

/// Keys, and what they do.
pub(super) type Told = (String, &'static str);

/// The keys that matter now, the most important first, and those of the help page, which come last.
pub(super) fn hints(app: &App) -> (Vec<Told>, Option<Told>) {
    let scope = app.scope();
    let help = if scope.types_text() || scope == Scope::Page { &[] } else { HELP };
    (told(app, scope, chosen(app, scope)), told(app, scope, help).pop())
}

fn told(app: &App, scope: Scope, hints: &[Hint]) -> Vec<Told> {
    let keys = |lines: &[&str]| {
        let each: Vec<String> = lines.iter().filter_map(|line| keys_of(app, scope, line)).map(words::keys).collect();
        let apart = if lines.first().is_some_and(|line| line.starts_with("tag-number")) { "–" } else { " " };
        (each.len() == lines.len()).then(|| each.join(apart))
    };
    hints.iter().filter_map(|(lines, label)| Some((keys(lines)?, label.get(app.lang)))).collect()
}

fn chosen(app: &App, scope: Scope) -> &'static [Hint] {
    let reader = app.reader.as_ref();
    match scope {
        Scope::Reader if reader.is_none() => NOTHING_OPEN,
        Scope::Reader if reader.is_some_and(|reader| reader.search.as_ref().is_some_and(|it| it.lit)) => SEARCHING,
        Scope::Reader if app.current_annotation().is_some() => ON_PASSAGE,
        Scope::Reader => READING,
        Scope::Select if reader.is_some_and(|reader| reader.occurrences.is_some()) => OCCURRENCES,
        Scope::Select => SELECTING,
        Scope::Library => LIST,
        Scope::Codebook => CODEBOOK,
        Scope::Passages => PASSAGES,
        Scope::Notes => NOTE,
        Scope::Picker => CHOOSING,
        Scope::Prompt => match &app.overlay {
            Some(Overlay::Prompt(prompt)) if prompt.kind == PromptKind::Command => LINE,
            _ => TYPING,
        },
        Scope::Page => PAGE,
        Scope::Global => &[],
    }
}

/// The shortest and plainest keys that run a line in a scope. Lines are compared as written: this runs for each frame.
fn keys_of<'a>(app: &'a App, scope: Scope, line: &str) -> Option<&'a KeySequence> {
    let runs = app
        .config
        .keymap
        .active(scope)
        .iter()
        .filter(|active| matches!(&active.binding.lines[..], [only] if only == line));
    runs.map(|active| &active.keys).min_by_key(|keys| {
        let first = keys.keys().first();
        (keys.keys().len(), first.map(|key| (key.ctrl || key.alt, rank(key.code), key.code)))
    })
}

/// Of several keys the one that is told: Enter and Esc, which everybody knows, then letters, then the rest.
fn rank(code: KeyCode) -> u8 {
    match code {
        KeyCode::Enter | KeyCode::Esc => 0,
        KeyCode::Char(_) => 1,
        KeyCode::Up | KeyCode::Down | KeyCode::Left | KeyCode::Right => 2,
        _ => 3,
    }
}
