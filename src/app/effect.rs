//! What the program wants done outside, as values. The runtime performs them; news come back as
//! [`Done`](super::input::Done).

use std::path::PathBuf;
use std::sync::Arc;

use super::input::{NoteTarget, SearchPurpose};
use crate::annotation::Layer;
use crate::article::Encoding;
use crate::codebook::{CodebookEdit, TagId};
use crate::collection::ArticlePath;
use crate::collection::rewrite::Rewritten;
use crate::collection::sidecar::Header;
use crate::collection::state::CollectionState;
use crate::text::Text;
use crate::vietnamese::matching::Query;

/// One thing to be done outside.
#[derive(Debug)]
pub enum Effect {
    /// Read an article, in an encoding that was chosen: first its beginning when it is large, then the whole.
    LoadArticle(ArticlePath, Option<Encoding>),
    /// Read the layers of an article over its text.
    LoadLayers(ArticlePath, Arc<Text>),
    /// Write my layer. Saves of one article happen in order; of several waiting, only the last needs doing.
    SaveLayer {
        /// The article.
        article: ArticlePath,
        /// The layer as it should be on disk.
        layer: Layer,
        /// What `[article]` says.
        header: Header,
        /// Counts the article's changes; comes back in [`Done::Saved`](super::input::Done::Saved).
        version: u64,
    },
    /// Scan the collection from the start; an earlier scan is stopped.
    Scan,
    /// Read the collection's own file.
    LoadManifest,
    /// Make this change in the collection's own file.
    EditCodebook(CodebookEdit),
    /// Put a tag in the place of another (or of nothing) in my sidecars of these articles, and in the codebook's file.
    ReplaceTag {
        /// Comes back with what was rewritten.
        number: u64,
        /// The change of the codebook.
        edit: Option<CodebookEdit>,
        /// The articles, none of them open.
        articles: Vec<ArticlePath>,
        /// The tag that goes.
        tag: TagId,
        /// The tag that comes.
        with: Option<TagId>,
    },
    /// Put files back to what they said before they were rewritten, or again to what they said after.
    PutBack {
        /// The files.
        files: Vec<Rewritten>,
        /// What to do instead to a codebook's file that was changed since.
        codebook: Option<CodebookEdit>,
        /// Whether to go back.
        back: bool,
    },
    /// Search an article for all hits.
    Search {
        /// Its text.
        text: Arc<Text>,
        /// What to search for.
        query: Query,
        /// What for.
        purpose: SearchPurpose,
    },
    /// Read all passages of these articles: path, title and date of each.
    CollectPassages(Vec<(ArticlePath, Arc<str>, Option<jiff::civil::Date>)>),
    /// Let a person edit a note in `$EDITOR`.
    EditOutside(NoteTarget, String),
    /// Export these articles in a format to a path.
    Export {
        /// The format's name.
        format: String,
        /// The file or folder.
        path: PathBuf,
        /// The articles, in order.
        articles: Vec<ArticlePath>,
    },
    /// Count the words of these articles that the lexicon lacks, into a file (of its own, in the data folder, if none is
    /// named).
    CountWords {
        /// The articles.
        articles: Vec<ArticlePath>,
        /// The file.
        path: Option<PathBuf>,
    },
    /// Open another collection or article.
    OpenPath(PathBuf),
    /// Remember the encoding that was chosen for an article, whatever else is kept of the collection.
    KeepEncoding(ArticlePath, Option<Encoding>),
    /// Keep sidecars in this folder from now on; `None`: beside the articles.
    KeepSidecarsIn(Option<PathBuf>),
    /// Keep the state of the collection.
    SaveState(Box<CollectionState>),
    /// Read a theme of the user's own.
    LoadTheme(String),
    /// Turn mouse reports on or off.
    Mouse(bool),
    /// Copy a text to the clipboard through the terminal.
    Copy(String),
    /// Draw everything anew.
    Repaint,
    /// Stop the process until it is continued.
    Suspend,
}
