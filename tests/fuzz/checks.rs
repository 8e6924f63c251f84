//! What must hold for any bytes: the bodies of the fuzz targets in `fuzz/`, also run over made-up bytes by
//! `cargo test --test fuzz`.

use ghichu::article::encoding::{ENCODINGS, choose};
use ghichu::article::{cut, decode};
use ghichu::text::glyph::{GlyphKind, GlyphOptions, glyphs, is_allowed_symbol, sanitize, width};
use ghichu::text::wrap::{
    BLOCK_MAX, BreakRules, NoRules, Row, WrapOptions, block_at, byte_at_column, column_of, next_row, previous_row,
    row_at, rows, rows_from,
};
use ghichu::text::{ByteOffset, ByteRange, Text, grapheme};
use ghichu::vietnamese::break_rules::{KEEPING_WORDS, STRICT};
use ghichu::vietnamese::encoding::{self as legacy, Legacy, encode, fit};
use ghichu::vietnamese::fold::{fold, fold_text};
use ghichu::vietnamese::matching::{MatchOptions, Query};
use ghichu::vietnamese::motion;
use ghichu::vietnamese::sentence::{clauses, sentences};
use ghichu::vietnamese::syllable::syllables;
use ghichu::vietnamese::unit::{Unit, unit_at, units};
use ghichu::vietnamese::word::words;

