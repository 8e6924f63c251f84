//! Moving the cursor.

use super::{Command, command, no_article, refuse};
use crate::annotation::Annotation;
use crate::app::App;
use crate::app::reader::{Pending, Reader, last_place};
use crate::codebook::TagId;
use crate::command::{ArgKind, ArgSpec, FlagSpec, Group, Invocation};
use crate::lang::{UserError, phrase};
use crate::text::wrap::{self, WrapOptions};
use crate::text::{ByteOffset, ByteRange, grapheme};
use crate::vietnamese::motion;
use crate::vietnamese::unit::Unit;

/// The commands of this domain.
pub fn table() -> Vec<Command> {
    let unit = || ArgSpec::required("unit", ArgKind::Unit, phrase("đơn vị", "the unit"));
    let tag = || FlagSpec::value("tag", ArgKind::Tag, phrase("chỉ của nhãn này", "only of this tag"));
    let g = Group::Move;
    vec![
        command("cursor-down", g, phrase("xuống một hàng", "down a row"), cursor_down),
        command("cursor-up", g, phrase("lên một hàng", "up a row"), cursor_up),
        command("cursor-left", g, phrase("sang trái một chữ", "left by a letter"), cursor_left),
        command("cursor-right", g, phrase("sang phải một chữ", "right by a letter"), cursor_right),
        command("cursor-page-down", g, phrase("xuống một trang", "down a page"), cursor_page_down),
        command("cursor-page-up", g, phrase("lên một trang", "up a page"), cursor_page_up),
        command("cursor-half-page-down", g, phrase("xuống nửa trang", "down half a page"), cursor_half_page_down),
        command("cursor-half-page-up", g, phrase("lên nửa trang", "up half a page"), cursor_half_page_up),
        command("cursor-start", g, phrase("về đầu bài", "to the start"), cursor_start),
        command("cursor-end", g, phrase("xuống cuối bài", "to the end"), cursor_end),
        command("cursor-row-start", g, phrase("về đầu hàng", "to the start of the row"), cursor_row_start),
        command("cursor-row-end", g, phrase("tới cuối hàng", "to the end of the row"), cursor_row_end),
        command("cursor-next", g, phrase("tới đơn vị sau", "to the next unit"), cursor_next).spec(|s| s.arg(unit())),
        command("cursor-previous", g, phrase("về đơn vị trước", "to the previous unit"), cursor_previous)
            .spec(|s| s.arg(unit())),
        command("cursor-unit-end", g, phrase("tới cuối đơn vị", "to the end of the unit"), cursor_unit_end)
            .spec(|s| s.arg(unit())),
        command(
            "cursor-percent",
            g,
            phrase("tới chỗ này của bài, tính theo phần trăm", "to this share of the article"),
            cursor_percent,
        )
        .spec(|s| {
            let kind = ArgKind::Number { min: 0, max: 100 };
            s.arg(ArgSpec::required("percent", kind, phrase("phần trăm", "percent")))
        }),
        command("jump-back", g, phrase("quay lại chỗ trước khi nhảy", "back to before the jump"), jump_back),
        command("jump-forward", g, phrase("tiến tới chỗ nhảy kế tiếp", "forward again"), jump_forward),
        command("annotation-next", g, phrase("tới đoạn trích sau", "to the next passage"), annotation_next)
            .spec(|s| s.flag(tag())),
        command(
            "annotation-previous",
            g,
            phrase("về đoạn trích trước", "to the previous passage"),
            annotation_previous,
        )
        .spec(|s| s.flag(tag())),
    ]
}

/// Moves the cursor with what rows look like, and brings it into the window.
fn with_rows(app: &mut App, go: impl FnOnce(&mut Reader, WrapOptions)) -> Result<(), UserError> {
    let options = app.window_options().wrap;
    match app.reader.as_mut() {
        Some(reader) => go(reader, options),
        None => return Err(no_article(app)),
    }
    app.chosen = None;
    app.follow_cursor();
    Ok(())
}

fn by_rows(app: &mut App, rows: i32) -> Result<(), UserError> {
    with_rows(app, |reader, options| {
        let text = reader.text().clone();
        let mut row = wrap::row_at(&text, reader.cursor, options);
        let column = reader.column.unwrap_or_else(|| wrap::column_of(&text, row, reader.cursor, options));
        for _ in 0..rows.unsigned_abs() {
            let next =
                if rows > 0 { wrap::next_row(&text, row, options) } else { wrap::previous_row(&text, row, options) };
            let Some(next) = next else { break };
            row = next;
        }
        reader.move_to(wrap::byte_at_column(&text, row, column, options));
        reader.column = Some(column);
    })
}

fn cursor_down(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    by_rows(app, 1)
}

fn cursor_up(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    by_rows(app, -1)
}

fn cursor_left(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    with_rows(app, |reader, _| reader.move_to(grapheme::previous_border(reader.text(), reader.cursor)))
}

