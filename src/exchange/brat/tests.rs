use proptest::prelude::*;

use super::*;
use crate::exchange::Passage;
use crate::exchange::sample::{
    MemorySink, any_document, count_of, document, export, export_with, sample_documents, sample_settings,
};

fn exported() -> (MemorySink, Losses) {
    export(&mut Brat::default())
}

fn covered(text: &str, offsets: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let fragment = |pair: &str| {
        let (start, end) = pair.split_once(' ').unwrap();
        letters[start.parse().unwrap()..end.parse().unwrap()].iter().collect::<String>()
    };
    offsets.split(';').map(fragment).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_article_has_both_files_under_a_safe_name() {
    let (sink, _) = exported();
    let names: Vec<&str> = sink.files.keys().map(String::as_str).collect();
    assert_eq!(names.len(), 2 * sample_documents().len() + 2);
    for name in names.iter().filter(|name| name.ends_with(".txt")) {
        assert!(names.contains(&name.replace(".txt", ".ann").as_str()));
        assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_.".contains(&b)), "{name}");
    }
    assert_eq!(sink.file_text("bai-01.txt"), sample_documents()[0].text.as_str());
}

/// The number of entities in `ann`, each of which must cover its text.
fn checked_entities(text: &str, ann: &str) -> usize {
    // Ended as Python's `splitlines` ends lines, which is how brat reads them.
    let lines =
        ann.split(['\n', '\r', '\u{b}', '\u{c}', '\u{1c}', '\u{1d}', '\u{1e}', '\u{85}', '\u{2028}', '\u{2029}']);
    let mut entities = 0;
    for line in lines.filter(|line| !line.is_empty()) {
        let columns: Vec<&str> = line.split('\t').collect();
        if line.starts_with('T') {
            let (_, offsets) = columns[1].split_once(' ').unwrap();
            assert_eq!([covered(text, offsets).as_str()], columns[2..]);
            entities += 1;
        } else {
            assert!(line.starts_with(['A', '#']) && (2..=3).contains(&columns.len()), "{line:?}");
        }
    }
    entities
}

#[test]
fn every_entity_covers_its_text() {
    let (sink, _) = exported();
    let names = sink.files.keys().filter_map(|name| name.strip_suffix(".ann"));
    let entities = names
        .map(|name| checked_entities(sink.file_text(&format!("{name}.txt")), sink.file_text(&format!("{name}.ann"))));
    assert_eq!(entities.sum::<usize>(), 11);
}

proptest! {
    #[test]
    fn any_passage_with_a_visible_character_is_an_entity_per_tag(document in any_document()) {
        let text = document.text.as_str().to_owned();
        let visible = |passage: &&Passage| !document.text.slice(passage.range).trim().is_empty();
        let expected: usize = document.passages.iter().filter(visible).map(|passage| passage.tags.len().max(1)).sum();
        let (sink, _) = export_with(&mut Brat::default(), &sample_settings(), &[document]);
        prop_assert_eq!(checked_entities(&text, sink.file_text("a.ann")), expected);
    }
}

#[test]
fn lines_of_a_passage_note_doubt_and_two_tags() {
    let (sink, losses) = exported();
    let ann = sink.file_text("bai-01.ann");
    assert!(
        ann.starts_with(
            "T1\tkho_khan 4 48\tKhó khăn, hạn chế: hạ tầng số 😀 chưa đồng bộ\nA1\tAnnotator T1 lan\n\
         T2\tha_tang 4 48\tKhó khăn, hạn chế: hạ tầng số 😀 chưa đồng bộ\nA2\tAnnotator T2 lan\n\
         #1\tAnnotatorNotes T1\tdòng 1 \"dòng 2\" =SUM(A1) - dòng 3\n\
         T3\tha_tang 23 33\thạ tầng số\nA3\tAnnotator T3 lan\nA4\tUncertain T3\n"
        ),
        "{ann}"
    );
    assert!(ann.contains("\tnhiem_vu 46 49;50 58\tbộ. Nhiệm vụ\n"), "{ann}");
    assert!(ann.contains("\tNote "));
    assert_eq!(count_of(&losses, "notes with line breaks or TABs, joined into one line"), 1);
    assert_eq!(count_of(&losses, loss::NOTHING_TO_MARK.en), 1);
    assert_eq!(count_of(&losses, loss::ARTICLE_TAGS.en), 2);
}

#[test]
fn every_type_is_declared_and_no_label_is_a_macro() {
    let (sink, _) = exported();
    let (annotation, visual) = (sink.file_text("annotation.conf"), sink.file_text("visual.conf"));
    assert!(annotation.starts_with("[entities]\nkho_khan\n\tha_tang\nnhiem_vu\nbay\nkhong_co\nNote\n"));
    assert!(annotation.ends_with("Annotator\tArg:<ENTITY>, Value:lan|minh\n"));
    assert!(visual.contains("kho_khan | Khó khăn, hạn chế\n"));
    assert!(visual.contains("kho_khan\tfgColor:black, bgColor:#e69f00\n"));
    assert!(!visual.contains(['<', '>']));
    assert!(visual.lines().all(|line| line.matches('|').count() <= 1));
}

#[test]
fn blank_lines_inside_a_passage_are_left_out() {
    let documents = [document("a.txt", "Một\n\n  \nHai", &[("x", "lan", "Một\n\n  \nHai", &["kho-khan"])])];
    let (sink, _) = export_with(&mut Brat::default(), &sample_settings(), &documents);
    assert!(sink.file_text("a.ann").starts_with("T1\tkho_khan 0 3;5 7;8 11\tMột    Hai\n"));
}
