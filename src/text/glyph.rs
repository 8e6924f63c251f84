//! What may be shown for each grapheme: the sanitiser between a text and a screen.
//!
//! The policy: a letter with marks is shown composed (NFC) in its own cell; TAB becomes spaces to the next stop;
//! other control characters become pictures (`␛`, `<9B>`); bidirectional, zero-width, tag and private-use characters
//! become a visible `<U+202E>` or nothing (soft hyphen, zero-width space and byte order mark inside text have no cell);
//! at most 8 combining marks are shown on a base. Offsets always refer to the text as it is.

//!
//! | in the text | on the screen |
//! |---|---|
//! | LF | nothing: [`GlyphKind::LineFeed`] |
//! | TAB, space, no-break spaces | spaces: [`GlyphKind::Space`] |
//! | other C0 controls, DEL | a picture: `␛` `␍` `␡` |
//! | C1 controls | `<9B>` |
//! | U+2028 and U+2029, which end a row | `␤` |
//! | bidirectional controls, tag and other invisible characters, private use, noncharacters | `<U+202E>` |
//! | the bullets of symbol fonts (U+F0B7, U+F0A7) | `•` |
//! | SHY, ZWSP, ZWNJ, ZWJ, WJ, BOM, CGJ, emoji selectors | nothing: [`GlyphKind::Hidden`]; inside emoji, joiners and selectors stay |
//! | a letter and its marks, in any order | one composed letter |
//! | more than 8 marks, or other characters without end in one grapheme | the first, then `<+n>` |
//! | a mark without a letter | on `◌` |

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use self::compose::{Composed, MARKS_MAX, compose, is_composed};
use self::plain::is_plain_letter;
use self::policy::{Treatment, holds_emoji_together, name, treatment};
use super::ByteRange;

mod compose;
mod plain;
mod policy;

pub use self::compose::normalize;
pub(super) use self::plain::{begins_column, columns, is_plain};

/// The widest a TAB gets, whatever the options say.
const TAB_MAX: usize = SPACES.len();
const SPACES: &str = "                                ";

/// The most bytes a cell may hold: what the limits of a grapheme let through, and some room.
const SYMBOL_MAX: usize = 128;

/// One grapheme as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glyph<'t> {
    /// The bytes of the slice it came from that it stands for (relative to the slice given to [`glyphs`]).
    pub range: ByteRange,
    /// What to print: printable, composed, without any control character. Empty when it has no cell.
    pub symbol: Cow<'t, str>,
    /// How many columns it takes: 0, 1 or 2, or more for a placeholder or a TAB.
    pub width: u16,
    /// What it is.
    pub kind: GlyphKind,
}

/// What a [`Glyph`] stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GlyphKind {
    /// An ordinary character.
    Plain,
    /// A space, a no-break space or a TAB.
    Space,
    /// A character that must not be shown raw: `symbol` is a picture of it, to be drawn dim.
    Placeholder,
    /// A character that takes no cell.
    Hidden,
    /// A line feed.
    LineFeed,
}

/// How text is turned into cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GlyphOptions {
    /// Columns between TAB stops.
    pub tab_width: u16,
    /// Whether the terminal shows East Asian ambiguous characters (“ ” – …) two columns wide.
    pub ambiguous_wide: bool,
}

impl Default for GlyphOptions {
    fn default() -> Self {
        GlyphOptions { tab_width: 4, ambiguous_wide: false }
    }
}

/// The glyphs of `slice`, which starts at column `column` of its row (TAB stops need it).
pub fn glyphs(slice: &str, column: u16, options: GlyphOptions) -> impl Iterator<Item = Glyph<'_>> {
    let plain = !options.ambiguous_wide && is_plain(slice.strip_suffix('\n').unwrap_or(slice).as_bytes());
    Glyphs { slice, at: 0, column: usize::from(column), options, plain }
}

