//! Folding: letters without marks and case, spaces, dashes and quotes made alike, with a way back to the original.

use crate::text::ByteRange;

/// A folded text and, for each of its bytes, where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    /// Base letters in lower case: no tones, no shapes (ă â ê ô ơ ư → a e o u, đ ð → d), runs of spaces (NBSP, TAB,
    /// line feeds) as one space, dashes as `-`, curly quotes as straight ones, `…` as `...`; zero-width characters and
    /// soft hyphens are gone.
    pub text: String,
    map: Vec<u32>,
}

impl Folded {
    /// The bytes of the original that `range` of the folded text stands for, marks included.
    pub fn original(&self, range: std::ops::Range<usize>) -> ByteRange {
        todo!()
    }
}

/// Folds `slice` with its offset map.
pub fn fold(slice: &str) -> Folded {
    todo!()
}

/// Folds `slice` without a map: for lists and pickers.
pub fn fold_text(slice: &str) -> String {
    todo!()
}

/// The tone of a syllable.
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
