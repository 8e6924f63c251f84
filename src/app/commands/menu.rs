//! Moving in, taking from and leaving what stands over the panes; the codebook pane moves the same way.

use super::{Command, command};
use crate::app::App;
use crate::app::Pane;
use crate::app::overlay::{Editor, Overlay, Picker, PickerKind, Prompt, PromptKind};
use crate::command::{Group, Invocation, quote};
use crate::lang::{UserError, phrase};
use crate::text::field::Field;

/// The commands of this domain.
pub fn table() -> Vec<Command> {
    let g = Group::Application;
    vec![
        command("menu-down", g, phrase("dòng dưới", "down a line"), |app, _| by(app, 1)),
        command("menu-up", g, phrase("dòng trên", "up a line"), |app, _| by(app, -1)),
        command("menu-page-down", g, phrase("xuống một trang", "down a page"), |app, _| by(app, page(app))),
        command("menu-page-up", g, phrase("lên một trang", "up a page"), |app, _| by(app, -page(app))),
        command("menu-start", g, phrase("về đầu", "to the start"), |app, _| by(app, -FAR)),
        command("menu-end", g, phrase("xuống cuối", "to the end"), |app, _| by(app, FAR)),
        command("menu-accept", g, phrase("chọn, xong", "take it"), menu_accept),
        command("menu-cancel", g, phrase("thôi", "leave it"), menu_cancel),
        command("prompt-complete", g, phrase("điền nốt từ đang gõ", "complete the word"), |app, _| {
            complete(app, true)
        }),
        command("prompt-complete-previous", g, phrase("gợi ý trước", "previous completion"), |app, _| {
            complete(app, false)
        }),
        command(
            "prompt-history-previous",
            g,
            phrase("dòng đã gõ trước đó", "the line typed before"),
            |app, _| recall(app, true),
        ),
        command("prompt-history-next", g, phrase("dòng đã gõ sau đó", "the line typed after"), |app, _| {
            recall(app, false)
        }),
    ]
}

/// Further than any list is long.
const FAR: isize = isize::MAX / 2;

fn page(app: &App) -> isize {
    isize::from(app.size.1.saturating_sub(4).max(1) as i16)
}

fn by(app: &mut App, delta: isize) -> Result<(), UserError> {
    let within = |at: usize, count: usize| at.saturating_add_signed(delta).min(count.saturating_sub(1));
    match &mut app.overlay {
        Some(Overlay::Picker(picker)) => picker.selected = within(picker.selected, picker.row_count()),
        Some(Overlay::Page(page)) => page.scroll = within(page.scroll, page.lines.len()),
        Some(Overlay::Passages(view)) => view.step(delta),
        Some(Overlay::Editor(_) | Overlay::Prompt(_) | Overlay::Confirm(_)) => {}
        None => app.codebook_selected = within(app.codebook_selected, app.codebook_tags().len()),
    }
    Ok(())
}

fn menu_accept(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    match app.overlay.take() {
        Some(Overlay::Prompt(prompt)) => accept_prompt(app, prompt),
        Some(Overlay::Picker(picker)) => accept_picker(app, picker),
        Some(Overlay::Editor(Editor { target, field, .. })) => {
            app.set_note(&target, field.content());
            Ok(())
        }
        Some(Overlay::Passages(view)) => {
            app.overlay = Some(Overlay::Passages(view));
            app.open_passage();
            Ok(())
        }
        Some(Overlay::Page(_) | Overlay::Confirm(_)) => Ok(()),
        None if app.focus == Pane::Codebook => match app.chosen_tag() {
            Some(tag) => app.run(&format!("passages-open --tag={tag}")),
            None => Ok(()),
        },
        None => Ok(()),
    }
}

