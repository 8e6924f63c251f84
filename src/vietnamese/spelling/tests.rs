use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use super::*;

#[test]
fn syllables_are_told_from_other_words() {
    let syllables = "a à ừ y ý ỷ ì ỉa ích ếch yếm yêu yểng ăn ấm ươm ước ướt oẳn oẹ uy uỷ ủy uyên uỳnh \
        gì gìn gin già giá giữ giữa giếng giêng giết giêm giễu giờ giũ giục giặt giọng gié gieo ghế ghi ghiền gỗ góa goá \
        quá quý quỳ quí quỹ quynh Quỳnh quýt quỵt quyển quyết quốc quờ quở quạ quanh quẩn quặng quơ quên quệt quẹo queo \
        cua cuốc cũng kẻ kỹ kĩ kiếm ký kính nghĩ nghiêng nghệ nghênh ngoéo ngoáy ngoẹo nguy nguyện nguều ngoào \
        thuở thuỷ thủy thuê thuế thuyền khuỷu khuya khuých khuyết khuâng tuýp suýt xuýt huých huỵch huơ huênh \
        hoà hòa khoẻ khỏe xoong coóc soóc ngoặc hoắm loẹt xoèn loẻng xoẻng khoắng ngoạm oạp choàng \
        hươu rượu bưởi cừu mưu tiểu tuổi chuối nhuộm buồng luật tuần tuân khuấy quấy huệ \
        Đắk Lắk Đăk Krông Prông phở bánh chưn hừm pin pa";
    for syllable in syllables.split_whitespace() {
        assert!(is_syllable(syllable), "{syllable}");
        assert!(is_syllable(&syllable.nfd().collect::<String>()), "{syllable} decomposed");
        assert!(is_syllable(&syllable.to_uppercase()), "{syllable} in capitals");
    }
    let others = "b ng gh hd windows ASEAN file google Facebook ka ce kà cẻ gè nghà ngẻ quu qoa coa \
        mac càc bẻt kêt thuá ươu\u{301}n iêng hoaì hoàí uo ie tie tiéng nguòi nguơi bac\u{301} aa êê w z j f sđ đđ 12 a1";
    for other in others.split_whitespace() {
        assert!(!is_syllable(other), "{other}");
    }
    // What wrong decodings make of syllables.
    let wrong = "les für gê ngê cít caṭ việ̣t tiÕng Võíệt ôû hỏac quưn zô jê wê fà õi1 ñ é\u{302}\u{301} vIệt viỆT \
        nguời\u{301} hoàt sứcc thíc áa vìệt hìên";
    for word in wrong.split_whitespace() {
        assert!(!is_syllable(word), "{word}");
    }
    assert!(!is_syllable(""));
}

#[test]
fn the_tables_have_nothing_twice() {
    assert_eq!(ONSETS.iter().collect::<HashSet<_>>().len(), ONSETS.len());
    assert_eq!(RIMES.iter().collect::<HashSet<_>>().len(), RIMES.len());
    // A rime that no onset takes would be dead.
    for rime in RIMES {
        assert!(ONSETS.iter().any(|onset| fits(onset, rime)), "{rime}");
    }
}

#[test]
fn the_tone_stands_where_each_way_puts_it() {
    let cases = [
        ("hoa", "hòa", "hoà"),
        ("khoe", "khòe", "khoè"),
        ("thuy", "thùy", "thuỳ"),
        ("hoan", "hoàn", "hoàn"),
        ("quy", "quỳ", "quỳ"),
        ("qua", "quà", "quà"),
        ("gia", "già", "già"),
        ("gi", "gì", "gì"),
        ("gin", "gìn", "gìn"),
        ("mua", "mùa", "mùa"),
        ("mia", "mìa", "mìa"),
        ("khuya", "khuỳa", "khuỳa"),
        ("khuyu", "khuỳu", "khuỳu"),
        ("ngoeo", "ngoèo", "ngoèo"),
        ("xoay", "xoày", "xoày"),
        ("toai", "toài", "toài"),
        ("soong", "soòng", "soòng"),
        ("ương", "ường", "ường"),
        ("hươu", "hườu", "hườu"),
        ("thuơ", "thuờ", "thuờ"),
        ("khuyên", "khuyền", "khuyền"),
        ("chiêu", "chiều", "chiều"),
        ("cưa", "cừa", "cừa"),
        ("cao", "cào", "cào"),
    ];
    for (plain, old, new) in cases {
        let bases: String = plain.chars().filter_map(letter).map(|letter| letter.base).collect();
        let written = |form: &&Form| form.letters.iter().map(|letter| letter.to_char()).eq(plain.chars());
        let form = forms(&bases).iter().find(written).unwrap();
        for (placement, expected) in [(TonePlacement::Old, old), (TonePlacement::New, new)] {
            let mut written: Vec<String> = form.letters.iter().map(|it| it.to_char().to_string()).collect();
            written[form.tone_at(placement)].push('\u{300}');
            assert_eq!(written.concat().nfc().collect::<String>(), expected, "{placement:?}");
        }
    }
}
