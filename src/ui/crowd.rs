//! Placing notes in a margin: each beside its row where it can be, pushed apart where they crowd.

/// A note to be placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Want {
    /// The row it belongs to.
    pub(super) row: u16,
    /// The rows it takes when shown whole, at least one.
    pub(super) rows: u16,
    /// Whether it is to be whole even if others must give way.
    pub(super) whole: bool,
}

/// Where a note stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Its first row.
    pub(super) row: u16,
    /// How many rows it has.
    pub(super) rows: u16,
}

/// Places `wants` (in the order of their rows) in `room` rows: in order, without overlap, each with at least one row.
/// Where there are too many, those farthest from the whole one are left out (`None`).
pub(super) fn place(wants: &[Want], room: u16) -> Vec<Option<Place>> {
    let mut places: Vec<Option<Place>> = wants
        .iter()
        .map(|want| {
            let rows = if want.whole { want.rows.min(room) } else { 1 };
            (rows > 0).then_some(Place { row: want.row, rows })
        })
        .collect();
    leave_out(wants, &mut places, room);
    let mut free = 0;
    for place in places.iter_mut().flatten() {
        place.row = place.row.max(free);
        free = place.row + place.rows;
    }
    let mut limit = room;
    for place in places.iter_mut().rev().flatten() {
        place.row = place.row.min(limit.saturating_sub(place.rows));
        limit = place.row;
    }
    let mut limit = room;
    for (want, place) in wants.iter().zip(&mut places).rev() {
        if let Some(place) = place {
            place.rows = want.rows.min(limit - place.row).max(1);
            limit = place.row;
        }
    }
    places
}

fn leave_out(wants: &[Want], places: &mut [Option<Place>], room: u16) {
    let middle = wants.iter().position(|want| want.whole).unwrap_or(0);
    let mut needed: usize = places.iter().flatten().map(|place| usize::from(place.rows)).sum();
    while needed > usize::from(room) {
        let kept = (0..places.len()).filter(|index| places[*index].is_some());
        let Some(farthest) = kept.max_by_key(|index| index.abs_diff(middle)) else { return };
        needed -= places[farthest].take().map_or(0, |place| usize::from(place.rows));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn placed(wants: &[(u16, u16, bool)], room: u16) -> Vec<Option<(u16, u16)>> {
        let wants: Vec<Want> =
            wants.iter().map(|(row, rows, whole)| Want { row: *row, rows: *rows, whole: *whole }).collect();
        place(&wants, room).into_iter().map(|place| place.map(|place| (place.row, place.rows))).collect()
    }

    #[test]
    fn notes_stand_beside_their_rows_and_give_way() {
        for (wants, room, expected) in [
            (vec![(2, 1, false), (7, 3, false)], 20, vec![Some((2, 1)), Some((7, 3))]),
            (vec![(2, 4, false), (4, 3, false)], 20, vec![Some((2, 2)), Some((4, 3))]),
            (vec![(2, 1, false), (2, 1, false), (2, 1, false)], 20, vec![Some((2, 1)), Some((3, 1)), Some((4, 1))]),
            (vec![(2, 4, true), (3, 3, false)], 20, vec![Some((2, 4)), Some((6, 3))]),
            (vec![(8, 1, false), (9, 3, true)], 10, vec![Some((6, 1)), Some((7, 3))]),
            (vec![(0, 1, true), (0, 1, false), (1, 1, false)], 2, vec![Some((0, 1)), Some((1, 1)), None]),
            (vec![(0, 9, true)], 2, vec![Some((0, 2))]),
            (vec![(0, 9, true)], 0, vec![None]),
        ] {
            assert_eq!(placed(&wants, room), expected, "{wants:?} in {room}");
        }
    }

    proptest! {
        #[test]
        fn notes_never_overlap_or_leave_the_room(
            mut wants in proptest::collection::vec((0u16..30, 1u16..6, any::<bool>()), 0..40),
            room in 0u16..30,
        ) {
            wants.sort_unstable();
            let mut free = 0;
            for (row, rows) in placed(&wants, room).into_iter().flatten() {
                prop_assert!(row >= free && rows >= 1 && row + rows <= room);
                free = row + rows;
            }
        }
    }
}
