//! The state machine without a terminal: effects are done at once, one after another.

use super::export::{self, ExportRequest};
use super::keeper::Keeper;
use super::paths::Paths;
use super::{count, gather};
use crate::app::effect::Effect;
use crate::app::input::{Done, Input};
use crate::app::messages::Message;
use crate::app::{App, Clock};
use crate::collection::ArticlePath;
use crate::collection::scan::{self, ScanRequest};
use crate::lang::{Explain, UserError, phrase};
use crate::search;

/// A session without a terminal.
pub struct Headless {
    /// The state machine.
    pub app: App,
    keeper: Keeper,
}

impl Headless {
    /// A session; what the program does first is done.
    pub fn start(mut app: App, keeper: Keeper) -> Headless {
        let effects = app.begin();
        let mut session = Headless { app, keeper };
        session.perform_all(effects);
        session
    }

    /// Hands an input to the state machine and does what follows from it.
    pub fn feed(&mut self, input: Input) {
        let effects = self.app.handle(input);
        self.perform_all(effects);
    }

    /// Opens an article.
    pub fn open(&mut self, path: ArticlePath) {
        self.app.open_article(path);
        let clock = self.app.clock;
        self.feed(Input::Clock(clock));
    }

    /// Why the article that was to be opened is not.
    pub fn why_unread(&self) -> UserError {
        let lang = self.app.lang;
        let unknown = || UserError::new(phrase("không mở được bài này", "the article can't be opened").get(lang));
        self.app.unreadable.as_ref().map_or_else(unknown, |(_, error)| error.clone())
    }

    /// Whether everything is on disk; if not, why.
    pub fn check_saved(&self) -> Result<(), UserError> {
        let failed = self.app.documents.values().find_map(|document| document.failed.as_ref());
        failed.map_or(Ok(()), |error| Err(error.explain(self.app.lang)))
    }

    /// Runs a command line; the error it ended with. Messages told on the way stay in [`App::messages`].
    pub fn run(&mut self, line: &str, clock: Clock) -> Result<(), UserError> {
        self.feed(Input::Clock(clock));
        let result = self.app.run(line);
        let effects = self.app.handle(Input::Clock(clock));
        self.perform_all(effects);
        result
    }

    /// What was told since `count` messages ago.
    pub fn messages_since(&self, count: usize) -> &[Message] {
        self.app.messages.all().get(count..).unwrap_or_default()
    }

    fn perform_all(&mut self, effects: Vec<Effect>) {
        let mut queue: std::collections::VecDeque<Effect> = effects.into();
        while let Some(effect) = queue.pop_front() {
            for done in self.perform(effect) {
                queue.extend(self.app.handle(Input::Done(done)));
            }
        }
    }

    fn perform(&mut self, effect: Effect) -> Vec<Done> {
        let mut news = Vec::new();
        if matches!(effect, Effect::SaveState(_)) {
            // A script that visits articles changes nobody's reading place.
            return news;
        }
        let rest = self.keeper.perform(effect, &mut |done| news.push(done));
        match rest {
            None => {}
            Some(Effect::Scan) => {
                let options = &self.app.config.options.collection;
                let request = ScanRequest {
                    layout: self.app.library.layout.clone(),
                    annotator: self.keeper.me().clone(),
                    include: options.include.clone(),
                    exclude: options.exclude.clone(),
                    cancelled: Default::default(),
                };
                scan::scan(&request, &mut |event| news.push(Done::Scan(event)));
            }
            Some(Effect::Search { text, query, purpose }) => {
                news.push(Done::Hits(purpose, search::find_all(&text, &query, usize::MAX, &|| false)));
            }
            Some(Effect::CollectPassages(articles)) => {
                gather::passages(self.keeper.layout(), articles, &|| false, &mut |done| news.push(done));
            }
            Some(Effect::Export { format, path, articles }) => {
                let request = ExportRequest::of_app(&self.app, format, articles);
                news.push(Done::Exported(export::to_path(&request, &path, &mut |_, _| {})));
            }
            Some(Effect::CountWords { articles, path }) => {
                let limit = self.app.config.options.limits.article_bytes;
                let path = path.unwrap_or_else(|| Paths::of_user().data.join(count::FILE));
                let counted = count::to_file(&self.app.library.layout, &articles, limit, &path, self.app.lang);
                news.push(Done::WordsCounted(counted));
            }
            Some(Effect::EditOutside(..) | Effect::Suspend | Effect::OpenPath(_)) => {
                let text = phrase("lệnh này cần thiết bị đầu cuối", "this command needs a terminal");
                news.push(Done::Message(UserError::new(text.get(self.app.lang))));
            }
            Some(_) => {}
        }
        news
    }
}

#[cfg(test)]
mod tests;
