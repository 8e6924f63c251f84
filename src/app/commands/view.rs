//! What is shown and how: panes, marks, measure, theme, options.

use std::path::PathBuf;

use super::{Command, command, refuse};
use crate::app::{App, Effect, Pane};
use crate::collection::Encodings;
use crate::command::{ArgKind, ArgSpec, Group, Invocation};
use crate::config::Theme;
use crate::config::choice::TypingMethod;
use crate::lang::{Explain, Lang, Phrase, UserError, phrase};

/// The commands of this domain.
pub fn table() -> Vec<Command> {
    let g = Group::View;
    vec![
        command("pane-next", g, phrase("sang khung sau", "to the next pane"), |app, _| pane(app, true)),
        command("pane-previous", g, phrase("về khung trước", "to the previous pane"), |app, _| pane(app, false)),
        command(
            "pane-list-toggle",
            g,
            phrase("hiện hoặc ẩn danh sách bên cạnh bài", "show or hide the list beside the article"),
            pane_list_toggle,
        ),
        command(
            "view-toggle-marks",
            g,
            phrase("hiện hoặc ẩn các đoạn đã gắn nhãn", "show or hide all marks"),
            view_toggle_marks,
        ),
        command(
            "view-toggle-focus",
            g,
            phrase("chỉ còn bài đọc, hoặc trở lại", "nothing but the text, or back"),
            view_toggle_focus,
        ),
        command(
            "view-toggle-line-numbers",
            g,
            phrase("hiện hoặc ẩn số dòng", "show or hide line numbers"),
            view_toggle_line_numbers,
        ),
        command("view-measure", g, phrase("đặt bề rộng cột chữ", "set the width of the text"), view_measure).spec(
            |s| {
                let kind = ArgKind::Number { min: 20, max: 200 };
                s.arg(ArgSpec::required("columns", kind, phrase("số cột", "columns")))
            },
        ),
        command("view-theme", g, phrase("đổi bộ màu", "change the theme"), view_theme)
            .spec(|s| s.arg(ArgSpec::required("theme", ArgKind::Theme, phrase("tên bộ màu", "the theme's name")))),
        command("set", g, phrase("đặt một tùy chọn cho phiên này", "set an option for this session"), set).spec(|s| {
            s.arg(ArgSpec::required("option", ArgKind::Option, phrase("tên tùy chọn", "the option"))).arg(
                ArgSpec::rest(
                    "value",
                    ArgKind::OptionValue,
                    phrase("giá trị; không có: xem giá trị", "the value; without: show it"),
                ),
            )
        }),
    ]
}

fn pane(app: &mut App, forward: bool) -> Result<(), UserError> {
    let has_list = app.library.layout.article.is_none();
    let has_reader = app.reader.is_some() || app.unreadable.is_some();
    let mut panes = Vec::new();
    panes.extend(has_list.then_some(Pane::List));
    panes.extend(has_reader.then_some(Pane::Reader));
    panes.extend((!app.codebook_tags().is_empty()).then_some(Pane::Codebook));
    let at = panes.iter().position(|pane| *pane == app.focus).unwrap_or(0);
    let step = if forward { 1 } else { panes.len().saturating_sub(1) };
    if let Some(pane) = panes.get((at + step) % panes.len().max(1)) {
        app.focus = *pane;
    }
    app.follow_cursor();
    Ok(())
}

/// Says whether something is on now.
fn tell_switch(app: &mut App, on: bool, texts: (Phrase, Phrase)) {
    let text = if on { texts.0 } else { texts.1 };
    app.follow_cursor();
    app.inform(app.say(text));
}

fn pane_list_toggle(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    let beside = app.geometry().hairline.is_some();
    if app.size.0 >= crate::app::geometry::LIST_BESIDE {
        app.list_beside = !beside;
        if beside && app.focus != Pane::Reader && app.reader.is_some() {
            app.focus = Pane::Reader;
        }
    } else {
        app.focus = if app.focus == Pane::List && app.reader.is_some() { Pane::Reader } else { Pane::List };
    }
    app.follow_cursor();
    Ok(())
}

fn view_toggle_marks(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    app.marks_shown = !app.marks_shown;
    let on = app.marks_shown;
    tell_switch(
        app,
        on,
        (
            phrase("đang hiện các đoạn đã gắn nhãn", "marks are shown"),
            phrase("đang ẩn các đoạn đã gắn nhãn", "marks are hidden"),
        ),
    );
    Ok(())
}

fn view_toggle_focus(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    app.focus_view = !app.focus_view;
    app.focus = if app.reader.is_some() { Pane::Reader } else { app.focus };
    let on = app.focus_view;
    tell_switch(
        app,
        on,
        (phrase("chỉ còn bài đọc", "nothing but the text"), phrase("trở lại đủ các khung", "all panes again")),
    );
    Ok(())
}

fn view_toggle_line_numbers(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    let numbers = &mut app.config.options.reader.line_numbers;
    *numbers = !*numbers;
    app.follow_cursor();
    Ok(())
}

fn view_measure(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    app.set_option("reader.measure", &invocation.number(0).unwrap_or(80).to_string())
}

fn view_theme(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    app.set_option("ui.theme", invocation.arg(0).unwrap_or_default())
}

fn set(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let name = invocation.arg(0).unwrap_or_default().to_owned();
    match invocation.text_of_rest(1) {
        Some(value) => app.set_option(&name, &value),
        None => {
            let unknown = refuse(app, phrase("không có tùy chọn này", "there is no such option"));
            let value = app.config.options.get(&name).ok_or(unknown)?;
            app.inform(format!("{name} = {}", value.to_text()));
            Ok(())
        }
    }
}

impl App {
    /// Sets an option for this session; what depends on it follows.
    pub(in crate::app) fn set_option(&mut self, name: &str, value: &str) -> Result<(), UserError> {
        let lang = self.lang;
        self.config.set(name, value).map_err(|error| error.explain(lang))?;
        match name {
            "reader.marks" => self.marks_shown = self.config.options.reader.marks,
            "ui.mouse" => {
                let on = self.config.options.ui.mouse;
                self.effect(Effect::Mouse(on));
            }
            "ui.theme" => match Theme::built_in(value) {
                Some(theme) => self.config.theme = theme,
                None => self.effect(Effect::LoadTheme(value.to_owned())),
            },
            "text.encodings" => {
                let rules = &self.config.options.text.encodings;
                self.library.layout.encodings = Encodings::new(rules, self.library.state.encodings());
            }
            "sidecars.dir" => {
                let folder = &self.config.options.sidecars.dir;
                self.library.layout.sidecars = (!folder.is_empty()).then(|| PathBuf::from(folder));
                self.effect(Effect::KeepSidecarsIn(self.library.layout.sidecars.clone()));
            }
            "typing.method" => match self.config.options.typing.method {
                TypingMethod::Off => {}
                method => self.typing_method = method,
            },
            "ui.lang" => {
                self.lang = Lang::from_name(self.config.options.ui.lang.word()).unwrap_or(self.lang);
            }
            name if name.starts_with("search.") => self.set_filter(self.library.state.filter.clone()),
            _ => {}
        }
        self.follow_cursor();
        self.touch();
        Ok(())
    }
}
