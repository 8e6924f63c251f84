use super::*;
use crate::exchange::sample::{count_of, export, export_with, sample_documents, sample_settings};

fn rows(output: &str, delimiter: u8) -> Vec<csv::StringRecord> {
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(output.as_bytes());
    assert_eq!(reader.headers().unwrap(), HEADER.as_slice());
    reader.records().map(Result::unwrap).collect()
}

fn column(row: &csv::StringRecord, name: &str) -> String {
    row[HEADER.iter().position(|column| *column == name).unwrap()].to_owned()
}

#[test]
fn offsets_give_the_quotes_back() {
    let mut settings = sample_settings();
    settings.formula_safe = false;
    let (output, losses) = export_with(&mut Table::csv(), &settings, &sample_documents());
    let rows = rows(output.text(), b',');
    for document in sample_documents() {
        let text: Vec<char> = document.text.as_str().chars().collect();
        let of_document = rows.iter().filter(|row| column(row, "file") == article_name(&document.path));
        let passages: Vec<_> = of_document.filter(|row| column(row, "kind") == "passage").collect();
        assert_eq!(passages.len(), document.passages.len());
        for row in passages {
            let range = column(row, "start").parse().unwrap()..column(row, "end").parse().unwrap();
            assert_eq!(text[range].iter().collect::<String>(), column(row, "quote"));
        }
    }
    assert_eq!(count_of(&losses, MADE_SAFE.en), 0);
}

#[test]
fn no_cell_runs_as_a_formula() {
    for (format, delimiter) in [(&mut Table::csv(), b','), (&mut Table::tsv(), b'\t')] {
        let (output, losses) = export(format);
        for row in rows(output.text(), delimiter) {
            assert!(row.iter().all(|cell| !looks_like_formula(cell)), "{row:?}");
        }
        assert!(count_of(&losses, MADE_SAFE.en) > 0);
    }
}

#[test]
fn formulas() {
    let table: &[(&str, bool)] = &[
        ("=1+1", true),
        ("+84 24", true),
        ("-5", true),
        ("@SUM", true),
        ("＝1", true),
        ("＋1", true),
        ("－1", true),
        ("＠a", true),
        ("\tx", true),
        ("\rx", true),
        ("\nx", true),
        ("\0x", true),
        ("  =1", true),
        ("\u{a0}=1", true),
        ("", false),
        ("Khó khăn", false),
        ("7,5%", false),
        ("“=” là dấu bằng", false),
        (" khoảng trắng", false),
    ];
    for (value, expected) in table {
        assert_eq!(looks_like_formula(value), *expected, "{value:?}");
    }
}

#[test]
fn tsv_lines_are_rows_and_tabs_are_columns() {
    let (output, losses) = export(&mut Table::tsv());
    let rows = output.text().lines().count() - 1;
    assert_eq!(rows, sample_documents().iter().map(|document| document.passages.len()).sum::<usize>() + 2);
    assert!(output.text().lines().all(|line| line.matches('\t').count() == HEADER.len() - 1));
    assert!(count_of(&losses, FLATTENED.en) > 0);
}

#[test]
fn whole_articles_have_rows_of_their_own() {
    let (output, _) = export(&mut Table::csv());
    let rows = rows(output.text(), b',');
    let whole: Vec<_> = rows.iter().filter(|row| column(row, "kind") == "article").collect();
    assert_eq!(whole.len(), 2);
    assert_eq!(column(whole[0], "tag_ids"), "kho-khan");
    assert_eq!(column(whole[0], "note"), "ghi chú\ncả bài");
    assert_eq!(column(whole[1], "tags"), "khong-co");
    assert_eq!(column(whole[1], "start"), "");
}
