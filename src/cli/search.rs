//! `ghichu search`: a query through all articles of a collection, a folder or one article.
//!
//! Articles are read one after another and their hits printed as they are found; no cache and no index.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::args::SearchArgs;
use super::output::Output;
use super::setup::{Opened, Setup};
use super::{Ending, Status, UserError};
use crate::article;
use crate::collection::ArticlePath;
use crate::collection::scan::{self, ScanRequest};
use crate::lang::Explain;
use crate::search;
use crate::text::glyph::sanitize;
use crate::text::{ByteRange, Text, grapheme};
use crate::vietnamese::matching::{Query, QueryError, Whole, typed};

/// How much is shown before and after a hit, in code points.
const CONTEXT: usize = 40;

/// Searches and prints one line for each hit.
pub fn run(args: &SearchArgs, setup: &Setup, output: &mut Output) -> Ending {
    let opened = setup.open(args.path.as_deref())?;
    let query = query(args, &opened).map_err(|error| (Status::Usage, error.explain(opened.lang)))?;
    let mut told = Told { found: 0, failed: false, ending: Ok(()) };
    let mut look = |path: ArticlePath| {
        told.ending = look_into(&path, &query, args.json, &opened, output, &mut told.found, &mut told.failed);
        if told.ending.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    };
    let mut unlisted = Vec::new();
    match &opened.layout.article {
        Some(article) => drop(look(article.clone())),
        None => unlisted = scan::articles(&request(&opened), &start(args, &opened), &mut look),
    }
    for (place, words) in unlisted {
        told.failed = true;
        output.note(&format!("{}: {}", place.display(), words.get(opened.lang)));
    }
    told.ending?;
    Ok(match told {
        Told { found: 1.., .. } => Status::Done,
        Told { failed: true, .. } => Status::Failed,
        _ => Status::Nothing,
    })
}

struct Told {
    found: usize,
    failed: bool,
    ending: Result<(), (Status, UserError)>,
}

fn query(args: &SearchArgs, opened: &Opened) -> Result<Query, QueryError> {
    if args.regex {
        return Ok(Query::regex(&args.query, args.fold)?);
    }
    let mut defaults = opened.config.options.search.defaults();
    defaults.options.exact |= args.exact;
    defaults.options.case_sensitive |= args.case;
    if args.whole {
        defaults.options.whole = Whole::Syllables;
    }
    typed(&args.query, defaults)
}

fn request(opened: &Opened) -> ScanRequest {
    let options = &opened.config.options.collection;
    ScanRequest {
        layout: opened.layout.clone(),
        annotator: opened.me.clone(),
        include: options.include.clone(),
        exclude: options.exclude.clone(),
        cancelled: Default::default(),
    }
}

/// The folder asked for, relative to the collection's root.
fn start(args: &SearchArgs, opened: &Opened) -> PathBuf {
    let real = args.path.as_deref().and_then(|path| path.canonicalize().ok());
    let below = real.as_deref().and_then(|real| real.strip_prefix(&opened.layout.root).ok());
    below.unwrap_or(Path::new("")).to_owned()
}

fn look_into(
    path: &ArticlePath,
    query: &Query,
    as_json: bool,
    opened: &Opened,
    output: &mut Output,
    found: &mut usize,
    failed: &mut bool,
) -> Result<(), (Status, UserError)> {
    let limit = opened.config.options.limits.article_bytes;
    let article = match article::load(&opened.layout.article_file(path), limit, opened.layout.encoding(path)) {
        Ok(article) => article,
        Err(error) => {
            *failed = true;
            output.error(&error.explain(opened.lang));
            return Ok(());
        }
    };
    let text = &article.text;
    let hits = search::find_all(text, query, usize::MAX, &|| false).ranges;
    *found += hits.len();
    let file = path.as_path().to_string_lossy();
    for hit in hits {
        let (before, after) = around(text, hit);
        let place = text.to_char_range(hit);
        if as_json {
            output.json(&json!({
                "file": file,
                "start": place.start.0,
                "end": place.end.0,
                "text": text.slice(hit),
                "before": before,
                "after": after,
            }))?;
            continue;
        }
        let shown = |part: &str| sanitize(&part.replace('\n', " ")).into_owned();
        let (on, off) = if output.is_styled() { ("\x1b[1;7m", "\x1b[m") } else { ("", "") };
        let (before, hit, after) = (shown(before), shown(text.slice(hit)), shown(after));
        let place = format!("{}:{}..{}", shown(&file), place.start.0, place.end.0);
        output.raw(&format!("{place}: {before}{on}{hit}{off}{after}\n"))?;
    }
    Ok(())
}

/// What stands before and after a hit, on grapheme borders.
fn around(text: &Text, hit: ByteRange) -> (&str, &str) {
    let all = text.as_str();
    let before = &all[..hit.start.0];
    let start = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
    let after = &all[hit.end.0..];
    let end = after.char_indices().nth(CONTEXT).map_or(all.len(), |(at, _)| hit.end.0 + at);
    let wide = grapheme::widen(text, ByteRange::new(start, end));
    (&all[wide.start.0..hit.start.0], &all[hit.end.0..wide.end.0])
}
