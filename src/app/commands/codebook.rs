//! Changing the codebook from the interface. The tag meant is the one named, else the chosen one of the codebook pane.

use super::{Command, command, refuse};
use crate::app::App;
use crate::app::Pane;
use crate::app::overlay::{Confirm, Overlay, Prompt, PromptKind};
use crate::codebook::{CodebookEdit, Tag, TagId};
use crate::colour::Rgb;
use crate::command::{ArgKind, ArgSpec, FlagSpec, Group, Invocation, Scope, quote};
use crate::lang::{Phrase, UserError, phrase};

/// The commands of this domain.
pub fn table() -> Vec<Command> {
    let g = Group::Codebook;
    let tag = || ArgSpec::optional("tag", ArgKind::Tag, phrase("mã hoặc tên nhãn", "a tag's id or label"));
    let rest = |name, doc| ArgSpec::rest(name, ArgKind::Text, doc);
    let yes = || FlagSpec::switch("yes", phrase("không hỏi lại", "don't ask"));
    vec![
        command("codebook-open", g, phrase("sang bộ nhãn", "to the codebook"), codebook_open),
        command("codebook-new", g, phrase("tạo nhãn mới", "make a new tag"), codebook_new)
            .spec(|s| s.arg(ArgSpec::rest("label", ArgKind::Text, phrase("tên nhãn", "the label"))).headless()),
        command(
            "codebook-rename",
            g,
            phrase("đổi tên nhãn; mã giữ nguyên", "change a tag's label; its id stays"),
            codebook_rename,
        )
        .spec(|s| s.arg(tag()).arg(rest("label", phrase("tên mới", "the new label"))).headless()),
        command("codebook-recolour", g, phrase("đổi màu nhãn", "change a tag's colour"), codebook_recolour).spec(|s| {
            s.arg(tag()).arg(ArgSpec::optional("colour", ArgKind::Colour, phrase("#rrggbb", "#rrggbb"))).headless()
        }),
        command(
            "codebook-reparent",
            g,
            phrase("đặt nhãn dưới một nhãn khác", "put a tag below another"),
            codebook_reparent,
        )
        .spec(|s| {
            s.arg(tag())
                .arg(ArgSpec::optional("parent", ArgKind::Tag, phrase("nhãn cha", "the tag above")))
                .flag(FlagSpec::switch("top", phrase("đưa lên trên cùng", "to the top")))
                .headless()
        }),
        command("codebook-merge", g, phrase("gộp nhãn vào một nhãn khác", "merge a tag into another"), codebook_merge)
            .spec(|s| {
                s.arg(tag())
                    .arg(ArgSpec::optional("into", ArgKind::Tag, phrase("nhãn được giữ lại", "the tag that stays")))
                    .flag(yes())
            }),
        command("codebook-delete", g, phrase("xóa nhãn", "delete a tag"), codebook_delete)
            .spec(|s| s.arg(tag()).flag(yes())),
        command(
            "codebook-adopt",
            g,
            phrase("đưa nhãn lạ vào bộ nhãn", "adopt a tag found in annotations"),
            codebook_adopt,
        )
        .spec(|s| s.arg(tag()).arg(rest("label", phrase("tên nhãn", "the label"))).headless()),
        command("codebook-key", g, phrase("đặt phím cho nhãn", "set a tag's key"), codebook_key).spec(|s| {
            s.arg(tag())
                .arg(rest("key", phrase("một chữ số hoặc chữ cái; - để bỏ", "a digit or letter; - for none")))
                .headless()
        }),
        command(
            "codebook-describe",
            g,
            phrase("mô tả khi nào dùng nhãn", "describe when a tag is used"),
            codebook_describe,
        )
        .spec(|s| s.arg(tag()).arg(rest("text", phrase("mô tả", "the description"))).headless()),
    ]
}

fn codebook_open(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    app.focus = if app.focus == Pane::Codebook { Pane::Reader } else { Pane::Codebook };
    Ok(())
}

/// The tag that is meant.
fn meant(app: &App, invocation: &Invocation) -> Result<TagId, UserError> {
    match invocation.arg(0) {
        Some(name) => app.tag_named(name),
        None => app.chosen_tag().ok_or_else(|| {
            refuse(app, phrase("bộ nhãn chưa có nhãn nào", "the codebook has no tags yet"))
                .with_hint(app.say(phrase("codebook-new tạo nhãn", "codebook-new makes one")))
        }),
    }
}

/// Asks for what is missing; the answer completes the same command.
fn ask(app: &mut App, title: Phrase, name: &str, tag: &TagId, before: &str) {
    let kind = PromptKind::Ask { title, line: format!("{name} {tag}") };
    app.overlay = Some(Overlay::Prompt(Prompt::new(kind).with(before)));
}

fn codebook_new(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let Some(label) = invocation.text_of_rest(0) else {
        let kind = PromptKind::Ask { title: phrase("Tên nhãn mới", "New tag"), line: "codebook-new".to_owned() };
        app.overlay = Some(Overlay::Prompt(Prompt::new(kind)));
        return Ok(());
    };
    app.make_tag(&label)?;
    Ok(())
}

fn codebook_rename(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let tag = meant(app, invocation)?;
    match invocation.text_of_rest(1) {
        Some(label) => app.edit_codebook(CodebookEdit::Rename(tag, label)),
        None => {
            let before = app.codebook.label(&tag).to_owned();
            ask(app, phrase("Tên nhãn", "Label"), "codebook-rename", &tag, &before);
            Ok(())
        }
    }
}

