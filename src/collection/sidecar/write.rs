//! Writing a sidecar: only what changed.
//!
//! Three states meet, annotation by annotation: what is on disk, what was there when the layer was loaded or last saved
//! (the base), and what the layer holds. What we changed since the base is changed on disk; everything else there stays,
//! whoever wrote it. The result is read again before it is handed out.

use std::collections::HashMap;

use super::merge::{Fate, Plan, order};
use super::{Filed, Sidecar, SidecarError, fields, read};
use crate::annotation::Layer;
use crate::codebook::TagId;
use crate::collection::blocks::{Block, Blocks, Change, Part};
use crate::collection::toml_text::{lines, string};
use crate::text::TextHash;

/// What `[article]` says besides tags and note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The article's file name.
    pub file: String,
    /// The hash of its text.
    pub hash: TextHash,
    /// Its length in code points.
    pub length: usize,
}

/// A sidecar that must not be rewritten.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// What is on disk can't be read.
    #[error("{0}")]
    Broken(#[from] SidecarError),
    /// It is laid out in a way that can't be changed without touching what it does not know.
    #[error("the file is laid out in a way that can't be changed safely")]
    Layout,
}

/// The new source: `disk` is what the file holds now (empty when there is none), `base` what it held when the layer was
/// loaded or last saved, `layer` what it should hold. What `disk` has and `base` had not (somebody else's additions)
/// stays; annotations that did not change since `base` keep their bytes; new ones take their place by start, then id.
/// `None` when nothing is to be written: no change, or an empty layer without a file.
///
/// What others deleted and we did not change stays deleted; what they deleted and we changed comes back; what they
/// changed and we deleted stays. A file that is gone or empty is not a deletion: the whole layer is written.
pub fn write(disk: &str, base: Option<&Sidecar>, layer: &Layer, header: &Header) -> Result<Option<String>, WriteError> {
    let ours = Sidecar::of(layer, header);
    if disk.trim_start_matches('\u{FEFF}').trim().is_empty() {
        return Ok((!layer.is_empty()).then(|| fresh(&ours, header)));
    }
    merge_into(disk, base, &ours, Some(header))
}

/// `disk` with the tag `from` replaced by `to`, or dropped, in everything; an annotation goes when neither a tag nor a
/// note is left. `None` when nothing carries it. For articles that are not open: needs no text.
pub fn retag(disk: &str, from: &TagId, to: Option<&TagId>) -> Result<Option<String>, WriteError> {
    let base = read(disk)?;
    let mut ours = base.clone();
    let change = |tags: &mut Vec<TagId>| {
        let mut kept = Vec::with_capacity(tags.len());
        for tag in tags.drain(..) {
            let tag = if tag == *from { to.cloned() } else { Some(tag) };
            kept.extend(tag.filter(|tag| !kept.contains(tag)));
        }
        *tags = kept;
    };
    change(&mut ours.tags);
    ours.annotations.retain_mut(|filed| {
        let carried = filed.tags.contains(from);
        change(&mut filed.tags);
        !(carried && filed.tags.is_empty() && filed.note.is_none())
    });
    merge_into(disk, Some(&base), &ours, None)
}

/// A new file.
fn fresh(ours: &Sidecar, header: &Header) -> String {
    let mut out = format!("format = {}\n\n", read::FORMAT);
    out.push_str(&fields::article(ours, header));
    let mut annotations: Vec<&Filed> = ours.annotations.iter().collect();
    annotations.sort_by(|one, other| order(one).cmp(&order(other)));
    for filed in annotations {
        out.push('\n');
        out.push_str(&fields::annotation(filed));
    }
    out
}

/// `disk` with what `ours` changed since `base`.
fn merge_into(
    disk: &str,
    base: Option<&Sidecar>,
    ours: &Sidecar,
    header: Option<&Header>,
) -> Result<Option<String>, WriteError> {
    let (theirs, numbers) = read::read_numbered(disk)?;
    let plan = Plan::new(&theirs, base, ours);
    if plan.is_empty() {
        return Ok(None);
    }
    let mut blocks = Blocks::split(disk, &["article", ANNOTATION]).ok_or(WriteError::Layout)?;
    write_article(&mut blocks, &plan, ours, header);
    write_annotations(&mut blocks, &plan, &numbers);
    let source = blocks.render();
    let says_it = read(&source).is_ok_and(|written| plan.is_result(&written));
    if says_it { Ok((source != disk).then_some(source)) } else { Err(WriteError::Layout) }
}

