//! Changing annotations that are there: tags, boundaries, deletion; undo and redo; tags of the whole article.

use super::{Command, command, no_article, refuse};
use crate::annotation::{Annotation, AnnotationId, Edit, Step, recipe};
use crate::app::{App, Pane};
use crate::codebook::TagId;
use crate::collection::ArticlePath;
use crate::command::{ArgKind, ArgSpec, Group, Invocation, Scope};
use crate::lang::{Explain, Phrase, UserError, phrase};

/// The commands of this domain.
pub fn table() -> Vec<Command> {
    let g = Group::Annotate;
    let tag = || ArgSpec::rest("tag", ArgKind::Tag, phrase("mã hoặc tên nhãn", "a tag's id or label"));
    vec![
        command(
            "tag-remove",
            g,
            phrase("gỡ một nhãn khỏi đoạn dưới con trỏ", "take a tag from the passage under the cursor"),
            tag_remove,
        )
        .spec(|s| s.arg(tag()).headless()),
        command(
            "annotation-retag",
            g,
            phrase("đổi nhãn của đoạn dưới con trỏ", "change the tag of the passage under the cursor"),
            annotation_retag,
        )
        .spec(|s| s.arg(tag()).headless()),
        command(
            "annotation-delete",
            g,
            phrase("xóa chú giải dưới con trỏ", "delete the annotation under the cursor"),
            annotation_delete,
        )
        .spec(|s| s.headless()),
        command(
            "annotation-bounds",
            g,
            phrase("lấy vùng chọn làm biên mới của đoạn trích", "take the selection as the passage's new boundaries"),
            annotation_bounds,
        ),
        command(
            "annotation-to-selection",
            g,
            phrase("chọn lại đoạn trích dưới con trỏ", "select the passage under the cursor"),
            annotation_to_selection,
        ),
        command(
            "annotation-choose",
            g,
            phrase("sang đoạn lồng kế tiếp ở chỗ này", "to the next of the nested passages here"),
            annotation_choose,
        ),
        command("article-tag", g, phrase("gắn nhãn cho cả bài", "tag the whole article"), article_tag)
            .spec(|s| s.arg(tag()).headless()),
        command(
            "article-tag-remove",
            g,
            phrase("gỡ một nhãn của cả bài", "take a tag from the article"),
            article_tag_remove,
        )
        .spec(|s| s.arg(tag()).headless()),
        command("undo", g, phrase("hoàn tác", "undo"), |app, _| travel(app, true)).spec(|s| s.headless()),
        command("redo", g, phrase("làm lại", "redo"), |app, _| travel(app, false)).spec(|s| s.headless()),
        command("save", g, phrase("ghi lại ngay", "save now"), save).spec(|s| s.headless()),
    ]
}

const RETAG: Phrase = phrase("đổi nhãn", "retag");
const DELETE: Phrase = phrase("xóa chú giải", "delete");
const BOUNDS: Phrase = phrase("đổi biên", "new boundaries");
const ARTICLE_TAG: Phrase = phrase("nhãn cả bài", "article tag");

/// The open article and my annotation under the cursor.
pub(super) fn current(app: &App) -> Result<(ArticlePath, Annotation), UserError> {
    let Some(reader) = &app.reader else { return Err(no_article(app)) };
    let found = app.current_annotation().cloned().ok_or_else(|| {
        refuse(app, phrase("con trỏ không ở trong đoạn trích nào của bạn", "no passage of yours is under the cursor"))
            .with_hint(app.say(phrase("> tới đoạn trích sau", "> goes to the next passage")))
    })?;
    Ok((reader.path.clone(), found))
}

fn tag_remove(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let (path, annotation) = current(app)?;
    let tag = match (invocation.text_of_rest(0), annotation.tags.as_slice()) {
        (Some(name), _) => app.tag_named(&name)?,
        (None, [only]) => only.clone(),
        (None, _) => {
            app.pick_tag(phrase("Gỡ nhãn", "Take a tag away"), "tag-remove", false);
            return Ok(());
        }
    };
    if !annotation.tags.contains(&tag) {
        return Err(refuse(app, phrase("đoạn này không có nhãn đó", "the passage does not have that tag")));
    }
    app.perform(
        &path,
        Step { edits: recipe::remove_tag(&annotation, &tag), name: phrase("gỡ nhãn", "take a tag away") },
    )
}

fn annotation_retag(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let (path, annotation) = current(app)?;
    let Some(name) = invocation.text_of_rest(0) else {
        app.pick_tag(phrase("Đổi thành nhãn", "Change to the tag"), "annotation-retag", true);
        return Ok(());
    };
    let tag = app.tag_named(&name)?;
    app.perform(&path, Step { edits: recipe::retag(&annotation, vec![tag]), name: RETAG })
}

fn annotation_delete(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    let (path, annotation) = current(app)?;
    app.perform(&path, Step { edits: vec![Edit::Remove(annotation.id)], name: DELETE })?;
    app.chosen = None;
    let undo = app.key_for(Scope::Reader, "undo");
    let text = phrase("đã xóa chú giải; {undo} để hoàn tác", "deleted; {undo} takes it back");
    app.inform(text.fill(app.lang, &[("undo", &undo)]));
    Ok(())
}

