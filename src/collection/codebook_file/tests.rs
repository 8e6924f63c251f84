use proptest::prelude::*;

use super::*;
use crate::colour::Rgb;

const FILE: &str = "\
# Của tổ biên tập
[collection]
name = \"Tin xã\" # tên

# Hay gặp nhất
[[tag]]
id = \"kho-khan\" # đừng đổi
label = \"Khó khăn\"
weight = 3

[[tag]]
id = 'von'
parent = \"kho-khan\"
key = \"v\"

[[rule]]
id = \"r\"
";

fn id(text: &str) -> TagId {
    TagId::new(text).unwrap()
}

#[test]
fn one_change_changes_one_line() {
    use CodebookEdit::*;
    for (edit, from, to) in [
        (
            Rename(id("kho-khan"), "Hạn chế \"lớn\"".into()),
            "label = \"Khó khăn\"\n",
            "label = \"Hạn chế \\\"lớn\\\"\"\n",
        ),
        (Rename(id("von"), "Vốn".into()), "id = 'von'\n", "id = 'von'\nlabel = \"Vốn\"\n"),
        (Recolour(id("von"), Some(Rgb(1, 2, 3))), "id = 'von'\n", "id = 'von'\ncolour = \"#010203\"\n"),
        (Recolour(id("von"), None), "", ""),
        (SetKey(id("von"), None), "key = \"v\"\n", ""),
        (SetKey(id("von"), Some('w')), "key = \"v\"\n", "key = \"w\"\n"),
        (Reparent(id("von"), None), "parent = \"kho-khan\"\n", ""),
        (
            Describe(id("von"), "Một\nhai".into()),
            "key = \"v\"\n",
            "key = \"v\"\ndescription = \"\"\"\nMột\nhai\"\"\"\n",
        ),
        (
            Create(Tag::new(id("moi"), "Mới")),
            "key = \"v\"\n",
            "key = \"v\"\n\n[[tag]]\nid = \"moi\"\nlabel = \"Mới\"\n",
        ),
        (Remove(id("von")), "[[tag]]\nid = 'von'\nparent = \"kho-khan\"\nkey = \"v\"\n\n", ""),
    ] {
        for crlf in [false, true] {
            let as_file =
                |text: &str| if crlf { format!("\u{FEFF}{}", text.replace('\n', "\r\n")) } else { text.to_owned() };
            assert_eq!(apply(&as_file(FILE), &edit), Ok(as_file(&FILE.replacen(from, to, 1))), "{edit:?}");
        }
    }
}

#[test]
fn changes_of_the_tree_touch_other_tags() {
    let moved = apply(FILE, &CodebookEdit::SetKey(id("kho-khan"), Some('v'))).unwrap();
    assert!(moved.contains("label = \"Khó khăn\"\nkey = \"v\"\n") && moved.matches("key").count() == 1);
    let removed = apply(FILE, &CodebookEdit::Remove(id("kho-khan"))).unwrap();
    assert!(
        !removed.contains("parent") && !removed.contains("Hay gặp") && removed.contains("\n\n[[tag]]\nid = 'von'\nkey")
    );
    let merged = apply(FILE, &CodebookEdit::Merge(id("kho-khan"), id("von"))).unwrap();
    assert_eq!(manifest::parse(&merged).0.codebook.tags().len(), 1);
}

#[test]
fn a_new_file_is_small() {
    let mut tag = Tag::new(id("a"), "Nhãn a");
    tag.examples = vec!["một".into(), "hai".into()];
    let expected = "[[tag]]\nid = \"a\"\nlabel = \"Nhãn a\"\nexamples = [\"một\", \"hai\"]\n";
    assert_eq!(apply("", &CodebookEdit::Create(tag.clone())).as_deref(), Ok(expected));
    let commented = format!("# Bộ nhãn\n\n{expected}");
    assert_eq!(apply("# Bộ nhãn\n", &CodebookEdit::Create(tag)), Ok(commented));
}

#[test]
fn refuses_what_does_not_fit() {
    let rename = |name: &str| CodebookEdit::Rename(id(name), "X".into());
    assert_eq!(apply(FILE, &rename("khac")), Err(CodebookFileError::Unknown("khac".into())));
    let create = CodebookEdit::Create(Tag::new(id("von"), "Vốn"));
    assert_eq!(apply(FILE, &create), Err(CodebookFileError::Refused(CodebookError::Exists(id("von")))));
    assert!(matches!(apply("[[tag", &rename("von")), Err(CodebookFileError::Syntax { line: 1, column: 6, .. })));
    assert_eq!(apply("tag = 1", &create), Err(CodebookFileError::Layout));
}

#[test]
fn broken_codebooks_are_mended_with_the_tree() {
    let cycle = "[[tag]]\nid = \"a\"\nparent = \"b\"\n[[tag]]\nid = \"b\"\nparent = \"a\"\n";
    let free = apply(cycle, &CodebookEdit::Reparent(id("a"), None)).unwrap();
    assert_eq!(free, "[[tag]]\nid = \"a\"\n[[tag]]\nid = \"b\"\n");
    let twice = "[[tag]]\nid = \"a\"\nlabel = \"Một\"\n\n[[tag]]\nid = \"a\"\nlabel = \"Hai\"\n";
    assert_eq!(apply(twice, &CodebookEdit::Remove(id("a"))).as_deref(), Ok(""));
    let inline = "tag = [{ id = 'a', label = 'Một' }]\n";
    let renamed = apply(inline, &CodebookEdit::Rename(id("a"), "Hai".into())).unwrap();
    assert_eq!(renamed, "[[tag]]\nid = 'a'\nlabel = \"Hai\"\n");
}

fn any_edit() -> impl Strategy<Value = CodebookEdit> {
    let name = || (0..5u8).prop_map(|name| id(&format!("t{name}")));
    prop_oneof![
        (name(), prop::option::of(name()))
            .prop_map(|(one, parent)| CodebookEdit::Create(Tag { parent, ..Tag::new(one, "Mới") })),
        (name(), "\\PC{0,3}[ab\"\\\\\n]{1,3}").prop_map(|(one, label)| CodebookEdit::Rename(one, label)),
        (name(), prop::option::of(prop::sample::select(vec!['1', 'k'])))
            .prop_map(|(one, key)| CodebookEdit::SetKey(one, key)),
        (name(), prop::option::of(name())).prop_map(|(one, parent)| CodebookEdit::Reparent(one, parent)),
        (name(), "[ab\"\\\\\n\r]{0,5}").prop_map(|(one, text)| CodebookEdit::Describe(one, text)),
        (name(), name()).prop_map(|(one, other)| CodebookEdit::Merge(one, other)),
        name().prop_map(CodebookEdit::Remove),
    ]
}

proptest! {
    #[test]
    fn the_file_follows_the_codebook(edits in prop::collection::vec(any_edit(), 0..12), crlf in any::<bool>()) {
        let mut book = Codebook::default();
        let mut file = if crlf { "# đầu\r\n".to_owned() } else { String::new() };
        for edit in edits {
            match (book.apply(&edit), apply(&file, &edit)) {
                (Ok(()), Ok(changed)) => file = changed,
                (in_memory, in_file) => prop_assert!(in_memory.is_err() && in_file.is_err(), "{:?} {:?}", in_memory, in_file),
            }
            prop_assert_eq!(&manifest::parse(&file).0.codebook, &book);
            prop_assert_eq!(file.contains("\r\n"), crlf);
        }
    }
}
