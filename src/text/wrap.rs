//! Rows: a text cut to a width, only where somebody looks.
//!
//! A *block* is a line of the text, or for very long lines a stretch of at most [`BLOCK_MAX`] bytes cut at a space,
//! so that no layout ever costs more than one block whatever the file is like. A *row* is what fits into the measure.
//! Rows of a block partition its bytes exactly; the `\n` belongs to the last row of its line. No state is kept:
//! wrapping a screenful costs microseconds.

use super::glyph::GlyphOptions;
use super::{ByteOffset, ByteRange, Text};

/// The most bytes a block has. A longer line is cut at the last space before this, counted from the line's start.
pub const BLOCK_MAX: usize = 16 * 1024;

/// How rows are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WrapOptions {
    /// Columns a row may take, at least 1.
    pub columns: u16,
    /// How characters become cells.
    pub glyphs: GlyphOptions,
}

/// One row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its bytes in the text, with the spaces (or the `\n`) that end it.
    pub range: ByteRange,
    /// Whether it is the first row of its line.
    pub starts_line: bool,
    /// Whether it is the last row of its line.
    pub ends_line: bool,
}

/// The block around byte `at`, with its `\n` if it ends a line. At the end of a text that ends in `\n` (or is empty)
/// this is an empty block.
pub fn block_at(text: &Text, at: ByteOffset) -> ByteRange {
    todo!()
}

/// The rows of `block`, at least one. Breaks at spaces; a word wider than the measure is cut between graphemes;
/// trailing spaces hang beyond the measure.
pub fn rows(text: &Text, block: ByteRange, options: WrapOptions) -> Vec<Row> {
    todo!()
}

/// The row that shows byte `at`.
pub fn row_at(text: &Text, at: ByteOffset, options: WrapOptions) -> Row {
    todo!()
}

/// The row after `row`, `None` after the last.
pub fn next_row(text: &Text, row: Row, options: WrapOptions) -> Option<Row> {
    todo!()
}

/// The row before `row`, `None` before the first.
pub fn previous_row(text: &Text, row: Row, options: WrapOptions) -> Option<Row> {
    todo!()
}

/// Up to `count` rows from `first` on: what a window shows. Each block is wrapped once.
pub fn rows_from(text: &Text, first: Row, count: usize, options: WrapOptions) -> Vec<Row> {
    todo!()
}

/// The column at which byte `at` is shown in `row`.
pub fn column_of(text: &Text, row: Row, at: ByteOffset, options: WrapOptions) -> u16 {
    todo!()
}

/// The byte shown at `column` of `row`: the last grapheme's when the row is shorter (never the `\n` unless the row is
/// empty).
pub fn byte_at_column(text: &Text, row: Row, column: u16, options: WrapOptions) -> ByteOffset {
    todo!()
}
