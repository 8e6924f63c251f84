//! What scraping left at the end of a page: "Bài trước…", "Bài tiếp theo…", "Chia sẻ".

use super::fold::fold_text;
use super::syllable::syllables;
use crate::text::{ByteOffset, ByteRange, Text};

/// How much of the end of a text is looked at.
const TAIL: usize = 64 * 1024;
/// How much of a line decides whether it is a remnant.
const LOOK: usize = 160;
/// The most syllables of a line that only has the name of a button or a field.
const SHORT: usize = 5;

/// Names of links, folded. What they link to follows, with or without a space; the words do not begin a sentence.
const LINKS: &[&str] = &[
    "bai truoc",
    "bai sau",
    "bai tiep",
    "bai ke tiep",
    "bai lien quan",
    "bai viet lien quan",
    "bai viet khac",
    "bai viet truoc",
    "bai viet sau",
    "bai cung chuyen muc",
    "cac bai khac",
    "cac bai viet khac",
    "cac tin khac",
    "cac tin lien quan",
    "cac tin bai",
    "tin lien quan",
    "tin khac",
    "tin cung",
    "tin moi",
    "tin truoc",
    "tin sau",
    "tin bai lien quan",
    "tin bai khac",
    "previous article",
    "next article",
];

/// Names of buttons, folded. They also begin sentences, so that the line must be short or go on with a colon.
const BUTTONS: &[&str] = &[
    "xem them",
    "doc them",
    "tu khoa",
    "tags",
    "tag",
    "chia se",
    "binh luan",
    "in bai",
    "in trang",
    "gui email",
    "gui bai",
    "luot xem",
    "quay lai",
    "ve dau trang",
    "trang chu",
    "facebook",
    "twitter",
    "zalo",
    "email",
    "print",
    "share",
    "like",
    "tweet",
];

/// Names of fields, folded, before their colon.
const FIELDS: &[&str] = &["nguon", "nguon tin", "anh", "tu khoa", "chu de", "chuyen muc"];

/// The end of the article proper: the ranges of remnant lines (without `\n`) in its last lines, in order. Only the tail
/// is looked at, and only lines after which nothing but remnants and blank lines follow.
pub fn remnants(text: &Text) -> Vec<ByteRange> {
    let mut found: Vec<ByteRange> = last_lines(text).take_while(|&line| is_remnant(text.slice(line))).collect();
    found.reverse();
    // A text that is nothing but such lines is an article of its own kind.
    let has_article = found.first().is_some_and(|first| !text.as_str()[..first.start.0].trim().is_empty());
    if has_article { found } else { Vec::new() }
}

/// The author's name where the last lines before the remnants are one short line of two to five capitalised syllables
/// ("Quốc Khánh"), perhaps after "Tin, ảnh:" or "Theo"; its range in the text.
pub fn byline(text: &Text) -> Option<ByteRange> {
    let line = last_lines(text).find(|&line| !is_remnant(text.slice(line)))?;
    if text.as_str()[..line.start.0].trim().is_empty() {
        return None;
    }
    name_in(text.slice(line)).map(|range| range.shifted(line.start))
}

/// The lines with something on them, from the last back, as far as the tail reaches.
fn last_lines(text: &Text) -> impl Iterator<Item = ByteRange> {
    let before = move |end: usize| {
        let last = text.as_str()[..end].rfind(|c: char| !c.is_whitespace())?;
        let line = text.line_at(ByteOffset(last));
        (line.start.0 + TAIL >= text.end().0).then_some(line)
    };
    std::iter::successors(before(text.end().0), move |line| before(line.start.0))
}

fn is_remnant(line: &str) -> bool {
    let line = line.trim();
    let start = &line[..line.floor_char_boundary(LOOK)];
    let folded = fold_text(start);
    let folded = folded.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '>' | '»' | '›' | '•' | '-' | '*' | '+' | '[' | '|')
    });
    if line.ends_with(['.', '!', ';']) {
        return false;
    }
    if LINKS.iter().any(|link| folded.starts_with(link)) {
        return true;
    }
    if folded.split_once(':').is_some_and(|(field, _)| FIELDS.contains(&field.trim_end())) {
        return true;
    }
    let is_short = start.len() == line.len() && syllables(start).len() <= SHORT;
    BUTTONS.iter().filter_map(|button| folded.strip_prefix(button)).any(|rest| {
        let is_whole = !rest.starts_with(char::is_alphanumeric);
        is_whole && (is_short && !rest.contains(',') || rest.trim_start().starts_with([':', '|', '#']))
    })
}

/// What may stand before the name, folded.
const CREDITS: &[&str] = &[
    "tin, anh",
    "tin va anh",
    "tin anh",
    "bai, anh",
    "bai va anh",
    "bai anh",
    "tin, bai",
    "tin bai",
    "tin",
    "bai",
    "bai viet",
    "thuc hien",
    "tac gia",
    "nguoi viet",
    "pv",
    "phong vien",
    "ctv",
    "theo",
];

