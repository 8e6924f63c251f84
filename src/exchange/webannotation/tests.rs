use std::collections::HashSet;

use serde_json::{Value, json};

use super::*;
use crate::exchange::sample::{count_of, export, quote_at, sample_documents};

fn collection() -> (Value, Losses) {
    let (output, losses) = export(&mut WebAnnotation::default());
    (serde_json::from_str(output.text()).unwrap(), losses)
}

fn find<'a>(collection: &'a Value, id: &str) -> &'a Value {
    collection["first"]["items"].as_array().unwrap().iter().find(|item| item["id"] == id).unwrap()
}

#[test]
fn every_annotation_is_there_under_an_id_of_its_own() {
    let (collection, losses) = collection();
    let items = collection["first"]["items"].as_array().unwrap();
    let expected: usize = sample_documents().iter().map(|d| d.passages.len() + d.tags.len() + d.notes.len()).sum();
    assert_eq!(items.len(), expected);
    assert_eq!(collection["total"], expected);
    let ids: HashSet<&str> = items.iter().map(|item| item["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), expected);
    assert!(ids.iter().all(|id| id.starts_with("urn:ghichu:") && id.is_ascii() && !id.contains([' ', '"', '<'])));
    assert_eq!(count_of(&losses, loss::DOUBT.en), 1);
}

#[test]
fn selectors_agree_with_each_other_and_the_text() {
    let (collection, _) = collection();
    for item in collection["first"]["items"].as_array().unwrap() {
        let Some([quote, position]) = item["target"]["selector"].as_array().map(Vec::as_slice) else { continue };
        let path = item["target"]["source"]["dcterms:identifier"].as_str().unwrap();
        let documents = sample_documents();
        let document = documents.iter().find(|document| article_name(&document.path) == path).unwrap();
        let text = document.text.as_str();
        assert_eq!(quote_at(text, &position["start"], &position["end"]), quote["exact"]);
        let whole = ["prefix", "exact", "suffix"].map(|part| quote[part].as_str().unwrap()).concat();
        assert!(text.contains(&whole), "{whole:?}");
    }
}

#[test]
fn tags_notes_rules_and_times_have_their_places() {
    let (collection, _) = collection();
    let item = find(&collection, "urn:ghichu:bai-01.txt#lan/aaaaaaaaaa");
    assert_eq!(item["motivation"], json!(["tagging", "commenting"]));
    assert_eq!(item["body"][0]["value"], "Khó khăn, hạn chế");
    assert_eq!(item["body"][1]["id"], "urn:ghichu:tag:ha-tang");
    assert_eq!(item["creator"]["name"], "lan");
    let item = find(&collection, "urn:ghichu:bai-01.txt#lan/cccccccccc");
    assert_eq!(item["created"], "2026-11-23T08:04:05Z");
    assert_eq!(item["generator"]["name"], "rule:nhiem-vu");
}

#[test]
fn paths_become_urns() {
    assert_eq!(percent_encoded("2024/bài #1:2.txt", b"/"), "2024/b%C3%A0i%20%231%3A2.txt");
}
