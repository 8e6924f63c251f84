//! Reading and writing sidecars and the collection's own file.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::codebook_file::{self, CodebookFileError};
use super::layout::sidecar_parts;
use super::sidecar::{self, Header, Sidecar, SidecarError, WriteError};
use super::{ArticlePath, Layout, atomic};
use crate::annotation::{Annotator, Layer};
use crate::article::{ArticleError, file};
use crate::codebook::CodebookEdit;
use crate::lang::{Explain, Lang, UserError, phrase};
use crate::text::Text;

/// A `ghichu.toml` with more bytes is refused: no person writes so many tags.
const LARGEST_MANIFEST: u64 = 16 * 1024 * 1024;

/// A layer and what is needed to save it.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The layer over today's text.
    pub layer: Layer,
    /// The sidecar it came from; `None` when there is no file yet.
    pub base: Option<Sidecar>,
    /// Why it can't be saved (it does not parse, is of a later format, is a link); the layer is then empty or read-only.
    pub problem: Option<StoreError>,
}

/// All layers of an article.
#[derive(Clone, Debug)]
pub struct Layers {
    /// Mine.
    pub mine: Loaded,
    /// The others', by annotator.
    pub others: Vec<Loaded>,
}

/// Why something can't be loaded or saved.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The system said no.
    #[error("{path}: {message}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What kind of no.
        kind: std::io::ErrorKind,
        /// The system's words.
        message: String,
    },
    /// A file that is not read because of its length.
    #[error("{path} has more than {limit} bytes")]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The most bytes that are read.
        limit: u64,
    },
    /// A file that was to be put back as it had been, but was changed since.
    #[error("{path} was changed since")]
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// A sidecar that can't be used.
    #[error("{path}: {error}")]
    Sidecar {
        /// The file.
        path: PathBuf,
        /// Why.
        error: SidecarError,
    },
    /// A sidecar that can be read but not changed.
    #[error("{path}: the file is laid out in a way that can't be changed safely")]
    Layout {
        /// The file.
        path: PathBuf,
    },
    /// `ghichu.toml` can't be changed.
    #[error("{path}: {error}")]
    Codebook {
        /// The file.
        path: PathBuf,
        /// Why.
        error: CodebookFileError,
    },
}

impl Explain for StoreError {
    fn explain(&self, lang: Lang) -> UserError {
        match self {
            StoreError::Io { path, kind, message } => {
                let text = match kind {
                    ErrorKind::PermissionDenied => phrase("không có quyền với tệp này", "no permission for this file"),
                    ErrorKind::ReadOnlyFilesystem => phrase("ổ đĩa chỉ đọc", "the disk is read-only"),
                    ErrorKind::StorageFull | ErrorKind::QuotaExceeded => phrase("ổ đĩa đã đầy", "the disk is full"),
                    ErrorKind::InvalidInput => phrase(
                        "không phải tệp thông thường (một liên kết chẳng hạn), nên không dùng",
                        "this is not an ordinary file (a link, say), so it is not used",
                    ),
                    _ => phrase("lỗi đọc ghi: {message}", "input/output error: {message}"),
                };
                let error = UserError::new(text.fill(lang, &[("message", message)])).at(path, None, None);
                match kind {
                    ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => error.with_hint(
                        phrase(
                            "có thể giữ tệp kèm ở thư mục khác bằng sidecars.dir",
                            "sidecars can be kept in another folder with sidecars.dir",
                        )
                        .get(lang),
                    ),
                    _ => error,
                }
            }
            StoreError::TooLarge { path, limit } => {
                let text = phrase(
                    "tệp quá lớn: hơn {limit} byte, nên không đọc",
                    "the file is too large: it has more than {limit} bytes, so it is not read",
                );
                let hint = phrase(
                    "có thể nâng giới hạn cho tệp kèm bằng limits.sidecar-bytes",
                    "limits.sidecar-bytes raises the limit for sidecars",
                );
                UserError::new(text.fill(lang, &[("limit", limit)])).with_hint(hint.get(lang)).at(path, None, None)
            }
            StoreError::Changed { path } => {
                let text = phrase(
                    "tệp đã có thay đổi mới hơn nên giữ nguyên",
                    "the file has newer changes and stays as it is",
                );
                UserError::new(text.get(lang)).at(path, None, None)
            }
            StoreError::Sidecar { path, error } => {
                let place = match error {
                    SidecarError::Syntax { line, column, .. } => (Some(*line), Some(*column)),
                    SidecarError::Format(_) => (None, None),
                };
                error.explain(lang).at(path, place.0, place.1)
            }
            StoreError::Layout { path } => {
                let text = phrase(
                    "không thể sửa tệp kèm này mà không làm hỏng phần khác trong tệp",
                    "this sidecar can't be changed without harm to other parts of the file",
                );
                let hint = phrase(
                    "viết mỗi chú giải thành một mục [[annotation]]",
                    "write each annotation as an [[annotation]]",
                );
                UserError::new(text.get(lang)).with_hint(hint.get(lang)).at(path, None, None)
            }
            StoreError::Codebook { path, error } => {
                let place = match error {
                    CodebookFileError::Syntax { line, column, .. } => (Some(*line), Some(*column)),
                    _ => (None, None),
                };
                error.explain(lang).at(path, place.0, place.1)
            }
        }
    }
}

