//! What every verb needs: language, folders, configuration, the collection, the annotator.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use super::args::{Args, LangArg};
use super::{Status, UserError};
use crate::annotation::Annotator;
use crate::app::commands;
use crate::app::library::Library;
use crate::app::{App, Start};
use crate::collection::layout::MANIFEST;
use crate::collection::list::SortKey;
use crate::collection::state::CollectionState;
use crate::collection::{self, ArticlePath, Encodings, Layout, state};
use crate::command::Registry;
use crate::config::layers::Config;
use crate::config::load::{self, Sources};
use crate::lang::{Explain, Lang, Message, phrase};
use crate::runtime::event_loop::clock;
use crate::runtime::headless::Headless;
use crate::runtime::keeper::Keeper;
use crate::runtime::paths::{self, Paths};
use crate::runtime::sample;
use crate::vietnamese::word;

/// What every verb needs.
pub struct Setup {
    /// When the program started.
    pub started: Instant,
    /// The user's folders.
    pub paths: Paths,
    /// Every command.
    pub registry: Arc<Registry>,
    asked_lang: Option<Lang>,
    annotator: Option<String>,
    sources: Sources,
}

/// A collection, ready to be worked on.
pub struct Opened {
    /// Its folders.
    pub layout: Layout,
    /// The configuration with the collection's part.
    pub config: Config,
    /// Whose annotations.
    pub me: Annotator,
    /// The language.
    pub lang: Lang,
    /// What is remembered of the collection.
    pub remembered: CollectionState,
}

/// The language for a command line that could not be read: the one it asks for, else as always.
pub fn early_lang(words: &[String]) -> Lang {
    let after = words.iter().position(|word| word == "--lang").and_then(|at| words.get(at + 1));
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    let asked = after.map(String::as_str).or(joined).and_then(Lang::from_name);
    asked.unwrap_or_else(|| {
        let setup = Setup::new(&Args::default());
        setup.lang(&setup.user_config())
    })
}

impl Setup {
    /// Takes what the command line and the environment say.
    pub fn new(args: &Args) -> Setup {
        let paths = Paths::of_user();
        let variable = std::env::var_os("GHICHU_CONFIG");
        let mut sources = Sources::of_user(args.config.clone(), variable, Some(&paths.config));
        sources.overrides = args.overrides.clone();
        let asked_lang = args.lang.map(|lang| match lang {
            LangArg::Vi => Lang::Vi,
            LangArg::En => Lang::En,
        });
        Setup {
            started: Instant::now(),
            paths,
            registry: Arc::new(commands::registry()),
            asked_lang,
            annotator: args.annotator.clone(),
            sources,
        }
    }

    /// The language: asked for, configured, the locale's, Vietnamese.
    pub fn lang(&self, config: &Config) -> Lang {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| {
            let value = std::env::var(name).ok().filter(|value| !value.is_empty())?;
            Lang::from_name(&value)
        });
        let configured = Lang::from_name(config.options.ui.lang.word());
        self.asked_lang.or(configured).or(locale).unwrap_or_default()
    }

    /// The configuration without a collection's part.
    pub fn user_config(&self) -> Config {
        load::load(&self.sources, &self.registry)
    }

    /// The user's configuration file.
    pub fn config_file(&self) -> Option<&Path> {
        self.sources.user.as_deref()
    }

    /// Opens the collection around `path`; without one, the collection around the current folder, else the one opened
    /// last, else the sample.
    pub fn open(&self, path: Option<&Path>) -> Result<Opened, (Status, UserError)> {
        let early = self.asked_lang.unwrap_or_default();
        let fail = |error: UserError| (Status::Failed, error);
        let path = match path {
            Some(path) => path.to_owned(),
            None => self.default_path().map_err(|error| fail(UserError::new(Message::of_system(&error).get(early))))?,
        };
        let mut layout = collection::find(&path).map_err(|error| fail(error.explain(early)))?;
        let mut sources = self.sources.clone();
        sources.collection = Some(layout.manifest_file());
        let config = load::load(&sources, &self.registry);
        word::set_users_words(config.words.clone());
        let folder = &config.options.sidecars.dir;
        layout.sidecars = (!folder.is_empty()).then(|| PathBuf::from(folder));
        let remembered = state::load(&self.paths.state, &layout.root);
        layout.encodings = Encodings::new(&config.options.text.encodings, remembered.encodings());
        layout.sidecar_bytes = config.options.limits.sidecar_bytes;
        let me = paths::annotator(self.annotator.as_deref(), &config.options.annotator.id);
        let lang = self.lang(&config);
        Ok(Opened { layout, config, me, lang, remembered })
    }

    fn default_path(&self) -> std::io::Result<PathBuf> {
        let here = std::env::current_dir()?;
        if let Some(folder) = here.ancestors().find(|folder| folder.join(MANIFEST).is_file()) {
            return Ok(folder.to_owned());
        }
        match state::last_opened(&self.paths.state).filter(|path| path.is_dir()) {
            Some(path) => Ok(path),
            None => sample::unpack(&self.paths.data),
        }
    }
}

impl Opened {
    /// The state machine for this collection.
    pub fn app(&self, setup: &Setup, size: (u16, u16)) -> App {
        self.app_with(self.remembered.clone(), setup, size)
    }

    fn app_with(&self, remembered: CollectionState, setup: &Setup, size: (u16, u16)) -> App {
        let options = &self.config.options;
        let sort = SortKey::from_name(options.list.sort.word()).unwrap_or(SortKey::Name);
        let mut seed = [0; 8];
        let random = getrandom::fill(&mut seed).is_ok();
        let now = clock(setup.started);
        let by_clock = now.stamp.moment.as_nanosecond() as u64 ^ u64::from(std::process::id()) << 40;
        App::new(Start {
            lang: self.lang,
            config: self.config.clone(),
            registry: setup.registry.clone(),
            me: self.me.clone(),
            library: Library::new(self.layout.clone(), remembered, sort, options.list.reverse),
            clock: now,
            seed: if random { u64::from_le_bytes(seed) } else { by_clock },
            size,
        })
    }

    /// What does the ordered work for this collection.
    pub fn keeper(&self, setup: &Setup) -> Keeper {
        let limit = self.config.options.limits.article_bytes;
        Keeper::new(self.layout.clone(), self.me.clone(), setup.paths.state.clone(), limit)
    }

    /// A session without a terminal, with no article open. A list that somebody filtered or sorted on the screen is whole
    /// and in its usual order here: what a script gets must not depend on that.
    pub fn headless(&self, setup: &Setup) -> Headless {
        let (open, sort) = (None, None);
        let remembered =
            CollectionState { open, sort, reverse: false, filter: String::new(), ..self.remembered.clone() };
        let app = self.app_with(remembered, setup, (100, 40));
        Headless::start(app, self.keeper(setup))
    }

    /// An article named on the command line: relative to the current folder, else to the collection's root.
    pub fn article(&self, path: &Path) -> Result<ArticlePath, (Status, UserError)> {
        let real = path.canonicalize().or_else(|_| self.layout.root.join(path).canonicalize());
        let inside = real.as_ref().ok().and_then(|real| real.strip_prefix(&self.layout.root).ok());
        let wrong = match (inside, &real) {
            (Some(inside), Ok(real)) if !real.is_dir() => return Ok(ArticlePath::new(inside)),
            (Some(_), _) => phrase("đây là một thư mục, không phải một bài", "this is a folder, not an article"),
            _ => phrase("không có bài này trong bộ sưu tập", "there is no such article in the collection"),
        };
        Err((Status::Failed, UserError::new(wrong.get(self.lang)).at(path, None, None)))
    }
}
