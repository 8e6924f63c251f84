//! The collection around the article: the list, the passages, the codebook.

use super::{Stage, scenario};
use crate::app::Pane;
use crate::app::overlay::Overlay;
use crate::app::passages::PassageLine;
use crate::colour::Rgb;

const LIST: [&str; 3] = ["|Chợ phiên", "Huyện ủy họp", "{ket-qua:Đường} mới"];

/// The titles in the list, in order, as it is filtered.
fn titles(stage: &Stage) -> Vec<&str> {
    stage.app.library.visible().map(|entry| entry.meta.title.as_str()).collect()
}

/// The groups of the passages view with how many each has, and the texts of its rows.
fn lines(stage: &Stage) -> Vec<String> {
    let Some(Overlay::Passages(view)) = &stage.app.overlay else { panic!("the passages are not shown") };
    let line = |line: &PassageLine| match line {
        PassageLine::Group(name, _, count) => format!("{name}: {count}"),
        PassageLine::Row(index) => view.rows()[*index].annotation.anchor.quote.clone(),
    };
    view.lines().iter().map(line).collect()
}

#[test]
fn from_article_to_article() {
    Stage::of(&LIST).press("g n").shows("|Huyện ủy họp").press("g n g p").shows("|Huyện ủy họp");
    Stage::of(&LIST).press("g u").shows("|Huyện ủy họp").press("g p g t").shows("|Huyện ủy họp");
    let stage = Stage::of(&LIST).press("tab tab tab");
    assert_eq!(stage.app.focus, Pane::Reader);
    Stage::of(&LIST).press("backtab j j enter").shows("{ket-qua:|Đường} mới");
}

#[test]
fn the_list_is_filtered_without_diacritics() {
    let stage = Stage::of(&LIST).press(r#"backtab / "huyen uy""#);
    assert_eq!(titles(&stage), ["Huyện ủy họp"]);
    let stage = stage.press("enter enter").shows("|Huyện ủy họp");
    let stage = stage.press("backtab esc");
    assert_eq!(titles(&stage), ["Chợ phiên", "Huyện ủy họp", "Đường mới"]);
    assert_eq!(titles(&stage.press("s a")), ["Đường mới", "Chợ phiên", "Huyện ủy họp"]);
}

const PASSAGES: [&str; 2] =
    ["|Xã {kho-khan:thiếu nước} và {kho-khan+ket-qua:thêm đường}", "Bản {ket-qua/nhờ bà con:có điện}, {@kho-khan:xa}"];

#[test]
fn from_the_passages_to_their_places() {
    let stage = Stage::of(&PASSAGES).press("space p");
    let by_tag = ["Khó khăn, hạn chế: 3", "thiếu nước", "thêm đường", "xa", "Kết quả: 2", "thêm đường", "có điện"];
    assert_eq!(lines(&stage), by_tag);
    stage.press("G enter").shows(&PASSAGES[1].replace("có", "|có"));
    Stage::of(&PASSAGES).press("space p j enter").shows(&PASSAGES[0].replace(['|'], "").replace("thêm", "|thêm"));
    let stage = Stage::of(&PASSAGES).press("space p s a");
    assert_eq!(lines(&stage).len(), 6);
    let stage = Stage::of(&PASSAGES).press(r#"space p / "nho ba con" enter"#);
    assert_eq!(lines(&stage), ["Kết quả: 1", "có điện"]);
    let stage = Stage::of(&PASSAGES).press(r#": "passages-open --tag=ket-qua" enter"#);
    assert_eq!(lines(&stage), ["Kết quả: 2", "thêm đường", "có điện"]);
}

#[test]
fn tags_are_made_renamed_and_coloured() {
    let stage = Stage::of(&["[một|]"]).press(r#"space c a "Đường sá" enter"#);
    let made = stage.app.codebook.tags().last().unwrap();
    assert_eq!((made.id.as_str(), made.label.as_str()), ("duong-sa", "Đường sá"));
    let stage = stage.press(r#"G r ctrl-u "Giao thông" enter c "#).press(r##""#0072b2" enter # "g" enter"##);
    let stage = stage.press(r#"p "kho khan" enter e "Đường, cầu, bến" enter"#);
    let tag = stage.app.codebook.tags().last().unwrap().clone();
    assert_eq!((tag.id.as_str(), tag.label.as_str(), tag.key), ("duong-sa", "Giao thông", Some('g')));
    assert_eq!(tag.parent.as_ref().map(|id| id.as_str()), Some("kho-khan"));
    assert_eq!((tag.colour, tag.description.as_str()), (Rgb::parse("#0072b2"), "Đường, cầu, bến"));
    stage.press(r#"space c : "tag-add Giao thông" enter"#).shows("{duong-sa:một}").leads_back();
}

#[test]
fn a_tag_found_in_annotations_is_adopted() {
    let stage = Stage::of(&["{la-lam:một} |hai"]).press(r#"space c G i ctrl-u "Lạ lắm" enter"#);
    assert_eq!(stage.app.codebook.tags().last().unwrap().label, "Lạ lắm");
    stage.press("space c v e 4").shows("{la-lam:một} {la-lam:hai}").leads_back();
}

#[test]
fn the_progress_of_articles_is_marked() {
    let stage = Stage::of(&LIST).press("m g u");
    let stage = stage.shows("|Huyện ủy họp").press("backtab s m");
    assert_eq!(titles(&stage).last(), Some(&"Chợ phiên"));
}

#[test]
fn the_line_remembers_and_completes() {
    scenario("[một|]", r#": "tag-a" tab " ket" tab enter"#, "{ket-qua:một}");
    scenario("[một|] hai", r#": "tag-add ket-qua" enter w v e : "undo" enter : up up enter"#, "một {ket-qua:hai}");
    Stage::of(&["|một"]).press(r#": "cursor-percent 200" enter"#).shows("|một").says("200");
}

#[test]
fn a_theme_is_taken_at_once() {
    let stage = Stage::of(&["|một"]).press(r#": "view-theme rung" enter"#);
    assert_eq!((stage.app.config.theme.name.as_str(), stage.app.config.theme.text()), ("rung", Rgb(0x20, 0x30, 0x10)));
    let stage = stage.press(r#": "view-theme bien" enter"#).says("không có");
    assert_eq!((stage.app.config.theme.name.as_str(), stage.app.config.options.ui.theme.as_str()), ("rung", "rung"));
    let stage = stage.press(r#": "view-theme li" tab enter"#);
    assert_eq!(stage.app.config.theme.name, "light");
}
