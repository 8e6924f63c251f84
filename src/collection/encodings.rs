//! Which articles are read in an encoding that somebody chose: by pattern in the configuration, by name in the state.

use std::collections::HashMap;
use std::path::Path;

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::ArticlePath;
use crate::article::Encoding;

/// Choices of encodings. What is chosen for an article goes before patterns, later patterns before earlier ones.
#[derive(Clone, Debug, Default)]
pub struct Encodings {
    rules: Vec<(Gitignore, Encoding)>,
    chosen: HashMap<ArticlePath, Encoding>,
    source: Vec<String>,
}

impl PartialEq for Encodings {
    fn eq(&self, other: &Encodings) -> bool {
        self.source == other.source && self.chosen == other.chosen
    }
}

impl Eq for Encodings {}

impl Encodings {
    /// Compiles rules as `text.encodings` has them; those that make no sense are left out.
    pub fn new(rules: &[String], chosen: impl IntoIterator<Item = (ArticlePath, Encoding)>) -> Encodings {
        let compiled = rules.iter().filter_map(|rule| {
            let (glob, encoding) = rule_parts(rule)?;
            let mut builder = GitignoreBuilder::new("");
            builder.add_line(None, glob).ok()?;
            Some((builder.build().ok()?, encoding))
        });
        Encodings { rules: compiled.collect(), chosen: chosen.into_iter().collect(), source: rules.to_vec() }
    }

    /// The encoding that was chosen for an article; `None`: it is found out.
    pub fn of(&self, article: &ArticlePath) -> Option<Encoding> {
        let by_name = || self.chosen.get(article).copied();
        let by_rule = || {
            let mut rules = self.rules.iter().rev();
            rules.find(|(glob, _)| matches(glob, article.as_path())).map(|(_, encoding)| *encoding)
        };
        by_name().or_else(by_rule)
    }

    /// Chooses for one article; without an encoding the patterns hold again.
    pub fn choose(&mut self, article: &ArticlePath, encoding: Option<Encoding>) {
        match encoding {
            Some(encoding) => self.chosen.insert(article.clone(), encoding),
            None => self.chosen.remove(article),
        };
    }
}

fn matches(glob: &Gitignore, path: &Path) -> bool {
    // A pattern of two dots and the like is no path below the root.
    !path.has_root() && glob.matched_path_or_any_parents(path, false).is_ignore()
}

/// The pattern and the encoding of a rule, `cu/** = tcvn3`; `None` when it is none.
pub fn rule_parts(rule: &str) -> Option<(&str, Encoding)> {
    let (glob, name) = rule.rsplit_once('=')?;
    let glob = glob.trim();
    Some((glob, Encoding::from_id(name.trim())?)).filter(|_| !glob.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vietnamese::encoding::Legacy;

    #[test]
    fn choices_go_before_patterns_and_later_patterns_before_earlier_ones() {
        let rules = ["cu/** = tcvn3", "*.vni.txt=vni", "cu/2001/ = viscii", "= vni", "a = morse", "a"];
        let rules = rules.map(str::to_owned);
        let article = ArticlePath::new("cu/b.txt");
        let mut encodings = Encodings::new(&rules, [(ArticlePath::new("x.txt"), Encoding::Utf16Le)]);
        let cases = [
            ("cu/a.txt", Some(Encoding::Legacy(Legacy::Tcvn3))),
            ("cu/2001/a.txt", Some(Encoding::Legacy(Legacy::Viscii))),
            ("mới/a.vni.txt", Some(Encoding::Legacy(Legacy::Vni))),
            ("x.txt", Some(Encoding::Utf16Le)),
            ("a", None),
        ];
        for (path, expected) in cases {
            assert_eq!(encodings.of(&ArticlePath::new(path)), expected, "{path}");
        }
        encodings.choose(&article, Some(Encoding::Utf8));
        assert_eq!(encodings.of(&article), Some(Encoding::Utf8));
        encodings.choose(&article, None);
        assert_eq!(encodings.of(&article), Some(Encoding::Legacy(Legacy::Tcvn3)));
    }
}
