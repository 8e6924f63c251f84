//! What is known about an article besides its text.

use jiff::civil::Date;
use unicode_segmentation::UnicodeSegmentation;

use crate::text::Text;
use crate::vietnamese::date::first_date;

/// Title, date and byline as the article says them (raw: sanitise before showing).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// From the front matter, the first heading or the first line; empty when the article is empty.
    pub title: String,
    /// From the front matter, or the first date in the opening.
    pub date: Option<Date>,
    /// From the front matter, or the short last line.
    pub byline: Option<String>,
}

/// How many characters of an article are searched for its title and date.
const OPENING: usize = 2_000;

/// How many characters a title may have: more is a paragraph.
const TITLE: usize = 300;

/// The part of an article where its title and date are looked for: the same whether all of it was read or only the
/// beginning, so that the list and the reader agree.
pub(super) fn opening(text: &Text) -> &str {
    let all = text.as_str();
    all.char_indices().nth(OPENING).map_or(all, |(end, _)| &all[..end])
}

/// The first full date in an opening. Only the surroundings of what can be a year are read as a date: reading all of it
/// would take longer than everything else that a list asks of an article.
pub(super) fn date(opening: &str) -> Option<Date> {
    const BEFORE: usize = 64;
    const AFTER: usize = 24;
    let digits = |from: usize| opening.as_bytes()[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut at = 0;
    while let Some(start) = opening[at..].find(|c: char| c.is_ascii_digit()).map(|found| at + found) {
        at = start + digits(start);
        if at - start == 4 {
            let from = opening.floor_char_boundary(start.saturating_sub(BEFORE));
            let found = first_date(&opening[from..opening.floor_char_boundary(at + AFTER)]);
            if found.is_some() {
                return found;
            }
        }
    }
    None
}

/// `line` as a title: without spaces at its ends, cut between graphemes when it is very long.
pub(super) fn title(line: &str) -> String {
    let line = trim(line);
    if line.chars().nth(TITLE).is_none() {
        return line.to_owned();
    }
    let mut characters = 0;
    let mut end = 0;
    for grapheme in line.graphemes(true) {
        characters += grapheme.chars().count();
        if characters > TITLE {
            break;
        }
        end += grapheme.len();
    }
    trim(&line[..end]).to_owned()
}

/// `line` without what shows nothing at its ends.
pub(super) fn trim(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles() {
        let cases = [
            ("  Tin trong huyện \t", "Tin trong huyện"),
            ("\u{feff}\u{200b}Mưa lớn\u{a0}", "Mưa lớn"),
            ("\u{200b}", ""),
            ("", ""),
        ];
        for (line, expected) in cases {
            assert_eq!(title(line), expected, "{line:?}");
        }
    }

    #[test]
    fn a_long_title_is_cut_between_graphemes() {
        // Decomposed ệ has three code points: 300 lies inside none of them.
        let cut = title(&"e\u{323}\u{302}".repeat(200));
        assert_eq!(cut.chars().count(), 300);
        let cut = title(&format!("ab{}", "e\u{323}\u{302}".repeat(200)));
        assert_eq!(cut.chars().count(), 299);
        assert!(cut.ends_with("e\u{323}\u{302}"));
    }

    #[test]
    fn dates_are_found_where_reading_everything_finds_them() {
        let long = "mưa ".repeat(40);
        for source in [
            "Chiều ngày 29/9/2022, Huyện ủy tổ chức hội nghị.",
            "Từ năm 2021 đến năm 2023, ngày 05 tháng 10 năm 2023.",
            "nga\u{300}y 05 tha\u{301}ng 10 na\u{306}m 2023",
            "2022-09-29T08:00",
            "Kế hoạch 1234, số 12345 và 2022.",
            "Quyết định 5/9/2022/QĐ-UBND, năm 2022.",
            "01.10.2022",
            "",
        ] {
            for source in [source.to_owned(), format!("{long}{source}"), format!("{source}{long}1/2/2020")] {
                assert_eq!(date(&source), first_date(&source), "{source}");
            }
        }
    }

    #[test]
    fn the_opening_counts_characters() {
        let text = Text::from("ế".repeat(3_000).as_str());
        assert_eq!(opening(&text).chars().count(), 2_000);
        assert_eq!(opening(&Text::from("ngắn")), "ngắn");
    }
}
