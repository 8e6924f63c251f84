//! A passage finds its place again in a text that may have changed, and says how sure it is.
//!
//! Silent only when certain: the same text at the same place, or a long enough quote that occurs once with its context.
//! Everything else is uncertain or an orphan; an anchor is never clamped to a guess. The text of old versions is not known
//! here, nor are passages looked for whose words changed.

mod folded;
mod search;

use std::cell::OnceCell;

use crate::annotation::{Anchor, AnchorState};
use crate::text::{ByteRange, Text, grapheme};
use folded::{Folded, fold};
use search::{Found, Wanted};

/// Where `anchor` is in `text`. `same_text` says that the text's hash is the one the file was written for: then the
/// position holds when the quote is there too. An orphan's range is empty at the end of the text.
pub fn resolve(text: &Text, anchor: &Anchor, same_text: bool) -> (AnchorState, ByteRange) {
    Resolver::new(text, same_text).resolve(anchor)
}

/// Resolves many anchors in one text: what has to be made of the text for that is made once.
pub struct Resolver<'a> {
    text: &'a Text,
    same_text: bool,
    folded: OnceCell<Folded>,
}

impl<'a> Resolver<'a> {
    /// A resolver for `text`; `same_text` as for [`resolve`].
    pub fn new(text: &'a Text, same_text: bool) -> Resolver<'a> {
        Resolver { text, same_text, folded: OnceCell::new() }
    }

    /// As [`resolve`].
    pub fn resolve(&self, anchor: &Anchor) -> (AnchorState, ByteRange) {
        let filed = self.text.to_byte_range(anchor.range).filter(|range| !range.is_empty());
        if anchor.quote.is_empty() {
            // Somebody wrote down a place without its words: that can't be checked.
            return filed.map_or(self.orphan(), |range| (AnchorState::Uncertain, grapheme::widen(self.text, range)));
        }
        let holds = filed.filter(|range| self.text.slice(*range) == anchor.quote);
        if let Some(range) = holds.filter(|range| self.is_where_it_was(anchor, *range)) {
            return (AnchorState::Exact, grapheme::widen(self.text, range));
        }

        let wanted = Wanted { prefix: &anchor.prefix, quote: &anchor.quote, suffix: &anchor.suffix };
        let is_whole = |range: ByteRange| grapheme::widen(self.text, range) == range;
        let as_written = search::find(self.text.as_str(), &wanted, holds, is_whole);
        if let Found::Certain(range) = as_written {
            let state = if holds == Some(range) { AnchorState::Exact } else { AnchorState::Moved };
            return (state, range);
        }
        // The same words in another form: composed letters, line breaks and blanks differ.
        let folded = self.folded.get_or_init(|| Folded::new(self.text.as_str()));
        let (prefix, quote, suffix) = (fold(&anchor.prefix), fold(&anchor.quote), fold(&anchor.suffix));
        let wanted = Wanted { prefix: &prefix, quote: &quote, suffix: &suffix };
        let in_folded = search::find(folded.as_str(), &wanted, None, |range| folded.unfold(range).is_some());
        match (in_folded.map(|range| folded.unfold(range)), as_written) {
            (Found::Certain(range), _) => (AnchorState::Moved, range),
            (_, Found::Perhaps(range)) | (Found::Perhaps(range), _) => (AnchorState::Uncertain, range),
            _ => self.orphan(),
        }
    }

    /// Whether the quote, found where the file says, is the passage it was. A file may be saved for a later text without
    /// its old anchors being renewed, so the context has to be there even when the hash says that the text is the same.
    fn is_where_it_was(&self, anchor: &Anchor, range: ByteRange) -> bool {
        let text = self.text.as_str();
        let has_context =
            text[..range.start.0].ends_with(&anchor.prefix) && text[range.end.0..].starts_with(&anchor.suffix);
        let is_bare = anchor.prefix.is_empty() && anchor.suffix.is_empty();
        has_context && (self.same_text || !is_bare)
    }

    fn orphan(&self) -> (AnchorState, ByteRange) {
        (AnchorState::Orphan, ByteRange::empty(self.text.end()))
    }
}

#[cfg(test)]
mod tests;
