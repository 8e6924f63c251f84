use std::collections::BTreeSet;

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::files::FILES;
use super::*;
use crate::vietnamese::letter::{FoldedChar, fold_char};
use crate::vietnamese::spelling::is_syllable;
use crate::vietnamese::syllable::syllables;

fn parted(text: &str) -> String {
    let words: Vec<String> = words(text).into_iter().map(|word| text[word.as_range()].replace(' ', "_")).collect();
    words.join(" ")
}

/// Each expectation is the text itself with the syllables of a word joined by `_`.
fn check(table: &[&str]) {
    for expected in table {
        assert_eq!(parted(&expected.replace('_', " ")), *expected);
    }
}

#[test]
fn common_words_are_found() {
    check(&[
        "ủy_ban nhân_dân huyện tổ_chức hội_nghị",
        "không_thể và có_thể",
        "học_sinh học bài",
        "sau khi họp , trước khi về",
        "anh_ta và chúng_tôi",
        "đờn_ca tài_tử",
        "công_nghiệp_hóa , hiện_đại_hóa",
    ]);
}

#[test]
fn names_are_whole_and_titles_are_apart() {
    check(&[
        "gặp Nguyễn_Thị_Hạnh ở Mường_Lâm",
        "Nguyễn_Thị_Hạnh đến",
        "Ông Páo nói",
        "Theo Hạnh thì",
        "anh Tuấn và chị Hòa",
        "Hội Nông_dân huyện",
        "Sở Y_tế tỉnh",
        "Barack_Obama đến",
        "gặp Tổng_thống Mỹ Barack_Obama ở Hà_Nội",
        "Chủ_tịch Hà_Nội Trần_Hữu_Lâm ra Thái_Bình_Dương",
        "ÔNG LÂM VÀ BÀ HÒA",
    ]);
}

#[test]
fn figures_codes_and_abbreviations_are_whole() {
    check(&[
        "số 12/2022/NĐ-CP ngày 29/9/2022",
        "1.234.567 đồng , tăng 4,7 %",
        "hơn 30_triệu người",
        "QĐ-TTg của UBND TP.HCM",
        "TP. Lâm_An",
        "ông N. kể",
        "lúa , ngô , v.v.",
        "đến 10h30",
    ]);
}

#[test]
fn loans_and_doubled_syllables_are_whole() {
    check(&["nghe ra-đi-ô ở Cam-pu-chia", "uống cà-phê", "xanh_xanh , đo_đỏ , từ_từ"]);
    assert_eq!(parted("kinh tế-xã hội"), "kinh_tế - xã_hội");
}

#[test]
fn punctuation_is_apart() {
    assert_eq!(parted("“Mừng lắm!”, ông nói... (cười)"), "“ Mừng lắm ! ” , ông nói ... ( cười )");
    assert_eq!(parted("nhân dân.Tăng cường"), "nhân_dân . Tăng_cường");
    assert_eq!(words("ủy\nban").len(), 2);
}

#[test]
fn all_forms_have_the_same_borders() {
    let text = "Ủy ban hòa giải huyện Thủy Nguyên khuyến khích kỹ thuật mới, TP. Lâm An: 30 triệu (đo đỏ).";
    let other = text.replace("hòa", "hoà").replace("Thủy", "Thuỷ").replace("kỹ", "kĩ");
    let mixed: String = text.replace('ế', "ê\u{301}").replace('ậ', "ạ\u{302}").replace(' ', "\u{A0}");
    let expected = words(text).len();
    for form in [other.clone(), text.nfd().collect(), other.nfd().collect(), mixed] {
        let found: Vec<String> =
            words(&form).into_iter().map(|word| form[word.as_range()].replace('\u{A0}', " ").nfc().collect()).collect();
        let kept: String = form.replace('\u{A0}', " ").nfc().collect();
        assert_eq!(found.len(), expected, "{form}");
        assert_eq!(found.concat().replace(' ', ""), kept.replace(' ', ""));
    }
}

#[test]
fn hidden_characters_part_nothing() {
    assert_eq!(parted("khó\u{200B} khăn"), "khó\u{200B}_khăn");
    assert_eq!(parted("k\u{AD}hó khăn"), "k\u{AD}hó_khăn");
    assert_eq!(words("\u{FEFF}  \u{200B}"), []);
}

