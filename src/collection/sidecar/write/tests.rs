use std::process::Command;

use proptest::prelude::*;

use super::*;
use crate::annotation::{Anchor, Annotation, AnnotationId, Annotator, Edit};
use crate::text::{ByteRange, CharRange};

fn header() -> Header {
    Header { file: "bai-01.txt".into(), hash: TextHash([7; 32]), length: 4540 }
}

fn tag(text: &str) -> TagId {
    TagId::new(text).unwrap()
}

fn annotation(id: &str, start: usize) -> Annotation {
    Annotation {
        id: AnnotationId::new(id).unwrap(),
        tags: vec![tag("kho-khan")],
        range: ByteRange::new(start, start + 3),
        state: Default::default(),
        anchor: Anchor {
            range: CharRange::new(start, start + 3),
            quote: "khó".into(),
            prefix: "trước ".into(),
            suffix: " khăn".into(),
        },
        note: None,
        source: None,
        created: "2026-11-23T15:04:05+07:00".parse().ok(),
    }
}

fn layer(annotations: Vec<Annotation>) -> Layer {
    Layer::with(Annotator::new("lan").unwrap(), Vec::new(), None, annotations)
}

/// The layer that a file holds, without a text to look in.
fn layer_of(source: &str) -> Layer {
    let sidecar = read(source).unwrap();
    let annotations = sidecar.annotations.iter().map(|filed| Annotation {
        tags: filed.tags.clone(),
        range: ByteRange::new(filed.anchor.range.start.0, filed.anchor.range.end.0),
        anchor: filed.anchor.clone(),
        note: filed.note.clone(),
        source: filed.source.clone(),
        created: filed.created,
        ..annotation(filed.id.as_str(), 0)
    });
    Layer::with(Annotator::new("lan").unwrap(), sidecar.tags.clone(), sidecar.note.clone(), annotations.collect())
}

/// What is written when `edits` are made to a layer loaded from `base` while the file became `disk`.
fn after(base: &str, disk: &str, edits: Vec<Edit>) -> Option<String> {
    let mut layer = layer_of(base);
    layer.apply_all(edits).unwrap();
    write(disk, Some(&read(base).unwrap()), &layer, &header()).unwrap()
}

fn with_note(annotation: Annotation, note: &str) -> Edit {
    Edit::Replace(Annotation { note: Some(note.into()), ..annotation })
}

/// A file of annotations `a` at 10, `b` at 20, `c` at 30.
fn three() -> String {
    let layer = layer(vec![annotation("a", 10), annotation("b", 20), annotation("c", 30)]);
    write("", None, &layer, &header()).unwrap().unwrap()
}

#[test]
fn a_new_file_has_the_fixed_layout() {
    let mut first = annotation("k3f9x2m7ab", 1523);
    first.note = Some("Dòng một\nDòng \"hai\"".into());
    first.source = Some("rule:kho-khan".into());
    let mut layer = layer(vec![Annotation { tags: vec![], created: None, ..annotation("zz", 1600) }, first]);
    layer.apply(Edit::SetArticleTags(vec![tag("hoi-nghi")])).unwrap();
    layer.apply(Edit::SetArticleNote(Some("Xem lại".into()))).unwrap();
    let expected = r#"format = 1

[article]
file = "bai-01.txt"
hash = "blake3:0707070707070707070707070707070707070707070707070707070707070707"
length = 4540
annotator = "lan"
tags = ["hoi-nghi"]
note = "Xem lại"

[[annotation]]
id = "k3f9x2m7ab"
tags = ["kho-khan"]
start = 1523
end = 1526
quote = "khó"
prefix = "trước "
suffix = " khăn"
note = """
Dòng một
Dòng "hai\""""
source = "rule:kho-khan"
created = 2026-11-23T15:04:05+07:00

[[annotation]]
id = "zz"
tags = []
start = 1600
end = 1603
quote = "khó"
prefix = "trước "
suffix = " khăn"
"#;
    assert_eq!(write("", None, &layer, &header()).unwrap().as_deref(), Some(expected));
    assert_eq!(write("\u{FEFF}\n", None, &layer, &header()).unwrap().as_deref(), Some(expected));
    assert_eq!(write("", None, &Layer::new(layer.annotator), &header()), Ok(None));
}

