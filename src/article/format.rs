//! The door for input formats.

use std::path::Path;

use super::Meta;
use super::markdown::Markdown;
use super::plain::PlainText;
use crate::text::{ByteRange, Text};

/// An input format: which files it reads, and what it finds in their text.
pub trait Format: Sync {
    /// Its name: `text`, `markdown`.
    fn name(&self) -> &'static str;

    /// The file extensions it reads, in lower case without the dot.
    fn extensions(&self) -> &'static [&'static str];

    /// Title and date, and a byline that is declared at the start; of a whole text or of its beginning. A byline at the
    /// end is for the caller to find, who knows whether this is the end.
    fn meta(&self, text: &Text) -> Meta;

    /// The lines that are headings, and stretches that are markup rather than prose (front matter), shown dim: of the
    /// lines that `window` touches.
    fn structure(&self, text: &Text, window: ByteRange) -> Structure;
}

/// What a format knows about the lines of a window of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Structure {
    /// Heading lines, without `\n`.
    pub headings: Vec<ByteRange>,
    /// Markup: front matter, fences.
    pub markup: Vec<ByteRange>,
}

/// Every format, in the order they are asked.
pub fn formats() -> &'static [&'static dyn Format] {
    &[&PlainText, &Markdown]
}

/// The format of a file, by its name; `None` when ghichu does not read such files.
pub fn format_of(path: &Path) -> Option<&'static dyn Format> {
    let extension = path.extension()?;
    let reads = |format: &&dyn Format| format.extensions().iter().any(|known| extension.eq_ignore_ascii_case(known));
    formats().iter().copied().find(reads)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_by_name() {
        let cases = [
            ("bài 1.txt", Some("text")),
            ("BAI.TXT", Some("text")),
            ("thư mục.md/ghi chép.text", Some("text")),
            ("bài.Md", Some("markdown")),
            ("bài.markdown", Some("markdown")),
            ("bài.txt.lan.ghichu.toml", None),
            ("ghichu.toml", None),
            ("bài.docx", None),
            ("txt", None),
            (".txt", None),
        ];
        for (name, expected) in cases {
            assert_eq!(format_of(Path::new(name)).map(Format::name), expected, "{name}");
        }
    }

    #[test]
    fn no_extension_has_two_formats() {
        let mut known: Vec<_> = formats().iter().flat_map(|format| format.extensions()).collect();
        let all = known.len();
        known.sort();
        known.dedup();
        assert_eq!(known.len(), all);
    }
}
