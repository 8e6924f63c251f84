//! Printing: safe for terminals, quiet when the reader has gone.

use std::io::{self, IsTerminal, Write};

use serde_json::Value;

use super::args::When;
use super::{Status, UserError};
use crate::text::glyph::sanitize;

/// Standard output and standard error of a verb.
pub struct Output {
    styled: bool,
    terminal: bool,
    closed: bool,
}

impl Output {
    /// Output with colours as asked for.
    pub fn new(color: When) -> Output {
        let terminal = io::stdout().is_terminal();
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let styled = match color {
            When::Auto => terminal && !plain,
            When::Always => true,
            When::Never => false,
        };
        Output { styled, terminal, closed: false }
    }

    /// Whether colours are wanted.
    pub fn is_styled(&self) -> bool {
        self.styled
    }

    /// Whether the reader has gone.
    pub fn is_closed(&self) -> bool {
        self.closed
    }

    /// Prints a line for people: whatever a terminal would obey is shown as a picture.
    pub fn line(&mut self, text: &str) -> Result<(), (Status, UserError)> {
        self.raw(&format!("{}\n", sanitize(text)))
    }

    /// Prints a JSON value on a line of its own. On a terminal, characters beyond ASCII controls are safe in JSON; C1 and
    /// bidirectional controls are escaped.
    pub fn json(&mut self, value: &Value) -> Result<(), (Status, UserError)> {
        let mut text = String::new();
        for c in value.to_string().chars() {
            let hostile = c.is_control()
                || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            if hostile && self.terminal {
                text.push_str(&format!("\\u{:04x}", u32::from(c)));
            } else {
                text.push(c);
            }
        }
        self.raw(&format!("{text}\n"))
    }

    /// Prints as it is.
    pub fn raw(&mut self, text: &str) -> Result<(), (Status, UserError)> {
        let mut out = self.writer();
        let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
        written.map_err(|error| (Status::Failed, UserError::new(error.to_string())))
    }

    /// Standard output as a writer that remembers when its reader has gone.
    pub fn writer(&mut self) -> impl Write {
        Watched { out: io::stdout().lock(), closed: &mut self.closed }
    }

    /// Tells something on standard error.
    pub fn note(&mut self, text: &str) {
        let told = writeln!(io::stderr().lock(), "ghichu: {}", sanitize(text));
        drop(told);
    }

    /// Tells more about what was told just before.
    pub fn detail(&mut self, text: &str) {
        let told = writeln!(io::stderr().lock(), "  {}", sanitize(text));
        drop(told);
    }

    /// Tells an error with its place and hint.
    pub fn error(&mut self, error: &UserError) {
        let place = error.place.as_ref().map(|place| {
            let numbers = [place.line, place.column].into_iter().flatten().map(|n| format!(":{n}"));
            format!("{}{}: ", place.file.display(), numbers.collect::<String>())
        });
        self.note(&format!("{}{}", place.unwrap_or_default(), error.message));
        if let Some(hint) = &error.hint {
            self.detail(hint);
        }
    }
}

/// A writer with a note of whether its reader has gone.
struct Watched<'o, W> {
    out: W,
    closed: &'o mut bool,
}

impl<W: Write> Watched<'_, W> {
    fn watch<T>(&mut self, done: io::Result<T>) -> io::Result<T> {
        *self.closed |= done.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::BrokenPipe);
        done
    }
}

impl<W: Write> Write for Watched<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let done = self.out.write(bytes);
        self.watch(done)
    }

    fn flush(&mut self) -> io::Result<()> {
        let done = self.out.flush();
        self.watch(done)
    }
}
