//! Selecting: by motions, by units, growing and shrinking, nudging, swapping, trimming, all places at once.

use super::{Stage, scenario};

#[test]
fn by_motions() {
    scenario("gặp |nhiều khó khăn", "v", "gặp [n|]hiều khó khăn");
    scenario("gặp |nhiều khó khăn", "v e", "gặp [nhiều|] khó khăn");
    scenario("gặp |nhiều khó khăn", "v e e", "gặp [nhiều khó|] khăn");
    scenario("gặp nhiều| khó khăn", "v b", "gặp [|nhiều ]khó khăn");
    scenario("gặp |nhiều khó khăn", "v $", "gặp [nhiều khó khăn|]");
    scenario("gặp |nhiều khó khăn", "v e v", "gặp nhiề|u khó khăn");
    scenario("gặp |nhiều khó khăn", "v e esc", "gặp nhiề|u khó khăn");
    scenario("|một\nhai", "v j", "[một\nh|]ai");
    scenario("|Một. Hai. Ba.", "v ) )", "[Một. Hai. B|]a.");
}

#[test]
fn whole_units_in_one_key() {
    let text = "Trời mưa, đường trơn. Xe d|ừng.\nHai giờ sau";
    scenario(text, "v w", "Trời mưa, đường trơn. Xe [dừng|].\nHai giờ sau");
    scenario(text, "s", "Trời mưa, đường trơn. [Xe dừng.|]\nHai giờ sau");
    scenario(text, "p", "[Trời mưa, đường trơn. Xe dừng.|]\nHai giờ sau");
    scenario("Trời m|ưa, đường trơn.", "c", "[Trời mưa,|] đường trơn.");
    scenario("Trời mưa, |đường trơn.", "c", "Trời mưa, [đường trơn.|]");
}

#[test]
fn whole_parts_of_a_law() {
    let law = "Chương I\nĐiều 1. Nước\n1. Người dân:\na) ở b|ản;\n2. Cán bộ.\nĐiều 2. Điện";
    scenario(law, "z i", "Chương I\nĐiều 1. Nước\n1. Người dân:\n[a) ở bản;|]\n2. Cán bộ.\nĐiều 2. Điện");
    scenario(law, "z a", "Chương I\nĐiều 1. Nước\n1. Người dân:\n[a) ở bản;|]\n2. Cán bộ.\nĐiều 2. Điện");
    scenario(law, "z k", "Chương I\nĐiều 1. Nước\n[1. Người dân:\na) ở bản;|]\n2. Cán bộ.\nĐiều 2. Điện");
    scenario(law, "z d", "Chương I\n[Điều 1. Nước\n1. Người dân:\na) ở bản;\n2. Cán bộ.|]\nĐiều 2. Điện");
    scenario(law, "z C", "[Chương I\nĐiều 1. Nước\n1. Người dân:\na) ở bản;\n2. Cán bộ.\nĐiều 2. Điện|]");
    scenario(law, "z l", "Chương I\nĐiều 1. Nước\n1. Người dân:\n[a) ở bản;|]\n2. Cán bộ.\nĐiều 2. Điện");
    scenario(law, "z P", law);
    scenario("BẢN M|ÂY\nCó điện.", "z h", "[BẢN MÂY|]\nCó điện.");
    scenario(law, "+ + + +", "Chương I\n[Điều 1. Nước\n1. Người dân:\na) ở bản;\n2. Cán bộ.|]\nĐiều 2. Điện");
    scenario(law, "z d -", "Chương I\nĐiều 1. Nước\n1. Người dân:\na) ở bản;\n[2. Cán bộ.|]\nĐiều 2. Điện");
}

#[test]
fn growing_and_shrinking() {
    let text = "Trời mưa, đường t|rơn. Xe dừng.\nHai giờ sau";
    let steps = [
        "Trời mưa, đường [trơn|]. Xe dừng.\nHai giờ sau",
        "Trời mưa, [đường trơn.|] Xe dừng.\nHai giờ sau",
        "[Trời mưa, đường trơn.|] Xe dừng.\nHai giờ sau",
        "[Trời mưa, đường trơn. Xe dừng.|]\nHai giờ sau",
        "[Trời mưa, đường trơn. Xe dừng.\nHai giờ sau|]",
    ];
    for (count, step) in steps.iter().enumerate() {
        scenario(text, &"+ ".repeat(count + 1), step);
    }
    scenario("Trời mưa, [đường trơn.|] Xe dừng.", "= =", "[Trời mưa, đường trơn. Xe dừng.|]");
    scenario("[|Trời mưa, đường trơn.] Xe dừng.", "-", "[|Trời mưa,] đường trơn. Xe dừng.");
    scenario("[|Trời mưa, đường trơn.] Xe dừng.", "- -", "[|Trời] mưa, đường trơn. Xe dừng.");
    scenario("[Trời|] mưa", "- -", "[Trời|] mưa");
}

