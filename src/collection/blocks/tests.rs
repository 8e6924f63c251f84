use proptest::prelude::*;

use super::*;

const FILE: &str = "\
# Ghi chú đầu tệp
format = 1 # một

# Về bài
[article]
file = \"a.txt\"

# === Phần một ===

# của lan
[[annotation]] # x
id = \"one\"
note = \"\"\"
[[annotation]]
id = \"giả\"
\"\"\" # sau ghi chú

  [annotation.extra]
  key = { a = [1,
    2] }

[[annotation]]
id = \"two\"
[other]
[[other.list]]
x = 1

# cuối tệp
";

fn split(source: &str) -> Blocks {
    Blocks::split(source, &["article", "annotation"]).unwrap()
}

fn element(number: usize) -> Part {
    Part::Element("annotation".to_owned(), number)
}

#[test]
fn cuts_between_tables() {
    let blocks = split(FILE);
    let pieces: Vec<_> = blocks.blocks.iter().map(|block| (&block.lead[..], block.body.lines().count())).collect();
    assert_eq!(pieces, [("", 2), ("\n", 3), ("\n# === Phần một ===\n\n", 11), ("\n", 2), ("", 3)]);
    let parts: Vec<_> = blocks.blocks.iter().map(|block| block.part.clone()).collect();
    let table = |name: &str| Part::Table(name.to_owned());
    assert_eq!(parts, [Part::Root, table("article"), element(0), element(1), table("other")]);
    assert_eq!(blocks.tail, "\n# cuối tệp\n");
    assert_eq!(blocks.end_of("annotation"), 4);
}

#[test]
fn what_is_cut_is_put_together_again() {
    for source in [FILE, "", "\n\n", "# nothing\n", "format = 1", "[a]\n[b]", "#x\n[a]#y\n#z", " [a]\n\t[[b]]\n x=1\n#"]
    {
        for source in [source.to_owned(), source.replace('\n', "\r\n"), format!("\u{FEFF}{source}")] {
            assert_eq!(split(&source).render(), source);
        }
    }
}

#[test]
fn keys_change_in_their_lines() {
    let order = ["id", "tags", "start", "note"];
    for (before, change, after) in [
        ("[[annotation]]\nid = 'a' # c\n", ("id", Some("\"b\"")), "[[annotation]]\nid = \"b\" # c\n"),
        ("[[annotation]]\nid = 'a' # c\n", ("id", None), "[[annotation]]\n"),
        ("[[annotation]]\nid = 'a'", ("start", Some("1")), "[[annotation]]\nid = 'a'\nstart = 1\n"),
        ("# c\n[[annotation]]# d\nnote=''\n", ("id", Some("1")), "# c\n[[annotation]]# d\nid = 1\nnote=''\n"),
        ("[[annotation]]\nnote=''\nid=1\n", ("tags", Some("[]")), "[[annotation]]\nnote=''\nid=1\ntags = []\n"),
        (
            "[[annotation]]\nx=1\n[annotation.y]\nid=2\n",
            ("id", Some("3")),
            "[[annotation]]\nid = 3\nx=1\n[annotation.y]\nid=2\n",
        ),
        ("[[annotation]]\nx=1\n[annotation.y]\nid=2\n", ("id", None), "[[annotation]]\nx=1\n[annotation.y]\nid=2\n"),
        ("[[annotation]]\nnote=\"\"\"\na\n\"\"\" # c\nx=1\n", ("note", None), "[[annotation]]\nx=1\n"),
        ("[[annotation]]\nnote.x = 1\n", ("note", Some("2")), "[[annotation]]\nnote.x = 1\n"),
    ] {
        let mut block = split(before).find_mut(&element(0)).cloned().unwrap();
        block.change(&[(change.0, change.1.map(str::to_owned))], &order, "\n");
        assert_eq!(block.body, after, "{before}");
    }
}

#[test]
fn comments_between_blocks_outlive_them() {
    let mut blocks = split(FILE);
    blocks.remove(|part| *part == element(0));
    let file = blocks.render();
    assert!(file.contains("# === Phần một ===\n\n[[annotation]]\nid = \"two\"") && !file.contains("của lan"), "{file}");
    blocks.remove(|part| *part != Part::Root);
    assert_eq!(blocks.render(), "# Ghi chú đầu tệp\nformat = 1 # một\n\n# === Phần một ===\n\n\n# cuối tệp\n");
}

#[test]
fn other_layouts_become_plain() {
    for (source, plain) in [
        ("format = 1\nannotation = []\n", "format = 1\n"),
        ("article.file = 'a'\nformat = 1\n", "format = 1\n\n[article]\nfile = 'a'\n"),
        (
            "article = {file='a'}\nannotation = [{id='x', y.z = 2}, {id='w'}]\n[k]\n",
            "[k]\n\n[article]\nfile = 'a'\n\n[[annotation]]\nid = 'x'\n y.z = 2\n\n[[annotation]]\nid = 'w'\n",
        ),
        ("[article.x]\ny=1\n", "[article]\n[article.x]\ny=1\n"),
        (
            "[[annotation]]\nid=1\n[k]\n[[annotation]]\nid=2\n[k.l]\n[annotation.m]\n",
            "[k]\n[k.l]\n[[annotation]]\nid=1\n[[annotation]]\nid=2\n[annotation.m]\n",
        ),
    ] {
        let blocks = split(source);
        let read = |text: &str| text.parse::<toml::Table>().unwrap();
        assert_eq!(blocks.render(), plain);
        assert_eq!(read(&blocks.render()).get("k"), read(source).get("k"));
    }
    assert_eq!(Blocks::split("annotation = [1]", &["annotation"]), None);
    assert_eq!(Blocks::split("annotation = 1", &["annotation"]), None);
    assert_eq!(Blocks::split("a = [", &["annotation"]), None);
}

proptest! {
    #[test]
    fn any_file_is_put_together_again(lines in prop::collection::vec(prop::sample::select(vec![
        "", "# c", "[article]", "[[annotation]]", "[annotation.extra]", "[other]", "[[list]]", "a = 1", "b = '[[annotation]]'",
        "c = \"\"\"\n[article]\n\n# c\"\"\" # d", "d = {e = 1}", "f = [\n# x\n1]", "  ", "article.x = 1",
    ]), 0..14)) {
        let source = lines.join("\n");
        if let Some((blocks, tail)) = cut(&source, &["article", "annotation"]) {
            let pieces = blocks.iter().flat_map(|block| [&block.lead[..], &block.body]).chain([&tail[..]]);
            prop_assert_eq!(pieces.collect::<String>(), source.clone());
            for block in &blocks[1..] {
                prop_assert!(block.body.parse::<toml::Table>().is_ok());
            }
        } else if let Ok(read) = source.parse::<toml::Table>() {
            let laid_out = Blocks::split(&source, &["article", "annotation"]).map(|blocks| blocks.render());
            prop_assert_eq!(laid_out.map(|text| text.parse::<toml::Table>().ok()), Some(Some(read)));
        }
    }
}
