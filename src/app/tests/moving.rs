//! Moving the cursor: rows, letters, units, the ends, percent, passages, searches.

use super::{Stage, scenario};

const SENTENCES: &str = "Bà con góp đá. Đường còn lầy, xe chưa vào được.\nHuyện hứa giúp.";

#[test]
fn by_rows_and_letters() {
    scenario("một |hai\nba bốn", "j", "một hai\nba b|ốn");
    scenario("một hai\nba b|ốn", "k", "một |hai\nba bốn");
    scenario("một h|ai\nba", "j j k", "một h|ai\nba");
    scenario("một h|ai\nba\nbốn năm", "j j", "một hai\nba\nbốn n|ăm");
    scenario("|một", "k h", "|một");
    scenario("mộ|t\nhai", "l l", "một\n|hai");
    scenario("một\n|hai", "h h", "mộ|t\nhai");
    scenario("một |hai ba", "$", "một hai b|a");
    scenario("một |hai ba", "0", "|một hai ba");
    scenario("một ha|i\nba", "end j", "một hai\nb|a");
    scenario("một |hai\nba bốn năm sáu", "down left right up", "một |hai\nba bốn năm sáu");
}

#[test]
fn by_rows_of_a_narrow_column() {
    let narrow = r#": "view-measure 20" enter"#;
    let text = "Nước suối về đến đầu bản thì đục ngầu";
    let at = |mark: &str| text.replacen(mark, &format!("|{mark}"), 1);
    scenario(&at("Nước"), &format!("{narrow} j"), &at("bản"));
    scenario(&at("bản"), &format!("{narrow} k"), &at("Nước"));
    scenario(&at("bản"), &format!("{narrow} $"), &text.replace("ngầu", "ngầ|u"));
}

#[test]
fn letters_of_decomposed_text_are_one_step() {
    scenario("v|ie\u{323}\u{302}t", "l l", "vie\u{323}\u{302}|t");
    scenario("vie\u{323}\u{302}|t", "h", "vi|e\u{323}\u{302}t");
    scenario("|kho\u{301} kha\u{306}n", "w", "kho\u{301} |kha\u{306}n");
    scenario("|kho\u{301} kha\u{306}n", "e", "kh|o\u{301} kha\u{306}n");
}

#[test]
fn by_syllables_and_clauses() {
    scenario("|góp đá, góp cát", "w w", "góp đá, |góp cát");
    scenario("góp đá, góp |cát", "b b", "góp |đá, góp cát");
    scenario("|góp đá, góp cát", "e e", "góp đ|á, góp cát");
    scenario("|Trời mưa, đường trơn; xe dừng.", "g c g c", "Trời mưa, đường trơn; |xe dừng.");
    scenario("Trời mưa, đường trơn; xe |dừng.", "g C g C", "Trời mưa, |đường trơn; xe dừng.");
}

#[test]
fn by_list_items_and_parts_of_a_law() {
    let law = "Chương I\nĐiều 1. Nước\n1. Người dân:\na) ở bản;\nb) ở phố.\n2. Cán bộ.\nChương II\nĐiều 2. Điện\n- hết";
    let at = |mark: &str| law.replacen(mark, &format!("|{mark}"), 1);
    let steps = [
        ("Chương I", "; d", "Điều 1"),
        ("Chương I", "; d ; d", "Điều 2"),
        ("Chương I", "; k ; k", "2. Cán"),
        ("Chương I", "; i ; i", "b) ở phố"),
        ("Chương I", "; C", "Chương II"),
        ("Chương I", "; a ; a", "1. Người"),
        ("Chương I", "; l ; l", "a) ở bản"),
        ("- hết", ", d", "Điều 2"),
        ("- hết", ", d , d", "Điều 1"),
        ("- hết", ", k", "2. Cán"),
        ("- hết", ", i", "b) ở phố"),
        ("- hết", ", C , C", "Chương I"),
        ("- hết", ", a , a", "Chương II"),
        ("- hết", ", l", "2. Cán"),
        ("ở phố", ", P", "ở phố"),
    ];
    for (from, keys, to) in steps {
        scenario(&at(from), keys, &at(to));
    }
}