#[test]
fn no_change_writes_nothing() {
    let disk = three();
    assert_eq!(after(&disk, &disk, vec![]), None);
    let later = Header { hash: TextHash([8; 32]), length: 1, ..header() };
    assert_eq!(
        write(&disk, Some(&read(&disk).unwrap()), &layer_of(&disk), &later),
        Ok(None),
        "not for a new text alone"
    );
    assert_eq!(write(&disk, None, &layer_of(&disk), &header()), Ok(None), "not even without a base");
}

#[test]
fn one_change_changes_one_line() {
    let disk = three().replace("quote", "# mine\nweight = 0.5 # keep\nquote");
    for disk in [disk.clone(), disk.replace('\n', "\r\n"), format!("\u{FEFF}{disk}")] {
        let written = after(&disk, &disk, vec![with_note(annotation("b", 20), "x")]).unwrap();
        let mut lines: Vec<_> = written.split_inclusive('\n').collect();
        let place = lines.iter().position(|line| line.starts_with("note")).unwrap();
        let note = lines.remove(place);
        assert_eq!(lines.concat(), disk);
        assert!(lines[place - 1].starts_with("suffix"));
        assert_eq!(note.trim_end(), "note = \"x\"");
        assert_eq!(written.starts_with('\u{FEFF}'), disk.starts_with('\u{FEFF}'));
    }
}

#[test]
fn a_later_text_is_named_when_something_else_is_saved() {
    let disk = three();
    let mut layer = layer_of(&disk);
    layer.apply(Edit::Remove(AnnotationId::new("b").unwrap())).unwrap();
    let later = Header { hash: TextHash([8; 32]), length: 1, ..header() };
    let written = write(&disk, Some(&read(&disk).unwrap()), &layer, &later).unwrap().unwrap();
    assert!(written.contains("hash = \"blake3:0808") && written.contains("length = 1\n"));
    let blocks: Vec<_> = disk.split("\n\n").collect();
    assert_eq!(written.split("\n\n").skip(2).collect::<Vec<_>>(), [blocks[2], blocks[4]]);
}

#[test]
fn annotations_take_their_place() {
    let disk = format!("{}\n# cuối tệp\n", three());
    let at = |source: &str| -> Vec<(usize, String)> {
        let annotations = read(source).unwrap().annotations;
        annotations.iter().map(|filed| (filed.anchor.range.start.0, filed.id.to_string())).collect()
    };
    for (edits, order) in [
        (vec![Edit::Insert(annotation("n", 5)), Edit::Insert(annotation("m", 5))], "m n a b c"),
        (vec![Edit::Insert(annotation("n", 20))], "a b n c"),
        (vec![Edit::Insert(annotation("n", 99))], "a b c n"),
        (vec![Edit::Replace(annotation("a", 25))], "b a c"),
        (vec![Edit::Replace(annotation("c", 1)), Edit::Insert(annotation("n", 2))], "c n a b"),
        (vec![Edit::Remove(AnnotationId::new("a").unwrap())], "b c"),
    ] {
        let written = after(&disk, &disk, edits).unwrap();
        let found = at(&written);
        assert!(found.is_sorted());
        assert_eq!(found.iter().map(|(_, id)| &id[..]).collect::<Vec<_>>().join(" "), order);
        assert!(written.ends_with("\n\n# cuối tệp\n") && !written.contains("\n\n\n"), "{written}");
    }
}

