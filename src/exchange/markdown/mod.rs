//! `markdown`: the passages of each tag, for reading and for writing about them.
//!
//! One heading per tag in the order of the codebook's tree, then passages in the order of the articles, quoted with what
//! stands around them and followed by where they come from. A passage with two tags stands under both. Offsets: code
//! points, for finding a passage again. Readers: people, and anything that renders CommonMark; `escape` keeps the
//! articles' own signs from being markup. Can't carry: annotation ids, and passages as data (`json` does).
//!
//! Grouping by tag means waiting for the last article: the quotes are kept until then, the texts are not.

mod escape;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io;

use super::context::{Surroundings, on_its_lines};
use super::format::ExportSettings;
use super::loss::count_orphans;
use super::names::article_name;
use super::{Document, Exporter, Losses, Passage, Sink};
use crate::codebook::{Tag, TagId};
use crate::lang::{Lang, Phrase, phrase};

/// How many code points of context stand on either side.
const CONTEXT: usize = 80;

const TITLE: Phrase = phrase("Các đoạn theo nhãn", "Passages by tag");
const WHOLE_ARTICLE: Phrase = phrase("Cả bài", "Whole article");
const NOTE: Phrase = phrase("Ghi chú", "Note");
const NOTES_ALONE: Phrase = phrase("Ghi chú không có nhãn", "Notes without a tag");
const ARTICLE_NOTES: Phrase = phrase("Ghi chú của cả bài", "Notes on whole articles");
const UNCERTAIN: Phrase = phrase("vị trí chưa chắc", "place uncertain");

/// The `markdown` format.
#[derive(Debug, Default)]
pub struct Markdown {
    /// Passages, written out.
    excerpts: Vec<String>,
    /// Which of them carry which tag.
    tagged: BTreeMap<TagId, Vec<usize>>,
    /// Which of them carry none.
    untagged: Vec<usize>,
    /// Articles tagged as a whole, written out.
    articles: BTreeMap<TagId, Vec<String>>,
    /// Notes on whole articles, written out.
    article_notes: Vec<String>,
}

impl Exporter for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn about(&self) -> Phrase {
        phrase(
            "Markdown, các đoạn xếp theo nhãn, để đọc và viết",
            "Markdown, passages grouped by tag, for reading and writing",
        )
    }

    fn begin(&mut self, settings: &ExportSettings, sink: &mut dyn Sink) -> io::Result<()> {
        let title = TITLE.get(settings.lang);
        let collection = escape::inline(&settings.collection);
        let separator = if collection.is_empty() { "" } else { " — " };
        sink.write(format!("# {title}{separator}{collection}\n").as_bytes())
    }

    fn document(
        &mut self,
        document: &Document,
        settings: &ExportSettings,
        _sink: &mut dyn Sink,
        losses: &mut Losses,
    ) -> io::Result<()> {
        count_orphans(document, losses);
        let article = article_line(document);
        for passage in &document.passages {
            let number = self.excerpts.len();
            self.excerpts.push(excerpt(passage, document, &article, settings.lang));
            for tag in &passage.tags {
                self.tagged.entry(tag.clone()).or_default().push(number);
            }
            if passage.tags.is_empty() {
                self.untagged.push(number);
            }
        }
        for (annotator, tag) in &document.tags {
            let line = format!("- {}: {article}, {annotator}\n", WHOLE_ARTICLE.get(settings.lang));
            self.articles.entry(tag.clone()).or_default().push(line);
        }
        for (annotator, note) in &document.notes {
            self.article_notes.push(format!("- {article}, {annotator}:\\\n  {}\n", escape::lines(note, "  ")));
        }
        Ok(())
    }

    fn end(&mut self, settings: &ExportSettings, sink: &mut dyn Sink, _losses: &mut Losses) -> io::Result<()> {
        let tree = settings.codebook.tree();
        for (depth, tag) in &tree {
            sink.write(heading(*depth, tag).as_bytes())?;
            self.section(&tag.id, sink)?;
        }
        let known: BTreeSet<&TagId> = tree.iter().map(|(_, tag)| &tag.id).collect();
        let used: BTreeSet<&TagId> = self.tagged.keys().chain(self.articles.keys()).collect();
        for tag in used.difference(&known) {
            sink.write(format!("\n## {}\n", escape::inline(tag.as_str())).as_bytes())?;
            self.section(tag, sink)?;
        }
        if !self.untagged.is_empty() {
            sink.write(format!("\n## {}\n", NOTES_ALONE.get(settings.lang)).as_bytes())?;
            self.passages(&self.untagged, sink)?;
        }
        if !self.article_notes.is_empty() {
            sink.write(format!("\n## {}\n\n", ARTICLE_NOTES.get(settings.lang)).as_bytes())?;
            sink.write(self.article_notes.concat().as_bytes())?;
        }
        Ok(())
    }
}

