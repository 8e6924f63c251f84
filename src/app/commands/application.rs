//! The program itself: the `:` line, the palette, export, leaving.

use std::path::PathBuf;

use super::{Command, command, no_article, refuse};
use crate::app::effect::Effect;
use crate::app::messages::Level;
use crate::app::overlay::{Overlay, Picker, PickerItem, PickerKind, Prompt, PromptKind};
use crate::app::{App, Exit};
use crate::command::{ArgKind, ArgSpec, Arity, FlagSpec, Group, Invocation, Scope};
use crate::config::keymap::Binding;
use crate::lang::{UserError, phrase};
use crate::vietnamese::unit::Unit;

/// The commands of this domain.
pub fn table() -> Vec<Command> {
    let g = Group::Application;
    vec![
        command("command-line-open", g, phrase("gõ một lệnh", "type a command"), command_line_open).spec(|s| {
            s.arg(ArgSpec::rest("line", ArgKind::Text, phrase("phần đầu đã gõ sẵn", "what is typed already")))
        }),
        command("palette-open", g, phrase("tìm và chạy một lệnh", "find a command and run it"), palette_open),
        command("export", Group::Export, phrase("xuất chú giải", "export annotations"), export).spec(|s| {
            s.arg(ArgSpec::required("format", ArgKind::Format, phrase("định dạng", "the format")))
                .arg(ArgSpec::rest_required("path", ArgKind::Path, phrase("tệp hoặc thư mục", "a file or folder")))
                .flag(FlagSpec::switch("article", phrase("chỉ bài đang mở", "only the open article")))
        }),
        command(
            "copy",
            g,
            phrase("chép vùng chọn hoặc đoạn trích vào bộ nhớ tạm", "copy the selection or passage to the clipboard"),
            copy,
        ),
        command("redraw", g, phrase("vẽ lại màn hình", "draw the screen anew"), redraw),
        command("suspend", g, phrase("tạm dừng, về dòng lệnh", "suspend to the shell"), suspend),
        command("quit", g, phrase("thoát", "quit"), quit).spec(|s| {
            s.flag(FlagSpec::switch("force", phrase("bỏ những gì chưa ghi được", "drop what can't be saved")))
        }),
        command("noop", g, phrase("không làm gì", "do nothing"), |_, _| Ok(())),
    ]
}

fn command_line_open(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let start = invocation.rest(0).join(" ");
    app.overlay = Some(Overlay::Prompt(Prompt::new(PromptKind::Command).with(&start)));
    Ok(())
}

fn palette_open(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    let scope = app.scope();
    let mut items: Vec<PickerItem> = Vec::new();
    for (_, spec) in app.registry.iter() {
        let keys = app.config.keymap.keys_for_command(scope, &spec.name);
        items.push(PickerItem {
            value: spec.name.to_string(),
            label: spec.doc.get(app.lang).to_owned(),
            keys: keys.first().map(|keys| keys.to_string()).unwrap_or_default(),
            detail: spec.name.to_string(),
            about: spec.usage(),
        });
    }
    app.overlay = Some(Overlay::Picker(Picker::new(PickerKind::Palette, items)));
    Ok(())
}

fn export(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let format = invocation.arg(0).unwrap_or_default().to_owned();
    let path = PathBuf::from(invocation.text_of_rest(1).unwrap_or_default());
    if crate::exchange::exporter(&format).is_none() {
        let names: Vec<&str> = crate::exchange::exporters().iter().map(|exporter| exporter.name()).collect();
        return Err(
            refuse(app, phrase("không có định dạng này", "there is no such format")).with_hint(names.join(", "))
        );
    }
    let articles = match (invocation.flag("article"), &app.reader) {
        (true, Some(reader)) => vec![reader.path.clone()],
        (true, None) => return Err(no_article(app)),
        (false, _) => app.library.visible().map(|entry| entry.path.clone()).collect(),
    };
    app.inform(app.say(phrase("đang xuất…", "exporting…")));
    app.effect(Effect::Export { format, path, articles });
    Ok(())
}

fn copy(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    let Some(reader) = &app.reader else { return Err(no_article(app)) };
    let range = reader.selected().or_else(|| app.current_annotation().map(|annotation| annotation.range));
    let nothing = refuse(app, phrase("chưa chọn gì để chép", "nothing is selected to copy"));
    let text = reader.text().slice(range.ok_or(nothing)?).to_owned();
    app.effect(Effect::Copy(text));
    app.after_acting();
    app.inform(app.say(phrase("đã chép", "copied")));
    Ok(())
}

fn redraw(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    app.effect(Effect::Repaint);
    Ok(())
}

fn suspend(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    app.effect(Effect::Suspend);
    Ok(())
}

fn quit(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    app.keep_state();
    let failed = app.documents.values().any(|document| document.failed.is_some());
    if invocation.flag("force") || app.all_saved() {
        app.exit = Exit::Now;
    } else if failed {
        let text = phrase("còn chú giải chưa ghi được", "some annotations could not be saved");
        let hint = phrase(":save thử lại, :quit --force bỏ chúng", ":save tries again, :quit --force drops them");
        app.tell(Level::Error, UserError::new(app.say(text)).with_hint(app.say(hint)));
    } else {
        app.exit = Exit::WhenSaved;
        app.inform(app.say(phrase("đang ghi nốt…", "saving the rest…")));
    }
    Ok(())
}

impl App {
    /// Runs a command by its name, or opens the `:` line when it needs arguments.
    pub(in crate::app) fn run_or_ask(&mut self, name: &str) -> Result<(), UserError> {
        let needs = self.registry.find(name).is_some_and(|id| {
            self.registry.spec(id).args.iter().any(|arg| matches!(arg.arity, Arity::Required) || arg.is_required())
        });
        if !needs {
            return self.run(name);
        }
        let start = format!("{name} ");
        self.overlay = Some(Overlay::Prompt(Prompt::new(PromptKind::Command).with(&start)));
        Ok(())
    }

    /// What a binding does, for people: its own description, else its first command's.
    pub fn binding_label(&self, binding: &Binding) -> String {
        if let Some(desc) = &binding.desc {
            return desc.clone();
        }
        let spec = self.registry.find(binding.command_name()).map(|id| self.registry.spec(id));
        let doc = spec.map_or_else(|| binding.lines.join(" · "), |spec| spec.doc.get(self.lang).to_owned());
        let line = binding.lines.first().map(String::as_str).unwrap_or_default();
        let takes_unit = spec.is_some_and(|spec| spec.args.first().is_some_and(|arg| arg.kind == ArgKind::Unit));
        let unit = |args: &str| Unit::from_name(args).filter(|_| takes_unit).map(|unit| unit.label().get(self.lang));
        match line.split_once(' ') {
            Some((_, args)) => format!("{doc} ({})", unit(args).unwrap_or(args)),
            None => doc,
        }
    }

    /// The first key that runs exactly this line in `scope`, or the line itself as typed after `:`.
    pub fn key_for(&self, scope: Scope, line: &str) -> String {
        let keys = self.config.keymap.keys_for(scope, line);
        keys.first().map_or_else(|| format!(":{line}"), |keys| keys.to_string())
    }
}
