use super::*;
use crate::annotation::sample::{annotation, id, layer, tag};
use crate::text::CharRange;

const TEXT: &str = "Xã Hòa Bình\ncòn nhiều khó khăn trong sản xuất";

fn maker(name: &str) -> Maker {
    Maker { id: id(name), created: "2026-11-23T15:04:05+07:00".parse().unwrap(), context: 6, source: None }
}

fn find(part: &str) -> ByteRange {
    let start = TEXT.find(part).unwrap();
    ByteRange::new(start, start + part.len())
}

#[test]
fn anchors_keep_context_on_grapheme_borders() {
    let text = Text::from(TEXT);
    let made = anchor(&text, find("khó khăn"), 6);
    assert_eq!(
        made,
        Anchor {
            range: CharRange::new(22, 30),
            quote: "khó khăn".into(),
            prefix: "nhiều ".into(),
            suffix: " trong".into()
        }
    );
    let whole = anchor(&text, text.full_range(), 6);
    assert_eq!((whole.prefix.as_str(), whole.suffix.as_str()), ("", ""));
    let start = anchor(&text, find("còn"), 4);
    assert_eq!((start.prefix.as_str(), start.suffix.as_str()), ("ình\n", " nhi"));

    // Decomposed letters: "ề" is three code points, and is kept whole or left out.
    let apart = Text::from("nhie\u{302}\u{300}u | nhie\u{302}\u{300}u");
    let bar = ByteRange::new(10, 11);
    assert_eq!(apart.slice(bar), "|");
    for (context, prefix, suffix) in [
        (0, "", ""),
        (3, "u ", " nh"),
        (4, "u ", " nhi"),
        (5, "e\u{302}\u{300}u ", " nhi"),
        (6, "ie\u{302}\u{300}u ", " nhi"),
    ] {
        let made = anchor(&apart, bar, context);
        assert_eq!((made.prefix.as_str(), made.suffix.as_str()), (prefix, suffix), "{context}");
    }
}

#[test]
fn the_same_passage_gets_another_tag() {
    let text = Text::from(TEXT);
    let mut layer = layer(Vec::new());
    let passage = find("khó khăn");
    let edits = add_tag(&text, &layer, passage, &tag("x"), maker("a"));
    assert_eq!(edits.len(), 1);
    layer.apply_all(edits).unwrap();
    assert_eq!(add_tag(&text, &layer, passage, &tag("x"), maker("b")), []);
    layer.apply_all(add_tag(&text, &layer, passage, &tag("y"), maker("b"))).unwrap();
    assert_eq!(layer.annotations().len(), 1);
    assert_eq!(layer.annotations()[0].tags, [tag("x"), tag("y")]);
    layer.apply_all(add_tag(&text, &layer, find("khó"), &tag("x"), maker("b"))).unwrap();
    assert_eq!(layer.annotations().len(), 2, "another passage, though it overlaps");
    assert_eq!(add_tag(&text, &layer, ByteRange::new(3, 3), &tag("x"), maker("c")), []);
}

#[test]
fn a_passage_is_widened_to_graphemes() {
    let text = Text::from("o\u{302}ng");
    let edits = add_tag(&text, &layer(Vec::new()), ByteRange::new(1, 4), &tag("x"), maker("a"));
    let [Edit::Insert(made)] = &edits[..] else { panic!("{edits:?}") };
    assert_eq!((made.range, made.anchor.quote.as_str()), (ByteRange::new(0, 4), "o\u{302}n"));
}

#[test]
fn all_occurrences_are_one_step() {
    let text = Text::from(TEXT);
    let has = annotation("a", find("khó").as_range(), &["x"]);
    let layer = layer(vec![has]);
    let mut count = 0;
    let ranges = [find("còn"), find("khó"), find("còn"), find("sản")];
    let edits = add_tag_to_all(&text, &layer, &ranges, &tag("x"), || {
        count += 1;
        maker(&format!("n{count}"))
    });
    let places: Vec<_> = edits.iter().map(|edit| matches!(edit, Edit::Insert(one) if one.tags == [tag("x")])).collect();
    assert_eq!(places, [true, true]);
    assert!(layer.clone().apply_all(edits).is_ok());
}

