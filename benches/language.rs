//! How fast the language is looked at: folding, finding, regular expressions, over twenty megabytes of prose in NFC and in
//! NFD. `cargo bench --bench language` prints times and megabytes a second; a part of a name picks some of them.

use std::hint::black_box;
use std::sync::LazyLock;

use divan::Bencher;
use divan::counter::BytesCount;
use ghichu::search;
use ghichu::text::{ByteOffset, Text};
use ghichu::vietnamese::fold::{fold, fold_text};
use ghichu::vietnamese::matching::{Class, MatchOptions, Query, Scorer, Skips};
use unicode_normalization::UnicodeNormalization;

/// About how many bytes are looked at.
const SIZE: usize = 20_000_000;
/// How much is folded at a time, as a search does.
const STRETCH: usize = 64 * 1024;

const SENTENCES: [&str; 14] = [
    "Sáng thứ ba, Đảng ủy xã Nà Phiêng họp bàn cách gỡ khó khăn, hạn chế trong vụ đông.",
    "Đường lên ba bản vùng cao lầy lội suốt tháng Tám, xe chở ngô phải đi vòng hơn hai mươi cây số.",
    "“Có đường thì mới có chợ”, bà Hoàng Thị Phiên, bản Khuổi Nặm, nói như đinh đóng cột.",
    "Xã giao cho từng đoàn thể một việc, tuần nào cũng kiểm tra – ai chậm phải nói rõ vì sao.",
    "Theo Quyết định số 37/2022/QĐ-UBND, mỗi hộ được hỗ trợ 1.500.000 đồng tiền giống.",
    "Trạm y tế thiếu thuốc hạ sốt; cô y tá trẻ đi bộ xuống huyện xin từng hộp.",
    "Năng suất lúa bình quân đạt 4,7 tấn mỗi héc-ta, cao hơn năm ngoái chừng một phần mười.",
    "Người già bảo rằng hòa thuận trong nhà thì thủy lợi ngoài đồng cũng dễ bàn.",
    "Lớp học ở điểm trường Tả Lủng vẫn nhờ nhà văn hóa, mười bảy cháu ngồi chung một gian.",
    "Kỹ sư Lục Văn Hiển mở bản đồ, chỉ từng khúc mương còn rò nước…",
    "Đến cuối buổi, không ai còn giơ tay xin phát biểu nữa.",
    "Phát triển kinh tế - xã hội ở vùng biên phải bắt đầu từ con đường, cái chợ và lớp học.",
    "Chủ tịch xã hứa trước ngày 15/11 sẽ trả lời bằng văn bản.",
    "Tối ấy, bản nhỏ sáng đèn lâu hơn mọi khi.",
];

/// Paragraphs of four to seven sentences, always the same ones.
fn prose(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 1_000);
    let mut chance = 11_u32;
    let mut next = move |count: u32| {
        chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (chance >> 16) % count
    };
    while text.len() < bytes {
        for _ in 0..4 + next(4) {
            text.push_str(SENTENCES[next(SENTENCES.len() as u32) as usize]);
            text.push(' ');
        }
        text.pop();
        text.push_str("\n\n");
    }
    text
}

static COMPOSED: LazyLock<Text> = LazyLock::new(|| Text::from(prose(SIZE).as_str()));
static DECOMPOSED: LazyLock<Text> =
    LazyLock::new(|| Text::from(prose(SIZE * 3 / 4).nfd().collect::<String>().as_str()));

const FORMS: [&str; 2] = ["NFC", "NFD"];

fn text(form: &str) -> &'static Text {
    if form == "NFC" { &COMPOSED } else { &DECOMPOSED }
}

fn main() {
    divan::main();
}

fn stretches(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let end = text.ceil_char_boundary((start + STRETCH).min(text.len()));
        let stretch = &text[start..end];
        start = end;
        (!stretch.is_empty()).then_some(stretch)
    })
}

#[divan::bench(args = FORMS, sample_count = 10, sample_size = 1)]
fn fold_with_map(bencher: Bencher<'_, '_>, form: &str) {
    let text = text(form).as_str();
    bencher
        .counter(BytesCount::of_str(text))
        .bench(|| stretches(text).map(|part| fold(part).text.len()).sum::<usize>());
}

