//! Writes rows of cells: what changed and no more, with the cursor moved only where the next cell is not the next
//! place.
//!
//! Terminals do not agree on the width of every character. After one about which they might not, the cursor is placed
//! anew and the next cell is written anew, so that a terminal of another opinion spoils one cell and not the row.

use ratatui::buffer::Cell;

use super::Place;
use super::frame::Key;
use super::pen::{Pen, number};
use super::scroll::Scroll;
use crate::text::glyph::{self, GlyphOptions};

/// What stands in the place of a symbol that no cell may hold.
const REPLACEMENT: &str = "\u{fffd}";
/// From this many blanks on, erasing is shorter than writing them: within a row, at its end.
const ERASE_FROM: usize = 9;
const TAIL_FROM: usize = 4;

/// The pen and the place of the terminal's cursor.
#[derive(Debug)]
pub struct Painter {
    pen: Pen,
    /// A cell that was drawn with this pen, when the last one was.
    drawn: Option<Key>,
    /// Where the cursor is; the column is `None` when terminals may disagree.
    at: Option<(Option<u16>, u16)>,
    options: GlyphOptions,
}

/// A row as it should be: cells and their keys.
#[derive(Clone, Copy, Debug)]
pub struct Row<'f> {
    /// The cells.
    pub cells: &'f [Cell],
    /// Their keys.
    pub keys: &'f [Key],
}

/// A cell as it is written.
struct Shown<'c> {
    symbol: &'c str,
    columns: usize,
    /// Every terminal gives it one column.
    simple: bool,
}

impl Painter {
    /// A painter that knows nothing of the terminal yet.
    pub fn new(options: GlyphOptions) -> Painter {
        Painter { pen: Pen::PLAIN, drawn: None, at: None, options }
    }

    /// How wide doubtful characters are.
    pub fn options(&self) -> GlyphOptions {
        self.options
    }

    /// Other widths from now on; whether they are other ones.
    pub fn set_options(&mut self, options: GlyphOptions) -> bool {
        std::mem::replace(&mut self.options, options) != options
    }

    /// The terminal was reset: plain pen, the cursor anywhere.
    pub fn forget(&mut self) {
        self.pen = Pen::PLAIN;
        self.drawn = None;
        self.at = None;
    }

    /// Lets the terminal move rows: by lines taken out or put in at the top of a region, which every terminal knows. Not
    /// every one knows how to scroll (SU, SD): the Linux console does not.
    pub fn scroll(&mut self, scroll: &Scroll, out: &mut Vec<u8>) {
        // What comes in has the background of the pen, in some terminals: a plain one.
        self.plain(out);
        out.extend_from_slice(b"\x1b[");
        number(scroll.top + 1, out);
        out.push(b';');
        number(scroll.bottom, out);
        out.push(b'r');
        self.at = None;
        self.go_to((0, scroll.top), out);
        out.extend_from_slice(b"\x1b[");
        number(scroll.by.unsigned_abs(), out);
        out.extend_from_slice(if scroll.by > 0 { b"M\x1b[r" } else { b"L\x1b[r" });
        self.at = None;
    }

    /// Moves the cursor.
    pub fn go_to(&mut self, (column, row): Place, out: &mut Vec<u8>) {
        match self.at {
            Some((Some(here), line)) if line == row && here == column => return,
            Some((Some(here), line)) if line == row && here < column => {
                out.extend_from_slice(b"\x1b[");
                if column - here > 1 {
                    number(column - here, out);
                }
                out.push(b'C');
            }
            Some((_, line)) if line == row => {
                out.extend_from_slice(b"\x1b[");
                number(column + 1, out);
                out.push(b'G');
            }
            _ => {
                out.extend_from_slice(b"\x1b[");
                number(row + 1, out);
                out.push(b';');
                number(column + 1, out);
                out.push(b'H');
            }
        }
        self.at = Some((Some(column), row));
    }

    /// Brings row `line` from `before` (`None`: nobody knows what is there) to `now`.
    pub fn row(&mut self, line: u16, before: Option<&[Key]>, now: Row<'_>, out: &mut Vec<u8>) {
        // Up to where cells are written though they did not change, because of what stood or stands before them; and up
        // to where they have been erased.
        let (mut doubtful, mut erased) = (0, 0);
        let mut column = 0;
        while column < now.keys.len() {
            let shown = self.shown(now, column);
            let next = column + shown.columns;
            let changed = column < doubtful || before.is_none_or(|before| before[column] != now.keys[column]);
            if changed {
                for (old, key) in
                    before.into_iter().flat_map(|before| before.iter().enumerate().take(next).skip(column))
                {
                    if !key.is_simple() {
                        doubtful = doubtful.max(old + key.reach());
                    }
                }
                if column >= erased {
                    erased = column + erasable(before, now.keys, column);
                    self.change(line, column, erased, now, &shown, out);
                }
                if !shown.simple {
                    doubtful = doubtful.max(next + 1).max(column + now.keys[column].reach());
                }
            }
            column = next;
        }
    }

