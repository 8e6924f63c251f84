//! Articles in old encodings, through the program itself: found, chosen by pattern and by command, remembered, annotated.

#![allow(clippy::unwrap_used, reason = "a test that can't set itself up fails")]

use std::fs;
use std::path::Path;
use std::process::Command;

use ghichu::vietnamese::encoding::{Legacy, encode};
use serde_json::Value;

const ARTICLE: &str = "Làm đường ở thôn Pác Ngần\n\nSáng nay, bà con thôn Pác Ngần góp đá, góp công làm xong đoạn đường \
                       cuối cùng.\n";

struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Home {
        let home = Home(tempfile::tempdir().unwrap());
        fs::create_dir_all(home.0.path().join("bai/cu")).unwrap();
        home
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.0.path().join("bai").join(name), bytes).unwrap();
    }

    fn run(&self, words: &[&str]) -> String {
        let home = self.0.path();
        let folder = |name: &str| home.join(name);
        let output = Command::new(env!("CARGO_BIN_EXE_ghichu"))
            .args(words)
            .args(["--lang", "en", "--as", "lan"])
            .current_dir(folder("bai"))
            .env("HOME", home)
            .env("XDG_STATE_HOME", folder("state"))
            .env("XDG_DATA_HOME", folder("data"))
            .env("GHICHU_CONFIG", folder("config.toml"))
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{words:?}: {told}");
        String::from_utf8(output.stdout).unwrap()
    }

    fn show(&self, article: &str) -> (String, String) {
        let shown: Value = serde_json::from_str(&self.run(&["show", article, "--json"])).unwrap();
        (shown["encoding"].as_str().unwrap().to_owned(), shown["text"].as_str().unwrap().to_owned())
    }

    fn listed(&self, article: &str) -> String {
        let lines = self.run(&["list", "--json"]);
        let entries = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let entry = entries.into_iter().find(|entry| entry["file"] == article).unwrap();
        entry["encoding"].as_str().unwrap().to_owned()
    }
}

#[test]
fn encodings_are_found_listed_and_annotated_in() {
    let home = Home::new();
    home.write("ghichu.toml", "[[tag]]\nid = \"gop-suc\"\nlabel = \"Góp sức\"\n");
    for (name, legacy) in [("a.txt", Legacy::Tcvn3), ("b.txt", Legacy::Vni), ("c.txt", Legacy::Windows1258)] {
        home.write(name, encode(ARTICLE, legacy).unwrap());
        assert_eq!(home.show(name), (legacy.name().to_owned(), ARTICLE.to_owned()));
        assert_eq!(home.listed(name), legacy.name());
        home.run(&["tag", name, "gop-suc", "--quote", "góp đá"]);
        let sidecar = fs::read_to_string(home.0.path().join("bai").join(format!("{name}.lan.ghichu.toml"))).unwrap();
        let start = ARTICLE.chars().count() - ARTICLE.split_once("góp đá").unwrap().1.chars().count() - 6;
        assert!(sidecar.contains(&format!("start = {start}\n")), "{sidecar}");
    }
    home.write("d.txt", "Tieáng Vieät cuûa chuùng ta\n");
    assert_eq!(home.show("d.txt"), ("VNI-Windows in UTF-8".to_owned(), "Tiếng Việt của chúng ta\n".to_owned()));
}

#[test]
fn a_choice_goes_before_a_pattern_and_both_before_what_is_found() {
    let home = Home::new();
    let capitals = encode("NÀ LÌN", Legacy::Tcvn3Capitals).unwrap();
    home.write("cu/a.txt", &capitals);
    home.write("ghichu.toml", "[text]\nencodings = [\"cu/** = tcvn3-capitals\"]\n");
    let chosen = ("TCVN3 (.VnTimeH)".to_owned(), "NÀ LÌN".to_owned());
    assert_eq!(home.show("cu/a.txt"), chosen);
    assert_eq!(home.listed("cu/a.txt"), chosen.0);
    home.run(&["do", "article-encoding windows-1258", "--in", "cu/a.txt"]);
    assert_eq!(home.show("cu/a.txt").0, "windows-1258");
    assert_eq!(home.listed("cu/a.txt"), "windows-1258");
    home.run(&["do", "article-encoding auto", "--in", "cu/a.txt"]);
    assert_eq!(home.show("cu/a.txt"), chosen);
}

#[test]
fn articles_are_never_written_to() {
    let home = Home::new();
    let bytes = encode(ARTICLE, Legacy::Viscii).unwrap();
    home.write("a.txt", &bytes);
    home.run(&["do", "article-encoding viscii", "--in", "a.txt"]);
    assert_eq!(home.show("a.txt").0, "VISCII");
    assert_eq!(fs::read(Path::new(home.0.path()).join("bai/a.txt")).unwrap(), bytes);
}
