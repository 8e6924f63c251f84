//! How edits are composed from what a person wants: tag a passage, untag it, note it, move its ends.
//!
//! Each function looks at the layer and returns the edits; performing them is the history's. Nothing to do is no edits.

use std::collections::BTreeSet;

use super::{Anchor, AnchorState, Annotation, AnnotationId, Edit, Layer, Stamp};
use crate::codebook::TagId;
use crate::text::{ByteOffset, ByteRange, Text, grapheme};

/// The anchor of a passage: its place in code points, its text, and up to `context` code points on either side, cut at
/// grapheme borders and within its paragraph's neighbourhood (line feeds included).
pub fn anchor(text: &Text, range: ByteRange, context: usize) -> Anchor {
    let whole = text.as_str();
    let before = &whole[..range.start.0];
    let from = before.char_indices().rev().take(context).last().map_or(range.start.0, |(at, _)| at);
    let after = &whole[range.end.0..];
    let to = after.char_indices().nth(context).map_or(whole.len(), |(at, _)| range.end.0 + at);
    Anchor {
        range: text.to_char_range(range),
        quote: text.slice(range).to_owned(),
        prefix: whole[border_from(text, from).min(range.start.0)..range.start.0].to_owned(),
        suffix: whole[range.end.0..border_to(text, to).max(range.end.0)].to_owned(),
    }
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
    annotate(text, layer, range, std::slice::from_ref(tag), None, maker)
}

/// Tags several passages as one step, such as all occurrences of a word; `make` is asked for each new annotation.
pub fn add_tag_to_all(
    text: &Text,
    layer: &Layer,
    ranges: &[ByteRange],
    tag: &TagId,
    mut make: impl FnMut() -> Maker,
) -> Vec<Edit> {
    let passages: BTreeSet<ByteRange> = ranges.iter().map(|range| grapheme::widen(text, *range)).collect();
    passages.into_iter().flat_map(|range| add_tag(text, layer, range, tag, make())).collect()
}

/// Gives exactly `range` (widened to grapheme borders) tags and maybe a note: an annotation with the same range gets what
/// it lacks (a note takes the old one's place), otherwise a new one is made.
pub fn annotate(
    text: &Text,
    layer: &Layer,
    range: ByteRange,
    tags: &[TagId],
    note: Option<String>,
    maker: Maker,
) -> Vec<Edit> {
    let range = grapheme::widen(text, range);
    let note = note.and_then(tidy);
    if range.is_empty() || (tags.is_empty() && note.is_none()) {
        return Vec::new();
    }
    let mut same = layer.overlapping(range);
    same.retain(|one| one.range == range);
    let has_all = |one: &Annotation| tags.iter().all(|tag| one.tags.contains(tag));
    let Some(old) = same.iter().find(|one| has_all(one)).or(same.first()) else {
        return vec![Edit::Insert(Annotation {
            id: maker.id,
            tags: distinct(tags.iter().cloned()),
            range,
            state: AnchorState::Exact,
            anchor: anchor(text, range, maker.context),
            note,
            source: maker.source,
            created: Some(maker.created),
        })];
    };
    let tags = distinct(old.tags.iter().chain(tags).cloned());
    replace(old, Annotation { tags, note: note.or_else(|| old.note.clone()), ..(*old).clone() })
}

/// Takes a tag from an annotation; the annotation goes when neither a tag nor a note is left.
pub fn remove_tag(annotation: &Annotation, tag: &TagId) -> Vec<Edit> {
    let left = annotation.tags.iter().filter(|one| *one != tag).cloned();
    retag(annotation, left.collect())
}

/// Gives an annotation other tags; it goes when neither a tag nor a note is left.
pub fn retag(annotation: &Annotation, tags: Vec<TagId>) -> Vec<Edit> {
    replace(annotation, Annotation { tags: distinct(tags), ..annotation.clone() })
}

/// Gives the whole article other tags.
pub fn retag_article(layer: &Layer, tags: Vec<TagId>) -> Vec<Edit> {
    let tags = distinct(tags);
    if tags == layer.article_tags() { Vec::new() } else { vec![Edit::SetArticleTags(tags)] }
}

/// Puts `with` in the place of `tag` (or drops it when `None`) in everything of the layer: for merging and removing tags.
pub fn replace_tag_everywhere(layer: &Layer, tag: &TagId, with: Option<&TagId>) -> Vec<Edit> {
    let replaced = |tags: &[TagId]| -> Vec<TagId> { tags.iter().filter_map(|one| other_tag(one, tag, with)).collect() };
    let mut edits = retag_article(layer, replaced(layer.article_tags()));
    let carriers = layer.annotations().iter().filter(|one| one.tags.contains(tag));
    edits.extend(carriers.flat_map(|one| retag(one, replaced(&one.tags))));
    edits
}

fn other_tag(one: &TagId, tag: &TagId, with: Option<&TagId>) -> Option<TagId> {
    if one == tag { with.cloned() } else { Some(one.clone()) }
}

/// Gives an annotation other boundaries and a fresh anchor. With the boundaries it has, this confirms a place that was
/// not certain.
pub fn move_bounds(text: &Text, annotation: &Annotation, range: ByteRange, context: usize) -> Vec<Edit> {
    let range = grapheme::widen(text, range);
    if range.is_empty() || (range == annotation.range && annotation.state == AnchorState::Exact) {
        return Vec::new();
    }
    let anchor = anchor(text, range, context);
    replace(annotation, Annotation { range, anchor, state: AnchorState::Exact, ..annotation.clone() })
}

/// Sets or drops a note; the annotation goes when neither a tag nor a note is left.
pub fn set_note(annotation: &Annotation, note: Option<String>) -> Vec<Edit> {
    replace(annotation, Annotation { note: note.and_then(tidy), ..annotation.clone() })
}

/// Sets or drops the note on the whole article.
pub fn set_article_note(layer: &Layer, note: Option<String>) -> Vec<Edit> {
    let note = note.and_then(tidy);
    if note.as_deref() == layer.article_note() { Vec::new() } else { vec![Edit::SetArticleNote(note)] }
}

/// The edit from `old` to `new`, if there is one.
fn replace(old: &Annotation, new: Annotation) -> Vec<Edit> {
    if new.tags.is_empty() && new.note.is_none() {
        vec![Edit::Remove(new.id)]
    } else if *old == new {
        Vec::new()
    } else {
        vec![Edit::Replace(new)]
    }
}

/// A note as it is kept; one of nothing but blanks is none.
fn tidy(note: String) -> Option<String> {
    (!note.trim().is_empty()).then_some(note)
}

fn distinct(tags: impl IntoIterator<Item = TagId>) -> Vec<TagId> {
    let mut kept = Vec::new();
    for tag in tags {
        if !kept.contains(&tag) {
            kept.push(tag);
        }
    }
    kept
}

/// The grapheme border at `at`, or the next one.
fn border_from(text: &Text, at: usize) -> usize {
    let around = grapheme::grapheme_at(text, ByteOffset(at));
    if around.start.0 == at { at } else { around.end.0 }
}

/// The grapheme border at `at`, or the one before.
fn border_to(text: &Text, at: usize) -> usize {
    grapheme::grapheme_at(text, ByteOffset(at)).start.0
}

#[cfg(test)]
mod tests;
