//! The one grammar of command lines: `name arg "arg with space" 'as it is' --flag=value --switch`.
//!
//! Words are separated by spaces. A word that begins with a quote ends at the matching one; inside double quotes a
//! backslash escapes (`\"` `\\` `\n` `\t` `\r` `\u{1ef9}`), inside single quotes nothing does. Elsewhere quotes and
//! backslashes are ordinary characters, so that `C:\bài` and `5"` need no care. A bare word that begins with `--` is a
//! flag, until a lone `--` ends the flags; a quoted one never is. In a script, a line that begins with `#` is a
//! comment. [`quote`] is the inverse: it writes any string as one word.

use std::ops::Range;

use thiserror::Error;

mod partial;

pub use partial::{Partial, Position, partial_at};

use crate::lang::{Explain, Lang, UserError, phrase};

/// One word of a command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// What it says.
    pub content: WordContent,
    /// Its bytes in the line, quotes included.
    pub range: Range<usize>,
    /// The code point of the line it begins at, from 1.
    pub column: usize,
}

/// What a word says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordContent {
    /// The command's name or an argument, without its quotes.
    Plain(String),
    /// A flag.
    Flag {
        /// Its name without the dashes.
        name: String,
        /// What stands after `=`, without its quotes.
        value: Option<String>,
    },
}

/// A line that is not well formed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{problem} (column {column})")]
pub struct GrammarError {
    /// The code point of the line where it shows, from 1.
    pub column: usize,
    /// What is wrong there.
    pub problem: GrammarProblem,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum GrammarProblem {
    /// A quote is opened and never closed.
    #[error("the quote {0} is never closed")]
    UnclosedQuote(char),
    /// Something follows a closing quote without a space between.
    #[error("a space is missing after the closing quote")]
    AfterQuote,
    /// A backslash before a character that needs none.
    #[error("unknown escape \\{0}")]
    UnknownEscape(char),
    /// `\u{…}` that is no code point.
    #[error("\\u{{…}} does not name a character")]
    BadCodePoint,
}

impl Explain for GrammarError {
    fn explain(&self, lang: Lang) -> UserError {
        let (message, hint) = match &self.problem {
            GrammarProblem::UnclosedQuote(quote) => (
                phrase("Dấu nháy {quote} chưa được đóng.", "The quote {quote} is never closed.")
                    .fill(lang, &[("quote", quote)]),
                phrase("Thêm dấu nháy ở cuối.", "Add the quote at the end.").get(lang).to_owned(),
            ),
            GrammarProblem::AfterQuote => (
                phrase("Thiếu dấu cách sau dấu nháy đóng.", "A space is missing after the closing quote.")
                    .get(lang)
                    .to_owned(),
                phrase(
                    "Trong nháy kép, viết \\\" để có dấu nháy.",
                    "Inside double quotes, write \\\" to have a quote.",
                )
                .get(lang)
                .to_owned(),
            ),
            GrammarProblem::UnknownEscape(escaped) => (
                phrase("Không có ký hiệu \\{escaped}.", "There is no escape \\{escaped}.")
                    .fill(lang, &[("escaped", escaped)]),
                phrase(
                    "Viết \\\\ để có dấu gạch chéo ngược, hoặc dùng nháy đơn.",
                    "Write \\\\ for a backslash, or use single quotes.",
                )
                .get(lang)
                .to_owned(),
            ),
            GrammarProblem::BadCodePoint => (
                phrase("\\u{…} không phải là một ký tự.", "\\u{…} does not name a character.").get(lang).to_owned(),
                phrase("Ví dụ: \\u{1ef9}.", "For example: \\u{1ef9}.").get(lang).to_owned(),
            ),
        };
        UserError::new(message).with_hint(hint)
    }
}

/// Whether a line of a script says nothing: blank, or a comment.
pub fn is_comment(line: &str) -> bool {
    let line = line.trim_start();
    line.is_empty() || line.starts_with('#')
}

/// Cuts a line into words. A lone `--` is not a word; it makes plain words of all that follow.
pub fn words(line: &str) -> Result<Vec<Word>, GrammarError> {
    let (mut words, error) = Lexer::new(line).run();
    if let Some(error) = error {
        return Err(error);
    }
    words.pop_if(|word| word.content == WordContent::Flag { name: String::new(), value: None });
    Ok(words)
}

/// Writes `text` as one word that [`words`] reads back as the same plain text, on one line.
pub fn quote(text: &str) -> String {
    let bare = !text.is_empty()
        && !text.starts_with(['"', '\'', '#'])
        && !text.starts_with("--")
        && !text.contains(|c: char| is_space(c) || c.is_control() || is_line_break(c));
    if bare {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() || is_line_break(c) => out.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// What separates words. A no-break space does not: it belongs to the text it stands in.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// Line breaks of Unicode that are no control characters.
fn is_line_break(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}')
}

struct Lexer<'l> {
    line: &'l str,
    /// Byte of the next character.
    at: usize,
    flags_ended: bool,
}

impl<'l> Lexer<'l> {
    fn new(line: &'l str) -> Self {
        Lexer { line, at: 0, flags_ended: false }
    }

