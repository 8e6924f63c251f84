//! The list of articles.

use std::path::Path;

use ratatui::style::Style;

use super::canvas::Canvas;
use super::scene::Scene;
use super::words;
use crate::app::geometry::Area;
use crate::app::{App, Pane};
use crate::collection::Entry;
use crate::collection::state::Progress;
use crate::config::Role;
use crate::lang::phrase;

/// From this many columns the year of a date is shown.
const WITH_YEAR: u16 = 30;

/// Draws the list.
pub(super) fn draw(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Area) {
    if area.height == 0 || area.width == 0 {
        return;
    }
    head(scene, canvas, area);
    let app = scene.app;
    let (first, chosen) = (app.list_first(area.height), app.library.selected_place());
    let rows = Area::new(area.x, area.y + App::LIST_HEAD, area.width, area.height.saturating_sub(App::LIST_HEAD));
    let mut shown = 0;
    for (place, y) in (first..).zip(rows.y..rows.bottom()) {
        let Some(entry) = app.library.at(place) else { break };
        row(scene, canvas, Area::new(area.x, y, area.width, 1), entry, place == chosen);
        shown += 1;
    }
    if shown == 0 {
        empty(scene, canvas, rows);
    }
}

/// The collection's name, or what the list is filtered by; at the right how many articles there are.
fn head(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Area) {
    let library = &scene.app.library;
    let ground = scene.role(Role::Text);
    let quiet = ground.patch(scene.role(Role::Dim));
    let lang = scene.lang();
    let (all, visible) = (library.entries().len(), library.visible().len());
    let filter = library.state.filter.trim();
    let mut count = words::number(all, lang);
    if !filter.is_empty() {
        count = format!("{}/{count}", words::number(visible, lang));
    }
    let told = match (library.scanning, all) {
        (true, _) => phrase("đang quét… {n}", "scanning… {n}"),
        (false, 1) => phrase("{n} bài", "{n} article"),
        (false, _) => phrase("{n} bài", "{n} articles"),
    };
    let told = told.fill(lang, &[("n", &count)]);
    let taken = canvas.put_right(area.right().saturating_sub(1), area.y, area.width.saturating_sub(2), &told, quiet);
    let room = area.width.saturating_sub(taken + 3);
    if filter.is_empty() {
        canvas.put(area.x + 1, area.y, room, &library.name, ground.patch(scene.role(Role::Heading)));
    } else {
        let mark = ground.patch(scene.role(Role::Match));
        canvas.put_parts(area.x + 1, area.y, room, &[("/", quiet), (filter, mark)]);
    }
}

fn row(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Area, entry: &Entry, chosen: bool) {
    let app = scene.app;
    let ground = scene.role(Role::Text).patch(scene.role(Role::List));
    let open = app.reader.as_ref().is_some_and(|reader| reader.path == entry.path);
    let progress = app.library.progress(&entry.path);
    let over = match (chosen, app.focus == Pane::List) {
        (true, true) => scene.role(Role::ListSelected),
        (true, false) => scene.role(Role::ListSelectedIdle),
        (false, _) => Style::new(),
    };
    let quiet = ground.patch(scene.role(Role::Dim)).patch(over);
    canvas.style(area, ground.patch(over));
    if chosen || open {
        let sign = if chosen { canvas.signs.chosen } else { canvas.signs.bar };
        canvas.put(area.x, area.y, 1, sign, ground.patch(scene.role(Role::Key)).patch(over));
    }
    let (sign, style) = match (entry.problems.is_empty(), progress) {
        (false, _) => (canvas.signs.problem, ground.patch(scene.role(Role::Warning)).patch(over)),
        (true, Progress::Done) => (canvas.signs.check, ground.patch(scene.role(Role::Success)).patch(over)),
        (true, Progress::Reading) => (canvas.signs.opened, quiet),
        (true, Progress::Unread) => (" ", quiet),
    };
    canvas.put(area.x + 1, area.y, area.width.saturating_sub(1).min(1), sign, style);
    let mut right = area.right().saturating_sub(1);
    if area.width >= 20 {
        let date = entry.meta.date.map(|date| shown_date(scene, date, area.width));
        let column: u16 = if area.width >= WITH_YEAR { 8 } else { 5 };
        let taken = canvas.put_right(right, area.y, column, &date.unwrap_or_default(), quiet);
        // A title takes what no date or count needs.
        let counted = entry.annotations > 0 && area.width >= WITH_YEAR;
        right = right.saturating_sub(if counted { column + 1 } else { taken + 1 });
    }
    if area.width >= WITH_YEAR && entry.annotations > 0 {
        let count = words::number(entry.annotations, app.lang);
        let strong = ground.patch(scene.role(Role::Key)).patch(over).remove_modifier(ratatui::style::Modifier::BOLD);
        canvas.put_right(right, area.y, 3, &count, strong);
        right = right.saturating_sub(4);
    }
    let name = match progress {
        Progress::Done if !chosen => ground.patch(scene.role(Role::ListDone)),
        _ => ground.patch(over),
    };
    let from = area.x + 3;
    canvas.put(from, area.y, right.saturating_sub(from), &title(entry), name);
}

/// The title, or the file's name when the article says none.
fn title(entry: &Entry) -> std::borrow::Cow<'_, str> {
    match entry.meta.title.is_empty() {
        true => file_name(entry.path.as_path()),
        false => entry.meta.title.as_str().into(),
    }
}

fn file_name(path: &Path) -> std::borrow::Cow<'_, str> {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy()
}

fn shown_date(scene: &Scene<'_>, date: jiff::civil::Date, width: u16) -> String {
    let now = scene.app.clock.stamp;
    let this_year = now.offset.to_datetime(now.moment).year();
    words::short_date(date, if width >= WITH_YEAR { this_year } else { date.year() })
}

/// What to do when there is nothing to show.
fn empty(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Area) {
    let library = &scene.app.library;
    let text = match (library.entries().is_empty(), library.scanning) {
        (true, true) => phrase("Đang tìm các bài…", "Looking for articles…"),
        (true, false) => phrase(
            "Chưa có bài nào ở đây.\n\nĐặt tệp .txt hoặc .md vào thư mục này, rồi quét lại (R).\n\n\
             Hoặc mở thư mục khác: gõ :collection-open và đường dẫn.",
            "There are no articles here yet.\n\nPut .txt or .md files into this folder and scan again (R).\n\n\
             Or open another folder: type :collection-open and its path.",
        ),
        (false, _) => phrase("Không có bài nào khớp.\n\nEsc bỏ lọc.", "No article matches.\n\nEsc clears the filter."),
    };
    paragraph(
        scene,
        canvas,
        Area::new(area.x + 2, area.y + 1, area.width.saturating_sub(3), area.height.saturating_sub(1)),
        scene.say(text),
    );
}

/// A few quiet sentences.
pub(super) fn paragraph(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Area, text: &str) {
    let quiet = scene.role(Role::Text).patch(scene.role(Role::Dim));
    for (range, y) in words::fold(text, area.width, canvas.options()).into_iter().zip(area.y..area.bottom()) {
        canvas.put(area.x, y, area.width, &text[range], quiet);
    }
}
