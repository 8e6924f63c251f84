use super::*;
use crate::config::key::KeyCode;

fn setting(scope: Scope, keys: &str, line: &str) -> KeySetting {
    let binding = (!line.is_empty()).then(|| Binding::line(line, Origin::BuiltIn));
    KeySetting { scope, keys: KeySequence::parse(keys).unwrap(), binding }
}

fn said(keymap: &Keymap, scope: Scope, keys: &str) -> String {
    match keymap.lookup(scope, KeySequence::parse(keys).unwrap().keys()) {
        Lookup::Bound(binding) => binding.lines.join("; "),
        Lookup::Unbound => "-".to_owned(),
        Lookup::Pending(next) => {
            let keys: Vec<String> = next.iter().map(|entry| entry.key.to_string()).collect();
            format!("{}…", keys.join(" "))
        }
    }
}

#[test]
fn scopes_fall_back_and_layers_replace() {
    let keymap = Keymap::new(&[
        vec![
            setting(Scope::Global, "q", "quit"),
            setting(Scope::Global, "space p", "palette-open"),
            setting(Scope::Reader, "g g", "cursor-start"),
            setting(Scope::Reader, "j", "cursor-down"),
            setting(Scope::Reader, "space m", "view-toggle-marks"),
            setting(Scope::Select, "v", "select-cancel"),
        ],
        vec![
            setting(Scope::Reader, "j", "cursor-up"),
            setting(Scope::Reader, "g e", "cursor-end"),
            setting(Scope::Library, "q", ""),
            setting(Scope::Codebook, "space", ""),
            setting(Scope::Codebook, "space x", "undo"),
        ],
    ]);
    for (scope, keys, expected) in [
        (Scope::Reader, "j", "cursor-up"),
        (Scope::Select, "j", "cursor-up"),
        (Scope::Select, "v", "select-cancel"),
        (Scope::Select, "q", "quit"),
        (Scope::Reader, "g", "e g…"),
        (Scope::Reader, "g g", "cursor-start"),
        (Scope::Reader, "space", "m p…"),
        (Scope::Reader, "space p", "palette-open"),
        (Scope::Reader, "g x", "-"),
        (Scope::Library, "q", "-"),
        (Scope::Library, "space", "p…"),
        (Scope::Codebook, "space", "x…"),
        (Scope::Codebook, "space p", "-"),
        (Scope::Prompt, "q", "-"),
        (Scope::Prompt, "space", "-"),
    ] {
        assert_eq!(said(&keymap, scope, keys), expected, "{} {keys}", scope.name());
    }
}

#[test]
fn a_shorter_key_of_a_child_hides_longer_ones_of_its_parent() {
    let keymap = Keymap::new(&[vec![
        setting(Scope::Global, "g a", "undo"),
        setting(Scope::Global, "x", "redo"),
        setting(Scope::Reader, "g", "quit"),
        setting(Scope::Reader, "x y", "save"),
    ]]);
    let lines: Vec<&str> = keymap.active(Scope::Reader).iter().map(|key| &*key.binding.lines[0]).collect();
    assert_eq!(lines, ["quit", "save"]);
    assert_eq!(keymap.hidden(), []);
}

#[test]
fn hidden_keys_are_found_with_their_origins() {
    let keymap = Keymap::new(&[vec![
        setting(Scope::Reader, "g g", "cursor-start"),
        setting(Scope::Reader, "g g g", "cursor-end"),
        setting(Scope::Reader, "g g g g", "quit"),
    ]]);
    let found: Vec<(String, String)> =
        keymap.hidden().iter().map(|key| (key.hiding.0.to_string(), key.hidden.0.to_string())).collect();
    assert_eq!(found, [("g g".into(), "g g g".into()), ("g g".into(), "g g g g".into())]);
    assert_eq!(keymap.active(Scope::Reader).len(), 1);
}

#[test]
fn the_way_back_from_a_command_to_its_keys() {
    let keymap = Keymap::default();
    let written = |keys: Vec<&KeySequence>| keys.iter().map(|keys| keys.to_string()).collect::<Vec<_>>();
    assert_eq!(written(keymap.keys_for(Scope::Select, "tag-number 2")), ["2"]);
    assert_eq!(written(keymap.keys_for(Scope::Reader, "passages-open")), ["space p"]);
    assert_eq!(written(keymap.keys_for_command(Scope::Select, "select-unit"))[..6], ["W", "c", "p", "s", "w", "z C"]);
    assert_eq!(written(keymap.keys_for_command(Scope::Prompt, "quit")), Vec::<String>::new());
}

#[test]
fn alternatives_are_tried_in_order() {
    let last = Binding::line("cursor-left", Origin::BuiltIn);
    let first = Binding {
        when: Some("at-start".into()),
        otherwise: Some(Box::new(last)),
        ..Binding::line("article-previous", Origin::BuiltIn)
    };
    assert_eq!(first.choose(|_| true).unwrap().lines, ["article-previous"]);
    assert_eq!(first.choose(|_| false).unwrap().lines, ["cursor-left"]);
}

// The default keys.

