//! What a language has to say about where rows end.
//!
//! Where a row *can* end is a matter of characters (UAX #14) and known here. Which of these places tear apart what is
//! read as one ("5 | tỷ đồng") only a language knows: it is asked about the one or two places that a row could end at,
//! never about a whole text, so that the answer may cost something. The answers depend on the text around the place
//! alone; so rows stay the same wherever one starts to make them.

use std::fmt::Debug;

/// The rules of a language for the ends of rows. Places are bytes of `text`, a line or a stretch of a long one; at each
/// of them UAX #14 allows a break, after spaces or inside a token.
pub trait BreakRules: Debug + Sync {
    /// Whether a row must not end at byte `at`. It does nevertheless where nothing else fits into the row.
    fn forbids(&self, text: &str, at: usize) -> bool;

    /// Whether a row should rather end earlier than at byte `at`, if it stays full enough.
    fn dislikes(&self, text: &str, at: usize) -> bool;

    /// How many bytes at the start of `line` are the label of a list item with its spaces ("- ", "1. "), 0 when it has
    /// none. The later rows of the line are indented to what follows.
    fn label(&self, line: &str) -> usize;
}

/// No language: rows end wherever UAX #14 lets them.
#[derive(Clone, Copy, Debug)]
pub struct NoRules;

impl BreakRules for NoRules {
    fn forbids(&self, _: &str, _: usize) -> bool {
        false
    }

    fn dislikes(&self, _: &str, _: usize) -> bool {
        false
    }

    fn label(&self, _: &str) -> usize {
        0
    }
}
