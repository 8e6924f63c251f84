//! What must happen in order: loading and saving layers, the collection's own file, the state.
//!
//! The keeper remembers what each sidecar held when it was last read or written, which is what a save is compared with.

use std::collections::HashMap;
use std::path::PathBuf;

use crate::annotation::Annotator;
use crate::app::effect::Effect;
use crate::app::input::Done;
use crate::article;
use crate::collection::rewrite::{self, Kept, Rewritten};
use crate::collection::sidecar::Sidecar;
use crate::collection::store::{self, StoreError};
use crate::collection::{ArticlePath, Layout, state};
use crate::lang::Message;

/// Does the ordered work for one collection.
pub struct Keeper {
    layout: Layout,
    me: Annotator,
    state_dir: PathBuf,
    article_limit: u64,
    bases: HashMap<ArticlePath, Option<Sidecar>>,
}

impl Keeper {
    /// A keeper that has read nothing yet.
    pub fn new(layout: Layout, me: Annotator, state_dir: PathBuf, article_limit: u64) -> Keeper {
        Keeper { layout, me, state_dir, article_limit, bases: HashMap::new() }
    }

    /// The collection it keeps.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Whose layers it saves.
    pub fn me(&self) -> &Annotator {
        &self.me
    }

    /// Does one effect, handing news to `report`. Effects that are not about files are handed back.
    pub fn perform(&mut self, effect: Effect, report: &mut dyn FnMut(Done)) -> Option<Effect> {
        match effect {
            Effect::LoadArticle(path, wanted) => {
                let result = article::load(&self.layout.article_file(&path), self.article_limit, wanted);
                report(Done::Article(path, result));
            }
            Effect::LoadLayers(path, text) => {
                text.hash();
                let layers = store::load_layers(&self.layout, &path, &text, &self.me);
                self.bases.insert(path.clone(), layers.mine.base.clone());
                report(Done::Layers(path, Box::new(layers)));
            }
            Effect::SaveLayer { article, layer, header, version } => {
                let base = self.bases.get(&article).and_then(Option::as_ref);
                let result = store::save_layer(&self.layout, &article, base, &layer, &header);
                let result = result.map(|base| {
                    self.bases.insert(article.clone(), base);
                });
                report(Done::Saved(article, version, result));
            }
            Effect::LoadManifest => report(Done::Manifest(store::read_manifest(&self.layout))),
            Effect::EditCodebook(edit) => report(Done::Manifest(store::edit_codebook(&self.layout, &edit))),
            Effect::ReplaceTag { number, edit, articles, tag, with } => {
                let (mut files, mut errors): (Vec<Rewritten>, Vec<StoreError>) = Default::default();
                match edit.map(|edit| rewrite::edit_codebook(&self.layout, &edit)) {
                    Some(Ok(change)) => {
                        report(Done::Manifest(Ok(change.after.to_string())));
                        files.push(change);
                    }
                    Some(Err(error)) => report(Done::Manifest(Err(error))),
                    None => {}
                }
                for article in articles {
                    match rewrite::replace_tag(&self.layout, &article, &self.me, &tag, with.as_ref()) {
                        Ok(change) => files.extend(change),
                        Err(error) => errors.push(error),
                    }
                }
                report(Done::TagReplaced(number, files, errors));
            }
            Effect::PutBack { files, codebook, back } => {
                let mut errors = Vec::new();
                for change in &files {
                    let outcome = match (rewrite::put_back(&self.layout, &self.me, change, back), &codebook) {
                        (Err(StoreError::Changed { .. }), Some(edit)) if change.file == Kept::Manifest => {
                            store::edit_codebook(&self.layout, edit).map(|_| ())
                        }
                        (outcome, _) => outcome,
                    };
                    errors.extend(outcome.err());
                }
                report(Done::Manifest(store::read_manifest(&self.layout)));
                report(Done::PutBack(errors));
            }
            Effect::KeepSidecarsIn(folder) => {
                self.layout.sidecars = folder;
                // What was read elsewhere says nothing of the files there.
                self.bases.clear();
            }
            Effect::SaveState(content) => {
                let saved = state::save(&self.state_dir, &self.layout.root, &content)
                    .and_then(|()| state::set_last_opened(&self.state_dir, &self.layout.root));
                if let Err(error) = saved {
                    report(Done::StateFailed(Message::of_system(&error)));
                }
            }
            Effect::KeepEncoding(article, encoding) => {
                let mut content = state::load(&self.state_dir, &self.layout.root);
                content.articles.entry(article).or_default().encoding = encoding;
                if let Err(error) = state::save(&self.state_dir, &self.layout.root, &content) {
                    report(Done::StateFailed(Message::of_system(&error)));
                }
            }
            other => return Some(other),
        }
        None
    }
}
