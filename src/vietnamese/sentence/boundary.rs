//! Where sentences end.

use super::{Graphemes, is_closer, is_opener};
use crate::text::ByteRange;
use crate::vietnamese::abbreviation::{is_abbreviation, is_all_capitals};
use crate::vietnamese::letter::lookup_form;
use unicode_normalization::UnicodeNormalization;

/// Quotations and brackets up to this many graphemes are not cut: a longer one holds sentences of its own.
const ENCLOSED_MAX: usize = 400;

/// The sentences of one line (paragraph) of text, in order, without the spaces between them; closing quotes and
/// brackets belong to the sentence they close. Abbreviations (TP., PGS.TS., v.v.), list labels, numbers and dates do
/// not end one; "nhân dân.Tăng cường" does.
pub fn sentences(line: &str) -> Vec<ByteRange> {
    let graphemes = Graphemes::new(line);
    let mut found = Vec::new();
    let (mut start, mut at, mut enclosed) = (0, 0, 0);
    while at < graphemes.len() {
        let c = graphemes.get(at);
        if is_opener(c) && at >= enclosed {
            enclosed = closing(&graphemes, at).unwrap_or(enclosed);
        }
        if !is_stop(c) {
            at += 1;
            continue;
        }
        let stop = Stop::at(&graphemes, at);
        if stop.end > enclosed && stop.ends_sentence(&graphemes, start) {
            found.extend(graphemes.trimmed(start, stop.end));
            start = stop.end;
        }
        at = stop.end;
    }
    found.extend(graphemes.trimmed(start, graphemes.len()));
    found
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

/// Where the quotation or bracket that opens at `at` closes, if it does so before long.
fn closing(graphemes: &Graphemes<'_>, at: usize) -> Option<usize> {
    let closer = match graphemes.get(at) {
        '“' | '„' => '”',
        '«' => '»',
        '(' => ')',
        '[' => ']',
        // Straight quotes tell which side they are on by the spaces around them.
        '"' if !graphemes.is_word(at.wrapping_sub(1)) && !graphemes.is_space(at + 1) => '"',
        _ => return None,
    };
    let end = graphemes.len().min(at + 1 + ENCLOSED_MAX);
    (at + 1..end).find(|&index| graphemes.get(index) == closer && !graphemes.is_space(index - 1))
}

/// A run of full stops and their like, with what closes behind it.
struct Stop {
    start: usize,
    /// After the full stops themselves.
    bare_end: usize,
    /// After the closing marks.
    end: usize,
}

impl Stop {
    fn at(graphemes: &Graphemes<'_>, start: usize) -> Stop {
        let run = |from: usize, test: &dyn Fn(usize) -> bool| {
            (from..graphemes.len()).find(|&at| !test(at)).unwrap_or(graphemes.len())
        };
        // "./." closes official letters.
        let is_part =
            |at: usize| is_stop(graphemes.get(at)) || graphemes.get(at) == '/' && graphemes.get(at + 1) == '.';
        let bare_end = run(start, &is_part);
        let closers = |from: usize| run(from, &|at| is_closer(graphemes.get(at)) && !opens(graphemes, at));
        let mut end = closers(bare_end);
        // A full stop after the closing mark is the same end, in tokenised text behind a space: `hưởng.”.`, `hưởng! ".`
        let spaced = graphemes.skip_spaces(end);
        let spaced = run(spaced, &|at| is_closer(graphemes.get(at)));
        if spaced > end && is_stop(graphemes.get(spaced)) {
            end = run(spaced, &is_part);
        }
        Stop { start, bare_end, end }
    }

    /// Whether the sentence that began at `first` ends here.
    fn ends_sentence(&self, graphemes: &Graphemes<'_>, first: usize) -> bool {
        let next = graphemes.skip_spaces(self.end);
        if next == graphemes.len() {
            return true;
        }
        let is_spaced = next > self.end;
        let follower = (next..graphemes.len())
            .find(|&at| !is_opener(graphemes.get(at)) && !graphemes.is_space(at) && !is_dash(graphemes.get(at)));
        let Some(follower) = follower else { return true };
        let (c, is_full_stop) =
            (graphemes.get(follower), graphemes.get(self.start) == '.' && self.bare_end == self.start + 1);
        if is_inner_punctuation(graphemes.get(next)) {
            return false;
        }
        if c.is_lowercase() {
            // What is quoted may begin with a small letter.
            return is_full_stop && is_spaced && begins_quotation(graphemes, first, next);
        }
        if !is_full_stop {
            // "…" and "?" may stand within a sentence; only a capital shows that a new one begins.
            return c.is_uppercase()
                || is_spaced && graphemes.get(self.start) != '.' && graphemes.get(self.start) != '…';
        }
        if self.end > self.bare_end {
            return is_spaced;
        }
        let word: String = graphemes.slice(graphemes.word_start(self.start), self.start).nfc().collect();
        if is_spaced {
            self.ends_at_space(graphemes, first, follower, &word)
        } else {
            self.ends_glued(graphemes, follower, &word)
        }
    }

    /// A full stop with a space behind it.
    fn ends_at_space(&self, graphemes: &Graphemes<'_>, first: usize, follower: usize, word: &str) -> bool {
        if word.is_empty() {
            return true;
        }
        if is_label(graphemes, first, self.start) {
            return false;
        }
        if is_digits(word) {
            return !continues_number(graphemes, follower, word);
        }
        let joiner = graphemes.before(graphemes.word_start(self.start));
        let dotted = joiner == '.';
        if joiner == '/' && word == "c" {
            // "Đ/c." is a comrade.
            return false;
        }
        if dotted && word == "v" {
            return true;
        }
        if word.chars().count() == 1 && word.chars().all(char::is_uppercase) {
            return !dotted && names_a_kind(graphemes, self.start);
        }
        !(is_abbreviation(word) || dotted && is_all_capitals(word) && word.chars().count() <= 3)
    }

    /// A full stop with a word directly behind it: "nhân dân.Tăng cường", but "TP.HCM" and "1.234".
    fn ends_glued(&self, graphemes: &Graphemes<'_>, follower: usize, word: &str) -> bool {
        let next = graphemes.slice(follower, graphemes.word_end(follower));
        let mut letters = next.chars();
        let is_capitalised =
            letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
        is_capitalised && word.chars().count() > 1 && !is_abbreviation(word)
    }
}

/// Whether the closing mark at `at` in truth opens what follows: a straight quote after a space.
fn opens(graphemes: &Graphemes<'_>, at: usize) -> bool {
    matches!(graphemes.get(at), '"' | '\'') && graphemes.before(at).is_whitespace()
}

/// Whether the mark at `at` opens a quotation, in a sentence that began at `first`.
fn begins_quotation(graphemes: &Graphemes<'_>, first: usize, at: usize) -> bool {
    match graphemes.get(at) {
        '“' | '«' | '„' => true,
        '"' => (first..at).filter(|&at| graphemes.get(at) == '"').count() % 2 == 0,
        _ => false,
    }
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '•' | '*' | '+')
}

