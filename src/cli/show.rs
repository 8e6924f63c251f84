//! `ghichu show`: an article with its passages.

use std::path::Path;

use serde_json::{Value, json};

use super::output::Output;
use super::setup::Setup;
use super::{Ending, Status, UserError};
use crate::annotation::{AnchorState, Annotation, Layer};
use crate::article;
use crate::collection::store;
use crate::lang::{Explain, phrase};
use crate::text::{CharRange, Text};
use crate::vietnamese::unit::{Unit, units};

/// Prints an article: as text with `[passage](tags)` marks, or as one JSON object.
pub fn run(path: &Path, as_json: bool, unit: Option<&str>, setup: &Setup, output: &mut Output) -> Ending {
    let opened = setup.open(Some(path))?;
    let lang = opened.lang;
    let unit = match unit {
        None => None,
        Some(name) => Some(Unit::from_name(name).ok_or_else(|| {
            let names: Vec<&str> = Unit::ALL.iter().map(|unit| unit.name()).collect();
            let text = phrase("không có đơn vị {name}", "there is no unit {name}").fill(lang, &[("name", &name)]);
            (Status::Usage, UserError::new(text).with_hint(names.join(", ")))
        })?),
    };
    let id = opened.article(path)?;
    let limit = opened.config.options.limits.article_bytes;
    let article = article::load(&opened.layout.article_file(&id), limit, opened.layout.encoding(&id))
        .map_err(|error| (Status::Failed, error.explain(lang)))?;
    let layers = store::load_layers(&opened.layout, &id, &article.text, &opened.me);
    let problems: Vec<String> = std::iter::once(&layers.mine)
        .chain(&layers.others)
        .filter_map(|loaded| loaded.problem.as_ref().map(ToString::to_string))
        .collect();
    let all: Vec<Layer> =
        std::iter::once(layers.mine.layer).chain(layers.others.into_iter().map(|other| other.layer)).collect();
    let text = &article.text;
    if as_json {
        let mut object = json!({
            "file": id.as_path().to_string_lossy(),
            "title": article.meta.title,
            "date": article.meta.date.map(|date| date.to_string()),
            "encoding": article.encoding.name(),
            "length": text.char_len().0,
            "hash": text.hash().to_string(),
            "text": text.as_str(),
            "problems": problems,
            "annotations": annotations(&all, text),
        });
        if let Some(unit) = unit {
            let spans: Vec<Value> =
                units(text, unit).into_iter().map(|range| pair(text.to_char_range(range))).collect();
            object["units"] = Value::Array(spans);
        }
        output.json(&object)?;
        return Ok(Status::Done);
    }
    if let Some(unit) = unit {
        for range in units(text, unit) {
            let place = text.to_char_range(range);
            output.line(&format!("{}..{}\t{}", place.start.0, place.end.0, text.slice(range)))?;
        }
        return Ok(Status::Done);
    }
    for line in marked(&all, text).split('\n') {
        output.line(line)?;
    }
    for problem in problems {
        output.note(&problem);
    }
    Ok(Status::Done)
}

fn pair(range: CharRange) -> Value {
    json!([range.start.0, range.end.0])
}

fn annotations(layers: &[Layer], text: &Text) -> Vec<Value> {
    let all = layers.iter().flat_map(|layer| layer.annotations().iter().map(move |annotation| (layer, annotation)));
    all.map(|(layer, annotation)| annotation_json(layer, annotation, text)).collect()
}

fn annotation_json(layer: &Layer, annotation: &Annotation, text: &Text) -> Value {
    let found = (annotation.state != AnchorState::Orphan).then(|| pair(text.to_char_range(annotation.range)));
    let mut object = json!({
        "id": annotation.id.as_str(),
        "tags": annotation.tags.iter().map(|tag| tag.as_str()).collect::<Vec<_>>(),
        "start": annotation.anchor.range.start.0,
        "end": annotation.anchor.range.end.0,
        "quote": annotation.anchor.quote,
        "prefix": annotation.anchor.prefix,
        "suffix": annotation.anchor.suffix,
        "annotator": layer.annotator.as_str(),
        "state": annotation.state.name(),
        "found": found,
    });
    if let Some(note) = &annotation.note {
        object["note"] = json!(note);
    }
    if let Some(source) = &annotation.source {
        object["source"] = json!(source);
    }
    if let Some(created) = &annotation.created {
        object["created"] = json!(created.to_string());
    }
    object
}

/// The text with each passage as `[passage](tag tag)`; nested ones nest.
fn marked(layers: &[Layer], text: &Text) -> String {
    let mut ends: Vec<(usize, bool, usize, String)> = Vec::new();
    for annotation in layers.iter().flat_map(|layer| layer.annotations()) {
        if annotation.state == AnchorState::Orphan || annotation.range.is_empty() {
            continue;
        }
        let (range, tags) = (annotation.range, &annotation.tags);
        let names: Vec<&str> = tags.iter().map(|tag| tag.as_str()).collect();
        ends.push((range.start.0, true, usize::MAX - range.end.0, "[".to_owned()));
        ends.push((range.end.0, false, usize::MAX - range.start.0, format!("]({})", names.join(" "))));
    }
    ends.sort();
    let (mut out, mut at) = (String::new(), 0);
    for (place, _, _, mark) in ends {
        out.push_str(&text.as_str()[at..place]);
        out.push_str(&mark);
        at = place;
    }
    out.push_str(&text.as_str()[at..]);
    out
}
