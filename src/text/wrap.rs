//! Rows: a text cut to a width, only where somebody looks.
//!
//! A *block* is a line of the text, or for very long lines a stretch of at most [`BLOCK_MAX`] bytes cut at a space,
//! so that no layout ever costs more than one block whatever the file is like. A *row* is what fits into the measure.
//! Rows of a block partition its bytes exactly; the `\n` belongs to the last row of its line. No state is kept:
//! wrapping a screenful costs microseconds.
//!
//! Rows end where UAX #14 lets them, and where the [rules of a language](BreakRules) have nothing against it. The later
//! rows of a list item are indented to its text.
//!
//! The rows of a block depend on the block alone, and each row on where it starts: a row that is known can be gone on
//! from without looking back.

use std::cell::OnceCell;

use super::glyph::{GlyphKind, GlyphOptions, glyphs, width};
use super::{ByteOffset, ByteRange, Text};

mod block;
mod fit;
mod opportunity;
mod rules;

pub use self::block::block_at;
use self::fit::{Measure, RowStart};
pub use self::rules::{BreakRules, NoRules};

/// The most bytes a block has. A longer line is cut at the last space before this, counted from the line's start.
pub const BLOCK_MAX: usize = 16 * 1024;

/// How rows are made.
#[derive(Clone, Copy, Debug)]
pub struct WrapOptions {
    /// Columns a row may take with its indent, at least 1.
    pub columns: u16,
    /// How characters become cells.
    pub glyphs: GlyphOptions,
    /// What the language of the text says.
    pub rules: &'static dyn BreakRules,
}

/// One row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its bytes in the text, with the spaces (or the `\n`) that end it.
    pub range: ByteRange,
    /// The columns left free before its first byte: where a list item goes on.
    pub indent: u16,
    /// Whether it is the first row of its line.
    pub starts_line: bool,
    /// Whether it is the last row of its line.
    pub ends_line: bool,
}

/// The rows of `block`, at least one. A token wider than the measure is cut between graphemes; trailing spaces hang
/// beyond the measure.
pub fn rows(text: &Text, block: ByteRange, options: WrapOptions) -> Vec<Row> {
    BlockRows::new(text, block, block.start, options).collect()
}

/// The row that shows byte `at`.
pub fn row_at(text: &Text, at: ByteOffset, options: WrapOptions) -> Row {
    let block = block_at(text, at);
    let mut rows = BlockRows::new(text, block, block.start, options);
    let mut row = rows.take_row();
    while at >= row.range.end && rows.at.is_some() {
        row = rows.take_row();
    }
    row
}

/// The row after `row`, `None` after the last.
pub fn next_row(text: &Text, row: Row, options: WrapOptions) -> Option<Row> {
    let start = row.range.end;
    has_next(text, row).then(|| BlockRows::new(text, block_at(text, start), start, options).take_row())
}

/// The row before `row`, `None` before the first.
pub fn previous_row(text: &Text, row: Row, options: WrapOptions) -> Option<Row> {
    let before = row.range.start.0.checked_sub(1)?;
    Some(row_at(text, ByteOffset(before), options))
}

/// Up to `count` rows from `first` on: what a window shows. Each block is wrapped once.
pub fn rows_from(text: &Text, first: Row, count: usize, options: WrapOptions) -> Vec<Row> {
    let mut found = Vec::new();
    let mut start = Some(first.range.start);
    while let (Some(at), true) = (start, found.len() < count) {
        let rows = BlockRows::new(text, block_at(text, at), at, options);
        found.extend(rows.take(count - found.len()));
        start = found.last().filter(|row| has_next(text, **row)).map(|row| row.range.end);
    }
    found
}

/// Whether a row follows `row`: text, or the empty row after a `\n` at the end.
fn has_next(text: &Text, row: Row) -> bool {
    row.range.end < text.end() || (!row.range.is_empty() && text.as_str().ends_with('\n'))
}

/// The column at which byte `at` is shown in `row`, its indent counted.
pub fn column_of(text: &Text, row: Row, at: ByteOffset, options: WrapOptions) -> u16 {
    let at = at.0.saturating_sub(row.range.start.0);
    glyphs(text.slice(row.range), row.indent, options.glyphs)
        .take_while(|glyph| glyph.range.end.0 <= at)
        .fold(row.indent, |column: u16, glyph| column.saturating_add(glyph.width))
}

