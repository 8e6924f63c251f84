//! Where blocks begin and end.
//!
//! A long line is cut once in each stretch of half a block, counted from the line's start. Each cut is a matter of its
//! own stretch, so that the block around a place in a line of 10 MB is found by looking at two stretches.

use memchr::{memmem, memrchr2_iter};

use super::BLOCK_MAX;
use crate::text::grapheme::{REACH, border_at_or_before, is_border};
use crate::text::{ByteOffset, ByteRange, Text};

/// A stretch: two neighbouring cuts are less than two stretches apart.
const STRETCH: usize = BLOCK_MAX / 2;

/// How many spaces are looked at for one between words.
const LOOKS: usize = 200;

// So long a stretch has a grapheme border whatever is in it.
const _: () = assert!(STRETCH >= 2 * REACH);

/// The block around byte `at`, with its `\n` if it ends a line. At the end of a text that ends in `\n` (or is empty)
/// this is an empty block.
pub fn block_at(text: &Text, at: ByteOffset) -> ByteRange {
    let line = text.line_at(at);
    let whole = text.as_str();
    let line_end = if line.end < text.end() { line.end.plus(1) } else { line.end };
    if line.len() < BLOCK_MAX {
        return ByteRange::between(line.start, line_end);
    }
    let at = at.0.min(line.end.0 - 1);
    let stretch = (at - line.start.0) / STRETCH;
    let (mut start, mut end) = (cut(whole, line, stretch), cut(whole, line, stretch + 1));
    if end <= at {
        (start, end) = (end, cut(whole, line, stretch + 2));
    }
    ByteRange::new(start, if end == line.end.0 { line_end.0 } else { end })
}

/// The cut in stretch `number` of `line`, from 1: after the last space in it between two words of small letters, where
/// no language has anything against the end of a row; else after its last space; else at its last grapheme border. The
/// line's own ends count as cuts.
fn cut(text: &str, line: ByteRange, number: usize) -> usize {
    let limit = line.start.0 + number * STRETCH;
    if number == 0 || limit >= line.end.0 {
        return limit.min(line.end.0);
    }
    let start = limit - STRETCH;
    let stretch = &text.as_bytes()[start..limit];
    let after_spaces = || {
        let spaces = memrchr2_iter(b' ', b'\t', stretch);
        spaces.map(|space| start + space + 1).filter(|at| is_border(text, *at))
    };
    let after_no_break_space = || {
        let space = "\u{a0}";
        let at = start + memmem::rfind(stretch, space.as_bytes())? + space.len();
        is_border(text, at).then_some(at)
    };
    let between_words = after_spaces().take(LOOKS).find(|at| is_between_words(text.as_bytes(), *at));
    between_words
        .or_else(|| after_spaces().next())
        .or_else(after_no_break_space)
        .unwrap_or_else(|| border_at_or_before(text, limit))
}

/// Whether a single space stands before byte `at`, and two small letters before that and at it.
fn is_between_words(text: &[u8], at: usize) -> bool {
    let is_letter = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_lowercase() || *byte >= 0x80);
    let starts = text.get(at).is_some_and(u8::is_ascii_lowercase);
    starts && is_letter(text.get(at + 1)) && at >= 3 && is_letter(text.get(at - 2)) && is_letter(text.get(at - 3))
}
