//! Searching with switches and regular expressions, and what filters put first.

use super::stage::Stage;
use super::typing::press;
use crate::app::App;
use crate::text::ByteOffset;

const TEXT: &str = "Kho thóc\n\nKhó khăn, kỹ thuật. Số 12/2023: kho khan nước.\n";

fn app() -> App {
    Stage::of(&[TEXT]).app
}

/// The texts of all hits, in order, after `line` was run.
fn hits(line: &str) -> Result<Vec<&'static str>, String> {
    let mut app = app();
    app.run(line).map_err(|error| error.message)?;
    let search = app.reader.as_ref().and_then(|reader| reader.search.clone()).expect("a search");
    Ok(search.hits.expect("a short article").iter().map(|hit| &TEXT[hit.as_range()]).collect())
}

#[test]
fn by_switches_and_by_flags() {
    let table: &[(&str, &[&str])] = &[
        ("search kho khan", &["Khó khăn", "kho khan"]),
        ("search --exact kho khan", &["kho khan"]),
        ("search 'kho khan\\m'", &["kho khan"]),
        ("search '\\C Kho'", &["Kho", "Khó"]),
        ("search --case --exact Kho", &["Kho"]),
        ("search --i-y 'kĩ thuật'", &["kỹ thuật"]),
        ("search --whole kho", &["Kho", "Khó", "kho"]),
        ("search --regex '\\d+/\\d+'", &["12/2023"]),
        ("search '\\r[A-Z]h[oó]'", &["Kho", "Khó"]),
        ("search --fold 'kho k\\w+'", &["Khó khăn", "kho khan"]),
    ];
    for (line, expected) in table {
        assert_eq!(hits(line).as_deref(), Ok(*expected), "{line}");
    }
    let wrong = |column| Err(format!("biểu thức chính quy sai ở cột {column}: ngoặc ( chưa đóng"));
    assert_eq!(hits("search --regex 'kh('"), wrong(3));
    assert_eq!(hits("search '\\r kh('"), wrong(6));
    assert_eq!(hits("search '\\m'"), Err("không có gì để tìm".to_owned()));
}

#[test]
fn options_hold_until_a_switch_says_otherwise() {
    let mut app = app();
    for (option, pattern, found) in [
        ("search.marks exact", "kho khan", 1),
        ("search.marks typed", "kho khan", 2),
        ("search.case smart", "Kho", 2),
        ("search.case smart", "kho", 3),
        ("search.case smart", "Kho\\\\c", 3),
        ("search.i-y true", "kĩ", 1),
        ("search.whole true", "an", 0),
    ] {
        app.run(&format!("set {option}")).expect("an option");
        let told = app.run(&format!("search \"{pattern}\""));
        assert_eq!(told.is_ok(), found > 0, "{option} {pattern}");
        let search = app.reader.as_ref().and_then(|reader| reader.search.as_ref()).expect("a search");
        assert_eq!(search.hits.as_ref().map(Vec::len), Some(found), "{option} {pattern}");
    }
}

#[test]
fn typed_at_the_prompt() {
    let mut app = app();
    press(&mut app, "/\\r\\d+/");
    let cursor = |app: &App| app.reader.as_ref().map(|reader| reader.cursor);
    assert_eq!(cursor(&app), Some(ByteOffset(TEXT.find("12/").expect("it is there"))));
    press(&mut app, "(");
    assert_eq!(cursor(&app), Some(ByteOffset::ZERO));
    press(&mut app, "<\\d+\n");
    assert_eq!(cursor(&app), Some(ByteOffset(TEXT.find("12/").expect("it is there"))));
    assert_eq!(app.history.searches, ["\\r\\d+/\\d+"]);
}
