//! Finding the articles of a collection, beside the interface.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::{Entry, Layout};
use crate::annotation::Annotator;

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
    /// A folder that can't be listed: its path and the system's words. The scan goes on.
    Unlistable(std::path::PathBuf, String),
    /// The scan is over; `true` when it was stopped.
    Finished(bool),
}

/// Walks the collection on the calling thread and hands events to `report` (small batches at first, so that the list
/// fills at once). Hidden files, sidecars, `ghichu.toml` and links out of the collection are left out.
pub fn scan(request: &ScanRequest, report: &mut dyn FnMut(ScanEvent)) {
    todo!()
}

/// One article's entry, read afresh; for after a save.
pub fn entry(layout: &Layout, article: &super::ArticlePath, annotator: &Annotator) -> Entry {
    todo!()
}
