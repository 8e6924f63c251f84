//! Reading a sidecar.
//!
//! Only a file that does not parse, or is of another format, is refused. Anything else that makes no sense is left out
//! and reported; it stays in the file.

use std::collections::HashSet;

use toml::de::{DeTable, DeValue};

use crate::annotation::{Anchor, AnnotationId, Annotator, Stamp};
use crate::codebook::TagId;
use crate::collection::toml_source::{self, Value, integer, place};
use crate::lang::{Explain, Lang, UserError, phrase};
use crate::text::{CharRange, TextHash};

/// The format that this version reads and writes.
pub const FORMAT: i64 = 1;

/// A sidecar as its file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sidecar {
    /// `article.file`.
    pub file: Option<String>,
    /// `article.hash`: the text it was written for.
    pub hash: Option<TextHash>,
    /// `article.annotator`, when it is one.
    pub annotator: Option<Annotator>,
    /// `article.tags`.
    pub tags: Vec<TagId>,
    /// `article.note`.
    pub note: Option<String>,
    /// The annotations in file order.
    pub annotations: Vec<Filed>,
    /// What was left out because it makes no sense (a tag that is no id, an annotation without an id or range), with its
    /// line. It stays in the file.
    pub oddities: Vec<(usize, String)>,
}

/// An annotation as its file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed {
    /// Its id.
    pub id: AnnotationId,
    /// Its tags.
    pub tags: Vec<TagId>,
    /// Where it says it is.
    pub anchor: Anchor,
    /// Its note.
    pub note: Option<String>,
    /// What made it.
    pub source: Option<String>,
    /// When.
    pub created: Option<Stamp>,
}

/// A sidecar that can't be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SidecarError {
    /// It does not parse.
    #[error("line {line}, column {column}: {message}")]
    Syntax {
        /// The line, from 1.
        line: usize,
        /// The column in code points, from 1.
        column: usize,
        /// The parser's words.
        message: String,
    },
    /// It is of another format.
    #[error("format {0} is not known")]
    Format(i64),
}

impl Explain for SidecarError {
    fn explain(&self, lang: Lang) -> UserError {
        match self {
            SidecarError::Syntax { line, column, message } => {
                let text = phrase(
                    "tệp kèm hỏng ở dòng {line}, cột {column}: {message}",
                    "the sidecar is broken at line {line}, column {column}: {message}",
                );
                let hint = phrase(
                    "sửa tệp ở dòng đó rồi mở lại; ghichu không ghi đè tệp mà nó không đọc được",
                    "mend the file at that line and open it again; ghichu does not overwrite what it can't read",
                );
                UserError::new(text.fill(lang, &[("line", line), ("column", column), ("message", message)]))
                    .with_hint(hint.get(lang))
            }
            SidecarError::Format(format) => {
                let text = phrase(
                    "tệp kèm có định dạng {format}, bản ghichu này không biết",
                    "the sidecar has format {format}, which this version does not know",
                );
                let hint = phrase(
                    "dùng bản ghichu mới hơn; tệp được giữ nguyên",
                    "use a newer ghichu; the file is left as it is",
                );
                UserError::new(text.fill(lang, &[("format", format)])).with_hint(hint.get(lang))
            }
        }
    }
}

/// Reads `source`.
pub fn read(source: &str) -> Result<Sidecar, SidecarError> {
    read_numbered(source).map(|(sidecar, _)| sidecar)
}

/// Reads `source`; with each annotation its number among all `[[annotation]]`s of the file, odd ones included.
pub(super) fn read_numbered(source: &str) -> Result<(Sidecar, Vec<usize>), SidecarError> {
    let source = toml_source::clean(source);
    let root = toml_source::parse(&source).map_err(|(line, column, message)| SidecarError::Syntax {
        line,
        column,
        message,
    })?;
    let mut reader = Reader { source: &source, oddities: Vec::new() };
    reader.sidecar(&root)
}

struct Reader<'a> {
    source: &'a str,
    /// With the byte where each stands.
    oddities: Vec<(usize, String)>,
}

