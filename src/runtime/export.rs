//! Exports: articles and layers are read one by one and handed to the format's exporter.

mod sink;

pub use self::sink::belongs_to_collection;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use self::sink::{FolderSink, WriterSink};
use crate::annotation::{AnchorState, Annotation, Annotator};
use crate::app::App;
use crate::article;
use crate::codebook::{Codebook, TagId};
use crate::collection::store::{self, Layers};
use crate::collection::{ArticlePath, Layout, atomic};
use crate::exchange::format::ExportSettings;
use crate::exchange::{Document, Losses, Passage, Sink, exporter};
use crate::lang::{Explain, Lang, Message, UserError, phrase};

/// What stays the same for all exports of a session.
#[derive(Clone, Debug)]
pub struct ExportOptions {
    /// The codebook.
    pub codebook: Codebook,
    /// The collection's name.
    pub collection: String,
    /// The language of headings and messages.
    pub lang: Lang,
    /// Whether table cells are made safe for spreadsheets.
    pub formula_safe: bool,
}

/// An export.
#[derive(Clone, Debug)]
pub struct ExportRequest {
    /// The collection.
    pub layout: Layout,
    /// Who asks.
    pub me: Annotator,
    /// The format's name.
    pub format: String,
    /// The articles, in order.
    pub articles: Vec<ArticlePath>,
    /// Only passages with one of these tags; empty: all.
    pub tags: Vec<TagId>,
    /// Only passages of these annotators; empty: all.
    pub annotators: Vec<Annotator>,
    /// Larger articles are left out.
    pub article_limit: u64,
    /// What stays the same.
    pub options: ExportOptions,
}

impl ExportRequest {
    /// An export from the interface: of everything in these articles.
    pub fn of_app(app: &App, format: String, articles: Vec<ArticlePath>) -> ExportRequest {
        ExportRequest {
            layout: app.library.layout.clone(),
            me: app.me.clone(),
            format,
            articles,
            tags: Vec::new(),
            annotators: Vec::new(),
            article_limit: app.config.options.limits.article_bytes,
            options: ExportOptions::of_app(app),
        }
    }
}

impl ExportOptions {
    /// What exports of this session share.
    pub fn of_app(app: &App) -> ExportOptions {
        ExportOptions {
            codebook: app.codebook.clone(),
            collection: app.library.name.clone(),
            lang: app.lang,
            formula_safe: app.config.options.export.formula_safe,
        }
    }
}

