//! The interface: the terminal is taken over until the person leaves.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use super::setup::Setup;
use super::{Ending, Status, UserError};
use crate::app::App;
use crate::app::messages::Level;
use crate::collection::state;
use crate::config::choice::ColorChoice;
use crate::lang::{Message, phrase};
use crate::runtime::event_loop::{self, Ended};
use crate::runtime::jobs::{JobSettings, Jobs};
use crate::runtime::screen::Screen;
use crate::runtime::terminal::{self, Terminal};
use crate::ui::{self, Depth, Painter};

/// Opens `path` in the interface, and whatever the person opens from there.
pub fn run(path: Option<&Path>, setup: &Setup) -> Ending {
    if !io::stdout().is_terminal() {
        let text = phrase("giao diện cần một thiết bị đầu cuối", "the interface needs a terminal");
        let hint = phrase(
            "trong kịch bản hãy dùng ghichu list, show, export, do",
            "scripts use ghichu list, show, export, do",
        );
        let lang = setup.lang(&setup.user_config());
        return Err((Status::Usage, UserError::new(text.get(lang)).with_hint(hint.get(lang))));
    }
    let broken = |error: io::Error| {
        let lang = setup.lang(&setup.user_config());
        (Status::Failed, UserError::new(Message::of_system(&error).get(lang)))
    };
    let mut next: Option<PathBuf> = path.map(Path::to_owned);
    terminal::install_panic_hook();
    loop {
        let opened = setup.open(next.as_deref())?;
        let size = crossterm::terminal::size().map_err(broken)?;
        let mut app = opened.app(setup, size);
        app.tell_problems();
        let mut terminal = Terminal::enter(&app.config.options).map_err(broken)?;
        let mut screen = Screen::new(io::stdout(), size.0, size.1, app.window_options().wrap.glyphs);
        let rescue = state::unsaved(&setup.paths.state, &opened.layout.root);
        tell_rescued(&mut app, &rescue);
        let collection = &app.config.options.collection;
        let settings = JobSettings {
            layout: opened.layout.clone(),
            rescue,
            me: opened.me.clone(),
            include: collection.include.clone(),
            exclude: collection.exclude.clone(),
            article_limit: app.config.options.limits.article_bytes,
            lang: opened.lang,
        };
        let jobs = Jobs::start(settings, opened.keeper(setup));
        let mut painter = painter(&app);
        let mut look = (app.config.theme.clone(), app.config.options.ui.color);
        let mut draw = |app: &App, buffer: &mut ratatui::buffer::Buffer| {
            if look.0 != app.config.theme || look.1 != app.config.options.ui.color {
                look = (app.config.theme.clone(), app.config.options.ui.color);
                painter = self::painter(app);
            }
            ui::draw(app, &painter, buffer)
        };
        let ended = event_loop::run(&mut app, &mut screen, &mut terminal, jobs, &mut draw, setup.started);
        drop(terminal);
        match ended.map_err(broken)? {
            Ended::Left => return Ok(Status::Done),
            Ended::Open(path) => next = Some(path),
            Ended::TerminalGone => return Ok(Status::Failed),
        }
    }
}

/// Says where annotations are that could not be saved when an earlier session was ended from outside.
fn tell_rescued(app: &mut App, folder: &Path) {
    if !folder.is_dir() {
        return;
    }
    let text = phrase(
        "có chú giải của lần trước không ghi được cạnh bài",
        "annotations of an earlier session could not be saved beside their articles",
    );
    let hint = phrase(
        "chép các tệp kèm ở đây về cạnh bài rồi xóa thư mục này",
        "copy the sidecars here back beside the articles, then remove this folder",
    );
    let error = UserError::new(text.get(app.lang)).with_hint(hint.get(app.lang)).at(folder, None, None);
    app.messages.add(Level::Warning, error);
}

fn painter(app: &App) -> Painter {
    Painter::new(app.config.theme.clone(), depth(app.config.options.ui.color))
}

/// How many colours are used: what was chosen, else what the environment says of the terminal (`NO_COLOR`, `COLORTERM`,
/// `TERM`).
fn depth(choice: ColorChoice) -> Depth {
    let variable = |name: &str| std::env::var(name).unwrap_or_default();
    match choice {
        ColorChoice::Truecolor => Depth::True,
        ColorChoice::Indexed => Depth::Indexed,
        ColorChoice::Ansi => Depth::Ansi,
        ColorChoice::None => Depth::None,
        ColorChoice::Auto if !variable("NO_COLOR").is_empty() => Depth::None,
        ColorChoice::Auto if matches!(variable("COLORTERM").as_str(), "truecolor" | "24bit") => Depth::True,
        ColorChoice::Auto => match variable("TERM").as_str() {
            "dumb" => Depth::None,
            "linux" | "vt100" | "vt220" | "ansi" => Depth::Ansi,
            term if term.contains("direct") => Depth::True,
            _ => Depth::Indexed,
        },
    }
}
