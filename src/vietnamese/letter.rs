//! Letters taken apart: what a character is for the language, and its base, shape and tone.
//!
//! Everything that compares (folding, matching, alphabetical order) asks this table, so that composed, decomposed and
//! mixed forms of a letter come out the same. What nearly all of a Vietnamese text is made of stands in a table; the
//! canonical decompositions tell the rest.

mod table;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_canonical;

pub(super) use self::table::{TABLE, tabled};
use self::table::{slot, special};

/// The tone of a syllable, in the order of dictionaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// ngang (no mark)
    Level,
    /// huyền (à)
    Grave,
    /// hỏi (ả)
    Hook,
    /// ngã (ã)
    Tilde,
    /// sắc (á)
    Acute,
    /// nặng (ạ)
    Dot,
}

/// The mark that makes a letter another letter of the alphabet, in the order of dictionaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// a d e i o u y and all consonants
    Plain,
    /// ă
    Breve,
    /// â ê ô
    Circumflex,
    /// ơ ư
    Horn,
    /// đ (and ð, ɖ, which stand for it in much converted text)
    Stroke,
    /// a mark that Vietnamese does not use: ü, ç, ň
    Foreign,
}

/// A Latin letter taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Letter {
    /// `a` to `z`.
    pub base: char,
    /// Its shape.
    pub shape: Shape,
    /// The tone mark it carries.
    pub tone: Tone,
    /// Whether it is a capital.
    pub upper: bool,
}

/// What a character is when texts are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoldedChar {
    /// A Latin letter, with the marks that are part of the character.
    Letter(Letter),
    /// A combining tone mark: belongs to the letter before it.
    Tone(Tone),
    /// A combining mark that changes the letter before it.
    Shape(Shape),
    /// A space of any kind: TAB, line feed, no-break space.
    Space,
    /// Nothing to compare: zero-width characters, soft hyphens, direction marks, variation selectors.
    Hidden,
    /// `…`, which compares as three full stops.
    Ellipsis,
    /// Anything else, in lower case, dashes and quotes made alike.
    Plain(char),
}

/// What `c` is when texts are compared.
pub fn fold_char(c: char) -> FoldedChar {
    match slot(c as usize) {
        Some(slot) => TABLE[slot],
        None => special(c).unwrap_or_else(|| work_out(c)),
    }
}

/// `word` tidied and in lower case, for looking it up in a list.
pub(super) fn lookup_form(word: &str) -> String {
    tidied(word).to_lowercase()
}

/// `word` as a careful typist would have typed it: composed whatever the order of the marks, one tone and one shape to
/// a letter, đ for ð, without hidden characters, any run of spaces as a plain one.
pub(super) fn tidied(word: &str) -> String {
    if word.bytes().all(|byte| byte.is_ascii_graphic()) {
        return word.to_owned();
    }
    let is_whole = |piece: Piece| piece.end - piece.start == piece.source.len_utf8();
    let as_typed = |piece: Piece| match piece.folded {
        FoldedChar::Letter(Letter { shape: Shape::Foreign, .. }) => piece.source,
        FoldedChar::Letter(letter) if letter.shape == Shape::Stroke || !is_whole(piece) => letter.to_char(),
        FoldedChar::Space => ' ',
        FoldedChar::Plain(c) if !piece.source.is_alphabetic() => c,
        _ => piece.source,
    };
    pieces(word, 0).map(as_typed).collect()
}

/// Whether nothing is seen of `c`: a space of any kind, or a hidden character.
pub(super) fn is_blank(c: char) -> bool {
    c == ' ' || !c.is_ascii_graphic() && (c.is_whitespace() || is_hidden(c))
}

/// Whether `c` has no width and no meaning here: a zero-width space, a soft hyphen, a byte order mark.
pub(super) fn is_hidden(c: char) -> bool {
    !c.is_ascii() && fold_char(c) == FoldedChar::Hidden
}

/// Whether `c` only continues the grapheme of a letter before it.
pub(super) fn is_mark(c: char) -> bool {
    matches!(fold_char(c), FoldedChar::Tone(_) | FoldedChar::Shape(_))
}

/// Whether `c` is a letter or digit of any script, or a mark on one.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c)
}

/// What is not in the table.
fn work_out(c: char) -> FoldedChar {
    decomposed(c).map_or_else(|| FoldedChar::Plain(lower(c)), FoldedChar::Letter)
}

