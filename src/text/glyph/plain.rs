//! Plain text: what nearly all of an article is, told from the rest at many bytes a time.
//!
//! Plain are ASCII without control characters, Latin letters, dashes, quotes and dots; each takes one column and is
//! a grapheme of its own. A Latin letter may carry one or two combining marks (decomposed Vietnamese). Everything
//! else, and everything whose look depends on its neighbours, is left to the slow way, which agrees on what is plain.

/// Whether `c` is a plain character outside ASCII.
pub(super) fn is_plain_letter(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{27f}' | '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{2027}')
}

/// Whether all of `bytes` is plain: UTF-8 that starts and ends on character borders.
pub(in crate::text) fn is_plain(bytes: &[u8]) -> bool {
    // The four bytes before each byte decide about it; before the first stand spaces, so no mark may come first.
    let mut head = [b' '; 8];
    let start = bytes.len().min(4);
    head[4..4 + start].copy_from_slice(&bytes[..start]);
    let beyond = if bytes.len() > 4 { any_odd(bytes) } else { false };
    !(any_odd(&head) || beyond)
}

/// Whether any byte from the fifth on is not part of plain text. Written without branches: it runs on 16 bytes a step.
fn any_odd(bytes: &[u8]) -> bool {
    let len = bytes.len() - 4;
    let (four, two, one, now) = (&bytes[..len], &bytes[2..2 + len], &bytes[3..3 + len], &bytes[4..]);
    let mut found = false;
    for i in 0..len {
        found |= is_odd(four[i], two[i], one[i], now[i]);
    }
    found
}

/// Whether byte `b` is not part of plain text, given those one, two and four bytes before it.
#[inline(always)]
fn is_odd(four: u8, two: u8, one: u8, b: u8) -> bool {
    let within = |byte: u8, first: u8, last: u8| byte.wrapping_sub(first) <= last - first;
    let ascii = within(b, 0x20, 0x7e);
    let continues = within(b, 0x80, 0xbf);
    let leads = within(b, 0xc3, 0xc9) | (b == MARK) | (b == 0xe1) | (b == 0xe2);
    let odd_letter = (one == 0xe1) & !within(b, 0xb8, 0xbb);
    let odd_sign = ((one == 0xe2) & (b != 0x80)) | ((two == 0xe2) & !within(b, 0x90, 0xa7));
    let odd_mark = (b == MARK) & ((one == b' ') | ((two == MARK) & (four == MARK)));
    !(ascii | continues | leads) | odd_letter | odd_sign | odd_mark
}

/// The first byte of the combining marks U+0300 to U+033F, which take no column.
const MARK: u8 = 0xcc;

/// Whether a column of plain text begins at `byte`.
pub(in crate::text) fn begins_column(byte: u8) -> bool {
    (byte & 0xc0 != 0x80) & (byte != MARK)
}

/// The length of the character at byte `at` of plain text, which may end with a line feed; `None` where it carries a
/// mark, and at a line feed or the end.
#[inline]
pub(super) fn bare_letter(bytes: &[u8], at: usize) -> Option<usize> {
    let first = *bytes.get(at)?;
    let length = 1 + usize::from(first >= 0xc0) + usize::from(first >= 0xe0);
    let is_marked = bytes.get(at + length) == Some(&MARK);
    (!is_marked && first != b'\n').then_some(length)
}

/// How many columns plain text takes.
pub(in crate::text) fn columns(bytes: &[u8]) -> usize {
    // Sums of bytes are made 16 at a time, sums of words are not.
    bytes
        .chunks(255)
        .map(|chunk| usize::from(chunk.iter().map(|byte| u8::from(begins_column(*byte))).sum::<u8>()))
        .sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::is_nfc;
    use unicode_width::UnicodeWidthChar;

    use super::*;

    #[test]
    fn every_character_is_judged_alike_by_byte_and_by_rule() {
        for c in '\0'..='\u{3ffff}' {
            let text = String::from(c);
            let plain = matches!(c, ' '..='~') || is_plain_letter(c);
            assert_eq!(is_plain(text.as_bytes()), plain, "{c:?}");
            assert_eq!(
                is_plain(format!("Nà Lèng{c}").as_bytes()),
                plain || matches!(c, '\u{300}'..='\u{33f}'),
                "{c:?}"
            );
            if plain {
                assert_eq!(c.width(), Some(1), "{c:?}");
                assert!(is_nfc(&text), "{c:?}");
            }
        }
    }

    #[test]
    fn marks_need_a_letter_and_come_in_pairs_at_most() {
        let cases: &[(&str, bool)] = &[
            ("", true),
            ("Huyện Nà Lèng – “mùa màng”…", true),
            ("Tie\u{302}\u{301}ng Vie\u{323}\u{302}t", true),
            ("Tiê\u{301}ng", true),
            ("\u{301}", false),
            ("a \u{301}", false),
            ("a\u{301}\u{302}\u{303}", false),
            ("xin chào a\u{301}\u{302}\u{303}", false),
            ("a\u{200b}", false),
            ("một\u{a0}hai", false),
            ("a\tb", false),
            ("dòng\n", false),
            ("\u{2028}", false),
        ];
        for (text, plain) in cases {
            assert_eq!(is_plain(text.as_bytes()), *plain, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn columns_are_characters_without_marks(text in "([ -~]|[À-ỹ]|\u{301}|\u{323}){0,400}") {
            let expected = text.chars().filter(|c| !matches!(c, '\u{300}'..='\u{33f}')).count();
            prop_assert_eq!(columns(text.as_bytes()), expected);
        }
    }
}
