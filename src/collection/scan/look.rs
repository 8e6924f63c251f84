//! One article as the list knows it: its ends are read, and my annotations in it are counted.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::super::sidecar::{self, Sidecar, SidecarError};
use super::super::{ArticlePath, Entry, Layout, Problem};
use crate::article::{ArticleError, Encoding, Meta, file, peek};
use crate::codebook::TagId;

/// A longer sidecar is no work of a person, and reading it would hold up the scan.
const LARGEST_SIDECAR: u64 = 64 * 1024 * 1024;

/// The entry of the article at `path`, with the annotations of my sidecar at `sidecar`, if there is one.
pub(super) fn entry(layout: &Layout, path: ArticlePath, sidecar: Option<&Path>) -> Entry {
    let mut problems = Vec::new();
    let (meta, encoding, bytes) = match peek(&layout.article_file(&path), layout.encoding(&path)) {
        Ok(peeked) => {
            problems.extend(match peeked.encoding {
                Encoding::Lossy => Some(Problem::NotUtf8),
                Encoding::DamagedUtf8 => Some(Problem::DamagedUtf8),
                _ => None,
            });
            (peeked.meta, peeked.encoding, peeked.file_bytes)
        }
        Err(error) => {
            problems.push(Problem::Unreadable(words(error)));
            (Meta::default(), Encoding::default(), 0)
        }
    };
    let counted = match sidecar.map_or(Ok(None), read) {
        Ok(sidecar) => sidecar,
        Err(problem) => {
            problems.push(problem);
            None
        }
    };
    let tags = counted.as_ref().map(counts).unwrap_or_default();
    let annotations = counted.map_or(0, |sidecar| sidecar.annotations.len());
    Entry { path, meta, encoding, bytes, tags, annotations, problems }
}

/// What the system says, without the path, which the list shows anyway.
fn words(error: ArticleError) -> String {
    match error {
        ArticleError::Io { source, .. } => source.to_string(),
        ArticleError::NotAFile(_) => "not an ordinary file".to_owned(),
        ArticleError::TooLarge { .. } | ArticleError::UnknownFormat(_) => error.to_string(),
    }
}

/// Reads a sidecar; `None` when there is none.
fn read(path: &Path) -> Result<Option<Sidecar>, Problem> {
    let name = || PathBuf::from(path.file_name().unwrap_or_default());
    let broken = |line, column, message: String| Problem::SidecarBroken { file: name(), line, column, message };
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(broken(1, 1, error.to_string())),
        Ok(found) if found.is_symlink() => return Err(broken(1, 1, "a link, which is not followed".to_owned())),
        Ok(_) => {}
    }
    let (mut file, length) = file::open(path).map_err(|error| broken(1, 1, words(error)))?;
    let bytes = file::read(&mut file, length, LARGEST_SIDECAR).map_err(|error| broken(1, 1, error.to_string()))?;
    let source = String::from_utf8(bytes).map_err(|error| {
        let healthy = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line_start = healthy.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let column = String::from_utf8_lossy(&healthy[line_start..]).chars().count() + 1;
        broken(bytecount::count(healthy, b'\n') + 1, column, "not UTF-8".to_owned())
    })?;
    match sidecar::read(&source) {
        Ok(sidecar) => Ok(Some(sidecar)),
        Err(SidecarError::Syntax { line, column, message }) => Err(broken(line, column, message)),
        Err(SidecarError::Format(format)) => Err(Problem::SidecarNewer { file: name(), format }),
    }
}

/// How many annotations carry each tag, most first.
fn counts(sidecar: &Sidecar) -> Vec<(TagId, usize)> {
    let mut counts: HashMap<&TagId, usize> = HashMap::new();
    for tag in sidecar.annotations.iter().flat_map(|annotation| &annotation.tags) {
        *counts.entry(tag).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().map(|(tag, count)| (tag.clone(), count)).collect();
    counts.sort_unstable_by(|(one, few), (other, many)| many.cmp(few).then_with(|| one.cmp(other)));
    counts
}
