//! Problems in configuration files: where, what, and what to do, shown with the offending text underlined.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::json;
use unicode_normalization::char::is_combining_mark;
use unicode_width::UnicodeWidthChar;

use super::origin::Origin;
pub use crate::lang::Message;
use crate::lang::{Explain, Lang, UserError, phrase};

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Something was left out or replaced by its default.
    Error,
    /// Everything was read, but something looks wrong.
    Warning,
}

/// Something wrong in a configuration file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, or what stands for one (`--set`).
    pub file: PathBuf,
    /// The line, from 1; 0 when it is about the file as a whole.
    pub line: usize,
    /// The column in code points, from 1.
    pub column: usize,
    /// How many code points of the line it is about.
    pub length: usize,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: Message,
    /// What to do.
    pub hint: Option<Message>,
    /// The line itself.
    pub excerpt: String,
}

impl Problem {
    /// A problem of a file as a whole: it is missing, or cannot be read.
    pub fn of_file(file: impl Into<PathBuf>, severity: Severity, message: Message) -> Problem {
        let file = file.into();
        Problem { file, line: 0, column: 0, length: 0, severity, message, hint: None, excerpt: String::new() }
    }

    /// The same problem with a hint.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<Option<Message>>) -> Problem {
        self.hint = hint.into();
        self
    }

    /// The problem for a terminal: several lines, the offending text underlined.
    pub fn render(&self, lang: Lang) -> String {
        let severity = match self.severity {
            Severity::Error => phrase("lỗi", "error"),
            Severity::Warning => phrase("cảnh báo", "warning"),
        };
        let mut out = format!("{}: {}\n", severity.get(lang), visible(self.message.get(lang)));
        let gutter = " ".repeat(self.line.to_string().len());
        let file = visible(&self.file.display().to_string());
        if self.line == 0 {
            out.push_str(&format!(" --> {file}\n"));
        } else {
            let (before, about) = self.split_excerpt();
            out.push_str(&format!("{gutter}--> {file}:{}:{}\n", self.line, self.column));
            out.push_str(&format!("{gutter} |\n{} | {}\n", self.line, visible(&self.excerpt).trim_end()));
            out.push_str(&format!("{gutter} | {}{}\n", " ".repeat(columns(before)), "^".repeat(columns(about).max(1))));
        }
        if let Some(hint) = &self.hint {
            let help = phrase("gợi ý", "help").get(lang);
            out.push_str(&format!("{gutter} = {help}: {}\n", visible(hint.get(lang))));
        }
        out
    }

    /// The problem as data; texts in `lang`.
    pub fn to_json(&self, lang: Lang) -> serde_json::Value {
        json!({
            "file": self.file.display().to_string(),
            "line": self.line,
            "column": self.column,
            "length": self.length,
            "severity": match self.severity { Severity::Error => "error", Severity::Warning => "warning" },
            "message": self.message.get(lang),
            "hint": self.hint.as_ref().map(|hint| hint.get(lang)),
        })
    }

    /// What stands before the offending text, and that text.
    fn split_excerpt(&self) -> (&str, &str) {
        let byte = |column: usize| self.excerpt.char_indices().nth(column).map_or(self.excerpt.len(), |(byte, _)| byte);
        let start = byte(self.column.saturating_sub(1));
        let end = byte(self.column.saturating_sub(1) + self.length).max(start);
        (&self.excerpt[..start], &self.excerpt[start..end])
    }
}

impl Explain for Problem {
    fn explain(&self, lang: Lang) -> UserError {
        let known = |number: usize| (number > 0).then_some(number);
        let error = UserError::new(self.message.get(lang)).at(&self.file, known(self.line), known(self.column));
        UserError { hint: self.hint.as_ref().map(|hint| hint.get(lang).to_owned()), ..error }
    }
}

/// A configuration text that is being read, for turning byte spans into places.
#[derive(Clone, Debug)]
pub struct Source {
    file: Arc<PathBuf>,
    text: Arc<str>,
}

