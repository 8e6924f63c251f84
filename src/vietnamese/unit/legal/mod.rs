//! Parts of legal texts: Phụ lục, Phần, Chương, Mục, Tiểu mục, Điều, Khoản ("1."), Điểm ("a)").
//!
//! A part reaches from its label to before the next label of its rank or a higher one, so that parts nest. Numbers and
//! letters at the start of a line are parts only below an Điều: in a report they are ordinary lists.

mod rank;

pub use self::rank::Rank;
pub(super) use self::rank::rank;
use super::{lines, scope_after, scope_before, trimmed};
use crate::text::{ByteOffset, ByteRange, Text};
use crate::vietnamese::unit::Unit;

/// How far the labels around a place and the end of a part are looked for.
const REACH: usize = 1024 * 1024;

fn rank_of(text: &Text, line: ByteRange) -> Option<Rank> {
    rank(text.slice(line))
}

/// All parts, of the given rank or of any, in order of their starts.
pub(super) fn parts(text: &Text, wanted: Option<Rank>) -> Vec<ByteRange> {
    let mut found: Vec<(ByteRange, Rank)> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut last = ByteRange::empty(ByteOffset::ZERO);
    for line in lines(text) {
        let is_below_article = open.iter().any(|&index| found[index].1 == Rank::Article);
        if let Some(rank) = rank_of(text, line).filter(|rank| !rank.needs_article() || is_below_article) {
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
    let kept = found.into_iter().filter(|(_, rank)| wanted.is_none_or(|wanted| wanted == *rank));
    kept.filter_map(|(range, _)| trimmed(text, range)).collect()
}

/// The parts around `at`, small to large.
pub(in crate::vietnamese) fn parts_around(text: &Text, at: ByteOffset) -> Vec<(Rank, ByteRange)> {
    let labels = labels_around(text, at);
    labels.into_iter().filter_map(|(rank, line)| Some((rank, part_from(text, line)?))).collect()
}

/// The smallest part around `at`, or that of the given rank.
pub(super) fn part_at(text: &Text, at: ByteOffset, wanted: Option<Rank>) -> Option<ByteRange> {
    let mut labels = labels_around(text, at).into_iter();
    let (_, line) = labels.find(|(rank, _)| wanted.is_none_or(|wanted| wanted == *rank))?;
    part_from(text, line)
}

/// The lines whose labels begin the parts around `at`, from the smallest part to the largest.
fn labels_around(text: &Text, at: ByteOffset) -> Vec<(Rank, ByteRange)> {
    let start = text.line_at(at);
    // Clauses and points wait until an article shows that they are what they seem.
    let (mut found, mut waiting, mut highest) = (Vec::new(), Vec::new(), None);
    let mut next = Some(start);
    while let Some(line) = next.filter(|line| line.start.0 + REACH >= start.start.0) {
        if let Some(rank) = rank_of(text, line).filter(|&rank| highest.is_none_or(|highest| rank < highest)) {
            highest = Some(rank);
            if rank.needs_article() {
                waiting.push((rank, line));
            } else {
                let below = std::mem::take(&mut waiting);
                found.extend(below.into_iter().filter(|_| rank == Rank::Article));
                found.push((rank, line));
            }
            if rank == Rank::Appendix {
                break;
            }
        }
        next = scope_before(text, line, Unit::Legal);
    }
    found
}

/// Where the next part after `at` starts, of the given rank or of any.
pub(in crate::vietnamese) fn next_start(text: &Text, at: ByteOffset, wanted: Option<Rank>) -> Option<ByteOffset> {
    let mut is_below = None;
    let mut line = text.line_at(at);
    loop {
        if let Some(rank) = rank_of(text, line) {
            // Up to the next article or chapter, what the first clause or point is below, all are.
            let is_part = !rank.needs_article() || *is_below.get_or_insert_with(|| is_below_article(text, line));
            if !rank.needs_article() {
                is_below = Some(rank == Rank::Article);
            }
            let is_wanted = is_part && wanted.is_none_or(|wanted| wanted == rank);
            if let Some(part) = trimmed(text, line).filter(|part| is_wanted && part.start > at) {
                return Some(part.start);
            }
        }
        line = scope_after(text, line, Unit::Legal)?;
    }
}

/// Where the last part that starts before `at` starts, of the given rank or of any.
pub(in crate::vietnamese) fn previous_start(text: &Text, at: ByteOffset, wanted: Option<Rank>) -> Option<ByteOffset> {
    let mut line = text.line_at(at);
    let mut waiting = None;
    loop {
        if let Some(rank) = rank_of(text, line) {
            let part = trimmed(text, line)
                .filter(|part| part.start < at && wanted.is_none_or(|wanted| wanted == rank))
                .map(|part| part.start);
            if rank.needs_article() {
                waiting = waiting.or(part);
            } else if rank == Rank::Article && waiting.is_some() {
                return waiting;
            } else if part.is_some() {
                return part;
            } else {
                waiting = None;
            }
        }
        line = scope_before(text, line, Unit::Legal)?;
    }
}

/// The part of the given rank, or of any, whose label stands on `line`.
pub(super) fn part_beginning_at(text: &Text, line: ByteRange, wanted: Option<Rank>) -> Option<ByteRange> {
    let rank = rank_of(text, line).filter(|rank| wanted.is_none_or(|wanted| wanted == *rank))?;
    (!rank.needs_article() || is_below_article(text, line)).then(|| part_from(text, line))?
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

/// Whether an article's label is the next higher one before `line`.
fn is_below_article(text: &Text, line: ByteRange) -> bool {
    let before = |line: &ByteRange| scope_before(text, *line, Unit::Legal);
    let reached = std::iter::successors(before(&line), before).take_while(|here| here.start.0 + REACH >= line.start.0);
    let mut ranks = reached.filter_map(|here| rank_of(text, here));
    ranks.find(|rank| !rank.needs_article()) == Some(Rank::Article)
}
