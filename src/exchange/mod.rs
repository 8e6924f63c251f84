//! Exports that other tools really read: one file per format behind one trait.
//!
//! A format turns [`Document`]s into files through a [`Sink`] and says what it could not carry over. Offsets are what the
//! format's readers expect (code points unless its file says otherwise), of the canonical text, never normalised. Values
//! from outside are escaped for the reader of the format. The same documents always give the same bytes. No format
//! touches the disk itself, and none holds more than one article's text.

pub mod brat;
pub mod conll;
mod context;
pub mod doccano;
pub mod document;
pub mod format;
pub mod json;
pub mod jsonl;
mod loss;
pub mod markdown;
mod names;
mod record;
#[cfg(test)]
mod sample;
pub mod table;
#[cfg(test)]
mod tests;
pub mod webannotation;

pub use brat::Brat;
pub use conll::Conll;
pub use doccano::Doccano;
pub use document::{Document, Losses, Passage};
pub use format::{ExportSettings, Exporter, Sink, exporter, exporters};
pub use json::Json;
pub use jsonl::JsonLines;
pub use markdown::Markdown;
pub use table::Table;
pub use webannotation::WebAnnotation;
