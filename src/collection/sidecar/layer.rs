//! Between a sidecar and the layer in memory.

use super::{Filed, Header, Sidecar};
use crate::anchor;
use crate::annotation::{Annotation, Annotator, Layer};
use crate::text::Text;

impl Sidecar {
    /// The layer of this sidecar over today's text: every passage anchored, ordered.
    pub fn layer(&self, annotator: Annotator, text: &Text) -> Layer {
        let same_text = self.hash.is_some_and(|hash| hash == text.hash());
        let annotations = self.annotations.iter().map(|filed| {
            let (state, range) = anchor::resolve(text, &filed.anchor, same_text);
            Annotation {
                id: filed.id.clone(),
                tags: filed.tags.clone(),
                range,
                state,
                anchor: filed.anchor.clone(),
                note: filed.note.clone(),
                source: filed.source.clone(),
                created: filed.created,
            }
        });
        Layer::with(annotator, self.tags.clone(), self.note.clone(), annotations.collect())
    }

    /// What the file of `layer` would say if nobody else wrote to it: the base of the next save.
    pub fn of(layer: &Layer, header: &Header) -> Sidecar {
        let annotations = layer.annotations().iter().map(|annotation| Filed {
            id: annotation.id.clone(),
            tags: annotation.tags.clone(),
            anchor: annotation.anchor.clone(),
            note: annotation.note.clone(),
            source: annotation.source.clone(),
            created: annotation.created,
        });
        Sidecar {
            file: Some(header.file.clone()),
            hash: Some(header.hash),
            annotator: Some(layer.annotator.clone()),
            tags: layer.article_tags().to_vec(),
            note: layer.article_note().map(str::to_owned),
            annotations: annotations.collect(),
            oddities: Vec::new(),
        }
    }
}
