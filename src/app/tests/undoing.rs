//! Changing what is there, taking it back and making it again, also after switching articles.

use super::{Stage, scenario};

#[test]
fn deleting() {
    scenario("một {ket-qua:h|ai} ba", "D", "một h|ai ba");
    scenario("{a:một {b:h|ai} ba}", "D", "{a:một h|ai ba}");
    scenario("{a:một {b:h|ai} ba}", "D D", "một h|ai ba");
    scenario("{a:mộ|t {b:hai} ba}", "D", "mộ|t {b:hai} ba");
    scenario("{a:một} hai {b/dài lắm:ba}", "> D", "{a:một} hai ba");
    Stage::of(&["{@a:m|ột}"]).press("D").shows("{@a:m|ột}").says("không ở trong đoạn trích nào của bạn");
    scenario("{a:m|ột}", r#": "annotation-choose" enter D"#, "một");
    scenario("{a:{b:m|ột} hai}", r#": "annotation-choose" enter D"#, "{b:một} hai");
}

#[test]
fn other_tags() {
    scenario("{kho-khan:m|ột} hai", r#"R "ket qua" enter"#, "{ket-qua:m|ột} hai");
    scenario("{kho-khan+ket-qua:m|ột}", r#"R "nhiem vu" enter"#, "{nhiem-vu:m|ột}");
    scenario("{kho-khan+ket-qua:m|ột}", r#": "tag-remove ket-qua" enter"#, "{kho-khan:m|ột}");
    scenario("{kho-khan:m|ột}", r#": "tag-remove" enter"#, "m|ột");
    scenario("{kho-khan/hỏi lại:m|ột}", r#": "tag-remove" enter"#, "{/hỏi lại:m|ột}");
    scenario("{kho-khan:m|ột}", r#"R "Việc mới" enter"#, "{viec-moi:m|ột}");
}

#[test]
fn other_boundaries() {
    scenario("một {a:h|ai} ba bốn", "g v > B", "một {a:hai ba} bốn");
    scenario("một {a/xem:h|ai ba} bốn", "g v H < B", "{a/xem:một hai} ba bốn");
    scenario("một {a:hai} [ba|] bốn", "H B", "một {a:hai ba} bốn");
    scenario("{a:một {b:h|ai} ba}", "g v > L B", "{a:một hai {b:ba}}");
    // It is for the passage that shares most with the selection.
    scenario("{a:một} [hai|] {b:ba}", "H > B", "{a:một hai {b:ba}}");
    Stage::of(&["{a:một} [hai|]"]).press("B").shows("{a:một} [hai|]").says("không chạm đoạn trích nào");
}

#[test]
fn notes() {
    scenario("gặp [khó|]", r#"a "hỏi lại ông Thủy" esc"#, "gặp {/hỏi lại ông Thủy:khó}");
    scenario("gặp {a:k|hó}", r#"a "xem" enter "lại" esc"#, "gặp {a/xem\nlại:k|hó}");
    scenario("gặp {a/xem:k|hó}", r#"a " lại" esc"#, "gặp {a/xem lại:k|hó}");
    scenario("gặp {a/xem:k|hó}", r#"a ctrl-u esc"#, "gặp {a:k|hó}");
    scenario("gặp {/xem:k|hó}", r#"a ctrl-u esc"#, "gặp k|hó");
    scenario("gặp [khó|]", r#"a "xem" ctrl-g"#, "gặp [khó|]");
    scenario("gặp [khó|]", "a esc", "gặp khó");
    scenario("gặp [khó|]", r#"2 a "xem" esc"#, "gặp {kho-khan/xem:khó}");
    scenario("gặp [khó|]", r#"a "xem" esc g v 2"#, "gặp {kho-khan/xem:khó}");
    // An input method replaces letters by backspaces.
    scenario("{a:k|hó}", r#"a "duo" backspace backspace "ươ" "ng" esc"#, "{a/dương:k|hó}");
    scenario("{a:k|hó}", r#": "note-set nhớ hỏi" enter"#, "{a/nhớ hỏi:k|hó}");
    scenario("|một", r#"A "bài hay" esc"#, "«/bài hay»|một");
    scenario("«ket-qua/bài hay»|một", "A ctrl-u esc", "«ket-qua»|một");
}

#[test]
fn back_and_again() {
    scenario("[một|] hai", "2 u", "một hai");
    scenario("[một|] hai", "2 u ctrl-r", "{kho-khan:một} hai");
    scenario("[một|] hai", "2 w v e 3 u", "{kho-khan:một} hai");
    scenario("[một|] hai", "2 w v e 3 u u U U", "{kho-khan:một} {ket-qua:hai}");
    // What was taken back is gone once something else is done.
    let stage = Stage::of(&["[một|] hai"]).press("2 u b v e 3").shows("{ket-qua:một} hai");
    stage.press("ctrl-r").says("không còn gì để làm lại").shows("{ket-qua:một} hai").leads_back();
    Stage::of(&["{a:m|ột}"]).press("u").says("không còn gì để hoàn tác").shows("{a:m|ột}");
    Stage::of(&["{a:m|ột}"]).press("D u").says("đã hoàn tác: xóa chú giải").press("U").says("đã làm lại: xóa chú giải");
}

#[test]
fn the_cursor_goes_to_what_came_back() {
    scenario("|một {a:hai} ba", "> D G u", "một {a:|hai} ba");
    scenario("[một|] hai ba", "2 G u ctrl-r", "{kho-khan:|một} hai ba");
}

#[test]
fn a_long_session_leads_back() {
    scenario(
        "Đường lên bản [khó đi|], nước sạch thiếu. Xã hứa sửa đường. Bà con góp công.",
        r#"2 a "hỏi xã" esc ) 1 ) . R "ket qua" enter g v < < B g g > D u T "ket" enter A "bài tốt" esc u u U"#,
        "«ket-qua»Đường lên bản {kho-khan/hỏi xã:khó đi}, nước sạch thiếu. {nhiem-vu:Xã hứa sửa đường.} {ket-qua:Bà con} góp công.",
    );
}

#[test]
fn each_article_has_its_own_steps() {
    let stage = Stage::of(&["[một|] hai", "|ba bốn"]).press("2 g n").shows("|ba bốn");
    let stage =
        stage.press("u").says("không còn gì để hoàn tác trong bài này").press("v e 3").shows("{ket-qua:ba} bốn");
    let stage = stage.press("g p").shows("{kho-khan:một} hai").press("u").shows("một hai");
    let stage = stage.press("g n").shows("{ket-qua:ba} bốn").press("u").shows("ba bốn").press("U").leads_back();
    let stage = stage.press("g p U").shows("{kho-khan:một} hai").leads_back();
    stage.press("g n").shows("{ket-qua:ba} bốn").leads_back();
}

#[test]
fn the_last_tag_goes_along_to_the_next_article() {
    Stage::of(&["[một|] hai", "|ba bốn"]).press("2 g n v e .").shows("{kho-khan:ba} bốn").leads_back();
}

#[test]
fn coming_back_finds_the_cursor_where_it_was() {
    Stage::of(&["một |hai ba", "|bốn"]).press("g n g p").shows("một |hai ba");
}
