//! Giving tags to passages: by number, from the picker, again.

use super::{Command, command, no_article, refuse};
use crate::annotation::recipe::{self, Maker};
use crate::annotation::{Annotation, AnnotationId, Step};
use crate::app::App;
use crate::app::document::Document;
use crate::app::effect::Effect;
use crate::app::overlay::{Overlay, Picker, PickerItem, PickerKind};
use crate::codebook::{CodebookEdit, Tag, TagId};
use crate::collection::ArticlePath;
use crate::command::{ArgKind, ArgSpec, Group, Invocation, quote};
use crate::lang::{Explain, Phrase, UserError, phrase};
use crate::text::ByteRange;
use crate::vietnamese::matching::{Scorer, Skips};
use crate::vietnamese::unit::{Unit, unit_at};

/// The commands of this domain.
pub fn table() -> Vec<Command> {
    let g = Group::Annotate;
    let tag = || ArgSpec::rest_required("tag", ArgKind::Tag, phrase("mã hoặc tên nhãn", "a tag's id or label"));
    vec![
        command(
            "tag-number",
            g,
            phrase("gắn một trong chín nhãn đầu", "tag with one of the first nine tags"),
            tag_number,
        )
        .spec(|s| {
            let kind = ArgKind::Number { min: 1, max: 9 };
            s.arg(ArgSpec::required("number", kind, phrase("số của nhãn", "the tag's number"))).headless()
        }),
        command("tag-pick", g, phrase("chọn nhãn để gắn", "pick a tag to give"), tag_pick),
        command(
            "tag-add",
            g,
            phrase(
                "gắn nhãn cho vùng chọn hoặc câu dưới con trỏ",
                "tag the selection, or the sentence under the cursor",
            ),
            tag_add,
        )
        .spec(|s| s.arg(tag()).headless()),
        command("tag-new", g, phrase("tạo nhãn mới và gắn", "make a new tag and give it"), tag_new).spec(|s| {
            s.arg(ArgSpec::rest_required("label", ArgKind::Text, phrase("tên nhãn", "the label"))).headless()
        }),
        command("tag-repeat", g, phrase("gắn lại nhãn vừa gắn", "give the last tag again"), tag_repeat),
    ]
}

fn tag_number(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let number = invocation.number(0).unwrap_or(1).clamp(1, 9) as u8;
    let Some(id) = app.codebook.numbered(number).map(|tag| tag.id.clone()) else {
        let text = phrase("phím {n} chưa có nhãn", "key {n} has no tag");
        return Err(UserError::new(text.fill(app.lang, &[("n", &number)]))
            .with_hint(app.say(phrase("t chọn hoặc tạo nhãn", "t picks or makes a tag"))));
    };
    app.give_tag(&id)
}

fn tag_add(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let name = invocation.text_of_rest(0).unwrap_or_default();
    let id = app.tag_named(&name)?;
    app.give_tag(&id)
}

fn tag_new(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let label = invocation.text_of_rest(0).unwrap_or_default();
    let id = app.make_tag(&label)?;
    app.give_tag(&id)
}

fn tag_repeat(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    let none = refuse(app, phrase("chưa gắn nhãn nào để lặp lại", "no tag was given yet"));
    let id = app.last_tags.first().cloned().ok_or(none)?;
    app.give_tag(&id)
}

fn tag_pick(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    app.pick_tag(phrase("Gắn nhãn", "Tag"), "tag-add", true);
    Ok(())
}

/// Something a person did to annotations, under its name.
pub(super) const TAGGED: Phrase = phrase("gắn nhãn", "tag");

impl App {
    /// The tag of that id or label, in the codebook or used in annotations.
    pub fn tag_named(&self, name: &str) -> Result<TagId, UserError> {
        let known = self.codebook_tags();
        if let Some((_, id)) = known.iter().find(|(_, id)| id.as_str() == name) {
            return Ok(id.clone());
        }
        let same = |tag: &&Tag| tag.label.to_lowercase() == name.to_lowercase();
        if let Some(tag) = self.codebook.tags().iter().find(same) {
            return Ok(tag.id.clone());
        }
        let text = phrase("không có nhãn “{name}”", "there is no tag “{name}”").fill(self.lang, &[("name", &name)]);
        let scorer = Scorer::new(name, Skips::ToSyllables);
        let near = self.codebook.tags().iter().filter_map(|tag| Some((scorer.rank(&tag.label)?, tag)));
        let near = near.max_by_key(|(rank, _)| *rank).map(|(_, tag)| tag);
        let hint = match near {
            Some(tag) => phrase("có phải “{label}” ({id})?", "did you mean “{label}” ({id})?")
                .fill(self.lang, &[("label", &tag.label), ("id", &tag.id)]),
            None => self.say(phrase("tag-new tạo nhãn mới", "tag-new makes a new tag")).to_owned(),
        };
        Err(UserError::new(text).with_hint(hint))
    }

