//! Undo and redo of one article's layer, without limit.

use super::{Edit, EditError, Layer};
use crate::lang::Phrase;

/// What a person did, as one thing: its edits are undone together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The edits in the order they were made.
    pub edits: Vec<Edit>,
    /// What it was, for the message after undo: "gắn nhãn", "tag".
    pub name: Phrase,
}

/// The steps done and undone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl History {
    /// Makes the step on `layer` and remembers how to take it back; what had been undone is forgotten. When an edit does
    /// not fit, the layer is left as it was.
    pub fn perform(&mut self, layer: &mut Layer, step: Step) -> Result<(), EditError> {
        todo!()
    }

    /// Takes back the last step; its name, `None` when there is none. The edits that took it back come with it (they say
    /// which passage to show).
    pub fn undo(&mut self, layer: &mut Layer) -> Option<Step> {
        todo!()
    }

    /// Makes the last undone step again.
    pub fn redo(&mut self, layer: &mut Layer) -> Option<Step> {
        todo!()
    }
}
