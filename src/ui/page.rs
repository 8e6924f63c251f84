//! Pages to read: help, messages, what a key or command is.

use super::canvas::Canvas;
use super::scene::Scene;
use super::words::{self, fold};
use crate::app::geometry::Area;
use crate::app::overlay::{Page, PageLine};
use crate::config::Role;

/// The measure of a page.
const MEASURE: u16 = 96;
/// The widest column of keys.
const KEYS: u16 = 26;

/// Draws a page over the panes.
pub(super) fn draw(scene: &Scene<'_>, canvas: &mut Canvas<'_>, page: &Page) {
    let screen = scene.geometry.screen;
    let all = Area::new(0, 0, screen.width, screen.height.saturating_sub(1));
    let ground = scene.role(Role::Text);
    canvas.clear(all, ground);
    let width = all.width.saturating_sub(4).min(MEASURE);
    if width == 0 || all.height < 2 {
        return;
    }
    let area = Area::new((all.width - width) / 2, 0, width, all.height);
    let last = page.lines.len();
    let place =
        format!("{}/{}", words::number((page.scroll + 1).min(last), scene.lang()), words::number(last, scene.lang()));
    let taken = canvas.put_right(area.right(), 0, area.width / 2, &place, ground.patch(scene.role(Role::Dim)));
    canvas.put(area.x, 0, area.width - taken, &page.title, ground.patch(scene.role(Role::Heading)));
    let mut y = 2;
    for (index, line) in page.lines.iter().enumerate().skip(page.scroll) {
        if y >= area.bottom() {
            return;
        }
        if matches!(line, PageLine::Heading(_)) && index > page.scroll {
            y += 1;
        }
        let keys = keys_column(canvas, &page.lines, index).min(area.width / 2);
        y += put(scene, canvas, Area::new(area.x, y, area.width, area.bottom().saturating_sub(y)), line, keys);
    }
}

/// The columns of the keys in the section around the line of that index.
fn keys_column(canvas: &Canvas<'_>, lines: &[PageLine], index: usize) -> u16 {
    let is_heading = |line: &PageLine| matches!(line, PageLine::Heading(_));
    let start = lines[..index].iter().rposition(is_heading).map_or(0, |at| at + 1);
    let section = lines[start..].iter().take_while(|line| !is_heading(line));
    let widths = section.filter_map(|line| match line {
        PageLine::Entry(keys, _) => Some(canvas.width(keys)),
        _ => None,
    });
    widths.filter(|width| *width <= KEYS).max().unwrap_or(0)
}

/// Draws a line, folded; the rows it took.
fn put(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Area, line: &PageLine, keys: u16) -> u16 {
    let ground = scene.role(Role::Text);
    let (text, style, left) = match line {
        PageLine::Heading(text) => (text, ground.patch(scene.role(Role::Heading)), 0),
        PageLine::Text(text) => (text, ground, 0),
        PageLine::Problem(text) => (text, ground.patch(scene.role(Role::Error)), 0),
        PageLine::Entry(names, text) => {
            let style = ground.patch(scene.role(Role::Key));
            let wide = canvas.width(names) > keys;
            if area.height > 0 {
                canvas.put(area.x, area.y, if wide { area.width } else { keys }, names, style);
            }
            if wide && area.height > 1 {
                // A long name has a row of its own.
                let below = Area::new(area.x, area.y + 1, area.width, area.height - 1);
                return 1 + folded(canvas, below, text, ground, keys + 2);
            }
            (text, ground, keys + 2)
        }
    };
    folded(canvas, area, text, style, left)
}

fn folded(canvas: &mut Canvas<'_>, area: Area, text: &str, style: ratatui::style::Style, left: u16) -> u16 {
    let width = area.width.saturating_sub(left);
    let rows = fold(text, width, canvas.options());
    for (range, y) in rows.iter().zip(area.y..area.bottom()) {
        canvas.put(area.x + left, y, width, &text[range.clone()], style);
    }
    rows.len() as u16
}
