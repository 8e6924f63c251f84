//! The one line that tells the state: mode, place, what was said, whether all is saved, and the keys that matter now.
//!
//! Nothing on it jumps: the chip and the saved state have a fixed width, keys stand at the right and give way to words.

use ratatui::style::Style;

use super::canvas::Canvas;
use super::header::paragraphs;
use super::scene::Scene;
use super::strip::under_cursor;
use super::visible::Visible;
use super::{hints, words};
use crate::app::Exit;
use crate::app::geometry::Margin;
use crate::app::messages::Level;
use crate::command::Scope;
use crate::config::Role;
use crate::lang::{Phrase, phrase};
use crate::text::ByteRange;

/// A selection of more bytes than this is measured in characters, which are known, instead of syllables.
const COUNTED: usize = 16 * 1024;

/// The columns of the chip and the place.
const PLACE: u16 = 28;

const SAVED: Phrase = phrase("đã lưu", "saved");
const SAVING: Phrase = phrase("đang lưu…", "saving…");
const FAILED: Phrase = phrase("chưa lưu được!", "not saved!");
const READ_ONLY: Phrase = phrase("chỉ đọc", "read-only");

/// Draws the line.
pub(super) fn draw(scene: &Scene<'_>, canvas: &mut Canvas<'_>, visible: Option<&Visible<'_>>) {
    let area = scene.geometry.state;
    if area.height == 0 {
        return;
    }
    let ground = scene.role(Role::Text).patch(scene.role(Role::StateLine));
    canvas.clear(area, ground);
    let line = Line { scene, ground, y: area.y };
    let mut left = line.chip(canvas, area.x, area.width);
    left += line.typing(canvas, left, area.right());
    left += line.pending(canvas, left, area.right());
    let mut right = area.right();
    if area.width >= 60 {
        right = line.saved(canvas, left, right);
    }
    let message = scene.app.messages.current();
    if let Some(message) = message {
        let style = match message.level {
            Level::Info => scene.role(Role::Text).bg(ground.bg.unwrap_or_default()),
            Level::Warning => ground.patch(scene.role(Role::Warning)),
            Level::Error => ground.patch(scene.role(Role::Error)),
        };
        left += canvas.put(left, line.y, right.saturating_sub(left), &sentence(message), style);
    } else {
        left = line.place(canvas, visible, left, right);
    }
    // Keys do not come and go with the width of the place.
    let steady = if area.width < 60 { PLACE / 2 } else { PLACE };
    line.hints(canvas, (left + 2).max(area.x + steady), right);
}

/// A message with its hint and its place.
fn sentence(message: &crate::app::messages::Message) -> String {
    let mut text = message.text.message.clone();
    if message.times > 1 {
        text.push_str(&format!(" (×{})", message.times));
    }
    if let Some(hint) = &message.text.hint {
        text.push_str(if text.ends_with('.') { " " } else { " – " });
        text.push_str(hint);
    }
    if let Some(place) = &message.text.place {
        text.push_str(&format!(" ({}", place.file.display()));
        text.extend([place.line, place.column].into_iter().flatten().map(|number| format!(":{number}")));
        text.push(')');
    }
    text
}

struct Line<'s, 'a> {
    scene: &'s Scene<'a>,
    ground: Style,
    y: u16,
}

impl Line<'_, '_> {
    /// The mode; the column behind it.
    fn chip(&self, canvas: &mut Canvas<'_>, x: u16, width: u16) -> u16 {
        let scope = self.scene.app.scope();
        let role = match scope {
            Scope::Select => Role::ModeSelect,
            Scope::Notes | Scope::Picker | Scope::Prompt => Role::ModeType,
            _ => Role::ModeRead,
        };
        let name = format!(" {:<4} ", self.scene.say(mode(scope)));
        x + canvas.put(x, self.y, width, &name, self.ground.patch(self.scene.role(role))) + 1
    }

