//! Gathers the passages of a whole collection from its sidecars; no article is read for it.

use std::collections::HashMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use crate::annotation::{AnchorState, Annotation, Annotator};
use crate::app::input::{Done, PassageRow};
use crate::collection::layout::sidecar_parts;
use crate::collection::sidecar::{self, Filed};
use crate::collection::store;
use crate::collection::{ArticlePath, Layout};
use crate::text::ByteRange;

/// Passages handed over at a time.
const BATCH: usize = 500;

/// The sidecars of a folder: for each article's file name, who annotated it and where.
type Sidecars = HashMap<OsString, Vec<(Annotator, PathBuf)>>;

/// All passages of these articles, as their sidecars say; batch by batch. A sidecar that can't be read is passed over:
/// the list tells of it. Ends early once `stopped` says so.
pub fn passages(
    layout: &Layout,
    articles: Vec<(ArticlePath, Arc<str>, Option<Date>)>,
    stopped: &dyn Fn() -> bool,
    report: &mut dyn FnMut(Done),
) {
    let mut folders: HashMap<PathBuf, Sidecars> = HashMap::new();
    let mut batch = Vec::new();
    for (path, title, date) in articles {
        if stopped() {
            return;
        }
        let folder = layout.sidecar_folder(path.as_path().parent().unwrap_or(Path::new("")));
        let sidecars = folders.entry(folder).or_insert_with_key(|folder| sidecars_in(folder));
        let name = path.as_path().file_name().unwrap_or_default();
        for (annotator, file) in sidecars.get(name).into_iter().flatten() {
            let Ok(Some(source)) = store::read_sidecar(file, layout.sidecar_bytes) else { continue };
            let Ok(sidecar) = sidecar::read(&source) else { continue };
            batch.extend(sidecar.annotations.into_iter().map(|filed| PassageRow {
                article: path.clone(),
                title: title.clone(),
                date,
                annotator: annotator.clone(),
                annotation: Arc::new(annotation(filed)),
            }));
        }
        if batch.len() >= BATCH {
            report(Done::Passages(std::mem::take(&mut batch)));
        }
    }
    report(Done::Passages(batch));
    report(Done::PassagesEnd);
}

fn sidecars_in(folder: &Path) -> Sidecars {
    let mut found = Sidecars::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if let Some((article, annotator)) = sidecar_parts(&entry.file_name()).filter(|_| is_file) {
            found.entry(article.to_owned()).or_default().push((annotator, entry.path()));
        }
    }
    found
}

/// An annotation whose place in the text is not known here.
fn annotation(filed: Filed) -> Annotation {
    Annotation {
        id: filed.id,
        tags: filed.tags,
        range: ByteRange::default(),
        state: AnchorState::Exact,
        anchor: filed.anchor,
        note: filed.note,
        source: filed.source,
        created: filed.created,
    }
}
