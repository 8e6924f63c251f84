//! Sidecars: an annotator's layer as a TOML file beside the article.
//!
//! A sidecar is data, nothing in it is executed. Reading keeps the source; writing changes only the blocks
//! (`[article]`, `[[annotation]]`) that changed, byte for byte everything else stays: comments, unknown keys, order of
//! keys, line ends. A source that does not parse, or is of another format, is never rewritten.

mod fields;
mod layer;
mod merge;
pub mod read;
pub mod write;

pub use read::{Filed, Sidecar, SidecarError, read};
pub use write::{Header, WriteError, retag, write};
