use proptest::prelude::*;

use super::*;

const FILE: &str = r#"format = 1

[article]
file = "bai-01.txt"
hash = "blake3:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
length = 4540                      # code points
annotator = "lan"
tags = ["hoi-nghi"]                # tags of the whole article
note = "Đọc lại."

[[annotation]]
id = "k3f9x2m7ab"
tags = ["kho-khan"]
start = 1523
end = 1540
quote = "khó khăn, hạn chế"
prefix = "tập trung thảo luận những "
suffix = " trong triển khai nhiệm vụ"
note = "…"
source = "rule:kho-khan"
created = 2026-11-23T15:04:05+07:00
"#;

#[test]
fn reads_every_key() {
    let sidecar = read(FILE).unwrap();
    assert_eq!(sidecar.file.as_deref(), Some("bai-01.txt"));
    assert_eq!(sidecar.hash.map(|hash| (hash.0[0], hash.0[31])), Some((0x01, 0xef)));
    assert_eq!(sidecar.annotator, Annotator::new("lan"));
    assert_eq!((sidecar.tags.len(), sidecar.note.as_deref()), (1, Some("Đọc lại.")));
    let [filed] = &sidecar.annotations[..] else { panic!("{sidecar:?}") };
    assert_eq!(filed.id.as_str(), "k3f9x2m7ab");
    assert_eq!(filed.tags, [TagId::new("kho-khan").unwrap()]);
    assert_eq!(filed.anchor.range, CharRange::new(1523, 1540));
    assert_eq!(filed.anchor.quote, "khó khăn, hạn chế");
    assert_eq!(filed.anchor.prefix, "tập trung thảo luận những ");
    assert_eq!(filed.anchor.suffix, " trong triển khai nhiệm vụ");
    assert_eq!((filed.note.as_deref(), filed.source.as_deref()), (Some("…"), Some("rule:kho-khan")));
    assert_eq!(filed.created.map(|created| created.to_string()).as_deref(), Some("2026-11-23T15:04:05+07:00"));
    assert_eq!(sidecar.oddities, []);
    assert_eq!(read(&format!("\u{FEFF}{}", FILE.replace('\n', "\r\n"))).unwrap(), sidecar);
}

#[test]
fn refuses_what_it_can_not_use() {
    for (source, error) in [
        ("format = 2\n[[annotation]]\n", SidecarError::Format(2)),
        ("a = \"ê", SidecarError::Syntax { line: 1, column: 7, message: String::new() }),
        ("# ê\n\u{9}êê", SidecarError::Syntax { line: 2, column: 4, message: String::new() }),
        ("\u{FEFF}\r\n\r\na = 1\r\na = 2", SidecarError::Syntax { line: 4, column: 1, message: String::new() }),
        ("x = 1\nformat = \"một\"", SidecarError::Syntax { line: 2, column: 10, message: String::new() }),
        ("<<<<<<< HEAD\nformat = 1", SidecarError::Syntax { line: 1, column: 9, message: String::new() }),
    ] {
        match (read(source).unwrap_err(), error) {
            (SidecarError::Syntax { line, column, message }, SidecarError::Syntax { line: l, column: c, .. }) => {
                assert_eq!((line, column), (l, c), "{source:?} {message}");
                assert!(!message.is_empty());
            }
            (found, error) => assert_eq!(found, error),
        }
    }
}

#[test]
fn leaves_out_what_makes_no_sense() {
    let source = r#"article.tags = ["Sai", "dung", 5, "dung"]
[[annotation]]
id = "a"
start = 1
end = 0x2
created = "hôm qua"
tags = "không"
[[annotation]]
start = 1
end = 2
[[annotation]]
id = "b"
start = 2
end = 1
[[annotation]]
id = "c"
start = -1
end = 1
[[annotation]]
id = "a"
start = 5
end = 6
[[annotation]]
id = "d"
start = 5
end = 6
quote = 5
[[annotation]]
id = "e"
start = 5
end = 6
note = 7
"#;
    let (sidecar, numbers) = read_numbered(source).unwrap();
    let ids: Vec<_> = sidecar.annotations.iter().map(|filed| filed.id.as_str()).collect();
    assert_eq!((ids, numbers), (vec!["a", "e"], vec![0, 6]));
    assert_eq!(sidecar.tags, [TagId::new("dung").unwrap()]);
    assert_eq!(sidecar.annotations[0].anchor.range, CharRange::new(1, 2));
    let lines: Vec<_> = sidecar.oddities.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [1, 1, 6, 7, 8, 11, 15, 19, 23, 32], "{:?}", sidecar.oddities);
    assert_eq!(read("annotation = 5\narticle = 6").unwrap().oddities.len(), 2);
    assert_eq!(read("annotation = [{id = 'a', start = 1, end = 2}]").unwrap().annotations.len(), 1);
}

proptest! {
    #[test]
    fn never_panics(parts in prop::collection::vec(prop_oneof![
        Just("[[annotation]]\n".to_owned()), Just("id = ".to_owned()), Just("\"a\"\n".to_owned()), Just("start=1\nend=2\n".to_owned()),
        Just("[article]\n".to_owned()), Just("tags = [".to_owned()), Just("]\n".to_owned()), Just("\"\"\"".to_owned()),
        "\\PC{0,4}",
    ], 0..20)) {
        let source = parts.concat();
        if let Err(SidecarError::Syntax { line, column, .. }) = read(&source) {
            let text = source.lines().nth(line - 1).unwrap_or_default();
            prop_assert!(column <= text.chars().count() + 2);
        }
    }
}