fn cursor_right(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    with_rows(app, |reader, _| reader.move_to(grapheme::next_border(reader.text(), reader.cursor)))
}

/// Moves window and cursor by a share of the window's height.
fn by_window(app: &mut App, rows: i32) -> Result<(), UserError> {
    if app.reader.is_none() {
        return Err(no_article(app));
    }
    let before = app.reader.as_ref().map(|reader| reader.top);
    app.scroll(rows);
    let moved = app.reader.as_ref().map(|reader| reader.top) != before;
    by_rows(app, if moved { 0 } else { rows })
}

fn page(app: &App) -> i32 {
    i32::from(app.window_options().height.saturating_sub(2).max(1))
}

fn cursor_page_down(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    by_window(app, page(app))
}

fn cursor_page_up(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    by_window(app, -page(app))
}

fn cursor_half_page_down(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    by_window(app, (page(app) + 2) / 2)
}

fn cursor_half_page_up(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    by_window(app, -(page(app) + 2) / 2)
}

fn cursor_start(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    with_rows(app, |reader, _| reader.jump_to(ByteOffset::ZERO))
}

fn cursor_end(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    with_rows(app, |reader, _| {
        if reader.article.partial {
            reader.pending = Some(Pending::End);
        }
        reader.jump_to(last_place(reader.text()));
    })
}

fn cursor_row_start(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    with_rows(app, |reader, options| {
        let row = wrap::row_at(reader.text(), reader.cursor, options);
        reader.move_to(row.range.start);
    })
}

fn cursor_row_end(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    with_rows(app, |reader, options| {
        let row = wrap::row_at(reader.text(), reader.cursor, options);
        reader.move_to(wrap::byte_at_column(reader.text(), row, u16::MAX, options));
        reader.column = Some(u16::MAX);
    })
}

type Step = fn(&crate::text::Text, ByteOffset, Unit, ByteRange) -> Option<ByteOffset>;

fn by_unit(app: &mut App, invocation: &Invocation, step: Step) -> Result<(), UserError> {
    let Some(unit) = invocation.unit(0) else { return Ok(()) };
    let skip = app.config.options.reader.skip_remnants;
    with_rows(app, |reader, _| {
        let limit = if skip { reader.body() } else { reader.text().full_range() };
        if let Some(at) = step(reader.text(), reader.cursor, unit, limit) {
            reader.move_to(at);
        }
    })
}

fn cursor_next(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    by_unit(app, invocation, motion::next_start)
}

fn cursor_previous(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    by_unit(app, invocation, motion::previous_start)
}

fn cursor_unit_end(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    by_unit(app, invocation, motion::next_end)
}

fn cursor_percent(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let percent = invocation.number(0).unwrap_or(0).clamp(0, 100) as u8;
    with_rows(app, |reader, _| {
        if reader.article.partial {
            reader.pending = Some(Pending::Percent(percent));
            return;
        }
        let at = (reader.text().end().0 as u128 * u128::from(percent) / 100) as usize;
        reader.jump_to(ByteOffset(at));
    })
}

fn jump_back(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    jump(app, true)
}

fn jump_forward(app: &mut App, _: &Invocation) -> Result<(), UserError> {
    jump(app, false)
}

fn jump(app: &mut App, back: bool) -> Result<(), UserError> {
    let nowhere = refuse(app, phrase("không còn chỗ nào để quay lại", "nowhere to jump to"));
    let Some(reader) = &mut app.reader else { return Err(no_article(app)) };
    let from = reader.cursor;
    let to = if back { reader.jumps.back(from) } else { reader.jumps.forward(from) };
    reader.move_to(to.ok_or(nowhere)?);
    app.follow_cursor();
    Ok(())
}

fn annotation_next(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    to_annotation(app, invocation, true)
}

fn annotation_previous(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    to_annotation(app, invocation, false)
}

fn to_annotation(app: &mut App, invocation: &Invocation, forward: bool) -> Result<(), UserError> {
    let tag = invocation.flag_value("tag").map(|tag| app.tag_named(tag)).transpose()?;
    let keep = |annotation: &Annotation| tag.as_ref().is_none_or(|tag: &TagId| annotation.tags.contains(tag));
    let (Some(reader), Some(document)) = (&app.reader, app.document()) else { return Err(no_article(app)) };
    let layers = std::iter::once(&document.mine).chain(&document.others);
    let found = match forward {
        true => layers.filter_map(|layer| layer.next_after(reader.cursor, keep)).min_by_key(|it| it.range.start),
        false => layers.filter_map(|layer| layer.last_before(reader.cursor, keep)).max_by_key(|it| it.range.start),
    };
    let Some((id, start)) = found.map(|annotation| (annotation.id.clone(), annotation.range.start)) else {
        return Err(refuse(app, phrase("không còn đoạn trích nào", "no more passages")));
    };
    if let Some(reader) = &mut app.reader {
        reader.jump_to(start);
    }
    app.chosen = Some(id);
    app.follow_cursor();
    Ok(())
}
