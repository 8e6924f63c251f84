//! Places inside a token: after a hyphen, a dash or a slash.

use std::borrow::Cow;

use super::around::{composed, core, is_part, near};
use super::{is_dash, table};

/// What stands on both sides of a sign.
struct Joint<'t> {
    sign: char,
    before: Cow<'t, str>,
    behind: Cow<'t, str>,
    /// Whether a figure or its % ends before the sign and another begins behind it.
    is_range: bool,
}

impl<'t> Joint<'t> {
    /// The joint that ends at byte `at`; `None` where there is none and in an address, where any sign may end a row.
    fn at(text: &'t str, at: usize) -> Option<Joint<'t>> {
        let (before, behind) = near(text, at);
        let token = before.rsplit(char::is_whitespace).next().unwrap_or(before);
        if token.contains("://") || token.starts_with("www.") || token.contains('@') {
            return None;
        }
        let sign = before.chars().next_back().filter(|c| is_dash(*c) || *c == '/')?;
        let rest = &before[..before.len() - sign.len_utf8()];
        let start = rest.trim_end_matches(is_part).len();
        let is_range = rest.ends_with(|c: char| c.is_ascii_digit() || c == '%')
            && behind.starts_with(|c: char| c.is_ascii_digit());
        Some(Joint { sign, before: composed(&rest[start..]), behind: composed(core(behind)), is_range })
    }
}

/// Whether a row must not end at byte `at`, inside a token: in codes, ranges and rates, and before a dash.
pub(super) fn forbids(text: &str, at: usize) -> bool {
    if text[at..].starts_with(is_dash) {
        return true;
    }
    let Some(joint) = Joint::at(text, at) else { return false };
    let (before, behind) = (&*joint.before, &*joint.behind);
    joint.is_range || (joint.sign == '/' && is_rate(before, behind)) || (is_code_part(before) && is_code_part(behind))
}

/// Whether a row should rather not end at byte `at`, inside a token: between the syllables of a loan ("Pa-ri").
pub(super) fn dislikes(text: &str, at: usize) -> bool {
    Joint::at(text, at).is_some_and(|joint| {
        matches!(joint.sign, '-' | '\u{2010}') && !joint.before.is_empty() && !joint.behind.is_empty()
    })
}

/// "km/h", "5/người", "triệu/người/năm": a measure or a figure, and what it is for.
fn is_rate(before: &str, behind: &str) -> bool {
    let counts = |word: &str| table::UNITS.contains(&word) || table::PER.contains(&word);
    table::UNITS.contains(&before)
        || (counts(behind) && (counts(before) || before.ends_with(|c: char| c.is_ascii_digit())))
}

/// A part of a code: figures, capitals, or two capitals and more ("12", "NĐ", "TTg", "QH15").
fn is_code_part(part: &str) -> bool {
    let mut letters = part.chars();
    let is_strong = |c: char| c.is_uppercase() || c.is_ascii_digit();
    letters.next().is_some_and(is_strong) && letters.next().is_none_or(is_strong)
}
