//! What the command line takes.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// Đọc và ghi chú các bài báo tiếng Việt trong thiết bị đầu cuối · Read and annotate Vietnamese articles in the terminal
#[derive(Debug, Default, Parser)]
#[command(name = "ghichu", version)]
pub struct Args {
    /// Thư mục hay bài cần mở · The folder or article to open
    pub path: Option<PathBuf>,
    /// Người ghi · Whose annotations
    #[arg(long = "as", global = true, value_name = "ANNOTATOR")]
    pub annotator: Option<String>,
    /// Tệp cấu hình · The configuration file
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Đặt một tùy chọn · Set an option
    #[arg(long = "set", global = true, value_name = "NAME=VALUE")]
    pub overrides: Vec<String>,
    /// Ngôn ngữ giao diện: vi, en · The language of the interface: vi, en
    #[arg(long, global = true, value_enum, hide_possible_values = true)]
    pub lang: Option<LangArg>,
    /// Dùng màu khi nào: auto, always, never · When to use colours: auto, always, never
    #[arg(
        long,
        global = true,
        value_enum,
        default_value = "auto",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub color: When,
    /// Việc cần làm · What to do
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

impl Args {
    /// What the command line says. Nothing at all, or one path, is understood without the grammar: to make that of all
    /// verbs would take a good part of the time until the first frame.
    pub fn of_command_line(words: impl IntoIterator<Item = OsString>) -> Result<Args, clap::Error> {
        let words: Vec<OsString> = words.into_iter().collect();
        match words.as_slice() {
            [_] => Ok(Args::default()),
            [_, word] if is_surely_a_path(word) => Ok(Args { path: Some(word.into()), ..Args::default() }),
            _ => Args::try_parse_from(words),
        }
    }
}

/// Whether a word can be neither a verb nor an option.
fn is_surely_a_path(word: &OsStr) -> bool {
    word.to_str().is_some_and(|word| !word.starts_with('-') && word.contains(['/', '.']))
}

/// A language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LangArg {
    /// Tiếng Việt
    Vi,
    /// English
    En,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal, unless NO_COLOR is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Mở giao diện · Open the interface
    Open {
        /// Thư mục hay bài · A folder or article
        path: Option<PathBuf>,
    },
    /// Liệt kê các bài · List the articles
    List {
        /// Bộ sưu tập · The collection
        path: Option<PathBuf>,
        /// Mỗi bài một dòng JSON · One JSON line for each
        #[arg(long)]
        json: bool,
    },
    /// In bài với các đoạn trích · Print an article with its passages
    Show {
        /// Bài · The article
        article: PathBuf,
        /// Một đối tượng JSON · One JSON object
        #[arg(long)]
        json: bool,
        /// Thêm vị trí các đơn vị · Add the spans of units
        #[arg(long, value_name = "UNIT")]
        units: Option<String>,
    },
    /// Tìm trong mọi bài · Search all articles
    Search(SearchArgs),
    /// Gắn nhãn · Tag a passage
    Tag(TagArgs),
    /// Chạy lệnh của giao diện · Run commands of the interface
    Do(DoArgs),
    /// Xuất chú giải · Export annotations
    Export(ExportArgs),
    /// Kiểm tra mọi tệp · Check all files
    Check {
        /// Bộ sưu tập · The collection
        path: Option<PathBuf>,
        /// Mỗi vấn đề một dòng JSON · One JSON line for each problem
        #[arg(long)]
        json: bool,
    },
    /// Thống kê theo nhãn · Counts by tag
    Stats {
        /// Bộ sưu tập · The collection
        path: Option<PathBuf>,
        /// Một đối tượng JSON · One JSON object
        #[arg(long)]
        json: bool,
    },
    /// Cấu hình · The configuration
    Config {
        /// Xem gì: show, check, example, path · What to see: show, check, example, path
        #[arg(value_enum, hide_possible_values = true)]
        what: ConfigVerb,
    },
    /// Gợi ý cho shell · Completions for a shell
    Completions {
        /// Shell nào: bash, elvish, fish, powershell, zsh · Which shell: bash, elvish, fish, powershell, zsh
        #[arg(value_enum, hide_possible_values = true)]
        shell: clap_complete::Shell,
    },
    /// Trang man · The manual page
    Man,
}

