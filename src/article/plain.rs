//! Plain text: the first line is the title, the opening holds the date, headings are known by how they look.

use super::format::{Format, Structure};
use super::lines::short_lines;
use super::meta::{self, Meta};
use crate::text::{ByteRange, Text};
use crate::vietnamese::date::first_date;
use crate::vietnamese::unit::{Unit, unit_at};

/// Plain text files.
pub struct PlainText;

impl Format for PlainText {
    fn name(&self) -> &'static str {
        "text"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["txt", "text"]
    }

    fn meta(&self, text: &Text) -> Meta {
        let opening = meta::opening(text);
        let title = first_line(opening).map(|line| meta::title(&opening[line.as_range()])).unwrap_or_default();
        Meta { title, date: first_date(opening), byline: None }
    }

    fn structure(&self, text: &Text, window: ByteRange) -> Structure {
        let title = title_line(text);
        let headings = short_lines(text, window)
            .into_iter()
            .filter(|line| Some(*line) == title || is_heading(text, *line))
            .collect();
        Structure { headings, markup: Vec::new() }
    }
}

/// The first line of `opening` with something on it.
fn first_line(opening: &str) -> Option<ByteRange> {
    let mut start = 0;
    for line in opening.split('\n') {
        if !meta::trim(line).is_empty() {
            return Some(ByteRange::new(start, start + line.len()));
        }
        start += line.len() + 1;
    }
    None
}

/// The first line, when it is a title rather than the first paragraph.
fn title_line(text: &Text) -> Option<ByteRange> {
    let opening = meta::opening(text);
    let line = first_line(opening)?;
    let content = meta::trim(&opening[line.as_range()]);
    let is_title = !content.ends_with(['.', ';', ',', ':', '…']) && content.chars().nth(200).is_none();
    (is_title && line.end < text.end()).then_some(line)
}

fn is_heading(text: &Text, line: ByteRange) -> bool {
    !line.is_empty() && unit_at(text, line.start, Unit::Heading).is_some_and(|found| line.overlaps(found))
}
