//! Where sentences end.

use super::label::{continues_number, is_digits, is_label};
use super::opening::starts_sentence;
use super::{Graphemes, ends_line, is_closer, is_opener};
use crate::text::ByteRange;
use crate::vietnamese::abbreviation::{is_abbreviation, is_all_capitals, is_before_numbers};
use crate::vietnamese::letter::{lookup_form, tidied};

/// Quotations and brackets up to this many graphemes are not cut: a longer one holds sentences of its own.
pub(super) const ENCLOSED_MAX: usize = 400;

/// The sentences of one line (paragraph) of text, in order, without the spaces between them; closing quotes and
/// brackets belong to the sentence they close. Abbreviations (TP., PGS.TS., v.v.), list labels, numbers and dates do
/// not end one; "nhân dân.Tăng cường" does.
pub fn sentences(line: &str) -> Vec<ByteRange> {
    let graphemes = Graphemes::new(line);
    let (mut found, mut start) = (Vec::new(), 0);
    for end in ends(&graphemes, true) {
        found.extend(graphemes.trimmed(start, end));
        start = end;
    }
    found.extend(graphemes.trimmed(start, graphemes.len()));
    found
}

/// The indices after which sentences end, also those within quotations and brackets unless they are kept `whole`. The
/// end of the text is none.
pub(super) fn ends(graphemes: &Graphemes<'_>, whole: bool) -> Vec<usize> {
    let mut found = Vec::new();
    let (mut start, mut at, mut enclosed) = (0, 0, 0);
    while at < graphemes.len() {
        let c = graphemes.get(at);
        if ends_line(c) {
            found.push(at);
            (start, enclosed) = (at, 0);
        }
        if whole && at >= enclosed && is_opener(c) {
            enclosed = closing(graphemes, at).unwrap_or(enclosed);
        }
        if !is_stop(c) {
            at += 1;
            continue;
        }
        let stop = Stop::at(graphemes, at);
        if stop.end > enclosed && stop.ends_sentence(graphemes, start) {
            found.push(stop.end);
            start = stop.end;
        }
        at = stop.end;
    }
    found
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

/// Where the quotation or bracket that opens at `at` closes, if it does so before long.
fn closing(graphemes: &Graphemes<'_>, at: usize) -> Option<usize> {
    let closer = match graphemes.get(at) {
        '“' | '„' => '”',
        '«' => '»',
        '(' => ')',
        '[' => ']',
        // Straight quotes tell which side they are on by the spaces around them.
        '"' if !graphemes.is_word(at.wrapping_sub(1)) && !graphemes.is_space(at + 1) => '"',
        _ => return None,
    };
    let end = graphemes.len().min(at + 1 + ENCLOSED_MAX);
    (at + 1..end)
        .take_while(|&index| !ends_line(graphemes.get(index)))
        .find(|&index| graphemes.get(index) == closer && !graphemes.is_space(index - 1))
}

/// A run of full stops and their like, with what closes behind it.
struct Stop {
    start: usize,
    /// After the full stops themselves.
    bare_end: usize,
    /// After the closing marks.
    end: usize,
}

impl Stop {
    fn at(graphemes: &Graphemes<'_>, start: usize) -> Stop {
        let run = |from: usize, test: &dyn Fn(usize) -> bool| {
            (from..graphemes.len()).find(|&at| !test(at)).unwrap_or(graphemes.len())
        };
        // "./." closes official letters.
        let is_part =
            |at: usize| is_stop(graphemes.get(at)) || graphemes.get(at) == '/' && graphemes.get(at + 1) == '.';
        let bare_end = run(start, &is_part);
        let closes = |at: usize| is_closer(graphemes.get(at)) && !opens(graphemes, at) || is_emphasis(graphemes, at);
        let mut end = run(bare_end, &closes);
        while let Some(after) = footnote_end(graphemes, end) {
            end = run(after, &closes);
        }
        // A full stop after the closing mark is the same end, in tokenised text behind a space: `hưởng.”.`, `hưởng! ".`
        let spaced = graphemes.skip_spaces(end);
        let spaced = run(spaced, &|at| is_closer(graphemes.get(at)));
        if spaced > end && is_stop(graphemes.get(spaced)) {
            end = run(spaced, &is_part);
        }
        Stop { start, bare_end, end }
    }

    /// Whether the sentence that began at `first` ends here.
    fn ends_sentence(&self, graphemes: &Graphemes<'_>, first: usize) -> bool {
        let next = graphemes.skip_spaces(self.end);
        if next == graphemes.len() || ends_line(graphemes.get(next)) {
            return true;
        }
        let is_spaced = next > self.end;
        let is_nothing = |c: char| is_opener(c) || is_dash(c);
        let follower = (next..graphemes.len())
            .find(|&at| ends_line(graphemes.get(at)) || !graphemes.is_space(at) && !is_nothing(graphemes.get(at)));
        let Some(follower) = follower.filter(|&at| !ends_line(graphemes.get(at))) else { return true };
        let (c, is_full_stop) =
            (graphemes.get(follower), graphemes.get(self.start) == '.' && self.bare_end == self.start + 1);
        if is_inner_punctuation(graphemes.get(next)) {
            return false;
        }
        if c.is_lowercase() {
            // What is quoted may begin with a small letter.
            return is_full_stop && is_spaced && begins_quotation(graphemes, first, next);
        }
        if !is_full_stop {
            // "…" and "?" may stand within a sentence; only a capital shows that a new one begins.
            return c.is_uppercase()
                || is_spaced && graphemes.get(self.start) != '.' && graphemes.get(self.start) != '…';
        }
        let start = graphemes.word_start(self.start);
        if is_spaced && self.is_plain_word(graphemes, start) {
            return true;
        }
        let word = tidied(graphemes.slice(start, self.start));
        if !is_spaced {
            self.ends_glued(graphemes, first, follower, &word)
        } else if self.end > self.bare_end {
            !is_label(graphemes, first, self.start)
        } else {
            self.ends_at_space(graphemes, first, follower, &word)
        }
    }

    /// Whether the word from `start` to the stop is too long, in small letters, for a label or an abbreviation.
    fn is_plain_word(&self, graphemes: &Graphemes<'_>, start: usize) -> bool {
        self.start > start + 3 && (start..self.start).all(|at| graphemes.get(at).is_lowercase())
    }

    /// A full stop with a space behind it.
    fn ends_at_space(&self, graphemes: &Graphemes<'_>, first: usize, follower: usize, word: &str) -> bool {
        if word.is_empty() {
            return true;
        }
        if is_label(graphemes, first, self.start) {
            return false;
        }
        if is_digits(word) {
            return !continues_number(graphemes, follower, word);
        }
        let before = graphemes.word_start(self.start);
        let joiner = graphemes.before(before);
        let is_dotted = joiner == '.';
        if joiner == '/' && stands_for_two_words(graphemes, before, word) {
            return false;
        }
        if is_dotted && word == "v" {
            return true;
        }
        let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
        if !is_initial && !is_abbreviation(word) {
            return true;
        }
        // What may go on with a name does not when a word follows that begins sentences and no names.
        if starts_sentence(graphemes, follower) || is_end_of_code(graphemes, before) {
            return true;
        }
        if is_initial {
            return !is_dotted && names_a_kind(graphemes, self.start);
        }
        is_before_numbers(word) && !graphemes.get(follower).is_ascii_digit()
    }

    /// A full stop with a word directly behind it: "nhân dân.Tăng cường", but "TP.HCM" and "1.234".
    fn ends_glued(&self, graphemes: &Graphemes<'_>, first: usize, follower: usize, word: &str) -> bool {
        let next = tidied(graphemes.slice(follower, graphemes.word_end(follower)));
        if is_in_address(graphemes, self.start) || is_label(graphemes, first, self.start) {
            return false;
        }
        let mut letters = next.chars();
        let is_capitalised =
            letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
        if word.is_empty() {
            // Behind a closing mark or a sign: "khó khăn”.Hiện còn", "95%.Trong đó".
            return is_capitalised && graphemes.before(self.start) != '.';
        }
        if is_abbreviation(word) || word.chars().count() == 1 {
            return word.chars().all(char::is_uppercase) && starts_sentence(graphemes, follower);
        }
        // "nhân dân.UBND xã", but no names of computers ("bao.VN").
        let goes_on_in_capitals = is_all_capitals(&next) && word.chars().all(char::is_lowercase) && !word.is_ascii();
        is_capitalised || goes_on_in_capitals && next.chars().count() > 1 || starts_sentence(graphemes, follower)
    }
}

/// Whether the closing mark at `at` in truth opens what follows: a straight quote after a space.
fn opens(graphemes: &Graphemes<'_>, at: usize) -> bool {
    matches!(graphemes.get(at), '"' | '\'') && graphemes.is_space_before(at)
}

/// Whether the sign at `at` ends emphasis in Markdown: `**Xong.** Rồi…`.
fn is_emphasis(graphemes: &Graphemes<'_>, at: usize) -> bool {
    let is_sign = |at: usize| matches!(graphemes.get(at), '*' | '_');
    let after = (at..at + 4).find(|&at| !is_sign(at)).unwrap_or(at);
    after > at && (graphemes.is_space(after) || after >= graphemes.len() || is_closer(graphemes.get(after)))
}

/// The index after the mark of a footnote at `at`: `[12]`, `²`.
fn footnote_end(graphemes: &Graphemes<'_>, at: usize) -> Option<usize> {
    let is_number = |at: &usize| graphemes.get(*at).is_ascii_digit();
    if matches!(graphemes.get(at), '¹' | '²' | '³' | '⁴'..='⁹') {
        return Some(at + 1);
    }
    let end = at + 1 + (at + 1..at + 4).take_while(is_number).count();
    (graphemes.get(at) == '[' && end > at + 1 && graphemes.get(end) == ']').then_some(end + 1)
}

/// Whether the mark at `at` opens a quotation, in a sentence that began at `first`.
fn begins_quotation(graphemes: &Graphemes<'_>, first: usize, at: usize) -> bool {
    match graphemes.get(at) {
        '“' | '«' | '„' => true,
        '"' => (first..at).filter(|&at| graphemes.get(at) == '"').count() % 2 == 0,
        _ => false,
    }
}

pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '•' | '*' | '+')
}

