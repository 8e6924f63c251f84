//! Numbers, dates, keys and folded text as people read them.

use std::ops::Range;

use jiff::civil::Date;

use crate::app::App;
use crate::config::key::{Key, KeyCode, KeySequence};
use crate::lang::Lang;
use crate::text::glyph::{self, GlyphOptions};
use crate::vietnamese::typing::Method;

/// A number with its thousands set apart: `4.540`, in English `4,540`.
pub(super) fn number(value: usize, lang: Lang) -> String {
    let digits = value.to_string();
    let mark = if lang == Lang::Vi { '.' } else { ',' };
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

/// A date in full: `29/9/2022`, in English `29 Sep 2022`.
pub(super) fn date(date: Date, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{}/{}/{}", date.day(), date.month(), date.year()),
        Lang::En => date.strftime("%-d %b %Y").to_string(),
    }
}

/// A date for a narrow column: `29/9` in the year `this_year`, else `29/9/22`.
pub(super) fn short_date(date: Date, this_year: i16) -> String {
    match date.year() {
        year if year == this_year => format!("{}/{}", date.day(), date.month()),
        year => format!("{}/{}/{:02}", date.day(), date.month(), year.rem_euclid(100)),
    }
}

/// How Vietnamese is typed into the field that is open.
pub(super) fn typing(app: &App) -> Option<&'static str> {
    app.typing().map(|typing| match typing.method {
        Method::Telex => "Telex",
        Method::Vni => "VNI",
    })
}

/// Keys as they are told to people: `g g`, `Ctrl-d`, `Enter`, `Space p`.
pub(super) fn keys(keys: &KeySequence) -> String {
    keys.keys().iter().map(|one| key(*one)).collect::<Vec<_>>().join(" ")
}

/// A key as it is told to people.
pub(super) fn key(key: Key) -> String {
    let written = key.to_string();
    let bare = match key.code {
        KeyCode::Char(' ') => "Space".to_owned(),
        KeyCode::Char(c) => c.to_string(),
        _ => {
            let name = written.rsplit('-').next().unwrap_or_default();
            let mut letters = name.chars();
            letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
        }
    };
    let modifiers = [(key.ctrl, "Ctrl-"), (key.alt, "Alt-"), (key.shift, "Shift-")];
    modifiers.iter().filter(|(on, _)| *on).map(|(_, name)| *name).chain([&*bare]).collect()
}

/// The rows of `text` in `width` columns, as ranges of it: broken at line feeds and at spaces, and inside words that are
/// too wide. Spaces that end a row are left out of it. There is at least one row.
pub(super) fn fold(text: &str, width: u16, options: GlyphOptions) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        fold_line(line, start, usize::from(width.max(1)), options, &mut rows);
        start += line.len() + 1;
    }
    rows
}

fn fold_line(line: &str, offset: usize, width: usize, options: GlyphOptions, rows: &mut Vec<Range<usize>>) {
    let (mut start, mut taken) = (0, 0);
    // Where the row can be broken: the end of the last word that fits, and the start and column of the next one.
    let mut gap: Option<(usize, usize, usize)> = None;
    for glyph in glyph::glyphs(line, 0, options) {
        let (from, to, columns) = (glyph.range.start.0, glyph.range.end.0, usize::from(glyph.width));
        if glyph.kind == glyph::GlyphKind::Space {
            let end = gap.filter(|(_, next, _)| *next == from).map_or(from, |(end, _, _)| end);
            taken += columns;
            gap = Some((end, to, taken));
            continue;
        }
        if taken + columns > width && from > start {
            match gap.take() {
                Some((end, next, column)) => {
                    rows.push(offset + start..offset + end.max(start));
                    (start, taken) = (next, taken - column);
                }
                None => {
                    rows.push(offset + start..offset + from);
                    (start, taken) = (from, 0);
                }
            }
        }
        taken += columns;
    }
    let end = start + line[start..].trim_end_matches(' ').len();
    rows.push(offset + start..offset + end);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_and_dates() {
        for (value, vi, en) in
            [(0, "0", "0"), (999, "999", "999"), (4540, "4.540", "4,540"), (1234567, "1.234.567", "1,234,567")]
        {
            assert_eq!((number(value, Lang::Vi), number(value, Lang::En)), (vi.to_owned(), en.to_owned()));
        }
        let day = jiff::civil::date(2022, 9, 29);
        assert_eq!((date(day, Lang::Vi), date(day, Lang::En)), ("29/9/2022".to_owned(), "29 Sep 2022".to_owned()));
        assert_eq!((short_date(day, 2022), short_date(day, 2026)), ("29/9".to_owned(), "29/9/22".to_owned()));
    }

    #[test]
    fn keys_for_people() {
        for (written, shown) in [
            ("g g", "g g"),
            ("ctrl-d", "Ctrl-d"),
            ("space p", "Space p"),
            ("pagedown", "Pagedown"),
            ("f1", "F1"),
            ("-", "-"),
        ] {
            assert_eq!(keys(&KeySequence::parse(written).unwrap()), shown);
        }
    }

    #[test]
    fn text_is_folded_at_spaces() {
        for (text, width, rows) in [
            ("khó khăn, hạn chế", 9, vec!["khó khăn,", "hạn chế"]),
            ("khó khăn,  hạn chế ", 9, vec!["khó khăn,", "hạn chế"]),
            ("khó khăn", 2, vec!["kh", "ó", "kh", "ăn"]),
            ("một\n\nhai", 9, vec!["một", "", "hai"]),
            ("", 9, vec![""]),
            ("   ", 2, vec![""]),
        ] {
            let folded: Vec<&str> =
                fold(text, width, GlyphOptions::default()).into_iter().map(|row| &text[row]).collect();
            assert_eq!(folded, rows, "{text:?} in {width}");
        }
    }

    proptest! {
        #[test]
        fn folding_fits_and_loses_only_spaces(text in "[a-zđế \u{301}\n]{0,40}", width in 1u16..12) {
            let options = GlyphOptions::default();
            let rows = fold(&text, width, options);
            let mut end = 0;
            for row in rows {
                prop_assert!(row.start >= end);
                prop_assert!(text[end..row.start].chars().all(|c| c == ' ' || c == '\n'));
                prop_assert!(glyph::width(&text[row.clone()], options) <= usize::from(width));
                end = row.end;
            }
            prop_assert!(text[end..].chars().all(|c| c == ' '));
        }
    }
}
