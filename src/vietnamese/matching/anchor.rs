//! Looking for a phrase without folding the text: two consonants of it that stand side by side are nearly always two
//! ASCII bytes, and those are found at memory speed. Each place is then compared with what was typed.
//!
//! "Nearly always" is not enough. A stretch is looked at this way only when none of its consonants is written in any
//! other way: with a mark of its own, as another character, with something invisible behind it. Decomposed text and the
//! rare stretch with a soft hyphen or a French name is folded.

use regex::bytes::Regex;

use crate::vietnamese::letter::{FoldedChar, Piece, fold_char};

/// Pairs of consonants, the commonest first; any other is rarer.
const COMMON: [&[u8; 2]; 9] = [b"ng", b"nh", b"th", b"ch", b"tr", b"kh", b"ph", b"gh", b"gn"];
/// How much is checked at a time for consonants written in other ways.
const BLOCK: usize = 4096;

/// Where a phrase is held.
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    /// The pair in small letters and capitals.
    pair: Regex,
    /// How many pieces of the phrase come before the pair.
    before: usize,
    /// What must stand right before the pair, the nearest first, and right after it, up to a space.
    beside: [Vec<char>; 2],
    /// Whether i and y may be one.
    levels: bool,
}

/// How many letters beside the pair are looked at before anything is compared.
const BESIDE: usize = 4;

impl Anchor {
    /// The rarest pair of `pieces`; `None` when there is none.
    pub(super) fn new(pieces: &[Piece], levels: bool) -> Option<Anchor> {
        let consonant =
            |piece: &Piece| piece.letter().map(|letter| letter.base as u8).filter(|base| is_consonant(*base));
        let pairs = pieces.windows(2).enumerate().filter_map(|(at, pair)| {
            let pair = [consonant(&pair[0])?, consonant(&pair[1])?];
            Some((COMMON.iter().position(|common| **common == pair).unwrap_or(COMMON.len()), at, pair))
        });
        let (_, before, pair) = pairs.max_by_key(|(rarity, at, _)| (*rarity, std::cmp::Reverse(*at)))?;
        // The three dots of `…` are one character.
        if pieces[..before].iter().any(|piece| piece.folded == FoldedChar::Plain('.')) {
            return None;
        }
        let pair = format!("(?i-u:{}{})", char::from(pair[0]), char::from(pair[1]));
        let pair = Regex::new(&pair).expect("two ASCII letters are a pattern");
        let base = |piece: &Piece| match piece.folded {
            FoldedChar::Letter(letter) => Some(letter.base),
            FoldedChar::Plain(plain) if plain != '.' => Some(plain),
            _ => None,
        };
        let nearest = pieces[..before].iter().rev().map_while(base).take(BESIDE).collect();
        let following = pieces[before + 2..].iter().map_while(base).take(BESIDE).collect();
        Some(Anchor { pair, before, beside: [nearest, following], levels })
    }

    /// How many pieces of the phrase must lie before the end of a stretch for it to be found there.
    pub(super) fn reach(&self) -> usize {
        self.before + 2
    }

    /// Where in `whole` the phrase may start, by the pairs in `start..end`, in order.
    pub(super) fn places(&self, whole: &str, start: usize, end: usize) -> Vec<usize> {
        let stretch = &whole.as_bytes()[start..end];
        let pairs = self.pair.find_iter(stretch).map(|pair| pair.start());
        let near = pairs.filter(|at| self.fits(&whole[start..end], *at));
        near.filter_map(|at| pieces_back(whole, start + at, self.before)).collect()
    }

    /// Whether the letters beside the pair at byte `at` of a regular `stretch` are those of the phrase: each of its
    /// characters is one letter. What lies beyond its ends is not looked at.
    fn fits(&self, stretch: &str, at: usize) -> bool {
        let same = |wanted: char, c: char| {
            let base = match fold_char(c) {
                FoldedChar::Letter(letter) => letter.base,
                FoldedChar::Plain(plain) => plain,
                _ => return false,
            };
            base == wanted || self.levels && matches!((base, wanted), ('i' | 'y', 'i' | 'y'))
        };
        let [nearest, following] = &self.beside;
        following.iter().zip(stretch[at + 2..].chars()).all(|(wanted, c)| same(*wanted, c))
            && nearest.iter().zip(stretch[..at].chars().rev()).all(|(wanted, c)| same(*wanted, c))
    }
}