impl Source {
    /// The text of a file. Clones share it.
    pub fn new(file: impl Into<PathBuf>, text: impl Into<Arc<str>>) -> Source {
        Source { file: Arc::new(file.into()), text: text.into() }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The setting at `byte`.
    pub fn origin(&self, byte: usize) -> Origin {
        Origin::File { file: Arc::clone(&self.file), line: self.line_start(byte).0 }
    }

    /// A problem with the text in `span`. Of a span over several lines, the first is shown.
    pub fn problem(&self, span: Range<usize>, severity: Severity, message: Message) -> Problem {
        let text = self.text();
        let start = floor_char(text, span.start);
        let (line, line_start) = self.line_start(start);
        let excerpt = text[line_start..].split('\n').next().unwrap_or_default();
        let end = floor_char(text, span.end).clamp(start, (line_start + excerpt.len()).max(start));
        Problem {
            file: self.file.to_path_buf(),
            line,
            column: text[line_start..start].chars().count() + 1,
            length: text[start..end].chars().count(),
            severity,
            message,
            hint: None,
            excerpt: excerpt.to_owned(),
        }
    }

    /// The line, from 1, that holds `byte`, and the byte it begins at.
    fn line_start(&self, byte: usize) -> (usize, usize) {
        let head = &self.text[..floor_char(&self.text, byte)];
        (head.matches('\n').count() + 1, head.rfind('\n').map_or(0, |newline| newline + 1))
    }
}

fn floor_char(text: &str, byte: usize) -> usize {
    let byte = byte.min(text.len());
    (0..=byte).rev().find(|byte| text.is_char_boundary(*byte)).unwrap_or(0)
}

/// `text` as one line that is safe to print: TABs as spaces; controls, bidirectional and zero-width characters as `·`.
fn visible(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\t' => ' ',
            c if c.width().is_none_or(|width| width == 0) && !is_combining_mark(c) => '·',
            c => c,
        })
        .collect()
}

/// How many columns [`visible`] text takes.
fn columns(text: &str) -> usize {
    visible(text).chars().filter_map(UnicodeWidthChar::width).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about(text: &str, needle: &str) -> Problem {
        let start = text.find(needle).unwrap();
        let message = Message::new(phrase("Sai: {x}.", "Wrong: {x}."), &[("x", &needle)]);
        Source::new("cấu hình.toml", text).problem(start..start + needle.len(), Severity::Error, message)
    }

    #[test]
    fn the_offending_text_is_underlined() {
        let problem = about("[reader]\nmeasure = \"rộng\" # chữ\n", "\"rộng\"")
            .with_hint(Message::new(phrase("Sửa đi.", "Mend it."), &[]));
        assert_eq!(
            problem.render(Lang::En),
            "error: Wrong: \"rộng\".\n --> cấu hình.toml:2:11\n  |\n2 | measure = \"rộng\" # chữ\n  |           \
             ^^^^^^\n  = help: Mend it.\n"
        );
        assert_eq!(problem.render(Lang::Vi).lines().next(), Some("lỗi: Sai: \"rộng\"."));
    }

    #[test]
    fn marks_and_wide_characters_keep_the_underline_in_place() {
        let problem = about("tên = \"e\u{302}\u{301} 漢\" x\n", "x");
        assert_eq!(problem.render(Lang::En).lines().nth(4), Some("  |              ^"));
        let hostile = about("\ta = \"\u{202e}\u{1b}\" x", "x").render(Lang::En);
        assert!(hostile.contains("1 |  a = \"··\" x\n  |           ^\n"), "{hostile}");
    }

    #[test]
    fn spans_over_several_lines_and_past_the_end() {
        let problem = about("a = [\n1,\n]\n", "[\n1,\n]");
        assert_eq!((problem.line, problem.column, problem.length), (1, 5, 1));
        let end = Source::new("x", "a =\n").problem(4..9, Severity::Error, problem.message.clone());
        assert_eq!((end.line, end.column, end.length, &*end.excerpt), (2, 1, 0, ""));
        assert!(end.render(Lang::En).ends_with("  | ^\n"));
    }

    #[test]
    fn as_data_and_as_a_message() {
        let problem = about("a = ộ\n", "ộ");
        let data = problem.to_json(Lang::En);
        assert_eq!(data["column"], 5);
        assert_eq!(data["severity"], "error");
        assert_eq!(data["hint"], serde_json::Value::Null);
        assert_eq!(problem.explain(Lang::Vi).place.unwrap().line, Some(1));
        let whole = Problem::of_file("x.toml", Severity::Warning, problem.message);
        assert_eq!(whole.render(Lang::En), "warning: Wrong: ộ.\n --> x.toml\n");
        assert_eq!(whole.explain(Lang::En).place.unwrap().line, None);
    }
}
