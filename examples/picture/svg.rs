//! A terminal's screen as SVG: a window with the cells in it.
//!
//! Each run of cells that look alike is one `<text>` with its length given, so that columns stay aligned whatever font
//! the reader has. Lines and blocks are drawn, for fonts leave gaps between them.

use std::fmt::Write;

/// A cell in pixels; the width is that of most monospace fonts at 15 pixels.
const CELL: (f64, f64) = (9.0, 20.0);
/// The baseline below the top of its cell.
const BASELINE: f64 = 15.0;
/// Around the cells.
const PADDING: f64 = 14.0;
/// The bar on top of the window.
const BAR: f64 = 34.0;
/// Around the window.
const OUTSIDE: f64 = 8.0;

const FONTS: &str =
    "'JetBrains Mono','Cascadia Mono','SF Mono',Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace";

type Rgb = (u8, u8, u8);

/// How a cell looks.
#[derive(Clone, Copy, PartialEq)]
struct Look {
    fg: Rgb,
    bg: Rgb,
    bold: bool,
    italic: bool,
    underline: bool,
}

/// The screen in a window.
pub(crate) fn picture(screen: &vt100::Screen) -> String {
    let (rows, columns) = (screen.size().0.get(), screen.size().1.get());
    let (width, height) = (f64::from(columns) * CELL.0, f64::from(rows) * CELL.1);
    let (window, tall) = (width + 2.0 * PADDING, height + BAR + PADDING);
    let ground = look(screen, 0, 0).bg;
    let light = u32::from(ground.0) + u32::from(ground.1) + u32::from(ground.2) > 384;
    let (edge, title) = if light { ((0, 0, 0), (110, 110, 110)) } else { ((255, 255, 255), (150, 150, 150)) };
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" \
         font-family=\"{FONTS}\" font-size=\"15\">\n",
        window + 2.0 * OUTSIDE,
        tall + 2.0 * OUTSIDE
    );
    let mut put = |line: String| out.push_str(&(line + "\n"));
    put(format!(
        "<rect x=\"{OUTSIDE}\" y=\"{OUTSIDE}\" width=\"{window}\" height=\"{tall}\" rx=\"10\" fill=\"{}\" stroke=\"{}\" \
         stroke-opacity=\"0.22\"/>",
        hex(ground),
        hex(edge)
    ));
    for (index, colour) in ["#ff5f57", "#febc2e", "#28c840"].into_iter().enumerate() {
        let x = OUTSIDE + 20.0 + 20.0 * index as f64;
        put(format!("<circle cx=\"{x}\" cy=\"{}\" r=\"6\" fill=\"{colour}\"/>", OUTSIDE + BAR / 2.0));
    }
    put(format!(
        "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\" font-size=\"13\" fill=\"{}\">ghichu</text>",
        OUTSIDE + window / 2.0,
        OUTSIDE + BAR / 2.0 + 4.5,
        hex(title)
    ));
    put(format!("<g transform=\"translate({},{})\" xml:space=\"preserve\">", OUTSIDE + PADDING, OUTSIDE + BAR));
    for row in 0..rows {
        grounds(screen, row, columns, ground, &mut put);
    }
    if !screen.hide_cursor() {
        let (row, column) = screen.cursor_position();
        let (x, y) = (f64::from(column) * CELL.0, f64::from(row) * CELL.1);
        let colour = hex(look(screen, row, column).fg);
        let size = format!("width=\"{}\" height=\"{}\"", CELL.0, CELL.1);
        put(format!("<rect x=\"{x}\" y=\"{y}\" {size} fill=\"{colour}\" fill-opacity=\"0.4\"/>"));
    }
    for row in 0..rows {
        letters(screen, row, columns, &mut put);
    }
    out.push_str("</g>\n</svg>\n");
    out
}

fn hex(colour: Rgb) -> String {
    format!("#{:02x}{:02x}{:02x}", colour.0, colour.1, colour.2)
}

fn colour(colour: vt100::Color, default: Rgb) -> Rgb {
    match colour {
        vt100::Color::Rgb(red, green, blue) => (red, green, blue),
        // The program asks for true colours; palette entries don't occur.
        vt100::Color::Default | vt100::Color::Idx(_) => default,
    }
}

fn look(screen: &vt100::Screen, row: u16, column: u16) -> Look {
    let Some(cell) = screen.cell(row, column) else {
        return Look { fg: (0, 0, 0), bg: (0, 0, 0), bold: false, italic: false, underline: false };
    };
    let (mut fg, mut bg) = (colour(cell.fgcolor(), (220, 220, 220)), colour(cell.bgcolor(), (20, 20, 20)));
    if cell.inverse() {
        (fg, bg) = (bg, fg);
    }
    if cell.dim() {
        let mix = |one: u8, other: u8| one.midpoint(other);
        fg = (mix(fg.0, bg.0), mix(fg.1, bg.1), mix(fg.2, bg.2));
    }
    Look { fg, bg, bold: cell.bold(), italic: cell.italic(), underline: cell.underline() }
}

