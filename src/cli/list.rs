//! `ghichu list`: the articles of a collection.

use std::path::Path;

use serde_json::{Value, json};

use super::output::Output;
use super::setup::Setup;
use super::{Ending, Status};
use crate::collection::{Entry, Problem};
use crate::lang::{Lang, phrase};

/// Lists the articles in the list's order.
pub fn run(path: Option<&Path>, as_json: bool, setup: &Setup, output: &mut Output) -> Ending {
    let opened = setup.open(path)?;
    let session = opened.headless(setup);
    let mut count = 0;
    for entry in session.app.library.visible() {
        count += 1;
        if as_json {
            output.json(&entry_json(entry))?;
        } else {
            output.line(&entry_line(entry, opened.lang))?;
        }
    }
    Ok(if count == 0 { Status::Nothing } else { Status::Done })
}

/// An entry as `list --json` prints it.
pub fn entry_json(entry: &Entry) -> Value {
    let tags: serde_json::Map<String, Value> =
        entry.tags.iter().map(|(tag, count)| (tag.to_string(), json!(count))).collect();
    json!({
        "file": entry.path.as_path().to_string_lossy(),
        "title": entry.meta.title,
        "date": entry.meta.date.map(|date| date.to_string()),
        "byline": entry.meta.byline,
        "encoding": entry.encoding.name(),
        "bytes": entry.bytes,
        "annotations": entry.annotations,
        "tags": tags,
        "problems": entry.problems.iter().map(|problem| problem_text(problem, Lang::En)).collect::<Vec<_>>(),
    })
}

fn entry_line(entry: &Entry, lang: Lang) -> String {
    let date = entry.meta.date.map(|date| date.to_string()).unwrap_or_else(|| " ".repeat(10));
    let mut line = format!("{date}  {:>4}  {}", entry.annotations, entry.path.as_path().display());
    if !entry.meta.title.is_empty() {
        line.push_str(&format!("  {}", entry.meta.title));
    }
    for problem in &entry.problems {
        line.push_str(&format!("  [{}]", problem_text(problem, lang)));
    }
    line
}

/// A problem as a sentence.
pub fn problem_text(problem: &Problem, lang: Lang) -> String {
    match problem {
        Problem::Unreadable(message) => {
            phrase("không đọc được: {message}", "can't be read: {message}").fill(lang, &[("message", message)])
        }
        Problem::NotUtf8 => phrase("không nhận ra bảng mã", "encoding not known").get(lang).to_owned(),
        Problem::DamagedUtf8 => phrase("UTF-8 có byte hỏng", "damaged UTF-8").get(lang).to_owned(),
        Problem::SidecarBroken { file, line, column, message } => {
            format!("{}:{line}:{column}: {message}", file.display())
        }
        Problem::SidecarNewer { file, format } => {
            phrase("{file} có định dạng {format} mới hơn, chỉ đọc", "{file} has the later format {format}: read-only")
                .fill(lang, &[("file", &file.display()), ("format", format)])
        }
    }
}