fn codebook_recolour(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let tag = meant(app, invocation)?;
    match invocation.arg(1) {
        Some(colour) => {
            let colour: Rgb = colour
                .parse()
                .map_err(|_| refuse(app, phrase("màu phải viết như #e69f00", "a colour is written like #e69f00")))?;
            app.edit_codebook(CodebookEdit::Recolour(tag, Some(colour)))
        }
        None => {
            let before = app.codebook.get(&tag).and_then(|tag| tag.colour).map(|it| it.to_string()).unwrap_or_default();
            ask(app, phrase("Màu, #rrggbb", "Colour, #rrggbb"), "codebook-recolour", &tag, &before);
            Ok(())
        }
    }
}

fn codebook_reparent(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let tag = meant(app, invocation)?;
    if invocation.flag("top") {
        return app.edit_codebook(CodebookEdit::Reparent(tag, None));
    }
    match invocation.arg(1) {
        Some(parent) => {
            let parent = app.tag_named(parent)?;
            app.edit_codebook(CodebookEdit::Reparent(tag, Some(parent)))
        }
        None => {
            app.pick_tag(phrase("Đặt dưới nhãn", "Put below"), &format!("codebook-reparent {tag}"), false);
            Ok(())
        }
    }
}

fn codebook_key(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let tag = meant(app, invocation)?;
    let Some(key) = invocation.text_of_rest(1) else {
        ask(app, phrase("Phím, - để bỏ", "Key, - for none"), "codebook-key", &tag, "");
        return Ok(());
    };
    let mut letters = key.trim().chars();
    let key = match (letters.next(), letters.next()) {
        (Some('-'), None) => None,
        (Some(key), None) if key.is_ascii_alphanumeric() => Some(key),
        _ => return Err(refuse(app, phrase("phím là một chữ số hoặc chữ cái", "a key is one digit or letter"))),
    };
    app.edit_codebook(CodebookEdit::SetKey(tag, key))
}

fn codebook_describe(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let tag = meant(app, invocation)?;
    match invocation.text_of_rest(1) {
        Some(text) => app.edit_codebook(CodebookEdit::Describe(tag, text)),
        None => {
            let before = app.codebook.get(&tag).map(|tag| tag.description.clone()).unwrap_or_default();
            ask(app, phrase("Khi nào dùng nhãn này", "When to use this tag"), "codebook-describe", &tag, &before);
            Ok(())
        }
    }
}

fn codebook_adopt(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let tag = meant(app, invocation)?;
    if app.codebook.get(&tag).is_some() {
        return Err(refuse(app, phrase("nhãn đã có trong bộ nhãn", "the tag is in the codebook already")));
    }
    match invocation.text_of_rest(1) {
        Some(label) => app.edit_codebook(CodebookEdit::Create(Tag::new(tag, label))),
        None => {
            let before = tag.as_str().replace('-', " ");
            ask(app, phrase("Tên nhãn", "Label"), "codebook-adopt", &tag, &before);
            Ok(())
        }
    }
}

fn codebook_merge(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let tag = meant(app, invocation)?;
    let Some(into) = invocation.arg(1) else {
        app.pick_tag(phrase("Gộp vào nhãn", "Merge into"), &format!("codebook-merge {tag}"), false);
        return Ok(());
    };
    let into = app.tag_named(into)?;
    if into == tag {
        return Err(refuse(app, phrase("hai nhãn phải khác nhau", "the two tags must differ")));
    }
    if !invocation.flag("yes") {
        let question = phrase(
            "Gộp “{a}” vào “{b}”? {n} đoạn trong {m} bài sẽ đổi nhãn. (c/k)",
            "Merge “{a}” into “{b}”? {n} passages in {m} articles change their tag. (y/n)",
        );
        let line = format!("codebook-merge --yes {tag} {into}");
        return confirm(app, question, &tag, Some(&into), line);
    }
    sweep(app, &tag, Some(into))
}

fn codebook_delete(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let tag = meant(app, invocation)?;
    if !invocation.flag("yes") {
        let question = phrase(
            "Xóa nhãn “{a}”? {n} đoạn trong {m} bài sẽ mất nhãn này. (c/k)",
            "Delete the tag “{a}”? {n} passages in {m} articles lose it. (y/n)",
        );
        return confirm(app, question, &tag, None, format!("codebook-delete --yes {}", quote(tag.as_str())));
    }
    sweep(app, &tag, None)
}

fn confirm(app: &mut App, question: Phrase, tag: &TagId, into: Option<&TagId>, line: String) -> Result<(), UserError> {
    let passages = app.library.tag_counts().get(tag).copied().unwrap_or(0);
    let articles = app.library.articles_with(tag).len();
    let (a, b) = (app.codebook.label(tag).to_owned(), into.map(|tag| app.codebook.label(tag).to_owned()));
    let b = b.unwrap_or_default();
    let question = question.fill(app.lang, &[("a", &a), ("b", &b), ("n", &passages), ("m", &articles)]);
    app.overlay = Some(Overlay::Confirm(Confirm { question, line }));
    Ok(())
}

/// Replaces or removes a tag everywhere, and says how to take that back.
fn sweep(app: &mut App, tag: &TagId, with: Option<TagId>) -> Result<(), UserError> {
    let label = app.codebook.label(tag).to_owned();
    app.sweep_tag(tag, with)?;
    let undo = app.key_for(Scope::Codebook, "undo");
    let text = phrase(
        "không còn nhãn {label}; {undo} trong bộ nhãn để hoàn tác",
        "the tag {label} is gone; {undo} in the codebook takes that back",
    );
    app.inform(text.fill(app.lang, &[("label", &label), ("undo", &undo)]));
    Ok(())
}
