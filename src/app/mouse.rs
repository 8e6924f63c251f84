//! What the mouse does: click to place the cursor or choose, drag to select, double and triple click for a syllable
//! and a sentence, the wheel to scroll.

use super::input::{Mouse, MouseKind};
use super::reader::window::WindowRow;
use super::reader::{scroll, selection::Selection};
use super::{App, Pane};
use crate::text::{ByteOffset, wrap};
use crate::vietnamese::unit::{Unit, unit_at};

/// Rows a turn of the wheel scrolls.
const WHEEL: i32 = 3;

impl App {
    /// The mouse did something.
    pub(super) fn mouse(&mut self, mouse: Mouse) {
        if self.overlay.is_some() {
            return self.mouse_in_overlay(mouse);
        }
        let all = self.geometry();
        let over = |area: Option<super::geometry::Area>| area.is_some_and(|it| it.contains(mouse.column, mouse.row));
        if over(all.list) {
            self.mouse_in_list(mouse);
        } else if over(all.codebook) {
            self.mouse_in_codebook(mouse);
        } else if over(all.reader) {
            self.mouse_in_text(mouse);
        }
        self.touch();
    }

    fn mouse_in_overlay(&mut self, mouse: Mouse) {
        match mouse.kind {
            MouseKind::WheelUp => self.run_line("menu-up"),
            MouseKind::WheelDown => self.run_line("menu-down"),
            MouseKind::Down(_) | MouseKind::Drag | MouseKind::Up => {}
        }
    }

    fn mouse_in_list(&mut self, mouse: Mouse) {
        let Some(area) = self.geometry().list else { return };
        let first = self.list_first(area.height);
        let row = usize::from(mouse.row.saturating_sub(area.y + Self::LIST_HEAD));
        match mouse.kind {
            MouseKind::Down(clicks) if mouse.row >= area.y + Self::LIST_HEAD => {
                self.focus = Pane::List;
                if first + row < self.library.visible().len() {
                    self.library.choose_place(first + row);
                    if clicks >= 2 {
                        self.run_line("article-open");
                    }
                }
            }
            MouseKind::WheelUp => self.library.choose_place(self.library.selected_place().saturating_sub(3)),
            MouseKind::WheelDown => self.library.choose_place(self.library.selected_place() + 3),
            MouseKind::Down(_) | MouseKind::Drag | MouseKind::Up => {}
        }
    }

    fn mouse_in_codebook(&mut self, mouse: Mouse) {
        let Some(area) = self.geometry().codebook else { return };
        let last = self.codebook_tags().len().saturating_sub(1);
        match mouse.kind {
            MouseKind::Down(_) => {
                self.focus = Pane::Codebook;
                let row = usize::from(mouse.row.saturating_sub(area.y + Self::CODEBOOK_HEAD));
                self.codebook_selected = (self.codebook_first(area.height) + row).min(last);
            }
            MouseKind::WheelUp => self.codebook_selected = self.codebook_selected.saturating_sub(1),
            MouseKind::WheelDown => self.codebook_selected = (self.codebook_selected + 1).min(last),
            MouseKind::Drag | MouseKind::Up => {}
        }
    }

    fn mouse_in_text(&mut self, mouse: Mouse) {
        match mouse.kind {
            MouseKind::WheelUp => self.scroll(-WHEEL),
            MouseKind::WheelDown => self.scroll(WHEEL),
            MouseKind::Down(clicks) => {
                self.focus = Pane::Reader;
                let Some(at) = self.byte_at_cell(mouse.column, mouse.row) else { return };
                let Some(reader) = &mut self.reader else { return };
                let unit = match clicks {
                    1 => None,
                    2 => Some(Unit::Syllable),
                    3 => Some(Unit::Sentence),
                    _ => Some(Unit::Paragraph),
                };
                reader.occurrences = None;
                reader.selection = None;
                reader.move_to(at);
                if let Some(range) = unit.and_then(|unit| unit_at(&reader.article.text, at, unit)) {
                    reader.select(range);
                }
            }
            MouseKind::Drag => {
                let Some(at) = self.byte_at_cell(mouse.column, mouse.row) else { return };
                let Some(reader) = &mut self.reader else { return };
                let anchor = reader.selection.map_or(reader.cursor, |selection| selection.anchor);
                if reader.selection.is_some() || at != reader.cursor {
                    reader.selection = Some(Selection { anchor, head: at });
                }
                reader.move_to(at);
                self.follow_cursor();
            }
            MouseKind::Up => {}
        }
    }

    /// Scrolls the reader by rows; the cursor stays in the window.
    pub(super) fn scroll(&mut self, rows: i32) {
        let options = self.window_options();
        let margin = usize::from(self.config.options.reader.scroll_off);
        let Some(reader) = &mut self.reader else { return };
        scroll::by(reader, rows, options);
        let shown = self.window();
        let texts: Vec<&wrap::Row> = shown.iter().filter_map(text_row).collect();
        let margin = margin.min(texts.len().saturating_sub(1) / 2);
        let (Some(first), Some(last)) = (texts.get(margin), texts.iter().rev().nth(margin)) else { return };
        let (first, last) = (**first, **last);
        if let Some(reader) = &mut self.reader {
            let column = reader.column;
            if reader.cursor < first.range.start {
                reader.move_to(first.range.start);
            } else if reader.cursor >= last.range.end {
                reader.move_to(last.range.start);
            }
            reader.column = column;
        }
        self.touch();
    }

    /// The byte shown at a cell of the text; left and right of it the nearest of the row, below the last row its end.
    fn byte_at_cell(&self, column: u16, row: u16) -> Option<ByteOffset> {
        let area = self.geometry().text;
        let rows = self.window();
        let line = usize::from(row.saturating_sub(area.y).min(area.height.saturating_sub(1)));
        let shown = rows.iter().take(line + 1).rev().find_map(text_row)?;
        let column = column.saturating_sub(area.x);
        Some(wrap::byte_at_column(self.reader.as_ref()?.text(), *shown, column, self.window_options().wrap))
    }
}

fn text_row(line: &WindowRow) -> Option<&wrap::Row> {
    match line {
        WindowRow::Text(row) => Some(row),
        WindowRow::Gap => None,
    }
}
