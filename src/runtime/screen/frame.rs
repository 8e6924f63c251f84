//! What a frame looks like: a [`Key`] for each cell.
//!
//! Frames are compared cell by cell and row by row several times before a byte is written. Keys make that a comparison
//! of two words, where cells own strings; of the frame before, keys are all that is kept.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use super::pen::ON_BLANKS;
use crate::text::glyph::GlyphOptions;

/// What a cell looks like, in two words: equal keys, equal looks. Symbols of up to seven bytes and their colours stand
/// in it as they are, longer symbols by a hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    symbol: u64,
    style: u64,
}

/// Set in a key's style where every terminal gives the symbol one column.
const SIMPLE: u64 = 1 << 63;
/// Set beside the length of a symbol that is hashed.
const HASHED: u64 = 1 << 63;

impl Key {
    /// A cell that was erased.
    pub const BLANK: Key = Key { symbol: 1 << 56 | b' ' as u64, style: SIMPLE };

    /// The key of `cell`.
    #[cfg(test)]
    pub fn of(cell: &Cell, options: GlyphOptions) -> Key {
        Key::with(cell, Styles::of(cell), options)
    }

    /// The key of a `cell` of those `styles`.
    #[inline]
    fn with(cell: &Cell, styles: Styles, options: GlyphOptions) -> Key {
        let text = cell.symbol().as_bytes();
        // Most cells are one letter; the rest is kept out of their way.
        let (symbol, simple) = match *text {
            [letter] => (1 << 56 | u64::from(letter), matches!(letter, b' '..=b'~')),
            _ => longer(text, options),
        };
        let style = if symbol == Key::BLANK.symbol { styles.blank } else { styles.written };
        Key { symbol, style: style | if simple { SIMPLE } else { 0 } }
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

    /// At most how many columns a terminal may give the symbol: no character has more columns than bytes.
    pub fn reach(self) -> usize {
        (self.symbol >> 56 & 0x7f) as usize
    }

    /// Both words in one, for hashes of rows.
    pub fn word(self) -> u64 {
        self.symbol ^ self.style.rotate_left(20)
    }
}

/// The word of a symbol that is not one byte, and whether it is simple.
fn longer(bytes: &[u8], options: GlyphOptions) -> (u64, bool) {
    let simple = match *bytes {
        // U+00A1–U+024F without the soft hyphen, U+1E00–U+1EFF.
        [0xc2, 0x80..=0xa0 | 0xad] => false,
        [0xc2..=0xc9, _] | [0xe1, 0xb8..=0xbb, _] => !options.ambiguous_wide,
        _ => false,
    };
    let length = (bytes.len() as u64) << 56;
    let word = match *bytes {
        [a, b] => length | u64::from(a) | u64::from(b) << 8,
        [a, b, c] => length | u64::from(a) | u64::from(b) << 8 | u64::from(c) << 16,
        _ if bytes.len() < 8 => bytes.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)) | length,
        _ => HASHED | (bytes.len().min(0x7f) as u64) << 56 | mixed(bytes) >> 8,
    };
    (word, simple)
}

/// The words of a cell's colours and attributes: neighbours mostly share them.
#[derive(Clone, Copy)]
struct Styles {
    of: (Color, Color, Modifier),
    /// For a symbol.
    written: u64,
    /// For a blank, where what does not show makes no difference.
    blank: u64,
}

impl Styles {
    fn of(cell: &Cell) -> Styles {
        let (foreground, background, modifier) = (cell.fg, cell.bg, cell.modifier);
        let written = colour(foreground) | colour(background) << 26 | u64::from(modifier.bits()) << 52;
        let blank = if modifier.intersects(ON_BLANKS) { written } else { colour(background) << 26 };
        Styles { of: (foreground, background, modifier), written, blank }
    }

    #[inline]
    fn are_of(&self, cell: &Cell) -> bool {
        self.of == (cell.fg, cell.bg, cell.modifier)
    }
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

/// The keys of a frame.
#[derive(Debug)]
pub struct Frame {
    width: usize,
    height: u16,
    keys: Vec<Key>,
}

impl Frame {
    /// A frame of blanks.
    pub fn blank(columns: u16, rows: u16) -> Frame {
        let width = usize::from(columns);
        Frame { width, height: rows, keys: vec![Key::BLANK; width * usize::from(rows)] }
    }

    /// How many rows it has.
    pub fn height(&self) -> u16 {
        self.height
    }

    /// How many columns it has.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Makes all of it blank.
    pub fn clear(&mut self) {
        self.keys.fill(Key::BLANK);
    }

    /// Takes the looks of a buffer of the same size.
    pub fn take(&mut self, buffer: &Buffer, options: GlyphOptions) {
        let mut styles = Styles::of(&Cell::EMPTY);
        for (key, cell) in self.keys.iter_mut().zip(&buffer.content) {
            if !styles.are_of(cell) {
                styles = Styles::of(cell);
            }
            *key = Key::with(cell, styles, options);
        }
    }

    /// A row.
    pub fn row(&self, row: u16) -> &[Key] {
        let start = usize::from(row) * self.width;
        &self.keys[start..start + self.width]
    }

    /// The rows from top to bottom.
    pub fn rows(&self) -> impl Iterator<Item = &[Key]> {
        (0..self.height).map(|row| self.row(row))
    }

    /// Moves rows `top..bottom` up by `by`, down when it is negative; what leaves at one end comes in at the other.
    pub fn rotate(&mut self, top: u16, bottom: u16, by: i16) {
        let band = &mut self.keys[usize::from(top) * self.width..usize::from(bottom) * self.width];
        let cells = usize::from(by.unsigned_abs()) * self.width;
        if by > 0 { band.rotate_left(cells) } else { band.rotate_right(cells) }
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
        assert!(!Key::of(&Cell::new("à"), wide).is_simple() && Key::of(&Cell::new("a"), wide).is_simple());
    }
}
