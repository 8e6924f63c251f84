//! The order and the choice of articles in a list.
//!
//! Both give places in the slice of entries they were given: entries are never moved or copied for a list, and what an
//! article is compared by is worked out once, not at each comparison.

use std::cmp::Reverse;
use std::path::Path;

use super::state::{CollectionState, Progress};
use super::{ArticlePath, Entry};
use crate::lang::{Phrase, phrase};
use crate::vietnamese::matching::{Class, Defaults, Filter, Skips};
use crate::vietnamese::order::{OrderKey, given_name_key, order_key};

/// What a list is ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SortKey {
    /// The path, folder by folder, numbers as numbers.
    #[default]
    Name,
    /// The title; articles without one come last.
    Title,
    /// Who wrote it, by the whole name; articles that do not say come last.
    Byline,
    /// Who wrote it, by the given name; articles that do not say come last.
    GivenName,
    /// The date, oldest first; articles without one come last.
    Date,
    /// How many annotations I have in it, most first.
    Annotations,
    /// Unread, then being read, then done.
    State,
}

impl SortKey {
    /// Every key, in the order they are offered.
    pub const ALL: [SortKey; 7] = [
        SortKey::Name,
        SortKey::Title,
        SortKey::Byline,
        SortKey::GivenName,
        SortKey::Date,
        SortKey::Annotations,
        SortKey::State,
    ];

    /// Its name in options and files: `name`, `title`, `byline`, `given-name`, `date`, `annotations`, `state`.
    pub fn name(self) -> &'static str {
        match self {
            SortKey::Name => "name",
            SortKey::Title => "title",
            SortKey::Byline => "byline",
            SortKey::GivenName => "given-name",
            SortKey::Date => "date",
            SortKey::Annotations => "annotations",
            SortKey::State => "state",
        }
    }

    /// The key of that name.
    pub fn from_name(name: &str) -> Option<SortKey> {
        SortKey::ALL.into_iter().find(|key| key.name() == name)
    }

    /// Its name for people.
    pub fn label(self) -> Phrase {
        match self {
            SortKey::Name => phrase("tên tệp", "file name"),
            SortKey::Title => phrase("tiêu đề", "title"),
            SortKey::Byline => phrase("tác giả", "author"),
            SortKey::GivenName => phrase("tên tác giả", "author's given name"),
            SortKey::Date => phrase("ngày", "date"),
            SortKey::Annotations => phrase("số chú giải", "annotations"),
            SortKey::State => phrase("trạng thái đọc", "reading state"),
        }
    }
}

/// The places of `entries` in the order of `key`, or against it. Equal ones stand by name, forwards in both directions,
/// and what has no title or date stays last.
pub fn sort(entries: &[Entry], state: &CollectionState, key: SortKey, reverse: bool) -> Vec<usize> {
    let progress = |entry: &Entry| state.articles.get(&entry.path).map_or(Progress::Unread, |known| known.progress);
    match key {
        SortKey::Name => by_name(entries, reverse),
        SortKey::Title => by(entries, reverse, |entry| {
            (!entry.meta.title.is_empty()).then(|| order_key(beginning(&entry.meta.title)))
        }),
        SortKey::Byline => by(entries, reverse, |entry| entry.meta.byline.as_deref().map(order_key)),
        SortKey::GivenName => by(entries, reverse, |entry| entry.meta.byline.as_deref().map(given_name_key)),
        SortKey::Date => by(entries, reverse, |entry| entry.meta.date),
        SortKey::Annotations => by(entries, reverse, |entry| Some(Reverse(entry.annotations))),
        SortKey::State => by(entries, reverse, |entry| Some(progress(entry))),
    }
}

fn by_name(entries: &[Entry], reverse: bool) -> Vec<usize> {
    let mut places: Vec<_> = entries.iter().map(|entry| name_key(&entry.path)).zip(0..).collect();
    places.sort_unstable();
    let places = places.into_iter().map(|(_, place)| place);
    if reverse { places.rev().collect() } else { places.collect() }
}