fn accept_prompt(app: &mut App, prompt: Prompt) -> Result<(), UserError> {
    let typed = prompt.field.content().trim().to_owned();
    match prompt.kind {
        PromptKind::Command if typed.is_empty() => Ok(()),
        PromptKind::Command => {
            app.history.commands.retain(|known| *known != typed);
            app.history.commands.push(typed.clone());
            app.run(&typed)
        }
        PromptKind::Search(from) if typed.is_empty() => match app.history.searches.last().cloned() {
            Some(last) => app.search_from(&last, from),
            None => Ok(()),
        },
        PromptKind::Search(from) => app.search_from(&typed, from),
        PromptKind::Filter => {
            app.keep_state();
            Ok(())
        }
        PromptKind::PassageFilter => {
            app.filter_passages(typed);
            Ok(())
        }
        PromptKind::Ask { .. } if typed.is_empty() => {
            app.inform(app.say(phrase("chưa gõ gì, không đổi gì", "nothing typed, nothing changed")));
            Ok(())
        }
        PromptKind::Ask { line, .. } => app.run(&format!("{line} {}", quote(&typed))),
    }
}

fn accept_picker(app: &mut App, picker: Picker) -> Result<(), UserError> {
    let chosen = picker.chosen().map(|item| item.value.clone());
    match picker.kind {
        PickerKind::Palette => match chosen {
            Some(name) => app.run_or_ask(&name),
            None => Ok(()),
        },
        PickerKind::Tag { line, may_create, .. } => {
            if chosen.is_some() || may_create {
                app.take_tag(&line, chosen, picker.field.content());
            }
            Ok(())
        }
    }
}

fn menu_cancel(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    match app.overlay.take() {
        Some(Overlay::Prompt(prompt)) => match prompt.kind {
            PromptKind::Search(from) => {
                if let Some(reader) = &mut app.reader {
                    reader.search = None;
                    reader.move_to(from);
                }
                app.follow_cursor();
            }
            PromptKind::Filter => app.set_filter(String::new()),
            PromptKind::PassageFilter => app.filter_passages(String::new()),
            PromptKind::Command | PromptKind::Ask { .. } => {}
        },
        Some(Overlay::Editor(editor)) => {
            if let crate::app::input::NoteTarget::Annotation(_, id) = &editor.target {
                app.drafts.remove(id);
            }
            if editor.field.content() != editor.before {
                app.inform(app.say(phrase("đã bỏ phần ghi chú vừa viết", "what was written in the note is dropped")));
            }
        }
        Some(Overlay::Picker(_) | Overlay::Page(_) | Overlay::Confirm(_) | Overlay::Passages(_)) => {}
        None if app.focus == Pane::Codebook => app.focus = Pane::Reader,
        None => {}
    }
    if app.focus == Pane::Reader && app.reader.is_none() {
        app.focus = Pane::List;
    }
    Ok(())
}

fn complete(app: &mut App, forward: bool) -> Result<(), UserError> {
    app.complete(forward);
    Ok(())
}

fn recall(app: &mut App, back: bool) -> Result<(), UserError> {
    let Some(Overlay::Prompt(prompt)) = &mut app.overlay else { return Ok(()) };
    let lines = match prompt.kind {
        PromptKind::Command => &app.history.commands,
        PromptKind::Search(_) => &app.history.searches,
        _ => return Ok(()),
    };
    let recalled = match (prompt.recalled, back) {
        (None, true) => Some(0),
        (Some(at), true) => Some((at + 1).min(lines.len().saturating_sub(1))),
        (Some(0) | None, false) => None,
        (Some(at), false) => Some(at - 1),
    };
    let content = recalled.and_then(|at| lines.iter().rev().nth(at)).cloned().unwrap_or_default();
    prompt.field = Field::line().with(&content);
    prompt.recalled = recalled.filter(|_| !lines.is_empty());
    Ok(())
}

impl App {
    fn search_from(&mut self, pattern: &str, from: crate::text::ByteOffset) -> Result<(), UserError> {
        if let Some(reader) = &mut self.reader {
            reader.move_to(from);
        }
        self.run(&format!("search -- {}", quote(pattern)))
    }
}
