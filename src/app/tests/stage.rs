//! The App on a stage: what it wants done outside is done in memory.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use super::marked::{Marked, annotators, write};
use crate::annotation::{Annotation, Layer, Stamp, recipe};
use crate::app::document::Document;
use crate::app::input::PassageRow;
use crate::app::library::Library;
use crate::app::{App, Clock, Done, Effect, Input, Start, commands};
use crate::article::{Article, Encoding, format};
use crate::codebook::{CodebookEdit, Tag, TagId};
use crate::collection::list::SortKey;
use crate::collection::rewrite::{Kept, Rewritten};
use crate::collection::scan::ScanEvent;
use crate::collection::state::CollectionState;
use crate::collection::store::{Layers, Loaded};
use crate::collection::{ArticlePath, Entry, Layout, codebook_file};
use crate::config::key::Key;
use crate::config::report::{Message, Source};
use crate::config::{Config, Problem, Severity, Theme};
use crate::lang::{Lang, phrase};
use crate::search;
use crate::text::Text;
use crate::vietnamese::remnant;

/// Articles, and the App that has the first one open.
pub(super) struct Stage {
    pub(super) app: App,
    /// What is on disk: texts, and the layers as they were saved.
    texts: BTreeMap<ArticlePath, Arc<Text>>,
    saved: BTreeMap<ArticlePath, [Layer; 2]>,
    /// The layers as they were at the start.
    first: BTreeMap<ArticlePath, [Layer; 2]>,
    /// The source of the collection's own file.
    manifest: String,
    /// Layers as they were when a tag was replaced in them: what a number in place of a sidecar's source means.
    kept: Vec<Layer>,
}

fn tag(id: &str, label: &str) -> Tag {
    Tag::new(TagId::new(id).unwrap(), label)
}

/// `1` is `nhiem-vu`, `2` is `kho-khan`, `3` is `ket-qua`.
fn codebook() -> [Tag; 3] {
    [tag("nhiem-vu", "Nhiệm vụ"), tag("kho-khan", "Khó khăn, hạn chế"), tag("ket-qua", "Kết quả")]
}

fn article(text: &Arc<Text>) -> Article {
    let format = format::format_of(std::path::Path::new("bai.txt")).unwrap();
    Article {
        meta: format.meta(text),
        encoding: Encoding::Utf8,
        format,
        remnants: remnant::remnants(text),
        partial: false,
        file_bytes: text.end().0 as u64,
        text: text.clone(),
    }
}

/// The path of the article of this number, from 1.
pub(super) fn path(number: usize) -> ArticlePath {
    ArticlePath::new(format!("bai-{number}.txt"))
}

impl Stage {
    /// A collection of these articles, with the first one open.
    pub(super) fn of(articles: &[&str]) -> Stage {
        let layout = Layout::new("/thu/Tin Khe Lim");
        let app = App::new(Start {
            lang: Lang::Vi,
            config: Config::default(),
            registry: Arc::new(commands::registry()),
            me: annotators()[0].clone(),
            library: Library::new(layout, CollectionState::default(), SortKey::Name, false),
            clock: Clock {
                stamp: Stamp { moment: "2023-04-01T03:00:00Z".parse().unwrap(), offset: jiff::tz::offset(7) },
                millis: 10_000,
            },
            seed: 7,
            size: (80, 24),
        });
        let mut stage = Stage {
            app,
            texts: BTreeMap::new(),
            saved: BTreeMap::new(),
            first: BTreeMap::new(),
            manifest: String::new(),
            kept: Vec::new(),
        };
        for tag in codebook() {
            stage.edit_codebook(&CodebookEdit::Create(tag));
        }
        stage.feed(Input::Done(Done::Manifest(Ok(stage.manifest.clone()))));
        let all: Vec<Marked> = articles.iter().map(|article| Marked::read(article)).collect();
        for (index, marked) in all.iter().enumerate() {
            stage.texts.insert(path(index + 1), Arc::new(Text::from(marked.text.as_str())));
            stage.saved.insert(path(index + 1), marked.layers());
        }
        stage.first = stage.saved.clone();
        stage.app.library.add(stage.list());
        stage.open(1);
        all[0].place(stage.app.reader.as_mut().unwrap());
        stage.app.follow_cursor();
        stage
    }

