//! What may be shown for each grapheme: the sanitiser between a text and a screen.
//!
//! The policy: a letter with marks is shown composed (NFC) in its own cell; TAB becomes spaces to the next stop;
//! other control characters become pictures (`␛`, `<9B>`); bidirectional, zero-width, tag and private-use characters
//! become a visible `<U+202E>` or nothing (soft hyphen, zero-width space and byte order mark inside text have no cell);
//! at most 8 combining marks are shown on a base. Offsets always refer to the text as it is.

use std::borrow::Cow;

use super::ByteRange;

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
    todo!();
    #[allow(unreachable_code)]
    std::iter::empty()
}

/// How many columns `slice` takes when shown.
pub fn width(slice: &str, options: GlyphOptions) -> usize {
    todo!()
}

/// A whole string made safe for a terminal or a message: one line, controls and bidi shown as pictures.
/// For file names, titles, tags, notes and error texts that come from outside. Borrowed when nothing had to change.
pub fn sanitize(text: &str) -> Cow<'_, str> {
    todo!()
}

/// Whether a cell may hold `symbol`: the sweep at the end of drawing replaces what fails this.
pub fn is_allowed_symbol(symbol: &str) -> bool {
    todo!()
}
