//! Sentences and clauses of Vietnamese prose, by the rules that government and news texts need.
//!
//! A line (paragraph) is looked at by itself: a line's end always ends a sentence, of whatever kind it is (also U+2028). The general rules (UAX #29) break
//! after "TP.", "PGS.TS." and "Điều 5." and miss "nhân dân.Tăng cường", so `boundary` decides at each full stop from
//! what stands on its two sides. Wrong breaks cost more than missed ones: who selects a sentence can grow a selection
//! by a step, while a name cut in two is always a nuisance. Nothing here knows words; the lists are of abbreviations
//! and conjunctions only.

mod boundary;
mod clause;
mod label;
mod opening;
#[cfg(test)]
mod tests;

use super::cluster::{Cluster, clusters};
use super::letter::{is_blank, is_hidden};
use crate::text::ByteRange;
use crate::text::grapheme::border_after;

pub use self::boundary::sentences;
pub use self::clause::clauses;

/// A stretch of text as graphemes, which the rules look at by index.
struct Graphemes<'t> {
    text: &'t str,
    clusters: Vec<Cluster>,
}

impl<'t> Graphemes<'t> {
    /// Hidden characters (zero-width spaces, soft hyphens, marks of byte order) become part of what they follow; after
    /// a space they are as good as spaces.
    fn new(text: &'t str) -> Graphemes<'t> {
        let mut found: Vec<Cluster> = Vec::with_capacity(text.len());
        for cluster in clusters(text) {
            match found.last_mut() {
                Some(last) if is_hidden(cluster.first) && !is_blank(last.first) => last.end = cluster.end,
                _ => found.push(cluster),
            }
        }
        Graphemes { text, clusters: found }
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
        self.clusters.get(index).is_some_and(|cluster| is_blank(cluster.first))
    }

    fn is_space_before(&self, index: usize) -> bool {
        index.checked_sub(1).is_none_or(|index| self.is_space(index))
    }

    /// The first index from `index` on that is no space, or ends the line.
    fn skip_spaces(&self, index: usize) -> usize {
        let is_something = |&at: &usize| !self.is_space(at) || ends_line(self.get(at));
        (index..self.len()).find(is_something).unwrap_or(self.len())
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

    /// The bytes of the graphemes from `start` to `end` without the blanks at their ends; `None` if nothing is left.
    fn trimmed(&self, start: usize, end: usize) -> Option<ByteRange> {
        let first = (start..end).find(|&at| !self.is_space(at))?;
        let last = (first..end).rev().find(|&at| !self.is_space(at))?;
        // Without the hidden characters behind the last one.
        Some(ByteRange::new(self.clusters[first].start, border_after(self.text, self.clusters[last].start)))
    }
}

/// Whether `c` ends a line where no line feed does: U+2028 and its like, as word processors leave them.
fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Marks that close what they follow.
fn is_closer(c: char) -> bool {
    matches!(c, '”' | '’' | '"' | '\'' | '»' | ')' | ']' | '}' | '›' | '″')
}

/// Marks that open what they precede.
fn is_opener(c: char) -> bool {
    matches!(c, '“' | '‘' | '"' | '\'' | '«' | '(' | '[' | '{' | '‹' | '„')
}
