//! What a Markdown file says about itself between two lines of `---` (YAML) or `+++` (TOML) at its very start.
//!
//! Of YAML only what such files hold is read: `key: value` and lists of names. Nothing in it is more than a value.

use jiff::civil::Date;

use super::Meta;
use super::meta::title;
use crate::text::{ByteRange, Text};
use crate::vietnamese::date::first_date;

/// A front matter longer than this is none: the search for its last line ends here.
const LONGEST: usize = 64 * 1024;

/// The front matter of a text with the lines around it, without the last `\n`.
pub fn range(text: &Text) -> Option<ByteRange> {
    find(text.as_str()).map(|found| ByteRange::new(0, found.end))
}

/// What the front matter of a text says.
pub fn read(text: &Text) -> Meta {
    match find(text.as_str()) {
        Some(Found { toml: true, content, .. }) => from_toml(content),
        Some(Found { toml: false, content, .. }) => from_yaml(content),
        None => Meta::default(),
    }
}

struct Found<'t> {
    content: &'t str,
    toml: bool,
    end: usize,
}

fn find(text: &str) -> Option<Found<'_>> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    let (toml, ends): (bool, &[&str]) = match first.trim_end() {
        "---" => (false, &["---", "..."]),
        "+++" => (true, &["+++"]),
        _ => return None,
    };
    let mut at = first.len();
    for line in lines {
        if ends.contains(&line.trim_end()) {
            let content = &text[first.len()..at];
            // Two rulers at the start of an article are no front matter.
            let mut said = content.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
            let declares = toml || said.next().is_none_or(|line| pair(line).is_some());
            return declares.then(|| Found { content, toml, end: at + line.trim_end_matches('\n').len() });
        }
        at += line.len();
        if at > LONGEST {
            return None;
        }
    }
    None
}

fn from_toml(content: &str) -> Meta {
    let Ok(table) = content.parse::<toml::Table>() else { return Meta::default() };
    let mut meta = Meta::default();
    for (key, value) in &table {
        match value {
            toml::Value::Array(names) => {
                let names: Vec<_> = names.iter().filter_map(toml::Value::as_str).collect();
                set(&mut meta, key, &names.join(", "));
            }
            toml::Value::String(text) => set(&mut meta, key, text),
            other => set(&mut meta, key, &other.to_string()),
        }
    }
    meta
}

fn from_yaml(content: &str) -> Meta {
    let mut meta = Meta::default();
    let mut lines = content.lines().peekable();
    while let Some(line) = lines.next() {
        let Some((key, value)) = pair(line) else { continue };
        if !value.is_empty() {
            set(&mut meta, key, &list(value));
            continue;
        }
        let mut names = Vec::new();
        while let Some(name) = lines.peek().and_then(|line| line.trim_start().strip_prefix("- ")) {
            names.push(scalar(name));
            lines.next();
        }
        set(&mut meta, key, &names.join(", "));
    }
    meta
}

/// `key: value` at the start of a line.
fn pair(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    let apart = value.is_empty() || value.starts_with([' ', '\t']);
    (is_key && apart).then(|| (key, value.trim()))
}

/// A value that may be a list on one line: `[Lan, "Hoa"]` becomes `Lan, Hoa`.
fn list(value: &str) -> String {
    match value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(names) => names.split(',').map(scalar).collect::<Vec<_>>().join(", "),
        None => scalar(value),
    }
}

/// A quoted or bare YAML value, without the comment behind it.
fn scalar(value: &str) -> String {
    let value = value.trim();
    if let Some(quoted) = value.strip_prefix('"') {
        let mut out = String::new();
        let mut characters = quoted.chars();
        while let Some(character) = characters.next() {
            match character {
                '"' => break,
                '\\' => out.extend(characters.next()),
                other => out.push(other),
            }
        }
        return out;
    }
    if let Some(quoted) = value.strip_prefix('\'') {
        const APOSTROPHE: &str = "\0";
        let kept = quoted.replace("''", APOSTROPHE);
        return kept.split('\'').next().unwrap_or_default().replace(APOSTROPHE, "'");
    }
    value.split(" #").next().unwrap_or_default().trim_end().to_owned()
}

