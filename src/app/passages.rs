//! The view of all passages of the collection: rows with their context, grouped and filtered.

use std::collections::HashMap;

use super::input::PassageRow;
use crate::codebook::{Codebook, TagId};
use crate::collection::ArticlePath;
use crate::collection::list::{NameKey, name_key};
use crate::vietnamese::matching::{Defaults, Filter, Skips};
use crate::vietnamese::order;

/// What the rows are ordered and grouped by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GroupBy {
    /// By tag, then article and place: a passage with two tags stands twice.
    #[default]
    Tag,
    /// By article, then place.
    Article,
    /// By the passage's text.
    Text,
}

impl GroupBy {
    /// Every kind, in the order a key goes through them.
    pub const ALL: [GroupBy; 3] = [GroupBy::Tag, GroupBy::Article, GroupBy::Text];

    /// Its name in commands.
    pub fn name(self) -> &'static str {
        match self {
            GroupBy::Tag => "tag",
            GroupBy::Article => "article",
            GroupBy::Text => "text",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<GroupBy> {
        GroupBy::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A line of the view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PassageLine {
    /// The head of a group: its name (raw), its tag when it is one, and how many passages it has.
    Group(String, Option<TagId>, usize),
    /// The row of that index.
    Row(usize),
}

/// The view.
#[derive(Debug, Default)]
pub struct Passages {
    rows: Vec<PassageRow>,
    lines: Vec<PassageLine>,
    /// What the rows are grouped by.
    pub by: GroupBy,
    /// Only passages of this tag.
    pub tag: Option<TagId>,
    /// Only passages whose text, note, tags or title match.
    pub filter: String,
    /// How the filter is compared.
    pub search: Defaults,
    /// Which line is chosen; always a row when there is one.
    pub selected: usize,
    /// Whether passages are still being read.
    pub loading: bool,
}

impl Passages {
    /// An empty view that waits for its passages.
    pub fn new(by: GroupBy, tag: Option<TagId>) -> Passages {
        Passages { by, tag, loading: true, ..Passages::default() }
    }

    /// All passages, unfiltered.
    pub fn rows(&self) -> &[PassageRow] {
        &self.rows
    }

    /// The lines of the view.
    pub fn lines(&self) -> &[PassageLine] {
        &self.lines
    }

    /// The chosen passage.
    pub fn chosen(&self) -> Option<&PassageRow> {
        match self.lines.get(self.selected)? {
            PassageLine::Row(index) => self.rows.get(*index),
            PassageLine::Group(..) => None,
        }
    }

    /// Adds passages and arranges the view anew; the chosen one stays chosen.
    pub fn add(&mut self, rows: Vec<PassageRow>, codebook: &Codebook) {
        self.rows.extend(rows);
        self.arrange(codebook);
    }

    /// Orders, groups and filters the rows anew.
    pub fn arrange(&mut self, codebook: &Codebook) {
        let chosen = self.chosen().map(|row| row.annotation.id.clone());
        let filter = Filter::new(&self.filter, self.search, Skips::Never);
        let keeps = |index: &usize| self.keeps(&self.rows[*index], &filter, codebook);
        let kept: Vec<usize> = (0..self.rows.len()).filter(keeps).collect();
        self.lines = match self.by {
            GroupBy::Tag => self.by_tag(&kept, codebook),
            GroupBy::Article => self.by_article(&kept),
            GroupBy::Text => self.by_text(&kept),
        };
        let again = chosen.and_then(|id| {
            self.lines.iter().position(|line| matches!(line, PassageLine::Row(i) if self.rows[*i].annotation.id == id))
        });
        self.selected = again.or_else(|| self.lines.iter().position(is_row)).unwrap_or(0);
    }

    /// Moves the choice by `delta` rows, skipping group heads.
    pub fn step(&mut self, delta: isize) {
        let rows: Vec<usize> = (0..self.lines.len()).filter(|at| is_row(&self.lines[*at])).collect();
        let place = rows.partition_point(|at| *at < self.selected) as isize;
        let place = (place + delta).clamp(0, rows.len().saturating_sub(1) as isize) as usize;
        if let Some(at) = rows.get(place) {
            self.selected = *at;
        }
    }

    fn keeps(&self, row: &PassageRow, filter: &Filter, codebook: &Codebook) -> bool {
        if self.tag.as_ref().is_some_and(|tag| !row.has_tag(tag)) {
            return false;
        }
        let labels: Vec<&str> = row.annotation.tags.iter().map(|tag| codebook.label(tag)).collect();
        let note = row.annotation.note.as_deref().unwrap_or_default();
        let all = format!("{} {} {} {}", row.annotation.anchor.quote, row.title, labels.join(" "), note);
        filter.rank(&all).is_some()
    }

    fn by_tag(&self, kept: &[usize], codebook: &Codebook) -> Vec<PassageLine> {
        let mut tags: Vec<&TagId> = codebook.tree().into_iter().map(|(_, tag)| &tag.id).collect();
        let mut strays: Vec<&TagId> = kept.iter().flat_map(|index| &self.rows[*index].annotation.tags).collect();
        strays.sort();
        strays.dedup();
        tags.extend(strays.into_iter().filter(|tag| codebook.get(tag).is_none()));
        if let Some(only) = &self.tag {
            tags.retain(|tag| *tag == only);
        }
        let mut ordered = kept.to_vec();
        self.sort_by_place(&mut ordered);
        let mut lines = Vec::new();
        for tag in tags {
            let of_tag: Vec<usize> = ordered.iter().copied().filter(|index| self.rows[*index].has_tag(tag)).collect();
            push_group(&mut lines, codebook.path(tag), Some(tag.clone()), &of_tag);
        }
        let untagged: Vec<usize> =
            ordered.into_iter().filter(|index| self.rows[*index].annotation.tags.is_empty()).collect();
        push_group(&mut lines, "—".to_owned(), None, &untagged);
        lines
    }

    fn by_article(&self, kept: &[usize]) -> Vec<PassageLine> {
        let mut ordered = kept.to_vec();
        self.sort_by_place(&mut ordered);
        let mut lines = Vec::new();
        for group in ordered.chunk_by(|a, b| self.rows[*a].article == self.rows[*b].article) {
            push_group(&mut lines, self.rows[group[0]].title.to_string(), None, group);
        }
        lines
    }

    fn by_text(&self, kept: &[usize]) -> Vec<PassageLine> {
        let mut ordered: Vec<(order::OrderKey, usize)> =
            kept.iter().map(|index| (order::order_key(&self.rows[*index].annotation.anchor.quote), *index)).collect();
        ordered.sort();
        ordered.into_iter().map(|(_, index)| PassageLine::Row(index)).collect()
    }

    /// Rows as they come within a group: article by article as the list has them by name, then as in the text.
    fn sort_by_place(&self, rows: &mut [usize]) {
        let mut names: HashMap<&ArticlePath, NameKey<'_>> = HashMap::new();
        for row in rows.iter().map(|index| &self.rows[*index]) {
            names.entry(&row.article).or_insert_with(|| name_key(&row.article));
        }
        rows.sort_by_key(|index| {
            let row = &self.rows[*index];
            (&names[&row.article], row.annotation.anchor.range)
        });
    }
}

fn is_row(line: &PassageLine) -> bool {
    matches!(line, PassageLine::Row(_))
}

fn push_group(lines: &mut Vec<PassageLine>, name: String, tag: Option<TagId>, rows: &[usize]) {
    if !rows.is_empty() {
        lines.push(PassageLine::Group(name, tag, rows.len()));
        lines.extend(rows.iter().map(|index| PassageLine::Row(*index)));
    }
}
