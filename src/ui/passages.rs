//! All passages of the collection, each with its context, aligned on where they begin (key word in context).

use ratatui::style::Style;

use super::canvas::Canvas;
use super::scene::Scene;
use super::words::{self, fold};
use crate::app::geometry::Area;
use crate::app::input::PassageRow;
use crate::app::panes::first_shown;
use crate::app::passages::{GroupBy, PassageLine, Passages};
use crate::codebook::TagId;
use crate::config::Role;
use crate::lang::phrase;

/// The rows for the chosen passage, with the line above them.
const WHOLE: u16 = 4;
/// From this many rows the chosen passage is shown whole.
const WITH_WHOLE: u16 = 16;
/// From this many columns each passage tells its article.
const WITH_ARTICLE: u16 = 76;

/// Draws the view over the panes.
pub(super) fn draw(scene: &Scene<'_>, canvas: &mut Canvas<'_>, view: &Passages) {
    let screen = scene.geometry.screen;
    let area = Area::new(0, 0, screen.width, screen.height.saturating_sub(1));
    canvas.clear(area, scene.role(Role::Text));
    if area.height < 3 || area.width < 4 {
        return;
    }
    head(scene, canvas, view, area);
    let whole = if area.height >= WITH_WHOLE { WHOLE } else { 0 };
    let rows = Area::new(area.x, area.y + 2, area.width, area.height - 2 - whole);
    let first = first_shown(view.selected, view.lines().len(), usize::from(rows.height));
    let mut tag: Option<&TagId> = None;
    if let Some(PassageLine::Group(_, of, _)) =
        view.lines()[..first.min(view.lines().len())].iter().rev().find(|line| matches!(line, PassageLine::Group(..)))
    {
        tag = of.as_ref();
    }
    for ((place, line), y) in view.lines().iter().enumerate().skip(first).zip(rows.y..rows.bottom()) {
        let area = Area::new(rows.x, y, rows.width, 1);
        match line {
            PassageLine::Group(name, of, count) => {
                tag = of.as_ref();
                group(scene, canvas, area, name, tag, *count);
            }
            PassageLine::Row(index) => {
                if let Some(row) = view.rows().get(*index) {
                    passage(scene, canvas, area, row, tag, view.by, place == view.selected);
                }
            }
        }
    }
    if view.lines().is_empty() {
        nothing(scene, canvas, view, rows);
    }
    if whole > 0 {
        chosen(scene, canvas, view, Area::new(area.x, rows.bottom(), area.width, whole));
    }
}

fn head(scene: &Scene<'_>, canvas: &mut Canvas<'_>, view: &Passages, area: Area) {
    let ground = scene.role(Role::Text);
    let quiet = ground.patch(scene.role(Role::Dim));
    let lang = scene.lang();
    let by = match view.by {
        GroupBy::Tag => phrase("nhãn", "tag"),
        GroupBy::Article => phrase("bài", "article"),
        GroupBy::Text => phrase("chữ", "text"),
    };
    let filter = if view.filter.is_empty() { "—" } else { &view.filter };
    let told = phrase("xếp theo: {by}   lọc: {filter}", "ordered by: {by}   filter: {filter}")
        .fill(lang, &[("by", &scene.say(by)), ("filter", &filter)]);
    let taken = canvas.put_right(area.right() - 1, area.y, area.width / 2, &told, quiet);
    let title = match &view.tag {
        Some(tag) => scene.app.codebook.label(tag),
        None => scene.say(phrase("Các đoạn trích", "Passages")),
    };
    let shown = view.lines().iter().filter_map(|line| match line {
        PassageLine::Row(index) => view.rows().get(*index),
        PassageLine::Group(..) => None,
    });
    let mut articles: Vec<_> = shown.map(|row| &row.article).collect();
    let count = words::number(articles.len(), lang);
    articles.sort_unstable();
    articles.dedup();
    let of = words::number(articles.len(), lang);
    let told = match view.loading {
        true => phrase(" · {n} đoạn, đang đọc…", " · {n} passages, reading…"),
        false => phrase(" · {n} đoạn · {of} bài", " · {n} passages · {of} articles"),
    };
    let told = told.fill(lang, &[("n", &count), ("of", &of)]);
    let room = area.width.saturating_sub(taken + 4);
    canvas.put_parts(area.x + 1, area.y, room, &[(title, ground.patch(scene.role(Role::Heading))), (&told, quiet)]);
}

