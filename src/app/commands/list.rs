//! The list of articles: moving in it, sorting, filtering, scanning again.

use std::path::PathBuf;

use super::{Command, command, refuse};
use crate::app::App;
use crate::app::effect::Effect;
use crate::app::overlay::{Overlay, Prompt, PromptKind};
use crate::collection::list::SortKey;
use crate::command::{ArgKind, ArgSpec, Group, Invocation};
use crate::lang::{UserError, phrase};

/// The commands of this domain.
pub fn table() -> Vec<Command> {
    let g = Group::Collection;
    vec![
        command("list-down", g, phrase("xuống một bài", "down an article"), |app, _| by(app, 1)),
        command("list-up", g, phrase("lên một bài", "up an article"), |app, _| by(app, -1)),
        command("list-page-down", g, phrase("xuống một trang danh sách", "down a page of the list"), |app, _| {
            by(app, page(app))
        }),
        command("list-page-up", g, phrase("lên một trang danh sách", "up a page of the list"), |app, _| {
            by(app, -page(app))
        }),
        command("list-start", g, phrase("bài đầu danh sách", "first of the list"), |app, _| by(app, isize::MIN)),
        command("list-end", g, phrase("bài cuối danh sách", "last of the list"), |app, _| by(app, isize::MAX)),
        command("list-sort", g, phrase("sắp xếp danh sách", "sort the list"), list_sort).spec(|s| {
            let kind = ArgKind::choice(&["name", "title", "byline", "given-name", "date", "annotations", "state"]);
            s.arg(ArgSpec::required("by", kind, phrase("xếp theo gì", "by what")))
        }),
        command("list-reverse", g, phrase("đảo thứ tự danh sách", "turn the order round"), list_reverse),
        command(
            "list-filter",
            g,
            phrase("lọc danh sách khi gõ, không cần dấu", "filter the list as you type"),
            list_filter,
        )
        .spec(|s| {
            s.arg(ArgSpec::rest("pattern", ArgKind::Text, phrase("lọc ngay theo mẫu này", "filter by this at once")))
        }),
        command("list-filter-clear", g, phrase("bỏ lọc", "take the filter off"), list_filter_clear),
        command("collection-rescan", g, phrase("quét lại bộ sưu tập", "scan the collection again"), collection_rescan),
        command(
            "collection-open",
            g,
            phrase("mở bộ sưu tập hoặc bài khác", "open another collection or article"),
            collection_open,
        )
        .spec(|s| s.arg(ArgSpec::rest_required("path", ArgKind::Path, phrase("thư mục hoặc tệp", "a folder or file")))),
    ]
}

fn by(app: &mut App, delta: isize) -> Result<(), UserError> {
    let place = app.library.selected_place().saturating_add_signed(delta);
    app.library.choose_place(place);
    Ok(())
}

fn page(app: &App) -> isize {
    app.geometry().list.map_or(10, |area| area.height.saturating_sub(2).max(1) as isize)
}

fn arrange(app: &mut App) {
    app.library.state.sort = Some(app.library.sort.name().to_owned());
    app.library.state.reverse = app.library.reverse;
    app.library.arrange();
    app.keep_state();
}

fn list_sort(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let wanted = invocation.arg(0).and_then(SortKey::from_name);
    if let Some(key) = wanted {
        app.library.sort = key;
        arrange(app);
    }
    Ok(())
}

fn list_reverse(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    app.library.reverse = !app.library.reverse;
    arrange(app);
    Ok(())
}

fn list_filter(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    match invocation.text_of_rest(0) {
        Some(pattern) => app.set_filter(pattern),
        None => {
            let before = app.library.state.filter.clone();
            app.overlay = Some(Overlay::Prompt(Prompt::new(PromptKind::Filter).with(&before)));
        }
    }
    Ok(())
}

fn list_filter_clear(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    app.set_filter(String::new());
    Ok(())
}

fn collection_rescan(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    app.library.begin_scan();
    app.effect(Effect::Scan);
    app.effect(Effect::LoadManifest);
    Ok(())
}

fn collection_open(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let unsaved = refuse(app, phrase("còn chú giải chưa ghi được", "some annotations are not saved yet"))
        .with_hint(app.say(phrase("gõ :save trước", "type :save first")));
    if !app.all_saved() {
        return Err(unsaved);
    }
    let path = invocation.text_of_rest(0).unwrap_or_default();
    app.keep_state();
    app.effect(Effect::OpenPath(PathBuf::from(path)));
    Ok(())
}
