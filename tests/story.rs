//! The whole story in a real pty: open, read, select, tag, note, undo, redo, quit; then the files, a signal, the verbs.

#![allow(clippy::unwrap_used, reason = "a test that can't set itself up fails")]

use std::fs;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use ghichu::collection::state::{self, CollectionState};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};

const ROWS: NonZero<u16> = NonZero::new(30).unwrap();
const COLUMNS: NonZero<u16> = NonZero::new(100).unwrap();

const ARTICLE: &str = "Hội nghị bàn việc quý IV ở xã Nà Phiêng\n\nSáng 12/10/2023, các đại biểu thảo luận những \
                       khó khăn, hạn chế trong triển khai nhiệm vụ. Bà con mong sớm có đường bê tông.\n\nThu Trà\n";

const OTHER: &str = "Chợ phiên Pác Sảo mở lại\n\nSau hai năm nghỉ, chợ phiên Pác Sảo họp lại từ sáng chủ nhật. Nhiệm vụ của \
                     ban quản lý là giữ lối đi cho thoáng.\n";

const PHRASE: &str = "khó khăn, hạn chế";
const NOTE: &str = "xem lại với bài sau";
const LEAVES: &[u8] = b"\x1b[?1049l";

/// Loads the sidecar as another program would, and prints the first passage's quote.
const PYTHON: &str = "import sys, tomllib\n\
                      with open(sys.argv[1], 'rb') as file: layer = tomllib.load(file)\n\
                      sys.stdout.buffer.write(layer['annotation'][0]['quote'].encode())\n";

const CODEBOOK: &str = "[[tag]]\nid = \"kho-khan\"\nlabel = \"Khó khăn, hạn chế\"\nkey = \"1\"\n\n\
                        [[tag]]\nid = \"nhiem-vu\"\nlabel = \"Nhiệm vụ\"\nkey = \"2\"\n";

fn collection() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("bai");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("bai-01.txt"), ARTICLE).unwrap();
    fs::write(folder.join("bai-02.txt"), OTHER).unwrap();
    fs::write(folder.join("ghichu.toml"), CODEBOOK).unwrap();
    home
}

fn sidecar(home: &Path) -> PathBuf {
    home.join("bai/bai-01.txt.thu.ghichu.toml")
}

/// Polls until `found` gives something, for at most twenty seconds.
fn until<T>(what: impl Fn() -> String, mut found: impl FnMut() -> Option<T>) -> T {
    let end = Instant::now() + Duration::from_secs(20);
    loop {
        if let Some(value) = found() {
            return value;
        }
        assert!(Instant::now() < end, "{}", what());
        std::thread::sleep(Duration::from_millis(10));
    }
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
        let what = || format!("“{text}” was not shown, but:\n{}", self.shown());
        until(what, || self.shown().contains(text).then_some(()));
    }

    /// Waits until the sidecar has `text`, or has it no more.
    fn wait_saved(&self, home: &Path, text: &str, there: bool) {
        let read = || fs::read_to_string(sidecar(home)).unwrap_or_default();
        let what = || format!("“{text}” in the sidecar, not {there}:\n{}\n{}", read(), self.shown());
        until(what, || (read().contains(text) == there).then_some(()));
        self.wait_for("đã lưu");
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Quits; the exit status.
    fn quit(mut self) -> u32 {
        self.press("q");
        self.ended()
    }

    /// Waits for the end; the exit status. The terminal must have been left as it was found.
    fn ended(mut self) -> u32 {
        let shown = self.shown();
        let status = until(|| format!("still running:\n{shown}"), || self.child.try_wait().unwrap());
        let left = || self.screen.lock().unwrap().1.windows(LEAVES.len()).any(|bytes| bytes == LEAVES);
        until(|| "the alternate screen was not left".to_owned(), || left().then_some(()));
        assert!(!self.screen.lock().unwrap().0.screen().alternate_screen());
        status.exit_code()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            drop(self.child.kill());
        }
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
    session.wait_for("Chợ phiên Pác Sảo");
    session.press("\r");
    session.wait_for("Sáng 12/10/2023");
    session.press("/kho khan\r");
    session.wait_for("1/1");
    session.press("v");
    session.wait_for("CHỌN");
    session.press("eeee");
    session.press("1");
    session.wait_saved(home.path(), "kho-khan", true);
    session.press("a");
    session.wait_for("Ghi chú");
    session.press(&format!("{NOTE}\x1b"));
    session.wait_for("xem lại với");
    session.wait_saved(home.path(), NOTE, true);
    session.press("u");
    session.wait_for("đã hoàn tác");
    session.wait_saved(home.path(), NOTE, false);
    session.press("\x12");
    session.wait_for("đã làm lại");
    session.wait_saved(home.path(), NOTE, true);
    assert_eq!(session.quit(), 0);

    assert_eq!(fs::read(home.path().join("bai/bai-01.txt")).unwrap(), ARTICLE.as_bytes());
    let table: toml::Table = fs::read_to_string(sidecar(home.path())).unwrap().parse().unwrap();
    let annotation = &table["annotation"].as_array().unwrap()[0];
    let place = |key: &str| annotation[key].as_integer().unwrap() as usize;
    let quote: String = ARTICLE.chars().skip(place("start")).take(place("end") - place("start")).collect();
    assert_eq!(annotation["quote"].as_str(), Some(quote.as_str()));
    assert_eq!(quote, PHRASE);
    assert_eq!(table["annotation"].as_array().unwrap().len(), 1);
    assert_eq!(annotation["note"].as_str(), Some(NOTE));
    assert_eq!(annotation["tags"][0].as_str(), Some("kho-khan"));

    if has_tomllib() {
        let read = Command::new("python3").args(["-c", PYTHON]).arg(sidecar(home.path())).output().unwrap();
        assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
        assert_eq!(String::from_utf8_lossy(&read.stdout), PHRASE);
    } else {
        println!("no python3 with tomllib here: the sidecar was read by the toml crate alone");
    }

    let again = Session::start(home.path());
    again.wait_for("xem lại với");
    again.wait_for("1 Khó khăn");
    assert_eq!(again.quit(), 0);
    let folder = home.path().join("bai");
    let exported = ghichu(home.path(), &["export", "--format", "jsonl", folder.to_str().unwrap()]);
    assert_eq!(exported.status.code(), Some(0));
    let records = lines(&exported);
    let record = records.iter().find(|record| record["text"] == ARTICLE).unwrap();
    assert_eq!(record["annotations"][0]["quote"], PHRASE);
    assert_eq!(record["annotations"][0]["note"], NOTE);
    assert_eq!(record["spans"][0]["start"].as_u64(), Some(place("start") as u64));
    assert_eq!(record["spans"][0]["end"].as_u64(), Some(place("end") as u64));
}