/// `ghichu search`.
#[derive(Debug, clap::Args)]
pub struct SearchArgs {
    /// Cần tìm gì; dấu không gõ thì sao cũng được · What to search; marks left out match any
    pub query: String,
    /// Bộ sưu tập, thư mục hay bài · The collection, folder or article
    pub path: Option<PathBuf>,
    /// Mỗi kết quả một dòng JSON · One JSON line for each hit
    #[arg(long)]
    pub json: bool,
    /// Biểu thức chính quy · A regular expression
    #[arg(long)]
    pub regex: bool,
    /// Biểu thức không kể dấu và hoa thường · The expression ignores marks and case
    #[arg(long, requires = "regex")]
    pub fold: bool,
    /// Đúng từng dấu · Marks left out must be absent
    #[arg(long, conflicts_with = "fold")]
    pub exact: bool,
    /// Phân biệt hoa thường · Upper and lower case differ
    #[arg(long)]
    pub case: bool,
    /// Nguyên tiếng · Whole syllables
    #[arg(long)]
    pub whole: bool,
}

/// `ghichu tag`.
#[derive(Debug, clap::Args)]
pub struct TagArgs {
    /// Bài · The article
    pub article: PathBuf,
    /// Mã hoặc tên nhãn · The tag's id or label
    pub tag: String,
    /// Đoạn chữ cần gắn · The text to tag
    #[arg(long, required_unless_present = "range", conflicts_with = "range")]
    pub quote: Option<String>,
    /// Mọi chỗ có đoạn chữ đó · All places of that text
    #[arg(long, requires = "quote")]
    pub all: bool,
    /// Vị trí ĐẦU..CUỐI theo ký tự · The place START..END in code points
    #[arg(long, value_name = "START..END")]
    pub range: Option<String>,
    /// Ghi chú · A note
    #[arg(long)]
    pub note: Option<String>,
}

/// `ghichu do`.
#[derive(Debug, clap::Args)]
pub struct DoArgs {
    /// Các lệnh; - đọc từ đầu vào chuẩn · The commands; - reads them from standard input
    #[arg(required = true)]
    pub commands: Vec<String>,
    /// Bộ sưu tập · The collection
    #[arg(short = 'C', value_name = "PATH")]
    pub collection: Option<PathBuf>,
    /// Bài · The article
    #[arg(long = "in", value_name = "ARTICLE")]
    pub article: Option<PathBuf>,
}

/// `ghichu export`.
#[derive(Debug, clap::Args)]
pub struct ExportArgs {
    /// Bộ sưu tập hay bài · The collection or article
    pub path: Option<PathBuf>,
    /// Định dạng · The format
    #[arg(long, required_unless_present = "list")]
    pub format: Option<String>,
    /// Các định dạng có được · Which formats there are
    #[arg(long)]
    pub list: bool,
    /// Tệp hay thư mục đích · The file or folder to write
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
    /// Chỉ nhãn này · Only this tag
    #[arg(long, value_name = "TAG")]
    pub tag: Vec<String>,
    /// Chỉ bài này · Only this article
    #[arg(long, value_name = "ARTICLE")]
    pub article: Vec<PathBuf>,
    /// Chỉ người ghi này · Only this annotator
    #[arg(long = "annotator", value_name = "ANNOTATOR")]
    pub annotators: Vec<String>,
}

/// `ghichu config`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ConfigVerb {
    /// Các tùy chọn đang dùng · The options in use
    Show,
    /// Kiểm tra · Check it
    Check,
    /// Tệp mẫu · An example file
    Example,
    /// Nơi đặt tệp · Where the file is
    Path,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_understood_without_the_grammar_means_the_same() {
        for words in
            [&["ghichu"][..], &["ghichu", "."], &["ghichu", "bai/01.txt"], &["ghichu", "/tmp"], &["ghichu", "list"]]
        {
            let parsed = Args::try_parse_from(words).expect("a command line");
            let quick = Args::of_command_line(words.iter().map(OsString::from)).expect("a command line");
            assert_eq!(format!("{quick:?}"), format!("{parsed:?}"), "{words:?}");
        }
        assert!(Args::of_command_line(["ghichu", "--no/such"].map(OsString::from)).is_err());
    }
}
