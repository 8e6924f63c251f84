//! The `.ann` file of an article: one line per entity (`T1`), attribute (`A1`) and note (`#1`).
//!
//! brat rejects a line whose text is not exactly the covered text, it ends a line wherever Python's `splitlines` does, and
//! `bioc` ends a column at every TAB. So a passage over a line break or a TAB is written as fragments that leave it out,
//! joined by one space.

use std::fmt::Write as _;

use super::{ANNOTATOR, UNCERTAIN, UNTAGGED_TYPE};
use crate::exchange::loss;
use crate::exchange::names::tag_identifier;
use crate::exchange::{Document, Losses};
use crate::lang::{Phrase, phrase};
use crate::text::{ByteRange, Text};

const FLATTENED_NOTES: Phrase = phrase(
    "ghi chú có dấu xuống dòng hay TAB, được nối thành một dòng",
    "notes with line breaks or TABs, joined into one line",
);

/// The file's content.
pub(super) fn annotations(document: &Document, losses: &mut Losses) -> String {
    let mut lines = String::new();
    let (mut entities, mut attributes, mut notes) = (0, 0, 0);
    for passage in &document.passages {
        let Some((offsets, quote)) = fragments(&document.text, passage.range) else {
            losses.add(loss::NOTHING_TO_MARK, 1);
            continue;
        };
        let first = entities + 1;
        let untagged = passage.tags.is_empty().then(|| UNTAGGED_TYPE.to_owned());
        for kind in passage.tags.iter().map(tag_identifier).chain(untagged) {
            entities += 1;
            // Writing to a string never fails.
            let _ = writeln!(lines, "T{entities}\t{kind} {offsets}\t{quote}");
            attributes += 1;
            let _ = writeln!(lines, "A{attributes}\t{ANNOTATOR} T{entities} {}", passage.annotator);
            if !passage.certain {
                attributes += 1;
                let _ = writeln!(lines, "A{attributes}\t{UNCERTAIN} T{entities}");
            }
        }
        if let Some(note) = &passage.note {
            notes += 1;
            losses.add(FLATTENED_NOTES, usize::from(note.contains(breaks_entry)));
            let note = note.split(breaks_entry).map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>();
            let _ = writeln!(lines, "#{notes}\tAnnotatorNotes T{first}\t{}", note.join(" "));
        }
    }
    lines
}

/// Where `range` is and what it covers, line breaks and TABs left out: `0 3;4 7` and `Một Hai`. `None` when nothing is left.
fn fragments(text: &Text, range: ByteRange) -> Option<(String, String)> {
    let covered = text.slice(range);
    if covered.trim().is_empty() {
        return None;
    }
    let (mut offsets, mut quotes) = (Vec::new(), Vec::new());
    for quote in covered.split(breaks_entry).filter(|quote| !quote.is_empty()) {
        let start = quote.as_ptr() as usize - covered.as_ptr() as usize;
        let part = ByteRange::new(start, start + quote.len()).shifted(range.start);
        let part = text.to_char_range(part);
        offsets.push(format!("{} {}", part.start.0, part.end.0));
        quotes.push(quote);
    }
    Some((offsets.join(";"), quotes.join(" ")))
}

/// Whether a reader ends a line or a column at `letter`.
fn breaks_entry(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
