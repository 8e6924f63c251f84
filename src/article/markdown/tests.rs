use jiff::civil::date;

use super::*;

fn meta_of(source: &str) -> Meta {
    Markdown.meta(&Text::from(source))
}

#[test]
fn titles() {
    let cases = [
        ("# Mưa lớn ở Yên Lũng\n\nNội dung", "Mưa lớn ở Yên Lũng"),
        ("Ảnh bìa\n\n# Mưa lớn #\n", "Mưa lớn"),
        ("Mưa lớn\n===\n", "Mưa lớn"),
        ("Ảnh bìa.\n\nMưa lớn\n===\n", "Mưa lớn"),
        ("Mưa lớn\n\nĐoạn văn.\n\n## Khó khăn, hạn chế\n", "Mưa lớn"),
        ("## Khó khăn\n\nĐoạn văn.", "Khó khăn"),
        ("Mưa lớn\n---\n", "Mưa lớn"),
        ("```\n# không phải\n```\n# Mưa lớn\n", "Mưa lớn"),
        ("**Mưa lớn**\n\nĐoạn.", "Mưa lớn"),
        ("---\ntitle: Từ đầu tệp\n---\n# Mưa lớn", "Từ đầu tệp"),
        ("---\ndate: 2022-01-02\n---\n\n# Mưa lớn", "Mưa lớn"),
        ("---\ndate: 2022-01-02\n---", ""),
        ("#hashtag không phải đề mục", "#hashtag không phải đề mục"),
        ("# C#", "C#"),
        ("\n \n", ""),
        ("", ""),
    ];
    for (source, expected) in cases {
        assert_eq!(meta_of(source).title, expected, "{source:?}");
    }
}

#[test]
fn dates() {
    assert_eq!(meta_of("---\ndate: 2022-01-02\n---\nNgày 29/9/2022, tại xã").date, Some(date(2022, 1, 2)));
    assert_eq!(meta_of("---\ntitle: Hội nghị\n---\nNgày 29/9/2022, tại xã").date, Some(date(2022, 9, 29)));
    assert_eq!(meta_of("# Hội nghị\n\nKhông có ngày.").date, None);
}

/// Each line of the sample with what it is: `H` a heading, `M` markup, `.` prose.
const SAMPLE: &[(&str, char)] = &[
    ("---", 'M'),
    ("title: Báo cáo", 'M'),
    ("---", 'M'),
    ("# Báo cáo", 'H'),
    ("Công tác sáu tháng đầu năm", 'H'),
    ("====", 'M'),
    ("Đoạn văn thứ nhất.", '.'),
    ("", '.'),
    ("---", '.'),
    ("- mục", '.'),
    ("---", '.'),
    ("```bash", 'M'),
    ("# lời ghi trong mã", '.'),
    ("~~~", '.'),
    ("```", 'M'),
    ("   ## Kết quả ##", 'H'),
    ("    # thụt vào là mã", '.'),
    ("~~~~", 'M'),
    ("~~~", '.'),
    ("# trong mã", '.'),
    ("~~~~", 'M'),
    ("#không cách", '.'),
    ("####### bảy dấu", '.'),
    ("Khó khăn", 'H'),
    ("---", 'M'),
];

fn sample() -> (String, Vec<(ByteRange, char)>) {
    let mut source = String::new();
    let mut lines = Vec::new();
    for (line, kind) in SAMPLE {
        lines.push((ByteRange::new(source.len(), source.len() + line.len()), *kind));
        source.push_str(line);
        source.push('\n');
    }
    (source, lines)
}

fn kind_of(structure: &Structure, line: ByteRange) -> char {
    if structure.headings.contains(&line) {
        'H'
    } else if structure.markup.iter().any(|markup| markup.covers(line)) {
        'M'
    } else {
        '.'
    }
}

#[test]
fn structure_is_the_same_through_every_window() {
    let (source, lines) = sample();
    let text = Text::from(source.as_str());
    for first in 0..lines.len() {
        for last in first..lines.len() {
            let window = lines[first].0.union(lines[last].0);
            let structure = Markdown.structure(&text, window);
            for (line, kind) in &lines[first..=last] {
                let found = kind_of(&structure, *line);
                assert_eq!(found, *kind, "{:?} in {window:?}", text.slice(*line));
            }
            let inside = |line: &ByteRange| line.start >= window.start && line.end <= window.end;
            assert!(structure.headings.iter().all(inside), "{:?} in {window:?}", structure.headings);
            assert!(structure.headings.is_sorted() && structure.markup.is_sorted());
        }
    }
}

#[test]
fn fences_are_known_from_within_their_block() {
    let source = format!("```\n{}# trong mã\n", "dòng mã\n".repeat(1_000));
    let text = Text::from(source.as_str());
    let at = source.find('#').unwrap();
    assert_eq!(Markdown.structure(&text, ByteRange::new(at, source.len())), Structure::default());
}

#[test]
fn a_wall_of_backticks_is_no_fence_and_costs_nothing() {
    let source = format!("a{}\n# Đề mục\n", "`".repeat(100_000));
    let text = Text::from(source.as_str());
    let at = source.find('#').unwrap();
    assert_eq!(Markdown.structure(&text, ByteRange::new(at, source.len())).headings.len(), 1);
}
