//! The interface: the terminal is taken over until the person leaves.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use super::setup::Setup;
use super::{Ending, Status, UserError};
use crate::lang::phrase;
use crate::runtime::event_loop::{self, Ended};
use crate::runtime::jobs::{JobSettings, Jobs};
use crate::runtime::screen::Screen;
use crate::runtime::terminal::{self, Terminal};
use crate::text::glyph::GlyphOptions;
use crate::ui;

/// Opens `path` in the interface, and whatever the person opens from there.
pub fn run(path: Option<&Path>, setup: &Setup) -> Ending {
    if !io::stdout().is_terminal() {
        let text = phrase("giao diện cần một thiết bị đầu cuối", "the interface needs a terminal");
        let hint = phrase("trong kịch bản hãy dùng ghichu list, show, export, do", "scripts use ghichu list, show, export, do");
        let lang = setup.lang(&setup.user_config());
        return Err((Status::Usage, UserError::new(text.get(lang)).with_hint(hint.get(lang))));
    }
    let broken = |error: io::Error| (Status::Failed, UserError::new(error.to_string()));
    let mut next: Option<PathBuf> = path.map(Path::to_owned);
    terminal::install_panic_hook();
    loop {
        let opened = setup.open(next.as_deref())?;
        let size = crossterm::terminal::size().map_err(broken)?;
        let mut app = opened.app(setup, size);
        app.tell_problems();
        let painter = ui::painter_of(&app);
        let mut terminal = Terminal::enter(app.config.options.ui.mouse).map_err(broken)?;
        let mut screen = Screen::new(io::stdout(), size.0, size.1, GlyphOptions::default());
        let collection = &app.config.options.collection;
        let settings = JobSettings {
            layout: opened.layout.clone(),
            me: opened.me.clone(),
            include: collection.include.clone(),
            exclude: collection.exclude.clone(),
            article_limit: app.config.options.limits.article_bytes,
        };
        let jobs = Jobs::start(settings, opened.keeper(setup));
        let mut painter = painter;
        let mut draw = |app: &crate::app::App, buffer: &mut ratatui::buffer::Buffer| {
            ui::refresh(&mut painter, app);
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
