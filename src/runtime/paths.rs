//! Where the platform keeps a user's files, and who the user is.

use std::path::PathBuf;

use directories::ProjectDirs;

use crate::annotation::Annotator;
use crate::vietnamese::slug::slug;

/// The folders of this user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    /// For `config.toml` and themes.
    pub config: PathBuf,
    /// For the copy of the sample collection.
    pub data: PathBuf,
    /// For reading places.
    pub state: PathBuf,
}

impl Paths {
    /// The platform's folders; below the temporary folder where the user has no home.
    pub fn of_user() -> Paths {
        match ProjectDirs::from("", "", "ghichu") {
            Some(dirs) => Paths {
                config: dirs.config_dir().to_owned(),
                data: dirs.data_dir().to_owned(),
                state: dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir()).to_owned(),
            },
            None => {
                let base = std::env::temp_dir().join("ghichu");
                Paths { config: base.join("config"), data: base.join("data"), state: base.join("state") }
            }
        }
    }
}

/// The annotator: the first of what was asked for, `$GHICHU_ANNOTATOR`, the option and the login name that makes an id.
/// A name that is no id is folded into one ("Lan Anh" → `lan-anh`).
pub fn annotator(asked: Option<&str>, option: &str) -> Annotator {
    let variable = |name: &str| std::env::var(name).ok();
    let candidates = [
        asked.map(str::to_owned),
        variable("GHICHU_ANNOTATOR"),
        Some(option.to_owned()),
        variable("USER"),
        variable("LOGNAME"),
        variable("USERNAME"),
    ];
    let as_id = |name: String| Annotator::new(&slug(&name));
    let found = candidates.into_iter().flatten().find_map(as_id).or_else(|| login_name().and_then(as_id));
    found.unwrap_or_else(|| Annotator::new("toi").expect("a constant that is an id"))
}

/// The name of the user who runs the program, where the environment does not tell it, as in containers.
fn login_name() -> Option<String> {
    #[cfg(unix)]
    {
        let users = std::fs::read_to_string("/etc/passwd").ok()?;
        name_of(rustix::process::getuid().as_raw(), &users)
    }
    #[cfg(not(unix))]
    None
}

/// The name of the user with the number `uid` in the text of a passwd file.
#[cfg(unix)]
fn name_of(uid: u32, users: &str) -> Option<String> {
    let fields = |line: &str| -> Option<String> {
        let (name, rest) = line.split_once(':')?;
        (rest.split(':').nth(1)?.parse() == Ok(uid)).then(|| name.to_owned())
    };
    users.lines().filter(|line| !line.starts_with('#')).find_map(fields)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_user_has_a_name() {
        let users = "root:x:0:0:root:/root:/bin/sh\n# lan:x:7\nlan.anh:x:1001:100:Lan:/home/lan:/bin/sh\n";
        assert_eq!(name_of(0, users).as_deref(), Some("root"));
        assert_eq!(name_of(1001, users).as_deref(), Some("lan.anh"));
        assert_eq!(name_of(7, users), None);
        assert_eq!(name_of(0, ""), None);
    }
}
