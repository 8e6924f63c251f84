//! The value of an option, and what an option takes.

use toml::de::DeValue;

use crate::article::encoding::ENCODINGS;
use crate::collection::encodings::rule_parts;
use crate::lang::{Lang, phrase};

/// The value of an option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A text, a word, a path.
    Text(String),
    /// Several texts.
    List(Vec<String>),
}

/// What an option takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `true` or `false`.
    Bool,
    /// A whole number between two bounds, both included.
    Integer {
        /// The smallest.
        min: i64,
        /// The largest.
        max: i64,
    },
    /// One of these words.
    Choice(&'static [&'static str]),
    /// The name of a theme: one of the built-in ones, or of a file in the `themes` folder.
    Theme,
    /// Any text on one line.
    Text,
    /// A file or folder.
    Path,
    /// A list of glob patterns.
    Globs,
    /// A list of rules that say in which encoding files are read: `cu/** = tcvn3`.
    Encodings,
}

/// The names of the built-in themes.
pub const BUILT_IN_THEMES: &[&str] = &["dark", "light", "high-contrast"];

impl Kind {
    /// The value that `text` is, as written after `:set NAME`.
    pub fn read(self, text: &str) -> Option<Value> {
        let value = match self {
            Kind::Bool => match text {
                "true" | "on" | "yes" => Value::Bool(true),
                "false" | "off" | "no" => Value::Bool(false),
                _ => return None,
            },
            Kind::Integer { .. } => Value::Integer(text.parse().ok()?),
            Kind::Globs | Kind::Encodings => {
                Value::List(text.split(',').map(str::trim).filter(|glob| !glob.is_empty()).map(str::to_owned).collect())
            }
            Kind::Choice(_) | Kind::Theme | Kind::Text | Kind::Path => Value::Text(text.to_owned()),
        };
        self.accepts(&value).then_some(value)
    }

    /// The value that a TOML value is.
    pub fn read_toml(self, value: &DeValue<'_>) -> Option<Value> {
        let value = match value {
            DeValue::Boolean(on) => Value::Bool(*on),
            // `color = 256` means the word.
            DeValue::Integer(number) if matches!(self, Kind::Choice(_)) => Value::Text(number.to_string()),
            DeValue::Integer(number) => Value::Integer(i64::from_str_radix(number.as_str(), number.radix()).ok()?),
            DeValue::String(text) => Value::Text(text.clone().into_owned()),
            DeValue::Array(items) => {
                let texts = items.iter().map(|item| item.get_ref().as_str().map(str::to_owned));
                Value::List(texts.collect::<Option<Vec<String>>>()?)
            }
            DeValue::Float(_) | DeValue::Datetime(_) | DeValue::Table(_) => return None,
        };
        self.accepts(&value).then_some(value)
    }

    /// Whether `value` is one that the option takes.
    pub fn accepts(self, value: &Value) -> bool {
        let one_line = |text: &str| !text.contains(|c: char| c.is_control());
        match (self, value) {
            (Kind::Bool, Value::Bool(_)) => true,
            (Kind::Integer { min, max }, Value::Integer(number)) => (min..=max).contains(number),
            (Kind::Choice(words), Value::Text(text)) => words.contains(&&**text),
            (Kind::Theme, Value::Text(text)) => is_theme_name(text),
            (Kind::Text | Kind::Path, Value::Text(text)) => one_line(text),
            (Kind::Encodings, Value::List(rules)) => {
                rules.iter().all(|rule| one_line(rule) && rule_parts(rule).is_some())
            }
            (Kind::Globs, Value::List(globs)) => globs.iter().all(|glob| one_line(glob) && !glob.is_empty()),
            _ => false,
        }
    }

