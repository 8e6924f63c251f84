use super::*;
use crate::exchange::sample::{document, export, export_with, sample_settings};

fn exported() -> String {
    export(&mut Markdown::default()).0.text().to_owned()
}

#[test]
fn tags_are_headings_in_tree_order() {
    let text = exported();
    let headings: Vec<&str> = text.lines().filter(|line| line.starts_with('#')).collect();
    assert_eq!(
        headings,
        [
            "# Passages by tag — Tin \"xã\" &lt;Hòa Bình&gt;",
            "## Khó khăn, hạn chế",
            "### Hạ tầng; số",
            "## Nhiệm vụ",
            "## &lt;script&gt;alert('x')&lt;/script&gt; \\| \\[bẫy\\](http\\://vi-du.example) \\#1",
            "## khong-co",
            "## Notes without a tag",
            "## Notes on whole articles",
        ]
    );
}

#[test]
fn a_passage_stands_under_each_of_its_tags_with_its_source_and_note() {
    let text = exported();
    let expected = "\n> 👩‍🌾 **Khó khăn, hạn chế: hạ tầng số 😀 chưa đồng bộ**.\n>\n\
                    > — =HYPERLINK(\"http\\://vi-du.example\";\"bấm\"), 2024-11-23, bai-01.txt, 4–48, lan\n\n\
                    Note: dòng 1\\\n\"dòng 2\" =SUM(A1)\\\n\\- dòng 3\n";
    let expected = expected.replace("— =", "— \\=");
    assert_eq!(text.matches(&expected).count(), 2, "{text}");
}

#[test]
fn hostile_text_stays_text() {
    let text = exported();
    for harm in ["<script", "<img", "```", "\u{202e}"] {
        assert!(!text.contains(harm), "{harm}");
    }
    assert!(text.contains("nói: “<b>\\`\\`\\`rồi sẽ ổn\\`\\`\\` &lt;b&gt;</b>”.\n"), "{text}");
}

#[test]
fn a_passage_over_a_line_feed_stays_in_its_block_quote() {
    assert!(exported().contains("chưa đồng **bộ.**\\\n> **Nhiệm vụ**: hoàn thành"));
}

#[test]
fn doubt_and_rules_are_told() {
    let text = exported();
    assert!(text.contains("lan (place uncertain)\n"));
    assert!(text.contains("lan, 2026-11-23T15:04:05+07:00, rule:nhiem-vu\n"));
}

#[test]
fn bold_where_markdown_reads_it_and_html_elsewhere() {
    let table = [
        ("khó", None, None, "**khó**"),
        ("“khó”", Some(' '), Some(' '), "**“khó”**"),
        ("“khó”", Some('a'), Some(' '), "<b>“khó”</b>"),
        ("khó.", Some(' '), Some('T'), "<b>khó.</b>"),
        ("ho", Some('k'), Some('c'), "**ho**"),
        (" khó ", Some('a'), Some('b'), " **khó** "),
    ];
    for (line, before, after, expected) in table {
        assert_eq!(bold(line, before, after), expected, "{line:?}");
    }
}

#[test]
fn headings_go_no_deeper_than_six() {
    let tag = Tag::new(crate::exchange::sample::tag("sau"), "Sâu");
    assert_eq!(heading(9, &tag), "\n###### Sâu\n");
}

#[test]
fn an_article_without_a_title_goes_by_its_path() {
    let mut settings = sample_settings();
    settings.lang = Lang::Vi;
    let documents = [document("a_b.txt", "một hai", &[("x", "lan", "hai", &["kho-khan"])])];
    let (output, _) = export_with(&mut Markdown::default(), &settings, &documents);
    assert!(output.text().contains("> một **hai**\n>\n> — a\\_b.txt, 4–7, lan\n"), "{}", output.text());
}
