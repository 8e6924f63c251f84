//! One article as the list knows it: its ends are read, and my annotations in it are counted.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::super::sidecar::{self, Sidecar, SidecarError};
use super::super::store::{self, StoreError};
use super::super::{ArticlePath, Entry, Layout, Problem};
use crate::article::{Encoding, Meta, peek};
use crate::codebook::TagId;
use crate::lang::Message;

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
            problems.push(Problem::Unreadable(Message::of(&error).0));
            (Meta::default(), Encoding::default(), 0)
        }
    };
    let counted = match sidecar.map_or(Ok(None), |path| read(path, layout.sidecar_bytes)) {
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

/// Reads a sidecar; `None` when there is none.
fn read(path: &Path, limit: u64) -> Result<Option<Sidecar>, Problem> {
    let file = || PathBuf::from(path.file_name().unwrap_or_default());
    let unusable = |error: SidecarError| match error {
        SidecarError::Syntax { line, column, message } => {
            Problem::SidecarBroken { file: file(), line, column, message }
        }
        SidecarError::Format(format) => Problem::SidecarNewer { file: file(), format },
    };
    let broken = |message: String| Problem::SidecarBroken { file: file(), line: 1, column: 1, message };
    let source = store::read_sidecar(path, limit).map_err(|error| match error {
        StoreError::Sidecar { error, .. } => unusable(error),
        StoreError::Io { message, .. } => broken(message),
        StoreError::TooLarge { limit, .. } => broken(format!("more than {limit} bytes")),
        StoreError::Layout { .. } | StoreError::Changed { .. } | StoreError::Codebook { .. } => {
            broken(error.to_string())
        }
    })?;
    source.map(|source| sidecar::read(&source).map_err(unusable)).transpose()
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
