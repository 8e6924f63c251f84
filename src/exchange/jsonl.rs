//! `jsonl`: JSON Lines, one line per article, with its text.
//!
//! Offsets: code points of `text`, end exclusive. Readers: `pandas.read_json(lines=True)`, Hugging Face `datasets`,
//! Prodigy (`text` and `spans` are its own keys), and spaCy by `doc.char_span(start, end, label)` over `spans` (put them
//! into `doc.spans`, since `doc.ents` refuses overlaps). Can't carry: colours, descriptions and the tree of the codebook
//! (`json` has them). A reader that infers types from the first lines may want a schema when these have no annotations.

use std::io;

use super::format::ExportSettings;
use super::loss::count_orphans;
use super::record::ArticleRecord;
use super::{Document, Exporter, Losses, Sink};
use crate::lang::{Phrase, phrase};

/// The `jsonl` format.
#[derive(Debug, Default)]
pub struct JsonLines;

impl Exporter for JsonLines {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn about(&self) -> Phrase {
        phrase(
            "JSON Lines, mỗi bài một dòng kèm toàn văn (spaCy, Prodigy, Hugging Face)",
            "JSON Lines, one article per line with its text (spaCy, Prodigy, Hugging Face)",
        )
    }

    fn document(
        &mut self,
        document: &Document,
        settings: &ExportSettings,
        sink: &mut dyn Sink,
        losses: &mut Losses,
    ) -> io::Result<()> {
        count_orphans(document, losses);
        let mut line = serde_json::to_vec(&ArticleRecord::new(document, &settings.codebook))?;
        line.push(b'\n');
        sink.write(&line)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::exchange::sample::{export, quote_at, sample_documents};

    fn lines() -> (Vec<Value>, Losses) {
        let (output, losses) = export(&mut JsonLines);
        let lines = output.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        (lines, losses)
    }

    #[test]
    fn one_line_per_article() {
        assert_eq!(lines().0.len(), sample_documents().len());
    }

    #[test]
    fn every_offset_gives_its_quote() {
        for line in lines().0 {
            let text = line["text"].as_str().unwrap();
            for annotation in line["annotations"].as_array().unwrap() {
                assert_eq!(quote_at(text, &annotation["start"], &annotation["end"]), annotation["quote"]);
            }
        }
    }

    #[test]
    fn a_passage_with_two_tags_is_one_annotation_and_two_spans() {
        let line = &lines().0[0];
        let of = |list: &str| {
            let all = line[list].as_array().unwrap().iter();
            all.filter(|entry| entry["id"] == "aaaaaaaaaa").cloned().collect::<Vec<_>>()
        };
        assert_eq!(of("spans").len(), 2);
        assert_eq!(of("annotations").len(), 1);
        assert_eq!(of("annotations")[0]["labels"], json!(["Khó khăn, hạn chế", "Hạ tầng; số"]));
    }

    #[test]
    fn articles_without_annotations_have_every_key() {
        let (lines, _) = lines();
        let empty = lines.iter().find(|line| line["annotations"] == json!([])).unwrap();
        for key in ["id", "title", "date", "text", "hash", "spans", "tags", "notes"] {
            assert!(empty.get(key).is_some(), "{key}");
        }
    }

    #[test]
    fn orphans_are_counted() {
        assert_eq!(lines().1.counts, [(crate::exchange::loss::ORPHANS, 2)]);
    }
}