/// How many columns `slice` takes when shown.
pub fn width(slice: &str, options: GlyphOptions) -> usize {
    if !options.ambiguous_wide && is_plain(slice.as_bytes()) {
        return columns(slice.as_bytes());
    }
    glyphs(slice, 0, options).map(|glyph| usize::from(glyph.width)).sum()
}

/// A whole string made safe for a terminal or a message: one line, controls and bidi shown as pictures.
/// For file names, titles, tags, notes and error texts that come from outside. Borrowed when nothing had to change.
pub fn sanitize(text: &str) -> Cow<'_, str> {
    if is_plain(text.as_bytes()) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len());
    for glyph in glyphs(text, 0, GlyphOptions::default()) {
        match glyph.kind {
            GlyphKind::LineFeed => safe.push('␤'),
            GlyphKind::Space => safe.push(' '),
            GlyphKind::Plain | GlyphKind::Placeholder | GlyphKind::Hidden => safe.push_str(&glyph.symbol),
        }
    }
    if safe == text { Cow::Borrowed(text) } else { Cow::Owned(safe) }
}

/// Whether a cell may hold `symbol`: the sweep at the end of drawing replaces what fails this.
pub fn is_allowed_symbol(symbol: &str) -> bool {
    let Some(first) = symbol.chars().next() else { return false };
    let mut marks = 0;
    let mut before = None;
    let mut characters = symbol.chars().peekable();
    let mut allowed = symbol.len() <= SYMBOL_MAX && !needs_base(first);
    while let (true, Some(c)) = (allowed, characters.next()) {
        marks = if treatment(c) == Treatment::Mark { marks + 1 } else { 0 };
        allowed = match treatment(c) {
            Treatment::Show => true,
            Treatment::Mark => marks <= MARKS_MAX,
            Treatment::Hide => holds_emoji_together(before, c, characters.peek().copied()),
            Treatment::Name | Treatment::Bullet => false,
        };
        before = Some(c);
    }
    allowed
}

/// Whether `c` must not begin a cell, because a terminal would draw it on the one before.
fn needs_base(c: char) -> bool {
    treatment(c) == Treatment::Mark || c.width().unwrap_or(0) == 0
}

/// Whether `c` is an ordinary character that is never changed.
fn is_ordinary(c: char) -> bool {
    matches!(c, ' '..='~') || is_plain_letter(c)
}

struct Glyphs<'t> {
    slice: &'t str,
    at: usize,
    column: usize,
    options: GlyphOptions,
    /// Whether all of it but a line feed at the end is plain.
    plain: bool,
}

impl<'t> Iterator for Glyphs<'t> {
    type Item = Glyph<'t>;

    #[inline]
    fn next(&mut self) -> Option<Glyph<'t>> {
        let bare = if self.plain { plain::bare_letter(self.slice.as_bytes(), self.at) } else { None };
        let Some(length) = bare else { return self.next_closely() };
        let range = ByteRange::new(self.at, self.at + length);
        let kind = if self.slice.as_bytes()[self.at] == b' ' { GlyphKind::Space } else { GlyphKind::Plain };
        self.at = range.end.0;
        self.column += 1;
        Some(Glyph { range, symbol: Cow::Borrowed(&self.slice[range.start.0..range.end.0]), width: 1, kind })
    }
}

impl<'t> Glyphs<'t> {
    /// The next glyph of any text.
    fn next_closely(&mut self) -> Option<Glyph<'t>> {
        let rest = &self.slice[self.at..];
        let mut characters = rest.chars();
        let first = characters.next()?;
        let ends_here = |next: char| is_ordinary(next) || next.is_ascii_control();
        let alone = first.is_ascii_control() || (is_ordinary(first) && characters.next().is_none_or(ends_here));
        let (cluster, (symbol, width, kind)) = if alone {
            let cluster = &rest[..first.len_utf8()];
            (cluster, self.show_ordinary(first, cluster))
        } else {
            let cluster = rest.graphemes(true).next()?;
            (cluster, self.show_cluster(first, cluster))
        };
        let range = ByteRange::new(self.at, self.at + cluster.len());
        self.at = range.end.0;
        self.column += width;
        Some(Glyph { range, symbol, width: u16::try_from(width).unwrap_or(u16::MAX), kind })
    }
}