/// Exports to a file or folder; where it went, and what was not carried over. A file is there whole or not at all. Nothing
/// of the collection is written over, and in a folder only what an export made.
pub fn to_path(
    request: &ExportRequest,
    path: &Path,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<(PathBuf, Vec<String>), UserError> {
    let lang = request.options.lang;
    let failed = |error: io::Error| {
        let odd = phrase(
            "không phải tệp thông thường (một liên kết chẳng hạn), nên không ghi đè lên",
            "this is not an ordinary file (a link, say), so it is not written over",
        );
        let why = match error.kind() {
            io::ErrorKind::InvalidInput => odd.get(lang).to_owned(),
            _ => Message::of_system(&error).get(lang).to_owned(),
        };
        UserError::new(why).at(path, None, None)
    };
    if sink::belongs_to_collection(&request.layout, path) {
        let text = phrase("không xuất đè lên tệp của bộ sưu tập", "an export never goes over a file of the collection");
        let hint = phrase("chọn tên khác, hoặc một thư mục khác", "choose another name, or another folder");
        return Err(UserError::new(text.get(lang)).with_hint(hint.get(lang)).at(path, None, None));
    }
    let is_folder = exporter(&request.format).is_some_and(|exporter| exporter.is_folder());
    if is_folder {
        let mut sink = FolderSink::open(path).map_err(failed)?;
        let losses = run(request, &mut sink, progress);
        sink.close().map_err(failed)?;
        return Ok((path.to_owned(), losses?));
    }
    let mut outcome = Ok(Vec::new());
    let written = atomic::replace_with(path, true, |out| {
        outcome = run(request, &mut WriterSink { out }, progress);
        // Only so that nothing is replaced: `outcome` says why.
        outcome.as_ref().map(|_| ()).map_err(|error| io::Error::other(error.message.clone()))
    });
    let losses = outcome?;
    written.map_err(failed)?;
    Ok((path.to_owned(), losses))
}

/// Exports to a stream, such as standard output; what was not carried over.
pub fn to_writer(
    request: &ExportRequest,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Vec<String>, UserError> {
    run(request, &mut WriterSink { out }, progress)
}

fn run(
    request: &ExportRequest,
    sink: &mut dyn Sink,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Vec<String>, UserError> {
    let options = &request.options;
    let unknown = phrase("không có định dạng {name}", "there is no format {name}");
    let mut exporter = exporter(&request.format)
        .ok_or_else(|| UserError::new(unknown.fill(options.lang, &[("name", &request.format)])))?;
    let settings = ExportSettings {
        codebook: options.codebook.clone(),
        collection: options.collection.clone(),
        lang: options.lang,
        formula_safe: options.formula_safe,
    };
    let failed = |error: io::Error| UserError::new(Message::of_system(&error).get(options.lang));
    let (mut losses, mut told) = (Losses::default(), Vec::new());
    exporter.begin(&settings, sink).map_err(failed)?;
    for (at, article) in request.articles.iter().enumerate() {
        progress(at, request.articles.len());
        match document(request, article) {
            Ok(document) => {
                exporter.document(&document, &settings, sink, &mut losses).map_err(failed)?;
            }
            Err(error) => told.push(format!("{}: {}", article.as_path().display(), error.message)),
        }
    }
    exporter.end(&settings, sink, &mut losses).map_err(failed)?;
    progress(request.articles.len(), request.articles.len());
    told.extend(losses.counts.iter().map(|(what, count)| format!("{}: {count}", what.get(options.lang))));
    Ok(told)
}

/// An article with the layers that were asked for.
fn document(request: &ExportRequest, path: &ArticlePath) -> Result<Document, UserError> {
    let file = request.layout.article_file(path);
    let article = article::load(&file, request.article_limit, request.layout.encoding(path))
        .map_err(|error| error.explain(request.options.lang))?;
    let layers: Layers = store::load_layers(&request.layout, path, &article.text, &request.me);
    let mut document = Document {
        path: path.clone(),
        title: article.meta.title,
        date: article.meta.date,
        text: article.text,
        tags: Vec::new(),
        notes: Vec::new(),
        passages: Vec::new(),
        orphans: 0,
    };
    for layer in std::iter::once(layers.mine.layer).chain(layers.others.into_iter().map(|other| other.layer)) {
        if !request.annotators.is_empty() && !request.annotators.contains(&layer.annotator) {
            continue;
        }
        let annotator = &layer.annotator;
        document.tags.extend(layer.article_tags().iter().map(|tag| (annotator.clone(), tag.clone())));
        document.notes.extend(layer.article_note().map(|note| (annotator.clone(), note.to_owned())));
        for annotation in layer.annotations() {
            if !request.tags.is_empty() && !annotation.tags.iter().any(|tag| request.tags.contains(tag)) {
                continue;
            }
            match annotation.state {
                AnchorState::Orphan => document.orphans += 1,
                _ => document.passages.push(passage(annotator, annotation)),
            }
        }
    }
    document.passages.sort_by(|a, b| (a.range, &a.id).cmp(&(b.range, &b.id)));
    Ok(document)
}

fn passage(annotator: &Annotator, annotation: &Annotation) -> Passage {
    Passage {
        id: annotation.id.clone(),
        annotator: annotator.clone(),
        tags: annotation.tags.clone(),
        range: annotation.range,
        certain: annotation.state != AnchorState::Uncertain,
        note: annotation.note.clone(),
        source: annotation.source.clone(),
        created: annotation.created,
    }
}

#[cfg(test)]
mod tests;
