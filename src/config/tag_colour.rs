//! Tag colours: twelve to begin with, and how one is fitted to a theme.

use super::role::Role;
use super::theme::Theme;
use crate::colour::Rgb;

/// The colours that new tags get, in order: those of Okabe and Ito, then others that stay apart from them for eyes
/// that do not tell red from green.
pub const TAG_COLOURS: [Rgb; 12] = [
    Rgb(0xe6, 0x9f, 0x00),
    Rgb(0x56, 0xb4, 0xe9),
    Rgb(0x00, 0x9e, 0x73),
    Rgb(0xcc, 0x79, 0xa7),
    Rgb(0xf0, 0xe4, 0x42),
    Rgb(0x00, 0x72, 0xb2),
    Rgb(0xd5, 0x5e, 0x00),
    Rgb(0x33, 0x22, 0x88),
    Rgb(0x99, 0xdd, 0xff),
    Rgb(0x88, 0x22, 0x55),
    Rgb(0xbb, 0xbb, 0xbb),
    Rgb(0xdd, 0xcc, 0x77),
];

/// A tag's colour, fitted to a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TagLook {
    /// The background behind its passages: the theme's text on it has a contrast of at least 4.5.
    pub tint: Rgb,
    /// For bars, keys and names: a contrast of at least 3 with the theme's background.
    pub strong: Rgb,
}

/// How much of the colour a tint holds at most.
const TINT_SHARE: f32 = 0.42;

impl Theme {
    /// A tag's colour, fitted to this theme.
    pub fn tag_look(&self, colour: Rgb) -> TagLook {
        let (background, text) = (self.background(), self.text());
        let tints = (0u8..=20).map(|step| background.mix(colour, TINT_SHARE * (1.0 - f32::from(step) / 20.0)));
        let tint = tints.into_iter().find(|tint| text.contrast(*tint) >= 4.5).unwrap_or(background);
        let strongs = (0u8..=20).map(|step| colour.mix(text, f32::from(step) / 20.0));
        let strong = strongs.into_iter().find(|strong| strong.contrast(background) >= 3.0).unwrap_or(text);
        TagLook { tint, strong }
    }

    /// The colour for a tag that the codebook does not know.
    pub fn unknown_tag(&self) -> TagLook {
        self.tag_look(self.look(Role::Dim).fg.unwrap_or_else(|| self.text()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::colour::linear;

    fn themes() -> [Theme; 3] {
        ["dark", "light", "high-contrast"].map(|name| Theme::built_in(name).unwrap())
    }

    /// How the colour looks to eyes without red or green cones (Machado, Oliveira and Fernandes 2009), in Oklab.
    fn seen(colour: Rgb, cones: [[f32; 3]; 3]) -> [f32; 3] {
        let linear = [linear(colour.0), linear(colour.1), linear(colour.2)];
        let times = |m: [[f32; 3]; 3], v: [f32; 3]| m.map(|row| row[0] * v[0] + row[1] * v[1] + row[2] * v[2]);
        let rgb = times(cones, linear).map(|channel| channel.clamp(0.0, 1.0));
        let to_lms = [[0.412_22, 0.536_33, 0.051_45], [0.211_9, 0.680_7, 0.107_4], [0.088_3, 0.281_72, 0.629_98]];
        let to_lab = [[0.210_45, 0.793_62, -0.004_07], [1.978, -2.428_59, 0.450_59], [0.025_9, 0.782_77, -0.808_68]];
        times(to_lab, times(to_lms, rgb).map(f32::cbrt))
    }

    #[test]
    fn the_defaults_stay_apart_for_every_eye() {
        let full = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
        let no_red = [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]];
        let no_green = [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]];
        for cones in [full, no_red, no_green] {
            for (index, one) in TAG_COLOURS.iter().enumerate() {
                for two in &TAG_COLOURS[..index] {
                    let (a, b) = (seen(*one, cones), seen(*two, cones));
                    let distance = (0..3).map(|i| (a[i] - b[i]).powi(2)).sum::<f32>().sqrt();
                    assert!(distance > 0.07, "{one} and {two} are {distance} apart");
                }
            }
        }
    }

    #[test]
    fn default_tints_can_be_seen_and_told_apart() {
        for theme in themes() {
            for (index, colour) in TAG_COLOURS.iter().enumerate() {
                let tint = theme.tag_look(*colour).tint;
                let other = |rgb: Rgb| {
                    let difference = |a: u8, b: u8| u16::from(a.abs_diff(b));
                    difference(tint.0, rgb.0) + difference(tint.1, rgb.1) + difference(tint.2, rgb.2)
                };
                assert!(other(theme.background()) >= 24, "{colour} in {} is {tint}", theme.name);
                for earlier in &TAG_COLOURS[..index] {
                    assert!(other(theme.tag_look(*earlier).tint) >= 10, "{colour} and {earlier} in {}", theme.name);
                }
            }
        }
    }

    proptest! {
        #[test]
        fn any_colour_is_legible_in_any_theme(r in any::<u8>(), g in any::<u8>(), b in any::<u8>()) {
            for theme in themes() {
                let look = theme.tag_look(Rgb(r, g, b));
                prop_assert!(theme.text().contrast(look.tint) >= 4.5);
                prop_assert!(look.strong.contrast(theme.background()) >= 3.0);
            }
        }
    }
}
