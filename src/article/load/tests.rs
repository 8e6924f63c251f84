use std::path::PathBuf;

use super::*;
use crate::vietnamese::encoding::{self, Legacy};

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
    let article = load(&folder.file("bài 1.txt", NEWS), NO_LIMIT, None).unwrap();
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
    let plain = load(&folder.file("a.txt", NEWS), NO_LIMIT, None).unwrap();
    let other = load(&folder.file("b.txt", format!("\u{feff}{}", NEWS.replace('\n', "\r\n"))), NO_LIMIT, None).unwrap();
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
    let article = load(&folder.file("mu\u{31b}a.txt", source), NO_LIMIT, None).unwrap();
    assert_eq!((article.text.as_str(), article.meta.title.as_str()), (source, "Mu\u{31b}a lo\u{31b}\u{301}n"));
}

#[test]
fn a_declared_byline_comes_first() {
    let folder = Folder::new();
    let article = load(&folder.file("a.md", format!("---\nauthor: Lan\n---\n{NEWS}")), NO_LIMIT, None).unwrap();
    assert_eq!((article.meta.byline.as_deref(), article.format.name()), (Some("Lan"), "markdown"));
}

#[test]
fn bytes_that_are_no_text_are_shown_all_the_same() {
    let folder = Folder::new();
    let article = load(&folder.file("a.txt", b"H\xff\xffy\n\n\xff\xff\xe1\xbb"), NO_LIMIT, None).unwrap();
    assert_eq!(article.encoding, Encoding::Lossy);
    assert_eq!(article.text.as_str(), "H\u{fffd}\u{fffd}y\n\n\u{fffd}\u{fffd}\u{fffd}");
}

