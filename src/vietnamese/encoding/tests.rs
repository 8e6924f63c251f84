use proptest::prelude::*;

use super::detect::{Reading, detect};
use super::*;

/// A row for each letter without a tone, `letter:bytes` for it and its tones; checked against other converters by
/// `.ci/check_encodings.py`.
const VNI: &str = "\
    a:61 à:61f8 ả:61fb ã:61f5 á:61f9 ạ:61ef ă:61ea ằ:61e8 ẳ:61fa ẵ:61fc ắ:61e9 ặ:61eb \
    â:61e2 ầ:61e0 ẩ:61e5 ẫ:61e3 ấ:61e1 ậ:61e4 e:65 è:65f8 ẻ:65fb ẽ:65f5 é:65f9 ẹ:65ef \
    ê:65e2 ề:65e0 ể:65e5 ễ:65e3 ế:65e1 ệ:65e4 i:69 ì:ec ỉ:e6 ĩ:f3 í:ed ị:f2 \
    o:6f ò:6ff8 ỏ:6ffb õ:6ff5 ó:6ff9 ọ:6fef ô:6fe2 ồ:6fe0 ổ:6fe5 ỗ:6fe3 ố:6fe1 ộ:6fe4 \
    ơ:f4 ờ:f4f8 ở:f4fb ỡ:f4f5 ớ:f4f9 ợ:f4ef u:75 ù:75f8 ủ:75fb ũ:75f5 ú:75f9 ụ:75ef \
    ư:f6 ừ:f6f8 ử:f6fb ữ:f6f5 ứ:f6f9 ự:f6ef y:79 ỳ:79f8 ỷ:79fb ỹ:79f5 ý:79f9 ỵ:ee đ:f1 \
    A:41 À:41d8 Ả:41db Ã:41d5 Á:41d9 Ạ:41cf Ă:41ca Ằ:41c8 Ẳ:41da Ẵ:41dc Ắ:41c9 Ặ:41cb \
    Â:41c2 Ầ:41c0 Ẩ:41c5 Ẫ:41c3 Ấ:41c1 Ậ:41c4 E:45 È:45d8 Ẻ:45db Ẽ:45d5 É:45d9 Ẹ:45cf \
    Ê:45c2 Ề:45c0 Ể:45c5 Ễ:45c3 Ế:45c1 Ệ:45c4 I:49 Ì:cc Ỉ:c6 Ĩ:d3 Í:cd Ị:d2 \
    O:4f Ò:4fd8 Ỏ:4fdb Õ:4fd5 Ó:4fd9 Ọ:4fcf Ô:4fc2 Ồ:4fc0 Ổ:4fc5 Ỗ:4fc3 Ố:4fc1 Ộ:4fc4 \
    Ơ:d4 Ờ:d4d8 Ở:d4db Ỡ:d4d5 Ớ:d4d9 Ợ:d4cf U:55 Ù:55d8 Ủ:55db Ũ:55d5 Ú:55d9 Ụ:55cf \
    Ư:d6 Ừ:d6d8 Ử:d6db Ữ:d6d5 Ứ:d6d9 Ự:d6cf Y:59 Ỳ:59d8 Ỷ:59db Ỹ:59d5 Ý:59d9 Ỵ:ce Đ:d1";

fn letters() -> impl Iterator<Item = char> {
    let rows = table::VOWELS.iter().chain(&table::CAPITAL_VOWELS);
    rows.flat_map(|row| row.chars()).chain(['đ', 'Đ'])
}

#[test]
fn every_letter_is_there() {
    assert_eq!(letters().count(), 146);
    let all: String = letters().map(|letter| format!("{letter} ")).collect();
    for legacy in Legacy::ALL {
        let fitted = fit(&all, legacy);
        let bytes = encode(&fitted, legacy).unwrap();
        assert_eq!(decode(&bytes, legacy), fitted, "{legacy:?}");
        let is_full = !matches!(legacy, Legacy::Tcvn3 | Legacy::Tcvn3Capitals | Legacy::Windows1252);
        assert_eq!(fitted == all, is_full, "{legacy:?}");
    }
}

