//! Plain text: the first line is the title, the opening holds the date, headings are known by how they look.

use super::format::{Format, Structure};
use super::lines::short_lines;
use super::meta::{self, Meta};
use crate::text::{ByteRange, Text};
use crate::vietnamese::unit::{Unit, unit_at};

/// Plain text files.
pub struct PlainText;

impl Format for PlainText {
    fn name(&self) -> &'static str {
        "text"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["txt", "text"]
    }

    fn meta(&self, text: &Text) -> Meta {
        let opening = meta::opening(text);
        let title = first_line(opening).map(|line| meta::title(&opening[line.as_range()])).unwrap_or_default();
        Meta { title, date: meta::date(opening), byline: None }
    }

    fn structure(&self, text: &Text, window: ByteRange) -> Structure {
        let title = title_line(text);
        let headings = short_lines(text, window)
            .into_iter()
            .filter(|line| Some(*line) == title || is_heading(text, *line))
            .collect();
        Structure { headings, markup: Vec::new() }
    }
}

/// The first line of `opening` with something on it.
fn first_line(opening: &str) -> Option<ByteRange> {
    let mut start = 0;
    for line in opening.split('\n') {
        if !meta::trim(line).is_empty() {
            return Some(ByteRange::new(start, start + line.len()));
        }
        start += line.len() + 1;
    }
    None
}

/// The first line, when it is a title rather than the first paragraph.
fn title_line(text: &Text) -> Option<ByteRange> {
    let opening = meta::opening(text);
    let line = first_line(opening)?;
    let content = meta::trim(&opening[line.as_range()]);
    let is_title = !content.ends_with(['.', ';', ',', ':', '…']) && content.chars().nth(200).is_none();
    (is_title && line.end < text.end()).then_some(line)
}

fn is_heading(text: &Text, line: ByteRange) -> bool {
    !line.is_empty() && unit_at(text, line.start, Unit::Heading).is_some_and(|found| line.overlaps(found))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn headings(source: &str, window: ByteRange) -> Vec<String> {
        let text = Text::from(source);
        let structure = PlainText.structure(&text, window);
        assert!(structure.markup.is_empty());
        structure.headings.into_iter().map(|line| text.slice(line).to_owned()).collect()
    }

    #[test]
    fn title_and_date() {
        let cases = [
            ("\n \u{feff}\n  Mưa lớn \nNgày 29/9/2022, mưa.", "Mưa lớn", Some(date(2022, 9, 29))),
            ("Mưa lớn", "Mưa lớn", None),
            ("", "", None),
            ("\n\n", "", None),
        ];
        for (source, title, date) in cases {
            let expected = Meta { title: title.to_owned(), date, byline: None };
            assert_eq!(PlainText.meta(&Text::from(source)), expected, "{source:?}");
        }
    }

    #[test]
    fn a_date_far_behind_the_opening_is_not_the_articles() {
        let source = format!("Mưa lớn\n{}\nNgày 29/9/2022", "mưa ".repeat(500));
        assert_eq!(PlainText.meta(&Text::from(source.as_str())).date, None);
    }

    #[test]
    fn headings_by_how_they_look() {
        let source = "Báo cáo công tác tháng 9 của xã Nà Lìn\n\nTrong tháng, xã đã làm tốt công tác thu hoạch lúa mùa.\n\n\
            I. KẾT QUẢ ĐẠT ĐƯỢC\n\nCác thôn đã thu hoạch xong.\n\n2. Khó khăn, hạn chế\n\nThiếu nước tưới ở thôn Bản Lay.\n";
        let expected = ["Báo cáo công tác tháng 9 của xã Nà Lìn", "I. KẾT QUẢ ĐẠT ĐƯỢC", "2. Khó khăn, hạn chế"];
        assert_eq!(headings(source, ByteRange::new(0, source.len())), expected);
        let at = source.find("KẾT").unwrap();
        assert_eq!(headings(source, ByteRange::new(at, at + 1)), expected[1..2]);
    }

    #[test]
    fn a_first_paragraph_is_no_title() {
        let source = "Chiều qua, mưa lớn ở vùng cao.\n\nNước lũ đã rút.\n";
        assert_eq!(headings(source, ByteRange::new(0, source.len())), [""; 0]);
    }
}
