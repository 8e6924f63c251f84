use super::*;
use crate::lang::Lang;

fn registry() -> Registry {
    Registry::new([])
}

fn said(config: &Config) -> Vec<(&str, usize)> {
    config.problems.iter().map(|problem| (problem.message.get(Lang::En), problem.line)).collect()
}

#[test]
fn where_the_users_file_is() {
    let folder = Path::new("/cau-hinh");
    for (option, variable, named, expected) in [
        (Some("a.toml"), Some("b.toml"), true, "a.toml"),
        (None, Some("b.toml"), true, "b.toml"),
        (None, Some(""), false, "/cau-hinh/config.toml"),
        (None, None, false, "/cau-hinh/config.toml"),
    ] {
        let sources = Sources::of_user(option.map(PathBuf::from), variable.map(OsString::from), Some(folder));
        assert_eq!((sources.user_is_named, sources.user.as_deref()), (named, Some(Path::new(expected))));
        assert_eq!(sources.themes.as_deref(), Some(Path::new("/cau-hinh/themes")));
    }
    assert_eq!(Sources::of_user(None, None, None), Sources::default());
}

#[test]
fn nothing_there_is_no_problem_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let sources = Sources {
        collection: Some(folder.path().join("ghichu.toml")),
        ..Sources::of_user(None, None, Some(folder.path()))
    };
    let config = load(&sources, &registry());
    assert_eq!(config.problems, []);
    assert_eq!(config.theme.name, "dark");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn files_are_layered_and_themes_found() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    std::fs::create_dir(path("themes")).unwrap();
    std::fs::write(path("themes/giay-cu.toml"), "extends = \"light\"\n").unwrap();
    std::fs::write(path("themes/Không.toml"), "").unwrap();
    std::fs::write(path("config.toml"), "\u{feff}[ui]\ntheme = \"giay-cu\"\n[reader]\nmeasure = 90\n").unwrap();
    std::fs::write(path("ghichu.toml"), "[reader]\nmeasure = 60\n").unwrap();
    let sources = Sources {
        collection: Some(path("ghichu.toml")),
        overrides: vec!["list.width=40".into()],
        ..Sources::of_user(None, None, Some(folder.path()))
    };
    let config = load(&sources, &registry());
    assert_eq!(config.problems, []);
    assert_eq!((config.options.reader.measure, config.options.list.width), (60, 40));
    assert_eq!(
        (&*config.theme.name, config.theme.background()),
        ("giay-cu", Theme::built_in("light").unwrap().background())
    );
    assert_eq!(theme_names(sources.themes.as_deref()), ["dark", "light", "high-contrast", "giay-cu"]);
}

#[test]
fn files_that_cannot_be_read_are_reported() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.toml");
    let load_named = || load(&Sources::of_user(Some(file.clone()), None, Some(folder.path())), &registry());
    assert_eq!(said(&load_named()), [("There is no such file.", 0)]);
    std::fs::write(&file, b"[ui]\xff").unwrap();
    assert_eq!(said(&load_named()), [("The file is not UTF-8.", 0)]);
    std::fs::write(&file, "[ui]\n  theme = \"x\"\n").unwrap();
    let config = load_named();
    assert_eq!(said(&config), [("There is no theme “x”.", 2)]);
    assert_eq!((config.problems[0].column, config.theme.name.as_str()), (11, "dark"));
    std::fs::remove_file(&file).unwrap();
    std::fs::create_dir(&file).unwrap();
    assert_eq!(said(&load_named()), [("This is not a file.", 0)]);
}

#[test]
fn a_themes_name_is_never_a_path() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("x.toml"), "").unwrap();
    let themes = folder.path().join("themes");
    std::fs::create_dir(&themes).unwrap();
    assert!(load_theme("../x", Some(&themes)).is_err());
    assert!(load_theme("dark", None).is_ok());
}

#[test]
fn the_users_words_are_read_from_the_configuration_folder() {
    let folder = tempfile::tempdir().unwrap();
    let sources = |overrides: &[&str]| Sources {
        overrides: overrides.iter().map(|text| (*text).to_owned()).collect(),
        ..Sources::of_user(None, None, Some(folder.path()))
    };
    let registry = registry();
    let config = load(&sources(&[]), &registry);
    assert_eq!((config.words, config.problems.len()), (None, 0));
    std::fs::write(folder.path().join("words.txt"), "củ nần\n").unwrap();
    assert_eq!(load(&sources(&[]), &registry).words.as_deref(), Some("củ nần\n"));
    let config = load(&sources(&["words.file=khac.txt"]), &registry);
    assert_eq!((config.words, config.problems.len()), (None, 1));
}
