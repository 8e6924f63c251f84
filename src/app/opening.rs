//! Opening articles and leaving them: what is remembered, and where reading goes on.

use super::effect::Effect;
use super::reader::{Pending, Reader};
use super::{App, Pane};
use crate::article::Article;
use crate::collection::ArticlePath;
use crate::collection::state::{ArticleState, Progress};
use crate::lang::Explain;
use crate::text::CharOffset;

impl App {
    /// What is to be done first: read the collection's file, scan, open the article that was open.
    pub fn begin(&mut self) -> Vec<Effect> {
        let only = self.library.layout.article.clone();
        if let Some(path) = only.clone().or_else(|| self.library.state.open.clone()) {
            self.open_article(path);
        }
        self.effect(Effect::LoadManifest);
        if only.is_none() {
            self.library.begin_scan();
            self.effect(Effect::Scan);
        }
        std::mem::take(&mut self.effects)
    }

    /// Tells what is wrong in the configuration.
    pub fn tell_problems(&mut self) {
        let problems = std::mem::take(&mut self.config.problems);
        for problem in &problems {
            self.tell(super::messages::Level::Warning, problem.explain(self.lang));
        }
        self.config.problems = problems;
    }

    /// Leaves the open article and has another one read.
    pub fn open_article(&mut self, path: ArticlePath) {
        if self.reader.as_ref().is_some_and(|reader| reader.path == path) {
            self.focus = Pane::Reader;
            self.touch();
            return;
        }
        self.remember_place();
        self.library.choose(path.clone());
        self.read_article(path);
    }

    /// Has an article read, the open one anew too.
    pub(super) fn read_article(&mut self, path: ArticlePath) {
        let encoding = self.library.layout.encoding(&path);
        self.loading = Some(path.clone());
        self.effect(Effect::LoadArticle(path, encoding));
        self.touch();
    }

    /// Shows an article that was read, at the place where reading stopped.
    pub(super) fn show_article(&mut self, path: ArticlePath, article: Article) {
        let known = self.library.state.articles.get(&path).copied();
        let mut reader = Reader::new(path.clone(), article);
        if let Some(ArticleState { cursor, top, .. }) = known {
            place(&mut reader, top, cursor);
        }
        let whole = !reader.article.partial;
        let text = reader.text().clone();
        self.reader = Some(reader);
        self.unreadable = None;
        self.chosen = None;
        if let (Some(reader), Some(place)) = (&mut self.reader, self.arriving.take()) {
            reader.pending = Some(place);
        }
        self.focus = Pane::Reader;
        self.library.state.open = Some(path.clone());
        let state = self.library.article_state(&path);
        state.progress = state.progress.max(Progress::Reading);
        if whole {
            self.effect(Effect::LoadLayers(path, text));
        }
        self.follow_cursor();
        self.keep_state();
    }

    /// Puts the whole of a large article in the place of its beginning.
    pub(super) fn complete_article(&mut self, article: Article) {
        let Some(reader) = &mut self.reader else { return };
        reader.replace_article(article);
        let effect = Effect::LoadLayers(reader.path.clone(), reader.text().clone());
        match reader.pending.take() {
            Some(Pending::Place(top, cursor)) => place(reader, top, cursor),
            Some(Pending::End) => reader.jump_to(reader.text().end()),
            Some(Pending::Percent(percent)) => {
                let at = (reader.text().end().0 as u128 * u128::from(percent) / 100) as usize;
                reader.jump_to(crate::text::ByteOffset(at));
            }
            waits @ Some(Pending::Annotation(_)) => reader.pending = waits,
            None => {}
        }
        self.effect(effect);
        self.follow_cursor();
        self.touch();
    }

    /// Keeps the place in the open article in the collection's state.
    pub fn remember_place(&mut self) {
        let Some(reader) = &self.reader else { return };
        if matches!(reader.pending, Some(Pending::Place(..))) {
            return;
        }
        let (cursor, top) = (reader.text().to_char(reader.cursor), reader.text().to_char(reader.top));
        let path = reader.path.clone();
        let state = self.library.article_state(&path);
        (state.cursor, state.top) = (cursor, top);
    }

    /// Has the collection's state written.
    pub fn keep_state(&mut self) {
        self.remember_place();
        let state = Box::new(self.library.state.clone());
        self.effect(Effect::SaveState(state));
    }
}

/// Puts window and cursor at places in code points, or leaves that for when the whole article is there.
fn place(reader: &mut Reader, top: CharOffset, cursor: CharOffset) {
    let text = reader.text().clone();
    match (text.to_byte(top), text.to_byte(cursor)) {
        (Some(first), Some(at)) => {
            reader.top = first;
            reader.move_to(at);
        }
        _ if reader.article.partial => reader.pending = Some(Pending::Place(top, cursor)),
        _ => reader.move_to(text.end()),
    }
}
