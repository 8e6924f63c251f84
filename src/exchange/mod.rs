//! Exports that other tools really read: one file per format behind one trait.
//!
//! A format turns [`Document`]s into files through a [`Sink`] and says what it could not carry over. Offsets are what the
//! format's readers expect (code points unless its file says otherwise), of the canonical text, never normalised. Values
//! from outside are escaped for the reader of the format. No format touches the disk itself.

pub mod document;
pub mod format;

pub use document::{Document, Losses, Passage};
pub use format::{Exporter, Sink, exporter, exporters};
