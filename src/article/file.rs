//! Opening and reading ordinary files without being held up.
//!
//! A folder of articles may hold anything: a pipe that nobody writes to would stop a plain `open` for ever, a device may
//! never end. So files are opened without blocking, the open handle (not the name) is asked what it is, and reading
//! stops at a limit. Nothing is mapped into memory: a file that somebody shortens would kill the program.

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use super::ArticleError;

/// Opens an ordinary file for reading; its length in bytes comes with it. Links are followed.
pub fn open(path: &Path) -> Result<(File, u64), ArticleError> {
    let failed = |source| ArticleError::Io { path: path.to_owned(), source };
    let file = match options().open(path) {
        Ok(file) => file,
        // Sockets can't be opened at all: say what it is rather than what the system makes of the attempt.
        Err(source) => {
            return Err(match std::fs::metadata(path) {
                Ok(found) if !found.is_file() => ArticleError::NotAFile(path.to_owned()),
                _ => failed(source),
            });
        }
    };
    let found = file.metadata().map_err(failed)?;
    if !found.is_file() {
        return Err(ArticleError::NotAFile(path.to_owned()));
    }
    Ok((file, found.len()))
}

#[cfg(unix)]
fn options() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;

    use rustix::fs::OFlags;

    let mut options = OpenOptions::new();
    let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    options.read(true).custom_flags(flags.bits().cast_signed());
    options
}

#[cfg(not(unix))]
fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true);
    options
}

/// Reads from where `file` stands to its end, but never more than `most` bytes. `expected` is how many there should be:
/// so much is made room for at once.
pub fn read(file: &mut File, expected: u64, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // One byte more than expected, so that the end is seen without growing.
    let room = usize::try_from(expected.min(most)).unwrap_or(usize::MAX).saturating_add(1);
    bytes.try_reserve_exact(room).map_err(|_| io::Error::from(io::ErrorKind::OutOfMemory))?;
    file.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_stops_at_the_limit() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        std::fs::write(&path, "mười hai chữ").unwrap();
        let (mut file, length) = open(&path).unwrap();
        assert_eq!(length, 17);
        assert_eq!(read(&mut file, length, 3).unwrap(), "mư".as_bytes()[..3]);
        assert_eq!(read(&mut file, 0, 100).unwrap(), "mười hai chữ".as_bytes()[3..]);
    }

    #[test]
    fn a_folder_is_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let refused = open(folder.path());
        if cfg!(unix) {
            assert!(matches!(refused, Err(ArticleError::NotAFile(_))), "{refused:?}");
        } else {
            assert!(refused.is_err());
        }
    }

    #[cfg(unix)]
    #[test]
    fn pipes_sockets_and_devices_are_refused_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe.txt");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let socket = folder.path().join("socket.txt");
        let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        for path in [pipe.as_path(), socket.as_path(), Path::new("/dev/zero")] {
            assert!(matches!(open(path), Err(ArticleError::NotAFile(_))), "{path:?}");
        }
    }
}
