//! Typing Vietnamese into fields: with each key the syllable before the cursor is made anew, by the method that is set.
//!
//! A field holds what is shown; the keys behind it are kept here for as long as the cursor stays where they were typed.
//! Deleting and moving forget them, and the next key takes up what stands before the cursor. What is pasted stays as it
//! is.

use super::App;
use super::overlay::{Overlay, PickerKind, PromptKind};
use crate::command::ArgKind;
use crate::config::choice::{TonePlacing, TypingMethod};
use crate::text::field::{Field, FieldEdit};
use crate::vietnamese::letter::{FoldedChar, fold_char};
use crate::vietnamese::spelling::TonePlacement;
use crate::vietnamese::typing::{Composition, Method, Typing};

/// The syllable being typed, and where in the field it begins (bytes).
#[derive(Clone, Debug)]
pub struct Ongoing {
    composition: Composition,
    start: usize,
}

impl Ongoing {
    /// What stands before the cursor, as if it had just been typed.
    fn before_cursor(typing: Typing, field: &Field) -> Ongoing {
        let before = &field.content()[..field.cursor()];
        let belongs = |c: char| {
            let is_mark = matches!(fold_char(c), FoldedChar::Tone(_) | FoldedChar::Shape(_));
            c.is_alphabetic() || is_mark || typing.method == Method::Vni && c.is_ascii_digit()
        };
        let start = before.trim_end_matches(belongs).len();
        Ongoing { composition: Composition::after(typing, &before[start..]), start }
    }

    /// Whether the field still shows it before its cursor.
    fn stands_in(&self, field: &Field) -> bool {
        field.content().get(self.start..field.cursor()) == Some(&*self.composition.shown())
    }
}

impl App {
    /// How Vietnamese is typed where something is typed now; `None` where keys are what they are.
    pub fn typing(&self) -> Option<Typing> {
        let options = &self.config.options.typing;
        let method = match options.method {
            TypingMethod::Off => return None,
            TypingMethod::Telex => Method::Telex,
            TypingMethod::Vni => Method::Vni,
        };
        let placement = match options.tone_placement {
            TonePlacing::Old => TonePlacement::Old,
            TonePlacing::New => TonePlacement::New,
        };
        // Names of commands, options and files are no Vietnamese, whatever the method makes of them.
        let takes_prose = match self.overlay.as_ref()? {
            Overlay::Editor(_) => true,
            Overlay::Picker(picker) => picker.kind != PickerKind::Palette,
            Overlay::Prompt(prompt) => match &prompt.kind {
                PromptKind::Search(_) | PromptKind::Filter | PromptKind::PassageFilter => true,
                PromptKind::Ask { line, .. } => self.expects_prose(&format!("{line} ")),
                PromptKind::Command => self.expects_prose(&prompt.field.content()[..prompt.field.cursor()]),
            },
            Overlay::Page(_) | Overlay::Confirm(_) | Overlay::Passages(_) => false,
        };
        takes_prose.then_some(Typing { method, placement })
    }

    fn expects_prose(&self, line: &str) -> bool {
        let point = self.registry.complete_at(line, line.len());
        point.is_some_and(|point| matches!(point.expected.kind(), Some(ArgKind::Text)))
    }

    /// Types a character at the cursor.
    pub(super) fn type_char(&mut self, c: char) {
        let known = self.ongoing();
        let (Some(typing), Some(field)) = (self.typing(), self.field()) else {
            return self.edit_field(FieldEdit::Insert(c));
        };
        let known = known.filter(|ongoing| ongoing.composition.typing() == typing);
        let at_cursor = || Ongoing::before_cursor(typing, field);
        let cursor = field.cursor();
        let mut ongoing = known.clone().unwrap_or_else(at_cursor);
        if ongoing.composition.takes(c) {
            ongoing.composition.push(c);
            let edit = FieldEdit::Replace(cursor - ongoing.start, ongoing.composition.shown());
            self.ongoing = Some(ongoing);
            return self.edit_field(edit);
        }
        match known {
            Some(known) => {
                let ended = self.ended(&known.composition);
                self.edit_field(FieldEdit::Replace(cursor - known.start, format!("{ended}{c}")));
            }
            None => self.edit_field(FieldEdit::Insert(c)),
        }
    }

    /// Ends the syllable being typed: what did not become one is as it was typed.
    pub(super) fn end_syllable(&mut self) {
        let (Some(ongoing), Some(field)) = (self.ongoing(), self.field()) else { return };
        let ended = self.ended(&ongoing.composition);
        if ended != ongoing.composition.shown() {
            self.edit_field(FieldEdit::Replace(field.cursor() - ongoing.start, ended));
        }
    }

    /// Gives back the keys of the syllable being typed; whether there was one.
    pub(super) fn give_keys_back(&mut self) -> bool {
        let (Some(ongoing), Some(field)) = (self.ongoing(), self.field()) else { return false };
        self.edit_field(FieldEdit::Replace(field.cursor() - ongoing.start, ongoing.composition.keys()));
        true
    }

    /// What the field holds with the keys of the syllable being typed in its place, where those differ: a filter tries it
    /// when what is shown finds nothing.
    pub(super) fn content_as_pressed(&self) -> Option<String> {
        let (ongoing, field) = (self.ongoing.as_ref()?, self.field()?);
        let keys = ongoing.composition.keys();
        let differs = ongoing.stands_in(field) && ongoing.composition.shown() != keys;
        let (before, after) = (field.content().get(..ongoing.start)?, field.content().get(field.cursor()..)?);
        differs.then(|| format!("{before}{keys}{after}"))
    }

    /// Takes the syllable being typed, unless the cursor has left it.
    fn ongoing(&mut self) -> Option<Ongoing> {
        let ongoing = self.ongoing.take()?;
        self.field().is_some_and(|field| ongoing.stands_in(field)).then_some(ongoing)
    }

    /// What a syllable ends as: in a note it must be one, in a query its tone may be left out.
    fn ended(&self, composition: &Composition) -> String {
        match self.overlay {
            Some(Overlay::Editor(_)) => composition.finished(),
            _ => composition.sought(),
        }
    }
}
