//! What a save does to each annotation of a file.

use std::collections::HashMap;

use super::fields::{differing, merged, to_change};
use super::{Filed, Sidecar};
use crate::annotation::AnnotationId;
use crate::codebook::TagId;
use crate::text::CharOffset;

/// What stands where: by start, then id.
pub(super) fn order(filed: &Filed) -> (CharOffset, &AnnotationId) {
    (filed.anchor.range.start, &filed.id)
}

/// What becomes of an annotation that is on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Nothing.
    Stays,
    /// These keys change; it is this then.
    Changes(Vec<&'static str>, Box<Filed>),
    /// It goes.
    Goes,
}

/// What becomes of a file.
pub(super) struct Plan<'a> {
    /// The file as it is.
    pub(super) theirs: &'a Sidecar,
    /// The fate of each of its annotations.
    pub(super) fates: Vec<Fate>,
    /// Annotations that come to it.
    pub(super) added: Vec<&'a Filed>,
    /// The article's tags, when they change.
    pub(super) tags: Option<&'a [TagId]>,
    /// The article's note, when it changes.
    pub(super) note: Option<Option<&'a str>>,
}

impl<'a> Plan<'a> {
    /// What `ours` changed since `base`, to be done to `theirs`.
    pub(super) fn new(theirs: &'a Sidecar, base: Option<&Sidecar>, ours: &'a Sidecar) -> Plan<'a> {
        let by_id = |sidecar: &'a Sidecar| -> HashMap<&'a AnnotationId, &'a Filed> {
            sidecar.annotations.iter().map(|filed| (&filed.id, filed)).collect()
        };
        let none = Sidecar::default();
        let base = base.unwrap_or(&none);
        let (ours_by_id, theirs_by_id) = (by_id(ours), by_id(theirs));
        let base_by_id: HashMap<_, _> = base.annotations.iter().map(|filed| (&filed.id, filed)).collect();

        let fates =
            theirs.annotations.iter().map(|filed| match (ours_by_id.get(&filed.id), base_by_id.get(&filed.id)) {
                (Some(ours), base) => match to_change(filed, base.copied(), ours) {
                    keys if keys.is_empty() => Fate::Stays,
                    keys => {
                        let merged = merged(filed, ours, &keys);
                        Fate::Changes(keys, Box::new(merged))
                    }
                },
                (None, Some(base)) if differing(filed, base).is_empty() => Fate::Goes,
                (None, _) => Fate::Stays,
            });
        let added = ours.annotations.iter().filter(|filed| {
            let unchanged = base_by_id.get(&filed.id).is_some_and(|base| differing(base, filed).is_empty());
            !theirs_by_id.contains_key(&filed.id) && !unchanged
        });
        Plan {
            theirs,
            fates: fates.collect(),
            added: added.collect(),
            tags: (ours.tags != base.tags && ours.tags != theirs.tags).then_some(&ours.tags),
            note: (ours.note != base.note && ours.note != theirs.note).then_some(ours.note.as_deref()),
        }
    }

    /// Whether nothing changes.
    pub(super) fn is_empty(&self) -> bool {
        self.added.is_empty()
            && self.tags.is_none()
            && self.note.is_none()
            && self.fates.iter().all(|fate| *fate == Fate::Stays)
    }

    /// What the annotation at `place` of the file is afterwards.
    pub(super) fn outcome(&self, place: usize) -> &Filed {
        match &self.fates[place] {
            Fate::Changes(_, filed) => filed,
            Fate::Stays | Fate::Goes => &self.theirs.annotations[place],
        }
    }

    /// Whether the annotation at `place` starts elsewhere afterwards.
    pub(super) fn moves(&self, place: usize) -> bool {
        self.outcome(place).anchor.range.start != self.theirs.annotations[place].anchor.range.start
    }

    /// Whether `written` is what this plan makes of the file.
    pub(super) fn is_result(&self, written: &Sidecar) -> bool {
        let stay = (0..self.fates.len()).filter(|place| self.fates[*place] != Fate::Goes);
        let expected: HashMap<_, _> =
            stay.map(|place| self.outcome(place)).chain(self.added.iter().copied()).map(|one| (&one.id, one)).collect();
        let is_expected =
            |filed: &Filed| expected.get(&filed.id).is_some_and(|expected| differing(filed, expected).is_empty());
        written.annotations.len() == expected.len()
            && written.annotations.iter().all(is_expected)
            && written.tags == self.tags.unwrap_or(&self.theirs.tags)
            && written.note.as_deref() == self.note.unwrap_or(self.theirs.note.as_deref())
    }
}