/// Which annotation new boundaries are for: the chosen one, else the one that overlaps the selection most.
fn bounds_target(app: &App) -> Option<AnnotationId> {
    let selected = app.reader.as_ref()?.selected()?;
    let mine = &app.document()?.mine;
    if let Some(chosen) = app.chosen.as_ref().filter(|id| mine.get(id).is_some()) {
        return Some(chosen.clone());
    }
    let shared = |annotation: &Annotation| annotation.range.intersection(selected).map_or(0, |range| range.len());
    mine.overlapping(selected).into_iter().max_by_key(|annotation| shared(annotation)).map(|it| it.id.clone())
}

fn annotation_bounds(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    let none =
        refuse(app, phrase("vùng chọn không chạm đoạn trích nào của bạn", "the selection touches no passage of yours"));
    let id = bounds_target(app).ok_or(none)?;
    let Some(range) = app.target_ranges().first().copied() else { return Ok(()) };
    let Some(reader) = &app.reader else { return Err(no_article(app)) };
    let (path, text) = (reader.path.clone(), reader.text().clone());
    let Some(annotation) = app.documents.get(&path).and_then(|document| document.get(&id)).cloned() else {
        return Ok(());
    };
    let context = usize::from(app.config.options.tag.context);
    app.perform(&path, Step { edits: recipe::move_bounds(&text, &annotation, range, context), name: BOUNDS })?;
    app.after_acting();
    Ok(())
}

fn annotation_to_selection(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    let (_, annotation) = current(app)?;
    app.chosen = Some(annotation.id);
    if let Some(reader) = &mut app.reader {
        reader.select(annotation.range);
    }
    app.follow_cursor();
    Ok(())
}

fn annotation_choose(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    let (_, annotation) = current(app)?;
    let here: Vec<AnnotationId> = match (app.document(), &app.reader) {
        (Some(document), Some(reader)) => document.mine.at(reader.cursor).iter().map(|it| it.id.clone()).collect(),
        _ => Vec::new(),
    };
    let at = here.iter().position(|id| *id == annotation.id).unwrap_or(0);
    app.chosen = here.get((at + 1) % here.len().max(1)).cloned();
    Ok(())
}

fn article_tags(app: &App) -> Result<(ArticlePath, Vec<TagId>), UserError> {
    let Some(reader) = &app.reader else { return Err(no_article(app)) };
    let tags = app.document().map(|document| document.mine.article_tags().to_vec()).unwrap_or_default();
    Ok((reader.path.clone(), tags))
}

fn article_tag(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let (path, mut tags) = article_tags(app)?;
    let Some(name) = invocation.text_of_rest(0) else {
        app.pick_tag(phrase("Gắn nhãn cho cả bài", "Tag the article"), "article-tag", true);
        return Ok(());
    };
    let tag = app.tag_named(&name)?;
    if tags.contains(&tag) {
        return Err(refuse(app, phrase("bài đã có nhãn này", "the article has this tag already")));
    }
    tags.push(tag);
    app.perform(&path, Step { edits: vec![Edit::SetArticleTags(tags)], name: ARTICLE_TAG })
}

fn article_tag_remove(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let (path, mut tags) = article_tags(app)?;
    let Some(name) = invocation.text_of_rest(0) else {
        app.pick_tag(phrase("Gỡ nhãn của cả bài", "Take a tag from the article"), "article-tag-remove", false);
        return Ok(());
    };
    let tag = app.tag_named(&name)?;
    if !tags.contains(&tag) {
        return Err(refuse(app, phrase("bài không có nhãn đó", "the article does not have that tag")));
    }
    tags.retain(|known| *known != tag);
    app.perform(&path, Step { edits: vec![Edit::SetArticleTags(tags)], name: ARTICLE_TAG })
}

fn travel(app: &mut App, back: bool) -> Result<(), UserError> {
    if let Some(number) = app.sweeps.last(back).filter(|_| app.focus == Pane::Codebook) {
        return app.travel_sweep(number, back);
    }
    let Some(path) = app.reader.as_ref().map(|reader| reader.path.clone()) else { return Err(no_article(app)) };
    let nothing = match back {
        true => refuse(app, phrase("không còn gì để hoàn tác trong bài này", "nothing to undo in this article")),
        false => refuse(app, phrase("không còn gì để làm lại trong bài này", "nothing to redo in this article")),
    };
    let next = app.writable(&path)?.history.next(back);
    if let Some(number) = next.and_then(|step| app.sweeps.of_step(&path, step, back)) {
        return app.travel_sweep(number, back);
    }
    let step = app.documents.get_mut(&path).and_then(|document| document.travel(back)).ok_or(nothing)?;
    let place = step.edits.iter().find_map(|edit| match edit {
        Edit::Insert(annotation) | Edit::Replace(annotation) => Some(annotation.range.start),
        Edit::Remove(_) | Edit::SetArticleTags(_) | Edit::SetArticleNote(_) => None,
    });
    if let (Some(reader), Some(at)) = (&mut app.reader, place) {
        reader.selection = None;
        reader.move_to(at);
    }
    app.follow_cursor();
    app.save(&path);
    app.tell_travelled(back, step.name);
    Ok(())
}

fn save(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    let unsaved: Vec<ArticlePath> =
        app.documents.iter().filter(|(_, document)| !document.is_saved()).map(|(path, _)| path.clone()).collect();
    if unsaved.is_empty() {
        app.inform(app.say(phrase("mọi chú giải đã được ghi", "everything is saved")));
    }
    for path in unsaved {
        app.save(&path);
    }
    app.keep_state();
    let locked = app.document().and_then(|document| document.locked.clone());
    locked.map_or(Ok(()), |problem| Err(problem.explain(app.lang)))
}