/// Keeps the value of a key that says something about the article; the first of two wins.
fn set(meta: &mut Meta, key: &str, value: &str) {
    let value = title(value);
    if value.is_empty() {
        return;
    }
    match key.to_ascii_lowercase().as_str() {
        "title" if meta.title.is_empty() => meta.title = value,
        "date" if meta.date.is_none() => meta.date = date(&value),
        "author" | "authors" | "byline" if meta.byline.is_none() => meta.byline = Some(value),
        _ => {}
    }
}

/// `2022-09-29`, perhaps with a time behind it, or a date as Vietnamese writes it.
fn date(value: &str) -> Option<Date> {
    value.get(..10).and_then(|day| day.parse().ok()).or_else(|| first_date(value))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as day;

    use super::*;

    fn meta(title: &str, date: Option<Date>, byline: Option<&str>) -> Meta {
        Meta { title: title.to_owned(), date, byline: byline.map(str::to_owned) }
    }

    #[test]
    fn yaml() {
        let cases = [
            (
                "---\ntitle: Mưa lớn ở Yên Lũng\ndate: 2022-09-29\nauthor: Thu Hà\n---\nNội dung",
                meta("Mưa lớn ở Yên Lũng", Some(day(2022, 9, 29)), Some("Thu Hà")),
            ),
            (
                "---\n# ghi chú\nTitle: \"Nói: \\\"được\\\"\" # thêm\ndate: 2022-09-29T08:30:00+07:00\n...\n",
                meta("Nói: \"được\"", Some(day(2022, 9, 29)), None),
            ),
            (
                "---\ntitle: 'Ngày ''vàng'''\nauthors: [Lan, \"Minh Hoa\"]\n---",
                meta("Ngày 'vàng'", None, Some("Lan, Minh Hoa")),
            ),
            ("---\nauthors:\n  - Lan\n  - 'Hoa'\ntitle: Hai # người\n---\n", meta("Hai", None, Some("Lan, Hoa"))),
            ("---\ntitle:\ntags:\n  title: sai\n---\n", meta("", None, None)),
            ("---\ntitle: một\ntitle: hai\n---\n", meta("một", None, None)),
            ("---\nMột đoạn giữa hai đường kẻ.\n---\n", meta("", None, None)),
            ("---\ntitle: không đóng\n", meta("", None, None)),
            ("\n---\ntitle: không ở đầu\n---\n", meta("", None, None)),
        ];
        for (source, expected) in cases {
            assert_eq!(read(&Text::from(source)), expected, "{source}");
        }
    }

    #[test]
    fn toml() {
        let source = "+++\ntitle = \"Giá cà phê\"\ndate = 2023-10-05T07:00:00Z\nauthors = [\"Lan\", \"Hoa\"]\n+++\n";
        assert_eq!(read(&Text::from(source)), meta("Giá cà phê", Some(day(2023, 10, 5)), Some("Lan, Hoa")));
        assert_eq!(read(&Text::from("+++\ntitle = \n+++\n")), Meta::default());
    }

    #[test]
    fn ranges() {
        let cases = [
            ("---\ntitle: a\n---\nb", Some(16)),
            ("---  \r\ntitle: a\r\n---\r\nb", Some(18)),
            ("---\n---", Some(7)),
            ("----\ntitle: a\n---", None),
            ("title: a", None),
            ("", None),
        ];
        for (source, expected) in cases {
            assert_eq!(range(&Text::from(source)).map(|range| range.end.0), expected, "{source:?}");
        }
    }

    #[test]
    fn an_endless_front_matter_is_none() {
        let source = format!("---\n{}---\n", "a: b\n".repeat(20_000));
        assert_eq!(range(&Text::from(source.as_str())), None);
    }
}
