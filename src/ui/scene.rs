//! What one frame is drawn from: the state, the painter, and where things are.

use ratatui::style::Style;

use super::canvas::Canvas;
use super::painter::{Painter, TagStyle};
use crate::annotation::Annotation;
use crate::app::App;
use crate::app::geometry::Geometry;
use crate::app::reader::window::WindowOptions;
use crate::codebook::TagId;
use crate::config::Role;
use crate::lang::{Lang, Phrase};

/// A frame's material.
pub(super) struct Scene<'a> {
    /// The state.
    pub(super) app: &'a App,
    /// The styles.
    pub(super) painter: &'a Painter,
    /// Where things are.
    pub(super) geometry: Geometry,
    /// How the reader's window is filled.
    pub(super) window: WindowOptions,
}

impl Scene<'_> {
    /// A text in the language of the interface.
    pub(super) fn say(&self, phrase: Phrase) -> &'static str {
        phrase.get(self.app.lang)
    }

    /// The language of the interface.
    pub(super) fn lang(&self) -> Lang {
        self.app.lang
    }

    /// How a role looks.
    pub(super) fn role(&self, role: Role) -> Style {
        self.painter.role(role)
    }

    /// How a tag looks.
    pub(super) fn tag(&self, id: &TagId) -> TagStyle {
        self.painter.tag(&self.app.codebook, id)
    }

    /// How an annotation's passage looks: by its first tag.
    pub(super) fn annotation(&self, annotation: &Annotation) -> TagStyle {
        annotation.tags.first().map_or_else(|| self.painter.untagged(), |id| self.tag(id))
    }

    /// Draws a tag as key and label within `width` columns; the columns it took.
    pub(super) fn put_tag(
        &self,
        canvas: &mut Canvas<'_>,
        (x, y): (u16, u16),
        width: u16,
        id: &TagId,
        ground: Style,
    ) -> u16 {
        let strong = ground.patch(self.tag(id).strong);
        let mut sign = [0; 4];
        let sign: &str = match self.app.codebook.key_of(id) {
            Some(key) => key.encode_utf8(&mut sign),
            None => canvas.signs.keyless,
        };
        let taken = canvas.put(x, y, width, sign, strong) + 1;
        taken + canvas.put(x + taken, y, width.saturating_sub(taken), self.app.codebook.label(id), strong)
    }
}
