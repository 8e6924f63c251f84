//! `doccano`: JSON Lines for doccano's sequence labelling projects.
//!
//! Offsets: code points of `text`, end exclusive (doccano's “grapheme mode” must be off). Reader: doccano 1.8, import as
//! “JSONL”; keys other than `text` and `label` become metadata. The file is pure ASCII with `\u` escapes, since doccano's
//! guess of the encoding takes Vietnamese in UTF-8 for Turkish. Can't carry: notes, who made a passage and when, doubt;
//! overlapping passages are dropped by doccano unless its project allows them.

use std::io;

use serde::Serialize;
use serde_json::ser::Formatter;

use super::format::ExportSettings;
use super::loss;
use super::names::article_name;
use super::{Document, Exporter, Losses, Sink};
use crate::codebook::{Codebook, TagId};
use crate::lang::{Phrase, phrase};

const OVERLAPS: Phrase = phrase(
    "đoạn chồng lên đoạn khác: cần bật “Allow overlapping spans” trong doccano",
    "passages that overlap another: doccano drops them unless its project allows overlapping spans",
);

/// The longest label that doccano stores everywhere, in code points.
const LABEL_LIMIT: usize = 100;

/// The `doccano` format.
#[derive(Debug, Default)]
pub struct Doccano;

#[derive(Serialize)]
struct Line<'a> {
    text: &'a str,
    label: Vec<(usize, usize, &'a str)>,
    file: String,
    title: &'a str,
    date: Option<String>,
}

impl Exporter for Doccano {
    fn name(&self) -> &'static str {
        "doccano"
    }

    fn about(&self) -> Phrase {
        phrase("JSON Lines cho doccano (gán nhãn chuỗi)", "JSON Lines for doccano (sequence labelling)")
    }

    fn document(
        &mut self,
        document: &Document,
        settings: &ExportSettings,
        sink: &mut dyn Sink,
        losses: &mut Losses,
    ) -> io::Result<()> {
        loss::count_all_but_spans(document, losses);
        let mut label = Vec::new();
        let mut reached = 0;
        for passage in &document.passages {
            let range = document.text.to_char_range(passage.range);
            let (start, end) = (range.start.0, range.end.0);
            if start >= end {
                losses.add(loss::NOTHING_TO_MARK, 1);
                continue;
            }
            for tag in &passage.tags {
                losses.add(OVERLAPS, usize::from(start < reached));
                reached = reached.max(end);
                label.push((start, end, label_of(&settings.codebook, tag)));
            }
        }
        let line = Line {
            text: document.text.as_str(),
            label,
            file: article_name(&document.path),
            title: &document.title,
            date: document.date.map(|date| date.to_string()),
        };
        let mut bytes = Vec::new();
        line.serialize(&mut serde_json::Serializer::with_formatter(&mut bytes, AsciiFormatter))?;
        bytes.push(b'\n');
        sink.write(&bytes)
    }
}

/// The tag's label where it is short enough and no other tag has it, else its id.
fn label_of<'a>(codebook: &'a Codebook, tag: &'a TagId) -> &'a str {
    let label = codebook.label(tag);
    let is_shared = codebook.tags().iter().any(|other| other.id != *tag && other.label == label);
    if is_shared || label.chars().count() > LABEL_LIMIT { tag.as_str() } else { label }
}

/// Writes every character beyond ASCII as `\u` escapes.
struct AsciiFormatter;

impl Formatter for AsciiFormatter {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        for letter in fragment.chars() {
            if letter.is_ascii() {
                write!(writer, "{letter}")?;
                continue;
            }
            for unit in letter.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::codebook::Tag;
    use crate::exchange::sample::{export, quote_at, sample_documents};

    #[test]
    fn lines_are_ascii_and_give_back_the_text() {
        let (output, _) = export(&mut Doccano);
        assert!(output.text().is_ascii());
        for (line, document) in output.text().lines().zip(sample_documents()) {
            let line: Value = serde_json::from_str(line).unwrap();
            assert_eq!(line["text"], document.text.as_str());
        }
    }

    #[test]
    fn labels_point_at_their_passages() {
        let (output, losses) = export(&mut Doccano);
        let line: Value = serde_json::from_str(output.text().lines().next().unwrap()).unwrap();
        let text = line["text"].as_str().unwrap();
        let first = &line["label"][0];
        assert_eq!(first[2], "Khó khăn, hạn chế");
        assert_eq!(quote_at(text, &first[0], &first[1]), json!("Khó khăn, hạn chế: hạ tầng số 😀 chưa đồng bộ"));
        assert!(losses.counts.iter().any(|(what, times)| *what == OVERLAPS && *times > 0));
    }

    #[test]
    fn ambiguous_and_long_labels_give_way_to_ids() {
        let tag = |id: &str, label: &str| Tag::new(TagId::new(id).unwrap(), label);
        let long = "a".repeat(LABEL_LIMIT + 1);
        let codebook = Codebook::new(vec![tag("a", "Giống"), tag("b", "Giống"), tag("c", &long), tag("d", "Riêng")]);
        let label = |id: &str| label_of(&codebook, &TagId::new(id).unwrap()).to_owned();
        assert_eq!(["a", "b", "c", "d"].map(label), ["a", "b", "c", "Riêng"]);
    }
}
