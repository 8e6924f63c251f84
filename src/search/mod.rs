//! A query becomes hits in an article.
//!
//! The text is searched in chunks, outward from where a person is when the next hit is wanted, so that an answer costs
//! what lies before it and not the whole article. Matching itself is `vietnamese::matching`; hits are bytes of the text on
//! grapheme borders, in order, without overlap. Nothing here knows files, screens or annotations.

pub mod article;

pub use article::{Hits, find_all, find_next, find_previous, hits_in};
