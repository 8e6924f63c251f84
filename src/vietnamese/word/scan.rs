//! The text as tokens: syllables with their keys, figures and codes, punctuation.
//!
//! What is a syllable is for [`syllables`] to say. But nearly all of a text is plain letters between spaces and commas, and
//! these are read here letter by letter, in one go with their keys; only what is less plain (a full stop, a code, a
//! combining mark) is handed to [`syllables`], up to the next space. A test holds the two against each other.

use super::key::{Case, Key, Spelling, spell};
use super::lexicon::Lexicon;
use crate::text::grapheme::border_after;
use crate::text::{ByteOffset, ByteRange};
use crate::vietnamese::abbreviation::is_abbreviation;
use crate::vietnamese::cluster::{Cluster, clusters};
use crate::vietnamese::letter::{FoldedChar, fold_char};
use crate::vietnamese::syllable::syllables;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, maybe foreign ones or a code: may be part of a longer word.
    Letters,
    /// Begins with a digit.
    Number,
    /// A word of its own: a hyphenated loan, an abbreviation with its full stop.
    Closed,
    /// Punctuation: a word of its own that ends what may be joined.
    Mark,
}

/// A piece of text that is part of no more than one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
    pub(super) case: Case,
    pub(super) key: Key,
    /// Whether nothing but spaces is between it and the token before, on the same line.
    pub(super) follows: bool,
}

