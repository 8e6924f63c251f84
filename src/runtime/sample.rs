//! The bundled sample collection, copied to the user's data folder when it is first opened.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

static SAMPLE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/sample");

/// Copies what is not there yet to `data/sample` and returns that folder. Nothing that is there is overwritten, so that
/// a person's annotations stay; an article that they deleted comes back.
pub fn unpack(data: &Path) -> io::Result<PathBuf> {
    let root = data.join("sample");
    fs::create_dir_all(&root)?;
    write_missing(&SAMPLE, &root)?;
    Ok(root)
}

fn write_missing(folder: &Dir<'_>, root: &Path) -> io::Result<()> {
    for inner in folder.dirs() {
        fs::create_dir_all(root.join(inner.path()))?;
        write_missing(inner, root)?;
    }
    for file in folder.files() {
        let path = root.join(file.path());
        match fs::OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut out) => io::Write::write_all(&mut out, file.contents())?,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unpacks_once_and_keeps_changes() {
        let data = tempfile::tempdir().expect("a temporary folder");
        let root = unpack(data.path()).expect("unpacked");
        assert!(root.join("ghichu.toml").is_file());
        let article = root.join("nuoc-sach-ban-vai.txt");
        fs::write(&article, "khác").expect("written");
        unpack(data.path()).expect("unpacked again");
        assert_eq!(fs::read_to_string(article).expect("read"), "khác");
    }
}
