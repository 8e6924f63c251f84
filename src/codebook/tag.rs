//! One tag.

use std::fmt;
use std::sync::Arc;

use crate::colour::Rgb;

/// The stable id of a tag: `[a-z0-9]` and `-`, not empty, at most 64 bytes. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TagId(Arc<str>);

/// A text that is no tag id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a tag id: only a-z, 0-9 and `-`")]
pub struct InvalidTagId(pub String);

impl TagId {
    /// The id written as `text`.
    pub fn new(text: &str) -> Result<TagId, InvalidTagId> {
        let valid = !text.is_empty()
            && text.len() <= 64
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if valid { Ok(TagId(text.into())) } else { Err(InvalidTagId(text.to_owned())) }
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TagId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A tag of the codebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Its stable id.
    pub id: TagId,
    /// Its name for people.
    pub label: String,
    /// Its colour; without one, a default by its place in the codebook.
    pub colour: Option<Rgb>,
    /// The key that gives it: a digit or a letter.
    pub key: Option<char>,
    /// The tag above it.
    pub parent: Option<TagId>,
    /// When to use it, and when not.
    pub description: String,
    /// Passages that show its use.
    pub examples: Vec<String>,
}

impl Tag {
    /// A tag with an id and a label alone.
    pub fn new(id: TagId, label: impl Into<String>) -> Tag {
        Tag {
            id,
            label: label.into(),
            colour: None,
            key: None,
            parent: None,
            description: String::new(),
            examples: Vec::new(),
        }
    }
}
