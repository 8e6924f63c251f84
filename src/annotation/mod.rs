//! Annotations in memory: one annotator's layer over an article, edits with their inverses, undo, look-ups.
//!
//! Passages are bytes of the article's text as it is today; what the file says ([`Anchor`]) is kept beside, so that
//! nothing is rewritten that nobody changed. Layers stay ordered by start, then id. Files and screens are unknown here.

pub mod edit;
mod ends;
pub mod history;
pub mod layer;
pub mod model;
pub mod recipe;
#[cfg(test)]
mod sample;

pub use edit::{Edit, EditError};
pub use history::{History, Step};
pub use layer::Layer;
pub use model::{Anchor, AnchorState, Annotation, AnnotationId, Annotator, Stamp};
