//! The strip below the text: tags and note of the passage under the cursor, or while selecting the tags to give.

use super::canvas::Canvas;
use super::margin;
use super::scene::Scene;
use super::visible::{Passage, Visible};
use crate::app::geometry::Area;
use crate::command::Scope;
use crate::config::Role;

/// Draws the strip: a line, and below it up to two rows.
pub(super) fn draw(scene: &Scene<'_>, canvas: &mut Canvas<'_>, visible: &Visible<'_>, area: Area) {
    if area.height == 0 {
        return;
    }
    let ground = scene.role(Role::Text);
    canvas.row(area.x, area.right(), area.y, canvas.signs.rule, ground.patch(scene.role(Role::Hairline)));
    let inside = Area::new(area.x, area.y + 1, area.width, area.height - 1);
    if scene.app.scope() == Scope::Select {
        return tags(scene, canvas, inside);
    }
    let here = under_cursor(visible);
    let Some((first, around)) = here.split_first() else { return };
    let rows = margin::rows(scene, canvas, first, inside.width, usize::from(inside.height));
    let mut end = inside.x;
    for (y, pieces) in (inside.y..inside.bottom()).zip(&rows) {
        let pieces: Vec<_> = pieces.iter().map(|(text, style)| (&**text, *style)).collect();
        let taken = canvas.put_parts(inside.x, y, inside.width, &pieces);
        if y == inside.y {
            end += taken;
        }
    }
    // What else covers the cursor follows on the first row, quieter.
    for passage in around {
        for tag in &passage.annotation.tags {
            end += 3;
            if end >= inside.right() {
                return;
            }
            end += scene.put_tag(canvas, (end, inside.y), inside.right() - end, tag, ground);
        }
    }
}

/// The passages at the cursor: the one that commands act on first, then from the innermost out.
pub(super) fn under_cursor<'v, 'a>(visible: &'v Visible<'a>) -> Vec<&'v Passage<'a>> {
    let cursor = visible.reader.cursor;
    let mut here: Vec<&Passage<'_>> = visible.passages.iter().filter(|it| it.range.contains(cursor)).collect();
    here.sort_by_key(|passage| (!passage.current, passage.annotator.is_some(), passage.range.len()));
    here
}

/// The tags that a key gives, as many as there is room for.
fn tags(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Area) {
    let ground = scene.role(Role::Text);
    let (mut x, mut y) = (area.x, area.y);
    for (_, id) in scene.app.codebook_tags() {
        let Some(key) = scene.app.codebook.key_of(&id) else { continue };
        let needed = canvas.width(scene.app.codebook.label(&id)) + key.len_utf8() as u16 + 1;
        if x > area.x && x + needed > area.right() {
            (x, y) = (area.x, y + 1);
        }
        if y >= area.bottom() {
            return;
        }
        x += scene.put_tag(canvas, (x, y), area.right() - x, &id, ground) + 2;
    }
}