    /// Erases from `column` to `erased`, or writes the cell when there is nothing to erase.
    fn change(&mut self, line: u16, column: usize, erased: usize, now: Row<'_>, shown: &Shown<'_>, out: &mut Vec<u8>) {
        if column < erased {
            self.erase((column, line), (erased < now.keys.len()).then_some(erased - column), out);
        } else {
            self.reach(line, column, now, out);
            self.write(now, shown, (column, line), out);
        }
    }

    fn write(&mut self, row: Row<'_>, shown: &Shown<'_>, at: (usize, u16), out: &mut Vec<u8>) {
        let key = row.keys[at.0];
        if !self.drawn.is_some_and(|drawn| drawn.same_style(key)) {
            let pen = Pen::of(&row.cells[at.0]);
            if !key.is_blank() || !pen.same_on_blank(self.pen) {
                self.pen.change_to(pen, out);
                self.drawn = (!key.is_blank()).then_some(key);
            }
        }
        out.extend_from_slice(shown.symbol.as_bytes());
        let next = at.0 + shown.columns;
        // At the right edge terminals disagree on where the cursor waits.
        let known = shown.simple && next < row.keys.len();
        self.at = Some((known.then(|| narrow(next)), at.1));
    }

    fn plain(&mut self, out: &mut Vec<u8>) {
        self.pen.change_to(Pen::PLAIN, out);
        self.drawn = Some(Key::BLANK);
    }

    /// Erases `count` cells, or up to the end of the row. Only ever to the terminal's own background: not every
    /// terminal erases to another one.
    fn erase(&mut self, (column, row): (usize, u16), count: Option<usize>, out: &mut Vec<u8>) {
        self.go_to((narrow(column), row), out);
        self.plain(out);
        out.extend_from_slice(b"\x1b[");
        match count {
            Some(count) => {
                number(narrow(count), out);
                out.push(b'X');
            }
            None => out.push(b'K'),
        }
    }

    /// Moves the cursor forward to `column`: by writing the cells on the way again when that is shorter.
    fn reach(&mut self, line: u16, column: usize, row: Row<'_>, out: &mut Vec<u8>) {
        const MOVE: usize = 4;
        if let Some((Some(here), at)) = self.at
            && at == line
            && (usize::from(here)..=usize::from(here) + MOVE).contains(&column)
        {
            let between = usize::from(here)..column;
            let cells = &row.cells[between.clone()];
            let bytes: usize = cells.iter().map(|cell| cell.symbol().len()).sum();
            let repeatable = |key: &Key| key.is_simple() && self.drawn.is_some_and(|drawn| drawn.same_style(*key));
            if bytes <= MOVE && row.keys[between].iter().all(repeatable) {
                cells.iter().for_each(|cell| out.extend_from_slice(cell.symbol().as_bytes()));
                self.at = Some((Some(narrow(column)), line));
                return;
            }
        }
        self.go_to((narrow(column), line), out);
    }

    /// A cell of `row` as it is written.
    fn shown<'c>(&self, row: Row<'c>, column: usize) -> Shown<'c> {
        let symbol = row.cells[column].symbol();
        if row.keys[column].is_simple() {
            return Shown { symbol, columns: 1, simple: true };
        }
        let symbol = if glyph::is_allowed_symbol(symbol) { symbol } else { REPLACEMENT };
        match glyph::width(symbol, self.options) {
            columns if columns == 0 || column + columns > row.keys.len() => {
                Shown { symbol: " ", columns: 1, simple: true }
            }
            columns => Shown { symbol, columns, simple: false },
        }
    }
}

/// How many cells from `column` on are erased rather than written: blanks, when there are enough that changed.
fn erasable(before: Option<&[Key]>, now: &[Key], column: usize) -> usize {
    let is_blank = |key: &&Key| **key == Key::BLANK;
    let blanks = now[column..].iter().take_while(is_blank).count();
    let run = column..column + blanks;
    let unchanged = before.map_or(0, |before| before[run.clone()].iter().rev().take_while(is_blank).count());
    match run.end == now.len() {
        true if blanks - unchanged >= TAIL_FROM => blanks,
        false if blanks - unchanged >= ERASE_FROM => blanks - unchanged,
        _ => 0,
    }
}

/// A column as the terminal counts them. Screens are of `u16` columns.
fn narrow(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}
