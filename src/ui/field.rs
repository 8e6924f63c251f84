//! A line that is being typed, scrolled so that its cursor is seen.

use ratatui::style::Style;

use super::canvas::Canvas;
use crate::app::geometry::Area;
use crate::text::field::Field;
use crate::text::glyph;

/// Draws a one-line field in the first row of `area`; where its cursor is.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Area, field: &Field, style: Style) -> (u16, u16) {
    let content = field.content();
    let width = usize::from(area.width.saturating_sub(1));
    let before = content.get(..field.cursor()).unwrap_or(content);
    // Whole graphemes go out of sight at the left until the cursor fits.
    let mut hidden = 0;
    let mut taken = glyph::width(before, canvas.options());
    for one in glyph::glyphs(before, 0, canvas.options()) {
        if taken <= width {
            break;
        }
        taken -= usize::from(one.width);
        hidden = one.range.end.0;
    }
    canvas.put(area.x, area.y, area.width, content.get(hidden..).unwrap_or_default(), style);
    (area.x + (taken.min(width) as u16).min(area.width.saturating_sub(1)), area.y)
}
