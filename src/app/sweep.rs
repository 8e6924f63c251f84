//! Steps that reach beyond one article: a tag is replaced or removed in the whole collection.
//!
//! In articles of this session that is a step of their history, in all others their sidecars are rewritten, and the
//! codebook's file with them. All of it is taken back together, from any article that has the step as its last one, or
//! from the codebook. What was changed later stays as it is, and that is said.

use super::App;
use super::effect::Effect;
use super::messages::Level;
use crate::annotation::Step;
use crate::annotation::history::StepNumber;
use crate::annotation::recipe;
use crate::codebook::{CodebookEdit, TagId};
use crate::collection::ArticlePath;
use crate::collection::rewrite::{Kept, Rewritten};
use crate::collection::store::StoreError;
use crate::lang::{Explain, Phrase, UserError, phrase};

/// One change of the whole collection.
#[derive(Debug)]
struct Sweep {
    number: u64,
    /// Its part in articles of this session.
    steps: Vec<(ArticlePath, StepNumber)>,
    /// What was rewritten; `None` while that is under way.
    files: Option<Vec<Rewritten>>,
    /// The change of the codebook and what takes it back, for a `ghichu.toml` that was changed since.
    codebook: Option<[CodebookEdit; 2]>,
}

/// All such changes of this session.
#[derive(Debug, Default)]
pub struct Sweeps {
    done: Vec<Sweep>,
    undone: Vec<Sweep>,
}

impl Sweeps {
    fn side(&mut self, done: bool) -> &mut Vec<Sweep> {
        if done { &mut self.done } else { &mut self.undone }
    }

    /// The change that would be taken back next (or made again).
    pub fn last(&mut self, back: bool) -> Option<u64> {
        self.side(back).last().map(|sweep| sweep.number)
    }

    /// The change that a step of an article is part of.
    pub fn of_step(&mut self, article: &ArticlePath, step: StepNumber, back: bool) -> Option<u64> {
        let is_part = |sweep: &&Sweep| sweep.steps.iter().any(|(path, number)| path == article && *number == step);
        self.side(back).iter().find(is_part).map(|sweep| sweep.number)
    }
}

const REPLACED: Phrase = phrase("thay nhãn", "replace a tag");

impl App {
    /// Takes a tag out of the codebook and puts `with` in its place everywhere in my annotations.
    pub(in crate::app) fn sweep_tag(&mut self, tag: &TagId, with: Option<TagId>) -> Result<(), UserError> {
        let edit = self.codebook.get(tag).cloned().map(|known| {
            let edit = match &with {
                Some(into) => CodebookEdit::Merge(tag.clone(), into.clone()),
                None => CodebookEdit::Remove(tag.clone()),
            };
            [edit, CodebookEdit::Create(known)]
        });
        if let Some([edit, _]) = &edit {
            self.codebook.apply(edit).map_err(|error| error.explain(self.lang))?;
        }
        let here: Vec<ArticlePath> = self.documents.keys().cloned().collect();
        let mut steps = Vec::new();
        for path in &here {
            let Some(document) = self.documents.get(path) else { continue };
            let edits = recipe::replace_tag_everywhere(&document.mine, tag, with.as_ref());
            let changes = !edits.is_empty();
            match self.perform(path, Step { edits, name: REPLACED }) {
                Ok(()) if changes => {
                    let step = self.documents.get(path).and_then(|document| document.history.next(true));
                    steps.extend(step.map(|step| (path.clone(), step)));
                }
                Ok(()) => {}
                Err(error) => self.tell(Level::Error, error),
            }
        }
        // All others, not only those that were counted: a tag of a whole article is in no count.
        let others = self.library.entries().iter().map(|entry| &entry.path);
        let articles: Vec<ArticlePath> = others.filter(|path| !self.documents.contains_key(path)).cloned().collect();
        let number = self.next_serial();
        let elsewhere = edit.is_some() || !articles.is_empty();
        if elsewhere {
            let edit = edit.as_ref().map(|[edit, _]| edit.clone());
            self.effect(Effect::ReplaceTag { number, edit, articles, tag: tag.clone(), with });
        }
        self.sweeps.undone.clear();
        self.sweeps.done.push(Sweep { number, steps, files: (!elsewhere).then(Vec::new), codebook: edit });
        self.last_tags.retain(|known| known != tag);
        self.choose_a_tag();
        self.touch();
        Ok(())
    }

