//! Pickers: tags near what is being tagged, the palette at the top.

use ratatui::style::Style;

use super::canvas::Canvas;
use super::scene::Scene;
use super::words::fold;
use super::{field, popup};
use crate::app::geometry::Area;
use crate::app::overlay::{Picker, PickerItem, PickerKind};
use crate::app::panes::first_shown;
use crate::codebook::TagId;
use crate::config::Role;
use crate::lang::phrase;

/// The rows that can be chosen from at once.
const ROWS: u16 = 9;
/// The rows about the chosen one.
const ABOUT: u16 = 4;

/// Draws a picker; `near` is the cell of the cursor in the text. Where the field's cursor is.
pub(super) fn draw(
    scene: &Scene<'_>,
    canvas: &mut Canvas<'_>,
    picker: &Picker,
    near: Option<(u16, u16)>,
) -> (u16, u16) {
    let screen = scene.geometry.screen;
    let title = match &picker.kind {
        PickerKind::Tag { title, .. } => scene.say(*title),
        PickerKind::Palette => scene.say(phrase("Lệnh", "Commands")),
    };
    let rows = (picker.row_count().max(1) as u16).min(ROWS);
    let about =
        if picker.items.iter().any(|item| !item.about.is_empty()) && screen.height >= 18 { ABOUT + 1 } else { 0 };
    let height = rows + about + 3;
    let area = match (&picker.kind, near) {
        (PickerKind::Tag { .. }, Some(cell)) => popup::near(screen, cell, 52, height),
        _ => {
            let width = screen.width.saturating_sub(4).min(76);
            let top = if screen.height >= 18 { 2 } else { 0 };
            Area::new((screen.width - width) / 2, top, width, height.min(screen.height.saturating_sub(1 + top)))
        }
    };
    let inside = popup::draw(scene, canvas, area, title);
    let ground = popup::ground(scene);
    canvas.put(inside.x, inside.y, inside.width.min(2), "> ", ground.patch(scene.role(Role::Key)));
    let typed = Area::new(inside.x + 2, inside.y, inside.width.saturating_sub(2), 1);
    let cursor = field::draw(canvas, typed, &picker.field, ground);
    let about = if inside.height > about + 2 { about } else { 0 };
    let list = Area::new(inside.x, inside.y + 1, inside.width, inside.height.saturating_sub(1 + about));
    let first = first_shown(picker.selected, picker.row_count(), usize::from(list.height));
    for (place, y) in (first..picker.row_count()).zip(list.y..list.bottom()) {
        let over = if place == picker.selected { scene.role(Role::ListSelected) } else { Style::new() };
        let area = Area::new(list.x, y, list.width, 1);
        canvas.style(Area::new(list.x.saturating_sub(1), y, list.width + 2, 1), ground.patch(over));
        match picker.matches.get(place).and_then(|index| picker.items.get(*index)) {
            Some(item) => row(scene, canvas, area, item, matches!(picker.kind, PickerKind::Palette), over),
            None => {
                let typed = picker.field.content().trim();
                let told = phrase("+ nhãn mới “{name}”", "+ new tag “{name}”");
                let told = told.fill(scene.lang(), &[("name", &typed)]);
                canvas.put(area.x, y, area.width, &told, ground.patch(scene.role(Role::Match)).patch(over));
            }
        }
    }
    if picker.row_count() == 0 {
        let nothing = scene.say(phrase("không có gì khớp", "nothing matches"));
        canvas.put(list.x, list.y, list.width, nothing, ground.patch(scene.role(Role::Dim)));
    }
    if about > 0 {
        tell_about(scene, canvas, picker, Area::new(inside.x, list.bottom(), inside.width, about));
    }
    cursor
}

fn row(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Area, item: &PickerItem, palette: bool, over: Style) {
    let ground = popup::ground(scene).patch(over);
    let quiet = popup::ground(scene).patch(scene.role(Role::Dim)).patch(over);
    let key = popup::ground(scene).patch(scene.role(Role::Key)).patch(over);
    let (mut x, mut right) = (area.x, area.right());
    if palette {
        right -= canvas.put_right(right, area.y, area.width / 3, &item.keys, key);
    } else {
        if let Ok(id) = TagId::new(&item.value) {
            let strong = Style { bg: None, ..scene.tag(&id).strong };
            canvas.put(x, area.y, 2.min(area.width), &item.keys, ground.patch(strong).bold());
            canvas.put(x + 2, area.y, area.width.saturating_sub(2).min(1), canvas.signs.swatch, ground.patch(strong));
        }
        x += 4.min(area.width);
    }
    let detail = canvas.width(&item.detail).min(area.width / 2);
    let name = right.saturating_sub(x + detail + 2);
    let name = name.max(right.saturating_sub(x) / 2).min(right.saturating_sub(x));
    let taken = canvas.put(x, area.y, name, &item.label, ground);
    let room = right.saturating_sub(x + taken + 2);
    let right = if palette { right.saturating_sub(1) } else { right };
    canvas.put_right(right, area.y, room, &item.detail, quiet);
}

/// What the chosen row is for.
fn tell_about(scene: &Scene<'_>, canvas: &mut Canvas<'_>, picker: &Picker, area: Area) {
    let ground = popup::ground(scene);
    canvas.row(area.x, area.right(), area.y, canvas.signs.rule, ground.patch(scene.role(Role::PopupFrame)));
    let about = picker.chosen().map_or("", |item| item.about.as_str());
    let style = ground.patch(scene.role(Role::Note));
    let rows = fold(about, area.width, canvas.options());
    for (index, (range, y)) in rows.iter().zip(area.y + 1..area.bottom()).enumerate() {
        // What does not fit is cut at the end of the last row.
        let rest =
            if y + 1 == area.bottom() && index + 1 < rows.len() { range.start..about.len() } else { range.clone() };
        canvas.put(area.x, y, area.width, &about[rest], style);
    }
}
