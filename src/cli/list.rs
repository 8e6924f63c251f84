//! `ghichu list`: the articles of a collection.

use std::path::Path;

use serde_json::{Value, json};

use super::output::Output;
use super::setup::{Opened, Setup};
use super::{Ending, Status, UserError};
use crate::article;
use crate::collection::{Entry, Problem};
use crate::lang::{Lang, phrase};

/// Lists the articles in the list's order.
pub fn run(path: Option<&Path>, as_json: bool, setup: &Setup, output: &mut Output) -> Ending {
    let opened = setup.open(path)?;
    let session = opened.headless(setup);
    let mut count = 0;
    for entry in session.app.library.visible() {
        count += 1;
        let length = length(entry, &opened);
        if as_json {
            output.json(&entry_json(entry, length))?;
        } else {
            output.line(&entry_line(entry, length, opened.lang))?;
        }
    }
    if count == 0 {
        let text = phrase("không có bài nào ở đây", "there is no article here");
        let hint = phrase(
            "bài là tệp .txt, .text, .md hoặc .markdown; các thư mục con cũng được tìm",
            "articles are .txt, .text, .md and .markdown files; folders below are searched too",
        );
        return Err((Status::Nothing, UserError::new(text.get(opened.lang)).with_hint(hint.get(opened.lang))));
    }
    Ok(Status::Done)
}

/// The length of an article in code points: only the whole text tells it. `None` when that can't be read.
fn length(entry: &Entry, opened: &Opened) -> Option<usize> {
    let (file, limit) = (opened.layout.article_file(&entry.path), opened.config.options.limits.article_bytes);
    let article = article::load(&file, limit, opened.layout.encoding(&entry.path)).ok()?;
    Some(article.text.char_len().0)
}

/// An entry as `list --json` prints it.
fn entry_json(entry: &Entry, length: Option<usize>) -> Value {
    let tags: serde_json::Map<String, Value> =
        entry.tags.iter().map(|(tag, count)| (tag.to_string(), json!(count))).collect();
    json!({
        "file": entry.path.as_path().to_string_lossy(),
        "title": entry.meta.title,
        "date": entry.meta.date.map(|date| date.to_string()),
        "byline": entry.meta.byline,
        "encoding": entry.encoding.name(),
        "bytes": entry.bytes,
        "length": length,
        "annotations": entry.annotations,
        "tags": tags,
        "problems": entry.problems.iter().map(|problem| problem_text(problem, Lang::En)).collect::<Vec<_>>(),
    })
}

fn entry_line(entry: &Entry, length: Option<usize>, lang: Lang) -> String {
    let date = entry.meta.date.map(|date| date.to_string()).unwrap_or_else(|| " ".repeat(10));
    let length = length.map(|length| length.to_string()).unwrap_or_default();
    let mut line = format!("{date} {length:>9} {:>5}  {}", entry.annotations, entry.path.as_path().display());
    if !entry.meta.title.is_empty() {
        line.push_str(&format!("  {}", entry.meta.title));
    }
    let tags: Vec<String> = entry.tags.iter().map(|(tag, count)| format!("{tag} {count}")).collect();
    if !tags.is_empty() {
        line.push_str(&format!("  ({})", tags.join(", ")));
    }
    for problem in &entry.problems {
        line.push_str(&format!("  [{}]", problem_text(problem, lang)));
    }
    line
}

/// A problem as a sentence.
pub fn problem_text(problem: &Problem, lang: Lang) -> String {
    match problem {
        Problem::Unreadable(why) => why.get(lang).to_owned(),
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
