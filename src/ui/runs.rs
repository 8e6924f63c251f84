//! How each stretch of the visible text looks: many lights laid over each other become runs of one look each.
//!
//! A sweep over the borders of all lights, without any style: the painter turns looks into styles. Where passages
//! overlap, the shortest is on top.

use crate::text::ByteRange;

/// The place of a passage in the caller's list of visible passages.
pub(super) type PassageIndex = usize;

/// What the text is by its structure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Structure {
    /// Prose.
    #[default]
    Prose,
    /// A heading.
    Heading,
    /// Markup, or what scraping left behind.
    Quiet,
}

/// What lights a stretch of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Light {
    /// Its structure.
    Structure(Structure),
    /// A passage of mine.
    Passage(PassageIndex),
    /// A passage of somebody else's.
    Other,
    /// Search, occurrences, selection.
    Mark(Marked),
}

/// Why a stretch is marked, from the weakest to the strongest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Marked {
    /// It is not.
    #[default]
    Not,
    /// A search hit.
    Hit,
    /// An occurrence that was dropped.
    Dropped,
    /// An occurrence that is kept.
    Kept,
    /// The hit at the cursor.
    CurrentHit,
    /// It is selected, or the occurrence at the cursor.
    Selected,
}

/// How a run looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// What it is by its structure.
    pub(super) structure: Structure,
    /// The innermost passage.
    pub(super) passage: Option<PassageIndex>,
    /// The passage around that.
    pub(super) outer: Option<PassageIndex>,
    /// Whether somebody else has a passage here.
    pub(super) other: bool,
    /// Why it is marked.
    pub(super) marked: Marked,
}

/// A stretch of one look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// Its bytes.
    pub(super) range: ByteRange,
    /// How it looks.
    pub(super) look: Look,
}

/// The runs of `window`: they partition it, and neighbours differ.
pub(super) fn runs(window: ByteRange, lights: &[(ByteRange, Light)]) -> Vec<Run> {
    let mut starts: Vec<(ByteRange, Light)> = lights
        .iter()
        .filter_map(|(range, light)| {
            let seen = range.intersection(window)?;
            // Passages keep their whole length: the shortest wins, not the one that shows least.
            Some((if matches!(light, Light::Passage(_)) { *range } else { seen }, *light))
        })
        .collect();
    starts.sort_by_key(|(range, _)| range.start);
    let mut borders: Vec<usize> = Vec::with_capacity(2 * starts.len() + 2);
    borders.extend([window.start.0, window.end.0]);
    borders.extend(starts.iter().flat_map(|(range, _)| [range.start.max(window.start).0, range.end.min(window.end).0]));
    borders.sort_unstable();
    borders.dedup();
    let (mut next, mut burning) = (0, Vec::new());
    let mut out: Vec<Run> = Vec::with_capacity(borders.len());
    for pair in borders.windows(2) {
        let range = ByteRange::new(pair[0], pair[1]);
        burning.retain(|(lit, _): &(ByteRange, Light)| lit.end > range.start);
        while next < starts.len() && starts[next].0.start <= range.start {
            burning.push(starts[next]);
            next += 1;
        }
        let look = look_of(&burning);
        match out.last_mut() {
            Some(last) if last.look == look => last.range.end = range.end,
            _ => out.push(Run { range, look }),
        }
    }
    out
}

fn look_of(burning: &[(ByteRange, Light)]) -> Look {
    let mut look = Look::default();
    let (mut inner, mut around) = (usize::MAX, usize::MAX);
    for (range, light) in burning {
        match light {
            Light::Structure(structure) => look.structure = look.structure.max(*structure),
            Light::Other => look.other = true,
            Light::Mark(marked) => look.marked = look.marked.max(*marked),
            Light::Passage(index) if range.len() < inner => {
                (look.outer, around) = (look.passage, inner);
                (look.passage, inner) = (Some(*index), range.len());
            }
            Light::Passage(index) if range.len() < around => (look.outer, around) = (Some(*index), range.len()),
            Light::Passage(_) => {}
        }
    }
    look
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(window: (usize, usize), lights: &[(usize, usize, Light)]) -> Vec<(usize, usize, Look)> {
        let lights: Vec<_> = lights.iter().map(|(from, to, light)| (ByteRange::new(*from, *to), *light)).collect();
        let runs = runs(ByteRange::new(window.0, window.1), &lights);
        runs.into_iter().map(|run| (run.range.start.0, run.range.end.0, run.look)).collect()
    }

    #[test]
    fn the_innermost_passage_wins_and_the_outer_is_remembered() {
        let plain = Look::default();
        let outer = Look { passage: Some(0), ..plain };
        let nested = Look { passage: Some(1), outer: Some(0), ..plain };
        assert_eq!(
            shown((0, 20), &[(2, 15, Light::Passage(0)), (5, 9, Light::Passage(1))]),
            [(0, 2, plain), (2, 5, outer), (5, 9, nested), (9, 15, outer), (15, 20, plain)]
        );
    }

    #[test]
    fn a_long_passage_that_shows_little_stays_the_outer_one() {
        let nested = Look { passage: Some(1), outer: Some(0), ..Look::default() };
        let runs = shown((100, 110), &[(0, 103, Light::Passage(0)), (90, 120, Light::Passage(1))]);
        assert_eq!(runs[0], (100, 103, nested));
    }

    #[test]
    fn the_selection_is_stronger_than_a_hit() {
        let marked = |marked| Look { marked, ..Look::default() };
        assert_eq!(
            shown((0, 9), &[(0, 6, Light::Mark(Marked::Selected)), (3, 9, Light::Mark(Marked::Hit))]),
            [(0, 6, marked(Marked::Selected)), (6, 9, marked(Marked::Hit))]
        );
    }

    fn any_light() -> impl Strategy<Value = (usize, usize, Light)> {
        let light = prop_oneof![
            (0usize..5).prop_map(Light::Passage),
            Just(Light::Other),
            Just(Light::Mark(Marked::Hit)),
            Just(Light::Structure(Structure::Heading)),
        ];
        (0usize..60, 1usize..30, light).prop_map(|(start, length, light)| (start, start + length, light))
    }

    proptest! {
        #[test]
        fn runs_partition_the_window_and_differ(
            from in 0usize..40,
            length in 1usize..40,
            lights in proptest::collection::vec(any_light(), 0..12),
        ) {
            let runs = shown((from, from + length), &lights);
            prop_assert_eq!(runs[0].0, from);
            prop_assert_eq!(runs[runs.len() - 1].1, from + length);
            for pair in runs.windows(2) {
                prop_assert_eq!(pair[0].1, pair[1].0);
                prop_assert_ne!(pair[0].2, pair[1].2);
            }
            for (at, look) in runs.iter().flat_map(|(start, end, look)| (*start..*end).map(move |at| (at, look))) {
                let here = |light: &&(usize, usize, Light)| light.0 <= at && at < light.1;
                let lit = |wanted: Light| lights.iter().filter(here).any(|light| light.2 == wanted);
                prop_assert_eq!(look.other, lit(Light::Other));
                prop_assert_eq!(look.marked == Marked::Hit, lit(Light::Mark(Marked::Hit)));
                let passages = lights.iter().filter(here).filter(|light| matches!(light.2, Light::Passage(_)));
                let shortest = passages.min_by_key(|light| light.1 - light.0);
                prop_assert_eq!(shortest.is_some(), look.passage.is_some());
            }
        }
    }
}
