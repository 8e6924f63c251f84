//! A buffer as text for snapshots: its symbols, then which style each stretch of a row has.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// The symbols alone.
pub(crate) fn symbols(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in 0..buffer.area.height {
        let row: String = (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect();
        out.push_str(row.trim_end());
        out.push('\n');
    }
    out
}

/// The symbols, then for each row its stretches of one style as length and letter, then what the letters mean. The most
/// frequent style is `a`.
pub(crate) fn whole(buffer: &Buffer) -> String {
    let mut styles: Vec<(String, usize)> = Vec::new();
    for cell in buffer.content() {
        let style = style(cell);
        match styles.iter_mut().find(|(known, _)| *known == style) {
            Some((_, count)) => *count += 1,
            None => styles.push((style, 1)),
        }
    }
    styles.sort_by_key(|(style, count)| (std::cmp::Reverse(*count), style.clone()));
    let letter = |cell: &Cell| {
        let place = styles.iter().position(|(known, _)| *known == style(cell)).unwrap_or(0) as u32;
        char::from_u32(if place < 26 { u32::from('a') + place } else { u32::from('A') + place - 26 }).unwrap_or('?')
    };
    let mut out = symbols(buffer);
    for y in 0..buffer.area.height {
        let row: Vec<char> = (0..buffer.area.width).map(|x| letter(&buffer[(x, y)])).collect();
        let runs: Vec<String> = row.chunk_by(|a, b| a == b).map(|run| format!("{}{}", run.len(), run[0])).collect();
        if runs.len() > 1 || row.first() != Some(&'a') {
            let _ = writeln!(out, "{y}: {}", runs.join(" "));
        }
    }
    for (style, count) in &styles {
        let mark = (0..buffer.content().len()).find(|at| self::style(&buffer.content()[*at]) == *style);
        let letter = mark.map_or('?', |at| letter(&buffer.content()[at]));
        let _ = writeln!(out, "{letter} = {style} ({count})");
    }
    out
}

fn style(cell: &Cell) -> String {
    let colour = |colour: Color| match colour {
        Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        Color::Reset => "–".to_owned(),
        other => other.to_string().to_lowercase(),
    };
    let mut out = format!("{} on {}", colour(cell.fg), colour(cell.bg));
    if cell.underline_color != Color::Reset {
        let _ = write!(out, " line {}", colour(cell.underline_color));
    }
    if cell.modifier != Modifier::empty() {
        let _ = write!(out, " {:?}", cell.modifier);
    }
    out
}
