//! The editor of a note, near the passage that the note is on.

use super::canvas::Canvas;
use super::popup;
use super::scene::Scene;
use super::words::fold;
use crate::app::geometry::Area;
use crate::app::input::NoteTarget;
use crate::app::overlay::Editor;
use crate::config::Role;
use crate::lang::phrase;

/// Columns of the editor.
const WIDTH: u16 = 68;
/// Rows of text at least, where there is room.
const ROWS: u16 = 6;

/// Draws the editor; `near` is the cell of the cursor in the text. Where the field's cursor is.
pub(super) fn draw(
    scene: &Scene<'_>,
    canvas: &mut Canvas<'_>,
    editor: &Editor,
    near: Option<(u16, u16)>,
) -> (u16, u16) {
    let screen = scene.geometry.screen;
    let content = editor.field.content();
    let inner = WIDTH.min(screen.width).saturating_sub(5);
    let rows = fold(content, inner, canvas.options());
    let height = (rows.len() as u16 + 1).clamp(ROWS, (screen.height / 2).max(ROWS)) + 2;
    let bottom = (screen.x, screen.height.saturating_sub(height + 2));
    let area = popup::near(screen, near.unwrap_or(bottom), WIDTH, height);
    let inside = popup::draw(scene, canvas, area, &title(scene, editor));
    let at = editor.field.cursor();
    let line = rows.partition_point(|row| row.start <= at).saturating_sub(1);
    let first = (line + 1).saturating_sub(usize::from(inside.height.max(1)));
    let ground = popup::ground(scene);
    for (row, y) in rows.iter().skip(first).zip(inside.y..inside.bottom()) {
        canvas.put(inside.x, y, inside.width, &content[row.clone()], ground);
    }
    if content.is_empty() {
        let hint = scene.say(phrase("Viết ghi chú ở đây.", "Write the note here."));
        canvas.put(inside.x, inside.y, inside.width, hint, ground.patch(scene.role(Role::Placeholder)));
    }
    let start = rows.get(line).map_or(0, |row| row.start);
    let column = canvas.width(content.get(start..at).unwrap_or_default());
    cell(inside, column, (line - first) as u16)
}

fn cell(area: Area, column: u16, row: u16) -> (u16, u16) {
    (area.x + column.min(area.width.saturating_sub(1)), area.y + row.min(area.height.saturating_sub(1)))
}

/// What the note is on.
fn title(scene: &Scene<'_>, editor: &Editor) -> String {
    let app = scene.app;
    let what = match &editor.target {
        NoteTarget::Article(path) => {
            let title = app.library.entry(path).map(|entry| entry.meta.title.as_str()).unwrap_or_default();
            if title.is_empty() { path.as_path().display().to_string() } else { title.to_owned() }
        }
        NoteTarget::Annotation(path, id) => {
            let annotation = app.documents.get(path).and_then(|document| document.get(id));
            let labels: Vec<&str> =
                annotation.iter().flat_map(|annotation| &annotation.tags).map(|tag| app.codebook.label(tag)).collect();
            labels.join(", ")
        }
    };
    match what.is_empty() {
        true => scene.say(phrase("Ghi chú", "Note")).to_owned(),
        false => phrase("Ghi chú · {what}", "Note · {what}").fill(app.lang, &[("what", &what)]),
    }
}
