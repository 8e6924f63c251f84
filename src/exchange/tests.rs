//! What holds for every format.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::Value;

use super::sample::{MemorySink, any_document, export, export_with, quote_at, sample_settings};
use super::*;

#[test]
fn names_are_unique_and_found() {
    let names: BTreeSet<&str> = exporters().iter().map(|format| format.name()).collect();
    assert_eq!(names.len(), exporters().len());
    for name in names {
        assert_eq!(exporter(name).unwrap().name(), name);
    }
    assert!(exporter("docx").is_none());
}

#[test]
fn the_same_documents_give_the_same_bytes() {
    for (mut one, mut other) in exporters().into_iter().zip(exporters()) {
        assert_eq!(export(one.as_mut()), export(other.as_mut()), "{}", one.name());
    }
}

#[test]
fn folders_write_files_and_others_one_stream() {
    for mut format in exporters() {
        let (MemorySink { bytes, files }, _) = export(format.as_mut());
        assert_eq!(
            (bytes.is_empty(), files.is_empty()),
            (format.is_folder(), !format.is_folder()),
            "{}",
            format.name()
        );
    }
}

#[test]
fn orphans_are_told_by_every_format() {
    for mut format in exporters() {
        let (_, losses) = export(format.as_mut());
        assert!(losses.counts.contains(&(loss::ORPHANS, 2)), "{}", format.name());
    }
}

#[test]
fn an_export_of_nothing_succeeds() {
    for mut format in exporters() {
        let (_, losses) = export_with(format.as_mut(), &sample_settings(), &[]);
        assert_eq!(losses, Losses::default(), "{}", format.name());
    }
}

proptest! {
    #[test]
    fn any_document_can_be_exported(document in any_document()) {
        let expected: Vec<String> =
            document.passages.iter().map(|passage| document.text.slice(passage.range).to_owned()).collect();
        let documents = [document];
        for mut format in exporters() {
            let (sink, _) = export_with(format.as_mut(), &sample_settings(), &documents);
            if format.name() != "jsonl" {
                continue;
            }
            let line: Value = serde_json::from_str(sink.text()).unwrap();
            let annotations = line["annotations"].as_array().unwrap();
            let text = line["text"].as_str().unwrap();
            let quotes: Vec<Value> = annotations.iter().map(|it| quote_at(text, &it["start"], &it["end"])).collect();
            prop_assert_eq!(quotes, expected.clone());
        }
    }
}

/// Writes an export of the sample documents in every format, for programs that read them:
/// `GHICHU_SAMPLE_EXPORTS=folder cargo test sample_exports -- --ignored`, then `tests/readers/check_exports.py folder`.
#[test]
#[ignore = "writes to the folder that GHICHU_SAMPLE_EXPORTS names"]
fn sample_exports() {
    let folder = std::path::PathBuf::from(std::env::var_os("GHICHU_SAMPLE_EXPORTS").expect("the folder is named"));
    std::fs::create_dir_all(&folder).unwrap();
    for mut format in exporters() {
        let (sink, _) = export(format.as_mut());
        let place = folder.join(format.name());
        if format.is_folder() {
            std::fs::create_dir_all(&place).unwrap();
        } else {
            std::fs::write(&place, &sink.bytes).unwrap();
        }
        for (name, content) in &sink.files {
            std::fs::write(place.join(name), content).unwrap();
        }
    }
}
