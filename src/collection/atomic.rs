//! Replacing a file so that either the old or the new content is there, whatever happens.

use std::path::Path;

/// Writes `content` to `path`: a temporary file of the same mode in the same folder (exclusive, no links followed),
/// fsync, rename, fsync of the folder. A link at `path` is refused. Missing parent folders are made when `make_folders`.
pub fn replace(path: &Path, content: &[u8], make_folders: bool) -> std::io::Result<()> {
    todo!()
}
