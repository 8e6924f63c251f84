//! Every letter of the alphabet in every form it comes in finds every other form of itself, and no other letter.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_canonical;

use super::*;

const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// The 146 letters.
fn alphabet() -> Vec<char> {
    let mut letters = vec!['đ', 'Đ'];
    for vowel in "aăâeêioôơuưy".chars() {
        for letter in [vowel.to_string(), vowel.to_uppercase().collect()] {
            letters.extend(letter.chars());
            letters.extend(TONES.iter().filter_map(|tone| format!("{letter}{tone}").nfc().next()));
        }
    }
    letters
}

/// The forms of a letter: composed, decomposed, the usual mixture, marks the other way round, deprecated marks, the tone
/// twice, hidden characters in it, and for đ its look-alike.
fn forms(letter: char) -> Vec<String> {
    let mut parts = Vec::new();
    decompose_canonical(letter, |part| parts.push(part));
    let tone = parts.iter().copied().find(|part| TONES.contains(part));
    let rest: String = parts.iter().copied().filter(|part| Some(*part) != tone).collect();
    let shaped: String = rest.nfc().collect();
    let tone: String = tone.into_iter().collect();
    let tone_first: String = std::iter::once(parts[0]).chain(tone.chars()).chain(rest.chars().skip(1)).collect();
    let shape_first = format!("{rest}{tone}");
    let mut forms = vec![
        letter.to_string(),
        parts.iter().collect(),
        format!("{shaped}{tone}"),
        tone_first.clone(),
        shape_first.clone(),
        tone_first.nfc().collect(),
        shape_first.replace('\u{300}', "\u{340}").replace('\u{301}', "\u{341}"),
        format!("{shaped}{tone}{tone}"),
        format!("{letter}\u{AD}"),
        format!("\u{200B}{letter}"),
    ];
    forms.extend(match letter {
        'đ' => vec!["ð".to_owned(), "\u{256}".to_owned()],
        'Đ' => vec!["Ð".to_owned(), "\u{189}".to_owned()],
        _ => Vec::new(),
    });
    forms.sort();
    forms.dedup();
    forms
}

#[test]
fn the_alphabet_has_146_letters() {
    let mut letters = alphabet();
    letters.sort_unstable();
    letters.dedup();
    assert_eq!(letters.len(), 146);
}

#[test]
fn every_form_of_a_letter_finds_every_other() {
    let options = [DEFAULT, EXACT, MatchOptions { case_sensitive: true, ..EXACT }, WHOLE, I_Y];
    for letter in alphabet() {
        let forms = forms(letter);
        for typed in &forms {
            for found in &forms {
                let text = format!("-{found}.");
                for options in options {
                    let query = Query::new(typed, options).expect("a letter");
                    let hits = query.find_all(&text);
                    let shown = hits.iter().map(|hit| &text[hit.as_range()]).collect::<Vec<_>>();
                    assert_eq!(hits.len(), 1, "{typed:?} in {text:?}, {options:?}");
                    // Hidden characters beside the letter are not part of the hit.
                    let bare = |text: &str| text.trim_matches(['\u{AD}', '\u{200B}']).to_owned();
                    assert_eq!(bare(shown[0]), bare(found), "{typed:?} in {text:?}");
                }
            }
        }
    }
}

#[test]
fn a_letter_finds_those_that_have_the_marks_typed_and_no_others() {
    let letters = alphabet();
    for &typed in &letters {
        let query = Query::new(&typed.to_string(), DEFAULT).expect("a letter");
        let marks = |c: char| {
            let mut marks = Vec::new();
            decompose_canonical(c, |part| marks.push(part));
            marks[0] = marks[0].to_lowercase().next().unwrap_or(marks[0]);
            if marks[0] == 'đ' { vec!['d', '\u{335}'] } else { marks }
        };
        let wanted = marks(typed);
        for &other in &letters {
            let has = marks(other);
            let expected = wanted[0] == has[0] && wanted[1..].iter().all(|mark| has.contains(mark));
            for form in forms(other) {
                assert_eq!(query.is_in(&format!("-{form}.")), expected, "{typed} in {form:?}");
            }
        }
    }
}

/// `text` composed, decomposed, mixed as in much of the news, and with its spaces and signs as Word leaves them.
fn written(text: &str) -> [String; 5] {
    let mixed = |c: char| {
        let mut parts = Vec::new();
        decompose_canonical(c, |part| parts.push(part));
        let tone: String = parts.iter().filter(|part| TONES.contains(part)).collect();
        let rest: String = parts.iter().filter(|part| !TONES.contains(part)).collect();
        format!("{}{tone}", rest.nfc().collect::<String>())
    };
    let word = text.replace(' ', "\u{A0}").replace('-', "–").replace('"', "“");
    let wrapped = text.replace(' ', " \n\t").replace("kh", "k\u{AD}h").replace("ng", "n\u{200B}g");
    [text.to_owned(), text.nfd().collect(), text.chars().map(mixed).collect(), word, wrapped]
}

proptest! {
    #[test]
    fn a_query_finds_the_same_however_the_text_is_written(
        words in proptest::collection::vec("(kh|ng|đ|th|)(ó|ă|ươ|uyế|ỏ|ậ|oà|òa|a|o)(n|ng|)", 1..12),
        from in 0usize..12, count in 1usize..3, strip in any::<bool>(), joined in any::<bool>(),
    ) {
        let text = words.join(if joined { " - " } else { " " });
        let phrase = words[from % words.len()..].iter().take(count).cloned().collect::<Vec<_>>().join(" ");
        let phrase = if strip { crate::vietnamese::fold::fold_text(&phrase) } else { phrase };
        prop_assume!(!phrase.trim().is_empty());
        let graphemes = |text: &str, hit: &ByteRange| {
            let fold = |part: &str| crate::vietnamese::fold::fold_text(part).len();
            (fold(&text[..hit.start.0]), fold(&text[hit.as_range()]))
        };
        for options in [DEFAULT, EXACT, WHOLE, I_Y] {
            let mut expected = None;
            for typed in written(&phrase) {
                let query = Query::new(&typed, options).expect("letters");
                for text in written(&text) {
                    // Dashes count where marks do.
                    if options.exact && (text.contains('–') || typed.contains('–')) { continue; }
                    let found: Vec<_> = query.find_all(&text).iter().map(|hit| graphemes(&text, hit)).collect();
                    let expected = expected.get_or_insert_with(|| found.clone());
                    prop_assert_eq!(&found, &*expected, "{:?} in {:?}, {:?}", typed, text, options);
                }
            }
        }
    }

    #[test]
    fn nothing_panics_on_stray_marks(
        text in "[\u{300}-\u{345}\u{31B}\u{AD}\u{200B}…aĂđð \n-]{0,30}", pattern in "[\u{300}-\u{345}\u{31B}aăð… -]{1,6}",
    ) {
        for options in [DEFAULT, EXACT, CASE, WHOLE, I_Y] {
            if let Some(query) = Query::new(&pattern, options) {
                query.find_all(&text);
            }
        }
    }
}