    /// All words, and what stopped it. A word whose quote is open at the end of the line is still given.
    fn run(mut self) -> (Vec<Word>, Option<GrammarError>) {
        let mut words = Vec::new();
        loop {
            self.take_while(is_space);
            let start = self.at;
            if start == self.line.len() {
                return (words, None);
            }
            let column = self.column(start);
            let is_flag = !self.flags_ended && self.rest().starts_with("--");
            let (content, error) = if is_flag { self.flag() } else { self.plain() };
            let ends_flags = matches!(&content, WordContent::Flag { name, value: None } if name.is_empty());
            // A `--` at the very end may be the beginning of a flag that is being typed: completion wants to see it.
            if ends_flags && self.at < self.line.len() {
                self.flags_ended = true;
            } else {
                words.push(Word { content, range: start..self.at, column });
            }
            if error.is_some() {
                return (words, error);
            }
        }
    }

    fn plain(&mut self) -> (WordContent, Option<GrammarError>) {
        let (text, error) = self.value();
        (WordContent::Plain(text), error)
    }

    fn flag(&mut self) -> (WordContent, Option<GrammarError>) {
        self.at += 2;
        let name = self.take_while(|c| c != '=' && !is_space(c)).to_owned();
        if !self.rest().starts_with('=') {
            return (WordContent::Flag { name, value: None }, None);
        }
        self.at += 1;
        let (value, error) = self.value();
        (WordContent::Flag { name, value: Some(value) }, error)
    }

    /// A bare or quoted stretch up to the next space.
    fn value(&mut self) -> (String, Option<GrammarError>) {
        let quote = match self.rest().chars().next() {
            Some(quote @ ('"' | '\'')) => quote,
            _ => return (self.take_while(|c| !is_space(c)).to_owned(), None),
        };
        let opened = self.at;
        self.at += 1;
        let mut text = String::new();
        while let Some(c) = self.next() {
            if c == quote {
                let after = self.rest().chars().next();
                let glued = after.is_some_and(|c| !is_space(c));
                return (text, glued.then(|| self.error(self.at, GrammarProblem::AfterQuote)));
            }
            if c == '\\' && quote == '"' {
                let escape = self.at - 1;
                match self.escaped() {
                    Ok(Some(c)) => text.push(c),
                    Ok(None) => break,
                    Err(problem) => return (text, Some(self.error(escape, problem))),
                }
            } else {
                text.push(c);
            }
        }
        (text, Some(self.error(opened, GrammarProblem::UnclosedQuote(quote))))
    }

    /// The character after a backslash; `None` at the end of the line.
    fn escaped(&mut self) -> Result<Option<char>, GrammarProblem> {
        Ok(Some(match self.next() {
            None => return Ok(None),
            Some('n') => '\n',
            Some('t') => '\t',
            Some('r') => '\r',
            Some(c @ ('"' | '\\' | '\'')) => c,
            Some('u') => {
                let inner = self.rest().strip_prefix('{').and_then(|rest| rest.split_once('}'));
                let (digits, _) = inner.ok_or(GrammarProblem::BadCodePoint)?;
                self.at += digits.len() + 2;
                let hexadecimal = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_hexdigit());
                let code = hexadecimal.then(|| u32::from_str_radix(digits, 16).ok()).flatten();
                code.and_then(char::from_u32).ok_or(GrammarProblem::BadCodePoint)?
            }
            Some(c) => return Err(GrammarProblem::UnknownEscape(c)),
        }))
    }

    fn rest(&self) -> &'l str {
        &self.line[self.at..]
    }

    fn next(&mut self) -> Option<char> {
        let c = self.rest().chars().next()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn take_while(&mut self, keep: impl Fn(char) -> bool) -> &'l str {
        let rest = self.rest();
        let taken = rest.find(|c| !keep(c)).map_or(rest, |end| &rest[..end]);
        self.at += taken.len();
        taken
    }

    fn column(&self, byte: usize) -> usize {
        self.line[..byte].chars().count() + 1
    }

    fn error(&self, byte: usize, problem: GrammarProblem) -> GrammarError {
        GrammarError { column: self.column(byte), problem }
    }
}

#[cfg(test)]
mod tests;
