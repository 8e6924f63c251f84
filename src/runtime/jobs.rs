//! Threads: one for the keeper, one for each thing that takes long. All news come back through one channel.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;

use super::export::{self, ExportRequest};
use super::gather;
use super::keeper::Keeper;
use crate::annotation::Annotator;
use crate::app::App;
use crate::app::effect::Effect;
use crate::app::input::{Done, SearchPurpose};
use crate::article;
use crate::collection::scan::{self, ScanEvent, ScanRequest};
use crate::collection::{ArticlePath, Layout};
use crate::search;

/// What the jobs need to know of the session.
#[derive(Clone)]
pub struct JobSettings {
    /// The collection.
    pub layout: Layout,
    /// Whose annotations are counted.
    pub me: Annotator,
    /// Globs to include.
    pub include: Vec<String>,
    /// Globs to exclude.
    pub exclude: Vec<String>,
    /// Larger articles are not read.
    pub article_limit: u64,
}

/// The threads of a session.
pub struct Jobs {
    settings: JobSettings,
    keeper: Sender<Effect>,
    news: Receiver<Done>,
    report: Sender<Done>,
    live: Arc<AtomicUsize>,
    ordered: Arc<AtomicUsize>,
    keeping: thread::JoinHandle<()>,
    scan: Arc<AtomicBool>,
    search: Arc<AtomicBool>,
    wanted: Arc<Mutex<Option<ArticlePath>>>,
}

/// The most hits a search keeps.
const MOST_HITS: usize = 1_000_000;

impl Jobs {
    /// Starts the keeper's thread.
    pub fn start(settings: JobSettings, mut kept: Keeper) -> Jobs {
        let (report, news) = channel();
        let (keeper, orders) = channel::<Effect>();
        let live = Arc::new(AtomicUsize::new(0));
        let ordered = Arc::new(AtomicUsize::new(0));
        let (answers, alive) = (report.clone(), ordered.clone());
        let keeping = thread::spawn(move || {
            while let Ok(first) = orders.recv() {
                let mut waiting = vec![first];
                waiting.extend(orders.try_iter());
                for effect in latest_saves(waiting, &alive) {
                    kept.perform(effect, &mut |done| drop(answers.send(done)));
                    alive.fetch_sub(1, Ordering::SeqCst);
                }
            }
        });
        let flag = || Arc::new(AtomicBool::new(false));
        Jobs {
            settings,
            keeper,
            news,
            report,
            live,
            ordered,
            keeping,
            scan: flag(),
            search: flag(),
            wanted: Arc::default(),
        }
    }

    /// Whether something is under way that will have news.
    pub fn any_live(&self) -> bool {
        self.live.load(Ordering::SeqCst) > 0 || self.any_ordered()
    }

    /// Whether something ordered (a save, the state) is not done yet.
    pub fn any_ordered(&self) -> bool {
        self.ordered.load(Ordering::SeqCst) > 0 && !self.keeping.is_finished()
    }

