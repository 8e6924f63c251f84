//! Layers of configuration, and what they make together.
//!
//! The order is built-in, the user's file, the collection's file, the command line. An option of a later layer replaces
//! that of an earlier one; a key replaces that key only.

use std::collections::HashMap;
use std::ops::Range;
use std::path::PathBuf;

use super::defaults;
use super::keymap::{HiddenKey, KeySetting, Keymap};
use super::options::{OptionError, OptionSpec, Options};
use super::origin::Origin;
use super::report::{Message, Problem, Severity, Source};
use super::theme::Theme;
use super::value::{BUILT_IN_THEMES, Value};
use crate::lang::phrase;

/// A setting of a collection that is set aside until the user trusts it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withheld {
    /// What it is, as it is written: `keys.reader.j`, `editor.command`, `hook`.
    pub name: String,
    /// Where it is written.
    pub origin: Origin,
}

/// An option as one layer sets it.
#[derive(Clone, Debug)]
pub(super) struct Setting {
    pub(super) spec: &'static OptionSpec,
    pub(super) value: Value,
    pub(super) origin: Origin,
    pub(super) span: Range<usize>,
}

/// What one file, or the command line, says.
#[derive(Clone, Debug)]
pub struct Layer {
    pub(super) source: Source,
    pub(super) settings: Vec<Setting>,
    pub(super) keys: Vec<KeySetting>,
    /// Where each of `keys` is written.
    pub(super) key_spans: Vec<Range<usize>>,
    pub(super) withheld: Vec<Withheld>,
    pub(super) problems: Vec<Problem>,
}

impl Layer {
    pub(super) fn empty(source: Source) -> Layer {
        Layer {
            source,
            settings: Vec::new(),
            keys: Vec::new(),
            key_spans: Vec::new(),
            withheld: Vec::new(),
            problems: Vec::new(),
        }
    }

    /// What one `--set NAME=VALUE` says.
    pub fn of_override(text: &str) -> Layer {
        let source = Source::new("--set", text);
        let mut layer = Layer::empty(source);
        let (name, value) = text.split_once('=').unwrap_or((text, ""));
        let error = match super::options::find(name.trim()) {
            None => OptionError::unknown(name.trim()),
            Some(spec) => match spec.kind.read(value.trim()) {
                Some(value) => {
                    layer.settings.push(Setting { spec, value, origin: Origin::CommandLine, span: 0..text.len() });
                    return layer;
                }
                None => OptionError::BadValue { spec, text: value.trim().to_owned() },
            },
        };
        let (message, hint) = Message::of(&error);
        layer.problems.push(layer.source.problem(0..text.len(), Severity::Error, message).with_hint(hint));
        layer
    }
}

/// The configuration of a running program.
#[derive(Clone, Debug)]
pub struct Config {
    /// The options.
    pub options: Options,
    /// The keys.
    pub keymap: Keymap,
    /// The colours.
    pub theme: Theme,
    /// The folder with the user's themes.
    pub themes: Option<PathBuf>,
    /// The names of the themes that there are.
    pub theme_names: Vec<String>,
    /// The user's own words, as the file says them.
    pub words: Option<String>,
    /// What is wrong in the files.
    pub problems: Vec<Problem>,
    /// What the collection would set, were it trusted.
    pub withheld: Vec<Withheld>,
    origins: HashMap<&'static str, Origin>,
}

impl Default for Config {
    fn default() -> Config {
        Config::of_layers(Vec::new()).0
    }
}

/// The place where the theme is named, to report one that is not there.
pub(super) type ThemePlace = Option<(Source, Range<usize>)>;

impl Config {
    /// What these layers make together, over the built-in one; the theme is left for [`load`](super::load) to read.
    pub(super) fn of_layers(layers: Vec<Layer>) -> (Config, ThemePlace) {
        let mut options = Options::default();
        let (mut origins, mut problems, mut withheld) = (HashMap::new(), Vec::new(), Vec::new());
        let mut theme_place = None;
        let mut keys = vec![defaults::key_settings()];
        let mut places = Vec::new();
        for layer in layers {
            problems.extend(layer.problems);
            withheld.extend(layer.withheld);
            for Setting { spec, value, origin, span } in layer.settings {
                match options.assign(spec, value) {
                    Ok(()) => {
                        if spec.name == "ui.theme" {
                            theme_place = Some((layer.source.clone(), span));
                        }
                        origins.insert(spec.name, origin);
                    }
                    Err(error) => {
                        let (message, hint) = Message::of(&error);
                        problems.push(layer.source.problem(span, Severity::Error, message).with_hint(hint));
                    }
                }
            }
            for (setting, span) in layer.keys.iter().zip(layer.key_spans) {
                places.push((setting.clone(), layer.source.clone(), span));
            }
            keys.push(layer.keys);
        }
        let keymap = Keymap::new(&keys);
        for hidden in keymap.hidden() {
            problems.extend(hidden_problem(&hidden, &places));
        }
        let theme_names = BUILT_IN_THEMES.iter().map(|name| (*name).to_owned()).collect();
        let theme = Theme::default();
        (
            Config { options, keymap, theme, themes: None, words: None, theme_names, problems, withheld, origins },
            theme_place,
        )
    }

    /// Where the present value of an option comes from.
    pub fn origin_of(&self, name: &str) -> Origin {
        self.origins.get(name).cloned().unwrap_or_default()
    }

    /// Sets an option in the running program.
    pub fn set(&mut self, name: &str, text: &str) -> Result<(), OptionError> {
        self.options.set(name, text)?;
        if let Some(spec) = super::options::find(name) {
            self.origins.insert(spec.name, Origin::Session);
        }
        Ok(())
    }
}

/// Says of a key that can never be reached which one is before it, at the place of the one that a file binds.
fn hidden_problem(key: &HiddenKey, places: &[(KeySetting, Source, Range<usize>)]) -> Option<Problem> {
    let place = |keys: &super::KeySequence| {
        places.iter().rev().find(|(setting, ..)| setting.scope == key.scope && setting.keys == *keys)
    };
    // The longer key is what the user misses; if it is built in, the shorter one is what took it away.
    let (_, source, span) = place(&key.hidden.0).or_else(|| place(&key.hiding.0))?;
    let message = phrase(
        "Phím “{hidden}” ({hidden_at}) không bao giờ tới lượt: “{hiding}” ({hiding_at}) đã có việc.",
        "The keys “{hidden}” ({hidden_at}) can never be reached: “{hiding}” ({hiding_at}) is bound.",
    );
    let message = Message::new(
        message,
        &[
            ("hidden", &key.hidden.0),
            ("hidden_at", &key.hidden.1),
            ("hiding", &key.hiding.0),
            ("hiding_at", &key.hiding.1),
        ],
    );
    let hint = phrase(
        "Bỏ phím ngắn bằng \"{hiding}\" = false, hoặc chọn phím khác.",
        "Unbind the shorter one with \"{hiding}\" = false, or choose other keys.",
    );
    let hint = Message::new(hint, &[("hiding", &key.hiding.0)]);
    Some(source.problem(span.clone(), Severity::Warning, message).with_hint(hint))
}
