//! `json`: one JSON document with the codebook and every article; the format that keeps everything.
//!
//! Offsets: code points of each article's `text`, end exclusive. Readers: anything that reads JSON. Each article is an
//! object as in `jsonl`, on a line of its own, so that two exports can be compared line by line. Can't carry: orphans.

use std::io;

use serde::Serialize;

use super::format::ExportSettings;
use super::loss::count_orphans;
use super::record::ArticleRecord;
use super::{Document, Exporter, Losses, Sink};
use crate::codebook::Tag;
use crate::lang::{Phrase, phrase};

/// The number of this format, raised when a key changes its meaning.
const VERSION: u32 = 1;

/// The `json` format.
#[derive(Debug, Default)]
pub struct Json {
    has_article: bool,
}

#[derive(Serialize)]
struct TagRecord<'a> {
    id: &'a str,
    label: &'a str,
    colour: Option<String>,
    key: Option<char>,
    parent: Option<&'a str>,
    description: &'a str,
    examples: &'a [String],
}

impl<'a> From<&'a Tag> for TagRecord<'a> {
    fn from(tag: &'a Tag) -> TagRecord<'a> {
        TagRecord {
            id: tag.id.as_str(),
            label: &tag.label,
            colour: tag.colour.map(|colour| colour.to_string()),
            key: tag.key,
            parent: tag.parent.as_ref().map(|parent| parent.as_str()),
            description: &tag.description,
            examples: &tag.examples,
        }
    }
}

impl Exporter for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn about(&self) -> Phrase {
        phrase("Một tệp JSON có đủ bộ nhãn và mọi bài", "One JSON document with the codebook and every article")
    }

    fn begin(&mut self, settings: &ExportSettings, sink: &mut dyn Sink) -> io::Result<()> {
        let collection = serde_json::to_string(&settings.collection)?;
        let tags: Vec<TagRecord<'_>> = settings.codebook.tags().iter().map(TagRecord::from).collect();
        let codebook = serde_json::to_string(&tags)?;
        let head =
            format!("{{\"format\":{VERSION},\n\"collection\":{collection},\n\"codebook\":{codebook},\n\"articles\":[");
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
        sink.write(if self.has_article { b",\n" } else { b"\n" })?;
        self.has_article = true;
        sink.write(&serde_json::to_vec(&ArticleRecord::new(document, &settings.codebook))?)
    }

    fn end(&mut self, _settings: &ExportSettings, sink: &mut dyn Sink, _losses: &mut Losses) -> io::Result<()> {
        sink.write(b"\n]}\n")
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::exchange::JsonLines;
    use crate::exchange::sample::{MemorySink, export, sample_settings};

    #[test]
    fn articles_are_those_of_the_lines() {
        let whole: Value = serde_json::from_str(export(&mut Json::default()).0.text()).unwrap();
        let lines = export(&mut JsonLines).0;
        let lines: Vec<Value> = lines.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(whole["articles"], Value::Array(lines));
        assert_eq!(whole["codebook"][1]["parent"], "kho-khan");
        assert_eq!(whole["codebook"][0]["colour"], "#e69f00");
    }

    #[test]
    fn no_article_is_an_empty_list() {
        let (mut format, mut sink, settings) = (Json::default(), MemorySink::default(), sample_settings());
        format.begin(&settings, &mut sink).unwrap();
        format.end(&settings, &mut sink, &mut Losses::default()).unwrap();
        let whole: Value = serde_json::from_str(sink.text()).unwrap();
        assert_eq!(whole["articles"], Value::Array(Vec::new()));
    }
}
