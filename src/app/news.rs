//! What effects report, taken into the state.

use super::document::Document;
use super::input::{Done, SearchPurpose};
use super::messages::Level;
use super::overlay::Overlay;
use super::reader::Pending;
use super::reader::marks::Occurrences;
use super::{App, Exit, Pane};
use crate::article::{Article, ArticleError};
use crate::collection::scan::ScanEvent;
use crate::collection::sidecar::Header;
use crate::collection::store::{Layers, StoreError};
use crate::collection::{ArticlePath, manifest};
use crate::config::{Problem, Theme};
use crate::lang::{Explain, UserError, phrase};
use crate::search::Hits;

impl App {
    /// Takes news of an effect.
    pub(super) fn take_news(&mut self, done: Done) {
        self.touch();
        match done {
            Done::Article(path, Ok(article)) => self.take_article(path, article),
            Done::Article(path, Err(error)) => self.take_unreadable(path, &error),
            Done::Layers(path, layers) => self.take_layers(path, *layers),
            Done::Saved(path, version, result) => self.take_saved(path, version, result),
            Done::Scan(event) => self.take_scan(event),
            Done::Manifest(result) => self.take_manifest(result),
            Done::TagReplaced(number, files, errors) => self.take_replaced(number, files, &errors),
            Done::PutBack(errors) => self.take_put_back(&errors),
            Done::Hits(purpose, hits) => self.take_hits(purpose, hits),
            Done::Passages(rows) => {
                if let Some(Overlay::Passages(view)) = &mut self.overlay {
                    view.add(rows, &self.codebook);
                }
            }
            Done::PassagesEnd => {
                if let Some(Overlay::Passages(view)) = &mut self.overlay {
                    view.loading = false;
                }
            }
            Done::Edited(target, Ok(text)) => self.set_note(&target, &text),
            Done::Edited(_, Err(error)) | Done::Exported(Err(error)) | Done::WordsCounted(Err(error)) => {
                self.tell(Level::Error, error);
            }
            Done::WordsCounted(Ok((path, count))) => self.take_counted(&path, count),
            Done::Exported(Ok((path, losses))) => self.take_exported(&path, losses),
            Done::Theme(result) => self.take_theme(result),
            Done::Message(error) => self.tell(Level::Warning, error),
            Done::StateFailed(error) => {
                let text =
                    phrase("không ghi được chỗ đang đọc: {error}", "the reading place could not be kept: {error}");
                self.tell(Level::Warning, UserError::new(text.fill(self.lang, &[("error", &error.get(self.lang))])));
            }
        }
    }

    fn take_article(&mut self, path: ArticlePath, article: Article) {
        if self.loading.as_ref() == Some(&path) {
            if !article.partial {
                self.loading = None;
            }
            if self.reader.as_ref().is_some_and(|reader| reader.path == path && reader.article.partial) {
                self.complete_article(article);
            } else {
                self.show_article(path, article);
            }
        }
    }

    fn take_unreadable(&mut self, path: ArticlePath, error: &ArticleError) {
        if self.loading.as_ref() == Some(&path) {
            self.loading = None;
            self.reader = None;
            self.focus = if self.library.layout.article.is_some() { Pane::Reader } else { Pane::List };
            let error = error.explain(self.lang);
            self.tell(Level::Error, error.clone());
            self.unreadable = Some((path, error));
        }
    }

    fn take_layers(&mut self, path: ArticlePath, layers: Layers) {
        let Some(reader) = self.reader.as_ref().filter(|reader| reader.path == path) else { return };
        let text = reader.text();
        let name = path.as_path().file_name().unwrap_or_default().to_string_lossy().into_owned();
        let header = Header { file: name, hash: text.hash(), length: text.char_len().0 };
        match self.documents.get_mut(&path).filter(|known| known.header.hash == header.hash) {
            Some(known) => known.others = layers.others.into_iter().map(|other| other.layer).collect(),
            None => {
                let document = Document::new(layers, header);
                let problems: Vec<_> = document.locked.iter().chain(&document.problems).cloned().collect();
                self.documents.insert(path.clone(), document);
                for problem in problems {
                    self.tell(Level::Warning, problem.explain(self.lang));
                }
            }
        }
        if let Some(Pending::Annotation(id)) = self.reader.as_mut().and_then(|reader| reader.pending.take()) {
            self.show_annotation(&id);
        }
    }

