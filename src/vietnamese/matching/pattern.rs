//! Regular expressions over an article, one line at a time.
//!
//! A hit never goes on over a line feed (in news a line is a paragraph), so that what is found does not depend on where
//! a search begins, and a long article is never folded as a whole. A line is read in one of two ways: with its letters
//! composed, or folded. Places map back to the original, marks included.

use std::ops::{ControlFlow, Range};

use regex::{Regex, RegexBuilder};
use regex_syntax::ast::ErrorKind;
use regex_syntax::hir;
use thiserror::Error;
use unicode_normalization::char::compose as compose_pair;

use crate::lang::{Explain, Lang, Phrase, UserError, phrase};
use crate::text::ByteRange;
use crate::text::glyph::normalize;
use crate::text::grapheme::{border_at_or_after, border_at_or_before, is_border};
use crate::vietnamese::fold::Folded;
use crate::vietnamese::letter::{FoldedChar, fold_char, is_mark};

/// A line of more bytes is looked at in pieces of about as many, each ended at a space if there is one near.
const LINE_MOST: usize = 1 << 20;
/// How far ahead a space is looked for, in bytes.
const SPACE_NEAR: usize = 256;

/// A regular expression made ready.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    regex: Regex,
    folded: bool,
}

/// What is wrong with a regular expression.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PatternError {
    /// It is not written as one.
    #[error("column {column}: {detail}")]
    Wrong {
        /// Where, in code points from 1.
        column: usize,
        /// What, for people, if it is one of the common mistakes.
        what: Option<Phrase>,
        /// What, in the words of the engine.
        detail: String,
    },
    /// It would need too much memory.
    #[error("too large")]
    TooLarge,
}

impl PatternError {
    /// The same error in a line where `count` code points stand before the expression.
    pub(super) fn behind(self, count: usize) -> PatternError {
        match self {
            PatternError::Wrong { column, what, detail } => {
                PatternError::Wrong { column: column + count, what, detail }
            }
            PatternError::TooLarge => PatternError::TooLarge,
        }
    }
}

impl Pattern {
    /// Case counts unless `folded` or `any_case`.
    pub(super) fn new(pattern: &str, folded: bool, any_case: bool) -> Result<Pattern, PatternError> {
        if let Err(error) = regex_syntax::Parser::new().parse(pattern) {
            return Err(explain(&error));
        }
        let composed = normalize(pattern);
        let read = if folded { fold_pattern(&composed) } else { composed };
        let built = RegexBuilder::new(&read).case_insensitive(folded || any_case).build();
        Ok(Pattern { regex: built.map_err(|_| PatternError::TooLarge)?, folded })
    }

    /// Hands `found` the hits in the line (or piece of a long line) that byte `at` of `whole` lies in. Where the next
    /// one starts; `None` at the end.
    pub(crate) fn scan(
        &self,
        whole: &str,
        at: usize,
        memory: &mut Folded,
        found: &mut dyn FnMut(ByteRange) -> ControlFlow<()>,
    ) -> ControlFlow<(), Option<usize>> {
        let unit = unit_at(whole, at);
        let line = &whole[unit.clone()];
        let mut last = 0;
        let mut hand = |range: Range<usize>| {
            let (start, end) = (border_at_or_before(line, range.start), border_at_or_after(line, range.end));
            // Two hits can share a grapheme, which is then the first one's.
            if start < last {
                return ControlFlow::Continue(());
            }
            last = end;
            found(ByteRange::new(unit.start + start, unit.start + end))
        };
        if self.folded {
            memory.refill(line);
            for hit in self.regex.find_iter(&memory.text).filter(|hit| !hit.is_empty()) {
                hand(memory.original(hit.range()).as_range())?;
            }
        } else if may_be_decomposed(line) {
            let (composed, stretches) = compose(line);
            for hit in self.regex.find_iter(&composed).filter(|hit| !hit.is_empty()) {
                hand(original(&stretches, hit.start(), false)..original(&stretches, hit.end(), true))?;
            }
        } else {
            for hit in self.regex.find_iter(line).filter(|hit| !hit.is_empty()) {
                hand(hit.range())?;
            }
        }
        let next = if whole.as_bytes().get(unit.end) == Some(&b'\n') { unit.end + 1 } else { unit.end };
        ControlFlow::Continue(Some(next).filter(|&next| next < whole.len()))
    }
}

/// The line that byte `at` lies in, without its line feed; of a very long line, the piece.
pub(crate) fn unit_at(whole: &str, at: usize) -> Range<usize> {
    let bytes = whole.as_bytes();
    let line_start = memchr::memrchr(b'\n', &bytes[..at]).map_or(0, |feed| feed + 1);
    let line_end = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |feed| at + feed);
    let mut start = line_start;
    loop {
        let end = piece_end(whole, start, line_end);
        if at < end || end == line_end {
            return start..end;
        }
        start = end;
    }
}

fn piece_end(whole: &str, start: usize, line_end: usize) -> usize {
    let rough = start + LINE_MOST;
    if rough >= line_end {
        return line_end;
    }
    let near = &whole.as_bytes()[rough..line_end.min(rough + SPACE_NEAR)];
    let mut end = memchr::memchr(b' ', near).map_or(whole.ceil_char_boundary(rough), |space| rough + space);
    while end < line_end && !is_border(whole, end) {
        end = whole.ceil_char_boundary(end + 1);
    }
    end
}

/// Whether a line may have letters that are not composed: combining marks begin with these bytes.
fn may_be_decomposed(line: &str) -> bool {
    memchr::memchr2(0xCC, 0xCD, line.as_bytes()).is_some()
}