#[test]
fn an_empty_article() {
    let folder = Folder::new();
    let path = folder.file("a.txt", "");
    for article in [load(&path, NO_LIMIT, None).unwrap(), load_head(&path, NO_LIMIT, None).unwrap()] {
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
        let (head, whole) = (load_head(&path, NO_LIMIT, None).unwrap(), load(&path, NO_LIMIT, None).unwrap());
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
    let head = load_head(&path, NO_LIMIT, None).unwrap();
    assert_eq!((head.encoding, head.partial), (Encoding::Lossy, true));
    assert!(head.text.as_str().starts_with("T\u{fffd}a b\n"));
}

#[test]
fn small_articles_are_whole_at_once() {
    let folder = Folder::new();
    let path = folder.file("a.txt", "a".repeat(HEAD_BYTES as usize));
    assert!(!load_head(&path, NO_LIMIT, None).unwrap().partial);
}

#[test]
fn what_can_not_be_read() {
    let folder = Folder::new();
    let large = folder.file("a.txt", "0123456789");
    assert!(load(&large, 10, None).is_ok());
    assert!(matches!(load(&large, 9, None), Err(ArticleError::TooLarge { bytes: 10, limit: 9, .. })));
    assert!(matches!(load_head(&large, 9, None), Err(ArticleError::TooLarge { .. })));
    assert!(matches!(load(&folder.file("a.bin", ""), 9, None), Err(ArticleError::UnknownFormat(_))));
    assert!(matches!(load(&folder.0.path().join("b.txt"), 9, None), Err(ArticleError::Io { .. })));
}

#[cfg(unix)]
#[test]
fn a_pipe_named_like_an_article_is_refused() {
    let folder = Folder::new();
    let pipe = folder.0.path().join("a.txt");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert!(matches!(load(&pipe, NO_LIMIT, None), Err(ArticleError::NotAFile(_))));
    assert!(matches!(load_head(&pipe, NO_LIMIT, None), Err(ArticleError::NotAFile(_))));
    // A file without an end of its own is stopped by the limit.
    let endless = folder.0.path().join("b.txt");
    std::os::unix::fs::symlink("/dev/zero", &endless).unwrap();
    assert!(matches!(load(&endless, 10, None), Err(ArticleError::NotAFile(_))));
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

/// A text that every encoding can carry, longer than a beginning.
fn long() -> String {
    let paragraph = "Sáng nay, các hộ dân thôn Nà Lìn ra quân sửa lại đường ống dẫn nước về bản. Mỗi nhà góp một người, \
        nhà nào neo đơn thì hàng xóm làm giúp; đến trưa đã xong hơn nửa quãng đường.\n";
    format!("Nà Lìn sửa đường nước\n\n{}Thu Hà\n", paragraph.repeat(2_000))
}

const FOUND: [Legacy; 4] = [Legacy::Tcvn3, Legacy::Vni, Legacy::Windows1258, Legacy::Viscii];

fn western(bytes: &[u8]) -> String {
    let c1 = |byte: u8| char::from(byte);
    let read = |byte: &u8| {
        encoding::decode(&[*byte], Legacy::Windows1252).chars().next().filter(|c| *c != '\u{fffd}').unwrap_or(c1(*byte))
    };
    bytes.iter().map(read).collect()
}

#[test]
fn old_encodings_are_found_and_read() {
    let folder = Folder::new();
    let long = long();
    for legacy in FOUND {
        let bytes = encoding::encode(&long, legacy).unwrap();
        for (name, bytes, expected) in [
            ("a.txt", bytes.clone(), Encoding::Legacy(legacy)),
            ("b.txt", western(&bytes).into_bytes(), Encoding::Misread(Some(legacy))),
        ] {
            let path = folder.file(name, &bytes);
            let (head, whole) = (load_head(&path, NO_LIMIT, None).unwrap(), load(&path, NO_LIMIT, None).unwrap());
            assert_eq!((whole.encoding, head.encoding), (expected, expected));
            assert_eq!(whole.text.as_str(), long, "{expected:?}");
            assert!(whole.text.as_str().starts_with(head.text.as_str()) && head.partial, "{expected:?}");
            assert_eq!(whole.meta.title, "Nà Lìn sửa đường nước");
        }
    }
    let twice = western(long.as_bytes());
    let article = load(&folder.file("c.txt", &twice), NO_LIMIT, None).unwrap();
    assert_eq!((article.encoding, article.text.as_str()), (Encoding::Misread(None), long.as_str()));
    for (encoding, bytes) in [
        (Encoding::Utf16Le, long.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()),
        (Encoding::Utf16Be, long.encode_utf16().flat_map(u16::to_be_bytes).collect()),
    ] {
        let path = folder.file("d.txt", bytes);
        assert!(long.starts_with(load_head(&path, NO_LIMIT, None).unwrap().text.as_str()));
        let article = load(&path, NO_LIMIT, None).unwrap();
        assert_eq!((article.encoding, article.text.as_str()), (encoding, long.as_str()));
    }
}

#[test]
fn what_is_asked_for_is_done() {
    let folder = Folder::new();
    let path = folder.file("a.txt", b"Hu\xd6 v\xff\n");
    let read = |wanted| {
        let article = load(&path, NO_LIMIT, Some(wanted)).unwrap();
        (article.text.as_str().to_owned(), article.encoding)
    };
    let tcvn3 = Encoding::Legacy(Legacy::Tcvn3Capitals);
    assert_eq!(read(tcvn3), ("HUỆ VỐ\n".to_owned(), tcvn3));
    assert_eq!(read(Encoding::Utf8), ("Hu\u{fffd} v\u{fffd}\n".to_owned(), Encoding::DamagedUtf8));
    let misread = folder.file("b.txt", "TiÕng ViÖt\n");
    assert_eq!(load(&misread, NO_LIMIT, Some(Encoding::Utf8)).unwrap().text.as_str(), "TiÕng ViÖt\n");
    assert_eq!(load(&misread, NO_LIMIT, None).unwrap().text.as_str(), "Tiếng Việt\n");
    let misread = folder.file("c.txt", "Tieáng Vieät\n");
    assert_eq!(load(&misread, NO_LIMIT, None).unwrap().text.as_str(), "Tiếng Việt\n");
}

#[test]
fn a_few_damaged_bytes_far_into_healthy_text() {
    let folder = Folder::new();
    let mut bytes = long().into_bytes();
    let at = bytes.len() - 40;
    bytes[at] = 0xff;
    let article = load(&folder.file("a.txt", bytes), NO_LIMIT, None).unwrap();
    assert_eq!(article.encoding, Encoding::DamagedUtf8);
    assert_eq!(article.text.as_str().matches('\u{fffd}').count(), 1);
}
