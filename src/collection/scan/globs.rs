//! Which files a collection includes and excludes: globs as in a `.gitignore`, relative to the root.

use std::path::Path;

use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// The globs of a collection, compiled.
pub(super) struct Globs {
    include: Gitignore,
    exclude: Gitignore,
}

impl Globs {
    /// Compiles them. One that makes no sense is left out; [`glob_problem`] says why.
    pub(super) fn new(include: &[String], exclude: &[String]) -> Globs {
        Globs { include: compile(include), exclude: compile(exclude) }
    }

    /// Whether the file at `path` below the root is wanted.
    pub(super) fn allow(&self, path: &Path) -> bool {
        let included = self.include.is_empty() || self.include.matched_path_or_any_parents(path, false).is_ignore();
        included && !self.exclude.matched(path, false).is_ignore()
    }

    /// Whether wanted files may be in the folder at `path` below the root.
    pub(super) fn may_hold(&self, path: &Path) -> bool {
        !self.exclude.matched(path, true).is_ignore()
    }
}

/// Why a glob of `include` or `exclude` makes no sense; `None` when it does.
pub fn glob_problem(glob: &str) -> Option<String> {
    GitignoreBuilder::new("").add_line(None, glob).err().map(|error| error.to_string())
}

fn compile(globs: &[String]) -> Gitignore {
    let mut builder = GitignoreBuilder::new("");
    for glob in globs {
        // What does not compile changes nothing.
        let _ = builder.add_line(None, glob);
    }
    builder.build().unwrap_or_else(|_| Gitignore::empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn globs() {
        let cases: [(&[&str], &[&str], &str, bool); 14] = [
            (&[], &[], "a.txt", true),
            (&["*.md"], &[], "sâu/a.md", true),
            (&["*.md"], &[], "a.txt", false),
            (&["2022/*.txt"], &[], "2022/a.txt", true),
            (&["2022/*.txt"], &[], "2022/sâu/a.txt", false),
            (&["2022/**/*.txt"], &[], "2022/rất/sâu/a.txt", true),
            (&["tin tức"], &[], "tin tức/a.txt", true),
            (&["tin tức/"], &[], "tin tức/sâu/a.txt", true),
            (&["tin tức/"], &[], "khác/a.txt", false),
            (&[], &["nháp*"], "nháp 1.txt", false),
            (&["*.txt"], &["nháp*"], "sâu/nháp.txt", false),
            (&["*.txt"], &["/nháp*"], "sâu/nháp.txt", true),
            (&["[", "*.md"], &[], "a.md", true),
            (&["bài [[]1].txt"], &[], "bài [1].txt", true),
        ];
        for (include, exclude, path, expected) in cases {
            let owned = |globs: &[&str]| globs.iter().map(|glob| (*glob).to_owned()).collect::<Vec<_>>();
            let globs = Globs::new(&owned(include), &owned(exclude));
            assert_eq!(globs.allow(Path::new(path)), expected, "{include:?} {exclude:?} {path}");
        }
    }

    #[test]
    fn excluded_folders_are_not_entered() {
        let globs = Globs::new(&[], &["nháp/".to_owned(), "2022".to_owned()]);
        let held = ["nháp", "sâu/nháp", "2022", "2023"].map(|path| globs.may_hold(Path::new(path)));
        assert_eq!(held, [false, false, false, true]);
    }

    #[test]
    fn problems() {
        assert!(glob_problem("{a").is_some());
        assert_eq!(glob_problem("**/*.txt"), None);
    }
}
