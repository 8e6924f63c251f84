//! One spelling of a query: what to look for in folded text, and how a candidate is compared with the original.

use memchr::memmem::Finder;

use super::{MatchOptions, Whole, open_i};
use crate::text::ByteRange;
use crate::vietnamese::letter::{FoldedChar, Letter, Piece, Shape, Tone, fold_char, is_word, pieces};

/// How far beyond a hit its syllable's tone is looked for: no syllable has more letters.
const SYLLABLE_MAX: usize = 8;

#[derive(Clone, Debug)]
pub(super) struct Needle {
    finder: Finder<'static>,
    pieces: Vec<Piece>,
    options: MatchOptions,
    is_bare: bool,
    /// For each piece whether it is an i or y that may be written as the other; empty where that is not asked for.
    free: Vec<bool>,
}

impl Needle {
    /// `pieces` of `typed` neither begin nor end with a space, and there are some.
    pub(super) fn new(typed: &str, pieces: Vec<Piece>, options: MatchOptions) -> Needle {
        let mut folded: String = pieces
            .iter()
            .map(|piece| match piece.folded {
                FoldedChar::Letter(letter) => letter.base,
                FoldedChar::Plain(plain) => plain,
                _ => ' ',
            })
            .collect();
        let has_marks = |piece: &Piece| {
            piece.letter().is_some_and(|letter| letter.shape != Shape::Plain || letter.tone != Tone::Level)
        };
        let levels = options.i_y && folded.contains(['i', 'y']);
        let free = |piece: &Piece| is_i_or_y(piece) && open_i::is_free(typed, piece.start, piece.end);
        let free = if levels { pieces.iter().map(free).collect() } else { Vec::new() };
        if levels {
            folded = folded.replace('y', "i");
        }
        let plain = MatchOptions { i_y: options.i_y, ..MatchOptions::default() };
        let is_bare = options == plain && !levels && !pieces.iter().any(has_marks);
        Needle { finder: Finder::new(folded.as_bytes()).into_owned(), pieces, options, is_bare, free }
    }

    /// Whether it must be looked for in a text where y is read as i.
    pub(super) fn levels(&self) -> bool {
        !self.free.is_empty()
    }

    /// What was typed, piece by piece.
    pub(super) fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The first candidate in folded text.
    pub(super) fn find(&self, folded: &[u8]) -> Option<usize> {
        self.finder.find(folded)
    }

    pub(super) fn folded_len(&self) -> usize {
        self.finder.needle().len()
    }

    /// Whether every candidate is a hit: nothing was typed that folding takes away.
    pub(super) fn is_bare(&self) -> bool {
        self.is_bare
    }

    /// Compares the original with what was typed: the hit that begins `skip` pieces after byte `start` of `text`.
    pub(super) fn compare(&self, text: &str, start: usize, skip: usize) -> Option<ByteRange> {
        let mut candidate = pieces(text, start).skip(skip);
        let mut end = start;
        let mut run = Run::default();
        for (index, typed) in self.pieces.iter().enumerate() {
            let found = candidate.next()?;
            if !self.same_base(index, typed, &found, text) || !self.same(typed, &found) {
                return None;
            }
            end = found.end;
            let (Some(typed), Some(letter)) = (typed.letter(), found.letter()) else { continue };
            run.add(typed, letter, found.start);
            let is_last = self.pieces.get(index + 1).is_none_or(|next| next.letter().is_none());
            if is_last && !std::mem::take(&mut run).has_same_tones(text, end, self.options.exact) {
                return None;
            }
        }
        let hit = ByteRange::new(start, end);
        self.stands_whole(text, hit).then_some(hit)
    }