impl Reader<'_> {
    fn sidecar(&mut self, root: &DeTable<'_>) -> Result<(Sidecar, Vec<usize>), SidecarError> {
        match root.get("format").map(|value| (integer(value), value)) {
            None | Some((Some(FORMAT), _)) => {}
            Some((Some(other), _)) => return Err(SidecarError::Format(other)),
            Some((None, value)) => {
                let (line, column) = place(self.source, value.span().start);
                return Err(SidecarError::Syntax { line, column, message: "`format` is not an integer".to_owned() });
            }
        }
        let mut sidecar = Sidecar::default();
        if let Some(value) = root.get("article") {
            match value.get_ref() {
                DeValue::Table(article) => self.article(article, &mut sidecar),
                _ => self.odd(value, "`article` is not a table"),
            }
        }
        let mut numbers = Vec::new();
        match root.get("annotation").map(|value| (value.get_ref().as_array(), value)) {
            None => {}
            Some((None, value)) => self.odd(value, "`annotation` is not an array of tables"),
            Some((Some(items), _)) => {
                sidecar.annotations.reserve(items.len());
                let mut ids = HashSet::with_capacity(items.len());
                for (number, item) in items.iter().enumerate() {
                    if let Some(filed) = self.annotation(item, &mut ids) {
                        sidecar.annotations.push(filed);
                        numbers.push(number);
                    }
                }
            }
        }
        sidecar.oddities = self.oddities_by_line();
        Ok((sidecar, numbers))
    }

    /// The oddities in file order, with lines for bytes. One pass, as every annotation of a large file may be odd.
    fn oddities_by_line(&mut self) -> Vec<(usize, String)> {
        let mut oddities = std::mem::take(&mut self.oddities);
        oddities.sort();
        let (mut counted, mut line) = (0, 1);
        for (at, _) in &mut oddities {
            line += bytecount::count(&self.source.as_bytes()[counted..*at], b'\n');
            counted = std::mem::replace(at, line);
        }
        oddities
    }

    fn article(&mut self, article: &DeTable<'_>, sidecar: &mut Sidecar) {
        sidecar.file = self.string(article, "file");
        sidecar.hash = self.parsed(article, "hash", text_hash);
        sidecar.annotator = self.parsed(article, "annotator", Annotator::new);
        sidecar.tags = self.tags(article);
        sidecar.note = self.string(article, "note");
    }

    fn annotation(&mut self, item: &Value<'_>, ids: &mut HashSet<AnnotationId>) -> Option<Filed> {
        let Some(table) = item.get_ref().as_table() else {
            self.odd(item, "an annotation is not a table");
            return None;
        };
        let Some(id) = table.get("id").and_then(|id| AnnotationId::new(id.get_ref().as_str()?)) else {
            self.odd(table.get("id").unwrap_or(item), "an annotation without an id");
            return None;
        };
        let number = |key: &str| table.get(key).and_then(integer).and_then(|number| usize::try_from(number).ok());
        let range = number("start").zip(number("end")).filter(|(start, end)| start <= end);
        let Some((start, end)) = range else {
            self.odd(item, &format!("annotation `{id}` has no range"));
            return None;
        };
        if table.get("quote").is_some_and(|quote| !quote.get_ref().is_str()) {
            self.odd(item, &format!("the quote of annotation `{id}` is not a string"));
            return None;
        }
        if !ids.insert(id.clone()) {
            self.odd(item, &format!("a second annotation with the id `{id}`"));
            return None;
        }
        let mut text = |key: &str| self.string(table, key).unwrap_or_default();
        let anchor = Anchor {
            range: CharRange::new(start, end),
            quote: text("quote"),
            prefix: text("prefix"),
            suffix: text("suffix"),
        };
        let (tags, note, source) = (self.tags(table), self.string(table, "note"), self.string(table, "source"));
        Some(Filed { id, tags, anchor, note, source, created: self.created(table) })
    }

    fn created(&mut self, table: &DeTable<'_>) -> Option<Stamp> {
        let value = table.get("created")?;
        let stamp = match value.get_ref() {
            DeValue::Datetime(moment) => moment.to_string().parse().ok(),
            DeValue::String(text) => text.parse().ok(),
            _ => None,
        };
        if stamp.is_none() {
            self.odd(value, "`created` is not a date and time with an offset");
        }
        stamp
    }

    fn tags(&mut self, table: &DeTable<'_>) -> Vec<TagId> {
        let Some(value) = table.get("tags") else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.odd(value, "`tags` is not an array");
            return Vec::new();
        };
        let mut tags = Vec::with_capacity(items.len());
        for item in items {
            match item.get_ref().as_str().map(TagId::new) {
                Some(Ok(tag)) if tags.contains(&tag) => {}
                Some(Ok(tag)) => tags.push(tag),
                Some(Err(error)) => self.odd(item, &error.to_string()),
                None => self.odd(item, "a tag is not a string"),
            }
        }
        tags
    }

    fn string(&mut self, table: &DeTable<'_>, key: &str) -> Option<String> {
        self.parsed(table, key, |text| Some(text.to_owned()))
    }

    /// The string `key` as `parse` understands it.
    fn parsed<T>(&mut self, table: &DeTable<'_>, key: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let value = table.get(key)?;
        let parsed = value.get_ref().as_str().and_then(parse);
        if parsed.is_none() {
            self.odd(value, &format!("`{key}` is not as it should be"));
        }
        parsed
    }

    fn odd(&mut self, value: &Value<'_>, message: &str) {
        self.oddities.push((value.span().start, message.to_owned()));
    }
}

fn text_hash(text: &str) -> Option<TextHash> {
    let hex = text.strip_prefix("blake3:").filter(|hex| hex.len() == 64 && hex.is_ascii())?;
    let mut hash = [0; 32];
    for (byte, at) in hash.iter_mut().zip((0..64).step_by(2)) {
        *byte = u8::from_str_radix(&hex[at..at + 2], 16).ok()?;
    }
    Some(TextHash(hash))
}

#[cfg(test)]
mod tests;
