//! The bars left of the text: one lane for each passage that shares rows with others.

use ratatui::style::Style;

use super::canvas::Canvas;
use super::lanes::LaneCell;
use super::scene::Scene;
use super::visible::{Passage, Visible};
use crate::annotation::AnchorState;
use crate::config::Role;

/// Draws the bars. The lane beside the text is the first; a passage begins with its tag's key.
pub(super) fn draw(scene: &Scene<'_>, canvas: &mut Canvas<'_>, visible: &Visible<'_>) {
    let area = scene.geometry.gutter;
    let quiet = scene.role(Role::Text).patch(scene.role(Role::Gutter));
    let rows = visible.rows().zip(visible.lanes.rows.iter().zip(&visible.lanes.crowded));
    for ((line, _), (lanes, crowded)) in rows.take_while(|((line, _), _)| *line < area.height) {
        let y = area.y + line;
        if *crowded && area.width > 0 {
            canvas.sign(area.right() - 1, y, "+", quiet);
        }
        for (lane, cell) in lanes.iter().enumerate() {
            let (Some(cell), Some(x)) = (cell, (area.right()).checked_sub(lane as u16 + 2)) else { continue };
            if x >= area.x {
                put(scene, canvas, (x, y), visible, *cell);
            }
        }
    }
}

fn put(scene: &Scene<'_>, canvas: &mut Canvas<'_>, (x, y): (u16, u16), visible: &Visible<'_>, cell: LaneCell) {
    let (LaneCell::Start(index) | LaneCell::Bar(index) | LaneCell::End(index)) = cell;
    let passage = &visible.passages[index];
    let style = style(scene, passage);
    match cell {
        LaneCell::Start(_) => {
            let mut letters = [0; 4];
            let sign = first_sign(scene, canvas, passage).map(|key| &*key.encode_utf8(&mut letters));
            canvas.put(x, y, 1, sign.unwrap_or(canvas.signs.keyless), style);
        }
        LaneCell::Bar(_) => canvas.sign(x, y, canvas.signs.bar, style),
        LaneCell::End(_) => canvas.sign(x, y, canvas.signs.bar_end, style),
    }
}

/// What stands where a passage begins: doubt first, then the key of its first tag.
fn first_sign(scene: &Scene<'_>, canvas: &Canvas<'_>, passage: &Passage<'_>) -> Option<char> {
    if passage.annotation.state == AnchorState::Uncertain {
        return Some('~');
    }
    match passage.annotation.tags.first() {
        Some(tag) => scene.app.codebook.key_of(tag),
        None => canvas.signs.note.chars().next(),
    }
}

fn style(scene: &Scene<'_>, passage: &Passage<'_>) -> Style {
    let ground = scene.role(Role::Text);
    match passage.annotator {
        Some(_) => ground.patch(scene.role(Role::Gutter)),
        None if passage.current => ground.patch(passage.style.strong).bold(),
        None => ground.patch(passage.style.strong),
    }
}
