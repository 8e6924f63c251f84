//! Keeping the cursor in the window, and moving the window.
//!
//! Every step costs at most a window's worth of rows, wherever in the text it is.

use super::Reader;
use super::window::{self, WindowOptions, cost};
use crate::text::wrap::{self, Row, WrapOptions};
use crate::text::{ByteOffset, Text};

/// Moves the window as little as possible so that the cursor's row is in it with `margin` rows around; a cursor far
/// outside is centred.
pub fn follow(reader: &mut Reader, options: WindowOptions, margin: u16) {
    let text = reader.article.text.clone();
    let height = usize::from(options.height).max(1);
    let margin = usize::from(margin).min((height - 1) / 2);
    let top = wrap::row_at(&text, reader.top, options.wrap);
    let cursor = wrap::row_at(&text, reader.cursor, options.wrap);
    reader.top = if cursor.range.start < top.range.start {
        let near = lines_between(reader, cursor, top, options, height);
        above(reader, cursor, options, if near.is_some() { margin } else { height / 2 }).range.start
    } else {
        match lines_between(reader, top, cursor, options, 2 * height) {
            Some(lines) if lines < margin => above(reader, cursor, options, margin).range.start,
            Some(lines) if lines + margin < height => top.range.start,
            Some(_) => above(reader, cursor, options, height - 1 - margin).range.start,
            None => above(reader, cursor, options, height / 2).range.start,
        }
    };
    if window::rows(reader, options).len() < height {
        reader.top = reader.top.min(lowest_top(reader, options));
    }
}

/// Moves the window by `lines` rows (up when negative) and takes the cursor along, so that it stays on the same line of
/// the window where it can. Returns whether the window moved.
pub fn by(reader: &mut Reader, lines: i32, options: WindowOptions) -> bool {
    let text = reader.article.text.clone();
    let before = reader.top;
    let mut top = wrap::row_at(&text, reader.top, options.wrap);
    for _ in 0..lines.unsigned_abs() {
        let next = match lines > 0 {
            true => wrap::next_row(&text, top, options.wrap),
            false => wrap::previous_row(&text, top, options.wrap),
        };
        match next {
            Some(row) => top = row,
            None => break,
        }
    }
    reader.top = top.range.start;
    if lines > 0 && window::rows(reader, options).len() < usize::from(options.height) {
        reader.top = reader.top.min(lowest_top(reader, options)).max(before);
    }
    reader.top != before
}

/// The row `lines` lines of the window above `row` (gaps counted), or the first of the text.
fn above(reader: &Reader, row: Row, options: WindowOptions, lines: usize) -> Row {
    let text = reader.text();
    let (mut at, mut left) = (row, lines);
    for previous in rows_before(text, row, lines, options.wrap).into_iter().rev() {
        let lines = cost(text, previous, options);
        if lines > left {
            break;
        }
        left -= lines;
        at = previous;
    }
    at
}

/// Up to `count` rows (perhaps a few more) before `row`, in order. Each block is wrapped once.
fn rows_before(text: &Text, row: Row, count: usize, options: WrapOptions) -> Vec<Row> {
    let mut out: Vec<Row> = Vec::new();
    let mut end = row.range.start;
    let mut block = wrap::block_at(text, end);
    while out.len() < count {
        if block.start >= end {
            if end == ByteOffset::ZERO {
                break;
            }
            block = wrap::block_at(text, ByteOffset(end.0 - 1));
        }
        let mut rows = wrap::rows(text, block, options);
        rows.retain(|row| row.range.start < end);
        rows.append(&mut out);
        (out, end) = (rows, block.start);
    }
    out
}

/// How many lines of the window lie from `from` down to `to`, `None` when more than `most`.
fn lines_between(reader: &Reader, from: Row, to: Row, options: WindowOptions, most: usize) -> Option<usize> {
    let text = reader.text();
    let mut lines = 0;
    for row in wrap::rows_from(text, from, most + 1, options.wrap) {
        if row.range.start >= to.range.start {
            return (lines <= most).then_some(lines);
        }
        lines += cost(text, row, options);
        if lines > most {
            return None;
        }
    }
    None
}

/// The top at which the last row of the text is the last of the window.
fn lowest_top(reader: &Reader, options: WindowOptions) -> ByteOffset {
    let last = wrap::row_at(reader.text(), reader.text().end(), options.wrap);
    above(reader, last, options, usize::from(options.height).saturating_sub(1)).range.start
}
