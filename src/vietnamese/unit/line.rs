//! What a line is: a list item, a heading, or ordinary prose.

use super::legal::{Rank, rank};
use crate::text::{ByteRange, Text};
use crate::vietnamese::fold::fold_text;
use crate::vietnamese::letter::is_blank;
use crate::vietnamese::syllable::syllables;

/// Only this much of a line is looked at: longer lines are neither headings nor in need of more for their label.
const LOOK: usize = 512;
/// The most syllables of a heading that shows no other sign of being one, and of one in capitals or at the very start.
const SHORT: usize = 20;
const TITLE: usize = 40;

/// Whether a line begins with a bullet or a list label.
pub(super) fn is_list_item(line: &str) -> bool {
    let line = head(line);
    bullet(line).is_some() || label(line).is_some()
}

/// How many bytes of `line` its bullet or label takes with the spaces around it, 0 without one.
pub(in crate::vietnamese) fn label_length(line: &str) -> usize {
    let line = &line[..line.floor_char_boundary(LOOK)];
    let item = line.trim_start_matches(is_blank);
    // Most lines begin with a word and a space, and need no closer look.
    let first = item.find(|c: char| !c.is_alphanumeric()).unwrap_or(item.len());
    if !item.starts_with(|c: char| c.is_ascii_digit()) && first > 0 && !item[first..].starts_with(['.', ')', '/']) {
        return 0;
    }
    let after = match (bullet(item), label(item)) {
        (Some(bullet), _) => &item[bullet.len()..],
        (None, Some(label)) => {
            let bracket = usize::from(item.starts_with('('));
            item[bracket + label.text.len() + label.closer.map_or(0, char::len_utf8)..].trim_start()
        }
        (None, None) => return 0,
    };
    if after.is_empty() { 0 } else { line.len() - after.len() }
}

/// Whether `line` is a heading: Markdown, a short numbered line, the title of an article of law or of a higher part, all
/// capitals, or a short line between blank ones with text still to come. None but the first ends in punctuation. `byline` is asked only where it could be one.
pub(super) fn is_heading(text: &Text, line: ByteRange, byline: impl FnOnce() -> Option<ByteRange>) -> bool {
    let slice = text.slice(line).trim_start_matches(is_blank).trim_end();
    if slice.is_empty() || slice.len() > LOOK {
        return false;
    }
    if is_markdown_heading(slice) || is_underlined(text, line) {
        return true;
    }
    if slice.ends_with(is_final_punctuation) || bullet(slice).is_some() {
        return false;
    }
    let count = syllables(slice).len();
    if count == 0 {
        return false;
    }
    if count <= TITLE && is_in_capitals(slice) {
        return true;
    }
    let is_first = text.as_str()[..line.start.0].chars().all(is_blank);
    if count > if is_first { TITLE } else { SHORT } {
        return false;
    }
    if label(slice).is_some_and(|label| label.is_numbered) || rank(slice).is_some_and(|rank| rank <= Rank::Article) {
        return true;
    }
    stands_alone(text, line) && byline().is_none_or(|byline| !line.covers(byline))
}

/// Whether the lines before and after are blank, and something follows them.
fn stands_alone(text: &Text, line: ByteRange) -> bool {
    let after = &text.as_str()[line.end.0..];
    let next = after.strip_prefix('\n').map(|after| after.split('\n').next().unwrap_or(after));
    follows_blank(text, line) && next.is_some_and(|next| next.chars().all(is_blank)) && !after.chars().all(is_blank)
}

/// Whether the line before is blank, or there is none.
fn follows_blank(text: &Text, line: ByteRange) -> bool {
    let before = text.as_str()[..line.start.0].strip_suffix('\n');
    before.is_none_or(|before| before.rsplit('\n').next().is_none_or(|previous| previous.chars().all(is_blank)))
}

/// The start of `line`, cut at a character.
fn head(line: &str) -> &str {
    let line = line.trim_start_matches(is_blank);
    &line[..line.floor_char_boundary(LOOK)]
}

fn is_markdown_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ')
}

/// Whether the next line underlines this one, which follows a blank one, as Markdown does: with `===` or `---`.
fn is_underlined(text: &Text, line: ByteRange) -> bool {
    let (slice, after) = (text.slice(line).trim(), &text.as_str()[line.end.0..]);
    let Some(next) = after.strip_prefix('\n').and_then(|after| after.split('\n').next()) else { return false };
    let next = next.trim_end();
    let is_rule = |sign: char| next.len() >= 3 && next.chars().all(|c| c == sign);
    follows_blank(text, line)
        && (is_rule('=') || is_rule('-'))
        && bullet(slice).is_none()
        && !slice.ends_with(is_final_punctuation)
}

fn is_final_punctuation(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | ';' | ':' | ',' | '…' | '”' | '"')
}

pub(super) fn is_in_capitals(line: &str) -> bool {
    let mut letters = line.chars().filter(|c| c.is_alphabetic());
    line.chars().filter(|c| c.is_uppercase()).nth(1).is_some() && letters.all(|c| !c.is_lowercase())
}

/// The bullet that `line` begins with, and the spaces after it.
pub(super) fn bullet(line: &str) -> Option<&str> {
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    let is_bullet = match first {
        '•' | '·' | '▪' | '●' | '○' | '■' | '◦' | '‣' | '►' | '➢' | '\u{F0B7}' | '\u{F0A7}' => true,
        '-' | '–' | '—' | '+' => rest.starts_with(|c: char| is_blank(c) || c.is_alphabetic()),
        '*' => rest.starts_with(is_blank),
        _ => false,
    };
    is_bullet.then(|| &line[..line.len() - rest.trim_start_matches(is_blank).len()])
}

/// The label of a list item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label<'t> {
    /// Without its punctuation: `1`, `2.1`, `III`, `a`.
    pub(super) text: &'t str,
    /// What closes it: `.`, `)`, `/`; nothing after `2.1`.
    pub(super) closer: Option<char>,
    /// Whether it is a number (also Roman) and no letter.
    pub(super) is_numbered: bool,
}

/// The label that `line` begins with: "1.", "2.1", "III.", "a)", "(1)". Something must follow.
pub(super) fn label(line: &str) -> Option<Label<'_>> {
    let (line, is_bracketed) = line.strip_prefix('(').map_or((line, false), |line| (line, true));
    let length = line.find(|c: char| !(c.is_alphanumeric() || c == '.')).unwrap_or(line.len());
    let text = line[..length].trim_end_matches('.');
    let after = &line[text.len()..];
    let closer = after.chars().next().filter(|c| matches!(c, '.' | ')' | '/'));
    let rest = &after[closer.map_or(0, char::len_utf8)..];
    let parts: Vec<&str> = text.split('.').collect();
    let is_number = |part: &&str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_roman = text.len() <= 6 && !text.is_empty() && text.bytes().all(|byte| b"IVXLC".contains(&byte));
    let is_numbered = is_roman || parts.iter().all(is_number);
    let is_letter = fold_text(text).len() == 1 && text.chars().all(char::is_alphabetic);
    let is_closed = match closer {
        Some(')') => true,
        Some(_) => !is_bracketed,
        None => parts.len() > 1 && parts.iter().all(|part| part.len() <= 2) && !is_bracketed,
    };
    // "1/2 số hộ" and "5.10" begin with figures.
    let is_apart = rest.starts_with(is_blank) || closer == Some(')') && rest.starts_with(char::is_alphabetic);
    ((is_numbered || is_letter) && is_closed && is_apart && !rest.trim_start_matches(is_blank).is_empty())
        .then_some(Label { text, closer, is_numbered })
}
