//! The line that is typed at the bottom, with its completions above it; and questions that want a yes.

use ratatui::style::Style;

use super::canvas::Canvas;
use super::field;
use super::scene::Scene;
use super::words::{self, fold};
use crate::app::geometry::Area;
use crate::app::overlay::{Confirm, Prompt, PromptKind};
use crate::config::Role;
use crate::lang::{Explain, Phrase, phrase};
use crate::vietnamese::matching::{QueryError, SWITCHES, typed};

const FILTER: Phrase = phrase("lọc: ", "filter: ");

/// Draws a prompt in place of the state line; where its cursor is.
pub(super) fn draw(scene: &Scene<'_>, canvas: &mut Canvas<'_>, prompt: &Prompt) -> (u16, u16) {
    let area = scene.geometry.state;
    let ground = ground(scene);
    canvas.clear(area, ground);
    let asked;
    let sign = match &prompt.kind {
        PromptKind::Command => ":",
        PromptKind::Search(_) => "/",
        PromptKind::Filter | PromptKind::PassageFilter => scene.say(FILTER),
        PromptKind::Ask { title, .. } => {
            asked = format!("{}: ", scene.say(*title));
            &asked
        }
    };
    let taken = canvas.put(area.x, area.y, area.width * 2 / 3, sign, ground.patch(scene.role(Role::Key)));
    if !prompt.completions.is_empty() {
        completions(scene, canvas, prompt, Area::new(area.x, area.y.saturating_sub(1), area.width, 1));
    } else if prompt.kind == PromptKind::Command && !prompt.field.content().trim().is_empty() {
        about(scene, canvas, prompt, Area::new(area.x, area.y.saturating_sub(1), area.width, 1));
    } else if matches!(prompt.kind, PromptKind::Search(_) | PromptKind::Filter | PromptKind::PassageFilter) {
        switches(scene, canvas, prompt, Area::new(area.x, area.y.saturating_sub(1), area.width, 1));
    }
    let mut room = area.width.saturating_sub(taken);
    if let Some(method) = words::typing(scene.app).filter(|_| room >= 20) {
        let wide = canvas.width(method) + 1;
        canvas.put(area.right() - wide, area.y, wide, method, ground.patch(scene.role(Role::KeyHint)));
        room -= wide + 1;
    }
    let typed = Area::new(area.x + taken, area.y, room, 1);
    field::draw(canvas, typed, &prompt.field, ground)
}

fn ground(scene: &Scene<'_>) -> Style {
    scene.role(Role::Text).patch(scene.role(Role::Popup))
}

/// What can be taken with the key for completion, the taken one lit.
fn completions(scene: &Scene<'_>, canvas: &mut Canvas<'_>, prompt: &Prompt, area: Area) {
    let ground = scene.role(Role::Text).patch(scene.role(Role::StateLine));
    canvas.clear(area, ground);
    let widths: Vec<u16> = prompt.completions.iter().map(|text| canvas.width(text).saturating_add(2)).collect();
    // As many before the taken one as leave it on the screen.
    let taken = prompt.taken.unwrap_or(0).min(widths.len().saturating_sub(1));
    let mut first = taken;
    let mut room = area.width.saturating_sub(widths[taken].saturating_add(2));
    while first > 0 && widths[first - 1] <= room {
        first -= 1;
        room -= widths[first];
    }
    let mut x = area.x;
    for (index, text) in prompt.completions.iter().enumerate().skip(first) {
        if x + 1 >= area.right() {
            return;
        }
        let over = if Some(index) == prompt.taken { scene.role(Role::ListSelected) } else { Style::new() };
        let text = format!(" {text} ");
        x += canvas.put(x, area.y, area.right() - x, &text, ground.patch(over));
    }
}

/// What the command that is being typed does.
fn about(scene: &Scene<'_>, canvas: &mut Canvas<'_>, prompt: &Prompt, area: Area) {
    let name = prompt.field.content().split_whitespace().next().unwrap_or_default();
    let registry = &scene.app.registry;
    let Some(spec) = registry.find(name).map(|id| registry.spec(id)) else { return };
    let ground = scene.role(Role::Text).patch(scene.role(Role::StateLine));
    canvas.clear(area, ground);
    let doc = format!("  {}", spec.doc.get(scene.lang()));
    let parts = [(&*spec.usage(), ground.patch(scene.role(Role::Key))), (&*doc, ground)];
    canvas.put_parts(area.x + 1, area.y, area.width.saturating_sub(1), &parts);
}

/// The switches, once a backslash is typed; what is wrong with a regular expression.
fn switches(scene: &Scene<'_>, canvas: &mut Canvas<'_>, prompt: &Prompt, area: Area) {
    let typed_text = prompt.field.content();
    if !typed_text.contains('\\') {
        return;
    }
    let ground = scene.role(Role::Text).patch(scene.role(Role::StateLine));
    canvas.clear(area, ground);
    if let Err(QueryError::Pattern(error)) = typed(typed_text, scene.app.config.options.search.defaults()) {
        let warning = ground.patch(scene.role(Role::Warning));
        canvas.put(area.x + 1, area.y, area.width.saturating_sub(1), &error.explain(scene.lang()).message, warning);
        return;
    }
    let mut x = area.x + 1;
    for (switch, doc) in SWITCHES {
        let doc = format!(" {}  ", scene.say(*doc));
        if x + canvas.width(switch) + canvas.width(&doc) > area.right() {
            break;
        }
        x += canvas.put(x, area.y, area.right() - x, switch, ground.patch(scene.role(Role::Key)));
        x += canvas.put(x, area.y, area.right() - x, &doc, ground);
    }
}

/// Draws a question in place of the state line.
pub(super) fn confirm(scene: &Scene<'_>, canvas: &mut Canvas<'_>, question: &Confirm) {
    let area = scene.geometry.state;
    let ground = ground(scene);
    canvas.clear(area, ground);
    let (key, label) = (ground.patch(scene.role(Role::Key)), ground.patch(scene.role(Role::KeyHint)));
    let yes = scene.say(phrase("c", "y"));
    let does = scene.say(phrase(" có   ", " yes   "));
    let other = scene.say(phrase("phím khác", "any other key"));
    let stops = scene.say(phrase(" thôi", " no"));
    let wide = [yes, does, other, stops].iter().map(|text| canvas.width(text)).sum::<u16>() + 2;
    let room = area.width.saturating_sub(wide);
    let warning = ground.patch(scene.role(Role::Warning));
    let question = format!(" {}", question.question);
    let mut x = area.x + 1;
    if canvas.width(&question) <= room {
        x += canvas.put(area.x, area.y, room, &question, warning) + 1;
    } else {
        // A long question stands above its answers, whole.
        let rows = fold(&question, area.width, canvas.options());
        let top = area.y.saturating_sub(rows.len() as u16);
        for (range, y) in rows.into_iter().zip(top..area.y) {
            canvas.clear(Area::new(area.x, y, area.width, 1), ground);
            canvas.put(area.x, y, area.width, &question[range], warning);
        }
    }
    canvas.put_parts(
        x,
        area.y,
        area.right().saturating_sub(x),
        &[(yes, key), (does, label), (other, key), (stops, label)],
    );
}
