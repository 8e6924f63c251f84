//! Paths in a TOML file, which holds nothing but UTF-8: a path that is none is written as `hex:` and its bytes.

use std::path::{Path, PathBuf};

const MARK: &str = "hex:";

/// `path` as a text that [`decode`] reads back.
pub(super) fn encode(path: &Path) -> String {
    match path.to_str() {
        Some(text) if !text.starts_with(MARK) => text.to_owned(),
        _ => {
            path.as_os_str().as_encoded_bytes().iter().fold(MARK.to_owned(), |text, byte| text + &format!("{byte:02x}"))
        }
    }
}

/// The path written as `text`; `None` when this system can't name it.
pub(super) fn decode(text: &str) -> Option<PathBuf> {
    let Some(digits) = text.strip_prefix(MARK) else { return Some(text.into()) };
    let pair = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    from_bytes(digits.as_bytes().chunks(2).map(pair).collect::<Option<_>>()?)
}

#[cfg(unix)]
fn from_bytes(bytes: Vec<u8>) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStringExt;

    Some(std::ffi::OsString::from_vec(bytes).into())
}

#[cfg(not(unix))]
fn from_bytes(bytes: Vec<u8>) -> Option<PathBuf> {
    String::from_utf8(bytes).ok().map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_back() {
        for path in ["năm 2022/bài \"1\".txt", "hex:61", "xuống\ndòng.txt", ""] {
            assert_eq!(decode(&encode(Path::new(path))), Some(path.into()));
        }
        assert_eq!(decode("hex:zz"), None);
    }

    #[cfg(unix)]
    #[test]
    fn bytes_are_read_back() {
        use std::os::unix::ffi::OsStrExt;

        let path = Path::new(std::ffi::OsStr::from_bytes(b"b\xe0i.txt"));
        assert_eq!(encode(path), "hex:62e0692e747874");
        assert_eq!(decode(&encode(path)).as_deref(), Some(path));
    }
}
