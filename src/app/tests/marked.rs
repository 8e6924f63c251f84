//! Marked text.
//!
//! | written | means |
//! |---|---|
//! | `gặp |nhiều` | the cursor is on the `n` |
//! | `gặp [nhiều|]` `gặp [|nhiều]` | `nhiều` is selected, with the cursor at its end or start |
//! | `{kho-khan:gặp}` | a passage with a tag; `{a+b:…}` with two, `{a/nhớ hỏi:…}` with a note, `{/nhớ hỏi:…}` with only a note |
//! | `{@a:…}` | a passage of someone else's |
//! | `{a:x {b:y}¹ z}` | `}` ends the passage begun last, `}¹` the one before it: passages that overlap |
//! | `‹gặp› ‹-gặp›` | one of several places selected at once, and one that was dropped |
//! | `«a/nhớ hỏi»gặp` | at the start: tags of the whole article and a note on it |
//!
//! A text is written back in the same way. Where the expected text has no `|`, the cursor does not matter.

use std::collections::BTreeMap;

use crate::annotation::{AnchorState, Annotation, AnnotationId, Annotator, Layer, recipe};
use crate::app::document::Document;
use crate::app::reader::Reader;
use crate::app::reader::selection::Selection;
use crate::codebook::TagId;
use crate::text::{ByteOffset, ByteRange, Text};

/// An article read from its marks.
#[derive(Debug, Default)]
pub(super) struct Marked {
    pub(super) text: String,
    pub(super) cursor: usize,
    pub(super) selected: Option<(usize, usize)>,
    passages: Vec<Passage>,
    article: Label,
}

#[derive(Clone, Debug, Default)]
struct Label {
    tags: Vec<TagId>,
    note: Option<String>,
    other: bool,
}

#[derive(Clone, Debug)]
struct Passage {
    label: Label,
    start: usize,
    end: usize,
}

fn label(written: &str) -> Label {
    let (tags, note) = written.split_once('/').map_or((written, None), |(tags, note)| (tags, Some(note.to_owned())));
    let bare = tags.strip_prefix('@');
    let tags = bare.unwrap_or(tags).split('+').filter(|tag| !tag.is_empty()).map(|tag| TagId::new(tag).unwrap());
    Label { tags: tags.collect(), note, other: bare.is_some() }
}

/// Whose layers there are: mine, and someone else's.
pub(super) fn annotators() -> [Annotator; 2] {
    ["lan", "minh"].map(|name| Annotator::new(name).unwrap())
}

impl Marked {
    pub(super) fn read(written: &str) -> Marked {
        let (mut marked, mut open, mut from): (Marked, Vec<Passage>, usize) = Default::default();
        let mut rest = written.chars();
        if let Some((article, body)) = written.strip_prefix('«').and_then(|inner| inner.split_once('»')) {
            (marked.article, rest) = (label(article), body.chars());
        }
        while let Some(c) = rest.next() {
            let at = marked.text.len();
            match c {
                '|' => marked.cursor = at,
                '[' => from = at,
                ']' => marked.selected = Some((from, at)),
                '{' => {
                    let head: String = rest.by_ref().take_while(|c| *c != ':').collect();
                    open.push(Passage { label: label(&head), start: at, end: at });
                }
                '}' => {
                    let out = "¹²³".chars().position(|mark| rest.as_str().starts_with(mark)).map_or(0, |at| at + 1);
                    rest.by_ref().take(usize::from(out > 0)).for_each(drop);
                    let ended = open.remove(open.len() - 1 - out);
                    marked.passages.push(Passage { end: at, ..ended });
                }
                other => marked.text.push(other),
            }
        }
        assert!(open.is_empty(), "a passage has no end: {written}");
        marked
    }

    /// The layers: mine, and someone else's.
    pub(super) fn layers(&self) -> [Layer; 2] {
        let text = Text::from(self.text.as_str());
        let [me, other] = annotators();
        let mut all = [Vec::new(), Vec::new()];
        for (number, passage) in self.passages.iter().enumerate() {
            let range = ByteRange::new(passage.start, passage.end);
            all[usize::from(passage.label.other)].push(Annotation {
                id: AnnotationId::new(&format!("p{number}")).unwrap(),
                tags: passage.label.tags.clone(),
                range,
                state: AnchorState::Exact,
                anchor: recipe::anchor(&text, range, 32),
                note: passage.label.note.clone(),
                source: None,
                created: None,
            });
        }
        let [mine, others] = all;
        let Label { tags, note, .. } = self.article.clone();
        [Layer::with(me, tags, note, mine), Layer::with(other, Vec::new(), None, others)]
    }

