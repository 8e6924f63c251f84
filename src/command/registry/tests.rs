use super::*;
use crate::command::{Arity, Expected, FlagSpec, Scope};
use crate::lang::{Explain, Lang, phrase};

fn doc() -> crate::lang::Phrase {
    phrase("làm gì đó", "do something")
}

fn sample() -> Registry {
    Registry::new([
        CommandSpec::new("quit", doc(), Group::Application).alias("q"),
        CommandSpec::new("tag-add", doc(), Group::Annotate)
            .arg(ArgSpec::required("tag", ArgKind::Tag, doc()))
            .flag(FlagSpec::switch("all", doc()))
            .flag(FlagSpec::value("unit", ArgKind::Unit, doc()))
            .within(&[Scope::Reader])
            .headless(),
        CommandSpec::new("note-set", doc(), Group::Annotate).arg(ArgSpec::rest_required("text", ArgKind::Text, doc())),
        CommandSpec::new("cursor-percent", doc(), Group::Move).arg(ArgSpec::required(
            "number",
            ArgKind::Number { min: 0, max: 100 },
            doc(),
        )),
        CommandSpec::new("article-mark", doc(), Group::Article).arg(ArgSpec::optional(
            "state",
            ArgKind::choice(&["done", "reading", "unread"]),
            doc(),
        )),
        CommandSpec::new("codebook-recolour", doc(), Group::Codebook).arg(ArgSpec::required(
            "colour",
            ArgKind::Colour,
            doc(),
        )),
    ])
}

#[test]
fn lines_become_invocations() {
    let registry = sample();
    let invocation = registry.parse_line("tag-add \"khó khăn\" --unit=sentence --all").unwrap();
    assert_eq!(registry.spec(invocation.command()).name, "tag-add");
    assert_eq!(invocation.arg(0), Some("khó khăn"));
    assert!(invocation.flag("all"));
    assert!(!invocation.flag("none"));
    assert_eq!(invocation.flag_value("unit"), Some("sentence"));
    assert_eq!(registry.line_of(&invocation), "tag-add \"khó khăn\" --unit=sentence --all");

    let note = registry.parse_line("note-set so với  bài \"27 tháng 9\"").unwrap();
    assert_eq!(note.text_of_rest(0).as_deref(), Some("so với bài 27 tháng 9"));
    assert_eq!(note.rest(9), &[] as &[String]);
    assert_eq!(registry.parse_line("q").unwrap().command(), registry.find("quit").unwrap());
    assert_eq!(registry.parse_line("cursor-percent 50").unwrap().number(0), Some(50));
    assert_eq!(registry.parse_line("article-mark").unwrap().arg(0), None);
    assert_eq!(registry.invoke("note-set", &["--một", "hai ba"]).unwrap().args(), ["--một", "hai ba"]);
}

#[test]
fn wrong_lines_say_what_and_where() {
    let registry = sample();
    for (line, column, message, hint) in [
        ("", 1, "There is no command here.", None),
        ("tag-ad x", 1, "There is no command “tag-ad”.", Some("Did you mean “tag-add”?")),
        (" add-tag x", 2, "There is no command “add-tag”.", Some("Did you mean “tag-add”?")),
        ("zzz", 1, "There is no command “zzz”.", Some("The help page (?) lists all commands.")),
        ("tag-add", 8, "TAG is missing.", Some("Usage: tag-add TAG [--all] [--unit=…]")),
        ("note-set  ", 9, "TEXT is missing.", Some("Usage: note-set TEXT…")),
        ("quit now", 6, "“now” is one argument too many.", Some("Usage: quit")),
        ("cursor-percent 101", 16, "NUMBER cannot be “101”.", Some("Write a whole number from 0 to 100.")),
        ("article-mark don", 14, "STATE cannot be “don”.", Some("Did you mean “done”?")),
        ("article-mark x", 14, "STATE cannot be “x”.", Some("Choose one of: done, reading, unread.")),
        ("codebook-recolour #12é", 19, "COLOUR cannot be “#12é”.", Some("For example: #e69f00.")),
        ("tag-add x --al", 11, "The command has no flag --al.", Some("Did you mean “--all”?")),
        ("tag-add x --unit", 11, "The flag --unit needs a value.", Some("--unit=…")),
        ("tag-add x --all=1", 11, "The flag --all takes no value.", None),
        ("tag-add x --all --all", 17, "The flag --all is given twice.", None),
        ("tag-add \"x", 9, "The quote \" is never closed.", Some("Add the quote at the end.")),
    ] {
        let error = registry.parse_line(line).unwrap_err();
        let said = error.explain(Lang::En);
        assert_eq!((error.column(), &*said.message, said.hint.as_deref()), (column, message, hint), "{line}");
        assert_ne!(error.explain(Lang::Vi).message, said.message, "{line}");
    }
}

