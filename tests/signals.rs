//! The terminal is given back and nothing is lost when the system ends or stops the program, or the terminal goes away.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test that can't set itself up fails")]

use std::fs;
use std::io::{Read, Write};
use std::num::NonZero;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};

const ROWS: NonZero<u16> = NonZero::new(24).unwrap();
const COLUMNS: NonZero<u16> = NonZero::new(80).unwrap();
const ENTERED: &str = "\x1b[?1049h";
const LEFT: &str = "\x1b[?1049l";

/// The program in a pty, and what it wrote so far.
struct Session {
    home: tempfile::TempDir,
    child: Box<dyn Child + Send + Sync>,
    keys: Option<Box<dyn Write + Send>>,
    output: Receiver<Vec<u8>>,
    written: String,
    screen: vt100::Parser,
}

impl Session {
    fn start() -> Session {
        let home = tempfile::tempdir().unwrap();
        let article = home.path().join("phien-cho.txt");
        fs::write(&article, "Phiên chợ vùng cao\n\nMờ sáng, bà con đã gùi măng xuống núi.\n").unwrap();
        fs::write(home.path().join("ghichu.toml"), "[[tag]]\nid = \"nep-song\"\nlabel = \"Nếp sống\"\n").unwrap();
        let size = PtySize { rows: ROWS.get(), cols: COLUMNS.get(), pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_ghichu"));
        command.env_clear();
        command.env("HOME", home.path());
        command.env("TERM", "xterm-256color");
        command.args(["--as", "mai", "--lang", "vi"]);
        command.arg(&article);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let (mut reader, keys) = (pair.master.try_clone_reader().unwrap(), pair.master.take_writer().unwrap());
        let (sender, output) = channel();
        // The master lives as long as its reader and writer, which are copies of it.
        drop(pair.master);
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let screen = vt100::Parser::new(ROWS, COLUMNS, 0);
        let mut session = Session { home, child, keys: Some(keys), output, written: String::new(), screen };
        session.wait_until("the article", |session| session.shows("Mờ sáng"), || {});
        session
    }

    /// Waits until `reached`, doing `meanwhile` now and then.
    fn wait_until(&mut self, what: &str, reached: impl Fn(&Session) -> bool, meanwhile: impl Fn()) {
        for _ in 0..600 {
            if reached(self) {
                return;
            }
            meanwhile();
            if let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(50)) {
                self.written.push_str(&String::from_utf8_lossy(&bytes));
                self.screen.process(&bytes);
            }
        }
        panic!("waited in vain for {what}:\n{}", self.screen.screen().contents());
    }

    fn shows(&self, text: &str) -> bool {
        self.screen.screen().contents().contains(text)
    }

    /// Tags the first letters of the article. The save is ordered when this returns, though perhaps not done.
    fn tag(&mut self) {
        self.press("vl");
        self.wait_until("the tags", |session| session.shows("CHỌN") && session.shows("Nếp"), || {});
        self.press("1");
        self.wait_until("the end of selecting", |session| !session.shows("CHỌN"), || {});
    }

    fn wait_for(&mut self, text: &str, times: usize) {
        self.wait_until(text, |session| session.count(text) >= times, || {});
    }

    fn count(&self, text: &str) -> usize {
        self.written.matches(text).count()
    }

    fn press(&mut self, keys: &str) {
        self.keys.as_mut().unwrap().write_all(keys.as_bytes()).unwrap();
    }

    fn pid(&self) -> String {
        self.child.process_id().unwrap().to_string()
    }

    fn sidecar(&self) -> String {
        fs::read_to_string(self.home.path().join("phien-cho.txt.mai.ghichu.toml")).unwrap_or_default()
    }
}

fn signal(name: &str, pid: &str) {
    assert!(Command::new("kill").args([name, pid]).status().unwrap().success());
}

#[test]
fn asked_to_end_it_saves_and_gives_the_terminal_back() {
    for name in ["-TERM", "-HUP", "-INT"] {
        let mut session = Session::start();
        session.tag();
        signal(name, &session.pid());
        session.wait_for(LEFT, 1);
        assert_eq!(session.child.wait().unwrap().exit_code(), 3);
        assert!(session.sidecar().contains("nep-song"), "{}", session.sidecar());
    }
}

#[test]
fn what_can_not_be_saved_is_kept_elsewhere() {
    let mut session = Session::start();
    session.tag();
    session.wait_until("the save", |session| session.shows("đã lưu"), || {});
    // Nothing can be put in the place of a folder.
    let sidecar = session.home.path().join("phien-cho.txt.mai.ghichu.toml");
    fs::remove_file(&sidecar).unwrap();
    fs::create_dir(&sidecar).unwrap();
    session.press("jj1");
    session.wait_until("the failure", |session| session.shows("chưa lưu được"), || {});
    signal("-TERM", &session.pid());
    session.wait_for(LEFT, 1);
    assert_eq!(session.child.wait().unwrap().exit_code(), 3);
    let mut folders = vec![session.home.path().to_owned()];
    let mut kept = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false if path.ends_with("phien-cho.txt.mai.ghichu.toml") => kept.push(path),
                false => {}
            }
        }
    }
    let [kept] = &kept[..] else { panic!("{kept:?}") };
    assert!(kept.components().any(|part| part.as_os_str() == "unsaved"), "{kept:?}");
    assert_eq!(fs::read_to_string(kept).unwrap().matches("nep-song").count(), 2);
}

#[test]
fn a_terminal_that_goes_away_ends_it() {
    let mut session = Session::start();
    session.tag();
    // The reader goes when nobody takes what it reads; the writer's end sends one last line, which is answered.
    session.output = channel().1;
    session.keys = None;
    assert_eq!(session.child.wait().unwrap().exit_code(), 3);
    assert!(session.sidecar().contains("nep-song"));
}

#[test]
fn stopped_it_gives_the_terminal_back_and_takes_it_again() {
    let mut session = Session::start();
    let pid = session.pid();
    for round in 1..=2 {
        match round {
            1 => session.press("\x1a"),
            _ => signal("-TSTP", &pid),
        }
        session.wait_for(LEFT, round);
        let entered = session.count(ENTERED);
        // It writes that it leaves, and then stops: continued only once it would perhaps stop after that.
        let again = |session: &Session| session.count(ENTERED) > entered && session.shows("Mờ sáng");
        session.wait_until("the terminal to be taken again", again, || signal("-CONT", &pid));
    }
    session.press("q");
    session.wait_for(LEFT, 3);
    assert_eq!(session.child.wait().unwrap().exit_code(), 0);
}
