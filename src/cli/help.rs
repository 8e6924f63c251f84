//! What the command line says of itself, in one language: help, and what is wrong with a line.
//!
//! Every help text in `args` is written “tiếng Việt · English”; here one side is taken. The rest of the words are the
//! parser's own and English, so they are written anew.

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory};

use super::args::Args;
use crate::lang::{Lang, UserError, phrase};

/// What stands between the two languages of a help text.
const BETWEEN: &str = " · ";

/// The parser with its texts in `lang`, for help alone: it is not what parses.
pub fn command(lang: Lang) -> Command {
    let command = Args::command().disable_version_flag(true).disable_help_subcommand(true);
    let version = phrase("In số phiên bản", "Print the version").get(lang);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version).help(version);
    let names: Vec<String> = command.get_subcommands().map(|verb| verb.get_name().to_owned()).collect();
    let globals: Vec<Arg> = command.get_arguments().filter(|arg| arg.is_global_set()).cloned().collect();
    let with_globals =
        |verb: Command, name: &str| in_lang(verb.args(globals.clone()), lang).bin_name(format!("ghichu {name}"));
    names.iter().fold(in_lang(command, lang).arg(version).bin_name("ghichu"), |command, name| {
        command.mut_subcommand(name, |verb| with_globals(verb, name))
    })
}

/// One command without what is below it.
fn in_lang(command: Command, lang: Lang) -> Command {
    let side = |text: Option<&StyledStr>| side(&text.map(ToString::to_string).unwrap_or_default(), lang).to_owned();
    let about = side(command.get_about());
    let help = phrase("In trang này", "Print this page").get(lang);
    let template = template(&command, lang);
    command
        .disable_help_flag(true)
        .mut_args(|arg| {
            let help = side(arg.get_help());
            arg.help(help)
        })
        .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help).help(help))
        .about(about)
        .help_template(template)
}

/// The side of a text that is in `lang`.
fn side(text: &str, lang: Lang) -> &str {
    match (text.split_once(BETWEEN), lang) {
        (Some((vi, _)), Lang::Vi) => vi,
        (Some((_, en)), Lang::En) => en,
        (None, _) => text,
    }
}

/// The page of a command.
fn template(command: &Command, lang: Lang) -> String {
    let usage = phrase("Cách dùng", "Usage").get(lang);
    let mut page = format!("{{about-with-newline}}\n{usage}: {{usage}}\n");
    let mut part = |title: &str, name: &str| page.push_str(&format!("\n{title}:\n{{{name}}}\n"));
    if command.has_subcommands() {
        part(phrase("Lệnh", "Commands").get(lang), "subcommands");
    }
    if command.get_positionals().next().is_some() {
        part(phrase("Tham số", "Arguments").get(lang), "positionals");
    }
    part(phrase("Tùy chọn", "Options").get(lang), "options");
    page
}

/// The page that `words` of a command line ask for: that of the verb among them, else that of the program.
pub fn page(words: &[String], lang: Lang) -> String {
    let command = command(lang);
    let verb = words.iter().find_map(|word| command.find_subcommand(word).cloned());
    verb.unwrap_or(command).render_help().to_string()
}

/// What is wrong with a line.
pub fn explain(error: &clap::Error, lang: Lang) -> UserError {
    let value = |kind| error.get(kind).map(text).unwrap_or_default();
    let argument = value(ContextKind::InvalidArg);
    let given = value(ContextKind::InvalidValue);
    let say = match error.kind() {
        ErrorKind::MissingRequiredArgument => phrase("còn thiếu {argument}", "{argument} is missing"),
        ErrorKind::InvalidValue if given.is_empty() => phrase("{argument} cần một giá trị", "{argument} needs a value"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            phrase("{argument} không thể là “{given}”", "{argument} cannot be “{given}”")
        }
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            phrase("không có tùy chọn {argument}", "there is no option {argument}")
        }
        ErrorKind::UnknownArgument => phrase("thừa “{argument}”", "“{argument}” is one argument too many"),
        ErrorKind::InvalidSubcommand => phrase("không có lệnh {verb}", "there is no command {verb}"),
        ErrorKind::ArgumentConflict if argument == value(ContextKind::PriorArg) => {
            phrase("{argument} được viết hai lần", "{argument} is given twice")
        }
        ErrorKind::ArgumentConflict => {
            phrase("{argument} không dùng cùng {prior} được", "{argument} does not go with {prior}")
        }
        ErrorKind::InvalidUtf8 => phrase("dòng lệnh không phải UTF-8", "the command line is not UTF-8"),
        _ => phrase("dòng lệnh viết chưa đúng", "the command line is not right"),
    };
    let (verb, prior) = (value(ContextKind::InvalidSubcommand), value(ContextKind::PriorArg));
    let values: [(&str, &dyn std::fmt::Display); 4] =
        [("argument", &argument), ("given", &given), ("verb", &verb), ("prior", &prior)];
    UserError::new(say.fill(lang, &values)).with_hint(hint(error, lang))
}