    /// Whether both fold to the same. Only i and y can differ, and only where y is read as i.
    fn same_base(&self, index: usize, typed: &Piece, found: &Piece, text: &str) -> bool {
        match (typed.folded, found.folded) {
            (FoldedChar::Letter(one), FoldedChar::Letter(other)) if one.base != other.base => {
                let may_differ = self.free.get(index).is_some_and(|free| *free) && is_i_or_y(found);
                may_differ && open_i::is_free(text, found.start, found.end)
            }
            (FoldedChar::Letter(_), FoldedChar::Letter(_)) => true,
            (one, other) => one == other,
        }
    }

    /// Whether `found` is what was typed, but for the tone.
    fn same(&self, typed: &Piece, found: &Piece) -> bool {
        let MatchOptions { exact, case_sensitive, .. } = self.options;
        match (typed.folded, found.folded) {
            (FoldedChar::Letter(typed), FoldedChar::Letter(found)) => {
                (typed.shape == found.shape || typed.shape == Shape::Plain && !exact)
                    && (!case_sensitive || typed.upper == found.upper)
            }
            (FoldedChar::Space, FoldedChar::Space) => true,
            _ if case_sensitive || exact && !typed.source.is_alphabetic() => typed.source == found.source,
            _ => true,
        }
    }

    /// Whether a hit has the borders that were asked for. What else a hit may have to be whole in (words) belongs here.
    fn stands_whole(&self, text: &str, hit: ByteRange) -> bool {
        match self.options.whole {
            Whole::Parts => true,
            Whole::Syllables => self.is_whole(text, hit),
        }
    }

    fn is_whole(&self, text: &str, hit: ByteRange) -> bool {
        let is_edge = |piece: Option<&Piece>| piece.is_some_and(|piece| is_word(piece.source));
        let visible = |c: &char| fold_char(*c) != FoldedChar::Hidden;
        let before = text[..hit.start.0].chars().rev().find(visible);
        let after = text[hit.end.0..].chars().find(visible);
        !(is_edge(self.pieces.first()) && before.is_some_and(is_word)
            || is_edge(self.pieces.last()) && after.is_some_and(is_word))
    }
}

fn is_i_or_y(piece: &Piece) -> bool {
    piece.letter().is_some_and(|letter| matches!(letter.base, 'i' | 'y'))
}

/// The tones of a run of letters: those typed, and those found in the same place.
#[derive(Default)]
struct Run {
    start: Option<usize>,
    typed: Vec<Tone>,
    found: Vec<Tone>,
}

impl Run {
    fn add(&mut self, typed: Letter, found: Letter, at: usize) {
        self.start.get_or_insert(at);
        self.typed.extend(Some(typed.tone).filter(|&tone| tone != Tone::Level));
        self.found.extend(Some(found.tone).filter(|&tone| tone != Tone::Level));
    }

    /// Whether the tones are the same, wherever in the syllable they stand. A syllable that is only partly in the hit
    /// may carry its tone outside.
    fn has_same_tones(self, text: &str, end: usize, exact: bool) -> bool {
        let start = self.start.unwrap_or(end);
        let outside = || tone_after(text, end).or_else(|| tone_before(text, start));
        if self.typed.is_empty() {
            return !exact || self.found.is_empty() && outside().is_none();
        }
        if !self.found.is_empty() || self.typed.len() > 1 {
            return self.typed == self.found;
        }
        outside() == self.typed.first().copied()
    }
}

fn tone_after(text: &str, at: usize) -> Option<Tone> {
    let letters = pieces(text, at).take(SYLLABLE_MAX).map_while(|piece| piece.letter());
    letters.map(|letter| letter.tone).find(|&tone| tone != Tone::Level)
}

fn tone_before(text: &str, at: usize) -> Option<Tone> {
    for c in text[..at].chars().rev().take(2 * SYLLABLE_MAX) {
        match fold_char(c) {
            FoldedChar::Letter(Letter { tone, .. }) | FoldedChar::Tone(tone) if tone != Tone::Level => {
                return Some(tone);
            }
            FoldedChar::Letter(_) | FoldedChar::Shape(_) | FoldedChar::Tone(_) | FoldedChar::Hidden => {}
            _ => break,
        }
    }
    None
}
