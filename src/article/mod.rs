//! Bytes become an article: decoding, one file per input format, title, date, byline and scraped remnants.
//!
//! The door for formats is [`format::Format`]: plain text and Markdown stand behind it now. An article is never written
//! to, and reading one never waits for a pipe or device. What can't be read is an [`ArticleError`] that says why;
//! nothing here knows collections or annotations.

pub mod cut;
pub mod decode;
pub mod encoding;
pub mod file;
pub mod format;
pub mod front_matter;
pub mod lines;
pub mod load;
pub mod markdown;
pub mod meta;
pub mod peek;
pub mod plain;

pub use encoding::Encoding;
pub use load::{Article, ArticleError, load, load_head};
pub use meta::Meta;
pub use peek::{Peek, peek};
