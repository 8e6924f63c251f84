use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;
use crate::annotation::recipe::anchor;
use crate::text::{ByteOffset, CharRange};

const TEXT: &str = "Xã Hòa Bình họp bàn việc cấp nước.\n\
    Bà Lê Thị Mận nói rằng mùa khô năm nay bà con gặp nhiều khó khăn vì giếng cạn.\n\
    Ông Tư cho biết tổ thủy nông sẽ nạo vét mương trước tháng ba.\n\
    Dù còn khó khăn, cả xóm đồng lòng góp công, góp của.\n";

fn made(text: &str, quote: &str) -> Anchor {
    let start = text.find(quote).unwrap();
    anchor(&Text::from(text), ByteRange::new(start, start + quote.len()), 24)
}

/// The state and the text found, in a text that has changed.
fn found(anchor: &Anchor, now: &str) -> (AnchorState, String) {
    let text = Text::from(now);
    let (state, range) = resolve(&text, anchor, false);
    (state, text.slice(range).to_owned())
}

#[test]
fn the_same_text_is_exact() {
    for quote in ["k", "khó khăn", "mùa khô năm nay", TEXT] {
        let anchor = made(TEXT, quote);
        let text = Text::from(TEXT);
        let start = TEXT.find(quote).unwrap();
        let range = ByteRange::new(start, start + quote.len());
        assert_eq!(resolve(&text, &anchor, true), (AnchorState::Exact, range));
    }
}

#[test]
fn texts_change() {
    use AnchorState::{Exact, Moved, Orphan, Uncertain};
    let line = "Bà Lê Thị Mận nói rằng mùa khô năm nay bà con gặp nhiều khó khăn vì giếng cạn.\n";
    for (quote, now, state, there) in [
        ("mùa khô năm nay", format!("{TEXT}Hết."), Exact, "mùa khô năm nay"),
        ("mùa khô năm nay", format!("Tin mới\n{TEXT}"), Moved, "mùa khô năm nay"),
        ("khó khăn", format!("Tin mới\n{TEXT}"), Moved, "khó khăn"),
        ("k", format!("Tin mới\n{TEXT}"), Moved, "k"),
        ("mùa khô năm nay", TEXT.replace("Bà Lê Thị Mận nói rằng", "Bà con"), Uncertain, "mùa khô năm nay"),
        ("khó khăn", TEXT.replace(line, ""), Orphan, ""),
        ("mùa khô năm nay", TEXT.replace(line, ""), Orphan, ""),
        ("mùa khô năm nay", TEXT.replace("mùa khô năm nay", "mùa mưa năm sau"), Orphan, ""),
        ("mùa khô năm nay", format!("{TEXT}{line}"), Exact, "mùa khô năm nay"),
        ("mùa khô năm nay", format!("{line}{line}"), Orphan, ""),
        ("gặp nhiều khó khăn", TEXT.replace("giếng cạn", "giếng cãn"), Exact, "gặp nhiều khó khăn"),
        ("gặp nhiều khó khăn", TEXT.replace("Bà Lê", "Bà").replace("cạn", "cãn"), Moved, "gặp nhiều khó khăn"),
        ("gặp nhiều khó khăn", TEXT.replace("giếng cạn", "trời không mưa"), Uncertain, "gặp nhiều khó khăn"),
        ("góp công, góp của", String::new(), Orphan, ""),
    ] {
        assert_eq!(found(&made(TEXT, quote), &now), (state, there.to_owned()), "{quote} in {now}");
    }
}

#[test]
fn another_form_of_the_text_is_silent() {
    let apart: String = TEXT.nfd().collect();
    let spaced = TEXT.replace(' ', "\u{a0}\n ");
    for quote in ["khó khăn", "mùa khô năm nay", "góp công, góp của", "Hòa"] {
        for (from, to) in [(TEXT, &apart[..]), (&apart[..], TEXT), (TEXT, &spaced[..])] {
            let quote: String = if from == TEXT { quote.to_owned() } else { quote.nfd().collect() };
            let (state, there) = found(&made(from, &quote), to);
            assert_eq!(state, AnchorState::Moved, "{quote}");
            assert_eq!(fold(&there), fold(&quote));
        }
    }
}

