use proptest::prelude::*;

use super::*;
use crate::text::wrap::BLOCK_MAX;
use crate::vietnamese::unit::{Rank, units};

/// A text with `|` where the cursor stands, and `[` `]` around a limit or a selection.
struct Marked {
    text: Text,
    cursor: ByteOffset,
    range: ByteRange,
}

fn marked(sample: &str) -> Marked {
    let (mut text, mut cursor, mut start, mut end) = (String::new(), None, None, None);
    for c in sample.chars() {
        match c {
            '|' => cursor = Some(text.len()),
            '[' => start = Some(text.len()),
            ']' => end = Some(text.len()),
            _ => text.push(c),
        }
    }
    let range = ByteRange::new(start.unwrap_or(0), end.unwrap_or(text.len()));
    Marked { cursor: ByteOffset(cursor.unwrap_or(0)), range, text: Text::from(text.as_str()) }
}

type Motion = fn(&Text, ByteOffset, Unit, ByteRange) -> Option<ByteOffset>;

/// Follows a motion to its end, from the cursor of the first step to that of each other.
fn follow(unit: Unit, motion: Motion, steps: &[&str]) {
    let first = marked(steps[0]);
    let mut at = first.cursor;
    for step in &steps[1..] {
        let expected = marked(step);
        assert_eq!(expected.text.as_str(), first.text.as_str());
        at = motion(&first.text, at, unit, first.range).unwrap_or_else(|| panic!("{unit:?}: no step to {step}"));
        assert_eq!(at, expected.cursor, "{unit:?}: to {step}");
    }
    assert_eq!(motion(&first.text, at, unit, first.range), None, "{unit:?}: after {}", steps[steps.len() - 1]);
}

#[test]
fn forward_by_starts() {
    follow(
        Unit::Syllable,
        next_start,
        &[
            "|khó khăn,\n\n  hạn chế.",
            "khó |khăn,\n\n  hạn chế.",
            "khó khăn,\n\n  |hạn chế.",
            "khó khăn,\n\n  hạn |chế.",
        ],
    );
    follow(Unit::Clause, next_start, &["một| hai, ba; bốn", "một hai, |ba; bốn", "một hai, ba; |bốn"]);
    follow(Unit::Sentence, next_start, &["|Một. Hai.\n\nBa", "Một. |Hai.\n\nBa", "Một. Hai.\n\n|Ba"]);
    follow(
        Unit::Paragraph,
        next_start,
        &["Mộ|t. Hai.\n\n \nBa\nBốn\n", "Một. Hai.\n\n \n|Ba\nBốn\n", "Một. Hai.\n\n \nBa\n|Bốn\n"],
    );
    follow(
        Unit::ListItem,
        next_start,
        &["|một\n- hai\nba\n1. bốn\n", "một\n|- hai\nba\n1. bốn\n", "một\n- hai\nba\n|1. bốn\n"],
    );
    follow(
        Unit::Legal,
        next_start,
        &[
            "|1. mở\nĐiều 1. A\n1. b\n2. c\nhết",
            "1. mở\n|Điều 1. A\n1. b\n2. c\nhết",
            "1. mở\nĐiều 1. A\n|1. b\n2. c\nhết",
            "1. mở\nĐiều 1. A\n1. b\n|2. c\nhết",
        ],
    );
}

#[test]
fn back_by_starts() {
    follow(
        Unit::Syllable,
        previous_start,
        &["khó khăn,\nhạn| chế", "khó khăn,\n|hạn chế", "khó |khăn,\nhạn chế", "|khó khăn,\nhạn chế"],
    );
    follow(
        Unit::Sentence,
        previous_start,
        &["Một. Hai.\n\nB|a", "Một. Hai.\n\n|Ba", "Một. |Hai.\n\nBa", "|Một. Hai.\n\nBa"],
    );
    follow(Unit::Paragraph, previous_start, &["Một\n\n Hai. |Ba", "Một\n\n |Hai. Ba", "|Một\n\n Hai. Ba"]);
    follow(
        Unit::Legal,
        previous_start,
        &[
            "1. mở\nĐiều 1. A\n1. b\n2. c\nhết|",
            "1. mở\nĐiều 1. A\n1. b\n|2. c\nhết",
            "1. mở\nĐiều 1. A\n|1. b\n2. c\nhết",
            "1. mở\n|Điều 1. A\n1. b\n2. c\nhết",
        ],
    );
}

#[test]
fn forward_by_ends() {
    follow(Unit::Syllable, next_end, &["|khó khăn,\nhạn", "kh|ó khăn,\nhạn", "khó khă|n,\nhạn", "khó khăn,\nhạ|n"]);
    follow(Unit::Syllable, next_end, &["|ve\u{302}\u{323} a", "v|e\u{302}\u{323} a", "ve\u{302}\u{323} |a"]);
    follow(
        Unit::Sentence,
        next_end,
        &["|Một. “Hai.” \nBa", "Một|. “Hai.” \nBa", "Một. “Hai.|” \nBa", "Một. “Hai.” \nB|a"],
    );
    follow(
        Unit::Legal,
        next_end,
        &["|mở\nĐiều 1. A\nb\nĐiều 2. C", "mở\nĐiều 1. A\n|b\nĐiều 2. C", "mở\nĐiều 1. A\nb\nĐiều 2. |C"],
    );
}

