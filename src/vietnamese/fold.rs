//! Folding: letters without marks and case, spaces, dashes and quotes made alike, with a way back to the original.
//!
//! Searching runs over folded text because a letter can be written in many ways (composed, decomposed, mixed, marks in
//! any order) and readers leave marks out. What was folded away is compared afterwards, on the original.
//!
//! A third of the bytes of Vietnamese text belong to letters with marks, so branches on the length of a character are
//! mispredicted all the time. The loop therefore steps by bytes without branching: a continuation byte yields nothing.

use std::sync::LazyLock;

use super::letter::{FoldedChar, fold_char};
use crate::text::ByteRange;

pub use super::letter::Tone;

/// A folded text and, for each of its bytes, where it came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// Base letters in lower case: no tones, no shapes (ă â ê ô ơ ư → a e o u, đ ð → d), runs of spaces (NBSP, TAB,
    /// line feeds) as one space, dashes as `-`, curly quotes as straight ones, `…` as `...`; zero-width characters and
    /// soft hyphens are gone.
    pub text: String,
    /// For each byte of `text` where the character that it came from starts; one more for the end.
    map: Vec<u32>,
    /// Where hidden characters were dropped: how long the folded text was then, and where the first of them starts.
    gaps: Vec<(u32, u32)>,
}

impl Folded {
    /// The bytes of the original that `range` of the folded text stands for, marks included.
    pub fn original(&self, range: std::ops::Range<usize>) -> ByteRange {
        let last = self.map.len().saturating_sub(1);
        let (start, mut end) = (range.start.min(last), range.end.min(last));
        if end <= start {
            let at = self.map.get(start).map_or(0, |&at| at as usize);
            return ByteRange::new(at, at);
        }
        while end < last && self.map[end] == self.map[end - 1] {
            end += 1;
        }
        let end = match self.gaps.binary_search_by_key(&(end as u32), |gap| gap.0) {
            Ok(gap) => self.gaps[gap].1,
            Err(_) => self.map[end],
        };
        ByteRange::new(self.map[start] as usize, end as usize)
    }

    /// Where the character behind byte `index` of the folded text starts, and how many folded bytes of that same
    /// character come before (0 but inside the three dots of `…` and letters of other scripts).
    pub(super) fn source(&self, index: usize) -> (usize, usize) {
        let at = self.map[index];
        let before = self.map[..index].iter().rev().take_while(|&&other| other == at).count();
        (at as usize, before)
    }

    /// Folds `slice` into the memory of an earlier fold.
    pub(super) fn refill(&mut self, slice: &str) {
        let mut bytes = std::mem::take(&mut self.text).into_bytes();
        fold_into::<true>(slice, &mut bytes, &mut self.map, &mut self.gaps);
        self.text = text_of(bytes);
    }
}

/// Folds `slice` with its offset map. `slice` has less than 4 GiB: callers fold large texts in chunks.
pub fn fold(slice: &str) -> Folded {
    let mut folded = Folded::default();
    folded.refill(slice);
    folded
}

/// Folds `slice` without a map: for lists and pickers.
pub fn fold_text(slice: &str) -> String {
    let mut bytes = Vec::new();
    fold_into::<false>(slice, &mut bytes, &mut Vec::new(), &mut Vec::new());
    text_of(bytes)
}

fn text_of(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("folding writes whole characters")
}

/// What a character folds to, when that is at most one byte.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Cell {
    byte: u8,
    /// 1, or 0 when there is no byte (a mark). A number, so that the loop can add it up instead of branching.
    count: u8,
}

/// [`fold_char`] must say.
const LOOK_CLOSER: Cell = Cell { byte: 0xFF, count: 0 };
/// A mark, or the end of a step: there is nothing to put.
const NOTHING: Cell = Cell { byte: 0, count: 0 };

/// How the bytes of a character become an index: `base`, plus six bits of the second byte, plus six of the third.
#[derive(Clone, Copy, Default)]
struct Lead {
    base: u16,
    second_mask: u8,
    second_shift: u8,
    third_mask: u8,
}

