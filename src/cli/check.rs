//! `ghichu check`: everything that is wrong, with its file, line and hint.

use std::path::Path;

use serde_json::json;

use super::output::Output;
use super::setup::Setup;
use super::{Ending, Status};
use crate::annotation::AnchorState;
use crate::article;
use crate::collection::{Problem, manifest, store};
use crate::lang::{Explain, UserError, phrase};

/// Checks configuration, codebook, articles, sidecars and anchors.
pub fn run(path: Option<&Path>, as_json: bool, setup: &Setup, output: &mut Output) -> Ending {
    let opened = setup.open(path)?;
    let lang = opened.lang;
    let mut found: Vec<UserError> = opened.config.problems.iter().map(|problem| problem.explain(lang)).collect();
    match store::read_manifest(&opened.layout) {
        Err(error) => found.push(error.explain(lang)),
        Ok(source) => {
            for problem in manifest::parse(&source).1 {
                let file = opened.layout.manifest_file();
                let error = problem.explain(lang).at(file, Some(problem.line), Some(problem.column));
                // What does not parse was told with the configuration, which is read from the same file.
                if !found.iter().any(|known| known.place == error.place) {
                    found.push(error);
                }
            }
        }
    }
    let session = opened.headless(setup);
    let told = session.app.messages.all().iter().map(|message| &message.text);
    let folders = told.filter(|error| error.place.as_ref().is_some_and(|place| place.file.is_dir()));
    found.extend(folders.cloned());
    for entry in session.app.library.visible() {
        let file = opened.layout.article_file(&entry.path);
        for problem in &entry.problems {
            // Sidecars are all read below, mine among them.
            if !matches!(problem, Problem::SidecarBroken { .. } | Problem::SidecarNewer { .. }) {
                found.push(problem.explain(lang).at(&file, None, None));
            }
        }
        let limit = opened.config.options.limits.article_bytes;
        let Ok(article) = article::load(&file, limit, opened.layout.encoding(&entry.path)) else { continue };
        let layers = store::load_layers(&opened.layout, &entry.path, &article.text, &opened.me);
        for loaded in std::iter::once(layers.mine).chain(layers.others) {
            if let Some(problem) = &loaded.problem {
                found.push(problem.explain(lang));
            }
            let sidecar = opened.layout.sidecar_file(&entry.path, &loaded.layer.annotator);
            for (line, oddity) in loaded.base.iter().flat_map(|base| &base.oddities) {
                found.push(UserError::new(oddity.clone()).at(&sidecar, Some(*line), None));
            }
            for annotation in loaded.layer.annotations() {
                let text = match annotation.state {
                    AnchorState::Exact | AnchorState::Moved => continue,
                    AnchorState::Uncertain => {
                        phrase("không chắc chỗ của “{quote}”", "the place of “{quote}” is uncertain")
                    }
                    AnchorState::Orphan => phrase("không tìm lại được “{quote}”", "“{quote}” can't be found any more"),
                };
                found.push(
                    UserError::new(text.fill(lang, &[("quote", &annotation.anchor.quote)])).at(&sidecar, None, None),
                );
            }
        }
    }
    found.dedup();
    for problem in &found {
        if as_json {
            let place = problem.place.as_ref();
            output.json(&json!({
                "file": place.map(|place| place.file.to_string_lossy().into_owned()),
                "line": place.and_then(|place| place.line),
                "column": place.and_then(|place| place.column),
                "message": problem.message,
                "hint": problem.hint,
            }))?;
        } else {
            output.error(problem);
        }
    }
    if found.is_empty() {
        output.note(phrase("mọi thứ đều ổn", "all is well").get(lang));
        return Ok(Status::Done);
    }
    Ok(Status::Failed)
}
