//! Drawing: the screen as a function of `&App`.
//!
//! [`draw`] fills a buffer and says where the cursor is; it changes nothing else and keeps nothing. Where things are is
//! decided by [`geometry`](crate::app::geometry), how they look by the [`Painter`]; each file here draws one part. The
//! invariants: every text goes through `Canvas`, which makes it safe and never splits a grapheme; nothing is drawn
//! outside the buffer, whatever its size; and a frame costs by what is visible, not by how long the article is.
//! Writing to a terminal is not done here.

mod canvas;
mod codebook;
mod crowd;
#[cfg(test)]
pub(crate) mod dump;
mod editor;
mod field;
mod gutter;
mod header;
mod hints;
mod lanes;
mod list;
mod margin;
mod notice;
mod page;
mod painter;
mod passages;
mod picker;
mod popup;
mod prompt;
mod reader;
mod runs;
mod scene;
mod signs;
mod state_line;
mod strip;
#[cfg(test)]
mod tests;
mod visible;
mod which_key;
mod words;

use ratatui::buffer::Buffer;

pub use self::painter::{Depth, Painter};

use self::canvas::Canvas;
use self::scene::Scene;
use self::visible::Visible;
use crate::app::geometry::Margin;
use crate::app::overlay::Overlay;
use crate::app::{App, Pane};
use crate::config::Role;

/// Draws the screen; the cell where the cursor is shown, `None` to hide it.
pub fn draw(app: &App, painter: &Painter, buffer: &mut Buffer) -> Option<(u16, u16)> {
    let geometry = app.geometry();
    let window = app.window_options_in(&geometry);
    let scene = Scene { app, painter, geometry, window };
    let mut canvas = Canvas::new(buffer, window.wrap.glyphs);
    canvas.clear(scene.geometry.screen, scene.role(Role::Text));
    if scene.geometry.too_small {
        notice::too_small(&scene, &mut canvas);
        return None;
    }
    let cursor = panes(&scene, &mut canvas);
    let cursor = overlay(&scene, &mut canvas, cursor);
    if app.shows_which_key() {
        which_key::draw(&scene, &mut canvas);
    }
    cursor
}

/// Draws the panes and the state line; where the cursor is in the text.
fn panes(scene: &Scene<'_>, canvas: &mut Canvas<'_>) -> Option<(u16, u16)> {
    let geometry = &scene.geometry;
    if let Some(area) = geometry.list {
        list::draw(scene, canvas, area);
    }
    if let Some(area) = geometry.codebook {
        codebook::draw(scene, canvas, area);
    }
    if let Some(x) = geometry.hairline {
        let style = scene.role(Role::Text).patch(scene.role(Role::Hairline));
        canvas.column(x, 0, geometry.state.y, canvas.signs.hairline, style);
        if let Some(area) = geometry.codebook.filter(|area| area.y > 0) {
            canvas.put(x, area.y, 1, canvas.signs.junction, style);
        }
    }
    let visible = geometry.reader.and_then(|_| Visible::gather(scene));
    let mut cursor = None;
    match &visible {
        Some(visible) => {
            header::draw(scene, canvas, visible.reader);
            gutter::draw(scene, canvas, visible);
            cursor = reader::draw(scene, canvas, visible);
            match geometry.margin {
                Margin::Right(area) => margin::draw(scene, canvas, visible, area),
                Margin::Strip(area) => strip::draw(scene, canvas, visible, area),
                Margin::StateLine | Margin::Off => {}
            }
        }
        None if geometry.reader.is_some() => notice::draw(scene, canvas),
        None => {}
    }
    state_line::draw(scene, canvas, visible.as_ref());
    cursor
}

/// Draws what stands over the panes; where the cursor is then.
fn overlay(scene: &Scene<'_>, canvas: &mut Canvas<'_>, cursor: Option<(u16, u16)>) -> Option<(u16, u16)> {
    match &scene.app.overlay {
        None => cursor.filter(|_| scene.app.focus == Pane::Reader),
        Some(Overlay::Prompt(prompt)) => Some(prompt::draw(scene, canvas, prompt)),
        Some(Overlay::Picker(picker)) => Some(picker::draw(scene, canvas, picker, cursor)),
        Some(Overlay::Editor(editor)) => Some(editor::draw(scene, canvas, editor, cursor)),
        Some(Overlay::Page(page)) => {
            page::draw(scene, canvas, page);
            None
        }
        Some(Overlay::Confirm(question)) => {
            prompt::confirm(scene, canvas, question);
            None
        }
        Some(Overlay::Passages(view)) => {
            passages::draw(scene, canvas, view);
            None
        }
    }
}