#[test]
fn three_states_meet() {
    let base = three();
    let others = |edits| after(&base, &base, edits).unwrap();
    let b = AnnotationId::new("b").unwrap();
    let edited = |annotation: Annotation, tags: &str| Edit::Replace(Annotation { tags: vec![tag(tags)], ..annotation });
    let has = |source: &str| -> String {
        let annotations = read(source).unwrap().annotations;
        annotations
            .iter()
            .map(|one| format!("{}:{}:{} ", one.id, one.tags[0], one.note.clone().unwrap_or_default()))
            .collect()
    };
    for (disk, ours, result) in [
        (
            others(vec![Edit::Insert(annotation("x", 15))]),
            vec![Edit::Insert(annotation("y", 16))],
            "a:kho-khan: x:kho-khan: y:kho-khan: b:kho-khan: c:kho-khan: ",
        ),
        (others(vec![Edit::Remove(b.clone())]), vec![edited(annotation("a", 10), "t")], "a:t: c:kho-khan: "),
        (
            others(vec![Edit::Remove(b.clone())]),
            vec![edited(annotation("b", 20), "t")],
            "a:kho-khan: b:t: c:kho-khan: ",
        ),
        (
            others(vec![edited(annotation("b", 20), "t")]),
            vec![Edit::Remove(b.clone()), edited(annotation("a", 10), "u")],
            "a:u: b:t: c:kho-khan: ",
        ),
        (
            others(vec![edited(annotation("b", 20), "t")]),
            vec![with_note(annotation("b", 20), "n")],
            "a:kho-khan: b:t:n c:kho-khan: ",
        ),
        (
            others(vec![edited(annotation("b", 20), "t")]),
            vec![edited(annotation("b", 20), "u")],
            "a:kho-khan: b:u: c:kho-khan: ",
        ),
        (String::new(), vec![edited(annotation("b", 20), "u")], "a:kho-khan: b:u: c:kho-khan: "),
    ] {
        let written = after(&base, &disk, ours).unwrap();
        assert_eq!(has(&written), result);
    }
    let moved = others(vec![Edit::Replace(Annotation {
        anchor: Anchor { prefix: "khác ".into(), ..annotation("b", 21).anchor },
        ..annotation("b", 21)
    })]);
    let written = after(&base, &moved, vec![Edit::Replace(annotation("b", 22))]).unwrap();
    assert_eq!(read(&written).unwrap().annotations[1].anchor, annotation("b", 22).anchor, "an anchor is one thing");
}

#[test]
fn odd_things_stay() {
    let disk = three().replace("tags = [\"kho-khan\"]\nstart = 20", "tags = [\"Khó\", \"kho-khan\"]\nstart = 20")
        + "\n[[annotation]]\nwhat = 1\n\n[later]\nx = 1\n";
    let mut changed = annotation("b", 20);
    changed.tags.push(tag("moi"));
    let written = after(&disk, &disk, vec![Edit::Replace(changed), Edit::Insert(annotation("z", 40))]).unwrap();
    assert!(written.contains("tags = [\"kho-khan\", \"moi\", \"Khó\"]\n"));
    assert!(written.contains("[[annotation]]\nwhat = 1\n\n[[annotation]]\nid = \"z\""));
    assert!(written.ends_with("\n[later]\nx = 1\n"));
}

#[test]
fn other_layouts_are_written_too() {
    let disk = "annotation = [{ id = 'a', start = 10, end = 13, mine = 'x' }]\n";
    let written = after(disk, disk, vec![Edit::Insert(annotation("b", 5))]).unwrap();
    assert!(written.starts_with("format = 1\n"), "{written}");
    let sidecar = read(&written).unwrap();
    assert_eq!(sidecar.annotations.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["b", "a"]);
    assert_eq!(sidecar.annotator, Annotator::new("lan"));
    assert!(written.contains("mine = 'x'"));
}

#[test]
fn what_does_not_parse_is_never_rewritten() {
    let layer = layer(vec![annotation("a", 10)]);
    assert!(matches!(write("<<<<<<< HEAD\n", None, &layer, &header()), Err(WriteError::Broken(_))));
    assert!(matches!(write("format = 9\n", None, &layer, &header()), Err(WriteError::Broken(SidecarError::Format(9)))));
    assert!(matches!(write("annotation = 5\n", None, &layer, &header()), Err(WriteError::Layout)));
}

#[test]
fn a_tag_is_replaced_in_a_file() {
    let disk = three().replace("annotator = \"lan\"\n", "annotator = \"lan\"\ntags = [\"kho-khan\", \"x\"]\n");
    let disk = after(&disk, &disk, vec![with_note(annotation("c", 30), "giữ")]).unwrap();
    let written = retag(&disk, &tag("kho-khan"), Some(&tag("x"))).unwrap().unwrap();
    assert_eq!(written, disk.replace("\"kho-khan\", \"x\"", "\"x\"").replace("kho-khan", "x"));
    let dropped = read(&retag(&disk, &tag("kho-khan"), None).unwrap().unwrap()).unwrap();
    assert_eq!(dropped.annotations.iter().map(|one| (one.id.as_str(), one.tags.len())).collect::<Vec<_>>(), [("c", 0)]);
    assert_eq!(retag(&disk, &tag("y"), None), Ok(None));
}

