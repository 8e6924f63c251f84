//! Switches typed with a query, in the manner of vim: `\C huyện`, `kho khan\m`, `\r\d+/\d+`.
//!
//! They stand at the very beginning or the very end. `\r` and `\R` make a regular expression of all that follows, which
//! is then left as it is. Two backslashes before such a letter are one that is searched for.

use thiserror::Error;

use super::{MatchOptions, Pattern, PatternError, Query, QueryKind, Whole};
use crate::lang::{Explain, Lang, Phrase, UserError, phrase};

/// The switches, and what each asks for.
pub const SWITCHES: &[(&str, Phrase)] = &[
    ("\\m", phrase("đúng từng dấu", "marks as typed, none left out")),
    ("\\w", phrase("nguyên tiếng", "whole syllables")),
    ("\\r", phrase("biểu thức chính quy", "regular expression")),
    ("\\C", phrase("phân biệt hoa thường", "case counts")),
    ("\\R", phrase("biểu thức chính quy, không kể dấu và hoa thường", "regular expression, marks and case ignored")),
    ("\\c", phrase("không phân biệt hoa thường", "case does not count")),
    ("\\y", phrase("i cũng như y: kỹ, kĩ", "i is y: kỹ, kĩ")),
];

/// How a query is compared when no switch says otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Defaults {
    /// How letters are compared.
    pub options: MatchOptions,
    /// A capital in the query makes case count.
    pub smart_case: bool,
}

impl Defaults {
    /// How `phrase` is compared.
    pub(super) fn for_phrase(self, phrase: &str) -> MatchOptions {
        let smart = self.smart_case && phrase.chars().any(char::is_uppercase);
        MatchOptions { case_sensitive: self.options.case_sensitive || smart, ..self.options }
    }
}

/// Why there is no query.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum QueryError {
    /// There is nothing to search for.
    #[error("nothing to search for")]
    Nothing,
    /// The regular expression is wrong.
    #[error(transparent)]
    Pattern(#[from] PatternError),
}

impl Explain for QueryError {
    fn explain(&self, lang: Lang) -> UserError {
        match self {
            QueryError::Nothing => UserError::new(phrase("không có gì để tìm", "nothing to search for").get(lang)),
            QueryError::Pattern(error) => error.explain(lang),
        }
    }
}

/// The query that `line` is: a phrase or a regular expression, with the switches typed.
pub fn typed(line: &str, defaults: Defaults) -> Result<Query, QueryError> {
    let mut switches = Switches::default();
    let rest = switches.read(line);
    let mut options = defaults.for_phrase(&rest);
    options.exact |= switches.exact;
    options.i_y |= switches.i_y;
    if switches.whole {
        options.whole = Whole::Syllables;
    }
    options.case_sensitive = switches.case.unwrap_or(options.case_sensitive);
    let query = match switches.regex {
        Some(_) if rest.is_empty() => return Err(QueryError::Nothing),
        Some(folded) => {
            let before = line.trim_end().chars().count().saturating_sub(rest.chars().count());
            let pattern = Pattern::new(&rest, folded, switches.case == Some(false));
            let pattern = pattern.map_err(|error| error.behind(before))?;
            Query { source: String::new(), options: MatchOptions::default(), kind: QueryKind::Pattern(pattern) }
        }
        None => Query::new(&rest, options).ok_or(QueryError::Nothing)?,
    };
    Ok(Query { source: line.trim().to_owned(), ..query })
}

/// Whether `line` has switches or must be read for backslashes.
pub(super) fn has_switches(line: &str) -> bool {
    let mut switches = Switches::default();
    switches.read(line);
    switches != Switches::default()
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Switches {
    exact: bool,
    /// Whether case counts.
    case: Option<bool>,
    whole: bool,
    i_y: bool,
    /// A regular expression; whether over folded text.
    regex: Option<bool>,
}

impl Switches {
    /// Takes the switches from `line`; what is left.
    fn read(&mut self, line: &str) -> String {
        let mut rest = line.trim();
        while let Some(after) = rest.strip_prefix('\\') {
            let mut chars = after.chars();
            match chars.next() {
                Some(letter @ ('r' | 'R')) => {
                    self.regex = Some(letter == 'R');
                    return chars.as_str().trim_start().to_owned();
                }
                Some(letter) if self.set(letter) => rest = chars.as_str().trim_start(),
                _ => break,
            }
        }
        let mut at_end = rest.chars();
        while let Some(letter) = at_end.next_back() {
            let before = at_end.as_str();
            let Some(before) = before.strip_suffix('\\') else { break };
            if before.ends_with('\\') || !self.set(letter) {
                break;
            }
            rest = before.trim_end();
            at_end = rest.chars();
        }
        unescape(rest)
    }

    fn set(&mut self, letter: char) -> bool {
        match letter {
            'c' => self.case = Some(false),
            'C' => self.case = Some(true),
            'm' => self.exact = true,
            'w' => self.whole = true,
            'y' => self.i_y = true,
            _ => return false,
        }
        true
    }
}

/// One backslash for two at the beginning, and for two before the last letter.
fn unescape(text: &str) -> String {
    let text = if text.starts_with("\\\\") { &text[1..] } else { text };
    let last = text.char_indices().next_back().map_or(0, |(at, _)| at);
    match text[..last].strip_suffix("\\\\") {
        Some(before) if !before.is_empty() => format!("{before}\\{}", &text[last..]),
        _ => text.to_owned(),
    }
}
