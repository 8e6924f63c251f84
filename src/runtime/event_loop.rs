//! The loop: wait, handle, perform, draw once when something changed.

use std::io;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use ratatui::buffer::Buffer;

use super::events::Events;
use super::jobs::{Jobs, PATIENCE};
use super::probe::{self, Next, Probe};
use super::screen::Screen;
use super::terminal::Terminal;
use super::wake::Wake;
use super::{clipboard, editor};
use crate::annotation::Stamp;
use crate::app::effect::Effect;
use crate::app::input::{Done, Input};
use crate::app::{App, Clock, Exit};
use crate::article;
use crate::config::choice::Ambiguous;
use crate::lang::{Explain, UserError, phrase};

/// The most inputs handled before the next frame.
const MOST_INPUTS: usize = 10_000;

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

/// Runs a session until it ends. Everything is saved then; if not, the error says what and why.
pub fn run(
    app: &mut App,
    screen: &mut Screen<io::Stdout>,
    terminal: &mut Terminal,
    jobs: Jobs,
    draw: Draw<'_>,
    started: Instant,
) -> io::Result<Ended> {
    let wake = Wake::install()?;
    app.wide_terminal = probe::known().unwrap_or(false);
    let (events, probe) = (Events::default(), Probe::default());
    let mut session = Session { app, screen, terminal, jobs, events, wake, probe, started, open: None };
    // Whatever can't be read from or written to here is the terminal.
    let ended = session.live(draw).unwrap_or(Ended::TerminalGone);
    if ended == Ended::TerminalGone {
        session.app.keep_state();
        let effects = session.app.handle(Input::Clock(clock(started)));
        for effect in effects {
            session.jobs.perform(effect, session.app);
        }
    }
    match session.finish() {
        Err(_) if ended == Ended::TerminalGone => session.rescue()?,
        finished => finished?,
    }
    Ok(ended)
}

struct Session<'s> {
    app: &'s mut App,
    screen: &'s mut Screen<io::Stdout>,
    terminal: &'s mut Terminal,
    jobs: Jobs,
    events: Events,
    wake: &'static Wake,
    probe: Probe,
    started: Instant,
    open: Option<PathBuf>,
}

