//! The letters by their marks: what [`fold_char`](super::fold_char) looks up instead of working it out.
//!
//! The compiler makes the table, because a first frame would otherwise wait for it. A test holds it against the
//! canonical decompositions; what these do not know is added by hand: đ and its look-alikes have none.

use std::ops::Range;

use super::{FoldedChar, Letter, Shape, Tone, combining};

/// The ranges of code points that are looked up instead of worked out; together nearly all of a Vietnamese text.
const LATIN: usize = 0x370;
const LATIN_ADDITIONAL: Range<usize> = 0x1E00..0x1F00;
const PUNCTUATION: Range<usize> = 0x2000..0x2070;
const ADDITIONAL_SLOT: usize = LATIN;
const PUNCTUATION_SLOT: usize = ADDITIONAL_SLOT + 0x100;
const SLOTS: usize = PUNCTUATION_SLOT + 0x70;

/// Where a code point stands in [`TABLE`].
#[inline]
pub(super) const fn slot(code: usize) -> Option<usize> {
    if code < LATIN {
        Some(code)
    } else if code >= LATIN_ADDITIONAL.start && code < LATIN_ADDITIONAL.end {
        Some(ADDITIONAL_SLOT + code - LATIN_ADDITIONAL.start)
    } else if code >= PUNCTUATION.start && code < PUNCTUATION.end {
        Some(PUNCTUATION_SLOT + code - PUNCTUATION.start)
    } else {
        None
    }
}

/// What stands at a place of [`TABLE`], and the character that it is about.
pub(in crate::vietnamese) const fn tabled(slot: usize) -> (FoldedChar, Option<char>) {
    let code = match slot {
        0..LATIN => slot,
        ADDITIONAL_SLOT..PUNCTUATION_SLOT => slot - ADDITIONAL_SLOT + LATIN_ADDITIONAL.start,
        _ => slot - PUNCTUATION_SLOT + PUNCTUATION.start,
    };
    (TABLE[slot], char::from_u32(code as u32))
}

/// What is no letter and no other character that stands for itself: marks, spaces, what is hidden, what is made alike.
pub(super) const fn special(c: char) -> Option<FoldedChar> {
    Some(match c {
        '\u{2026}' => FoldedChar::Ellipsis,
        '\u{300}'..='\u{36F}' => combining(c),
        '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}' => {
            FoldedChar::Shape(Shape::Foreign)
        }
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' => FoldedChar::Hidden,
        '\u{2066}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' => FoldedChar::Hidden,
        '\u{2010}'..='\u{2015}' | '\u{2212}' => FoldedChar::Plain('-'),
        '\u{2018}'..='\u{201B}' | '\u{2032}' => FoldedChar::Plain('\''),
        '\u{201C}'..='\u{201F}' | '\u{2033}' => FoldedChar::Plain('"'),
        'đ' | 'ð' | '\u{256}' => letter('d', Shape::Stroke, Tone::Level),
        'Đ' | 'Ð' | '\u{189}' => letter('D', Shape::Stroke, Tone::Level),
        _ if c.is_whitespace() => FoldedChar::Space,
        _ => return None,
    })
}

