//! One annotator's annotations of one article, with interval look-ups.

use std::collections::HashMap;
use std::sync::Arc;

use super::ends::Ends;
use super::{AnchorState, Annotation, AnnotationId, Annotator, Edit, EditError};
use crate::codebook::TagId;
use crate::text::{ByteOffset, ByteRange};

/// The annotations that one annotator made in one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    /// Whose they are.
    pub annotator: Annotator,
    article_tags: Vec<TagId>,
    article_note: Option<String>,
    /// Shared, so that a layer of thousands is copied for the disk within a frame.
    annotations: Vec<Arc<Annotation>>,
    /// Where each annotation starts: with its id, its place in the order.
    starts: HashMap<AnnotationId, ByteOffset>,
    ends: Ends,
    /// The places of those whose passage was not found.
    orphans: Vec<usize>,
}

impl Layer {
    /// An empty layer.
    pub fn new(annotator: Annotator) -> Layer {
        Layer::with(annotator, Vec::new(), None, Vec::new())
    }

    /// A layer of what a file held. Of two annotations with one id the first is kept.
    pub fn with(
        annotator: Annotator,
        article_tags: Vec<TagId>,
        article_note: Option<String>,
        mut annotations: Vec<Annotation>,
    ) -> Layer {
        let mut starts = HashMap::with_capacity(annotations.len());
        annotations.retain(|one| {
            let new = !starts.contains_key(&one.id);
            if new {
                starts.insert(one.id.clone(), one.range.start);
            }
            new
        });
        annotations.sort_by(|one, other| order(one).cmp(&order(other)));
        let annotations = annotations.into_iter().map(Arc::new).collect();
        let (ends, orphans) = (Ends::default(), Vec::new());
        let mut layer = Layer { annotator, article_tags, article_note, annotations, starts, ends, orphans };
        layer.index();
        layer
    }

    /// All annotations by start, then id.
    pub fn annotations(&self) -> &[Arc<Annotation>] {
        &self.annotations
    }

    /// Those whose passage was not found, in order.
    pub fn orphans(&self) -> impl ExactSizeIterator<Item = &Annotation> {
        self.orphans.iter().map(|place| &*self.annotations[*place])
    }

    /// The tags of the whole article.
    pub fn article_tags(&self) -> &[TagId] {
        &self.article_tags
    }

    /// The note on the whole article.
    pub fn article_note(&self) -> Option<&str> {
        self.article_note.as_deref()
    }

    /// Whether there is nothing at all.
    pub fn is_empty(&self) -> bool {
        self.annotations.is_empty() && self.article_tags.is_empty() && self.article_note.is_none()
    }

    /// The annotation of that id.
    pub fn get(&self, id: &AnnotationId) -> Option<&Annotation> {
        self.place(id).map(|place| &*self.annotations[place])
    }

    /// Those that share a byte with `range`, in order. Costs by what it finds, not by the layer (orphans are left out).
    pub fn overlapping(&self, range: ByteRange) -> Vec<&Annotation> {
        if range.is_empty() {
            return Vec::new();
        }
        let before = self.annotations.partition_point(|one| one.range.start < range.end);
        let found = self.ends.past(before, range.start.0).into_iter().map(|place| &*self.annotations[place]);
        found.filter(|one| is_placed(one) && !one.range.is_empty()).collect()
    }

    /// Those that cover `at`, the innermost (shortest) first.
    pub fn at(&self, at: ByteOffset) -> Vec<&Annotation> {
        let mut found = self.overlapping(ByteRange::new(at.0, at.0 + 1));
        found.sort_by_key(|one| one.range.len());
        found
    }

    /// The first that starts after `at` and satisfies `keep`; orphans are nowhere, so they are left out.
    pub fn next_after(&self, at: ByteOffset, keep: impl Fn(&Annotation) -> bool) -> Option<&Annotation> {
        let first = self.annotations.partition_point(|one| one.range.start <= at);
        self.annotations[first..].iter().map(|one| &**one).find(|one| is_placed(one) && keep(one))
    }