impl Markdown {
    /// What stands under the heading of `tag`.
    fn section(&self, tag: &TagId, sink: &mut dyn Sink) -> io::Result<()> {
        if let Some(articles) = self.articles.get(tag) {
            sink.write(b"\n")?;
            sink.write(articles.concat().as_bytes())?;
        }
        self.passages(self.tagged.get(tag).map_or(&[], Vec::as_slice), sink)
    }

    fn passages(&self, numbers: &[usize], sink: &mut dyn Sink) -> io::Result<()> {
        numbers.iter().try_for_each(|number| sink.write(self.excerpts[*number].as_bytes()))
    }
}

fn heading(depth: usize, tag: &Tag) -> String {
    let mut heading = format!("\n{} {}\n", "#".repeat((depth + 2).min(6)), escape::inline(&tag.label));
    if !tag.description.trim().is_empty() {
        let _ = write!(heading, "\n{}\n", escape::lines(&tag.description, ""));
    }
    heading
}

/// The article as a source is named: title, date, path.
fn article_line(document: &Document) -> String {
    let path = escape::inline(&article_name(&document.path));
    let title = escape::inline(&document.title);
    let date = document.date.map(|date| format!(", {date}")).unwrap_or_default();
    if title.trim().is_empty() { format!("{path}{date}") } else { format!("{title}{date}, {path}") }
}

/// The passage as a block quote with its source, then its note.
fn excerpt(passage: &Passage, document: &Document, article: &str, lang: Lang) -> String {
    let range = document.text.to_char_range(passage.range);
    let quote = marked(document.text.slice(passage.range), &on_its_lines(&document.text, passage.range, CONTEXT));
    let mut excerpt =
        format!("\n> {quote}\n>\n> — {article}, {}–{}, {}", range.start.0, range.end.0, passage.annotator);
    if let Some(stamp) = passage.created {
        let _ = write!(excerpt, ", {stamp}");
    }
    if let Some(source) = &passage.source {
        let _ = write!(excerpt, ", {}", escape::inline(source));
    }
    if !passage.certain {
        let _ = write!(excerpt, " ({})", UNCERTAIN.get(lang));
    }
    excerpt.push('\n');
    if let Some(note) = &passage.note {
        let _ = write!(excerpt, "\n{}: {}\n", NOTE.get(lang), escape::lines(note, ""));
    }
    excerpt
}

/// The quote in bold among its surroundings. Its line breaks stay; blank lines would end the block quote's paragraph and
/// are left out.
fn marked(quote: &str, around: &Surroundings<'_>) -> String {
    let mut marked = String::new();
    if around.more_before {
        marked.push('…');
    }
    marked.push_str(&escape::inline(around.before));
    let lines: Vec<&str> = quote.split('\n').filter(|line| !line.trim().is_empty()).collect();
    let last = lines.len().saturating_sub(1);
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            marked.push_str("\\\n> ");
        }
        let before = if index == 0 { around.before.chars().next_back() } else { None };
        let after = if index == last { around.after.chars().next() } else { None };
        marked.push_str(&bold(line, before, after));
    }
    marked.push_str(&escape::continued(around.after));
    if around.more_after {
        marked.push('…');
    }
    marked.trim().to_owned()
}

/// `line` in bold. `**` is not read as bold between a letter and a punctuation mark; there HTML stands in for it.
fn bold(line: &str, before: Option<char>, after: Option<char>) -> String {
    let inner = line.trim();
    let (lead, trail) = (!line.starts_with(inner), !line.ends_with(inner));
    let is_free = |beside: Option<char>| beside.is_none_or(char::is_whitespace);
    let opens = lead || is_free(before) || inner.starts_with(char::is_alphanumeric);
    let closes = trail || is_free(after) || inner.ends_with(char::is_alphanumeric);
    let (open, close) = if opens && closes { ("**", "**") } else { ("<b>", "</b>") };
    let space = |is_there: bool| if is_there { " " } else { "" };
    format!("{}{open}{}{close}{}", space(lead), escape::inline(inner), space(trail))
}
