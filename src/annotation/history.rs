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

/// A step's name among all that were made of one article: later ones have greater numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct StepNumber(u64);

/// The steps done and undone. Each is kept as the edits that take it back, or that make it again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    done: Vec<(StepNumber, Step)>,
    undone: Vec<(StepNumber, Step)>,
    last: StepNumber,
}

impl History {
    /// Makes the step on `layer` and remembers how to take it back; what had been undone is forgotten. When an edit does
    /// not fit, the layer is left as it was. A step without edits is not remembered.
    pub fn perform(&mut self, layer: &mut Layer, step: Step) -> Result<(), EditError> {
        if step.edits.is_empty() {
            return Ok(());
        }
        let inverses = layer.apply_all(step.edits)?;
        self.last.0 += 1;
        self.done.push((self.last, Step { edits: inverses, name: step.name }));
        self.undone.clear();
        Ok(())
    }

    /// The step that would be taken back next (or made again).
    pub fn next(&self, back: bool) -> Option<StepNumber> {
        let steps = if back { &self.done } else { &self.undone };
        steps.last().map(|(number, _)| *number)
    }

    /// Takes back the last step; its name, `None` when there is none. The edits that took it back come with it (they say
    /// which passage to show). A step that no longer fits, because the layer was loaded anew, is passed over.
    pub fn undo(&mut self, layer: &mut Layer) -> Option<Step> {
        shift(&mut self.done, &mut self.undone, layer)
    }

    /// Makes the last undone step again.
    pub fn redo(&mut self, layer: &mut Layer) -> Option<Step> {
        shift(&mut self.undone, &mut self.done, layer)
    }
}

fn shift(from: &mut Vec<(StepNumber, Step)>, to: &mut Vec<(StepNumber, Step)>, layer: &mut Layer) -> Option<Step> {
    while let Some((number, step)) = from.pop() {
        if let Ok(edits) = layer.apply_all(step.edits.clone()) {
            to.push((number, Step { edits, name: step.name }));
            return Some(step);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::annotation::sample::{annotation, any_edit, any_layer, id, layer};
    use crate::lang::phrase;

    fn step(edits: Vec<Edit>) -> Step {
        Step { edits, name: phrase("gắn nhãn", "tag") }
    }

    #[test]
    fn a_new_step_forgets_what_was_undone() {
        let (mut history, mut layer) = (History::default(), layer(Vec::new()));
        let insert = |name: &str| step(vec![Edit::Insert(annotation(name, 0..3, &["x"]))]);
        history.perform(&mut layer, insert("a")).unwrap();
        history.perform(&mut layer, insert("b")).unwrap();
        assert_eq!(history.undo(&mut layer).unwrap().edits, [Edit::Remove(id("b"))]);
        history.perform(&mut layer, step(Vec::new())).unwrap();
        assert!(history.redo(&mut layer).is_some(), "a step without edits forgets nothing");
        history.undo(&mut layer);
        history.perform(&mut layer, insert("c")).unwrap();
        assert_eq!(history.redo(&mut layer), None);
        assert_eq!(layer.annotations().len(), 2);
    }

    #[test]
    fn a_step_that_no_longer_fits_is_passed_over() {
        let (mut history, mut layer) = (History::default(), layer(Vec::new()));
        for name in ["a", "b"] {
            history.perform(&mut layer, step(vec![Edit::Insert(annotation(name, 0..3, &[]))])).unwrap();
        }
        layer.apply(Edit::Remove(id("b"))).unwrap();
        assert_eq!(history.undo(&mut layer).unwrap().edits, [Edit::Remove(id("a"))]);
        assert!(layer.is_empty());
    }

    proptest! {
        #[test]
        fn undo_and_redo_lead_back(layer in any_layer(), steps in prop::collection::vec(
            prop::collection::vec(any_edit(), 1..4), 0..12)) {
            let (mut history, mut layer) = (History::default(), layer);
            let mut states = vec![layer.clone()];
            for edits in steps {
                let before = layer.clone();
                match history.perform(&mut layer, step(edits)) {
                    Ok(()) => states.push(layer.clone()),
                    Err(_) => prop_assert_eq!(&layer, &before),
                }
            }
            for state in states.iter().rev().skip(1) {
                prop_assert!(history.undo(&mut layer).is_some());
                prop_assert_eq!(&layer, state);
            }
            prop_assert_eq!(history.undo(&mut layer), None);
            for state in &states[1..] {
                prop_assert!(history.redo(&mut layer).is_some());
                prop_assert_eq!(&layer, state);
            }
            prop_assert_eq!(history.redo(&mut layer), None);
        }
    }
}
