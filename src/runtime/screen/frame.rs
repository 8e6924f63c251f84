//! A frame: ratatui's cells, each with a [`Key`] beside it.
//!
//! Frames are compared cell by cell and row by row several times before a byte is written. Keys make that a comparison
//! of two words, where cells own strings.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

use super::pen::ON_BLANKS;
use crate::text::glyph::GlyphOptions;

/// What a cell looks like, in two words: equal keys, equal looks. Symbols of up to seven bytes and their colours stand
/// in it as they are, longer symbols and colours of underlines by a hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    symbol: u64,
    style: u64,
}

/// Set in a key's style where every terminal gives the symbol one column.
const SIMPLE: u64 = 1 << 63;
/// Stands where a symbol's length would, when the symbol is hashed.
const HASHED: u64 = 0xff << 56;

impl Key {
    /// A cell that was erased.
    pub const BLANK: Key = Key { symbol: packed(b" "), style: SIMPLE };

    /// The key of `cell`.
    pub fn of(cell: &Cell, options: GlyphOptions) -> Key {
        let bytes = cell.symbol().as_bytes();
        let symbol = if bytes.len() < 8 { packed(bytes) } else { HASHED | mixed(bytes) };
        let mut modifier = cell.modifier;
        let mut foreground = cell.fg;
        // What does not show on a blank makes no difference.
        if symbol == Key::BLANK.symbol && !modifier.intersects(ON_BLANKS) {
            (modifier, foreground) = (Modifier::empty(), Color::Reset);
        }
        let mut style = colour(foreground) | colour(cell.bg) << 26 | u64::from(modifier.bits()) << 52;
        if cell.underline_color != Color::Reset {
            style ^= mixed(&colour(cell.underline_color).to_le_bytes());
        }
        let simple = if is_simple(cell.symbol(), options) { SIMPLE } else { 0 };
        Key { symbol, style: style & !SIMPLE | simple }
    }

    /// Whether every terminal gives the symbol one column: ASCII, and Latin letters composed with their marks.
    pub fn is_simple(self) -> bool {
        self.style & SIMPLE != 0
    }

    /// Whether two symbols are drawn with the same colours and attributes.
    pub fn same_style(self, other: Key) -> bool {
        (self.style ^ other.style) & !SIMPLE == 0
    }

    /// Whether it shows nothing but a background.
    pub fn is_blank(self) -> bool {
        self.symbol == Key::BLANK.symbol
    }

    /// Both words in one, for hashes of rows.
    pub fn word(self) -> u64 {
        self.symbol ^ self.style.rotate_left(20)
    }
}

const fn packed(bytes: &[u8]) -> u64 {
    let mut word = (bytes.len() as u64) << 56;
    let mut at = 0;
    while at < bytes.len() {
        word |= (bytes[at] as u64) << (8 * at);
        at += 1;
    }
    word
}

fn mixed(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |word: u64, byte| mix(word, u64::from(*byte)))
}

/// One step of a quick hash.
pub fn mix(word: u64, value: u64) -> u64 {
    (word.rotate_left(5) ^ value).wrapping_mul(0x517c_c1b7_2722_0a95)
}

fn colour(colour: Color) -> u64 {
    match colour {
        Color::Reset => 0,
        Color::Black => 1,
        Color::Red => 2,
        Color::Green => 3,
        Color::Yellow => 4,
        Color::Blue => 5,
        Color::Magenta => 6,
        Color::Cyan => 7,
        Color::Gray => 8,
        Color::DarkGray => 9,
        Color::LightRed => 10,
        Color::LightGreen => 11,
        Color::LightYellow => 12,
        Color::LightBlue => 13,
        Color::LightMagenta => 14,
        Color::LightCyan => 15,
        Color::White => 16,
        Color::Indexed(index) => 1 << 24 | u64::from(index),
        Color::Rgb(red, green, blue) => 2 << 24 | u64::from(red) << 16 | u64::from(green) << 8 | u64::from(blue),
    }
}

fn is_simple(symbol: &str, options: GlyphOptions) -> bool {
    match symbol.as_bytes() {
        [b' '..=b'~'] => true,
        // U+00A1–U+024F without the soft hyphen, U+1E00–U+1EFF.
        [0xc2, 0x80..=0xa0 | 0xad] => false,
        [0xc2..=0xc9, _] | [0xe1, 0xb8..=0xbb, _] => !options.ambiguous_wide,
        _ => false,
    }
}