/// Letters with marks, each before the letter that bears them.
#[rustfmt::skip]
const MARKED: &[(Shape, Tone, &str)] = &[
    (Shape::Plain, Tone::Grave, "ÀAÈEÌIÒOÙUàaèeìiòoùuǸNǹnẀWẁwỲYỳy"),
    (Shape::Plain, Tone::Hook, "ẢAảaẺEẻeỈIỉiỎOỏoỦUủuỶYỷy"),
    (Shape::Plain, Tone::Tilde, "ÃAÑNÕOãañnõoĨIĩiŨUũuṌOṍoṸUṹuṼVṽvẼEẽeỸYỹy"),
    (Shape::Plain, Tone::Acute, "ÁAÉEÍIÓOÚUÝYáaéeíióoúuýyĆCćcĹLĺlŃNńnŔRŕrŚSśsŹZźzǴGǵgḰKḱkḾMḿmṔPṕpẂWẃw"),
    (Shape::Plain, Tone::Dot, "ḄBḅbḌDḍdḤHḥhḲKḳkḶLḷlṂMṃmṆNṇnṚRṛrṢSṣsṬTṭtṾVṿvẈWẉwẒZẓzẠAạaẸEẹeỊIịiỌOọoỤUụuỴYỵy"),
    (Shape::Breve, Tone::Level, "ĂAăaĔEĕeĞGğgĬIĭiŎOŏoŬUŭu"),
    (Shape::Breve, Tone::Grave, "ẰAằa"),
    (Shape::Breve, Tone::Hook, "ẲAẳa"),
    (Shape::Breve, Tone::Tilde, "ẴAẵa"),
    (Shape::Breve, Tone::Acute, "ẮAắa"),
    (Shape::Breve, Tone::Dot, "ẶAặa"),
    (Shape::Circumflex, Tone::Level, "ÂAÊEÎIÔOÛUâaêeîiôoûuĈCĉcĜGĝgĤHĥhĴJĵjŜSŝsŴWŵwŶYŷyẐZẑz"),
    (Shape::Circumflex, Tone::Grave, "ẦAầaỀEềeỒOồo"),
    (Shape::Circumflex, Tone::Hook, "ẨAẩaỂEểeỔOổo"),
    (Shape::Circumflex, Tone::Tilde, "ẪAẫaỄEễeỖOỗo"),
    (Shape::Circumflex, Tone::Acute, "ẤAấaẾEếeỐOốo"),
    (Shape::Circumflex, Tone::Dot, "ẬAậaỆEệeỘOộo"),
    (Shape::Horn, Tone::Level, "ƠOơoƯUưu"),
    (Shape::Horn, Tone::Grave, "ỜOờoỪUừu"),
    (Shape::Horn, Tone::Hook, "ỞOởoỬUửu"),
    (Shape::Horn, Tone::Tilde, "ỠOỡoỮUữu"),
    (Shape::Horn, Tone::Acute, "ỚOớoỨUứu"),
    (Shape::Horn, Tone::Dot, "ỢOợoỰUựu"),
    (Shape::Foreign, Tone::Level, "ÄAÅAÇCËEÏIÖOÜUäaåaçcëeïiöoüuÿyĀAāaĄAąaĊCċcČCčcĎDďdĒEēeĖEėeĘEęeĚEěeĠGġgĢGģgĪIīiĮIįiİIĶKķk\
     ĻLļlĽLľlŅNņnŇNňnŌOōoŐOőoŖRŗrŘRřrŞSşsŠSšsŢTţtŤTťtŪUūuŮUůuŰUűuŲUųuŸYŻZżzŽZžzǍAǎaǏIǐiǑOǒoǓU\
     ǔuǕUǖuǙUǚuǞAǟaǠAǡaǦGǧgǨKǩkǪOǫoǬOǭoǰjȀAȁaȂAȃaȄEȅeȆEȇeȈIȉiȊIȋiȌOȍoȎOȏoȐRȑrȒRȓrȔUȕuȖUȗuȘSșs\
     ȚTțtȞHȟhȦAȧaȨEȩeȪOȫoȮOȯoȰOȱoȲYȳyḀAḁaḂBḃbḆBḇbḊDḋdḎDḏdḐDḑdḒDḓdḘEḙeḚEḛeḜEḝeḞFḟfḠGḡgḢHḣhḦHḧh\
     ḨHḩhḪHḫhḬIḭiḴKḵkḺLḻlḼLḽlṀMṁmṄNṅnṈNṉnṊNṋnṖPṗpṘRṙrṞRṟrṠSṡsṦSṧsṪTṫtṮTṯtṰTṱtṲUṳuṴUṵuṶUṷuṺUṻu\
     ẄWẅwẆWẇwẊXẋxẌXẍxẎYẏyẔZẕzẖhẗtẘwẙy"),
    (Shape::Foreign, Tone::Grave, "ǛUǜuḔEḕeṐOṑo"),
    (Shape::Foreign, Tone::Tilde, "ȬOȭoṎOṏo"),
    (Shape::Foreign, Tone::Acute, "ǗUǘuǺAǻaḈCḉcḖEḗeḮIḯiṒOṓoṤSṥs"),
    (Shape::Foreign, Tone::Dot, "ḸLḹlṜRṝrṨSṩs"),
];

