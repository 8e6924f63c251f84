//! Exports on a real folder: what is written, and what never is.

use std::fs;

use super::*;
use crate::vietnamese::slug::slug;

const TEXT: &str = "Chuyện bến Sậy\n\nĐò đầy khách, chị Nhài vẫn gắng đợi thêm bà cụ bán chè.\n";
const SIDECAR: &str = r#"format = 1

[article]
file = "ben-say.txt"
annotator = "lan"

[[annotation]]
id = "aaaaaaaaaa"
tags = ["con-nguoi"]
start = 16
end = 28
quote = "Đò đầy khách"
prefix = ""
suffix = ""

[[annotation]]
id = "bbbbbbbbbb"
tags = ["nghe"]
start = 63
end = 70
quote = "bán chè"
prefix = ""
suffix = ""
"#;

fn collection() -> (tempfile::TempDir, ExportRequest) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("ben-say.txt"), TEXT).unwrap();
    fs::write(folder.path().join("ben-say.txt.lan.ghichu.toml"), SIDECAR).unwrap();
    let options = ExportOptions {
        codebook: Codebook::default(),
        collection: "Bến Sậy".to_owned(),
        lang: Lang::En,
        formula_safe: true,
    };
    let request = ExportRequest {
        layout: Layout::new(folder.path().canonicalize().unwrap()),
        me: Annotator::new("lan").unwrap(),
        format: "jsonl".to_owned(),
        articles: vec![ArticlePath::new("ben-say.txt")],
        tags: Vec::new(),
        annotators: Vec::new(),
        article_limit: u64::MAX,
        options,
    };
    (folder, request)
}

fn quiet(_: usize, _: usize) {}

#[test]
fn a_file_is_written_with_the_passages_asked_for() {
    let (folder, mut request) = collection();
    let out = folder.path().join("ra/xuat.jsonl");
    let (path, losses) = to_path(&request, &out, &mut quiet).unwrap();
    assert_eq!((path, losses), (out.clone(), Vec::<String>::new()));
    let all = fs::read_to_string(&out).unwrap();
    assert!(all.contains("Đò đầy khách") && all.contains("bán chè"), "{all}");
    request.tags = vec![TagId::new(&slug("nghe")).unwrap()];
    to_path(&request, &out, &mut quiet).unwrap();
    let some = fs::read_to_string(&out).unwrap();
    assert!(!some.contains("aaaaaaaaaa") && some.contains("bbbbbbbbbb"), "{some}");
    request.annotators = vec![Annotator::new("minh").unwrap()];
    to_path(&request, &out, &mut quiet).unwrap();
    assert!(!fs::read_to_string(&out).unwrap().contains("bbbbbbbbbb"));
}

#[test]
fn nothing_of_the_collection_is_written_over() {
    let (folder, request) = collection();
    for name in ["ben-say.txt", "ben-say.txt.lan.ghichu.toml", "moi.txt.lan.ghichu.toml", "ghichu.toml"] {
        assert!(to_path(&request, &folder.path().join(name), &mut quiet).is_err(), "{name}");
    }
    assert_eq!(fs::read_to_string(folder.path().join("ben-say.txt")).unwrap(), TEXT);
    assert_eq!(fs::read_to_string(folder.path().join("ben-say.txt.lan.ghichu.toml")).unwrap(), SIDECAR);
    assert!(!folder.path().join("ghichu.toml").exists());
}

#[test]
fn a_folder_export_goes_over_its_own_files_only() {
    let (folder, mut request) = collection();
    request.format = "brat".to_owned();
    assert!(to_path(&request, folder.path(), &mut quiet).is_err());
    assert_eq!(fs::read_to_string(folder.path().join("ben-say.txt")).unwrap(), TEXT);
    let out = folder.path().join("brat");
    to_path(&request, &out, &mut quiet).unwrap();
    to_path(&request, &out, &mut quiet).unwrap();
    let names: Vec<String> =
        fs::read_to_string(out.join(".ghichu-export")).unwrap().lines().map(str::to_owned).collect();
    assert!(names.len() > 1 && names.iter().all(|name| out.join(name).is_file()), "{names:?}");
}

#[test]
fn a_folder_sink_keeps_to_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    let mut sink = FolderSink::open(folder.path()).unwrap();
    for name in ["../ra.txt", "/ra.txt", "", "a/../../ra.txt", ".ghichu-export", "a\nb"] {
        assert!(sink.file(name, b"x").is_err(), "{name:?}");
    }
    sink.file("a/trong.txt", b"x").unwrap();
    #[cfg(unix)]
    {
        let outside = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(outside.path(), folder.path().join("loi-ra")).unwrap();
        assert!(sink.file("loi-ra/a.txt", b"x").is_err());
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
    }
}
