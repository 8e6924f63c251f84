//! A tag is merged into another or deleted, across the whole collection, and all of it is taken back.

use super::Stage;

const ARTICLES: [&str; 3] = [
    "|Xã {kho-khan:thiếu nước}, {ket-qua+kho-khan:thiếu điện}",
    "{kho-khan/hỏi lại:Xa chợ} và {kho-khan:xa trường}",
    "«kho-khan»{ket-qua:Có đường}",
];

fn labels(stage: &Stage) -> Vec<&str> {
    stage.app.codebook.tags().iter().map(|tag| tag.label.as_str()).collect()
}

const ALL: [&str; 3] = ["Nhiệm vụ", "Khó khăn, hạn chế", "Kết quả"];

/// The articles as they are shown, one after another; the first one is open again afterwards.
#[track_caller]
fn all_show(mut stage: Stage, expected: [&str; 3]) -> Stage {
    for (number, expected) in expected.iter().enumerate() {
        stage.open(number + 1);
        stage = stage.shows(&expected.replace('|', ""));
    }
    stage.open(1);
    stage
}

const MERGED: [&str; 3] = [
    "Xã {ket-qua:thiếu nước}, {ket-qua:thiếu điện}",
    "{ket-qua/hỏi lại:Xa chợ} và {ket-qua:xa trường}",
    "«ket-qua»{ket-qua:Có đường}",
];

#[test]
fn merging_reaches_every_article_and_is_taken_back_everywhere() {
    // The second article has been open in this session, the third not.
    let merge = r#"g n g p space c j m "ket qua" enter c"#;
    let stage = Stage::of(&ARTICLES).press(merge).says("trong 1 bài khác");
    assert_eq!(labels(&stage), ["Nhiệm vụ", "Kết quả"]);
    let stage = all_show(stage, MERGED);
    let stage = stage.press("space c u").says("đã hoàn tác: thay nhãn");
    assert_eq!(labels(&stage), ALL);
    let stage = all_show(stage, ARTICLES);
    let mut stage = all_show(stage.press("space c U"), MERGED);
    assert_eq!(labels(&stage), ["Nhiệm vụ", "Kết quả"]);
    // From an article whose last step it is, too.
    stage.open(2);
    let stage = stage.press("u");
    assert_eq!(labels(&stage), ALL);
    all_show(stage, ARTICLES).leads_back();
}

#[test]
fn deleting_takes_passages_along_and_brings_them_back() {
    let stage = Stage::of(&ARTICLES).press("space c j D y");
    let without = ["Xã thiếu nước, {ket-qua:thiếu điện}", "{/hỏi lại:Xa chợ} và xa trường", "{ket-qua:Có đường}"];
    let stage = all_show(stage, without).press("space c u");
    assert_eq!(labels(&stage), ALL);
    all_show(stage, ARTICLES).leads_back();
}

#[test]
fn saying_no_changes_nothing() {
    let stage = Stage::of(&ARTICLES).press("space c j D k").says("thôi, không làm");
    all_show(stage, ARTICLES).leads_back();
}

#[test]
fn what_was_changed_later_stays() {
    let mut stage = Stage::of(&ARTICLES).press(r#"space c j m "ket qua" enter c"#);
    stage.open(2);
    let changed = "Xa chợ và {ket-qua:xa trường}";
    let stage = stage.press("g g D").shows(changed);
    let stage = stage.press("space c u").says("1 bài đã có thay đổi mới hơn nên giữ nguyên");
    assert_eq!(labels(&stage), ALL);
    let stage = all_show(stage, [ARTICLES[0], changed, ARTICLES[2]]);
    let mut stage = all_show(stage.press("space c U"), [MERGED[0], changed, MERGED[2]]);
    // Its own steps can still be taken back.
    stage.open(2);
    stage.press("u").shows(MERGED[1]);
}

#[test]
fn steps_before_it_are_taken_back_after_it() {
    let stage = Stage::of(&["[một|] {kho-khan:hai}", "ba"]).press(r#"3 space c j m "ket qua" enter c space c"#);
    let stage = stage.shows("{ket-qua:một} {ket-qua:hai}").press("u");
    let stage = stage.shows("{ket-qua:một} {kho-khan:hai}").press("u").shows("một {kho-khan:hai}");
    stage.press("U").shows("{ket-qua:một} {kho-khan:hai}").press("U").shows("{ket-qua:một} {ket-qua:hai}").leads_back();
}
