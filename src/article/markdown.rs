//! Markdown: the text is the file's own text, marks and all, so that positions are positions in the file.

use memchr::memmem;

use super::format::{Format, Structure};
use super::front_matter;
use super::lines::short_lines;
use super::meta::{self, Meta};
use crate::text::{ByteRange, Text};

/// Markdown files.
pub struct Markdown;

/// How far before a window code fences are looked for: one that began earlier is not known there, so that drawing costs
/// the same at any place of a large file.
const LOOK_BACK: usize = 512 * 1024;

impl Format for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["md", "markdown"]
    }

    fn meta(&self, text: &Text) -> Meta {
        let mut found = front_matter::read(text);
        let opening = ByteRange::new(body_start(text), meta::opening(text).len());
        if found.title.is_empty() {
            found.title = title(text, opening);
        }
        found.date = found.date.or_else(|| meta::date(text.slice(opening)));
        found
    }

    fn structure(&self, text: &Text, window: ByteRange) -> Structure {
        let mut structure = Structure::default();
        let touched =
            |line: &ByteRange| line.end >= window.start && (line.start < window.end || line.start <= window.start);
        let front = front_matter::range(text);
        structure.markup.extend(front.filter(|front| window.start <= front.end));
        let body = body_start(text);
        // To the next line's first byte: it may underline the window's last one.
        let reach = ByteRange::new(window.start.0.max(body), window.end.0.saturating_add(2).max(body));
        let lines = short_lines(text, reach);
        let Some(first) = lines.first().copied() else { return structure };
        let mut fence = fence_before(text, body, first.start.0);
        let mut above = line_before(text, body, first).filter(|line| fence.is_none() && is_prose(text.slice(*line)));
        for line in lines {
            let content = text.slice(line);
            let own = Some(line).filter(touched);
            let paragraph = above.take();
            match (&fence, Fence::of(content)) {
                (Some(open), Some(found)) if found.closes(open) => {
                    fence = None;
                    structure.markup.extend(own);
                }
                (Some(_), _) => {}
                (None, Some(found)) if found.opens => {
                    fence = Some(found);
                    structure.markup.extend(own);
                }
                (None, _) if heading(content).is_some() => structure.headings.extend(own),
                (None, _) => match paragraph.filter(|_| is_underline(content)) {
                    Some(heading) => {
                        structure.headings.extend(Some(heading).filter(touched));
                        structure.markup.extend(own);
                    }
                    None => above = is_prose(content).then_some(line),
                },
            }
        }
        structure
    }
}

/// Where the text after the front matter begins.
fn body_start(text: &Text) -> usize {
    front_matter::range(text).map_or(0, |front| (front.end.0 + 1).min(text.end().0))
}

/// The first heading of the first level, else the first line that says something.
fn title(text: &Text, opening: ByteRange) -> String {
    let lines = short_lines(text, opening);
    let headings = Markdown.structure(text, opening).headings;
    let is_first_level = |line: &&ByteRange| match heading(text.slice(**line)) {
        Some((level, _)) => level == 1,
        None => lines.iter().find(|next| next.start > line.end).is_some_and(|under| text.slice(*under).contains('=')),
    };
    let said = |line: &ByteRange| {
        let content = text.slice(*line);
        let content = heading(content).map_or(content, |(_, content)| content);
        meta::title(content.trim().trim_matches(['*', '_', '`', '~', '-', '=']))
    };
    let candidates = headings.iter().find(is_first_level).into_iter().chain(&lines);
    candidates.map(said).find(|title| !title.is_empty()).unwrap_or_default()
}

/// The level of a heading line (`## Kết quả`), and what it says.
fn heading(line: &str) -> Option<(usize, &str)> {
    let marks = unindented(line)?;
    let content = marks.trim_start_matches('#');
    let level = marks.len() - content.len();
    if !(1..=6).contains(&level) || !(content.is_empty() || content.starts_with([' ', '\t'])) {
        return None;
    }
    let content = content.trim();
    let closed = content.trim_end_matches('#');
    Some((level, if closed.is_empty() || closed.ends_with([' ', '\t']) { closed.trim_end() } else { content }))
}

/// Whether a line makes the one above it a heading. A single dash is a list that somebody has begun to write.
fn is_underline(line: &str) -> bool {
    let marks = unindented(line).unwrap_or_default().trim_end();
    marks.len() >= 2 && (marks.bytes().all(|byte| byte == b'=') || marks.bytes().all(|byte| byte == b'-'))
}

/// Whether an underline below this line would make it a heading: it is no list item, quote, table or code.
fn is_prose(line: &str) -> bool {
    let Some(content) = unindented(line) else { return false };
    let numbered = content.trim_start_matches(|c: char| c.is_ascii_digit());
    let listed = numbered.len() < content.len() && (numbered.starts_with(". ") || numbered.starts_with(") "));
    let marked = ["- ", "* ", "+ ", ">", "|"].iter().any(|mark| content.starts_with(mark));
    !content.trim().is_empty() && !listed && !marked && !is_underline(line)
}

/// A line without its indentation, when that is less than a code block's.
fn unindented(line: &str) -> Option<&str> {
    let content = line.trim_start_matches(' ');
    (line.len() - content.len() < 4).then_some(content)
}

/// A line that opens or closes a block of code.
#[derive(Clone, Copy)]
struct Fence {
    mark: u8,
    length: usize,
    opens: bool,
    ends: bool,
}

impl Fence {
    fn of(line: &str) -> Option<Fence> {
        let content = unindented(line)?;
        let mark = *content.as_bytes().first().filter(|byte| matches!(byte, b'`' | b'~'))?;
        let length = content.bytes().take_while(|byte| *byte == mark).count();
        let info = content[length..].trim();
        let opens = mark == b'~' || !info.contains('`');
        (length >= 3).then_some(Fence { mark, length, opens, ends: info.is_empty() })
    }

    fn closes(self, open: &Fence) -> bool {
        self.ends && self.mark == open.mark && self.length >= open.length
    }
}

/// The fence that is open where the line at `line` begins.
fn fence_before(text: &Text, body: usize, line: usize) -> Option<Fence> {
    let from = line.saturating_sub(LOOK_BACK).max(body);
    let bytes = &text.as_str().as_bytes()[from..line.max(from)];
    let mut starts = Vec::new();
    for marks in [b"```", b"~~~"] {
        starts.extend(memmem::find_iter(bytes, marks).filter_map(|at| {
            let spaces = bytes[..at].iter().rev().take(3).take_while(|byte| **byte == b' ').count();
            let start = at - spaces;
            (start == 0 && from == body || start > 0 && bytes[start - 1] == b'\n').then_some(from + start)
        }));
    }
    starts.sort_unstable();
    let mut open: Option<Fence> = None;
    for start in starts {
        let lines = short_lines(text, ByteRange::new(start, start));
        let Some(found) = lines.first().and_then(|line| Fence::of(text.slice(*line))) else { continue };
        match &open {
            Some(fence) if found.closes(fence) => open = None,
            None if found.opens => open = Some(found),
            _ => {}
        }
    }
    open
}

/// The line before `line`, not before the body.
fn line_before(text: &Text, body: usize, line: ByteRange) -> Option<ByteRange> {
    let end = line.start.0.checked_sub(1).filter(|end| *end >= body)?;
    short_lines(text, ByteRange::new(end, end)).first().copied().filter(|found| found.end.0 == end)
}

#[cfg(test)]
mod tests;
