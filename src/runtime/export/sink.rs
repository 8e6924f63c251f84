//! Where an export goes: a stream, or a folder that remembers what was made in it.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Component, Path, PathBuf};

use crate::article::format::format_of;
use crate::collection::layout::{MANIFEST, sidecar_parts};
use crate::collection::{Layout, atomic};
use crate::exchange::Sink;

/// The file in an export's folder that lists what exports made there, one name a line.
const MADE_HERE: &str = ".ghichu-export";

/// Whether `path` is an article of the collection, its own file, or a sidecar (or would be one).
pub fn belongs_to_collection(layout: &Layout, path: &Path) -> bool {
    let Some(name) = path.file_name() else { return false };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Ok(folder) = folder.canonicalize() else { return false };
    let inside = |root: &Path| root.canonicalize().is_ok_and(|root| folder.starts_with(root));
    if !inside(&layout.root) && !layout.sidecars.as_deref().is_some_and(inside) {
        return false;
    }
    let is_article = format_of(path).is_some() && path.is_file();
    is_article || name == MANIFEST || sidecar_parts(name).is_some()
}

/// One stream.
pub(super) struct WriterSink<'w> {
    pub(super) out: &'w mut dyn Write,
}

impl Sink for WriterSink<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)
    }

    fn file(&mut self, name: &str, _: &[u8]) -> io::Result<()> {
        Err(io::Error::new(ErrorKind::InvalidInput, format!("{name}: a folder export needs a folder")))
    }
}

/// A folder of files.
pub(super) struct FolderSink {
    root: PathBuf,
    made: BTreeSet<String>,
}

impl FolderSink {
    /// The folder at `path`, made when it is not there.
    pub(super) fn open(path: &Path) -> io::Result<FolderSink> {
        fs::create_dir_all(path)?;
        let root = path.canonicalize()?;
        let made = match fs::read_to_string(root.join(MADE_HERE)) {
            Ok(list) => list.lines().map(str::to_owned).collect(),
            Err(error) if error.kind() == ErrorKind::NotFound => BTreeSet::new(),
            Err(error) => return Err(error),
        };
        Ok(FolderSink { root, made })
    }

    /// Writes down what was made, also by an export that failed half-way.
    pub(super) fn close(self) -> io::Result<()> {
        if self.made.is_empty() {
            return Ok(());
        }
        let list: String = self.made.iter().map(|name| format!("{name}\n")).collect();
        atomic::replace(&self.root.join(MADE_HERE), list.as_bytes(), false)
    }
}

impl Sink for FolderSink {
    fn write(&mut self, _: &[u8]) -> io::Result<()> {
        Err(io::Error::new(ErrorKind::InvalidInput, "this export is a folder of files"))
    }

    fn file(&mut self, name: &str, content: &[u8]) -> io::Result<()> {
        let refused = |why: &str| Err(io::Error::new(ErrorKind::InvalidInput, format!("{name}: {why}")));
        let inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
        if name.is_empty() || name == MADE_HERE || name.contains('\n') || !inside {
            return refused("the name leaves the export's folder");
        }
        let target = self.root.join(name);
        let folder = target.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder)?;
        if !folder.canonicalize()?.starts_with(&self.root) {
            return refused("a link leaves the export's folder");
        }
        if !self.made.contains(name) && fs::symlink_metadata(&target).is_ok() {
            return refused("this file was not made by an export; choose an empty folder");
        }
        atomic::replace(&target, content, false)?;
        self.made.insert(name.to_owned());
        Ok(())
    }
}