/// Symbol, width and kind of a glyph.
type Shown<'t> = (Cow<'t, str>, usize, GlyphKind);

impl<'t> Glyphs<'t> {
    /// An ordinary character or an ASCII control that is a grapheme of its own. Nearly all of a text comes this way.
    fn show_ordinary(&self, c: char, cluster: &'t str) -> Shown<'t> {
        match c {
            ' ' => (Cow::Borrowed(cluster), 1, GlyphKind::Space),
            '\n' => (Cow::Borrowed(""), 0, GlyphKind::LineFeed),
            '\t' => {
                let stop = usize::from(self.options.tab_width).clamp(1, TAB_MAX);
                let width = stop - self.column % stop;
                (Cow::Borrowed(&SPACES[..width]), width, GlyphKind::Space)
            }
            _ if c.is_ascii_control() => self.show_owned(name(c), GlyphKind::Placeholder),
            _ if c.is_ascii() || !self.options.ambiguous_wide => (Cow::Borrowed(cluster), 1, GlyphKind::Plain),
            _ => (Cow::Borrowed(cluster), self.width(cluster), GlyphKind::Plain),
        }
    }

    /// Any other grapheme, which begins with `first`.
    fn show_cluster(&self, first: char, cluster: &'t str) -> Shown<'t> {
        let alone = cluster.len() == first.len_utf8();
        match treatment(first) {
            Treatment::Show if alone && matches!(first, '\u{a0}' | '\u{202f}') => {
                (Cow::Borrowed(" "), 1, GlyphKind::Space)
            }
            Treatment::Show if alone && !needs_base(first) && is_composed(first) => {
                (Cow::Borrowed(cluster), self.width(cluster), GlyphKind::Plain)
            }
            Treatment::Name => {
                let symbol = with_count(name(first), cluster.chars().skip(1).count());
                self.show_owned(symbol, GlyphKind::Placeholder)
            }
            Treatment::Bullet => {
                let symbol = with_count("•".to_owned(), cluster.chars().skip(1).count());
                self.show_owned(symbol, GlyphKind::Plain)
            }
            Treatment::Show | Treatment::Mark | Treatment::Hide => self.show_composed(cluster),
        }
    }

    fn show_composed(&self, cluster: &'t str) -> Shown<'t> {
        let Composed { mut symbol, left_out } = compose(cluster);
        let mut kind = if left_out == 0 { GlyphKind::Plain } else { GlyphKind::Placeholder };
        match symbol.chars().next() {
            Some('\u{a0}' | '\u{202f}') if left_out == 0 && symbol.chars().count() == 1 => {
                return (Cow::Borrowed(" "), 1, GlyphKind::Space);
            }
            None if left_out == 0 => return (Cow::Borrowed(""), 0, GlyphKind::Hidden),
            Some(first) if needs_base(first) => {
                symbol.insert(0, '◌');
                kind = GlyphKind::Placeholder;
            }
            _ => {}
        }
        let symbol = with_count(symbol, left_out);
        if symbol == cluster {
            (Cow::Borrowed(cluster), self.width(cluster), kind)
        } else {
            self.show_owned(symbol, kind)
        }
    }

    fn show_owned(&self, symbol: String, kind: GlyphKind) -> Shown<'t> {
        let width = self.width(&symbol);
        (Cow::Owned(symbol), width, kind)
    }

    fn width(&self, symbol: &str) -> usize {
        if self.options.ambiguous_wide { symbol.width_cjk() } else { symbol.width() }
    }
}

/// `symbol` followed by how many characters are not shown.
fn with_count(mut symbol: String, left_out: usize) -> String {
    if left_out > 0 {
        symbol.push_str(&format!("<+{left_out}>"));
    }
    symbol
}

#[cfg(test)]
mod tests;
