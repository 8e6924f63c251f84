//! Themes: how each part of the screen looks, as data.
//!
//! A theme says for each [`Role`] a [`Look`]; a role that it leaves out looks like its parent. The three built-in ones
//! are files of the same form as a user's. A user's theme `extends` one of them and changes what it names.

use toml::de::{DeTable, DeValue};

use super::report::{Message, Problem, Severity, Source};
use super::role::Role;
use super::value::BUILT_IN_THEMES;
use crate::colour::Rgb;
use crate::command::registry::nearest;
use crate::lang::phrase;

/// How something looks. What is `None` or false is left as it is below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The colour of the characters.
    pub fg: Option<Rgb>,
    /// The colour behind them.
    pub bg: Option<Rgb>,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined.
    pub underline: bool,
    /// Dimmed by the terminal.
    pub dim: bool,
    /// Both colours exchanged.
    pub reverse: bool,
}

/// How everything looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Its name.
    pub name: String,
    looks: Vec<Look>,
    /// What the theme's own file and those it extends say, before parents fill in.
    own: Vec<Option<Look>>,
}

impl Default for Theme {
    fn default() -> Theme {
        Theme::built_in("dark").expect("a test reads the built-in themes")
    }
}

impl Theme {
    /// The built-in theme of this name.
    pub fn built_in(name: &str) -> Option<Theme> {
        let text = match name {
            "dark" => include_str!("../../assets/themes/dark.toml"),
            "light" => include_str!("../../assets/themes/light.toml"),
            "high-contrast" => include_str!("../../assets/themes/high-contrast.toml"),
            _ => return None,
        };
        Some(Theme::read(name, &Source::new(format!("{name}.toml"), text)).0)
    }

    /// Reads a theme file. What is wrong in it is left out and reported.
    pub fn read(name: &str, source: &Source) -> (Theme, Vec<Problem>) {
        let mut reader = Reader { source, problems: Vec::new(), palette: Vec::new() };
        let own = reader.read();
        (Theme { name: name.to_owned(), looks: fill_in(&own), own }, reader.problems)
    }

    /// How a role looks.
    pub fn look(&self, role: Role) -> Look {
        self.looks[role as usize]
    }

    /// The colour of the screen.
    pub fn background(&self) -> Rgb {
        self.look(Role::Text).bg.unwrap_or(Rgb::BLACK)
    }

    /// The colour of the text.
    pub fn text(&self) -> Rgb {
        self.look(Role::Text).fg.unwrap_or(Rgb::WHITE)
    }
}

fn fill_in(own: &[Option<Look>]) -> Vec<Look> {
    let look = |role: Role| {
        let line = std::iter::successors(Some(role), |role| role.parent());
        line.filter_map(|role| own[role as usize]).next().unwrap_or_default()
    };
    Role::ALL.iter().map(|role| look(*role)).collect()
}

struct Reader<'s> {
    source: &'s Source,
    problems: Vec<Problem>,
    palette: Vec<(String, Rgb)>,
}

