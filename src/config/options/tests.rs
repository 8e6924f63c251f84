use super::*;

#[test]
fn every_default_is_a_value_that_its_option_takes_and_reads_back() {
    for (index, spec) in OPTIONS.iter().enumerate() {
        let value = spec.default_value();
        assert!(spec.kind.accepts(&value), "{}", spec.name);
        let mut options = Options::default();
        options.set(spec.name, &value.to_text()).unwrap();
        options.assign(spec, value).unwrap();
        assert_eq!(options, Options::default(), "{}", spec.name);
        assert!(OPTIONS[..index].iter().all(|other| other.name != spec.name), "{} is there twice", spec.name);
        assert_eq!(spec.name, format!("{}.{}", spec.section, spec.key));
    }
}

#[test]
fn every_offered_value_is_taken() {
    for spec in OPTIONS {
        for candidate in spec.kind.candidates() {
            let mut options = Options::default();
            options.set(spec.name, candidate).unwrap();
            assert_eq!(options.get(spec.name).unwrap().to_text(), *candidate, "{}", spec.name);
        }
    }
}

#[test]
fn the_bounds_of_numbers_fit_their_fields() {
    for spec in OPTIONS {
        let Kind::Integer { min, max } = spec.kind else { continue };
        for (number, taken) in [(min, true), (max, true), (min - 1, false), (max + 1, false)] {
            assert_eq!(Options::default().set(spec.name, &number.to_string()).is_ok(), taken, "{} {number}", spec.name);
        }
    }
}

#[test]
fn settings_from_text() {
    let mut options = Options::default();
    for (name, text) in [
        ("reader.measure", "96"),
        ("ui.mouse", "off"),
        ("ui.color", "256"),
        ("ui.theme", "giay-cu"),
        ("collection.exclude", "nháp/**, *.bak"),
    ] {
        options.set(name, text).unwrap();
    }
    assert_eq!(options.reader.measure, 96);
    assert!(!options.ui.mouse);
    assert_eq!(options.ui.color, ColorChoice::Indexed);
    assert_eq!(options.ui.theme, "giay-cu");
    assert_eq!(options.collection.exclude, ["nháp/**", "*.bak"]);
}

#[test]
fn wrong_settings_say_what_is_expected() {
    for (name, text, message, hint) in [
        ("reader.mesure", "1", "There is no option “reader.mesure”.", Some("Did you mean “reader.measure”?")),
        ("measure", "1", "There is no option “measure”.", Some("Did you mean “reader.measure”?")),
        ("zzz", "1", "There is no option “zzz”.", None),
        (
            "reader.measure",
            "rộng",
            "reader.measure cannot be rộng.",
            Some("It takes a whole number from 20 to 200. For example: measure = 80"),
        ),
        ("ui.mouse", "x", "ui.mouse cannot be x.", Some("It takes true or false. For example: mouse = true")),
        (
            "list.sort",
            "size",
            "list.sort cannot be size.",
            Some(
                "It takes one of: name, title, byline, given-name, date, annotations, state. For example: sort = \"name\"",
            ),
        ),
        (
            "ui.theme",
            "../x",
            "ui.theme cannot be ../x.",
            Some(
                "It takes the name of a theme (a–z, digits and -): dark, light, high-contrast. \
                 For example: theme = \"dark\"",
            ),
        ),
    ] {
        let said = Options::default().set(name, text).unwrap_err().explain(Lang::En);
        assert_eq!((&*said.message, said.hint.as_deref()), (message, hint));
    }
}

#[test]
fn what_names_programs_places_and_people_is_not_a_collections_to_decide() {
    for name in ["editor.command", "sidecars.dir", "annotator.id", "export.formula-safe", "limits.article-bytes"] {
        assert_eq!(find(name).unwrap().trust, Trust::Program, "{name}");
    }
}