    /// How Vietnamese is typed into the field that is open; the columns taken.
    fn typing(&self, canvas: &mut Canvas<'_>, x: u16, right: u16) -> u16 {
        let Some(method) = words::typing(self.scene.app) else { return 0 };
        let style = self.ground.patch(self.scene.role(Role::Key));
        canvas.put(x, self.y, right.saturating_sub(x), method, style) + 1
    }

    /// The keys of a sequence that is not complete; the columns taken.
    fn pending(&self, canvas: &mut Canvas<'_>, x: u16, right: u16) -> u16 {
        let keys = &self.scene.app.pending.0;
        if keys.is_empty() {
            return 0;
        }
        let shown: Vec<String> = keys.iter().map(|key| words::key(*key)).collect();
        let shown = format!("{}{} ", shown.join(" "), canvas.signs.cut);
        canvas.put(x, self.y, right.saturating_sub(x), &shown, self.ground.patch(self.scene.role(Role::Key)))
    }

    /// Whether all is saved, in a column of its own at the right; where that begins.
    fn saved(&self, canvas: &mut Canvas<'_>, left: u16, right: u16) -> u16 {
        let documents = self.scene.app.documents.values();
        let (mut failed, mut saving, mut changed) = (false, self.scene.app.exit == Exit::WhenSaved, false);
        for document in documents {
            failed |= document.failed.is_some();
            saving |= !document.is_saved();
            changed |= document.version > 0;
        }
        let locked = self.scene.app.document().is_some_and(|document| document.locked.is_some());
        let check = canvas.signs.check;
        let (text, role) = match (failed, saving, locked, changed) {
            (true, ..) => (self.scene.say(FAILED).to_owned(), Role::Error),
            (_, true, ..) => (self.scene.say(SAVING).to_owned(), Role::StateLine),
            (_, _, true, _) => (self.scene.say(READ_ONLY).to_owned(), Role::Warning),
            (_, _, _, true) => (format!("{} {check}", self.scene.say(SAVED)), Role::Success),
            _ => (String::new(), Role::StateLine),
        };
        // The column is as wide as what is usually told; trouble may take more.
        let usual = [SAVED, SAVING].map(|it| canvas.width(self.scene.say(it))).into_iter().max().unwrap_or(0) + 2;
        let width = usual.max(canvas.width(&text)).min(right.saturating_sub(left));
        canvas.put_right(right.saturating_sub(1), self.y, width, &text, self.ground.patch(self.scene.role(role)));
        right.saturating_sub(width + 2).max(left)
    }

    /// Where in the article the cursor is, or what is selected; the column behind it.
    fn place(&self, canvas: &mut Canvas<'_>, visible: Option<&Visible<'_>>, x: u16, right: u16) -> u16 {
        let mut x = x;
        if let Some(place) = self.place_text(canvas.signs.dot) {
            x += canvas.put(x, self.y, right.saturating_sub(x), &place, self.ground);
        }
        let shows_tags = self.scene.geometry.margin == Margin::StateLine && self.scene.app.scope() == Scope::Reader;
        if let Some(visible) = visible.filter(|_| shows_tags) {
            for passage in under_cursor(visible) {
                for tag in &passage.annotation.tags {
                    x += 2;
                    if x + 2 >= right {
                        return x.min(right);
                    }
                    x += self.scene.put_tag(canvas, (x, self.y), right - x, tag, self.ground);
                }
                if passage.annotation.note.is_some() && x + 1 < right {
                    x += 1 + canvas.put(x + 1, self.y, 1, canvas.signs.note, self.ground);
                }
            }
        }
        x
    }

