use proptest::prelude::*;

use super::*;
use crate::annotation::sample::{annotation, any_edit, any_layer, id, layer, tag};

fn ids(found: &[&Annotation]) -> String {
    found.iter().map(|one| one.id.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn looks_up_by_place() {
    let mut lost = annotation("lost", 40..40, &["x"]);
    lost.state = AnchorState::Orphan;
    let layer = layer(vec![
        annotation("b", 5..9, &["x"]),
        lost,
        annotation("a", 5..20, &["x", "y"]),
        annotation("whole", 0..40, &[]),
        annotation("late", 30..33, &["y"]),
    ]);
    assert_eq!(ids(&layer.annotations().iter().map(|one| &**one).collect::<Vec<_>>()), "whole a b late lost");
    for (range, found) in [(0..5, "whole"), (8..9, "whole a b"), (9..31, "whole a late"), (39..90, "whole"), (7..7, "")]
    {
        assert_eq!(ids(&layer.overlapping(range.clone().into())), found, "{range:?}");
    }
    assert_eq!(ids(&layer.at(ByteOffset(5))), "b a whole");
    assert_eq!(layer.next_after(ByteOffset(5), |_| true).unwrap().id, id("late"));
    assert_eq!(layer.next_after(ByteOffset(30), |_| true), None, "an orphan is nowhere");
    assert_eq!(layer.last_before(ByteOffset(30), |one| one.tags.contains(&tag("x"))).unwrap().id, id("b"));
    assert_eq!(layer.last_before(ByteOffset(0), |_| true), None);
    assert_eq!(layer.counts(), HashMap::from([(tag("x"), 3), (tag("y"), 2)]));
}

#[test]
fn an_edit_that_does_not_fit_changes_nothing() {
    let mut changed = layer(vec![annotation("a", 0..3, &[])]);
    let before = changed.clone();
    assert_eq!(changed.apply(Edit::Insert(annotation("a", 5..6, &[]))), Err(EditError::Exists(id("a"))));
    assert_eq!(changed.apply(Edit::Remove(id("b"))), Err(EditError::Unknown(id("b"))));
    assert_eq!(changed.apply(Edit::Replace(annotation("b", 0..1, &[]))), Err(EditError::Unknown(id("b"))));
    let some = vec![Edit::Insert(annotation("b", 1..2, &[])), Edit::Remove(id("a")), Edit::Remove(id("c"))];
    assert_eq!(changed.apply_all(some), Err(EditError::Unknown(id("c"))));
    assert_eq!(changed, before);
}

proptest! {
    #[test]
    fn look_ups_are_what_a_scan_finds(layer in any_layer(), edits in prop::collection::vec(any_edit(), 0..8),
                                      start in 0..90usize, len in 0..30usize) {
        let mut layer = layer;
        for edit in edits {
            let _ = layer.apply(edit);
        }
        let all: Vec<&Annotation> = layer.annotations().iter().map(|one| &**one).collect();
        prop_assert!(all.is_sorted_by_key(|one| (one.range.start, one.id.clone())));
        let placed = || all.iter().copied().filter(|one| one.state != AnchorState::Orphan);
        let range = ByteRange::new(start, start + len);
        let scan: Vec<_> = placed().filter(|one| one.range.intersection(range).is_some()).collect();
        prop_assert_eq!(layer.overlapping(range), scan);

        let at = range.start;
        let mut scan: Vec<_> = placed().filter(|one| one.range.contains(at)).collect();
        scan.sort_by_key(|one| one.range.len());
        prop_assert_eq!(layer.at(at), scan);

        let keep = |one: &Annotation| one.tags.contains(&tag("t1"));
        prop_assert_eq!(layer.next_after(at, keep), placed().find(|one| one.range.start > at && keep(one)));
        let before = placed().rfind(|one| one.range.start < at && keep(one));
        prop_assert_eq!(layer.last_before(at, keep), before);
        prop_assert!(layer.orphans().eq(all.iter().copied().filter(|one| one.state == AnchorState::Orphan)));
        for one in all {
            prop_assert_eq!(layer.get(&one.id), Some(one));
        }
    }

    #[test]
    fn the_inverse_takes_an_edit_back(layer in any_layer(), edit in any_edit()) {
        let mut changed = layer.clone();
        if let Ok(inverse) = changed.apply(edit) {
            prop_assert!(changed.apply(inverse).is_ok());
        }
        prop_assert_eq!(changed, layer);
    }
}
