//! Copying through the terminal (OSC 52), which works over a remote shell as well.

/// More than this many bytes is refused: many terminals would drop it without a word.
pub const MOST_BYTES: usize = 75_000;

/// What makes the terminal copy `text`; `None` when it is too long.
pub fn sequence(text: &str) -> Option<Vec<u8>> {
    (text.len() <= MOST_BYTES).then(|| format!("\x1b]52;c;{}\x1b\\", base64(text.as_bytes())).into_bytes())
}

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0u32, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for at in 0..4 {
            let letter = ALPHABET[(group >> (18 - 6 * at)) as usize & 63];
            out.push(if at <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_of_the_rfc() {
        for (plain, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn too_long_a_text_is_refused_whole() {
        assert_eq!(sequence("f"), Some(b"\x1b]52;c;Zg==\x1b\\".to_vec()));
        assert_eq!(sequence(&"â".repeat(MOST_BYTES / 2 + 1)), None);
    }
}
