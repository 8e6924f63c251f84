//! Which folder is the collection, where its files are, and what it is called.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};

use super::{ArticlePath, Encodings};
use crate::annotation::Annotator;
use crate::article::Encoding;
use crate::lang::{Explain, Lang, UserError, phrase};

/// The folders and names of a collection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The collection's root: a real path.
    pub root: PathBuf,
    /// The article given on the command line, when a file was.
    pub article: Option<ArticlePath>,
    /// Where sidecars are kept instead of beside the articles, mirrored (`sidecars.dir`).
    pub sidecars: Option<PathBuf>,
    /// In which encodings articles are read, where somebody chose.
    pub encodings: Encodings,
    /// Sidecars of more bytes are not read (`limits.sidecar-bytes`).
    pub sidecar_bytes: u64,
}

/// How long a sidecar may be unless something else is chosen, in bytes: some forty thousand annotations.
pub const SIDECAR_BYTES: u64 = 16 * 1024 * 1024;

/// Why nothing can be opened.
#[derive(Debug, thiserror::Error)]
pub enum LayoutError {
    /// There is nothing there.
    #[error("{path}: {source}")]
    Missing {
        /// What was asked for.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl Explain for LayoutError {
    fn explain(&self, lang: Lang) -> UserError {
        let LayoutError::Missing { path, source } = self;
        let message = match source.kind() {
            io::ErrorKind::NotFound => phrase("không có thư mục hay tệp này", "there is no such folder or file"),
            io::ErrorKind::PermissionDenied => phrase("không có quyền vào đây", "no permission to look in here"),
            _ => phrase("không mở được: {reason}", "this can't be opened: {reason}"),
        };
        let hint = phrase(
            "Cho đường dẫn của một thư mục chứa bài, hoặc của một bài.",
            "Give the path of a folder of articles, or of an article.",
        );
        UserError::new(message.fill(lang, &[("reason", source)])).at(path, None, None).with_hint(hint.get(lang))
    }
}

/// The name of a collection's own file.
pub const MANIFEST: &str = "ghichu.toml";

/// The collection of `path`: a folder is one (its root is the nearest folder upwards with a `ghichu.toml`, else itself);
/// a file belongs to the nearest folder upwards with a `ghichu.toml`, else to its own folder.
pub fn find(path: &Path) -> Result<Layout, LayoutError> {
    let missing = |source| LayoutError::Missing { path: path.to_owned(), source };
    let real = path.canonicalize().map_err(missing)?;
    let is_folder = real.metadata().map_err(missing)?.is_dir();
    let folder = if is_folder { real.as_path() } else { real.parent().unwrap_or(&real) };
    let root = folder.ancestors().find(|above| above.join(MANIFEST).is_file()).unwrap_or(folder);
    let article = (!is_folder).then(|| ArticlePath::new(real.strip_prefix(root).unwrap_or(&real)));
    Ok(Layout { article, ..Layout::new(root) })
}

impl Layout {
    /// A collection with its sidecars beside the articles.
    pub fn new(root: impl Into<PathBuf>) -> Layout {
        Layout {
            root: root.into(),
            article: None,
            sidecars: None,
            sidecar_bytes: SIDECAR_BYTES,
            encodings: Encodings::default(),
        }
    }

    /// Where an article is on disk.
    pub fn article_file(&self, article: &ArticlePath) -> PathBuf {
        self.root.join(article.as_path())
    }

    /// The encoding that was chosen for an article; `None`: it is found out.
    pub fn encoding(&self, article: &ArticlePath) -> Option<Encoding> {
        self.encodings.of(article)
    }

    /// Where an annotator's sidecar for an article is (or would be): `<file name>.<annotator>.ghichu.toml`.
    pub fn sidecar_file(&self, article: &ArticlePath, annotator: &Annotator) -> PathBuf {
        let mut name = article.as_path().file_name().map(OsStr::to_owned).unwrap_or_default();
        name.push(sidecar_ending(annotator));
        self.sidecar_folder(article.as_path().parent().unwrap_or(Path::new(""))).join(name)
    }

    /// Where the sidecars for the articles of `folder` (relative to the root) are.
    pub fn sidecar_folder(&self, folder: &Path) -> PathBuf {
        // A folder given relative to the root becomes one below it; an absolute one stays.
        let base = self.sidecars.as_ref().map_or(self.root.clone(), |mirror| self.root.join(mirror));
        base.join(folder)
    }

    /// The collection's own file.
    pub fn manifest_file(&self) -> PathBuf {
        self.root.join(MANIFEST)
    }
}

/// The article's file name and the annotator of a sidecar, by the sidecar's file name; `None` when it is no sidecar.
pub fn sidecar_parts(file_name: &OsStr) -> Option<(&OsStr, Annotator)> {
    let (name, annotator) = file_name_without(file_name, "toml")
        .and_then(|name| file_name_without(name, "ghichu"))
        .and_then(|name| Some((Path::new(name).file_stem()?, Path::new(name).extension()?)))?;
    Some((name, Annotator::new(annotator.to_str()?)?))
}

fn file_name_without<'a>(name: &'a OsStr, extension: &str) -> Option<&'a OsStr> {
    let path = Path::new(name);
    path.file_stem().filter(|_| path.extension() == Some(OsStr::new(extension)))
}

