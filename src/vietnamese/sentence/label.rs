//! Labels of list items and of parts of a law, whose full stop ends no sentence, and numbers cut in two.

use super::boundary::is_dash;
use super::{Graphemes, is_opener};
use crate::vietnamese::letter::lookup_form;

/// The longest label, in graphemes: `Tiểu mục XXVIII`, with what may stand before it.
const LABEL_MAX: usize = 32;

/// Whether all from `first` to the full stop at `stop` is the label of a list item or an article of law: "1.", "2.1.",
/// "III.", "a.", "Điều 5."; or the part of it behind a colon or semicolon, where a list stands in running text.
pub(super) fn is_label(graphemes: &Graphemes<'_>, first: usize, stop: usize) -> bool {
    let from = first.max(stop.saturating_sub(LABEL_MAX));
    let colon = (from..stop).rev().find(|&at| matches!(graphemes.get(at), ':' | ';') && graphemes.is_space(at + 1));
    let is_inner = colon.is_some();
    if from > first && !is_inner {
        return false;
    }
    let Some(range) = graphemes.trimmed(colon.map_or(from, |at| at + 1), stop) else { return false };
    let label = lookup_form(&graphemes.text[range.as_range()]);
    let is_sign = |c: char| is_dash(c) || is_opener(c) || c.is_whitespace() || matches!(c, '#' | '>');
    let label = label.trim_start_matches(is_sign);
    let number = match label.rsplit_once(' ') {
        Some((name, number)) if is_part_name(name) => number,
        Some(_) => return false,
        None => label,
    };
    let is_number = |part: &str| part.len() <= if is_inner { 2 } else { 3 } && !part.is_empty() && is_digits(part);
    let is_roman = number.len() <= 6 && number.bytes().all(|byte| b"ivxlc".contains(&byte));
    let is_letter = number.chars().count() == 1 && number.chars().all(char::is_alphabetic);
    // "3a." is an article that was put in later, "I.2." a part of a part.
    let digits = number.trim_end_matches(|c: char| matches!(c, 'a'..='z' | 'đ'));
    let is_added = number.len() <= digits.len() + 2 && is_number(digits);
    let is_part = |part: &str| is_number(part) || part.len() == 1 || part.bytes().all(|byte| b"ivxlc".contains(&byte));
    let is_path = number.len() <= 12 && number.split('.').all(|part| !part.is_empty() && is_part(part));
    !number.is_empty() && (is_roman || is_letter || is_added || is_path)
}

/// The names of numbered parts, as in "Điều 5.".
fn is_part_name(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "điều",
        "chương",
        "mục",
        "tiểu mục",
        "phần",
        "khoản",
        "điểm",
        "phụ lục",
        "bài",
        "câu",
        "bảng",
        "hình",
        "ảnh",
        "biểu",
        "mẫu",
        "bước",
        "tiết",
        "quyển",
        "tập",
        "kỳ",
        "hồi",
        "đề",
        "số",
    ];
    NAMES.contains(&name)
}

/// Whether the digits before a full stop and those after it are one number: "30. 000 đồng".
pub(super) fn continues_number(graphemes: &Graphemes<'_>, follower: usize, word: &str) -> bool {
    let next = graphemes.slice(follower, graphemes.word_end(follower));
    word.len() <= 3 && next.len() == 3 && is_digits(next)
}

/// Whether `word` has digits only.
pub(super) fn is_digits(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}
