//! Syllables (tiếng): what stands between spaces and punctuation, the primitive step of Vietnamese.

use crate::text::ByteRange;

/// The syllables of `slice` in order: runs of letters with their marks, and runs of digits with what joins them
/// (`29/9/2022`, `7,5%`, `12/2022/NĐ-CP`, `TP.HCM` and `Covid-19` are one each). Punctuation and spaces are between.
pub fn syllables(slice: &str) -> Vec<ByteRange> {
    todo!()
}
