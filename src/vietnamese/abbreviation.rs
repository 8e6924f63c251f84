//! Abbreviations whose full stop ends no sentence, and the look of codes and initials.

use super::letter::tidied;

/// Abbreviations as they are written before a full stop. Compared as they stand, and with all but the first letter in
/// lower case ("TP." and "Tp."). What stands at a sentence's end as often (UBND, HĐND, KCN) is left out on purpose.
const ABBREVIATIONS: [&[&str]; 6] = [PLACES, TITLES, OFFICES, INITIALS, BOOKS, FOREIGN];

const PLACES: &[&str] =
    &["TP", "TX", "TT", "Q", "P", "H", "X", "T", "Đ", "QL", "TL", "HL", "ĐL", "tp", "tx", "tt", "q", "p"];
const TITLES: &[&str] = &[
    "GS", "PGS", "TS", "TSKH", "ThS", "BS", "BSCK", "CK", "CKI", "CKII", "KS", "KTS", "LS", "CN", "DS", "NS", "NSND",
    "NSƯT", "NSNA", "NGND", "NGƯT", "TTND", "TTƯT", "ĐD", "NCS", "LM", "HT", "ĐT", "ĐC", "VS", "NNƯT", "NNND", "NGUT",
    "NSUT",
];
/// Initials that are two letters: "Ng. T. Hà".
const INITIALS: &[&str] = &["Ng", "Th", "Ph", "Kh", "Nh", "Ch"];
/// Who signs for whom, schools, companies.
const OFFICES: &[&str] =
    &["TM", "KT", "TUQ", "GĐ", "PGĐ", "TGĐ", "PTGĐ", "CT", "PCT", "PTP", "ĐH", "CĐ", "CTCP", "CP", "MTV"];
const BOOKS: &[&str] = &["NXB", "tr", "Tr", "tel", "fax", "No", "Vol", "vs"];
/// Those of them that only a number follows.
const BEFORE_NUMBERS: &[&str] = &["tr", "tel", "fax", "No", "Vol"];
const FOREIGN: &[&str] = &["Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Mt", "Co", "Corp", "Inc", "Ltd", "Jr", "Sr"];

/// Whether `word` (letters, without its full stop) is such an abbreviation.
pub(super) fn is_abbreviation(word: &str) -> bool {
    if word.len() > 16 {
        return false;
    }
    let tidy: String;
    let word = if word.is_ascii() {
        word
    } else {
        tidy = tidied(word);
        &tidy
    };
    ABBREVIATIONS.into_iter().flatten().any(|&abbreviation| word == abbreviation || is_capitalised(word, abbreviation))
}

/// Whether `word` is such an abbreviation, and of those that stand before numbers only: "tr. 27".
pub(super) fn is_before_numbers(word: &str) -> bool {
    BEFORE_NUMBERS.contains(&word)
}

/// Whether `word` is `abbreviation` with only its first letter as a capital.
fn is_capitalised(word: &str, abbreviation: &str) -> bool {
    let mut letters = abbreviation.chars();
    let Some(first) = letters.next() else { return false };
    word.chars().eq(std::iter::once(first).chain(letters.flat_map(char::to_lowercase)))
}

/// Whether `word` has capitals and digits only, such as `HCM`, `NĐ` and `1A`.
pub(super) fn is_all_capitals(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphanumeric()).peekable();
    letters.peek().is_some() && letters.all(|c| c.is_uppercase() || c.is_ascii_digit())
}
