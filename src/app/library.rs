//! The collection as the interface holds it: the list of articles, how it is sorted and filtered, and what is remembered.

use std::collections::HashMap;

use crate::annotation::Layer;
use crate::codebook::TagId;
use crate::collection::list::{SortKey, filter, sort};
use crate::collection::state::{ArticleState, CollectionState, Progress};
use crate::collection::{ArticlePath, Entry, Layout};
use crate::vietnamese::matching::Defaults;

/// The open collection.
#[derive(Debug)]
pub struct Library {
    /// Its folders.
    pub layout: Layout,
    /// Its name: from `ghichu.toml`, else the folder's (raw).
    pub name: String,
    /// What is remembered of it.
    pub state: CollectionState,
    /// Whether a scan is going on.
    pub scanning: bool,
    /// How the list is sorted.
    pub sort: SortKey,
    /// Whether the order is turned round.
    pub reverse: bool,
    /// How the filter is compared.
    pub search: Defaults,
    entries: Vec<Entry>,
    by_path: HashMap<ArticlePath, usize>,
    visible: Vec<usize>,
    selected: Option<ArticlePath>,
    seen: Vec<bool>,
    tag_counts: HashMap<TagId, usize>,
}

impl Library {
    /// An empty list over a collection.
    pub fn new(layout: Layout, state: CollectionState, sort: SortKey, reverse: bool) -> Library {
        let name = layout.root.file_name().map_or_else(|| "/".to_owned(), |name| name.to_string_lossy().into_owned());
        let sort = state.sort.as_deref().and_then(SortKey::from_name).unwrap_or(sort);
        let reverse = if state.sort.is_some() { state.reverse } else { reverse };
        let selected = layout.article.clone().or_else(|| state.open.clone());
        Library {
            layout,
            name,
            state,
            scanning: false,
            sort,
            reverse,
            search: Defaults::default(),
            entries: Vec::new(),
            by_path: HashMap::new(),
            visible: Vec::new(),
            selected,
            seen: Vec::new(),
            tag_counts: HashMap::new(),
        }
    }

    /// All articles, in no particular order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The articles that the filter lets through, in order.
    pub fn visible(&self) -> impl ExactSizeIterator<Item = &Entry> {
        self.visible.iter().map(|index| &self.entries[*index])
    }

    /// The article of that path.
    pub fn entry(&self, path: &ArticlePath) -> Option<&Entry> {
        self.by_path.get(path).map(|index| &self.entries[*index])
    }

    /// The article at that place of the list.
    pub fn at(&self, place: usize) -> Option<&Entry> {
        self.visible.get(place).map(|index| &self.entries[*index])
    }

    /// Adds articles, or puts them in the place of what was known.
    pub fn add(&mut self, found: Vec<Entry>) {
        for entry in found {
            match self.by_path.get(&entry.path) {
                Some(index) => {
                    self.seen[*index] = true;
                    count(&mut self.tag_counts, &entry.tags, true);
                    let before = std::mem::replace(&mut self.entries[*index], entry);
                    count(&mut self.tag_counts, &before.tags, false);
                }
                None => {
                    self.by_path.insert(entry.path.clone(), self.entries.len());
                    count(&mut self.tag_counts, &entry.tags, true);
                    self.entries.push(entry);
                    self.seen.push(true);
                }
            }
        }
        self.arrange();
    }

    /// Before a new scan: what it does not find again is gone at its end.
    pub fn begin_scan(&mut self) {
        self.scanning = true;
        self.seen.fill(false);
    }

    /// After a scan: forgets what is gone, unless the scan was stopped.
    pub fn end_scan(&mut self, stopped: bool) {
        self.scanning = false;
        if stopped || self.seen.iter().all(|seen| *seen) {
            return;
        }
        let seen = std::mem::take(&mut self.seen);
        let mut keep = seen.iter();
        self.entries.retain(|entry| {
            let found = keep.next().copied().unwrap_or(false);
            if !found {
                count(&mut self.tag_counts, &entry.tags, false);
            }
            found
        });
        self.seen = vec![true; self.entries.len()];
        self.by_path = self.entries.iter().enumerate().map(|(index, entry)| (entry.path.clone(), index)).collect();
        self.arrange();
    }

    /// Sorts and filters anew.
    pub fn arrange(&mut self) {
        let order = sort(&self.entries, &self.state, self.sort, self.reverse);
        self.visible = filter(&self.entries, &order, &self.state.filter, self.search);
    }

    /// Which article of the list is chosen: its path, whether or not the filter shows it.
    pub fn selected(&self) -> Option<&ArticlePath> {
        self.selected.as_ref()
    }

    /// The chosen one's place in the list; the first where none is.
    pub fn selected_place(&self) -> usize {
        let path = self.selected.as_ref();
        path.and_then(|path| self.visible().position(|entry| entry.path == *path)).unwrap_or(0)
    }

