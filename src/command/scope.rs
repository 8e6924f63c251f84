//! Scopes: the parts of the interface in which keys have meanings of their own.

use crate::lang::{Phrase, phrase};

/// Where a key is pressed. Each scope but [`Scope::Global`] falls back to another one: see [`Scope::parent`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Everywhere, after the scope's own keys.
    Global,
    /// The list of articles.
    Library,
    /// The article being read.
    Reader,
    /// The article while a passage is being selected.
    Select,
    /// The pane of tags.
    Codebook,
    /// The page of all passages of the collection.
    Passages,
    /// The editor of a note.
    Notes,
    /// A picker with a filter to type: tags, the palette.
    Picker,
    /// A line to type: `:`, search, a question.
    Prompt,
    /// A page to read: help, messages.
    Page,
}

impl Scope {
    /// Every scope, in the order they are listed to people.
    pub const ALL: [Scope; 10] = [
        Scope::Global,
        Scope::Library,
        Scope::Reader,
        Scope::Select,
        Scope::Codebook,
        Scope::Passages,
        Scope::Notes,
        Scope::Picker,
        Scope::Prompt,
        Scope::Page,
    ];

    /// Its name in the configuration: `[keys.reader]`.
    pub fn name(self) -> &'static str {
        match self {
            Scope::Global => "global",
            Scope::Library => "library",
            Scope::Reader => "reader",
            Scope::Select => "select",
            Scope::Codebook => "codebook",
            Scope::Passages => "passages",
            Scope::Notes => "notes",
            Scope::Picker => "picker",
            Scope::Prompt => "prompt",
            Scope::Page => "page",
        }
    }

    /// The scope of that name.
    pub fn from_name(name: &str) -> Option<Scope> {
        Scope::ALL.into_iter().find(|scope| scope.name() == name)
    }

    /// Its name for people.
    pub fn label(self) -> Phrase {
        match self {
            Scope::Global => phrase("Mọi nơi", "Everywhere"),
            Scope::Library => phrase("Danh sách bài", "Article list"),
            Scope::Reader => phrase("Đọc bài", "Reading"),
            Scope::Select => phrase("Chọn đoạn", "Selecting"),
            Scope::Codebook => phrase("Bộ nhãn", "Codebook"),
            Scope::Passages => phrase("Các đoạn trích", "Passages"),
            Scope::Notes => phrase("Soạn ghi chú", "Note editor"),
            Scope::Picker => phrase("Bảng chọn", "Picker"),
            Scope::Prompt => phrase("Dòng nhập", "Prompt"),
            Scope::Page => phrase("Trang trợ giúp, thông báo", "Help and message pages"),
        }
    }

    /// The scope that is asked when this one does not know a key.
    pub fn parent(self) -> Option<Scope> {
        match self {
            Scope::Global => None,
            Scope::Select => Some(Scope::Reader),
            _ => Some(Scope::Global),
        }
    }

    /// Whether characters are typed here: a plain character then never falls back to the parent.
    pub fn types_text(self) -> bool {
        matches!(self, Scope::Notes | Scope::Picker | Scope::Prompt)
    }
}
