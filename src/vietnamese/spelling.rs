//! What can be a syllable: onsets, rimes, which of them go together, and where the tone mark stands.
//!
//! The rimes are all that the language writes, rare ones and those of a few old loans (xoong, soóc, buýt) included. Which
//! onset goes with which rime is only a matter of spelling here (k before e, qu for a rounded rime, …), not of whether the
//! syllable happens to be a word. Everything is looked up by what stays when all marks are taken off.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::letter::{FoldedChar, Letter, Shape, Tone, fold_char};

/// What a syllable can begin with; the empty onset is one of them.
pub const ONSETS: [&str; 28] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu",
    "r", "s", "t", "th", "tr", "v", "x",
];

/// What a syllable can end with, without its tone.
#[rustfmt::skip]
pub const RIMES: &[&str] = &[
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay",
    "ăc", "ăm", "ăn", "ăng", "ăp", "ăt",
    "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây",
    "e", "ec", "em", "en", "eng", "eo", "ep", "et",
    "ê", "êch", "êm", "ên", "ênh", "êp", "êt", "êu",
    "i", "ia", "ich", "iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu", "im", "in", "inh", "ip", "it", "iu",
    "o", "oc", "oi", "om", "on", "ong", "op", "ot", "ooc", "oong",
    "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oay",
    "oăc", "oăm", "oăn", "oăng", "oăp", "oăt",
    "oe", "oec", "oem", "oen", "oeng", "oeo", "oet",
    "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôông", "ôp", "ôt",
    "ơ", "ơi", "ơm", "ơn", "ơp", "ơt",
    "u", "ua", "uc", "ui", "um", "un", "ung", "up", "ut",
    "uân", "uâng", "uât", "uây",
    "uê", "uêch", "uênh", "uêu",
    "uôc", "uôi", "uôm", "uôn", "uông", "uôt", "uơ",
    "uy", "uya", "uych", "uyên", "uyêt", "uyn", "uynh", "uyp", "uyt", "uyu",
    "ư", "ưa", "ưc", "ưi", "ưm", "ưn", "ưng", "ưt", "ưu",
    "ươc", "ươi", "ươm", "ươn", "ương", "ươp", "ươt", "ươu",
    "y", "yêm", "yên", "yêng", "yêt", "yêu",
    // After q, where the u of uy is written with the onset.
    "ych", "yn", "ynh", "yp", "yt",
];

/// Syllables of well-known names of the highlands that the rules do not make: onset and rime.
const NAMES: &[(&str, &str)] =
    &[("đ", "ăk"), ("l", "ăk"), ("p", "ăk"), ("đr", "ăk"), ("b", "uk"), ("kr", "ông"), ("pr", "ông")];

/// How the tone mark is placed on oa, oe and uy at the end of a syllable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TonePlacement {
    /// On the first vowel: hòa, khỏe, thủy.
    #[default]
    Old,
    /// On the second vowel: hoà, khoẻ, thuỷ.
    New,
}

/// A syllable without its tone, or a beginning of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// Its letters, in lower case and without a tone.
    pub(super) letters: Vec<Letter>,
    /// How many of them are the onset.
    pub(super) onset: usize,
    /// Whether it is a whole syllable; otherwise more letters have to come.
    pub(super) is_whole: bool,
}

impl Form {
    /// Whether a syllable of this form can have `tone`: before c, ch, p, t (and k in names) it is sắc or nặng. What
    /// has none yet may be on its way to one.
    pub(super) fn takes(&self, tone: Tone) -> bool {
        match tone {
            Tone::Level => true,
            Tone::Acute | Tone::Dot => self.onset < self.letters.len(),
            _ => self.onset < self.letters.len() && !self.is_checked(),
        }
    }

    /// Whether it is a syllable as it is with `tone`.
    pub(super) fn is_complete(&self, tone: Tone) -> bool {
        self.is_whole && self.takes(tone) && (tone != Tone::Level || !self.is_checked() || self.ends_in_k())
    }

    /// The index of the letter that bears the tone.
    pub(super) fn tone_at(&self, placement: TonePlacement) -> usize {
        let rime = &self.letters[self.onset..];
        if let Some(at) = rime.iter().rposition(|letter| letter.shape != Shape::Plain) {
            return self.onset + at;
        }
        let vowels = rime.iter().take_while(|letter| "aeiouy".contains(letter.base)).count();
        let first: String = rime.iter().take(2).map(|letter| letter.base).collect();
        let is_rounded = matches!(&*first, "oa" | "oe" | "uy" | "oo");
        let second =
            vowels > 2 || vowels == 2 && is_rounded && (vowels < rime.len() || placement == TonePlacement::New);
        self.onset + usize::from(second)
    }

    fn is_checked(&self) -> bool {
        let rime: String = self.letters[self.onset..].iter().map(|letter| letter.base).collect();
        rime.ends_with("ch") || rime.ends_with(['c', 'p', 't', 'k'])
    }

