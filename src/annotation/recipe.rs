//! How edits are composed from what a person wants: tag a passage, untag it, note it, move its ends.
//!
//! Each function looks at the layer and returns the edits; performing them is the history's.

use super::{Anchor, Annotation, AnnotationId, Edit, Layer, Stamp};
use crate::codebook::TagId;
use crate::text::{ByteRange, Text};

/// The anchor of a passage: its place in code points, its text, and up to `context` code points on either side, cut at
/// grapheme borders and within its paragraph's neighbourhood (line feeds included).
pub fn anchor(text: &Text, range: ByteRange, context: usize) -> Anchor {
    todo!()
}

/// What a new annotation needs from outside: an id and the time.
#[derive(Clone, Debug)]
pub struct Maker {
    /// The id it will have.
    pub id: AnnotationId,
    /// When it is made.
    pub created: Stamp,
    /// How much context its anchor keeps, in code points.
    pub context: usize,
    /// What makes it; `None` for a person.
    pub source: Option<String>,
}

/// Tags exactly `range` (widened to grapheme borders): an annotation with the same range gets the tag added, otherwise a
/// new one is made. Empty when it has the tag already.
pub fn add_tag(text: &Text, layer: &Layer, range: ByteRange, tag: &TagId, maker: Maker) -> Vec<Edit> {
    todo!()
}

/// Takes a tag from an annotation; the annotation goes when neither a tag nor a note is left.
pub fn remove_tag(annotation: &Annotation, tag: &TagId) -> Vec<Edit> {
    todo!()
}

/// Puts `with` in the place of `tag` (or drops it when `None`) in everything of the layer: for merging and removing tags.
pub fn replace_tag_everywhere(layer: &Layer, tag: &TagId, with: Option<&TagId>) -> Vec<Edit> {
    todo!()
}

/// Gives an annotation other boundaries and a fresh anchor.
pub fn move_bounds(text: &Text, annotation: &Annotation, range: ByteRange, context: usize) -> Vec<Edit> {
    todo!()
}

/// Sets or drops a note; the annotation goes when neither a tag nor a note is left.
pub fn set_note(annotation: &Annotation, note: Option<String>) -> Vec<Edit> {
    todo!()
}
