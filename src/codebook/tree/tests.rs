use proptest::prelude::*;

use super::*;

fn id(text: &str) -> TagId {
    TagId::new(text).unwrap()
}

fn tag(text: &str, parent: &str) -> Tag {
    Tag { parent: TagId::new(parent).ok(), ..Tag::new(id(text), format!("Nhãn {text}")) }
}

/// `"a b>a c>b"`: tags with the tag each stands below.
fn book(text: &str) -> Codebook {
    Codebook::new(tags(text))
}

fn tags(text: &str) -> Vec<Tag> {
    text.split_whitespace()
        .map(|word| word.split_once('>').map_or_else(|| tag(word, ""), |(child, parent)| tag(child, parent)))
        .collect()
}

/// The inverse of [`book`].
fn shape(book: &Codebook) -> String {
    let words = book.tags().iter().map(|tag| match &tag.parent {
        Some(parent) => format!("{}>{parent}", tag.id),
        None => tag.id.to_string(),
    });
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn new_mends_what_it_is_given() {
    for (given, mended, problems) in [
        ("a b>a", "a b>a", vec![]),
        ("b>a a", "b>a a", vec![]),
        ("a b>x", "a b", vec![CodebookError::Unknown(id("x"))]),
        ("a>a", "a", vec![CodebookError::Cycle(id("a"), id("a"))]),
        ("a>b b>c c>a d>a", "a>b b>c c d>a", vec![CodebookError::Cycle(id("c"), id("a"))]),
        ("a b a>b", "a b", vec![CodebookError::Exists(id("a"))]),
    ] {
        assert_eq!(shape(&book(given)), mended, "{given}");
        assert_eq!(Codebook::problems_of(&tags(given)), problems, "{given}");
    }
}

#[test]
fn edits_change_the_tree() {
    use CodebookEdit::*;
    for (given, edit, after) in [
        ("a b", Create(tag("c", "a")), Ok("a b c>a")),
        ("a b", Create(tag("b", "")), Err(CodebookError::Exists(id("b")))),
        ("a", Create(tag("c", "x")), Err(CodebookError::Unknown(id("x")))),
        ("a", Create(tag("c", "c")), Err(CodebookError::Unknown(id("c")))),
        ("a", Create(Tag::new(id("c"), " …")), Err(CodebookError::EmptyLabel)),
        ("a", Rename(id("a"), String::new()), Err(CodebookError::EmptyLabel)),
        ("a", Rename(id("x"), "X".into()), Err(CodebookError::Unknown(id("x")))),
        ("a b", Reparent(id("b"), Some(id("a"))), Ok("a b>a")),
        ("a b>a", Reparent(id("b"), None), Ok("a b")),
        ("a b>a c>b", Reparent(id("a"), Some(id("c"))), Err(CodebookError::Cycle(id("a"), id("c")))),
        ("a", Reparent(id("a"), Some(id("a"))), Err(CodebookError::Cycle(id("a"), id("a")))),
        ("a b>a c>b d>b", Remove(id("b")), Ok("a c>a d>a")),
        ("a b>a", Remove(id("a")), Ok("b")),
        ("a b c>a", Merge(id("a"), id("b")), Ok("b c>b")),
        ("a b>a", Merge(id("a"), id("b")), Ok("b")),
        ("t a>t b>a c>b d>a", Merge(id("a"), id("c")), Ok("t b>c c>t d>c")),
        ("a b>a", Merge(id("b"), id("a")), Ok("a")),
        ("a", Merge(id("a"), id("a")), Err(CodebookError::Itself(id("a")))),
        ("a", Merge(id("a"), id("x")), Err(CodebookError::Unknown(id("x")))),
        ("a", Merge(id("x"), id("x")), Err(CodebookError::Unknown(id("x")))),
    ] {
        let mut changed = book(given);
        match (changed.apply(&edit), after) {
            (Ok(()), Ok(after)) => assert_eq!(shape(&changed), after, "{given} {edit:?}"),
            (result, Err(error)) => {
                assert_eq!(result, Err(error), "{given} {edit:?}");
                assert_eq!(shape(&changed), given);
            }
            (result, after) => panic!("{given} {edit:?}: {result:?}, not {after:?}"),
        }
    }
}

#[test]
fn keys_are_claimed_or_counted() {
    let mut book = book("a b c d e f g h i k");
    assert_eq!(book.numbered(1).map(|tag| tag.id.as_str()), Some("a"));
    assert_eq!(book.numbered(9).map(|tag| tag.id.as_str()), Some("i"));
    assert_eq!((book.numbered(0), book.numbered(10)), (None, None));
    assert_eq!((book.key_of(&id("i")), book.key_of(&id("k")), book.key_of(&id("x"))), (Some('9'), None, None));

    book.apply(&CodebookEdit::SetKey(id("k"), Some('2'))).unwrap();
    book.apply(&CodebookEdit::SetKey(id("a"), Some('x'))).unwrap();
    assert_eq!(book.numbered(2).map(|tag| tag.id.as_str()), Some("k"));
    assert_eq!(book.numbered(1).map(|tag| tag.id.as_str()), Some("a"), "a letter leaves the number");
    assert_eq!((book.key_of(&id("k")), book.key_of(&id("b")), book.key_of(&id("a"))), (Some('2'), None, Some('x')));

    book.apply(&CodebookEdit::SetKey(id("b"), Some('2'))).unwrap();
    assert_eq!((book.key_of(&id("k")), book.key_of(&id("b"))), (None, Some('2')));
}

#[test]
fn the_first_of_two_claims_has_the_key() {
    let mut both = tags("a b");
    both.iter_mut().for_each(|tag| tag.key = Some('k'));
    let book = Codebook::new(both);
    assert_eq!((book.key_of(&id("a")), book.key_of(&id("b"))), (Some('k'), Some('2')));
}

#[test]
fn the_tree_is_depth_first_in_file_order() {
    let book = book("b>a a c d>b e>a");
    let tree: Vec<_> = book.tree().into_iter().map(|(depth, tag)| format!("{depth}{}", tag.id)).collect();
    assert_eq!(tree, ["0a", "1b", "2d", "1e", "0c"]);
    assert_eq!(book.path(&id("d")), "Nhãn a / Nhãn b / Nhãn d");
    assert_eq!(book.path(&id("x")), "x");
    assert_eq!(book.descendants(&id("a")), [id("a"), id("b"), id("d"), id("e")]);
    assert_eq!(book.descendants(&id("x")), []);
}

#[test]
fn a_new_tag_gets_a_free_id() {
    let mut book = Codebook::default();
    for expected in ["kho-khan", "kho-khan-2", "kho-khan-3"] {
        let free = book.free_id("Khó khăn").unwrap();
        assert_eq!(free, id(expected));
        book.apply(&CodebookEdit::Create(Tag::new(free, "Khó khăn"))).unwrap();
    }
    assert_eq!(book.free_id("問題"), Ok(id("tag")));
    assert_eq!(book.free_id(" – "), Err(CodebookError::EmptyLabel));
}

#[test]
fn a_very_deep_tree_is_walked() {
    let deep = (0..50_000).map(|n| tag(&format!("t{n}"), &format!("t{}", n + 1))).collect();
    let book = Codebook::new(deep);
    assert_eq!(book.tree().len(), 50_000);
    assert_eq!(book.tree().last().map(|(depth, _)| *depth), Some(49_999));
}

proptest! {
    /// Whatever is done, the tree holds every tag once.
    #[test]
    fn edits_keep_it_a_tree(edits in prop::collection::vec((0..4u8, 0..6u8, 0..6u8), 0..40)) {
        let mut book = book("t0 t1 t2 t3");
        for (kind, one, other) in edits {
            let (one, other) = (id(&format!("t{one}")), id(&format!("t{other}")));
            let edit = match kind {
                0 => CodebookEdit::Create(Tag { parent: Some(other), ..Tag::new(one, "Nhãn") }),
                1 => CodebookEdit::Reparent(one, Some(other)),
                2 => CodebookEdit::Merge(one, other),
                _ => CodebookEdit::Remove(one),
            };
            let before = book.clone();
            if book.apply(&edit).is_err() {
                prop_assert_eq!(&book, &before);
            }
            prop_assert_eq!(book.tree().len(), book.tags().len());
            prop_assert_eq!(&Codebook::new(book.tags().to_vec()), &book);
        }
    }
}
