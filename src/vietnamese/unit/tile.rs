//! How much of a text is looked at together.
//!
//! That is a line, unless it is longer than a block: texts of one line with ten megabytes are real. Such a line is cut
//! where `block_at` cuts it, and from there back to where a sentence begins, so that no sentence is cut in two because
//! of where it stands. Where a cut lies depends on what is near it alone; none needs the line read from its start.

use crate::text::grapheme::border_at_or_before;
use crate::text::wrap::{BLOCK_MAX, block_at};
use crate::text::{ByteOffset, ByteRange, Text};
use crate::vietnamese::sentence::sentences;
use crate::vietnamese::unit::Unit;

/// How far back from a block's end a sentence's start is looked for, and how much behind it is read to tell, in bytes.
const BACK: usize = 4 * 1024;
const AHEAD: usize = 1024;

/// The line around `at`, without the `\n`, or for what is smaller than a paragraph a stretch of a very long line. Tiles
/// do not overlap.
pub(super) fn tile_at(text: &Text, at: ByteOffset, unit: Unit) -> ByteRange {
    let line = text.line_at(at);
    if unit >= Unit::Paragraph || line.len() <= BLOCK_MAX {
        return line;
    }
    let block = |at| block_at(text, at).intersection(line).unwrap_or(ByteRange::empty(line.end));
    let here = block(at);
    if unit == Unit::Syllable {
        return here;
    }
    let (start, end) = (cut(text, line, here.start), cut(text, line, here.end));
    if at < end || end == line.end {
        return ByteRange { start, end };
    }
    ByteRange { start: end, end: cut(text, line, block(here.end).end) }
}

/// The tile that begins at `start`, where one is known to.
pub(super) fn tile_from(text: &Text, start: ByteOffset, unit: Unit) -> ByteRange {
    let line = text.line_at(start);
    if start == line.start || line.len() <= BLOCK_MAX || unit == Unit::Syllable || unit >= Unit::Paragraph {
        return tile_at(text, start, unit);
    }
    let block = block_at(text, start);
    let end = cut(text, line, block.end.min(line.end));
    let end = if end > start { end } else { cut(text, line, block_at(text, block.end).end.min(line.end)) };
    ByteRange { start, end }
}

/// The start of the sentence around `border`, an end of one of the blocks of `line`, if it begins in the same block and
/// not long before.
fn cut(text: &Text, line: ByteRange, border: ByteOffset) -> ByteOffset {
    if border <= line.start || border >= line.end {
        return border;
    }
    let whole = text.as_str();
    let block = block_at(text, ByteOffset(border.0 - 1));
    let from = block.start.0.max(border_at_or_before(whole, border.0.saturating_sub(BACK)));
    let to = line.end.0.min(border_at_or_before(whole, border.0 + AHEAD).max(border.0));
    let near = sentences(&whole[from..to]);
    let begun = near.iter().rev().map(|range| range.start.0 + from).find(|&start| start <= border.0);
    // A sentence that begins where the look does may as well have begun before.
    begun.filter(|&start| start > from).map_or(border, ByteOffset)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARAGRAPH: &str = "Đoàn công tác về TP. Hòa Lâm từ sáng sớm. Bà nói: “Có điện rồi. Cả bản vui lắm.” Rồi bà cười. Ai \
                             cũng mừng! Năm 2022, huyện có 15 xã (trong đó 3 xã khó khăn), thu 1.234,5 tỷ đồng. ";

    #[test]
    fn cuts_of_long_lines_fall_between_sentences() {
        let text = Text::from(PARAGRAPH.repeat(200).as_str());
        let line = text.full_range();
        let expected: Vec<ByteRange> = sentences(text.as_str());
        let found: Vec<ByteRange> = super::super::units(&text, Unit::Sentence);
        assert_eq!(found, expected);
        assert!(tile_at(&text, ByteOffset(line.end.0 / 2), Unit::Sentence).len() < 2 * BLOCK_MAX);
    }

    #[test]
    fn tiles_are_the_same_from_wherever_they_are_asked_for() {
        for sample in [PARAGRAPH, "không có dấu chấm nào ", "một. ", "dính", "Chữ dính.Không cách!"] {
            let text = Text::from(sample.repeat(4 * BLOCK_MAX / sample.len()).as_str());
            let mut at = ByteOffset::ZERO;
            while at < text.end() {
                let tile = tile_at(&text, at, Unit::Sentence);
                assert!(tile.start == at && !tile.is_empty() && tile.len() < 2 * BLOCK_MAX, "{sample} {tile:?}");
                for inside in [tile.start.plus(tile.len() / 2), ByteOffset(tile.end.0 - 1)] {
                    assert_eq!(tile_at(&text, inside, Unit::Sentence), tile, "{sample}");
                }
                at = tile.end;
            }
        }
    }
}
