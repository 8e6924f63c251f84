//! The screen: what stands below ratatui's [`Buffer`].
//!
//! ratatui's own `Terminal` compares the width of every cell for each frame and rewrites the whole text area when it
//! scrolls by one row. This keeps the previous frame and the present one, lets the terminal move rows that only
//! moved ([`scroll`]), writes the cells that changed ([`painter`]) with as few style changes as can be ([`pen`]), and
//! hands the terminal one piece of bytes per frame inside a synchronised update. What a cell may hold is checked
//! here a last time, whoever filled it.

pub mod frame;
pub mod painter;
pub mod pen;
pub mod scroll;
#[cfg(test)]
mod tests;

use std::io::{self, Write};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::frame::Frame;
use self::painter::{Painter, Row};
use self::scroll::Scroll;
use crate::text::glyph::GlyphOptions;

const BEGIN_UPDATE: &[u8] = b"\x1b[?2026h";
const END_UPDATE: &[u8] = b"\x1b[?2026l";
const CLEAR: &[u8] = b"\x1b[m\x1b[2J";
const HIDE_CURSOR: &[u8] = b"\x1b[?25l";
const SHOW_CURSOR: &[u8] = b"\x1b[?25h";

/// A place on the screen: column and row from 0.
pub type Place = (u16, u16);

/// The screen of a terminal, written to `W`.
#[derive(Debug)]
pub struct Screen<W> {
    out: W,
    buffer: Buffer,
    before: Frame,
    now: Frame,
    /// The terminal shows something else than `before`.
    stale: bool,
    /// Where the terminal's cursor is shown.
    cursor: Option<Place>,
    painter: Painter,
    waiting: Vec<u8>,
    changed: scroll::Changes,
}

impl<W: Write> Screen<W> {
    /// A screen of that size of which nothing is known yet. The cursor is taken to be shown.
    pub fn new(out: W, columns: u16, rows: u16, options: GlyphOptions) -> Screen<W> {
        Screen {
            out,
            buffer: Buffer::empty(Rect::new(0, 0, columns, rows)),
            before: Frame::blank(columns, rows),
            now: Frame::blank(columns, rows),
            stale: true,
            cursor: Some((0, 0)),
            painter: Painter::new(options),
            waiting: Vec::new(),
            changed: scroll::Changes::default(),
        }
    }

    /// Columns and rows.
    pub fn size(&self) -> (u16, u16) {
        (self.buffer.area.width, self.buffer.area.height)
    }

    /// The terminal has another size now; the next frame is painted in full.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        if self.size() != (columns, rows) {
            self.buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
            self.before = Frame::blank(columns, rows);
            self.now = Frame::blank(columns, rows);
        }
        self.repaint();
    }

    /// What the terminal shows is not known any more; the next frame is painted in full.
    pub fn repaint(&mut self) {
        self.stale = true;
        self.cursor = Some((0, 0));
    }

    /// How wide doubtful characters are from now on.
    pub fn set_options(&mut self, options: GlyphOptions) {
        if self.painter.set_options(options) {
            self.repaint();
        }
    }

    /// Bytes that go to the terminal together with the next frame, before it.
    pub fn send_with_next(&mut self, bytes: &[u8]) {
        self.waiting.extend_from_slice(bytes);
    }

    /// Bytes that go to the terminal now.
    pub fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.waiting.extend_from_slice(bytes);
        self.flush()
    }

    /// Lets `paint` fill all of a buffer that holds an earlier frame, and brings the terminal to show it; `paint` says
    /// where the cursor is shown.
    pub fn draw(&mut self, paint: impl FnOnce(&mut Buffer) -> Option<Place>) -> io::Result<()> {
        let (columns, rows) = self.size();
        let cursor = paint(&mut self.buffer).filter(|(x, y)| *x < columns && *y < rows);
        self.now.take(&self.buffer, self.painter.options());
        let opened = self.waiting.len();
        self.waiting.extend_from_slice(BEGIN_UPDATE);
        let empty = self.waiting.len();
        self.paint_changes();
        if self.waiting.len() == empty && cursor == self.cursor {
            self.waiting.truncate(opened);
        } else {
            self.place_cursor(cursor);
            self.waiting.extend_from_slice(END_UPDATE);
        }
        std::mem::swap(&mut self.before, &mut self.now);
        self.flush()
    }

    /// Writes what differs between `before` and `now`.
    fn paint_changes(&mut self) {
        if std::mem::take(&mut self.stale) {
            self.waiting.extend_from_slice(CLEAR);
            self.before.clear();
            self.painter.forget();
        }
        self.changed.count(&self.before, &self.now);
        if self.changed.is_empty() {
            return;
        }
        if self.cursor.is_some() {
            self.cursor = None;
            self.waiting.extend_from_slice(HIDE_CURSOR);
        }
        let scroll = scroll::find(&self.before, &self.now, &self.changed);
        if let Some(scroll) = &scroll {
            self.painter.scroll(scroll, &mut self.waiting);
            scroll.apply(&mut self.before);
            self.changed.count(&self.before, &self.now);
        }
        let cells = self.buffer.content.chunks(self.now.width());
        for (line, cells) in (0..self.now.height()).zip(cells) {
            let unknown = scroll.as_ref().is_some_and(|scroll: &Scroll| scroll.uncovered().contains(&line));
            if unknown || self.changed.in_row(line) > 0 {
                let before = (!unknown).then(|| self.before.row(line));
                let now = Row { cells, keys: self.now.row(line) };
                self.painter.row(line, before, now, &mut self.waiting);
            }
        }
    }

    fn place_cursor(&mut self, cursor: Option<Place>) {
        match cursor {
            Some(place) => {
                self.painter.go_to(place, &mut self.waiting);
                if self.cursor.is_none() {
                    self.waiting.extend_from_slice(SHOW_CURSOR);
                }
            }
            None if self.cursor.is_some() => self.waiting.extend_from_slice(HIDE_CURSOR),
            None => {}
        }
        self.cursor = cursor;
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let sent = self.out.write_all(&self.waiting).and_then(|()| self.out.flush());
        self.waiting.clear();
        sent
    }
}
