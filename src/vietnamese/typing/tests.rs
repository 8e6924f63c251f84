use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;
use crate::vietnamese::letter::Tone;
use crate::vietnamese::spelling::{is_syllable, syllables_without_tones};

const TELEX: Typing = Typing { method: Method::Telex, placement: TonePlacement::Old };
const VNI: Typing = Typing { method: Method::Vni, placement: TonePlacement::Old };

fn finished(typing: Typing, keys: &str) -> String {
    let mut composition = Composition::new(typing);
    keys.chars().for_each(|key| composition.push(key));
    composition.finished()
}

fn assert_all(typing: Typing, cases: &[(&str, &str)]) {
    for (keys, expected) in cases {
        assert_eq!(typing.compose(keys), *expected, "{keys}");
        assert_eq!(typing.compose(&keys.to_uppercase()), expected.to_uppercase(), "{keys} in capitals");
    }
}

#[test]
fn marks_may_come_in_any_order() {
    for (keys, expected) in [
        ("tieengs tiesnge tiengse tieesng", "tiếng"),
        ("vieetj vietej viejet vieetj vijeet", "việt"),
        ("nguwowif nguowif nguoiwf nguwoif ngwowif nguoifw nguowfi", "người"),
        ("dduwowngf duongwdf dduongwf duwowngdf dwowngdf ddwowngf", "đường"),
        ("thuowr thuorw thurow", "thuở"),
        ("thuowngf thuwowngf thwowngf thuongwf", "thường"),
        ("quoocs quocos quoocs quocso", "quốc"),
        ("giuwowngf giuongwf giwowngf", "giường"),
        ("nguyeenx nguyenex nguyexen nguyenxe", "nguyễn"),
        ("khuyur khuyru", "khuỷu"),
        ("tuaw tuwa twa", "tưa"),
        ("hwouw huouw huwouw huowu", "hươu"),
    ] {
        for keys in keys.split(' ') {
            assert_eq!(TELEX.compose(keys), expected, "{keys}");
        }
    }
    for (keys, expected) in [
        ("tie6ng1 tieng61 tieng16 tie61ng tie1ng6", "tiếng"),
        ("ngu7o7i2 nguo7i2 nguoi72 ngu7oi2 nguoi27", "người"),
        ("d9u7o7ng2 duong792 duong297 d9uong72", "đường"),
        ("khuya1 khuy1a", "khuýa"),
    ] {
        for keys in keys.split(' ') {
            assert_eq!(VNI.compose(keys), expected, "{keys}");
        }
    }
}

#[test]
fn telex() {
    assert_all(
        TELEX,
        &[
            ("aas", "ấ"),
            ("uow", "ươ"),
            ("w", "ư"),
            ("tw", "tư"),
            ("nhwng", "nhưng"),
            ("aw", "ă"),
            ("aaw", "ă"),
            ("awa", "â"),
            ("tuwowo", "tuô"),
            ("asf", "à"),
            ("asz", "a"),
            ("vieetjz", "viêt"),
            ("dd", "đ"),
            ("dang", "dang"),
            ("dangd", "đang"),
            ("gif", "gì"),
            ("giaf", "già"),
            ("gieengs", "giếng"),
            ("giwx", "giữ"),
            ("giuwax", "giữa"),
            ("quas", "quá"),
            ("quys", "quý"),
            ("quow", "quơ"),
            ("huow", "huơ"),
            ("muow", "mươ"),
            ("ngoeof", "ngoèo"),
            ("ngoaof", "ngoào"),
            ("xooong", "xoong"),
            ("sooocs", "soóc"),
            ("xoong", "xông"),
            ("ddawks", "đắk"),
            ("hddnd", "hđnd"),
            ("qdd", "qđ"),
            ("yeeus", "yếu"),
            ("uyeern", "uyển"),
        ],
    );
    for (keys, expected) in [("DD", "Đ"), ("Dd", "Đ"), ("dD", "đ"), ("AA", "Â"), ("Aa", "Â"), ("Vieetj", "Việt")]
    {
        assert_eq!(TELEX.compose(keys), expected, "{keys}");
    }
    assert_eq!(TELEX.compose("TIEENGs"), "TIẾNG");
}

#[test]
fn vni() {
    assert_all(
        VNI,
        &[
            ("a61", "ấ"),
            ("a8", "ă"),
            ("a86", "â"),
            ("o7", "ơ"),
            ("uo7", "ươ"),
            ("thuo73", "thuở"),
            ("d9", "đ"),
            ("dang9", "đang"),
            ("xoong", "xoong"),
            ("soo1c", "soóc"),
            ("co6ng", "công"),
            ("coo6ng", "côông"),
            ("a10", "a"),
            ("h9", "h9"),
            ("hd9nd", "hđnd"),
            ("b12", "b12"),
            ("giu74", "giữ"),
            ("cafe", "cafe"),
            ("kg2", "kg2"),
        ],
    );
}

