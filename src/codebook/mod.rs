//! The codebook: the tags of a collection, as a tree, and every change to it.
//!
//! A tag has a stable ASCII id and a label for people. A [`Codebook`] keeps the order of its file (the first nine tags
//! have the keys 1 to 9), never has two tags of one id, and never a cycle of parents. Changes are [`CodebookEdit`]s, so
//! that the same value changes the tags in memory and the file (`collection/`). Files and screens are unknown here.

pub mod edit;
pub mod tag;
pub mod tree;

pub use edit::{CodebookEdit, CodebookError};
pub use tag::{InvalidTagId, Tag, TagId};
pub use tree::Codebook;