/// Capitals without marks outside ASCII, each before its small letter.
const CAPITALS: &str = "ÆæØøÞþĦħĲĳĿŀŁłŊŋŒœŦŧƁɓƂƃƄƅƆɔƇƈƊɗƋƌƎǝƏəƐɛƑƒƓɠƔɣƖɩƗɨƘƙƜɯƝɲƟɵƢƣƤƥƦʀƧƨƩʃƬƭƮʈƱʊƲʋƳƴƵƶƷʒƸƹƼƽǄǆ\
     ǅǆǇǉǈǉǊǌǋǌǢǣǤǥǮǯǱǳǲǳǶƕǷƿǼǽǾǿȜȝȠƞȢȣȤȥȺⱥȻȼȽƚȾⱦɁɂɃƀɄʉɅʌɆɇɈɉɊɋɌɍɎɏẞßỺỻỼỽỾỿ";

/// What each code point of the ranges is.
pub(in crate::vietnamese) static TABLE: [FoldedChar; SLOTS] = {
    let mut table = [FoldedChar::Hidden; SLOTS];
    let mut code = 0;
    while code < PUNCTUATION.end {
        if let (Some(slot), Some(c)) = (slot(code), char::from_u32(code as u32)) {
            table[slot] = match special(c) {
                Some(folded) => folded,
                None if c.is_ascii_alphabetic() => letter(c, Shape::Plain, Tone::Level),
                None => FoldedChar::Plain(c),
            };
        }
        code += 1;
    }
    let mut row = 0;
    while row < MARKED.len() {
        let (shape, tone, pairs) = MARKED[row];
        let mut at = 0;
        while at < pairs.len() {
            let (marked, behind) = char_at(pairs, at);
            let (bare, next) = char_at(pairs, behind);
            put(&mut table, marked, letter(bare, shape, tone));
            at = next;
        }
        row += 1;
    }
    let mut at = 0;
    while at < CAPITALS.len() {
        let (capital, behind) = char_at(CAPITALS, at);
        let (small, next) = char_at(CAPITALS, behind);
        put(&mut table, capital, FoldedChar::Plain(small));
        at = next;
    }
    table
};

const fn put(table: &mut [FoldedChar; SLOTS], c: char, folded: FoldedChar) {
    match slot(c as usize) {
        Some(slot) => table[slot] = folded,
        None => panic!("a letter of the rows is not in the ranges"),
    }
}

const fn letter(bare: char, shape: Shape, tone: Tone) -> FoldedChar {
    let base = bare.to_ascii_lowercase();
    FoldedChar::Letter(Letter { base, shape, tone, upper: bare.is_ascii_uppercase() })
}

/// The character at byte `at` of `text`, which has none of four bytes, and where the next begins.
const fn char_at(text: &str, at: usize) -> (char, usize) {
    let bytes = text.as_bytes();
    let (first, low) = (bytes[at] as u32, 0x3F);
    let (code, length) = match first {
        0..0x80 => (first, 1),
        0x80..0xE0 => ((first & 0x1F) << 6 | bytes[at + 1] as u32 & low, 2),
        _ => ((first & 0xF) << 12 | (bytes[at + 1] as u32 & low) << 6 | bytes[at + 2] as u32 & low, 3),
    };
    match char::from_u32(code) {
        Some(c) => (c, at + length),
        None => panic!("the rows are UTF-8"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::work_out;
    use super::*;

    #[test]
    fn the_table_says_what_the_decompositions_say() {
        for code in (0..LATIN).chain(LATIN_ADDITIONAL).chain(PUNCTUATION) {
            let c = char::from_u32(code as u32).expect("no surrogates in the ranges");
            let slot = slot(code).expect("in the ranges");
            assert_eq!(TABLE[slot], special(c).unwrap_or_else(|| work_out(c)), "U+{code:04X} {c}");
        }
    }
}
