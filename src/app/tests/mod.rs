//! Scenarios: marked text, keys, marked text, through the real keymap, registry and [`App`](super::App), without a
//! terminal or a disk.
//!
//! [`marked`] says how texts are marked, [`stage`] how keys are written and what is checked after each scenario: that
//! what is shown is what was saved, and that undoing everything leads to the start and redoing it back again.

mod input_method;
mod keeping;
mod marked;
mod moving;
mod searching;
mod selecting;
mod stage;
mod sweeping;
mod tagging;
mod typing;
mod undoing;

use stage::Stage;

/// Presses `keys` in an article marked as `before`; it must then be as `after`.
#[track_caller]
fn scenario(before: &str, keys: &str, after: &str) {
    Stage::of(&[before]).press(keys).shows(after).leads_back();
}