#[test]
fn the_contract_keys_do_what_they_promise() {
    let keymap = Keymap::default();
    for (scope, keys, line) in [
        (Scope::Reader, "j", "cursor-down"),
        (Scope::Reader, "down", "cursor-down"),
        (Scope::Reader, "k", "cursor-up"),
        (Scope::Reader, "up", "cursor-up"),
        (Scope::Reader, "h", "cursor-left"),
        (Scope::Reader, "l", "cursor-right"),
        (Scope::Reader, "ctrl-d", "cursor-half-page-down"),
        (Scope::Reader, "ctrl-u", "cursor-half-page-up"),
        (Scope::Reader, "pagedown", "cursor-page-down"),
        (Scope::Reader, "pageup", "cursor-page-up"),
        (Scope::Reader, "g g", "cursor-start"),
        (Scope::Reader, "G", "cursor-end"),
        (Scope::Reader, "v", "select-start"),
        (Scope::Select, "esc", "select-cancel"),
        (Scope::Select, "9", "tag-number 9"),
        (Scope::Select, "t", "tag-pick"),
        (Scope::Reader, "/", "search-open"),
        (Scope::Reader, "n", "search-next"),
        (Scope::Reader, "N", "search-previous"),
        (Scope::Reader, "u", "undo"),
        (Scope::Reader, "ctrl-r", "redo"),
        (Scope::Reader, ":", "command-line-open"),
        (Scope::Library, "?", "help-open"),
        (Scope::Library, "q", "quit"),
        (Scope::Reader, "tab", "pane-next"),
        (Scope::Library, "enter", "article-open"),
        (Scope::Select, "w", "select-unit syllable"),
        (Scope::Select, "W", "select-unit word"),
        (Scope::Reader, "W", "cursor-next word"),
        (Scope::Select, "+", "select-grow"),
        (Scope::Select, "-", "select-shrink"),
        (Scope::Select, "o", "select-swap-ends"),
    ] {
        assert_eq!(said(&keymap, scope, keys), line, "{} {keys}", scope.name());
    }
}

#[test]
fn no_default_key_hides_another() {
    let keymap = Keymap::default();
    assert_eq!(keymap.hidden(), []);
    for scope in Scope::ALL {
        let own: Vec<KeySequence> = keymap.bindings(scope).into_iter().map(|(keys, _)| keys).collect();
        for parent in std::iter::successors(scope.parent(), |scope| scope.parent()) {
            for (theirs, _) in keymap.bindings(parent) {
                let clash = own.iter().find(|mine| {
                    let (one, other) = (mine.keys(), theirs.keys());
                    one.len() != other.len() && (one.starts_with(other) || other.starts_with(one))
                });
                assert_eq!(clash, None, "{} against {theirs} of {}", scope.name(), parent.name());
            }
        }
    }
}

#[test]
fn each_default_key_is_bound_once_and_its_line_is_well_formed() {
    let settings = defaults::key_settings();
    for (index, setting) in settings.iter().enumerate() {
        let again = settings[..index].iter().any(|other| other.scope == setting.scope && other.keys == setting.keys);
        assert!(!again, "{} {} is bound twice", setting.scope.name(), setting.keys);
        for line in &setting.binding.as_ref().unwrap().lines {
            assert!(!grammar::words(line).unwrap().is_empty(), "{line}");
        }
    }
}

#[test]
fn default_keys_work_in_every_terminal_and_beside_an_input_method() {
    let composed = ["aa", "ee", "oo", "dd", "aw", "ow", "uw"];
    for setting in defaults::key_settings() {
        let keys = setting.keys.keys();
        for key in keys {
            let ctrl = key.ctrl && matches!(key.code, KeyCode::Char('h' | 'i' | 'm' | 'j' | '[' | 's' | 'q'));
            assert!(!ctrl, "{} is another key in some terminals", setting.keys);
            assert!(!matches!(key.code, KeyCode::Char('[' | ']' | '{' | '}')), "{} types ơ or ư", setting.keys);
        }
        for pair in keys.windows(2) {
            let (Some(one), Some(two)) = (pair[0].typed(), pair[1].typed()) else { continue };
            let typed: String = [one, two].iter().map(|c| c.to_ascii_lowercase()).collect();
            let tone = "aeiouy".contains(one.to_ascii_lowercase()) && "sfrxj".contains(two.to_ascii_lowercase());
            let doubled = one == two && one.is_alphabetic() && typed != "gg";
            assert!(!tone && !doubled && !composed.contains(&&*typed), "{} composes a letter", setting.keys);
        }
    }
}

#[test]
fn default_prefixes_have_names() {
    let keymap = Keymap::default();
    for scope in Scope::ALL {
        for ActiveKey { keys, .. } in keymap.active(scope) {
            for length in 1..keys.keys().len() {
                assert!(Keymap::prefix_label(scope, &keys.keys()[..length]).is_some(), "{} {keys}", scope.name());
            }
        }
    }
}

#[test]
fn bindings_that_are_no_commands_are_found() {
    let registry = Registry::new([]);
    let keymap = Keymap::new(&[vec![setting(Scope::Reader, "g x", "fly away")]]);
    assert_eq!(keymap.check(&registry), ["reader g x: fly away: no command `fly`"]);
}
