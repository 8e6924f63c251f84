//! The view of all passages of the collection.

use std::sync::Arc;

use super::{Command, command};
use crate::app::App;
use crate::app::effect::Effect;
use crate::app::overlay::{Overlay, Prompt, PromptKind};
use crate::app::passages::{GroupBy, Passages};
use crate::app::reader::Pending;
use crate::command::{ArgKind, ArgSpec, FlagSpec, Group, Invocation};
use crate::lang::{UserError, phrase};

/// The commands of this domain.
pub fn table() -> Vec<Command> {
    let g = Group::Collection;
    vec![
        command(
            "passages-open",
            g,
            phrase("xem mọi đoạn trích của bộ sưu tập", "see all passages of the collection"),
            passages_open,
        )
        .spec(|s| {
            s.flag(FlagSpec::value(
                "by",
                ArgKind::choice(&["tag", "article", "text"]),
                phrase("gom theo gì", "grouped by what"),
            ))
            .flag(FlagSpec::value("tag", ArgKind::Tag, phrase("chỉ nhãn này", "only of this tag")))
        }),
        command("passages-filter", g, phrase("lọc các đoạn trích", "filter the passages"), passages_filter).spec(|s| {
            s.arg(ArgSpec::rest("pattern", ArgKind::Text, phrase("lọc ngay theo mẫu này", "filter by this at once")))
        }),
    ]
}

fn passages_open(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    let by = invocation.flag_value("by").and_then(GroupBy::from_name);
    let tag = invocation.flag_value("tag").map(|tag| app.tag_named(tag)).transpose()?;
    if let (Some(Overlay::Passages(view)), Some(by)) = (&mut app.overlay, by) {
        view.by = by;
        view.arrange(&app.codebook);
        return Ok(());
    }
    app.overlay = Some(Overlay::Passages(Box::new(Passages::new(by.unwrap_or_default(), tag))));
    let articles = app
        .library
        .entries()
        .iter()
        .map(|entry| (entry.path.clone(), Arc::from(entry.meta.title.as_str()), entry.meta.date))
        .collect();
    app.effect(Effect::CollectPassages(articles));
    Ok(())
}

fn passages_filter(app: &mut App, invocation: &Invocation) -> Result<(), UserError> {
    match invocation.text_of_rest(0) {
        Some(pattern) => app.filter_passages(pattern),
        None => {
            let before = match app.overlay.take() {
                Some(Overlay::Passages(view)) => {
                    let before = view.filter.clone();
                    app.behind = Some(view);
                    before
                }
                other => {
                    app.overlay = other;
                    return Ok(());
                }
            };
            app.overlay = Some(Overlay::Prompt(Prompt::new(PromptKind::PassageFilter).with(&before)));
        }
    }
    Ok(())
}

impl App {
    /// Filters the view of passages.
    pub(in crate::app) fn filter_passages(&mut self, pattern: String) {
        if let Some(view) = self.behind.take() {
            self.overlay = Some(Overlay::Passages(view));
        }
        if let Some(Overlay::Passages(view)) = &mut self.overlay {
            view.filter = pattern;
            view.search = self.config.options.search.defaults();
            view.arrange(&self.codebook);
        }
        self.touch();
    }

    /// Leaves the view for the chosen passage in its article.
    pub(in crate::app) fn open_passage(&mut self) {
        let Some(Overlay::Passages(view)) = &self.overlay else { return };
        let Some(row) = view.chosen() else { return };
        let (path, id) = (row.article.clone(), row.annotation.id.clone());
        self.overlay = None;
        let open = self.reader.as_ref().is_some_and(|reader| reader.path == path);
        self.open_article(path);
        match open {
            true => self.show_annotation(&id),
            false => self.arriving = Some(Pending::Annotation(id)),
        }
    }
}
