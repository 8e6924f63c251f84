//! Switches typed with a query.

use super::*;

#[test]
fn switches_stand_at_either_end() {
    let text = "Khó khăn kho khan KHOAN kĩ";
    let table: &[(&str, &[&str])] = &[
        ("kho khan", &["Khó khăn", "kho khan"]),
        (r"kho khan\m", &["kho khan"]),
        (r"\m kho khan", &["kho khan"]),
        (r"\C Kho", &["Khó"]),
        (r"\CKho", &["Khó"]),
        (r"kho\w\C", &["kho"]),
        (r"\wkho \C", &["kho"]),
        (r"kỹ\y", &["kĩ"]),
        (r"\r[A-Z]{2,}", &["KHOAN"]),
        (r"\r K\w+", &["Khó", "KHOAN"]),
        (r"\c\r khoan", &["KHOAN"]),
        (r"\R kho\b", &["Khó", "kho"]),
    ];
    for (line, expected) in table {
        let query = typed(line, Defaults::default()).expect("a query");
        let found: Vec<&str> = query.find_all(text).iter().map(|hit| &text[hit.as_range()]).collect();
        assert_eq!(found, *expected, "{line:?}");
        assert_eq!(query.pattern(), *line);
    }
}

#[test]
fn two_backslashes_are_one() {
    let table = [(r"C:\\c", r"C:\c"), (r"\\cline", r"\cline"), (r"a\\nb", r"a\\nb"), (r"a\d", r"a\d"), (r"\\", r"\")];
    for (line, text) in table {
        let query = typed(line, Defaults::default()).expect("a query");
        assert_eq!(query.find_all(text).len(), 1, "{line:?} in {text:?}");
    }
}

#[test]
fn switches_alone_are_no_query() {
    for line in ["", " ", r"\c", r"\m\w", r"\r", r"\R ", "\u{301}"] {
        assert_eq!(typed(line, Defaults::default()).err(), Some(QueryError::Nothing), "{line:?}");
    }
    assert!(matches!(typed(r"\r(", Defaults::default()), Err(QueryError::Pattern(_))));
}

#[test]
fn defaults_give_way_to_switches() {
    let smart = Defaults { smart_case: true, ..Defaults::default() };
    let strict = Defaults { options: MatchOptions { case_sensitive: true, ..EXACT }, smart_case: false };
    let table = [
        ("huyện", smart, 2),
        ("Huyện", smart, 1),
        (r"Huyện\c", smart, 2),
        ("huyen", strict, 0),
        ("huyện", strict, 1),
        (r"huyện\c", strict, 2),
    ];
    for (line, defaults, expected) in table {
        let query = typed(line, defaults).expect("a query");
        assert_eq!(query.find_all("Huyện, huyện").len(), expected, "{line:?}");
    }
}

proptest! {
    #[test]
    fn any_line_is_read(line in "[\\\\cCmwyrRa \u{301}đ]{0,8}") {
        if let Ok(query) = typed(&line, Defaults::default()) {
            query.find_all(&line);
        }
    }
}