#[test]
fn users_words_come_and_go() {
    assert_eq!(parted("cái zíc zắc"), "cái zíc zắc");
    let mut own = lexicon::Lexicon::of_program();
    own.add_words("# của tôi\nzíc zắc\nhội nghị\t-\n", files::FileKind::Common);
    assert!(own.has(["zíc", "zắc"].iter().map(|syllable| key::spell(syllable).0)));
    assert!(!own.has(["hội", "nghị"].iter().map(|syllable| key::spell(syllable).0)));
}

/// F1 over sentences parted by hand.
#[test]
fn sentences_parted_by_hand_are_found() {
    let (mut right, mut found, mut gold) = (0, 0, 0);
    for sentence in include_str!("../../../tests/data/words.txt").lines().filter(|line| !line.starts_with('#')) {
        let text = sentence.replace('_', " ");
        let spans = |words: &mut dyn Iterator<Item = usize>| {
            let mut at = 0;
            words
                .map(|length| {
                    at += length + 1;
                    (at - length - 1, at - 1)
                })
                .collect::<BTreeSet<_>>()
        };
        let expected = spans(&mut sentence.split(' ').map(str::len));
        let ours: BTreeSet<_> = words(&text).into_iter().map(|word| (word.start.0, word.end.0)).collect();
        right += ours.intersection(&expected).count();
        found += ours.len();
        gold += expected.len();
    }
    let f1 = 200.0 * right as f64 / (found + gold) as f64;
    assert!(f1 >= 95.0, "F1 {f1:.2}");
}

#[test]
fn the_lexicon_is_clean() {
    let mut seen = BTreeSet::new();
    let mut count = 0;
    for file in FILES {
        for line in file.words.lines().filter(|line| !line.starts_with('#')) {
            let (word, mark) = line.split_once('\t').unwrap_or((line, "+"));
            assert_eq!(mark, "+", "{line}");
            assert_eq!(word.nfc().collect::<String>(), word);
            assert!(word.split(' ').count() > 1, "{word}");
            for syllable in word.split(' ') {
                let is_name = word.starts_with(char::is_uppercase);
                assert!(is_name || is_syllable(syllable) || LOANS.contains(&syllable), "{word}");
                let new = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"];
                let low = syllable.to_lowercase();
                assert!(low.starts_with('q') || !new.iter().any(|rime| low.ends_with(rime)), "{word}");
            }
            assert!(seen.insert(word.to_lowercase()), "{word} is there twice");
            count += 1;
        }
    }
    assert!(count >= 12_000, "{count}");
    assert!(lexicon_size() >= 12_000);
}

/// Syllables of loans and names that the rules of spelling do not make.
const LOANS: &[&str] = &["amiđan", "axit", "gen", "jean", "ka", "kông", "kạn", "logic", "oxy", "patin", "x", "ôzôn"];

proptest! {
    #[test]
    fn words_cover_all_but_spaces_and_keep_syllables_whole(
        text in "\\PC{0,40}|[a-zĐđâư AX19 .,/'%°\u{301}\u{AD}\u{200B}\n-]{0,40}|([Hh]ọc |sinh |TP\\. ?|Nguyễn |Văn |ca-ra-ô\u{323} |\u{A0}|, ){0,12}"
    ) {
        let found = words(&text);
        let borders: BTreeSet<usize> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
        let mut end = 0;
        for word in &found {
            prop_assert!(word.start.0 >= end && !word.is_empty());
            prop_assert!(borders.contains(&word.start.0) && borders.contains(&word.end.0));
            let gap = &text[end..word.start.0];
            prop_assert!(gap.graphemes(true).all(is_not_seen), "{gap:?}");
            prop_assert!(!text[word.as_range()].contains('\n'));
            end = word.end.0;
        }
        prop_assert!(text[end..].graphemes(true).all(is_not_seen));
        for syllable in syllables(&text) {
            prop_assert!(found.iter().any(|word| word.covers(syllable)), "{:?}", &text[syllable.as_range()]);
        }
    }

    #[test]
    fn composed_and_decomposed_have_as_many_words(text in "([A-ZĐÀÁẢÂĂƠƯ]?[a-zđàáảãạâấậăắôộơờưữ]{1,4}[ ,.]{1,2}){0,12}") {
        let (composed, decomposed): (String, String) = (text.nfc().collect(), text.nfd().collect());
        let all = |text: &str| -> Vec<String> {
            words(text).into_iter().map(|word| text[word.as_range()].nfc().collect()).collect()
        };
        prop_assert_eq!(all(&composed), all(&decomposed));
    }
}

fn is_not_seen(grapheme: &str) -> bool {
    grapheme.chars().next().is_some_and(|c| c.is_whitespace() || fold_char(c) == FoldedChar::Hidden)
}
