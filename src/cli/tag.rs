//! `ghichu tag`: tag a passage of an article, named by its text or its place.

use super::args::TagArgs;
use super::output::Output;
use super::setup::Setup;
use super::{Ending, Status, UserError};
use crate::app::reader::marks::Occurrences;
use crate::command::quote;
use crate::lang::{Lang, phrase};
use crate::runtime::event_loop::clock;
use crate::search;
use crate::text::{ByteOffset, ByteRange, CharRange, Text};
use crate::vietnamese::matching::{MatchOptions, Query};

/// Tags what was named, as the interface would.
pub fn run(args: &TagArgs, setup: &Setup, output: &mut Output) -> Ending {
    let opened = setup.open(Some(&args.article))?;
    let lang = opened.lang;
    let path = opened.article(&args.article)?;
    let mut session = opened.headless(setup);
    let now = clock(setup.started);
    session.app.library.layout.article = Some(path.clone());
    session.open(path.clone());
    let Some(reader) = &mut session.app.reader else {
        return Err((Status::Failed, session.why_unread()));
    };
    let ranges = wanted(args, reader.text(), lang)?;
    if ranges.is_empty() {
        let text = phrase("không thấy đoạn chữ này trong bài", "the text is not in the article");
        return Err((Status::Nothing, UserError::new(text.get(lang))));
    }
    let count = ranges.len();
    reader.occurrences = Occurrences::new(ranges.clone(), ByteOffset::ZERO);
    session.run(&format!("tag-add -- {}", quote(&args.tag)), now).map_err(|error| (Status::Usage, error))?;
    if let Some(note) = &args.note {
        for range in ranges {
            if let Some(reader) = &mut session.app.reader {
                reader.select(range);
            }
            session.run(&format!("note-set -- {}", quote(note)), now).map_err(|error| (Status::Failed, error))?;
        }
    }
    session.check_saved().map_err(|error| (Status::Failed, error))?;
    let text = phrase("đã gắn nhãn {n} đoạn", "tagged {n} passages").fill(lang, &[("n", &count)]);
    output.note(&text);
    Ok(Status::Done)
}

fn wanted(args: &TagArgs, text: &Text, lang: Lang) -> Result<Vec<ByteRange>, (Status, UserError)> {
    let usage = |message: String| (Status::Usage, UserError::new(message));
    if let Some(range) = &args.range {
        let wrong = || {
            let text = phrase("vị trí phải viết như 120..145", "a range is written like 120..145");
            usage(text.get(lang).to_owned())
        };
        let (start, end) = range.split_once("..").ok_or_else(wrong)?;
        let (start, end) = (start.parse().map_err(|_| wrong())?, end.parse().map_err(|_| wrong())?);
        let range = text.to_byte_range(CharRange::new(start, end)).filter(|range| !range.is_empty());
        let outside = phrase("vị trí nằm ngoài bài", "the range lies outside the article");
        let range = range.ok_or_else(|| usage(outside.get(lang).to_owned()))?;
        return Ok(vec![crate::text::grapheme::widen(text, range)]);
    }
    let options = MatchOptions { exact: true, case_sensitive: true, ..MatchOptions::default() };
    let quoted = args.quote.as_deref().unwrap_or_default();
    let Some(query) = Query::new(quoted, options) else { return Ok(Vec::new()) };
    let most = if args.all { usize::MAX } else { 1 };
    Ok(search::find_all(text, &query, most, &|| false).ranges)
}