    /// The last that starts before `at` and satisfies `keep`; orphans are left out.
    pub fn last_before(&self, at: ByteOffset, keep: impl Fn(&Annotation) -> bool) -> Option<&Annotation> {
        let end = self.annotations.partition_point(|one| one.range.start < at);
        self.annotations[..end].iter().map(|one| &**one).rfind(|one| is_placed(one) && keep(one))
    }

    /// How many passages carry each tag, orphans included.
    pub fn counts(&self) -> HashMap<TagId, usize> {
        let mut counts: HashMap<TagId, usize> = HashMap::new();
        for tag in self.annotations.iter().flat_map(|one| &one.tags) {
            match counts.get_mut(tag) {
                Some(count) => *count += 1,
                None => drop(counts.insert(tag.clone(), 1)),
            }
        }
        counts
    }

    /// Makes a change and returns its inverse; changes nothing when it does not fit.
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, EditError> {
        let inverse = self.change(edit)?;
        self.index();
        Ok(inverse)
    }

    /// Makes changes one after the other and returns their inverses, in the order that takes them back; changes nothing
    /// when one does not fit.
    pub fn apply_all(&mut self, edits: Vec<Edit>) -> Result<Vec<Edit>, EditError> {
        let mut inverses = Vec::with_capacity(edits.len());
        let mut refused = None;
        for edit in edits {
            match self.change(edit) {
                Ok(inverse) => inverses.push(inverse),
                Err(error) => {
                    refused = Some(error);
                    break;
                }
            }
        }
        inverses.reverse();
        if refused.is_some() {
            for inverse in inverses.drain(..) {
                self.change(inverse).expect("an inverse fits the layer its edit left");
            }
        }
        self.index();
        refused.map_or(Ok(inverses), Err)
    }

    /// Makes a change without renewing the tree of ends.
    fn change(&mut self, edit: Edit) -> Result<Edit, EditError> {
        Ok(match edit {
            Edit::Insert(annotation) => {
                let id = annotation.id.clone();
                if self.starts.contains_key(&id) {
                    return Err(EditError::Exists(id));
                }
                self.put(annotation);
                Edit::Remove(id)
            }
            Edit::Remove(id) => {
                let place = self.place(&id).ok_or_else(|| EditError::Unknown(id.clone()))?;
                self.starts.remove(&id);
                Edit::Insert(Arc::unwrap_or_clone(self.annotations.remove(place)))
            }
            Edit::Replace(annotation) => {
                let place = self.place(&annotation.id).ok_or_else(|| EditError::Unknown(annotation.id.clone()))?;
                if self.annotations[place].range.start == annotation.range.start {
                    let old = std::mem::replace(&mut self.annotations[place], Arc::new(annotation));
                    Edit::Replace(Arc::unwrap_or_clone(old))
                } else {
                    let old = self.annotations.remove(place);
                    self.put(annotation);
                    Edit::Replace(Arc::unwrap_or_clone(old))
                }
            }
            Edit::SetArticleTags(tags) => Edit::SetArticleTags(std::mem::replace(&mut self.article_tags, tags)),
            Edit::SetArticleNote(note) => Edit::SetArticleNote(std::mem::replace(&mut self.article_note, note)),
        })
    }

    fn put(&mut self, annotation: Annotation) {
        let place = self.annotations.partition_point(|one| order(one) < order(&annotation));
        self.starts.insert(annotation.id.clone(), annotation.range.start);
        self.annotations.insert(place, Arc::new(annotation));
    }

    fn place(&self, id: &AnnotationId) -> Option<usize> {
        let start = *self.starts.get(id)?;
        self.annotations.binary_search_by(|one| order(one).cmp(&(start, id))).ok()
    }

    fn index(&mut self) {
        self.ends = Ends::new(self.annotations.iter().map(|one| one.range.end.0));
        let lost = self.annotations.iter().enumerate().filter(|(_, one)| !is_placed(one));
        self.orphans = lost.map(|(place, _)| place).collect();
    }
}

fn order(annotation: &Annotation) -> (ByteOffset, &AnnotationId) {
    (annotation.range.start, &annotation.id)
}

fn is_placed(annotation: &Annotation) -> bool {
    annotation.state != AnchorState::Orphan
}

#[cfg(test)]
mod tests;