fn has_tomllib() -> bool {
    Command::new("python3").args(["-c", "import tomllib"]).output().is_ok_and(|output| output.status.success())
}

fn lines(output: &Output) -> Vec<serde_json::Value> {
    String::from_utf8_lossy(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_signal_to_end_leaves_the_terminal_as_it_was() {
    let home = collection();
    let mut session = Session::start(home.path());
    session.wait_for("Hội nghị bàn việc");
    session.press("\r");
    session.wait_for("Sáng 12/10/2023");
    let id = session.child.process_id().unwrap().to_string();
    assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    println!("ended by SIGTERM with status {}", session.ended());
    assert_eq!(fs::read(home.path().join("bai/bai-01.txt")).unwrap(), ARTICLE.as_bytes());
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
    let listed = lines(&ghichu(home.path(), &["list", "--json", "--as", "thu"]));
    assert_eq!(listed.len(), 2);
    assert_eq!(listed[0]["file"], "bai-01.txt");
    assert_eq!(listed[0]["annotations"], 1);
    assert_eq!(listed[0]["tags"]["kho-khan"], 1);
    assert_eq!(listed[1]["annotations"], 0);
    let bytes = fs::read_to_string(home.path().join("bai/bai-01.txt")).unwrap();
    assert_eq!(listed[0]["length"], bytes.chars().count());
    assert_eq!(run(&["export", "--format", "json", "--as", "thu", "--annotator", "thu"]), Some(0));
    // A filter that was left on the screen hides nothing from scripts.
    let (places, root) = (home.path().join("state/ghichu"), home.path().join("bai").canonicalize().unwrap());
    let left = CollectionState { filter: "bai-02".to_owned(), ..CollectionState::default() };
    state::save(&places, &root, &left).unwrap();
    assert_eq!(lines(&ghichu(home.path(), &["list", "--json"])).len(), 2);
    assert_eq!(lines(&ghichu(home.path(), &["export", "--format", "jsonl"])).len(), 2);
    assert_eq!(state::load(&places, &root), left);
    fs::write(home.path().join("bai/ghichu.toml"), "").unwrap();
    assert_eq!(
        lines(&ghichu(home.path(), &["list", "--json"])).len(),
        2,
        "an empty ghichu.toml makes a collection too"
    );
    fs::write(home.path().join("bai/ghichu.toml"), CODEBOOK).unwrap();
    let told = |args: &[&str]| String::from_utf8(ghichu(home.path(), args).stderr).unwrap();
    assert_eq!(run(&["show", "."]), Some(3));
    assert!(told(&["show", "."]).contains("đây là một thư mục"), "{}", told(&["show", "."]));
    fs::create_dir(home.path().join("trong")).unwrap();
    assert_eq!(run(&["list", home.path().join("trong").to_str().unwrap()]), Some(1));
    fs::write(home.path().join("trong/ghichu.toml"), "[[tag]\n").unwrap();
    let broken = told(&["check", home.path().join("trong").to_str().unwrap()]);
    assert_eq!(broken.lines().filter(|line| line.contains("ghichu.toml:1:")).count(), 1, "{broken}");
    assert!(!broken.contains('{'), "{broken}");
    let counted = lines(&ghichu(home.path(), &["stats", "--json", "--as", "thu"])).remove(0);
    assert_eq!(counted["articles"], 2);
    assert_eq!(counted["annotations"], 1);
    let used = |tag: &str| {
        let rows = counted["tags"].as_array().unwrap();
        rows.iter().find(|row| row["tag"] == tag).unwrap()["passages"].as_u64()
    };
    assert_eq!((used("kho-khan"), used("nhiem-vu")), (Some(1), Some(0)));
}
