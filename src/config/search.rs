//! How a query is compared, as the options say.

use super::choice::{SearchCase, SearchMarks};
use super::options::SearchOptions;
use crate::vietnamese::matching::{Defaults, MatchOptions, Whole};

impl SearchOptions {
    /// How a query without switches is compared.
    pub fn defaults(&self) -> Defaults {
        let options = MatchOptions {
            exact: self.marks == SearchMarks::Exact,
            case_sensitive: self.case == SearchCase::Match,
            whole: if self.whole { Whole::Syllables } else { Whole::Parts },
            i_y: self.i_y,
        };
        Defaults { options, smart_case: self.case == SearchCase::Smart }
    }
}
