//! A TOML file cut into its tables, so that one can be changed while every other byte stays.
//!
//! The cuts come from the spans of a parse, never from looking for text: a string that contains `[[tag]]` can't fool
//! them. Comments directly above a table belong to it; other comments and blank lines stand between tables. Keys that
//! are not named in a change keep their bytes, as do line ends and a byte order mark.

mod plain;

use std::collections::HashSet;

use toml::de::{DeTable, DeValue};

/// What a stretch of a file is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Part {
    /// What stands before the first table.
    Root,
    /// A table of the top level, `[name]`.
    Table(String),
    /// An element of an array of tables of the top level, `[[name]]`, counted from 0.
    Element(String, usize),
}

/// One table with its sub-tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// Blank lines and comments between the table before and this one.
    pub(super) lead: String,
    /// The comments directly above, the header, and all lines up to the last value.
    pub(super) body: String,
    /// Which table it is.
    pub(super) part: Part,
}

/// A file in pieces. The root is always the first block, even when it is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Blocks {
    has_bom: bool,
    /// How lines end in this file.
    pub(super) eol: &'static str,
    pub(super) blocks: Vec<Block>,
    /// What follows the last table.
    pub(super) tail: String,
}

/// A key to set (with its value as TOML) or, with `None`, to drop.
pub(super) type Change = (&'static str, Option<String>);

impl Blocks {
    /// Cuts `source`, whose tables and arrays of tables `names` are to be changed. When one of them is written inline, as
    /// a dotted key or in scattered parts, it is laid out as plain tables first. `None` when that can't be done, or when
    /// the source does not parse.
    pub(super) fn split(source: &str, names: &[&str]) -> Option<Blocks> {
        let (has_bom, text) = match source.strip_prefix('\u{FEFF}') {
            Some(rest) => (true, rest),
            None => (false, source),
        };
        let eol = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let (blocks, tail) = cut(text, names).or_else(|| {
            let plain = plain::lay_out(text, names)?;
            let plain = if eol == "\n" { plain } else { plain.replace("\r\n", "\n").replace('\n', eol) };
            cut(&plain, names)
        })?;
        Some(Blocks { has_bom, eol, blocks, tail })
    }

    /// The file.
    pub(super) fn render(&self) -> String {
        let mut out = String::from(if self.has_bom { "\u{FEFF}" } else { "" });
        let bom = out.len();
        let pieces = self.blocks.iter().flat_map(|block| [&block.lead, &block.body]).chain([&self.tail]);
        for piece in pieces.filter(|piece| !piece.is_empty()) {
            if out.len() > bom && !out.ends_with('\n') {
                out.push_str(self.eol);
            }
            out.push_str(piece);
        }
        out
    }

    /// The block of `part`.
    pub(super) fn find_mut(&mut self, part: &Part) -> Option<&mut Block> {
        self.blocks.iter_mut().find(|block| &block.part == part)
    }

    /// A new block, with a blank line before it when it is not the first.
    pub(super) fn block(&self, part: Part, body: &str) -> Block {
        let body = if self.eol == "\n" { body.to_owned() } else { body.replace('\n', self.eol) };
        let is_first = self.blocks.iter().all(|block| block.body.is_empty());
        Block { lead: if is_first { String::new() } else { self.eol.to_owned() }, body, part }
    }

    /// Takes out the blocks that `goes` names; comments that stood between blocks stay.
    pub(super) fn remove(&mut self, goes: impl Fn(&Part) -> bool) {
        let mut kept_lead = String::new();
        for mut block in std::mem::take(&mut self.blocks) {
            if goes(&block.part) {
                if !block.lead.trim().is_empty() {
                    kept_lead.push_str(&block.lead);
                }
            } else {
                let own_lead = std::mem::replace(&mut block.lead, std::mem::take(&mut kept_lead));
                if block.lead.is_empty() || !own_lead.trim().is_empty() {
                    block.lead.push_str(&own_lead);
                }
                self.blocks.push(block);
            }
        }
        self.tail.insert_str(0, &kept_lead);
    }

    /// The place after the last element of the array `name`; the end of the file when it has none.
    pub(super) fn end_of(&self, name: &str) -> usize {
        let is_element = |block: &Block| matches!(&block.part, Part::Element(array, _) if array == name);
        self.blocks.iter().rposition(is_element).map_or(self.blocks.len(), |place| place + 1)
    }
}

impl Block {
    /// Makes `changes` in the block's own table. A key that is new stands behind those that come before it in `order`.
    /// A key that does not stand in a line of its own (a table, say) is left alone.
    pub(super) fn change(&mut self, changes: &[Change], order: &[&str], eol: &str) {
        if !self.body.is_empty() && !self.body.ends_with('\n') {
            self.body.push_str(eol);
        }
        for (key, value) in changes {
            let value = value.as_ref().map(|value| if eol == "\n" { value.clone() } else { value.replace('\n', eol) });
            self.change_one(key, value.as_deref(), order, eol);
        }
    }

    fn change_one(&mut self, key: &str, value: Option<&str>, order: &[&str], eol: &str) {
        let Ok(root) = DeTable::parse(&self.body) else { return };
        let Some((header, table)) = self.own_table(root.get_ref()) else { return };
        let line_start = |at: usize| self.body[..at].rfind('\n').map_or(0, |feed| feed + 1);
        let line_end = |at: usize| self.body[at..].find('\n').map_or(self.body.len(), |feed| at + feed + 1);
        match (table.get_key_value(key), value) {
            (Some((_, old)), Some(_)) if matches!(old.get_ref(), DeValue::Table(_)) => {}
            (Some((_, old)), Some(value)) => self.body.replace_range(old.span(), value),
            (Some((name, old)), None) => {
                let line = line_start(name.span().start)..line_end(old.span().end);
                self.body.replace_range(line, "");
            }
            (None, None) => {}
            (None, Some(value)) => {
                let before = order.iter().take_while(|name| **name != key);
                let ends = before.filter_map(|name| table.get(*name)).filter(|old| !old.get_ref().is_table());
                let place = ends.map(|old| line_end(old.span().end)).max();
                let place = place.unwrap_or_else(|| header.map_or(0, line_end));
                self.body.insert_str(place, &format!("{key} = {value}{eol}"));
            }
        }
    }

    /// Whether the block's own table has the key.
    pub(super) fn has(&self, key: &str) -> bool {
        let root = DeTable::parse(&self.body);
        root.is_ok_and(|root| self.own_table(root.get_ref()).is_some_and(|(_, table)| table.contains_key(key)))
    }

    /// The strings of the array `key` of the block's own table.
    pub(super) fn strings(&self, key: &str) -> Vec<String> {
        let Ok(root) = DeTable::parse(&self.body) else { return Vec::new() };
        let array = self.own_table(root.get_ref()).and_then(|(_, table)| table.get(key)?.get_ref().as_array().cloned());
        array.into_iter().flatten().filter_map(|item| item.get_ref().as_str().map(str::to_owned)).collect()
    }

    /// Where the header ends (the root has none), and the table's keys.
    fn own_table<'a, 'i>(&self, root: &'a DeTable<'i>) -> Option<(Option<usize>, &'a DeTable<'i>)> {
        let item = match &self.part {
            Part::Root => return Some((None, root)),
            Part::Table(name) => root.get(name.as_str())?,
            Part::Element(name, _) => root.get(name.as_str())?.get_ref().as_array()?.first()?,
        };
        Some((Some(item.span().end), item.get_ref().as_table()?))
    }
}

/// What a walk through a parsed file finds.
#[derive(Default)]
struct Found {
    headers: Vec<(usize, Part)>,
    ends: Vec<usize>,
}

fn cut(source: &str, names: &[&str]) -> Option<(Vec<Block>, String)> {
    let root = DeTable::parse(source).ok()?;
    let root = root.get_ref();
    if !names.iter().all(|name| root.get(*name).is_none_or(|item| is_plain(source, item))) {
        return None;
    }
    let mut found = Found::default();
    walk(source, root, &Part::Root, &mut found);
    found.headers.sort_unstable_by_key(|(start, _)| *start);
    found.headers.dedup_by(|later, first| later.1 == first.1);
    found.ends.sort_unstable();
    let mut seen = HashSet::new();
    let is_ours =
        |part: &Part| matches!(part, Part::Table(name) | Part::Element(name, _) if names.contains(&name.as_str()));
    if !found.headers.iter().all(|(_, part)| seen.insert(part) || !is_ours(part)) {
        return None;
    }

    let line_end = |at: usize| source[at..].find('\n').map_or(source.len(), |feed| at + feed + 1);
    let last_line_before = |limit: usize| {
        let ends = &found.ends[..found.ends.partition_point(|end| *end <= limit)];
        ends.last().map_or(0, |end| line_end(*end))
    };
    let starts = found.headers.iter().map(|(start, _)| *start).chain([source.len()]);
    if found.ends.is_empty() {
        return Some((vec![Block { lead: String::new(), body: source.to_owned(), part: Part::Root }], String::new()));
    }
    let mut done = last_line_before(found.headers.first().map_or(source.len(), |(start, _)| *start));
    let mut blocks = vec![Block { lead: String::new(), body: source[..done].to_owned(), part: Part::Root }];
    for ((header, part), next) in found.headers.iter().zip(starts.skip(1)) {
        let body_start = comments_above(source, done, source[..*header].rfind('\n').map_or(0, |feed| feed + 1));
        let body_end = last_line_before(next);
        let (lead, body) = (source[done..body_start].to_owned(), source[body_start..body_end].to_owned());
        blocks.push(Block { lead, body, part: part.clone() });
        done = body_end;
    }
    Some((blocks, source[done..].to_owned()))
}

/// Where the comment lines directly above the line at `line` begin, at `from` at the earliest.
fn comments_above(source: &str, from: usize, line: usize) -> usize {
    let mut start = line;
    while start > from {
        let above = source[from..start - 1].rfind('\n').map_or(from, |feed| from + feed + 1);
        if !source[above..start].trim_start().starts_with('#') {
            break;
        }
        start = above;
    }
    start
}

/// Whether a value of the top level is made of tables with headers.
fn is_plain(source: &str, item: &toml::Spanned<DeValue<'_>>) -> bool {
    let has_header = |item: &toml::Spanned<DeValue<'_>>| source[item.span().start..].starts_with('[');
    match item.get_ref() {
        DeValue::Array(array) => {
            !array.is_empty() && array.iter().all(|item| item.get_ref().is_table() && has_header(item))
        }
        DeValue::Table(_) => has_header(item),
        _ => false,
    }
}

fn walk(source: &str, table: &DeTable<'_>, part: &Part, found: &mut Found) {
    for (key, value) in table {
        let is_top = *part == Part::Root;
        let starts_with = |at: usize, open: char| source[at..].starts_with(open);
        match value.get_ref() {
            DeValue::Table(below) if !starts_with(value.span().start, '{') => {
                let below_part = if is_top { Part::Table(key.get_ref().to_string()) } else { part.clone() };
                if starts_with(value.span().start, '[') {
                    found.headers.push((value.span().start, below_part.clone()));
                    found.ends.push(value.span().end);
                }
                walk(source, below, &below_part, found);
            }
            DeValue::Array(items)
                if items.iter().any(|item| item.get_ref().is_table() && starts_with(item.span().start, '[')) =>
            {
                for (number, item) in items.iter().enumerate() {
                    let element = Part::Element(key.get_ref().to_string(), number);
                    let element = if is_top { element } else { part.clone() };
                    found.headers.push((item.span().start, element.clone()));
                    found.ends.push(item.span().end);
                    if let DeValue::Table(below) = item.get_ref() {
                        walk(source, below, &element, found);
                    }
                }
            }
            _ => found.ends.push(value.span().end),
        }
    }
}

#[cfg(test)]
mod tests;
