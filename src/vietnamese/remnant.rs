//! What scraping left at the end of a page: "Bài trước…", "Bài tiếp theo…", "Chia sẻ".

use crate::text::{ByteRange, Text};

/// The end of the article proper: the ranges of remnant lines (without `\n`) in its last lines, in order. Only the tail
/// is looked at, and only lines after which nothing but remnants and blank lines follow.
pub fn remnants(text: &Text) -> Vec<ByteRange> {
    todo!()
}

/// The author's name where the last lines before the remnants are one short line of two to five capitalised syllables
/// ("Quốc Khánh"), perhaps after "Tin, ảnh:" or "Theo"; its range in the text.
pub fn byline(text: &Text) -> Option<ByteRange> {
    todo!()
}
