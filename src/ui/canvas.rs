//! Putting text into cells: the one way from a string to the screen.
//!
//! Every string goes through [`glyphs`], which composes letters and makes hostile characters visible, so that nothing
//! that comes from a file can steer the terminal. A grapheme is drawn whole or not at all, and nothing outside the
//! buffer is ever touched.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use super::signs::Signs;
use crate::app::geometry::Area;
use crate::text::glyph::{self, Glyph, GlyphKind, GlyphOptions, glyphs};

/// A buffer, and how text becomes cells in it.
pub(super) struct Canvas<'b> {
    buffer: &'b mut Buffer,
    options: GlyphOptions,
    /// The signs that are no text.
    pub(super) signs: &'static Signs,
}

impl<'b> Canvas<'b> {
    pub(super) fn new(buffer: &'b mut Buffer, options: GlyphOptions) -> Canvas<'b> {
        Canvas { buffer, options, signs: Signs::of(options.ambiguous_wide) }
    }

    /// How text becomes cells.
    pub(super) fn options(&self) -> GlyphOptions {
        self.options
    }

    /// The columns that `text` takes in one row: a line feed is shown as a space.
    pub(super) fn width(&self, text: &str) -> u16 {
        let breaks = text.bytes().filter(|byte| *byte == b'\n').count();
        u16::try_from(glyph::width(text, self.options) + breaks).unwrap_or(u16::MAX)
    }

    /// Draws one glyph at a cell if all of it fits before `right`; the columns it took.
    #[inline]
    pub(super) fn glyph(&mut self, x: u16, y: u16, right: u16, glyph: &Glyph<'_>, style: Style) -> u16 {
        // Nearly all of a screen comes this way.
        if glyph.width == 1 && !glyph.symbol.is_empty() && x < right {
            if let Some(cell) = self.cell(x, y) {
                cell.set_symbol(&glyph.symbol).set_style(style);
            }
            return 1;
        }
        if glyph.width == 0 || glyph.symbol.is_empty() || x.saturating_add(glyph.width) > right {
            return 0;
        }
        let spelled = glyph.width > 2 || glyph.kind != GlyphKind::Plain;
        if spelled {
            self.spell(x, y, glyph, style);
        } else if let Some(cell) = self.buffer.cell_mut((x, y)) {
            cell.set_symbol(&glyph.symbol).set_style(style);
            if glyph.width == 2
                && let Some(behind) = self.buffer.cell_mut((x + 1, y))
            {
                behind.set_symbol(" ").set_style(style);
            }
        }
        glyph.width
    }

    /// The cell at a place inside the buffer, which begins at the screen's corner.
    #[inline]
    fn cell(&mut self, x: u16, y: u16) -> Option<&mut Cell> {
        let inside = x < self.buffer.area.width;
        let index = usize::from(y) * usize::from(self.buffer.area.width) + usize::from(x);
        if inside { self.buffer.content.get_mut(index) } else { None }
    }

    /// Draws a space, a TAB or a placeholder one grapheme a cell; a wide one takes the next cell too.
    fn spell(&mut self, x: u16, y: u16, glyph: &Glyph<'_>, style: Style) {
        let mut letters = glyph.symbol.graphemes(true);
        let mut behind_wide = false;
        for column in 0..glyph.width {
            let symbol = if behind_wide { " " } else { letters.next().unwrap_or(" ") };
            behind_wide = !behind_wide && self.width(symbol) > 1;
            if let Some(cell) = self.buffer.cell_mut((x + column, y)) {
                cell.set_symbol(symbol).set_style(style);
            }
        }
    }

    /// Draws `text` from a cell on within `width` columns, cut with a sign where it is longer; the columns it took.
    pub(super) fn put(&mut self, x: u16, y: u16, width: u16, text: &str, style: Style) -> u16 {
        let right = x.saturating_add(width);
        let (mut at, mut cut_at) = (x, x);
        for glyph in glyphs(text, 0, self.options) {
            let glyph = match glyph.kind {
                GlyphKind::LineFeed => Glyph { symbol: " ".into(), width: 1, kind: GlyphKind::Space, ..glyph },
                _ => glyph,
            };
            if at.saturating_add(glyph.width) > right {
                return self.cut(cut_at, y, right, style) - x;
            }
            at += self.glyph(at, y, right, &glyph, style);
            if at < right {
                cut_at = at;
            }
        }
        at - x
    }

    /// Puts the sign that text was cut at `at` and blanks what follows up to `right`; the column behind the sign.
    fn cut(&mut self, at: u16, y: u16, right: u16, style: Style) -> u16 {
        for x in at..right {
            if let Some(cell) = self.buffer.cell_mut((x, y)) {
                cell.set_symbol(if x == at { self.signs.cut } else { " " }).set_style(style);
            }
        }
        right.min(at + 1)
    }

    /// Draws `text` so that it ends before `right`, cut when it takes more than `width` columns; the columns it took.
    pub(super) fn put_right(&mut self, right: u16, y: u16, width: u16, text: &str, style: Style) -> u16 {
        let taken = self.width(text).min(width);
        self.put(right.saturating_sub(taken), y, taken, text, style)
    }

    /// Draws the end of `text` so that it ends before `right`, cut at its start when it takes more than `width` columns.
    pub(super) fn put_tail(&mut self, right: u16, y: u16, width: u16, text: &str, style: Style) {
        let mut wide = self.width(text);
        if wide <= width {
            self.put_right(right, y, width, text, style);
            return;
        }
        let mut from = 0;
        for glyph in glyphs(text, 0, self.options) {
            if wide < width {
                break;
            }
            wide = wide.saturating_sub(if glyph.kind == GlyphKind::LineFeed { 1 } else { glyph.width });
            from = glyph.range.end.0;
        }
        let x = right.saturating_sub(wide + 1);
        self.put(x, y, width.min(1), self.signs.cut, style);
        self.put(x + 1, y, wide, text.get(from..).unwrap_or_default(), style);
    }

    /// Draws parts one behind the other within `width` columns; the columns they took.
    pub(super) fn put_parts(&mut self, x: u16, y: u16, width: u16, parts: &[(&str, Style)]) -> u16 {
        let mut taken = 0;
        for (text, style) in parts {
            taken += self.put(x + taken, y, width.saturating_sub(taken), text, *style);
        }
        taken
    }

    /// Adds a style to the cells of an area.
    pub(super) fn style(&mut self, area: Area, style: Style) {
        self.buffer.set_style(rect(area), style);
    }

    /// Empties the cells of an area and gives them a style.
    pub(super) fn clear(&mut self, area: Area, style: Style) {
        let area = rect(area).intersection(self.buffer.area);
        if area.is_empty() {
            return;
        }
        let mut blank = Cell::EMPTY;
        blank.set_style(style);
        for y in area.top()..area.bottom() {
            let start = self.buffer.index_of(area.left(), y);
            self.buffer.content[start..start + usize::from(area.width)].fill(blank.clone());
        }
    }

    /// Draws one of the [`Signs`], which are known to be safe and one column wide.
    pub(super) fn sign(&mut self, x: u16, y: u16, sign: &'static str, style: Style) {
        if let Some(cell) = self.buffer.cell_mut((x, y)) {
            cell.set_symbol(sign).set_style(style);
        }
    }

    /// Draws the same sign down a column.
    pub(super) fn column(&mut self, x: u16, top: u16, bottom: u16, sign: &'static str, style: Style) {
        for y in top..bottom {
            self.sign(x, y, sign, style);
        }
    }

    /// Draws the same sign along a row.
    pub(super) fn row(&mut self, left: u16, right: u16, y: u16, sign: &'static str, style: Style) {
        for x in left..right {
            self.sign(x, y, sign, style);
        }
    }
}

/// An area in ratatui's words.
fn rect(area: Area) -> Rect {
    Rect::new(area.x, area.y, area.width, area.height)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(width: u16, draw: impl FnOnce(&mut Canvas<'_>)) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
        draw(&mut Canvas::new(&mut buffer, GlyphOptions::default()));
        buffer.content().iter().map(|cell| cell.symbol()).collect()
    }

    #[test]
    fn text_is_cut_with_a_sign_between_graphemes() {
        for (text, width, expected) in [
            ("khó khăn", 8, "khó khăn  "),
            ("khó khăn", 7, "khó kh…   "),
            ("kho\u{301} khăn", 4, "khó…      "),
            ("khó", 1, "…         "),
            ("khó", 0, "          "),
            ("漢字漢", 4, "漢 …       "),
            ("một\nhai", 9, "một hai   "),
        ] {
            let shown = drawn(10, |canvas| {
                canvas.put(0, 0, width, text, Style::new());
            });
            assert_eq!(shown, expected, "{text} in {width}");
        }
    }

    #[test]
    fn the_end_of_a_text_is_kept() {
        for (text, width, expected) in [
            ("những khó khăn", 14, "những khó khăn"),
            ("những khó khăn", 9, "     …khó khăn"),
            ("các\nkhó khăn\n", 6, "        …khăn "),
            ("khăn", 0, ""),
        ] {
            let shown = drawn(14, |canvas| canvas.put_tail(14, 0, width, text, Style::new()));
            assert_eq!(shown, format!("{expected:14}"), "{text} in {width}");
        }
    }

    #[test]
    fn hostile_characters_never_reach_a_cell() {
        let shown = drawn(30, |canvas| {
            canvas.put(0, 0, 30, "a\u{1b}[31mb\u{202e}c\u{9b}d\te", Style::new());
        });
        assert!(!shown.chars().any(|c| c.is_control() || c == '\u{202e}'), "{shown:?}");
    }

    #[test]
    fn too_many_marks_are_counted_behind_their_letter() {
        let dots = |count: usize| "\u{323}".repeat(count);
        for (base, expected) in [("e", format!("ẹ{}<+12>", dots(7))), ("漢", format!("漢{} <+12>", dots(8)))] {
            let shown = drawn(20, |canvas| {
                canvas.put(0, 0, 20, &format!("{base}{}", dots(20)), Style::new());
            });
            assert_eq!(shown.trim_end(), expected);
        }
    }

    #[test]
    fn nothing_is_drawn_outside_the_buffer() {
        let shown = drawn(3, |canvas| {
            canvas.put(2, 0, 40, "bản", Style::new());
            canvas.put(9, 9, 40, "bản", Style::new());
            canvas.put_right(2, 0, 2, "xa", Style::new());
            canvas.clear(Area::new(1, 0, 90, 90), Style::new());
        });
        assert_eq!(shown, "x  ");
    }
}
