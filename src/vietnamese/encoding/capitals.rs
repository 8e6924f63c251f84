//! Capitals that TCVN3 has no bytes for.
//!
//! "CỘNG HÒA" is "CéNG HßA": the letters with a tone are small, and the font makes capitals of them. A word whose other
//! letters are capitals, two at least, is one in capitals. One that does not say ("X·", "Hµ", "ë") goes with the words
//! on its two sides; that "TP. HCM" and "UBND" are capitals says nothing. "§µ N½ng" keeps its small letters.

use super::super::spelling::is_syllable;

/// What the letters of a word say about its case.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Capitals,
    Small,
    /// One capital, and letters that do not say.
    OneCapital,
    /// Only letters that do not say.
    Unsaid,
    /// Capitals that are no syllable.
    Abbreviation,
}

/// A word of a line.
struct Word {
    start: usize,
    end: usize,
    case: Case,
}

/// `text` with the capitals that its words must have had.
pub(super) fn restore_capitals(text: String) -> String {
    if text.is_ascii() {
        return text;
    }
    let mut restored = String::with_capacity(text.len());
    for line in text.split_inclusive(['\n', '\r']) {
        restore_line(line, &mut restored);
    }
    restored
}

fn restore_line(line: &str, restored: &mut String) {
    let words = words(line);
    let mut written = 0;
    let mut before = None;
    for (at, word) in words.iter().enumerate() {
        let is_capitals = match word.case {
            Case::Capitals | Case::Abbreviation => true,
            Case::Small => false,
            Case::OneCapital | Case::Unsaid => {
                let behind = neighbour(line, &words[at..]);
                let sides = [before, behind];
                let agree = sides.iter().flatten().all(|case| *case == Case::Capitals);
                let enough = if word.case == Case::OneCapital { 1 } else { 2 };
                // "ë" at the beginning of a line begins a sentence or a heading.
                let begins = usize::from(at == 0);
                agree && sides.iter().flatten().count() + begins >= enough && sides != [None, None]
            }
        };
        if is_capitals {
            restored.push_str(&line[written..word.start]);
            restored.push_str(&all_capitals(line[word.start..word.end].chars()));
            written = word.end;
        }
        // What was decided holds for the next.
        before = match words.get(at + 1) {
            Some(next) if joins(&line[word.end..next.start]) => match word.case {
                Case::Abbreviation => before,
                _ if is_capitals => Some(Case::Capitals),
                _ => Some(Case::Small),
            },
            _ => None,
        };
    }
    restored.push_str(&line[written..]);
}

/// What the nearest word behind the first of `words` says.
fn neighbour(line: &str, words: &[Word]) -> Option<Case> {
    for pair in words.windows(2) {
        if !joins(&line[pair[0].end..pair[1].start]) {
            return None;
        }
        match pair[1].case {
            Case::Capitals | Case::Small => return Some(pair[1].case),
            Case::OneCapital | Case::Unsaid | Case::Abbreviation => {}
        }
    }
    None
}

/// Whether words with this between them are one heading.
fn joins(between: &str) -> bool {
    between.chars().all(|c| matches!(c, ' ' | ',' | '-' | '–' | '\u{a0}'))
}

fn words(line: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut counts = (0, 0);
    for (at, c) in line.char_indices() {
        if !c.is_alphabetic() {
            continue;
        }
        match words.last_mut() {
            Some(word) if word.end == at => word.end = at + c.len_utf8(),
            _ => {
                counts = (0, 0);
                words.push(Word { start: at, end: at + c.len_utf8(), case: Case::Unsaid });
            }
        }
        let tells = !is_caseless(c);
        counts.0 += usize::from(tells && c.is_uppercase());
        counts.1 += usize::from(tells && c.is_lowercase());
        if let Some(word) = words.last_mut() {
            word.case = match counts {
                (2.., 0) => Case::Capitals,
                (1, 0) => Case::OneCapital,
                (0, 0) => Case::Unsaid,
                _ => Case::Small,
            };
        }
    }
    for word in &mut words {
        let is_word = || is_syllable(&all_capitals(line[word.start..word.end].chars()));
        if word.case == Case::Capitals && !is_word() {
            word.case = Case::Abbreviation;
        }
    }
    words
}

/// Whether `c` is a small letter whose capital has no byte.
fn is_caseless(c: char) -> bool {
    c.is_lowercase() && !c.is_ascii() && !matches!(c, 'ă' | 'â' | 'ê' | 'ô' | 'ơ' | 'ư' | 'đ')
}

/// Every letter as a capital.
pub(super) fn all_capitals(text: impl Iterator<Item = char>) -> String {
    // One character each: no letter that is decoded here has a longer capital, and ß stays itself.
    text.map(|c| {
        Some(c.to_uppercase()).filter(|upper| upper.len() == 1).and_then(|mut upper| upper.next()).unwrap_or(c)
    })
    .collect()
}
