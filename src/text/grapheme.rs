//! Grapheme borders (UAX #29, extended clusters): the steps in which a cursor moves and a passage may be cut.
//!
//! Whether a place is a border is a matter of the place alone and costs the same everywhere: what decides it is looked
//! for in the [`REACH`] bytes before it at most (two stretches of that length counted from the start), never in a whole
//! line. Text that people write never reaches so far. In hostile text (a million combining marks on one letter, a
//! thousand flags in a row) a cluster is cut where a stretch begins, so that no cluster is longer than two stretches.

use unicode_segmentation::GraphemeCursor;

use super::{ByteOffset, ByteRange, Text};

/// The length of the stretches that limit how far is looked back.
pub const REACH: usize = 4096;

/// The border after `at`; the end of the text when there is none. `\n` is a grapheme of its own.
pub fn next_border(text: &Text, at: ByteOffset) -> ByteOffset {
    ByteOffset(border_after(text.as_str(), at.0))
}

/// The border before `at`; the start of the text when there is none.
pub fn previous_border(text: &Text, at: ByteOffset) -> ByteOffset {
    ByteOffset(border_before(text.as_str(), at.0))
}

/// The grapheme that byte `at` is in; empty at the end of the text.
pub fn grapheme_at(text: &Text, at: ByteOffset) -> ByteRange {
    let text = text.as_str();
    let at = at.0.min(text.len());
    let start = border_at_or_before(text, at);
    ByteRange::new(start, if at == text.len() { start } else { border_after(text, at) })
}

/// `range` widened so that no grapheme is cut. An empty range stays empty and moves to the start of its grapheme.
pub fn widen(text: &Text, range: ByteRange) -> ByteRange {
    let text = text.as_str();
    let start = border_at_or_before(text, range.start.0);
    if range.is_empty() {
        return ByteRange::new(start, start);
    }
    ByteRange::new(start, border_at_or_after(text, range.end.0))
}

/// The border at or before byte `at` of `text`.
pub fn border_at_or_before(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    if is_border(text, at) { at } else { border_before(text, at) }
}

/// The border at or after byte `at` of `text`.
pub fn border_at_or_after(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    if is_border(text, at) { at } else { border_after(text, at) }
}

/// The border after byte `at` of `text`.
pub fn border_after(text: &str, at: usize) -> usize {
    let mut at = text.floor_char_boundary(at);
    while at < text.len() {
        at = text.ceil_char_boundary(at + 1);
        if is_border(text, at) {
            break;
        }
    }
    at
}

/// The border before byte `at` of `text`.
pub fn border_before(text: &str, at: usize) -> usize {
    let mut at = text.ceil_char_boundary(at);
    while at > 0 {
        at = text.floor_char_boundary(at - 1);
        if is_border(text, at) {
            break;
        }
    }
    at
}

/// Whether a grapheme of `text` begins or ends at byte `at`.
pub fn is_border(text: &str, at: usize) -> bool {
    text.is_char_boundary(at) && (is_natural_border(text, at) || is_forced_border(text, at))
}

/// Whether UAX #29 sees a border at the character border `at`, looking back to the start of the stretch before its own.
fn is_natural_border(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    if at == 0 || at == bytes.len() {
        return true;
    }
    let (before, after) = (bytes[at - 1], bytes[at]);
    if before.is_ascii() && after.is_ascii() {
        return !(before == b'\r' && after == b'\n');
    }
    let chars = (text[..at].chars().next_back(), text[at..].chars().next());
    if let (Some(before), Some(after)) = chars
        && is_simple(before)
        && is_simple(after)
    {
        return true;
    }
    let from = text.floor_char_boundary((at / REACH).saturating_sub(1) * REACH);
    let window = &text[from..text.ceil_char_boundary(at + 1)];
    // The window is given as a whole text, so the cursor never asks for more context.
    GraphemeCursor::new(at - from, window.len(), true).is_boundary(window, 0).unwrap_or(true)
}

/// Whether a character never joins its neighbours: the letters of Latin scripts, ASCII and common punctuation.
fn is_simple(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{C0}'..='\u{2FF}' | '\u{1E00}'..='\u{1EFF}' | '\u{2010}'..='\u{2027}')
}