    /// Makes a tag of this label in the codebook and its file; one that is there already is taken.
    pub(in crate::app) fn make_tag(&mut self, label: &str) -> Result<TagId, UserError> {
        let label = label.trim();
        if let Ok(known) = self.tag_named(label) {
            return Ok(known);
        }
        let id = self.codebook.free_id(label).map_err(|error| error.explain(self.lang))?;
        self.edit_codebook(CodebookEdit::Create(Tag::new(id.clone(), label)))?;
        Ok(id)
    }

    /// Changes the codebook in memory and in its file.
    pub(in crate::app) fn edit_codebook(&mut self, edit: CodebookEdit) -> Result<(), UserError> {
        let made = if let CodebookEdit::Create(tag) = &edit { Some(tag.id.clone()) } else { None };
        let chosen = made.or_else(|| self.chosen_tag());
        self.codebook.apply(&edit).map_err(|error| error.explain(self.lang))?;
        // The chosen tag stays chosen where the tree changes around it.
        let place = self.codebook_tags().iter().position(|(_, id)| Some(id) == chosen.as_ref());
        self.codebook_selected = place.unwrap_or(self.codebook_selected);
        self.effect(Effect::EditCodebook(edit));
        self.touch();
        Ok(())
    }

    /// What a tag would be given to: the kept occurrences, the selection, or the sentence under the cursor.
    pub(in crate::app) fn target_ranges(&self) -> Vec<ByteRange> {
        let Some(reader) = &self.reader else { return Vec::new() };
        if let Some(places) = &reader.occurrences {
            return places.kept();
        }
        let text = reader.text();
        let range = reader.selected().or_else(|| unit_at(text, reader.cursor, Unit::Sentence));
        let tidy = |range: ByteRange| {
            let slice = text.slice(range);
            let front = slice.len() - slice.trim_start().len();
            ByteRange::new(range.start.0 + front, range.start.0 + front + slice.trim().len())
        };
        range.map(tidy).filter(|range| !range.is_empty()).into_iter().collect()
    }

    /// Gives a tag to what is selected, as one step.
    pub(in crate::app) fn give_tag(&mut self, tag: &TagId) -> Result<(), UserError> {
        let ranges = self.target_ranges();
        let nothing = refuse(self, phrase("ở đây không có gì để gắn nhãn", "there is nothing here to tag"));
        let Some(reader) = &self.reader else { return Err(no_article(self)) };
        let (path, text) = (reader.path.clone(), reader.text().clone());
        if ranges.is_empty() {
            return Err(nothing);
        }
        let context = usize::from(self.config.options.tag.context);
        let makers: Vec<Maker> = ranges
            .iter()
            .map(|_| Maker { id: self.new_id(), created: self.clock.stamp, context, source: None })
            .collect();
        let layer = &self.writable(&path)?.mine;
        let mut makers = makers.into_iter();
        let maker = || makers.next().expect("there is one for each range");
        let edits = recipe::add_tag_to_all(&text, layer, &ranges, tag, maker);
        let given = edits.len();
        self.last_tags.retain(|known| known != tag);
        self.last_tags.insert(0, tag.clone());
        self.library.state.recent_tags.retain(|known| known != tag.as_str());
        self.library.state.recent_tags.insert(0, tag.as_str().to_owned());
        let label = self.codebook.label(tag).to_owned();
        if given == 0 {
            let text = phrase("đã có nhãn {label} rồi", "it has the tag {label} already");
            self.inform(text.fill(self.lang, &[("label", &label)]));
        } else {
            self.perform(&path, Step { edits, name: TAGGED })?;
            if given > 1 {
                let text = phrase("đã gắn {label} cho {n} chỗ", "tagged {n} places with {label}");
                self.inform(text.fill(self.lang, &[("label", &label), ("n", &given)]));
            }
        }
        self.after_acting();
        Ok(())
    }

    /// The document of an article whose annotations can be changed now.
    pub(in crate::app) fn writable(&self, path: &ArticlePath) -> Result<&Document, UserError> {
        let loading = || {
            refuse(
                self,
                phrase(
                    "chương trình chưa đọc xong bài này, hãy đợi một chút",
                    "the article is still being read, wait a moment",
                ),
            )
        };
        let lossy = || {
            refuse(
                self,
                phrase(
                    "không nhận ra bảng mã của bài nên chưa chú giải được; hãy chọn bằng :article-encoding",
                    "the article's encoding is not known, so it can't be annotated; choose it with :article-encoding",
                ),
            )
        };
        let document = self.documents.get(path).ok_or_else(loading)?;
        if let Some(problem) = &document.locked {
            return Err(problem.explain(self.lang));
        }
        let open = self.reader.as_ref().filter(|reader| reader.path == *path);
        if open.is_some_and(|reader| reader.article.encoding == crate::article::Encoding::Lossy) {
            return Err(lossy());
        }
        Ok(document)
    }

