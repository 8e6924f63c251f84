//! Looking for a phrase without folding the text: two consonants of it that stand side by side are nearly always two
//! ASCII bytes, and those are found at memory speed. Each place is then compared with what was typed.
//!
//! "Nearly always" is not enough. A stretch is looked at this way only when none of its consonants is written in any
//! other way: with a mark of its own, as another character, with something invisible behind it. Decomposed text and the
//! rare stretch with a soft hyphen or a French name is folded.

use memchr::memmem::Finder;

use crate::vietnamese::letter::{FoldedChar, Piece, fold_char};

/// Pairs of consonants, the commonest first; any other is rarer.
const COMMON: [&[u8; 2]; 9] = [b"ng", b"nh", b"th", b"ch", b"tr", b"kh", b"ph", b"gh", b"gn"];
/// How much is checked at a time for consonants written in other ways.
const BLOCK: usize = 4096;

/// Where a phrase is held.
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    /// The pair in small letters and capitals.
    spellings: Vec<Finder<'static>>,
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
        let [one, other] = pair;
        let spellings = [(one, other), (upper(one), other), (upper(one), upper(other)), (one, upper(other))];
        let spellings = spellings.map(|(one, other)| Finder::new(&[one, other]).into_owned()).to_vec();
        let base = |piece: &Piece| match piece.folded {
            FoldedChar::Letter(letter) => Some(letter.base),
            FoldedChar::Plain(plain) if plain != '.' => Some(plain),
            _ => None,
        };
        let nearest = pieces[..before].iter().rev().map_while(base).take(BESIDE).collect();
        let following = pieces[before + 2..].iter().map_while(base).take(BESIDE).collect();
        Some(Anchor { spellings, before, beside: [nearest, following], levels })
    }

    /// How many pieces of the phrase must lie before the end of a stretch for it to be found there.
    pub(super) fn reach(&self) -> usize {
        self.before + 2
    }

    /// Where in `whole` the phrase may start, by the pairs in `start..end`, in order.
    pub(super) fn places(&self, whole: &str, start: usize, end: usize) -> Vec<usize> {
        let stretch = &whole.as_bytes()[start..end];
        let mut pairs: Vec<usize> = self.spellings.iter().flat_map(|pair| pair.find_iter(stretch)).collect();
        pairs.sort_unstable();
        let near = pairs.into_iter().filter(|at| self.fits(&whole[start..end], *at));
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

fn upper(letter: u8) -> u8 {
    letter.to_ascii_uppercase()
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
        let tail = &block[inner..];
        let byte = |at: usize| tail.get(at).copied().unwrap_or(0);
        if odd | is_odd(byte(0), byte(1), 0) | is_odd(byte(1), 0, 0) != 0 {
            return false;
        }
        from = to;
    }
    true
}

/// 1 where a character begins with these bytes that is a consonant with a mark, a mark, or invisible. Without branches,
/// so that many bytes are looked at together.
#[inline(always)]
fn is_odd(one: u8, two: u8, three: u8) -> u8 {
    let is = |byte: u8, from: u8, to: u8| u8::from(byte.wrapping_sub(from) <= to - from);
    let latin_1 = is(one, 0xC2, 0xC2) & is(two, 0xAD, 0xAD)
        | is(one, 0xC3, 0xC3) & (is(two, 0x87, 0x87) | is(two, 0x91, 0x91) | is(two, 0xA7, 0xA7) | is(two, 0xB1, 0xB1));
    let c4 = is(one, 0xC4, 0xC4) & (is(two, 0x86, 0x8F) | is(two, 0x9C, 0xA7) | is(two, 0xB4, 0xBF));
    let c5 = is(one, 0xC5, 0xC5) & (is(two, 0x80, 0x8B) | is(two, 0x92, 0xA7) | is(two, 0xB4, 0xBF));
    let c7 = is(one, 0xC7, 0xC8) | is(one, 0xCC, 0xCD) | is(one, 0xEF, 0xEF);
    let e1 =
        is(one, 0xE1, 0xE1) & (is(two, 0xAA, 0xAB) | is(two, 0xB7, 0xB9) | is(two, 0xBA, 0xBA) & is(three, 0x80, 0x9F));
    let e2 = is(one, 0xE2, 0xE2)
        & (is(two, 0x80, 0x80) & (is(three, 0x8B, 0x8F) | is(three, 0xAA, 0xAE))
            | is(two, 0x81, 0x81)
            | is(two, 0x83, 0x84));
    latin_1 | c4 | c5 | c7 | e1 | e2
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
        assert!(is_regular(text.as_bytes(), 0, text.len()));
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
