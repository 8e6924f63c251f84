//! Parts of legal texts: Phần, Chương, Mục, Tiểu mục, Điều, Khoản ("1."), Điểm ("a)").
//!
//! A part reaches from its label to before the next label of its rank or a higher one. Numbers and letters at the start
//! of a line are parts only below an Điều: in a report they are ordinary lists.

use super::line::label;
use super::{lines, scope_after, scope_before, trimmed};
use crate::text::{ByteOffset, ByteRange, Text};
use crate::vietnamese::letter::lookup_form;
use crate::vietnamese::unit::Unit;

/// How far the next or previous label is looked for.
const REACH: usize = 1024 * 1024;

/// The rank of a part, high to low.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Division,
    Chapter,
    Section,
    Subsection,
    Article,
    Clause,
    Point,
}

/// The rank of the part that `line` begins, if it begins one.
fn rank(line: &str) -> Option<Rank> {
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '*'));
    let first = line.chars().next()?;
    if let Some(label) = label(line) {
        return match label.closer {
            Some('.') if label.text.bytes().all(|byte| byte.is_ascii_digit()) => Some(Rank::Clause),
            Some(')') if !label.is_numbered && !line.starts_with('(') => Some(Rank::Point),
            _ => None,
        };
    }
    // The capitals that the names of parts begin with, also decomposed.
    if !matches!(first, 'P' | 'C' | 'M' | 'T' | 'Đ' | 'K') {
        return None;
    }
    let mut words = line[..line.floor_char_boundary(96)].split_whitespace();
    let name = lookup_form(words.next()?);
    let (rank, number) = match (name.as_str(), words.next()?) {
        ("phần", number) => (Rank::Division, number),
        ("chương", number) => (Rank::Chapter, number),
        ("mục", number) => (Rank::Section, number),
        ("tiểu", word) if lookup_form(word) == "mục" => (Rank::Subsection, words.next()?),
        ("điều", number) => (Rank::Article, number),
        ("khoản", number) => (Rank::Clause, number),
        ("điểm", number) => (Rank::Point, number),
        _ => return None,
    };
    if rank == Rank::Division && lookup_form(number) == "thứ" {
        return Some(rank);
    }
    let bare = number.trim_end_matches(['.', ':', ')', '*']);
    let is_number = bare.len() <= 6 && bare.starts_with(|c: char| c.is_ascii_digit() || "IVXLC".contains(c));
    let is_letter = rank == Rank::Point && bare.chars().count() == 1;
    // "Điều 5 Luật này quy định…" speaks of an article; "Điều 5. Phạm vi" is one.
    let is_closed = bare.len() < number.len() || words.next().is_none();
    ((is_number || is_letter) && is_closed).then_some(rank)
}

fn rank_of(text: &Text, line: ByteRange) -> Option<Rank> {
    let slice = text.slice(line);
    rank(&slice[..slice.floor_char_boundary(256)])
}

/// All parts, in order of their starts.
pub(super) fn parts(text: &Text) -> Vec<ByteRange> {
    let mut found: Vec<(ByteRange, Rank)> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut last = ByteRange::empty(ByteOffset::ZERO);
    for line in lines(text) {
        let is_below_article = open.iter().any(|&index| found[index].1 == Rank::Article);
        if let Some(rank) = rank_of(text, line).filter(|&rank| rank <= Rank::Article || is_below_article) {
            while let Some(&index) = open.last().filter(|&&index| found[index].1 >= rank) {
                found[index].0.end = last.end;
                open.pop();
            }
            open.push(found.len());
            found.push((line, rank));
        }
        last = line;
    }
    for index in open {
        found[index].0.end = last.end;
    }
    found.into_iter().filter_map(|(range, _)| trimmed(text, range)).collect()
}

/// The smallest part around `at`.
pub(super) fn part_at(text: &Text, at: ByteOffset) -> Option<ByteRange> {
    let start = label_line_before(text, text.line_at(at), true)?;
    part_from(text, start)
}

/// Where the next part after `at` starts.
pub(in crate::vietnamese) fn next_start(text: &Text, at: ByteOffset) -> Option<ByteOffset> {
    let mut is_below = None;
    let mut line = text.line_at(at);
    loop {
        // Up to the next article, what the first clause or point is below, all are.
        let is_part = rank_of(text, line)
            .is_some_and(|rank| rank <= Rank::Article || *is_below.get_or_insert_with(|| is_below_article(text, line)));
        if let Some(part) = trimmed(text, line).filter(|part| is_part && part.start > at) {
            return Some(part.start);
        }
        line = scope_after(text, line, Unit::Legal)?;
    }
}

/// Where the last part that starts before `at` starts.
pub(in crate::vietnamese) fn previous_start(text: &Text, at: ByteOffset) -> Option<ByteOffset> {
    let line = text.line_at(at);
    let is_inside = trimmed(text, line).is_some_and(|part| part.start < at);
    Some(trimmed(text, label_line_before(text, line, is_inside)?)?.start)
}

/// The part whose label stands on `line`.
pub(super) fn part_beginning_at(text: &Text, line: ByteRange) -> Option<ByteRange> {
    let rank = rank_of(text, line)?;
    (rank <= Rank::Article || is_below_article(text, line)).then(|| part_from(text, line))?
}

fn part_from(text: &Text, first: ByteRange) -> Option<ByteRange> {
    let rank = rank_of(text, first)?;
    let mut last = first;
    while let Some(line) = scope_after(text, last, Unit::Legal) {
        if line.start.0 > first.start.0 + REACH || rank_of(text, line).is_some_and(|other| other <= rank) {
            break;
        }
        last = line;
    }
    trimmed(text, first.union(last))
}

/// The nearest line with a part's label before `line`, or `line` itself if `inclusive`.
fn label_line_before(text: &Text, line: ByteRange, inclusive: bool) -> Option<ByteRange> {
    let mut candidate = None;
    let mut next = if inclusive { Some(line) } else { scope_before(text, line, Unit::Legal) };
    while let Some(here) = next.filter(|here| here.start.0 + REACH >= line.start.0) {
        match rank_of(text, here) {
            Some(Rank::Article) => return candidate.or(Some(here)),
            Some(rank) if rank < Rank::Article => return Some(here),
            Some(_) => candidate = candidate.or(Some(here)),
            None => {}
        }
        next = scope_before(text, here, Unit::Legal);
    }
    None
}

fn is_below_article(text: &Text, line: ByteRange) -> bool {
    label_line_before(text, line, false).is_some_and(|label| rank_of(text, label) >= Some(Rank::Article))
}
