//! The quiet line above the text: what the article is, or its title once that has scrolled away.

use super::canvas::Canvas;
use super::scene::Scene;
use super::words;
use crate::app::geometry::Area;
use crate::app::reader::Reader;
use crate::article::Encoding;
use crate::config::Role;
use crate::lang::phrase;
use crate::text::{ByteOffset, Text};

/// Up to this many bytes paragraphs are counted for each frame; of longer texts lines are told, which are known.
const COUNTED: usize = 64 * 1024;

/// Draws the line.
pub(super) fn draw(scene: &Scene<'_>, canvas: &mut Canvas<'_>, reader: &Reader) {
    let area = scene.geometry.header;
    if area.height == 0 {
        return;
    }
    // The line may go on over the margin.
    let right = scene.geometry.reader.map_or(area.right(), |pane| pane.right().saturating_sub(1));
    let area = Area::new(area.x, area.y, right.saturating_sub(area.x), 1);
    let quiet = scene.role(Role::Text).patch(scene.role(Role::Dim));
    if reader.top > ByteOffset::ZERO && !reader.article.meta.title.is_empty() {
        canvas.put(area.x, area.y, area.width, &reader.article.meta.title, quiet);
        return;
    }
    let between = format!(" {} ", canvas.signs.dot);
    canvas.put(area.x, area.y, area.width, &facts(scene, reader).join(&between), quiet);
}

fn facts(scene: &Scene<'_>, reader: &Reader) -> Vec<String> {
    let (article, lang) = (&reader.article, scene.lang());
    let mut facts = Vec::new();
    facts.extend(article.meta.date.map(|date| words::date(date, lang)));
    facts.extend(article.meta.byline.clone());
    if article.partial {
        facts.push(scene.say(phrase("đang đọc nốt…", "reading the rest…")).to_owned());
    } else {
        let length = words::number(article.text.char_len().0, lang);
        facts.push(phrase("{n} ký tự", "{n} characters").fill(lang, &[("n", &length)]));
        let (count, what) = match paragraphs(&article.text, article.text.end()) {
            Some(count) => (count, phrase("{n} đoạn", "{n} paragraphs")),
            None => (article.text.line_count(), phrase("{n} dòng", "{n} lines")),
        };
        facts.push(what.fill(lang, &[("n", &words::number(count, lang))]));
    }
    match article.encoding {
        Encoding::Utf8 | Encoding::Utf8Bom => {}
        Encoding::Lossy => {
            facts.push(scene.say(phrase("bảng mã lạ, chỉ đọc", "unknown encoding, read-only")).to_owned())
        }
        Encoding::DamagedUtf8 => facts.push(scene.say(phrase("UTF-8 có byte hỏng", "damaged UTF-8")).to_owned()),
        other => facts.push(other.name().to_owned()),
    }
    if let Some(document) = scene.app.document() {
        let tags = document.mine.article_tags().iter();
        facts.extend(tags.map(|tag| format!("#{}", scene.app.codebook.label(tag))));
        if document.mine.article_note().is_some() {
            facts.push(scene.say(phrase("có ghi chú", "has a note")).to_owned());
        }
    }
    facts
}

/// How many paragraphs (lines with something on them) begin before `end`, `None` when the text is too long to count
/// them for each frame.
pub(super) fn paragraphs(text: &Text, end: ByteOffset) -> Option<usize> {
    if text.end().0 > COUNTED {
        return None;
    }
    let before = text.slice(crate::text::ByteRange { start: ByteOffset::ZERO, end });
    Some(before.split('\n').filter(|line| !line.trim_start().is_empty()).count())
}