impl Session<'_> {
    fn live(&mut self, draw: Draw<'_>) -> io::Result<Ended> {
        self.first_frame(draw)?;
        loop {
            if self.app.take_dirty() {
                self.draw(draw)?;
            }
            if self.app.exit == Exit::Now {
                return Ok(Ended::Left);
            }
            if let Some(path) = self.open.take() {
                return Ok(Ended::Open(path));
            }
            let Some(inputs) = self.wait()? else { return Ok(Ended::TerminalGone) };
            self.feed(Input::Clock(clock(self.started)))?;
            for input in inputs {
                self.feed(input)?;
            }
            // One by one: what an input asks for can make news stale that are there already.
            for _ in 0..MOST_INPUTS {
                let Some(done) = self.jobs.news() else { break };
                self.feed(Input::Done(done))?;
            }
            self.fit();
        }
    }

    fn feed(&mut self, input: Input) -> io::Result<()> {
        let effects = self.app.handle(input);
        self.perform(effects)
    }

    /// The first article's beginning is read on this thread, so that the first frame shows text; what takes the terminal
    /// over goes out with that frame.
    fn first_frame(&mut self, draw: Draw<'_>) -> io::Result<()> {
        let mut later = Vec::new();
        for effect in self.app.begin() {
            match effect {
                Effect::LoadArticle(path, wanted) => {
                    let file = self.app.library.layout.article_file(&path);
                    let limit = self.app.config.options.limits.article_bytes;
                    let head = article::load_head(&file, limit, wanted);
                    let whole = head.as_ref().map_or(true, |article| !article.partial);
                    later.extend(self.app.handle(Input::Done(Done::Article(path.clone(), head))));
                    if !whole {
                        later.push(Effect::LoadArticle(path, wanted));
                    }
                }
                other => later.push(other),
            }
        }
        self.app.take_dirty();
        let opening = self.terminal.opening();
        self.screen.send_with_next(&opening);
        let auto = self.app.config.options.reader.ambiguous == Ambiguous::Auto;
        if let Some(question) = self.probe.begin(auto) {
            self.screen.send_with_next(question);
        }
        self.draw(draw)?;
        self.perform(later)
    }

    fn draw(&mut self, draw: Draw<'_>) -> io::Result<()> {
        self.screen.set_options(self.app.window_options().wrap.glyphs);
        let open = self.app.reader.as_ref().map(|reader| reader.article.meta.title.as_str());
        let title = open.filter(|title| !title.is_empty()).unwrap_or(&self.app.library.name);
        if let Some(bytes) = self.terminal.retitle(title) {
            self.screen.send_with_next(&bytes);
        }
        let app = &*self.app;
        self.screen.draw(|buffer| draw(app, buffer))
    }

    /// The inputs that are there, after waiting for one or for news; `None` when the terminal is gone or the program is
    /// to end.
    fn wait(&mut self) -> io::Result<Option<Vec<Input>>> {
        let now = self.started.elapsed().as_millis() as u64;
        let patience = self.app.deadline().map(|at| Duration::from_millis(at.saturating_sub(now).max(1)));
        let heard = self.wake.wait(patience, self.jobs.any_live())?;
        let signals = self.wake.signals();
        if signals.end || heard.gone {
            return Ok(None);
        }
        if signals.suspend {
            self.suspend()?;
        } else if signals.resumed {
            self.terminal.retake()?;
            self.came_back()?;
        }
        let mut inputs = Vec::new();
        if heard.terminal || signals.resized {
            let bytes = if self.probe.is_open() || self.probe.expected() > 0 { self.wake.waiting_bytes() } else { 0 };
            let Some(events) = self.drain(&mut inputs)? else { return Ok(None) };
            match self.probe.heard(bytes, events) {
                Next::Take => {
                    inputs.extend(probe::answer().map(Input::WideTerminal));
                    if self.drain(&mut inputs)?.is_none() {
                        return Ok(None);
                    }
                }
                Next::Ask(question) => self.screen.send(question)?,
                Next::Nothing => {}
            }
        }
        if signals.resized {
            let (columns, rows) = crossterm::terminal::size()?;
            inputs.push(Input::Resize(columns, rows));
        }
        Ok(Some(inputs))
    }

    /// Takes in what the terminal said; how many events that was, `None` when the terminal is gone. crossterm says that
    /// there is nothing when it comes upon an answer of the terminal, whatever stands behind it.
    fn drain(&mut self, inputs: &mut Vec<Input>) -> io::Result<Option<usize>> {
        let (mut events, mut answers) = (0, self.probe.expected());
        while inputs.len() < MOST_INPUTS {
            if self.wake.is_terminal_gone() {
                return Ok(None);
            }
            if crossterm::event::poll(Duration::ZERO)? {
                events += 1;
                inputs.extend(self.events.input(crossterm::event::read()?));
            } else if answers > 0 {
                answers -= 1;
            } else {
                break;
            }
        }
        Ok(Some(events))
    }

    fn perform(&mut self, effects: Vec<Effect>) -> io::Result<()> {
        for effect in effects {
            match self.jobs.perform(effect, self.app) {
                Some(Effect::Mouse(on)) => self.screen.send(self.terminal.mouse(on))?,
                Some(Effect::Repaint) => self.screen.repaint(),
                Some(Effect::OpenPath(path)) => self.open = Some(path),
                Some(Effect::Copy(text)) => self.copy(&text)?,
                Some(Effect::Suspend) => self.suspend()?,
                Some(Effect::EditOutside(target, content)) => {
                    let (option, lang) = (self.app.config.options.editor.command.clone(), self.app.lang);
                    let edited = self.terminal.outside(|| editor::edit(&option, &content, lang))?;
                    self.came_back()?;
                    self.feed(Input::Done(Done::Edited(target, edited)))?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        if let Some(bytes) = clipboard::sequence(text) {
            return self.screen.send(&bytes);
        }
        let long = phrase(
            "đoạn này quá dài để chép qua thiết bị đầu cuối (hơn {most} byte)",
            "this is too long to copy through the terminal (more than {most} bytes)",
        );
        let error = UserError::new(long.fill(self.app.lang, &[("most", &clipboard::MOST_BYTES)]));
        self.feed(Input::Done(Done::Message(error)))
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.terminal.outside(stop_process)??;
        self.wake.resumed();
        self.came_back()
    }

    /// After something else had the terminal.
    fn came_back(&mut self) -> io::Result<()> {
        let opening = self.terminal.opening();
        self.screen.send_with_next(&opening);
        self.screen.repaint();
        let (columns, rows) = crossterm::terminal::size()?;
        self.feed(Input::Resize(columns, rows))
    }

    /// Gives the screen the size that the state has.
    fn fit(&mut self) {
        let (columns, rows) = self.app.size;
        if self.screen.size() != (columns, rows) {
            self.screen.resize(columns, rows);
        }
    }

    /// Saves elsewhere what can't be saved where it belongs, as nobody is there any more who could mend that; the error
    /// tells where it is.
    fn rescue(&mut self) -> io::Result<()> {
        let folder = self.jobs.rescue_folder().to_owned();
        self.jobs.perform(Effect::KeepSidecarsIn(Some(folder.clone())), self.app);
        // What is wrong was told already.
        drop(self.app.run("save"));
        for effect in self.app.handle(Input::Clock(clock(self.started))) {
            self.jobs.perform(effect, self.app);
        }
        self.finish()?;
        let kept = phrase(
            "chú giải không ghi được cạnh bài; chúng được giữ ở {folder}",
            "annotations could not be saved beside their articles; they are kept in {folder}",
        );
        Err(io::Error::other(kept.fill(self.app.lang, &[("folder", &folder.display())])))
    }

    /// Waits until all that was ordered is done; the error tells what is not on disk.
    fn finish(&mut self) -> io::Result<()> {
        let until = Instant::now() + PATIENCE;
        while self.jobs.any_ordered() && Instant::now() < until {
            if let Some(done) = self.jobs.wait(Duration::from_millis(2)) {
                drop(self.app.handle(Input::Done(done)));
            }
        }
        while let Some(done) = self.jobs.news() {
            drop(self.app.handle(Input::Done(done)));
        }
        let lang = self.app.lang;
        let unsaved = self.app.documents.values().find(|document| !document.is_saved());
        let Some(document) = unsaved else { return Ok(()) };
        let text = phrase("có chú giải chưa được lưu: {file}: {why}", "annotations were not saved: {file}: {why}");
        let slow = phrase("đĩa không trả lời", "the disk does not answer").get(lang).to_owned();
        let why = document.failed.as_ref().map_or(slow, |error| error.explain(lang).message);
        Err(io::Error::other(text.fill(lang, &[("file", &document.header.file), ("why", &why)])))
    }
}

#[cfg(unix)]
fn stop_process() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)
}

#[cfg(not(unix))]
fn stop_process() -> io::Result<()> {
    Ok(())
}