/// A cell for each character of two bytes, and for each of three that begins with E1 or E2; one for all others.
const SLOTS: usize = 1 << 14;
const TRIPLES_E1: u16 = 0x780;
const TRIPLES_E2: u16 = TRIPLES_E1 + 0x1000;
const OTHER: u16 = TRIPLES_E2 + 0x1000;
const ASCII: u16 = OTHER + 1;

struct Table {
    leads: [Lead; 256],
    cells: [Cell; SLOTS],
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { leads: [Lead::default(); 256], cells: [LOOK_CLOSER; SLOTS] };
    for lead in 0..=u8::MAX {
        table.leads[lead as usize] = match lead {
            0x00..0x80 => Lead { base: ASCII, ..Lead::default() },
            0xC2..=0xDF => Lead { base: u16::from(lead - 0xC2) * 64, second_mask: 0x3F, ..Lead::default() },
            0xE1 => Lead { base: TRIPLES_E1, second_mask: 0x3F, second_shift: 6, third_mask: 0x3F },
            0xE2 => Lead { base: TRIPLES_E2, second_mask: 0x3F, second_shift: 6, third_mask: 0x3F },
            _ => Lead { base: OTHER, ..Lead::default() },
        };
    }
    table.cells[ASCII as usize] = NOTHING;
    for c in (0x80..0x800).chain(0x1000..0x3000).filter_map(char::from_u32) {
        let mut utf8 = [0; 4];
        c.encode_utf8(&mut utf8);
        let slot = table.slot([utf8[0], utf8[1], utf8[2]]);
        table.cells[slot] = match fold_char(c) {
            FoldedChar::Letter(letter) => Cell { byte: letter.base as u8, count: 1 },
            FoldedChar::Plain(plain) if plain.is_ascii() => Cell { byte: plain as u8, count: 1 },
            FoldedChar::Tone(_) | FoldedChar::Shape(_) => NOTHING,
            FoldedChar::Space | FoldedChar::Plain(_) | FoldedChar::Hidden | FoldedChar::Ellipsis => LOOK_CLOSER,
        };
    }
    table
});

impl Table {
    #[inline(always)]
    fn slot(&self, [first, second, third]: [u8; 3]) -> usize {
        let lead = self.leads[first as usize];
        let second = usize::from(second & lead.second_mask) << (lead.second_shift & 7);
        (usize::from(lead.base) + second + usize::from(third & lead.third_mask)) & (SLOTS - 1)
    }
}

/// How many bytes are looked at together: up to seven of ASCII, and the character after them.
const STEP: usize = 8;
/// A step, and the bytes after it that a character begun in it may have.
const WINDOW: usize = STEP + 2;
/// One in each byte of a word, the high bit of each, and that of the last.
const EACH: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = EACH << 7;
const LAST: u64 = 1 << 63;

/// Folds `slice` into `out` and, if `MAP`, the other two. Whatever they held before is overwritten.
///
/// Each round takes up to eight bytes of ASCII and the character after them.
fn fold_into<const MAP: bool>(slice: &str, out: &mut Vec<u8>, map: &mut Vec<u32>, gaps: &mut Vec<(u32, u32)>) {
    let table = &*TABLE;
    let bytes = slice.as_bytes();
    gaps.clear();
    let mut end = Ends { at: 0, len: 0 };
    loop {
        let room = end.len + bytes.len() - end.at + STEP;
        if out.len() < room {
            out.resize(room, 0);
        }
        if MAP && map.len() < room {
            map.resize(room, 0);
        }
        end = fold_quickly::<MAP>(table, bytes, end, out, map);
        let Some(c) = slice[end.at..].chars().next() else { break };
        let mut utf8 = [0; 4];
        let folded: &[u8] = match fold_char(c) {
            FoldedChar::Letter(letter) => letter.base.encode_utf8(&mut utf8).as_bytes(),
            FoldedChar::Plain(plain) => plain.encode_utf8(&mut utf8).as_bytes(),
            FoldedChar::Ellipsis => b"...",
            FoldedChar::Space if end.len == 0 || out[end.len - 1] != b' ' => b" ",
            FoldedChar::Space | FoldedChar::Tone(_) | FoldedChar::Shape(_) | FoldedChar::Hidden => b"",
        };
        if MAP && fold_char(c) == FoldedChar::Hidden && gaps.last().is_none_or(|gap| gap.0 != end.len as u32) {
            gaps.push((end.len as u32, end.at as u32));
        }
        out[end.len..end.len + folded.len()].copy_from_slice(folded);
        if MAP {
            map[end.len..end.len + folded.len()].fill(end.at as u32);
        }
        end = Ends { at: end.at + c.len_utf8(), len: end.len + folded.len() };
    }
    out.truncate(end.len);
    if MAP {
        map.truncate(end.len);
        map.push(bytes.len() as u32);
    }
}

