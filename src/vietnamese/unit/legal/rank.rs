//! Which part of a legal text a line begins, if any.
//!
//! A part has a label at the start of a line: "Chương II", "Điều 5. Phạm vi", "1. Người dân…", "a) ở bản;". The same
//! words speak of parts in running text ("Điều 5 của Luật này"), so that the label must be closed: by a mark, by the
//! end of the line, or by a title in capitals.

use crate::lang::{Phrase, phrase};
use crate::vietnamese::letter::{is_blank, tidied};
use crate::vietnamese::unit::line::{is_in_capitals, label};

/// The rank of a part, high to low.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// phụ lục
    Appendix,
    /// phần
    Division,
    /// chương
    Chapter,
    /// mục
    Section,
    /// tiểu mục
    Subsection,
    /// điều
    Article,
    /// khoản: "1." below an article
    Clause,
    /// điểm: "a)" below an article
    Point,
}

impl Rank {
    /// Every rank, low to high, as a selection grows.
    pub const ALL: [Rank; 8] = [
        Rank::Point,
        Rank::Clause,
        Rank::Article,
        Rank::Subsection,
        Rank::Section,
        Rank::Chapter,
        Rank::Division,
        Rank::Appendix,
    ];

    /// Its Vietnamese name without marks, for commands: the English names of these parts are not agreed on.
    pub fn name(self) -> &'static str {
        match self {
            Rank::Appendix => "phu-luc",
            Rank::Division => "phan",
            Rank::Chapter => "chuong",
            Rank::Section => "muc",
            Rank::Subsection => "tieu-muc",
            Rank::Article => "dieu",
            Rank::Clause => "khoan",
            Rank::Point => "diem",
        }
    }

    /// Its name for people.
    pub fn label(self) -> Phrase {
        match self {
            Rank::Appendix => phrase("phụ lục", "appendix (phụ lục)"),
            Rank::Division => phrase("phần", "part (phần)"),
            Rank::Chapter => phrase("chương", "chapter (chương)"),
            Rank::Section => phrase("mục", "section (mục)"),
            Rank::Subsection => phrase("tiểu mục", "subsection (tiểu mục)"),
            Rank::Article => phrase("điều", "article (điều)"),
            Rank::Clause => phrase("khoản", "clause of an article (khoản)"),
            Rank::Point => phrase("điểm", "point (điểm)"),
        }
    }

    /// Whether a line with such a label is a part only below an article: elsewhere it is an ordinary list.
    pub(super) fn needs_article(self) -> bool {
        self > Rank::Article
    }
}

/// How much of a line tells its label and whether its title is in capitals, in bytes.
const LOOK: usize = 256;

/// The rank of the part that `line` begins, if it begins one.
pub(in crate::vietnamese::unit) fn rank(line: &str) -> Option<Rank> {
    let line = &line[..line.floor_char_boundary(LOOK)];
    let line = line.trim_start_matches(|c: char| is_blank(c) || matches!(c, '#' | '*' | '_' | '>'));
    let first = line.chars().next()?;
    if let Some(label) = label(line) {
        return match label.closer {
            Some('.') if label.text.bytes().all(|byte| byte.is_ascii_digit()) => Some(Rank::Clause),
            Some(')') if !label.is_numbered && !line.starts_with('(') => Some(Rank::Point),
            _ => None,
        };
    }
    // The capitals that the names of parts begin with, and what stands for Đ in much converted text.
    if !matches!(first, 'P' | 'C' | 'M' | 'T' | 'Đ' | 'Ð' | 'Ɖ' | 'K') {
        return None;
    }
    named(&tidied(line))
}

/// The rank of a part with a name: `line` is tidied.
fn named(line: &str) -> Option<Rank> {
    let (first, rest) = word(line);
    let (second, after) = word(rest);
    let (rank, rest) = match (&*first.to_lowercase(), &*second.to_lowercase()) {
        ("phụ", "lục") => (Rank::Appendix, after),
        ("tiểu", "mục") => (Rank::Subsection, after),
        ("phần", _) => (Rank::Division, rest),
        ("chương", _) => (Rank::Chapter, rest),
        ("mục", _) => (Rank::Section, rest),
        ("điều", _) => (Rank::Article, rest),
        ("khoản", _) => (Rank::Clause, rest),
        ("điểm", _) => (Rank::Point, rest),
        _ => return None,
    };
    let (mut number, mut title) = word(rest);
    if matches!(&*number.to_lowercase(), "số" | "thứ") {
        (number, title) = word(title);
    }
    if rank == Rank::Appendix && !is_number(number, rank) {
        return is_title(rest, rank).then_some(rank);
    }
    (is_number(number, rank) && is_title(title, rank)).then_some(rank)
}

/// The first word of `text`, letters and digits, and what follows it.
fn word(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    text.split_at(text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len()))
}

