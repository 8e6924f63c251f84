//! The loop that folds, at some hundred megabytes a second.
//!
//! A third of the bytes of Vietnamese text belong to letters with marks, so a branch on whether a byte is ASCII, or on how
//! long a character is, would be mispredicted all the time. Each round therefore takes a run of ASCII of any length up to
//! seven bytes and the character after it, by arithmetic and tables alone. What is rare (line feeds, double spaces,
//! hidden characters, other scripts) leaves the loop.

use crate::vietnamese::letter::{self, FoldedChar, fold_char};

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
#[derive(Clone, Copy)]
struct Lead {
    base: u16,
    second_mask: u8,
    second_shift: u8,
    third_mask: u8,
}

const NO_LEAD: Lead = Lead { base: 0, second_mask: 0, second_shift: 0, third_mask: 0 };

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

/// The compiler makes it: a first frame would otherwise wait for it.
static TABLE: Table = {
    let mut table = Table { leads: [Lead { base: OTHER, ..NO_LEAD }; 256], cells: [LOOK_CLOSER; SLOTS] };
    let mut lead = 0;
    while lead < 256 {
        table.leads[lead] = match lead {
            0x00..0x80 => Lead { base: ASCII, ..NO_LEAD },
            0xC2..=0xDF => Lead { base: (lead as u16 - 0xC2) * 64, second_mask: 0x3F, ..NO_LEAD },
            0xE1 => Lead { base: TRIPLES_E1, second_mask: 0x3F, second_shift: 6, third_mask: 0x3F },
            0xE2 => Lead { base: TRIPLES_E2, second_mask: 0x3F, second_shift: 6, third_mask: 0x3F },
            _ => Lead { base: OTHER, ..NO_LEAD },
        };
        lead += 1;
    }
    table.cells[ASCII as usize] = NOTHING;
    let mut slot = 0;
    while slot < letter::TABLE.len() {
        if let (folded, Some(c @ '\u{80}'..)) = letter::tabled(slot) {
            let mut utf8 = [0; 4];
            c.encode_utf8(&mut utf8);
            table.cells[table.slot([utf8[0], utf8[1], utf8[2]])] = match folded {
                FoldedChar::Letter(letter) => Cell { byte: letter.base as u8, count: 1 },
                FoldedChar::Plain(plain) if plain.is_ascii() => Cell { byte: plain as u8, count: 1 },
                FoldedChar::Tone(_) | FoldedChar::Shape(_) => NOTHING,
                FoldedChar::Space | FoldedChar::Plain(_) | FoldedChar::Hidden | FoldedChar::Ellipsis => LOOK_CLOSER,
            };
        }
        slot += 1;
    }
    table
};

impl Table {
    #[inline(always)]
    const fn slot(&self, [first, second, third]: [u8; 3]) -> usize {
        let lead = self.leads[first as usize];
        let second = ((second & lead.second_mask) as usize) << (lead.second_shift & 7);
        (lead.base as usize + second + (third & lead.third_mask) as usize) & (SLOTS - 1)
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
/// A character that is hard leaves the fast loop and is folded by itself.
pub(super) fn fold_into<const MAP: bool>(
    slice: &str,
    out: &mut Vec<u8>,
    map: &mut Vec<u32>,
    gaps: &mut Vec<(u32, u32)>,
) {
    let table = &TABLE;
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
