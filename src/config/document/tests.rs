use std::path::Path;

use super::*;
use crate::config::layers::{Config, Layer};
use crate::config::options::Options;
use crate::config::read::Owner;
use crate::config::report::Source;

/// Holds a generated file against what is checked in; `GHICHU_UPDATE_DOCS=1` writes it instead.
fn assert_current(file: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if std::env::var_os("GHICHU_UPDATE_DOCS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(there == text, "{file} is stale: run GHICHU_UPDATE_DOCS=1 cargo test");
}

#[test]
fn generated_files_are_current() {
    assert_current("config.example.toml", &example());
    assert_current("docs/config.md", &config_markdown());
    assert_current("assets/config.schema.json", &json_schema());
}

#[test]
fn the_example_names_every_option_and_equals_the_defaults() {
    let layer = Layer::read(Source::new("config.example.toml", example()), Owner::User, &Registry::new([]));
    let set: Vec<&str> = layer.settings.iter().map(|setting| setting.spec.name).collect();
    assert!(OPTIONS.iter().all(|spec| set.contains(&spec.name)));
    let config = Config::of_layers(vec![layer]).0;
    assert_eq!((config.problems.len(), config.options), (0, Options::default()));
}

#[test]
fn the_keys_in_the_examples_comments_are_well_formed() {
    let text = example();
    let commented = text.split("# [keys.reader]").nth(1).unwrap();
    let keys: String = commented.lines().map(|line| format!("{}\n", line.trim_start_matches("# "))).collect();
    let text = format!("[keys.reader]{keys}");
    let table: toml::Table = text.parse().unwrap();
    for keys in table["keys"]["reader"].as_table().unwrap().keys() {
        crate::config::KeySequence::parse(keys).unwrap();
    }
}

#[test]
fn keys_are_listed_by_scope_with_what_they_do() {
    let text = keys_markdown(&Keymap::default(), &Registry::new([]));
    assert!(text.contains("## Chọn đoạn · Selecting (`select` ← `reader`)"));
    assert!(text.contains("| `j` `down` | `cursor-down` |"), "{text}");
}

#[test]
fn the_schema_knows_every_option_and_scope() {
    let schema: Json = serde_json::from_str(&json_schema()).unwrap();
    for spec in OPTIONS {
        let option = &schema["properties"][spec.section]["properties"][spec.key];
        assert!(option["type"].is_string() && !option["default"].is_null(), "{}", spec.name);
    }
    for scope in Scope::ALL {
        assert!(schema["properties"]["keys"]["properties"][scope.name()].is_object());
    }
}