#[test]
fn vni_letter_by_letter() {
    let mut count = 0;
    for entry in VNI.split_whitespace() {
        let (letter, hex) = entry.split_once(':').unwrap();
        let bytes: Vec<u8> =
            (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect();
        assert_eq!(encode(letter, Legacy::Vni).unwrap(), bytes, "{letter}");
        assert_eq!(decode(&bytes, Legacy::Vni), letter);
        count += 1;
    }
    assert_eq!(count, 146);
}

#[test]
fn known_words() {
    let cases: [(Legacy, &[u8], &str); 12] = [
        (Legacy::Tcvn3, b"Ti\xd5ng Vi\xd6t", "Tiếng Việt"),
        (Legacy::Tcvn3, b"\xa7\xb5 N\xbdng", "Đà Nẵng"),
        (Legacy::Tcvn3, b"\x93n\xad\xedc\x94 \x96 \x85", "“nước” – …"),
        (Legacy::Tcvn3Capitals, b"Ti\xd5ng Vi\xd6t", "TIẾNG VIỆT"),
        (Legacy::Vni, b"Tie\xe1ng Vie\xe4t \xf4\xfb", "Tiếng Việt ở"),
        (Legacy::Vni, b"\xd1A\xcf\xd4NG d\xf6\xf4ng", "ĐẠƠNG dương"),
        (Legacy::Windows1258, b"Ti\xea\xecng Vi\xea\xf2t \x93\xf0\x94", "Tiếng Việt “đ”"),
        (Legacy::Windows1258, b"a\xcc \xe0", "à à"),
        (Legacy::Viscii, b"Ti\xaang Vi\xaet \x05", "Tiếng Việt Ẵ"),
        (Legacy::Tcvn5712, b"Ti\xd5ng Vi\xd6t \x04\x11", "Tiếng Việt ỪỨ"),
        (Legacy::Tcvn5712, b"e\xb4 \xaa\xb3", "ẹ ế"),
        (Legacy::Windows1252, b"d\xe9j\xe0\x81", "déjà\u{fffd}"),
    ];
    for (legacy, bytes, expected) in cases {
        assert_eq!(decode(bytes, legacy), expected, "{legacy:?}");
    }
}

#[test]
fn capitals_come_back_to_headings_only() {
    let cases = [
        ("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Hµ Néi, TP. HCM, Hµ Giang", "Hà Nội, TP. HCM, Hà Giang"),
        ("Sè: 118/Q§-UBND", "Số: 118/QĐ-UBND"),
        ("ñY BAN NH¢N D¢N X· Nµ LÌN", "ỦY BAN NHÂN DÂN XÃ Nà LèN"),
        ("ë x· Nµ LÌn", "ở xã Nà Lèn"),
        ("HéI NGHÞ ë HUYÖN", "HỘI NGHỊ Ở HUYỆN"),
        ("xem HéI", "xem HỘI"),
    ];
    for (misread, expected) in cases {
        assert_eq!(repair(misread, Some(Legacy::Tcvn3)).to_lowercase(), expected.to_lowercase());
        if !expected.contains("LèN") {
            assert_eq!(repair(misread, Some(Legacy::Tcvn3)), expected);
        }
    }
}

#[test]
fn misread_text_is_repaired() {
    let cases = [
        ("TiÕng ViÖt", Some(Legacy::Tcvn3)),
        ("Tieáng Vieät", Some(Legacy::Vni)),
        ("Tiáº¿ng Viá»‡t cá»§a chÃºng ta", None),
        ("Tiê\u{ec}ng Viê\u{f2}t cu\u{d2}a nýõ\u{ec}c ta", Some(Legacy::Windows1258)),
    ];
    for (text, was) in cases {
        assert_eq!(detect(text.as_bytes(), true), Reading::Misread(was), "{text}");
        assert!(repair(text, was).starts_with("Tiếng Việt"), "{text}");
    }
    // What was never bytes stays.
    assert_eq!(repair("§¸ 中 ®Ó", Some(Legacy::Tcvn3)), "Đá 中 để");
}

#[test]
fn other_text_is_left_alone() {
    let texts = [
        "",
        "Năm nay, bà con ở Nà Lìn được mùa.",
        "Bá Quát, Cao Bá",
        "né thé dé clé",
        "On a bu du café près de la forêt où l’été s’achève.",
        "Für Großmütter und Väter: süße Äpfel, schöne Bücher.",
        "Så må man købe øl på øen, når året går.",
        "El niño comió piña; ¿qué más?",
        "今天下雨，大家都在家里喝茶。",
        "naïve résumé, £5, ½ cup, 30 °C, §3 ®",
        "Ngµy",
    ];
    for text in texts {
        assert_eq!(detect(text.as_bytes(), true), Reading::Utf8, "{text}");
    }
}

#[test]
fn damaged_text_is_still_utf8() {
    let mut bytes = "Năm nay, bà con ở Nà Lìn được mùa, thóc phơi kín sân.".as_bytes().to_vec();
    bytes[1] = 0xff;
    assert_eq!(detect(&bytes, false), Reading::DamagedUtf8);
    let mut bytes = "今天下雨，大家都在家里喝茶。".as_bytes().to_vec();
    bytes.remove(4);
    assert_eq!(detect(&bytes, false), Reading::DamagedUtf8);
    // "Chinese" in GBK is nothing that is known here.
    let gbk = b"\xbd\xf1\xcc\xec\xcf\xc2\xd3\xea\xa3\xac\xb4\xf3\xbc\xd2\xb6\xbc\xd4\xda\xbc\xd2\xc0\xef\xba\xc8\xb2\xe8\xa1\xa3";
    assert_eq!(detect(gbk, false), Reading::Unknown);
}

#[test]
fn western_text_is_no_vietnamese() {
    let text = "On a bu du café près de la forêt où l’été s’achève, puis le train est entré en gare.";
    let bytes = encode(text, Legacy::Windows1252).unwrap();
    assert_eq!(detect(&bytes, false), Reading::Legacy(Legacy::Windows1252));
    assert_eq!(decode(&bytes, Legacy::Windows1252), text);
}

proptest! {
    #[test]
    fn what_can_be_carried_comes_back(text in "\\PC{0,40}|[a-zA-ZÀ-ỹđĐ “”–…\n]{0,40}") {
        for legacy in Legacy::ALL {
            let fitted = fit(&text, legacy);
            let bytes = encode(&fitted, legacy).unwrap();
            let decoded = decode(&bytes, legacy);
            if legacy == Legacy::Tcvn3 {
                prop_assert_eq!(decoded.to_lowercase(), fitted.to_lowercase());
            } else {
                prop_assert_eq!(decoded, fitted, "{:?}", legacy);
            }
        }
    }

    #[test]
    fn any_bytes_are_decoded(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
        for legacy in Legacy::ALL {
            let decoded = decode(&bytes, legacy);
            prop_assert!(decoded.chars().count() <= bytes.len());
            prop_assert!(letter_end(&bytes, legacy) <= bytes.len() && letter_start(&bytes, legacy) <= bytes.len());
        }
        detect(&bytes, false);
        let text = String::from_utf8_lossy(&bytes);
        detect(text.as_bytes(), true);
        for was in [None, Some(Legacy::Vni), Some(Legacy::Tcvn3)] {
            repair(&text, was);
            prop_assert!(text.is_char_boundary(misread_end(&text, was)));
            prop_assert!(text.is_char_boundary(misread_start(&text, was)));
        }
    }
}
