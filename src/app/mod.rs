//! The state machine: everything a person sees and does, as one value.
//!
//! [`App::handle`] takes an [`Input`], changes the state and returns the [`Effect`]s to be done outside; it reads no
//! clock, no disk, no terminal and no environment, so that any session can be replayed from its inputs. What a key, a
//! `:` line, a palette choice or a headless verb does is a command of [`commands`]; `ui/` draws `&App`, the runtime
//! performs the effects.

pub mod commands;
pub mod completion;
pub mod dispatch;
pub mod document;
pub mod editing;
pub mod effect;
pub mod geometry;
pub mod input;
pub mod input_method;
pub mod library;
pub mod messages;
pub mod mouse;
pub mod news;
pub mod opening;
pub mod overlay;
pub mod panes;
pub mod passages;
pub mod reader;
pub mod sweep;
pub mod typing;
pub mod view;

use std::collections::HashMap;
use std::sync::Arc;

pub use effect::Effect;
pub use input::{Clock, Done, Input};

use self::document::Document;
use self::library::Library;
use self::messages::{Level, Messages};
use self::overlay::Overlay;
use self::reader::{Pending, Reader};
use crate::annotation::recipe::Maker;
use crate::annotation::{AnnotationId, Annotator};
use crate::codebook::{Codebook, TagId};
use crate::collection::ArticlePath;
use crate::command::{Registry, Scope};
use crate::config::choice::TypingMethod;
use crate::config::key::Key;
use crate::config::layers::Config;
use crate::lang::{Lang, Phrase, UserError};
use crate::text::ByteRange;

/// Which pane has the focus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// The list of articles.
    #[default]
    List,
    /// The open article.
    Reader,
    /// The codebook.
    Codebook,
}

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Not yet.
    Running,
    /// As soon as everything is saved; leaving again leaves at once.
    WhenSaved,
    /// Now.
    Now,
}

/// What is chosen when the program starts.
pub struct Start {
    /// The language of the interface.
    pub lang: Lang,
    /// The configuration.
    pub config: Config,
    /// Every command.
    pub registry: Arc<Registry>,
    /// Whose annotations are made.
    pub me: Annotator,
    /// The open collection.
    pub library: Library,
    /// What the clocks say.
    pub clock: Clock,
    /// Where ids come from: random, or fixed for a replay.
    pub seed: u64,
    /// The terminal's size in columns and rows.
    pub size: (u16, u16),
}

/// All state.
pub struct App {
    /// The language of the interface.
    pub lang: Lang,
    /// The configuration.
    pub config: Config,
    /// Every command.
    pub registry: Arc<Registry>,
    /// Whose annotations are made.
    pub me: Annotator,
    /// The open collection.
    pub library: Library,
    /// Its codebook.
    pub codebook: Codebook,
    /// Why the codebook's file can't be changed, when it can't.
    pub manifest_problems: Vec<crate::collection::manifest::ManifestProblem>,
    /// The chosen row of the codebook pane.
    pub codebook_selected: usize,
    /// What is known of articles opened in this session.
    pub documents: HashMap<ArticlePath, Document>,
    /// The open article.
    pub reader: Option<Reader>,
    /// The article that can't be opened, and why: shown in its place.
    pub unreadable: Option<(ArticlePath, UserError)>,
    /// The article being read from disk.
    pub loading: Option<ArticlePath>,
    /// Which pane has the focus.
    pub focus: Pane,
    /// What stands over the panes.
    pub overlay: Option<Overlay>,
    /// The keys pressed of a sequence that is not complete, and since when (milliseconds).
    pub pending: (Vec<Key>, u64),
    /// What was said.
    pub messages: Messages,
    /// Whether the list may stand beside the article.
    pub list_beside: bool,
    /// Distraction-free reading.
    pub focus_view: bool,
    /// Whether annotations are shown.
    pub marks_shown: bool,
    /// The annotation under the cursor that commands act on, when the person chose among nested ones.
    pub chosen: Option<AnnotationId>,
    /// The tags given last, latest first.
    pub last_tags: Vec<TagId>,
    /// Changes of the whole collection.
    pub sweeps: sweep::Sweeps,
    /// Passages that become annotations once their note is written.
    pub drafts: HashMap<AnnotationId, (ByteRange, Maker)>,
    /// The view of passages while its filter is typed.
    pub behind: Option<Box<passages::Passages>>,
    /// Where to go in the article being read from disk.
    pub arriving: Option<Pending>,
    /// The syllable being typed into a field.
    pub ongoing: Option<typing::Ongoing>,
    /// The method that the switch turns on.
    pub typing_method: TypingMethod,
    /// What a system's input method is up to.
    pub input_method: input_method::InputMethod,
    /// Lines typed at the `:` prompt and searches, oldest first.
    pub history: Histories,
    /// The terminal's size in columns and rows.
    pub size: (u16, u16),
    /// Whether the terminal was found to show characters of ambiguous width in two columns.
    pub wide_terminal: bool,
    /// What the clocks say.
    pub clock: Clock,
    /// Whether and how the program ends.
    pub exit: Exit,
    ids: u64,
    effects: Vec<Effect>,
    dirty: bool,
    serial: u64,
}

/// What was typed at prompts.
#[derive(Debug, Default)]
pub struct Histories {
    /// `:` lines.
    pub commands: Vec<String>,
    /// Searches.
    pub searches: Vec<String>,
}

