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
    let found = candidates.into_iter().flatten().find_map(|name| Annotator::new(&slug(&name)));
    found.unwrap_or_else(|| Annotator::new("toi").expect("a constant that is an id"))
}
