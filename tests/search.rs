//! `ghichu search` as scripts use it.

#![allow(clippy::unwrap_used, reason = "a test that can't set itself up fails")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// Composed, decomposed, and with the spaces and signs of a word processor.
const ARTICLES: [(&str, &str); 3] = [
    ("bai-01.txt", "Gỡ khó khăn cho bản Mòn\n\nBà con gặp khó\nkhăn, hạn chế. Kho khan nước. Số 12/2023.\n"),
    ("duoi/bai-02.txt", "Xã họp ve\u{302}\u{300} kho\u{301} kha\u{306}n\u{A0}– ha\u{323}n che\u{302}\u{301}\n"),
    ("bai-03.md", "# Đường mới\n\nDương tính; đường thủy, đường thuỷ.\n"),
];

fn search(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ghichu"));
    let home = folder.to_str().unwrap();
    command.env_clear().env("HOME", home).env("LANG", "vi_VN.UTF-8").current_dir(folder.join("bai")).arg("search");
    let Output { status, stdout, stderr } = command.args(args).output().unwrap();
    (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

fn collection() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir_all(home.path().join("bai/duoi")).unwrap();
    for (name, text) in ARTICLES {
        fs::write(home.path().join("bai").join(name), text).unwrap();
    }
    fs::write(home.path().join("bai/ghichu.toml"), "[collection]\nname = \"Bài\"\n").unwrap();
    home
}

#[test]
fn hits_are_printed_with_their_places() {
    let home = collection();
    let count = |args: &[&str]| {
        let (status, out, _) = search(home.path(), args);
        assert_eq!(status, Some(if out.is_empty() { 1 } else { 0 }), "{args:?}");
        out.lines().count()
    };
    assert_eq!(count(&["kho khan"]), 4);
    assert_eq!(count(&["khó khan"]), 3);
    assert_eq!(count(&["kho khan", "--exact"]), 1);
    assert_eq!(count(&["kho khan \\m"]), 1);
    assert_eq!(count(&["Khó khăn", "--case"]), 0);
    assert_eq!(count(&["khăn - hạn"]), 1);
    assert_eq!(count(&["duong"]), 4);
    assert_eq!(count(&["đường"]), 3);
    assert_eq!(count(&["đường thuỷ"]), 2);
    assert_eq!(count(&["kho khan", "duoi"]), 1);
    assert_eq!(count(&["kho khan", "bai-01.txt"]), 3);
    assert_eq!(count(&["ho", "--whole"]), 0);
    assert_eq!(count(&["--regex", r"\d+/\d+"]), 1);
    assert_eq!(count(&["--regex", "khó khăn"]), 2);
    assert_eq!(count(&["--regex", "--fold", "^xa hop .* che$"]), 1);
    assert_eq!(count(&["--set", "search.marks=exact", "kho khan"]), 1);
}

#[test]
fn json_lines_have_places_in_code_points() {
    let home = collection();
    let (status, out, _) = search(home.path(), &["kho khan", "--json"]);
    assert_eq!(status, Some(0));
    let hits: Vec<serde_json::Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(hits.len(), 4);
    for hit in &hits {
        let file = hit["file"].as_str().unwrap();
        let text: Vec<char> = ARTICLES.iter().find(|(name, _)| *name == file).unwrap().1.chars().collect();
        let (start, end) = (hit["start"].as_u64().unwrap() as usize, hit["end"].as_u64().unwrap() as usize);
        assert_eq!(text[start..end].iter().collect::<String>(), hit["text"].as_str().unwrap());
        let before = hit["before"].as_str().unwrap();
        assert!(text[..start].iter().collect::<String>().ends_with(before));
        let after = hit["after"].as_str().unwrap();
        assert!(
            text[end..].iter().collect::<String>().starts_with(after) && !after.is_empty() || end + 1 >= text.len()
        );
    }
    assert_eq!(hits[1]["text"], "khó\nkhăn");
}

#[test]
fn what_is_wrong_is_told() {
    let home = collection();
    let (status, out, err) = search(home.path(), &["--regex", "khó ("]);
    assert_eq!((status, out.as_str()), (Some(2), ""));
    assert!(err.contains("cột 5"), "{err}");
    assert_eq!(search(home.path(), &["  "]).0, Some(2));
    assert_eq!(search(home.path(), &["không có đâu"]).0, Some(1));
    assert_eq!(search(home.path(), &["a", "khong-co"]).0, Some(3));
}
