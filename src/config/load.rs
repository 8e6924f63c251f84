//! Loads the configuration from its files. The only place of this room that touches the disk, and it only reads.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use super::layers::{Config, Layer};
use super::options::Options;
use super::read::Owner;
use super::report::{Message, Problem, Severity, Source};
use super::theme::Theme;
use super::value::BUILT_IN_THEMES;
use crate::command::Registry;
use crate::lang::phrase;

/// A configuration file of more bytes than this is not read.
const MOST_BYTES: u64 = 16 << 20;

/// Where the configuration is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// The user's file.
    pub user: Option<PathBuf>,
    /// Whether the user named that file, so that it must be there.
    pub user_is_named: bool,
    /// The folder with the user's themes.
    pub themes: Option<PathBuf>,
    /// The folder that the path of the user's words starts from.
    pub folder: Option<PathBuf>,
    /// The collection's `ghichu.toml`.
    pub collection: Option<PathBuf>,
    /// Whether the user trusts what that file says about programs.
    pub collection_is_trusted: bool,
    /// `NAME=VALUE` from the command line.
    pub overrides: Vec<String>,
}

impl Sources {
    /// The user's places: the file of `--config`, else that of `$GHICHU_CONFIG`, else `config.toml` in the
    /// configuration folder.
    pub fn of_user(option: Option<PathBuf>, variable: Option<OsString>, folder: Option<&Path>) -> Sources {
        let named = option.or_else(|| variable.filter(|value| !value.is_empty()).map(PathBuf::from));
        Sources {
            user_is_named: named.is_some(),
            user: named.or_else(|| folder.map(|folder| folder.join("config.toml"))),
            themes: folder.map(|folder| folder.join("themes")),
            folder: folder.map(Path::to_owned),
            ..Sources::default()
        }
    }
}

/// Loads everything. Whatever is missing or wrong, a usable configuration comes out.
pub fn load(sources: &Sources, registry: &Registry) -> Config {
    let mut layers = Vec::new();
    let collection = Owner::Collection { trusted: sources.collection_is_trusted };
    for (path, owner, required) in
        [(&sources.user, Owner::User, sources.user_is_named), (&sources.collection, collection, false)]
    {
        let Some(path) = path else { continue };
        match read_file(path) {
            Ok(Some(source)) => layers.push(Layer::read(source, owner, registry)),
            Ok(None) if !required => {}
            Ok(None) => {
                let missing = phrase("Không có tệp này.", "There is no such file.");
                layers.push(Layer::failed(path, Message::new(missing, &[])));
            }
            Err(message) => layers.push(Layer::failed(path, message)),
        }
    }
    layers.extend(sources.overrides.iter().map(|text| Layer::of_override(text)));
    let (mut config, theme_place) = Config::of_layers(layers);
    config.theme_names = theme_names(sources.themes.as_deref());
    config.themes.clone_from(&sources.themes);
    match load_words(&config.options.words.file, sources.folder.as_deref()) {
        Ok(words) => config.words = words,
        Err(problem) => config.problems.push(*problem),
    }
    match load_theme(&config.options.ui.theme, sources.themes.as_deref()) {
        Ok((theme, problems)) => {
            config.theme = theme;
            config.problems.extend(problems);
        }
        Err(problem) => {
            let place =
                theme_place.map(|(source, span)| source.problem(span, Severity::Error, problem.message.clone()));
            config.problems.push(place.unwrap_or_else(|| (*problem).clone()).with_hint(problem.hint));
        }
    }
    config
}

/// Reads the user's own words. Only a file that was asked for must be there.
fn load_words(file: &str, folder: Option<&Path>) -> Result<Option<String>, Box<Problem>> {
    let is_default = file == Options::default().words.file;
    if file.is_empty() || is_default && folder.is_none() {
        return Ok(None);
    }
    let path = folder.map_or_else(|| PathBuf::from(file), |folder| folder.join(file));
    match read_file(&path) {
        Ok(Some(source)) => Ok(Some(source.text().to_owned())),
        Ok(None) if is_default => Ok(None),
        Ok(None) => {
            let message = Message::new(phrase("Không có tệp từ này.", "There is no such file of words."), &[]);
            Err(Box::new(Problem::of_file(path, Severity::Warning, message)))
        }
        Err(message) => Err(Box::new(Problem::of_file(path, Severity::Error, message))),
    }
}

/// Reads a theme by name: a built-in one, or `NAME.toml` in the folder of themes.
pub fn load_theme(name: &str, folder: Option<&Path>) -> Result<(Theme, Vec<Problem>), Box<Problem>> {
    if let Some(theme) = Theme::built_in(name) {
        return Ok((theme, Vec::new()));
    }
    let file = folder.filter(|_| super::value::is_theme_name(name)).map(|folder| folder.join(format!("{name}.toml")));
    let path = file.clone().unwrap_or_else(|| PathBuf::from(name));
    match file.map(|path| read_file(&path)) {
        Some(Ok(Some(source))) => Ok(Theme::read(name, &source)),
        Some(Err(message)) => Err(Box::new(Problem::of_file(path, Severity::Error, message))),
        Some(Ok(None)) | None => {
            let message = phrase("Không có bộ màu “{name}”.", "There is no theme “{name}”.");
            let hint = phrase("Có sẵn: {words}. Của bạn: {path}", "Built in: {words}. Your own: {path}");
            let message = Message::new(message, &[("name", &name)]);
            let words = BUILT_IN_THEMES.join(", ");
            let hint = Message::new(hint, &[("words", &words), ("path", &path.display())]);
            Err(Box::new(Problem::of_file(path, Severity::Error, message).with_hint(hint)))
        }
    }
}

/// The names of the themes that can be chosen.
pub fn theme_names(folder: Option<&Path>) -> Vec<String> {
    let mut names: Vec<String> = BUILT_IN_THEMES.iter().map(|name| (*name).to_owned()).collect();
    let entries = folder.and_then(|folder| fs::read_dir(folder).ok()).into_iter().flatten().flatten();
    let files = entries.filter_map(|entry| entry.file_name().to_str()?.strip_suffix(".toml").map(str::to_owned));
    let mut own: Vec<String> =
        files.filter(|name| super::value::is_theme_name(name) && !names.contains(name)).collect();
    own.sort();
    names.extend(own);
    names
}

/// The text of a file; `None` when there is none.
fn read_file(path: &Path) -> Result<Option<Source>, Message> {
    let failed = |error: &dyn std::fmt::Display| {
        Message::new(phrase("Không đọc được tệp: {error}.", "The file cannot be read: {error}."), &[("error", &error)])
    };
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(&error)),
    };
    if !metadata.is_file() {
        return Err(Message::new(phrase("Đây không phải là một tệp.", "This is not a file."), &[]));
    }
    if metadata.len() > MOST_BYTES {
        return Err(Message::new(phrase("Tệp quá lớn.", "The file is too large."), &[]));
    }
    let bytes = fs::read(path).map_err(|error| failed(&error))?;
    let text = String::from_utf8(bytes)
        .map_err(|_| Message::new(phrase("Tệp không phải UTF-8.", "The file is not UTF-8."), &[]))?;
    Ok(Some(Source::new(path, text.strip_prefix('\u{feff}').unwrap_or(&text))))
}

impl Layer {
    /// A file that could not be read.
    fn failed(path: &Path, message: Message) -> Layer {
        let mut layer = Layer::empty(Source::new(path, ""));
        layer.problems.push(Problem::of_file(path, Severity::Error, message));
        layer
    }
}

#[cfg(test)]
mod tests;
