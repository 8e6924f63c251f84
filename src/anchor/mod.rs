//! A passage finds its place again in a text that may have changed, and says how sure it is.
//!
//! Silent only when certain: the same text at the same place, or a long enough quote that occurs once with its context.
//! Everything else is uncertain or an orphan; an anchor is never clamped to a guess.

use crate::annotation::{Anchor, AnchorState};
use crate::text::{ByteRange, Text};

/// Where `anchor` is in `text`. `same_text` says that the text's hash is the one the file was written for: then the
/// position holds when the quote is there too. An orphan's range is empty at the end of the text.
pub fn resolve(text: &Text, anchor: &Anchor, same_text: bool) -> (AnchorState, ByteRange) {
    todo!()
}
