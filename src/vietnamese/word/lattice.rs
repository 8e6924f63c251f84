//! Which syllables of a stretch go together: of all ways to part it the one that costs least.
//!
//! Every syllable alone costs 100, one that often stands alone a little less; a word of the lexicon costs about as much
//! as one syllable, a frequent one less than that; names and other finds of the rules have their own costs. So few and
//! frequent words win over many, and of `học sinh | học` and `học | sinh học` the cheaper.

use super::key::Case;
use super::lexicon::{Lexicon, Prefix};
use super::list::Role;
use super::name::Names;
use super::scan::{Kind, Token};
use crate::text::ByteRange;

const SYLLABLE: u32 = 100;
const FREE: u32 = 98;
const NAME: u32 = 89;
const NUMBER: u32 = 90;
const DOUBLED: u32 = 96;

/// The cheapest way to a place between syllables.
#[derive(Clone, Copy)]
struct Way {
    cost: u32,
    from: usize,
}

/// Parts stretches; keeps its memory from one to the next.
#[derive(Default)]
pub(super) struct Lattice {
    ways: Vec<Way>,
    cuts: Vec<usize>,
}

impl Lattice {
    /// Adds the words of `tokens` (syllables and figures with spaces between them) to `words`. `is_opening` is whether the
    /// first may have a capital because a sentence begins.
    pub(super) fn part(&mut self, tokens: &[Token], is_opening: bool, lexicon: &Lexicon, words: &mut Vec<ByteRange>) {
        self.ways.clear();
        self.ways.resize(tokens.len() + 1, Way { cost: u32::MAX, from: 0 });
        self.ways[0].cost = 0;
        let mut names = Names::new(tokens, is_opening, lexicon);
        for at in 0..tokens.len() {
            let token = &tokens[at];
            let roles = lexicon.roles(token.key);
            self.step(at, at + 1, if roles.has(Role::FREE) { FREE } else { SYLLABLE });
            self.words_from(tokens, at, lexicon);
            let next = tokens.get(at + 1);
            if let Some(end) = names.end_from(at) {
                self.step(at, end, NAME);
            }
            if let Some(next) = next {
                if token.kind == Kind::Number && lexicon.roles(next.key).has(Role::MAGNITUDE) {
                    self.step(at, at + 2, NUMBER);
                }
                if is_doubled(token, next, lexicon) {
                    self.step(at, at + 2, DOUBLED);
                }
            }
        }
        self.cuts.clear();
        let mut at = tokens.len();
        while at > 0 {
            self.cuts.push(at);
            at = self.ways[at].from;
        }
        for &end in self.cuts.iter().rev() {
            words.push(ByteRange::new(tokens[at].start, tokens[end - 1].end));
            at = end;
        }
    }

    #[inline]
    fn step(&mut self, from: usize, to: usize, cost: u32) {
        let cost = self.ways[from].cost + cost;
        // Of equal ways the one whose longer words come first.
        if cost <= self.ways[to].cost {
            self.ways[to] = Way { cost, from };
        }
    }

    fn words_from(&mut self, tokens: &[Token], at: usize, lexicon: &Lexicon) {
        let mut prefix = Prefix::default();
        let is_low = tokens[at].case == Case::Lower;
        for (n, token) in tokens[at..].iter().enumerate() {
            // "anh Tuấn" is not "anh tuấn".
            if token.key.is_none() || token.kind != Kind::Letters || is_low && token.case == Case::First {
                return;
            }
            prefix = prefix.then(token.key);
            let Some(entry) = lexicon.get(prefix) else { return };
            match entry.cost {
                Some(cost) if n > 0 && !(entry.is_name && is_low) => self.step(at, at + n + 1, u32::from(cost)),
                _ => {}
            }
        }
    }
}

/// "từ từ", "đo đỏ".
fn is_doubled(token: &Token, next: &Token, lexicon: &Lexicon) -> bool {
    let is_low = next.case == Case::Lower && !token.key.is_none() && next.kind == Kind::Letters;
    is_low
        && token.key.letters() == next.key.letters()
        && (token.key == next.key
            || !lexicon.roles(token.key).has(Role::FREE) && !lexicon.roles(next.key).has(Role::FREE))
}
