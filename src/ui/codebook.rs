//! The pane of tags: the tree with keys and colours, and how often each tag is used.

use std::collections::HashMap;

use ratatui::style::Style;

use super::canvas::Canvas;
use super::scene::Scene;
use super::words;
use crate::app::geometry::Area;
use crate::app::panes::first_shown;
use crate::app::{App, Pane};
use crate::codebook::TagId;
use crate::config::Role;
use crate::lang::phrase;

/// The columns of the longest bar.
const BAR: u16 = 9;
/// From this many columns bars are shown.
const WITH_BARS: u16 = 34;

/// What the rows have in common.
struct Counts<'a> {
    /// In the collection.
    all: &'a HashMap<TagId, usize>,
    /// In the open article.
    here: HashMap<&'a TagId, usize>,
    most: usize,
}

/// Draws the pane.
pub(super) fn draw(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Area) {
    if area.height == 0 || area.width == 0 {
        return;
    }
    let app = scene.app;
    head(scene, canvas, area);
    let all = app.library.tag_counts();
    let open = app.reader.as_ref().and_then(|reader| app.library.entry(&reader.path));
    let here = open.iter().flat_map(|entry| &entry.tags).map(|(tag, count)| (tag, *count)).collect();
    let most = all.values().copied().max().unwrap_or(0);
    let counts = Counts { all, here, most };
    let tags = app.codebook_tags();
    let shown = usize::from(area.height.saturating_sub(App::CODEBOOK_HEAD));
    let first = first_shown(app.codebook_selected, tags.len(), shown);
    let rows = area.y + App::CODEBOOK_HEAD..area.bottom();
    for ((place, (depth, id)), y) in tags.iter().enumerate().skip(first).zip(rows) {
        let over = match (place == app.codebook_selected, app.focus == Pane::Codebook) {
            (true, true) => scene.role(Role::ListSelected),
            _ => Style::new(),
        };
        row(scene, canvas, Area::new(area.x, y, area.width, 1), (*depth, id), &counts, over);
    }
    if tags.is_empty() && area.height > 2 {
        let text = phrase(
            "Chưa có nhãn nào. Chọn một đoạn rồi bấm t và gõ tên nhãn mới.",
            "There are no tags yet. Select a passage, press t and type a new tag's name.",
        );
        let inside = Area::new(area.x + 2, area.y + 2, area.width.saturating_sub(3), area.height - 2);
        super::list::paragraph(scene, canvas, inside, scene.say(text));
    }
}

/// The line above, with the pane's name when it has the focus.
fn head(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Area) {
    let ground = scene.role(Role::Text);
    canvas.row(area.x, area.right(), area.y, canvas.signs.rule, ground.patch(scene.role(Role::Hairline)));
    let role = if scene.app.focus == Pane::Codebook { Role::Heading } else { Role::Dim };
    let name = format!(" {} ", scene.say(phrase("Bộ nhãn", "Codebook")));
    canvas.put(area.x + 1, area.y, area.width.saturating_sub(1), &name, ground.patch(scene.role(role)));
}

fn row(
    scene: &Scene<'_>,
    canvas: &mut Canvas<'_>,
    area: Area,
    (depth, id): (usize, &TagId),
    counts: &Counts<'_>,
    over: Style,
) {
    let app = scene.app;
    let ground = scene.role(Role::Text).patch(scene.role(Role::List)).patch(over);
    let quiet = scene.role(Role::Text).patch(scene.role(Role::Dim)).patch(over);
    let style = scene.tag(id);
    let strong = Style { bg: None, ..style.strong };
    canvas.style(area, ground);
    let mut x = area.x + 1;
    let key = app.codebook.key_of(id).map_or_else(|| " ".to_owned(), String::from);
    canvas.put(x, area.y, 1, &key, ground.patch(strong).bold());
    x += 2 + 2 * depth.min(4) as u16;
    let unknown = app.codebook.get(id).is_none();
    canvas.put(x, area.y, 1, if unknown { canvas.signs.problem } else { canvas.signs.swatch }, ground.patch(strong));
    x += 2;
    let mut right = area.right().saturating_sub(1);
    let count = counts.all.get(id).copied().unwrap_or(0);
    if area.width >= WITH_BARS {
        let length = (count * usize::from(BAR)).div_ceil(counts.most.max(1)) as u16;
        right = right.saturating_sub(BAR);
        for column in 0..length.min(BAR) {
            canvas.sign(right + column, area.y, canvas.signs.block, ground.patch(strong));
        }
        right = right.saturating_sub(1);
    }
    let told = match counts.here.get(id) {
        Some(here) if *here > 0 => {
            format!("{}/{}", words::number(*here, app.lang), words::number(count.max(*here), app.lang))
        }
        _ if count > 0 => words::number(count, app.lang),
        _ => String::new(),
    };
    let taken = canvas.put_right(right, area.y, 9, &told, quiet).max(5);
    right = right.saturating_sub(taken + 1);
    canvas.put(x, area.y, right.saturating_sub(x), app.codebook.label(id), ground);
}
