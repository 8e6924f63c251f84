//! Replacing a file so that either the old or the new content is there, whatever happens.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// Writes `content` to `path`: a temporary file of the same mode in the same folder (exclusive, no links followed),
/// fsync, rename, fsync of the folder. A link at `path` is refused. Missing parent folders are made when `make_folders`.
///
/// A new file gets the mode that the umask leaves. What is no ordinary file is refused as [`ErrorKind::InvalidInput`], a
/// write-protected one as [`ErrorKind::PermissionDenied`]. After an error the old content is there, and no temporary file.
pub fn replace(path: &Path, content: &[u8], make_folders: bool) -> io::Result<()> {
    replace_with(path, make_folders, |out| out.write_all(content))
}

/// [`replace`] with content that is written piece by piece; an error of `fill` leaves the old content.
pub fn replace_with(
    path: &Path,
    make_folders: bool,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let name = path.file_name().ok_or_else(|| refused("the path names no file"))?;
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if make_folders {
        fs::create_dir_all(folder)?;
    }
    let mode = mode_of(path)?;
    let temporary = Temporary::create(folder, &name.to_string_lossy())?;
    if let Some(mode) = mode {
        temporary.file.set_permissions(mode)?;
    }
    let mut out = BufWriter::new(&temporary.file);
    fill(&mut out)?;
    out.flush()?;
    drop(out);
    // Once this has failed, asking again would not help: the system takes the data for written.
    temporary.file.sync_all()?;
    temporary.rename(path)?;
    sync_folder(folder)
}

/// The mode of the file at `path`, `None` when there is none.
fn mode_of(path: &Path) -> io::Result<Option<Permissions>> {
    let found = match fs::symlink_metadata(path) {
        Ok(found) => found,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    if found.is_symlink() {
        return Err(refused("a link, which is not followed"));
    }
    if !found.is_file() {
        return Err(refused("not an ordinary file"));
    }
    if found.permissions().readonly() {
        return Err(io::Error::new(ErrorKind::PermissionDenied, "the file is write-protected"));
    }
    Ok(Some(found.permissions()))
}

fn refused(why: &str) -> io::Error {
    io::Error::new(ErrorKind::InvalidInput, why)
}

/// A file that goes when it is dropped before it got its name.
struct Temporary {
    path: PathBuf,
    file: File,
    is_done: bool,
}

impl Temporary {
    fn create(folder: &Path, name: &str) -> io::Result<Temporary> {
        static COUNTER: AtomicU64 = AtomicU64::new(0);
        // Room for the number and the ending: names have at most 255 bytes.
        let name = &name[..name.floor_char_boundary(200)];
        loop {
            let number = COUNTER.fetch_add(1, Ordering::Relaxed);
            let path = folder.join(format!(".{name}.{}.{number}.tmp", std::process::id()));
            // Exclusive creation follows no link, so nothing that waits at this name is written to.
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(file) => return Ok(Temporary { path, file, is_done: false }),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
    }

    fn rename(mut self, to: &Path) -> io::Result<()> {
        fs::rename(&self.path, to)?;
        self.is_done = true;
        Ok(())
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if !self.is_done {
            // There is nothing left to do about a temporary file that can't be removed.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Makes the new name durable where the file system can. The file is in its place already, so a system that can't do this
/// (network shares, folders that may be written but not read) is no failure.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        Err(error) if !can_not_sync(&error) => Err(error),
        _ => Ok(()),
    }
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn can_not_sync(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported | ErrorKind::PermissionDenied)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn writes_new_and_old_files() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bài.txt.lan.ghichu.toml");
        for content in ["một", "hai hai", ""] {
            replace(&path, content.as_bytes(), false).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), content);
        }
        assert_eq!(names(folder.path()), ["bài.txt.lan.ghichu.toml"]);
        let deep = folder.path().join("a/b/c.toml");
        assert_eq!(replace(&deep, b"x", false).unwrap_err().kind(), ErrorKind::NotFound);
        replace(&deep, b"x", true).unwrap();
        assert_eq!(fs::read(&deep).unwrap(), b"x");
        let long = folder.path().join("ê".repeat(127));
        replace(&long, b"x", false).unwrap();
    }

    #[test]
    fn a_folder_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::create_dir(&path).unwrap();
        assert_eq!(replace(&path, b"x", false).unwrap_err().kind(), ErrorKind::InvalidInput);
        assert_eq!(replace(Path::new(".."), b"x", false).unwrap_err().kind(), ErrorKind::InvalidInput);
        assert_eq!(names(folder.path()), ["a"]);
    }

    #[test]
    fn what_waits_at_the_temporary_name_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let first = Temporary::create(folder.path(), "a").unwrap();
        let number: u64 = first.path.to_string_lossy().rsplit('.').nth(1).unwrap().parse().unwrap();
        let taken: Vec<_> = (number + 1..number + 200)
            .map(|number| folder.path().join(format!(".a.{}.{number}.tmp", std::process::id())))
            .collect();
        drop(first);
        taken.iter().for_each(|path| fs::write(path, "theirs").unwrap());
        replace(&folder.path().join("a"), b"ours", false).unwrap();
        assert!(taken.iter().all(|path| fs::read(path).unwrap() == b"theirs"));
        assert_eq!(names(folder.path()).len(), taken.len() + 1);
    }

    #[cfg(unix)]
    mod unix {
        use std::os::unix::fs::{PermissionsExt, symlink};

        use super::*;

        #[test]
        fn modes_stay() {
            let folder = tempfile::tempdir().unwrap();
            let (old, new, plain) = (folder.path().join("old"), folder.path().join("new"), folder.path().join("plain"));
            fs::write(&old, "x").unwrap();
            fs::write(&plain, "x").unwrap();
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
            for wanted in [0o600, 0o664, 0o644] {
                fs::set_permissions(&old, Permissions::from_mode(wanted)).unwrap();
                replace(&old, b"y", false).unwrap();
                assert_eq!(mode(&old), wanted);
            }
            replace(&new, b"y", false).unwrap();
            assert_eq!(mode(&new), mode(&plain), "as the umask leaves it");
            fs::set_permissions(&old, Permissions::from_mode(0o444)).unwrap();
            assert_eq!(replace(&old, b"z", false).unwrap_err().kind(), ErrorKind::PermissionDenied);
            assert_eq!(fs::read(&old).unwrap(), b"y");
        }

        #[test]
        fn links_are_refused() {
            let folder = tempfile::tempdir().unwrap();
            let (target, link, broken) =
                (folder.path().join("target"), folder.path().join("link"), folder.path().join("broken"));
            fs::write(&target, "old").unwrap();
            symlink(&target, &link).unwrap();
            symlink(folder.path().join("nothing"), &broken).unwrap();
            for path in [&link, &broken] {
                assert_eq!(replace(path, b"new", false).unwrap_err().kind(), ErrorKind::InvalidInput);
                assert!(path.is_symlink());
            }
            assert_eq!(fs::read(&target).unwrap(), b"old");
            assert_eq!(names(folder.path()), ["broken", "link", "target"]);
        }
    }
}
