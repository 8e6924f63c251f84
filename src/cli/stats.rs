//! `ghichu stats`: how often each tag was used.

use std::collections::HashMap;
use std::path::Path;

use serde_json::{Value, json};

use super::output::Output;
use super::setup::Setup;
use super::{Ending, Status};
use crate::codebook::TagId;
use crate::lang::phrase;

/// Counts passages and articles by tag.
pub fn run(path: Option<&Path>, as_json: bool, setup: &Setup, output: &mut Output) -> Ending {
    let opened = setup.open(path)?;
    let session = opened.headless(setup);
    let library = &session.app.library;
    let mut counts: HashMap<&TagId, (usize, usize)> = HashMap::new();
    for (tag, count) in library.entries().iter().flat_map(|entry| &entry.tags) {
        let known = counts.entry(tag).or_default();
        known.0 += count;
        known.1 += 1;
    }
    let annotations: usize = library.entries().iter().map(|entry| entry.annotations).sum();
    let tags = session.app.codebook_tags();
    let row = |tag: &TagId| counts.get(tag).copied().unwrap_or_default();
    if as_json {
        let rows: Vec<Value> = tags
            .iter()
            .map(|(_, tag)| {
                let (passages, articles) = row(tag);
                json!({"tag": tag.as_str(), "label": session.app.codebook.label(tag), "passages": passages, "articles": articles})
            })
            .collect();
        let annotator = opened.me.as_str();
        output.json(&json!({"annotator": annotator, "articles": library.entries().len(), "annotations": annotations, "tags": rows}))?;
        return Ok(Status::Done);
    }
    let text = phrase("{n} bài, {m} chú giải của {who}", "{n} articles, {m} annotations by {who}");
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("n", &library.entries().len()), ("m", &annotations), ("who", &opened.me)];
    output.line(&text.fill(opened.lang, &values))?;
    let heads = phrase("  đoạn    bài  nhãn", " spans   arts  tag");
    output.line(heads.get(opened.lang))?;
    for (depth, tag) in &tags {
        let (passages, articles) = row(tag);
        let label = session.app.codebook.label(tag);
        output.line(&format!("{passages:>6} {articles:>6}  {}{label}", "  ".repeat(*depth)))?;
    }
    Ok(Status::Done)
}
