//! All occurrences of a phrase at once: select, drop some, tag the rest as one step.

use super::{Command, command, no_article, refuse};
use crate::app::App;
use crate::app::effect::Effect;
use crate::app::input::SearchPurpose;
use crate::app::reader::marks::Occurrences;
use crate::command::{Group, Invocation};
use crate::lang::{UserError, phrase};
use crate::search;
use crate::vietnamese::matching::{MatchOptions, Query};

/// Articles up to this many bytes are searched at once; larger ones beside the interface.
pub(super) const AT_ONCE: usize = 4 * 1024 * 1024;
/// The most hits that are kept.
pub(super) const MOST_HITS: usize = 1_000_000;

/// The commands of this domain.
pub fn table() -> Vec<Command> {
    let g = Group::Select;
    vec![
        command(
            "select-occurrences",
            g,
            phrase("chọn mọi chỗ có cụm từ đang chọn", "select all occurrences of the selected phrase"),
            select_occurrences,
        ),
        command(
            "occurrence-toggle",
            g,
            phrase("bỏ hoặc lấy lại chỗ này", "drop this place, or take it back"),
            occurrence_toggle,
        ),
        command("occurrence-next", g, phrase("tới chỗ sau", "to the next place"), |app, _| step(app, true)),
        command("occurrence-previous", g, phrase("về chỗ trước", "to the previous place"), |app, _| {
            step(app, false)
        }),
    ]
}

fn select_occurrences(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    let nothing = refuse(app, phrase("hãy chọn một cụm từ trước", "select a phrase first"));
    let Some(reader) = &app.reader else { return Err(no_article(app)) };
    let (text, cursor) = (reader.text().clone(), reader.cursor);
    let phrase_text = reader.selected().map(|range| text.slice(range).trim()).unwrap_or_default();
    let options = MatchOptions { exact: true, ..MatchOptions::default() };
    let query = Query::new(phrase_text, options).ok_or(nothing)?;
    let serial = app.next_serial();
    if text.end().0 > AT_ONCE {
        app.effect(Effect::Search { text, query, purpose: SearchPurpose::Occurrences(serial) });
        return Ok(());
    }
    let hits = search::find_all(&text, &query, MOST_HITS, &|| false);
    if let Some(reader) = &mut app.reader {
        reader.occurrences = Occurrences::new(hits.ranges, cursor);
    }
    app.tell_occurrences();
    Ok(())
}

fn occurrence_toggle(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    let none = refuse(app, phrase("chưa chọn nhiều chỗ cùng lúc", "no occurrences are selected"));
    let Some(reader) = &mut app.reader else { return Err(no_article(app)) };
    reader.occurrences.as_mut().ok_or(none)?.toggle();
    step(app, true)
}

fn step(app: &mut App, forward: bool) -> Result<(), UserError> {
    let none = refuse(app, phrase("chưa chọn nhiều chỗ cùng lúc", "no occurrences are selected"));
    let Some(reader) = &mut app.reader else { return Err(no_article(app)) };
    let place = reader.occurrences.as_mut().ok_or(none)?.step(forward);
    reader.select(place);
    app.follow_cursor();
    app.tell_occurrences();
    Ok(())
}

impl App {
    /// Says how many occurrences are selected and kept.
    pub(in crate::app) fn tell_occurrences(&mut self) {
        let Some(places) = self.reader.as_ref().and_then(|reader| reader.occurrences.as_ref()) else {
            return self.inform(self.say(phrase("không thấy chỗ nào", "found nowhere")));
        };
        let (kept, all, at) = (places.kept().len(), places.places.len(), places.current + 1);
        let text = phrase(
            "{at}/{all} chỗ, giữ {kept}: phím nhãn để gắn tất cả",
            "{at}/{all}, keeping {kept}: a tag key tags them all",
        );
        self.inform(text.fill(self.lang, &[("at", &at), ("all", &all), ("kept", &kept)]));
    }
}
