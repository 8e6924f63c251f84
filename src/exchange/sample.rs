//! Documents that are hard to export, for the tests of every format, and a sink that keeps what it is given.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use proptest::prelude::*;
use serde_json::Value;
use unicode_segmentation::UnicodeSegmentation;

use super::format::ExportSettings;
use super::{Document, Exporter, Losses, Passage, Sink};
use crate::annotation::{AnnotationId, Annotator, Stamp};
use crate::codebook::{Codebook, Tag, TagId};
use crate::collection::ArticlePath;
use crate::lang::Lang;
use crate::text::{ByteRange, Text};

/// What an export wrote.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct MemorySink {
    pub(super) bytes: Vec<u8>,
    pub(super) files: BTreeMap<String, Vec<u8>>,
}

impl MemorySink {
    pub(super) fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).expect("exports are UTF-8")
    }

    pub(super) fn file_text(&self, name: &str) -> &str {
        std::str::from_utf8(&self.files[name]).expect("exports are UTF-8")
    }
}

impl Sink for MemorySink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn file(&mut self, name: &str, content: &[u8]) -> io::Result<()> {
        assert!(self.files.insert(name.to_owned(), content.to_vec()).is_none(), "{name} was written twice");
        Ok(())
    }
}

/// Exports the sample documents with the sample settings.
pub(super) fn export(exporter: &mut dyn Exporter) -> (MemorySink, Losses) {
    export_with(exporter, &sample_settings(), &sample_documents())
}

pub(super) fn export_with(
    exporter: &mut dyn Exporter,
    settings: &ExportSettings,
    documents: &[Document],
) -> (MemorySink, Losses) {
    let (mut sink, mut losses) = (MemorySink::default(), Losses::default());
    exporter.begin(settings, &mut sink).unwrap();
    for document in documents {
        exporter.document(document, settings, &mut sink, &mut losses).unwrap();
    }
    exporter.end(settings, &mut sink, &mut losses).unwrap();
    (sink, losses)
}

/// What stands in `text` between two offsets in code points, as a reader in another language would cut it.
pub(super) fn quote_at(text: &str, start: &Value, end: &Value) -> Value {
    let offset = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    Value::String(text.chars().skip(offset(start)).take(offset(end) - offset(start)).collect())
}

pub(super) fn count_of(losses: &Losses, english: &str) -> usize {
    losses.counts.iter().find(|(what, _)| what.en == english).map_or(0, |(_, times)| *times)
}

pub(super) fn tag(id: &str) -> TagId {
    TagId::new(id).unwrap()
}

pub(super) fn annotator(id: &str) -> Annotator {
    Annotator::new(id).unwrap()
}

pub(super) fn sample_settings() -> ExportSettings {
    let mut hardship = Tag::new(tag("kho-khan"), "Khó khăn, hạn chế");
    hardship.colour = Some("#e69f00".parse().unwrap());
    let mut network = Tag::new(tag("ha-tang"), "Hạ tầng; số");
    network.parent = Some(tag("kho-khan"));
    let task = Tag::new(tag("nhiem-vu"), "Nhiệm vụ");
    let mut trap = Tag::new(tag("bay"), "<script>alert('x')</script> | [bẫy](http://vi-du.example)\t#1");
    trap.description = "Dùng `khi` **nghi ngờ**\n# có bẫy".to_owned();
    ExportSettings {
        codebook: Codebook::new(vec![hardship, network, task, trap]),
        collection: "Tin \"xã\" <Hòa Bình>".to_owned(),
        lang: Lang::En,
        formula_safe: true,
    }
}

/// A document of `text` at `path` whose passages are found by their quotes: `(id, annotator, quote, tags)`.
pub(super) fn document(path: &str, text: &str, passages: &[(&str, &str, &str, &[&str])]) -> Document {
    let passage = |(id, who, quote, tags): &(&str, &str, &str, &[&str])| {
        let start = text.find(quote).expect("the quote is in the text");
        Passage {
            id: AnnotationId::new(id).unwrap(),
            annotator: annotator(who),
            tags: tags.iter().map(|id| tag(id)).collect(),
            range: ByteRange::new(start, start + quote.len()),
            certain: true,
            note: None,
            source: None,
            created: None,
        }
    };
    Document {
        path: ArticlePath::new(path),
        title: String::new(),
        date: None,
        text: Arc::new(Text::from(text)),
        tags: Vec::new(),
        notes: Vec::new(),
        passages: passages.iter().map(passage).collect(),
        orphans: 0,
    }
}

pub(super) fn sample_documents() -> Vec<Document> {
    vec![news(), hostile(), document("trống.md", "Không có gì ở đây.\n", &[])]
}

