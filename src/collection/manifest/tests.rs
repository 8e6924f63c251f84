use super::*;
use crate::colour::Rgb;

const FILE: &str = "\u{FEFF}# Bộ sưu tập\r
[collection]\r
name = \"Báo cáo xã\"\r
language = \"vi\"\r
include = [\"**/*.txt\"]\r
exclude = [\"nháp/**\"]\r
order = \"date\"\r
\r
[[tag]]\r
id = \"kho-khan\"\r
label = \"Khó khăn, hạn chế\"\r
colour = \"#e69f00\"\r
key = \"k\"\r
description = \"\"\"\r
Điều cản trở.\r
Không gồm lời hứa.\"\"\"\r
examples = [\"còn nhiều khó khăn\"]\r
\r
[[tag]]\r
id = \"von\"\r
label = \"Thiếu vốn\"\r
parent = \"kho-khan\"\r
key = 7\r
\r
[keys]\r
x = \"quit\"\r
";

#[test]
fn reads_every_key() {
    let (manifest, problems) = parse(FILE);
    assert_eq!(problems, []);
    assert_eq!((manifest.name.as_deref(), manifest.language.as_deref()), (Some("Báo cáo xã"), Some("vi")));
    assert_eq!(
        (&manifest.include[..], &manifest.exclude[..]),
        (&["**/*.txt".to_owned()][..], &["nháp/**".to_owned()][..])
    );
    assert_eq!(manifest.order.as_deref(), Some("date"));
    let [first, second] = manifest.codebook.tags() else { panic!("{manifest:?}") };
    assert_eq!(
        (first.label.as_str(), first.colour, first.key),
        ("Khó khăn, hạn chế", Some(Rgb(0xe6, 0x9f, 0)), Some('k'))
    );
    assert_eq!(first.description, "Điều cản trở.\nKhông gồm lời hứa.");
    assert_eq!(first.examples, ["còn nhiều khó khăn"]);
    assert_eq!((second.parent.as_ref(), second.key), (Some(&first.id), Some('7')));
    assert_eq!(parse(""), (Manifest::default(), vec![]));
}

#[test]
fn reports_what_makes_no_sense() {
    for (source, found) in [
        ("ê = ", vec![(1, 1, "")]),
        ("[[tag]]\nid = \"a\"\n[[tag]]\nid = \"a\"", vec![(4, 6, "a")]),
        ("[[tag]]\nid = \"Khó\"", vec![(2, 6, "Khó")]),
        ("[[tag]]\nlabel = \"Khó\"", vec![(1, 1, "")]),
        ("[[tag]]\nid = \"a\"\nlabel = \"…\"\nmau = 1", vec![(3, 9, "tag.label"), (4, 1, "")]),
        (
            "[[tag]]\nid = \"a\"\ncolour = \"đỏ\"\nkey = \"ab\"\nexamples = [1, \"b\"]",
            vec![(3, 10, "tag.colour"), (4, 7, "tag.key"), (5, 12, "tag.examples")],
        ),
        ("[[tag]]\nid = \"a\"\nparent = \"x\"\n[[tag]]\nid = \"b\"\nparent = \"x\"", vec![(3, 10, "x"), (6, 10, "x")]),
        ("[[tag]]\nid = \"a\"\nparent = \"b\"\n[[tag]]\nid = \"b\"\nparent = \"a\"", vec![(6, 10, "b")]),
        ("[[tag]]\nid = \"a\"\nkey = \"1\"\n[[tag]]\nid = \"b\"\nkey = \"1\"", vec![(5, 6, "1")]),
        ("collection = 1\ntag = 2", vec![(1, 14, "collection"), (2, 7, "tag")]),
        ("[collection]\norder = \"size\"\nunknown = 1", vec![(2, 9, "collection.order"), (3, 1, "collection.unknown")]),
        ("[collection]\nname = 5 # ê\ninclude = \"*\"", vec![(2, 8, "collection.name"), (3, 11, "collection.include")]),
    ] {
        let (_, problems) = parse(source);
        let places: Vec<_> = problems.iter().map(|one| (one.line, one.column)).collect();
        assert_eq!(
            places,
            found.iter().map(|(line, column, _)| (*line, *column)).collect::<Vec<_>>(),
            "{source}: {problems:?}"
        );
        for (problem, (.., subject)) in problems.iter().zip(found) {
            assert!(subject.is_empty() || problem.subject == subject, "{problem:?}");
            assert!(problem.explain(Lang::Vi).place.is_some());
        }
    }
}

#[test]
fn uses_what_can_be_used() {
    let (manifest, problems) =
        parse("[[tag]]\nid = \"a\"\nlabel = 5\nexamples = [1, \"b\"]\n[[tag]]\nid = \"\"\n[[tag]]\nid = \"c\"");
    assert_eq!(problems.len(), 3);
    let labels: Vec<_> = manifest.codebook.tags().iter().map(|tag| tag.label.as_str()).collect();
    assert_eq!((labels, &manifest.codebook.tags()[0].examples[..]), (vec!["a", "c"], &["b".to_owned()][..]));
}
