//! Which token gets which label: the place where overlaps are flattened.

use std::ops::Range;

use super::{OVERLAPPING, SPLIT, Token, WIDENED};
use crate::codebook::TagId;
use crate::exchange::{Document, Losses, loss};
use crate::text::ByteRange;

/// A passage of a document with one of its tags, by their places in its lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label {
    passage: usize,
    tag: usize,
}

impl Label {
    /// The tag itself.
    pub(super) fn tag(self, document: &Document) -> &TagId {
        &document.passages[self.passage].tags[self.tag]
    }
}

/// The label of each token.
pub(super) fn labels(document: &Document, tokens: &[Token], losses: &mut Losses) -> Vec<Option<Label>> {
    let mut wanted: Vec<(Range<usize>, Label)> = Vec::new();
    for (passage, it) in document.passages.iter().enumerate().filter(|(_, it)| !it.tags.is_empty()) {
        let covered = covered(tokens, it.range);
        if covered.is_empty() {
            losses.add(loss::NOTHING_TO_MARK, 1);
            continue;
        }
        wanted.extend((0..it.tags.len()).map(|tag| (covered.clone(), Label { passage, tag })));
    }
    // The sort is stable: of equal lengths the earlier passage stays first, then the tag that was given first.
    wanted.sort_by_key(|(covered, _)| std::cmp::Reverse(covered.len()));
    let mut labels = vec![None; tokens.len()];
    for (covered, label) in wanted {
        if labels[covered.clone()].iter().any(Option::is_some) {
            losses.add(OVERLAPPING, 1);
            continue;
        }
        let (first, last) = (&tokens[covered.start], &tokens[covered.end - 1]);
        let range = document.passages[label.passage].range;
        losses.add(WIDENED, usize::from(first.range.start < range.start || last.range.end > range.end));
        losses.add(SPLIT, usize::from(first.sentence != last.sentence));
        labels[covered].fill(Some(label));
    }
    labels
}

/// The tokens that share a byte with `range`.
fn covered(tokens: &[Token], range: ByteRange) -> Range<usize> {
    let start = tokens.partition_point(|token| token.range.end <= range.start);
    let end = tokens.partition_point(|token| token.range.start < range.end);
    start..end.max(start)
}