    /// Performs a step on my layer of an article and has it saved.
    pub(in crate::app) fn perform(&mut self, path: &ArticlePath, step: Step) -> Result<(), UserError> {
        if step.edits.is_empty() {
            return Ok(());
        }
        self.writable(path)?;
        let lang = self.lang;
        let Some(document) = self.documents.get_mut(path) else { return Ok(()) };
        document.perform(step).map_err(|error| error.explain(lang))?;
        self.save(path);
        Ok(())
    }

    /// Has my layer of an article saved, and its counts in the list brought up to date.
    pub(in crate::app) fn save(&mut self, path: &ArticlePath) {
        let Some(document) = self.documents.get(path) else { return };
        let effect = Effect::SaveLayer {
            article: path.clone(),
            layer: document.mine.clone(),
            header: document.header.clone(),
            version: document.version,
        };
        self.library.recount(path, &document.mine);
        self.effect(effect);
        self.touch();
    }

    /// After acting on a selection there is none.
    pub(in crate::app) fn after_acting(&mut self) {
        if let Some(reader) = &mut self.reader {
            reader.selection = None;
            reader.occurrences = None;
        }
        self.touch();
    }

    /// Opens the picker of tags; the chosen tag's id is appended to `line`.
    pub(in crate::app) fn pick_tag(&mut self, title: Phrase, line: &str, may_create: bool) {
        let kind = PickerKind::Tag { title, line: line.to_owned(), may_create };
        self.overlay = Some(Overlay::Picker(Picker::new(kind, self.tag_items())));
        self.touch();
    }

    /// The tags for a picker: the most recently used first, then in codebook order.
    fn tag_items(&self) -> Vec<PickerItem> {
        // An article that was opened by itself is in no list that counts it.
        let here = self.document().map(|document| document.mine.counts()).unwrap_or_default();
        let used = |id: &TagId| {
            let all = self.library.tag_counts().get(id).copied().unwrap_or(0);
            all.max(here.get(id).copied().unwrap_or(0))
        };
        let recent = &self.library.state.recent_tags;
        let mut tags: Vec<TagId> = self.codebook_tags().into_iter().map(|(_, id)| id).collect();
        tags.sort_by_key(|id| recent.iter().position(|known| known == id.as_str()).unwrap_or(usize::MAX));
        let item = |id: TagId| {
            let tag = self.codebook.get(&id);
            let path = self.codebook.path(&id);
            let label = self.codebook.label(&id).to_owned();
            let count = used(&id);
            PickerItem {
                keys: self.codebook.key_of(&id).map(String::from).unwrap_or_default(),
                detail: if path == label { count.to_string() } else { format!("{count} · {path}") },
                about: tag.map(about_tag).unwrap_or_default(),
                value: id.as_str().to_owned(),
                label,
            }
        };
        tags.into_iter().map(item).collect()
    }

    /// What picking does: run the picker's line with the tag, made first when it is new.
    pub(in crate::app) fn take_tag(&mut self, line: &str, chosen: Option<String>, typed: &str) {
        let id = match chosen {
            Some(id) => id,
            None => match self.make_tag(typed) {
                Ok(id) => id.as_str().to_owned(),
                Err(error) => return self.tell(crate::app::messages::Level::Error, error),
            },
        };
        self.run_line(&format!("{line} {}", quote(&id)));
    }

    /// The annotation of that id is shown: the cursor goes to its start.
    pub(in crate::app) fn show_annotation(&mut self, id: &AnnotationId) {
        let Some(document) = self.document() else { return };
        let layers = std::iter::once(&document.mine).chain(&document.others);
        let found: Option<&Annotation> = layers.filter_map(|layer| layer.get(id)).next();
        let Some(start) = found.map(|annotation| annotation.range.start) else { return };
        if let Some(reader) = &mut self.reader {
            reader.jump_to(start);
        }
        self.chosen = Some(id.clone());
        self.follow_cursor();
        self.touch();
    }
}

fn about_tag(tag: &Tag) -> String {
    match tag.examples.first() {
        Some(example) => format!("{}\n“{example}”", tag.description),
        None => tag.description.clone(),
    }
}