#[test]
fn a_place_without_words_is_uncertain() {
    let text = Text::from(TEXT);
    let bare = |start, end| Anchor { range: CharRange::new(start, end), ..Anchor::default() };
    assert_eq!(resolve(&text, &bare(0, 2), true), (AnchorState::Uncertain, ByteRange::new(0, "Xã".len())));
    for (start, end) in [(3, 3), (0, 9_999), (9_998, 9_999)] {
        assert_eq!(resolve(&text, &bare(start, end), true), (AnchorState::Orphan, ByteRange::empty(text.end())));
    }
}

#[test]
fn a_filed_place_without_context_is_not_certain_in_another_text() {
    let bare = Anchor { prefix: String::new(), suffix: String::new(), ..made(TEXT, "Hòa") };
    assert_eq!(found(&bare, TEXT).0, AnchorState::Uncertain, "it stands where it stood");
    assert_eq!(found(&bare, &format!("Tin mới\n{TEXT}")).0, AnchorState::Orphan, "three letters without context");
    let twice = Anchor { prefix: String::new(), suffix: String::new(), ..made(TEXT, "khó khăn") };
    assert_eq!(found(&twice, TEXT).0, AnchorState::Uncertain);
    assert_eq!(resolve(&Text::from(TEXT), &twice, true).0, AnchorState::Exact);
}

#[test]
fn a_quote_that_is_everywhere_is_found_nowhere() {
    let many = "ba ".repeat(500);
    let anchor = Anchor { prefix: "x".into(), ..made(&many, "ba") };
    assert_eq!(found(&anchor, &many).0, AnchorState::Uncertain, "it stands where it stood");
    assert_eq!(found(&anchor, &format!("-{many}")).0, AnchorState::Orphan);
}

#[test]
fn graphemes_are_not_cut() {
    let anchor =
        Anchor {
            range: CharRange::new(0, 9), quote: "gặp nhiê".into(), prefix: "bà con ".into(), suffix: "".into()
        };
    let apart: String = "bà con gặp nhiều".nfd().collect();
    assert_eq!(found(&anchor, &apart).0, AnchorState::Orphan);
}

proptest! {
    /// What is found silently has the words that were filed; in the text they come from, every passage is found.
    #[test]
    fn never_silently_something_else(start in 0..60usize, len in 1..40usize, cut in 0..200usize, gone in 0..80usize,
                                     put in "[ khóăn\n]{0,12}") {
        let text = Text::from(TEXT);
        let range = grapheme::widen(&text, ByteRange::new(start * 4, (start * 4 + len).min(TEXT.len())));
        prop_assume!(!range.is_empty());
        let anchor = anchor(&text, range, 24);
        prop_assert_eq!(resolve(&text, &anchor, true), (AnchorState::Exact, range));

        let from = text.slice(ByteRange::new(0, cut)).len();
        let to = text.slice(ByteRange::new(0, cut + gone)).len().max(from);
        let now = Text::from(&*format!("{}{put}{}", &TEXT[..from], &TEXT[to..]));
        let (state, found) = resolve(&now, &anchor, false);
        match state {
            AnchorState::Exact => prop_assert_eq!(now.slice(found), &anchor.quote),
            AnchorState::Moved => prop_assert_eq!(fold(now.slice(found)), fold(&anchor.quote)),
            AnchorState::Uncertain => prop_assert!(!found.is_empty()),
            AnchorState::Orphan => prop_assert_eq!(found, ByteRange::empty(now.end())),
        }
        prop_assert_eq!(grapheme::widen(&now, found), found);
        prop_assert!(found.end <= ByteOffset(now.as_str().len()));
    }
}
