//! The terminal: taken over when the program starts, given back whatever happens.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crossterm::event::{
    DisableBracketedPaste, EnableBracketedPaste, KeyboardEnhancementFlags, PopKeyboardEnhancementFlags,
    PushKeyboardEnhancementFlags,
};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{cursor, queue};

use super::title;
use crate::config::choice::KeyboardProtocol;
use crate::config::options::Options;
use crate::text::glyph::sanitize;

/// Whether the terminal is taken over now: the panic hook must know.
static TAKEN: AtomicBool = AtomicBool::new(false);
/// Whether the kitty keyboard protocol is on and must be left.
static ENHANCED: AtomicBool = AtomicBool::new(false);
/// Whether the window's title was changed.
static TITLED: AtomicBool = AtomicBool::new(false);

/// Mouse reports: buttons, drags and the wheel in SGR form. crossterm's own command also asks for bare movements, which
/// would wake the program for nothing.
const MOUSE_ON: &[u8] = b"\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1002l";

/// A terminal taken over; dropping it gives the terminal back.
pub struct Terminal {
    mouse: bool,
    enhanced: bool,
    titled: bool,
    title: String,
}

impl Terminal {
    /// Takes the terminal over: raw mode at once; the alternate screen and the rest with the bytes of [`Terminal::opening`],
    /// which go out with the first frame.
    pub fn enter(options: &Options) -> io::Result<Terminal> {
        enable_raw_mode()?;
        TAKEN.store(true, Ordering::SeqCst);
        Ok(Terminal {
            mouse: options.ui.mouse,
            enhanced: options.keyboard.protocol == KeyboardProtocol::Enhanced,
            titled: options.ui.title && has_titles(),
            title: String::new(),
        })
    }

    /// What brings the terminal into the state the program needs, to be sent before anything is drawn.
    pub fn opening(&mut self) -> Vec<u8> {
        let mut out = Vec::new();
        // Writing to memory can't fail; what it would say is of no use here.
        let queued = queue!(out, EnterAlternateScreen, EnableBracketedPaste);
        drop(queued);
        if self.enhanced {
            ENHANCED.store(true, Ordering::SeqCst);
            let flags = KeyboardEnhancementFlags::DISAMBIGUATE_ESCAPE_CODES;
            let queued = queue!(out, PushKeyboardEnhancementFlags(flags));
            drop(queued);
        }
        if self.mouse {
            out.extend_from_slice(MOUSE_ON);
        }
        if self.titled {
            TITLED.store(true, Ordering::SeqCst);
            out.extend_from_slice(title::KEEP);
            self.title.clear();
        }
        out
    }

    /// What turns mouse reports on or off.
    pub fn mouse(&mut self, on: bool) -> &'static [u8] {
        self.mouse = on;
        if on { MOUSE_ON } else { MOUSE_OFF }
    }

    /// What sets the window's title, when it is another one.
    pub fn retitle(&mut self, title: &str) -> Option<Vec<u8>> {
        let new = self.titled && self.title != title;
        new.then(|| {
            title.clone_into(&mut self.title);
            title::sequence(title)
        })
    }

    /// Gives the terminal back for a while and runs `work`. The terminal is taken over again; what [`Terminal::opening`]
    /// says must be sent.
    pub fn outside<T>(&mut self, work: impl FnOnce() -> T) -> io::Result<T> {
        give_back();
        let result = work();
        self.retake()?;
        Ok(result)
    }

    /// Takes the terminal over again after somebody else had it.
    pub fn retake(&mut self) -> io::Result<()> {
        // crossterm remembers that it is raw already, whatever a shell has done to it since.
        let cooked = disable_raw_mode();
        drop(cooked);
        enable_raw_mode()?;
        TAKEN.store(true, Ordering::SeqCst);
        Ok(())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        give_back();
    }
}

/// Whether the terminal has a window whose title can be set. The Linux console prints what it does not know.
fn has_titles() -> bool {
    let term = std::env::var("TERM").unwrap_or_default();
    !matches!(term.as_str(), "" | "dumb" | "linux")
}

/// Puts everything back that was changed. Errors are left alone: the terminal may be gone.
fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = MOUSE_OFF.to_vec();
    out.extend_from_slice(b"\x1b[?2026l\x1b[r\x1b[m");
    if TITLED.swap(false, Ordering::SeqCst) {
        out.extend_from_slice(title::RESTORE);
    }
    let enhanced = ENHANCED.swap(false, Ordering::SeqCst);
    let popped = if enhanced { queue!(out, PopKeyboardEnhancementFlags) } else { Ok(()) };
    let queued = queue!(out, DisableBracketedPaste, cursor::Show, LeaveAlternateScreen);
    let mut stdout = io::stdout().lock();
    let written = stdout.write_all(&out).and_then(|()| stdout.flush());
    let cooked = disable_raw_mode();
    drop((popped, queued, written, cooked));
}

/// Makes a panic of the main thread give the terminal back before it is told, with nothing in its text that a terminal
/// would obey. A thread's panic is told by the thread's keeper, and must not write over the screen.
pub fn install_panic_hook() {
    std::panic::set_hook(Box::new(|info| {
        if TAKEN.load(Ordering::SeqCst) && thread::current().name() != Some("main") {
            return;
        }
        give_back();
        let text = info.to_string();
        let lines: Vec<String> = text.lines().map(|line| sanitize(line).into_owned()).collect();
        let mut err = io::stderr().lock();
        let told = writeln!(err, "ghichu: {}", lines.join("\n"));
        drop(told);
    }));
}
