//! Finding the articles of a collection, beside the interface.
//!
//! Folder by folder, each listed once: that names its articles and tells which have a sidecar. Only the ends of each
//! article are read. Whatever can't be read is reported in its place, and the scan goes on.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{ArticlePath, Entry, Layout};
use crate::annotation::Annotator;
use crate::lang::{Message, phrase};

mod folder;
mod globs;
mod look;

pub use globs::glob_problem;

/// What a scan looks for.
#[derive(Clone, Debug)]
pub struct ScanRequest {
    /// The collection.
    pub layout: Layout,
    /// Whose annotations are counted.
    pub annotator: Annotator,
    /// Globs to include; empty means every readable format.
    pub include: Vec<String>,
    /// Globs to exclude.
    pub exclude: Vec<String>,
    /// Set from outside to stop.
    pub cancelled: Arc<AtomicBool>,
}

/// What a scan reports, batch by batch.
#[derive(Clone, Debug)]
pub enum ScanEvent {
    /// Articles found, in no particular order.
    Found(Vec<Entry>),
    /// A folder that can't be listed: its path, and why. The scan goes on.
    Unlistable(PathBuf, Message),
    /// The scan is over; `true` when it was stopped.
    Finished(bool),
}

/// How deep folders may be nested: a guard against file systems that contain themselves.
const DEEPEST: usize = 64;

/// How many articles the first batch has, and how many the largest.
const BATCHES: (usize, usize) = (16, 1024);

/// Hands `report` the articles of each folder at and below `start` (relative to the root), by name, until it breaks;
/// nothing is read of them. What a scan leaves out is left out here. What could not be listed comes back.
pub fn articles(
    request: &ScanRequest,
    start: &Path,
    report: &mut dyn FnMut(ArticlePath) -> ControlFlow<()>,
) -> Vec<(PathBuf, Message)> {
    let globs = globs::Globs::new(&request.include, &request.exclude);
    let (mut folders, mut problems) = (vec![start.to_owned()], Vec::new());
    while let Some(path) = folders.pop() {
        let listing = folder::list(request, &globs, &path);
        problems.extend(listing.problems);
        if path.iter().count() < DEEPEST {
            folders.extend(listing.folders.into_iter().rev());
        }
        if listing.articles.into_iter().try_for_each(|found| report(found.path)).is_break() {
            break;
        }
    }
    problems
}

/// Walks the collection on the calling thread and hands events to `report` (small batches at first, so that the list
/// fills at once). Hidden files, sidecars, `ghichu.toml` and links out of the collection are left out.
pub fn scan(request: &ScanRequest, report: &mut dyn FnMut(ScanEvent)) {
    let globs = globs::Globs::new(&request.include, &request.exclude);
    let stopped = || request.cancelled.load(Ordering::Relaxed);
    let mut folders = vec![PathBuf::new()];
    let mut waiting = Vec::new();
    let mut batch = BATCHES.0;
    while let Some(path) = folders.pop() {
        if stopped() {
            break;
        }
        let listing = folder::list(request, &globs, &path);
        for (place, why) in listing.problems {
            report(ScanEvent::Unlistable(place, why));
        }
        if path.iter().count() < DEEPEST {
            folders.extend(listing.folders.into_iter().rev());
        } else if let Some(below) = listing.folders.into_iter().next() {
            let why = Message::new(phrase("thư mục lồng nhau quá sâu", "folders are nested too deeply"), &[]);
            report(ScanEvent::Unlistable(request.layout.root.join(below), why));
        }
        waiting.extend(listing.articles);
        while waiting.len() >= batch && !stopped() {
            let rest = waiting.split_off(batch);
            report(ScanEvent::Found(look_at(request, &waiting)));
            waiting = rest;
            batch = (batch * 4).min(BATCHES.1);
        }
    }
    if !waiting.is_empty() && !stopped() {
        report(ScanEvent::Found(look_at(request, &waiting)));
    }
    report(ScanEvent::Finished(stopped()));
}

/// The entries of a batch: a large one is shared with a second thread.
fn look_at(request: &ScanRequest, found: &[folder::Found]) -> Vec<Entry> {
    const WORTH_A_THREAD: usize = 64;
    let look = |found: &[folder::Found]| -> Vec<Entry> {
        let wanted = found.iter().take_while(|_| !request.cancelled.load(Ordering::Relaxed));
        wanted.map(|found| look::entry(&request.layout, found.path.clone(), found.sidecar.as_deref())).collect()
    };
    if found.len() < WORTH_A_THREAD {
        return look(found);
    }
    let (one, other) = found.split_at(found.len() / 2);
    std::thread::scope(|scope| {
        let other = scope.spawn(|| look(other));
        let mut entries = look(one);
        match other.join() {
            Ok(more) => entries.extend(more),
            Err(panic) => std::panic::resume_unwind(panic),
        }
        entries
    })
}

/// Whether a name is hidden, as `.git` is.
fn is_hidden(name: &std::ffi::OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// Whether the file at the real path `target` is one of the collection at the real path `root`, by where it is.
fn is_inside(root: &Path, target: &Path) -> bool {
    target.strip_prefix(root).is_ok_and(|below| !below.iter().any(is_hidden))
}

#[cfg(test)]
mod tests;
