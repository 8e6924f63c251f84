//! The loop: wait, handle, perform, draw once when something changed.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use ratatui::buffer::Buffer;

use super::editor;
use super::events::Events;
use super::jobs::Jobs;
use super::screen::Screen;
use super::terminal::Terminal;
use crate::annotation::Stamp;
use crate::app::effect::Effect;
use crate::app::input::{Done, Input};
use crate::app::{App, Clock, Exit};
use crate::article;

/// How long a wait for the terminal lasts while threads may have news.
const GLANCE: Duration = Duration::from_millis(8);

/// How a session ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Ended {
    /// The person left.
    Left,
    /// Another collection or article is to be opened.
    Open(PathBuf),
    /// The terminal went away, or the system asked the program to end.
    TerminalGone,
}

/// What draws the state; returns where the cursor stands.
pub type Draw<'d> = &'d mut dyn FnMut(&App, &mut Buffer) -> Option<(u16, u16)>;

/// The clocks now.
pub fn clock(started: Instant) -> Clock {
    let now = jiff::ZonedDateTime::now();
    let stamp = Stamp { moment: now.timestamp(), offset: now.offset() };
    Clock { stamp, millis: started.elapsed().as_millis() as u64 }
}

/// Runs a session until it ends; everything is saved then, or the person chose otherwise.
pub fn run(
    app: &mut App,
    screen: &mut Screen<io::Stdout>,
    terminal: &mut Terminal,
    mut jobs: Jobs,
    draw: Draw<'_>,
    started: Instant,
) -> io::Result<Ended> {
    let stop = stop_flag()?;
    let mut session = Session { app, screen, terminal, events: Events::default(), open: None };
    let first = session.app.begin();
    session.first_frame(first, &mut jobs, draw)?;
    loop {
        if session.app.take_dirty() {
            session.draw(draw)?;
        }
        if let Some(path) = session.open.take() {
            finish(&jobs, session.app, &mut |_| {});
            return Ok(Ended::Open(path));
        }
        if session.app.exit == Exit::Now {
            finish(&jobs, session.app, &mut |_| {});
            return Ok(Ended::Left);
        }
        let inputs = session.wait(&jobs, started);
        let gone = stop.load(Ordering::SeqCst) || inputs.is_err();
        if gone {
            session.app.keep_state();
            let effects = session.app.handle(Input::Clock(clock(started)));
            session.perform(effects, &mut jobs)?;
            finish(&jobs, session.app, &mut |_| {});
            return Ok(Ended::TerminalGone);
        }
        let mut all = vec![Input::Clock(clock(started))];
        all.extend(inputs?);
        all.extend(jobs.news().map(Input::Done));
        for input in all {
            let effects = session.app.handle(input);
            session.perform(effects, &mut jobs)?;
        }
    }
}

/// Waits until all that was ordered is done, so that nothing is lost on the way out.
fn finish(jobs: &Jobs, app: &mut App, tell: &mut dyn FnMut(&Done)) {
    while jobs.any_ordered() {
        if let Some(done) = jobs.wait(GLANCE) {
            tell(&done);
            drop(app.handle(Input::Done(done)));
        }
    }
}

/// Set when the system asks the program to end.
fn stop_flag() -> io::Result<Arc<AtomicBool>> {
    let flag = Arc::new(AtomicBool::new(false));
    #[cfg(unix)]
    for signal in [signal_hook::consts::SIGTERM, signal_hook::consts::SIGHUP, signal_hook::consts::SIGINT] {
        signal_hook::flag::register(signal, flag.clone())?;
    }
    Ok(flag)
}

struct Session<'s> {
    app: &'s mut App,
    screen: &'s mut Screen<io::Stdout>,
    terminal: &'s mut Terminal,
    events: Events,
    open: Option<PathBuf>,
}

