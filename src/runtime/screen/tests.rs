//! What the terminal shows after each frame is what the buffer says, byte for byte counted where it matters.

use proptest::prelude::*;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::*;

/// A screen whose bytes go to an emulated terminal.
struct Pair {
    screen: Screen<Vec<u8>>,
    terminal: vt100::Parser,
}

impl Pair {
    fn new(columns: u16, rows: u16) -> Pair {
        Pair {
            screen: Screen::new(Vec::new(), columns, rows, GlyphOptions::default()),
            terminal: vt100::Parser::new(rows.try_into().unwrap(), columns.try_into().unwrap(), 0),
        }
    }

    /// Shows `frame`; how many bytes that took.
    fn show(&mut self, frame: &Buffer, cursor: Option<Place>) -> usize {
        let paint = |buffer: &mut Buffer| {
            buffer.content.clone_from_slice(&frame.content);
            cursor
        };
        self.screen.draw(paint).unwrap();
        let bytes = std::mem::take(&mut self.screen.out);
        self.terminal.process(&bytes);
        bytes.len()
    }

    /// What differs between the terminal and `frame`.
    fn difference(&self, frame: &Buffer) -> Option<String> {
        let screen = self.terminal.screen();
        for y in 0..frame.area.height {
            let mut x = 0;
            while x < frame.area.width {
                let cell = &frame[(x, y)];
                let width = (glyph_width(cell.symbol()) as u16).max(1);
                let (symbol, width) = if x + width > frame.area.width { (" ", 1) } else { (cell.symbol(), width) };
                let shown = screen.cell(y, x)?;
                let contents = if shown.contents().is_empty() { " " } else { shown.contents() };
                let blank = contents == " " && !cell.modifier.contains(Modifier::UNDERLINED);
                let same_pen = shown.bgcolor() == colour(cell.bg)
                    && (blank || shown.fgcolor() == colour(cell.fg))
                    && (blank || shown.bold() == cell.modifier.contains(Modifier::BOLD))
                    && shown.underline() == cell.modifier.contains(Modifier::UNDERLINED)
                    && shown.inverse() == cell.modifier.contains(Modifier::REVERSED);
                if contents != symbol || !same_pen {
                    return Some(format!("at {x},{y}: {cell:?} is shown as {shown:?}"));
                }
                x += width;
            }
        }
        None
    }
}

fn glyph_width(symbol: &str) -> usize {
    crate::text::glyph::width(symbol, GlyphOptions::default())
}

fn colour(colour: Color) -> vt100::Color {
    match colour {
        Color::Red => vt100::Color::Idx(1),
        Color::LightBlue => vt100::Color::Idx(12),
        Color::Indexed(index) => vt100::Color::Idx(index),
        Color::Rgb(red, green, blue) => vt100::Color::Rgb(red, green, blue),
        _ => vt100::Color::Default,
    }
}

const SYMBOLS: [&str; 12] = ["a", "n", "ệ", "đ", "Ư", " ", " ", "–", "“", "e\u{302}\u{323}", "漢", "が"];

fn styles() -> [Style; 6] {
    let plain = Style::new();
    [
        plain,
        plain,
        plain.fg(Color::Red).bold(),
        plain.bg(Color::Rgb(30, 40, 50)).underlined(),
        plain.fg(Color::LightBlue).bg(Color::Indexed(17)),
        plain.reversed(),
    ]
}

/// What happens to a frame to make the next one.
#[derive(Clone, Debug)]
enum Change {
    /// Cells of a row, from a column on.
    Write(usize, usize, Vec<(usize, usize)>),
    /// Rows of a band move, up when positive.
    Move(usize, usize, i16),
    /// Rows of the right part move, the left stays.
    MoveRight(usize, i16),
    /// All blank, perhaps on a colour.
    Blank(usize),
    /// The terminal was disturbed.
    Repaint,
}

fn change() -> impl Strategy<Value = Change> {
    let cells = prop::collection::vec((0..SYMBOLS.len(), 0..6usize), 1..24);
    prop_oneof![
        6 => (0..12usize, 0..24usize, cells).prop_map(|(row, column, cells)| Change::Write(row, column, cells)),
        4 => (0..12usize, 0..12usize, -4..5i16).prop_map(|(a, b, by)| Change::Move(a.min(b), a.max(b), by)),
        1 => (0..24usize, -4..5i16).prop_map(|(column, by)| Change::MoveRight(column, by)),
        1 => (0..6usize).prop_map(Change::Blank),
        1 => Just(Change::Repaint),
    ]
}

