//! Colours as numbers: contrast, mixing, and the nearest ones a poorer terminal has.

use std::fmt;
use std::str::FromStr;

/// A colour: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// The 16 colours of the terminal's own palette, as xterm shows them.
const ANSI: [Rgb; 16] = [
    Rgb(0, 0, 0),
    Rgb(205, 0, 0),
    Rgb(0, 205, 0),
    Rgb(205, 205, 0),
    Rgb(0, 0, 238),
    Rgb(205, 0, 205),
    Rgb(0, 205, 205),
    Rgb(229, 229, 229),
    Rgb(127, 127, 127),
    Rgb(255, 0, 0),
    Rgb(0, 255, 0),
    Rgb(255, 255, 0),
    Rgb(92, 92, 255),
    Rgb(255, 0, 255),
    Rgb(0, 255, 255),
    Rgb(255, 255, 255),
];

/// The six levels of each channel in the colour cube of the 256.
const CUBE: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// A text that is no colour written `#rrggbb`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a colour such as #e69f00")]
pub struct NotAColour(pub String);

impl Rgb {
    /// Black.
    pub const BLACK: Rgb = Rgb(0, 0, 0);
    /// White.
    pub const WHITE: Rgb = Rgb(255, 255, 255);

    /// Reads `#rrggbb`.
    pub fn parse(text: &str) -> Option<Rgb> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let channel = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Rgb(channel(0)?, channel(2)?, channel(4)?))
    }

    /// This colour with `share` (0 to 1) of `other` in it.
    #[must_use]
    pub fn mix(self, other: Rgb, share: f32) -> Rgb {
        let share = share.clamp(0.0, 1.0);
        let channel = |one: u8, two: u8| (f32::from(one) + (f32::from(two) - f32::from(one)) * share).round() as u8;
        Rgb(channel(self.0, other.0), channel(self.1, other.1), channel(self.2, other.2))
    }

    /// How bright it looks, from 0 to 1: the relative luminance of WCAG 2.
    pub fn luminance(self) -> f32 {
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// How well the two can be told apart as text and background, from 1 to 21: the contrast ratio of WCAG 2.
    pub fn contrast(self, other: Rgb) -> f32 {
        let (one, two) = (self.luminance() + 0.05, other.luminance() + 0.05);
        if one > two { one / two } else { two / one }
    }

    /// The nearest of the 256 colours of xterm, as its index from 16 on: the first 16 differ between terminals.
    pub fn nearest_256(self) -> u8 {
        let level = |channel: u8| (0..6).min_by_key(|i| channel.abs_diff(CUBE[usize::from(*i)])).unwrap_or(0);
        let (r, g, b) = (level(self.0), level(self.1), level(self.2));
        let cube = Rgb(CUBE[usize::from(r)], CUBE[usize::from(g)], CUBE[usize::from(b)]);
        let mean = (u16::from(self.0) + u16::from(self.1) + u16::from(self.2)) / 3;
        let step = (mean.saturating_sub(3) / 10).min(23) as u8;
        let grey = Rgb(8 + 10 * step, 8 + 10 * step, 8 + 10 * step);
        if self.distance(grey) < self.distance(cube) { 232 + step } else { 16 + 36 * r + 6 * g + b }
    }

    /// The nearest of the 16 colours of the terminal's palette, as its index.
    pub fn nearest_16(self) -> u8 {
        (0u8..16).min_by_key(|index| self.distance(ANSI[usize::from(*index)])).unwrap_or(7)
    }

    /// The one of the terminal's six plain colours (1 to 6) that is most like this one, however dark or bright it is;
    /// `None` for greys.
    pub fn hue_16(self) -> Option<u8> {
        let (most, least) = (self.0.max(self.1).max(self.2), self.0.min(self.1).min(self.2));
        if u16::from(most - least) * 4 < u16::from(most).max(1) {
            return None;
        }
        let scaled = |channel: u8| (u16::from(channel) * 205 / u16::from(most)) as u8;
        let bright = Rgb(scaled(self.0), scaled(self.1), scaled(self.2));
        (1u8..7).min_by_key(|index| bright.distance(ANSI[usize::from(*index)]))
    }

    /// How different two colours look, roughly: green counts most, red and blue by how red the two are.
    fn distance(self, other: Rgb) -> u32 {
        let red_mean = (u32::from(self.0) + u32::from(other.0)) / 2;
        let square = |one: u8, two: u8| u32::from(one.abs_diff(two)).pow(2);
        (((512 + red_mean) * square(self.0, other.0)) >> 8)
            + 4 * square(self.1, other.1)
            + (((767 - red_mean) * square(self.2, other.2)) >> 8)
    }
}