/// The backgrounds of a row that differ from the window's.
fn grounds(screen: &vt100::Screen, row: u16, columns: u16, ground: Rgb, put: &mut impl FnMut(String)) {
    let mut from = 0;
    for column in 1..=columns {
        let here = look(screen, row, from).bg;
        if column < columns && look(screen, row, column).bg == here {
            continue;
        }
        if here != ground {
            let (x, y) = (f64::from(from) * CELL.0, f64::from(row) * CELL.1);
            let width = f64::from(column - from) * CELL.0;
            let fill = hex(here);
            put(format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{}\" fill=\"{fill}\"/>", CELL.1));
        }
        from = column;
    }
}

/// The characters of a row.
fn letters(screen: &vt100::Screen, row: u16, columns: u16, put: &mut impl FnMut(String)) {
    let mut run = String::new();
    let (mut from, mut width, mut looks) = (0, 0, look(screen, row, 0));
    let mut flush = |run: &mut String, from: u16, width: u16, looks: Look| {
        if !run.trim().is_empty() || looks.underline {
            put(text(run, (from, row), width, looks));
        }
        run.clear();
    };
    let mut drawn = Vec::new();
    for column in 0..columns {
        let Some(cell) = screen.cell(row, column) else { continue };
        if cell.is_wide_continuation() {
            width += 1;
            continue;
        }
        let mut here = look(screen, row, column);
        if !cell.has_contents() || cell.contents() == " " {
            // A blank has the look of what stands before it, whatever pen it was drawn with.
            here = if here.underline || looks.underline { here } else { looks };
        }
        let content = if cell.has_contents() { cell.contents() } else { " " };
        let shape = shape(content, (column, row), here.fg);
        // Runs also end at gaps, so that a font that is not monospace shifts nothing far.
        let gap = content == " " && run.ends_with("  ");
        if here != looks || gap || shape.is_some() {
            flush(&mut run, from, width, looks);
            (from, width, looks) = (column, 0, here);
        }
        match shape {
            Some(shape) => {
                drawn.push(shape);
                from = column + 1;
            }
            None => {
                run.push_str(content);
                width += 1;
            }
        }
    }
    flush(&mut run, from, width, looks);
    drawn.into_iter().for_each(put);
}

fn text(content: &str, at: (u16, u16), width: u16, looks: Look) -> String {
    let mut escaped = content.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let mut columns = width;
    if !looks.underline {
        columns -= (escaped.len() - escaped.trim_end().len()) as u16;
        escaped.truncate(escaped.trim_end().len());
    }
    let blanks = escaped.len() - escaped.trim_start().len();
    let skipped = if looks.underline { 0 } else { blanks as u16 };
    let escaped = &escaped[usize::from(skipped)..];
    let (x, y) = (f64::from(at.0 + skipped) * CELL.0, f64::from(at.1) * CELL.1 + BASELINE);
    let mut style = String::new();
    for (on, words) in [
        (looks.bold, " font-weight=\"bold\""),
        (looks.italic, " font-style=\"italic\""),
        (looks.underline, " text-decoration=\"underline\""),
    ] {
        style.push_str(if on { words } else { "" });
    }
    let length = f64::from(columns - skipped) * CELL.0;
    format!(
        "<text x=\"{x}\" y=\"{y}\" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{}\"{style}>{escaped}</text>",
        hex(looks.fg)
    )
}

/// The drawing of a line or block character, from edge to edge of its cell.
fn shape(content: &str, at: (u16, u16), fg: Rgb) -> Option<String> {
    let (w, h) = CELL;
    let (cx, cy) = (w / 2.0 - 0.5, h / 2.0 - 0.5);
    // Left, top, width, height within the cell.
    let (up, down) = ((cx, 0.0, 1.0, cy + 1.0), (cx, cy, 1.0, h - cy));
    let (left, right) = ((0.0, cy, cx + 1.0, 1.0), (cx, cy, w - cx, 1.0));
    let parts: &[(f64, f64, f64, f64)] = match content {
        "│" => &[up, down],
        "─" => &[left, right],
        "┤" => &[up, down, left],
        "├" => &[up, down, right],
        "┌" => &[down, right],
        "┐" => &[down, left],
        "└" => &[up, right],
        "┘" => &[up, left],
        "┬" => &[left, right, down],
        "┴" => &[left, right, up],
        "┼" => &[left, right, up, down],
        "╵" => &[up],
        "╷" => &[down],
        "▇" => &[(0.0, h / 8.0, w, h * 7.0 / 8.0)],
        "█" => &[(0.0, 0.0, w, h)],
        _ => return None,
    };
    let (x, y) = (f64::from(at.0) * w, f64::from(at.1) * h);
    let mut path = String::new();
    for (left, top, width, height) in parts {
        let _ = write!(path, "M{} {}h{width}v{height}h-{width}z", x + left, y + top);
    }
    Some(format!("<path d=\"{path}\" fill=\"{}\"/>", hex(fg)))
}
