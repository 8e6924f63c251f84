//! `brat`: a folder in brat's standoff format: `<name>.txt`, `<name>.ann`, `annotation.conf`, `visual.conf`.
//!
//! Offsets: code points of `<name>.txt`, which is the canonical text, end exclusive. Readers: brat, INCEpTION, `bioc`.
//! Put the folder below brat's data folder. Every article gets both files, since brat wants them in pairs. Passages are
//! entities whose type is the tag's id with `_` for `-` (`visual.conf` gives the labels and colours), a passage with
//! several tags is several entities, one without a tag is of the type `Note`. Who made a passage and whether its place is
//! uncertain are attributes. Can't carry: tags and notes of whole articles, line breaks and TABs in notes, annotation ids, when
//! and by which rule a passage was made.

mod config;
mod standoff;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::io;

use super::format::ExportSettings;
use super::loss::{self, count_article_level, count_orphans};
use super::names::{FileNames, article_name};
use super::{Document, Exporter, Losses, Sink};
use crate::annotation::Annotator;
use crate::codebook::TagId;
use crate::lang::{Phrase, phrase};

/// The type of a passage that has no tag. Tag ids are in lower case, so none can be called the same.
const UNTAGGED_TYPE: &str = "Note";
/// The attribute that says who made a passage.
const ANNOTATOR: &str = "Annotator";
/// The attribute of a passage whose place is uncertain.
const UNCERTAIN: &str = "Uncertain";

/// The `brat` format.
#[derive(Debug, Default)]
pub struct Brat {
    names: FileNames,
    annotators: BTreeSet<Annotator>,
    used: BTreeSet<TagId>,
}

impl Exporter for Brat {
    fn name(&self) -> &'static str {
        "brat"
    }

    fn about(&self) -> Phrase {
        phrase("Thư mục cho brat (.txt, .ann và cấu hình)", "A folder for brat (.txt, .ann and configuration)")
    }

    fn is_folder(&self) -> bool {
        true
    }

    fn document(
        &mut self,
        document: &Document,
        _settings: &ExportSettings,
        sink: &mut dyn Sink,
        losses: &mut Losses,
    ) -> io::Result<()> {
        count_orphans(document, losses);
        count_article_level(document, losses);
        let dated = |passage: &&super::Passage| passage.created.is_some() || passage.source.is_some();
        losses.add(loss::TIME_AND_RULE, document.passages.iter().filter(dated).count());
        for passage in &document.passages {
            self.annotators.insert(passage.annotator.clone());
            self.used.extend(passage.tags.iter().cloned());
        }
        let name = self.names.give(&article_name(&document.path));
        sink.file(&format!("{name}.txt"), document.text.as_str().as_bytes())?;
        sink.file(&format!("{name}.ann"), standoff::annotations(document, losses).as_bytes())
    }

    fn end(&mut self, settings: &ExportSettings, sink: &mut dyn Sink, _losses: &mut Losses) -> io::Result<()> {
        let annotation = config::annotation_conf(&settings.codebook, &self.used, &self.annotators);
        sink.file("annotation.conf", annotation.as_bytes())?;
        sink.file("visual.conf", config::visual_conf(&settings.codebook, &self.used, settings.lang).as_bytes())
    }
}