fn sidecar_ending(annotator: &Annotator) -> OsString {
    format!(".{annotator}.{MANIFEST}").into()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn lan() -> Annotator {
        Annotator::new("lan").unwrap()
    }

    fn touch(path: &Path) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "").unwrap();
    }

    #[test]
    fn roots() {
        let folder = tempfile::tempdir().unwrap();
        let top = folder.path().canonicalize().unwrap();
        touch(&top.join("có tệp/ghichu.toml"));
        touch(&top.join("có tệp/năm 2022/bài.txt"));
        touch(&top.join("không/sâu/bài.txt"));
        fs::create_dir_all(top.join("không/ghichu.toml")).unwrap();
        let cases = [
            ("có tệp", "có tệp", None),
            ("có tệp/năm 2022", "có tệp", None),
            ("có tệp/năm 2022/../năm 2022/bài.txt", "có tệp", Some("năm 2022/bài.txt")),
            ("không", "không", None),
            ("không/sâu", "không/sâu", None),
            ("không/sâu/bài.txt", "không/sâu", Some("bài.txt")),
        ];
        for (path, root, article) in cases {
            let layout = find(&top.join(path)).unwrap();
            assert_eq!(layout.root, top.join(root), "{path}");
            assert_eq!(layout.article, article.map(ArticlePath::new), "{path}");
            if let Some(article) = &layout.article {
                assert!(layout.article_file(article).is_file());
            }
        }
    }

    #[test]
    fn what_is_not_there_is_explained() {
        let folder = tempfile::tempdir().unwrap();
        let error = find(&folder.path().join("không có")).unwrap_err();
        assert_ne!(error.explain(Lang::Vi).message, error.explain(Lang::En).message);
        assert!(error.explain(Lang::Vi).hint.is_some());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_loop_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("a.txt");
        std::os::unix::fs::symlink(&link, &link).unwrap();
        assert!(find(&link).is_err());
    }

    #[test]
    fn sidecars_stand_beside_or_in_a_mirror() {
        let mut layout = Layout::new("/tin");
        let deep = ArticlePath::new("năm 2022/bài [1].txt");
        let beside = "/tin/năm 2022/bài [1].txt.lan.ghichu.toml";
        assert_eq!(layout.sidecar_file(&deep, &lan()), Path::new(beside));
        assert_eq!(layout.sidecar_file(&ArticlePath::new("a.md"), &lan()), Path::new("/tin/a.md.lan.ghichu.toml"));
        layout.sidecars = Some("/ghi".into());
        assert_eq!(layout.sidecar_file(&deep, &lan()), Path::new("/ghi/năm 2022/bài [1].txt.lan.ghichu.toml"));
        layout.sidecars = Some("ghi".into());
        assert_eq!(layout.sidecar_file(&ArticlePath::new("a.md"), &lan()), Path::new("/tin/ghi/a.md.lan.ghichu.toml"));
    }

    #[test]
    fn sidecar_names() {
        let cases = [
            ("bài 1.txt.lan.ghichu.toml", Some(("bài 1.txt", "lan"))),
            ("a.b.c.md.nhom-2.ghichu.toml", Some(("a.b.c.md", "nhom-2"))),
            ("xuống\ndòng.txt.lan.ghichu.toml", Some(("xuống\ndòng.txt", "lan"))),
            ("bài.lan.ghichu.toml", Some(("bài", "lan"))),
            ("bài.txt.Lan.ghichu.toml", None),
            ("lan.ghichu.toml", None),
            (".lan.ghichu.toml", None),
            ("ghichu.toml", None),
            ("bài.txt.lan.ghichu.toml.bak", None),
            ("bài.txt", None),
        ];
        for (name, expected) in cases {
            let parts = sidecar_parts(OsStr::new(name));
            let parts = parts.as_ref().map(|(article, annotator)| (article.to_str().unwrap(), annotator.as_str()));
            assert_eq!(parts, expected, "{name:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_not_utf8() {
        use std::os::unix::ffi::OsStrExt;

        let layout = Layout::new("/tin");
        let name = OsStr::from_bytes(b"b\xe0i.txt");
        let sidecar = layout.sidecar_file(&ArticlePath::new(name), &lan());
        assert_eq!(sidecar.as_os_str().as_bytes(), b"/tin/b\xe0i.txt.lan.ghichu.toml");
        assert_eq!(sidecar_parts(sidecar.file_name().unwrap()), Some((name, lan())));
    }
}
