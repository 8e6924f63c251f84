//! One folder of a collection: its articles, its folders, and which articles have a sidecar of mine.

use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};

use super::super::{ArticlePath, sidecar_parts};
use super::globs::Globs;
use super::{ScanRequest, is_hidden, is_inside};
use crate::article::format::format_of;
use crate::lang::Message;

/// An article that a folder holds.
pub(super) struct Found {
    /// Where it is.
    pub(super) path: ArticlePath,
    /// My sidecar for it, when there is one.
    pub(super) sidecar: Option<PathBuf>,
}

/// What a folder holds, by name. Paths are relative to the root.
#[derive(Default)]
pub(super) struct Listing {
    /// Its articles.
    pub(super) articles: Vec<Found>,
    /// The folders in it.
    pub(super) folders: Vec<PathBuf>,
    /// What could not be listed, and why.
    pub(super) problems: Vec<(PathBuf, Message)>,
}

/// Lists the folder at `path` below the root.
pub(super) fn list(request: &ScanRequest, globs: &Globs, path: &Path) -> Listing {
    let mut listing = Listing::default();
    let place = request.layout.root.join(path);
    let mut sidecars = Sidecars::default();
    let mut names = Vec::new();
    let listed = each(&place, &mut |entry| {
        sidecars.notice(request, entry.file_name());
        let below = path.join(entry.file_name());
        match kind(request, globs, &entry, &below) {
            Some(Kind::Article) => names.push(entry.file_name()),
            Some(Kind::Folder) => listing.folders.push(below),
            None => {}
        }
    });
    if let Err(error) = listed {
        listing.problems.push((place, Message::of_system(&error)));
    }
    names.sort_unstable();
    listing.folders.sort_unstable();
    let sidecar_folder = request.layout.sidecar_folder(path);
    if request.layout.sidecars.is_some() {
        sidecars = Sidecars::default();
        match each(&sidecar_folder, &mut |entry| sidecars.notice(request, entry.file_name())) {
            // No folder, no sidecars: it is made when the first is written.
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                listing.problems.push((sidecar_folder.clone(), Message::of_system(&error)));
            }
            _ => {}
        }
    }
    listing.articles.extend(names.into_iter().map(|name| {
        let article = ArticlePath::new(path.join(&name));
        let sidecar = sidecars.0.contains(&name).then(|| request.layout.sidecar_file(&article, &request.annotator));
        Found { path: article, sidecar }
    }));
    listing
}

/// Hands each entry of a folder to `see`; an error in the middle ends the listing there.
fn each(folder: &Path, see: &mut dyn FnMut(DirEntry)) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        see(entry?);
    }
    Ok(())
}

enum Kind {
    Article,
    Folder,
}

/// What an entry is to a collection; `None` when it is nothing. Pipes and devices with an article's name count as
/// articles, so that their problem is seen in the list.
fn kind(request: &ScanRequest, globs: &Globs, entry: &DirEntry, below: &Path) -> Option<Kind> {
    let name = entry.file_name();
    // A system that does not say what an entry is: reading it will tell.
    let (is_folder, is_link) = entry.file_type().map_or((false, false), |kind| (kind.is_dir(), kind.is_symlink()));
    if is_hidden(&name) {
        None
    } else if is_folder {
        globs.may_hold(below).then_some(Kind::Folder)
    } else {
        let wanted = format_of(Path::new(&name)).is_some() && globs.allow(below);
        (wanted && (!is_link || link_counts(request, &entry.path()))).then_some(Kind::Article)
    }
}

/// Whether a link is to a file of this collection, or to nothing at all, which its reader wants to know. Links to folders
/// are not followed: they may lead in circles.
fn link_counts(request: &ScanRequest, link: &Path) -> bool {
    match link.canonicalize() {
        Ok(target) => is_inside(&request.layout.root, &target) && !target.is_dir(),
        Err(_) => true,
    }
}

/// The names of the articles that have a sidecar of mine in a folder.
#[derive(Default)]
struct Sidecars(HashSet<OsString>);

impl Sidecars {
    fn notice(&mut self, request: &ScanRequest, name: OsString) {
        let mine = |(article, annotator): (&OsStr, _)| (annotator == request.annotator).then(|| article.to_owned());
        self.0.extend(sidecar_parts(&name).and_then(mine));
    }
}
