//! Marginalia: the tags and the note of each passage, beside the row where it begins.

use ratatui::style::Style;

use super::canvas::Canvas;
use super::crowd::{self, Want};
use super::scene::Scene;
use super::visible::{Passage, Visible};
use super::words::{self, fold};
use crate::annotation::AnchorState;
use crate::app::geometry::Area;
use crate::config::Role;
use crate::lang::phrase;

/// The rows that a note which is not under the cursor takes at most, where there is room.
const ROWS: usize = 4;
/// The rows for passages that have lost their place.
const ORPHAN_ROWS: usize = 4;

/// A row of a note: pieces of text in their styles.
type Pieces = Vec<(String, Style)>;

/// Draws the right margin.
pub(super) fn draw(scene: &Scene<'_>, canvas: &mut Canvas<'_>, visible: &Visible<'_>, area: Area) {
    let foot = orphans(scene, canvas, area);
    let room = area.height.saturating_sub(foot);
    let mut notes: Vec<(Want, Vec<Pieces>)> = Vec::new();
    for passage in &visible.passages {
        let begins = visible.line_of(passage.range.start);
        let reaches = passage.current && passage.range.overlaps(visible.range);
        let Some(row) = begins.or(reaches.then_some(0)).filter(|row| *row < room) else { continue };
        let most = if passage.current { usize::from(room) } else { ROWS };
        let rows = rows(scene, canvas, passage, area.width, most);
        notes.push((Want { row, rows: rows.len() as u16, whole: passage.current }, rows));
    }
    notes.sort_by_key(|(want, _)| want.row);
    let wants: Vec<Want> = notes.iter().map(|(want, _)| *want).collect();
    for (place, (_, rows)) in crowd::place(&wants, room).into_iter().zip(&notes) {
        let Some(place) = place else { continue };
        for (line, pieces) in (0..place.rows).zip(rows) {
            let pieces: Vec<(&str, Style)> = pieces.iter().map(|(text, style)| (&**text, *style)).collect();
            let y = area.y + place.row + line;
            let end = area.x + canvas.put_parts(area.x, y, area.width, &pieces);
            if line + 1 == place.rows && usize::from(place.rows) < rows.len() && end < area.right() {
                let quiet = scene.role(Role::Text).patch(scene.role(Role::Dim));
                canvas.put_parts(end, y, area.right() - end, &[(" ", quiet), (canvas.signs.cut, quiet)]);
            }
        }
    }
}

/// The tags and the note of a passage as rows of `width` columns, `most` at most.
pub(super) fn rows(
    scene: &Scene<'_>,
    canvas: &Canvas<'_>,
    passage: &Passage<'_>,
    width: u16,
    most: usize,
) -> Vec<Pieces> {
    let ground = scene.role(Role::Text);
    let quiet = ground.patch(scene.role(Role::Dim));
    let (app, annotation) = (scene.app, passage.annotation);
    let mut rows: Vec<Pieces> = Vec::new();
    let who = passage.annotator.map(|name| format!("{name}: "));
    for tag in &annotation.tags {
        let strong = ground.patch(scene.tag(tag).strong);
        let style = match (passage.annotator, passage.current) {
            (Some(_), _) => quiet,
            (None, true) => strong.bold(),
            (None, false) => strong,
        };
        let key = app.codebook.key_of(tag).map_or_else(|| canvas.signs.keyless.to_owned(), String::from);
        let doubt = if annotation.state == AnchorState::Uncertain { "~" } else { "" };
        let lead = format!("{doubt}{key} {}", who.as_deref().unwrap_or_default());
        let indent = canvas.width(&lead).min(width / 2);
        push_folded(canvas, &mut rows, (&lead, style), (app.codebook.label(tag), style), (indent, width), most);
    }
    if let Some(note) = &annotation.note {
        let style = ground.patch(scene.role(Role::Note));
        let lead = match (&who, annotation.tags.is_empty()) {
            (Some(who), true) => format!("{} {who}", canvas.signs.note),
            (None, true) => format!("{} ", canvas.signs.note),
            (_, false) => "  ".to_owned(),
        };
        push_folded(canvas, &mut rows, (&lead, style), (note, style), (2.min(width / 2), width), most);
    }
    if rows.is_empty() {
        rows.push(vec![(format!("{} {}", canvas.signs.keyless, who.unwrap_or_default()), quiet)]);
    }
    rows
}

/// Folds `text` behind `lead`, later rows set in by `indent`.
fn push_folded(
    canvas: &Canvas<'_>,
    rows: &mut Vec<Pieces>,
    lead: (&str, Style),
    (text, style): (&str, Style),
    (indent, width): (u16, u16),
    most: usize,
) {
    let inner = width.saturating_sub(indent.max(canvas.width(lead.0).min(width / 2))).max(1);
    for (index, range) in fold(text, inner, canvas.options()).into_iter().enumerate() {
        if rows.len() >= most.max(1) {
            return;
        }
        let before = if index == 0 { lead.0.to_owned() } else { " ".repeat(usize::from(indent)) };
        rows.push(vec![(before, lead.1), (text[range].to_owned(), style)]);
    }
}

/// The passages that have lost their place, in the foot of the margin; the rows taken.
fn orphans(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Area) -> u16 {
    let Some(document) = scene.app.document().filter(|_| scene.app.marks_shown) else { return 0 };
    let lost = document.mine.orphans();
    if lost.len() == 0 || area.height < 8 {
        return 0;
    }
    let shown = lost.len().min(ORPHAN_ROWS - 1);
    let taken = shown as u16 + 1;
    let top = area.bottom() - taken;
    let ground = scene.role(Role::Text);
    let head = phrase("{n} đoạn mất chỗ:", "{n} passages lost:");
    let head = head.fill(scene.lang(), &[("n", &words::number(lost.len(), scene.lang()))]);
    canvas.put(area.x, top, area.width, &head, ground.patch(scene.role(Role::Warning)));
    for (annotation, y) in lost.zip(top + 1..top + taken) {
        let mut x = area.x;
        for tag in &annotation.tags {
            let key = scene.app.codebook.key_of(tag).map_or_else(|| canvas.signs.keyless.to_owned(), String::from);
            x += canvas.put(x, y, area.right() - x, &key, ground.patch(scene.tag(tag).strong));
        }
        let quote = format!(" {}", annotation.anchor.quote);
        canvas.put(x, y, area.right().saturating_sub(x), &quote, ground.patch(scene.role(Role::Dim)));
    }
    taken + 1
}
