//! Names by some of their letters: "hdnd" for Hội đồng nhân dân, "selocc" for select-occurrences.
//!
//! A letter typed is taken either right after the one before it, or at the beginning of a later syllable, or (where that
//! is allowed) further on in the syllable that was begun. So nothing is found that merely has the same letters somewhere.

use super::score::Skips;
use crate::vietnamese::letter::{FoldedChar, Letter, Shape, Tone, is_word, pieces};

/// Longer names are looked at up to here, in letters.
const LONGEST: usize = 200;
/// For a letter that follows the one before it, for one that begins a syllable, for one whose marks are as typed.
const FOLLOWS: u32 = 4;
const BEGINS: u32 = 3;
const AS_TYPED: u32 = 1;

/// The letters typed, in their order; spaces part nothing.
#[derive(Clone, Debug)]
pub(super) struct Letters(Vec<FoldedChar>);

/// A letter or sign of a name.
#[derive(Clone, Copy, Debug)]
struct Spot {
    folded: FoldedChar,
    /// Whether it begins a syllable, a number, or what stands behind a sign.
    begins: bool,
    /// Whether it stands in a syllable.
    inside: bool,
    /// The tone of its syllable.
    tone: Tone,
}

impl Letters {
    pub(super) fn new(pattern: &str) -> Letters {
        Letters(pieces(pattern, 0).map(|piece| piece.folded).filter(|folded| *folded != FoldedChar::Space).collect())
    }

    /// Whether `folded` has the letters at all, in this order: most names have not, and need not be looked at closer.
    pub(super) fn are_in(&self, folded: &str) -> bool {
        let mut chars = folded.chars();
        self.0.iter().all(|typed| match typed {
            FoldedChar::Letter(letter) => chars.any(|c| c == letter.base),
            FoldedChar::Plain(plain) => chars.any(|c| c == *plain),
            _ => true,
        })
    }

    /// How well `candidate` has the letters, `None` if it does not have them.
    pub(super) fn points(&self, candidate: &str, skips: Skips) -> Option<u32> {
        if skips == Skips::Never || self.0.len() < 2 {
            return None;
        }
        let spots = spots(candidate);
        // For each spot the best way to have all letters so far, the last of them there.
        let mut ways: Vec<Option<u32>> = Vec::new();
        for (index, &typed) in self.0.iter().enumerate() {
            let (mut before, mut in_syllable) = (None, None);
            let mut next = Vec::with_capacity(spots.len());
            for (at, spot) in spots.iter().enumerate() {
                let previous = at.checked_sub(1).and_then(|at| ways.get(at).copied().flatten());
                before = before.max(previous);
                in_syllable = if spot.begins || !spot.inside { None } else { in_syllable.max(previous) };
                let come_from = if index == 0 {
                    spot.begins.then_some(BEGINS)
                } else {
                    let jump = before.filter(|_| spot.begins).map(|points| points + BEGINS);
                    let skip = in_syllable.filter(|_| skips == Skips::Anywhere);
                    previous.map(|points| points + FOLLOWS).max(jump).max(skip)
                };
                next.push(come_from.and_then(|points| Some(points + alike(typed, spot)?)));
            }
            ways = next;
        }
        ways.into_iter().flatten().max()
    }
}

/// What a letter of the name is worth for the one typed; `None` if it is another.
fn alike(typed: FoldedChar, spot: &Spot) -> Option<u32> {
    match (typed, spot.folded) {
        (FoldedChar::Letter(typed), FoldedChar::Letter(found)) => {
            let same = typed.base == found.base
                && (typed.shape == Shape::Plain || typed.shape == found.shape)
                && (typed.tone == Tone::Level || typed.tone == spot.tone);
            let as_typed = typed.shape == found.shape && typed.tone == found.tone;
            same.then_some(if as_typed { AS_TYPED } else { 0 })
        }
        (typed, found) => (typed == found).then_some(AS_TYPED),
    }
}

fn spots(candidate: &str) -> Vec<Spot> {
    let mut spots: Vec<Spot> = Vec::new();
    let (mut before, mut start): (Option<char>, usize) = (None, 0);
    for piece in pieces(candidate, 0).take(LONGEST) {
        if piece.folded == FoldedChar::Space {
            before = None;
            continue;
        }
        let inside = is_word(piece.source);
        let begins = match before {
            None => true,
            Some(before) => !is_word(before) || !inside || before.is_numeric() != piece.source.is_numeric(),
        };
        if begins {
            start = spots.len();
        }
        before = Some(piece.source);
        spots.push(Spot { folded: piece.folded, begins, inside, tone: Tone::Level });
        if let FoldedChar::Letter(Letter { tone, .. }) = piece.folded
            && tone != Tone::Level
        {
            spots[start..].iter_mut().for_each(|spot| spot.tone = tone);
        } else {
            let tone = spots[start].tone;
            spots.last_mut().expect("just pushed").tone = tone;
        }
    }
    spots
}
