//! The text itself: its visible rows, lit by structure, passages, search hits and the selection.

use super::canvas::Canvas;
use super::runs::{Light, Marked, Run, Structure, runs};
use super::scene::Scene;
use super::visible::Visible;
use crate::config::Role;
use crate::search;
use crate::text::ByteRange;
use crate::text::glyph::{GlyphKind, glyphs};
use crate::text::wrap::Row;

/// Draws the text; where the cursor is on the screen.
pub(super) fn draw(scene: &Scene<'_>, canvas: &mut Canvas<'_>, visible: &Visible<'_>) -> Option<(u16, u16)> {
    let area = scene.geometry.text;
    let runs = runs(visible.range, &lights(visible));
    let tags: Vec<_> = visible.passages.iter().map(|passage| passage.style).collect();
    let mut cursor = None;
    let mut next = 0;
    for (line, row) in visible.rows().take_while(|(line, _)| *line < area.height) {
        let y = area.y + line;
        // A run that goes on in the next row is looked at again there.
        while next + 1 < runs.len() && runs[next].range.end <= row.range.start {
            next += 1;
        }
        let mut run = next;
        let mut style = runs.get(run).map(|run| scene.painter.run(&run.look, &tags)).unwrap_or_default();
        let mut x = area.x + row.indent;
        for glyph in glyphs(visible.reader.text().slice(row.range), row.indent, canvas.options()) {
            let at = row.range.start.plus(glyph.range.start.0);
            while runs.get(run).is_some_and(|run| run.range.end <= at) {
                run += 1;
                style = runs.get(run).map(|run| scene.painter.run(&run.look, &tags)).unwrap_or_default();
            }
            if row.range.start.plus(glyph.range.end.0) > visible.reader.cursor && at <= visible.reader.cursor {
                cursor = Some((x.min(area.right().saturating_sub(1)), y));
            }
            match glyph.kind {
                GlyphKind::Plain | GlyphKind::Space => x += canvas.glyph(x, y, area.right(), &glyph, style),
                GlyphKind::Placeholder => {
                    let dim = style.patch(scene.role(Role::Placeholder));
                    x += canvas.glyph(x, y, area.right(), &glyph, dim);
                }
                GlyphKind::LineFeed if is_selected(runs.get(run)) => {
                    canvas.put(x, y, area.right().saturating_sub(x).min(1), " ", style);
                }
                GlyphKind::LineFeed | GlyphKind::Hidden => {}
            }
        }
        let at_end = visible.reader.cursor == row.range.end && row.range.end == visible.reader.text().end();
        if at_end && cursor.is_none() {
            cursor = Some((x.min(area.right().saturating_sub(1)), y));
        }
    }
    numbers(scene, canvas, visible);
    cursor
}

/// An empty line inside a selection shows one selected cell.
fn is_selected(run: Option<&Run>) -> bool {
    run.is_some_and(|run| run.look.marked == Marked::Selected)
}

/// Line numbers, where they are shown.
fn numbers(scene: &Scene<'_>, canvas: &mut Canvas<'_>, visible: &Visible<'_>) {
    let area = scene.geometry.numbers;
    if area.width < 2 {
        return;
    }
    let numbered = |row: &Row| row.starts_line && !row.range.is_empty();
    for (line, row) in visible.rows().filter(|(line, row)| numbered(row) && *line < area.height) {
        let number = (visible.reader.text().line_number(row.range.start).0 + 1).to_string();
        canvas.put_right(area.right() - 1, area.y + line, area.width - 1, &number, scene.role(Role::LineNumber));
    }
}

fn lights(visible: &Visible<'_>) -> Vec<(ByteRange, Light)> {
    let mut lights = Vec::new();
    for (index, passage) in visible.passages.iter().enumerate() {
        let light = if passage.annotator.is_none() { Light::Passage(index) } else { Light::Other };
        lights.push((passage.range, light));
    }
    structure(visible, &mut lights);
    marks(visible, &mut lights);
    lights
}

fn structure(visible: &Visible<'_>, lights: &mut Vec<(ByteRange, Light)>) {
    let article = &visible.reader.article;
    let found = article.format.structure(&article.text, visible.range);
    lights.extend(found.headings.into_iter().map(|range| (range, Light::Structure(Structure::Heading))));
    let remnants = article.remnants.iter().filter(|range| range.overlaps(visible.range));
    let quiet = found.markup.iter().chain(remnants);
    lights.extend(quiet.map(|range| (*range, Light::Structure(Structure::Quiet))));
}

fn marks(visible: &Visible<'_>, lights: &mut Vec<(ByteRange, Light)>) {
    let (reader, shown) = (visible.reader, visible.range);
    if let Some(search) = reader.search.as_ref().filter(|search| search.lit) {
        let mark = |range: ByteRange| {
            let marked = if range.contains(reader.cursor) { Marked::CurrentHit } else { Marked::Hit };
            (range, Light::Mark(marked))
        };
        match &search.hits {
            Some(hits) => lights.extend(within(hits, shown, |hit| *hit).map(|hit| mark(*hit))),
            // Until all hits are known, those on the screen are looked for on the screen.
            None => {
                let found = search::hits_in(reader.text(), &search.query, shown);
                lights.extend(found.into_iter().map(mark));
            }
        }
    }
    if let Some(occurrences) = &reader.occurrences {
        let current = occurrences.places.get(occurrences.current).map(|place| place.0);
        for (range, kept) in within(&occurrences.places, shown, |place| place.0) {
            let marked = match (kept, Some(*range) == current) {
                (true, true) => Marked::Selected,
                (true, false) => Marked::Kept,
                (false, _) => Marked::Dropped,
            };
            lights.push((*range, Light::Mark(marked)));
        }
    }
    if let Some(selected) = reader.selected() {
        lights.push((selected, Light::Mark(Marked::Selected)));
    }
}

/// Those of `sorted` (without overlaps) that share a byte with `shown`.
fn within<'s, T>(
    sorted: &'s [T],
    shown: ByteRange,
    range: impl Fn(&T) -> ByteRange + Copy + 's,
) -> impl Iterator<Item = &'s T> {
    let first = sorted.partition_point(|it| range(it).end <= shown.start);
    sorted[first..].iter().take_while(move |it| range(it).start < shown.end)
}
