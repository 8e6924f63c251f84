//! Notes on passages and on the article, in the editor here or in `$EDITOR`.

use super::annotation::current;
use super::{Command, command, no_article, refuse};
use crate::annotation::recipe::{self, Maker};
use crate::annotation::{Annotation, Edit, Step};
use crate::app::App;
use crate::app::effect::Effect;
use crate::app::input::NoteTarget;
use crate::app::overlay::{Editor, Overlay};
use crate::collection::ArticlePath;
use crate::command::{ArgKind, ArgSpec, Group, Invocation};
use crate::lang::{Phrase, UserError, phrase};
use crate::text::ByteRange;
use crate::text::field::Field;

/// The commands of this domain.
pub fn table() -> Vec<Command> {
    let g = Group::Annotate;
    let text =
        || ArgSpec::rest("text", ArgKind::Text, phrase("nội dung; bỏ trống để xóa", "the note; empty removes it"));
    vec![
        command(
            "note-edit",
            g,
            phrase(
                "viết ghi chú cho vùng chọn hoặc đoạn dưới con trỏ",
                "write a note on the selection or the passage under the cursor",
            ),
            note_edit,
        ),
        command(
            "note-set",
            g,
            phrase("đặt ghi chú của đoạn dưới con trỏ", "set the note of the passage under the cursor"),
            note_set,
        )
        .spec(|s| s.arg(text()).headless()),
        command(
            "article-note-edit",
            g,
            phrase("viết ghi chú cho cả bài", "write a note on the article"),
            article_note_edit,
        ),
        command("article-note-set", g, phrase("đặt ghi chú của cả bài", "set the article's note"), article_note_set)
            .spec(|s| s.arg(text()).headless()),
        command("editor-open", g, phrase("viết ghi chú trong $EDITOR", "write the note in $EDITOR"), editor_open),
    ]
}

const NOTED: Phrase = phrase("ghi chú", "note");

/// What a note would be on: the passage under the cursor, or a new one from the selection.
fn target(app: &mut App) -> Result<(NoteTarget, String), UserError> {
    let Some(reader) = &app.reader else { return Err(no_article(app)) };
    let path = reader.path.clone();
    if reader.selection.is_some() {
        let id = noted_passage(app, &path)?;
        let before = app.documents.get(&path).and_then(|document| document.get(&id)?.note.clone());
        return Ok((NoteTarget::Annotation(path, id), before.unwrap_or_default()));
    }
    let (path, annotation) = current(app).map_err(|error| {
        error.with_hint(app.say(phrase("chọn một đoạn rồi viết ghi chú", "select a passage, then write its note")))
    })?;
    Ok((NoteTarget::Annotation(path, annotation.id), annotation.note.unwrap_or_default()))
}

/// My annotation with exactly the selection's boundaries, made without tags when there is none yet.
fn noted_passage(app: &mut App, path: &ArticlePath) -> Result<crate::annotation::AnnotationId, UserError> {
    let nothing = refuse(app, phrase("vùng chọn không có chữ nào", "the selection holds no text"));
    let range = app.target_ranges().first().copied().ok_or(nothing)?;
    let same = |annotation: &&Annotation| annotation.range == range;
    let mine = &app.writable(path)?.mine;
    if let Some(known) = mine.overlapping(range).into_iter().find(same) {
        return Ok(known.id.clone());
    }
    let context = usize::from(app.config.options.tag.context);
    let maker = Maker { id: app.new_id(), created: app.clock.stamp, context, source: None };
    let id = maker.id.clone();
    app.drafts.insert(id.clone(), (range, maker));
    Ok(id)
}

fn note_edit(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    let (target, before) = target(app)?;
    open_editor(app, target, before);
    Ok(())
}

fn open_editor(app: &mut App, target: NoteTarget, before: String) {
    let field = Field::lines().with(&before);
    app.overlay = Some(Overlay::Editor(Editor { target, field, before, scroll: 0 }));
}

fn note_set(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let (target, _) = target(app)?;
    app.set_note(&target, &invocation.text_of_rest(0).unwrap_or_default());
    Ok(())
}

fn article_target(app: &App) -> Result<(NoteTarget, String), UserError> {
    let Some(reader) = &app.reader else { return Err(no_article(app)) };
    let before = app.document().and_then(|document| document.mine.article_note()).unwrap_or_default();
    Ok((NoteTarget::Article(reader.path.clone()), before.to_owned()))
}

fn article_note_edit(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    let (target, before) = article_target(app)?;
    open_editor(app, target, before);
    Ok(())
}

fn article_note_set(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let (target, _) = article_target(app)?;
    app.set_note(&target, &invocation.text_of_rest(0).unwrap_or_default());
    Ok(())
}

fn editor_open(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    let (target, content) = match app.overlay.take() {
        Some(Overlay::Editor(editor)) => (editor.target, editor.field.content().to_owned()),
        other => {
            app.overlay = other;
            target(app)?
        }
    };
    app.effect(Effect::EditOutside(target, content));
    Ok(())
}

impl App {
    /// A new annotation of a passage with a note and no tag.
    fn noted(&self, path: &ArticlePath, range: ByteRange, note: Option<String>, maker: Maker) -> Vec<Edit> {
        match (self.documents.get(path), &self.reader) {
            (Some(document), Some(reader)) if reader.path == *path => {
                recipe::annotate(reader.text(), &document.mine, range, &[], note, maker)
            }
            _ => Vec::new(),
        }
    }

    /// Sets, changes or removes a note.
    pub(in crate::app) fn set_note(&mut self, target: &NoteTarget, content: &str) {
        let content = content.trim_end();
        let note = (!content.is_empty()).then(|| content.to_owned());
        let name = match target {
            NoteTarget::Article(_) => phrase("ghi chú cả bài", "article note"),
            NoteTarget::Annotation(..) => NOTED,
        };
        let (path, edits) = match target {
            NoteTarget::Article(path) => {
                let before = self.documents.get(path).and_then(|document| document.mine.article_note());
                let changed = before != note.as_deref();
                (path, if changed { vec![Edit::SetArticleNote(note)] } else { Vec::new() })
            }
            NoteTarget::Annotation(path, id) => {
                let draft = self.drafts.remove(id);
                let known = self.documents.get(path).and_then(|document| document.get(id));
                let edits = match (known, draft) {
                    (Some(known), _) if known.note == note => Vec::new(),
                    (Some(known), _) => recipe::set_note(known, note),
                    (None, Some((range, maker))) => self.noted(path, range, note, maker),
                    (None, None) => Vec::new(),
                };
                (path, edits)
            }
        };
        if let Err(error) = self.perform(path, Step { edits, name }) {
            let hint = phrase("chưa lưu được ghi chú này: {note}", "the note was not kept: {note}");
            let hint = hint.fill(self.lang, &[("note", &content)]);
            self.tell(crate::app::messages::Level::Error, error.with_hint(hint));
        }
        self.after_acting();
    }
}
