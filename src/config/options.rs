//! All options, as one table. It yields the typed [`Options`], the reading of TOML, `:set` with completion,
//! `config.example.toml`, `docs/config.md` and a JSON Schema.

use thiserror::Error;

use super::choice::{
    Ambiguous, ColorChoice, KeyboardProtocol, LangChoice, ListSort, MarginChoice, SearchCase, SearchMarks, TonePlacing,
    TypingMethod,
};
use super::value::{Field, Kind, Value};
use crate::command::registry::nearest;
use crate::lang::{Explain, Lang, Phrase, UserError, phrase};

/// Who may decide about a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// It changes how things look or what is listed: a collection may decide.
    Data,
    /// It names programs, places outside the collection, identities or safeguards: a collection's word is ignored
    /// until the user trusts it.
    Program,
}

/// What is known about an option but its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OptionSpec {
    /// Its full name: `reader.measure`.
    pub name: &'static str,
    /// Its table in the configuration: `reader`.
    pub section: &'static str,
    /// Its key there: `measure`.
    pub key: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// Who may decide.
    pub trust: Trust,
    /// What it is for.
    pub doc: Phrase,
}

macro_rules! option_table {
    ($($section:ident: $Section:ident, $section_vi:literal, $section_en:literal {
        $($field:ident: $ty:ty = $default:expr, $key:literal, $kind:expr, $trust:ident, $vi:literal, $en:literal;)*
    })*) => {
        /// The value of every option.
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct Options {
            $(#[doc = $section_en] pub $section: $Section,)*
        }

        $(
            #[doc = $section_en]
            #[derive(Clone, Debug, PartialEq, Eq)]
            pub struct $Section {
                $(#[doc = $en] pub $field: $ty,)*
            }

            impl Default for $Section {
                fn default() -> $Section {
                    $Section { $($field: $default,)* }
                }
            }
        )*

        /// Every option, in the order of the example file.
        pub const OPTIONS: &[OptionSpec] = &[
            $($(OptionSpec {
                name: concat!(stringify!($section), ".", $key),
                section: stringify!($section),
                key: $key,
                kind: $kind,
                trust: Trust::$trust,
                doc: phrase($vi, $en),
            },)*)*
        ];

        /// The tables of the configuration that hold options, and what they are about.
        pub const SECTIONS: &[(&str, Phrase)] = &[$((stringify!($section), phrase($section_vi, $section_en)),)*];

        impl Options {
            /// The value of the option of this name.
            pub fn get(&self, name: &str) -> Option<Value> {
                $($(if name == concat!(stringify!($section), ".", $key) {
                    return Some(self.$section.$field.to_value());
                })*)*
                None
            }

            /// Puts a value that the option's kind accepts in its place; says whether it did.
            fn put(&mut self, name: &str, value: Value) -> bool {
                $($(if name == concat!(stringify!($section), ".", $key) {
                    return match Field::from_value(value) {
                        Some(value) => { self.$section.$field = value; true }
                        None => false,
                    };
                })*)*
                false
            }
        }
    };
}

option_table! {
    ui: UiOptions, "Giao diện.", "The interface." {
        lang: LangChoice = LangChoice::Auto, "lang", Kind::Choice(LangChoice::WORDS), Data,
            "Ngôn ngữ của giao diện; auto: theo máy.",
            "Language of the interface; auto: from the locale.";
        theme: String = "dark".to_owned(), "theme", Kind::Theme, Data,
            "Bộ màu: dark, light, high-contrast, hoặc tên một tệp trong thư mục themes.",
            "Colours: dark, light, high-contrast, or the name of a file in the themes folder.";
        color: ColorChoice = ColorChoice::Auto, "color", Kind::Choice(ColorChoice::WORDS), Data,
            "Số màu dùng đến; auto: theo thiết bị đầu cuối và NO_COLOR.",
            "How many colours are used; auto: what the terminal and NO_COLOR say.";
        mouse: bool = true, "mouse", Kind::Bool, Data,
            "Dùng chuột: bấm, kéo để chọn, lăn để cuộn. Giữ Shift để chọn theo kiểu của thiết bị đầu cuối.",
            "Use the mouse: click, drag to select, wheel to scroll. Shift leaves selecting to the terminal.";
        which_key_delay: u16 = 400, "which-key-delay", Kind::Integer { min: 0, max: 10_000 }, Data,
            "Sau bao nhiêu mili giây thì bảng phím tiếp theo hiện ra; 0: hiện ngay.",
            "Milliseconds before the popup of next keys shows; 0: at once.";
        title: bool = true, "title", Kind::Bool, Data,
            "Đặt tiêu đề cửa sổ theo bài đang mở.",
            "Set the window's title to the open article.";
    }
    reader: ReaderOptions, "Trang đọc.", "The reading view." {
        measure: u16 = 80, "measure", Kind::Integer { min: 20, max: 200 }, Data,
            "Bề rộng của cột chữ, tính bằng ô.",
            "Width of the text column, in cells.";
        paragraph_spacing: u16 = 1, "paragraph-spacing", Kind::Integer { min: 0, max: 3 }, Data,
            "Số hàng trống giữa hai đoạn văn, nơi văn bản không tự có dòng trống.",
            "Empty rows between paragraphs, where the text has no blank line of its own.";
        line_numbers: bool = false, "line-numbers", Kind::Bool, Data,
            "Hiện số dòng.",
            "Show line numbers.";
        marks: bool = true, "marks", Kind::Bool, Data,
            "Hiện các đoạn đã gắn nhãn.",
            "Show tagged passages.";
        margin: MarginChoice = MarginChoice::Auto, "margin", Kind::Choice(MarginChoice::WORDS), Data,
            "Nơi hiện nhãn và ghi chú: lề phải, dưới trang, một dòng, hoặc không hiện; auto: theo bề rộng.",
            "Where tags and notes stand: right margin, bottom strip, one line, or off; auto: by the width.";
        scroll_off: u16 = 3, "scroll-off", Kind::Integer { min: 0, max: 50 }, Data,
            "Số hàng luôn giữ phía trên và dưới con trỏ.",
            "Rows kept visible above and below the cursor.";
        tab_width: u16 = 4, "tab-width", Kind::Integer { min: 1, max: 16 }, Data,
            "Số cột của một bước TAB.",
            "Columns between TAB stops.";
        ambiguous: Ambiguous = Ambiguous::Auto, "ambiguous", Kind::Choice(Ambiguous::WORDS), Data,
            "Bề rộng của “ ” – … trên thiết bị đầu cuối: narrow (một ô), wide (hai ô); auto: hỏi thiết bị đầu cuối.",
            "How wide the terminal shows “ ” – …: narrow (one cell), wide (two); auto: the terminal is asked.";
        keep_words: bool = true, "keep-words", Kind::Bool, Data,
            "Không ngắt hàng giữa một tên riêng hay một từ nhiều tiếng khi hàng vẫn còn đủ đầy.",
            "Break no row inside a name or a word of several syllables while the row stays full enough.";
        skip_remnants: bool = true, "skip-remnants", Kind::Bool, Data,
            "Bước qua phần thừa cuối trang (“Bài trước…”, “Chia sẻ”) khi di chuyển theo câu.",
            "Step over leftovers of web pages (“Bài trước…”, “Chia sẻ”) when moving by sentences.";
    }
    list: ListOptions, "Danh sách bài.", "The list of articles." {
        width: u16 = 38, "width", Kind::Integer { min: 16, max: 120 }, Data,
            "Bề rộng của danh sách, tính bằng ô.",
            "Width of the list, in cells.";
        sort: ListSort = ListSort::Name, "sort", Kind::Choice(ListSort::WORDS), Data,
            "Xếp theo: tên tệp, tiêu đề, tác giả (byline: theo họ, given-name: theo tên), ngày, số chú giải, trạng thái đọc.",
            "Sort by file name, title, author (byline: family name, given-name), date, annotations, or reading state.";
        reverse: bool = false, "reverse", Kind::Bool, Data,
            "Xếp ngược lại.",
            "Sort the other way round.";
    }
    search: SearchOptions, "Tìm và lọc.", "Finding and filtering." {
        marks: SearchMarks = SearchMarks::Typed, "marks", Kind::Choice(SearchMarks::WORDS), Data,
            "typed: dấu đã gõ thì phải đúng, dấu không gõ thì sao cũng được; exact: đúng từng dấu.",
            "typed: marks that are typed must match, those left out match any; exact: all marks must match.";
        case: SearchCase = SearchCase::Ignore, "case", Kind::Choice(SearchCase::WORDS), Data,
            "Chữ hoa, chữ thường: ignore (như nhau), smart (khác nhau khi có gõ chữ hoa) hay match (khác nhau).",
            "Upper and lower case: ignore (the same), smart (differ when a capital is typed) or match (differ).";
        whole: bool = false, "whole", Kind::Bool, Data,
            "Chỉ tìm nguyên tiếng: “an” không thấy trong “toàn”.",
            "Find whole syllables only: “an” is not found in “toàn”.";
        i_y: bool = false, "i-y", Kind::Bool, Data,
            "Coi i và y cuối tiếng là một: kỹ và kĩ, lý và lí, quý và quí.",
            "Take i and y at the end of a syllable as one: kỹ and kĩ, lý and lí, quý and quí.";
    }
    tag: TagOptions, "Gắn nhãn.", "Tagging." {
        context: u16 = 32, "context", Kind::Integer { min: 0, max: 256 }, Data,
            "Số ký tự trước và sau đoạn trích được ghi lại để tìm lại nó khi bài thay đổi.",
            "Characters before and after a passage that are kept to find it again in a changed article.";
    }
    annotator: AnnotatorOptions, "Người ghi.", "The annotator." {
        id: String = String::new(), "id", Kind::Text, Program,
            "Tên ngắn của bạn trong tên tệp kèm (a–z, 0–9, -); để trống: tên đăng nhập.",
            "Your short name in sidecar file names (a–z, 0–9, -); empty: the login name.";
    }
    editor: EditorOptions, "Trình soạn thảo ngoài.", "The external editor." {
        command: String = String::new(), "command", Kind::Text, Program,
            "Lệnh mở ghi chú; để trống: $VISUAL rồi $EDITOR.",
            "Command that opens a note; empty: $VISUAL, then $EDITOR.";
    }
    sidecars: SidecarOptions, "Tệp kèm.", "Sidecars." {
        dir: String = String::new(), "dir", Kind::Path, Program,
            "Thư mục chứa tệp kèm khi không ghi được vào bộ sưu tập; để trống: cạnh từng bài.",
            "Folder for sidecars when the collection cannot be written to; empty: beside each article.";
    }
    collection: CollectionOptions, "Bộ sưu tập.", "The collection." {
        include: Vec<String> = Vec::new(), "include", Kind::Globs, Data,
            "Chỉ lấy các tệp khớp một trong các mẫu này; để trống: mọi tệp đọc được.",
            "Take only files that match one of these patterns; empty: every readable file.";
        exclude: Vec<String> = Vec::new(), "exclude", Kind::Globs, Data,
            "Bỏ qua các tệp và thư mục khớp một trong các mẫu này.",
            "Leave out files and folders that match one of these patterns.";
    }
    text: TextOptions, "Văn bản của bài.", "The text of articles." {
        encodings: Vec<String> = Vec::new(), "encodings", Kind::Encodings, Data,
            "Bảng mã của các tệp khớp một mẫu, khi tự nhận ra sai; mẫu sau thắng mẫu trước. Ví dụ: [\"cu/** = tcvn3\"].",
            "Encodings of files that match a pattern, where what is found out is wrong; later ones win. For example: [\"cu/** = tcvn3\"].";
    }
    limits: LimitOptions, "Giới hạn.", "Limits." {
        article_bytes: u64 = 536_870_912, "article-bytes", Kind::Integer { min: 1024, max: 17_179_869_184 }, Program,
            "Bài lớn hơn chừng này byte thì không mở.",
            "Articles of more bytes than this are not opened.";
        sidecar_bytes: u64 = 16_777_216, "sidecar-bytes", Kind::Integer { min: 1024, max: 4_294_967_296 }, Program,
            "Tệp kèm lớn hơn chừng này byte thì không đọc.",
            "Sidecars of more bytes than this are not read.";
    }
    export: ExportOptions, "Xuất dữ liệu.", "Export." {
        formula_safe: bool = true, "formula-safe", Kind::Bool, Program,
            "Chặn ô CSV, TSV bị bảng tính hiểu thành công thức.",
            "Keep spreadsheets from taking CSV and TSV cells for formulas.";
    }
    typing: TypingOptions, "Gõ tiếng Việt.", "Typing Vietnamese." {
        method: TypingMethod = TypingMethod::Off, "method", Kind::Choice(TypingMethod::WORDS), Data,
            "Kiểu gõ dùng trong mọi ô nhập khi máy không bật bộ gõ: telex, vni, hoặc off.",
            "How Vietnamese is typed in every field where the system has no input method on: telex, vni, or off.";
        tone_placement: TonePlacing = TonePlacing::Old, "tone-placement", Kind::Choice(TonePlacing::WORDS), Data,
            "Chỗ đặt dấu thanh: old (hòa, khỏe, thủy) hay new (hoà, khoẻ, thuỷ).",
            "Where the tone mark stands: old (hòa, khỏe, thủy) or new (hoà, khoẻ, thuỷ).";
    }
    keyboard: KeyboardOptions, "Bàn phím.", "The keyboard." {
        protocol: KeyboardProtocol = KeyboardProtocol::Legacy, "protocol", Kind::Choice(KeyboardProtocol::WORDS), Program,
            "legacy: như mọi thiết bị đầu cuối; enhanced: giao thức bàn phím kitty, có thể vướng bộ gõ tiếng Việt.",
            "legacy: as in every terminal; enhanced: the kitty protocol, which may get in an input method's way.";
    }
}

/// The option of this name.
pub fn find(name: &str) -> Option<&'static OptionSpec> {
    OPTIONS.iter().find(|spec| spec.name == name)
}

impl OptionSpec {
    /// Its default.
    pub fn default_value(&self) -> Value {
        Options::default().get(self.name).expect("the table that names the option holds its value")
    }
}

/// A setting that cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum OptionError {
    /// No option has this name.
    #[error("no option `{name}`")]
    Unknown {
        /// What was written.
        name: String,
        /// The option that comes closest.
        nearest: Option<&'static str>,
    },
    /// The option does not take this value.
    #[error("{} cannot be `{text}`", spec.name)]
    BadValue {
        /// The option.
        spec: &'static OptionSpec,
        /// What was written.
        text: String,
    },
}