/// Loads the layers of an article over its text. A sidecar that can't be used is reported in its layer.
pub fn load_layers(layout: &Layout, article: &ArticlePath, text: &Text, me: &Annotator) -> Layers {
    let load = |who: &Annotator| load(layout, article, text, who);
    let mine = load(me);
    let mut others = other_annotators(layout, article, me);
    others.sort();
    let others = others.iter().map(load).collect();
    Layers { mine, others }
}

/// Whose sidecars of an article there are, besides mine. A folder that can't be listed has none.
fn other_annotators(layout: &Layout, article: &ArticlePath, me: &Annotator) -> Vec<Annotator> {
    let folder = layout.sidecar_folder(article.as_path().parent().unwrap_or(Path::new("")));
    let article_name: Option<&OsStr> = article.as_path().file_name();
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let names = entries.filter_map(|entry| Some(entry.ok()?.file_name()));
    names
        .filter_map(|name| {
            let (article, annotator) = sidecar_parts(&name)?;
            (Some(article) == article_name && annotator != *me).then_some(annotator)
        })
        .collect()
}

fn load(layout: &Layout, article: &ArticlePath, text: &Text, annotator: &Annotator) -> Loaded {
    let empty = |problem| Loaded { layer: Layer::new(annotator.clone()), base: None, problem };
    let path = layout.sidecar_file(article, annotator);
    match read_sidecar(&path, layout.sidecar_bytes) {
        Ok(None) => empty(None),
        Err(problem) => empty(Some(problem)),
        Ok(Some(source)) => match sidecar::read(&source) {
            Ok(base) => Loaded { layer: base.layer(annotator.clone(), text), base: Some(base), problem: None },
            Err(error) => empty(Some(StoreError::Sidecar { path, error })),
        },
    }
}

/// Saves `layer`: reads what is on disk, writes what changed, atomically. Returns the next save's base, `None` when there
/// is no file.
///
/// The base is what this layer says, not what else is on disk: what others added there stays theirs, and is neither taken
/// for deleted nor brought back by the next save. Load the layers again to see it.
pub fn save_layer(
    layout: &Layout,
    article: &ArticlePath,
    base: Option<&Sidecar>,
    layer: &Layer,
    header: &Header,
) -> Result<Option<Sidecar>, StoreError> {
    let path = layout.sidecar_file(article, &layer.annotator);
    let disk = read_sidecar(&path, layout.sidecar_bytes)?;
    let written = sidecar::write(disk.as_deref().unwrap_or_default(), base, layer, header);
    match written.map_err(|error| write_error(&path, error))? {
        Some(source) => replace(&path, &source, true)?,
        None if disk.is_none() => return Ok(None),
        None => {}
    }
    Ok(Some(Sidecar::of(layer, header)))
}

