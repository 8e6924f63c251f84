//! What narrows a list: parts that must all be there, or with switches a query of its own.

use super::typed::has_switches;
use super::{Defaults, Query, Rank, Scorer, Skips, typed};

/// A filter made ready for many candidates.
#[derive(Clone, Debug)]
pub struct Filter(Kind);

#[derive(Clone, Debug)]
enum Kind {
    Parts(Box<Scorer>),
    Query(Query),
    /// What was typed is no query (yet): it lets nothing through.
    Wrong,
}

impl Filter {
    /// A filter for what was typed. Without switches each part between spaces must be found, anywhere and in any order
    /// (and with `skips`, names may be typed by their initials); with switches (see [`typed`]) all of it is one query.
    pub fn new(line: &str, defaults: Defaults, skips: Skips) -> Filter {
        if !has_switches(line) {
            return Filter(Kind::Parts(Box::new(Scorer::with(line, defaults.for_phrase(line), skips))));
        }
        Filter(typed(line, defaults).map_or(Kind::Wrong, Kind::Query))
    }

    /// How well `candidate` matches, `None` if it does not.
    pub fn rank(&self, candidate: &str) -> Option<Rank> {
        match &self.0 {
            Kind::Parts(scorer) => scorer.rank(candidate),
            Kind::Query(query) => query.is_in(candidate).then_some(Rank::default()),
            Kind::Wrong => None,
        }
    }
}
