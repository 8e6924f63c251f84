//! The keys of a sidecar, in the order in which they are written, and their values as TOML.

use super::{Filed, Header, Sidecar};
use crate::annotation::Stamp;
use crate::codebook::TagId;
use crate::collection::toml_text::{array, lines, string};

pub(super) const ARTICLE: [&str; 6] = ["file", "hash", "length", "annotator", "tags", "note"];

pub(super) const ANNOTATION: [&str; 10] =
    ["id", "tags", "start", "end", "quote", "prefix", "suffix", "note", "source", "created"];

/// The keys that say where a passage is. They make sense together only.
const ANCHOR: [&str; 5] = ["start", "end", "quote", "prefix", "suffix"];

/// The keys in which two annotations differ.
pub(super) fn differing(one: &Filed, other: &Filed) -> Vec<&'static str> {
    let (here, there) = (&one.anchor, &other.anchor);
    let same = |key: &str| match key {
        "id" => one.id == other.id,
        "tags" => one.tags == other.tags,
        "start" => here.range.start == there.range.start,
        "end" => here.range.end == there.range.end,
        "quote" => here.quote == there.quote,
        "prefix" => here.prefix == there.prefix,
        "suffix" => here.suffix == there.suffix,
        "note" => one.note == other.note,
        "source" => one.source == other.source,
        // Files hold whole seconds.
        _ => one.created.map(Stamp::whole) == other.created.map(Stamp::whole),
    };
    ANNOTATION.into_iter().filter(|key| !same(key)).collect()
}

/// The keys to change in what is on disk, so that it has what `ours` changed since `base`.
pub(super) fn to_change(theirs: &Filed, base: Option<&Filed>, ours: &Filed) -> Vec<&'static str> {
    let mut changed = base.map_or_else(|| ANNOTATION.to_vec(), |base| differing(base, ours));
    if changed.iter().any(|key| ANCHOR.contains(key)) {
        changed.extend(ANCHOR);
    }
    differing(theirs, ours).into_iter().filter(|key| changed.contains(key)).collect()
}

/// `theirs` with `keys` as in `ours`.
pub(super) fn merged(theirs: &Filed, ours: &Filed, keys: &[&str]) -> Filed {
    let mut merged = theirs.clone();
    for key in keys {
        match *key {
            "tags" => merged.tags.clone_from(&ours.tags),
            "note" => merged.note.clone_from(&ours.note),
            "source" => merged.source.clone_from(&ours.source),
            "created" => merged.created = ours.created,
            _ => merged.anchor.clone_from(&ours.anchor),
        }
    }
    merged
}

/// The value of `key` as TOML; `None` when it has none. `odd_tags` are strings of the file that are no tag ids: they stay.
pub(super) fn value(filed: &Filed, key: &str, odd_tags: &[String]) -> Option<String> {
    let anchor = &filed.anchor;
    match key {
        "id" => Some(string(filed.id.as_str())),
        "tags" => Some(tags(&filed.tags, odd_tags)),
        "start" => Some(anchor.range.start.0.to_string()),
        "end" => Some(anchor.range.end.0.to_string()),
        "quote" => Some(string(&anchor.quote)),
        "prefix" => Some(string(&anchor.prefix)),
        "suffix" => Some(string(&anchor.suffix)),
        "note" => filed.note.as_deref().map(lines),
        "source" => filed.source.as_deref().map(string),
        _ => filed.created.map(|created| created.to_string()),
    }
}

/// The tags as an array, with the strings that are no tag ids at its end.
pub(super) fn tags(tags: &[TagId], odd_tags: &[String]) -> String {
    array(tags.iter().map(TagId::as_str).chain(odd_tags.iter().map(String::as_str)))
}

/// A new annotation's table.
pub(super) fn annotation(filed: &Filed) -> String {
    let mut out = String::from("[[annotation]]\n");
    for key in ANNOTATION {
        if let Some(value) = value(filed, key, &[]) {
            out.extend([key, " = ", &value, "\n"]);
        }
    }
    out
}

/// A new `[article]` table.
pub(super) fn article(sidecar: &Sidecar, header: &Header) -> String {
    let mut out = format!("[article]\nfile = {}\nhash = \"{}\"\n", string(&header.file), header.hash);
    out.push_str(&format!("length = {}\n", header.length));
    if let Some(annotator) = &sidecar.annotator {
        out.push_str(&format!("annotator = \"{annotator}\"\n"));
    }
    if !sidecar.tags.is_empty() {
        out.push_str(&format!("tags = {}\n", tags(&sidecar.tags, &[])));
    }
    if let Some(note) = &sidecar.note {
        out.push_str(&format!("note = {}\n", lines(note)));
    }
    out
}