fn hint(error: &clap::Error, lang: Lang) -> String {
    let known = error.get(ContextKind::ValidValue).map(text).unwrap_or_default();
    if !known.is_empty() {
        return phrase("hãy chọn một trong: {known}", "choose one of: {known}").fill(lang, &[("known", &known)]);
    }
    let alike = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    if let Some(alike) = alike.into_iter().find_map(|kind| error.get(kind)).map(text).filter(|alike| !alike.is_empty())
    {
        return phrase("có phải bạn muốn viết {alike}?", "did you mean {alike}?").fill(lang, &[("alike", &alike)]);
    }
    phrase("ghichu --help cho biết cách dùng", "ghichu --help tells how it is used").get(lang).to_owned()
}

/// A piece of an error in one line.
fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    fn all(command: &Command) -> Vec<String> {
        let own = command.get_about().into_iter().chain(command.get_arguments().filter_map(Arg::get_help));
        let below = command.get_subcommands().flat_map(all);
        own.map(ToString::to_string).chain(below).collect()
    }

    #[test]
    fn every_help_text_is_there_in_both_languages() {
        let texts = all(&Args::command());
        assert!(texts.len() > 30);
        for text in texts {
            let (vi, en) = text.split_once(BETWEEN).unwrap_or_default();
            assert!(!vi.is_empty() && !en.is_empty() && !en.contains(BETWEEN), "{text}");
        }
    }

    #[test]
    fn pages_speak_one_language() {
        command(Lang::Vi).debug_assert();
        for (words, vi, en) in [
            (&[][..], "Cách dùng: ghichu", "Usage: ghichu"),
            (&["tag".to_owned(), "--help".to_owned()][..], "Đoạn chữ cần gắn", "The text to tag"),
            (&["help".to_owned(), "export".to_owned()][..], "Các định dạng có được", "Which formats there are"),
        ] {
            let (page_vi, page_en) = (page(words, Lang::Vi), page(words, Lang::En));
            assert!(page_vi.contains(vi) && !page_vi.contains(en) && !page_vi.contains("Options:"), "{page_vi}");
            assert!(page_en.contains(en) && !page_en.contains(vi), "{page_en}");
            assert!(page_en.contains("--as <ANNOTATOR>"), "{page_en}");
        }
    }

    #[test]
    fn what_is_wrong_is_told_in_both_languages() {
        for (line, vi, hint) in [
            ("ghichu tag a.txt kho", "còn thiếu --quote <QUOTE>", "ghichu --help"),
            ("ghichu show", "còn thiếu <ARTICLE>", "ghichu --help"),
            ("ghichu config sho", "<WHAT> không thể là “sho”", "show, check"),
            ("ghichu list --jsn", "không có tùy chọn --jsn", "--json"),
            ("ghichu list a b", "thừa “b”", "ghichu --help"),
            ("ghichu --lang", "--lang <LANG> cần một giá trị", "vi, en"),
            (
                "ghichu tag a b --quote c --range 1..2",
                "--quote <QUOTE> không dùng cùng --range <START..END> được",
                "--help",
            ),
        ] {
            let error = Args::try_parse_from(line.split(' ')).unwrap_err();
            let told = explain(&error, Lang::Vi);
            assert_eq!(told.message, vi, "{line}");
            assert!(told.hint.as_ref().unwrap().contains(hint), "{told:?}");
            assert_ne!(explain(&error, Lang::En).message, told.message);
        }
    }
}
