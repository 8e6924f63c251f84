//! Words (từ): which syllables make one word.
//!
//! Vietnamese puts a space after every syllable; that "ủy ban nhân dân huyện" is three words has to be known. A hand-written
//! lexicon (`lexicon.rs`) says what may be a word, rules find names, figures and codes, and of all ways to part a stretch the
//! cheapest is taken (`lattice.rs`). Words are made of whole syllables and never reach over punctuation or the end of a line;
//! the text itself is never changed. The lexicon is made when it is first needed, not when the program starts.

pub mod count;
mod files;
mod key;
mod lattice;
mod lexicon;
mod list;
mod name;
mod scan;

use self::lattice::Lattice;
use self::scan::{Kind, Scanner, Token};
use crate::text::ByteRange;

/// The most syllables that are weighed together.
const STRETCH: usize = 256;

/// The words of `text` in order: they cover all of it but spaces and what is not to be seen. A punctuation mark is a word of
/// its own ([`is_word`] tells), a run of full stops one.
pub fn words(text: &str) -> Vec<ByteRange> {
    let lexicon = lexicon::current();
    let mut words = Vec::with_capacity(text.len() / 6);
    let mut lattice = Lattice::default();
    let mut stretch: Vec<Token> = Vec::with_capacity(STRETCH);
    let mut is_opening = true;
    for token in Scanner::new(text, &lexicon) {
        let is_part = matches!(token.kind, Kind::Letters | Kind::Number);
        if !is_part || !token.follows || stretch.len() == STRETCH {
            lattice.part(&stretch, is_opening, &lexicon, &mut words);
            is_opening = !token.follows || !is_part && opens(text[token.start..].chars().next());
            stretch.clear();
        }
        match is_part {
            true => stretch.push(token),
            false => words.push(ByteRange::new(token.start, token.end)),
        }
    }
    lattice.part(&stretch, is_opening, &lexicon, &mut words);
    words
}

/// Whether what follows the mark `c` may have a capital only because it begins there.
fn opens(c: Option<char>) -> bool {
    !matches!(c, Some(',' | ';' | ')' | '/' | '&' | '%'))
}

/// Whether `word` (one of [`words`]) is more than punctuation.
pub fn is_word(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

/// Makes the words of `list` (as in the program's own files: one a line, `#` begins a remark, `-` after a TAB takes a word
/// out) part of the lexicon of this process, in place of what was added so before; `None` takes them out again.
/// They too are read when words are next asked for.
pub fn set_users_words(list: Option<String>) {
    lexicon::set_users(list);
}

/// How many words of two or more syllables are known.
pub fn lexicon_size() -> usize {
    lexicon::current().len()
}

#[cfg(test)]
mod tests;
