//! Dates as Vietnamese articles open with them: "Chiều ngày 29/9/2022", "ngày 05 tháng 10 năm 2023", "01.10.2022".

use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::fold::fold_text;

/// Years that an article may speak of. What lies beyond is more likely some other figure.
const YEARS: RangeInclusive<i16> = 1800..=2199;

/// The first full date in `slice` (day, month and year; a valid calendar date), `None` when there is none.
pub fn first_date(slice: &str) -> Option<Date> {
    let folded = fold_text(slice);
    numbers(&folded).collect::<Vec<_>>().windows(3).find_map(|three| date(&folded, [three[0], three[1], three[2]]))
}

/// A run of digits: its bytes.
#[derive(Clone, Copy)]
struct Number {
    start: usize,
    end: usize,
}

fn numbers(text: &str) -> impl Iterator<Item = Number> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(|c: char| c.is_ascii_digit())?;
        let end = text[start..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |length| start + length);
        at = end;
        Some(Number { start, end })
    })
}

/// The date that three numbers in a row make, if they do.
fn date(text: &str, [one, two, three]: [Number; 3]) -> Option<Date> {
    let gap = |from: Number, to: Number| text[from.end..to.start].trim();
    let is_apart = stands_apart(text, one.start, three.end, gap(one, two));
    let (day, month, year) = match (gap(one, two), gap(two, three)) {
        ("-" | "/" | ".", second) if second == gap(one, two) && is_apart => {
            if one.end - one.start == 4 {
                (three, two, one)
            } else {
                (one, two, three)
            }
        }
        ("thang" | "/" | "-" | ".", "nam" | ", nam" | "/nam") | ("thang", "," | "/") if is_apart => (one, two, three),
        _ => return None,
    };
    if year.end - year.start != 4 || day.end - day.start > 2 || month.end - month.start > 2 {
        return None;
    }
    let year: i16 = text[year.start..year.end].parse().ok().filter(|year| YEARS.contains(year))?;
    let month = text[month.start..month.end].parse().ok()?;
    Date::new(year, month, text[day.start..day.end].parse().ok()?).ok()
}

/// Whether nothing around the numbers makes them part of a longer figure or code: "1.2.3.2022", "5/9/2022/QĐ", "A5/9/2022".
fn stands_apart(text: &str, start: usize, end: usize, separator: &str) -> bool {
    let (before, after) = (&text[..start], &text[end..]);
    let is_word = |c: char| c.is_alphanumeric();
    let before_separator = before.strip_suffix(separator).filter(|_| !separator.is_empty());
    let after_separator = after.strip_prefix(separator).filter(|_| !separator.is_empty());
    !before.ends_with(is_word)
        && (!after.starts_with(is_word) || is_time(after))
        && !before_separator.is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
        && !after_separator.is_some_and(|after| after.starts_with(is_word))
}

/// The time that follows an ISO date: "T08:00", folded.
fn is_time(after: &str) -> bool {
    after.strip_prefix('t').is_some_and(|time| time.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_first_full_date_is_found() {
        let table = [
            ("Chiều ngày 29/9/2022, Huyện ủy tổ chức hội nghị", Some(date(2022, 9, 29))),
            ("Ngày 05 tháng 10 năm 2023, UBND huyện", Some(date(2023, 10, 5))),
            ("NGÀY 5 THÁNG 10 NĂM 2023", Some(date(2023, 10, 5))),
            ("Nga\u{300}y 5 tha\u{301}ng 10 na\u{306}m 2023", Some(date(2023, 10, 5))),
            ("mùng 5 tháng 2, 2023", Some(date(2023, 2, 5))),
            ("01.10.2022 Thu hoạch lúa", Some(date(2022, 10, 1))),
            ("Sáng 1-10-2022", Some(date(2022, 10, 1))),
            ("date: 2023-10-05", Some(date(2023, 10, 5))),
            ("2023-10-05T08:00:00+07:00", Some(date(2023, 10, 5))),
            ("2023-10-05Tin", None),
            ("(29/9/2022)", Some(date(2022, 9, 29))),
            ("Hà Lâm, ngày 29/9 năm 2022.", Some(date(2022, 9, 29))),
            ("từ ngày 25 đến 29/9/2022 và 1/10/2022", Some(date(2022, 9, 29))),
            ("Từ 25-29/9/2022", Some(date(2022, 9, 29))),
            ("Từ 25/9 – 29/9/2022", Some(date(2022, 9, 29))),
            ("29 / 9 / 2022", Some(date(2022, 9, 29))),
            ("Nghị định số 12/2022/NĐ-CP", None),
            ("Quyết định 118/QĐ-UBND ngày 30/8/2022", Some(date(2022, 8, 30))),
            ("Công văn 5/9/2022/CV", None),
            ("Thông tư 1/2/2022/TT ngày 3/4/2022", Some(date(2022, 4, 3))),
            ("31/2/2022", None),
            ("30/13/2022 rồi 28/2/2022", Some(date(2022, 2, 28))),
            ("Tháng 9 năm 2022, 9 tháng đầu năm 2022", None),
            ("1.2.3.2022", None),
            ("5/9/22", None),
            ("5/9/9999", None),
            ("", None),
        ];
        for (text, expected) in table {
            assert_eq!(first_date(text), expected, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn every_day_is_found_in_every_form(year in 1800i16..2200, month in 1i8..=12, day in 1i8..=28) {
            let expected = Some(date(year, month, day));
            for text in [
                format!("ngày {day}/{month}/{year}"), format!("{day:02}-{month:02}-{year},"), format!("({day}.{month}.{year})"),
                format!("ngày {day:02} tháng {month} năm {year}"), format!("{year}-{month:02}-{day:02}"),
            ] {
                prop_assert_eq!(first_date(&text), expected, "{}", text);
            }
        }
    }
}
