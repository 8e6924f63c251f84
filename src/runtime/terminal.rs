//! The terminal: taken over when the program starts, given back whatever happens.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{cursor, queue};

use crate::text::glyph::sanitize;

/// Whether the terminal is taken over now: the panic hook and signals must know.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Mouse reports: buttons, drags and the wheel in SGR form. crossterm's own command also asks for bare movements, which
/// would wake the program for nothing.
const MOUSE_ON: &[u8] = b"\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1002l";

/// A terminal taken over; dropping it gives the terminal back.
pub struct Terminal {
    mouse: bool,
}

impl Terminal {
    /// Takes the terminal over: raw mode, alternate screen, bracketed paste, perhaps mouse reports.
    pub fn enter(mouse: bool) -> io::Result<Terminal> {
        enable_raw_mode()?;
        TAKEN.store(true, Ordering::SeqCst);
        let terminal = Terminal { mouse };
        terminal.begin()?;
        Ok(terminal)
    }

    fn begin(&self) -> io::Result<()> {
        let mut out = Vec::new();
        queue!(out, EnterAlternateScreen, EnableBracketedPaste)?;
        if self.mouse {
            out.extend_from_slice(MOUSE_ON);
        }
        write_all(&out)
    }

    /// Turns mouse reports on or off.
    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        write_all(if on { MOUSE_ON } else { MOUSE_OFF })
    }

    /// Gives the terminal back for a while, runs `work`, takes it over again.
    pub fn outside<T>(&self, work: impl FnOnce() -> T) -> io::Result<T> {
        give_back();
        let result = work();
        enable_raw_mode()?;
        TAKEN.store(true, Ordering::SeqCst);
        self.begin()?;
        Ok(result)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        give_back();
    }
}

fn write_all(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// Puts everything back that was changed. Errors are left alone: the terminal may be gone.
fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = MOUSE_OFF.to_vec();
    out.extend_from_slice(b"\x1b[?2026l\x1b[r\x1b[m");
    let queued = queue!(out, DisableBracketedPaste, cursor::Show, LeaveAlternateScreen);
    let written = queued.and_then(|()| write_all(&out));
    let cooked = disable_raw_mode();
    drop((written, cooked));
}

/// Makes a panic give the terminal back before it is told, with nothing in its text that a terminal would obey.
pub fn install_panic_hook() {
    std::panic::set_hook(Box::new(|info| {
        give_back();
        let text = info.to_string();
        let lines: Vec<String> = text.lines().map(|line| sanitize(line).into_owned()).collect();
        let mut err = io::stderr().lock();
        let told = writeln!(err, "ghichu: {}", lines.join("\n"));
        drop(told);
    }));
}
