//! What some keys mean together: which of them are letters and which are marks, and the syllable that they make.
//!
//! A key can often be either (the second o of "oong", of "ngoeo" and of "ông"), so the readings are tried one after another,
//! marks before letters, until one is spelled like a syllable or the beginning of one. Syllables are short: there are
//! never more than a few readings.

use super::Key;
use super::method::{Mark, Method};
use crate::vietnamese::letter::{Letter, Shape, Tone};
use crate::vietnamese::spelling::{Form, TonePlacement, forms};

/// The longest syllable, nghiêng, has seven letters.
const MOST_LETTERS: usize = 7;

/// A reading of some keys as a syllable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    /// How it is shown.
    pub(super) text: String,
    /// The indices of the keys that put a mark.
    pub(super) marks: Vec<usize>,
    /// Whether it is a syllable as it is, and not only the beginning of one.
    pub(super) is_complete: bool,
    /// Whether it would be one with another tone.
    pub(super) is_whole: bool,
}

/// The first reading of `keys` that is a syllable or the beginning of one.
pub(super) fn read(method: Method, placement: TonePlacement, keys: &[Key]) -> Option<Reading> {
    let reader = Reader { method, placement, keys };
    reader.step(0, &Draft::default()).or_else(|| reader.initials())
}

/// What is known of a reading half-way.
#[derive(Clone, Debug, Default)]
struct Draft {
    letters: Vec<Typed>,
    tone: Option<Tone>,
    shape: Option<Mark>,
    stroke: bool,
    marks: Vec<usize>,
}

#[derive(Clone, Copy, Debug)]
struct Typed {
    base: char,
    upper: bool,
    /// It is ư because a key alone stands for it.
    horned: bool,
}

struct Reader<'k> {
    method: Method,
    placement: TonePlacement,
    keys: &'k [Key],
}

impl Reader<'_> {
    fn step(&self, at: usize, draft: &Draft) -> Option<Reading> {
        if draft.letters.len() > MOST_LETTERS {
            return None;
        }
        let Some(key) = self.keys.get(at) else { return self.finish(draft) };
        if key.is_swallowed {
            return self.step(at + 1, draft);
        }
        let mark = self.method.mark(key.c).filter(|mark| !key.is_literal && draft.can_take(*mark, key.may_replace));
        let marked = mark.and_then(|mark| self.step(at + 1, &draft.marked(mark, at)));
        marked.or_else(|| self.as_letter(at, key, draft)).or_else(|| self.as_horned_u(at, key, draft))
    }

    fn as_letter(&self, at: usize, key: &Key, draft: &Draft) -> Option<Reading> {
        if !key.c.is_ascii_alphabetic() {
            return None;
        }
        self.step(at + 1, &draft.with(key.c.to_ascii_lowercase(), key.c.is_ascii_uppercase(), false))
    }

    /// In Telex w alone is ư.
    fn as_horned_u(&self, at: usize, key: &Key, draft: &Draft) -> Option<Reading> {
        if self.method != Method::Telex || key.is_literal || !key.c.eq_ignore_ascii_case(&'w') {
            return None;
        }
        let mut draft = draft.with('u', key.c.is_ascii_uppercase(), true);
        draft.shape = Some(Mark::Shape { breve: true, horn: true });
        draft.marks.push(at);
        self.step(at + 1, &draft)
    }

    fn finish(&self, draft: &Draft) -> Option<Reading> {
        let bases: String = draft.letters.iter().map(|letter| letter.base).collect();
        let tone = draft.tone.unwrap_or(Tone::Level);
        let form = forms(&bases).iter().find(|form| draft.is_met_by(form) && form.takes(tone))?;
        let mut text = String::new();
        let bearer = form.tone_at(self.placement);
        for (index, (letter, typed)) in form.letters.iter().zip(&draft.letters).enumerate() {
            let tone = if index == bearer { tone } else { Tone::Level };
            text.push(Letter { tone, upper: typed.upper, ..*letter }.to_char());
        }
        let is_single = matches!(form.letters[..], [letter] if letter.shape != Shape::Plain);
        // Vietnamese was surely meant where a word begins with đ, even while its tone is missing.
        let is_complete = form.is_complete(tone) || is_single || form.is_whole && draft.stroke;
        Some(Reading { text, marks: draft.marks.clone(), is_complete, is_whole: form.is_whole })
    }

    /// Initials such as HĐND and QĐ, which are no syllables: đ is all that they take, from a d with its mark behind it.
    fn initials(&self) -> Option<Reading> {
        let mut text = String::new();
        let mut marks = Vec::new();
        let mut kept: Vec<(usize, &Key)> = self.keys.iter().enumerate().filter(|(_, key)| !key.is_swallowed).collect();
        if kept.iter().any(|(_, key)| key.is_literal || "aeiouy".contains(key.c.to_ascii_lowercase())) {
            return None;
        }
        kept.reverse();
        while let Some((_, key)) = kept.pop() {
            let next = kept.last().filter(|(_, next)| self.method.mark(next.c) == Some(Mark::Stroke));
            match next {
                Some((at, _)) if key.c.eq_ignore_ascii_case(&'d') => {
                    text.push(if key.c == 'D' { 'Đ' } else { 'đ' });
                    marks.push(*at);
                    kept.pop();
                }
                _ if key.c.is_ascii_alphabetic() => text.push(key.c),
                _ => return None,
            }
        }
        (!marks.is_empty()).then_some(Reading { text, marks, is_complete: true, is_whole: true })
    }
}

