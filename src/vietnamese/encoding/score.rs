//! How much a text looks like Vietnamese: the measure by which one reading of bytes is preferred to another.
//!
//! Words with letters outside ASCII speak for a reading when they could be syllables and against it when they could not;
//! so do signs that stand where no writer puts them. Words in ASCII are the same in every reading: they only tell whether
//! the text is Vietnamese at all.

use std::collections::HashSet;

use super::super::letter::is_mark;
use super::super::spelling::is_syllable;

/// What was counted in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Score {
    /// For and against, in words.
    pub(super) points: f64,
    /// Words with letters outside ASCII, and stray signs.
    pub(super) telling: usize,
    /// Those words that are syllables.
    pub(super) right: usize,
    /// How many of these differ.
    pub(super) distinct: usize,
    /// Words of any kind, without the halves at both ends.
    pub(super) words: usize,
    /// Those that are syllables.
    pub(super) syllables: usize,
}

impl Score {
    /// The share of syllables among words with letters outside ASCII and stray signs.
    pub(super) fn right_share(&self) -> f64 {
        self.right as f64 / self.telling.max(1) as f64
    }

    /// Whether most of what could be a syllable is one. Where many words beyond ASCII are, names and quotations in other
    /// languages may be many too.
    pub(super) fn is_vietnamese(&self) -> bool {
        let wanted = match (self.distinct, self.right_share()) {
            (4.., 1.0) => 0.2,
            (5.., 0.85..) => 0.4,
            _ => 0.6,
        };
        self.points > 0.0 && (self.syllables + 1) as f64 >= wanted * (self.words + 1) as f64 && self.right_share() > 0.6
    }
}

/// Scores `text`. A word that touches its beginning or end may have been cut, and counts only for it.
pub(super) fn score(text: &str) -> Score {
    let mut score = Score::default();
    let mut seen = HashSet::new();
    let mut before = None;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if !is_letter(c) {
            at += c.len_utf8();
            let next = text[at..].chars().next();
            let against = stray(before, c, next);
            score.points -= against;
            score.telling += usize::from(against >= 1.0);
            before = Some(c);
            continue;
        }
        let end = rest.find(|c| !is_letter(c)).map_or(text.len(), |length| at + length);
        let word = &text[at..end];
        word_score(word, at == 0 || end == text.len(), &mut score);
        if !word.is_ascii() && is_word(word) && seen.insert(word.to_lowercase()) {
            score.distinct += 1;
        }
        before = word.chars().next_back();
        at = end;
    }
    score
}

fn word_score(word: &str, is_cut: bool, score: &mut Score) {
    let is_right = is_word(word);
    let is_telling = !word.is_ascii();
    if is_cut && !is_right {
        return;
    }
    if !is_right && is_abbreviation(word) {
        return;
    }
    score.words += 1;
    score.syllables += usize::from(is_right);
    if is_telling {
        score.telling += 1;
        score.right += usize::from(is_right);
        score.points += match (is_right, is_cut) {
            (true, false) => 1.0 - rarity(word),
            (true, true) => 0.5 - rarity(word),
            (false, _) => -1.0,
        };
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || is_mark(c)
}

/// Whether `word` could be a syllable. Of single letters only those count that are words: a wrong reading makes many.
fn is_word(word: &str) -> bool {
    let mut chars = word.chars();
    match (chars.next(), chars.next()) {
        (Some(only), None) if !only.is_ascii() => "àáảạờồôơởừýỳ".contains(only) || "ÀÁẢÔƠỞỔÝ".contains(only),
        _ => is_syllable(word),
    }
}

/// "UBND", "HĐND", "NSƯT", "hđnd" and the "đ" of prices say nothing.
fn is_abbreviation(word: &str) -> bool {
    let is_initial = |c: char| c.is_ascii() || matches!(c, 'Đ' | 'Ư' | 'Ơ' | 'Ô' | 'Â' | 'Ă' | 'Ê');
    word.chars().all(|c| c.is_uppercase() && is_initial(c))
        || word.chars().all(|c| c == 'đ' || c.is_ascii_lowercase() && !"aeiouy".contains(c))
}

/// Whether `c` is a letter of Vietnamese that windows-1252 has not, so that no program makes it of misread bytes.
pub(super) fn is_own_letter(c: char) -> bool {
    matches!(c, 'ă' | 'Ă' | 'đ' | 'Đ' | 'ĩ' | 'Ĩ' | 'ũ' | 'Ũ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | '\u{1ea0}'..='\u{1ef9}')
}

/// A little less for letters that few words have, so that of two readings the commoner one is taken.
fn rarity(word: &str) -> f64 {
    let rare = word
        .chars()
        .filter(|c| matches!(c, 'ẵ' | 'ẳ' | 'ẫ' | 'ẽ' | 'ỡ' | 'ỹ' | 'ỵ' | 'ỷ' | 'õ' | 'ỗ' | 'ĩ' | 'ẻ' | 'ỳ'));
    (rare.count() as f64 * 0.1).min(0.4)
}

/// How much a sign between two characters speaks against a reading.
fn stray(before: Option<char>, c: char, next: Option<char>) -> f64 {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let (after_letter, before_letter) = (is_letter(before), is_letter(next));
    match c {
        '\t' | '\n' | '\r' | '\u{c}' | ' '..='~' => 0.0,
        '\u{a0}' => 0.0,
        '’' | '–' | '—' | '…' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => {
            if after_letter && before_letter { 0.3 } else { 0.0 }
        }
        '“' | '‘' | '«' => {
            if after_letter {
                1.0
            } else {
                0.0
            }
        }
        '”' | '»' => {
            if before_letter {
                1.0
            } else {
                0.0
            }
        }
        '•' | '·' | '°' | '²' | '³' | '½' | '×' => {
            if after_letter && before_letter {
                1.0
            } else {
                0.2
            }
        }
        '\u{fffd}' => 2.0,
        _ if c.is_control() => 2.0,
        _ if c.is_ascii() || c.is_numeric() => 0.2,
        _ => {
            if after_letter || before_letter {
                1.0
            } else {
                0.3
            }
        }
    }
}