fn is_inner_punctuation(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | ')' | '%' | '/')
}

/// Whether the letters before `word` and it stand for two words: "Đ/c.", "T/M.", "K/T.".
fn stands_for_two_words(graphemes: &Graphemes<'_>, at: usize, word: &str) -> bool {
    let slash = at - 1;
    let first = tidied(graphemes.slice(graphemes.word_start(slash), slash));
    matches!(&*lookup_form(&first), "đ" | "t" | "k") && first == first.to_uppercase() && word.chars().count() == 1
        || first == "đ" && word == "c"
}

/// Whether the capitals that begin at `at` end a code and abbreviate no title: "Sở KH&CN.", "12/2022/NĐ-CP.".
fn is_end_of_code(graphemes: &Graphemes<'_>, at: usize) -> bool {
    let before = |joiner: usize| tidied(graphemes.slice(graphemes.word_start(joiner), joiner));
    match graphemes.before(at) {
        '&' => true,
        '-' => !is_abbreviation(&before(at - 1)) && !graphemes.is_space_before(at - 1),
        _ => false,
    }
}

/// Whether the full stop at `stop` is part of an address on the net.
fn is_in_address(graphemes: &Graphemes<'_>, stop: usize) -> bool {
    let from = stop.saturating_sub(100);
    let start = (from..stop).rev().find(|&at| graphemes.is_space(at)).map_or(from, |at| at + 1);
    let run = graphemes.slice(start, stop);
    run.contains("//") || run.contains('@') || run.contains("www")
}

/// Whether the single capital before `stop` is the name of a kind ("vitamin C.", "loại A.") and no initial.
fn names_a_kind(graphemes: &Graphemes<'_>, stop: usize) -> bool {
    const KINDS: &[&str] = &[
        "vitamin", "loại", "nhóm", "hạng", "khối", "lô", "khu", "gan", "bảng", "tổ", "đội", "ca", "cúm", "lớp", "điểm",
        "án", "phẩy", "độ", "sân", "nhà", "phòng", "dãy", "tòa", "đề", "mẫu", "hệ", "trục", "týp", "type", "cột",
        "cổng",
    ];
    let letter = graphemes.word_start(stop);
    let before = (0..letter).rev().find(|&at| !graphemes.is_space(at)).map_or(0, |at| at + 1);
    let word = lookup_form(graphemes.slice(graphemes.word_start(before), before));
    KINDS.contains(&word.as_str())
}
