//! The tokens around a place between spaces: what stands before it and behind it, as far as is looked.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// How far is looked on either side, in bytes: more than any unit, title or part of a date takes.
const REACH: usize = 64;

/// A place after spaces.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around<'t> {
    /// The text before the spaces.
    before: &'t str,
    /// The text behind them.
    behind: &'t str,
}

impl<'t> Around<'t> {
    /// The surroundings of byte `at`, if spaces stand before it.
    pub(super) fn spaces(text: &'t str, at: usize) -> Option<Around<'t>> {
        let near = near(text, at);
        let before = near.0.trim_end_matches(is_space);
        (before.len() < near.0.len()).then_some(Around { before, behind: near.1 })
    }

    /// The character before the spaces and the one behind them; spaces where there is none.
    pub(super) fn neighbours(&self) -> (char, char) {
        (self.before.chars().next_back().unwrap_or(' '), self.behind.chars().next().unwrap_or(' '))
    }

    /// The token before the place.
    pub(super) fn before(&self) -> &'t str {
        self.before.rsplit(is_space).next().unwrap_or(self.before)
    }

    /// The token behind the place.
    pub(super) fn behind(&self) -> &'t str {
        self.behind.split(is_space).next().unwrap_or(self.behind)
    }

    /// The letters and figures that end the token before.
    pub(super) fn before_core(&self) -> &'t str {
        let before = self.before();
        before.rsplit(|c: char| !is_part(c)).next().unwrap_or(before)
    }

    /// The token `number` before the one before the place; empty when there is none.
    pub(super) fn earlier(&self, number: usize) -> &'t str {
        self.before.split_whitespace().rev().nth(number).unwrap_or_default()
    }

    /// The token `number` behind the one behind the place; empty when there is none.
    pub(super) fn later(&self, number: usize) -> &'t str {
        self.behind.split_whitespace().nth(number).unwrap_or_default()
    }
}

/// Whether a space parts two words of small letters at byte `at`: then nothing is numbered, counted or joined there.
/// Nearly all places are of this kind; the rest of them is looked at more closely.
pub(super) fn is_between_words(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(b' ');
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || matches!(byte, 0x80..=0xbf | 0xc3..=0xcd | 0xe1);
    let begins_word = match byte(at) {
        // Of the letters outside ASCII only đ numbers anything.
        0xc4 => false,
        first => is_letter(first) && is_letter(byte(at + 1)),
    };
    at > 1 && byte(at - 1) == b' ' && is_letter(byte(at - 2)) && begins_word
}

/// The text before byte `at` and from it on, as far as is looked.
pub(super) fn near(text: &str, at: usize) -> (&str, &str) {
    let start = text.ceil_char_boundary(at.saturating_sub(REACH));
    let end = text.floor_char_boundary(at + REACH);
    (&text[start..at], &text[at..end])
}

/// The letters and figures that `token` begins with.
pub(super) fn core(token: &str) -> &str {
    &token[..token.find(|c: char| !is_part(c)).unwrap_or(token.len())]
}

/// Letters, their marks, figures. Most are known without the tables.
pub(super) fn is_part(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        '×' | '÷' => false,
        '\u{c0}'..='\u{24f}' | '\u{300}'..='\u{36f}' | '\u{1e00}'..='\u{1eff}' => true,
        _ => c.is_alphanumeric(),
    }
}

/// Spaces of any width. Asked for each character, and answered for most by one comparison.
fn is_space(c: char) -> bool {
    c == ' ' || (!matches!(c, '!'..='~' | '\u{c0}'..='\u{1fff}') && c.is_whitespace())
}

/// Whether `token` is one of `words`, which are in small letters.
pub(super) fn is_one_of(token: &str, words: &[&str]) -> bool {
    if token.is_empty() || token.len() > 16 {
        return false;
    }
    let token = composed(token);
    words.contains(&&*token) || (token.contains(char::is_uppercase) && words.contains(&&*token.to_lowercase()))
}

/// `token` with its letters composed.
pub(super) fn composed(token: &str) -> Cow<'_, str> {
    let has_marks = token.bytes().any(|byte| matches!(byte, 0xcc | 0xcd));
    if has_marks { Cow::Owned(token.nfc().collect()) } else { Cow::Borrowed(token) }
}
