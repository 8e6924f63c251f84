//! Counts the words of a collection that the lexicon lacks, into a file that a person looks through.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use crate::article;
use crate::collection::{ArticlePath, Layout, atomic};
use crate::lang::{Lang, UserError, phrase};
use crate::vietnamese::word::count::{Candidate, WordCounter};

/// The name of the file in the data folder.
pub const FILE: &str = "words-counted.txt";

/// Reads these articles and writes the candidates to `path`, strongest first; where they are, and how many. Articles that
/// can't be read are passed over: the list tells of them. Nothing of the collection is written over.
pub fn to_file(
    layout: &Layout,
    articles: &[ArticlePath],
    limit: u64,
    path: &Path,
    lang: Lang,
) -> Result<(PathBuf, usize), UserError> {
    if super::export::belongs_to_collection(layout, path) {
        let text = phrase("không ghi đè lên tệp của bộ sưu tập", "no file of the collection is written over");
        return Err(UserError::new(text.get(lang)).at(path, None, None));
    }
    let mut counter = WordCounter::default();
    for id in articles {
        if let Ok(article) = article::load(&layout.article_file(id), limit, layout.encoding(id)) {
            counter.add(article.text.as_str());
        }
    }
    let found = counter.candidates();
    let failed = |error: std::io::Error| UserError::new(error.to_string()).at(path, None, None);
    atomic::replace(path, listed(&found, lang).as_bytes(), true).map_err(failed)?;
    Ok((path.to_owned(), found.len()))
}

/// The file: in the form of a list of words, with the figures as remarks.
fn listed(found: &[Candidate], lang: Lang) -> String {
    let head = phrase(
        "# Các cặp tiếng hay đi với nhau, mạnh nhất trước: số lần gặp, độ gắn kết.\n# Chép những dòng là từ sang tệp từ của bạn (tùy chọn words.file).\n",
        "# Syllables that often stand together, strongest first: occurrences, association.\n# Copy the lines that are words to your own file (option words.file).\n",
    );
    let mut text = head.get(lang).to_owned();
    for candidate in found {
        // Writing to a string can't fail.
        let written = writeln!(text, "{}\t# {}, {:.2}", candidate.word, candidate.count, candidate.strength);
        debug_assert!(written.is_ok());
    }
    text
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn candidates_of_a_folder_are_listed() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("bo");
        fs::create_dir(&root).unwrap();
        fs::write(root.join("a.txt"), "Người già đào củ nần. Củ nần phải ngâm.\n".repeat(6)).unwrap();
        let out = folder.path().join("dem/tu.txt");
        let articles = [ArticlePath::new("a.txt"), ArticlePath::new("không-có.txt")];
        let (path, count) = to_file(&Layout::new(&root), &articles, 1_000_000, &out, Lang::Vi).unwrap();
        let text = fs::read_to_string(path).unwrap();
        assert!(text.lines().any(|line| line.starts_with("củ nần\t# 6, ")), "{text}");
        assert_eq!(text.lines().filter(|line| !line.starts_with('#')).count(), count);
        let over = to_file(&Layout::new(&root), &articles, 1_000_000, &root.join("a.txt"), Lang::Vi);
        assert!(over.is_err());
    }
}
