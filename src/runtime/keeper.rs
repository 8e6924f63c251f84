//! What must happen in order: loading and saving layers, the collection's own file, the state.
//!
//! The keeper remembers what each sidecar held when it was last read or written, which is what a save is compared with.

use std::collections::HashMap;
use std::path::PathBuf;

use crate::annotation::Annotator;
use crate::app::effect::Effect;
use crate::app::input::Done;
use crate::article;
use crate::collection::sidecar::Sidecar;
use crate::collection::store::{self, StoreError};
use crate::collection::{ArticlePath, Layout, state};

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
            Effect::ReplaceTag { articles, tag, with } => {
                let (mut count, mut errors): (usize, Vec<StoreError>) = (0, Vec::new());
                for article in articles {
                    match store::replace_tag_everywhere(&self.layout, &article, &self.me, &tag, with.as_ref()) {
                        Ok(changed) => count += usize::from(changed),
                        Err(error) => errors.push(error),
                    }
                }
                report(Done::TagReplaced(count, errors));
            }
            Effect::SaveState(content) => {
                let saved = state::save(&self.state_dir, &self.layout.root, &content)
                    .and_then(|()| state::set_last_opened(&self.state_dir, &self.layout.root));
                if let Err(error) = saved {
                    report(Done::StateFailed(error.to_string()));
                }
            }
            Effect::KeepEncoding(article, encoding) => {
                let mut content = state::load(&self.state_dir, &self.layout.root);
                content.articles.entry(article).or_default().encoding = encoding;
                if let Err(error) = state::save(&self.state_dir, &self.layout.root, &content) {
                    report(Done::StateFailed(error.to_string()));
                }
            }
            other => return Some(other),
        }
        None
    }
}
