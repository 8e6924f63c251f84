//! Words that begin sentences and no names.
//!
//! After "Nguyễn Văn A." or "TP." a capital letter says little: the name may go on. A word such as "Theo" or "Những"
//! says that a sentence begins. Words that are also names of people or places (Anh, Hai, Năm, Từ, Sáng) count only
//! with what follows them.

use super::Graphemes;
use crate::vietnamese::letter::lookup_form;

/// Words that no name begins with.
const ALWAYS: &[&str] = &[
    "theo", "sau", "trước", "trong", "ngoài", "tại", "ở", "khi", "nếu", "tuy", "nhưng", "vì", "do", "để", "với", "và",
    "các", "những", "họ", "đây", "đó", "này", "hiện", "đến", "riêng", "trên", "dưới", "như", "người", "mỗi", "mọi",
    "một", "không", "chưa", "được", "bên", "qua", "bà", "ông", "chị", "cô", "cả", "chúng", "tôi", "ngày", "tháng",
    "lúc", "khoảng", "hôm", "ngay", "tính", "nhiều", "nhờ", "bởi", "dù", "mặc", "cùng", "đối", "thế", "thì", "rồi",
    "còn", "vậy", "ngoại", "bị", "có", "đã", "sẽ", "đang", "phải", "nên", "việc", "cũng",
];
/// Words that are numbers or times when a small letter or a figure follows, and may be names otherwise.
const BEFORE_SMALL: &[&str] =
    &["từ", "hai", "ba", "bốn", "năm", "mười", "sáng", "chiều", "tối", "đêm", "trưa", "mẹ", "bố", "con", "bảng", "đội"];
/// Persons: a sentence begins with one when a pronoun's word or an initial follows.
const PERSONS: &[&str] = &["anh", "em"];

/// Whether the word at `at`, which a capital begins, starts a sentence.
pub(super) fn starts_sentence(graphemes: &Graphemes<'_>, at: usize) -> bool {
    let end = graphemes.word_end(at);
    if end > at + 6 || !graphemes.get(at).is_uppercase() {
        return false;
    }
    let word = graphemes.slice(at, end);
    let form = lookup_form(word);
    // All capitals are a name or a heading.
    if end > at + 1 && word.chars().filter(|c| c.is_uppercase()).nth(1).is_some() {
        return false;
    }
    if ALWAYS.contains(&&*form) {
        return true;
    }
    let next = graphemes.skip_spaces(end);
    let c = graphemes.get(next);
    if BEFORE_SMALL.contains(&&*form) {
        return c.is_lowercase() || c.is_ascii_digit();
    }
    if !PERSONS.contains(&&*form) {
        return false;
    }
    let after = graphemes.word_end(next);
    let is_initial = c.is_uppercase() && after == next + 1 && graphemes.get(after) == '.';
    is_initial || matches!(&*lookup_form(graphemes.slice(next, after)), "này" | "ấy" | "ta")
}