fn is_consonant(base: u8) -> bool {
    // Not d: đ is one of its kind.
    !matches!(base, b'a' | b'd' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// The place `count` pieces before `at`, where a piece starts; `None` if there are fewer.
pub(super) fn pieces_back(text: &str, at: usize, count: usize) -> Option<usize> {
    let mut place = at;
    let mut chars = text[..at].char_indices().rev().peekable();
    for _ in 0..count {
        loop {
            let (start, c) = chars.next()?;
            match fold_char(c) {
                FoldedChar::Hidden | FoldedChar::Tone(_) | FoldedChar::Shape(_) => continue,
                FoldedChar::Space => {
                    place = start;
                    while let Some((start, c)) = chars.next_if(|(_, c)| !is_visible(*c)) {
                        if fold_char(c) == FoldedChar::Space {
                            place = start;
                        }
                    }
                }
                _ => place = start,
            }
            break;
        }
    }
    Some(place)
}

fn is_visible(c: char) -> bool {
    matches!(fold_char(c), FoldedChar::Letter(_) | FoldedChar::Plain(_) | FoldedChar::Ellipsis)
}

/// Whether each consonant in `start..end` of `bytes` that folds to one of ASCII is one of ASCII, with nothing behind it
/// that folding takes away. May say no where the answer is yes.
pub(super) fn is_regular(bytes: &[u8], start: usize, end: usize) -> bool {
    let mut from = start;
    while from < end {
        let to = end.min(from + BLOCK);
        // The last characters of a block are looked at with what follows them.
        let block = &bytes[from..bytes.len().min(to + 2)];
        let inner = block.len().saturating_sub(2);
        let triples = block.iter().zip(&block[1.min(block.len())..]).zip(&block[2.min(block.len())..]);
        let odd = triples.fold(0, |odd, ((&one, &two), &three)| odd | is_odd(one, two, three));
        // The last two bytes of the text begin no character of three.
        let tail = if from + block.len() == bytes.len() { &block[inner..] } else { &[] };
        let byte = |at: usize| tail.get(at).copied().unwrap_or(0);
        if odd | is_odd(byte(0), byte(1), 0) | is_odd(byte(1), 0, 0) != 0 {
            return false;
        }
        from = to;
    }
    true
}

/// 1 where a character begins with these bytes that may be a consonant with a mark, a mark, or invisible. Without
/// branches and with few comparisons, so that many bytes are looked at together: of what is rare in Vietnamese, some is
/// called odd that is not.
#[inline(always)]
fn is_odd(one: u8, two: u8, three: u8) -> u8 {
    let is = |byte: u8, other: u8| u8::from(byte == other);
    let within = |byte: u8, from: u8, to: u8| u8::from(byte.wrapping_sub(from) <= to - from);
    let soft_hyphen = is(one, 0xC2) & is(two, 0xAD);
    let latin_1 = is(one, 0xC3) & (is(two | 0x20, 0xA7) | is(two | 0x20, 0xB1));
    // But ă đ ĩ, and ũ.
    let extended_a = is(one, 0xC4) & ((is(two | 1, 0x83) | is(two | 1, 0x91) | is(two | 1, 0xA9)) ^ 1);
    let extended_a = extended_a | is(one, 0xC5) & (is(two | 1, 0xA9) ^ 1);
    let marks = within(one, 0xC7, 0xCF) | is(one, 0xEF);
    let additional = is(one, 0xE1) & ((is(two, 0xBB) | is(two, 0xBA) & within(three, 0xA0, 0xBF)) ^ 1);
    // But dashes, quotes, bullets and the ellipsis.
    let signs = is(one, 0xE2) & within(two, 0x80, 0x84) & ((is(two, 0x80) & within(three, 0x90, 0xA9)) ^ 1);
    soft_hyphen | latin_1 | extended_a | marks | additional | signs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vietnamese::letter::pieces;

    #[test]
    fn every_consonant_that_is_written_in_another_way_is_noticed() {
        for c in '\u{80}'..=char::MAX {
            let odd = match fold_char(c) {
                FoldedChar::Letter(letter) => is_consonant(letter.base as u8),
                FoldedChar::Tone(_) | FoldedChar::Shape(_) | FoldedChar::Hidden => true,
                _ => false,
            };
            if odd {
                for text in [format!("{c}"), format!("k{c}h"), format!("{}{c}", "a".repeat(BLOCK - 1))] {
                    assert!(!is_regular(text.as_bytes(), 0, text.len()), "U+{:04X}", u32::from(c));
                }
            }
        }
    }

    #[test]
    fn vietnamese_prose_is_regular() {
        let text = "“Đường về Bản Mòn” – kỹ sư Lý Thị Ngọc Ánh nói… ẤẦẨẪẬ ằẵẳắặ ỹỷ ởỡớợ ừữửứự ýỳỵ ĩ ũ Ơ ư";
        let text = text.repeat(300);
        for end in [text.len(), 4096, 4097, 8191] {
            assert!(is_regular(text.as_bytes(), 0, end));
        }
    }

    #[test]
    fn the_rarest_pair_is_taken() {
        for (typed, expected) in [("kho khan", Some(0)), ("thông phép", Some(6)), ("hoa", None), ("a.khó", None)] {
            let pieces: Vec<Piece> = pieces(typed, 0).collect();
            assert_eq!(Anchor::new(&pieces, false).map(|anchor| anchor.before), expected, "{typed}");
        }
    }

    #[test]
    fn goes_back_piece_by_piece() {
        let text = "xã \n\u{A0} họp\u{AD} bàn";
        let starts: Vec<usize> = pieces(text, 0).map(|piece| piece.start).collect();
        for (count, start) in starts.iter().rev().skip(1).enumerate() {
            assert_eq!(pieces_back(text, starts[starts.len() - 1], count + 1), Some(*start));
        }
        assert_eq!(pieces_back(text, 0, 1), None);
    }
}