/// A fuzz target: its name and what it checks.
pub(crate) type Check = (&'static str, fn(&[u8]));

/// All targets.
pub(crate) const CHECKS: [Check; 5] = [
    ("decoding", decoding),
    ("folding", folding),
    ("segmentation", segmentation),
    ("wrapping", wrapping),
    ("sanitising", sanitising),
];

fn text_of(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The first `N` bytes, which decide about options, and the rest.
fn options<const N: usize>(bytes: &[u8]) -> ([u8; N], &[u8]) {
    match bytes.split_first_chunk() {
        Some((options, rest)) => (*options, rest),
        None => ([0; N], bytes),
    }
}

/// Files of any bytes become texts in every encoding, whose places can be converted; what an old encoding carries comes
/// back from it.
pub(crate) fn decoding(bytes: &[u8]) {
    let ([which], bytes) = options(bytes);
    let detected = choose(bytes, true, None);
    let (_, wanted) = ENCODINGS[usize::from(which) % ENCODINGS.len()];
    for encoding in [detected, wanted] {
        let Ok((text, _)) = decode::decode(bytes.to_vec(), encoding) else { continue };
        assert!(!text.as_str().contains('\r'), "{encoding:?}");
        assert_eq!(text.char_len().0, text.as_str().chars().count());
        for at in (0..=text.end().0).step_by(3) {
            let at = ByteOffset(text.as_str().floor_char_boundary(at));
            assert_eq!(text.to_byte(text.to_char(at)), Some(at));
            assert!(text.line_at(at).start <= at);
        }
        for end in [cut::character_end(bytes, encoding), cut::line_end(bytes, encoding)] {
            assert!(end <= bytes.len(), "{encoding:?}");
        }
        decode::decode_end(&bytes[bytes.len() / 2 / 2 * 2..], encoding);
    }
    let table = Legacy::ALL[usize::from(which) % Legacy::ALL.len()];
    let carried = encode(&fit(&text_of(bytes), table), table).expect("what was made to fit can be written");
    assert!(legacy::letter_end(&carried, table) <= carried.len());
    legacy::decode(&carried, table);
}

/// Folding maps back to whole characters in order, and what is searched for is found where it stands.
pub(crate) fn folding(bytes: &[u8]) {
    let ([at, length], bytes) = options(bytes);
    let text = text_of(bytes);
    let folded = fold(&text);
    assert_eq!(folded.text, fold_text(&text));
    assert_eq!(fold_text(&folded.text), folded.text, "a fold is its own fold");
    let mut end = 0;
    for index in (0..folded.text.len()).filter(|index| folded.text.is_char_boundary(*index)) {
        let next = folded.text.ceil_char_boundary(index + 1);
        let range = folded.original(index..next);
        assert!(text.is_char_boundary(range.start.0) && text.is_char_boundary(range.end.0), "{range:?}");
        assert!(range.start <= range.end && range.start.0 >= end, "{range:?} after {end}");
        end = range.start.0;
    }
    let from = text.floor_char_boundary(usize::from(at).min(text.len()));
    let to = text.ceil_char_boundary((from + usize::from(length % 24)).min(text.len()));
    if let Some(query) = Query::new(&text[from..to], MatchOptions::default()) {
        let hits = query.find_all(&text);
        for hit in &hits {
            assert!(hit.end.0 <= text.len() && hit.start < hit.end, "{hit:?}");
            assert!(text.is_char_boundary(hit.start.0) && text.is_char_boundary(hit.end.0), "{hit:?}");
        }
        assert_eq!(query.is_in(&text), !hits.is_empty());
    }
}

fn in_order(ranges: &[ByteRange], text: &Text) {
    let mut end = ByteOffset::ZERO;
    for range in ranges {
        assert!(range.start >= end && range.end > range.start && range.end <= text.end(), "{ranges:?}");
        assert_eq!(grapheme::widen(text, *range), *range, "no grapheme is cut");
        end = range.end;
    }
}

/// How many units are looked at more closely.
const LOOKS: usize = 30;

/// Units lie in order on grapheme borders, are found again from within, and motions get ahead.
pub(crate) fn segmentation(bytes: &[u8]) {
    let text = Text::from(text_of(bytes).as_str());
    for line in text.as_str().split('\n') {
        let line = Text::from(line);
        let of_line = [sentences, clauses, syllables, words].map(|part| part(line.as_str()));
        for ranges in of_line {
            in_order(&ranges, &line);
        }
    }
    for unit in Unit::ALL {
        let found = units(&text, unit);
        if unit != Unit::Legal {
            in_order(&found, &text);
        }
        for range in found.iter().step_by(1 + found.len() / LOOKS) {
            let again = unit_at(&text, range.start, unit);
            assert!(again.is_some_and(|again| again.contains(range.start)), "{unit:?} {range:?} {again:?}");
        }
        let mut at = ByteOffset::ZERO;
        for _ in 0..LOOKS {
            let Some(next) = motion::next_start(&text, at, unit, text.full_range()) else { break };
            assert!(next > at, "{unit:?} at {at:?}");
            at = next;
        }
    }
}

/// Rows partition a text, fit the measure, cut no grapheme, and are the same from wherever they are asked for.
pub(crate) fn wrapping(bytes: &[u8]) {
    let ([columns, tab_width, kind], bytes) = options(bytes);
    let rules: [&'static dyn BreakRules; 3] = [&NoRules, &STRICT, &KEEPING_WORDS];
    let glyph_options = GlyphOptions { tab_width: u16::from(tab_width % 17), ambiguous_wide: kind >= 128 };
    let options = WrapOptions {
        columns: u16::from(columns),
        glyphs: glyph_options,
        rules: rules[usize::from(kind) % rules.len()],
    };
    let text = Text::from(text_of(bytes).as_str());
    let mut all: Vec<Row> = Vec::new();
    let mut at = ByteOffset::ZERO;
    while all.is_empty() || at < text.end() {
        let block = block_at(&text, at);
        assert!(block.start == at && block.len() <= BLOCK_MAX);
        all.extend(rows(&text, block, options));
        at = block.end;
    }
    let ends_open = text.as_str().ends_with('\n');
    let mut end = ByteOffset::ZERO;
    for (number, row) in all.iter().enumerate() {
        assert!(row.range.start == end && (row.range.end > end || row.ends_line), "{row:?} after {end:?}");
        assert_eq!(grapheme::grapheme_at(&text, end).start, end, "no grapheme is cut");
        assert!(row.indent <= options.columns / 4 && (row.indent == 0 || !row.starts_line));
        end = row.range.end;
        let slice = text.slice(row.range);
        let shown: Vec<_> = glyphs(slice, row.indent, options.glyphs).filter(|glyph| glyph.width > 0).collect();
        let last = shown.iter().rposition(|glyph| !hangs(&slice[glyph.range.as_range()])).map_or(0, |last| last + 1);
        let taken: u16 = shown[..last].iter().map(|glyph| glyph.width).sum();
        assert!(taken <= options.columns.max(1).saturating_sub(row.indent).max(1) || last <= 1, "{row:?} {slice:?}");
        if number % 7 == 0 {
            assert_eq!(row_at(&text, row.range.start, options), *row);
            assert_eq!(previous_row(&text, *row, options), number.checked_sub(1).map(|before| all[before]));
            let next = next_row(&text, *row, options);
            assert!(next == all.get(number + 1).copied() || (ends_open && number + 1 == all.len()), "{next:?}");
            assert_eq!(rows_from(&text, *row, 3, options)[0], *row);
            for glyph in shown.iter().take(last) {
                let at = row.range.start.plus(glyph.range.start.0);
                let column = column_of(&text, *row, at, options);
                assert_eq!(byte_at_column(&text, *row, column, options), at);
            }
        }
    }
    assert_eq!(end, text.end());
}

/// Whether a cluster may stand beyond the measure: spaces and line ends.
fn hangs(cluster: &str) -> bool {
    cluster.chars().all(|c| c.is_whitespace())
}

/// The graphemes of `symbol`.
fn cells(symbol: &str) -> impl Iterator<Item = String> {
    let symbol = Text::from(symbol);
    let mut at = ByteOffset::ZERO;
    std::iter::from_fn(move || {
        let cell = grapheme::grapheme_at(&symbol, at);
        at = cell.end;
        (!cell.is_empty()).then(|| symbol.slice(cell).to_owned())
    })
}

/// Nothing that may be shown steers a terminal, and glyphs partition what they are made from.
pub(crate) fn sanitising(bytes: &[u8]) {
    let ([column, tab_width], bytes) = options(bytes);
    let text = text_of(bytes);
    for ambiguous_wide in [false, true] {
        let options = GlyphOptions { tab_width: u16::from(tab_width), ambiguous_wide };
        let mut end = 0;
        let mut columns = 0;
        for glyph in glyphs(&text, u16::from(column), options) {
            assert_eq!(glyph.range.start.0, end);
            end = glyph.range.end.0;
            columns += usize::from(glyph.width);
            // What is wider than a letter may be spelled, one grapheme a cell.
            let is_safe = glyph.symbol.is_empty() || is_allowed_symbol(&glyph.symbol);
            assert!(is_safe || cells(&glyph.symbol).all(|cell| is_allowed_symbol(&cell)), "{glyph:?}");
        }
        assert_eq!(end, text.len());
        assert!(column != 0 || columns == width(&text, options));
    }
    let safe = sanitize(&text);
    assert!(!safe.contains(|c: char| c.is_control()), "{safe:?}");
    assert!(glyphs(&safe, 0, GlyphOptions::default()).all(|glyph| glyph.kind != GlyphKind::Hidden), "{safe:?}");
}
