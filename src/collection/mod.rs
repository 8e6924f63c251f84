//! A folder of articles with their sidecars: what is in it, what is kept about it, and how it is saved.
//!
//! [`scan`] finds articles beside the interface. [`sidecar`] turns a layer into TOML and back without touching what it
//! does not know. [`store`] reads and writes sidecars and the codebook's file, atomically; [`rewrite`] changes many of them
//! in a way that can be taken back. [`state`] keeps reading places
//! and marks in the state folder. Articles are never written to.

pub mod atomic;
mod blocks;
pub mod codebook_file;
pub mod encodings;
pub mod entry;
pub mod layout;
pub mod list;
pub mod manifest;
pub mod rewrite;
pub mod scan;
pub mod sidecar;
pub mod state;
pub mod store;
mod toml_source;
mod toml_text;

pub use encodings::Encodings;
pub use entry::{ArticlePath, Entry, Problem};
pub use layout::{Layout, LayoutError, find, sidecar_parts};
