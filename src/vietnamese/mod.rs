//! The Vietnamese language: folding and matching, units of text, spelling and typing, alphabetical
//! order, dates.
//!
//! Everything works on `&str` slices and byte ranges within them, so that a caller decides how much is looked at; where
//! a whole [`Text`](crate::text::Text) is needed (motions across lines) it is read line by line or block by block.
//! Nothing here changes a text: a fold is for comparing, never for showing or storing.

mod abbreviation;
pub mod break_rules;
mod cluster;
pub mod date;
pub mod encoding;
pub mod fold;
pub mod letter;
pub mod matching;
pub mod motion;
pub mod order;
pub mod remnant;
pub mod sentence;
pub mod slug;
pub mod spelling;
pub mod syllable;
pub mod typing;
pub mod unit;
