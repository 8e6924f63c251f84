//! Words that the lexicon lacks, counted from texts: neighbours that stand together more often than apart.
//!
//! Counted are pairs of neighbouring syllables that the segmenter leaves single and that have no capital; those that
//! stand alone very often (`của`, `con`, `mươi`) are passed over. The association of a pair is the cosine of its two
//! syllables, `n(ab) / √(n(a)·n(b))`, where `n` counts how often the pair and the syllables occur at all: 1 where neither
//! is ever seen without the other, near 0 where they meet by chance. It says who keeps together, not what is a word: that
//! a person decides.

use std::collections::HashMap;

use super::key::{Case, Key, spell};
use super::lexicon;
use super::list::Role;
use super::{is_word, words};
use crate::text::ByteRange;
use crate::vietnamese::letter::lookup_form;
use crate::vietnamese::syllable::syllables;

/// Fewer occurrences than this say nothing.
const LEAST_COUNT: u32 = 5;
/// A weaker association than this is chance.
const LEAST_STRENGTH: f64 = 0.1;
/// More than this nobody reads.
const MOST: usize = 5000;

/// Counts pairs of syllables over texts.
#[derive(Default)]
pub struct WordCounter {
    singles: HashMap<Key, (String, u32)>,
    pairs: HashMap<(Key, Key), u32>,
}

/// A pair of syllables that may be a word.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The pair, in lower case.
    pub word: String,
    /// How often it occurs.
    pub count: u32,
    /// Its association, above 0 and at most 1.
    pub strength: f64,
}

impl WordCounter {
    /// Counts what stands in `text`.
    pub fn add(&mut self, text: &str) {
        let mut before: Option<(Key, usize)> = None;
        for word in words(text) {
            let slice = &text[word.as_range()];
            if !is_word(slice) {
                before = None;
                continue;
            }
            let keys = self.count_syllables(slice);
            let single = keys.filter(|_| syllables(slice).len() == 1);
            if let (Some((previous, end)), Some(key)) = (before, single)
                && is_joinable(text, ByteRange::new(end, word.start.0))
            {
                *self.pairs.entry((previous, key)).or_default() += 1;
            }
            before = single.map(|key| (key, word.end.0));
        }
    }

    /// Counts the syllables of a word; the key of the last, if it is a small syllable.
    fn count_syllables(&mut self, word: &str) -> Option<Key> {
        let mut last = None;
        for range in syllables(word) {
            let syllable = &word[range.as_range()];
            let (key, case) = spell(syllable);
            last = (!key.is_none() && case == Case::Lower).then_some(key);
            if !key.is_none() {
                self.singles.entry(key).or_insert_with(|| (lookup_form(syllable), 0)).1 += 1;
            }
        }
        last
    }

    /// The pairs that may be words, strongest first.
    pub fn candidates(&self) -> Vec<Candidate> {
        let mut found: Vec<Candidate> = Vec::new();
        let lexicon = lexicon::current();
        let is_free = |key: &Key| lexicon.roles(*key).has(Role::FREE);
        let often = self.pairs.iter().filter(|&(_, &count)| count >= LEAST_COUNT);
        for ((first, second), &count) in often.filter(|((first, second), _)| !is_free(first) && !is_free(second)) {
            let (Some((one, n)), Some((other, m))) = (self.singles.get(first), self.singles.get(second)) else {
                continue;
            };
            let strength = f64::from(count) / (f64::from(*n) * f64::from(*m)).sqrt();
            if strength >= LEAST_STRENGTH {
                found.push(Candidate { word: format!("{one} {other}"), count, strength });
            }
        }
        found.sort_by(|one, other| other.strength.total_cmp(&one.strength).then_with(|| one.word.cmp(&other.word)));
        found.truncate(MOST);
        found
    }
}

/// Whether nothing but spaces on one line is between two words.
fn is_joinable(text: &str, gap: ByteRange) -> bool {
    text[gap.as_range()].chars().all(|c| c.is_whitespace() && c != '\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_that_keep_together_are_candidates() {
        let mut counter = WordCounter::default();
        for _ in 0..6 {
            counter.add("Bà con đi hái củ nần. Củ nần ngâm kỹ, củ mài thì không. Zíc zắc, zíc; zắc.\n");
        }
        let found: Vec<(String, u32)> =
            counter.candidates().into_iter().map(|candidate| (candidate.word, candidate.count)).collect();
        assert!(found.contains(&("củ nần".to_owned(), 6)), "{found:?}");
        assert!(found.iter().all(|(word, _)| word != "bà con" && word != "zắc zíc"), "{found:?}");
        assert!(counter.candidates().iter().all(|candidate| candidate.strength > 0.0 && candidate.strength <= 1.0));
        assert_eq!(WordCounter::default().candidates(), []);
    }

    #[test]
    fn what_is_seen_too_rarely_is_none() {
        let mut counter = WordCounter::default();
        counter.add("củ nần củ nần");
        assert_eq!(counter.candidates(), []);
    }
}
