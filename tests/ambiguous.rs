//! Terminals that show “ ” – … in two columns, in one, or do not say: the program asks at its start, in a real pty.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test that can't set itself up fails")]

use std::fs;
use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

const ROWS: NonZero<u16> = NonZero::new(24).unwrap();
const COLUMNS: NonZero<u16> = NonZero::new(90).unwrap();
const QUESTION: &[u8] = b"\x1b[6n";

/// What a terminal answers to the first question; the later ones are asked at the top left, without the character.
#[derive(Clone, Copy)]
struct Terminal {
    first: &'static str,
    later: &'static str,
}

type Keys = Arc<Mutex<Box<dyn Write + Send>>>;

/// Opens an article in `terminal`, lets a tag be picked, and waits until the popup's frame shows `corner`.
fn frame_shows(terminal: Terminal, options: &[&str], corner: &str) {
    let home = tempfile::tempdir().unwrap();
    let article = home.path().join("bai-01.txt");
    fs::write(&article, "Bản Mòn họp\n\n“Đường đã thông” – trưởng bản nói…\n").unwrap();
    let size = PtySize { rows: ROWS.get(), cols: COLUMNS.get(), pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_ghichu"));
    command.env_clear();
    for (name, value) in [("HOME", home.path().to_str().unwrap()), ("TERM", "xterm-256color"), ("LANG", "vi_VN.UTF-8")]
    {
        command.env(name, value);
    }
    command.args(options);
    command.arg(&article);
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let screen = Arc::new(Mutex::new(vt100::Parser::new(ROWS, COLUMNS, 0)));
    let keys: Keys = Arc::new(Mutex::new(pair.master.take_writer().unwrap()));
    let (mut output, seen, answers) = (pair.master.try_clone_reader().unwrap(), screen.clone(), keys.clone());
    std::thread::spawn(move || {
        let _master = pair.master;
        let (mut all, mut looked_at, mut asked, mut buffer) = (Vec::new(), 0, 0, [0; 4096]);
        while let Ok(count @ 1..) = output.read(&mut buffer) {
            seen.lock().unwrap().process(&buffer[..count]);
            all.extend_from_slice(&buffer[..count]);
            while let Some(at) = all[looked_at..].windows(QUESTION.len()).position(|bytes| bytes == QUESTION) {
                looked_at += at + QUESTION.len();
                let answer = if asked == 0 { terminal.first } else { terminal.later };
                asked += 1;
                answers.lock().unwrap().write_all(answer.as_bytes()).unwrap();
            }
        }
    });
    let wait_for = |text: &str, there: bool| {
        let end = Instant::now() + Duration::from_secs(20);
        while screen.lock().unwrap().screen().contents().contains(text) != there {
            assert!(Instant::now() < end, "{text} {there}:\n{}", screen.lock().unwrap().screen().contents());
            std::thread::sleep(Duration::from_millis(10));
        }
    };
    let press = |text: &str| keys.lock().unwrap().write_all(text.as_bytes()).unwrap();
    wait_for("Bản Mòn", true);
    press("t");
    wait_for(corner, true);
    press("\x1b");
    wait_for(corner, false);
    press("q");
    let end = Instant::now() + Duration::from_secs(20);
    while child.try_wait().unwrap().is_none() {
        assert!(Instant::now() < end, "it did not end");
        std::thread::sleep(Duration::from_millis(10));
    }
}

const SILENT: Terminal = Terminal { first: "", later: "" };

#[test]
fn a_wide_terminal_gets_ascii_frames() {
    frame_shows(Terminal { first: "\x1b[1;3R", later: "\x1b[1;1R" }, &[], "+--");
}

#[test]
fn a_narrow_terminal_keeps_its_frames() {
    frame_shows(Terminal { first: "\x1b[1;2R", later: "\x1b[1;1R" }, &[], "└──");
}

#[test]
fn a_terminal_that_does_not_answer_is_taken_for_narrow_and_not_waited_for() {
    frame_shows(SILENT, &[], "└──");
}

#[test]
fn a_key_that_comes_with_the_answer_does_no_harm() {
    frame_shows(Terminal { first: "\x1b[1;3Rj", later: "\x1b[1;1R" }, &[], "+--");
}

#[test]
fn what_is_configured_is_not_asked() {
    frame_shows(SILENT, &["--set", "reader.ambiguous=wide"], "+--");
    frame_shows(Terminal { first: "\x1b[1;3R", later: "\x1b[1;1R" }, &["--set", "reader.ambiguous=narrow"], "└──");
}