#[test]
fn a_mark_twice_takes_it_back() {
    assert_all(
        TELEX,
        &[
            ("ass", "as"),
            ("asss", "ass"),
            ("asse", "ase"),
            ("aaa", "aa"),
            ("aaaa", "aaa"),
            ("eee", "ee"),
            ("ddd", "dd"),
            ("dddd", "ddd"),
            ("ww", "w"),
            ("tww", "tw"),
            ("uww", "uw"),
            ("uoww", "uow"),
            ("uwoww", "uow"),
            ("boxx", "box"),
            ("boxxes", "boxes"),
            ("offf", "off"),
            ("vieetjj", "viêtj"),
            ("baanf", "bần"),
            ("hddd", "hdd"),
            ("newss", "newss"),
        ],
    );
    assert_all(VNI, &[("a44", "a4"), ("a66", "a6"), ("d99", "d9"), ("o77", "o7"), ("u7o77", "uo7"), ("a445", "a45")]);
}

#[test]
fn other_words_survive() {
    let words = "windows ASEAN file google Facebook facebook user users class email internet server Python wifi web \
        website feedback keyboard book good school access COVID Covid software download Twitter YouTube Microsoft press \
        process Linux Excel phone design hardware cache code express release";
    for word in words.split_whitespace() {
        assert_eq!(finished(TELEX, word), word);
    }
    // While they are being typed these look like the beginning of a syllable.
    for (word, shown) in [("data", "dât"), ("hawk", "hawk"), ("feet", "feet"), ("meet", "mêt"), ("saw", "să")] {
        assert_eq!((TELEX.compose(word), finished(TELEX, word)), (shown.to_owned(), word.to_owned()));
    }
    // These are spelled like Vietnamese: the last key once more gives the word.
    for (word, syllable) in
        [("box", "bõ"), ("as", "á"), ("down", "dơn"), ("fix", "fix"), ("six", "sĩ"), ("queue", "quêu")]
    {
        assert_eq!(finished(TELEX, word), syllable);
    }
    for word in ["A4paper", "windows10", "h2o", "mp3", "covid19", "web2"] {
        assert_eq!(finished(VNI, word), word);
    }
    assert_eq!(finished(TELEX, &"a".repeat(40)), "a".repeat(39));
}

#[test]
fn letters_alone_and_initials_stay_when_the_word_ends() {
    for (keys, expected) in
        [("aw", "ă"), ("w", "ư"), ("dd", "đ"), ("HDDND", "HĐND"), ("ddat", "đat"), ("NDD", "NĐ"), ("tuaa", "tuaa")]
    {
        assert_eq!(finished(TELEX, keys), expected, "{keys}");
    }
}

#[test]
fn what_is_there_is_taken_up_again() {
    for (text, key, expected) in [
        ("viêt", 'j', "việt"),
        ("hoa", 'f', "hòa"),
        ("hòa", 'n', "hoàn"),
        ("xoong", 'f', "xoòng"),
        ("người", 'z', "ngươi"),
        ("hoà", 's', "hoàs"),
        ("data", 's', "datas"),
        ("as", 's', "ass"),
        ("é\u{300}", 'a', "é\u{300}a"),
    ] {
        let mut composition = Composition::after(TELEX, text);
        assert_eq!(composition.shown(), text);
        composition.push(key);
        assert_eq!(composition.shown(), expected, "{text} {key}");
    }
}

#[test]
fn keys_are_kept_as_pressed() {
    let mut composition = Composition::new(TELEX);
    "Boxx".chars().for_each(|key| composition.push(key));
    assert_eq!((composition.shown(), composition.keys()), ("Box".to_owned(), "Boxx".to_owned()));
    assert!(!Composition::new(VNI).takes('1') && composition.takes('z') && !composition.takes('1'));
}

#[test]
fn the_keys_behind_what_a_system_types() {
    for (erased, fresh, keys) in [
        ("d", "đ", "d"),
        ("a", "â", "a"),
        ("êt", "ệt", "j"),
        ("uo", "ươ", "w"),
        ("uo", "ư", "w"),
        ("a", "ấ", "as"),
        ("đ", "d", ""),
    ] {
        assert_eq!(Method::Telex.new_keys(erased, fresh), keys, "{erased} {fresh}");
    }
    for (letter, telex, vni) in [
        ('đ', "dd", "d9"),
        ('ư', "w", "u7"),
        ('Ư', "W", "U7"),
        ('ế', "ees", "e61"),
        ('ợ', "owj", "o75"),
        ('á', "as", "a1"),
    ] {
        assert_eq!(Method::Telex.keys_of_letter(letter).unwrap().to_lowercase(), telex.to_lowercase());
        assert_eq!(Method::Vni.keys_of_letter(letter).as_deref(), Some(vni));
    }
    assert_eq!(['d', 'ü', '1', '東'].map(|c| Method::Telex.keys_of_letter(c)), [None, None, None, None]);
}

