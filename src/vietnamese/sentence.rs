//! Sentences and clauses of Vietnamese prose, by the rules that government and news texts need.

use crate::text::ByteRange;

/// The sentences of one line (paragraph) of text, in order, without the spaces between them; closing quotes and
/// brackets belong to the sentence they close. Abbreviations (TP., PGS.TS., v.v.), list labels, numbers and dates do
/// not end one; "nhân dân.Tăng cường" does.
pub fn sentences(line: &str) -> Vec<ByteRange> {
    todo!()
}

/// The clauses of one sentence: cut at , ; : – — ( ) and before conjunctions after punctuation. Numbers such as `7,5`
/// are not cut. The punctuation stays with the clause before it, opening brackets with the one after.
pub fn clauses(sentence: &str) -> Vec<ByteRange> {
    todo!()
}
