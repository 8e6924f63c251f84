//! What can stand over the panes: prompts, pickers, the note editor, pages, the view of all passages.
//!
//! A prompt or a question ends in a command line: what it does is done by the registry like everything else.

use super::input::NoteTarget;
use super::passages::Passages;
use crate::lang::Phrase;
use crate::text::field::Field;
use crate::vietnamese::matching::{Rank, Scorer, Skips};

/// What stands over the panes.
#[derive(Debug)]
pub enum Overlay {
    /// One line to be typed.
    Prompt(Prompt),
    /// A list to choose from while typing.
    Picker(Picker),
    /// A note being written.
    Editor(Editor),
    /// A page to be read.
    Page(Page),
    /// A yes-or-no question.
    Confirm(Confirm),
    /// All passages of the collection.
    Passages(Box<Passages>),
}

/// One line to be typed.
#[derive(Debug)]
pub struct Prompt {
    /// What it is for.
    pub kind: PromptKind,
    /// What was typed.
    pub field: Field,
    /// Which line of the history is shown, counted from the latest.
    pub recalled: Option<usize>,
    /// The completions of the word at the cursor, and which one is taken.
    pub completions: Vec<String>,
    /// The byte where the word that they complete begins.
    pub completed_from: usize,
    /// The completion that Tab took last.
    pub taken: Option<usize>,
}

/// What a prompt is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PromptKind {
    /// A `:` line.
    Command,
    /// A search in the article; the place to go back to when it is left.
    Search(crate::text::ByteOffset),
    /// The list's filter.
    Filter,
    /// The filter of the passages view.
    PassageFilter,
    /// A value: `line` followed by what was typed, as one argument, is run.
    Ask {
        /// What is asked.
        title: Phrase,
        /// The command line so far.
        line: String,
    },
}

impl Prompt {
    /// An empty prompt.
    pub fn new(kind: PromptKind) -> Prompt {
        Prompt { kind, field: Field::line(), recalled: None, completions: Vec::new(), completed_from: 0, taken: None }
    }

    /// The same prompt with something typed already.
    #[must_use]
    pub fn with(mut self, content: &str) -> Prompt {
        self.field = Field::line().with(content);
        self
    }
}

/// What a picker picks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PickerKind {
    /// A tag: `line` followed by its id is run; an unknown label makes a new tag first.
    Tag {
        /// What it is for.
        title: Phrase,
        /// The command line so far.
        line: String,
        /// Whether typing a new label makes a tag.
        may_create: bool,
    },
    /// A command.
    Palette,
}

/// One row of a picker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PickerItem {
    /// What is run or appended: a tag id, a command's name.
    pub value: String,
    /// What is matched and shown first.
    pub label: String,
    /// Keys that do the same.
    pub keys: String,
    /// What is shown behind it: count, path.
    pub detail: String,
    /// What is shown below while it is chosen.
    pub about: String,
}

/// A list to choose from while typing.
#[derive(Debug)]
pub struct Picker {
    /// What it picks.
    pub kind: PickerKind,
    /// What was typed.
    pub field: Field,
    /// All rows, the best first when nothing is typed.
    pub items: Vec<PickerItem>,
    /// Which of them match, best first.
    pub matches: Vec<usize>,
    /// Which match is chosen; one past the last is the row that makes something new.
    pub selected: usize,
}

impl Picker {
    /// A picker over `items`.
    pub fn new(kind: PickerKind, items: Vec<PickerItem>) -> Picker {
        let matches = (0..items.len()).collect();
        Picker { kind, field: Field::line(), items, matches, selected: 0 }
    }

    /// Matches anew after typing; `otherwise` is tried when what the field holds matches nothing.
    pub fn refilter(&mut self, otherwise: Option<&str>) {
        self.matches = self.matching(self.field.content());
        if let Some(pattern) = otherwise.filter(|_| self.matches.is_empty()) {
            self.matches = self.matching(pattern);
        }
        self.selected = 0;
    }

    /// The items that match, best first.
    fn matching(&self, pattern: &str) -> Vec<usize> {
        // A tag that is being named must not find others by letters here and there.
        let skips = match self.kind {
            PickerKind::Palette => Skips::Anywhere,
            PickerKind::Tag { .. } => Skips::ToSyllables,
        };
        let scorer = Scorer::new(pattern, skips);
        let mut scored: Vec<(Rank, usize)> = Vec::new();
        for (index, item) in self.items.iter().enumerate() {
            if let Some(score) = scorer.rank(&item.label).max(scorer.rank(&item.value)) {
                scored.push((score, index));
            }
        }
        scored.sort_by_key(|(score, index)| (std::cmp::Reverse(*score), *index));
        scored.into_iter().map(|(_, index)| index).collect()
    }

    /// Whether a row offers to make a new tag: something is typed that is no label here.
    pub fn offers_new(&self) -> bool {
        let typed = self.field.content().trim();
        let known = |item: &PickerItem| item.label.to_lowercase() == typed.to_lowercase();
        matches!(self.kind, PickerKind::Tag { may_create: true, .. })
            && !typed.is_empty()
            && !self.items.iter().any(known)
    }

    /// How many rows can be chosen.
    pub fn row_count(&self) -> usize {
        self.matches.len() + usize::from(self.offers_new())
    }

    /// The chosen item; `None` on the row that makes something new, or when nothing matches.
    pub fn chosen(&self) -> Option<&PickerItem> {
        self.matches.get(self.selected).map(|index| &self.items[*index])
    }
}

/// A note being written.
#[derive(Debug)]
pub struct Editor {
    /// What it is on.
    pub target: NoteTarget,
    /// What was written.
    pub field: Field,
    /// What was there before: leaving without a change asks nothing.
    pub before: String,
    /// The first line shown.
    pub scroll: usize,
}

/// Which page is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// Keys and commands.
    Help,
    /// What the program said.
    Messages,
    /// What a key, command or option is.
    Describe,
}

/// A page to be read.
#[derive(Debug)]
pub struct Page {
    /// Which it is.
    pub kind: PageKind,
    /// Its title.
    pub title: String,
    /// Its lines.
    pub lines: Vec<PageLine>,
    /// The first line shown.
    pub scroll: usize,
}

/// A line of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageLine {
    /// A heading.
    Heading(String),
    /// A key or name, and what it means.
    Entry(String, String),
    /// A sentence.
    Text(String),
    /// Something wrong.
    Problem(String),
}

/// A yes-or-no question.
#[derive(Debug)]
pub struct Confirm {
    /// What is asked.
    pub question: String,
    /// The command line that yes runs.
    pub line: String,
}
