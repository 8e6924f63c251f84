//! Pages that explain: help, messages, what a key, command or option is. All drawn from the registry and the keymap.

use super::{Command, command, refuse};
use crate::app::App;
use crate::app::messages::Level;
use crate::app::overlay::{Overlay, Page, PageKind, PageLine};
use crate::command::{ArgKind, ArgSpec, Group, Invocation, Scope};
use crate::config::key::KeySequence;
use crate::config::keymap::Lookup;
use crate::lang::{UserError, phrase};
use crate::vietnamese::matching::SWITCHES;

/// The commands of this domain.
pub fn table() -> Vec<Command> {
    let g = Group::Application;
    vec![
        command("help-open", g, phrase("trợ giúp: mọi phím và lệnh", "help: all keys and commands"), help_open),
        command("messages-open", g, phrase("xem lại các thông báo", "what the program said"), messages_open),
        command("describe-key", g, phrase("phím này làm gì", "what a key does"), describe_key)
            .spec(|s| s.arg(ArgSpec::rest("keys", ArgKind::Keys, phrase("phím", "the keys")))),
        command("describe-command", g, phrase("lệnh này làm gì", "what a command does"), describe_command)
            .spec(|s| s.arg(ArgSpec::required("command", ArgKind::Command, phrase("tên lệnh", "its name")))),
        command("describe-option", g, phrase("tùy chọn này là gì", "what an option is for"), describe_option)
            .spec(|s| s.arg(ArgSpec::required("option", ArgKind::Option, phrase("tên tùy chọn", "its name")))),
    ]
}

fn show(app: &mut App, kind: PageKind, title: impl Into<String>, lines: Vec<PageLine>) {
    app.overlay = Some(Overlay::Page(Page { kind, title: title.into(), lines, scroll: 0 }));
}

fn help_open(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    let here = app.scope();
    let mut lines = vec![PageLine::Text(
        app.say(phrase(
            "j, k, phím trang: cuộn; Esc hoặc q: đóng. Gõ :describe-key rồi một phím để biết thêm.",
            "j, k and page keys scroll; Esc or q closes. Type :describe-key and a key to know more.",
        ))
        .to_owned(),
    )];
    let mut scopes: Vec<Scope> = Scope::ALL.to_vec();
    scopes.sort_by_key(|scope| *scope != here);
    for scope in scopes {
        let own: Vec<_> = app.config.keymap.active(scope).iter().filter(|active| active.scope == scope).collect();
        if own.is_empty() {
            continue;
        }
        lines.push(PageLine::Heading(scope.label().get(app.lang).to_owned()));
        for active in own {
            lines.push(PageLine::Entry(active.keys.to_string(), app.binding_label(&active.binding)));
        }
    }
    let heading = phrase("Gõ kèm khi tìm, ở đầu hoặc cuối", "Typed with a search, at its beginning or end");
    lines.push(PageLine::Heading(app.say(heading).to_owned()));
    for (switch, doc) in SWITCHES {
        lines.push(PageLine::Entry((*switch).to_owned(), doc.get(app.lang).to_owned()));
    }
    lines.push(PageLine::Heading(app.say(phrase("Mọi lệnh", "All commands")).to_owned()));
    for group in Group::ALL {
        for (_, spec) in app.registry.in_group(group) {
            lines.push(PageLine::Entry(spec.usage(), spec.doc.get(app.lang).to_owned()));
        }
    }
    let title = app.say(phrase("Trợ giúp", "Help"));
    show(app, PageKind::Help, title, lines);
    Ok(())
}

fn messages_open(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    let mut lines = Vec::new();
    for message in app.messages.all().iter().rev() {
        let mut text = message.text.message.clone();
        if let Some(place) = &message.text.place {
            let numbers = [place.line, place.column].into_iter().flatten().map(|n| format!(":{n}"));
            text = format!("{}{}: {text}", place.file.display(), numbers.collect::<String>());
        }
        if message.times > 1 {
            text = format!("{text} (×{})", message.times);
        }
        lines.push(if message.level == Level::Info { PageLine::Text(text) } else { PageLine::Problem(text) });
        lines.extend(message.text.hint.iter().map(|hint| PageLine::Text(format!("    {hint}"))));
    }
    if lines.is_empty() {
        lines.push(PageLine::Text(app.say(phrase("Chưa có thông báo nào.", "Nothing was said yet.")).to_owned()));
    }
    let title = app.say(phrase("Thông báo", "Messages"));
    show(app, PageKind::Messages, title, lines);
    Ok(())
}

fn describe_key(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let Some(written) = invocation.text_of_rest(0) else {
        return app.run("command-line-open \"describe-key \"");
    };
    let unreadable = refuse(app, phrase("đó không phải là phím", "that is no key"))
        .with_hint(app.say(phrase("viết như ctrl-d, g g, space p", "written like ctrl-d, g g, space p")));
    let keys = KeySequence::parse(&written).map_err(|_| unreadable)?;
    let mut lines = Vec::new();
    for scope in Scope::ALL {
        if let Lookup::Bound(binding) = app.config.keymap.lookup(scope, keys.keys()) {
            lines.push(PageLine::Heading(scope.label().get(app.lang).to_owned()));
            lines.push(PageLine::Entry(binding.lines.join(" · "), app.binding_label(binding)));
            lines.push(PageLine::Text(binding.origin.to_string()));
        }
    }
    if lines.is_empty() {
        lines.push(PageLine::Text(
            app.say(phrase("Phím này không có tác dụng ở đây.", "These keys do nothing here.")).to_owned(),
        ));
    }
    show(app, PageKind::Describe, keys.to_string(), lines);
    Ok(())
}

fn describe_command(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let name = invocation.arg(0).unwrap_or_default();
    let unknown = refuse(app, phrase("không có lệnh này", "there is no such command"));
    let spec = app.registry.find(name).map(|id| app.registry.spec(id)).ok_or(unknown)?;
    let mut lines = vec![PageLine::Text(spec.doc.get(app.lang).to_owned()), PageLine::Text(spec.usage())];
    for arg in &spec.args {
        lines.push(PageLine::Entry(arg.name.to_string(), arg.doc.get(app.lang).to_owned()));
    }
    for flag in &spec.flags {
        lines.push(PageLine::Entry(format!("--{}", flag.name), flag.doc.get(app.lang).to_owned()));
    }
    for scope in Scope::ALL {
        let keys = app.config.keymap.keys_for_command(scope, name);
        let keys: Vec<String> = keys.iter().map(|keys| keys.to_string()).collect();
        if !keys.is_empty() {
            lines.push(PageLine::Entry(keys.join(", "), scope.label().get(app.lang).to_owned()));
        }
    }
    let title = spec.name.to_string();
    show(app, PageKind::Describe, title, lines);
    Ok(())
}

fn describe_option(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let name = invocation.arg(0).unwrap_or_default();
    let unknown = refuse(app, phrase("không có tùy chọn này", "there is no such option"));
    let spec = crate::config::options::find(name).ok_or(unknown)?;
    let now = app.config.options.get(name).map(|value| value.to_text()).unwrap_or_default();
    let lines = vec![
        PageLine::Text(spec.doc.get(app.lang).to_owned()),
        PageLine::Entry(app.say(phrase("bây giờ", "now")).to_owned(), now),
    ];
    show(app, PageKind::Describe, name.to_owned(), lines);
    Ok(())
}