const fn combining(c: char) -> FoldedChar {
    match c {
        '\u{300}' | '\u{340}' => FoldedChar::Tone(Tone::Grave),
        '\u{309}' => FoldedChar::Tone(Tone::Hook),
        '\u{303}' => FoldedChar::Tone(Tone::Tilde),
        '\u{301}' | '\u{341}' => FoldedChar::Tone(Tone::Acute),
        '\u{323}' => FoldedChar::Tone(Tone::Dot),
        '\u{306}' => FoldedChar::Shape(Shape::Breve),
        '\u{302}' => FoldedChar::Shape(Shape::Circumflex),
        '\u{31B}' => FoldedChar::Shape(Shape::Horn),
        // The grapheme joiner has no look of its own.
        '\u{34F}' => FoldedChar::Hidden,
        _ => FoldedChar::Shape(Shape::Foreign),
    }
}

fn decomposed(c: char) -> Option<Letter> {
    let mut letter: Option<Letter> = None;
    let mut is_latin = true;
    decompose_canonical(c, |part| match &mut letter {
        None if part.is_ascii_alphabetic() => {
            let base = part.to_ascii_lowercase();
            letter = Some(Letter { base, shape: Shape::Plain, tone: Tone::Level, upper: part.is_ascii_uppercase() });
        }
        None => is_latin = false,
        Some(letter) => letter.add(combining(part)),
    });
    letter.filter(|_| is_latin)
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

impl Letter {
    /// Puts a combining mark on it. A second tone or shape does not replace the first, as a reader's eye would have it.
    pub(super) fn add(&mut self, mark: FoldedChar) {
        match mark {
            FoldedChar::Tone(tone) if self.tone == Tone::Level => self.tone = tone,
            FoldedChar::Shape(shape) if self.shape == Shape::Plain => self.shape = shape,
            _ => {}
        }
    }

    /// The letter as a character: composed, or without the mark that no single character has with it.
    pub(super) fn to_char(self) -> char {
        let shape = match self.shape {
            Shape::Breve => "\u{306}",
            Shape::Circumflex => "\u{302}",
            Shape::Horn => "\u{31B}",
            Shape::Plain | Shape::Stroke | Shape::Foreign => "",
        };
        let tone = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"][self.tone as usize];
        let base = if self.shape == Shape::Stroke { 'đ' } else { self.base };
        let base = if self.upper { base.to_uppercase().next().unwrap_or(base) } else { base };
        format!("{base}{shape}{tone}").nfc().next().unwrap_or(base)
    }
}

/// One step of a comparison: a letter with all its marks, a run of spaces, or another character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) source: char,
    pub(super) folded: FoldedChar,
}

impl Piece {
    pub(super) fn letter(&self) -> Option<Letter> {
        match self.folded {
            FoldedChar::Letter(letter) => Some(letter),
            _ => None,
        }
    }
}

/// The pieces of `text` from byte `from` on, in step with the folded text: hidden characters and lone marks are passed
/// over, `…` comes as three full stops.
pub(super) fn pieces(text: &str, from: usize) -> impl Iterator<Item = Piece> {
    let mut chars = text[from..].char_indices().map(move |(at, c)| (from + at, c, fold_char(c))).peekable();
    let mut dots: Option<(Piece, u8)> = None;
    std::iter::from_fn(move || {
        if let Some((piece, left @ 1..)) = dots {
            dots = Some((piece, left - 1));
            return Some(piece);
        }
        loop {
            let (start, source, folded) = chars.next()?;
            let mut piece = Piece { start, end: start + source.len_utf8(), source, folded };
            match &mut piece.folded {
                FoldedChar::Hidden | FoldedChar::Tone(_) | FoldedChar::Shape(_) => continue,
                FoldedChar::Space => {
                    while let Some((at, c, next)) = chars.next_if(|(.., next)| {
                        matches!(next, FoldedChar::Space | FoldedChar::Hidden) || is_combining(*next)
                    }) {
                        if next == FoldedChar::Space {
                            piece.end = at + c.len_utf8();
                        }
                    }
                    return Some(piece);
                }
                folded => {
                    while let Some((at, c, mark)) = chars.next_if(|(.., next)| is_combining(*next)) {
                        piece.end = at + c.len_utf8();
                        if let FoldedChar::Letter(letter) = folded {
                            letter.add(mark);
                        }
                    }
                }
            }
            if piece.folded == FoldedChar::Ellipsis {
                piece.folded = FoldedChar::Plain('.');
                dots = Some((piece, 2));
            }
            return Some(piece);
        }
    })
}

fn is_combining(folded: FoldedChar) -> bool {
    matches!(folded, FoldedChar::Tone(_) | FoldedChar::Shape(_))
}