impl Draft {
    fn with(&self, base: char, upper: bool, horned: bool) -> Draft {
        let mut draft = self.clone();
        draft.letters.push(Typed { base, upper, horned });
        draft
    }

    fn marked(&self, mark: Mark, at: usize) -> Draft {
        let mut draft = self.clone();
        match mark {
            Mark::Tone(tone) => draft.tone = Some(tone),
            Mark::Circumflex(_) | Mark::Shape { .. } => draft.shape = Some(mark),
            Mark::Stroke => draft.stroke = true,
        }
        draft.marks.push(at);
        draft
    }

    /// Whether letters are there that the mark can act on, and no mark in whose place it may not come.
    fn can_take(&self, mark: Mark, may_replace: bool) -> bool {
        let replaces = match mark {
            Mark::Tone(_) => self.tone.is_some(),
            Mark::Circumflex(_) | Mark::Shape { .. } => self.shape.is_some(),
            Mark::Stroke => false,
        };
        if replaces && !may_replace {
            return false;
        }
        let has = |wanted: &str| self.letters.iter().any(|letter| wanted.contains(letter.base));
        match mark {
            Mark::Tone(Tone::Level) => self.tone.is_some_and(|tone| tone != Tone::Level),
            Mark::Tone(_) => has("aeiouy"),
            Mark::Circumflex(Some(base)) => self.letters.iter().any(|letter| letter.base == base),
            Mark::Circumflex(None) => has("aeo"),
            Mark::Shape { breve, horn } => breve && has("a") || horn && has("ou"),
            Mark::Stroke => self.letters.first().is_some_and(|letter| letter.base == 'd'),
        }
    }

    /// Whether `form` has the marks that were typed, and no others.
    fn is_met_by(&self, form: &Form) -> bool {
        let (mut stroke, mut shaped) = (false, false);
        for (letter, typed) in form.letters.iter().zip(&self.letters) {
            match (letter.shape, self.shape) {
                (Shape::Plain, _) => {}
                (Shape::Stroke, _) => stroke = true,
                (Shape::Circumflex, Some(Mark::Circumflex(base))) if base.is_none_or(|it| it == letter.base) => {
                    shaped = true;
                }
                (Shape::Breve, Some(Mark::Shape { breve: true, .. })) => shaped = true,
                (Shape::Horn, Some(Mark::Shape { horn: true, .. })) => shaped = true,
                _ => return false,
            }
            if typed.horned && letter.shape != Shape::Horn {
                return false;
            }
        }
        stroke == self.stroke && shaped == self.shape.is_some()
    }
}