impl App {
    /// The state at the start. [`App::begin`] says what is to be done first.
    pub fn new(mut start: Start) -> App {
        start.library.search = start.config.options.search.defaults();
        let options = &start.config.options;
        let marks_shown = options.reader.marks;
        let typing_method = match options.typing.method {
            TypingMethod::Off => TypingMethod::Telex,
            method => method,
        };
        App {
            lang: start.lang,
            registry: start.registry,
            me: start.me,
            library: start.library,
            codebook: Codebook::default(),
            manifest_problems: Vec::new(),
            codebook_selected: 0,
            documents: HashMap::new(),
            reader: None,
            unreadable: None,
            loading: None,
            focus: Pane::List,
            overlay: None,
            pending: (Vec::new(), 0),
            messages: Messages::default(),
            list_beside: true,
            focus_view: false,
            marks_shown,
            chosen: None,
            last_tags: Vec::new(),
            sweeps: sweep::Sweeps::default(),
            drafts: HashMap::new(),
            behind: None,
            arriving: None,
            ongoing: None,
            typing_method,
            input_method: input_method::InputMethod::default(),
            history: Histories::default(),
            size: start.size,
            wide_terminal: false,
            clock: start.clock,
            exit: Exit::Running,
            ids: start.seed,
            effects: Vec::new(),
            dirty: true,
            serial: 0,
            config: start.config,
        }
    }

    /// Changes the state by one input; what is to be done outside.
    pub fn handle(&mut self, input: Input) -> Vec<Effect> {
        match input {
            Input::Clock(clock) => self.tick(clock),
            Input::Resize(columns, rows) => {
                self.size = (columns, rows);
                self.follow_cursor();
                self.touch();
            }
            Input::WideTerminal(wide) => {
                self.wide_terminal = wide;
                self.follow_cursor();
                self.touch();
            }
            Input::Key(key) => self.press(key),
            Input::Mouse(mouse) => {
                self.input_method.forget();
                self.mouse(mouse);
            }
            Input::Paste(text) => self.paste(text),
            Input::Line(line) => self.run_line(&line),
            Input::Done(done) => self.take_news(done),
        }
        std::mem::take(&mut self.effects)
    }

    /// Whether something to be drawn changed since this was asked last.
    pub fn take_dirty(&mut self) -> bool {
        std::mem::take(&mut self.dirty)
    }

    /// When the program wants to be told the time again, in milliseconds since its start, though nothing else happens.
    pub fn deadline(&self) -> Option<u64> {
        let waits = !self.pending.0.is_empty();
        let due = self.pending.1 + u64::from(self.config.options.ui.which_key_delay);
        (waits && self.clock.millis < due).then_some(due)
    }

    /// Whether the which-key popup is due.
    pub fn shows_which_key(&self) -> bool {
        !self.pending.0.is_empty()
            && self.clock.millis >= self.pending.1 + u64::from(self.config.options.ui.which_key_delay)
    }

    /// The scope whose keys hold now.
    pub fn scope(&self) -> Scope {
        match &self.overlay {
            Some(Overlay::Prompt(_)) => Scope::Prompt,
            Some(Overlay::Picker(_)) => Scope::Picker,
            Some(Overlay::Editor(_)) => Scope::Notes,
            Some(Overlay::Page(_) | Overlay::Confirm(_)) => Scope::Page,
            Some(Overlay::Passages(_)) => Scope::Passages,
            None => match (self.focus, &self.reader) {
                (Pane::Reader, Some(reader)) if reader.selection.is_some() || reader.occurrences.is_some() => {
                    Scope::Select
                }
                (Pane::Reader, _) => Scope::Reader,
                (Pane::List, _) => Scope::Library,
                (Pane::Codebook, _) => Scope::Codebook,
            },
        }
    }

    /// The document of the open article.
    pub fn document(&self) -> Option<&Document> {
        self.documents.get(&self.reader.as_ref()?.path)
    }

    /// A text in the language of the interface.
    pub fn say(&self, phrase: Phrase) -> &'static str {
        phrase.get(self.lang)
    }

    /// Tells something on the state line and the messages page.
    pub fn tell(&mut self, level: Level, text: UserError) {
        self.messages.add(level, text);
        self.touch();
    }

    /// Tells a plain piece of news.
    pub fn inform(&mut self, text: impl Into<String>) {
        self.tell(Level::Info, UserError::new(text));
    }

    /// Whether every change is on disk.
    pub fn all_saved(&self) -> bool {
        self.documents.values().all(Document::is_saved)
    }

    /// Something to be drawn changed.
    fn touch(&mut self) {
        self.dirty = true;
    }

    /// Something is to be done outside.
    fn effect(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// A number that tells later things apart from earlier ones.
    fn next_serial(&mut self) -> u64 {
        self.serial += 1;
        self.serial
    }

    /// A new annotation id, by the SplitMix64 sequence from the seed (Steele, Lea, Flood 2014).
    fn new_id(&mut self) -> AnnotationId {
        loop {
            self.ids = self.ids.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut bits = self.ids;
            bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            let id = AnnotationId::from_random(bits ^ (bits >> 31));
            if self.documents.values().all(|document| document.get(&id).is_none()) {
                return id;
            }
        }
    }

    fn tick(&mut self, clock: Clock) {
        let showed = self.shows_which_key();
        self.clock = clock;
        if self.shows_which_key() != showed {
            self.touch();
        }
    }
}

#[cfg(test)]
mod tests;