#[test]
fn moving_either_end_by_a_syllable() {
    scenario("một hai [ba bốn|] năm sáu", ">", "một hai [ba bốn năm|] sáu");
    scenario("một hai [ba bốn|] năm sáu", "<", "một hai [ba|] bốn năm sáu");
    scenario("một hai [ba bốn|] năm sáu", "H", "một [hai ba bốn|] năm sáu");
    scenario("một hai [ba bốn|] năm sáu", "L", "một hai ba [bốn|] năm sáu");
    scenario("một hai [ba|] bốn", "< L", "một hai [ba|] bốn");
    scenario("một [|hai] ba", "> H", "[|một hai ba]");
    scenario("một, [hai|]. Ba", ">", "một, [hai. Ba|]");
    scenario("mo\u{323}\u{302}t [hai|] bo\u{302}\u{301}n", "> H", "[mo\u{323}\u{302}t hai bo\u{302}\u{301}n|]");
}

#[test]
fn to_the_other_end() {
    scenario("một [hai ba|] bốn", "o", "một [|hai ba] bốn");
    scenario("một [|hai ba] bốn", "o", "một [hai ba|] bốn");
    scenario("một [hai ba|] bốn", "o b", "[|một hai ba] bốn");
    scenario("một [hai ba|] bốn", "o b o e", "[một hai ba bốn|]");
}

#[test]
fn trimming() {
    scenario("gặp[ khó khăn, |] hạn chế", "x", "gặp [khó khăn|],  hạn chế");
    scenario("[Xe dừng.|]", "x", "[Xe dừng|].");
    scenario("[(xe dừng).|]", "x", "[(xe dừng)|].");
    scenario("[“xe dừng”, |]", "x", "[“xe dừng”|], ");
    scenario("một[| hai ]ba", "x", "một [|hai] ba");
}

#[test]
fn a_passage_is_selected_again() {
    scenario("một {ket-qua:h|ai ba} bốn", "g v", "một {ket-qua:[hai ba|]} bốn");
    scenario("{a:một {b:h|ai} ba}", "g v", "{a:một {b:[hai|]} ba}");
    Stage::of(&["một |hai"]).press("g v").shows("một |hai").says("không ở trong đoạn trích nào của bạn");
}

const PLACES: &str = "khó khăn về đường, khó khăn về nước, rất Khó khăn";

#[test]
fn all_places_at_once() {
    let selected = PLACES.replacen("khó khăn", "[khó khăn|]", 1);
    let all = "‹[khó khăn|]› về đường, ‹khó khăn› về nước, rất ‹Khó khăn›";
    scenario(&selected, "*", all);
    let stage = Stage::of(&[&selected]).press("*").says("1/3 chỗ, giữ 3");
    let stage = stage.press("ctrl-n").says("2/3").press("ctrl-p ctrl-p").says("3/3");
    stage.press("d").says("1/3 chỗ, giữ 2").press("esc").shows(&selected);
    scenario(&selected, "* 2", "{kho-khan:khó khăn} về đường, {kho-khan:khó khăn} về nước, rất {kho-khan:Khó khăn}");
    scenario(&selected, "* ctrl-n d 2", "{kho-khan:khó khăn} về đường, khó khăn về nước, rất {kho-khan:Khó khăn}");
    scenario(&selected, "* d 2 u", PLACES);
    Stage::of(&[&selected]).press("* d d d 2").says("không có gì để gắn nhãn").press("esc").shows(&selected);
}

#[test]
fn all_hits_at_once() {
    let text = format!("|{PLACES}");
    let one = PLACES.replacen("khó khăn về nước", "{ket-qua:khó khăn} về nước", 1);
    scenario(&text, r#"/ "kho khan" enter g a d ctrl-n d 3"#, &one);
    scenario(&text, r#"/ "khó" enter g a 3"#, &PLACES.replace("khó", "{ket-qua:khó}").replace("Khó", "{ket-qua:Khó}"));
}

#[test]
fn all_places_in_decomposed_text() {
    let text = "[kho\u{301}|] rồi lại khó";
    scenario(text, "* 2", "{kho-khan:kho\u{301}} rồi lại {kho-khan:khó}");
}