    fn ends_in_k(&self) -> bool {
        self.letters[self.onset..].last().is_some_and(|letter| letter.base == 'k')
    }
}

/// Whether `rime` may be written after `onset`.
fn fits(onset: &str, rime: &str) -> bool {
    let begins = |starts: &[&str]| starts.iter().any(|start| rime.starts_with(start));
    let is_front = begins(&["e", "ê", "i", "y"]);
    let is_rounded = begins(&["oa", "oă", "oe", "uâ", "uê", "uy", "uơ"]);
    if matches!(rime, "ych" | "yn" | "ynh" | "yp" | "yt") {
        return onset == "qu";
    }
    if begins(&["yê"]) {
        return matches!(onset, "" | "qu");
    }
    if rime == "uơ" {
        return matches!(onset, "h" | "kh" | "th");
    }
    match onset {
        "" => !begins(&["iê"]),
        "c" => !is_front && !is_rounded,
        "g" => !begins(&["e", "ê", "y"]) && !matches!(rime, "ia" | "iu" | "iêu"),
        "gi" => !begins(&["i", "y"]) && !is_rounded,
        "k" => is_front,
        "gh" | "ngh" => is_front && rime != "y",
        "ng" => !is_front,
        "qu" => !begins(&["o", "u", "ư", "ia", "iê", "iu"]) && (rime == "ôc" || !begins(&["ôô", "ôi", "ôm"])),
        _ => true,
    }
}

/// Every onset with every rime that it may have, as written, without tones: some are no words.
pub fn syllables_without_tones() -> impl Iterator<Item = (&'static str, &'static str)> {
    let regular = ONSETS.iter().flat_map(|onset| RIMES.iter().map(|rime| (*onset, *rime)));
    regular.filter(|(onset, rime)| fits(onset, rime)).chain(NAMES.iter().copied())
}

static FORMS: LazyLock<HashMap<String, Vec<Form>>> = LazyLock::new(|| {
    let mut forms: HashMap<String, Vec<Form>> = HashMap::new();
    for (onset, rime) in syllables_without_tones() {
        let letters: Vec<Letter> = onset.chars().chain(rime.chars()).filter_map(letter).collect();
        let onset = onset.chars().count();
        for end in 1..=letters.len() {
            let form = Form { letters: letters[..end].to_vec(), onset: onset.min(end), is_whole: end == letters.len() };
            let alike = forms.entry(form.letters.iter().map(|letter| letter.base).collect()).or_default();
            // A syllable is more than the beginning of another one: "gia" is gi and a, not g and the start of "ia…".
            match alike.iter_mut().find(|known| known.letters == form.letters) {
                Some(known) if form.is_whole && !known.is_whole => *known = form,
                Some(_) => {}
                None => alike.push(form),
            }
        }
    }
    for alike in forms.values_mut() {
        alike.sort_by_key(|form| !form.is_whole);
    }
    forms
});

fn letter(c: char) -> Option<Letter> {
    match fold_char(c) {
        FoldedChar::Letter(letter) => Some(letter),
        _ => None,
    }
}

/// The syllables and beginnings of syllables that have these letters under their marks, whole ones first.
pub(super) fn forms(bases: &str) -> &'static [Form] {
    FORMS.get(bases).map_or(&[], Vec::as_slice)
}

/// Whether `text` (small, in capitals or with a capital first; marks composed or not) is spelled like a Vietnamese
/// syllable, with the tone mark where the old or the new way puts it.
pub fn is_syllable(text: &str) -> bool {
    let mut letters: Vec<Letter> = Vec::new();
    for c in text.chars() {
        match (fold_char(c), letters.last_mut()) {
            (FoldedChar::Letter(letter), _) => letters.push(letter),
            (FoldedChar::Tone(tone), Some(last)) if last.tone == Tone::Level => last.tone = tone,
            (FoldedChar::Shape(shape), Some(last)) if last.shape == Shape::Plain => last.shape = shape,
            _ => return false,
        }
    }
    let capitals = letters.iter().filter(|letter| letter.upper).count();
    if capitals > 1 && capitals < letters.len() || capitals == 1 && !letters[0].upper {
        return false;
    }
    let bases: String = letters.iter().map(|letter| letter.base).collect();
    let mut marked = letters.iter().enumerate().filter(|(_, letter)| letter.tone != Tone::Level);
    let (tone_at, tone) = marked.next().map_or((None, Tone::Level), |(at, letter)| (Some(at), letter.tone));
    if marked.next().is_some() {
        return false;
    }
    let same = |form: &&Form| form.letters.iter().zip(&letters).all(|(known, letter)| known.shape == letter.shape);
    let places = [TonePlacement::Old, TonePlacement::New];
    forms(&bases).iter().filter(same).any(|form| {
        form.is_complete(tone) && tone_at.is_none_or(|at| places.iter().any(|place| form.tone_at(*place) == at))
    })
}

#[cfg(test)]
mod tests;
