//! An article as a JSON object, shared by `jsonl` and `json`: everything that was annotated in it, and its text.
//!
//! `annotations` has each passage once, with all that is known of it. `spans` says the same in the shape that training
//! tools read as it is: one entry per passage and tag, `start`, `end` and a single `label`, which is the tag's id.
//! Every key is always there, absent values are `null` or `[]`, so that readers which infer a schema see one.

use serde::Serialize;

use super::Document;
use super::names::article_name;
use crate::annotation::Annotator;
use crate::codebook::{Codebook, TagId};

/// The article.
#[derive(Debug, Serialize)]
pub(super) struct ArticleRecord<'a> {
    id: String,
    title: &'a str,
    date: Option<String>,
    text: &'a str,
    hash: String,
    spans: Vec<SpanRecord<'a>>,
    annotations: Vec<AnnotationRecord<'a>>,
    tags: Vec<ArticleTag<'a>>,
    notes: Vec<ArticleNote<'a>>,
}

#[derive(Debug, Serialize)]
struct SpanRecord<'a> {
    start: usize,
    end: usize,
    label: &'a str,
    id: &'a str,
}

#[derive(Debug, Serialize)]
struct AnnotationRecord<'a> {
    id: &'a str,
    start: usize,
    end: usize,
    quote: &'a str,
    tags: Vec<&'a str>,
    labels: Vec<&'a str>,
    note: Option<&'a str>,
    annotator: &'a str,
    certain: bool,
    source: Option<&'a str>,
    created: Option<String>,
}

#[derive(Debug, Serialize)]
struct ArticleTag<'a> {
    annotator: &'a str,
    tag: &'a str,
    label: &'a str,
}

#[derive(Debug, Serialize)]
struct ArticleNote<'a> {
    annotator: &'a str,
    note: &'a str,
}

impl<'a> ArticleRecord<'a> {
    /// The record of `document`, with labels from `codebook`.
    pub(super) fn new(document: &'a Document, codebook: &'a Codebook) -> ArticleRecord<'a> {
        let mut spans = Vec::new();
        let mut annotations = Vec::with_capacity(document.passages.len());
        for passage in &document.passages {
            let range = document.text.to_char_range(passage.range);
            let (start, end, id) = (range.start.0, range.end.0, passage.id.as_str());
            if start < end {
                spans.extend(passage.tags.iter().map(|tag| SpanRecord { start, end, label: tag.as_str(), id }));
            }
            annotations.push(AnnotationRecord {
                id,
                start,
                end,
                quote: document.text.slice(passage.range),
                tags: passage.tags.iter().map(TagId::as_str).collect(),
                labels: passage.tags.iter().map(|tag| codebook.label(tag)).collect(),
                note: passage.note.as_deref(),
                annotator: passage.annotator.as_str(),
                certain: passage.certain,
                source: passage.source.as_deref(),
                created: passage.created.map(|stamp| stamp.to_string()),
            });
        }
        let tag_record = |(annotator, tag): &'a (Annotator, TagId)| ArticleTag {
            annotator: annotator.as_str(),
            tag: tag.as_str(),
            label: codebook.label(tag),
        };
        ArticleRecord {
            id: article_name(&document.path),
            title: &document.title,
            date: document.date.map(|date| date.to_string()),
            text: document.text.as_str(),
            hash: document.text.hash().to_string(),
            spans,
            annotations,
            tags: document.tags.iter().map(tag_record).collect(),
            notes: document
                .notes
                .iter()
                .map(|(annotator, note)| ArticleNote { annotator: annotator.as_str(), note })
                .collect(),
        }
    }
}
