//! Sentences and clauses of Vietnamese prose, by the rules that government and news texts need.
//!
//! A line (paragraph) is looked at by itself: a line feed always ends a sentence. The general rules (UAX #29) break
//! after "TP.", "PGS.TS." and "Điều 5." and miss "nhân dân.Tăng cường", so `boundary` decides at each full stop from
//! what stands on its two sides. Wrong breaks cost more than missed ones: who selects a sentence can grow a selection
//! by a step, while a name cut in two is always a nuisance. Nothing here knows words; the lists are of abbreviations
//! and conjunctions only.

mod boundary;
mod clause;
#[cfg(test)]
mod tests;

use super::cluster::{Cluster, clusters};
use super::letter::{FoldedChar, fold_char};
use crate::text::ByteRange;

pub use self::boundary::sentences;
pub use self::clause::clauses;

/// A stretch of text as graphemes, which the rules look at by index.
struct Graphemes<'t> {
    text: &'t str,
    clusters: Vec<Cluster>,
}

impl<'t> Graphemes<'t> {
    fn new(text: &'t str) -> Graphemes<'t> {
        Graphemes { text, clusters: clusters(text).collect() }
    }

    fn len(&self) -> usize {
        self.clusters.len()
    }

    /// The first character of the grapheme at `index`; a line feed beyond the ends.
    fn get(&self, index: usize) -> char {
        self.clusters.get(index).map_or('\n', |cluster| cluster.first)
    }

    fn before(&self, index: usize) -> char {
        index.checked_sub(1).map_or('\n', |index| self.get(index))
    }

    fn is_word(&self, index: usize) -> bool {
        self.clusters.get(index).is_some_and(Cluster::is_word)
    }

    fn is_space(&self, index: usize) -> bool {
        self.clusters.get(index).is_some_and(|cluster| cluster.first.is_whitespace())
    }

    /// The first index from `index` on that is no space and not hidden.
    fn skip_spaces(&self, index: usize) -> usize {
        let is_blank = |c: char| matches!(fold_char(c), FoldedChar::Space | FoldedChar::Hidden);
        (index..self.len()).find(|&at| !is_blank(self.get(at))).unwrap_or(self.len())
    }

    /// The run of letters and digits that ends before `index`: its first index.
    fn word_start(&self, index: usize) -> usize {
        (0..index).rev().find(|&at| !self.is_word(at)).map_or(0, |at| at + 1)
    }

    /// The run of letters and digits that begins at `index`: the index after it.
    fn word_end(&self, index: usize) -> usize {
        (index..self.len()).find(|&at| !self.is_word(at)).unwrap_or(self.len())
    }

    fn slice(&self, start: usize, end: usize) -> &'t str {
        if start >= end {
            return "";
        }
        &self.text[self.clusters[start].start..self.clusters[end - 1].end]
    }

    /// The bytes of the graphemes from `start` to `end` without the spaces at their ends; `None` if nothing is left.
    fn trimmed(&self, start: usize, end: usize) -> Option<ByteRange> {
        let first = (start..end).find(|&at| !self.is_space(at))?;
        let last = (first..end).rev().find(|&at| !self.is_space(at))?;
        Some(ByteRange::new(self.clusters[first].start, self.clusters[last].end))
    }
}

/// Marks that close what they follow.
fn is_closer(c: char) -> bool {
    matches!(c, '”' | '’' | '"' | '\'' | '»' | ')' | ']' | '}' | '›' | '″')
}

/// Marks that open what they precede.
fn is_opener(c: char) -> bool {
    matches!(c, '“' | '‘' | '"' | '\'' | '«' | '(' | '[' | '{' | '‹' | '„')
}
