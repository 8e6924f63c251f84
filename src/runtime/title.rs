//! The window's title: the open article's, with nothing in it that a terminal or a window manager could take for more.

use unicode_normalization::UnicodeNormalization;

/// The most characters of a title.
const MOST: usize = 80;

/// What sets the title; the old one is put back by [`RESTORE`].
pub fn sequence(title: &str) -> Vec<u8> {
    format!("\x1b]2;{}\x1b\\", clean(title)).into_bytes()
}

/// Has the terminal remember the title it has.
pub const KEEP: &[u8] = b"\x1b[22;2t";
/// Has the terminal take the remembered title again.
pub const RESTORE: &[u8] = b"\x1b[23;2t";

/// Letters, digits and plain punctuation, one space between words.
fn clean(title: &str) -> String {
    let allowed = |c: char| c.is_alphanumeric() || c.is_ascii_punctuation() || "–—“”‘’…·«»".contains(c);
    let text: String = title.nfc().map(|c| if allowed(c) { c } else { ' ' }).collect();
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_letters_and_punctuation() {
        let table = [
            ("Hội nghị quý IV – Nà Lèng", "Hội nghị quý IV – Nà Lèng"),
            ("Ho\u{302}\u{323}i nghi\u{323}", "Hội nghị"),
            ("a\x07\x1b]0;b\u{9c}\u{202e}c\nd", "a ]0;b c d"),
            ("", ""),
        ];
        for (title, expected) in table {
            assert_eq!(clean(title), expected);
        }
        assert_eq!(clean(&"dài ".repeat(40)).chars().count(), 80);
        assert!(clean(&"á".repeat(100)).ends_with('…'));
    }
}
