//! The door for export formats.

use std::io;

use super::{Brat, Conll, Doccano, Document, Json, JsonLines, Losses, Markdown, Table, WebAnnotation};
use crate::codebook::Codebook;
use crate::lang::{Lang, Phrase};

/// Where an export goes.
pub trait Sink {
    /// The next bytes of the one output file (formats with [`Exporter::is_folder`] false).
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// A whole file of a folder export. `name` is relative, made safe by the format; the sink refuses what leaves its folder.
    fn file(&mut self, name: &str, content: &[u8]) -> io::Result<()>;
}

/// Settings of an export.
#[derive(Clone, Debug)]
pub struct ExportSettings {
    /// The collection's codebook.
    pub codebook: Codebook,
    /// The collection's name.
    pub collection: String,
    /// The language of headings.
    pub lang: Lang,
    /// Whether table cells that a spreadsheet would run as formulas are made safe (`export.formula-safe`).
    pub formula_safe: bool,
}

/// A format. One value serves one export: `begin`, `document` for each, `end`.
pub trait Exporter {
    /// Its name: `jsonl`, `json`, `csv`, `tsv`, `markdown`, `brat`, `conll`…
    fn name(&self) -> &'static str;

    /// What it is, for `export --list`.
    fn about(&self) -> Phrase;

    /// Whether it writes a folder of files rather than one.
    fn is_folder(&self) -> bool {
        false
    }

    /// Before the first document: nothing, unless the format has a head.
    fn begin(&mut self, _settings: &ExportSettings, _sink: &mut dyn Sink) -> io::Result<()> {
        Ok(())
    }

    /// One document.
    fn document(
        &mut self,
        document: &Document,
        settings: &ExportSettings,
        sink: &mut dyn Sink,
        losses: &mut Losses,
    ) -> io::Result<()>;

    /// After the last: nothing, unless the format has a foot.
    fn end(&mut self, _settings: &ExportSettings, _sink: &mut dyn Sink, _losses: &mut Losses) -> io::Result<()> {
        Ok(())
    }
}

/// One of each format, for lists: for programs, for spreadsheets, for reading, then for other annotation tools.
pub fn exporters() -> Vec<Box<dyn Exporter>> {
    vec![
        Box::new(JsonLines),
        Box::new(Json::default()),
        Box::new(Table::csv()),
        Box::new(Table::tsv()),
        Box::new(Markdown::default()),
        Box::new(Brat::default()),
        Box::new(Conll),
        Box::new(WebAnnotation::default()),
        Box::new(Doccano),
    ]
}

/// A fresh exporter of that name.
pub fn exporter(name: &str) -> Option<Box<dyn Exporter>> {
    exporters().into_iter().find(|exporter| exporter.name() == name)
}
