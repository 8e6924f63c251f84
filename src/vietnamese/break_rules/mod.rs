//! Where a row of Vietnamese text must not end, and where it had better not.
//!
//! Never: between a figure and its unit ("5 | tỷ"), a label and its number ("Điều | 5", "ngày | 5 tháng | 9"), inside a
//! code ("12/2022/NĐ-CP", "QĐ-TTg"), a range ("5–10") or a rate ("km/h"), and before a dash, which stays at the end of
//! its row. Rather not: between a title and a name, inside a name, inside a loan written with hyphens, and inside a word
//! of several syllables. All is told from the few tokens around the place.

use std::fmt::Debug;

mod around;
mod joint;
mod table;

use self::around::{Around, composed, core, is_one_of};
use super::abbreviation::is_abbreviation;
use super::unit::line;
use crate::text::wrap::BreakRules;

/// Says where words of several syllables go on.
pub trait WordBorders: Debug + Sync {
    /// Whether byte `at` of `text`, the start of a syllable, lies inside a word.
    fn is_inside_word(&self, text: &str, at: usize) -> bool;
}

/// The rules for Vietnamese text.
#[derive(Debug)]
pub struct VietnameseBreaks {
    /// Whether rows should keep names and words whole where they stay full enough.
    pub keeps_words: bool,
    /// What knows the words.
    pub words: Option<&'static dyn WordBorders>,
}

/// The rules that hold always.
pub static STRICT: VietnameseBreaks = VietnameseBreaks { keeps_words: false, words: None };

/// These, and the wish to keep names and words whole.
pub static KEEPING_WORDS: VietnameseBreaks = VietnameseBreaks { keeps_words: true, words: None };

impl BreakRules for VietnameseBreaks {
    fn forbids(&self, text: &str, at: usize) -> bool {
        if around::is_between_words(text, at) {
            return false;
        }
        match Around::spaces(text, at) {
            Some(around) => forbids_after_space(&around),
            None => joint::forbids(text, at),
        }
    }

    fn dislikes(&self, text: &str, at: usize) -> bool {
        if !self.keeps_words {
            return false;
        }
        match Around::spaces(text, at) {
            Some(around) => {
                dislikes_after_space(&around) || self.words.is_some_and(|words| words.is_inside_word(text, at))
            }
            None => joint::dislikes(text, at),
        }
    }

    fn label(&self, line: &str) -> usize {
        line::label_length(line)
    }
}

fn forbids_after_space(around: &Around<'_>) -> bool {
    let (last, first) = around.neighbours();
    if is_dash(first) {
        return first != '-' || core(&around.behind()[1..]).is_empty();
    }
    if first.is_ascii_digit() {
        return is_range(around)
            || matches!(last, '$' | '€' | '£' | '¥')
            || (around::is_part(last) && is_one_of(around.before_core(), table::LABELS));
    }
    if last.is_ascii_digit() {
        return is_measured(around) || is_date(around);
    }
    around::is_part(last) && is_item(core(around.behind())) && is_one_of(around.before_core(), table::LABELS_OF_LETTERS)
}

/// A spaced dash between two figures: "2021 – | 2025".
fn is_range(around: &Around<'_>) -> bool {
    let mut dash = around.before().chars();
    let is_alone = dash.next().is_some_and(is_dash) && dash.next().is_none();
    is_alone && around.earlier(1).ends_with(|c: char| c.is_ascii_digit() || c == '%')
}

/// A figure and what it counts: "5 | tỷ", "20 | °C", "7,5 | %".
fn is_measured(around: &Around<'_>) -> bool {
    let sign = |c: char| matches!(c, '%' | '‰' | '°' | 'º' | '₫' | '$' | '€' | '£' | '¥' | '×');
    around.behind().starts_with(sign) || is_unit(around.behind())
}

/// Whether `token` begins with a unit ("tỷ", "km/h").
fn is_unit(token: &str) -> bool {
    table::UNITS.contains(&&*composed(core(token)))
}

/// The parts of a date: "ngày 5 | tháng 9", "tháng 9 | năm 2022".
fn is_date(around: &Around<'_>) -> bool {
    let part = core(around.behind());
    let goes_on = |with: &[&str], after: &[&str]| is_one_of(part, with) && is_one_of(core(around.earlier(1)), after);
    (goes_on(&["tháng"], &["ngày", "mùng", "mồng", "rạng"]) || goes_on(&["năm"], &["tháng", "quý"]))
        && around.later(1).starts_with(|c: char| c.is_ascii_digit())
}

/// What numbers an item without figures: a letter ("Điểm | a") or a Roman number ("Chương | IV"). "y" is a word.
fn is_item(part: &str) -> bool {
    let mut letters = part.chars();
    match (letters.next(), letters.next()) {
        (Some(only), None) => (only.is_ascii_alphabetic() && !matches!(only, 'y' | 'Y')) || matches!(only, 'đ' | 'Đ'),
        _ => !part.is_empty() && part.len() <= 8 && part.bytes().all(|byte| b"IVXLCDM".contains(&byte)),
    }
}

fn dislikes_after_space(around: &Around<'_>) -> bool {
    let before = around.before();
    if around.neighbours().1.is_uppercase() {
        let is_title = is_abbreviated(before) || is_one_of(around.before_core(), table::TITLES);
        return is_title || (before.ends_with(around::is_part) && is_in_name(around));
    }
    before.len() <= MAGNITUDE_MAX && is_one_of(before, table::MAGNITUDES) && is_unit(around.behind())
}

/// The bytes of the longest of [`table::MAGNITUDES`], decomposed.
const MAGNITUDE_MAX: usize = 9;

/// Whether a name goes on: the syllable before has a capital that is not that of a sentence.
fn is_in_name(around: &Around<'_>) -> bool {
    let earlier = around.earlier(1);
    let begins_sentence = earlier.is_empty()
        || (earlier.ends_with(['.', '!', '?', ':', '…', '”', '"', '–', '-']) && !is_abbreviated(earlier));
    around.before().starts_with(char::is_uppercase) && !begins_sentence
}

/// Whether `token` is an abbreviation with its full stop ("TP.", "PGS.TS.").
fn is_abbreviated(token: &str) -> bool {
    token
        .strip_suffix('.')
        .is_some_and(|word| is_abbreviation(word.rsplit(|c: char| !around::is_part(c)).next().unwrap_or(word)))
}

/// Hyphens and dashes.
fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

#[cfg(test)]
mod tests;
