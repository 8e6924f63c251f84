//! Bytes become an article: decoding, one file per input format, title, date, byline and scraped remnants.
//!
//! The door for formats is [`format::Format`]: plain text and Markdown stand behind it now. An article is never written
//! to. What can't be read is an [`ArticleError`] that says why; nothing here knows collections or annotations.

pub mod decode;
pub mod format;
pub mod load;
pub mod markdown;
pub mod meta;
pub mod plain;

pub use load::{Article, ArticleError, Encoding, load, load_head};
pub use meta::Meta;
