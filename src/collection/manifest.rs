//! The collection's own file, `ghichu.toml`: its `[collection]` table and its `[[tag]]`s.

use crate::codebook::Codebook;

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
    /// What it is, in both languages.
    pub message: crate::lang::Phrase,
    /// What it is about: the key, tag or parser message.
    pub subject: String,
}

/// Reads `source`. What can be used is used; everything else is reported. A source that does not parse gives the default
/// and one problem; such a file is never rewritten.
pub fn parse(source: &str) -> (Manifest, Vec<ManifestProblem>) {
    todo!()
}
