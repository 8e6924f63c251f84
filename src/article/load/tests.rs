use std::path::PathBuf;

use super::*;

const NO_LIMIT: u64 = u64::MAX;

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Folder {
        Folder(tempfile::tempdir().unwrap())
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

const NEWS: &str = "Xã Nà Lìn ra quân làm đường\n\nSáng ngày 12/3/2023, xã Nà Lìn ra quân làm đường liên thôn.\n\n\
    Toàn xã có 120 người tham gia.\n\nMinh Châu\n\nBài trướcTin vắn trong tuần\nBài tiếp theoLịch cắt điện\n";

#[test]
fn an_article_with_everything() {
    let folder = Folder::new();
    let article = load(&folder.file("bài 1.txt", NEWS), NO_LIMIT).unwrap();
    assert_eq!(article.text.as_str(), NEWS);
    assert_eq!(article.meta.title, "Xã Nà Lìn ra quân làm đường");
    assert_eq!(article.meta.date, Some(jiff::civil::date(2023, 3, 12)));
    assert_eq!(article.meta.byline.as_deref(), Some("Minh Châu"));
    assert_eq!(article.encoding, Encoding::Utf8);
    assert_eq!(article.format.name(), "text");
    let remnants: Vec<_> = article.remnants.iter().map(|range| article.text.slice(*range)).collect();
    assert_eq!(remnants, ["Bài trướcTin vắn trong tuần", "Bài tiếp theoLịch cắt điện"]);
    assert!(!article.partial);
    assert_eq!(article.file_bytes, NEWS.len() as u64);
}

#[test]
fn line_ends_and_byte_order_marks_do_not_matter() {
    let folder = Folder::new();
    let plain = load(&folder.file("a.txt", NEWS), NO_LIMIT).unwrap();
    let other = load(&folder.file("b.txt", format!("\u{feff}{}", NEWS.replace('\n', "\r\n"))), NO_LIMIT).unwrap();
    assert_eq!(other.encoding, Encoding::Utf8Bom);
    assert_eq!(
        (other.text.as_str(), other.text.hash(), &other.meta),
        (plain.text.as_str(), plain.text.hash(), &plain.meta)
    );
}

#[test]
fn decomposed_letters_stay() {
    let folder = Folder::new();
    let source = "Mu\u{31b}a lo\u{31b}\u{301}n\n";
    let article = load(&folder.file("mu\u{31b}a.txt", source), NO_LIMIT).unwrap();
    assert_eq!((article.text.as_str(), article.meta.title.as_str()), (source, "Mu\u{31b}a lo\u{31b}\u{301}n"));
}

#[test]
fn a_declared_byline_comes_first() {
    let folder = Folder::new();
    let article = load(&folder.file("a.md", format!("---\nauthor: Lan\n---\n{NEWS}")), NO_LIMIT).unwrap();
    assert_eq!((article.meta.byline.as_deref(), article.format.name()), (Some("Lan"), "markdown"));
}

#[test]
fn bytes_that_are_no_text_are_shown_all_the_same() {
    let folder = Folder::new();
    let article = load(&folder.file("a.txt", b"Huy\xffn\n\n\xe1\xbb"), NO_LIMIT).unwrap();
    assert_eq!(article.encoding, Encoding::Lossy);
    assert_eq!(article.text.as_str(), "Huy\u{fffd}n\n\n\u{fffd}");
}

#[test]
fn an_empty_article() {
    let folder = Folder::new();
    let path = folder.file("a.txt", "");
    for article in [load(&path, NO_LIMIT).unwrap(), load_head(&path, NO_LIMIT).unwrap()] {
        assert_eq!((article.text.as_str(), &article.meta, article.partial), ("", &Meta::default(), false));
    }
}

#[test]
fn the_beginning_of_a_large_article() {
    let folder = Folder::new();
    let bodies = [
        ("lines", "Một đoạn văn ngắn của bài dài.\r\n".repeat(20_000)),
        ("one line", "từng chữ một ".repeat(30_000)),
        ("one word", "ệ".repeat(150_000)),
    ];
    for (name, body) in bodies {
        let path = folder.file("a.txt", format!("Tựa bài\r\n{body}"));
        let (head, whole) = (load_head(&path, NO_LIMIT).unwrap(), load(&path, NO_LIMIT).unwrap());
        assert!(head.partial && !whole.partial);
        assert!(whole.text.as_str().starts_with(head.text.as_str()), "{name}");
        assert!(head.text.end().0 as u64 > HEAD_BYTES * 9 / 10, "{name}: {}", head.text.end().0);
        assert_eq!((head.file_bytes, &head.meta), (whole.file_bytes, &whole.meta));
    }
}

#[test]
fn a_damaged_beginning_is_shown() {
    let folder = Folder::new();
    let path = folder.file("a.txt", [b"T\xff", "a b\n".repeat(100_000).as_bytes()].concat());
    let head = load_head(&path, NO_LIMIT).unwrap();
    assert_eq!((head.encoding, head.partial), (Encoding::Lossy, true));
    assert!(head.text.as_str().starts_with("T\u{fffd}a b\n"));
}

#[test]
fn small_articles_are_whole_at_once() {
    let folder = Folder::new();
    let path = folder.file("a.txt", "a".repeat(HEAD_BYTES as usize));
    assert!(!load_head(&path, NO_LIMIT).unwrap().partial);
}

#[test]
fn what_can_not_be_read() {
    let folder = Folder::new();
    let large = folder.file("a.txt", "0123456789");
    assert!(load(&large, 10).is_ok());
    assert!(matches!(load(&large, 9), Err(ArticleError::TooLarge { bytes: 10, limit: 9, .. })));
    assert!(matches!(load_head(&large, 9), Err(ArticleError::TooLarge { .. })));
    assert!(matches!(load(&folder.file("a.bin", ""), 9), Err(ArticleError::UnknownFormat(_))));
    assert!(matches!(load(&folder.0.path().join("b.txt"), 9), Err(ArticleError::Io { .. })));
}

#[cfg(unix)]
#[test]
fn a_pipe_named_like_an_article_is_refused() {
    let folder = Folder::new();
    let pipe = folder.0.path().join("a.txt");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert!(matches!(load(&pipe, NO_LIMIT), Err(ArticleError::NotAFile(_))));
    assert!(matches!(load_head(&pipe, NO_LIMIT), Err(ArticleError::NotAFile(_))));
    // A file without an end of its own is stopped by the limit.
    let endless = folder.0.path().join("b.txt");
    std::os::unix::fs::symlink("/dev/zero", &endless).unwrap();
    assert!(matches!(load(&endless, 10), Err(ArticleError::NotAFile(_))));
}

#[test]
fn errors_are_explained_in_both_languages() {
    let errors = [
        ArticleError::Io { path: "a.txt".into(), source: io::ErrorKind::NotFound.into() },
        ArticleError::Io { path: "a.txt".into(), source: io::ErrorKind::PermissionDenied.into() },
        ArticleError::Io { path: "a.txt".into(), source: io::Error::other("đĩa hỏng") },
        ArticleError::NotAFile("a.txt".into()),
        ArticleError::TooLarge { path: "a.txt".into(), bytes: 10, limit: 9 },
        ArticleError::UnknownFormat("a.pdf".into()),
    ];
    for error in errors {
        let (vi, en) = (error.explain(Lang::Vi), error.explain(Lang::En));
        assert_ne!(vi.message, en.message);
        assert!(vi.place.is_some() && !vi.message.contains('{'), "{vi:?}");
        assert_eq!(vi.hint.is_some(), en.hint.is_some());
    }
}
