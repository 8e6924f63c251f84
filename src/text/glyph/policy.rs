//! Which characters may reach a terminal, and what stands for those that may not.
//!
//! A character is dangerous when it steers the terminal (controls), reorders what is read (bidirectional controls) or
//! is there without being seen (zero-width and tag characters, fillers, selectors). What has an innocent use in
//! articles is hidden; all else is named, so that nothing that could matter goes unseen.

use unicode_normalization::char::is_combining_mark;

const ZERO_WIDTH_JOINER: char = '\u{200d}';

/// What becomes of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Treatment {
    /// Shown as it is.
    Show,
    /// Shown, but only with a base before it.
    Mark,
    /// Not shown, takes no cell: soft hyphens, zero-width spaces and the like that word processors and web pages leave.
    Hide,
    /// A picture or its name is shown.
    Name,
    /// A bullet of a symbol font.
    Bullet,
}

/// What becomes of `c` when it stands alone.
pub(super) fn treatment(c: char) -> Treatment {
    match c {
        '\u{ad}' | '\u{34f}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{fe0e}' | '\u{fe0f}' | '\u{feff}' => {
            Treatment::Hide
        }
        '\u{f0a7}' | '\u{f0b7}' => Treatment::Bullet,
        _ if c.is_control() || is_unsafe(c) => Treatment::Name,
        _ if is_combining_mark(c) => Treatment::Mark,
        _ => Treatment::Show,
    }
}

/// Invisible, reordering, private and impossible characters.
fn is_unsafe(c: char) -> bool {
    let bidirectional =
        matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let separator = matches!(c, '\u{2028}' | '\u{2029}');
    let invisible = matches!(c, '\u{2061}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{180e}' | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}');
    let filler = matches!(c, '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{3164}' | '\u{ffa0}');
    let selector = matches!(c, '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{fe00}'..='\u{fe0d}');
    let private = matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}');
    let noncharacter = matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe;
    bidirectional || separator || invisible || filler || selector || private || noncharacter
}

/// What is shown for a character that is named: a picture of one cell, or its code.
pub(super) fn name(c: char) -> String {
    match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('␀').to_string(),
        '\u{7f}' => '␡'.to_string(),
        '\u{2028}' | '\u{2029}' => '␤'.to_string(),
        '\u{80}'..='\u{9f}' => format!("<{:02X}>", u32::from(c)),
        _ => format!("<U+{:04X}>", u32::from(c)),
    }
}

/// Whether `c` holds an emoji together and so is shown between `before` and `after`: a joiner of two pictures, or the
/// choice between text and picture.
pub(super) fn holds_emoji_together(before: Option<char>, c: char, after: Option<char>) -> bool {
    match c {
        ZERO_WIDTH_JOINER => {
            let joined = |c: char| is_picture(c) || matches!(c, '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}');
            before.is_some_and(joined) && after.is_some_and(is_picture)
        }
        '\u{fe0e}' | '\u{fe0f}' => {
            let key = |c: char| matches!(c, '0'..='9' | '#' | '*') && after == Some('\u{20e3}');
            before.is_some_and(|before| is_picture(before) || key(before))
        }
        _ => false,
    }
}

/// Whether `c` is a picture that emoji are made of. Coarse: blocks, not single characters.
fn is_picture(c: char) -> bool {
    matches!(c, '\u{a9}' | '\u{ae}' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2190}'..='\u{21ff}'
        | '\u{2300}'..='\u{23ff}' | '\u{24c2}' | '\u{25a0}'..='\u{27bf}' | '\u{2900}'..='\u{297f}'
        | '\u{2b00}'..='\u{2bff}' | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}' | '\u{1f000}'..='\u{1faff}')
}