/// The name that `line` has and nothing else but a credit before it.
fn name_in(line: &str) -> Option<ByteRange> {
    if line.len() > LOOK {
        return None;
    }
    let mut found = syllables(line);
    // The credit: as many syllables as make one of the list.
    for count in (1..=3.min(found.len())).rev() {
        let credit = fold_text(&line[found[0].start.0..found[count - 1].end.0]);
        let after = line[found[count - 1].end.0..].trim_start();
        let is_credit = CREDITS.contains(&credit.as_str()) && (after.starts_with([':', '-', '–']) || credit == "theo");
        if is_credit {
            found.drain(..count);
            break;
        }
    }
    let (first, last) = (found.first()?, found.last()?);
    let is_bare = |c: char| !c.is_alphanumeric() && !matches!(c, '.' | '!' | '?' | ';' | ':' | '…' | '/');
    let between = found.windows(2).all(|pair| line[pair[0].end.0..pair[1].start.0].chars().all(is_bare));
    let after =
        line[last.end.0..].trim_matches(|c: char| c.is_whitespace() || matches!(c, ')' | '*' | '_' | '/' | '.'));
    let is_name =
        (2..=5).contains(&found.len()) && found.iter().all(|syllable| is_name_part(&line[syllable.as_range()]));
    (is_name && between && after.is_empty() && !line.trim_end().ends_with("...")).then(|| first.union(*last))
}

/// Whether `syllable` is written as names are: a capital, then small letters.
fn is_name_part(syllable: &str) -> bool {
    let mut letters = syllable.chars().filter(|c| c.is_alphanumeric());
    letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    const ARTICLE: &str = "Bản Mây có điện\n\nHôm qua, điện về đến bản. Bà con phấn khởi.\n\n";

    /// The remnant lines, and the author's name, of an article that ends in `tail`.
    fn found(tail: &str) -> (Vec<String>, Option<String>) {
        let text = Text::from(format!("{ARTICLE}{tail}").as_str());
        let lines = remnants(&text).into_iter().map(|range| text.slice(range).to_owned()).collect();
        (lines, byline(&text).map(|range| text.slice(range).to_owned()))
    }

    #[test]
    fn remnants_end_the_page() {
        let table: &[(&str, &[&str])] = &[
            ("", &[]),
            (
                "Bài trướcBản Mây vào mùa gặt\nBài tiếp theoHọp chi bộ\n",
                &["Bài trướcBản Mây vào mùa gặt", "Bài tiếp theoHọp chi bộ"],
            ),
            (
                ">> Bài trước: Họp chi bộ\n\n  » Xem thêm: Mùa gặt, mùa vui\n\n",
                &[">> Bài trước: Họp chi bộ", "  » Xem thêm: Mùa gặt, mùa vui"],
            ),
            (
                "Từ khóa: điện, bản Mây\nChia sẻ\nBình luận (0)\nFacebook",
                &["Từ khóa: điện, bản Mây", "Chia sẻ", "Bình luận (0)", "Facebook"],
            ),
            ("Nguồn: Đài huyện\nẢnh: Minh Hiếu", &["Nguồn: Đài huyện", "Ảnh: Minh Hiếu"]),
            // Text after a remnant shows that it is none.
            ("Chia sẻ\nBà con vui lắm.", &[]),
            ("Chia sẻ với phóng viên, ông Páo rất mừng", &[]),
            ("Chia sẻ khó khăn với bà con là việc nên làm của mọi người", &[]),
            ("Tin mới là điều ai cũng mong.", &[]),
            ("Anh Páo và chị Mỷ", &[]),
            ("Nguồn vốn còn hạn hẹp", &[]),
        ];
        for (tail, expected) in table {
            assert_eq!(found(tail).0, *expected, "{tail:?}");
            let decomposed: String = tail.nfd().collect();
            assert_eq!(found(&decomposed).0.len(), expected.len(), "decomposed: {tail:?}");
        }
    }

    #[test]
    fn the_author_stands_last() {
        let table = [
            ("Quốc Khánh", Some("Quốc Khánh")),
            ("Quốc Khánh\n\nBài trướcHọp chi bộ\nChia sẻ\n", Some("Quốc Khánh")),
            ("Tin, ảnh: Lò Thị Mai", Some("Lò Thị Mai")),
            ("Theo Lò Thị Mai", Some("Lò Thị Mai")),
            ("  (Bài và ảnh: Quốc Khánh – Thu Hà)", Some("Quốc Khánh – Thu Hà")),
            ("**Quốc Khánh**", Some("Quốc Khánh")),
            ("Khánh", None),
            ("Quốc khánh", None),
            ("Quốc Khánh về thăm bản", None),
            ("UBND Huyện", None),
            ("Nguyễn Thị Lan Hương Giang Thu", None),
            ("Bà con Quốc Khánh.", None),
            ("", None),
        ];
        for (tail, expected) in table {
            assert_eq!(found(tail).1.as_deref(), expected, "{tail:?}");
        }
    }

    #[test]
    fn a_lone_line_is_an_article() {
        for text in ["Quốc Khánh", "\n\nChia sẻ\n", "", "\n"] {
            let text = Text::from(text);
            assert_eq!((remnants(&text), byline(&text)), (Vec::new(), None));
        }
    }

    #[test]
    fn only_the_tail_is_looked_at() {
        let text = Text::from(format!("Mở đầu\n{}", "Chia sẻ\n".repeat(20_000)).as_str());
        let found = remnants(&text);
        assert!(found.len() > 100 && found.len() * "Chia sẻ\n".len() <= TAIL + LOOK);
        assert_eq!(byline(&text), None);
    }

    proptest! {
        #[test]
        fn remnants_are_whole_lines_in_order(text in "(Chia sẻ|Bài trước|Quốc Khánh|một hai|\n|\u{301}| ){0,20}|\\PC{0,40}") {
            let text = Text::from(text.as_str());
            let mut end = None;
            for range in remnants(&text) {
                prop_assert_eq!(text.line_at(range.start), range);
                prop_assert!(end.is_none_or(|end| end < range.start));
                end = Some(range.end);
            }
            if let Some(byline) = byline(&text) {
                prop_assert!(text.line_at(byline.start).covers(byline));
            }
        }
    }
}
