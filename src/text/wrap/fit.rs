//! How much of a text fits into one row.
//!
//! Greedy: a row ends after the last space before the measure is full, with the spaces that follow it; a word that is
//! wider than the measure is cut between graphemes. Plain text, which nearly all text is, is counted many bytes at a
//! time; rows that hold anything else go grapheme by grapheme. Both ways give the same rows.

use memchr::{memmem, memrchr};

use super::WrapOptions;
use crate::text::glyph::{GlyphKind, begins_column, columns, glyphs, is_plain};

const NO_BREAK_SPACE: &str = "\u{a0}";

/// The measure of a block's rows.
pub(super) struct Measure<'t> {
    block: &'t str,
    columns: usize,
    options: WrapOptions,
    /// Whether rows may end at no-break spaces. Found out when the first is met.
    breaks_at_no_break_spaces: Option<bool>,
}

impl<'t> Measure<'t> {
    /// The measure for the rows of `block`, given without its `\n`.
    pub(super) fn new(block: &'t str, options: WrapOptions) -> Measure<'t> {
        let columns = usize::from(options.columns.max(1));
        Measure { block, columns, options, breaks_at_no_break_spaces: None }
    }

    /// How many bytes of `rest`, from a row's start to the block's end, the row takes: none only if `rest` has none.
    pub(super) fn fit(&mut self, rest: &str) -> usize {
        self.fit_plain(rest).unwrap_or_else(|| self.fit_any(rest))
    }

    /// [`Measure::fit`] when the row and the character after it are plain text.
    fn fit_plain(&self, rest: &str) -> Option<usize> {
        if self.options.glyphs.ambiguous_wide {
            return None;
        }
        let bytes = rest.as_bytes();
        let full = advance(bytes, self.columns);
        let after_spaces = full + bytes[full..].iter().take_while(|byte| **byte == b' ').count();
        let next_character = rest.ceil_char_boundary(after_spaces + 1);
        if !is_plain(&bytes[..next_character]) {
            return None;
        }
        if after_spaces == bytes.len() || after_spaces > full {
            return Some(after_spaces);
        }
        Some(memrchr(b' ', &bytes[..full]).map_or(full, |space| space + 1))
    }

    /// [`Measure::fit`] for any text.
    pub(super) fn fit_any(&mut self, rest: &str) -> usize {
        let mut width = 0;
        let mut after_space = None;
        for glyph in glyphs(rest, 0, self.options.glyphs) {
            let (start, end) = (glyph.range.start.0, glyph.range.end.0);
            let is_break = glyph.kind == GlyphKind::Space
                && match &rest[start..end] {
                    " " | "\t" => true,
                    NO_BREAK_SPACE => self.breaks_at_no_break_spaces(),
                    _ => false,
                };
            let wider = width + usize::from(glyph.width);
            if is_break {
                after_space = Some(end);
            } else if wider > self.columns && width > 0 {
                return after_space.unwrap_or(start);
            }
            width = wider;
        }
        rest.len()
    }

    /// Pages pasted from word processors often have no other spaces: where a third of a block's spaces do not break,
    /// they are taken for ordinary ones.
    fn breaks_at_no_break_spaces(&mut self) -> bool {
        *self.breaks_at_no_break_spaces.get_or_insert_with(|| {
            let bytes = self.block.as_bytes();
            let ordinary = bytecount::count(bytes, b' ') + bytecount::count(bytes, b'\t');
            let no_break = memmem::find_iter(bytes, NO_BREAK_SPACE).count();
            no_break * 10 > (no_break + ordinary) * 3
        })
    }
}

/// Where `count` columns of plain text end: the start of the next column, or the end.
fn advance(bytes: &[u8], count: usize) -> usize {
    let (mut at, mut left) = (0, count);
    while left > 0 && at < bytes.len() {
        let step = left.min(bytes.len() - at);
        left -= columns(&bytes[at..at + step]);
        at += step;
    }
    at + bytes[at..].iter().take_while(|byte| !begins_column(**byte)).count()
}
