//! `webannotation`: W3C Web Annotation (JSON-LD), a collection of one page with every annotation.
//!
//! Offsets: code points, end exclusive, in a `TextPositionSelector`; beside it, as an alternative, a
//! `TextQuoteSelector` with the passage and what stands around it. Readers: RDF tools (the context is the standard one,
//! named and never fetched from here), Recogito, Annotorious and their like. Names are stable URNs made of the article's
//! path, the annotator and the annotation's id: `urn:ghichu:2024/bai-01.txt#lan/k3f9x2m7ab`. Tags are bodies that tag,
//! notes are bodies that comment, a rule is the generator. Can't carry: doubt, the codebook's tree and colours, and the
//! articles' texts.

#[cfg(test)]
mod tests;

use std::io;

use serde::Serialize;

use super::context::around;
use super::format::ExportSettings;
use super::loss::{self, count_orphans};
use super::names::article_name;
use super::{Document, Exporter, Losses, Passage, Sink};
use crate::annotation::Annotator;
use crate::codebook::{Codebook, TagId};
use crate::lang::{Phrase, phrase};

/// How many code points of context the quote selector has on either side.
const CONTEXT: usize = 32;

/// The `webannotation` format.
#[derive(Debug, Default)]
pub struct WebAnnotation {
    total: usize,
}

#[derive(Serialize)]
struct Annotation<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: Vec<&'static str>,
    creator: Agent<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    created: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    generator: Option<Agent<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    body: Vec<Body<'a>>,
    target: Target<'a>,
}

#[derive(Serialize)]
struct Agent<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(rename = "type")]
    kind: &'static str,
    name: &'a str,
}

#[derive(Serialize)]
struct Body<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(rename = "type")]
    kind: &'static str,
    value: &'a str,
    format: &'static str,
    purpose: &'static str,
}

#[derive(Serialize)]
struct Target<'a> {
    source: &'a Source<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    selector: Vec<Selector<'a>>,
}

#[derive(Serialize)]
struct Source<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "dcterms:identifier")]
    path: String,
    #[serde(rename = "dcterms:title")]
    title: &'a str,
    #[serde(rename = "dcterms:date", skip_serializing_if = "Option::is_none")]
    date: Option<String>,
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector<'a> {
    TextQuoteSelector { exact: &'a str, prefix: &'a str, suffix: &'a str },
    TextPositionSelector { start: usize, end: usize },
}

impl Exporter for WebAnnotation {
    fn name(&self) -> &'static str {
        "webannotation"
    }

    fn about(&self) -> Phrase {
        phrase("W3C Web Annotation (JSON-LD)", "W3C Web Annotation (JSON-LD)")
    }

    fn begin(&mut self, settings: &ExportSettings, sink: &mut dyn Sink) -> io::Result<()> {
        let label = serde_json::to_string(&settings.collection)?;
        let id = format!("urn:ghichu:collection:{}", percent_encoded(&settings.collection, b""));
        let head = format!(
            "{{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\n\"id\":\"{id}\",\n\
             \"type\":\"AnnotationCollection\",\n\"label\":{label},\n\
             \"first\":{{\"id\":\"{id}#1\",\"type\":\"AnnotationPage\",\"startIndex\":0,\"items\":["
        );
        sink.write(head.as_bytes())
    }

    fn document(
        &mut self,
        document: &Document,
        settings: &ExportSettings,
        sink: &mut dyn Sink,
        losses: &mut Losses,
    ) -> io::Result<()> {
        count_orphans(document, losses);
        losses.add(loss::DOUBT, document.passages.iter().filter(|passage| !passage.certain).count());
        let path = article_name(&document.path);
        let source = Source {
            id: format!("urn:ghichu:{}", percent_encoded(&path, b"/")),
            kind: "Text",
            path,
            title: &document.title,
            date: document.date.map(|date| date.to_string()),
        };
        for (annotator, tag) in &document.tags {
            let id = format!("{}#{annotator}//{tag}", source.id);
            let body = vec![tag_body(tag, &settings.codebook)];
            self.write(&of_article(id, annotator, body, &source), sink)?;
        }
        for (annotator, note) in &document.notes {
            let id = format!("{}#{annotator}//.note", source.id);
            self.write(&of_article(id, annotator, vec![note_body(note)], &source), sink)?;
        }
        for passage in &document.passages {
            self.write(&of_passage(passage, document, &source, &settings.codebook), sink)?;
        }
        Ok(())
    }

    fn end(&mut self, _settings: &ExportSettings, sink: &mut dyn Sink, _losses: &mut Losses) -> io::Result<()> {
        sink.write(format!("\n]}},\n\"total\":{}}}\n", self.total).as_bytes())
    }
}