fn group(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Area, name: &str, tag: Option<&TagId>, count: usize) {
    let ground = scene.role(Role::Text);
    let strong = tag.map_or_else(|| scene.role(Role::Heading), |tag| scene.tag(tag).strong.bold());
    let count = format!("  {}", words::number(count, scene.lang()));
    let parts = [(name, ground.patch(strong)), (&*count, ground.patch(scene.role(Role::Dim)))];
    canvas.put_parts(area.x + 1, area.y, area.width - 1, &parts);
}

fn passage(
    scene: &Scene<'_>,
    canvas: &mut Canvas<'_>,
    area: Area,
    row: &PassageRow,
    tag: Option<&TagId>,
    by: GroupBy,
    chosen: bool,
) {
    let over = if chosen { scene.role(Role::ListSelected) } else { Style::new() };
    let ground = scene.role(Role::Text).patch(over);
    let quiet = scene.role(Role::Text).patch(scene.role(Role::Dim)).patch(over);
    canvas.style(area, ground);
    if chosen {
        canvas.put(area.x, area.y, 1, canvas.signs.chosen, ground);
    }
    let mut x = area.x + 2;
    if area.width >= WITH_ARTICLE && by != GroupBy::Article {
        let date = row.date.map(|date| words::short_date(date, i16::MIN)).unwrap_or_default();
        canvas.put(x, area.y, 8, &date, quiet);
        x += 9;
        let title = (area.width / 5).min(28);
        canvas.put(x, area.y, title, &row.title, quiet);
        x += title + 2;
    }
    let right = area.right() - 1;
    let room = right.saturating_sub(x);
    let middle = x + room * 2 / 5;
    let anchor = &row.annotation.anchor;
    canvas.put_tail(middle, area.y, middle.saturating_sub(x + 1), &anchor.prefix, quiet);
    let style = match tag.or(row.annotation.tags.first()) {
        Some(tag) => scene.tag(tag),
        None => scene.painter.untagged(),
    };
    let hit = if chosen { ground.bold() } else { ground.patch(style.tint) };
    let suffix = canvas.width(&anchor.suffix);
    let most = right.saturating_sub(middle).saturating_sub(suffix.min(room / 6));
    let cut = canvas.width(&anchor.quote) > most;
    let end = middle + canvas.put(middle, area.y, most, &anchor.quote, hit) + u16::from(cut);
    canvas.put(end, area.y, right.saturating_sub(end), &anchor.suffix, quiet);
}

/// Nothing to show, and what to do.
fn nothing(scene: &Scene<'_>, canvas: &mut Canvas<'_>, view: &Passages, area: Area) {
    let text = match (view.loading, view.rows().is_empty()) {
        (true, _) => phrase("Đang đọc các đoạn trích…", "Reading passages…"),
        (false, true) => phrase(
            "Chưa có đoạn nào được gắn nhãn. Mở một bài, chọn một đoạn rồi bấm số của nhãn.",
            "No passage is tagged yet. Open an article, select a passage and press a tag's number.",
        ),
        (false, false) => phrase("Không có đoạn nào khớp.", "No passage matches."),
    };
    let inside = Area::new(area.x + 2, area.y + 1, area.width - 3, area.height.saturating_sub(1));
    super::list::paragraph(scene, canvas, inside, scene.say(text));
}

/// The chosen passage in full, with its tags and note.
fn chosen(scene: &Scene<'_>, canvas: &mut Canvas<'_>, view: &Passages, area: Area) {
    let ground = scene.role(Role::Text);
    canvas.row(area.x, area.right(), area.y, canvas.signs.rule, ground.patch(scene.role(Role::Hairline)));
    let Some(row) = view.chosen() else { return };
    let (mut x, y) = (area.x + 1, area.y + 1);
    for tag in &row.annotation.tags {
        if x + 2 < area.right() {
            x += scene.put_tag(canvas, (x, y), area.right() - x - 1, tag, ground) + 2;
        }
    }
    let note = row.annotation.note.as_deref().unwrap_or_default();
    canvas.put(x, y, area.right().saturating_sub(x + 1), note, ground.patch(scene.role(Role::Note)));
    let width = area.width - 2;
    let rows = fold(&row.annotation.anchor.quote, width, canvas.options());
    let last = usize::from(area.bottom() - y - 1);
    for (index, range) in rows.iter().take(last).enumerate() {
        let y = y + 1 + index as u16;
        let end = canvas.put(area.x + 1, y, width, &row.annotation.anchor.quote[range.clone()], ground);
        if index + 1 == last && rows.len() > last {
            canvas.put(area.x + 1 + end.min(width), y, 1, canvas.signs.cut, ground);
        }
    }
}
