//! Capitals that TCVN3 has no bytes for.
//!
//! "CỘNG HÒA" is "CéNG HßA": the letters with a tone are small, and the font makes capitals of them. A word whose other
//! letters are capitals, two at least, is one in capitals; one that does not say ("X·", "Hµ", "ë") goes with the nearest
//! words of its line that do, when they agree. "§µ N½ng" keeps its small letters.

/// What the letters of a word say about its case.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Capitals,
    Small,
    Unsaid,
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
    // The nearest word before that says its case, going up; the nearest behind, going down.
    let mut behind = vec![None; words.len()];
    let mut nearest = None;
    for (at, word) in words.iter().enumerate().rev() {
        behind[at] = nearest;
        if word.case != Case::Unsaid {
            nearest = Some(word.case);
        }
    }
    let mut written = 0;
    let mut before = None;
    for (word, behind) in words.iter().zip(behind) {
        let says = |case: Option<Case>| case.is_none_or(|case| case == Case::Capitals);
        let is_capitals = match word.case {
            Case::Capitals => true,
            Case::Small => false,
            Case::Unsaid => says(before) && says(behind) && (before.is_some() || behind.is_some()),
        };
        if is_capitals {
            restored.push_str(&line[written..word.start]);
            restored.push_str(&all_capitals(line[word.start..word.end].chars()));
            written = word.end;
        }
        if word.case != Case::Unsaid {
            before = Some(word.case);
        }
    }
    restored.push_str(&line[written..]);
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
                (_, 0) => Case::Unsaid,
                _ => Case::Small,
            };
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
    text.map(|c| Some(c.to_uppercase()).filter(|upper| upper.len() == 1).and_then(|mut upper| upper.next()).unwrap_or(c))
        .collect()
}