impl Reader<'_> {
    fn read(&mut self) -> Vec<Option<Look>> {
        let (table, errors) = DeTable::parse_recoverable(self.source.text());
        for error in errors {
            self.problems.push(super::toml_problem(self.source, &error));
        }
        let table = table.get_ref();
        let mut own = self.base(table);
        if let Some(DeValue::Table(palette)) = table.get("palette").map(|value| value.get_ref()) {
            for (name, value) in palette.iter() {
                if let Some(colour) = self.colour(value.get_ref(), value.span()) {
                    self.palette.push((name.get_ref().to_string(), colour));
                }
            }
        }
        for (key, value) in table.iter() {
            match (&**key.get_ref(), value.get_ref()) {
                ("extends", DeValue::String(_)) | ("palette", DeValue::Table(_)) => {}
                ("roles", DeValue::Table(roles)) => {
                    for (name, look) in roles.iter() {
                        match Role::ALL.iter().find(|role| role.name() == &**name.get_ref()) {
                            Some(role) => own[*role as usize] = self.look(look.get_ref(), look.span()),
                            None => self.unknown(name.get_ref(), name.span(), Role::ALL.iter().map(|role| role.name())),
                        }
                    }
                }
                (name, _) => self.unknown(name, key.span(), ["extends", "palette", "roles"].into_iter()),
            }
        }
        own
    }

    /// What the theme it extends says: the dark one, unless it names another or gives the ground itself.
    fn base(&mut self, table: &DeTable<'_>) -> Vec<Option<Look>> {
        let nothing = vec![None; Role::ALL.len()];
        let Some(extends) = table.get("extends") else { return nothing };
        match extends.get_ref().as_str().and_then(Theme::built_in) {
            Some(theme) => theme.own,
            None => {
                let message =
                    phrase("Không có bộ màu gốc nào tên như vậy.", "There is no built-in theme of that name.");
                let hint = phrase("Hãy chọn một trong: {words}.", "Choose one of: {words}.");
                let problem = self.source.problem(extends.span(), Severity::Error, Message::new(message, &[]));
                let words = BUILT_IN_THEMES.join(", ");
                self.problems.push(problem.with_hint(Message::new(hint, &[("words", &words)])));
                nothing
            }
        }
    }

    fn look(&mut self, value: &DeValue<'_>, span: std::ops::Range<usize>) -> Option<Look> {
        let DeValue::Table(table) = value else {
            let message =
                phrase("Cần một bảng như { fg = \"#dddddd\" }.", "A table such as { fg = \"#dddddd\" } is needed.");
            self.problems.push(self.source.problem(span, Severity::Error, Message::new(message, &[])));
            return None;
        };
        let mut look = Look::default();
        for (key, value) in table.iter() {
            let flag = match &**key.get_ref() {
                "fg" => {
                    look.fg = self.colour(value.get_ref(), value.span());
                    continue;
                }
                "bg" => {
                    look.bg = self.colour(value.get_ref(), value.span());
                    continue;
                }
                "bold" => &mut look.bold,
                "italic" => &mut look.italic,
                "underline" => &mut look.underline,
                "dim" => &mut look.dim,
                "reverse" => &mut look.reverse,
                name => {
                    let known = ["fg", "bg", "bold", "italic", "underline", "dim", "reverse"];
                    self.unknown(name, key.span(), known.into_iter());
                    continue;
                }
            };
            match value.get_ref().as_bool() {
                Some(on) => *flag = on,
                None => {
                    let message = Message::new(phrase("Cần true hoặc false.", "It takes true or false."), &[]);
                    self.problems.push(self.source.problem(value.span(), Severity::Error, message));
                }
            }
        }
        Some(look)
    }

    fn colour(&mut self, value: &DeValue<'_>, span: std::ops::Range<usize>) -> Option<Rgb> {
        let text = value.as_str().unwrap_or_default();
        let named = || self.palette.iter().find(|(name, _)| name == text).map(|(_, colour)| *colour);
        let colour = Rgb::parse(text).or_else(named);
        if colour.is_none() {
            let message = phrase("Đây không phải là một màu.", "This is not a colour.");
            let hint = phrase(
                "Viết “#rrggbb”, hoặc tên một màu trong [palette].",
                "Write “#rrggbb”, or the name of a colour in [palette].",
            );
            let problem = self.source.problem(span, Severity::Error, Message::new(message, &[]));
            self.problems.push(problem.with_hint(Message::new(hint, &[])));
        }
        colour
    }

    fn unknown<'n>(&mut self, name: &str, span: std::ops::Range<usize>, known: impl Iterator<Item = &'n str>) {
        let message = Message::new(phrase("Không có mục “{name}”.", "There is no key “{name}”."), &[("name", &name)]);
        let meant = phrase("Có phải bạn muốn viết “{name}”?", "Did you mean “{name}”?");
        let hint = nearest(name, known).map(|name| Message::new(meant, &[("name", &name)]));
        self.problems.push(self.source.problem(span, Severity::Warning, message).with_hint(hint));
    }
}

#[cfg(test)]
mod tests;
