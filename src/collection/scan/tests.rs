use std::collections::BTreeMap;
use std::fs;

use super::super::Problem;
use super::*;
use crate::article::Meta;
use crate::codebook::TagId;
use crate::collection::ArticlePath;

struct Collection {
    folder: tempfile::TempDir,
    request: ScanRequest,
}

/// What a scan reported.
struct Scanned {
    entries: BTreeMap<PathBuf, Entry>,
    batches: Vec<usize>,
    unlistable: Vec<(PathBuf, Message)>,
    stopped: bool,
}

impl Collection {
    fn new() -> Collection {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap().join("tin");
        fs::create_dir(&root).unwrap();
        let request = ScanRequest {
            layout: Layout::new(root),
            annotator: Annotator::new("lan").unwrap(),
            include: Vec::new(),
            exclude: Vec::new(),
            cancelled: Arc::default(),
        };
        Collection { folder, request }
    }

    fn path(&self, path: impl AsRef<Path>) -> PathBuf {
        self.request.layout.root.join(path)
    }

    fn write(&self, path: impl AsRef<Path>, content: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    fn scan(&self) -> Scanned {
        let mut scanned = Scanned { entries: BTreeMap::new(), batches: vec![], unlistable: vec![], stopped: false };
        let mut finished = 0;
        scan(&self.request, &mut |event| match event {
            ScanEvent::Found(entries) => {
                scanned.batches.push(entries.len());
                for entry in entries {
                    let path = entry.path.as_path().to_owned();
                    assert!(scanned.entries.insert(path, entry).is_none(), "found twice");
                }
            }
            ScanEvent::Unlistable(path, why) => scanned.unlistable.push((path, why)),
            ScanEvent::Finished(stopped) => {
                finished += 1;
                scanned.stopped = stopped;
            }
        });
        assert_eq!(finished, 1);
        scanned
    }

    fn names(&self) -> Vec<String> {
        self.scan().entries.keys().map(|path| path.to_string_lossy().into_owned()).collect()
    }
}

fn sidecar(tags: &[&str]) -> String {
    let mut source = "format = 1\n\n[article]\nfile = \"a.txt\"\n".to_owned();
    for (at, tags) in tags.iter().enumerate() {
        source += &format!(
            "\n[[annotation]]\nid = \"id{at}\"\ntags = [{tags}]\nstart = 0\nend = 3\nquote = \"Mưa\"\nprefix = \"\"\nsuffix = \"\"\n"
        );
    }
    source
}

fn tag(id: &str) -> TagId {
    TagId::new(id).unwrap()
}

#[test]
fn articles_of_all_folders_and_nothing_else() {
    let collection = Collection::new();
    for path in [
        "bài 1.txt",
        "bài [2].md",
        "nhiều dòng\nmột tên.txt",
        "năm 2022/tháng 9/bài.TXT",
        "ba\u{300}i tách rời.txt",
        "ghichu.toml",
        "bài 1.txt.lan.ghichu.toml",
        "bài 1.txt.minh.ghichu.toml",
        "ảnh.jpg",
        "không đuôi",
        ".ẩn.txt",
        ".git/config.txt",
        "năm 2022/.nháp/bài.txt",
    ] {
        collection.write(path, "Mưa lớn\n");
    }
    // What git leaves out is there all the same.
    collection.write(".gitignore", "*.txt\n");
    collection.write(".ignore", "*.txt\n");
    let expected =
        ["ba\u{300}i tách rời.txt", "bài 1.txt", "bài [2].md", "nhiều dòng\nmột tên.txt", "năm 2022/tháng 9/bài.TXT"];
    assert_eq!(collection.names(), expected);
}

#[test]
fn an_entry_says_what_the_article_says() {
    let collection = Collection::new();
    let source = "Mưa lớn\n\nNgày 29/9/2022, mưa lớn ở xã Nà Lìn.\n\nThu Hà\n";
    collection.write("sâu/a.txt", source);
    collection.write("rỗng.txt", "");
    let entries = collection.scan().entries;
    let expected = Meta {
        title: "Mưa lớn".to_owned(),
        date: Some(jiff::civil::date(2022, 9, 29)),
        byline: Some("Thu Hà".to_owned()),
    };
    let entry = &entries[Path::new("sâu/a.txt")];
    assert_eq!((&entry.meta, entry.bytes, entry.problems.as_slice()), (&expected, source.len() as u64, &[][..]));
    let empty = &entries[Path::new("rỗng.txt")];
    assert_eq!((&empty.meta, empty.bytes, empty.problems.as_slice()), (&Meta::default(), 0, &[][..]));
}

#[test]
fn my_annotations_are_counted_by_tag() {
    let mut collection = Collection::new();
    collection.write("sâu/a.txt", "Mưa lớn\n");
    let mine = sidecar(&["\"kho-khan\"", "\"nhiem-vu\", \"kho-khan\"", "\"an-ninh\"", ""]);
    collection.write("sâu/a.txt.lan.ghichu.toml", mine);
    collection.write("sâu/a.txt.minh.ghichu.toml", "hỏng, nhưng không phải của tôi");
    for place in ["beside", "in a mirror"] {
        let scanned = collection.scan();
        let entry = &scanned.entries[Path::new("sâu/a.txt")];
        assert_eq!(entry.tags, [(tag("kho-khan"), 2), (tag("an-ninh"), 1), (tag("nhiem-vu"), 1)], "{place}");
        assert_eq!((entry.annotations, entry.problems.len()), (4, 0), "{place}");
        let mirror = collection.folder.path().canonicalize().unwrap().join("ghi");
        fs::create_dir_all(mirror.join("sâu")).unwrap();
        let from = collection.path("sâu/a.txt.lan.ghichu.toml");
        if from.exists() {
            fs::rename(from, mirror.join("sâu/a.txt.lan.ghichu.toml")).unwrap();
        }
        collection.request.layout.sidecars = Some(mirror);
    }
}

#[test]
fn sidecars_that_can_not_be_used() {
    let mut collection = Collection::new();
    let file = PathBuf::from("a.txt.lan.ghichu.toml");
    collection.write("a.txt", "Mưa lớn\n");
    let problem_in = |collection: &Collection, content: &[u8]| {
        collection.write(&file, content);
        let entry = collection.scan().entries.remove(Path::new("a.txt")).unwrap();
        assert_eq!((entry.annotations, entry.meta.title.as_str()), (0, "Mưa lớn"));
        entry.problems
    };
    let problem = |content: &[u8]| problem_in(&collection, content);
    assert_eq!(problem(b"format = 2\n"), [Problem::SidecarNewer { file: file.clone(), format: 2 }]);
    let broken = problem("format = 1\n[article\n".as_bytes());
    assert!(matches!(&broken[..], [Problem::SidecarBroken { line: 2, .. }]), "{broken:?}");
    let broken = problem(b"format = 1\nnote = \"\xc3\xa0\xff\"\n");
    let message = "not UTF-8".to_owned();
    assert_eq!(broken, [Problem::SidecarBroken { file: file.clone(), line: 2, column: 10, message }]);
    collection.request.layout.sidecar_bytes = 10;
    let message = "more than 10 bytes".to_owned();
    let large = [Problem::SidecarBroken { file: file.clone(), line: 1, column: 1, message }];
    assert_eq!(problem_in(&collection, b"format = 1\n"), large);
}

#[test]
fn articles_that_can_not_be_read_are_listed_with_their_problem() {
    let collection = Collection::new();
    collection.write("a.txt", b"Hu\xffy\n");
    collection.write("b.txt", "Mưa lớn\n");
    let entries = collection.scan().entries;
    assert_eq!(entries[Path::new("a.txt")].problems, [Problem::NotUtf8]);
    assert_eq!(entries[Path::new("b.txt")].problems, []);
    // One that went between the listing and the look at it.
    let missing = look::entry(&collection.request.layout, ArticlePath::new("không có.txt"), None);
    assert!(matches!(&missing.problems[..], [Problem::Unreadable(_)]));
}

#[test]
fn include_and_exclude() {
    let mut collection = Collection::new();
    for path in ["tin/a.txt", "tin/b.md", "tin/nháp/c.txt", "văn bản/d.txt", "e.txt"] {
        collection.write(path, "Mưa lớn\n");
    }
    collection.request.include = vec!["tin/".to_owned(), "/e.txt".to_owned()];
    collection.request.exclude = vec!["nháp/".to_owned(), "*.md".to_owned()];
    assert_eq!(collection.names(), ["e.txt", "tin/a.txt"]);
}

#[test]
fn batches_grow() {
    let collection = Collection::new();
    for number in 0..150 {
        collection.write(format!("{}/bài {number}.txt", number % 7), "Mưa lớn\n");
    }
    let scanned = collection.scan();
    assert_eq!((scanned.entries.len(), scanned.batches), (150, vec![16, 64, 70]));
}

#[test]
fn a_scan_can_be_stopped() {
    let collection = Collection::new();
    for number in 0..150 {
        collection.write(format!("bài {number}.txt"), "Mưa lớn\n");
    }
    let (mut found, mut stopped) = (0, false);
    scan(&collection.request, &mut |event| match event {
        ScanEvent::Found(entries) => {
            found += entries.len();
            collection.request.cancelled.store(true, Ordering::Relaxed);
        }
        ScanEvent::Finished(was_stopped) => stopped = was_stopped,
        ScanEvent::Unlistable(..) => {}
    });
    assert_eq!((found, stopped), (16, true));
}

#[test]
fn a_root_that_is_gone_is_reported() {
    let collection = Collection::new();
    fs::remove_dir(&collection.request.layout.root).unwrap();
    let scanned = collection.scan();
    assert_eq!(scanned.unlistable.len(), 1);
    assert!(scanned.entries.is_empty() && !scanned.stopped);
}

#[test]
fn folders_nested_too_deeply_are_reported() {
    let collection = Collection::new();
    let deep = |depth: usize| PathBuf::from_iter(std::iter::repeat_n("d", depth));
    collection.write(deep(DEEPEST).join("a.txt"), "Mưa lớn\n");
    collection.write(deep(DEEPEST + 1).join("b.txt"), "Mưa lớn\n");
    let scanned = collection.scan();
    assert_eq!(Vec::from_iter(scanned.entries.into_keys()), [deep(DEEPEST).join("a.txt")]);
    assert_eq!(scanned.unlistable.len(), 1);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn links() {
        let collection = Collection::new();
        collection.write("a.txt", "Mưa lớn\n");
        collection.write(".git/config", "bí mật");
        let outside = collection.folder.path().join("ngoài");
        fs::create_dir(&outside).unwrap();
        fs::write(outside.join("b.txt"), "Ngoài\n").unwrap();
        for (link, target) in [
            ("liên kết.txt", collection.path("a.txt")),
            ("ra ngoài.txt", outside.join("b.txt")),
            ("thiết bị.txt", "/dev/zero".into()),
            ("giấu.txt", collection.path(".git/config")),
            ("thư mục ngoài", outside.clone()),
            ("vòng", collection.path("")),
            ("thư mục.txt", collection.path("")),
            ("đứt.txt", collection.path("không có")),
            ("tự trỏ.txt", collection.path("tự trỏ.txt")),
        ] {
            symlink(target, collection.path(link)).unwrap();
        }
        let scanned = collection.scan();
        let unreadable: Vec<_> =
            scanned.entries.iter().map(|(path, entry)| (path.to_str().unwrap(), !entry.problems.is_empty())).collect();
        assert_eq!(unreadable, [("a.txt", false), ("liên kết.txt", false), ("tự trỏ.txt", true), ("đứt.txt", true)]);
        assert!(scanned.unlistable.is_empty());
    }

    #[test]
    fn a_sidecar_that_is_a_link_is_not_followed() {
        let collection = Collection::new();
        collection.write("a.txt", "Mưa lớn\n");
        symlink("/dev/zero", collection.path("a.txt.lan.ghichu.toml")).unwrap();
        let entries = collection.scan().entries;
        assert!(matches!(&entries[Path::new("a.txt")].problems[..], [Problem::SidecarBroken { .. }]));
    }

    #[test]
    fn pipes_do_not_hold_it_up() {
        let collection = Collection::new();
        collection.write("a.txt", "Mưa lớn\n");
        for pipe in ["a.txt.lan.ghichu.toml", "ống.txt"] {
            assert!(std::process::Command::new("mkfifo").arg(collection.path(pipe)).status().unwrap().success());
        }
        let entries = collection.scan().entries;
        assert!(matches!(&entries[Path::new("a.txt")].problems[..], [Problem::SidecarBroken { .. }]));
        let [Problem::Unreadable(why)] = &entries[Path::new("ống.txt")].problems[..] else {
            panic!("a pipe is read")
        };
        assert_eq!((&*why.vi, &*why.en), ("đây không phải là tệp thông thường", "this is not an ordinary file"));
    }

    // Other systems refuse such names.
    #[cfg(target_os = "linux")]
    #[test]
    fn names_that_are_not_utf8() {
        let collection = Collection::new();
        let name = |bytes| PathBuf::from(std::ffi::OsStr::from_bytes(bytes));
        collection.write(name(b"b\xe0i.txt"), "Mưa lớn\n");
        collection.write(name(b"b\xe0i.txt.lan.ghichu.toml"), sidecar(&["\"kho-khan\""]));
        let entries = collection.scan().entries;
        assert_eq!(entries[&name(b"b\xe0i.txt")].tags, [(tag("kho-khan"), 1)]);
    }
}
