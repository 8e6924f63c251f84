//! The terminal's graphic rendition: which colours and attributes the next character gets, and the shortest sequence
//! that changes them.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// Colours and attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pen {
    foreground: Color,
    background: Color,
    modifier: Modifier,
}

/// The attributes that show on a blank.
pub const ON_BLANKS: Modifier = Modifier::UNDERLINED
    .union(Modifier::REVERSED)
    .union(Modifier::CROSSED_OUT)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK);

const CODES: [(Modifier, u8); 9] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

impl Pen {
    /// The terminal's own colours, no attributes.
    pub const PLAIN: Pen = Pen { foreground: Color::Reset, background: Color::Reset, modifier: Modifier::empty() };

    /// What `cell` is drawn with.
    pub fn of(cell: &Cell) -> Pen {
        Pen { foreground: cell.fg, background: cell.bg, modifier: cell.modifier }
    }

    /// Whether a blank drawn with `self` and one drawn with `other` look the same.
    pub fn same_on_blank(self, other: Pen) -> bool {
        let shows = self.modifier & ON_BLANKS;
        self.background == other.background
            && shows == other.modifier & ON_BLANKS
            && (shows.is_empty() || self == other)
    }

    /// Writes what turns `self` into `wanted`: nothing, or one sequence.
    pub fn change_to(&mut self, wanted: Pen, out: &mut Vec<u8>) {
        if *self == wanted {
            return;
        }
        out.extend_from_slice(b"\x1b[");
        let mut from = *self;
        // Attributes that go can't be taken back one by one everywhere (bold and dim share a code): begin anew.
        if !wanted.modifier.contains(from.modifier) || wanted == Pen::PLAIN {
            from = Pen::PLAIN;
            if wanted != Pen::PLAIN {
                out.extend_from_slice(b"0;");
            }
        }
        for (modifier, code) in CODES {
            if wanted.modifier.contains(modifier) && !from.modifier.contains(modifier) {
                out.extend_from_slice(&[b'0' + code, b';']);
            }
        }
        if wanted.foreground != from.foreground {
            colour(wanted.foreground, 30, out);
        }
        if wanted.background != from.background {
            colour(wanted.background, 40, out);
        }
        if out.last() == Some(&b';') {
            out.pop();
        }
        out.push(b'm');
        *self = wanted;
    }
}

/// Writes `number` in decimal digits.
pub fn number(number: u16, out: &mut Vec<u8>) {
    let mut digits = [0; 5];
    let mut at = digits.len();
    let mut rest = number;
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[at..]);
}

fn numbers(numbers: &[u16], separator: u8, out: &mut Vec<u8>) {
    for value in numbers {
        number(*value, out);
        out.push(separator);
    }
}

/// A foreground (`base` 30) or background (40).
fn colour(colour: Color, base: u16, out: &mut Vec<u8>) {
    match colour {
        Color::Reset => numbers(&[base + 9], b';', out),
        Color::Rgb(red, green, blue) => {
            numbers(&[base + 8, 2, red.into(), green.into(), blue.into()], b';', out);
        }
        Color::Indexed(index) => numbers(&[base + 8, 5, index.into()], b';', out),
        named => match palette(named) {
            dark @ 0..8 => numbers(&[base + dark], b';', out),
            bright => numbers(&[base + 60 + bright - 8], b';', out),
        },
    }
}

/// A named colour's place in the terminal's palette of sixteen.
fn palette(colour: Color) -> u16 {
    match colour {
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        Color::Black | Color::Reset | Color::Rgb(..) | Color::Indexed(_) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn change(from: Style, to: Style) -> String {
        let cell = |style: Style| Pen::of(Cell::default().set_style(style));
        let (mut pen, mut out) = (cell(from), Vec::new());
        pen.change_to(cell(to), &mut out);
        assert_eq!(pen, cell(to));
        String::from_utf8_lossy(&out).replace('\x1b', "ESC")
    }

    #[test]
    fn only_what_differs_is_written() {
        let plain = Style::new();
        let table = [
            (plain, plain, ""),
            (plain, plain.red(), "ESC[31m"),
            (plain, plain.fg(Color::White).bg(Color::DarkGray), "ESC[97;100m"),
            (plain.red(), plain.red().bold(), "ESC[1m"),
            (plain.red().bold(), plain.red(), "ESC[0;31m"),
            (plain.red().bold(), plain, "ESC[m"),
            (plain.red().on_blue(), plain.on_blue(), "ESC[39m"),
            (plain, plain.fg(Color::Rgb(1, 20, 255)), "ESC[38;2;1;20;255m"),
            (plain, plain.bg(Color::Indexed(240)), "ESC[48;5;240m"),
        ];
        for (from, to, expected) in table {
            assert_eq!(change(from, to), expected, "{from:?} -> {to:?}");
        }
    }

    #[test]
    fn a_blank_shows_background_and_lines_only() {
        let pen = |style: Style| Pen::of(Cell::default().set_style(style));
        assert!(pen(Style::new().red().bold()).same_on_blank(pen(Style::new())));
        assert!(!pen(Style::new().on_red()).same_on_blank(pen(Style::new())));
        assert!(!pen(Style::new().underlined()).same_on_blank(pen(Style::new())));
        assert!(!pen(Style::new().underlined().red()).same_on_blank(pen(Style::new().underlined())));
    }
}
