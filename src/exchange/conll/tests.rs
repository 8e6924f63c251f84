use proptest::prelude::*;

use super::*;
use crate::exchange::sample::{
    any_document, count_of, document, export, export_with, sample_documents, sample_settings,
};

fn exported(text: &str, passages: &[(&str, &str, &str, &[&str])]) -> (String, Losses) {
    let documents = [document("a.txt", text, passages)];
    let (output, losses) = export_with(&mut Conll, &sample_settings(), &documents);
    (output.text().to_owned(), losses)
}

#[test]
fn syllables_and_signs_have_a_line_each() {
    let (output, _) = exported("Khó khăn, hạn chế.", &[("x", "lan", "khăn, hạn", &["kho-khan"])]);
    assert_eq!(output, "-DOCSTART-\tO\n\nKhó\tO\nkhăn\tB-kho_khan\n,\tI-kho_khan\nhạn\tI-kho_khan\nchế\tO\n.\tO\n\n");
}

#[test]
fn the_longest_of_overlapping_passages_wins() {
    let passages: &[(&str, &str, &str, &[&str])] = &[
        ("a", "lan", "Một hai", &["kho-khan"]),
        ("b", "lan", "hai ba bốn", &["ha-tang", "nhiem-vu"]),
        ("c", "lan", "năm", &["nhiem-vu"]),
    ];
    let (output, losses) = exported("Một hai ba bốn năm", passages);
    assert!(output.ends_with("Một\tO\nhai\tB-ha_tang\nba\tI-ha_tang\nbốn\tI-ha_tang\nnăm\tB-nhiem_vu\n\n"), "{output}");
    assert_eq!(count_of(&losses, OVERLAPPING.en), 2);
}

#[test]
fn neighbours_of_one_tag_stay_apart() {
    let passages: &[(&str, &str, &str, &[&str])] =
        &[("a", "lan", "Một", &["kho-khan"]), ("b", "lan", "hai", &["kho-khan"])];
    assert!(exported("Một hai", passages).0.ends_with("Một\tB-kho_khan\nhai\tB-kho_khan\n\n"));
}

#[test]
fn a_passage_that_cuts_a_syllable_is_widened() {
    let (output, losses) = exported("hoàn thành sớm", &[("x", "lan", "àn th", &["kho-khan"])]);
    assert!(output.ends_with("hoàn\tB-kho_khan\nthành\tI-kho_khan\nsớm\tO\n\n"));
    assert_eq!(count_of(&losses, WIDENED.en), 1);
}

#[test]
fn a_passage_over_sentences_begins_anew() {
    let (output, losses) = exported("Một hai.\nBa bốn.", &[("x", "lan", "hai.\nBa", &["kho-khan"])]);
    assert!(output.ends_with("hai\tB-kho_khan\n.\tI-kho_khan\n\nBa\tB-kho_khan\nbốn\tO\n.\tO\n\n"), "{output}");
    assert_eq!(count_of(&losses, SPLIT.en), 1);
}

/// Two columns on every line, words without spaces, no `I-` that goes on with nothing.
fn check_lines(output: &str) {
    let mut previous = "O";
    for line in output.split('\n') {
        if line.is_empty() {
            previous = "O";
            continue;
        }
        let [word, label] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        assert!(!word.is_empty() && !word.contains(|letter: char| letter.is_whitespace() || letter.is_control()));
        if let Some(tag) = label.strip_prefix("I-") {
            assert_eq!(previous.get(2..), Some(tag), "{previous} {label}");
        }
        previous = label;
    }
}

#[test]
fn the_samples_are_valid_and_what_is_lost_is_counted() {
    let (output, losses) = export(&mut Conll);
    check_lines(output.text());
    assert_eq!(output.text().matches("-DOCSTART-\tO\n\n").count(), sample_documents().len());
    assert_eq!(count_of(&losses, loss::NOTES.en), 2);
    assert_eq!(count_of(&losses, loss::UNTAGGED.en), 1);
}

proptest! {
    #[test]
    fn every_tagged_passage_is_labelled_or_counted(document in any_document()) {
        let tagged: usize = document.passages.iter().map(|passage| passage.tags.len()).sum();
        let covered: usize = {
            let tokens = tokens(&document.text);
            let has_token = |passage: &&crate::exchange::Passage| tokens.iter().any(|token| token.range.overlaps(passage.range));
            document.passages.iter().filter(has_token).map(|passage| passage.tags.len()).sum()
        };
        prop_assume!(covered == tagged);
        let (output, losses) = export_with(&mut Conll, &sample_settings(), &[document]);
        check_lines(output.text());
        let begun = output.text().matches("\tB-").count();
        let written = tagged - count_of(&losses, OVERLAPPING.en);
        // A passage over several sentences begins once in each.
        prop_assert!(begun >= written);
        prop_assert_eq!(begun == written, count_of(&losses, SPLIT.en) == 0);
    }
}

#[test]
fn tokens_are_the_text_without_its_spaces() {
    let source = "“TP. Hồ Chí Minh” — 7,5%…\n\nXa\u{303} 👩‍🌾 (mới).";
    let joined: String = tokens(&crate::text::Text::from(source)).into_iter().map(|token| token.word).collect();
    assert_eq!(joined, source.split_whitespace().collect::<String>());
}