fn by<K: Ord>(entries: &[Entry], reverse: bool, key: impl Fn(&Entry) -> Option<K>) -> Vec<usize> {
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for place in by_name(entries, false) {
        match key(&entries[place]) {
            Some(key) => known.push((key, place)),
            None => unknown.push(place),
        }
    }
    // Stable: equal ones stay in the order of their names.
    known.sort_by(|(one, _), (other, _)| if reverse { other.cmp(one) } else { one.cmp(other) });
    known.into_iter().map(|(_, place)| place).chain(unknown).collect()
}

/// As much of a title as its order needs: titles alike for so long stand by name.
fn beginning(title: &str) -> &str {
    title.char_indices().nth(64).map_or(title, |(end, _)| &title[..end])
}

/// What articles are ordered by when they are ordered by name.
pub type NameKey<'p> = (Vec<OrderKey>, &'p Path);

/// Folder by folder, so that "a/2" and "a b/1" are not torn apart by what stands behind the slash. The path itself tells
/// names apart that the alphabet does not.
pub fn name_key(path: &ArticlePath) -> NameKey<'_> {
    (path.as_path().iter().map(|part| order_key(&part.to_string_lossy())).collect(), path.as_path())
}

/// Those of `places` whose title or path matches `pattern`. Marks left out of the pattern match any: "huyen uy" finds
/// "Huyện ủy". What is found as typed comes first, then what has marks left out, then what is found in parts; within
/// each kind they stay in the order they were given. Initials ("hdnd") are looked for only when nothing else is found.
pub fn filter(entries: &[Entry], places: &[usize], pattern: &str, defaults: Defaults) -> Vec<usize> {
    if pattern.trim().is_empty() {
        return places.to_vec();
    }
    for skips in [Skips::Never, Skips::ToSyllables] {
        let found = matching(entries, places, &Filter::new(pattern, defaults, skips));
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

fn matching(entries: &[Entry], places: &[usize], filter: &Filter) -> Vec<usize> {
    let mut candidate = String::new();
    let mut class = |place: usize| -> Option<Class> {
        let entry = entries.get(place)?;
        candidate.clear();
        candidate.push_str(&entry.meta.title);
        candidate.push(' ');
        candidate.push_str(&entry.path.as_path().to_string_lossy());
        filter.rank(&candidate).map(|rank| rank.class)
    };
    let mut found: Vec<(Class, usize)> = places.iter().filter_map(|place| Some((class(*place)?, *place))).collect();
    found.sort_by_key(|(class, _)| Reverse(*class));
    found.into_iter().map(|(_, place)| place).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use jiff::civil::date;

    use super::super::state::ArticleState;
    use super::*;
    use crate::article::Meta;

    fn entry(path: &str, title: &str) -> Entry {
        Entry {
            path: ArticlePath::new(path),
            meta: Meta { title: title.to_owned(), ..Meta::default() },
            encoding: Default::default(),
            bytes: 0,
            tags: Vec::new(),
            annotations: 0,
            problems: Vec::new(),
        }
    }

    fn names(entries: &[Entry], places: &[usize]) -> Vec<String> {
        places.iter().map(|place| entries[*place].path.as_path().display().to_string()).collect()
    }

    #[test]
    fn names_of_keys() {
        for key in SortKey::ALL {
            assert_eq!(SortKey::from_name(key.name()), Some(key));
        }
        assert_eq!(SortKey::from_name("size"), None);
    }

    #[test]
    fn by_name_with_numbers_and_folders() {
        let entries = ["bài 10.txt", "đường/1.txt", "bài 2.txt", "bài/9.txt", "dân/1.txt", "bài 2/1.txt"]
            .map(|path| entry(path, ""));
        let sorted = sort(&entries, &CollectionState::default(), SortKey::Name, false);
        let expected = ["bài/9.txt", "bài 2/1.txt", "bài 2.txt", "bài 10.txt", "dân/1.txt", "đường/1.txt"];
        assert_eq!(names(&entries, &sorted), expected);
        let reversed = sort(&entries, &CollectionState::default(), SortKey::Name, true);
        assert!(reversed.iter().eq(sorted.iter().rev()));
    }

    #[test]
    fn what_has_no_key_stays_last_both_ways() {
        let mut entries = [entry("1.txt", ""), entry("2.txt", "Ánh"), entry("3.txt", "An"), entry("4.txt", "Ân")];
        entries[2].meta.date = Some(date(2022, 9, 29));
        entries[3].meta.date = Some(date(2021, 1, 1));
        let cases = [
            (SortKey::Title, false, ["3.txt", "2.txt", "4.txt", "1.txt"]),
            (SortKey::Title, true, ["4.txt", "2.txt", "3.txt", "1.txt"]),
            (SortKey::Date, false, ["4.txt", "3.txt", "1.txt", "2.txt"]),
            (SortKey::Date, true, ["3.txt", "4.txt", "1.txt", "2.txt"]),
        ];
        for (key, reverse, expected) in cases {
            let sorted = sort(&entries, &CollectionState::default(), key, reverse);
            assert_eq!(names(&entries, &sorted), expected, "{key:?} {reverse}");
        }
    }

    #[test]
    fn authors_by_the_whole_name_or_by_the_given_name() {
        let names = ["Trần Bình", "Lê Cường", "Nguyễn An"];
        let mut entries = [entry("1.txt", ""), entry("2.txt", ""), entry("3.txt", ""), entry("4.txt", "")];
        for (entry, name) in entries.iter_mut().zip(names) {
            entry.meta.byline = Some(name.to_owned());
        }
        let order = |key| sort(&entries, &CollectionState::default(), key, false);
        assert_eq!(order(SortKey::Byline), [1, 2, 0, 3]);
        assert_eq!(order(SortKey::GivenName), [2, 0, 1, 3]);
    }

    #[test]
    fn by_annotations_and_by_state() {
        let mut entries = [entry("1.txt", ""), entry("2.txt", ""), entry("3.txt", ""), entry("4.txt", "")];
        (entries[1].annotations, entries[3].annotations) = (7, 12);
        let known = |progress| ArticleState { progress, ..ArticleState::default() };
        let state = CollectionState {
            articles: HashMap::from([
                (ArticlePath::new("1.txt"), known(Progress::Done)),
                (ArticlePath::new("3.txt"), known(Progress::Reading)),
            ]),
            ..CollectionState::default()
        };
        let cases = [
            (SortKey::Annotations, false, ["4.txt", "2.txt", "1.txt", "3.txt"]),
            (SortKey::Annotations, true, ["1.txt", "3.txt", "2.txt", "4.txt"]),
            (SortKey::State, false, ["2.txt", "4.txt", "3.txt", "1.txt"]),
            (SortKey::State, true, ["1.txt", "3.txt", "2.txt", "4.txt"]),
        ];
        for (key, reverse, expected) in cases {
            assert_eq!(names(&entries, &sort(&entries, &state, key, reverse)), expected, "{key:?} {reverse}");
        }
    }

    #[test]
    fn filters() {
        let entries = [
            entry("2022/bài-01.txt", "Huyện ủy tổ chức hội nghị"),
            entry("2022/bài-02.txt", "Huye\u{302}\u{323}n u\u{309}y họp"),
            entry("2023/bài-01.txt", "Mưa lớn ở vùng cao"),
        ];
        let cases = [
            ("huyen uy", &[1, 0][..]),
            ("huyện", &[1, 0]),
            ("hop huyen", &[1]),
            ("2022 bai-01", &[0]),
            ("mua 2023", &[2]),
            ("mùa", &[]),
            ("hn", &[0]),
            ("hnghi", &[0]),
            ("ủy", &[1, 0]),
            ("hop", &[1]),
            ("\\mHop", &[]),
            ("\\rbài-0[12]", &[2, 1, 0]),
            ("\\r(", &[]),
            ("", &[2, 1, 0]),
            ("  ", &[2, 1, 0]),
        ];
        for (pattern, expected) in cases {
            assert_eq!(filter(&entries, &[2, 1, 0], pattern, Defaults::default()), expected, "{pattern:?}");
        }
    }
}
