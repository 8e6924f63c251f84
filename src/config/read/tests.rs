use proptest::prelude::*;

use super::*;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Group};
use crate::config::keymap::Lookup;
use crate::config::layers::Config;
use crate::lang::Lang;

fn registry() -> Registry {
    let doc = phrase("làm gì đó", "do something");
    Registry::new([
        CommandSpec::new("cursor-down", doc, Group::Move),
        CommandSpec::new("cursor-up", doc, Group::Move),
        CommandSpec::new("tag-add", doc, Group::Annotate).arg(ArgSpec::required("tag", ArgKind::Tag, doc)),
        CommandSpec::new("tag-number", doc, Group::Annotate).arg(ArgSpec::required(
            "number",
            ArgKind::Number { min: 1, max: 9 },
            doc,
        )),
    ])
}

fn config(texts: &[(&str, Owner)]) -> Config {
    let layers = texts
        .iter()
        .map(|(text, owner)| {
            let file = if *owner == Owner::User { "config.toml" } else { "ghichu.toml" };
            Layer::read(Source::new(file, *text), *owner, &registry())
        })
        .collect();
    Config::of_layers(layers).0
}

fn user(text: &str) -> Config {
    config(&[(text, Owner::User)])
}

fn bound(config: &Config, scope: Scope, keys: &str) -> Option<Binding> {
    match config.keymap.lookup(scope, KeySequence::parse(keys).unwrap().keys()) {
        Lookup::Bound(binding) => Some(binding.clone()),
        _ => None,
    }
}

/// Each problem as `line:column+length message (hint)`.
fn said(config: &Config) -> Vec<String> {
    let hint = |problem: &Problem| problem.hint.as_ref().map(|hint| format!(" ({})", hint.get(Lang::En)));
    let written = |problem: &Problem| {
        let Problem { line, column, length, message, .. } = problem;
        format!("{line}:{column}+{length} {}{}", message.get(Lang::En), hint(problem).unwrap_or_default())
    };
    config.problems.iter().map(written).collect()
}

#[test]
fn options_and_keys_are_taken() {
    let config = user(
        "[reader]\nmeasure = 96\nline-numbers = true\n[ui]\ncolor = 256\n[collection]\nexclude = [\"nháp/**\"]\n\
         [keys.reader]\n\"x\" = \"cursor-down\"\n\"g y\" = [\"cursor-up\", \"tag-add 'khó khăn'\"]\n\
         \"y\" = { run = \"tag-number 3\", desc = \"Nhãn ba\", when = \"selecting\" }\n\
         \"left\" = [{ when = \"at-start\", run = \"cursor-up\" }, { run = [\"cursor-down\"] }]\n\
         \"D\" = false\n\"space\" = \"noop\"\n[keys.global]\n\"<C-x>\" = \"cursor-up\"\n",
    );
    assert_eq!(said(&config), Vec::<String>::new());
    assert_eq!((config.options.reader.measure, config.options.reader.line_numbers), (96, true));
    assert_eq!(config.options.ui.color.word(), "256");
    assert_eq!(config.options.collection.exclude, ["nháp/**"]);
    assert_eq!(config.origin_of("reader.measure").to_string(), "config.toml:2");
    assert_eq!(config.origin_of("reader.marks"), crate::config::Origin::BuiltIn);

    assert_eq!(bound(&config, Scope::Reader, "g y").unwrap().lines, ["cursor-up", "tag-add 'khó khăn'"]);
    let described = bound(&config, Scope::Reader, "y").unwrap();
    assert_eq!((described.desc.as_deref(), described.when.as_deref()), (Some("Nhãn ba"), Some("selecting")));
    assert_eq!(described.origin.to_string(), "config.toml:11");
    let left = bound(&config, Scope::Reader, "left").unwrap();
    assert_eq!(left.choose(|_| true).unwrap().lines, ["cursor-up"]);
    assert_eq!(left.choose(|_| false).unwrap().lines, ["cursor-down"]);
    assert_eq!(bound(&config, Scope::Reader, "D"), None);
    assert_eq!(bound(&config, Scope::Reader, "space p"), None);
    assert!(bound(&config, Scope::Library, "space p").is_some());
    assert!(bound(&config, Scope::Library, "ctrl-x").is_some());
    assert_eq!(bound(&config, Scope::Reader, "j").unwrap().lines, ["cursor-down"]);
}

