//! Where things are on the screen, as a function of its size and of what is shown.
//!
//! Motions need it (a page is a page of rows) and drawing needs it, so it stands here, without any drawing.

use crate::config::choice::MarginChoice;

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// The first column.
    pub x: u16,
    /// The first row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// A rectangle.
    pub const fn new(x: u16, y: u16, width: u16, height: u16) -> Area {
        Area { x, y, width, height }
    }

    /// One past the last column.
    pub const fn right(self) -> u16 {
        self.x + self.width
    }

    /// One past the last row.
    pub const fn bottom(self) -> u16 {
        self.y + self.height
    }

    /// Whether the cell lies in it.
    pub const fn contains(self, column: u16, row: u16) -> bool {
        self.x <= column && column < self.right() && self.y <= row && row < self.bottom()
    }
}

/// Where the tags and note of the passage under the cursor stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Margin {
    /// In the right margin, beside their rows.
    Right(Area),
    /// In a strip above the state line.
    Strip(Area),
    /// On the state line.
    StateLine,
    /// Nowhere.
    Off,
}

/// What decides the geometry besides the size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// A collection is open: there is a list to show.
    pub has_list: bool,
    /// The list may stand beside the article.
    pub list_beside: bool,
    /// The list has the focus.
    pub list_focused: bool,
    /// The codebook has the focus.
    pub codebook_focused: bool,
    /// How many rows the codebook could use.
    pub codebook_rows: u16,
    /// Distraction-free reading.
    pub focus_view: bool,
    /// The measure in columns.
    pub measure: u16,
    /// Columns of the list when it stands beside the article.
    pub list_width: u16,
    /// Columns for line numbers, 0 without.
    pub number_columns: u16,
    /// What the margin option says.
    pub margin: MarginChoice,
}

/// Where everything is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Geometry {
    /// The whole screen.
    pub screen: Area,
    /// Whether the screen is too small to show anything but that.
    pub too_small: bool,
    /// The list.
    pub list: Option<Area>,
    /// The codebook.
    pub codebook: Option<Area>,
    /// The column of the hairline between the panes.
    pub hairline: Option<u16>,
    /// The pane of the article.
    pub reader: Option<Area>,
    /// The rows above the text: what the article is.
    pub header: Area,
    /// Line numbers, of width 0 without.
    pub numbers: Area,
    /// The lanes left of the text.
    pub gutter: Area,
    /// The text.
    pub text: Area,
    /// Tags and notes.
    pub margin: Margin,
    /// The state line.
    pub state: Area,
}

/// The smallest screen that is drawn.
pub const SMALLEST: (u16, u16) = (40, 12);
/// From this many columns the list stands beside the article.
pub const LIST_BESIDE: u16 = 110;
/// From this many columns tags and notes stand in the right margin.
const MARGIN_FROM: u16 = 100;
/// From this many columns (and rows) they stand in a strip.
const STRIP_FROM: (u16, u16) = (60, 18);
/// The narrowest text that the margin may leave.
const TEXT_LEAST: u16 = 44;

/// The rows of a codebook below the list that is worked in: its head and what is said when it is empty.
const CODEBOOK_LEAST: u16 = 6;

/// Where everything is on a screen of `columns` and `rows`.
pub fn geometry(columns: u16, rows: u16, shown: Shown) -> Geometry {
    let screen = Area::new(0, 0, columns, rows);
    let too_small = columns < SMALLEST.0 || rows < SMALLEST.1;
    let body = rows.saturating_sub(1);
    let state = Area::new(0, body, columns, rows.min(1));
    let beside = shown.has_list && shown.list_beside && columns >= LIST_BESIDE && !shown.focus_view;
    let left_only = !beside && (shown.list_focused || shown.codebook_focused);
    let left_width = if beside { shown.list_width.min(columns / 2) } else { columns };
    let (list, codebook) = match (beside, left_only) {
        (true, _) => split_left(left_width, body, shown),
        (false, true) if shown.codebook_focused => (None, Some(Area::new(0, 0, columns, body))),
        (false, true) => (Some(Area::new(0, 0, columns, body)), None),
        (false, false) => (None, None),
    };
    let pane_x = if beside { left_width + 1 } else { 0 };
    let pane = Area::new(pane_x, 0, columns.saturating_sub(pane_x), body);
    let inside = inside_reader(pane, columns, rows, shown);
    Geometry {
        screen,
        too_small,
        list,
        codebook,
        hairline: beside.then_some(left_width),
        reader: (!left_only).then_some(pane),
        header: inside.header,
        numbers: inside.numbers,
        gutter: inside.gutter,
        text: inside.text,
        margin: inside.margin,
        state,
    }
}

