use std::collections::BTreeSet;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;
use proptest::prelude::*;

use super::*;

#[test]
fn names_come_in_dictionary_order() {
    let lists: &[&[&str]] = &[
        &["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"],
        &["ma", "Ma", "mà", "mả", "mã", "má", "mạ", "mác"],
        &["hoa", "hoà", "hòa", "hóa", "hoan"],
        &["da", "Dầu", "đá", "Đà Nẵng"],
        &["an", "An", "an ninh", "an toàn", "an-ninh", "anninh", "ăn", "ân", "ân cần"],
        &["kho", "khó khăn", "khoa", "Khoá", "khóa", "khổ"],
        &["thanh", "thành", "thanh niên", "thành phố"],
        &["uy ban", "uỷ ban", "ủy ban", "Ủy ban", "ư"],
        &["xà", "xã", "xa hội", "xã hội", "ý", "ya"],
        &["-an", "(an)", "1a", "a1"],
        &["naive", "naïve", "ø", "東"],
        &["bài", "bài 1", "bài 02", "bài 2a", "bài 10", "bài 100", "bài a"],
        &["7", "07", "007", "8", "0010"],
        &["", " ", "a"],
    ];
    for list in lists {
        let mut sorted: Vec<&str> = list.iter().rev().copied().collect();
        sorted.sort_by_key(|name| order_key(name));
        assert_eq!(sorted, *list);
        assert!(list.is_sorted_by(|one, other| compare(one, other) == Ordering::Less));
    }
}

#[test]
fn people_come_by_what_they_are_called() {
    let people = [
        "Lê Thị An",
        "Trần Văn An",
        "Hoàng Ân",
        "Nguyễn Bình",
        "Cầm Bá Cường (ảnh)",
        "Phạm Dũng, Lê An",
        "Vàng Thị Dí",
        "Lò Văn Đức – Mùa A Páo",
        "Mai",
        "Giàng A Páo",
    ];
    let mut sorted: Vec<&str> = people.iter().rev().copied().collect();
    sorted.sort_by_key(|name| given_name_key(name));
    let expected = ["Vàng Thị Dí", "Phạm Dũng, Lê An"];
    assert_eq!(sorted[5..7], expected);
    sorted.swap(5, 6);
    assert_eq!(sorted, people);
    assert_eq!(by_given_name("Nguyễn Bình", "nguyễn bình"), Ordering::Greater);
}

fn icu() -> CollatorBorrowed<'static> {
    let mut preferences: CollatorPreferences = locale!("vi").into();
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    Collator::try_new(preferences, CollatorOptions::default()).unwrap()
}

/// The xorshift generator (Marsaglia 2003): the same list each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }

    fn of<'a>(&mut self, many: &[&'a str]) -> &'a str {
        many[self.roll(many.len())]
    }
}

const SYLLABLES: &[&str] = &[
    "a",
    "á",
    "ả",
    "ạ",
    "ă",
    "ắ",
    "â",
    "ấ",
    "ba",
    "bà",
    "bá",
    "bạ",
    "ban",
    "bàn",
    "bản",
    "bán",
    "băn",
    "bẩn",
    "ca",
    "cá",
    "cả",
    "câu",
    "cầu",
    "chi",
    "chí",
    "chị",
    "da",
    "dạ",
    "dân",
    "dần",
    "đa",
    "đà",
    "đã",
    "đá",
    "đất",
    "đường",
    "dương",
    "e",
    "é",
    "ê",
    "ế",
    "hoa",
    "hoà",
    "hòa",
    "hoá",
    "hóa",
    "hoan",
    "hoàn",
    "huyện",
    "khó",
    "khổ",
    "khoa",
    "khoẻ",
    "ma",
    "mà",
    "mả",
    "mã",
    "má",
    "mạ",
    "nghị",
    "nghĩa",
    "o",
    "ô",
    "ơ",
    "ở",
    "phố",
    "phở",
    "qua",
    "quá",
    "quý",
    "quỳ",
    "thanh",
    "thành",
    "thạnh",
    "tiến",
    "tiền",
    "u",
    "ư",
    "ủy",
    "uỷ",
    "vi",
    "việt",
    "viết",
    "xa",
    "xã",
    "xá",
    "y",
    "ý",
];
const FOREIGN: &[&str] = &[
    "café",
    "cafe",
    "façade",
    "señor",
    "senor",
    "über",
    "uber",
    "naïve",
    "Zürich",
    "Škoda",
    "crème",
    "Ångström",
    "Łódź",
    "smørrebrød",
    "web",
    "Windows",
    "ASEAN",
    "São",
    "Genève",
    "piñata",
    "Øre",
    "coöperate",
    "Noël",
    "Noel",
    "ç",
    "ñ",
];
const JOINTS: &[&str] =
    &[" ", " ", " ", " ", "-", " - ", " – ", ", ", ". ", "/", ": ", "; ", "_", "'", "’", "\u{A0}", "…", " & ", "+"];