/// A stretch of a composed line.
#[derive(Clone, Copy)]
struct Stretch {
    /// Where it starts there.
    composed: usize,
    /// Where it starts in the line.
    original: usize,
    /// Whether it is a letter that had several characters; else it is as it was.
    is_letter: bool,
}

/// `line` with its letters composed, and how its stretches lie; one more for the end.
fn compose(line: &str) -> (String, Vec<Stretch>) {
    let mut composed = String::with_capacity(line.len());
    let mut stretches = vec![Stretch { composed: 0, original: 0, is_letter: false }];
    let mut copied = 0;
    let mut chars = line.char_indices().peekable();
    while let Some((start, base)) = chars.next() {
        let (mut end, mut letter) = (start, Some(base));
        while let Some((at, mark)) = chars.next_if(|(_, mark)| !mark.is_ascii() && is_mark(*mark)) {
            end = at + mark.len_utf8();
            letter = letter.and_then(|letter| compose_pair(letter, mark));
        }
        if end == start {
            continue;
        }
        composed.push_str(&line[copied..start]);
        stretches.push(Stretch { composed: composed.len(), original: start, is_letter: true });
        match letter {
            Some(letter) => composed.push(letter),
            None => composed.push_str(&normalize(&line[start..end])),
        }
        stretches.push(Stretch { composed: composed.len(), original: end, is_letter: false });
        copied = end;
    }
    composed.push_str(&line[copied..]);
    stretches.push(Stretch { composed: composed.len(), original: line.len(), is_letter: false });
    (composed, stretches)
}

/// The place in the line of a place in the composed line; inside a letter its start, or (`as_end`) its end.
fn original(stretches: &[Stretch], at: usize, as_end: bool) -> usize {
    let index = stretches.partition_point(|stretch| stretch.composed <= at).saturating_sub(1);
    let stretch = stretches[index];
    match at - stretch.composed {
        within @ 1.. if stretch.is_letter && as_end => {
            stretches.get(index + 1).map_or(stretch.original + within, |next| next.original)
        }
        _ if stretch.is_letter => stretch.original,
        within => stretch.original + within,
    }
}

/// A pattern for folded text: its letters, dashes and quotes folded as the text's are, what has a meaning left alone.
fn fold_pattern(pattern: &str) -> String {
    let mut folded = String::with_capacity(pattern.len());
    for c in pattern.chars() {
        match fold_char(c) {
            _ if c.is_ascii() => folded.push(c),
            FoldedChar::Letter(letter) => folded.push(letter.base),
            FoldedChar::Plain('-') => folded.push_str("\\-"),
            FoldedChar::Plain(plain) => folded.push(plain),
            FoldedChar::Space => folded.push(' '),
            FoldedChar::Ellipsis => folded.push_str("\\.\\.\\."),
            FoldedChar::Tone(_) | FoldedChar::Shape(_) | FoldedChar::Hidden => {}
        }
    }
    folded
}

fn explain(error: &regex_syntax::Error) -> PatternError {
    let (column, detail, what) = match error {
        regex_syntax::Error::Parse(error) => {
            (error.span().start.column, error.kind().to_string(), common_mistake(error.kind()))
        }
        regex_syntax::Error::Translate(error) => {
            let unknown = matches!(
                error.kind(),
                hir::ErrorKind::UnicodePropertyNotFound | hir::ErrorKind::UnicodePropertyValueNotFound
            );
            let what = phrase("không có lớp ký tự này", "there is no such class of characters");
            (error.span().start.column, error.kind().to_string(), unknown.then_some(what))
        }
        other => (1, other.to_string(), None),
    };
    PatternError::Wrong { column, what, detail }
}

fn common_mistake(kind: &ErrorKind) -> Option<Phrase> {
    Some(match kind {
        ErrorKind::GroupUnclosed => phrase("ngoặc ( chưa đóng", "this ( is not closed"),
        ErrorKind::GroupUnopened => phrase("ngoặc ) không có ( đi trước", "this ) has no ( before it"),
        ErrorKind::ClassUnclosed => phrase("ngoặc [ chưa đóng", "this [ is not closed"),
        ErrorKind::ClassRangeInvalid => phrase("khoảng trong [ ] bị ngược", "the range inside [ ] is upside down"),
        ErrorKind::RepetitionMissing => {
            phrase("không có gì để lặp lại trước dấu này", "there is nothing before this to be repeated")
        }
        ErrorKind::RepetitionCountUnclosed => phrase("ngoặc { chưa đóng", "this { is not closed"),
        ErrorKind::RepetitionCountInvalid => phrase("số lần lặp bị ngược", "the numbers of repeats are upside down"),
        ErrorKind::EscapeUnrecognized => phrase("không có ký hiệu \\ này", "there is no such escape"),
        ErrorKind::EscapeUnexpectedEof => phrase("sau \\ phải có một ký tự", "something must stand behind \\"),
        ErrorKind::UnsupportedLookAround => {
            phrase("không dùng được (?= (?! (?<= (?<!", "(?= (?! (?<= (?<! can't be used")
        }
        ErrorKind::UnsupportedBackreference => phrase("không dùng được \\1, \\2…", "\\1, \\2… can't be used"),
        _ => return None,
    })
}

impl Explain for PatternError {
    fn explain(&self, lang: Lang) -> UserError {
        match self {
            PatternError::Wrong { column, what, detail } => {
                let what = what.map_or(detail.as_str(), |what| what.get(lang));
                let text = phrase(
                    "biểu thức chính quy sai ở cột {column}: {what}",
                    "the regular expression is wrong at column {column}: {what}",
                );
                UserError::new(text.fill(lang, &[("column", column), ("what", &what)]))
            }
            PatternError::TooLarge => {
                UserError::new(phrase("biểu thức chính quy quá lớn", "the regular expression is too large").get(lang))
            }
        }
    }
}
