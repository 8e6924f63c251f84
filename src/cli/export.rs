//! `ghichu export`: annotations for other tools.

use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressStyle};

use super::args::ExportArgs;
use super::output::Output;
use super::setup::Setup;
use super::{Ending, Status, UserError};
use crate::annotation::Annotator;
use crate::codebook::TagId;
use crate::collection::ArticlePath;
use crate::exchange;
use crate::lang::phrase;
use crate::runtime::export::{self, ExportOptions, ExportRequest};

/// Exports to a file, a folder or standard output.
pub fn run(args: &ExportArgs, setup: &Setup, output: &mut Output) -> Ending {
    let opened = setup.open(args.path.as_deref())?;
    let lang = opened.lang;
    if args.list {
        for exporter in exchange::exporters() {
            output.line(&format!("{:<14} {}", exporter.name(), exporter.about().get(lang)))?;
        }
        return Ok(Status::Done);
    }
    let usage = |message: String| (Status::Usage, UserError::new(message));
    let format = args.format.clone().unwrap_or_default();
    let unknown = phrase("không có định dạng {name}", "there is no format {name}");
    let is_folder = exchange::exporter(&format)
        .map(|exporter| exporter.is_folder())
        .ok_or_else(|| usage(unknown.fill(lang, &[("name", &format)])))?;
    let session = opened.headless(setup);
    let tags: Result<Vec<TagId>, UserError> = args.tag.iter().map(|name| session.app.tag_named(name)).collect();
    let annotator = |name: &String| {
        let text = phrase("{name} không phải tên người ghi", "{name} is no annotator");
        Annotator::new(name).ok_or_else(|| usage(text.fill(lang, &[("name", name)])))
    };
    let mut articles: Vec<ArticlePath> = match &opened.layout.article {
        Some(only) => vec![only.clone()],
        None => session.app.library.visible().map(|entry| entry.path.clone()).collect(),
    };
    if !args.article.is_empty() {
        let wanted: Result<Vec<_>, _> = args.article.iter().map(|path| opened.article(path)).collect();
        let wanted = wanted?;
        articles.retain(|path| wanted.contains(path));
    }
    if articles.is_empty() {
        let text = phrase("không có bài nào để xuất", "there is no article to export");
        return Err((Status::Nothing, UserError::new(text.get(lang))));
    }
    let request = ExportRequest {
        layout: opened.layout.clone(),
        me: opened.me.clone(),
        format,
        articles,
        tags: tags.map_err(|error| (Status::Usage, error))?,
        annotators: args.annotators.iter().map(annotator).collect::<Result<_, _>>()?,
        article_limit: opened.config.options.limits.article_bytes,
        options: ExportOptions::of_app(&session.app),
    };
    let bar = bar(request.articles.len());
    let mut progress = |done: usize, _: usize| bar.set_position(done as u64);
    let failed = |error: UserError| (Status::Failed, error);
    let losses = match &args.output {
        Some(path) => export::to_path(&request, path, &mut progress).map_err(failed)?.1,
        None if is_folder => {
            let text =
                phrase("định dạng này ghi cả thư mục: thêm -o THƯ_MỤC", "this format writes a folder: add -o FOLDER");
            return Err(usage(text.get(lang).to_owned()));
        }
        None => export::to_writer(&request, &mut output.writer(), &mut progress).map_err(failed)?,
    };
    bar.finish_and_clear();
    if !losses.is_empty() {
        let text = phrase("{format} không giữ được tất cả:", "{format} does not carry everything:");
        output.note(&text.fill(lang, &[("format", &request.format)]));
        losses.iter().for_each(|loss| output.detail(loss));
    }
    Ok(Status::Done)
}

/// A bar on standard error for long runs, when somebody looks.
fn bar(articles: usize) -> ProgressBar {
    if articles < 200 || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} · {per_sec} · {eta}");
    ProgressBar::new(articles as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