/// Emoji before a passage, passages nested, overlapping, over a line feed, cutting a syllable, with a note alone.
fn news() -> Document {
    let text = "👩‍🌾 Khó khăn, hạn chế: hạ tầng số 😀 chưa đồng bộ.\nNhiệm vụ: hoàn thành trước 30/11/2024.\n\n\
                Bà Ngô Thị Lụa nói: “```rồi sẽ ổn``` <b>”.\n";
    let mut document = document(
        "bai-01.txt",
        text,
        &[
            ("aaaaaaaaaa", "lan", "Khó khăn, hạn chế: hạ tầng số 😀 chưa đồng bộ", &["kho-khan", "ha-tang"]),
            ("bbbbbbbbbb", "lan", "hạ tầng số", &["ha-tang"]),
            ("cccccccccc", "lan", "bộ.\nNhiệm vụ", &["nhiem-vu"]),
            ("ffffffffff", "minh", "oàn thàn", &["nhiem-vu"]),
            ("eeeeeeeeee", "lan", "Bà Ngô Thị Lụa", &[]),
            ("dddddddddd", "lan", "```rồi sẽ ổn``` <b>", &["bay"]),
        ],
    );
    document.title = "=HYPERLINK(\"http://vi-du.example\";\"bấm\")".to_owned();
    document.date = Some(jiff::civil::date(2024, 11, 23));
    document.passages[0].note = Some("dòng 1\n\"dòng 2\"\t=SUM(A1)\n\n- dòng 3".to_owned());
    document.passages[1].certain = false;
    document.passages[2].source = Some("rule:nhiem-vu".to_owned());
    document.passages[2].created =
        Some(Stamp { moment: "2026-11-23T08:04:05Z".parse().unwrap(), offset: jiff::tz::offset(7) });
    document.passages[4].note = Some("<img src=x onerror=alert(1)>".to_owned());
    document
}

/// Decomposed letters, formulas, unusual line ends, a path and a title that mean harm.
fn hostile() -> Document {
    let text = "=SUM(A1:A9) là công thức.\n- Kho\u{301} kha\u{306}n cu\u{309}a xa\u{303}\n\t＠hộp thư\u{2028}dòng\tsau\u{85}nữa\n";
    let mut document = document(
        "../../tin tức/CON.txt",
        text,
        &[
            ("1", "lan", "=SUM(A1:A9)", &["kho-khan"]),
            ("2", "lan", "- Kho\u{301} kha\u{306}n", &["kho-khan", "khong-co"]),
            ("3", "minh", "＠hộp thư\u{2028}dòng\tsau\u{85}nữa\n", &["nhiem-vu"]),
            ("4", "minh", "\u{85}", &["nhiem-vu"]),
        ],
    );
    document.title = "<script>alert(1)</script>\n# ```\u{202e}".to_owned();
    document.tags = vec![(annotator("lan"), tag("kho-khan")), (annotator("minh"), tag("khong-co"))];
    document.notes = vec![(annotator("lan"), "ghi chú\ncả bài".to_owned())];
    document.orphans = 2;
    document
}

/// Documents of any text with passages anywhere in it, for properties.
pub(super) fn any_document() -> impl Strategy<Value = Document> {
    let piece = prop::sample::select(vec![
        "khó khăn",
        " ",
        "\n",
        "\t",
        "\u{2028}",
        "\u{85}",
        "\u{feff}",
        "=",
        "-",
        "\"",
        "<b>",
        "``",
        "xa\u{303}",
        "👩‍🌾",
        "7,5%",
        "Đ",
        ". ",
        "|",
        "\\",
        ";",
        "\0",
    ]);
    let text = prop::collection::vec(piece, 0..20).prop_map(|pieces| pieces.concat());
    let tags = prop::sample::subsequence(vec!["kho-khan", "ha-tang", "khong-co"], 0..=3);
    let passages = prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), tags), 0..6);
    (text, passages).prop_map(|(text, passages)| {
        let mut all = document("a.txt", &text, &[]);
        // Not of `text` itself: a byte order mark at its start is no part of the document.
        let text = all.text.as_str().to_owned();
        let mut borders: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
        borders.push(text.len());
        for (number, (one, other, tags)) in passages.into_iter().enumerate() {
            let range = ByteRange::new(*one.get(&borders), *other.get(&borders));
            let mut passage = document("a.txt", &text, &[(&number.to_string(), "lan", "", &tags)]).passages.remove(0);
            passage.range = range;
            passage.note = (number % 2 == 0).then(|| text.clone());
            all.passages.push(passage);
        }
        all.passages.sort_by_key(|passage| passage.range);
        all
    })
}