#[test]
fn limits_are_kept() {
    follow(Unit::Syllable, next_start, &["|một [hai ba] bốn", "một [|hai ba] bốn", "một [hai |ba] bốn"]);
    follow(Unit::Syllable, previous_start, &["một [hai ba] bốn|", "một [hai |ba] bốn", "một [|hai ba] bốn"]);
    follow(Unit::Sentence, next_start, &["[Một. |Hai.\n]Ba."]);
    follow(Unit::Sentence, next_end, &["[Một. |Hai.\n]Ba.", "[Một. Hai|.\n]Ba."]);
    follow(Unit::Legal, next_start, &["|Điều 1. A\n[Điều 2. B\n]Điều 3. C", "Điều 1. A\n[|Điều 2. B\n]Điều 3. C"]);
    follow(Unit::Legal, previous_start, &["Điều 1. A\n[Điều 2. B\n]Điều 3. C|", "Điều 1. A\n[|Điều 2. B\n]Điều 3. C"]);
}

#[test]
fn words_are_steps() {
    follow(Unit::Word, next_start, &["|học sinh, Lò Văn Páo", "học sinh, |Lò Văn Páo"]);
    follow(Unit::Word, previous_start, &["học sinh,\ncố gắ|ng", "học sinh,\n|cố gắng", "|học sinh,\ncố gắng"]);
    follow(Unit::Word, next_end, &["|học sinh giỏi", "học sin|h giỏi", "học sinh giỏ|i"]);
    let steps = [
        "Một. Các h|[]ọc sinh vui.",
        "Một. Các [h|ọc] sinh vui.",
        "Một. Các [h|ọc sinh] vui.",
        "Một. [Các h|ọc sinh vui.]",
    ];
    for pair in steps.windows(2) {
        let (small, large) = (marked(pair[0]), marked(pair[1]));
        assert_eq!(grow(&small.text, small.range, small.text.full_range()), Some(large.range), "{}", pair[0]);
        let shrunk = shrink(&large.text, large.range, large.cursor);
        assert_eq!(shrunk, Some(small.range).filter(|range| !range.is_empty()), "{}", pair[1]);
    }
}

#[test]
fn selections_grow_and_shrink() {
    let ladder = [
        "Một. Ông n|[]ói: vui, mừng lắm. Ba.\nBốn",
        "Một. Ông [n|ói]: vui, mừng lắm. Ba.\nBốn",
        "Một. [Ông n|ói:] vui, mừng lắm. Ba.\nBốn",
        "Một. [Ông n|ói: vui, mừng lắm.] Ba.\nBốn",
        "[Một. Ông n|ói: vui, mừng lắm. Ba.]\nBốn",
        "[Một. Ông n|ói: vui, mừng lắm. Ba.\nBốn]",
    ];
    let text = marked(ladder[0]).text;
    for pair in ladder.windows(2) {
        let (small, large) = (marked(pair[0]), marked(pair[1]));
        assert_eq!(grow(&text, small.range, text.full_range()), Some(large.range), "{}", pair[0]);
        let shrunk = shrink(&text, large.range, small.cursor);
        assert_eq!(shrunk, Some(small.range).filter(|range| !range.is_empty()), "{}", pair[1]);
    }
    assert_eq!(grow(&text, text.full_range(), text.full_range()), None);
    let two = marked("Một [hai, ba. Bốn] năm.\nSáu");
    assert_eq!(grow(&two.text, two.range, two.text.full_range()), Some(two.text.line_at(ByteOffset::ZERO)));
    assert_eq!(grow(&two.text, two.range, two.range), None);
}

#[test]
fn selections_grow_by_the_parts_of_a_law() {
    let law = "QUY ĐỊNH\nPhần thứ nhất\nChương I\nMục 1\nĐiều 1. A\n1. Một:\na) ở |bản;\nb) ở phố.\n2. Hai.\nĐiều 2. B\nMục 2\n\
               Điều 3. C\nChương II\nĐiều 4. D\nPhần thứ hai\nhết";
    let Marked { text, cursor, range } = marked(law);
    let mut selection = ByteRange::empty(cursor);
    let mut steps = Vec::new();
    while let Some(larger) = grow(&text, selection, range) {
        steps.push(larger);
        selection = larger;
    }
    let shown: Vec<(&str, &str)> = steps
        .iter()
        .map(|step| text.slice(*step))
        .map(|step| (step.lines().next().unwrap_or(""), step.lines().last().unwrap_or("")))
        .collect();
    let expected = [
        ("bản", "bản"),
        ("a) ở bản;", "a) ở bản;"),
        ("1. Một:", "b) ở phố."),
        ("Điều 1. A", "2. Hai."),
        ("Mục 1", "Điều 2. B"),
        ("Chương I", "Điều 3. C"),
        ("Phần thứ nhất", "Điều 4. D"),
        ("QUY ĐỊNH", "hết"),
    ];
    assert_eq!(shown, expected);
    for pair in steps.windows(2).rev() {
        assert_eq!(shrink(&text, pair[1], cursor), Some(pair[0]));
    }
    assert_eq!(shrink(&text, steps[0], cursor), None);
}