#[test]
fn every_problem_is_reported_and_the_rest_is_taken() {
    let config = user(
        "[readr]\n[reader]\nmesure = 90\nmeasure = \"rộng\"\nscroll-off = 7\n[ui]\ntheme = \"../x\"\n[list]\nwidth = 9\n\
         [keys]\nreadr = {}\nglobal = 1\n[keys.reader]\n\"gg\" = \"cursor-down\"\nj = \"cursor-dwn\"\n\
         k = [\"cursor-up\", \"tag-number ạ\"]\nx = 5\ny = { rum = \"cursor-up\" }\nz = []\n",
    );
    assert_eq!(
        said(&config),
        [
            "1:2+5 There is no section “readr”. (Did you mean “reader”?)",
            "3:1+6 There is no option “reader.mesure”. (Did you mean “measure”?)",
            "4:11+6 reader.measure cannot be \"rộng\". \
             (It takes a whole number from 20 to 200. For example: measure = 80)",
            "7:9+6 ui.theme cannot be \"../x\". (It takes the name of a theme (a–z, digits and -): \
             dark, light, high-contrast. For example: theme = \"dark\")",
            "9:9+1 list.width cannot be 9. (It takes a whole number from 16 to 120. For example: width = 38)",
            "11:1+5 There is no scope “readr” for keys. (Did you mean “reader”?)",
            "12:10+1 [keys.global] must be a table.",
            "14:1+4 There is no key “gg”. (Keys in a row are written with spaces between: “g g”.)",
            "15:6+10 There is no command “cursor-dwn”. (Did you mean “cursor-down”?)",
            "16:31+1 NUMBER cannot be “ạ”. (Write a whole number from 1 to 9.)",
            "17:5+1 A command is needed. (For example: \"tag-pick\", or false to unbind the key.)",
            "18:5+21 A command is needed. (For example: \"tag-pick\", or false to unbind the key.)",
            "18:7+3 There is no key “rum”. (Did you mean “run”?)",
            "19:5+2 A command is needed. (For example: \"tag-pick\", or false to unbind the key.)",
        ]
    );
    assert_eq!((config.options.reader.measure, config.options.reader.scroll_off), (80, 7));
    assert_eq!(config.options.list.width, 38);
    assert_eq!(bound(&config, Scope::Reader, "k").unwrap().origin, crate::config::Origin::BuiltIn);
}

#[test]
fn a_problem_as_it_is_printed() {
    let config = user("[keys.reader]\nj = \"tag-number  mười\"\n");
    assert_eq!(
        config.problems[0].render(Lang::Vi),
        "lỗi: NUMBER không thể là “mười”.\n --> config.toml:2:18\n  |\n2 | j = \"tag-number  mười\"\n  |                  ^^^^\n  \
         = gợi ý: Hãy viết một số nguyên từ 1 đến 9.\n"
    );
}

#[test]
fn a_file_that_is_not_well_formed_changes_nothing() {
    let config = user("[reader]\nmeasure = 96\nmarks = tru\n[ui\nmouse = false\n");
    assert_eq!(config.options, crate::config::Options::default());
    let places: Vec<(usize, Severity)> = config.problems.iter().map(|p| (p.line, p.severity)).collect();
    assert_eq!(places, [(3, Severity::Error), (4, Severity::Error)]);
    assert!(config.problems[0].message.get(Lang::Vi).starts_with("Cú pháp TOML sai"));
}