#[test]
fn tags_and_a_note_come_together() {
    let text = Text::from(TEXT);
    let note = |text: &str| Some(text.to_owned());
    let mut layer = layer(Vec::new());
    assert_eq!(annotate(&text, &layer, find("khó"), &[], note(" \n"), maker("a")), []);
    layer.apply_all(annotate(&text, &layer, find("khó"), &[], note("xem lại"), maker("a"))).unwrap();
    assert_eq!(layer.annotations()[0].tags, []);
    layer.apply_all(annotate(&text, &layer, find("khó"), &[tag("x"), tag("x")], None, maker("b"))).unwrap();
    let only = &layer.annotations()[0];
    assert_eq!((&only.tags[..], only.note.as_deref()), (&[tag("x")][..], Some("xem lại")));
}

#[test]
fn an_annotation_goes_with_its_last_tag_or_note() {
    let tagged = annotation("a", 0..3, &["x", "y"]);
    assert_eq!(remove_tag(&tagged, &tag("z")), []);
    assert_eq!(remove_tag(&tagged, &tag("x")), [Edit::Replace(annotation("a", 0..3, &["y"]))]);
    let last = annotation("a", 0..3, &["x"]);
    assert_eq!(remove_tag(&last, &tag("x")), [Edit::Remove(id("a"))]);
    assert_eq!(set_note(&last, None), []);
    let noted = Annotation { note: Some("xem lại".into()), ..last };
    assert!(matches!(&remove_tag(&noted, &tag("x"))[..], [Edit::Replace(one)] if one.tags.is_empty()));
    let note_alone = Annotation { tags: Vec::new(), ..noted };
    assert_eq!(set_note(&note_alone, Some(" ".into())), [Edit::Remove(id("a"))]);
    assert_eq!(retag(&tagged, vec![tag("y"), tag("x"), tag("y")]), [Edit::Replace(annotation("a", 0..3, &["y", "x"]))]);
}

#[test]
fn a_tag_is_replaced_everywhere() {
    let mut layer = layer(vec![
        annotation("a", 0..3, &["x", "z"]),
        annotation("b", 4..5, &["x", "y"]),
        annotation("c", 6..7, &["z"]),
        annotation("d", 8..9, &["x"]),
    ]);
    layer.apply(Edit::SetArticleTags(vec![tag("x")])).unwrap();
    let mut merged = layer.clone();
    merged.apply_all(replace_tag_everywhere(&layer, &tag("x"), Some(&tag("y")))).unwrap();
    let tags = |layer: &Layer| -> Vec<Vec<TagId>> { layer.annotations().iter().map(|one| one.tags.clone()).collect() };
    assert_eq!(tags(&merged), [vec![tag("y"), tag("z")], vec![tag("y")], vec![tag("z")], vec![tag("y")]]);
    assert_eq!(merged.article_tags(), [tag("y")]);
    let mut dropped = layer.clone();
    dropped.apply_all(replace_tag_everywhere(&layer, &tag("x"), None)).unwrap();
    assert_eq!(tags(&dropped), [vec![tag("z")], vec![tag("y")], vec![tag("z")]]);
    assert_eq!(dropped.article_tags(), []);
}

#[test]
fn moved_bounds_make_a_fresh_anchor() {
    let text = Text::from(TEXT);
    let old = annotation("a", find("khó").as_range(), &["x"]);
    let edits = move_bounds(&text, &old, find("khó khăn"), 6);
    let [Edit::Replace(moved)] = &edits[..] else { panic!("{edits:?}") };
    assert_eq!((moved.range, moved.anchor.quote.as_str()), (find("khó khăn"), "khó khăn"));
    assert_eq!(move_bounds(&text, moved, find("khó khăn"), 6), []);
    assert_eq!(move_bounds(&text, moved, ByteRange::new(0, 0), 6), []);
    let unsure = Annotation { state: AnchorState::Uncertain, ..old.clone() };
    assert_eq!(move_bounds(&text, &unsure, old.range, 6).len(), 1, "the same bounds confirm");
}
