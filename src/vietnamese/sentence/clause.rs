//! Where clauses end within a sentence.

use super::boundary::{ENCLOSED_MAX, ends};
use super::{Graphemes, is_closer};
use crate::text::ByteRange;
use crate::vietnamese::fold::fold_text;
use crate::vietnamese::letter::lookup_form;

/// The clauses of one sentence: cut at , ; : – — ( ), before conjunctions after punctuation, and where the sentences end
/// that a quotation or bracket holds. Numbers such as `7,5`
/// are not cut, nor are pairs such as "kinh tế – xã hội". The punctuation stays with the clause before it, opening
/// brackets with the one after.
pub fn clauses(sentence: &str) -> Vec<ByteRange> {
    let graphemes = Graphemes::new(sentence);
    let mut found: Vec<ByteRange> = Vec::new();
    let mut ends = ends(&graphemes, false).into_iter().peekable();
    let mut start = 0;
    for at in 0..graphemes.len() {
        let end = ends.next_if(|&end| end <= at);
        let Some(cut) = end.or_else(|| cut_at(&graphemes, at)).filter(|&cut| cut > start) else { continue };
        start = add(&graphemes, start, cut, &mut found);
    }
    add(&graphemes, start, graphemes.len(), &mut found);
    found
}

/// Adds the clause from `start` to `cut`, and says where the next begins. Punctuation alone makes no clause: it joins
/// the one before, or waits for the one after.
fn add(graphemes: &Graphemes<'_>, start: usize, cut: usize, found: &mut Vec<ByteRange>) -> usize {
    let Some(range) = graphemes.trimmed(start, cut) else { return cut };
    let has_word = (start..cut).any(|at| graphemes.is_word(at));
    match found.last_mut() {
        _ if has_word => found.push(range),
        Some(last) => last.end = range.end,
        None if cut < graphemes.len() => return start,
        None => found.push(range),
    }
    cut
}

/// Where the cut lies that the mark at `at` makes, if it makes one.
fn cut_at(graphemes: &Graphemes<'_>, at: usize) -> Option<usize> {
    let is_digit = |index: usize| graphemes.get(index).is_ascii_digit();
    match graphemes.get(at) {
        ',' | ';' | ':' => {
            let is_inner = at > 0 && is_digit(at - 1) && is_digit(at + 1) || graphemes.get(at + 1) == '/';
            (!is_inner).then(|| skip_closers(graphemes, at + 1))
        }
        '–' | '—' | '-' => (is_spaced(graphemes, at) && !joins_pair(graphemes, at)).then_some(at + 1),
        '(' | '[' => (graphemes.is_space_before(at) && pair(graphemes, at).is_some()).then_some(at),
        closer @ (')' | ']') => {
            let opener = if closer == ')' { '(' } else { '[' };
            (at.saturating_sub(ENCLOSED_MAX)..at).any(|index| graphemes.get(index) == opener).then(|| {
                let end = skip_closers(graphemes, at + 1);
                (end..graphemes.len()).find(|&at| !is_punctuation(graphemes.get(at))).unwrap_or(graphemes.len())
            })
        }
        '…' | '.' | '!' | '?' | '”' | '"' => {
            let next = graphemes.skip_spaces(at + 1);
            (next > at + 1 && begins_with_conjunction(graphemes, next)).then_some(next)
        }
        _ => None,
    }
}

fn skip_closers(graphemes: &Graphemes<'_>, from: usize) -> usize {
    (from..graphemes.len()).find(|&at| !is_closer(graphemes.get(at))).unwrap_or(graphemes.len())
}

fn is_punctuation(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '.' | '!' | '?' | '…')
}

fn pair(graphemes: &Graphemes<'_>, opener: usize) -> Option<usize> {
    let closer = if graphemes.get(opener) == '(' { ')' } else { ']' };
    (opener + 1..graphemes.len().min(opener + ENCLOSED_MAX)).find(|&at| graphemes.get(at) == closer)
}

/// A dash with spaces on both sides, and not the bullet at a line's start.
fn is_spaced(graphemes: &Graphemes<'_>, dash: usize) -> bool {
    graphemes.is_space_before(dash) && graphemes.is_space(dash + 1) && (0..dash).any(|at| graphemes.is_word(at))
}

/// Fields of work that news names in pairs, folded.
const FIELDS: &[&str] = &[
    "kinh te",
    "xa hoi",
    "van hoa",
    "chinh tri",
    "quoc phong",
    "an ninh",
    "doi ngoai",
    "khoa hoc",
    "ky thuat",
    "cong nghe",
    "giao duc",
    "dao tao",
    "y te",
    "the thao",
    "the duc",
    "du lich",
    "dich vu",
    "thuong mai",
    "nong nghiep",
    "lam nghiep",
    "ngu nghiep",
    "cong nghiep",
    "tai chinh",
    "ngan hang",
    "ke hoach",
    "lich su",
    "nghe thuat",
    "van nghe",
    "tu tuong",
    "lao dong",
    "thuong binh",
    "tai nguyen",
    "moi truong",
    "dan so",
    "gia dinh",
    "phap luat",
    "hanh chinh",
    "to chuc",
    "thong tin",
    "truyen thong",
];

/// Whether the dash joins two numbers or two such fields: "2021 – 2025", "kinh tế – xã hội".
fn joins_pair(graphemes: &Graphemes<'_>, dash: usize) -> bool {
    let (before, after) = (graphemes.slice(0, dash - 1), graphemes.slice(dash + 2, graphemes.len()));
    let is_digit = |c: char| c.is_ascii_digit();
    if before.ends_with(is_digit) && after.starts_with(is_digit) {
        return true;
    }
    let two: Vec<&str> = before.rsplit(char::is_whitespace).take(2).collect();
    let before = fold_text(&two.into_iter().rev().collect::<Vec<_>>().join(" "));
    let words = after.split(|c: char| c.is_whitespace() || is_punctuation(c)).take(2).collect::<Vec<_>>();
    let after = fold_text(&words.join(" "));
    FIELDS.contains(&before.as_str()) && FIELDS.contains(&after.as_str())
}

fn begins_with_conjunction(graphemes: &Graphemes<'_>, at: usize) -> bool {
    const CONJUNCTIONS: &[&str] = &[
        "nhưng",
        "mà",
        "vì",
        "do",
        "bởi",
        "nên",
        "để",
        "nhằm",
        "khi",
        "nếu",
        "thì",
        "tuy",
        "dù",
        "dẫu",
        "song",
        "còn",
        "rồi",
        "đồng thời",
        "trong đó",
        "theo đó",
        "do đó",
        "vì vậy",
        "vì thế",
        "mặc dù",
        "cho nên",
        "trong khi",
    ];
    let word = |from: usize| (from, graphemes.word_end(from));
    let first = word(at);
    let second = word(graphemes.skip_spaces(first.1));
    let (one, two) = (lookup_form(graphemes.slice(first.0, first.1)), lookup_form(graphemes.slice(first.0, second.1)));
    CONJUNCTIONS.contains(&one.as_str()) || CONJUNCTIONS.contains(&two.as_str())
}
