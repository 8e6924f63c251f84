//! Searching in the article: hits are lit as the query is typed.

use super::occurrence::{AT_ONCE, MOST_HITS};
use super::{Command, command, no_article, refuse};
use crate::app::App;
use crate::app::effect::Effect;
use crate::app::input::SearchPurpose;
use crate::app::overlay::{Overlay, Prompt, PromptKind};
use crate::app::reader::marks::{Occurrences, Search};
use crate::command::{ArgKind, ArgSpec, FlagSpec, Group, Invocation};
use crate::lang::{Explain, UserError, phrase};
use crate::search;
use crate::text::{ByteOffset, ByteRange};
use crate::vietnamese::matching::{Defaults, Query, QueryError, Whole, typed};

/// The commands of this domain.
pub fn table() -> Vec<Command> {
    let g = Group::Search;
    vec![
        command("search-open", g, phrase("tìm trong bài", "search in the article"), search_open),
        command("search", g, phrase("tìm cụm từ này", "search this text"), search_text).spec(|s| {
            s.arg(ArgSpec::rest_required("text", ArgKind::Text, phrase("cần tìm", "what to search")))
                .flag(FlagSpec::switch("exact", phrase("đúng từng dấu", "marks left out must be absent")))
                .flag(FlagSpec::switch("case", phrase("phân biệt hoa thường", "upper and lower case differ")))
                .flag(FlagSpec::switch("whole", phrase("nguyên tiếng", "whole syllables")))
                .flag(FlagSpec::switch("i-y", phrase("i cũng như y: kỹ, kĩ", "i is y: kỹ, kĩ")))
                .flag(FlagSpec::switch("regex", phrase("biểu thức chính quy", "a regular expression")))
                .flag(FlagSpec::switch(
                    "fold",
                    phrase("biểu thức không kể dấu và hoa thường", "the expression ignores marks and case"),
                ))
        }),
        command("search-next", g, phrase("kết quả sau", "next hit"), |app, _| step(app, true)),
        command("search-previous", g, phrase("kết quả trước", "previous hit"), |app, _| step(app, false)),
        command("search-clear", g, phrase("tắt đánh dấu kết quả", "put out the hits"), search_clear),
        command("search-select-all", g, phrase("chọn mọi kết quả", "select all hits"), search_select_all),
    ]
}

fn search_open(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    let Some(reader) = &app.reader else { return Err(no_article(app)) };
    app.overlay = Some(Overlay::Prompt(Prompt::new(PromptKind::Search(reader.cursor))));
    Ok(())
}

fn search_text(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let text = invocation.text_of_rest(0).unwrap_or_default();
    let Some(from) = app.reader.as_ref().map(|reader| reader.cursor) else { return Err(no_article(app)) };
    let query = asked(invocation, &text, app.config.options.search.defaults());
    let query = query.map_err(|error| error.explain(app.lang))?;
    app.begin_search(query);
    app.history.searches.retain(|known| *known != text);
    app.history.searches.push(text);
    app.jump_to_hit(from, true, true)
}

/// What is searched for: the text with its switches, and the flags.
fn asked(invocation: &Invocation, text: &str, mut defaults: Defaults) -> Result<Query, QueryError> {
    if invocation.flag("regex") || invocation.flag("fold") {
        return Ok(Query::regex(text, invocation.flag("fold"))?);
    }
    let options = &mut defaults.options;
    options.exact |= invocation.flag("exact");
    options.case_sensitive |= invocation.flag("case");
    options.i_y |= invocation.flag("i-y");
    if invocation.flag("whole") {
        options.whole = Whole::Syllables;
    }
    typed(text, defaults)
}

fn step(app: &mut App, forward: bool) -> Result<(), UserError> {
    if matches!(app.overlay, Some(Overlay::Page(_))) {
        return Ok(());
    }
    let Some(reader) = &mut app.reader else { return Err(no_article(app)) };
    let from = reader.cursor;
    if let Some(search) = &mut reader.search {
        search.lit = true;
    }
    app.jump_to_hit(from, forward, false)
}

