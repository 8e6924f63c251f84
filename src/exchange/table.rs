//! `csv` and `tsv`: a table with a row per passage, for spreadsheets and data frames.
//!
//! Offsets: code points of the canonical text (columns `start`, `end`, end exclusive). Readers: Excel, LibreOffice,
//! `pandas.read_csv`, R. UTF-8 without a byte order mark (Excel: Data → From Text/CSV, which asks). Rows of the kind `article` hold tags and notes of a whole
//! article and have no offsets. Tags are joined by `; `; `tag_ids` has no `;` of its own, `tags` (labels) may.
//!
//! `csv` is RFC 4180 with LF line ends: any value may hold any character. In `tsv` a row is always a line and a column
//! never holds a TAB, so that `cut` and `awk` work: TAB and line breaks in a value become a space.
//!
//! A value that a spreadsheet would run as a formula gets a leading `'` unless the settings say otherwise (OWASP, “CSV
//! injection”). Can't carry: the article's text beyond what stands around a passage on its lines.

#[cfg(test)]
mod tests;

use std::io;

use super::context::on_its_lines;
use super::format::ExportSettings;
use super::loss::count_orphans;
use super::names::article_name;
use super::{Document, Exporter, Losses, Sink};
use crate::annotation::Annotator;
use crate::codebook::{Codebook, TagId};
use crate::lang::{Phrase, phrase};

const HEADER: [&str; 17] = [
    "file",
    "title",
    "date",
    "kind",
    "start",
    "end",
    "quote",
    "tags",
    "tag_ids",
    "note",
    "annotator",
    "certain",
    "source",
    "created",
    "id",
    "before",
    "after",
];

/// How many code points of context stand on either side, at most.
const CONTEXT: usize = 60;

const MADE_SAFE: Phrase =
    phrase("ô trông như công thức, được thêm dấu ' ở đầu", "cells that look like formulas, given a leading '");
const FLATTENED: Phrase =
    phrase("ô có dấu xuống dòng hay TAB, được thay bằng dấu cách", "cells whose line breaks or TABs became spaces");

/// The `csv` and the `tsv` format.
#[derive(Debug)]
pub struct Table {
    delimiter: u8,
}

/// One row, in the order of [`HEADER`] with the article's three columns left out.
type Row<'a> = [&'a str; HEADER.len() - 3];

impl Table {
    /// The `csv` format.
    pub fn csv() -> Table {
        Table { delimiter: b',' }
    }

    /// The `tsv` format.
    pub fn tsv() -> Table {
        Table { delimiter: b'\t' }
    }

    fn is_tsv(&self) -> bool {
        self.delimiter == b'\t'
    }

    fn writer(&self) -> csv::Writer<Vec<u8>> {
        csv::WriterBuilder::new().delimiter(self.delimiter).from_writer(Vec::new())
    }

    fn cell(&self, value: &str, settings: &ExportSettings, losses: &mut Losses) -> String {
        let mut cell = String::with_capacity(value.len() + 1);
        if settings.formula_safe && looks_like_formula(value) {
            losses.add(MADE_SAFE, 1);
            cell.push('\'');
        }
        if self.is_tsv() && value.contains(breaks_row) {
            losses.add(FLATTENED, 1);
            cell.extend(value.chars().map(|letter| if breaks_row(letter) { ' ' } else { letter }));
        } else {
            cell.push_str(value);
        }
        cell
    }
}

impl Exporter for Table {
    fn name(&self) -> &'static str {
        if self.is_tsv() { "tsv" } else { "csv" }
    }

    fn about(&self) -> Phrase {
        if self.is_tsv() {
            phrase(
                "Bảng TSV, mỗi đoạn một dòng (cut, awk, bảng tính)",
                "TSV table, a line per passage (cut, awk, spreadsheets)",
            )
        } else {
            phrase(
                "Bảng CSV, mỗi đoạn một hàng (bảng tính, pandas, R)",
                "CSV table, a row per passage (spreadsheets, pandas, R)",
            )
        }
    }

    fn begin(&mut self, _settings: &ExportSettings, sink: &mut dyn Sink) -> io::Result<()> {
        let mut writer = self.writer();
        writer.write_record(HEADER)?;
        sink.write(&finish(writer)?)
    }

    fn document(
        &mut self,
        document: &Document,
        settings: &ExportSettings,
        sink: &mut dyn Sink,
        losses: &mut Losses,
    ) -> io::Result<()> {
        count_orphans(document, losses);
        let file = article_name(&document.path);
        let date = document.date.map(|date| date.to_string()).unwrap_or_default();
        let mut writer = self.writer();
        let mut write = |row: Row<'_>| {
            let article = [file.as_str(), document.title.as_str(), date.as_str()];
            let cells = article.into_iter().chain(row).map(|value| self.cell(value, settings, losses));
            writer.write_record(cells.collect::<Vec<_>>())
        };
        for annotator in article_annotators(document) {
            let tags: Vec<TagId> = of(annotator, &document.tags).cloned().collect();
            let note = of(annotator, &document.notes).map(String::as_str).collect::<Vec<_>>().join("\n\n");
            let (labels, ids) = joined(&tags, &settings.codebook);
            let who = annotator.as_str();
            write(["article", "", "", "", &labels, &ids, &note, who, "", "", "", "", "", ""])?;
        }
        for passage in &document.passages {
            let range = document.text.to_char_range(passage.range);
            let (labels, ids) = joined(&passage.tags, &settings.codebook);
            let around = on_its_lines(&document.text, passage.range, CONTEXT);
            write([
                "passage",
                &range.start.0.to_string(),
                &range.end.0.to_string(),
                document.text.slice(passage.range),
                &labels,
                &ids,
                passage.note.as_deref().unwrap_or_default(),
                passage.annotator.as_str(),
                if passage.certain { "true" } else { "false" },
                passage.source.as_deref().unwrap_or_default(),
                &passage.created.map(|stamp| stamp.to_string()).unwrap_or_default(),
                passage.id.as_str(),
                around.before,
                around.after,
            ])?;
        }
        sink.write(&finish(writer)?)
    }
}

fn finish(writer: csv::Writer<Vec<u8>>) -> io::Result<Vec<u8>> {
    writer.into_inner().map_err(|error| error.into_error())
}

/// Those who said something of the whole article, each once, in order of their ids.
fn article_annotators(document: &Document) -> Vec<&Annotator> {
    let tags = document.tags.iter().map(|(annotator, _)| annotator);
    let mut all: Vec<_> = tags.chain(document.notes.iter().map(|(annotator, _)| annotator)).collect();
    all.sort();
    all.dedup();
    all
}

fn of<'a, T>(annotator: &'a Annotator, list: &'a [(Annotator, T)]) -> impl Iterator<Item = &'a T> {
    list.iter().filter(move |(who, _)| who == annotator).map(|(_, what)| what)
}

fn joined(tags: &[TagId], codebook: &Codebook) -> (String, String) {
    let labels: Vec<_> = tags.iter().map(|tag| codebook.label(tag)).collect();
    let ids: Vec<_> = tags.iter().map(TagId::as_str).collect();
    (labels.join("; "), ids.join("; "))
}

fn breaks_row(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a spreadsheet may run `value`: it begins with `=`, `+`, `-` or `@` (also full-width, also after spaces, which
/// some programs drop) or with a control character.
fn looks_like_formula(value: &str) -> bool {
    value.starts_with(char::is_control) || value.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}
