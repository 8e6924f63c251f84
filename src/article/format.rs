//! The door for input formats.

use std::path::Path;

use super::Meta;
use crate::text::{ByteRange, Text};

/// An input format: which files it reads, and what it finds in their text.
pub trait Format: Sync {
    /// Its name: `text`, `markdown`.
    fn name(&self) -> &'static str;

    /// The file extensions it reads, in lower case without the dot.
    fn extensions(&self) -> &'static [&'static str];

    /// Title, date, byline; of a whole text or of its beginning.
    fn meta(&self, text: &Text) -> Meta;

    /// The lines that are headings, and stretches that are markup rather than prose (front matter), shown dim.
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
    todo!()
}

/// The format of a file, by its name; `None` when ghichu does not read such files.
pub fn format_of(path: &Path) -> Option<&'static dyn Format> {
    todo!()
}