const BRACKETS: &[(&str, &str)] =
    &[("“", "”"), ("\"", "\""), ("(", ")"), ("[", "]"), ("‘", "’"), ("«", "»"), ("", "!"), ("", "?")];

fn part(dice: &mut Dice) -> String {
    match dice.roll(12) {
        0 => dice.roll([10, 100, 10_000][dice.0 as usize % 3]).to_string(),
        1 => format!("{:03}", dice.roll(30)),
        2 => dice.of(FOREIGN).to_owned(),
        _ => dice.of(SYLLABLES).to_owned(),
    }
}

/// A word, a name or a phrase in one of the forms that lists have.
fn line(dice: &mut Dice) -> String {
    let mut text = part(dice);
    for _ in 0..dice.roll(4) {
        text = text + dice.of(JOINTS) + &part(dice);
    }
    text = match dice.roll(6) {
        0 => text.to_uppercase(),
        1 => {
            let mut chars = text.chars();
            chars.next().map(char::to_uppercase).into_iter().flatten().collect::<String>() + chars.as_str()
        }
        _ => text,
    };
    if dice.roll(8) == 0 {
        let (open, close) = BRACKETS[dice.roll(BRACKETS.len())];
        text = format!("{open}{text}{close}");
    }
    if dice.roll(6) == 0 { text.nfd().collect() } else { text }
}

#[test]
fn the_order_is_that_of_the_unicode_collation() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let mut lines = BTreeSet::new();
    while lines.len() < 5_000 {
        lines.insert(line(&mut dice));
    }
    let icu = icu();
    let mut sorted: Vec<&String> = lines.iter().collect();
    sorted.sort_by_key(|line| order_key(line));
    let mut wrong = Vec::new();
    for pair in sorted.windows(2) {
        let (ours, theirs) = (compare(pair[0], pair[1]), icu.compare(pair[0], pair[1]));
        // What the collation holds for the same, such as 7 and 07, has an order here.
        let agrees = ours == theirs || ours == Ordering::Less && theirs == Ordering::Equal;
        if !agrees {
            wrong.push(format!("{:?} {ours:?} {:?}, not {theirs:?}", pair[0], pair[1]));
        }
    }
    assert!(wrong.is_empty(), "{} of {} pairs: {wrong:#?}", wrong.len(), sorted.len() - 1);
}

proptest! {
    #[test]
    fn the_form_of_letters_makes_no_difference(text in "[a-zăâđêôơưÀẢÃÁẠệữ 0-9]{0,12}") {
        let decomposed: String = text.nfd().collect();
        prop_assert_eq!(compare(&text, &decomposed), Ordering::Equal);
    }

    #[test]
    fn numbers_are_ordered_by_value(one: u64, other: u64) {
        prop_assert_eq!(compare(&format!("bài {one}"), &format!("bài {other}")), one.cmp(&other));
    }

    #[test]
    fn two_texts_are_ordered_as_by_the_unicode_collation(
        one in "[a-eăâđêôơưàảãáạÀệữ0-9çñü –“.-]{0,6}",
        other in "[a-eăâđêôơưàảãáạÀệữ0-9çñü –“.-]{0,6}",
    ) {
        let theirs = icu().compare(&one, &other);
        prop_assert!(theirs == Ordering::Equal || compare(&one, &other) == theirs, "{one:?} {other:?} {theirs:?}");
    }
}