    /// What a scan finds.
    fn list(&self) -> Vec<Entry> {
        let entry = |(path, text): (&ArticlePath, &Arc<Text>)| {
            let mine = &self.saved[path][0];
            let mut tags: Vec<(TagId, usize)> = mine.counts().into_iter().collect();
            tags.sort();
            let (bytes, annotations) = (text.end().0 as u64, mine.annotations().len());
            let meta = article(text).meta;
            let encoding = Default::default();
            Entry { path: path.clone(), meta, encoding, bytes, tags, annotations, problems: Vec::new() }
        };
        self.texts.iter().map(entry).collect()
    }

    /// Opens the article of this number, from 1.
    pub(super) fn open(&mut self, number: usize) {
        self.app.open_article(path(number));
        self.feed(Input::Resize(80, 24));
    }

    /// Hands an input to the App and does what it wants done.
    pub(super) fn feed(&mut self, input: Input) {
        let mut effects: VecDeque<Effect> = self.app.handle(input).into();
        while let Some(effect) = effects.pop_front() {
            for done in self.perform(effect) {
                effects.extend(self.app.handle(Input::Done(done)));
            }
        }
    }

    fn perform(&mut self, effect: Effect) -> Vec<Done> {
        match effect {
            Effect::Scan => {
                vec![Done::Scan(ScanEvent::Found(self.list())), Done::Scan(ScanEvent::Finished(false))]
            }
            Effect::EditCodebook(edit) => {
                self.edit_codebook(&edit);
                vec![Done::Manifest(Ok(self.manifest.clone()))]
            }
            Effect::ReplaceTag { number, edit, articles, tag, with } => {
                let mut files: Vec<Rewritten> =
                    articles.iter().filter_map(|it| self.retag(it, &tag, with.as_ref())).collect();
                let before = self.manifest.as_str().into();
                edit.iter().for_each(|edit| self.edit_codebook(edit));
                files.push(Rewritten { file: Kept::Manifest, before, after: self.manifest.as_str().into() });
                vec![Done::Manifest(Ok(self.manifest.clone())), Done::TagReplaced(number, files, Vec::new())]
            }
            Effect::PutBack { files, back, .. } => {
                files.iter().for_each(|change| self.put_back(change, back));
                vec![Done::Manifest(Ok(self.manifest.clone())), Done::PutBack(Vec::new())]
            }
            other => self.perform_one(other).into_iter().collect(),
        }
    }

    fn edit_codebook(&mut self, edit: &CodebookEdit) {
        self.manifest = codebook_file::apply(&self.manifest, edit).expect("the codebook takes the change");
    }

    fn retag(&mut self, article: &ArticlePath, tag: &TagId, with: Option<&TagId>) -> Option<Rewritten> {
        let layer = &mut self.saved.get_mut(article).expect("only articles of the list are changed")[0];
        let before = layer.clone();
        layer.apply_all(recipe::replace_tag_everywhere(layer, tag, with)).expect("the change fits");
        if *layer == before {
            return None;
        }
        self.kept.push(before);
        self.kept.push(layer.clone());
        let source = |number: usize| number.to_string().into();
        let (before, after) = (source(self.kept.len() - 2), source(self.kept.len() - 1));
        Some(Rewritten { file: Kept::Sidecar(article.clone()), before, after })
    }

    fn put_back(&mut self, change: &Rewritten, back: bool) {
        let (there, wanted) = if back { (&change.after, &change.before) } else { (&change.before, &change.after) };
        let kept = |number: &str| self.kept[number.parse::<usize>().expect("a number stands for it")].clone();
        match &change.file {
            Kept::Manifest => self.manifest = wanted.to_string(),
            Kept::Sidecar(article) => {
                assert_eq!(self.saved[article][0], kept(there), "only what was not changed since is put back");
                let layer = kept(wanted);
                self.saved.get_mut(article).expect("it was changed")[0] = layer;
            }
        }
    }

    fn perform_one(&mut self, effect: Effect) -> Option<Done> {
        let loaded = |layer: &Layer| Loaded { layer: layer.clone(), base: None, problem: None };
        match effect {
            Effect::LoadArticle(path, _) => {
                let text = self.texts.get(&path).expect("only articles of the list are opened");
                Some(Done::Article(path.clone(), Ok(article(text))))
            }
            Effect::LoadLayers(path, _) => {
                let [mine, other] = &self.saved[&path];
                let layers = Layers { mine: loaded(mine), others: vec![loaded(other)] };
                Some(Done::Layers(path, Box::new(layers)))
            }
            Effect::SaveLayer { article, layer, version, .. } => {
                self.saved.get_mut(&article).expect("only articles of the list are saved")[0] = layer;
                Some(Done::Saved(article, version, Ok(())))
            }
            Effect::Search { text, query, purpose } => {
                Some(Done::Hits(purpose, search::find_all(&text, &query, usize::MAX, &|| false)))
            }
            Effect::CollectPassages(articles) => {
                let rows = articles.into_iter().flat_map(|(path, title, date)| self.passages(&path, &title, date));
                Some(Done::Passages(rows.collect()))
            }
            Effect::LoadTheme(name) => Some(Done::Theme(self.theme(&name))),
            Effect::SaveState(_) => None,
            other => panic!("no scenario asks for {other:?}"),
        }
    }