impl WebAnnotation {
    fn write(&mut self, annotation: &Annotation<'_>, sink: &mut dyn Sink) -> io::Result<()> {
        sink.write(if self.total == 0 { b"\n" } else { b",\n" })?;
        self.total += 1;
        sink.write(&serde_json::to_vec(annotation)?)
    }
}

fn of_article<'a>(id: String, annotator: &'a Annotator, body: Vec<Body<'a>>, source: &'a Source<'a>) -> Annotation<'a> {
    Annotation {
        id,
        kind: "Annotation",
        motivation: motivation(&body),
        creator: person(annotator),
        created: None,
        generator: None,
        body,
        target: Target { source, selector: Vec::new() },
    }
}

fn of_passage<'a>(
    passage: &'a Passage,
    document: &'a Document,
    source: &'a Source<'a>,
    codebook: &'a Codebook,
) -> Annotation<'a> {
    let text = &document.text;
    let range = text.to_char_range(passage.range);
    let (prefix, suffix) = around(text, passage.range, CONTEXT);
    let quote = Selector::TextQuoteSelector { exact: text.slice(passage.range), prefix, suffix };
    let position = Selector::TextPositionSelector { start: range.start.0, end: range.end.0 };
    let tags = passage.tags.iter().map(|tag| tag_body(tag, codebook));
    let body: Vec<_> = tags.chain(passage.note.as_deref().map(note_body)).collect();
    Annotation {
        id: format!("{}#{}/{}", source.id, passage.annotator, percent_encoded(passage.id.as_str(), b"")),
        kind: "Annotation",
        motivation: motivation(&body),
        creator: person(&passage.annotator),
        // The standard wants the moment in UTC, written with `Z`.
        created: passage.created.map(|stamp| stamp.moment.to_string()),
        generator: passage.source.as_deref().map(|name| Agent { id: None, kind: "Software", name }),
        body,
        target: Target { source, selector: vec![quote, position] },
    }
}

fn motivation(body: &[Body<'_>]) -> Vec<&'static str> {
    let mut purposes: Vec<_> = body.iter().map(|body| body.purpose).collect();
    purposes.dedup();
    if purposes.is_empty() { vec!["highlighting"] } else { purposes }
}

fn person(annotator: &Annotator) -> Agent<'_> {
    Agent { id: Some(format!("urn:ghichu:annotator:{annotator}")), kind: "Person", name: annotator.as_str() }
}

fn tag_body<'a>(tag: &'a TagId, codebook: &'a Codebook) -> Body<'a> {
    let id = Some(format!("urn:ghichu:tag:{tag}"));
    Body { id, kind: "TextualBody", value: codebook.label(tag), format: "text/plain", purpose: "tagging" }
}

fn note_body(note: &str) -> Body<'_> {
    Body { id: None, kind: "TextualBody", value: note, format: "text/plain", purpose: "commenting" }
}

/// `text` for a URN: letters, digits, `-`, `.`, `_`, `~` and `also` stay, every other byte becomes `%XX`.
fn percent_encoded(text: &str, also: &[u8]) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || also.contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
