//! What the window shows: rows of text and the gaps between paragraphs.

use super::Reader;
use crate::text::wrap::{self, Row, WrapOptions};
use crate::text::{ByteOffset, ByteRange, Text};

/// One line of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowRow {
    /// A row of the text.
    Text(Row),
    /// An empty line between paragraphs that the text itself does not have.
    Gap,
}

/// How the window is filled.
#[derive(Clone, Copy, Debug)]
pub struct WindowOptions {
    /// How rows are made.
    pub wrap: WrapOptions,
    /// Rows of the window.
    pub height: u16,
    /// Empty lines after a paragraph that no blank line follows.
    pub spacing: u16,
}

/// The rows of the window from the reader's top on.
pub fn rows(reader: &Reader, options: WindowOptions) -> Vec<WindowRow> {
    let height = usize::from(options.height);
    let text = reader.text();
    let first = wrap::row_at(text, reader.top, options.wrap);
    let mut out = Vec::with_capacity(height);
    for row in wrap::rows_from(text, first, height, options.wrap) {
        out.push(WindowRow::Text(row));
        if wants_gap(text, row) {
            out.extend(std::iter::repeat_n(WindowRow::Gap, usize::from(options.spacing)));
        }
        if out.len() >= height {
            break;
        }
    }
    out.truncate(height);
    out
}

/// Whether a gap follows `row`: a paragraph ends there, and neither it nor the next line is blank.
pub fn wants_gap(text: &Text, row: Row) -> bool {
    if !row.ends_line || row.range.end >= text.end() {
        return false;
    }
    let blank = |range: ByteRange| text.slice(range).trim().is_empty();
    let is_blank = row.starts_line && blank(row.range);
    !is_blank && !blank(text.line_at(row.range.end))
}

/// How many lines of the window `row` takes with the gap after it.
pub fn cost(text: &Text, row: Row, options: WindowOptions) -> usize {
    1 + if wants_gap(text, row) { usize::from(options.spacing) } else { 0 }
}

/// The line of the window that shows byte `at`, `None` when it is not in the window.
pub fn line_of(rows: &[WindowRow], at: ByteOffset, text: &Text) -> Option<usize> {
    rows.iter().position(|line| match line {
        WindowRow::Text(row) => row.range.contains(at) || (at == text.end() && row.range.end == at),
        WindowRow::Gap => false,
    })
}
