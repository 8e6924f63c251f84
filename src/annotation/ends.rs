//! Finding, in a list ordered by start, what reaches past a place, at the cost of what is found.

/// The ends of a list of ranges as a tree of maxima: node 1 is the top, nodes `2n` and `2n + 1` are below node `n`, and
/// the leaves are the ranges in order. A branch whose maximum is too small is never entered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ends {
    maxima: Vec<usize>,
    leaves: usize,
}

impl Ends {
    /// The tree over `ends`, in the order of their ranges.
    pub(super) fn new(ends: impl ExactSizeIterator<Item = usize>) -> Ends {
        let leaves = ends.len().next_power_of_two();
        let mut maxima = vec![0; 2 * leaves];
        for (leaf, end) in maxima[leaves..].iter_mut().zip(ends) {
            *leaf = end;
        }
        for node in (1..leaves).rev() {
            maxima[node] = maxima[2 * node].max(maxima[2 * node + 1]);
        }
        Ends { maxima, leaves }
    }

    /// The places before `before` whose end is after `after`, ascending.
    pub(super) fn past(&self, before: usize, after: usize) -> Vec<usize> {
        let mut found = Vec::new();
        let mut waiting = vec![(1, 0, self.leaves)];
        while let Some((node, first, width)) = waiting.pop() {
            if first >= before || self.maxima.get(node).is_none_or(|end| *end <= after) {
                continue;
            }
            if width == 1 {
                found.push(first);
            } else {
                let half = width / 2;
                waiting.push((2 * node + 1, first + half, half));
                waiting.push((2 * node, first, half));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_reaches_past() {
        let ends = Ends::new([90, 5, 7, 30, 12].into_iter());
        for (before, after, found) in [
            (5, 0, vec![0, 1, 2, 3, 4]),
            (5, 7, vec![0, 3, 4]),
            (3, 6, vec![0, 2]),
            (0, 0, vec![]),
            (5, 90, vec![]),
            (99, 89, vec![0]),
        ] {
            assert_eq!(ends.past(before, after), found, "{before} {after}");
        }
        assert!(Ends::new([].into_iter()).past(9, 0).is_empty());
        assert!(Ends::default().past(9, 0).is_empty());
    }
}
