//! Units of text: what motions move by, objects select and `--units` lists.
//!
//! A text is looked at line by line; for syllables, clauses and sentences a line longer than a block is looked at block
//! by block (cut between sentences, see `tile`), so that no step ever costs more than a few. Headings and list items are told by how a
//! line begins and what follows it, legal parts by their labels and ranks. Word lists have no place here.

pub(super) mod legal;
pub(super) mod line;
mod tile;

pub use self::legal::Rank;
use self::tile::{tile_at, tile_from};
use super::letter::is_blank;
use super::remnant::byline;
use super::sentence::{clauses, sentences};
use super::syllable::syllables;
use crate::lang::{Phrase, phrase};
use crate::text::grapheme::{border_after, border_at_or_before, is_border};
use crate::text::{ByteOffset, ByteRange, Text};

/// A kind of unit, small to large.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// tiếng
    Syllable,
    /// mệnh đề
    Clause,
    /// câu
    Sentence,
    /// đoạn văn: a line with something on it
    Paragraph,
    /// mục của danh sách: a line that begins with a bullet or a list label
    ListItem,
    /// đề mục: a heading line (Markdown, numbered, all capitals, or short without final punctuation before a blank)
    Heading,
    /// phần của văn bản pháp luật: from a Chương, Mục, Điều, Khoản or Điểm to before the next of its rank or higher
    Legal,
    /// such a part of one rank
    Part(Rank),
}

impl Unit {
    /// Every kind, in the order they are listed to people.
    pub const ALL: [Unit; 15] = [
        Unit::Syllable,
        Unit::Clause,
        Unit::Sentence,
        Unit::Paragraph,
        Unit::ListItem,
        Unit::Heading,
        Unit::Legal,
        Unit::Part(Rank::Point),
        Unit::Part(Rank::Clause),
        Unit::Part(Rank::Article),
        Unit::Part(Rank::Subsection),
        Unit::Part(Rank::Section),
        Unit::Part(Rank::Chapter),
        Unit::Part(Rank::Division),
        Unit::Part(Rank::Appendix),
    ];

    /// The steps of growing and shrinking a selection, small to large; the parts of legal texts come after them.
    pub const LADDER: [Unit; 4] = [Unit::Syllable, Unit::Clause, Unit::Sentence, Unit::Paragraph];

    /// Its name in commands: `syllable`, `clause`, `sentence`, `paragraph`, `list-item`, `heading`, `legal`, `diem`,
    /// `khoan`, `dieu`, `tieu-muc`, `muc`, `chuong`, `phan`, `phu-luc`.
    pub fn name(self) -> &'static str {
        match self {
            Unit::Syllable => "syllable",
            Unit::Clause => "clause",
            Unit::Sentence => "sentence",
            Unit::Paragraph => "paragraph",
            Unit::ListItem => "list-item",
            Unit::Heading => "heading",
            Unit::Legal => "legal",
            Unit::Part(rank) => rank.name(),
        }
    }

    /// The unit of that name.
    pub fn from_name(name: &str) -> Option<Unit> {
        Unit::ALL.into_iter().find(|unit| unit.name() == name)
    }

    /// Its name for people.
    pub fn label(self) -> Phrase {
        match self {
            Unit::Syllable => phrase("tiếng", "syllable"),
            Unit::Clause => phrase("mệnh đề", "clause"),
            Unit::Sentence => phrase("câu", "sentence"),
            Unit::Paragraph => phrase("đoạn văn", "paragraph"),
            Unit::ListItem => phrase("mục danh sách", "list item"),
            Unit::Heading => phrase("đề mục", "heading"),
            Unit::Legal => phrase("điều khoản", "legal part"),
            Unit::Part(rank) => rank.label(),
        }
    }

    /// Which parts of legal texts it means: `None` for none, `Some(None)` for all.
    pub(super) fn parts(self) -> Option<Option<Rank>> {
        match self {
            Unit::Legal => Some(None),
            Unit::Part(rank) => Some(Some(rank)),
            _ => None,
        }
    }
}

/// All units of a kind in a text, in order (of their starts; legal parts nest). For `--units`; interactive use goes
/// through [`unit_at`].
pub fn units(text: &Text, unit: Unit) -> Vec<ByteRange> {
    match unit {
        Unit::Legal => legal::parts(text, None),
        Unit::Part(rank) => legal::parts(text, Some(rank)),
        Unit::Heading => {
            let byline = byline(text);
            let headings = lines(text).filter(|&line| line::is_heading(text, line, || byline));
            headings.filter_map(|line| trimmed(text, line)).collect()
        }
        _ => tiles(text, unit).flat_map(|tile| units_in(text, tile, unit)).collect(),
    }
}

