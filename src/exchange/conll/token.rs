//! The tokens of an article: its syllables and, one by one, the signs between them.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::{ByteRange, Text};
use crate::vietnamese::sentence::sentences;
use crate::vietnamese::syllable::syllables;

/// A token.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Where it is in the text.
    pub(super) range: ByteRange,
    /// It, without white space and control characters, which would break its line or column.
    pub(super) word: String,
    /// The number of its sentence in the article.
    pub(super) sentence: usize,
}

/// The tokens of `text` in order.
pub(super) fn tokens(text: &Text) -> Vec<Token> {
    let mut tokens = Vec::new();
    let (mut line_start, mut number) = (0, 0);
    for line in text.as_str().split('\n') {
        for sentence in sentences(line) {
            let slice = &line[sentence.as_range()];
            let at = line_start + sentence.start.0;
            let mut reached = 0;
            for syllable in syllables(slice) {
                signs(slice, reached, syllable.start.0, at, number, &mut tokens);
                push(slice, syllable, at, number, &mut tokens);
                reached = syllable.end.0;
            }
            signs(slice, reached, slice.len(), at, number, &mut tokens);
            number += 1;
        }
        line_start += line.len() + 1;
    }
    tokens
}

/// Adds what stands in `slice` between two syllables, a grapheme at a time.
fn signs(slice: &str, start: usize, end: usize, at: usize, sentence: usize, tokens: &mut Vec<Token>) {
    for (offset, sign) in slice[start..end].grapheme_indices(true) {
        push(slice, ByteRange::new(start + offset, start + offset + sign.len()), at, sentence, tokens);
    }
}

fn push(slice: &str, range: ByteRange, at: usize, sentence: usize, tokens: &mut Vec<Token>) {
    let word: String =
        slice[range.as_range()].chars().filter(|letter| !letter.is_whitespace() && !letter.is_control()).collect();
    if !word.is_empty() {
        tokens.push(Token { range: ByteRange::new(range.start.0 + at, range.end.0 + at), word, sentence });
    }
}
