//! The theme made ready for a terminal: roles and tags as styles, for as many colours as there are.
//!
//! With few colours or none, everything stays tellable by bold, underline and reverse. The ground is then the
//! terminal's own.

use std::cell::RefCell;
use std::collections::HashMap;

use ratatui::style::{Color, Modifier, Style};

use super::runs;
use crate::codebook::{Codebook, TagId};
use crate::colour::Rgb;
use crate::config::tag_colour::{TAG_COLOURS, TagLook};
use crate::config::{Role, Theme};

/// How much of the ground a tint takes on where all colours can be shown: whole paragraphs may carry it for hours.
const SOFT: f32 = 0.3;

/// How many colours a terminal has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Depth {
    /// None, or none are wanted.
    None,
    /// The 16 of its own palette.
    Ansi,
    /// The 256 of xterm.
    Indexed,
    /// All.
    #[default]
    True,
}

/// How a tag looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TagStyle {
    /// Its passages, over the text's style.
    pub(super) tint: Style,
    /// Its bars, keys and names.
    pub(super) strong: Style,
}

/// A theme for a colour depth.
#[derive(Debug)]
pub struct Painter {
    theme: Theme,
    depth: Depth,
    roles: Vec<Style>,
    /// Tag colours that were fitted to the theme already: always the same for the same colour.
    tags: RefCell<HashMap<Rgb, TagStyle>>,
}

impl Painter {
    /// A painter for a theme on a terminal.
    pub fn new(theme: Theme, depth: Depth) -> Painter {
        let roles = Role::ALL.iter().map(|role| role_style(&theme, *role, depth)).collect();
        Painter { theme, depth, roles, tags: RefCell::default() }
    }

    /// How a role looks.
    pub(super) fn role(&self, role: Role) -> Style {
        self.roles[role as usize]
    }

    /// How a tag looks.
    pub(super) fn tag(&self, codebook: &Codebook, id: &TagId) -> TagStyle {
        let Some(tag) = codebook.get(id) else {
            return self.tag_style(self.theme.unknown_tag());
        };
        let default = || TAG_COLOURS[codebook.position(id).unwrap_or(0) % TAG_COLOURS.len()];
        let colour = tag.colour.unwrap_or_else(default);
        if let Some(known) = self.tags.borrow().get(&colour) {
            return *known;
        }
        let style = self.tag_style(self.theme.tag_look(colour));
        self.tags.borrow_mut().insert(colour, style);
        style
    }

    /// How a passage without a tag looks.
    pub(super) fn untagged(&self) -> TagStyle {
        self.tag_style(self.theme.unknown_tag())
    }

    fn tag_style(&self, look: TagLook) -> TagStyle {
        let plain = Style::new();
        match self.depth {
            Depth::None => TagStyle { tint: plain.underlined(), strong: plain },
            Depth::Ansi => {
                let (ground, letters, bar) = marker(look.strong);
                TagStyle { tint: plain.bg(ground).fg(letters), strong: plain.fg(bar) }
            }
            Depth::Indexed => {
                let strong = plain.fg(colour(look.strong, self.depth));
                TagStyle { tint: plain.bg(colour(look.tint, self.depth)), strong }
            }
            Depth::True => {
                let soft = look.tint.mix(self.theme.background(), SOFT);
                TagStyle { tint: plain.bg(colour(soft, self.depth)), strong: plain.fg(colour(look.strong, self.depth)) }
            }
        }
    }

    /// How a run of the text looks; `tags` are the styles of the visible passages.
    pub(super) fn run(&self, look: &runs::Look, tags: &[TagStyle]) -> Style {
        let mut style = self.role(Role::Text).patch(match look.structure {
            runs::Structure::Prose => Style::new(),
            runs::Structure::Heading => self.role(Role::Heading),
            runs::Structure::Quiet => self.role(Role::Remnant),
        });
        let tag = |index: Option<runs::PassageIndex>| index.and_then(|index| tags.get(index));
        if let Some(tag) = tag(look.passage) {
            let reversed = matches!(look.marked, runs::Marked::Selected | runs::Marked::CurrentHit);
            if self.depth == Depth::Ansi && reversed {
                // A marker reversed is a dark ground: it would look like less than no selection.
                style = style.add_modifier(Modifier::UNDERLINED);
            } else {
                style = style.patch(tag.tint);
            }
        }
        if look.outer.is_some() || look.other {
            style = style.add_modifier(Modifier::UNDERLINED);
        }
        match look.marked {
            runs::Marked::Not => style,
            runs::Marked::Hit | runs::Marked::Kept => style.patch(self.role(Role::SearchHit)),
            runs::Marked::Dropped => style.patch(self.role(Role::Dim)).add_modifier(Modifier::CROSSED_OUT),
            runs::Marked::CurrentHit => style.patch(self.role(Role::CurrentHit)),
            runs::Marked::Selected => style.patch(self.role(Role::Selection)),
        }
    }
}

/// A colour as the terminal can show it.
fn colour(rgb: Rgb, depth: Depth) -> Color {
    match depth {
        Depth::None => Color::Reset,
        Depth::Ansi => Color::Indexed(rgb.nearest_16()),
        Depth::Indexed => Color::Indexed(rgb.nearest_256()),
        Depth::True => Color::Rgb(rgb.0, rgb.1, rgb.2),
    }
}

