//! What is known of an article that was opened: its layers and their history, kept after another article is opened, so
//! that undo still reaches it.

use crate::annotation::{Annotation, AnnotationId, History, Layer, Step};
use crate::collection::sidecar::Header;
use crate::collection::store::{Layers, StoreError};
use crate::text::ByteRange;

/// An article's annotations in this session.
#[derive(Debug)]
pub struct Document {
    /// My layer.
    pub mine: Layer,
    /// The layers of others, read-only.
    pub others: Vec<Layer>,
    /// What I did to my layer.
    pub history: History,
    /// What the sidecar's `[article]` will say.
    pub header: Header,
    /// Why my layer can't be changed or saved, when it can't.
    pub locked: Option<StoreError>,
    /// Problems of other people's sidecars.
    pub problems: Vec<StoreError>,
    /// Counts my changes.
    pub version: u64,
    /// The version that is on disk.
    pub saved: u64,
    /// Why the last save failed, when it did.
    pub failed: Option<StoreError>,
}

impl Document {
    /// A document of what was loaded.
    pub fn new(layers: Layers, header: Header) -> Document {
        let problems = layers.others.iter().filter_map(|other| other.problem.clone()).collect();
        Document {
            mine: layers.mine.layer,
            others: layers.others.into_iter().map(|other| other.layer).collect(),
            history: History::default(),
            header,
            locked: layers.mine.problem,
            problems,
            version: 0,
            saved: 0,
            failed: None,
        }
    }

    /// Whether everything is on disk.
    pub fn is_saved(&self) -> bool {
        self.version == self.saved
    }

    /// Every annotation that shares a byte with `range`, mine first, each with its layer.
    pub fn overlapping(&self, range: ByteRange) -> Vec<(&Layer, &Annotation)> {
        std::iter::once(&self.mine)
            .chain(&self.others)
            .flat_map(|layer| layer.overlapping(range).into_iter().map(move |annotation| (layer, annotation)))
            .collect()
    }

    /// My annotation of that id.
    pub fn get(&self, id: &AnnotationId) -> Option<&Annotation> {
        self.mine.get(id)
    }

    /// Performs a step on my layer and counts it; an error leaves everything as it was.
    pub fn perform(&mut self, step: Step) -> Result<(), crate::annotation::EditError> {
        self.history.perform(&mut self.mine, step)?;
        self.version += 1;
        Ok(())
    }

    /// Takes back or makes again one step; the edits that did it.
    pub fn travel(&mut self, back: bool) -> Option<Step> {
        let step = match back {
            true => self.history.undo(&mut self.mine),
            false => self.history.redo(&mut self.mine),
        }?;
        self.version += 1;
        Some(step)
    }
}