#[test]
fn a_query_may_leave_the_tone_out() {
    for (keys, sought, ended) in [("vieet", "viêt", "vieet"), ("saw", "saw", "saw"), ("vieetj", "việt", "việt")] {
        let mut composition = Composition::new(TELEX);
        keys.chars().for_each(|key| composition.push(key));
        assert_eq!((composition.sought(), composition.finished()), (sought.to_owned(), ended.to_owned()), "{keys}");
    }
}

proptest! {
    #[test]
    fn any_keys_are_taken(keys in "[a-zA-Z0-9]{0,14}|[aeiouwdsfrxjz]{0,12}|\\PC{0,8}", vni: bool) {
        let typing = if vni { VNI } else { TELEX };
        let mut composition = Composition::new(typing);
        for key in keys.chars() {
            composition.push(key);
        }
        prop_assert_eq!(composition.keys(), keys.clone());
        for text in [composition.shown(), composition.finished(), composition.sought()] {
            prop_assert!(text.chars().count() <= keys.chars().count());
            prop_assert_eq!(Composition::after(typing, &text).shown(), text);
        }
    }
}

/// The ways to type the tone and shape marks of a syllable: where the marks of its letters are put.
fn orders(method: Method, letters: &[char], tone: Tone) -> Vec<String> {
    let tone_key = (tone != Tone::Level).then(|| method.tone_key(tone));
    let with_marks: Vec<String> = letters.iter().map(|c| method.keys_of(&c.to_string())).collect();
    let bases: String = with_marks.iter().filter_map(|keys| keys.chars().next()).collect();
    let mut marks: Vec<char> = with_marks.iter().flat_map(|keys| keys.chars().skip(1)).collect();
    marks.dedup();
    let marks: String = marks.into_iter().collect();
    let whole: String = letters.iter().collect();
    let tone: String = tone_key.into_iter().collect();
    let mut orders = vec![method.keys_of(&whole) + &tone];
    // In Telex two plain letters o are ô, so that oo and ôô have one order only.
    if method == Method::Vni || !bases.contains("oo") {
        orders.push(format!("{bases}{marks}{tone}"));
        orders.push(format!("{bases}{tone}{marks}"));
    }
    orders
}

/// Every syllable there is, typed in several orders with both methods and both ways to place the tone.
#[test]
fn every_syllable_can_be_typed() {
    use Tone::*;
    let (mut syllables, mut count) = (BTreeSet::new(), 0);
    let mut missed: BTreeMap<String, String> = BTreeMap::new();
    for (onset, rime) in syllables_without_tones() {
        let letters: Vec<char> = onset.chars().chain(rime.chars()).collect();
        let plain: String = letters.iter().collect();
        for tone in [Level, Grave, Hook, Tilde, Acute, Dot] {
            for placement in [TonePlacement::Old, TonePlacement::New] {
                let expected = toned(&plain, onset, rime, tone, placement);
                let is_new = placement == TonePlacement::New;
                if !is_syllable(&expected) || is_new && expected == toned(&plain, onset, rime, tone, TonePlacement::Old)
                {
                    continue;
                }
                if !is_new {
                    syllables.insert(expected.clone());
                }
                for method in [Method::Telex, Method::Vni] {
                    for keys in orders(method, &letters, tone) {
                        count += 1;
                        let shown = finished(Typing { method, placement }, &keys);
                        if shown != expected {
                            missed.insert(keys, format!("{shown} for {expected}"));
                        }
                    }
                }
            }
        }
    }
    assert!(missed.is_empty(), "{} of {count}: {missed:#?}", missed.len());
    assert_eq!((syllables.len(), count), (17_583, 106_902));
}

/// `plain` with a tone, placed by rules written down a second time: on the letter with a shape, else on the last vowel before
/// a consonant, else on the middle one of three, else on the first – or on the second in the new way.
fn toned(plain: &str, onset: &str, rime: &str, tone: Tone, placement: TonePlacement) -> String {
    let mark = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"][tone as usize];
    let rime: Vec<char> = rime.chars().collect();
    let vowels = rime.iter().take_while(|c| "aăâeêioôơuưy".contains(**c)).count();
    let shaped = rime.iter().rposition(|c| "ăâêôơư".contains(*c));
    let pair: String = rime.iter().collect();
    let at = match (shaped, vowels, rime.len()) {
        (Some(at), ..) => at,
        (None, vowels, length) if vowels < length => vowels - 1,
        (None, 3, _) => 1,
        _ => usize::from(placement == TonePlacement::New && ["oa", "oe", "uy"].contains(&&*pair)),
    };
    let at = onset.chars().count() + at;
    let marked = plain.chars().enumerate().map(|(index, c)| match index == at {
        true => format!("{c}{mark}"),
        false => c.to_string(),
    });
    marked.collect::<String>().nfc().collect()
}