/// A channel's share of light, 0 to 1 (sRGB to linear).
pub(crate) fn linear(channel: u8) -> f32 {
    let channel = f32::from(channel) / 255.0;
    if channel <= 0.040_45 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
}

impl FromStr for Rgb {
    type Err = NotAColour;

    fn from_str(text: &str) -> Result<Rgb, NotAColour> {
        Rgb::parse(text).ok_or_else(|| NotAColour(text.to_owned()))
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reading_and_writing() {
        assert_eq!(Rgb::parse("#E69f00"), Some(Rgb(230, 159, 0)));
        assert_eq!("#e69F00".parse(), Ok(Rgb(230, 159, 0)));
        assert_eq!(Rgb(230, 159, 0).to_string(), "#e69f00");
        assert_eq!(Rgb(1, 2, 255).to_string(), "#0102ff");
        for wrong in ["e69f00", "#e69f0", "#é9f00", "#+69f00", "red", ""] {
            assert_eq!(Rgb::parse(wrong), None, "{wrong}");
            assert!(wrong.parse::<Rgb>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn contrast_as_the_standard_has_it() {
        assert!((Rgb::BLACK.contrast(Rgb::WHITE) - 21.0).abs() < 0.01);
        assert!((Rgb(0x77, 0x77, 0x77).contrast(Rgb::WHITE) - 4.48).abs() < 0.01);
    }

    #[test]
    fn poorer_terminals() {
        for (colour, in_256, in_16) in [
            (Rgb::BLACK, 16, 0),
            (Rgb::WHITE, 231, 15),
            (Rgb(255, 0, 0), 196, 9),
            (Rgb(128, 128, 128), 244, 8),
            (Rgb(0, 205, 0), 40, 2),
            (Rgb(0x1b, 0x1c, 0x1f), 234, 0),
        ] {
            assert_eq!((colour.nearest_256(), colour.nearest_16()), (in_256, in_16), "{colour}");
        }
    }

    #[test]
    fn dark_colours_keep_their_hue() {
        for (colour, hue) in [
            (Rgb(0x33, 0x22, 0x88), Some(4)),
            (Rgb(0x88, 0x22, 0x55), Some(5)),
            (Rgb(0xcc, 0x79, 0xa7), Some(5)),
            (Rgb(0xd5, 0x5e, 0x00), Some(1)),
            (Rgb(0x00, 0x60, 0x00), Some(2)),
            (Rgb(0xbb, 0xbb, 0xbb), None),
            (Rgb(0x77, 0x7a, 0x77), None),
            (Rgb::BLACK, None),
        ] {
            assert_eq!(colour.hue_16(), hue, "{colour}");
        }
    }

    proptest! {
        #[test]
        fn the_cube_and_the_greys_are_their_own_nearest(index in 16u8..=255) {
            let colour = match index {
                232.. => { let grey = 8 + 10 * (index - 232); Rgb(grey, grey, grey) }
                _ => {
                    let (r, g, b) = ((index - 16) / 36, (index - 16) / 6 % 6, (index - 16) % 6);
                    Rgb(CUBE[usize::from(r)], CUBE[usize::from(g)], CUBE[usize::from(b)])
                }
            };
            prop_assert_eq!(colour.nearest_256(), index);
        }

        #[test]
        fn mixing_stays_between(r in any::<u8>(), g in any::<u8>(), share in 0.0f32..=1.0) {
            let mixed = Rgb(r, g, 0).mix(Rgb(g, r, 0), share);
            prop_assert!((r.min(g)..=r.max(g)).contains(&mixed.0));
        }
    }
}
