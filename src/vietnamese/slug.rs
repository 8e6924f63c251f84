//! ASCII identifiers from Vietnamese labels: "Khó khăn, hạn chế" → `kho-khan-han-che`.

use super::fold::fold_text;

const LENGTH_MAX: usize = 40;

/// Lower-case `[a-z0-9-]`, words joined by `-`, at most 40 bytes cut at a word; empty when nothing is left.
pub fn slug(label: &str) -> String {
    // Login names are ASCII: no start waits for the tables of the folding because of one.
    let folded = if label.is_ascii() { label.to_ascii_lowercase() } else { fold_text(label) };
    let mut slug = String::new();
    for word in folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if slug.is_empty() {
            slug.push_str(&word[..word.len().min(LENGTH_MAX)]);
        } else if slug.len() + 1 + word.len() <= LENGTH_MAX {
            slug.push('-');
            slug.push_str(word);
        } else {
            break;
        }
    }
    slug
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn labels_become_identifiers() {
        let table = [
            ("Khó khăn, hạn chế", "kho-khan-han-che"),
            ("  Đường – thủy  ", "duong-thuy"),
            ("Vie\u{323}\u{302}t Nam 2022", "viet-nam-2022"),
            ("Nhiệm vụ/giải pháp (dự kiến)", "nhiem-vu-giai-phap-du-kien"),
            ("Kết quả phát triển kinh tế xã hội năm nay", "ket-qua-phat-trien-kinh-te-xa-hoi-nam"),
            (&"x".repeat(50), &"x".repeat(40)),
            ("東京 – !", ""),
            ("", ""),
        ];
        for (label, expected) in table {
            assert_eq!(slug(label), expected, "{label:?}");
        }
    }

    proptest! {
        #[test]
        fn identifiers_are_plain_and_stay_as_they_are(label in "\\PC{0,60}") {
            let made = slug(&label);
            prop_assert!(made.len() <= LENGTH_MAX);
            prop_assert!(made.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'));
            prop_assert!(!made.starts_with('-') && !made.ends_with('-') && !made.contains("--"));
            prop_assert_eq!(slug(&made), made);
        }
    }
}