impl Session<'_> {
    /// The first article's beginning is read on this thread, so that the first frame shows text.
    fn first_frame(&mut self, effects: Vec<Effect>, jobs: &mut Jobs, draw: Draw<'_>) -> io::Result<()> {
        let mut later = Vec::new();
        for effect in effects {
            match effect {
                Effect::LoadArticle(path) => {
                    let file = self.app.library.layout.article_file(&path);
                    let head = article::load_head(&file, self.app.config.options.limits.article_bytes);
                    let whole = head.as_ref().map_or(true, |article| !article.partial);
                    later.extend(self.app.handle(Input::Done(Done::Article(path.clone(), head))));
                    if !whole {
                        later.push(Effect::LoadArticle(path));
                    }
                }
                other => later.push(other),
            }
        }
        self.app.take_dirty();
        self.draw(draw)?;
        self.perform(later, jobs)
    }

    fn draw(&mut self, draw: Draw<'_>) -> io::Result<()> {
        let app = &*self.app;
        self.screen.draw(|buffer| draw(app, buffer))
    }

    /// The inputs that are there, waiting for one when nothing is under way.
    fn wait(&mut self, jobs: &Jobs, started: Instant) -> io::Result<Vec<Input>> {
        let now = started.elapsed().as_millis() as u64;
        let deadline = self.app.deadline().map(|at| Duration::from_millis(at.saturating_sub(now).max(1)));
        let patience = match (jobs.any_live(), deadline) {
            (true, _) => Some(GLANCE),
            (false, deadline) => deadline,
        };
        let patience = patience.unwrap_or(Duration::from_millis(500));
        let mut inputs = Vec::new();
        let mut ready = crossterm::event::poll(patience)?;
        while ready {
            inputs.extend(self.events.input(crossterm::event::read()?));
            ready = inputs.len() < 10_000 && crossterm::event::poll(Duration::ZERO)?;
        }
        Ok(inputs)
    }

    fn perform(&mut self, effects: Vec<Effect>, jobs: &mut Jobs) -> io::Result<()> {
        for effect in effects {
            match jobs.perform(effect, self.app) {
                None => {}
                Some(Effect::Mouse(on)) => self.terminal.set_mouse(on)?,
                Some(Effect::Repaint) => self.screen.repaint(),
                Some(Effect::OpenPath(path)) => self.open = Some(path),
                Some(Effect::Copy(text)) => copy(&text)?,
                Some(Effect::Suspend) => {
                    self.terminal.outside(suspend)??;
                    self.came_back()?;
                }
                Some(Effect::EditOutside(target, content)) => {
                    let (option, lang) = (self.app.config.options.editor.command.clone(), self.app.lang);
                    let edited = self.terminal.outside(|| editor::edit(&option, &content, lang))?;
                    self.came_back()?;
                    let effects = self.app.handle(Input::Done(Done::Edited(target, edited)));
                    self.perform(effects, jobs)?;
                }
                Some(_) => {}
            }
        }
        let size = self.app.size;
        if self.screen.size() != size {
            self.screen.resize(size.0, size.1);
        }
        Ok(())
    }

    /// After something else had the terminal.
    fn came_back(&mut self) -> io::Result<()> {
        self.screen.repaint();
        let (columns, rows) = crossterm::terminal::size()?;
        drop(self.app.handle(Input::Resize(columns, rows)));
        Ok(())
    }
}

#[cfg(unix)]
fn suspend() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)
}

#[cfg(not(unix))]
fn suspend() -> io::Result<()> {
    Ok(())
}

/// Copies through the terminal (OSC 52), at most 75,000 bytes: more is refused by many terminals.
fn copy(text: &str) -> io::Result<()> {
    let mut end = text.len().min(75_000);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut out = io::stdout().lock();
    write!(out, "\x1b]52;c;{}\x1b\\", base64(&text.as_bytes()[..end]))?;
    out.flush()
}

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0u32, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for at in 0..4 {
            let letter = ALPHABET[(group >> (18 - 6 * at)) as usize & 63];
            out.push(if at <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_of_the_rfc() {
        for (plain, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }
}