#[divan::bench(args = FORMS, sample_count = 10, sample_size = 1)]
fn fold_without_map(bencher: Bencher<'_, '_>, form: &str) {
    let text = text(form).as_str();
    bencher
        .counter(BytesCount::of_str(text))
        .bench(|| stretches(text).map(|part| fold_text(part).len()).sum::<usize>());
}

/// What looking for the bytes of one form costs: the measure of all others.
#[divan::bench(args = FORMS, sample_count = 10, sample_size = 1)]
fn bytes_of_a_phrase(bencher: Bencher<'_, '_>, form: &str) {
    let text = text(form).as_str();
    let phrase: String = if form == "NFC" { "khó khăn".into() } else { "khó khăn".nfd().collect() };
    let count = || memchr::memmem::find_iter(text.as_bytes(), &phrase).count();
    bencher.counter(BytesCount::of_str(text)).bench(count);
}

/// Common without marks, common with marks, absent, one syllable, as typed, whole syllables, i for y.
const PHRASES: [(&str, &str); 7] = [
    ("kho khan", ""),
    ("khó khăn", ""),
    ("thuỷ điện nậm nhùn", ""),
    ("hoa", ""),
    ("đường", "exact"),
    ("ban", "whole"),
    ("kĩ sư", "i-y"),
];

fn all_hits(bencher: Bencher<'_, '_>, text: &'static Text, query: &Query) {
    let count = || search::find_all(text, query, usize::MAX, &|| false).ranges.len();
    bencher.counter(BytesCount::of_str(text.as_str())).bench(count);
}

fn phrase(typed: &str, how: &str) -> Query {
    let mut options = MatchOptions { exact: how == "exact", i_y: how == "i-y", ..MatchOptions::default() };
    if how == "whole" {
        options.whole = ghichu::vietnamese::matching::Whole::Syllables;
    }
    Query::new(typed, options).expect("letters")
}

#[divan::bench(args = PHRASES, sample_count = 10, sample_size = 1)]
fn phrase_in_nfc(bencher: Bencher<'_, '_>, (typed, how): (&str, &str)) {
    all_hits(bencher, &COMPOSED, &phrase(typed, how));
}

#[divan::bench(args = PHRASES, sample_count = 10, sample_size = 1)]
fn phrase_in_nfd(bencher: Bencher<'_, '_>, (typed, how): (&str, &str)) {
    all_hits(bencher, &DECOMPOSED, &phrase(typed, how));
}

/// From the beginning to the first hit of a phrase that is nowhere: all of the text.
#[divan::bench(args = FORMS, sample_count = 10, sample_size = 1)]
fn next_hit_of_an_absent_phrase(bencher: Bencher<'_, '_>, form: &str) {
    let (text, query) = (text(form), phrase("thuy dien nam nhun", ""));
    bencher.counter(BytesCount::of_str(text.as_str())).bench(|| search::find_next(text, &query, ByteOffset::ZERO));
}

const PATTERNS: [(&str, bool); 5] = [
    (r"\d+/\d+", false),
    (r"kh[oó] kh[aă]n", false),
    (r"kho khan|han che", true),
    (r"(ba|ong) [a-z]+ thi", true),
    (r"thuy dien (nam|ngoi)", true),
];

#[divan::bench(args = PATTERNS, sample_count = 10, sample_size = 1)]
fn pattern_in_nfc(bencher: Bencher<'_, '_>, (pattern, folded): (&str, bool)) {
    all_hits(bencher, &COMPOSED, &Query::regex(pattern, folded).expect("well written"));
}

#[divan::bench(args = PATTERNS, sample_count = 10, sample_size = 1)]
fn pattern_in_nfd(bencher: Bencher<'_, '_>, (pattern, folded): (&str, bool)) {
    all_hits(bencher, &DECOMPOSED, &Query::regex(pattern, folded).expect("well written"));
}

/// Names ranked as a picker does; the count is of names.
#[divan::bench(args = ["hdnd", "kho khan", "xyz"], sample_count = 10, sample_size = 1)]
fn rank_a_hundred_thousand_names(bencher: Bencher<'_, '_>, typed: &str) {
    let names: Vec<String> =
        (0..100_000).map(|number| format!("{} {number}", SENTENCES[number % SENTENCES.len()])).collect();
    let scorer = Scorer::new(typed, Skips::ToSyllables);
    let good = |name: &String| scorer.rank(black_box(name)).is_some_and(|rank| rank.class >= Class::Parts);
    bencher.counter(names.len()).bench(|| names.iter().filter(|name| good(name)).count());
}