#[test]
fn by_sentences_and_paragraphs() {
    let at = |mark: &str| SENTENCES.replacen(mark, &format!("|{mark}"), 1);
    scenario(&at("con góp"), ")", &at("Đường"));
    scenario(&at("con góp"), ") )", &at("Huyện"));
    scenario(&at("lầy"), "(", &at("Đường"));
    scenario(&at("Đường"), "(", &at("Bà"));
    scenario(&at("Bà"), "J", &at("Huyện"));
    scenario(&at("hứa"), "K K", &at("Bà"));
    scenario("|Ông Tr. Văn Sử nói. Rồi ông về.", ")", "Ông Tr. Văn Sử nói. |Rồi ông về.");
}

#[test]
fn sentences_skip_what_scraping_left() {
    let page = "Bản có đường mới.\n\nBà con mừng.\n\nBài trước: Chợ phiên\nChia sẻ\n";
    let at = |mark: &str| page.replacen(mark, &format!("|{mark}"), 1);
    scenario(&at("Bản"), ") ) )", &at("Bà con"));
    scenario(&at("Bản"), "J J J", &at("Bà con"));
    scenario(&at("Bản"), r#": "set reader.skip-remnants false" enter ) )"#, &at("Bài trước"));
    scenario(&at("Bản"), "G", &page.replace("sẻ", "s|ẻ"));
}

#[test]
fn to_the_ends_and_by_percent() {
    scenario("một hai| ba", "g g", "|một hai ba");
    scenario("một |hai ba", "G", "một hai b|a");
    scenario("một |hai ba\n", "G", "một hai b|a\n");
    scenario("|0123456789", r#"% "50" enter"#, "01234|56789");
    scenario("01234|56789", r#": "cursor-percent 0" enter"#, "|0123456789");
    scenario("01234|56789", r#": "cursor-percent 100" enter"#, "012345678|9");
    scenario("|ộộộộ", r#"% "60" enter"#, "ộộ|ộộ");
    let rows: Vec<String> = (1..60).map(|row| format!("hàng {row}")).collect();
    let at = |row: usize| rows.join("\n").replacen(&format!("hàng {row}"), &format!("|hàng {row}"), 1);
    scenario(&at(1), "G g g", &at(1));
    scenario(&at(1), &"ctrl-f ".repeat(9), &at(59));
    scenario(&at(59), &"ctrl-b ".repeat(9), &at(1));
    scenario(&at(1), &"ctrl-d ".repeat(18), &at(59));
    scenario(&at(59), &"ctrl-u ".repeat(18), &at(1));
}

#[test]
fn from_passage_to_passage() {
    let text = "{kho-khan:một} hai {ket-qua:ba} bốn {@kho-khan:năm} sáu";
    let at = |mark: &str| text.replacen(mark, &format!("|{mark}"), 1);
    scenario(&at("hai"), ">", &at("ba"));
    scenario(&at("hai"), "> >", &at("năm"));
    scenario(&at("hai"), "<", &at("một"));
    scenario(&at("một"), r#": "annotation-next --tag=kho-khan" enter"#, &at("năm"));
    scenario(&at("sáu"), r#": "annotation-previous --tag=ket-qua" enter"#, &at("ba"));
    Stage::of(&[&at("sáu")]).press(">").shows(&at("sáu")).says("không còn đoạn trích nào");
}

#[test]
fn back_and_forth_after_a_jump() {
    scenario("một |hai ba bốn", "G g b", "một |hai ba bốn");
    scenario("một |hai ba bốn", "G G g b", "một |hai ba bốn");
    scenario("một |hai ba bốn", "G g b g f", "một hai ba bố|n");
    scenario("{ket-qua:một} hai |ba bốn", "< ctrl-o", "{ket-qua:một} hai |ba bốn");
    Stage::of(&["|một"]).press("g b").says("không còn chỗ nào");
}

#[test]
fn to_hits_without_diacritics() {
    let text = "Đường khó đi. Bà con kho cá. Thật khó khăn.";
    let at = |mark: &str| text.replacen(mark, &format!("|{mark}"), 1);
    scenario(&at("Đường"), r#"/ "kho khan" enter"#, &at("khó khăn"));
    scenario(&at("Đường"), r#"/ "khó" enter"#, &at("khó đi"));
    scenario(&at("Đường"), r#"/ "khó" enter n"#, &at("khó khăn"));
    scenario(&at("Đường"), r#"/ "kho" enter n n n"#, &at("khó đi"));
    scenario(&at("Đường"), r#"/ "kho" enter N"#, &at("khó khăn"));
    scenario(&at("Thật"), r#"/ "duong" esc"#, &at("Thật"));
    Stage::of(&[&at("Bà")]).press(r#"/ "mưa" enter"#).shows(&at("Bà")).says("không thấy “mưa”");
}
