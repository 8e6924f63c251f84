//! The lanes left of the text: each passage runs as a bar from its first row to its last, beside those that share a row
//! with it.
//!
//! A passage must not change its lane while the text scrolls. Lanes are therefore given out over whole paragraphs, from
//! one that no passage runs into: the result depends on the text and the measure alone, not on the window. (A passage
//! that began more than [`REACH`] bytes before the window is taken as beginning there.)

use crate::text::wrap::{self, Row, WrapOptions};
use crate::text::{ByteOffset, ByteRange, Text};

/// How many lanes there are at most.
pub(super) const LANES: usize = 4;
/// How far back from the window paragraphs are looked at.
const REACH: usize = 16 * 1024;

/// The first and the last row of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    /// The first row.
    pub(super) first: usize,
    /// The last row.
    pub(super) last: usize,
}

/// What stands in a lane on a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LaneCell {
    /// The passage of that index begins.
    Start(usize),
    /// It goes on.
    Bar(usize),
    /// It ends.
    End(usize),
}

/// The lanes of the visible rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lanes {
    /// For each visible row what stands in its lanes, the one beside the text first.
    pub(super) rows: Vec<[Option<LaneCell>; LANES]>,
    /// For each visible row whether more passages run there than there are lanes.
    pub(super) crowded: Vec<bool>,
}

/// The stretch whose passages decide the lanes of `window`: whole blocks back to one that no passage runs into.
/// `reaching` gives the start of the first passage that has a byte in a range.
pub(super) fn context(text: &Text, window: ByteRange, reaching: impl Fn(ByteRange) -> Option<ByteOffset>) -> ByteRange {
    let limit = window.start.0.saturating_sub(REACH);
    let mut start = wrap::block_at(text, window.start).start;
    while let Some(first) = reaching(ByteRange { start, end: window.end })
        && first < start
        && start.0 > limit
    {
        start = wrap::block_at(text, first.max(ByteOffset(limit))).start;
    }
    ByteRange { start, end: window.end }
}

/// The rows of whole blocks from `context`'s start to its end.
pub(super) fn context_rows(text: &Text, context: ByteRange, options: WrapOptions) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut at = context.start;
    loop {
        let block = wrap::block_at(text, at);
        rows.extend(wrap::rows(text, block, options));
        if block.end >= context.end || block.end <= at {
            return rows;
        }
        at = block.end;
    }
}

/// The rows that `range` runs over, of `rows` in order.
pub(super) fn extent(rows: &[Row], range: ByteRange) -> Extent {
    let row_of = |at: ByteOffset| rows.partition_point(|row| row.range.start <= at).saturating_sub(1);
    let last = ByteOffset(range.end.0.saturating_sub(1)).max(range.start);
    Extent { first: row_of(range.start), last: row_of(last) }
}

/// The lane of each passage: the lowest that is free on all its rows, given out in the order of `extents`; `None` when
/// `lanes` are not enough.
pub(super) fn assign(extents: &[Extent], lanes: usize) -> Vec<Option<usize>> {
    let mut taken: Vec<Vec<Extent>> = vec![Vec::new(); lanes];
    let place = |extent: &Extent| {
        let free = |lane: &Vec<Extent>| lane.iter().rev().all(|it| it.last < extent.first || extent.last < it.first);
        let lane = taken.iter().position(free)?;
        taken[lane].push(*extent);
        Some(lane)
    };
    extents.iter().map(place).collect()
}

/// What stands in the lanes of `count` rows from `first_row` on.
pub(super) fn lanes(extents: &[Extent], lanes: usize, first_row: usize, count: usize) -> Lanes {
    let mut out = Lanes { rows: vec![[None; LANES]; count], crowded: vec![false; count] };
    for (index, (extent, lane)) in extents.iter().zip(assign(extents, lanes.min(LANES))).enumerate() {
        let from = extent.first.max(first_row);
        let to = (extent.last + 1).min(first_row + count);
        for row in from..to {
            let cell = match row {
                _ if row == extent.first => LaneCell::Start(index),
                _ if row == extent.last => LaneCell::End(index),
                _ => LaneCell::Bar(index),
            };
            match lane {
                Some(lane) => out.rows[row - first_row][lane] = Some(cell),
                None => out.crowded[row - first_row] = true,
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn extents(pairs: &[(usize, usize)]) -> Vec<Extent> {
        pairs.iter().map(|(first, last)| Extent { first: *first, last: *last }).collect()
    }

    #[test]
    fn passages_that_share_a_row_stand_in_different_lanes() {
        for (pairs, expected) in [
            (vec![(0, 2), (3, 4)], vec![Some(0), Some(0)]),
            (vec![(0, 2), (2, 4)], vec![Some(0), Some(1)]),
            (vec![(0, 9), (1, 2), (3, 3), (3, 5)], vec![Some(0), Some(1), Some(1), Some(2)]),
            (vec![(0, 0); 6], vec![Some(0), Some(1), Some(2), Some(3), None, None]),
        ] {
            assert_eq!(assign(&extents(&pairs), LANES), expected, "{pairs:?}");
        }
    }

    #[test]
    fn bars_begin_and_end_with_their_passages() {
        let shown = lanes(&extents(&[(0, 4), (3, 3)]), LANES, 2, 4);
        let lane = |index: usize| shown.rows.iter().map(|row| row[index]).collect::<Vec<_>>();
        assert_eq!(lane(0), [Some(LaneCell::Bar(0)), Some(LaneCell::Bar(0)), Some(LaneCell::End(0)), None]);
        assert_eq!(lane(1), [None, Some(LaneCell::Start(1)), None, None]);
        assert_eq!(shown.crowded, [false; 4]);
    }

    #[test]
    fn what_finds_no_lane_is_told() {
        let shown = lanes(&extents(&[(0, 1), (1, 2)]), 1, 0, 3);
        assert_eq!(shown.crowded, [false, true, true]);
    }

    proptest! {
        #[test]
        fn no_lane_holds_two_passages_on_a_row(pairs in proptest::collection::vec((0usize..40, 0usize..12), 0..20)) {
            let mut pairs: Vec<_> = pairs.into_iter().map(|(first, more)| (first, first + more)).collect();
            pairs.sort_unstable();
            let extents = extents(&pairs);
            let assigned = assign(&extents, LANES);
            for (index, extent) in extents.iter().enumerate().filter(|(index, _)| assigned[*index].is_none()) {
                let shares = |other: &Extent| other.first <= extent.last && extent.first <= other.last;
                let earlier = (0..index).filter(|other| assigned[*other].is_some() && shares(&extents[*other]));
                prop_assert!(earlier.count() >= LANES);
            }
            for row in 0..60 {
                let here = |index: &usize| extents[*index].first <= row && row <= extents[*index].last;
                let on_row: Vec<usize> = (0..extents.len()).filter(here).collect();
                let mut used: Vec<usize> = on_row.iter().filter_map(|index| assigned[*index]).collect();
                used.sort_unstable();
                let count = used.len();
                used.dedup();
                prop_assert_eq!(used.len(), count);
            }
        }
    }
}