    /// Puts the cursor and the selection where they are marked.
    pub(super) fn place(&self, reader: &mut Reader) {
        reader.move_to(ByteOffset(self.cursor));
        if let Some((start, end)) = self.selected {
            assert!(self.cursor == start || self.cursor == end, "the cursor is at neither end of the selection");
            let range = ByteRange::new(start, end);
            let selection = Selection::of(reader.text(), range, self.cursor == start);
            reader.cursor = selection.head;
            reader.selection = Some(selection);
        }
    }
}

fn written(tags: &[TagId], note: Option<&str>) -> String {
    let tags: Vec<&str> = tags.iter().map(TagId::as_str).collect();
    tags.join("+") + &note.map(|note| format!("/{note}")).unwrap_or_default()
}

/// What an article shows, as marked text; with the cursor where `with_cursor`.
pub(super) fn write(reader: &Reader, document: &Document, with_cursor: bool) -> String {
    let text = reader.text();
    let mut marks = Marks::default();
    for (layer, annotation) in document.overlapping(text.full_range()) {
        let who = if layer.annotator == annotators()[0] { "" } else { "@" };
        let head = format!("{{{who}{}:", written(&annotation.tags, annotation.note.as_deref()));
        marks.passages.push((annotation.range, head));
    }
    for (place, kept) in reader.occurrences.iter().flat_map(|all| &all.places) {
        marks.begins.entry(place.start.0).or_default().push_str(if *kept { "‹" } else { "‹-" });
        marks.ends.entry(place.end.0).or_default().push('›');
    }
    let selected = reader.selected();
    let selection = reader.selection.zip(selected);
    let cursor = if with_cursor { "|" } else { "" };
    match selection {
        Some((ends, range)) if ends.head >= ends.anchor => {
            marks.begins.entry(range.start.0).or_default().push('[');
            marks.ends.entry(range.end.0).or_default().insert_str(0, &format!("{cursor}]"));
        }
        Some((_, range)) => {
            marks.begins.entry(range.start.0).or_default().push_str(&format!("[{cursor}"));
            marks.ends.entry(range.end.0).or_default().insert(0, ']');
        }
        None => marks.begins.entry(reader.cursor.0).or_default().push_str(cursor),
    }
    let (tags, note) = (document.mine.article_tags(), document.mine.article_note());
    let article = written(tags, note);
    let article = if article.is_empty() { article } else { format!("«{article}»") };
    article + &marks.put_into(text.as_str())
}

/// Marks waiting to be put into a text.
#[derive(Default)]
struct Marks {
    passages: Vec<(ByteRange, String)>,
    /// What stands before the character there, within the passages that begin there.
    begins: BTreeMap<usize, String>,
    /// What stands after the character before, within the passages that end there.
    ends: BTreeMap<usize, String>,
}

impl Marks {
    fn put_into(mut self, text: &str) -> String {
        // Of passages that begin at one place the longer one is outside; of equal ones, the order of the layer.
        self.passages.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
        let (mut out, mut open): (String, Vec<ByteOffset>) = Default::default();
        for at in 0..=text.len() {
            out.extend(self.ends.get(&at).map(String::as_str));
            while let Some(last) = open.iter().rposition(|end| end.0 == at) {
                let above = open.len() - 1 - last;
                out.push('}');
                out.extend(above.checked_sub(1).map(|above| ['¹', '²', '³'][above]));
                open.remove(last);
            }
            for (range, head) in self.passages.iter().filter(|(range, _)| range.start.0 == at) {
                out.push_str(head);
                open.push(range.end);
            }
            out.extend(self.begins.get(&at).map(String::as_str));
            out.extend(text.get(at..).and_then(|rest| rest.chars().next()));
        }
        out
    }
}

#[test]
fn marks_are_written_as_they_are_read() {
    for sample in [
        "gặp |nhiều",
        "{kho-khan:gặp} {ket-qua+nhiem-vu/hỏi lại, đừng quên:nh[iều|]}",
        "«ket-qua/xem»{a:{b:một} hai {@c:ba}¹ |bốn}",
        "{a:một {b:hai {c:ba}² bốn}¹ năm}|.",
        "[|xin chào]",
    ] {
        let marked = Marked::read(sample);
        let stage = super::Stage::of(&[sample]);
        let (reader, document) = (stage.app.reader.as_ref().unwrap(), stage.app.document().unwrap());
        assert_eq!(write(reader, document, true), sample);
        assert_eq!(reader.text().as_str(), marked.text);
    }
}
