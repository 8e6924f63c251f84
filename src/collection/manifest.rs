//! The collection's own file, `ghichu.toml`: its `[collection]` table and its `[[tag]]`s.

use std::collections::HashMap;

use toml::de::{DeTable, DeValue};

use super::toml_source::{self, Value, integer, place};
use crate::codebook::{Codebook, CodebookError, Tag, TagId};
use crate::lang::{Explain, Lang, Phrase, UserError, phrase};

/// What `ghichu.toml` says, as far as it is data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// `collection.name`.
    pub name: Option<String>,
    /// `collection.language`.
    pub language: Option<String>,
    /// `collection.include`: globs relative to the root; empty means every readable format.
    pub include: Vec<String>,
    /// `collection.exclude`: globs relative to the root.
    pub exclude: Vec<String>,
    /// `collection.order`: `name`, `title`, `date`.
    pub order: Option<String>,
    /// The codebook.
    pub codebook: Codebook,
}

/// Something in `ghichu.toml` that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManifestProblem {
    /// The line, from 1.
    pub line: usize,
    /// The column in code points, from 1.
    pub column: usize,
    /// What it is, in both languages; `{subject}` in it stands for the subject.
    pub message: Phrase,
    /// What it is about: the key, tag or parser message.
    pub subject: String,
}

impl Explain for ManifestProblem {
    fn explain(&self, lang: Lang) -> UserError {
        let text = self.message.fill(lang, &[("subject", &self.subject)]);
        UserError::new(text).at(super::layout::MANIFEST, Some(self.line), Some(self.column))
    }
}

/// Reads `source`. What can be used is used; everything else is reported. A source that does not parse gives the default
/// and one problem; such a file is never rewritten.
pub fn parse(source: &str) -> (Manifest, Vec<ManifestProblem>) {
    let source = toml_source::clean(source);
    let root = match toml_source::parse(&source) {
        Ok(root) => root,
        Err((line, column, subject)) => {
            let message = phrase("tệp hỏng: {subject}", "the file does not parse: {subject}");
            return (Manifest::default(), vec![ManifestProblem { line, column, message, subject }]);
        }
    };
    let mut reader = Reader { source: &source, problems: Vec::new() };
    let mut manifest = reader.collection(&root);
    manifest.codebook = reader.codebook(&root);
    reader.problems.sort_by_key(|problem| (problem.line, problem.column));
    (manifest, reader.problems)
}

/// The tags of `source` as they are written, with the place of each among all `[[tag]]`s; `None` when it does not parse.
/// Parents that the codebook mends are still in them.
pub(super) fn written_tags(source: &str) -> Option<Vec<(usize, Tag)>> {
    let source = toml_source::clean(source);
    let root = toml_source::parse(&source).ok()?;
    let tags = Reader { source: &source, problems: Vec::new() }.tags(&root);
    Some(tags.into_iter().map(|written| (written.number, written.tag)).collect())
}

const COLLECTION: [&str; 5] = ["name", "language", "include", "exclude", "order"];
const TAG: [&str; 7] = ["id", "label", "colour", "key", "parent", "description", "examples"];
const ORDERS: [&str; 3] = ["name", "title", "date"];

const ODD_VALUE: Phrase = phrase("giá trị của “{subject}” không hợp lệ", "the value of “{subject}” makes no sense");

/// A tag and where it and its parent are written.
struct Written {
    number: usize,
    tag: Tag,
    id_at: usize,
    parent_at: usize,
}

struct Reader<'a> {
    source: &'a str,
    problems: Vec<ManifestProblem>,
}