fn search_clear(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    if let Some(search) = app.reader.as_mut().and_then(|reader| reader.search.as_mut()) {
        search.lit = false;
    }
    Ok(())
}

fn search_select_all(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    let none = refuse(app, phrase("chưa tìm gì, hoặc chưa tìm xong", "nothing was searched, or the search still runs"));
    let Some(reader) = &mut app.reader else { return Err(no_article(app)) };
    let hits = reader.search.as_ref().and_then(|search| search.hits.clone()).ok_or(none)?;
    reader.occurrences = Occurrences::new(hits, reader.cursor);
    app.tell_occurrences();
    Ok(())
}

impl App {
    /// Lights all hits of `query`; in a large article they are counted beside the interface.
    fn begin_search(&mut self, query: Query) {
        let serial = self.next_serial();
        let Some(reader) = &mut self.reader else { return };
        let text = reader.text().clone();
        let small = text.end().0 <= AT_ONCE;
        let hits = small.then(|| search::find_all(&text, &query, MOST_HITS, &|| false));
        let more = hits.as_ref().is_some_and(|hits| !hits.is_complete);
        let found = hits.map(|hits| hits.ranges);
        reader.search = Some(Search { query: query.clone(), hits: found, more, lit: true, serial });
        if !small {
            self.effect(Effect::Search { text, query, purpose: SearchPurpose::Light(serial) });
        }
        self.touch();
    }

    /// While a search is typed: the first hit from where it began is shown.
    pub(in crate::app) fn preview_search(&mut self, pattern: &str, from: ByteOffset) {
        let query = typed(pattern, self.config.options.search.defaults()).ok();
        let Some(reader) = &mut self.reader else { return };
        let Some(query) = query else {
            reader.search = None;
            reader.move_to(from);
            return self.follow_cursor();
        };
        let text = reader.text().clone();
        let window = ByteRange { start: from, end: ByteOffset((from.0 + AT_ONCE).min(text.end().0)) };
        let hit = search::hits_in(&text, &query, window).first().map(|hit| hit.start);
        let serial = self.serial;
        if let Some(reader) = &mut self.reader {
            reader.search = Some(Search { query, hits: None, more: false, lit: true, serial });
            reader.move_to(hit.unwrap_or(from));
        }
        self.follow_cursor();
    }

    /// Goes to the next (or previous) hit, round the end; with `here`, one at the cursor counts.
    pub(in crate::app) fn jump_to_hit(&mut self, from: ByteOffset, forward: bool, here: bool) -> Result<(), UserError> {
        let never = refuse(self, phrase("chưa tìm gì trong bài này", "nothing was searched in this article"));
        let Some(reader) = &self.reader else { return Err(no_article(self)) };
        let Some(found) = &reader.search else { return Err(never) };
        let (text, query) = (reader.text(), &found.query);
        let after = if here { from } else { crate::text::grapheme::next_border(text, from) };
        let (hit, start_again) = match forward {
            true => (search::find_next(text, query, after), ByteOffset::ZERO),
            false => (search::find_previous(text, query, from), text.end()),
        };
        let wrapped = hit.is_none();
        let hit = hit.or_else(|| match forward {
            true => search::find_next(text, query, start_again),
            false => search::find_previous(text, query, start_again),
        });
        let Some(hit) = hit else {
            let text = phrase("không thấy “{query}” trong bài", "“{query}” is not in the article");
            return Err(UserError::new(text.fill(self.lang, &[("query", &query.pattern())])));
        };
        if let Some(reader) = &mut self.reader {
            reader.jump_to(hit.start);
        }
        if wrapped {
            self.inform(self.say(phrase("tìm lại từ đầu kia của bài", "went round the end of the article")));
        }
        self.follow_cursor();
        Ok(())
    }
}