    /// There is one theme of the user's own.
    fn theme(&self, name: &str) -> Result<(Theme, Vec<Problem>), Box<Problem>> {
        let source =
            Source::new("rung.toml", "extends = \"light\"\nroles.text = { fg = \"#203010\", bg = \"#eef4e8\" }\n");
        match name {
            "rung" => Ok(Theme::read(name, &source)),
            _ => Err(Box::new(source.problem(0..0, Severity::Error, Message::new(phrase("không có", "none"), &[])))),
        }
    }

    fn passages(&self, article: &ArticlePath, title: &Arc<str>, date: Option<jiff::civil::Date>) -> Vec<PassageRow> {
        let row = |layer: &Layer, annotation: &Annotation| PassageRow {
            article: article.clone(),
            title: title.clone(),
            date,
            annotator: layer.annotator.clone(),
            annotation: Arc::new(annotation.clone()),
        };
        let layers = self.saved[article].iter();
        layers.flat_map(|layer| layer.annotations().iter().map(move |it| row(layer, it))).collect()
    }

    /// Presses keys, written as in the configuration with spaces between; `"…"` is typed letter by letter.
    #[track_caller]
    pub(super) fn press(mut self, keys: &str) -> Stage {
        for (index, part) in keys.split('"').enumerate() {
            let pressed: Vec<Key> = match index % 2 {
                0 => part.split_whitespace().map(|key| Key::parse(key).expect("a key is named")).collect(),
                _ => part.chars().map(Key::char).collect(),
            };
            pressed.into_iter().for_each(|key| self.feed(Input::Key(key)));
        }
        self
    }

    /// What is shown of the open article, with the cursor or without.
    fn shown(&self, with_cursor: bool) -> String {
        let reader = self.app.reader.as_ref().expect("an article is open");
        write(reader, self.app.document().expect("its layers are loaded"), with_cursor)
    }

    /// The open article must be as marked, and on disk as it is shown.
    #[track_caller]
    pub(super) fn shows(self, expected: &str) -> Stage {
        let shown = self.shown(expected.contains('|'));
        let said = self.app.messages.all().last().map(|message| message.text.message.clone());
        assert_eq!(shown, expected, "{said:?}");
        for (path, document) in &self.app.documents {
            assert!(document.is_saved());
            assert_eq!(self.saved[path][0], document.mine, "{path:?} on disk");
        }
        self
    }

    /// The last thing told must have these words.
    #[track_caller]
    pub(super) fn says(self, words: &str) -> Stage {
        let last = self.app.messages.all().last().map(|message| message.text.message.clone()).unwrap_or_default();
        assert!(last.contains(words), "“{last}” does not say “{words}”");
        self
    }

    /// Taking back everything done in the open article leads to what was loaded, making it again leads back here.
    #[track_caller]
    pub(super) fn leads_back(mut self) -> Stage {
        self.app.overlay = None;
        let reader = self.app.reader.as_mut().expect("an article is open");
        (reader.selection, reader.occurrences) = (None, None);
        let here = self.annotations();
        let mut states = vec![here.clone()];
        while self.app.run("undo").is_ok() {
            states.push(self.annotations());
        }
        let path = &self.app.reader.as_ref().expect("an article is open").path;
        assert_eq!(self.annotations(), self.first[path][0], "after everything was taken back");
        for state in states.iter().rev().skip(1) {
            self.app.run("redo").expect("what was taken back can be made again");
            assert_eq!(self.annotations(), *state);
        }
        assert_eq!(self.annotations(), here);
        self.feed(Input::Resize(80, 24));
        self
    }

    /// My layer of the open article.
    fn annotations(&self) -> Layer {
        self.app.document().map(|document: &Document| document.mine.clone()).expect("its layers are loaded")
    }
}
