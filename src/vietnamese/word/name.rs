//! Proper names: runs of syllables with capitals.
//!
//! `Nguyễn Thị Hạnh`, `Đà Nẵng`, `Barack Obama` are one word each. A title or office before a name is none of it (`Ông Lộc`,
//! `Sở Y tế`), nor is a capital that only begins a sentence (`Theo Hạnh`), nor one that begins a common word (`Hội Nông dân`).

use super::key::Case;
use super::lexicon::Lexicon;
use super::list::Role;
use super::scan::Token;

/// The most syllables of one name.
const MOST: usize = 5;

/// The names of a stretch of syllables.
pub(super) struct Names<'l> {
    tokens: &'l [Token],
    is_opening: bool,
    lexicon: &'l Lexicon,
    /// Up to where the run around the last place reaches.
    run_end: usize,
}

impl<'l> Names<'l> {
    pub(super) fn new(tokens: &'l [Token], is_opening: bool, lexicon: &'l Lexicon) -> Names<'l> {
        Names { tokens, is_opening, lexicon, run_end: 0 }
    }

    /// The end of the name that begins with the token `at`, if one of two or more syllables does.
    pub(super) fn end_from(&mut self, at: usize) -> Option<usize> {
        let tokens = self.tokens;
        if tokens[at].case != Case::First || at < self.run_end {
            return None;
        }
        let length = tokens[at..].iter().take_while(|token| token.case == Case::First).count();
        let mut end = at + length;
        if let Some(next) = tokens.get(end) {
            let is_word = self.lexicon.has([tokens[end - 1].key, next.key].into_iter());
            // "Hội Nông dân": the last capital begins a common word.
            if is_word && next.case == Case::Lower {
                end -= 1;
            }
        }
        if end < at + 2 || self.begins_outside(at, end) {
            return None;
        }
        let end = self.end_of_place(at, end).unwrap_or(end).min(at + MOST);
        self.run_end = end;
        Some(end)
    }

    /// Where the place ends that stands before another name: `Nga | Vladimir Putin`, `Hà Nội | Trần Hữu Lâm`.
    fn end_of_place(&self, at: usize, end: usize) -> Option<usize> {
        let keys = || self.tokens[at..end].iter().map(|token| token.key);
        let length = self.lexicon.place_within(keys());
        (length > 0 && end - at - length > 1 && !self.lexicon.has(keys())).then_some(at + length)
    }

    /// Whether the first capital is none of the name.
    fn begins_outside(&self, at: usize, end: usize) -> bool {
        let roles = self.lexicon.roles(self.tokens[at].key);
        if self.lexicon.has(self.tokens[at..end].iter().map(|token| token.key)) {
            return false;
        }
        let is_family = roles.has(Role::FAMILY) && end - at > 2;
        !is_family
            && (roles.has(Role::HEAD)
                || at == 0 && self.is_opening && roles.has(Role::OPENER) && !roles.has(Role::FAMILY))
    }
}
