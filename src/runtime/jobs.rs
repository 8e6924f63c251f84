//! Threads: one for the keeper, one for each thing that takes long. All news come back through one channel.
//!
//! A thread that panics has it told; the others go on. What was ordered from the keeper (saves above all) is waited for
//! when the session ends, however it ends.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use super::export::{self, ExportRequest};
use super::keeper::Keeper;
use super::paths::Paths;
use super::{count, gather, wake};
use crate::annotation::Annotator;
use crate::app::App;
use crate::app::effect::Effect;
use crate::app::input::{Done, SearchPurpose};
use crate::article::{self, Encoding};
use crate::collection::scan::{self, ScanEvent, ScanRequest};
use crate::collection::store::StoreError;
use crate::collection::{ArticlePath, Layout};
use crate::config::load::load_theme;
use crate::lang::{Lang, UserError, phrase};
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
    /// The folder for annotations that can't be saved where they belong when the session is ended from outside.
    pub rescue: PathBuf,
    /// Larger articles are not read.
    pub article_limit: u64,
    /// The language of what threads tell.
    pub lang: Lang,
}

/// The threads of a session.
pub struct Jobs {
    settings: JobSettings,
    keeper: Sender<Effect>,
    news: Receiver<News>,
    report: Report,
    live: Arc<AtomicUsize>,
    ordered: Arc<AtomicUsize>,
    keeping: thread::JoinHandle<()>,
    scan: Arc<AtomicBool>,
    search: Arc<AtomicBool>,
    gathering: Arc<AtomicBool>,
    wanted: Arc<Mutex<Option<ArticlePath>>>,
}

/// Something to be told, unless nobody waits for it any more.
struct News {
    done: Done,
    stale: Option<Arc<AtomicBool>>,
}

/// Where threads hand in their news.
#[derive(Clone)]
struct Report {
    sender: Sender<News>,
    stale: Option<Arc<AtomicBool>>,
}

impl Report {
    fn tell(&self, done: Done) {
        let sent = self.sender.send(News { done, stale: self.stale.clone() });
        // Nobody listens any more once the session is over.
        drop(sent);
        wake::ring();
    }
}

/// The most hits a search keeps.
const MOST_HITS: usize = 1_000_000;
/// How long the end of a session waits for a disk that does not answer.
pub const PATIENCE: Duration = Duration::from_secs(10);