#[test]
fn motions_go_by_parts_of_one_rank() {
    let article = Unit::Part(Rank::Article);
    let clause = Unit::Part(Rank::Clause);
    follow(
        article,
        next_start,
        &[
            "|1. mở\nĐiều 1. A\n1. b\nĐiều 2. C",
            "1. mở\n|Điều 1. A\n1. b\nĐiều 2. C",
            "1. mở\nĐiều 1. A\n1. b\n|Điều 2. C",
        ],
    );
    follow(article, previous_start, &["1. mở\nĐiều 1. A\n1. b|", "1. mở\n|Điều 1. A\n1. b"]);
    follow(clause, next_start, &["|1. mở\nĐiều 1. A\n1. b\nChương I\n2. C", "1. mở\nĐiều 1. A\n|1. b\nChương I\n2. C"]);
    follow(
        clause,
        previous_start,
        &["1. mở\nĐiều 1. A\n1. b\nChương I\n2. C|", "1. mở\nĐiều 1. A\n|1. b\nChương I\n2. C"],
    );
}

#[test]
fn trimming_leaves_what_counts() {
    let table = [
        ("[  khó khăn, ]", "khó khăn"),
        ("[khó khăn...]/.", "khó khăn"),
        ("[khó khăn!?…”]", "khó khăn"),
        ("[“khó khăn”,]", "“khó khăn”"),
        ("[hạn chế (nếu có).]", "hạn chế (nếu có)"),
        ("[hạn chế (nếu có]).", "hạn chế (nếu có"),
        ("[hạn chế)] nữa", "hạn chế"),
        ("[ - \n ]", ""),
        ("[- 7,5%.]", "- 7,5%"),
        ("[\"vui\" –]", "\"vui\""),
        ("[a\u{301}\n]", "a\u{301}"),
        ("[]", ""),
    ];
    for (sample, expected) in table {
        let Marked { text, range, .. } = marked(sample);
        let trimmed = trim(&text, range);
        assert_eq!(text.slice(trimmed), expected, "{sample}");
        assert!(range.covers(trimmed));
    }
}

#[test]
fn motions_walk_through_a_line_of_many_blocks() {
    let line = "khó khăn ".repeat(5000);
    let text = Text::from(line.as_str());
    let border = BLOCK_MAX / "khó khăn ".len() * "khó khăn ".len();
    let first = ByteOffset(border - 50 * "khó khăn ".len());
    let steps = |from: ByteOffset, motion: Motion| {
        let next = |&at: &ByteOffset| motion(&text, at, Unit::Syllable, text.full_range());
        std::iter::successors(Some(from), next).take(201).collect::<Vec<_>>()
    };
    let forward = steps(first, next_start);
    assert_eq!(forward[200], first.plus(100 * "khó khăn ".len()));
    let mut backward = steps(forward[200], previous_start);
    backward.reverse();
    assert_eq!(forward, backward);
}

proptest! {
    #[test]
    fn starts_are_those_of_the_units(text in "(Chương I\n|Điều 1\\. |a\\) |1\\. |- |TP\\. |[Aaă.,\n\u{301} ]){0,50}", start in 0usize..30, length in 0usize..60) {
        let text = Text::from(text.as_str());
        let clamp = |at: usize| text.as_str().floor_char_boundary(at);
        let limit = ByteRange::new(clamp(start), clamp(start + length));
        for unit in Unit::ALL {
            let starts: Vec<ByteOffset> = units(&text, unit).into_iter().map(|range| range.start).filter(|&start| limit.contains(start)).collect();
            let before = ByteOffset::ZERO;
            let steps = |from: Option<ByteOffset>, motion: Motion| std::iter::successors(from, |&at| motion(&text, at, unit, limit)).collect::<Vec<_>>();
            let forward = steps(next_start(&text, before, unit, limit), next_start);
            let expected: Vec<ByteOffset> = starts.iter().copied().filter(|&start| start > before).collect();
            prop_assert_eq!(forward, expected, "{:?}", unit);
            let mut backward = steps(previous_start(&text, text.end(), unit, limit), previous_start);
            backward.reverse();
            let expected: Vec<ByteOffset> = starts.iter().copied().filter(|&start| start < limit.end).collect();
            prop_assert_eq!(backward, expected, "{:?}", unit);
        }
    }
}
