//! The keys that may come next, shown when somebody waits in the middle of a sequence.

use super::canvas::Canvas;
use super::scene::Scene;
use super::{popup, words};
use crate::app::geometry::Area;
use crate::config::Role;
use crate::config::keymap::{Keymap, Lookup, Next};

/// The columns of an entry.
const ENTRY: u16 = 36;

/// Draws the popup above the state line.
pub(super) fn draw(scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
    let app = scene.app;
    let (scope, pressed) = (app.scope(), &app.pending.0);
    let Lookup::Pending(next) = app.config.keymap.lookup(scope, pressed) else { return };
    let entries: Vec<(String, String)> = next
        .iter()
        .map(|entry| {
            let does = match entry.next {
                Next::Bound(binding) => app.binding_label(binding),
                Next::Prefix => canvas.signs.cut.to_owned(),
            };
            (words::key(entry.key), does)
        })
        .collect();
    let screen = scene.geometry.screen;
    let inner = screen.width.saturating_sub(4);
    let columns = (inner / ENTRY).clamp(1, 4).min(entries.len().max(1) as u16);
    let rows = (entries.len() as u16).div_ceil(columns);
    let height = (rows + 2).min(screen.height.saturating_sub(1));
    let width = (columns * ENTRY + 3).min(screen.width);
    let area = Area::new(screen.width - width, screen.height.saturating_sub(1 + height), width, height);
    let keys: Vec<String> = pressed.iter().map(|key| words::key(*key)).collect();
    let label = Keymap::prefix_label(scope, pressed).map_or("", |label| scene.say(label));
    let inside = popup::draw(scene, canvas, area, format!("{} {label}", keys.join(" ")).trim_end());
    let ground = popup::ground(scene);
    let widest = entries.iter().map(|(key, _)| canvas.width(key)).max().unwrap_or(1);
    for (index, (key, does)) in entries.iter().enumerate() {
        let (column, row) = (index as u16 / rows.max(1), index as u16 % rows.max(1));
        let (x, y) = (inside.x + column * ENTRY, inside.y + row);
        if y >= inside.bottom() || x >= inside.right() {
            continue;
        }
        let room = (inside.right() - x).min(ENTRY - 2);
        canvas.put_right(x + widest.min(room), y, room, key, ground.patch(scene.role(Role::Key)));
        let from = widest + 1;
        canvas.put(x + from.min(room), y, room.saturating_sub(from), does, ground);
    }
}