/// Whether `at` begins a stretch and no border is in all of the stretch before: there a cluster is cut.
fn is_forced_border(text: &str, at: usize) -> bool {
    let multiple = at.next_multiple_of(REACH);
    if multiple == 0 || text.floor_char_boundary(multiple) != at {
        return false;
    }
    let stretch = text.floor_char_boundary(multiple - REACH);
    text[stretch..at].char_indices().skip(1).all(|(inside, _)| !is_natural_border(text, stretch + inside))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    fn borders(text: &Text) -> Vec<usize> {
        let mut borders = vec![0];
        while *borders.last().unwrap() < text.end().0 {
            borders.push(next_border(text, ByteOffset(*borders.last().unwrap())).0);
        }
        borders
    }

    #[test]
    fn clusters() {
        let cases: &[(&str, &[usize])] = &[
            ("", &[0]),
            ("Việt", &[0, 1, 2, 5, 6]),
            ("Vie\u{323}\u{302}t", &[0, 1, 2, 7, 8]),
            ("a\n\u{301}b", &[0, 1, 2, 4, 5]),
            ("👩\u{200d}🌾x", &[0, 11, 12]),
            ("🇻🇳🇱🇦", &[0, 8, 16]),
        ];
        for (raw, expected) in cases {
            assert_eq!(borders(&Text::from(*raw)), *expected, "{raw:?}");
        }
    }

    #[test]
    fn graphemes_around_a_place() {
        let text = Text::from("ê\u{323}m");
        for at in 0..4 {
            assert_eq!(grapheme_at(&text, ByteOffset(at)), ByteRange::new(0, 4));
        }
        assert_eq!(grapheme_at(&text, ByteOffset(4)), ByteRange::new(4, 5));
        assert_eq!(grapheme_at(&text, ByteOffset(5)), ByteRange::new(5, 5));
        assert_eq!(grapheme_at(&text, ByteOffset(99)), ByteRange::new(5, 5));
        assert_eq!(widen(&text, ByteRange::new(1, 2)), ByteRange::new(0, 4));
        assert_eq!(widen(&text, ByteRange::new(0, 4)), ByteRange::new(0, 4));
        assert_eq!(widen(&text, ByteRange::new(3, 99)), ByteRange::new(0, 5));
        assert_eq!(widen(&text, ByteRange::new(2, 2)), ByteRange::new(0, 0));
    }

    #[test]
    fn long_clusters_are_cut_at_the_same_places_from_both_sides() {
        let lines = ["\u{301}", "🇻", "👪\u{200d}", "क\u{94d}", "\u{600}"].map(|piece| {
            let start = format!("xin chào {piece}");
            format!("{start}{}", piece.repeat(30_000 / piece.len()))
        });
        for line in lines {
            let text = Text::from(line.as_str());
            let borders = borders(&text);
            assert!(borders.windows(2).all(|pair| pair[1] - pair[0] <= 2 * REACH));
            for pair in borders.windows(2) {
                assert_eq!(previous_border(&text, ByteOffset(pair[1])).0, pair[0]);
                let middle = ByteOffset(pair[0].midpoint(pair[1]));
                assert_eq!(grapheme_at(&text, middle), ByteRange::new(pair[0], pair[1]));
            }
        }
    }

    #[test]
    fn every_stretch_of_two_reaches_has_a_border() {
        let marks = "\u{301}".repeat(20_000);
        for start in 1..20 {
            let at = REACH * 2 + start * 100;
            assert!(border_before(&marks, at + 2 * REACH + 1) > at);
        }
    }

    proptest! {
        #[test]
        fn borders_are_those_of_the_standard(raw in "([a-e \n]|[\u{300}-\u{330}]|ệ|👩|🌾|\u{200d}|🇻|क|\u{94d}|\u{600}|\\PC){0,60}") {
            let text = Text::from(raw.as_str());
            let mut expected: Vec<usize> = text.as_str().grapheme_indices(true).map(|(at, _)| at).collect();
            expected.push(text.end().0);
            expected.dedup();
            prop_assert_eq!(borders(&text), expected);
        }

        #[test]
        fn back_and_forth(raw in "\\PC{0,60}", at in 0usize..200) {
            let text = Text::from(raw.as_str());
            let next = next_border(&text, ByteOffset(at));
            let grapheme = grapheme_at(&text, ByteOffset(at));
            prop_assert_eq!(grapheme.end, next);
            if at < text.end().0 {
                prop_assert_eq!(previous_border(&text, next), grapheme.start);
            }
        }
    }
}