fn apply(change: &Change, frame: &mut Buffer) {
    let (columns, rows) = (usize::from(frame.area.width), usize::from(frame.area.height));
    match change {
        Change::Write(row, column, cells) => {
            for (at, (symbol, style)) in cells.iter().enumerate().take_while(|(at, _)| column + at < columns) {
                let cell = &mut frame.content[row % rows * columns + column + at];
                cell.reset();
                cell.set_symbol(SYMBOLS[*symbol]).set_style(styles()[*style]);
            }
        }
        Change::Move(top, bottom, by) => {
            let band = &mut frame.content[top * columns..(bottom + 1) * columns];
            let by = i64::from(*by) * columns as i64;
            let length = band.len() as i64;
            band.rotate_left(by.rem_euclid(length) as usize);
        }
        Change::MoveRight(from, by) => {
            let old = frame.clone();
            for row in 0..rows {
                let source = (row as i64 + i64::from(*by)).rem_euclid(rows as i64) as usize;
                let cells = &old.content[source * columns + from..(source + 1) * columns];
                frame.content[row * columns + from..(row + 1) * columns].clone_from_slice(cells);
            }
        }
        Change::Blank(style) => frame.content.iter_mut().for_each(|cell| {
            cell.reset();
            cell.set_style(styles()[*style]);
        }),
        Change::Repaint => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_terminal_shows_the_buffer(changes in prop::collection::vec(change(), 1..30)) {
        let mut pair = Pair::new(24, 12);
        let mut frame = Buffer::empty(Rect::new(0, 0, 24, 12));
        for change in &changes {
            apply(change, &mut frame);
            if matches!(change, Change::Repaint) {
                pair.terminal.process(b"\x1b[5;5H\x1b[41mdisturbed\x1b[0m");
                pair.screen.repaint();
            }
            pair.show(&frame, None);
            prop_assert_eq!(pair.difference(&frame), None);
        }
    }
}

const PROSE: &str = "Sáng nay, đoàn công tác của xã Nà Sẳm vượt hơn hai mươi cây số đường rừng để đến bản Lũng Pù, nơi ba \
    mươi bảy hộ dân vừa có điện lưới. Bà Hoàng Thị Mẩy nói: “Từ nay lũ trẻ học bài không phải thắp đèn dầu nữa”. Trưởng \
    bản cho biết việc kéo dây kéo dài gần tám tháng, vì mưa lũ cuốn trôi hai cột và đường bị sạt ở ba chỗ khác nhau. ";

/// A page of text as the reader lays it out: a header, rows from `top` on, a state line.
fn page(top: usize, columns: u16, rows: u16) -> Buffer {
    let mut frame = Buffer::empty(Rect::new(0, 0, columns, rows));
    let letters: Vec<char> = PROSE.chars().collect();
    let width = usize::from(columns) * 2 / 3;
    frame.set_string(4, 0, "Điện về Lũng Pù", Style::new().bold());
    for row in 1..rows - 1 {
        // Rows of different beginnings, each with a ragged end and now and then a mark.
        let line = top + usize::from(row);
        let start = line * 61 % letters.len();
        let length = width - line * 7 % 23;
        let text: String = letters.iter().cycle().skip(start).take(length).collect();
        frame.set_string(10, row, text, Style::new());
        if line.is_multiple_of(9) {
            frame.set_style(Rect::new(14, row, 12, 1), Style::new().bg(Color::Rgb(60, 50, 20)));
        }
    }
    frame.set_string(0, rows - 1, format!(" ĐỌC  {} %  đã lưu ✓", top / 10), Style::new().reversed());
    frame
}

#[test]
fn a_row_costs_few_bytes_and_a_page_not_many() {
    let (columns, rows) = (120, 40);
    let mut pair = Pair::new(columns, rows);
    pair.show(&page(0, columns, rows), None);
    for top in (1..40).chain((0..39).rev()) {
        let frame = page(top, columns, rows);
        let bytes = pair.show(&frame, None);
        assert_eq!(pair.difference(&frame), None);
        assert!(bytes <= 350, "a row took {bytes} bytes");
    }
    for top in [36, 72, 108, 72, 36, 0] {
        let frame = page(top, columns, rows);
        let bytes = pair.show(&frame, None);
        assert_eq!(pair.difference(&frame), None);
        assert!(bytes <= 4800, "a page took {bytes} bytes");
    }
}

#[test]
fn rows_are_moved_by_what_every_terminal_knows() {
    let mut pair = Pair::new(60, 20);
    pair.show(&page(0, 60, 20), None);
    for (top, moved) in [(1, "\x1b[2;19r\x1b[2;1H\x1b[1M\x1b[r"), (0, "\x1b[2;19r\x1b[2;1H\x1b[1L\x1b[r")] {
        let paint = |buffer: &mut Buffer| {
            buffer.content.clone_from_slice(&page(top, 60, 20).content);
            None
        };
        pair.screen.draw(paint).unwrap();
        let written = String::from_utf8(std::mem::take(&mut pair.screen.out)).unwrap();
        assert!(written.contains(moved), "{written:?}");
    }
}

#[test]
fn a_frame_that_changes_nothing_writes_nothing() {
    let mut pair = Pair::new(60, 20);
    assert!(pair.show(&page(0, 60, 20), None) > 0);
    assert_eq!(pair.show(&page(0, 60, 20), None), 0);
    assert!(pair.show(&page(0, 60, 20), Some((3, 4))) > 0);
    assert_eq!(pair.terminal.screen().cursor_position(), (4, 3));
    assert!(!pair.terminal.screen().hide_cursor());
    assert_eq!(pair.show(&page(0, 60, 20), Some((3, 4))), 0);
    assert!(pair.show(&page(0, 60, 20), None) > 0);
    assert!(pair.terminal.screen().hide_cursor());
}

#[test]
fn a_terminal_of_another_opinion_spoils_no_row() {
    let mut pair = Pair::new(30, 2);
    let mut frame = Buffer::empty(Rect::new(0, 0, 30, 2));
    frame.set_string(0, 0, "một hai ba bốn năm sáu bảy tám", Style::new());
    pair.show(&frame, None);
    // One cluster of two columns here; the emulated terminal gives it six.
    frame[(4, 0)].set_symbol("👩\u{200d}👧\u{200d}👦");
    frame[(5, 0)].reset();
    pair.screen.out.clear();
    pair.show(&frame, None);
    let text = pair.terminal.screen().contents();
    assert!(text.ends_with("ba bốn năm sáu bảy tám"), "{text}");
}

#[test]
fn symbols_that_no_cell_may_hold_are_replaced() {
    let mut pair = Pair::new(20, 2);
    let mut frame = Buffer::empty(Rect::new(0, 0, 20, 2));
    frame.set_string(0, 0, "trước sau", Style::new());
    for (column, symbol) in [(5, "\x1b]0;x\x07"), (6, "\u{202e}"), (12, "\u{9b}31m"), (13, "\r\n")] {
        frame[(column, 0)].set_symbol(symbol);
    }
    pair.screen
        .draw(|buffer| {
            buffer.content.clone_from_slice(&frame.content);
            None
        })
        .unwrap();
    let written = String::from_utf8(pair.screen.out).unwrap();
    assert_eq!(written.matches('\u{fffd}').count(), 4, "{written:?}");
    assert!(!written.contains(['\u{202e}', '\u{9b}', '\x07', '\r', '\n']) && !written.contains("]0;x"), "{written:?}");
}

#[test]
fn one_write_inside_a_synchronised_update() {
    let mut screen = Screen::new(Vec::new(), 20, 3, GlyphOptions::default());
    screen.send_with_next(b"\x1b[?1049h");
    screen.draw(|_| None).unwrap();
    assert!(screen.out.starts_with(b"\x1b[?1049h\x1b[?2026h"));
    assert!(screen.out.ends_with(b"\x1b[?2026l"));
}

#[test]
fn any_size_is_drawn() {
    for (columns, rows) in [(0, 0), (1, 1), (0, 5), (5, 0), (3, 2)] {
        let mut screen = Screen::new(Vec::new(), 8, 8, GlyphOptions::default());
        screen.draw(|_| None).unwrap();
        screen.resize(columns, rows);
        assert_eq!(screen.size(), (columns, rows));
        let fill = |buffer: &mut Buffer| {
            buffer.content.iter_mut().for_each(|cell| _ = cell.set_symbol("漢"));
            Some((0, 0))
        };
        screen.draw(fill).unwrap();
        screen.draw(fill).unwrap();
    }
}