/// The unit around `at`; between two units, the one after on the same line, else the one before. `None` where there is
/// none (a blank line, a text without legal parts). Looks at the line around `at`, or at its block when the line is
/// longer than a block; only for a legal part beyond that, and no further than a mebibyte.
pub fn unit_at(text: &Text, at: ByteOffset, unit: Unit) -> Option<ByteRange> {
    if let Some(rank) = unit.parts() {
        return legal::part_at(text, at, rank);
    }
    let at_or_after = |units: &[ByteRange]| units.get(units.partition_point(|range| range.end <= at)).copied();
    if let Some(near) = at_or_after(&units_in(text, scope_at(text, at, unit), unit)) {
        return Some(near);
    }
    let units = units_in(text, tile_at(text, at, unit), unit);
    at_or_after(&units).or(units.last().copied())
}

/// The stretch of text that is looked at together for units of this kind around `at`: its [`tile_at`], of which for
/// syllables only what is near. No unit is cut by it, but those of two places may overlap.
pub(super) fn scope_at(text: &Text, at: ByteOffset, unit: Unit) -> ByteRange {
    let tile = tile_at(text, at, unit);
    if unit != Unit::Syllable {
        return tile;
    }
    let bytes = text.slice(tile).as_bytes();
    let at = at.0.clamp(tile.start.0, tile.end.0) - tile.start.0;
    // No syllable has a space in it, and no mark can stand on one that ASCII follows.
    let is_gap = |pair: &[u8]| pair[0] == b' ' && pair[1].is_ascii();
    let (left, right) = (at.saturating_sub(NEAR), bytes.len().min(at + NEAR));
    let start = bytes[..left].windows(2).rposition(is_gap).map_or(0, |gap| gap + 1);
    let end = bytes[right..].windows(2).position(is_gap).map_or(bytes.len(), |gap| right + gap);
    ByteRange::new(start, end).shifted(tile.start)
}

/// How many bytes to both sides are near.
const NEAR: usize = 128;

/// The scope after `scope`, passing over blank lines; `None` at the end of the text.
pub(super) fn scope_after(text: &Text, scope: ByteRange, unit: Unit) -> Option<ByteRange> {
    Some(scope_at(text, something_after(text, scope.end)?, unit))
}

/// The first place from `at` on that is no space and not hidden.
fn something_after(text: &Text, at: ByteOffset) -> Option<ByteOffset> {
    let rest = text.slice(ByteRange { start: at, end: text.end() });
    rest.find(|c: char| !is_blank(c)).map(|next| at.plus(next))
}

/// The scope before `scope`, passing over blank lines; `None` at the start of the text.
pub(super) fn scope_before(text: &Text, scope: ByteRange, unit: Unit) -> Option<ByteRange> {
    let before = text.slice(ByteRange { start: ByteOffset::ZERO, end: scope.start });
    let last = before.rfind(|c: char| !is_blank(c))?;
    Some(scope_at(text, ByteOffset(last), unit))
}

fn tiles(text: &Text, unit: Unit) -> impl Iterator<Item = ByteRange> {
    let first = tile_at(text, ByteOffset::ZERO, unit);
    std::iter::successors(Some(first), move |tile| {
        let next = something_after(text, tile.end)?;
        Some(if next == tile.end { tile_from(text, next, unit) } else { tile_at(text, next, unit) })
    })
}

/// The lines that have something on them, without their `\n`.
fn lines(text: &Text) -> impl Iterator<Item = ByteRange> {
    tiles(text, Unit::Paragraph)
}

/// The units in one scope, in order. Of legal parts: the one that begins with it.
pub(super) fn units_in(text: &Text, scope: ByteRange, unit: Unit) -> Vec<ByteRange> {
    let slice = text.slice(scope);
    let shifted = |ranges: Vec<ByteRange>| ranges.into_iter().map(|range| range.shifted(scope.start)).collect();
    let whole = |holds: bool| trimmed(text, scope).filter(|_| holds).into_iter().collect();
    match unit {
        Unit::Syllable => shifted(syllables(slice)),
        Unit::Sentence => shifted(sentences(slice)),
        Unit::Clause => {
            let of = |sentence: ByteRange| {
                clauses(&slice[sentence.as_range()]).into_iter().map(move |clause| clause.shifted(sentence.start))
            };
            shifted(sentences(slice).into_iter().flat_map(of).collect())
        }
        Unit::Paragraph => whole(true),
        Unit::ListItem => whole(line::is_list_item(slice)),
        Unit::Heading => whole(line::is_heading(text, scope, || byline(text))),
        Unit::Legal => legal::part_beginning_at(text, scope, None).into_iter().collect(),
        Unit::Part(rank) => legal::part_beginning_at(text, scope, Some(rank)).into_iter().collect(),
    }
}

/// `range` without the spaces and hidden characters at its ends; `None` when nothing is left.
pub(super) fn trimmed(text: &Text, range: ByteRange) -> Option<ByteRange> {
    let slice = text.slice(range);
    let mut start = slice.find(|c| !is_blank(c))?;
    // A mark on a space makes it more than a space.
    if !is_border(slice, start) {
        start = border_at_or_before(slice, start);
    }
    let last = slice.rfind(|c| !is_blank(c))?;
    Some(ByteRange::new(start, border_after(slice, last)).shifted(range.start))
}

#[cfg(test)]
mod dirt;
#[cfg(test)]
mod tests;
