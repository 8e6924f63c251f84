//! Changing the codebook in `ghichu.toml` so that comments, order and unknown keys stay.

use crate::codebook::CodebookEdit;

/// A `ghichu.toml` that can't be changed: it does not parse, or the tag is not in it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodebookFileError {
    /// The file does not parse.
    #[error("line {line}, column {column}: {message}")]
    Syntax {
        /// The line, from 1.
        line: usize,
        /// The column in code points, from 1.
        column: usize,
        /// The parser's words.
        message: String,
    },
    /// The tag to change is not in the file.
    #[error("no tag `{0}` in the file")]
    Unknown(String),
}

/// `source` with `edit` made in it. An empty source becomes a new file. TOML 1.0, LF or CRLF as it was.
pub fn apply(source: &str, edit: &CodebookEdit) -> Result<String, CodebookFileError> {
    todo!()
}
