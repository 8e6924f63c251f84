//! Typing into fields, and what follows from it: filters narrow, searches move along, completions are forgotten.

use super::App;
use super::overlay::{Overlay, PromptKind};
use crate::config::key::{Key, KeyCode};
use crate::text::field::{Field, FieldEdit};

impl App {
    /// A text was pasted: into a field where there is one, never run as keys.
    pub(super) fn paste(&mut self, text: String) {
        self.ongoing = None;
        self.input_method.forget();
        self.edit_field(FieldEdit::Paste(text));
    }

    /// A key without a command in a scope that takes text.
    pub(super) fn type_key(&mut self, key: Key) {
        let multiline = matches!(self.overlay, Some(Overlay::Editor(_)));
        let Some(edit) = edit_of(key, multiline) else { return };
        match edit {
            FieldEdit::Insert(c) => self.insert(c),
            FieldEdit::Backspace => {
                self.ongoing = None;
                let grapheme = self.field().map(|field| field.before_cursor().to_owned());
                self.input_method.took_back(&grapheme.unwrap_or_default());
                self.edit_field(edit);
            }
            FieldEdit::Delete | FieldEdit::DeleteSyllable | FieldEdit::DeleteToStart => {
                self.ongoing = None;
                self.input_method.forget();
                self.edit_field(edit);
            }
            _ => {
                self.end_syllable();
                self.input_method.forget();
                self.edit_field(edit);
            }
        }
    }

    pub(super) fn edit_field(&mut self, edit: FieldEdit) {
        let Some(field) = self.field_mut() else { return };
        let before = field.content().to_owned();
        field.apply(edit);
        let changed = field.content() != before;
        self.touch();
        if changed {
            self.field_changed();
        }
    }

    /// The field that is being typed into.
    fn field_mut(&mut self) -> Option<&mut Field> {
        match self.overlay.as_mut()? {
            Overlay::Prompt(prompt) => Some(&mut prompt.field),
            Overlay::Picker(picker) => Some(&mut picker.field),
            Overlay::Editor(editor) => Some(&mut editor.field),
            Overlay::Page(_) | Overlay::Confirm(_) | Overlay::Passages(_) => None,
        }
    }

    /// The field that is being typed into.
    pub(super) fn field(&self) -> Option<&Field> {
        match self.overlay.as_ref()? {
            Overlay::Prompt(prompt) => Some(&prompt.field),
            Overlay::Picker(picker) => Some(&picker.field),
            Overlay::Editor(editor) => Some(&editor.field),
            Overlay::Page(_) | Overlay::Confirm(_) | Overlay::Passages(_) => None,
        }
    }

    /// What follows from a changed field.
    pub(super) fn field_changed(&mut self) {
        let as_pressed = self.content_as_pressed();
        match &mut self.overlay {
            Some(Overlay::Picker(picker)) => picker.refilter(as_pressed.as_deref()),
            Some(Overlay::Prompt(prompt)) => {
                prompt.completions.clear();
                (prompt.taken, prompt.recalled) = (None, None);
                let (kind, content) = (prompt.kind.clone(), prompt.field.content().to_owned());
                match kind {
                    PromptKind::Search(from) => self.preview_search(&content, from),
                    PromptKind::Filter => {
                        self.set_filter(content.clone());
                        if let Some(as_pressed) = as_pressed.filter(|_| self.library.visible().len() == 0) {
                            self.set_filter(as_pressed);
                            if self.library.visible().len() == 0 {
                                self.set_filter(content);
                            }
                        }
                    }
                    PromptKind::Command | PromptKind::PassageFilter | PromptKind::Ask { .. } => {}
                }
            }
            _ => {}
        }
    }

    /// Filters the list.
    pub(super) fn set_filter(&mut self, pattern: String) {
        self.library.state.filter = pattern;
        self.library.search = self.config.options.search.defaults();
        self.library.arrange();
        let chosen = self.library.selected().cloned();
        let shown = chosen.is_some_and(|path| self.library.visible().any(|entry| entry.path == path));
        if !shown {
            self.library.choose_place(0);
        }
    }
}

/// What a key does in a field.
fn edit_of(key: Key, multiline: bool) -> Option<FieldEdit> {
    let edit = match (key.code, key.ctrl, key.alt) {
        (KeyCode::Char('w'), true, false) | (KeyCode::Backspace, false, true) => FieldEdit::DeleteSyllable,
        (KeyCode::Char('u'), true, false) => FieldEdit::DeleteToStart,
        (KeyCode::Char('a'), true, false) | (KeyCode::Home, _, _) => FieldEdit::Home,
        (KeyCode::Char('e'), true, false) | (KeyCode::End, _, _) => FieldEdit::End,
        (KeyCode::Char('h'), true, false) | (KeyCode::Backspace, _, _) => FieldEdit::Backspace,
        (KeyCode::Char('b'), false, true) | (KeyCode::Left, true, _) => FieldEdit::SyllableLeft,
        (KeyCode::Char('f'), false, true) | (KeyCode::Right, true, _) => FieldEdit::SyllableRight,
        (KeyCode::Delete, _, _) => FieldEdit::Delete,
        (KeyCode::Left, _, _) => FieldEdit::Left,
        (KeyCode::Right, _, _) => FieldEdit::Right,
        (KeyCode::Up, _, _) if multiline => FieldEdit::Up,
        (KeyCode::Down, _, _) if multiline => FieldEdit::Down,
        (KeyCode::Enter, _, _) if multiline => FieldEdit::NewLine,
        _ => FieldEdit::Insert(key.typed()?),
    };
    Some(edit)
}
