//! The lines of a window, found without walking through lines of megabytes.

use crate::text::{ByteRange, Text};

/// A longer line is a paragraph: neither heading nor markup.
pub const LONGEST: usize = 2_048;

/// The lines that `window` touches, without `\n`, in order; lines longer than [`LONGEST`] bytes are left out.
pub fn short_lines(text: &Text, window: ByteRange) -> Vec<ByteRange> {
    let bytes = text.as_str().as_bytes();
    let end = window.end.0.min(bytes.len());
    let from = window.start.0.min(end);
    let mut lines = Vec::new();
    let Some(mut start) = line_start(bytes, from, end) else { return lines };
    loop {
        let reach = (start + LONGEST + 1).min(bytes.len());
        match memchr::memchr(b'\n', &bytes[start..reach]) {
            Some(length) => {
                lines.push(ByteRange::new(start, start + length));
                start += length + 1;
            }
            None if bytes.len() - start <= LONGEST => {
                lines.push(ByteRange::new(start, bytes.len()));
                break;
            }
            None => match memchr::memchr(b'\n', &bytes[start..end.max(start)]) {
                Some(length) => start += length + 1,
                None => break,
            },
        }
        if start >= end {
            break;
        }
    }
    lines
}

/// Where the line around `from` starts, or the next one when that line is long; `None` when that is past `end`.
fn line_start(bytes: &[u8], from: usize, end: usize) -> Option<usize> {
    let back = from.saturating_sub(LONGEST + 1);
    match memchr::memrchr(b'\n', &bytes[back..from]) {
        Some(at) => Some(back + at + 1),
        None if back == 0 => Some(0),
        None => memchr::memchr(b'\n', &bytes[from..end]).map(|at| from + at + 1),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_of_windows() {
        let text = Text::from("một\nhai\n\nbốn");
        let cases = [
            (0..0, &["một"][..]),
            (0..3, &["một"]),
            (5..6, &["một"]),
            (6..7, &["hai"]),
            (2..8, &["một", "hai"]),
            (9..11, &["hai", ""]),
            (0..99, &["một", "hai", "", "bốn"]),
            (99..120, &["bốn"]),
        ];
        for (window, expected) in cases {
            let found: Vec<_> = short_lines(&text, window.clone().into()).into_iter().map(|l| text.slice(l)).collect();
            assert_eq!(found, expected, "{window:?}");
        }
    }

    proptest! {
        #[test]
        fn the_same_as_splitting(lengths in proptest::collection::vec(prop_oneof![0usize..9, 2_040usize..2_060], 1..9),
            from in 0usize..9_000, length in 1usize..9_000) {
            let source = lengths.iter().map(|length| "a".repeat(*length)).collect::<Vec<_>>().join("\n");
            let end = (from + length).min(source.len());
            let from = from.min(end);
            let mut at = 0;
            let mut expected = Vec::new();
            for length in &lengths {
                let line = ByteRange::new(at, at + length);
                // A line's own line feed is part of it for touching; past the end there is the last line.
                let touched = at <= from && from <= at + length || from < at && at < end;
                if touched && *length <= LONGEST {
                    expected.push(line);
                }
                at += length + 1;
            }
            prop_assert_eq!(short_lines(&Text::from(source.as_str()), ByteRange::new(from, end)), expected);
        }
    }
}
