//! What the reader's window shows: rows, the passages on them, and their lanes. Gathered once a frame, from what is
//! visible alone.

use super::lanes::{self, Lanes};
use super::painter::TagStyle;
use super::scene::Scene;
use crate::annotation::{Annotation, Layer};
use crate::app::reader::Reader;
use crate::app::reader::window::{self, WindowRow};
use crate::text::wrap::Row;
use crate::text::{ByteOffset, ByteRange, grapheme};

/// A passage on the screen, or close above it.
pub(super) struct Passage<'a> {
    /// What it is.
    pub(super) annotation: &'a Annotation,
    /// Whose it is, when it is not mine.
    pub(super) annotator: Option<&'a str>,
    /// Its whole graphemes.
    pub(super) range: ByteRange,
    /// How it looks.
    pub(super) style: TagStyle,
    /// Whether it is the one that commands act on.
    pub(super) current: bool,
}

/// What the window shows.
pub(super) struct Visible<'a> {
    /// The open article.
    pub(super) reader: &'a Reader,
    /// The lines of the window.
    pub(super) lines: Vec<WindowRow>,
    /// The bytes that are shown.
    pub(super) range: ByteRange,
    /// Its passages: mine, then others', each in the order of the text.
    pub(super) passages: Vec<Passage<'a>>,
    /// The lanes of the visible rows of text (gaps left out).
    pub(super) lanes: Lanes,
}

impl<'a> Visible<'a> {
    /// What the window over the open article shows.
    pub(super) fn gather(scene: &Scene<'a>) -> Option<Visible<'a>> {
        let reader = scene.app.reader.as_ref()?;
        let lines = window::rows(reader, scene.window);
        let range = ByteRange { start: first_row(&lines)?.range.start, end: last_row(&lines)?.range.end };
        let mut visible = Visible { reader, lines, range, passages: Vec::new(), lanes: Lanes::default() };
        if scene.app.marks_shown {
            visible.add_passages(scene);
        }
        Some(visible)
    }

    /// The visible rows of text, each with its line of the window.
    pub(super) fn rows(&self) -> impl Iterator<Item = (u16, Row)> {
        self.lines.iter().zip(0..).filter_map(|(line, at)| match line {
            WindowRow::Text(row) => Some((at, *row)),
            WindowRow::Gap => None,
        })
    }

    /// The line of the window on which `at` is shown.
    pub(super) fn line_of(&self, at: ByteOffset) -> Option<u16> {
        let end = self.reader.text().end();
        let shows = |row: &Row| row.range.contains(at) || (at == end && row.range.end == at);
        self.rows().find(|(_, row)| shows(row)).map(|(line, _)| line)
    }

    fn add_passages(&mut self, scene: &Scene<'a>) {
        let app = scene.app;
        let Some(document) = app.document() else { return };
        let text = self.reader.text();
        let layers: Vec<&Layer> = std::iter::once(&document.mine).chain(&document.others).collect();
        let reaching = |range: ByteRange| {
            layers.iter().filter_map(|layer| layer.overlapping(range).first().map(|found| found.range.start)).min()
        };
        if reaching(self.range).is_none() {
            self.lanes = lanes::lanes(&[], lanes::LANES, 0, self.rows().count());
            return;
        }
        let context = lanes::context(text, self.range, reaching);
        let current = app.current_annotation().map(|annotation| &annotation.id);
        for (place, layer) in layers.iter().enumerate() {
            let annotator = (place > 0).then(|| layer.annotator.as_str());
            for annotation in layer.overlapping(context) {
                self.passages.push(Passage {
                    annotation,
                    annotator,
                    range: grapheme::widen(text, annotation.range),
                    style: scene.annotation(annotation),
                    current: annotator.is_none() && Some(&annotation.id) == current,
                });
            }
        }
        // Where two begin together, the longer one stands nearer to the text: it is around the other.
        self.passages.sort_by_key(|it| (it.annotator.is_some(), it.range.start, std::cmp::Reverse(it.range.end)));
        let rows = lanes::context_rows(text, context, scene.window.wrap);
        let extents: Vec<_> = self.passages.iter().map(|passage| lanes::extent(&rows, passage.range)).collect();
        let first = rows.partition_point(|row| row.range.start < self.range.start);
        let count = usize::from(scene.geometry.gutter.width).saturating_sub(1);
        self.lanes = lanes::lanes(&extents, count, first, self.rows().count());
    }
}

fn first_row(lines: &[WindowRow]) -> Option<Row> {
    lines.iter().find_map(text_row)
}

fn last_row(lines: &[WindowRow]) -> Option<Row> {
    lines.iter().rev().find_map(text_row)
}

fn text_row(line: &WindowRow) -> Option<Row> {
    match line {
        WindowRow::Text(row) => Some(*row),
        WindowRow::Gap => None,
    }
}