/// The left pane: the list above, the codebook below when there is room for both.
fn split_left(width: u16, height: u16, shown: Shown) -> (Option<Area>, Option<Area>) {
    let rows = shown.codebook_rows + 1;
    let wanted = match shown.codebook_focused {
        true => rows.max(CODEBOOK_LEAST).min(height * 2 / 3),
        false => rows.min(height / 2),
    };
    if shown.codebook_rows == 0 && !shown.codebook_focused || height < 16 {
        return match shown.codebook_focused {
            true => (None, Some(Area::new(0, 0, width, height))),
            false => (Some(Area::new(0, 0, width, height)), None),
        };
    }
    let list = Area::new(0, 0, width, height - wanted);
    (Some(list), Some(Area::new(0, list.height, width, wanted)))
}

/// The parts of the reader's pane.
struct Inside {
    header: Area,
    numbers: Area,
    gutter: Area,
    text: Area,
    margin: Margin,
}

fn inside_reader(pane: Area, columns: u16, rows: u16, shown: Shown) -> Inside {
    let choice = if shown.focus_view { MarginChoice::Off } else { shown.margin };
    let strip_fits = columns >= STRIP_FROM.0 && rows >= STRIP_FROM.1;
    let place = match choice {
        MarginChoice::Auto if columns >= MARGIN_FROM => MarginChoice::Right,
        MarginChoice::Auto | MarginChoice::Bottom if strip_fits => MarginChoice::Bottom,
        MarginChoice::Auto | MarginChoice::Bottom => MarginChoice::Line,
        chosen => chosen,
    };
    let header_rows = match rows {
        _ if shown.focus_view => 1,
        0..16 => 0,
        16..30 => 1,
        _ => 2,
    };
    let strip_rows = if place == MarginChoice::Bottom { 3 } else { 0 };
    let gutter = if columns >= STRIP_FROM.0 { 5 } else { 2 };
    let left = gutter + shown.number_columns;
    let room = pane.width.saturating_sub(left + 1);
    let mut margin_width = 0;
    if place == MarginChoice::Right && room > TEXT_LEAST + 20 {
        let spare = room.saturating_sub(shown.measure.max(TEXT_LEAST) + 2);
        margin_width = spare.clamp(22, 36).min(room - TEXT_LEAST - 2);
    }
    let gap = if margin_width > 0 { 2 } else { 0 };
    let width = shown.measure.min(room.saturating_sub(margin_width + gap)).max(1);
    let used = left + width + gap + margin_width;
    let x = pane.x + pane.width.saturating_sub(used + 1) / 2;
    let y = pane.y + header_rows;
    let height = pane.height.saturating_sub(header_rows + strip_rows);
    let text = Area::new(x + left, y, width, height);
    let margin = match place {
        MarginChoice::Right if margin_width > 0 => {
            Margin::Right(Area::new(text.right() + gap, y, margin_width, height))
        }
        MarginChoice::Bottom => Margin::Strip(Area::new(x, y + height, used, strip_rows)),
        MarginChoice::Off => Margin::Off,
        _ => Margin::StateLine,
    };
    Inside {
        header: Area::new(x + left, pane.y, width, header_rows),
        numbers: Area::new(x, y, shown.number_columns, height),
        gutter: Area::new(x + shown.number_columns, y, gutter, height),
        text,
        margin,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown() -> Shown {
        Shown {
            has_list: true,
            list_beside: true,
            list_focused: false,
            codebook_focused: false,
            codebook_rows: 10,
            focus_view: false,
            measure: 80,
            list_width: 40,
            number_columns: 0,
            margin: MarginChoice::Auto,
        }
    }

    #[test]
    fn every_part_stays_on_the_screen() {
        for columns in 1..200 {
            for rows in 1..60 {
                for list_focused in [false, true] {
                    let all = geometry(columns, rows, Shown { list_focused, ..shown() });
                    let mut areas = vec![all.header, all.gutter, all.text, all.state];
                    areas.extend(all.list);
                    areas.extend(all.codebook);
                    if let Margin::Right(area) | Margin::Strip(area) = all.margin {
                        areas.push(area);
                    }
                    if !all.too_small {
                        for area in areas {
                            assert!(area.right() <= columns && area.bottom() <= rows, "{area:?} on {columns}x{rows}");
                        }
                        assert!(all.text.width >= 30 && all.text.height >= 6, "{all:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn wide_medium_and_small_screens() {
        assert!(matches!(geometry(120, 36, shown()).margin, Margin::Right(_)));
        assert!(geometry(120, 36, shown()).list.is_some());
        let medium = geometry(80, 24, shown());
        assert!(matches!(medium.margin, Margin::Strip(_)) && medium.list.is_none());
        let small = geometry(40, 12, shown());
        assert_eq!((small.margin, small.gutter.width, small.text.width), (Margin::StateLine, 2, 37));
        assert!(geometry(39, 12, shown()).too_small);
    }
}
