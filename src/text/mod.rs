//! An article's text, before any language, file or screen.
//!
//! [`Text`] is immutable and always valid UTF-8 with `\n` line ends. Inside the program a place in it is a byte
//! ([`ByteOffset`]); in files it is a Unicode code point ([`CharOffset`]); the text converts between the two. Both
//! lie on grapheme borders wherever a person can see or choose them. [`wrap`] cuts a text into blocks and rows
//! lazily, [`glyph`] says what may be shown for each grapheme (hostile characters never reach a terminal raw), and
//! [`field`] is the text a person types.
//!
//! Nothing here decides what a syllable or a sentence is: that is `vietnamese/`.

pub mod canonical;
pub mod field;
pub mod glyph;
pub mod grapheme;
pub mod index;
pub mod position;
pub mod wrap;

pub use canonical::{NotAHash, NotUtf8, Text, TextHash};
pub use position::{ByteOffset, ByteRange, CharOffset, CharRange, LineNumber};