/// Cells and their keys.
#[derive(Debug)]
pub struct Frame {
    /// The cells.
    pub buffer: Buffer,
    keys: Vec<Key>,
}

/// A row of a frame.
#[derive(Clone, Copy, Debug)]
pub struct Row<'f> {
    /// Its cells.
    pub cells: &'f [Cell],
    /// Their keys.
    pub keys: &'f [Key],
}

impl Frame {
    /// An empty frame.
    pub fn empty(columns: u16, rows: u16) -> Frame {
        let buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        let keys = vec![Key::BLANK; buffer.content.len()];
        Frame { buffer, keys }
    }

    /// Columns and rows.
    pub fn size(&self) -> (u16, u16) {
        (self.buffer.area.width, self.buffer.area.height)
    }

    /// Empties every cell.
    pub fn clear(&mut self) {
        self.buffer.reset();
        self.keys.fill(Key::BLANK);
    }

    /// Takes the keys of the cells anew, after they were drawn on.
    pub fn take_keys(&mut self, options: GlyphOptions) {
        self.keys.clear();
        self.keys.extend(self.buffer.content.iter().map(|cell| Key::of(cell, options)));
    }

    /// A row.
    pub fn row(&self, row: u16) -> Row<'_> {
        let width = usize::from(self.buffer.area.width);
        let cells = usize::from(row) * width..(usize::from(row) + 1) * width;
        Row { cells: &self.buffer.content[cells.clone()], keys: &self.keys[cells] }
    }

    /// The rows from top to bottom.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.buffer.area.height).map(|row| self.row(row))
    }

    /// Moves rows `top..bottom` up by `by`, down when it is negative; what leaves at one end comes in at the other.
    pub fn rotate(&mut self, top: u16, bottom: u16, by: i16) {
        let width = usize::from(self.buffer.area.width);
        let band = usize::from(top) * width..usize::from(bottom) * width;
        let cells = usize::from(by.unsigned_abs()) * width;
        let (buffer, keys) = (&mut self.buffer.content[band.clone()], &mut self.keys[band]);
        if by > 0 {
            buffer.rotate_left(cells);
            keys.rotate_left(cells);
        } else {
            buffer.rotate_right(cells);
            keys.rotate_right(cells);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn key(symbol: &str, style: Style) -> Key {
        let mut cell = Cell::default();
        cell.set_symbol(symbol).set_style(style);
        Key::of(&cell, GlyphOptions::default())
    }

    #[test]
    fn keys_differ_where_looks_differ() {
        let plain = Style::new();
        let looks = [
            key("a", plain),
            key("a\u{301}", plain),
            key("á", plain),
            key(" ", plain),
            key("👩\u{200d}👧", plain),
            key("👩\u{200d}👦", plain),
            key("a", plain.red()),
            key("a", plain.on_red()),
            key("a", plain.bold()),
            key("a", plain.fg(Color::Indexed(1))),
            key("a", plain.fg(Color::Rgb(0, 0, 1))),
            key("a", plain.underlined()),
            key("a", plain.underlined().underline_color(Color::Red)),
            key("a", plain.underlined().underline_color(Color::Green)),
            key(" ", plain.on_red()),
            key(" ", plain.underlined()),
            key(" ", plain.underlined().red()),
        ];
        for (at, one) in looks.iter().enumerate() {
            assert!(looks[at + 1..].iter().all(|other| other != one), "look {at} is not alone");
        }
        assert_eq!(key(" ", plain.red().bold()), Key::BLANK);
        assert_eq!(key(" ", plain), Key::BLANK);
    }

    #[test]
    fn letters_that_every_terminal_draws_alike() {
        for symbol in ["a", " ", "~", "à", "đ", "Ơ", "ệ", "Ỹ"] {
            assert!(key(symbol, Style::new()).is_simple(), "{symbol}");
        }
        for symbol in ["", "“", "–", "漢", "e\u{301}", "\u{ad}", "\u{a0}", "\u{85}", "\t", "\u{7f}", "│"] {
            assert!(!key(symbol, Style::new()).is_simple(), "{symbol:?}");
        }
        let wide = GlyphOptions { ambiguous_wide: true, ..GlyphOptions::default() };
        assert!(!is_simple("à", wide) && is_simple("a", wide));
    }
}
