//! A query becomes hits: here, in one article.
//!
//! A text is scanned in stretches of a fixed size, so that memory stays small and a search can be stopped at any moment;
//! what a reader needs at once (the next hit, those in the window) is looked for from the cursor outward. How letters
//! are compared is `vietnamese::matching`'s business, and what is done with hits that of the rooms below.

pub mod article;
mod lines;
mod stretches;

pub use article::{Hits, find_all, find_next, find_previous, hits_in};
