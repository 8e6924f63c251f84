//! A text in one form: composed letters, one blank for every run of blanks and line breaks, and the way back.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::text::ByteRange;

/// A folded text with, for each of its graphemes, where it begins here and in the original.
pub(super) struct Folded {
    text: String,
    starts: Vec<(usize, usize)>,
}

/// `text` in the folded form.
pub(super) fn fold(text: &str) -> String {
    Folded::new(text).text
}

impl Folded {
    pub(super) fn new(original: &str) -> Folded {
        let mut folded = Folded { text: String::with_capacity(original.len()), starts: Vec::new() };
        let mut after_blank = false;
        // Composition never reaches over a grapheme border, so each grapheme is composed alone.
        for (at, grapheme) in original.grapheme_indices(true) {
            let is_blank = grapheme.chars().all(char::is_whitespace);
            if !(is_blank && after_blank) {
                folded.starts.push((folded.text.len(), at));
                match grapheme {
                    _ if is_blank => folded.text.push(' '),
                    _ if grapheme.is_ascii() => folded.text.push_str(grapheme),
                    _ => folded.text.extend(grapheme.nfc()),
                }
            }
            after_blank = is_blank;
        }
        folded.starts.push((folded.text.len(), original.len()));
        folded
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// The stretch of the original that `range` stands for; `None` when it cuts a grapheme. A run of blanks at its end is
    /// taken whole.
    pub(super) fn unfold(&self, range: ByteRange) -> Option<ByteRange> {
        let original = |at: usize| {
            let place = self.starts.binary_search_by_key(&at, |(here, _)| *here).ok()?;
            Some(self.starts[place].1)
        };
        Some(ByteRange::new(original(range.start.0)?, original(range.end.0)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_and_finds_back() {
        let original = "nhie\u{302}\u{300}u \n\u{a0} khó\tkhăn";
        let folded = Folded::new(original);
        assert_eq!(folded.as_str(), "nhiều khó khăn");
        let back = |part: &str| {
            let start = folded.as_str().find(part).unwrap();
            folded.unfold(ByteRange::new(start, start + part.len())).map(|range| &original[range.as_range()])
        };
        assert_eq!(back("khó khăn"), Some("khó\tkhăn"));
        assert_eq!(back("ều"), Some("e\u{302}\u{300}u"));
        assert_eq!(back("u k"), Some("u \n\u{a0} k"));
        assert_eq!(folded.unfold(ByteRange::new(4, 5)), None, "inside ề");
        assert_eq!(folded.unfold(ByteRange::new(0, folded.as_str().len())), Some(ByteRange::new(0, original.len())));
        assert_eq!(Folded::new("").unfold(ByteRange::new(0, 0)), Some(ByteRange::new(0, 0)));
    }
}