    fn place_text(&self, dot: &str) -> Option<String> {
        let app = self.scene.app;
        let (lang, scope) = (app.lang, app.scope());
        if !matches!(scope, Scope::Reader | Scope::Select) {
            return None;
        }
        let reader = app.reader.as_ref()?;
        let text = reader.text();
        if let Some(occurrences) = &reader.occurrences {
            let kept = occurrences.places.iter().filter(|place| place.1).count();
            let values = [kept, occurrences.places.len()].map(|n| words::number(n, lang));
            let told = phrase("giữ {kept}/{all} chỗ", "{kept}/{all} places kept");
            return Some(told.fill(lang, &[("kept", &values[0]), ("all", &values[1])]));
        }
        if let Some(selected) = reader.selected() {
            return Some(self.selected(selected));
        }
        let small = self.scene.geometry.screen.width < 60;
        let share = format!("{} %", reader.percent());
        if let Some(search) = reader.search.as_ref().filter(|search| search.lit)
            && let Some(hits) = &search.hits
        {
            let count = words::number(hits.len(), lang) + if search.more { "+" } else { "" };
            let at = search.position(reader.cursor).map_or("–".to_owned(), |(at, _)| words::number(at, lang));
            return Some(format!("/{} {at}/{count}", search.query.pattern()));
        }
        if small {
            return Some(share);
        }
        let place = match (paragraphs(text, text.end()), paragraphs(text, reader.cursor.plus(1))) {
            (Some(all), Some(here)) => {
                let told = phrase("đoạn {here}/{all}", "paragraph {here}/{all}");
                told.fill(lang, &[("here", &here.clamp(1, all.max(1))), ("all", &all)])
            }
            _ => {
                let here = words::number(text.line_number(reader.cursor).0 + 1, lang);
                phrase("dòng {here}", "line {here}").fill(lang, &[("here", &here)])
            }
        };
        Some(format!("{place} {dot} {share}"))
    }

    /// How much is selected.
    fn selected(&self, range: ByteRange) -> String {
        let app = self.scene.app;
        let Some(reader) = &app.reader else { return String::new() };
        if range.len() > COUNTED {
            let length = reader.text().to_char(range.end).0 - reader.text().to_char(range.start).0;
            return phrase("{n} ký tự", "{n} characters").fill(app.lang, &[("n", &words::number(length, app.lang))]);
        }
        let count = crate::vietnamese::syllable::syllables(reader.text().slice(range)).len();
        match count {
            1 => self.scene.say(phrase("1 tiếng", "1 syllable")).to_owned(),
            _ => phrase("{n} tiếng", "{n} syllables").fill(app.lang, &[("n", &words::number(count, app.lang))]),
        }
    }

    /// The keys that matter now, right-aligned between two columns; the least important give way.
    fn hints(&self, canvas: &mut Canvas<'_>, left: u16, right: u16) {
        let key = self.ground.patch(self.scene.role(Role::Key));
        let label = self.ground.patch(self.scene.role(Role::KeyHint));
        let (hints, help) = hints::hints(self.scene.app);
        let wide = |told: &hints::Told| canvas.width(&told.0) + 1 + canvas.width(told.1) + 3;
        let mut room = right.saturating_sub(left);
        let help = help.filter(|told| wide(told) <= room);
        room -= help.as_ref().map_or(0, wide);
        let mut fitting = Vec::new();
        for told in hints.into_iter().chain(help.clone()) {
            let is_help = help.as_ref() == Some(&told);
            let width = if is_help { 0 } else { wide(&told) };
            if width > room {
                continue;
            }
            room -= width;
            fitting.push(told);
        }
        let mut x = right - fitting.iter().map(wide).sum::<u16>();
        for (keys, text) in &fitting {
            x += 2 + canvas.put(x + 2, self.y, right - x, keys, key);
            x += 1 + canvas.put(x + 1, self.y, right - x, text, label);
        }
    }
}

/// What the chip says.
fn mode(scope: Scope) -> Phrase {
    match scope {
        Scope::Reader | Scope::Global => phrase("ĐỌC", "READ"),
        Scope::Select => phrase("CHỌN", "SELECT"),
        Scope::Library => phrase("DANH SÁCH", "LIST"),
        Scope::Codebook => phrase("BỘ NHÃN", "CODEBOOK"),
        Scope::Passages => phrase("ĐOẠN TRÍCH", "PASSAGES"),
        Scope::Notes => phrase("GHI CHÚ", "NOTE"),
        Scope::Picker => phrase("CHỌN NHANH", "PICK"),
        Scope::Prompt => phrase("NHẬP", "TYPE"),
        Scope::Page => phrase("TRANG", "PAGE"),
    }
}
