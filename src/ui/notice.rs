//! What stands in the place of a text: nothing is open, it is being read, it can't be read, the screen is too small.

use super::canvas::Canvas;
use super::list::paragraph;
use super::scene::Scene;
use super::words::fold;
use crate::app::geometry::{Area, SMALLEST};
use crate::config::Role;
use crate::lang::{UserError, phrase};

/// Draws what stands in the place of the text.
pub(super) fn draw(scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
    let area = scene.geometry.text;
    let area = Area::new(area.x, area.y + area.height / 6, area.width, area.height - area.height / 6);
    let app = scene.app;
    if let Some(path) = &app.loading {
        let told = phrase("Đang mở {file}…", "Opening {file}…");
        let told = told.fill(app.lang, &[("file", &path.as_path().display())]);
        return paragraph(scene, canvas, area, &told);
    }
    if let Some((path, error)) = &app.unreadable {
        return unreadable(scene, canvas, area, &path.as_path().display().to_string(), error);
    }
    let told = match app.library.entries().is_empty() {
        true => phrase("Chưa có bài nào để đọc.", "There is nothing to read yet."),
        false => phrase(
            "Chọn một bài trong danh sách rồi bấm Enter để đọc.",
            "Choose an article in the list and press Enter to read it.",
        ),
    };
    paragraph(scene, canvas, area, scene.say(told));
}

/// Why an article can't be read, and what to do.
fn unreadable(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Area, file: &str, error: &UserError) {
    let ground = scene.role(Role::Text);
    let mut y = area.y;
    let head = phrase("Không mở được bài này.", "This article can't be opened.");
    let parts = [
        (scene.say(head), Role::Error),
        (file, Role::Dim),
        ("", Role::Text),
        (&*error.message, Role::Text),
        ("", Role::Text),
        (error.hint.as_deref().unwrap_or_default(), Role::Dim),
    ];
    for (text, role) in parts {
        for range in fold(text, area.width, canvas.options()) {
            if y < area.bottom() {
                canvas.put(area.x, y, area.width, &text[range], ground.patch(scene.role(role)));
            }
            y += 1;
        }
    }
}

/// The screen is too small: what it is, and what it should be.
pub(super) fn too_small(scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
    let screen = scene.geometry.screen;
    let told = phrase(
        "Cửa sổ {columns}×{rows} nhỏ quá: cần ít nhất {least_columns}×{least_rows}.",
        "The window is too small ({columns}×{rows}): at least {least_columns}×{least_rows} is needed.",
    );
    let told = told.fill(
        scene.lang(),
        &[
            ("columns", &screen.width),
            ("rows", &screen.height),
            ("least_columns", &SMALLEST.0),
            ("least_rows", &SMALLEST.1),
        ],
    );
    let rows = fold(&told, screen.width, canvas.options());
    let top = screen.height.saturating_sub(rows.len() as u16) / 2;
    for (range, y) in rows.into_iter().zip(top..screen.height) {
        canvas.put(0, y, screen.width, &told[range], scene.role(Role::Text));
    }
}