impl Reader<'_> {
    fn collection(&mut self, root: &DeTable<'_>) -> Manifest {
        let mut manifest = Manifest::default();
        let Some(value) = root.get("collection") else { return manifest };
        let Some(table) = value.get_ref().as_table() else {
            self.report(value.span().start, ODD_VALUE, "collection");
            return manifest;
        };
        self.known_keys(table, "collection", &COLLECTION);
        manifest.name = self.string(table, "collection", "name");
        manifest.language = self.string(table, "collection", "language");
        manifest.include = self.strings(table, "collection", "include");
        manifest.exclude = self.strings(table, "collection", "exclude");
        manifest.order = self.parsed(table, "collection", "order", |order| {
            order.get_ref().as_str().filter(|order| ORDERS.contains(order)).map(str::to_owned)
        });
        manifest
    }

    fn codebook(&mut self, root: &DeTable<'_>) -> Codebook {
        let written = self.tags(root);
        let mut claimed = HashMap::new();
        for one in &written {
            let Some(key) = one.tag.key else { continue };
            if *claimed.entry(key).or_insert(&one.tag.id) != &one.tag.id {
                let twice = phrase(
                    "phím “{subject}” được gán cho nhiều nhãn; nhãn đứng trước được dùng",
                    "more than one tag has the key “{subject}”; the first keeps it",
                );
                self.report(one.id_at, twice, &key.to_string());
            }
        }
        let tags: Vec<Tag> = written.iter().map(|one| one.tag.clone()).collect();
        let mut told = vec![false; written.len()];
        for problem in Codebook::problems_of(&tags) {
            let (message, subject) = match &problem {
                CodebookError::Exists(id) => (phrase("có hai nhãn “{subject}”", "there are two tags “{subject}”"), id),
                CodebookError::Cycle(id, _) => {
                    (phrase("nhãn “{subject}” nằm dưới chính nó", "the tag “{subject}” stands below itself"), id)
                }
                CodebookError::Unknown(id) | CodebookError::Itself(id) => {
                    (phrase("không có nhãn cha “{subject}”", "there is no parent tag “{subject}”"), id)
                }
                CodebookError::EmptyLabel => continue,
            };
            let is_it = |place: usize| match &problem {
                CodebookError::Exists(id) => {
                    written[place].tag.id == *id && written[..place].iter().any(|before| before.tag.id == *id)
                }
                CodebookError::Cycle(id, parent) => {
                    written[place].tag.id == *id && written[place].tag.parent.as_ref() == Some(parent)
                }
                _ => written[place].tag.parent.as_ref() == Some(subject),
            };
            let Some(place) = (0..written.len()).find(|place| !told[*place] && is_it(*place)) else { continue };
            told[place] = true;
            let is_about_id = matches!(problem, CodebookError::Exists(_));
            let at = if is_about_id { written[place].id_at } else { written[place].parent_at };
            self.report(at, message, subject.as_str());
        }
        Codebook::new(tags)
    }

    fn tags(&mut self, root: &DeTable<'_>) -> Vec<Written> {
        let Some(value) = root.get("tag") else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.report(value.span().start, phrase("“tag” cần viết là [[tag]]", "“tag” has to be [[tag]]"), "tag");
            return Vec::new();
        };
        items.iter().enumerate().filter_map(|(number, item)| self.tag(number, item)).collect()
    }

    fn tag(&mut self, number: usize, item: &Value<'_>) -> Option<Written> {
        let Some(table) = item.get_ref().as_table() else {
            self.report(item.span().start, ODD_VALUE, "tag");
            return None;
        };
        let id_value = table.get("id");
        let id_at = id_value.unwrap_or(item).span().start;
        let Some(id) = id_value.and_then(|id| TagId::new(id.get_ref().as_str()?).ok()) else {
            let message = phrase(
                "nhãn cần có id gồm a-z, 0-9 và “-”: “{subject}”",
                "a tag needs an id of a-z, 0-9 and “-”: “{subject}”",
            );
            self.report(id_at, message, id_value.and_then(|id| id.get_ref().as_str()).unwrap_or_default());
            return None;
        };
        self.known_keys(table, "tag", &TAG);
        let label = self.parsed(table, "tag", "label", |label| {
            label.get_ref().as_str().filter(|label| label.chars().any(char::is_alphanumeric)).map(str::to_owned)
        });
        let mut tag = Tag::new(id.clone(), label.unwrap_or_else(|| id.to_string()));
        tag.colour = self.parsed(table, "tag", "colour", |colour| colour.get_ref().as_str()?.parse().ok());
        tag.key = self.parsed(table, "tag", "key", key);
        tag.parent = self.parsed(table, "tag", "parent", |parent| TagId::new(parent.get_ref().as_str()?).ok());
        tag.description = self.string(table, "tag", "description").unwrap_or_default();
        tag.examples = self.strings(table, "tag", "examples");
        let parent_at = table.get("parent").map_or(id_at, |parent| parent.span().start);
        Some(Written { number, tag, id_at, parent_at })
    }

    fn string(&mut self, table: &DeTable<'_>, name: &str, key: &str) -> Option<String> {
        self.parsed(table, name, key, |value| value.get_ref().as_str().map(str::to_owned))
    }

    /// The strings of an array; what is no string in it is left out.
    fn strings(&mut self, table: &DeTable<'_>, name: &str, key: &str) -> Vec<String> {
        let items = self.parsed(table, name, key, |value| match value.get_ref() {
            DeValue::Array(items) => {
                Some(items.iter().map(|item| item.get_ref().as_str().map(str::to_owned)).collect())
            }
            _ => None,
        });
        let items: Vec<Option<String>> = items.unwrap_or_default();
        if let (true, Some(value)) = (items.contains(&None), table.get(key)) {
            self.report(value.span().start, ODD_VALUE, &format!("{name}.{key}"));
        }
        items.into_iter().flatten().collect()
    }

    /// The value of `key` as `parse` understands it; reported when it does not.
    fn parsed<T>(
        &mut self,
        table: &DeTable<'_>,
        name: &str,
        key: &str,
        parse: impl Fn(&Value<'_>) -> Option<T>,
    ) -> Option<T> {
        let value = table.get(key)?;
        let parsed = parse(value);
        if parsed.is_none() {
            self.report(value.span().start, ODD_VALUE, &format!("{name}.{key}"));
        }
        parsed
    }

    fn known_keys(&mut self, table: &DeTable<'_>, name: &str, known: &[&str]) {
        for key in table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let unknown = phrase("không có mục “{subject}”", "there is no key “{subject}”");
            self.report(key.span().start, unknown, &format!("{name}.{}", key.get_ref()));
        }
    }

    fn report(&mut self, at: usize, message: Phrase, subject: &str) {
        let (line, column) = place(self.source, at);
        self.problems.push(ManifestProblem { line, column, message, subject: subject.to_owned() });
    }
}

/// A key for a tag: one letter or digit, as a string or a number.
fn key(value: &Value<'_>) -> Option<char> {
    let digit = integer(value).and_then(|number| u8::try_from(number).ok()).filter(|number| *number < 10);
    let mut chars = value.get_ref().as_str().unwrap_or_default().chars();
    let letter = chars.next().filter(|c| c.is_alphanumeric() && chars.next().is_none());
    digit.map(|digit| char::from(b'0' + digit)).or(letter)
}

#[cfg(test)]
mod tests;
