//! What a command is: its name, what it is for, what it takes.

use std::borrow::Cow;

use super::Scope;
use super::argument::{ArgSpec, Arity, FlagSpec};
use crate::lang::{Lang, Phrase, phrase};

/// A text for people: one of the program's own in both languages, or one that a user wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doc {
    /// The program's own.
    Phrase(Phrase),
    /// A user's, the same in every language.
    Text(String),
}

impl Doc {
    /// The text in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match self {
            Doc::Phrase(phrase) => phrase.get(lang),
            Doc::Text(text) => text,
        }
    }
}

impl From<Phrase> for Doc {
    fn from(phrase: Phrase) -> Doc {
        Doc::Phrase(phrase)
    }
}

impl From<String> for Doc {
    fn from(text: String) -> Doc {
        Doc::Text(text)
    }
}

/// The part of the help page where a command is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Moving through the text.
    Move,
    /// Selecting a passage.
    Select,
    /// Tags and notes.
    Annotate,
    /// The codebook.
    Codebook,
    /// Searching.
    Search,
    /// One article.
    Article,
    /// The collection and its list.
    Collection,
    /// How things look.
    View,
    /// Getting things out.
    Export,
    /// Moving in lists, menus and pickers.
    Menu,
    /// The program itself.
    Application,
    /// Commands that a user defined.
    Custom,
}

impl Group {
    /// Every group, in the order of the help page.
    pub const ALL: [Group; 12] = [
        Group::Move,
        Group::Select,
        Group::Annotate,
        Group::Codebook,
        Group::Search,
        Group::Article,
        Group::Collection,
        Group::View,
        Group::Export,
        Group::Menu,
        Group::Application,
        Group::Custom,
    ];

    /// Its title.
    pub fn title(self) -> Phrase {
        match self {
            Group::Move => phrase("Di chuyển", "Moving"),
            Group::Select => phrase("Chọn đoạn", "Selecting"),
            Group::Annotate => phrase("Gắn nhãn và ghi chú", "Tags and notes"),
            Group::Codebook => phrase("Bộ nhãn", "Codebook"),
            Group::Search => phrase("Tìm kiếm", "Searching"),
            Group::Article => phrase("Bài", "Article"),
            Group::Collection => phrase("Bộ sưu tập", "Collection"),
            Group::View => phrase("Hiển thị", "View"),
            Group::Export => phrase("Xuất dữ liệu", "Export"),
            Group::Menu => phrase("Danh sách và bảng chọn", "Lists and menus"),
            Group::Application => phrase("Chương trình", "Application"),
            Group::Custom => phrase("Lệnh tự đặt", "Your own commands"),
        }
    }
}

/// Everything that is known about a command but how to run it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandSpec {
    /// Its name: kebab-case, noun first (`tag-add`).
    pub name: Cow<'static, str>,
    /// Other names it answers to, such as `q`.
    pub aliases: Vec<Cow<'static, str>>,
    /// What it does, in one line.
    pub doc: Doc,
    /// Where the help page lists it.
    pub group: Group,
    /// Its arguments, in order.
    pub args: Vec<ArgSpec>,
    /// Its flags.
    pub flags: Vec<FlagSpec>,
    /// Where it makes sense, for the palette; empty means everywhere.
    pub scopes: Vec<Scope>,
    /// Whether it can run without a screen.
    pub headless: bool,
}

impl CommandSpec {
    /// A command without arguments that makes sense everywhere and needs the screen.
    pub fn new(name: impl Into<Cow<'static, str>>, doc: impl Into<Doc>, group: Group) -> CommandSpec {
        CommandSpec {
            name: name.into(),
            aliases: Vec::new(),
            doc: doc.into(),
            group,
            args: Vec::new(),
            flags: Vec::new(),
            scopes: Vec::new(),
            headless: false,
        }
    }

    /// The same command with one more argument.
    #[must_use]
    pub fn arg(mut self, arg: ArgSpec) -> CommandSpec {
        self.args.push(arg);
        self
    }

    /// The same command with one more flag.
    #[must_use]
    pub fn flag(mut self, flag: FlagSpec) -> CommandSpec {
        self.flags.push(flag);
        self
    }

    /// The same command with another name.
    #[must_use]
    pub fn alias(mut self, name: impl Into<Cow<'static, str>>) -> CommandSpec {
        self.aliases.push(name.into());
        self
    }

    /// The same command, sensible only in `scopes`.
    #[must_use]
    pub fn within(mut self, scopes: &[Scope]) -> CommandSpec {
        self.scopes.extend_from_slice(scopes);
        self
    }

    /// The same command, which can run without a screen.
    #[must_use]
    pub fn headless(mut self) -> CommandSpec {
        self.headless = true;
        self
    }

    /// Whether the command makes sense in `scope`, or in one that `scope` falls back to.
    pub fn makes_sense_in(&self, scope: Scope) -> bool {
        self.scopes.is_empty()
            || std::iter::successors(Some(scope), |scope| scope.parent()).any(|scope| self.scopes.contains(&scope))
    }

    /// How it is written: `tag-add TAG [--all] [--note=TEXT]`.
    pub fn usage(&self) -> String {
        let mut usage = self.name.to_string();
        for arg in &self.args {
            let name = arg.name.to_uppercase();
            usage.push_str(&match arg.arity {
                Arity::Required => format!(" {name}"),
                Arity::Optional => format!(" [{name}]"),
                Arity::RestRequired => format!(" {name}…"),
                Arity::Rest => format!(" [{name}…]"),
            });
        }
        for flag in &self.flags {
            let value = if flag.value.is_some() { "=…" } else { "" };
            usage.push_str(&format!(" [--{}{value}]", flag.name));
        }
        usage
    }
}
