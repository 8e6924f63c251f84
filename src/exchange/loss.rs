//! The names of what gets lost on the way out, shared so that every format counts the same thing under the same words.
//!
//! They are read as a list of “count × name” once an export is done.

use super::{Document, Losses, Passage};
use crate::lang::{Phrase, phrase};

/// Annotations whose passage is no longer found.
pub(super) const ORPHANS: Phrase = phrase("đoạn đã mất neo, không xuất", "orphaned passages, left out");
/// Tags of whole articles.
pub(super) const ARTICLE_TAGS: Phrase = phrase("nhãn của cả bài", "tags of whole articles");
/// Notes on whole articles.
pub(super) const ARTICLE_NOTES: Phrase = phrase("ghi chú của cả bài", "notes on whole articles");
/// Notes on passages.
pub(super) const NOTES: Phrase = phrase("ghi chú của đoạn", "notes on passages");
/// Passages that have a note but no tag.
pub(super) const UNTAGGED: Phrase = phrase("đoạn không có nhãn", "passages without a tag");
/// Who, when and by which rule.
pub(super) const ORIGIN: Phrase =
    phrase("thông tin ai ghi, lúc nào, do luật nào", "who made a passage, when and by which rule");
/// When and by which rule, where the annotator is kept.
pub(super) const TIME_AND_RULE: Phrase =
    phrase("thông tin đoạn được ghi lúc nào, do luật nào", "when and by which rule a passage was made");
/// The mark on a passage whose place is not certain.
pub(super) const DOUBT: Phrase =
    phrase("dấu “vị trí chưa chắc” của đoạn", "marks of passages whose place is uncertain");
/// Passages with nothing to point at.
pub(super) const NOTHING_TO_MARK: Phrase =
    phrase("đoạn không có chữ nào để đánh dấu", "passages without a character to mark");

/// Counts the orphans of `document`, which no format writes.
pub(super) fn count_orphans(document: &Document, losses: &mut Losses) {
    losses.add(ORPHANS, document.orphans);
}

/// Counts the tags and notes of the whole article, for formats that know passages alone.
pub(super) fn count_article_level(document: &Document, losses: &mut Losses) {
    losses.add(ARTICLE_TAGS, document.tags.len());
    losses.add(ARTICLE_NOTES, document.notes.len());
}

/// Counts all that a format loses which carries labelled spans and nothing else.
pub(super) fn count_all_but_spans(document: &Document, losses: &mut Losses) {
    count_orphans(document, losses);
    count_article_level(document, losses);
    let count = |keep: fn(&Passage) -> bool| document.passages.iter().filter(|passage| keep(passage)).count();
    losses.add(NOTES, count(|passage| passage.note.is_some()));
    losses.add(UNTAGGED, count(|passage| passage.tags.is_empty()));
    losses.add(DOUBT, count(|passage| !passage.certain));
    losses.add(ORIGIN, document.passages.len());
}