#[test]
fn keys_that_can_never_be_reached_are_reported_where_the_file_binds_them() {
    let config = user("[keys.reader]\n\"g g g\" = \"cursor-up\"\n");
    assert_eq!(
        said(&config),
        ["2:1+7 The keys “g g g” (config.toml:2) can never be reached: “g g” (ghichu) is bound. \
          (Unbind the shorter one with \"g g\" = false, or choose other keys.)"]
    );
    let config = user("[keys.library]\ns = \"cursor-up\"\n");
    assert_eq!(config.problems.len(), 8);
    assert!(said(&config).iter().all(|said| said.starts_with("2:1+1 ")));
    assert_eq!(said(&user("[keys.library]\ns = false\n")), Vec::<String>::new());
}

const COLLECTION: &str = "format = 1\n[collection]\nname = \"Tin huyện\"\ninclude = [\"*.txt\"]\nordr = 1\n\
    [[tag]]\nid = \"kho-khan\"\n[editor]\ncommand = \"rm\"\n[reader]\nmeasure = 70\n[keys.reader]\nj = \"cursor-up\"\n\
    q = \"tag-add x\"\n[command.x]\nexec = [\"rm\"]\n[[hook]]\non = \"app-started\"\n[[hook]]\non = \"app-quitting\"\n";

#[test]
fn a_collection_sets_what_is_data_and_nothing_else() {
    let config = config(&[
        ("[reader]\nmeasure = 90\nmarks = false\n", Owner::User),
        (COLLECTION, Owner::Collection { trusted: false }),
    ]);
    assert_eq!(said(&config), ["5:1+4 There is no option “collection.ordr”."]);
    assert_eq!((config.options.reader.measure, config.options.reader.marks), (70, false));
    assert_eq!(config.options.collection.include, ["*.txt"]);
    assert_eq!(config.options.editor.command, "");
    assert_eq!(bound(&config, Scope::Reader, "j").unwrap().lines, ["cursor-down"]);
    let mut withheld: Vec<String> = config.withheld.iter().map(|w| format!("{} {}", w.name, w.origin)).collect();
    withheld.sort();
    assert_eq!(
        withheld,
        [
            "command.x ghichu.toml:15",
            "editor.command ghichu.toml:9",
            "hook ghichu.toml:17",
            "hook ghichu.toml:19",
            "keys.reader.j ghichu.toml:13",
            "keys.reader.q ghichu.toml:14",
        ]
    );
}

#[test]
fn a_trusted_collection_sets_keys_and_programs_too() {
    let config = config(&[(COLLECTION, Owner::Collection { trusted: true })]);
    assert_eq!(config.withheld, []);
    assert_eq!(config.options.editor.command, "rm");
    assert_eq!(bound(&config, Scope::Reader, "j").unwrap().lines, ["cursor-up"]);
}

#[test]
fn the_command_line_has_the_last_word() {
    let layers =
        ["reader.measure=120", "ui.mouse = no", "reader.mesure=1", "list.width=x", "ui"].map(Layer::of_override);
    let user = Layer::read(Source::new("config.toml", "[reader]\nmeasure = 90\n"), Owner::User, &registry());
    let config = Config::of_layers(std::iter::once(user).chain(layers).collect()).0;
    assert_eq!((config.options.reader.measure, config.options.ui.mouse), (120, false));
    assert_eq!(config.origin_of("reader.measure"), crate::config::Origin::CommandLine);
    assert_eq!(
        said(&config),
        [
            "1:1+15 There is no option “reader.mesure”. (Did you mean “reader.measure”?)",
            "1:1+12 list.width cannot be x. (It takes a whole number from 16 to 120. For example: width = 38)",
            "1:1+2 There is no option “ui”.",
        ]
    );
}

proptest! {
    #[test]
    fn no_file_makes_it_panic(text in r#"(\[(keys\.)?(reader|ui|x)\]\n|"?(g g|j|measure|ạ)"? = |"tag-add \\"?|\[|\]|\{|[a1'"=,\n]){0,16}"#) {
        for owner in [Owner::User, Owner::Collection { trusted: false }] {
            for problem in config(&[(&text, owner)]).problems {
                prop_assert!(problem.render(Lang::Vi).lines().count() >= 2);
            }
        }
    }
}