    /// The sidecars of a change have been rewritten.
    pub(super) fn take_replaced(&mut self, number: u64, files: Vec<Rewritten>, errors: &[StoreError]) {
        let count = files.iter().filter(|change| matches!(change.file, Kept::Sidecar(_))).count();
        if count > 0 {
            let text = phrase("đã đổi nhãn trong {n} bài khác", "changed the tag in {n} other articles");
            self.inform(text.fill(self.lang, &[("n", &count)]));
            self.scan_again();
        }
        if let Some(sweep) = self.sweeps.done.iter_mut().find(|sweep| sweep.number == number) {
            sweep.files = Some(files);
        }
        errors.iter().for_each(|error| self.tell(Level::Error, error.explain(self.lang)));
    }

    /// The files of a change have been put back.
    pub(super) fn take_put_back(&mut self, errors: &[StoreError]) {
        errors.iter().for_each(|error| self.tell(Level::Error, error.explain(self.lang)));
        self.scan_again();
    }

    fn scan_again(&mut self) {
        self.library.begin_scan();
        self.effect(Effect::Scan);
    }

    /// Takes a change of the whole collection back, or makes it again.
    pub(in crate::app) fn travel_sweep(&mut self, number: u64, back: bool) -> Result<(), UserError> {
        let side = self.sweeps.side(back);
        let Some(place) = side.iter().position(|sweep| sweep.number == number) else { return Ok(()) };
        let Some(mut files) = side[place].files.take() else {
            let text = phrase(
                "đang đổi nhãn ở các bài khác, hãy đợi một chút",
                "the tag is still being replaced in other articles, wait a moment",
            );
            return Err(UserError::new(self.say(text)));
        };
        let mut sweep = side.remove(place);
        let asked = sweep.steps.len() + files.len();
        let mut changed = Vec::new();
        sweep.steps.retain(|(path, step)| {
            let document = self.documents.get_mut(path).filter(|document| document.history.next(back) == Some(*step));
            let travelled = document.is_some_and(|document| document.travel(back).is_some());
            changed.extend(travelled.then(|| path.clone()));
            travelled
        });
        // An article that was opened since, and not changed, is read again; one that was changed stays as it is.
        files.retain(|change| match &change.file {
            Kept::Sidecar(path) if self.documents.get(path).is_some_and(|document| document.version > 0) => false,
            Kept::Sidecar(path) => {
                self.documents.remove(path);
                true
            }
            Kept::Manifest => true,
        });
        let newer = asked - sweep.steps.len() - files.len();
        changed.iter().for_each(|path| self.save(path));
        if !files.is_empty() {
            let [again, taken_back] = sweep.codebook.clone().map_or([None, None], |edits| edits.map(Some));
            let codebook = if back { taken_back } else { again };
            self.effect(Effect::PutBack { files: files.clone(), codebook, back });
        }
        if let Some(reader) = self.reader.as_ref().filter(|reader| !self.documents.contains_key(&reader.path)) {
            let effect = Effect::LoadLayers(reader.path.clone(), reader.text().clone());
            self.effect(effect);
        }
        sweep.files = Some(files);
        self.sweeps.side(!back).push(sweep);
        self.tell_travelled(back, REPLACED);
        if newer > 0 {
            let text = phrase(
                "{n} bài đã có thay đổi mới hơn nên giữ nguyên",
                "{n} articles have newer changes and stay as they are",
            );
            self.tell(Level::Warning, UserError::new(text.fill(self.lang, &[("n", &newer)])));
        }
        Ok(())
    }

    /// Says what was taken back or made again.
    pub(in crate::app) fn tell_travelled(&mut self, back: bool, step: Phrase) {
        let text = match back {
            true => phrase("đã hoàn tác: {step}", "undone: {step}"),
            false => phrase("đã làm lại: {step}", "redone: {step}"),
        };
        self.inform(text.fill(self.lang, &[("step", &step.get(self.lang))]));
    }
}
