//! The whole story in a real pty: open, read, select, tag, note, undo, redo, quit; then the files and the verbs.

#![allow(clippy::unwrap_used, reason = "a test that can't set itself up fails")]

use std::fs;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

const ROWS: NonZero<u16> = NonZero::new(30).unwrap();
const COLUMNS: NonZero<u16> = NonZero::new(120).unwrap();

const ARTICLE: &str = "Hội nghị bàn việc quý IV ở xã Nà Phiêng\n\nSáng 12/10/2023, các đại biểu thảo luận những \
                       khó khăn, hạn chế trong triển khai nhiệm vụ. Bà con mong sớm có đường bê tông.\n\nThu Trà\n";

const CODEBOOK: &str = "[[tag]]\nid = \"kho-khan\"\nlabel = \"Khó khăn, hạn chế\"\nkey = \"1\"\n\n\
                        [[tag]]\nid = \"nhiem-vu\"\nlabel = \"Nhiệm vụ\"\nkey = \"2\"\n";

fn collection() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("bai");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("bai-01.txt"), ARTICLE).unwrap();
    fs::write(folder.join("ghichu.toml"), CODEBOOK).unwrap();
    home
}

fn environment(home: &Path) -> Vec<(&'static str, String)> {
    let home = home.to_string_lossy().into_owned();
    vec![
        ("HOME", home.clone()),
        ("XDG_STATE_HOME", format!("{home}/state")),
        ("XDG_CONFIG_HOME", format!("{home}/config")),
        ("XDG_DATA_HOME", format!("{home}/data")),
        ("TERM", "xterm-256color".to_owned()),
        ("COLORTERM", "truecolor".to_owned()),
        ("LANG", "vi_VN.UTF-8".to_owned()),
        ("PATH", std::env::var("PATH").unwrap_or_default()),
    ]
}

/// The program in a pty, and what its screen shows.
struct Session {
    screen: Arc<Mutex<(vt100::Parser, Vec<u8>)>>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn portable_pty::Child + Send + Sync>,
}

impl Session {
    fn start(home: &Path) -> Session {
        let size = PtySize { rows: ROWS.get(), cols: COLUMNS.get(), pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_ghichu"));
        command.env_clear();
        environment(home).into_iter().for_each(|(name, value)| command.env(name, value));
        command.args(["--as", "thu"]);
        command.arg(home.join("bai"));
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let screen = Arc::new(Mutex::new((vt100::Parser::new(ROWS, COLUMNS, 0), Vec::new())));
        let (mut output, seen) = (pair.master.try_clone_reader().unwrap(), screen.clone());
        let keys = pair.master.take_writer().unwrap();
        std::thread::spawn(move || {
            let _master = pair.master;
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = output.read(&mut buffer) {
                let mut seen = seen.lock().unwrap();
                seen.0.process(&buffer[..count]);
                seen.1.extend_from_slice(&buffer[..count]);
            }
        });
        Session { screen, keys, child }
    }

    fn shown(&self) -> String {
        self.screen.lock().unwrap().0.screen().contents()
    }

    fn wait_for(&self, text: &str) {
        let end = Instant::now() + Duration::from_secs(30);
        while !self.shown().contains(text) {
            assert!(Instant::now() < end, "“{text}” was not shown, but:\n{}", self.shown());
            std::thread::yield_now();
        }
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Quits; the exit status and everything the program wrote.
    fn quit(mut self) -> (u32, Vec<u8>) {
        self.press("q");
        let status = self.child.wait().unwrap();
        let written = self.screen.lock().unwrap().1.clone();
        (status.exit_code(), written)
    }
}

fn ghichu(home: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ghichu"));
    command.env_clear().envs(environment(home)).current_dir(home.join("bai")).args(args);
    command.output().unwrap()
}

#[test]
fn open_read_select_tag_note_undo_redo_quit_and_export() {
    let home = collection();
    let mut session = Session::start(home.path());
    session.wait_for("Hội nghị bàn việc");
    session.wait_for("Nhiệm vụ");
    session.press("\r");
    session.wait_for("Sáng 12/10/2023");
    session.press("/kho khan\r");
    session.wait_for("1/1");
    session.press("v");
    session.wait_for("CHỌN");
    session.press("eeee");
    session.press("1");
    session.wait_for("đã lưu");
    session.press("a");
    session.wait_for("Ghi chú");
    session.press("xem lại với bài sau\x1b");
    session.wait_for("xem lại với");
    session.press("u");
    session.wait_for("đã hoàn tác");
    session.press("\x12");
    session.wait_for("đã làm lại");
    session.wait_for("đã lưu");
    let (status, written) = session.quit();
    assert_eq!(status, 0);
    assert!(written.is_empty() || written.windows(8).any(|bytes| bytes == b"\x1b[?1049h"));

    assert_eq!(fs::read_to_string(home.path().join("bai/bai-01.txt")).unwrap(), ARTICLE);
    let sidecar = fs::read_to_string(home.path().join("bai/bai-01.txt.thu.ghichu.toml")).unwrap();
    let table: toml::Table = sidecar.parse().unwrap();
    let annotation = &table["annotation"].as_array().unwrap()[0];
    let place = |key: &str| annotation[key].as_integer().unwrap() as usize;
    let quote: String = ARTICLE.chars().skip(place("start")).take(place("end") - place("start")).collect();
    assert_eq!(annotation["quote"].as_str(), Some(quote.as_str()));
    assert_eq!(quote, "khó khăn, hạn chế");
    assert_eq!(annotation["note"].as_str(), Some("xem lại với bài sau"));
    assert_eq!(annotation["tags"][0].as_str(), Some("kho-khan"));

    let again = Session::start(home.path());
    again.wait_for("xem lại với");
    assert_eq!(again.quit().0, 0);
    let exported = ghichu(home.path(), &["export", "--format", "jsonl"]);
    assert_eq!(exported.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&exported.stdout).contains("khó khăn, hạn chế"));
}

#[test]
fn verbs_and_their_exit_status() {
    let home = collection();
    let run = |args: &[&str]| ghichu(home.path(), args).status.code();
    assert_eq!(run(&["tag", "bai-01.txt", "kho-khan", "--quote", "khó khăn", "--as", "thu"]), Some(0));
    assert_eq!(run(&["tag", "bai-01.txt", "kho-khan", "--quote", "không có đâu"]), Some(1));
    assert_eq!(run(&["tag", "bai-01.txt", "nhan-la", "--quote", "khó khăn"]), Some(2));
    assert_eq!(run(&["list", "khong-co"]), Some(3));
    assert_eq!(run(&["check", "--as", "thu"]), Some(0));
    let shown = ghichu(home.path(), &["show", "bai-01.txt", "--json", "--units", "syllable", "--as", "thu"]);
    let object: serde_json::Value = serde_json::from_slice(&shown.stdout).unwrap();
    assert_eq!(object["annotations"][0]["state"], "exact");
    assert_eq!(object["annotations"][0]["annotator"], "thu");
    assert!(object["units"].as_array().unwrap().len() > 20);
    let undone = ghichu(home.path(), &["do", "list-sort date", "-C", "."]);
    assert_eq!(undone.status.code(), Some(0));
}
