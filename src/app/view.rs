//! What the options and the terminal's size make of the screen.

use super::geometry::{Geometry, Shown, geometry};
use super::reader::window::{WindowOptions, WindowRow};
use super::reader::{scroll, window};
use super::{App, Pane};
use crate::annotation::Annotation;
use crate::codebook::TagId;
use crate::config::choice::Ambiguous;
use crate::text::glyph::GlyphOptions;
use crate::text::wrap::WrapOptions;
use crate::vietnamese::break_rules;

impl App {
    /// Where everything is on the screen.
    pub fn geometry(&self) -> Geometry {
        let options = &self.config.options;
        let line_numbers = options.reader.line_numbers && !self.focus_view;
        let digits = |reader: &super::Reader| reader.text().line_count().to_string().len() as u16 + 1;
        let shown = Shown {
            has_list: self.library.layout.article.is_none() || self.library.entries().len() > 1,
            list_beside: self.list_beside && self.library.layout.article.is_none(),
            list_focused: self.focus == Pane::List,
            codebook_focused: self.focus == Pane::Codebook,
            codebook_rows: self.codebook_row_count() as u16,
            focus_view: self.focus_view && self.focus == Pane::Reader,
            measure: options.reader.measure,
            list_width: options.list.width,
            number_columns: if line_numbers { self.reader.as_ref().map_or(0, digits) } else { 0 },
            margin: options.reader.margin,
        };
        geometry(self.size.0, self.size.1, shown)
    }

    /// Whether characters of ambiguous width take two columns.
    fn ambiguous_wide(&self) -> bool {
        match self.config.options.reader.ambiguous {
            Ambiguous::Auto => self.wide_terminal,
            Ambiguous::Narrow => false,
            Ambiguous::Wide => true,
        }
    }

    /// How the reader's window is filled.
    pub fn window_options(&self) -> WindowOptions {
        self.window_options_in(&self.geometry())
    }

    /// How the reader's window is filled where it stands in `geometry`.
    pub fn window_options_in(&self, geometry: &Geometry) -> WindowOptions {
        let area = geometry.text;
        let reader = &self.config.options.reader;
        let glyphs = GlyphOptions { tab_width: reader.tab_width, ambiguous_wide: self.ambiguous_wide() };
        let rules = if reader.keep_words { &break_rules::KEEPING_WORDS } else { &break_rules::STRICT };
        WindowOptions {
            wrap: WrapOptions { columns: area.width.max(1), glyphs, rules },
            height: area.height,
            spacing: reader.paragraph_spacing,
        }
    }

    /// The rows of the reader's window.
    pub fn window(&self) -> Vec<WindowRow> {
        self.reader.as_ref().map_or_else(Vec::new, |reader| window::rows(reader, self.window_options()))
    }

    /// Brings the cursor into the window.
    pub fn follow_cursor(&mut self) {
        let options = self.window_options();
        let margin = self.config.options.reader.scroll_off;
        if let Some(reader) = &mut self.reader {
            scroll::follow(reader, options, margin);
        }
    }

    /// My annotation that commands act on: the chosen one, else the innermost under the cursor.
    pub fn current_annotation(&self) -> Option<&Annotation> {
        let here = self.document()?.mine.at(self.reader.as_ref()?.cursor);
        let chosen = here.iter().find(|annotation| Some(&annotation.id) == self.chosen.as_ref());
        chosen.or(here.first()).copied()
    }

    /// Every tag that can be shown: the codebook's tree (depth and id), then those only found in annotations (depth 0).
    pub fn codebook_tags(&self) -> Vec<(usize, TagId)> {
        let mut tags: Vec<(usize, TagId)> =
            self.codebook.tree().into_iter().map(|(depth, tag)| (depth, tag.id.clone())).collect();
        let mut strays: Vec<TagId> =
            self.library.tag_counts().keys().filter(|id| self.codebook.get(id).is_none()).cloned().collect();
        strays.sort();
        tags.extend(strays.into_iter().map(|id| (0, id)));
        tags
    }

    /// How many tags can be shown: as many as [`App::codebook_tags`] has.
    fn codebook_row_count(&self) -> usize {
        let strays = self.library.tag_counts().keys().filter(|id| self.codebook.get(id).is_none()).count();
        self.codebook.tags().len() + strays
    }

    /// Keeps the choice of the codebook pane on a tag that is there.
    pub(super) fn choose_a_tag(&mut self) {
        let last = self.codebook_row_count().saturating_sub(1);
        self.codebook_selected = self.codebook_selected.min(last);
    }

    /// The chosen tag of the codebook pane.
    pub fn chosen_tag(&self) -> Option<TagId> {
        self.codebook_tags().into_iter().nth(self.codebook_selected).map(|(_, id)| id)
    }
}