    fn take_saved(&mut self, path: ArticlePath, version: u64, result: Result<(), StoreError>) {
        let Some(document) = self.documents.get_mut(&path) else { return };
        match result {
            Ok(()) => {
                document.saved = document.saved.max(version);
                document.failed = None;
            }
            Err(error) => {
                document.failed = Some(error.clone());
                self.exit = Exit::Running;
                let hint = phrase(
                    "chú giải vẫn còn trong chương trình; sửa nguyên nhân rồi gõ :save",
                    "the annotations are still held in memory; mend the cause, then type :save",
                );
                let mut error = error.explain(self.lang);
                error.hint.get_or_insert_with(|| hint.get(self.lang).to_owned());
                self.tell(Level::Error, error);
            }
        }
        if self.exit == Exit::WhenSaved && self.all_saved() {
            self.exit = Exit::Now;
        }
    }

    fn take_scan(&mut self, event: ScanEvent) {
        match event {
            ScanEvent::Found(entries) => self.library.add(entries),
            ScanEvent::Unlistable(path, why) => {
                let text = phrase("không đọc được thư mục: {why}", "a folder can't be listed: {why}");
                let error = UserError::new(text.fill(self.lang, &[("why", &why.get(self.lang))]));
                self.tell(Level::Warning, error.at(path, None, None));
            }
            ScanEvent::Finished(stopped) => self.library.end_scan(stopped),
        }
    }

    fn take_manifest(&mut self, result: Result<String, StoreError>) {
        match result {
            Ok(source) => {
                let (manifest, problems) = manifest::parse(&source);
                self.codebook = manifest.codebook;
                if let Some(name) = manifest.name {
                    self.library.name = name;
                }
                for problem in &problems {
                    let file = self.library.layout.manifest_file();
                    let error = problem.explain(self.lang).at(file, Some(problem.line), Some(problem.column));
                    // What does not parse was told with the configuration, which is read from the same file.
                    if !self.messages.all().iter().any(|told| told.text.place == error.place) {
                        self.tell(Level::Warning, error);
                    }
                }
                self.manifest_problems = problems;
                self.choose_a_tag();
            }
            Err(error) => self.tell(Level::Error, error.explain(self.lang)),
        }
    }

    fn take_hits(&mut self, purpose: SearchPurpose, hits: Hits) {
        let Some(reader) = &mut self.reader else { return };
        match purpose {
            SearchPurpose::Light(serial) => {
                if let Some(search) = reader.search.as_mut().filter(|search| search.serial == serial) {
                    search.more = !hits.is_complete;
                    search.hits = Some(hits.ranges);
                }
            }
            SearchPurpose::Occurrences(serial) if serial == self.serial => {
                reader.occurrences = Occurrences::new(hits.ranges, reader.cursor);
                self.tell_occurrences();
            }
            SearchPurpose::Occurrences(_) => {}
        }
    }

    /// Takes a theme for the one in use; where it can't be read, the one in use stays.
    fn take_theme(&mut self, result: Result<(Theme, Vec<Problem>), Box<Problem>>) {
        match result {
            Ok((theme, problems)) if theme.name == self.config.options.ui.theme => {
                self.config.theme = theme;
                problems.iter().for_each(|problem| self.tell(Level::Warning, problem.explain(self.lang)));
            }
            Ok(_) => {}
            Err(problem) => {
                let name = self.config.theme.name.clone();
                let kept = self.config.set("ui.theme", &name);
                debug_assert!(kept.is_ok(), "the name of a theme that was read");
                self.tell(Level::Error, problem.explain(self.lang));
            }
        }
    }

    fn take_counted(&mut self, path: &std::path::Path, count: usize) {
        let text = phrase("{n} cặp tiếng có thể là từ, ghi ở {path}", "{n} candidates for words, listed in {path}");
        self.inform(text.fill(self.lang, &[("n", &count), ("path", &path.display())]));
    }

    fn take_exported(&mut self, path: &std::path::Path, losses: Vec<String>) {
        let text = phrase("đã xuất ra {path}", "exported to {path}");
        self.inform(text.fill(self.lang, &[("path", &path.display())]));
        for loss in losses {
            self.tell(Level::Warning, UserError::new(loss));
        }
    }
}
