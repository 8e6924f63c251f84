//! Giving tags: by number, from the picker, again; several on a passage; passages that nest, overlap and touch.

use super::{Stage, scenario};

#[test]
fn by_number() {
    scenario("gặp nhiều [khó khăn|]", "2", "gặp nhiều {kho-khan:khó khăn}");
    scenario("gặp |nhiều khó khăn", "v e 3", "gặp {ket-qua:nhiều} khó khăn");
    scenario("gặp[| nhiều ]khó", "2", "gặp {kho-khan:nhiều} khó");
    Stage::of(&["gặp [khó|]"]).press("9").shows("gặp [khó|]").says("phím 9 chưa có nhãn");
}

#[test]
fn without_a_selection_the_sentence_is_tagged() {
    scenario("Trời mưa. Xe d|ừng. Hết.", "1", "Trời mưa. {nhiem-vu:Xe dừng.} Hết.");
    scenario("Trời mưa.\n  Xe d|ừng  \n", "1", "Trời mưa.\n  {nhiem-vu:Xe dừng}  \n");
    Stage::of(&["|\n\n"]).press("1").shows("|\n\n").says("không có gì để gắn nhãn");
}

#[test]
fn from_the_picker_without_diacritics() {
    scenario("gặp [khó|]", r#"t "kho khan" enter"#, "gặp {kho-khan:khó}");
    scenario("gặp [khó|]", r#"t "han che" enter"#, "gặp {kho-khan:khó}");
    scenario("gặp [khó|]", r#"t "kq" esc"#, "gặp [khó|]");
    scenario("gặp [khó|]", "t down enter", "gặp {kho-khan:khó}");
    // Lately used tags come first.
    scenario("[gặp|] khó", r#"3 w v e t enter"#, "{ket-qua:gặp} {ket-qua:khó}");
}

#[test]
fn a_new_tag_is_made_by_typing_it() {
    let stage = Stage::of(&["bản [Pha|] xa"]).press(r#"t "Địa danh" enter"#);
    let stage = stage.shows("bản {dia-danh:Pha} xa");
    assert_eq!(stage.app.codebook.tags().last().unwrap().label, "Địa danh");
    stage.leads_back();
    scenario("bản [Pha|] xa", r#": "codebook-new Địa danh" enter 4"#, "bản {dia-danh:Pha} xa");
    // A label that is there already, in whatever case, is no new tag.
    scenario("bản [Pha|] xa", r#"t "kết quả" enter"#, "bản {ket-qua:Pha} xa");
    // What only resembles one is made from the row below the matches.
    let stage = Stage::of(&["bản [Pha|] xa"]).press(r#"t "Kết quả đo" down enter"#);
    stage.shows("bản {ket-qua-do:Pha} xa").leads_back();
}

#[test]
fn again() {
    scenario("[một|] hai", "2 w v e .", "{kho-khan:một} {kho-khan:hai}");
    scenario("Một. H|ai. Ba.", "1 ) .", "Một. {nhiem-vu:Hai.} {nhiem-vu:Ba.}");
    Stage::of(&["[một|]"]).press(".").shows("[một|]").says("chưa gắn nhãn nào để lặp lại");
}

#[test]
fn several_tags_on_a_passage() {
    scenario("[một hai|] ba", "2 g v 3", "{kho-khan+ket-qua:một hai} ba");
    scenario("{kho-khan:[một hai|]} ba", "1", "{kho-khan+nhiem-vu:một hai} ba");
    let stage = Stage::of(&["{kho-khan:[một|]}"]).press("2");
    stage.shows("{kho-khan:một}").says("đã có nhãn Khó khăn, hạn chế rồi").leads_back();
}

#[test]
fn passages_nest_overlap_and_touch() {
    scenario("{kho-khan:một [hai|] ba}", "3", "{kho-khan:một {ket-qua:hai} ba}");
    scenario("[một {kho-khan:hai} ba|]", "3", "{ket-qua:một {kho-khan:hai} ba}");
    scenario("một {kho-khan:hai [ba} bốn|]", "3", "một {kho-khan:hai {ket-qua:ba}¹ bốn}");
    scenario("[một {kho-khan:hai|] ba}", "3", "{ket-qua:một {kho-khan:hai}¹ ba}");
    scenario("{kho-khan:một}[hai|]", "3", "{kho-khan:một}{ket-qua:hai}");
    scenario("{kho-khan:[một|] hai}", "3", "{kho-khan:{ket-qua:một} hai}");
    scenario("{a:một {b:hai {c:[ba|] bốn} năm} sáu}", "1", "{a:một {b:hai {c:{nhiem-vu:ba} bốn} năm} sáu}");
    scenario("{@kho-khan:[một|]}", "2", "{kho-khan:{@kho-khan:một}}");
}

#[test]
fn decomposed_text_keeps_its_letters() {
    scenario("ga\u{323}\u{306}p |kho\u{301}", "v e 2", "ga\u{323}\u{306}p {kho-khan:kho\u{301}}");
    scenario(
        "ga\u{323}\u{306}p |kho\u{301}",
        r#"/ "khó" enter v e t "kho khan" enter"#,
        "ga\u{323}\u{306}p {kho-khan:kho\u{301}}",
    );
}

#[test]
fn marks_that_are_hidden_are_still_there() {
    let stage = Stage::of(&["{kho-khan:một} [hai|]"]).press("space m").says("đang ẩn các đoạn đã gắn nhãn");
    assert!(!stage.app.marks_shown);
    let stage = stage.press("3").shows("{kho-khan:một} {ket-qua:hai}").leads_back();
    assert!(stage.press("space m").says("đang hiện các đoạn đã gắn nhãn").app.marks_shown);
}

#[test]
fn by_a_command_line() {
    scenario("gặp [khó|]", r#": "tag-add kho-khan" enter"#, "gặp {kho-khan:khó}");
    scenario("gặp [khó|]", r#": "tag-add Kết quả" enter"#, "gặp {ket-qua:khó}");
    scenario("gặp [khó|]", r#": "tag-new Đường sá" enter"#, "gặp {duong-sa:khó}");
    scenario("gặp [khó|]", r#": "tag-num" tab " 3" enter"#, "gặp {ket-qua:khó}");
    scenario("[một|] hai", r#": "tag-add ket-qua" enter w v e : up enter"#, "{ket-qua:một} {ket-qua:hai}");
    let stage = Stage::of(&["gặp [khó|]"]).press(r#": "tag-add ket-qa" enter"#);
    stage.shows("gặp [khó|]").says("không có nhãn “ket-qa”");
    Stage::of(&["gặp [khó|]"]).press(r#": "tagadd" enter"#).shows("gặp [khó|]").says("tagadd");
}

#[test]
fn an_unknown_tag_of_the_codebook_can_be_given_once_it_is_used() {
    scenario("{la:một} [hai|]", r#": "tag-add la" enter"#, "{la:một} {la:hai}");
}

#[test]
fn the_whole_article() {
    scenario("|một", r#"T "ket qua" enter"#, "«ket-qua»|một");
    scenario("«ket-qua»|một", r#"T "nhiem" enter"#, "«ket-qua+nhiem-vu»|một");
    scenario("«ket-qua+nhiem-vu»|một", r#": "article-tag-remove ket-qua" enter"#, "«nhiem-vu»|một");
    Stage::of(&["«ket-qua»|một"]).press(r#"T "ket qua" enter"#).says("bài đã có nhãn này");
}
