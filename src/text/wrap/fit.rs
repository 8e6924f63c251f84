//! How much of a text fits into one row.
//!
//! First it is found where the measure is full. Plain text, which nearly all text is, is counted many bytes at a time;
//! rows that hold anything else go grapheme by grapheme; both ways give the same rows. Then the last good place before
//! that is taken, with the spaces that follow it: one that UAX #14 allows and the language does not forbid, and if it
//! is disliked, an earlier one that is not, as long as the row stays full enough. Where there is none, a row ends at a
//! forbidden place, and a token that is wider than the measure is cut between graphemes.

use std::cell::OnceCell;

use memchr::{memchr, memmem};

use super::WrapOptions;
use super::opportunity::{Spaces, walk_back};
use crate::text::glyph::{GlyphKind, begins_column, columns, glyphs, is_plain, width};

const NO_BREAK_SPACE: &str = "\u{a0}";

/// A row that ends at an earlier place than it could is at least this full, in percent.
const FULL_ENOUGH: usize = 70;
/// The most places that are looked at for a better one.
const LOOKS: usize = 5;

/// The measure of a block's rows.
pub(super) struct Measure<'t> {
    block: &'t str,
    options: WrapOptions,
    /// The spaces at which rows can end. Found out when a no-break space is met.
    spaces: OnceCell<Spaces>,
}

/// Where a row begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct RowStart {
    /// The byte of the block.
    pub(super) at: usize,
    /// The columns left free before it.
    pub(super) indent: u16,
}

impl<'t> Measure<'t> {
    /// The measure for the rows of `block`, given without its `\n`.
    pub(super) fn new(block: &'t str, options: WrapOptions) -> Measure<'t> {
        Measure { block, options, spaces: OnceCell::new() }
    }

    /// Where the row that begins at `start` ends: after it, unless the block ends there. `label` gives how many bytes
    /// from there on are a label, which does not stand alone; it is asked only if the row gets full.
    pub(super) fn end(&self, start: RowStart, label: impl FnOnce() -> usize) -> usize {
        let full = self.full_of_plain(start).unwrap_or_else(|| self.full_of_any(start));
        self.end_when(full, start, label)
    }

    /// [`Measure::end`] without the short way of plain text.
    #[cfg(test)]
    pub(super) fn end_of_any(&self, start: RowStart, label: impl FnOnce() -> usize) -> usize {
        self.end_when(self.full_of_any(start), start, label)
    }

    fn end_when(&self, full: Option<Full>, start: RowStart, label: impl FnOnce() -> usize) -> usize {
        match full {
            None => self.block.len(),
            Some(Full::Cut(end)) => end,
            Some(Full::At(full)) => self.best(start, label(), full),
        }
    }

    fn room(&self, indent: u16) -> usize {
        usize::from(self.options.columns.saturating_sub(indent).max(1))
    }

    /// How the row gets full, if it does, as far as the row and the character after it are plain text.
    #[allow(clippy::option_option, reason = "whether it is known, and then whether the row gets full")]
    fn full_of_plain(&self, start: RowStart) -> Option<Option<Full>> {
        if self.options.glyphs.ambiguous_wide {
            return None;
        }
        let rest = &self.block[start.at..];
        let bytes = rest.as_bytes();
        let full = advance(bytes, self.room(start.indent));
        let behind_spaces = full + bytes[full..].iter().take_while(|byte| **byte == b' ').count();
        let next_character = rest.ceil_char_boundary(behind_spaces + 1);
        if !is_plain(&bytes[..next_character]) {
            return None;
        }
        Some((behind_spaces < bytes.len()).then_some(Full::At(start.at + behind_spaces)))
    }

    /// How the row gets full, if it does, whatever the text is.
    fn full_of_any(&self, start: RowStart) -> Option<Full> {
        let mut taken = 0;
        let rest = &self.block[start.at..];
        for glyph in glyphs(rest, start.indent, self.options.glyphs) {
            let (from, to) = (glyph.range.start.0, glyph.range.end.0);
            let text = &rest[from..to];
            if ends_row(text) {
                return (start.at + to < self.block.len()).then_some(Full::Cut(start.at + to));
            }
            let hangs = glyph.kind == GlyphKind::Space
                && match text {
                    " " | "\t" => true,
                    NO_BREAK_SPACE => self.spaces().no_break,
                    _ => false,
                };
            let wider = taken + usize::from(glyph.width);
            if !hangs && glyph.width > 0 && wider > self.room(start.indent) && taken > 0 {
                return Some(Full::At(start.at + from));
            }
            taken = wider;
        }
        None
    }

    /// The place at which the row should end that is full at `full`.
    fn best(&self, start: RowStart, label: usize, full: usize) -> usize {
        let begin = start.at + label;
        let spaces = self.spaces_in(&self.block[start.at..full]);
        let leading = self.block[begin.min(full)..full].trim_start_matches(|c| spaces.contains(c));
        let from = full - leading.len();
        let (mut best, mut forbidden, mut looks) = (None, None, 0);
        let rules = self.options.rules;
        let enough = self.room(start.indent) * FULL_ENOUGH;
        let is_full_enough = |place: usize| {
            let shown = self.block[start.at..place].trim_end_matches(|c| spaces.contains(c));
            width(shown, self.options.glyphs) * 100 >= enough
        };
        walk_back(self.block, from, full, spaces, |place| {
            if best.is_some() && !is_full_enough(place) {
                return true;
            }
            if rules.forbids(self.block, place) {
                forbidden.get_or_insert(place);
                return false;
            }
            looks += 1;
            let is_liked = !rules.dislikes(self.block, place);
            if is_liked || best.is_none() {
                best = Some(place);
            }
            is_liked || looks == LOOKS
        });
        best.or(forbidden).unwrap_or(full)
    }

    /// The spaces at which a row can end that takes `row`.
    fn spaces_in(&self, row: &str) -> Spaces {
        let may_contain = memchr(NO_BREAK_SPACE.as_bytes()[0], row.as_bytes()).is_some();
        if may_contain && row.contains(NO_BREAK_SPACE) { self.spaces() } else { Spaces { no_break: false } }
    }

    /// Pages pasted from word processors often have no other spaces: where a third of a block's spaces do not break,
    /// they are taken for ordinary ones.
    fn spaces(&self) -> Spaces {
        *self.spaces.get_or_init(|| {
            let bytes = self.block.as_bytes();
            let ordinary = bytecount::count(bytes, b' ') + bytecount::count(bytes, b'\t');
            let no_break = memmem::find_iter(bytes, NO_BREAK_SPACE).count();
            Spaces { no_break: no_break * 10 > (no_break + ordinary) * 3 }
        })
    }
}

/// How a row gets full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Full {
    /// What begins at this byte has no room.
    At(usize),
    /// The text itself ends the row there.
    Cut(usize),
}

/// Whether a row ends behind `cluster` whatever its width: the line ends of others than `\n`.
fn ends_row(cluster: &str) -> bool {
    matches!(cluster, "\u{b}" | "\u{c}" | "\u{85}" | "\u{2028}" | "\u{2029}")
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
