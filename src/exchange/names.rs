//! Names for other programs: of articles, of the files of a folder export, and of tags where only an identifier will do.
//!
//! A path from outside may hold anything (`../`, `con.txt`, control characters, two names that differ by case alone).
//! A file name made here is one component of `[a-z0-9_-]`, never reserved on Windows, and never given twice.

use std::collections::HashSet;

use crate::codebook::TagId;
use crate::collection::ArticlePath;
use crate::vietnamese::slug::slug;

/// How many hexadecimal digits of the path's hash tell apart names that had to be changed.
const HASH_DIGITS: usize = 10;

/// How long a name may be that is kept as it is.
const KEPT_LENGTH: usize = 80;

/// The article's path as text, with `/` on every system.
pub(super) fn article_name(path: &ArticlePath) -> String {
    let components: Vec<_> = path.as_path().components().map(|part| part.as_os_str().to_string_lossy()).collect();
    components.join("/")
}

/// The tag as an identifier of `[a-z0-9_]`, for programs that take `-` for something else. Two tags never get the same:
/// an id has no `_` of its own.
pub(super) fn tag_identifier(tag: &TagId) -> String {
    tag.as_str().replace('-', "_")
}

/// The file names that a folder export has given so far.
#[derive(Debug, Default)]
pub(super) struct FileNames {
    given: HashSet<String>,
}

impl FileNames {
    /// A name for the article's files, without an extension. A plain name is kept (`bai-01.txt` → `bai-01`); any other
    /// becomes its slug and a hash of the path. Kept names have no `_`, so the two kinds never meet.
    pub(super) fn give(&mut self, article: &str) -> String {
        let name = match article.strip_suffix(".txt") {
            Some(stem) if is_plain(stem) => stem.to_owned(),
            _ => with_hash(article),
        };
        let mut unique = name.clone();
        let mut number = 2;
        while !self.given.insert(unique.clone()) {
            unique = format!("{name}_{number}");
            number += 1;
        }
        unique
    }
}

fn with_hash(article: &str) -> String {
    let stem = article.rsplit_once('.').map_or(article, |(stem, _)| stem);
    let readable = slug(stem);
    let readable = if readable.is_empty() { "bai" } else { &readable };
    let hash = blake3::hash(article.as_bytes()).to_hex();
    format!("{readable}_{}", &hash[..HASH_DIGITS])
}

fn is_plain(stem: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !stem.is_empty()
        && stem.len() <= KEPT_LENGTH
        && !stem.starts_with('-')
        && stem.bytes().all(allowed)
        && !is_reserved_on_windows(stem)
}

fn is_reserved_on_windows(stem: &str) -> bool {
    match stem.as_bytes() {
        b"con" | b"prn" | b"aux" | b"nul" => true,
        [b'c', b'o', b'm', digit] | [b'l', b'p', b't', digit] => digit.is_ascii_digit(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_safe(name: &str) -> bool {
        let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_';
        !name.is_empty() && name.bytes().all(allowed)
    }

    #[test]
    fn plain_names_are_kept() {
        let mut names = FileNames::default();
        assert_eq!(names.give("bai-01.txt"), "bai-01");
        assert_eq!(names.give("bai-02.txt"), "bai-02");
    }

    #[test]
    fn hostile_names_become_safe_and_stay_apart() {
        let hostile = [
            "../../etc/passwd",
            "con.txt",
            "COM1.txt",
            "lpt9.txt",
            "Bai.txt",
            "bai.txt",
            "bai.md",
            "2024/bai.txt",
            "a\tb\u{202e}.txt",
            "'; rm -rf ~.txt",
            "😀.html",
            "-n.txt",
            "",
        ];
        let mut names = FileNames::default();
        let given: Vec<String> = hostile.iter().map(|article| names.give(article)).collect();
        for (name, article) in given.iter().zip(hostile) {
            assert!(is_safe(name), "{article:?} became {name:?}");
            assert!(!is_reserved_on_windows(name), "{article:?} became {name:?}");
        }
        assert_eq!(given.iter().collect::<HashSet<_>>().len(), hostile.len());
    }

    #[test]
    fn a_name_asked_for_twice_is_given_once() {
        let mut names = FileNames::default();
        assert_eq!(names.give("bai.txt"), "bai");
        assert_eq!(names.give("bai.txt"), "bai_2");
    }

    #[test]
    fn paths_are_written_with_slashes() {
        let path = ArticlePath::new(std::path::PathBuf::from_iter(["2024", "bai-01.txt"]));
        assert_eq!(article_name(&path), "2024/bai-01.txt");
    }
}