const ANNOTATION: &str = "annotation";

fn write_article(blocks: &mut Blocks, plan: &Plan<'_>, ours: &Sidecar, header: Option<&Header>) {
    let eol = blocks.eol;
    let root = blocks.find_mut(&Part::Root).expect("a file has a root");
    if !root.has("format") {
        root.change(&[("format", Some(read::FORMAT.to_string()))], &[], eol);
    }
    let part = Part::Table("article".to_owned());
    let theirs = plan.theirs;
    if let Some(block) = blocks.find_mut(&part) {
        let mut changes: Vec<Change> = Vec::new();
        if let Some(header) = header {
            if theirs.file.as_ref() != Some(&header.file) {
                changes.push(("file", Some(string(&header.file))));
            }
            if theirs.hash != Some(header.hash) || !block.has("length") {
                changes.push(("hash", Some(string(&header.hash.to_string()))));
                changes.push(("length", Some(header.length.to_string())));
            }
            if let (None, Some(annotator)) = (&theirs.annotator, &ours.annotator) {
                changes.push(("annotator", Some(string(annotator.as_str()))));
            }
        }
        if let Some(tags) = plan.tags {
            let odd = odd_tags(block);
            changes.push(("tags", (!tags.is_empty() || !odd.is_empty()).then(|| fields::tags(tags, &odd))));
        }
        if let Some(note) = plan.note {
            changes.push(("note", note.map(lines)));
        }
        block.change(&changes, &fields::ARTICLE, eol);
    } else if let Some(header) = header {
        let block = blocks.block(part, &fields::article(ours, header));
        blocks.blocks.insert(1, block);
    }
}

fn write_annotations(blocks: &mut Blocks, plan: &Plan<'_>, numbers: &[usize]) {
    let by_number: HashMap<usize, usize> = numbers.iter().enumerate().map(|(place, number)| (*number, place)).collect();
    let place_of = |part: &Part| match part {
        Part::Element(name, number) if name == ANNOTATION => by_number.get(number).copied(),
        _ => None,
    };
    let mut to_place: Vec<(&Filed, Block)> = Vec::new();
    let eol = blocks.eol;
    for block in &mut blocks.blocks {
        let Some(place) = place_of(&block.part) else { continue };
        if let Fate::Changes(keys, filed) = &plan.fates[place] {
            let odd = if keys.contains(&"tags") { odd_tags(block) } else { Vec::new() };
            let changes: Vec<Change> = keys.iter().map(|key| (*key, fields::value(filed, key, &odd))).collect();
            block.change(&changes, &fields::ANNOTATION, eol);
            if plan.moves(place) {
                to_place.push((filed, Block { lead: eol.to_owned(), ..block.clone() }));
            }
        }
    }
    blocks.remove(|part| place_of(part).is_some_and(|place| plan.moves(place) || plan.fates[place] == Fate::Goes));

    let new_part = || Part::Element(ANNOTATION.to_owned(), usize::MAX);
    to_place.extend(plan.added.iter().map(|filed| (*filed, blocks.block(new_part(), &fields::annotation(filed)))));
    to_place.sort_by(|one, other| order(one.0).cmp(&order(other.0)));
    let mut to_place = to_place.into_iter().peekable();
    let end = blocks.end_of(ANNOTATION);
    for (at, block) in std::mem::take(&mut blocks.blocks).into_iter().enumerate() {
        if at == end {
            blocks.blocks.extend(to_place.by_ref().map(|(_, new)| new));
        } else if let Some(place) = place_of(&block.part) {
            let next = order(plan.outcome(place));
            while let Some((_, new)) = to_place.next_if(|(filed, _)| order(filed) < next) {
                blocks.blocks.push(new);
            }
        }
        blocks.blocks.push(block);
    }
    blocks.blocks.extend(to_place.map(|(_, new)| new));
}

/// Tags in a block that are no tag ids. They stay when its tags change.
fn odd_tags(block: &Block) -> Vec<String> {
    block.strings("tags").into_iter().filter(|tag| TagId::new(tag).is_err()).collect()
}

#[cfg(test)]
mod tests;