fn is_inner_punctuation(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | ')' | '%' | '/')
}

fn is_digits(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether all from `first` to the full stop at `stop` is the label of a list item or an article of law: "1.", "2.1.",
/// "III.", "a.", "Điều 5.".
fn is_label(graphemes: &Graphemes<'_>, first: usize, stop: usize) -> bool {
    let Some(range) = graphemes.trimmed(first, stop) else { return false };
    let label =
        graphemes.text[range.as_range()].trim_start_matches(|c: char| is_dash(c) || is_opener(c) || c.is_whitespace());
    let number = match label.split_once(char::is_whitespace) {
        Some((word, number)) if is_part_name(word) => number.trim(),
        Some(_) => return false,
        None => label,
    };
    let is_number = |part: &str| part.len() <= 3 && !part.is_empty() && is_digits(part);
    let is_roman = number.len() <= 6 && number.bytes().all(|byte| b"IVXLC".contains(&byte));
    let is_letter = number.chars().count() == 1 && number.chars().all(char::is_alphabetic);
    !number.is_empty() && (number.split('.').all(is_number) || is_roman || is_letter)
}

/// The names of numbered parts, as in "Điều 5.".
fn is_part_name(word: &str) -> bool {
    const NAMES: &[&str] = &[
        "điều", "chương", "mục", "phần", "khoản", "điểm", "bài", "câu", "bảng", "hình", "biểu", "bước", "tiết",
        "quyển", "tập", "kỳ",
    ];
    NAMES.contains(&lookup_form(word).as_str())
}

/// Whether the digits before a full stop and those after it are one number: "30. 000 đồng".
fn continues_number(graphemes: &Graphemes<'_>, follower: usize, word: &str) -> bool {
    let next = graphemes.slice(follower, graphemes.word_end(follower));
    word.len() <= 3 && next.len() == 3 && is_digits(next)
}

/// Whether the single capital before `stop` is the name of a kind ("vitamin C.", "loại A.") and no initial.
fn names_a_kind(graphemes: &Graphemes<'_>, stop: usize) -> bool {
    const KINDS: &[&str] = &[
        "vitamin", "loại", "nhóm", "hạng", "khối", "lô", "khu", "gan", "bảng", "tổ", "đội", "ca", "cúm", "lớp", "điểm",
        "án", "phẩy",
    ];
    let letter = graphemes.word_start(stop);
    let before = (0..letter).rev().find(|&at| !graphemes.is_space(at)).map_or(0, |at| at + 1);
    let word = lookup_form(graphemes.slice(graphemes.word_start(before), before));
    KINDS.contains(&word.as_str())
}