impl OptionError {
    /// That no option is called `name`.
    pub fn unknown(name: &str) -> OptionError {
        let nearest = nearest(name, OPTIONS.iter().map(|spec| spec.name)).or_else(|| {
            let bare = |spec: &&OptionSpec| spec.key == name;
            OPTIONS.iter().find(bare).map(|spec| spec.name)
        });
        let nearest = nearest.and_then(find).map(|spec| spec.name);
        OptionError::Unknown { name: name.to_owned(), nearest }
    }
}

impl Explain for OptionError {
    fn explain(&self, lang: Lang) -> UserError {
        match self {
            OptionError::Unknown { name, nearest } => {
                let message = phrase("Không có tùy chọn “{name}”.", "There is no option “{name}”.");
                let meant = phrase("Có phải bạn muốn viết “{name}”?", "Did you mean “{name}”?");
                UserError {
                    message: message.fill(lang, &[("name", name)]),
                    place: None,
                    hint: nearest.map(|name| meant.fill(lang, &[("name", &name)])),
                }
            }
            OptionError::BadValue { spec, text } => {
                let message = phrase("{name} không thể là {text}.", "{name} cannot be {text}.");
                let hint = phrase(
                    "Cần {expected}. Ví dụ: {key} = {default}",
                    "It takes {expected}. For example: {key} = {default}",
                );
                let default = spec.default_value().to_toml();
                let expected = spec.kind.expected(lang);
                UserError::new(message.fill(lang, &[("name", &spec.name), ("text", text)]))
                    .with_hint(hint.fill(lang, &[("expected", &expected), ("key", &spec.key), ("default", &default)]))
            }
        }
    }
}

impl Options {
    /// Sets an option from text, as `:set` does.
    pub fn set(&mut self, name: &str, text: &str) -> Result<(), OptionError> {
        let spec = find(name).ok_or_else(|| OptionError::unknown(name))?;
        let bad = || OptionError::BadValue { spec, text: text.to_owned() };
        let value = spec.kind.read(text).ok_or_else(bad)?;
        if self.put(name, value) { Ok(()) } else { Err(bad()) }
    }

    /// Sets an option to a value.
    pub fn assign(&mut self, spec: &'static OptionSpec, value: Value) -> Result<(), OptionError> {
        let text = value.to_toml();
        if spec.kind.accepts(&value) && self.put(spec.name, value) {
            return Ok(());
        }
        Err(OptionError::BadValue { spec, text })
    }

    /// The names of all options, for completion.
    pub fn names() -> impl Iterator<Item = &'static str> {
        OPTIONS.iter().map(|spec| spec.name)
    }
}

#[cfg(test)]
mod tests;