#[test]
fn faults_of_specs_are_found() {
    assert_eq!(sample().check(), Vec::<String>::new());
    let registry = Registry::new([
        CommandSpec::new("quit", doc(), Group::Application),
        CommandSpec::new("exit", doc(), Group::Application).alias("quit"),
        CommandSpec::new("tagAdd", String::new(), Group::Custom),
        CommandSpec::new("a", doc(), Group::Custom)
            .arg(ArgSpec::rest("x", ArgKind::Text, doc()))
            .arg(ArgSpec::required("y", ArgKind::Text, doc())),
        CommandSpec::new("b", doc(), Group::Custom)
            .flag(FlagSpec::switch("x", doc()))
            .flag(FlagSpec::switch("x", doc())),
    ]);
    assert_eq!(
        registry.check(),
        [
            "quit: the name is taken",
            "tagAdd: not kebab-case",
            "tagAdd: its doc is not one line of text",
            "a: x takes all the rest, but is not the last argument",
            "a: y is required after an optional argument",
            "b: --x is there twice",
        ]
    );
}

#[test]
fn completion_knows_what_is_expected() {
    let registry = sample();
    let candidates = |line: &str| {
        let point = registry.complete_at(line, line.len()).unwrap();
        registry.candidates(&point.expected)
    };
    assert!(candidates("ta").contains(&"tag-add".to_owned()));
    assert_eq!(candidates("tag-add x --"), ["--all", "--unit="]);
    assert_eq!(candidates("article-mark "), ["done", "reading", "unread"]);
    assert_eq!(candidates("tag-add x --unit=")[0], "syllable");
    assert_eq!(candidates("quit "), Vec::<String>::new());
    assert_eq!(candidates("zzz "), Vec::<String>::new());
    let point = registry.complete_at("tag-add kh", 10).unwrap();
    assert!(matches!(point.expected, Expected::Argument(_, arg) if arg.kind == ArgKind::Tag));
    let rest = registry.complete_at("note-set một hai ba", 10).unwrap();
    assert!(matches!(rest.expected, Expected::Argument(_, arg) if arg.arity == Arity::RestRequired));
}

#[test]
fn commands_make_sense_where_they_say_and_below() {
    let registry = sample();
    let spec = |name| registry.spec(registry.find(name).unwrap());
    assert!(spec("tag-add").makes_sense_in(Scope::Select));
    assert!(!spec("tag-add").makes_sense_in(Scope::Library));
    assert!(spec("quit").makes_sense_in(Scope::Library));
}

#[test]
fn the_document_lists_every_command_in_both_languages() {
    let registry = sample();
    let text = registry.markdown();
    for (_, spec) in registry.iter() {
        assert!(text.contains(&format!("### `{}`", spec.usage())), "{}", spec.name);
    }
    assert!(text.contains("## Di chuyển · Moving"));
    assert!(text.contains("- `--all`: làm gì đó · do something"));
    assert!(text.contains("Cũng viết · Also: `q`"));
}