impl Jobs {
    /// Starts the keeper's thread.
    pub fn start(settings: JobSettings, mut kept: Keeper) -> Jobs {
        let (sender, news) = channel();
        let report = Report { sender, stale: None };
        let (keeper, orders) = channel::<Effect>();
        let ordered = Arc::new(AtomicUsize::new(0));
        let (answers, waiting, lang) = (report.clone(), ordered.clone(), settings.lang);
        let keeping = thread::spawn(move || {
            while let Ok(first) = orders.recv() {
                let mut effects = vec![first];
                effects.extend(orders.try_iter());
                for effect in latest_saves(effects, &waiting) {
                    keep(&mut kept, effect, &answers, lang);
                    waiting.fetch_sub(1, Ordering::SeqCst);
                    wake::ring();
                }
            }
        });
        Jobs {
            settings,
            keeper,
            news,
            report,
            live: Arc::default(),
            ordered,
            keeping,
            scan: Arc::default(),
            search: Arc::default(),
            gathering: Arc::default(),
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

    /// The next piece of news that is there.
    pub fn news(&self) -> Option<Done> {
        self.news.try_iter().find_map(fresh)
    }

    /// Waits for a piece of news, at most this long.
    pub fn wait(&self, time: Duration) -> Option<Done> {
        self.news.recv_timeout(time).ok().and_then(fresh)
    }

    /// Where annotations go that can't be saved where they belong.
    pub fn rescue_folder(&self) -> &Path {
        &self.settings.rescue
    }

    /// Performs an effect beside the interface; hands back what is not a job's.
    pub fn perform(&mut self, effect: Effect, app: &App) -> Option<Effect> {
        if let Effect::KeepSidecarsIn(folder) = &effect {
            self.settings.layout.sidecars.clone_from(folder);
        }
        match effect {
            Effect::Scan => self.start_scan(app.library.layout.clone()),
            Effect::LoadArticle(path, encoding) => self.start_loading(path, encoding),
            Effect::Search { text, query, purpose } => {
                let cancelled = instead_of(&mut self.search);
                // Selecting all occurrences ends with whatever was found; the state knows whether it still wants it.
                let stale = matches!(purpose, SearchPurpose::Light(_)).then(|| cancelled.clone());
                self.spawn(stale, move |report| {
                    let hits = search::find_all(&text, &query, MOST_HITS, &|| cancelled.load(Ordering::Relaxed));
                    report(Done::Hits(purpose, hits));
                });
            }
            Effect::CollectPassages(articles) => {
                let layout = self.settings.layout.clone();
                let stale = instead_of(&mut self.gathering);
                self.spawn(Some(stale.clone()), move |report| {
                    gather::passages(&layout, articles, &|| stale.load(Ordering::Relaxed), report);
                });
            }
            Effect::Export { format, path, articles } => {
                let request = ExportRequest::of_app(app, format, articles);
                self.spawn(None, move |report| {
                    report(Done::Exported(export::to_path(&request, &path, &mut |_, _| {})));
                });
            }
            Effect::CountWords { articles, path } => {
                let (layout, limit, lang) =
                    (app.library.layout.clone(), self.settings.article_limit, self.settings.lang);
                let path = path.unwrap_or_else(|| Paths::of_user().data.join(count::FILE));
                self.spawn(None, move |report| {
                    report(Done::WordsCounted(count::to_file(&layout, &articles, limit, &path, lang)));
                });
            }
            Effect::LoadTheme(name) => {
                let folder = app.config.themes.clone();
                self.spawn(None, move |report| report(Done::Theme(load_theme(&name, folder.as_deref()))));
            }
            Effect::LoadLayers(..)
            | Effect::SaveLayer { .. }
            | Effect::LoadManifest
            | Effect::EditCodebook(_)
            | Effect::ReplaceTag { .. }
            | Effect::KeepEncoding(..)
            | Effect::KeepSidecarsIn(_)
            | Effect::PutBack { .. }
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

    /// Does `work` on a thread of its own. Its news are dropped once `stale` is set.
    fn spawn(&self, stale: Option<Arc<AtomicBool>>, work: impl FnOnce(&mut dyn FnMut(Done)) + Send + 'static) {
        let report = Report { stale, ..self.report.clone() };
        let (live, lang, failures) = (self.live.clone(), self.settings.lang, self.report.clone());
        live.fetch_add(1, Ordering::SeqCst);
        let thread = thread::Builder::new().spawn(move || {
            let done = catch_unwind(AssertUnwindSafe(|| work(&mut |done| report.tell(done))));
            if let Err(panic) = done {
                report.tell(Done::Message(broken(&*panic, lang)));
            }
            live.fetch_sub(1, Ordering::SeqCst);
            wake::ring();
        });
        if let Err(error) = thread {
            self.live.fetch_sub(1, Ordering::SeqCst);
            failures.tell(Done::Message(UserError::new(error.to_string())));
        }
    }

    fn start_scan(&mut self, layout: Layout) {
        let stale = instead_of(&mut self.scan);
        let request = ScanRequest {
            layout,
            annotator: self.settings.me.clone(),
            include: self.settings.include.clone(),
            exclude: self.settings.exclude.clone(),
            cancelled: stale.clone(),
        };
        self.spawn(Some(stale), move |report| {
            scan::scan(&request, &mut |event: ScanEvent| report(Done::Scan(event)));
        });
    }

    /// Reads an article: its beginning first, so that a large one is on screen at once. Of several asked for quickly,
    /// only the last is read whole.
    fn start_loading(&mut self, path: ArticlePath, encoding: Option<Encoding>) {
        let (file, limit) = (self.settings.layout.article_file(&path), self.settings.article_limit);
        let wanted = self.wanted.clone();
        set_wanted(&wanted, &path);
        self.spawn(None, move |report| {
            let head = article::load_head(&file, limit, encoding);
            let partial = head.as_ref().is_ok_and(|article| article.partial);
            report(Done::Article(path.clone(), head));
            if partial && is_wanted(&wanted, &path) {
                let whole = article::load(&file, limit, encoding);
                if let Ok(article) = &whole {
                    article.text.hash();
                }
                report(Done::Article(path, whole));
            }
        });
    }
}

impl Drop for Jobs {
    fn drop(&mut self) {
        // Also when the session ends by a panic: what was ordered is done.
        let until = Instant::now() + PATIENCE;
        while self.any_ordered() && Instant::now() < until {
            thread::sleep(Duration::from_millis(1));
        }
    }
}

/// The news, unless nobody waits for it any more.
fn fresh(news: News) -> Option<Done> {
    let stale = news.stale.is_some_and(|stale| stale.load(Ordering::Relaxed));
    (!stale).then_some(news.done)
}

/// Stops the work that watches `flag`; the flag of the work that takes its place.
fn instead_of(flag: &mut Arc<AtomicBool>) -> Arc<AtomicBool> {
    flag.store(true, Ordering::SeqCst);
    *flag = Arc::default();
    flag.clone()
}

/// One order of the keeper's. A panic is a failure of that order alone.
fn keep(kept: &mut Keeper, effect: Effect, report: &Report, lang: Lang) {
    let save = match &effect {
        Effect::SaveLayer { article, version, .. } => Some((article.clone(), *version)),
        _ => None,
    };
    let done = catch_unwind(AssertUnwindSafe(|| kept.perform(effect, &mut |done| report.tell(done))));
    let Err(panic) = done else { return };
    let error = broken(&*panic, lang);
    report.tell(match save {
        Some((article, version)) => {
            let (path, kind) = (kept.layout().article_file(&article), std::io::ErrorKind::Other);
            Done::Saved(article, version, Err(StoreError::Io { path, kind, message: error.message }))
        }
        None => Done::Message(error),
    });
}

/// A panic as it is told.
fn broken(panic: &(dyn Any + Send), lang: Lang) -> UserError {
    let words = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    let text = phrase("lỗi trong chương trình: {error}", "a fault in the program: {error}");
    UserError::new(text.fill(lang, &[("error", &words.unwrap_or("panic"))]))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn jobs(folder: &std::path::Path) -> Jobs {
        let layout = Layout::new(folder);
        let me = Annotator::new("lan").unwrap();
        let settings = JobSettings {
            layout: layout.clone(),
            rescue: folder.join("unsaved"),
            me: me.clone(),
            include: Vec::new(),
            exclude: Vec::new(),
            article_limit: 1_000_000,
            lang: Lang::Vi,
        };
        Jobs::start(settings, Keeper::new(layout, me, folder.join("state"), 1_000_000))
    }

    #[test]
    fn a_panic_on_a_thread_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let jobs = jobs(folder.path());
        jobs.spawn(None, |_| panic!("hỏng"));
        let done = jobs.wait(PATIENCE);
        assert!(matches!(done, Some(Done::Message(error)) if error.message.ends_with("hỏng")));
    }

    #[test]
    fn news_that_nobody_waits_for_are_dropped() {
        let folder = tempfile::tempdir().unwrap();
        let mut jobs = jobs(folder.path());
        let first = instead_of(&mut jobs.scan);
        let second = instead_of(&mut jobs.scan);
        for stale in [first, second] {
            Report { stale: Some(stale), ..jobs.report.clone() }.tell(Done::Scan(ScanEvent::Finished(false)));
        }
        assert!(jobs.news().is_some());
        assert!(jobs.news().is_none());
    }

    #[test]
    fn of_waiting_saves_the_last_is_done() {
        let layer = |name: &str| crate::annotation::Layer::new(Annotator::new(name).unwrap());
        let header = crate::collection::sidecar::Header {
            file: "bai.txt".to_owned(),
            hash: crate::text::Text::from("bài").hash(),
            length: 3,
        };
        let save = |article: &str, version: u64| Effect::SaveLayer {
            article: ArticlePath::new(article),
            layer: layer("lan"),
            header: header.clone(),
            version,
        };
        let waiting = AtomicUsize::new(4);
        let orders = vec![save("a.txt", 1), Effect::LoadManifest, save("b.txt", 1), save("a.txt", 2)];
        let kept = latest_saves(orders, &waiting);
        assert_eq!(waiting.load(Ordering::SeqCst), 3);
        assert!(matches!(&kept[0], Effect::LoadManifest));
        assert!(matches!(&kept[1], Effect::SaveLayer { article, .. } if *article == ArticlePath::new("b.txt")));
        assert!(matches!(&kept[2], Effect::SaveLayer { version: 2, .. }));
    }
}
