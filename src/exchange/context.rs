//! What stands around a passage, for readers who see the passage without its article.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::{ByteOffset, ByteRange, Text};

/// Up to `limit` code points on either side of a passage. No grapheme is cut.
pub(super) fn around(text: &Text, range: ByteRange, limit: usize) -> (&str, &str) {
    let (before, after) = outside(text, range);
    let taken = whole_graphemes(before.graphemes(true).rev(), limit);
    (&before[before.len() - taken..], &after[..whole_graphemes(after.graphemes(true), limit)])
}

/// What stands around a passage on its own lines.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Surroundings<'t> {
    /// Just before it.
    pub(super) before: &'t str,
    /// Just after it.
    pub(super) after: &'t str,
    /// Whether the line has more before that.
    pub(super) more_before: bool,
    /// Whether the line has more after that.
    pub(super) more_after: bool,
}

/// As [`around`], but not beyond the line (paragraph) that the passage starts or ends on.
pub(super) fn on_its_lines(text: &Text, range: ByteRange, limit: usize) -> Surroundings<'_> {
    let (all_before, all_after) = outside(text, range);
    let (before, after) = around(text, range, limit);
    let line_start = before.rfind('\n');
    let line_end = after.find('\n');
    let left_out_before = &all_before[..all_before.len() - before.len()];
    let left_out_after = &all_after[after.len()..];
    Surroundings {
        before: &before[line_start.map_or(0, |at| at + 1)..],
        after: &after[..line_end.unwrap_or(after.len())],
        more_before: line_start.is_none() && !left_out_before.is_empty() && !left_out_before.ends_with('\n'),
        more_after: line_end.is_none() && !left_out_after.is_empty() && !left_out_after.starts_with('\n'),
    }
}

fn outside(text: &Text, range: ByteRange) -> (&str, &str) {
    (
        text.slice(ByteRange::between(ByteOffset::ZERO, range.start)),
        text.slice(ByteRange::between(range.end, text.end())),
    )
}

fn whole_graphemes<'t>(graphemes: impl Iterator<Item = &'t str>, limit: usize) -> usize {
    let (mut points, mut bytes) = (0, 0);
    for grapheme in graphemes {
        points += grapheme.chars().count();
        if points > limit {
            break;
        }
        bytes += grapheme.len();
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range_of(text: &str, passage: &str) -> ByteRange {
        let start = text.find(passage).expect("the passage is in the text");
        ByteRange::new(start, start + passage.len())
    }

    #[test]
    fn graphemes_stay_whole() {
        let source = "xa\u{302}\u{301}y [đoạn] 👩‍🌾 sau";
        let text = Text::from(source);
        let range = range_of(source, "[đoạn]");
        assert_eq!(around(&text, range, 4), ("y ", " 👩‍🌾"));
        assert_eq!(around(&text, range, 5).0, "a\u{302}\u{301}y ");
        assert_eq!(around(&text, range, 100), ("xa\u{302}\u{301}y ", " 👩‍🌾 sau"));
    }

    #[test]
    fn lines_are_not_left() {
        let source = "dòng một\nở đây có đoạn trích nhỏ\ndòng ba";
        let text = Text::from(source);
        let found = on_its_lines(&text, range_of(source, "đoạn trích"), 100);
        assert_eq!(found, Surroundings { before: "ở đây có ", after: " nhỏ", more_before: false, more_after: false });
        let found = on_its_lines(&text, range_of(source, "đoạn trích"), 4);
        assert_eq!(found, Surroundings { before: " có ", after: " nhỏ", more_before: true, more_after: false });
        let found = on_its_lines(&text, range_of(source, "dòng một"), 4);
        assert_eq!(found, Surroundings { before: "", after: "", more_before: false, more_after: false });
    }
}
