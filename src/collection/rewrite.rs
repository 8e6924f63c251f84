//! Changes across the whole collection that can be taken back: a tag is replaced in the sidecars of articles that are not
//! open, and in the codebook's file.
//!
//! What a file said before and after is kept. It is put back only where it still says what it was left with, so that
//! nothing that came later is lost.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::store::{self, StoreError};
use super::{ArticlePath, Layout, sidecar};
use crate::annotation::Annotator;
use crate::codebook::{CodebookEdit, TagId};

/// A file of a collection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// My sidecar of an article.
    Sidecar(ArticlePath),
    /// The collection's own file.
    Manifest,
}

/// A file that was rewritten: its source before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewritten {
    /// Which file.
    pub file: Kept,
    /// What it said.
    pub before: Arc<str>,
    /// What it says since.
    pub after: Arc<str>,
}

/// Replaces the tag `from` by `to` (or drops it) in an annotator's sidecar of an article that is not open; `None` when
/// that changes nothing. An annotation goes when neither a tag nor a note is left.
pub fn replace_tag(
    layout: &Layout,
    article: &ArticlePath,
    annotator: &Annotator,
    from: &TagId,
    to: Option<&TagId>,
) -> Result<Option<Rewritten>, StoreError> {
    let path = layout.sidecar_file(article, annotator);
    let Some(disk) = store::read_sidecar(&path, layout.sidecar_bytes)? else { return Ok(None) };
    let retagged = sidecar::retag(&disk, from, to).map_err(|error| store::write_error(&path, error))?;
    let Some(source) = retagged else { return Ok(None) };
    store::replace(&path, &source, false)?;
    Ok(Some(Rewritten { file: Kept::Sidecar(article.clone()), before: disk.into(), after: source.into() }))
}

/// Makes an edit in the collection's own file.
pub fn edit_codebook(layout: &Layout, edit: &CodebookEdit) -> Result<Rewritten, StoreError> {
    let before = store::read_manifest(layout)?;
    let after = store::edit_codebook(layout, edit)?;
    Ok(Rewritten { file: Kept::Manifest, before: before.into(), after: after.into() })
}

/// Puts a file back to what it said before it was rewritten, or again to what it said after.
pub fn put_back(layout: &Layout, annotator: &Annotator, change: &Rewritten, back: bool) -> Result<(), StoreError> {
    let (there, wanted) = if back { (&change.after, &change.before) } else { (&change.before, &change.after) };
    let (path, disk): (PathBuf, String) = match &change.file {
        Kept::Sidecar(article) => {
            let path = layout.sidecar_file(article, annotator);
            let disk = store::read_sidecar(&path, layout.sidecar_bytes)?.unwrap_or_default();
            (path, disk)
        }
        Kept::Manifest => (layout.manifest_file(), store::read_manifest(layout)?),
    };
    if *disk != **there {
        return Err(changed(&path));
    }
    store::replace(&path, wanted, false)
}

fn changed(path: &Path) -> StoreError {
    StoreError::Changed { path: path.to_owned() }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const SIDECAR: &str = "format = 1 # tay\n\n[[annotation]]\nid = \"a\"\ntags = [\"kho-khan\"]\nstart = 0\nend = 4\n\
                           quote = \"giếng\"\nprefix = \"\"\nsuffix = \"\"\n";

    fn tag(id: &str) -> TagId {
        TagId::new(id).unwrap()
    }

    fn lan() -> Annotator {
        Annotator::new("lan").unwrap()
    }

    #[test]
    fn a_tag_is_replaced_and_put_back() {
        let folder = tempfile::tempdir().unwrap();
        let (layout, article) = (Layout::new(folder.path()), ArticlePath::new("bài.txt"));
        let replace = |to: Option<&TagId>| replace_tag(&layout, &article, &lan(), &tag("kho-khan"), to);
        assert_eq!(replace(None), Ok(None), "no sidecar");
        let path = layout.sidecar_file(&article, &lan());
        for to in [Some(tag("moi")), None] {
            fs::write(&path, SIDECAR).unwrap();
            let change = replace(to.as_ref()).unwrap().unwrap();
            assert_eq!(replace(to.as_ref()), Ok(None), "there is no such tag any more");
            let after = fs::read_to_string(&path).unwrap();
            assert!(after.starts_with("format = 1 # tay") && !after.contains("kho-khan"));
            put_back(&layout, &lan(), &change, true).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), SIDECAR);
            assert_eq!(put_back(&layout, &lan(), &change, true), Err(StoreError::Changed { path: path.clone() }));
            put_back(&layout, &lan(), &change, false).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), after);
            fs::write(&path, format!("{after}# sau đó\n")).unwrap();
            assert_eq!(put_back(&layout, &lan(), &change, true), Err(StoreError::Changed { path: path.clone() }));
            assert!(fs::read_to_string(&path).unwrap().ends_with("# sau đó\n"));
        }
    }

    #[test]
    fn the_codebook_is_put_back_with_its_comments() {
        let folder = tempfile::tempdir().unwrap();
        let layout = Layout::new(folder.path());
        let source = "# bộ nhãn\n[[tag]]\nid = \"kho-khan\"\nlabel = \"Khó khăn\" # hay dùng\n\n[[tag]]\nid = \"moi\"\n\
                      label = \"Mới\"\n";
        fs::write(layout.manifest_file(), source).unwrap();
        let change = edit_codebook(&layout, &CodebookEdit::Merge(tag("kho-khan"), tag("moi"))).unwrap();
        assert!(!change.after.contains("hay dùng"));
        put_back(&layout, &lan(), &change, true).unwrap();
        assert_eq!(fs::read_to_string(layout.manifest_file()).unwrap(), source);
    }
}