/// The tokens of a text, one after the other.
pub(super) struct Scanner<'t> {
    text: &'t str,
    lexicon: &'t Lexicon,
    at: usize,
    follows: bool,
    /// Tokens of a chunk that was looked at as a whole, last first.
    waiting: Vec<Token>,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str, lexicon: &'t Lexicon) -> Scanner<'t> {
        Scanner { text, lexicon, at: 0, follows: false, waiting: Vec::new() }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// Passes over spaces and what is not to be seen.
    fn skip_spaces(&mut self) {
        while let Some(byte) = self.byte(self.at) {
            let is_ascii = |byte: Option<u8>| byte.is_none_or(|byte| byte.is_ascii());
            let after = match byte {
                b' ' | b'\t' if is_ascii(self.byte(self.at + 1)) => self.at + 1,
                b'\n' | b'\r' if is_ascii(self.byte(self.at + 1)) => {
                    self.follows = false;
                    self.at + 1
                }
                byte if byte.is_ascii() && !byte.is_ascii_whitespace() && !byte.is_ascii_control() => return,
                _ => match self.text[self.at..].chars().next() {
                    Some(c) if c.is_whitespace() => {
                        self.follows &=
                            !matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}');
                        border_after(self.text, self.at)
                    }
                    Some(c) if fold_char(c) == FoldedChar::Hidden => border_after(self.text, self.at),
                    _ => return,
                },
            };
            self.at = after;
        }
    }

    fn token(&mut self, end: usize, kind: Kind, case: Case, key: Key) -> Token {
        let token = Token { start: self.at, end, kind, case, key, follows: self.follows };
        self.at = end;
        self.follows = true;
        token
    }

    /// Plain letters from here to a space or to punctuation that joins nothing.
    fn plain_letters(&mut self) -> Option<Token> {
        let mut spelling = Spelling::default();
        let mut at = self.at;
        for c in self.text[self.at..].chars() {
            match fold_char(c) {
                FoldedChar::Letter(letter) => spelling.push(letter),
                FoldedChar::Space => break,
                _ if matches!(c, ',' | ';' | '!' | '?' | ')' | ':' | '"' | ']') => break,
                _ => return None,
            }
            at += c.len_utf8();
        }
        (spelling.length() > 0).then(|| self.token(at, Kind::Letters, spelling.case(), spelling.key()))
    }

    fn plain_digits(&mut self) -> Option<Token> {
        let rest = &self.text.as_bytes()[self.at..];
        let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let is_plain = count > 0 && rest.get(count).is_none_or(|&next| next == b' ' || next == b'\n');
        is_plain.then(|| self.token(self.at + count, Kind::Number, Case::Lower, Key::NONE))
    }

    /// Punctuation: one grapheme, or a run of full stops, question and exclamation marks.
    fn mark(&mut self) -> Token {
        let end = mark_end(self.text, self.at);
        self.token(end, Kind::Mark, Case::Lower, Key::NONE)
    }

    /// Looks at all up to the next space as a whole.
    fn chunk(&mut self) -> Option<Token> {
        let rest = &self.text[self.at..];
        let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let is_last = rest[length..].starts_with(['\n', '\r']) || length == rest.len();
        let (base, chunk) = (self.at, &rest[..length]);
        let parts: Vec<ByteRange> = syllables(chunk).into_iter().map(|range| range.shifted(ByteOffset(base))).collect();
        let mut tokens = std::mem::take(&mut self.waiting);
        let mut next = 0;
        while next < parts.len() {
            let (part, loan) = (parts[next], self.loan(&parts[next..]));
            self.marks_until(part.start.0, &mut tokens);
            next += loan.max(1);
            let end = parts[next - 1].end.0;
            let run = &self.text[part.start.0..end];
            let (key, case) = spell(run);
            let kind = match run.chars().next() {
                _ if loan > 0 => Kind::Closed,
                Some(first) if first.is_ascii_digit() => Kind::Number,
                _ => Kind::Letters,
            };
            let is_cut =
                self.byte(end) == Some(b'.') && is_cut_short(run, case) && border_after(self.text, end) == end + 1;
            let is_more = self.byte(end + 1).is_some_and(|byte| byte != b'.') && !(is_last && end + 1 == base + length);
            tokens.push(match is_cut && (is_more || run.contains('.')) && kind != Kind::Number {
                true => self.token(end + 1, Kind::Closed, case, Key::NONE),
                false => self.token(end, kind, case, key),
            });
        }
        self.marks_until(base + length, &mut tokens);
        tokens.reverse();
        self.waiting = tokens;
        self.waiting.pop()
    }

    fn marks_until(&mut self, end: usize, tokens: &mut Vec<Token>) {
        while self.at < end {
            let first = self.text[self.at..].chars().next();
            if first.is_some_and(|c| fold_char(c) == FoldedChar::Hidden) {
                self.at = border_after(self.text, self.at);
            } else {
                let mark = self.mark();
                tokens.push(mark);
            }
        }
    }

    /// How many of `parts` are one hyphenated loan: `ra-đi-ô`, `Cam-pu-chia`, `cà-phê`; 0 if none begins here.
    fn loan(&self, parts: &[ByteRange]) -> usize {
        let run = |part: &ByteRange| &self.text[part.as_range()];
        let is_letters = |part: &ByteRange| run(part).chars().all(char::is_alphabetic);
        let is_joined = |pair: &[ByteRange]| {
            &self.text[pair[0].end.0..pair[1].start.0] == "-" && is_letters(&pair[0]) && is_letters(&pair[1])
        };
        let count = 1 + parts.windows(2).take_while(|pair| is_joined(pair)).count();
        let cases: Vec<Case> = parts[..count].iter().map(|part| spell(run(part)).1).collect();
        let is_low = cases[1..].iter().all(|&case| case == Case::Lower);
        let is_loan = match count {
            1 => false,
            2 => {
                is_low
                    && (cases[0] == Case::First || self.lexicon.has(parts[..2].iter().map(|part| spell(run(part)).0)))
            }
            _ => is_low && cases[0] != Case::Upper,
        };
        if is_loan { count } else { 0 }
    }
}

impl Iterator for Scanner<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        if let Some(token) = self.waiting.pop() {
            return Some(token);
        }
        self.skip_spaces();
        let first = self.text[self.at..].chars().next()?;
        if let Some(token) = self.plain_letters().or_else(|| self.plain_digits()) {
            return Some(token);
        }
        let cluster = Cluster { start: self.at, end: self.at, first };
        if cluster.is_word() { self.chunk() } else { Some(self.mark()) }
    }
}

/// Whether the full stop after `run` belongs to it: `TP.`, `v.v.`, `N.`.
fn is_cut_short(run: &str, case: Case) -> bool {
    let is_initial = case == Case::First && clusters(run).nth(1).is_none();
    is_initial || run == "v.v" || is_abbreviation(run)
}

fn mark_end(text: &str, at: usize) -> usize {
    let rest = &text.as_bytes()[at..];
    let count = rest.iter().take_while(|byte| matches!(byte, b'.' | b'!' | b'?')).count();
    match count {
        0 | 1 => border_after(text, at),
        // A mark may stand on the last of them.
        _ => border_after(text, at + count - 1),
    }
}