/// The ground and the letters of a passage in 16 colours, like a marker pen: both given, so that they can be read
/// whatever the palette is; and the colour of its bars and names.
fn marker(strong: Rgb) -> (Color, Color, Color) {
    match strong.hue_16() {
        None => (Color::Gray, Color::Black, Color::Reset),
        // Plain blue letters can hardly be read on black.
        Some(4) => (Color::Blue, Color::White, Color::LightBlue),
        Some(1) => (Color::Red, Color::White, Color::Red),
        Some(index) => (Color::Indexed(index), Color::Black, Color::Indexed(index)),
    }
}

fn role_style(theme: &Theme, role: Role, depth: Depth) -> Style {
    let look = theme.look(role);
    let mut style = Style::new();
    let on = |style: Style, wanted: bool, modifier: Modifier| {
        if wanted { style.add_modifier(modifier) } else { style }
    };
    style = on(style, look.bold, Modifier::BOLD);
    style = on(style, look.italic, Modifier::ITALIC);
    style = on(style, look.underline, Modifier::UNDERLINED);
    style = on(style, look.dim, Modifier::DIM);
    style = on(style, look.reverse, Modifier::REVERSED);
    match depth {
        Depth::Indexed | Depth::True => {
            style.fg = look.fg.map(|rgb| colour(rgb, depth));
            style.bg = look.bg.map(|rgb| colour(rgb, depth));
            style
        }
        Depth::None => style.add_modifier(without_colour(role)),
        Depth::Ansi => match role {
            Role::Key | Role::Match | Role::Error | Role::Warning | Role::Success => {
                style.fg = look.fg.map(|rgb| colour(rgb, depth));
                style
            }
            Role::SearchHit | Role::Bar => {
                let (ground, letters) = (Color::Yellow, Color::Black);
                if role == Role::Bar { style } else { style.bg(ground).fg(letters) }
            }
            role => style.add_modifier(without_colour(role)),
        },
    }
}

/// What tells a role where colour does not.
fn without_colour(role: Role) -> Modifier {
    match role {
        Role::Heading | Role::Key | Role::Error | Role::Warning | Role::ModeRead | Role::ListSelectedIdle => {
            Modifier::BOLD
        }
        Role::SearchHit | Role::Match => Modifier::BOLD.union(Modifier::UNDERLINED),
        Role::Selection | Role::ListSelected | Role::Cursor => Modifier::REVERSED,
        Role::CurrentHit | Role::ModeSelect | Role::ModeType => Modifier::REVERSED.union(Modifier::BOLD),
        Role::Suggestion => Modifier::UNDERLINED.union(Modifier::DIM),
        Role::Dim
        | Role::Hairline
        | Role::LineNumber
        | Role::Remnant
        | Role::Placeholder
        | Role::Gutter
        | Role::Note
        | Role::KeyHint
        | Role::ListDone
        | Role::PopupFrame => Modifier::DIM,
        _ => Modifier::empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codebook::Tag;
    use crate::ui::runs::{Look, Marked};

    const DEPTHS: [Depth; 4] = [Depth::None, Depth::Ansi, Depth::Indexed, Depth::True];

    #[test]
    fn what_matters_can_be_told_at_every_depth() {
        for depth in DEPTHS {
            let painter = Painter::new(Theme::default(), depth);
            let tag = painter.untagged();
            let marked = |marked| painter.run(&Look { marked, ..Look::default() }, &[]);
            let passage = painter.run(&Look { passage: Some(0), ..Look::default() }, &[tag]);
            let kinds =
                [marked(Marked::Not), marked(Marked::Hit), marked(Marked::CurrentHit), marked(Marked::Selected)];
            for (index, one) in kinds.iter().enumerate() {
                assert_ne!(*one, passage, "{depth:?}");
                assert!(kinds[..index].iter().all(|other| other != one), "{depth:?}");
            }
            assert_ne!(painter.role(Role::List), painter.role(Role::ListSelected));
        }
    }

    #[test]
    fn a_selection_over_a_passage_is_reversed_text_where_colours_are_few() {
        let painter = Painter::new(Theme::default(), Depth::Ansi);
        let tag = painter.tag_style(painter.theme.tag_look(TAG_COLOURS[0]));
        let look = |passage| Look { passage, marked: Marked::Selected, ..Look::default() };
        let (over, beside) = (painter.run(&look(Some(0)), &[tag]), painter.run(&look(None), &[]));
        assert_eq!((over.bg, over.fg), (beside.bg, beside.fg));
        assert!(over.add_modifier.contains(Modifier::REVERSED));
    }

    #[test]
    fn without_colours_none_are_used() {
        let painter = Painter::new(Theme::default(), Depth::None);
        for role in Role::ALL {
            let style = painter.role(*role);
            assert_eq!((style.fg, style.bg), (None, None), "{}", role.name());
        }
    }

    #[test]
    fn tags_of_a_codebook_have_colours_of_their_own() {
        let id = |name: &str| TagId::new(name).unwrap();
        let codebook = Codebook::new(vec![Tag::new(id("a"), "A"), Tag::new(id("b"), "B")]);
        let painter = Painter::new(Theme::default(), Depth::True);
        let (one, two) = (painter.tag(&codebook, &id("a")), painter.tag(&codebook, &id("b")));
        assert_ne!(one, two);
        assert_eq!(painter.tag(&codebook, &id("a")), one);
        assert_eq!(painter.tag(&codebook, &id("gone")), painter.untagged());
    }
}
