//! The ground that pickers and other popups stand on.

use ratatui::style::Style;

use super::canvas::Canvas;
use super::scene::Scene;
use crate::app::geometry::Area;
use crate::config::Role;

/// The style of what stands in a popup.
pub(super) fn ground(scene: &Scene<'_>) -> Style {
    scene.role(Role::Text).patch(scene.role(Role::Popup))
}

/// Empties an area and frames it; the area inside the frame, with a column free on each side.
pub(super) fn draw(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Area, title: &str) -> Area {
    let ground = ground(scene);
    let line = ground.patch(scene.role(Role::PopupFrame));
    canvas.clear(area, ground);
    if area.width < 4 || area.height < 3 {
        return Area::new(area.x, area.y, area.width, area.height);
    }
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    for y in [area.y, bottom] {
        canvas.row(area.x + 1, right, y, canvas.signs.rule, line);
    }
    for x in [area.x, right] {
        canvas.column(x, area.y + 1, bottom, canvas.signs.hairline, line);
    }
    let [top_left, top_right, bottom_right, bottom_left] = canvas.signs.corners;
    for (x, y, sign) in [
        (area.x, area.y, top_left),
        (right, area.y, top_right),
        (right, bottom, bottom_right),
        (area.x, bottom, bottom_left),
    ] {
        canvas.sign(x, y, sign, line);
    }
    if !title.is_empty() {
        let title = format!(" {title} ");
        canvas.put(area.x + 2, area.y, area.width - 4, &title, ground.patch(scene.role(Role::Heading)));
    }
    Area::new(area.x + 2, area.y + 1, area.width - 4, area.height - 2)
}

/// Where a popup of `width` and `height` stands near a cell of the screen: below it where there is room, else above,
/// never over its row, and not over the state line.
pub(super) fn near(screen: Area, (column, row): (u16, u16), width: u16, height: u16) -> Area {
    let bottom = screen.bottom().saturating_sub(1);
    let width = width.min(screen.width);
    let (below, above) = (bottom.saturating_sub(row + 1), row.saturating_sub(screen.y));
    let x = column.saturating_sub(2).min(screen.right().saturating_sub(width));
    if below >= height || below >= above {
        let height = height.min(below);
        return Area::new(x, bottom.saturating_sub(below), width, height);
    }
    let height = height.min(above);
    Area::new(x, row - height, width, height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_popup_never_covers_the_row_it_is_about() {
        for (columns, rows) in [(80, 24), (40, 12), (120, 40), (20, 5), (1, 1)] {
            let screen = Area::new(0, 0, columns, rows);
            for row in 0..rows {
                for column in [0, columns / 2, columns - 1] {
                    let area = near(screen, (column, row), 44, 14);
                    assert!(area.right() <= columns && area.bottom() <= rows, "{area:?} on {columns}x{rows}");
                    assert!(area.height == 0 || row < area.y || row >= area.bottom(), "{area:?} covers {row}");
                }
            }
        }
    }
}