/// The byte shown at `column` of `row`: the first grapheme's in the indent, the last one's when the row is shorter
/// (never the `\n` unless the row is empty).
pub fn byte_at_column(text: &Text, row: Row, column: u16, options: WrapOptions) -> ByteOffset {
    let mut found = row.range.start;
    let (mut right, column) = (row.indent, column.max(row.indent));
    for glyph in glyphs(text.slice(row.range), row.indent, options.glyphs) {
        if right > column || glyph.kind == GlyphKind::LineFeed {
            break;
        }
        if glyph.width > 0 {
            found = row.range.start.plus(glyph.range.start.0);
        }
        right = right.saturating_add(glyph.width);
    }
    found
}

/// The rows of a block from one of them on, made as they are asked for.
struct BlockRows<'t> {
    text: &'t Text,
    options: WrapOptions,
    /// Where the next row starts, `None` after the last.
    at: Option<usize>,
    block: ByteRange,
    /// Where the block's content ends, before its `\n`.
    content_end: usize,
    measure: Measure<'t>,
    /// Found out when a row of the line is not its first or gets full.
    label: OnceCell<Label>,
}

/// What a line begins with, if it is a list item.
#[derive(Clone, Copy, Debug)]
struct Label {
    bytes: usize,
    /// The columns that later rows are set in.
    indent: u16,
}

/// How much of a line is shown to the rules that look for a label.
const LABEL_MAX: usize = 256;

/// A label sets later rows in by this share of the measure at most.
const INDENT_SHARE: u16 = 4;

impl<'t> BlockRows<'t> {
    /// Places that are not in the text (a row of an earlier one) are moved to the nearest that is.
    fn new(text: &'t Text, block: ByteRange, at: ByteOffset, options: WrapOptions) -> BlockRows<'t> {
        let whole = text.as_str();
        let (start, end) = (whole.floor_char_boundary(block.start.0), whole.floor_char_boundary(block.end.0));
        let content = whole[start..end].strip_suffix('\n').unwrap_or(&whole[start..end]);
        let content_end = start + content.len();
        BlockRows {
            text,
            options,
            at: Some(whole.floor_char_boundary(at.0).clamp(start, content_end)),
            block: ByteRange::new(start, end),
            content_end,
            measure: Measure::new(content, options),
            label: OnceCell::new(),
        }
    }

    /// The row at `self.at`; after the last, the last again but empty.
    fn take_row(&mut self) -> Row {
        let (first, last) = (self.block.start.0, self.block.end.0);
        let start = self.at.unwrap_or(last);
        let bytes = self.text.as_str().as_bytes();
        let starts_line = start == 0 || bytes[start - 1] == b'\n';
        let indent = if starts_line { 0 } else { self.label().indent };
        let from = RowStart { at: start.min(self.content_end) - first, indent };
        let fits = first + self.measure.end(from, || if starts_line { self.label().bytes } else { 0 });
        let is_last = fits == self.content_end;
        let end = if is_last { last } else { fits };
        self.at = (!is_last).then_some(end);
        Row {
            range: ByteRange::new(start, end),
            indent,
            starts_line,
            ends_line: end == bytes.len() || (end > start && bytes[end - 1] == b'\n'),
        }
    }

    fn label(&self) -> Label {
        *self.label.get_or_init(|| {
            let text = self.text.as_str();
            let line = self.text.line_at(self.block.start).start.0;
            let head = &text[line..text.floor_char_boundary(self.content_end.min(line + LABEL_MAX))];
            let bytes = head.floor_char_boundary(self.options.rules.label(head));
            let indent = width(&head[..bytes], self.options.glyphs);
            let most = self.options.columns / INDENT_SHARE;
            Label { bytes, indent: u16::try_from(indent).map_or(most, |indent| indent.min(most)) }
        })
    }
}

impl Iterator for BlockRows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        self.at.is_some().then(|| self.take_row())
    }
}

#[cfg(test)]
mod tests;
