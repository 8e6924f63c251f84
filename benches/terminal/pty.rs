//! A program in a pty, with the moments at which what it wrote was read.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const COLUMNS: NonZero<u16> = NonZero::new(120).unwrap();
const ROWS: NonZero<u16> = NonZero::new(40).unwrap();

/// What a program that asks where the cursor is gets for an answer, and the question.
const PLACE_ASKED: &[u8] = b"\x1b[6n";

/// How long a program may take to say anything.
const PATIENCE: Duration = Duration::from_secs(30);

/// A program running at 120 columns and 40 rows.
pub(crate) struct Terminal {
    started: Instant,
    read: Receiver<(Instant, Vec<u8>)>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    parser: vt100::Parser,
    written: usize,
    _master: Box<dyn MasterPty + Send>,
}

impl Terminal {
    /// Starts `command` with `home` for its home.
    pub(crate) fn start(command: &[String], home: &Path) -> Terminal {
        let size = PtySize { rows: ROWS.get(), cols: COLUMNS.get(), pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pty");
        let mut builder = CommandBuilder::new(&command[0]);
        builder.args(&command[1..]);
        builder.env_clear();
        let path = std::env::var("PATH").unwrap_or_default();
        let home = home.to_string_lossy();
        for (name, value) in [
            ("PATH", &*path),
            ("HOME", &*home),
            ("TERM", "xterm-256color"),
            ("LANG", "C.UTF-8"),
            ("GHICHU_ANNOTATOR", "toi"),
        ] {
            builder.env(name, value);
        }
        let mut output = pair.master.try_clone_reader().expect("the pty's other end");
        let keys = pair.master.take_writer().expect("the pty's other end");
        let (send, read) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 1 << 16];
            while let Ok(count @ 1..) = output.read(&mut buffer) {
                if send.send((Instant::now(), buffer[..count].to_vec())).is_err() {
                    break;
                }
            }
        });
        let started = Instant::now();
        let child = pair.slave.spawn_command(builder).unwrap_or_else(|error| panic!("{}: {error}", command[0]));
        let parser = vt100::Parser::new(ROWS, COLUMNS, 0);
        Terminal { started, read, keys, child, parser, written: 0, _master: pair.master }
    }

    /// Takes in what was written within `wait`; when it was read.
    fn take(&mut self, wait: Duration) -> Option<Instant> {
        let (at, bytes) = match self.read.recv_timeout(wait) {
            Ok(piece) => piece,
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return None,
        };
        self.written += bytes.len();
        // An answer says where the cursor was when the question came.
        let mut rest = &bytes[..];
        while let Some(asked) = rest.windows(PLACE_ASKED.len()).position(|window| window == PLACE_ASKED) {
            let (before, after) = rest.split_at(asked + PLACE_ASKED.len());
            self.parser.process(before);
            let (row, column) = self.parser.screen().cursor_position();
            self.press(format!("\x1b[{};{}R", row + 1, column + 1).as_bytes());
            rest = after;
        }
        self.parser.process(rest);
        Some(at)
    }

    /// What the screen shows.
    pub(crate) fn shown(&self) -> String {
        self.parser.screen().contents()
    }

    /// Waits until the screen shows `text`; from the start to that moment.
    pub(crate) fn until(&mut self, text: &str) -> Duration {
        let end = Instant::now() + PATIENCE;
        loop {
            let at = self.take(PATIENCE);
            if self.shown().contains(text) {
                return at.unwrap_or_else(Instant::now) - self.started;
            }
            assert!(at.is_some() && Instant::now() < end, "“{text}” was not shown, but:\n{}", self.shown());
        }
    }

    /// Waits until nothing was written for `quiet`; when the last piece was read.
    pub(crate) fn settle(&mut self, quiet: Duration) -> Option<Instant> {
        let mut last = None;
        while let Some(at) = self.take(quiet) {
            last = Some(at);
        }
        last
    }

    /// Types `keys`.
    pub(crate) fn press(&mut self, keys: &[u8]) {
        self.keys.write_all(keys).and_then(|()| self.keys.flush()).expect("the program still runs");
    }

    /// Waits for the next piece; when it was read.
    pub(crate) fn next_piece(&mut self) -> Instant {
        self.take(PATIENCE).expect("the program answers")
    }

    /// Types a key; from then to the last piece of the frame that answers it, and the bytes of that frame. `None` when
    /// the program had nothing to write.
    pub(crate) fn answer(&mut self, key: &[u8], quiet: Duration) -> Option<(Duration, usize)> {
        let before = self.written;
        let pressed = Instant::now();
        self.press(key);
        let first = self.take(Duration::from_secs(3))?;
        let last = self.settle(quiet).unwrap_or(first);
        Some((last - pressed, self.written - before))
    }

    /// The process' greatest resident memory in bytes, where the system tells.
    pub(crate) fn memory(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.process_id()?)).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        Some(line.split_whitespace().next()?.parse::<u64>().ok()? * 1024)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
