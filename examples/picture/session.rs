//! The program in a pty.

use std::error::Error;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// When nothing came for so long, the screen is taken to be done.
const QUIET: Duration = Duration::from_millis(250);
/// How long the first frame may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// The running program and its screen.
pub(crate) struct Session {
    parser: vt100::Parser,
    output: Receiver<Vec<u8>>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    _terminal: Box<dyn MasterPty + Send>,
}

impl Session {
    /// Starts the program on the sample, with `home` as the home folder, and waits for its first frame.
    pub(crate) fn start(
        binary: &Path,
        home: &Path,
        size: (NonZero<u16>, NonZero<u16>),
        theme: &str,
    ) -> Result<Session, Box<dyn Error>> {
        let (columns, rows) = size;
        let pty = PtySize { rows: rows.get(), cols: columns.get(), pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(pty)?;
        let mut command = CommandBuilder::new(binary);
        command.env_clear();
        for (name, value) in [("TERM", "xterm-256color"), ("COLORTERM", "truecolor"), ("LANG", "vi_VN.UTF-8")] {
            command.env(name, value);
        }
        command.env("HOME", home);
        command.cwd(home);
        command.args(["--as", "lan", "--set", &format!("ui.theme={theme}")]);
        let child = pair.slave.spawn_command(command)?;
        drop(pair.slave);
        let (sender, output) = channel();
        let mut reader = pair.master.try_clone_reader()?;
        std::thread::spawn(move || {
            let mut buffer = [0; 65536];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let keys = pair.master.take_writer()?;
        let parser = vt100::Parser::new(rows, columns, 0);
        let mut session = Session { parser, output, keys, child, _terminal: pair.master };
        let first = session.output.recv_timeout(PATIENCE)?;
        session.parser.process(&first);
        session.settle();
        Ok(session)
    }

    /// Presses keys one by one, each when the screen has settled.
    pub(crate) fn press(&mut self, keys: &str) -> Result<(), Box<dyn Error>> {
        for (index, part) in keys.split('"').enumerate() {
            let pressed: Vec<String> = match index % 2 {
                0 => part.split_whitespace().map(bytes_of).collect::<Result<_, _>>()?,
                _ => part.chars().map(String::from).collect(),
            };
            for key in pressed {
                self.keys.write_all(key.as_bytes())?;
                self.keys.flush()?;
                self.settle();
            }
        }
        Ok(())
    }

    /// What the screen shows.
    pub(crate) fn screen(&self) -> vt100::Screen {
        self.parser.screen().clone()
    }

    fn settle(&mut self) {
        while let Ok(bytes) = self.output.recv_timeout(QUIET) {
            self.parser.process(&bytes);
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // The picture is made; the home folder goes with it.
        let ended = self.child.kill().and_then(|()| self.child.wait());
        drop(ended);
    }
}

/// What a terminal sends for a key.
fn bytes_of(key: &str) -> Result<String, String> {
    let known = match key {
        "enter" => "\r",
        "esc" => "\x1b",
        "tab" => "\t",
        "space" => " ",
        "up" => "\x1b[A",
        "down" => "\x1b[B",
        "backspace" => "\x7f",
        key if key.chars().count() == 1 => key,
        key => {
            let letter = key.strip_prefix("ctrl-").and_then(|letter| letter.bytes().next());
            return letter.map(|letter| char::from(letter & 0x1f).to_string()).ok_or(format!("no key {key}"));
        }
    };
    Ok(known.to_owned())
}
