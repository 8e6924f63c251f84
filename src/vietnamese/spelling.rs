//! Spelling: whether a run of letters is a syllable that Vietnamese could have.
//!
//! An onset, a rime and at most one tone, by the rules of the orthography; no list of syllables in use. Nearly all of a
//! Vietnamese text passes and most of any other does not, which tells languages and encodings apart.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::letter::{FoldedChar, Letter, Shape, Tone, fold_char};

/// Onsets, longest first where one begins another.
const ONSETS: [&str; 28] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
    "n", "p", "r", "s", "t", "v", "x", "",
];

/// Rimes by their first vowel. Those of "qu" and "gi" are what follows these.
const RIMES: &str = "\
    a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu \
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu \
    o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong oong op ot \
    oăc oăm oăn oăng oăt ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ơu \
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ \
    uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu \
    ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu ych yn ynh yp yt";

static RIME_SET: LazyLock<HashSet<&'static str>> = LazyLock::new(|| RIMES.split_whitespace().collect());

/// The longest syllable, "nghiêng", has so many letters.
const MOST_LETTERS: usize = 7;

/// Whether `word` (letters in any case and normal form, nothing else) is spelt as a Vietnamese syllable.
pub fn is_syllable(word: &str) -> bool {
    let Some(letters) = letters(word) else { return false };
    if letters.len() > MOST_LETTERS || !is_case_shape(&letters) {
        return false;
    }
    let toned = letters.iter().position(|letter| letter.tone != Tone::Level);
    let tone = toned.map_or(Tone::Level, |at| letters[at].tone);
    if letters.iter().filter(|letter| letter.tone != Tone::Level).count() > 1 {
        return false;
    }
    let skeleton: String = letters.iter().map(|letter| plain(*letter)).collect();
    ONSETS.iter().any(|onset| {
        let Some(rime) = skeleton.strip_prefix(onset) else { return false };
        RIME_SET.contains(rime)
            && goes_before(onset, rime)
            && tone_fits(rime, tone)
            && toned.is_none_or(|at| tone_stands(rime, at.checked_sub(onset.chars().count())))
    })
}

/// The letters of a word with their marks; `None` when something in it is no Vietnamese letter.
fn letters(word: &str) -> Option<Vec<Letter>> {
    let mut letters: Vec<Letter> = Vec::new();
    for c in word.chars() {
        match fold_char(c) {
            FoldedChar::Letter(letter) => letters.push(letter),
            FoldedChar::Tone(tone) => {
                let last = letters.last_mut().filter(|letter| letter.tone == Tone::Level)?;
                last.tone = tone;
            }
            FoldedChar::Shape(shape) => {
                let last = letters.last_mut().filter(|letter| letter.shape == Shape::Plain)?;
                last.shape = shape;
            }
            _ => return None,
        }
    }
    let known =
        |letter: &Letter| letter.shape != Shape::Foreign && (letter.tone == Tone::Level || is_vowel(letter.base));
    (!letters.is_empty() && letters.iter().all(known)).then_some(letters)
}

fn is_vowel(base: char) -> bool {
    matches!(base, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// All small, all capitals, or small behind a capital.
fn is_case_shape(letters: &[Letter]) -> bool {
    let rest = &letters[1..];
    rest.iter().all(|letter| !letter.upper) || letters[0].upper && rest.iter().all(|letter| letter.upper)
}

/// The letter without its tone, in lower case. What no letter can be (a horned e) becomes what no rime has.
fn plain(letter: Letter) -> char {
    match (letter.base, letter.shape) {
        (base, Shape::Plain) => base,
        ('a', Shape::Breve) => 'ă',
        ('a', Shape::Circumflex) => 'â',
        ('e', Shape::Circumflex) => 'ê',
        ('o', Shape::Circumflex) => 'ô',
        ('o', Shape::Horn) => 'ơ',
        ('u', Shape::Horn) => 'ư',
        ('d', Shape::Stroke) => 'đ',
        _ => '?',
    }
}

/// The spelling of onsets before front vowels and others.
fn goes_before(onset: &str, rime: &str) -> bool {
    let is_front = rime.starts_with(['e', 'ê', 'i', 'y']);
    match onset {
        "k" | "gh" | "ngh" => is_front,
        "c" | "ng" => !is_front,
        // "gì", "giếng": the i of the onset is the rime's own.
        "g" => !is_front || matches!(rime, "i" | "in" | "iêc" | "iêng" | "iêt" | "iêu"),
        // As a letter of its own, y begins rimes only without an onset or behind "qu", and alone: "kỹ", "mỹ".
        _ if onset != "qu" && rime.starts_with('y') => {
            if onset.is_empty() {
                !matches!(rime, "ych" | "yn" | "ynh" | "yp" | "yt")
            } else {
                rime == "y"
            }
        }
        "" => !matches!(rime, "iêc" | "iêm" | "iên" | "iêng" | "iêp" | "iêt" | "iêu"),
        "qu" => !rime.starts_with(['u', 'ư']),
        _ => true,
    }
}

/// Before c, ch, p and t there are two tones only.
fn tone_fits(rime: &str, tone: Tone) -> bool {
    let is_stopped = rime.ends_with(['c', 'p', 't']) || rime.ends_with("ch");
    !is_stopped || matches!(tone, Tone::Acute | Tone::Dot)
}

/// Whether a tone mark stands on a letter of the rime that may carry it; `at` counts letters of the rime, `None` when it
/// stands on the onset ("qúy", "gìa": old habits that are still met).
fn tone_stands(rime: &str, at: Option<usize>) -> bool {
    let Some(at) = at else { return false };
    let letters: Vec<char> = rime.chars().collect();
    let vowels = letters.iter().take_while(|c| !c.is_ascii() || is_vowel(**c)).count();
    if let Some(shaped) = letters.iter().rposition(|c| !c.is_ascii()) {
        return at == shaped;
    }
    if vowels < letters.len() { at + 1 == vowels } else { at < vowels }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn syllables_are_known() {
        let text = "Việc quản lý nguồn nước ở xã Nà Lìn được người dân hết sức ủng hộ nghiêng khuỷu ngoằn ngoèo quyển \
                    giếng gì giữ gìn quốc huỳnh quýt yêu ý kỹ mỹ hòa hoà thủy thuỷ khoẻ xoong quẹt CHỦ NGHĨA Ấn uống \
                    đường ghế nghề uỷ ủy khuya giặt giết rượu bướu thuở quơ quạ ăn ấy oanh ích Đắk";
        for word in text.split_whitespace() {
            let expected = word != "Đắk";
            assert_eq!(is_syllable(word), expected, "{word}");
            let decomposed: String = word.nfd().collect();
            assert_eq!(is_syllable(&decomposed), expected, "{word}");
        }
    }

    #[test]
    fn others_are_not() {
        let words = "les für windows gê kà ngê cít caṭ việ̣t tiÕng Võíệt ôû hỏac quưn zô jê wê fà õi1 12 ñ é\u{302}\u{301} \
                     nguời\u{301} hoàt sứcc thíc áa vìệt hìên";
        for word in words.split_whitespace() {
            assert!(!is_syllable(word), "{word}");
        }
        assert!(!is_syllable(""));
    }
}
