use super::*;
use crate::lang::Lang;

fn read(text: &str) -> (Theme, Vec<Problem>) {
    Theme::read("mới", &Source::new("mới.toml", text))
}

#[test]
fn built_in_themes_are_whole_and_flawless() {
    for name in BUILT_IN_THEMES {
        let theme = Theme::built_in(name).unwrap();
        assert!(theme.look(Role::Text).fg.is_some() && theme.look(Role::Text).bg.is_some());
        let file = format!("{}/assets/themes/{name}.toml", env!("CARGO_MANIFEST_DIR"));
        let (again, problems) = Theme::read(name, &Source::new(&file, std::fs::read_to_string(&file).unwrap()));
        assert_eq!((again, problems), (theme, vec![]));
    }
    assert_eq!(Theme::built_in("sepia"), None);
}

#[test]
fn parents_come_first() {
    for (index, role) in Role::ALL.iter().enumerate() {
        assert_eq!(*role as usize, index);
        assert!(role.parent().is_none_or(|parent| (parent as usize) < index), "{}", role.name());
    }
}

/// The contrast that a role needs: text is read for hours, quiet things now and then, lines only have to be there.
fn needed(role: Role) -> f32 {
    match role {
        Role::Hairline | Role::PopupFrame => 1.4,
        Role::Text | Role::Heading | Role::CursorRow | Role::Selection | Role::SearchHit | Role::List => 7.0,
        Role::ListSelected | Role::Popup | Role::Cursor | Role::CurrentHit => 7.0,
        _ => 4.5,
    }
}

#[test]
fn every_role_can_be_read() {
    for name in BUILT_IN_THEMES {
        let theme = Theme::built_in(name).unwrap();
        for role in Role::ALL {
            let look = theme.look(*role);
            let (fg, bg) = (look.fg.unwrap_or(theme.text()), look.bg.unwrap_or(theme.background()));
            let contrast = fg.contrast(bg);
            assert!(contrast >= needed(*role), "{} in {name}: {contrast}", role.name());
        }
        // What stands in a popup or on the row of the cursor has another ground.
        for ground in [Role::Popup, Role::CursorRow, Role::StateLine] {
            let bg = theme.look(ground).bg.unwrap();
            for role in [Role::Dim, Role::Key, Role::KeyHint, Role::Match, Role::Warning, Role::Error, Role::Success] {
                let contrast = theme.look(role).fg.unwrap().contrast(bg);
                assert!(contrast >= 4.5, "{} on {} in {name}: {contrast}", role.name(), ground.name());
            }
        }
    }
}

#[test]
fn a_users_theme_changes_what_it_names() {
    let text =
        "extends = \"light\"\n[palette]\nmuc = \"#102030\"\n[roles]\ntext = { fg = \"muc\", bg = \"#ffffff\" }\n";
    let (theme, problems) = read(text);
    assert_eq!(problems, []);
    assert_eq!(theme.text(), Rgb(0x10, 0x20, 0x30));
    assert_eq!(theme.look(Role::Error), Theme::built_in("light").unwrap().look(Role::Error));
    // What it leaves out without extending looks like its parent.
    let (bare, _) = read("[roles]\ntext = { fg = \"#ffffff\" }\ndim = { fg = \"#999999\", italic = true }");
    assert_eq!(bare.look(Role::Remnant), bare.look(Role::Dim));
    assert_eq!(bare.look(Role::ModeSelect), bare.look(Role::Dim));
    assert_eq!(bare.look(Role::CurrentHit), bare.look(Role::Text));
}

#[test]
fn what_is_wrong_is_left_out_and_reported() {
    let (theme, problems) = read(
        "extends = \"dark\"\nrolls = 1\n[roles]\nheadin = { fg = \"#ffffff\" }\ndim = { fg = \"grey\", blod = true }\n\
         error = \"red\"\nwarning = { bold = 1 }\n",
    );
    let said: Vec<(usize, usize, &str, Option<&str>)> = problems
        .iter()
        .map(|p| (p.line, p.column, p.message.get(Lang::En), p.hint.as_ref().map(|hint| hint.get(Lang::En))))
        .collect();
    let mut sorted = said.clone();
    sorted.sort();
    assert_eq!(
        sorted,
        [
            (2, 1, "There is no key “rolls”.", Some("Did you mean “roles”?")),
            (4, 1, "There is no key “headin”.", Some("Did you mean “heading”?")),
            (5, 14, "This is not a colour.", Some("Write “#rrggbb”, or the name of a colour in [palette].")),
            (5, 22, "There is no key “blod”.", Some("Did you mean “bold”?")),
            (6, 9, "A table such as { fg = \"#dddddd\" } is needed.", None),
            (7, 20, "It takes true or false.", None),
        ]
    );
    assert_eq!(theme.text(), Theme::default().text());
}