/// How far folding has come: in the original, and in the folded text.
#[derive(Clone, Copy)]
struct Ends {
    at: usize,
    len: usize,
}

/// Folds on from `end` until there is a character that must be looked at closer, or less than a step is left.
///
/// What decides where the next round begins is kept short (the place of the first byte that is not ASCII, and that
/// byte), because each round has to wait for it.
fn fold_quickly<const MAP: bool>(table: &Table, bytes: &[u8], end: Ends, out: &mut [u8], map: &mut [u32]) -> Ends {
    let Ends { mut at, mut len } = end;
    let mut after_space = if len > 0 && out[len - 1] == b' ' { 0x80 } else { 0 };
    while let Some(next) = bytes.get(at..).and_then(<[u8]>::first_chunk::<WINDOW>) {
        let word = u64::from_le_bytes([next[0], next[1], next[2], next[3], next[4], next[5], next[6], next[7]]);
        let run = ((word & HIGH | LAST).trailing_zeros() / 8) as usize;
        let lead = (word >> (8 * run)) as u8;
        // In the high bit of each byte: whether it is a control character, a space, a capital.
        let controls = !((word | HIGH) - EACH * 0x20) & !word & HIGH;
        let others = word ^ (EACH * 0x20);
        let spaces = !((others & !HIGH) + !HIGH) & !others & HIGH;
        let low = word & !HIGH;
        let capitals = (low + EACH * 0x3F) & !(low + EACH * 0x25) & !word & HIGH;
        let hard = ((controls | spaces & (spaces << 8 | after_space)).trailing_zeros() / 8) as usize;
        out[len..len + STEP].copy_from_slice(&(word | capitals >> 2).to_le_bytes());
        if MAP {
            for (index, place) in map[len..len + STEP].iter_mut().enumerate() {
                *place = (at + index) as u32;
            }
        }
        if hard < run {
            return Ends { at: at + hard, len: len + hard };
        }
        at += run;
        len += run;
        let cell = table.cells[table.slot([lead, next[run + 1], next[run + 2]])];
        if cell == LOOK_CLOSER {
            break;
        }
        out[len] = cell.byte;
        if MAP {
            map[len] = at as u32;
        }
        at += usize::from(lead >> 7) * 2 + usize::from(lead >= 0xE0);
        len += usize::from(cell.count);
        after_space = ((spaces << 8 | after_space) >> (8 * run)) & (u64::from(cell.count ^ 1) << 7);
    }
    Ends { at, len }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::super::cluster::is_border;
    use super::super::letter::pieces;
    use super::*;

    /// What folding is, written down without tables.
    fn plainly(text: &str) -> String {
        let piece = |folded| match folded {
            FoldedChar::Letter(letter) => letter.base,
            FoldedChar::Plain(plain) => plain,
            _ => ' ',
        };
        pieces(text, 0).map(|found| piece(found.folded)).collect()
    }

    #[test]
    fn folds_letters_spaces_dashes_and_quotes() {
        let table = [
            ("Khó khăn, hạn chế", "kho khan, han che"),
            ("ĐƯỜNG Đặng Ðông ðó ɖ", "duong dang dong do d"),
            ("ỦY BAN NHÂN DÂN", "uy ban nhan dan"),
            ("Vie\u{323}\u{302}t Vie\u{302}\u{323}t Viê\u{323}t", "viet viet viet"),
            ("a\u{340}\u{341}\u{301}\u{303}b", "ab"),
            ("một \t\u{A0}\n hai\u{202F}ba", "mot hai ba"),
            ("  đầu cuối  ", " dau cuoi "),
            ("kinh tế – xã hội — một ‑ hai − ba", "kinh te - xa hoi - mot - hai - ba"),
            ("“Dân biết” ‘dân bàn’…", "\"dan biet\" 'dan ban'..."),
            ("k\u{AD}hó\u{200B} kh\u{FEFF}ăn", "kho khan"),
            ("naïve Šéf ñ ø", "naive sef n ø"),
            ("Ça Ⱥ Москва 東京 👩‍👧", "ca ⱥ москва 東京 👩👧"),
            ("\u{1E}\u{1F}", "\u{1E}\u{1F}"),
            ("", ""),
        ];
        for (text, expected) in table {
            assert_eq!(fold_text(text), expected, "{text:?}");
        }
    }

    #[test]
    fn every_letter_of_the_alphabet_folds_to_ascii_in_every_form() {
        let vowels = "aăâeêioôơuưy";
        let tones = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
        for vowel in vowels.chars() {
            for tone in tones {
                for letter in [format!("{vowel}{tone}"), format!("{vowel}{tone}").to_uppercase()] {
                    for form in [letter.nfc().collect::<String>(), letter.nfd().collect(), letter.clone()] {
                        let folded = fold(&form);
                        let base = vowel.nfd().next().map(String::from).unwrap_or_default();
                        assert_eq!(folded.text, base, "{form:?}");
                        assert_eq!(folded.original(0..1).len(), form.len(), "{form:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn finds_the_way_back() {
        let table = [
            ("Khó khăn", 0..3, "Khó"),
            ("Khó khăn", 4..8, "khăn"),
            ("Vie\u{323}\u{302}t", 2..3, "e\u{323}\u{302}"),
            ("một \n hai", 3..4, " \n "),
            ("một… hai", 4..5, "…"),
            ("khó\u{200B}\u{AD} khăn", 0..3, "khó"),
            ("khó \u{200B}khăn", 0..4, "khó "),
            ("東京", 1..2, "東"),
            ("abc", 2..9, "c"),
            ("abc", 1..1, ""),
            ("", 0..3, ""),
        ];
        for (text, range, expected) in table {
            assert_eq!(&text[fold(text).original(range.clone()).as_range()], expected, "{text:?} {range:?}");
        }
    }

    fn any_text() -> impl Strategy<Value = String> {
        prop_oneof![
            "\\PC{0,60}",
            "[a-zA-ZàạấẰđĐươÐ \t\n\u{A0}–“”…\u{300}-\u{323}\u{31B}\u{200B}\u{AD}\u{1E}\u{1F}Ⱥ東👩]{0,80}",
            "([KkTt]h[óoôơẹ]\u{323}?[ \n]{1,3}){0,12}",
        ]
    }

    proptest! {
        #[test]
        fn the_fast_fold_is_the_plain_one(text in any_text()) {
            prop_assert_eq!(fold_text(&text), plainly(&text));
            prop_assert_eq!(fold(&text).text, fold_text(&text));
        }

        #[test]
        fn the_map_is_monotone_and_in_the_text(text in any_text(), memory in any_text()) {
            let mut folded = fold(&memory);
            folded.refill(&text);
            prop_assert_eq!(&folded, &fold(&text));
            prop_assert_eq!(folded.map.len(), folded.text.len() + 1);
            prop_assert!(folded.map.is_sorted());
            prop_assert!(folded.map.iter().all(|&at| text.is_char_boundary(at as usize)));
        }

        #[test]
        fn a_letter_comes_back_with_all_its_marks(text in "([a-zđưÂ]|\u{1EA5}|[ \n–…]|[\u{300}\u{301}\u{309}\u{323}\u{302}\u{31B}]){0,40}") {
            let folded = fold(&text);
            for index in 0..folded.text.len() {
                let original = folded.original(index..index + 1);
                prop_assert!(!original.is_empty());
                prop_assert!(original.start.0 == 0 || is_border(&text, original.start.0) || folded.text.as_bytes()[index] == b' ');
                prop_assert!(is_border(&text, original.end.0));
            }
        }
    }
}