    /// What the option takes, in words that end a sentence: “one of …”.
    pub fn expected(self, lang: Lang) -> String {
        match self {
            Kind::Bool => phrase("true hoặc false", "true or false").get(lang).to_owned(),
            Kind::Integer { min, max } => phrase("số nguyên từ {min} đến {max}", "a whole number from {min} to {max}")
                .fill(lang, &[("min", &min), ("max", &max)]),
            Kind::Choice(words) => {
                phrase("một trong: {words}", "one of: {words}").fill(lang, &[("words", &words.join(", "))])
            }
            Kind::Theme => phrase(
                "tên một bộ màu (chữ thường a–z, số và dấu -): {words}",
                "the name of a theme (a–z, digits and -): {words}",
            )
            .fill(lang, &[("words", &BUILT_IN_THEMES.join(", "))]),
            Kind::Text => phrase("một dòng chữ trong nháy", "a line of text in quotes").get(lang).to_owned(),
            Kind::Path => phrase("một đường dẫn trong nháy", "a path in quotes").get(lang).to_owned(),
            Kind::Encodings => {
                let names: Vec<&str> = ENCODINGS.iter().map(|(name, _)| *name).collect();
                phrase(
                    "một danh sách \"mẫu tên tệp = bảng mã\", bảng mã là một trong: {names}",
                    "a list of \"file name pattern = encoding\", an encoding being one of: {names}",
                )
                .fill(lang, &[("names", &names.join(", "))])
            }
            Kind::Globs => phrase("một danh sách mẫu tên tệp", "a list of file name patterns").get(lang).to_owned(),
        }
    }

    /// The values that completion offers.
    pub fn candidates(self) -> &'static [&'static str] {
        match self {
            Kind::Bool => &["true", "false"],
            Kind::Choice(words) => words,
            Kind::Theme => BUILT_IN_THEMES,
            Kind::Integer { .. } | Kind::Text | Kind::Path | Kind::Globs | Kind::Encodings => &[],
        }
    }
}

/// Whether `name` can name a theme: it becomes a file's name, so it must never be a path.
pub fn is_theme_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

impl Value {
    /// The value as TOML.
    pub fn to_toml(&self) -> String {
        match self {
            Value::Bool(on) => on.to_string(),
            Value::Integer(number) => number.to_string(),
            Value::Text(text) => toml::Value::from(text.as_str()).to_string(),
            Value::List(items) => {
                let items: Vec<String> =
                    items.iter().map(|item| toml::Value::from(item.as_str()).to_string()).collect();
                format!("[{}]", items.join(", "))
            }
        }
    }

    /// The value as written after `:set NAME`.
    pub fn to_text(&self) -> String {
        match self {
            Value::Bool(on) => on.to_string(),
            Value::Integer(number) => number.to_string(),
            Value::Text(text) => text.clone(),
            Value::List(items) => items.join(", "),
        }
    }
}

/// A field of [`Options`](super::Options).
pub(super) trait Field: Sized {
    fn to_value(&self) -> Value;
    fn from_value(value: Value) -> Option<Self>;
}

impl Field for bool {
    fn to_value(&self) -> Value {
        Value::Bool(*self)
    }

    fn from_value(value: Value) -> Option<bool> {
        if let Value::Bool(on) = value { Some(on) } else { None }
    }
}

impl Field for String {
    fn to_value(&self) -> Value {
        Value::Text(self.clone())
    }

    fn from_value(value: Value) -> Option<String> {
        if let Value::Text(text) = value { Some(text) } else { None }
    }
}

impl Field for Vec<String> {
    fn to_value(&self) -> Value {
        Value::List(self.clone())
    }

    fn from_value(value: Value) -> Option<Vec<String>> {
        if let Value::List(items) = value { Some(items) } else { None }
    }
}

impl Field for u16 {
    fn to_value(&self) -> Value {
        Value::Integer(i64::from(*self))
    }

    fn from_value(value: Value) -> Option<u16> {
        if let Value::Integer(number) = value { number.try_into().ok() } else { None }
    }
}

impl Field for u64 {
    fn to_value(&self) -> Value {
        Value::Integer(i64::try_from(*self).unwrap_or(i64::MAX))
    }

    fn from_value(value: Value) -> Option<u64> {
        if let Value::Integer(number) = value { number.try_into().ok() } else { None }
    }
}