    /// The news that are there.
    pub fn news(&self) -> impl Iterator<Item = Done> + '_ {
        self.news.try_iter()
    }

    /// Waits for the next piece of news, at most this long.
    pub fn wait(&self, time: std::time::Duration) -> Option<Done> {
        self.news.recv_timeout(time).ok()
    }

    /// Performs an effect beside the interface; hands back what is not a job's.
    pub fn perform(&mut self, effect: Effect, app: &App) -> Option<Effect> {
        match effect {
            Effect::Scan => self.start_scan(),
            Effect::LoadArticle(path) => self.start_loading(path),
            Effect::Search { text, query, purpose } => {
                self.search.store(true, Ordering::SeqCst);
                let cancelled = Arc::new(AtomicBool::new(false));
                self.search = cancelled.clone();
                self.spawn(move |report| {
                    let hits = search::find_all(&text, &query, MOST_HITS, &|| cancelled.load(Ordering::Relaxed));
                    if !cancelled.load(Ordering::Relaxed) || matches!(purpose, SearchPurpose::Occurrences(_)) {
                        report(Done::Hits(purpose, hits));
                    }
                });
            }
            Effect::CollectPassages(articles) => {
                let layout = self.settings.layout.clone();
                self.spawn(move |report| gather::passages(&layout, articles, report));
            }
            Effect::Export { format, path, articles } => {
                let (layout, options) = (self.settings.layout.clone(), super::headless::export_options(app));
                let (me, limit) = (self.settings.me.clone(), self.settings.article_limit);
                self.spawn(move |report| {
                    let request = ExportRequest {
                        layout,
                        me,
                        format,
                        articles,
                        article_limit: limit,
                        ..ExportRequest::new(options)
                    };
                    report(Done::Exported(export::to_path(&request, &path, &mut |_, _| {})));
                });
            }
            Effect::LoadLayers(..)
            | Effect::SaveLayer { .. }
            | Effect::LoadManifest
            | Effect::EditCodebook(_)
            | Effect::ReplaceTag { .. }
            | Effect::RefreshEntry(_)
            | Effect::SaveState(_) => {
                self.ordered.fetch_add(1, Ordering::SeqCst);
                if self.keeper.send(effect).is_err() {
                    self.ordered.fetch_sub(1, Ordering::SeqCst);
                }
            }
            other => return Some(other),
        }
        None
    }

    fn spawn(&self, work: impl FnOnce(&mut dyn FnMut(Done)) + Send + 'static) {
        let (report, live) = (self.report.clone(), self.live.clone());
        live.fetch_add(1, Ordering::SeqCst);
        thread::spawn(move || {
            work(&mut |done| drop(report.send(done)));
            live.fetch_sub(1, Ordering::SeqCst);
        });
    }

    fn start_scan(&mut self) {
        self.scan.store(true, Ordering::SeqCst);
        self.scan = Arc::new(AtomicBool::new(false));
        let request = ScanRequest {
            layout: self.settings.layout.clone(),
            annotator: self.settings.me.clone(),
            include: self.settings.include.clone(),
            exclude: self.settings.exclude.clone(),
            cancelled: self.scan.clone(),
        };
        self.spawn(move |report| {
            let stopped = request.cancelled.clone();
            scan::scan(&request, &mut |event: ScanEvent| {
                if !stopped.load(Ordering::Relaxed) {
                    report(Done::Scan(event));
                }
            });
        });
    }

    /// Reads an article: its beginning first, so that a large one is on screen at once. Of several asked for quickly,
    /// only the last is read whole.
    fn start_loading(&mut self, path: ArticlePath) {
        let (file, limit) = (self.settings.layout.article_file(&path), self.settings.article_limit);
        let wanted = self.wanted.clone();
        set_wanted(&wanted, &path);
        self.spawn(move |report| {
            let head = article::load_head(&file, limit);
            let partial = head.as_ref().is_ok_and(|article| article.partial);
            report(Done::Article(path.clone(), head));
            if partial && is_wanted(&wanted, &path) {
                let whole = article::load(&file, limit);
                if let Ok(article) = &whole {
                    article.text.hash();
                }
                report(Done::Article(path, whole));
            }
        });
    }
}

fn set_wanted(wanted: &Mutex<Option<ArticlePath>>, path: &ArticlePath) {
    if let Ok(mut wanted) = wanted.lock() {
        *wanted = Some(path.clone());
    }
}

fn is_wanted(wanted: &Mutex<Option<ArticlePath>>, path: &ArticlePath) -> bool {
    wanted.lock().map_or(true, |wanted| wanted.as_ref() == Some(path))
}

/// Of several saves of one article that wait, only the last is done; the order of everything else stays.
fn latest_saves(effects: Vec<Effect>, live: &AtomicUsize) -> Vec<Effect> {
    let article_of = |effect: &Effect| match effect {
        Effect::SaveLayer { article, .. } => Some(article.clone()),
        _ => None,
    };
    let mut seen: Vec<ArticlePath> = Vec::new();
    let mut kept: Vec<Effect> = Vec::new();
    for effect in effects.into_iter().rev() {
        match article_of(&effect) {
            Some(article) if seen.contains(&article) => {
                live.fetch_sub(1, Ordering::SeqCst);
            }
            article => {
                seen.extend(article);
                kept.push(effect);
            }
        }
    }
    kept.reverse();
    kept
}