#[test]
fn python_reads_the_same() {
    let mut nasty = annotation("a", 10);
    nasty.anchor.quote =
        "\"\"\"\\ '''\r\n\u{0}\u{1b}[31m\u{9b}\u{202e}\u{200b}🌾 nhie\u{302}\u{300}u\u{7f}\u{2028}".into();
    nasty.note = Some("một\r\n\"\"\"\"hai\"\"\"\n\\\n \u{feff}\u{e0041}\"".into());
    let source = write("", None, &layer(vec![nasty.clone()]), &header()).unwrap().unwrap();
    let script =
        "import sys,tomllib,json;json.dump(tomllib.loads(sys.argv[1])['annotation'][0],sys.stdout,default=str)";
    let python = Command::new("python3").args(["-c", script, &source]).output();
    let Some(output) = python.ok().filter(|output| output.status.success() || output.stderr.is_empty()) else {
        let has_tomllib =
            Command::new("python3").args(["-c", "import tomllib"]).status().is_ok_and(|status| status.success());
        assert!(!has_tomllib, "Python refuses what was written: {source}");
        eprintln!("skipped: no python3 with tomllib here");
        return;
    };
    let read: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(read["quote"].as_str(), Some(nasty.anchor.quote.as_str()));
    assert_eq!(read["note"].as_str(), nasty.note.as_deref());
    assert_eq!(read["created"].as_str(), Some("2026-11-23 15:04:05+07:00"));
}

fn any_text() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(vec![
            "\"",
            "\"\"\"",
            "'",
            "'''",
            "\\",
            "\n",
            "\r",
            "\r\n",
            "\t",
            "[[annotation]]\n",
            "# ",
            " ",
            "khó",
            "nhie\u{302}\u{300}u",
            "\u{0}",
            "\u{7f}",
            "\u{85}",
            "\u{9b}",
            "\u{202e}",
            "\u{200b}",
            "\u{feff}",
            "\u{2028}",
            "\u{e0041}",
            "🌾",
            "👩\u{200d}🌾",
        ]),
        0..6,
    )
    .prop_map(|parts| parts.concat())
}

fn any_annotation() -> impl Strategy<Value = Annotation> {
    (0..12u8, 0..40usize, any_text(), prop::option::of(any_text()), prop::collection::vec(0..3u8, 0..3)).prop_map(
        |(id, start, quote, note, tags)| {
            let mut made = annotation(&format!("a{id}"), start);
            made.anchor.quote = quote;
            made.note = note;
            made.tags = tags.into_iter().map(|name| tag(&format!("t{name}"))).collect();
            made.tags.dedup();
            made
        },
    )
}

fn any_layer() -> impl Strategy<Value = Layer> {
    prop::collection::vec(any_annotation(), 0..8).prop_map(layer)
}

proptest! {
    #[test]
    fn what_is_written_is_read(before in any_layer(), ours in any_layer(), crlf in any::<bool>()) {
        let empty = |text: &Option<String>| text.clone().unwrap_or_default();
        let base = empty(&write("", None, &before, &header()).unwrap());
        let base = if crlf { base.replace('\n', "\r\n") } else { base };
        let had_crlf = base.contains('\r');
        let base_read = read(&base).unwrap();
        let written = write(&base, Some(&base_read), &ours, &header()).unwrap().unwrap_or(base);
        let mut expected = Sidecar::of(&ours, &header()).annotations;
        let mut found = read(&written).unwrap().annotations;
        for list in [&mut expected, &mut found] {
            list.sort_by(|one, other| order(one).cmp(&order(other)));
        }
        prop_assert_eq!(found, expected);
        prop_assert_eq!(written.contains("\r\n"), had_crlf);
        prop_assert!(!written.replace("\r\n", "").contains('\r'));
        let again = write(&written, Some(&read(&written).unwrap()), &ours, &header());
        prop_assert_eq!(again, Ok(None));
        if !crlf && before.is_empty() {
            let fresh = write("", None, &layer_of(&written), &header()).unwrap();
            prop_assert_eq!(empty(&fresh), written);
        }
    }
}
