//! Between a sidecar and the layer in memory.

use super::{Filed, Header, Sidecar};
use crate::anchor::Resolver;
use crate::annotation::{Annotation, Annotator, Layer};
use crate::codebook::TagId;
use crate::text::Text;

impl Sidecar {
    /// The layer of this sidecar over today's text: every passage anchored, ordered.
    pub fn layer(&self, annotator: Annotator, text: &Text) -> Layer {
        let same_text = self.hash.is_some_and(|hash| hash == text.hash());
        let resolver = Resolver::new(text, same_text);
        let annotations = self.annotations.iter().map(|filed| {
            let (state, range) = resolver.resolve(&filed.anchor);
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
            tags: distinct(&annotation.tags),
            anchor: annotation.anchor.clone(),
            note: annotation.note.clone(),
            source: annotation.source.clone(),
            created: annotation.created,
        });
        Sidecar {
            file: Some(header.file.clone()),
            hash: Some(header.hash),
            annotator: Some(layer.annotator.clone()),
            tags: distinct(layer.article_tags()),
            note: layer.article_note().map(str::to_owned),
            annotations: annotations.collect(),
            oddities: Vec::new(),
        }
    }
}

/// `tags` without repetitions, as a file is read.
fn distinct(tags: &[TagId]) -> Vec<TagId> {
    let mut kept = Vec::with_capacity(tags.len());
    for tag in tags {
        if !kept.contains(tag) {
            kept.push(tag.clone());
        }
    }
    kept
}
