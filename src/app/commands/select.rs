//! Selecting: select first, then act.

use super::{Command, command, no_article, refuse};
use crate::app::App;
use crate::app::reader::Reader;
use crate::app::reader::selection::Selection;
use crate::command::{ArgKind, ArgSpec, Group, Invocation};
use crate::lang::{UserError, phrase};
use crate::text::{ByteOffset, ByteRange};
use crate::vietnamese::motion;
use crate::vietnamese::unit::{Unit, unit_at};

/// The commands of this domain.
pub fn table() -> Vec<Command> {
    let g = Group::Select;
    let steps = || {
        let kind = ArgKind::Number { min: -1, max: 1 };
        ArgSpec::required("steps", kind, phrase("-1 về trước, 1 về sau", "-1 back, 1 on"))
    };
    vec![
        command("select-start", g, phrase("bắt đầu chọn từ con trỏ", "start selecting at the cursor"), select_start),
        command("select-cancel", g, phrase("thôi chọn", "leave selecting"), select_cancel),
        command(
            "select-unit",
            g,
            phrase("chọn cả đơn vị dưới con trỏ", "select the unit under the cursor"),
            select_unit,
        )
        .spec(|s| s.arg(ArgSpec::required("unit", ArgKind::Unit, phrase("đơn vị", "the unit")))),
        command(
            "select-grow",
            g,
            phrase(
                "mở rộng: tiếng, từ, mệnh đề, câu, đoạn, điểm, khoản, điều…",
                "grow: syllable, word, clause, sentence, paragraph, parts of a law",
            ),
            select_grow,
        ),
        command("select-shrink", g, phrase("thu hẹp một bậc", "shrink by a step"), select_shrink),
        command("select-swap-ends", g, phrase("sang đầu kia của vùng chọn", "to the other end"), select_swap_ends),
        command(
            "select-trim",
            g,
            phrase("bỏ dấu cách và dấu câu ở hai đầu", "trim spaces and punctuation"),
            select_trim,
        ),
        command(
            "select-start-nudge",
            g,
            phrase("dời đầu vùng chọn một tiếng", "move the start by a syllable"),
            select_start_nudge,
        )
        .spec(|s| s.arg(steps())),
        command(
            "select-end-nudge",
            g,
            phrase("dời cuối vùng chọn một tiếng", "move the end by a syllable"),
            select_end_nudge,
        )
        .spec(|s| s.arg(steps())),
    ]
}

fn select_start(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    let Some(reader) = &mut app.reader else { return Err(no_article(app)) };
    reader.selection = match reader.selection {
        None => Some(Selection { anchor: reader.cursor, head: reader.cursor }),
        Some(_) => None,
    };
    Ok(())
}

fn select_cancel(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    let Some(reader) = &mut app.reader else { return Err(no_article(app)) };
    if reader.occurrences.take().is_none() {
        reader.selection = None;
    }
    Ok(())
}

fn select_unit(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let Some(unit) = invocation.unit(0) else { return Ok(()) };
    let nothing = refuse(app, phrase("ở đây không có đơn vị này", "there is no such unit here"));
    let Some(reader) = &mut app.reader else { return Err(no_article(app)) };
    let range = unit_at(&reader.article.text, reader.cursor, unit).ok_or(nothing)?;
    reader.occurrences = None;
    reader.select(range);
    app.follow_cursor();
    Ok(())
}

/// Puts what `change` makes of the selection in its place; the head stays at the end it was at.
fn reshape(app: &mut App, change: impl FnOnce(&Reader, ByteRange) -> Option<ByteRange>) -> Result<(), UserError> {
    let nothing = refuse(app, phrase("không đổi được nữa", "it can't be changed any further"));
    let unselected = refuse(app, phrase("chưa chọn gì", "nothing is selected"))
        .with_hint(app.say(phrase("v bắt đầu chọn, s chọn câu", "v starts selecting, s selects the sentence")));
    let Some(reader) = &mut app.reader else { return Err(no_article(app)) };
    let selection = reader.selection.ok_or(unselected)?;
    let range = change(reader, selection.range(reader.text())).filter(|range| !range.is_empty()).ok_or(nothing)?;
    let head_first = selection.head < selection.anchor;
    let selection = Selection::of(reader.text(), range, head_first);
    reader.cursor = selection.head;
    reader.selection = Some(selection);
    app.follow_cursor();
    Ok(())
}

fn select_grow(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    if app.reader.as_ref().is_some_and(|reader| reader.selection.is_none()) {
        return app.run("select-unit syllable");
    }
    reshape(app, |reader, range| motion::grow(reader.text(), range, reader.body()))
}

fn select_shrink(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    reshape(app, |reader, range| motion::shrink(reader.text(), range, reader.cursor))
}

fn select_trim(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    reshape(app, |reader, range| Some(motion::trim(reader.text(), range)))
}

fn select_swap_ends(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    let Some(reader) = &mut app.reader else { return Err(no_article(app)) };
    if let Some(selection) = reader.selection.map(Selection::swapped) {
        reader.cursor = selection.head;
        reader.selection = Some(selection);
    }
    app.follow_cursor();
    Ok(())
}

fn select_start_nudge(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let forward = invocation.number(0).unwrap_or(1) > 0;
    reshape(app, |reader, range| {
        let text = reader.text();
        let limit = text.full_range();
        let start = match forward {
            true => motion::next_start(text, range.start, Unit::Syllable, limit)?,
            false => motion::previous_start(text, range.start, Unit::Syllable, limit)?,
        };
        (start < range.end).then(|| ByteRange::between(start, range.end))
    })
}

fn select_end_nudge(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let forward = invocation.number(0).unwrap_or(1) > 0;
    reshape(app, |reader, range| {
        let end = if forward { end_after(reader, range.end)? } else { end_before(reader, range)? };
        Some(ByteRange { start: range.start, end })
    })
}

/// The end of the first syllable that ends after `end`.
fn end_after(reader: &Reader, end: ByteOffset) -> Option<ByteOffset> {
    let text = reader.text();
    let here = unit_at(text, end, Unit::Syllable).filter(|unit| unit.start < end && end < unit.end);
    let unit = here.or_else(|| {
        let inside = crate::text::grapheme::previous_border(text, end);
        let next = match unit_at(text, end, Unit::Syllable).filter(|unit| unit.start >= end) {
            Some(unit) => unit.start,
            None => motion::next_start(text, inside, Unit::Syllable, text.full_range())?,
        };
        unit_at(text, next, Unit::Syllable)
    })?;
    (unit.end > end).then_some(unit.end)
}

/// The end of the last syllable of the selection but one; its last syllable is given up.
fn end_before(reader: &Reader, range: ByteRange) -> Option<ByteOffset> {
    let text = reader.text();
    let last = motion::previous_start(text, range.end, Unit::Syllable, text.full_range())?;
    let before = motion::previous_start(text, last, Unit::Syllable, text.full_range())?;
    let end = unit_at(text, before, Unit::Syllable)?.end;
    (end > range.start).then_some(end)
}