/// Whether `word` numbers a part: 5, 5a, IV, "nhất", for points a letter.
fn is_number(word: &str, rank: Rank) -> bool {
    const ORDINALS: &[&str] =
        &["nhất", "một", "hai", "ba", "tư", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "cuối"];
    if rank == Rank::Point {
        return word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    }
    let added = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_figure = word.len() > added.len() && word.len() - added.len() <= 4 && added.chars().count() <= 3;
    let is_roman = !word.is_empty() && word.len() <= 6 && word.bytes().all(|byte| b"IVXLC".contains(&byte));
    let is_letter = rank < Rank::Article && word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    is_figure || is_roman || is_letter || rank < Rank::Article && ORDINALS.contains(&&*word.to_lowercase())
}

/// Whether what follows the number closes the label. "Điều 5 Luật này quy định…" speaks of an article; "Điều 5. Phạm
/// vi" is one.
fn is_title(rest: &str, rank: Rank) -> bool {
    let title = rest.trim_start();
    let mark = title.chars().next();
    match mark {
        None | Some('.' | ':' | ')' | '*' | '_' | '–' | '—') => true,
        Some('-') => title[1..].starts_with(char::is_whitespace) || title.len() < rest.len(),
        Some('(') => rank == Rank::Appendix,
        // "Điều 56 BLDS" has capitals as well.
        Some(_) => rank < Rank::Article && is_in_capitals(title),
    }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn labels_begin_parts() {
        let table: &[(Rank, &[&str])] = &[
            (Rank::Appendix, &["PHỤ LỤC", "Phụ lục I", "PHỤ LỤC SỐ 01", "Phụ lục II (kèm theo)", "PHỤ LỤC DANH MỤC"]),
            (Rank::Division, &["Phần thứ nhất", "PHẦN I", "Phần thứ hai: Thi hành", "PHẦN A. CHUNG", "# Phần III"]),
            (
                Rank::Chapter,
                &[
                    "Chương I",
                    "CHƯƠNG II. THI HÀNH",
                    "Chương 3",
                    "Chương 12: Quy định",
                    "## Chương IV",
                    "Chương V QUY ĐỊNH CHUNG",
                    "Chương VI - Thi hành",
                    "**CHƯƠNG IX**",
                    "\u{FEFF}Chương\u{A0}X",
                ],
            ),
            (Rank::Section, &["Mục 1", "MỤC 2. QUYỀN", "Mục III", "Mục A"]),
            (Rank::Subsection, &["Tiểu mục 1. Cấp phép", "TIỂU MỤC 2"]),
            (
                Rank::Article,
                &[
                    "Điều 1",
                    "Điều 5. Phạm vi",
                    "Điều 5.Phạm vi",
                    "ĐIỀU 12: Hiệu lực",
                    "Điều 3a. Thêm",
                    "Điều 3đ.",
                    "**Điều 7.** Giá nước",
                    "### Điều 8. Quyền",
                    "Ðiều 9. Với chữ Eth",
                    "Điều 10 – Giải thích",
                    "Điê\u{300}u 11. Trộn",
                    "Đie\u{300}\u{302}u 12. Ngược",
                    "Đ\u{AD}iều 13. Dấu ẩn",
                ],
            ),
            (Rank::Clause, &["1. Người dân", "12. Cán bộ", "Khoản 3. Mức phạt"]),
            (Rank::Point, &["a) ở bản;", "đ) ở phố.", "Điểm a) ở bản", "Điểm b. ở phố"]),
        ];
        for (expected, lines) in table {
            for line in *lines {
                assert_eq!(rank(line), Some(*expected), "{line}");
                assert_eq!(rank(&line.nfd().collect::<String>()), Some(*expected), "decomposed: {line}");
            }
        }
    }

    #[test]
    fn running_text_begins_none() {
        let lines = [
            "",
            "Điều 5 của Luật này quy định",
            "Điều 5 Luật này",
            "Điều 56 BLDS",
            "Điều 5, Điều 6 và Điều 7",
            "Điều này",
            "Điều kiện",
            "Theo Điều 5.",
            "Khoản 3 Điều 12 quy định về giá nước.",
            "Khoản tiền này",
            "Điểm 10 môn Toán",
            "Điểm a khoản 1 Điều này",
            "Mục tiêu",
            "MỤC LỤC",
            "Mục đích, yêu cầu",
            "Chương trình",
            "CHƯƠNG TRÌNH HÀNH ĐỘNG",
            "Phần lớn",
            "Phần thứ nhất của Luật này nói về quyền",
            "PHẦN CHUNG",
            "Phụ lục kèm theo Nghị định này",
            "Phụ lục 1 của Nghị định",
            "“Điều 8. Quyền",
            "(a) một",
            "1) một",
            "1.1. Trồng trọt",
            "- 1. Đẩy mạnh",
            "Công tác",
            "Tiểu học",
        ];
        for line in lines {
            assert_eq!(rank(line), None, "{line}");
        }
    }
}