    /// Chooses the article at a place of the list (clamped).
    pub fn choose_place(&mut self, place: usize) {
        let last = self.visible.len().saturating_sub(1);
        self.selected = self.at(place.min(last)).map(|entry| entry.path.clone());
    }

    /// Chooses an article.
    pub fn choose(&mut self, path: ArticlePath) {
        self.selected = Some(path);
    }

    /// The next article of the list after (or before) the chosen one that satisfies `keep`.
    pub fn neighbour(&self, forward: bool, keep: impl Fn(&Entry) -> bool) -> Option<&ArticlePath> {
        let place = self.selected_place();
        let hit = |index: &&usize| keep(&self.entries[**index]);
        let found = match forward {
            true => self.visible.get(place + 1..)?.iter().find(hit),
            false => self.visible.get(..place)?.iter().rev().find(hit),
        };
        found.map(|index| &self.entries[*index].path)
    }

    /// How far an article has been read.
    pub fn progress(&self, path: &ArticlePath) -> Progress {
        self.state.articles.get(path).map_or(Progress::Unread, |state| state.progress)
    }

    /// What is remembered of an article, to be changed.
    pub fn article_state(&mut self, path: &ArticlePath) -> &mut ArticleState {
        self.state.articles.entry(path.clone()).or_default()
    }

    /// How many passages of the collection carry each tag; tags without any are not there.
    pub fn tag_counts(&self) -> &HashMap<TagId, usize> {
        &self.tag_counts
    }

    /// Brings an article's counts up to date with my layer.
    pub fn recount(&mut self, path: &ArticlePath, layer: &Layer) {
        let Some(entry) = self.by_path.get(path).and_then(|index| self.entries.get_mut(*index)) else { return };
        count(&mut self.tag_counts, &entry.tags, false);
        entry.annotations = layer.annotations().len();
        entry.tags = layer.counts().into_iter().collect();
        entry.tags.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        count(&mut self.tag_counts, &entry.tags, true);
    }

    /// The articles in which I used a tag.
    pub fn articles_with(&self, tag: &TagId) -> Vec<ArticlePath> {
        let uses = |entry: &&Entry| entry.tags.iter().any(|(known, _)| known == tag);
        self.entries.iter().filter(uses).map(|entry| entry.path.clone()).collect()
    }
}

/// Adds an article's counts to the collection's, or takes them away.
fn count(counts: &mut HashMap<TagId, usize>, tags: &[(TagId, usize)], add: bool) {
    for (tag, times) in tags {
        match counts.get_mut(tag) {
            Some(known) if add => *known += times,
            Some(known) if *known > *times => *known -= times,
            Some(_) => {
                counts.remove(tag);
            }
            None => {
                counts.extend(add.then(|| (tag.clone(), *times)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Meta;

    fn entry(path: &str, tags: &[(&str, usize)]) -> Entry {
        let tags = tags.iter().map(|(tag, times)| (TagId::new(tag).unwrap(), *times)).collect();
        Entry {
            path: ArticlePath::new(path),
            meta: Meta::default(),
            encoding: Default::default(),
            bytes: 0,
            tags,
            annotations: 0,
            problems: Vec::new(),
        }
    }

    /// The counts by adding up the entries.
    fn added_up(library: &Library) -> HashMap<TagId, usize> {
        let mut counts = HashMap::new();
        for (tag, times) in library.entries().iter().flat_map(|entry| &entry.tags) {
            *counts.entry(tag.clone()).or_default() += times;
        }
        counts
    }

    #[test]
    fn the_counts_follow_the_entries() {
        let layout = Layout::new("/");
        let mut library = Library::new(layout, CollectionState::default(), SortKey::Name, false);
        let follows = |library: &Library, expected: &[(&str, usize)]| {
            assert_eq!(*library.tag_counts(), added_up(library));
            let expected = expected.iter().map(|(tag, times)| (TagId::new(tag).unwrap(), *times)).collect();
            assert_eq!(*library.tag_counts(), expected);
        };
        library.add(vec![entry("a.txt", &[("kho-khan", 2)]), entry("b.txt", &[("kho-khan", 1), ("ket-qua", 4)])]);
        follows(&library, &[("ket-qua", 4), ("kho-khan", 3)]);
        library.add(vec![entry("b.txt", &[("nhiem-vu", 5)])]);
        follows(&library, &[("kho-khan", 2), ("nhiem-vu", 5)]);
        library.begin_scan();
        library.add(vec![entry("b.txt", &[("nhiem-vu", 5)])]);
        library.end_scan(false);
        follows(&library, &[("nhiem-vu", 5)]);
        let annotator = crate::annotation::Annotator::new("lan").unwrap();
        library.recount(&ArticlePath::new("b.txt"), &Layer::new(annotator));
        follows(&library, &[]);
    }
}