/// Reads the collection's own file: its source, empty when there is none.
pub fn read_manifest(layout: &Layout) -> Result<String, StoreError> {
    let path = layout.manifest_file();
    let Some(bytes) = read_bytes(&path, LARGEST_MANIFEST)? else { return Ok(String::new()) };
    String::from_utf8(bytes).map_err(|error| {
        let (line, column) = end_of_utf8(&error);
        let error = CodebookFileError::Syntax { line, column, message: NOT_UTF8.to_owned() };
        StoreError::Codebook { path, error }
    })
}

/// Makes an edit in the collection's own file (creating it), atomically; returns the new source.
pub fn edit_codebook(layout: &Layout, edit: &CodebookEdit) -> Result<String, StoreError> {
    let path = layout.manifest_file();
    let source = read_manifest(layout)?;
    let changed =
        codebook_file::apply(&source, edit).map_err(|error| StoreError::Codebook { path: path.clone(), error })?;
    if changed != source {
        replace(&path, &changed, false)?;
    }
    Ok(changed)
}

const NOT_UTF8: &str = "not UTF-8";

/// A sidecar's source; `None` when there is none, an error when it has more bytes than `limit`. A link is not followed: it
/// may lead out of the collection.
pub fn read_sidecar(path: &Path, limit: u64) -> Result<Option<String>, StoreError> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => {
            let error = io::Error::new(ErrorKind::InvalidInput, "a link, which is not followed");
            return Err(io_error(path, &error));
        }
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(io_error(path, &error)),
    }
    let Some(bytes) = read_bytes(path, limit)? else { return Ok(None) };
    String::from_utf8(bytes).map(Some).map_err(|error| {
        let (line, column) = end_of_utf8(&error);
        let error = SidecarError::Syntax { line, column, message: NOT_UTF8.to_owned() };
        StoreError::Sidecar { path: path.to_owned(), error }
    })
}

fn read_bytes(path: &Path, limit: u64) -> Result<Option<Vec<u8>>, StoreError> {
    let (mut file, length) = match file::open(path) {
        Ok(opened) => opened,
        Err(ArticleError::Io { source, .. }) if source.kind() == ErrorKind::NotFound => return Ok(None),
        Err(ArticleError::Io { source, .. }) => return Err(io_error(path, &source)),
        Err(error) => return Err(io_error(path, &io::Error::new(ErrorKind::InvalidInput, error.to_string()))),
    };
    let bytes = file::read(&mut file, length, limit.saturating_add(1)).map_err(|error| io_error(path, &error))?;
    if bytes.len() as u64 > limit {
        return Err(StoreError::TooLarge { path: path.to_owned(), limit });
    }
    Ok(Some(bytes))
}

/// The line and column, both from 1, where bytes stop being UTF-8.
fn end_of_utf8(error: &std::string::FromUtf8Error) -> (usize, usize) {
    let healthy = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]);
    super::toml_source::place(&healthy, healthy.len())
}

pub(super) fn replace(path: &Path, source: &str, make_folders: bool) -> Result<(), StoreError> {
    atomic::replace(path, source.as_bytes(), make_folders).map_err(|error| io_error(path, &error))
}

fn io_error(path: &Path, error: &io::Error) -> StoreError {
    StoreError::Io { path: path.to_owned(), kind: error.kind(), message: error.to_string() }
}

pub(super) fn write_error(path: &Path, error: WriteError) -> StoreError {
    let path = path.to_owned();
    match error {
        WriteError::Broken(error) => StoreError::Sidecar { path, error },
        WriteError::Layout => StoreError::Layout { path },
    }
}

#[cfg(test)]
mod tests;
