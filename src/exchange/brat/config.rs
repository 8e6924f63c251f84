//! `annotation.conf` (which types there are) and `visual.conf` (how they are called and coloured).
//!
//! brat reads types as `[a-zA-Z0-9_-]`, a line of hyphens as a separator, `|` as the end of a label and `<…>` as a macro,
//! and stops at an unknown macro: labels lose those signs.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::{ANNOTATOR, UNCERTAIN, UNTAGGED_TYPE};
use crate::annotation::Annotator;
use crate::codebook::{Codebook, TagId};
use crate::exchange::names::tag_identifier;
use crate::lang::{Lang, Phrase, phrase};

const UNTAGGED_LABEL: Phrase = phrase("Ghi chú", "Note");
const UNCERTAIN_LABEL: Phrase = phrase("Vị trí chưa chắc", "Place uncertain");
const ANNOTATOR_LABEL: Phrase = phrase("Người ghi", "Annotator");

/// The types: the codebook's tree by indents, then tags it does not know, then the type of passages without a tag.
pub(super) fn annotation_conf(codebook: &Codebook, used: &BTreeSet<TagId>, annotators: &BTreeSet<Annotator>) -> String {
    let mut conf = "[entities]\n".to_owned();
    for (depth, tag) in codebook.tree() {
        let _ = writeln!(conf, "{}{}", "\t".repeat(depth), tag_identifier(&tag.id));
    }
    for tag in unknown(codebook, used) {
        let _ = writeln!(conf, "{}", tag_identifier(tag));
    }
    let _ = writeln!(conf, "{UNTAGGED_TYPE}\n\n[relations]\n\n[events]\n\n[attributes]\n{UNCERTAIN}\tArg:<ENTITY>");
    if !annotators.is_empty() {
        let names: Vec<_> = annotators.iter().map(Annotator::as_str).collect();
        let _ = writeln!(conf, "{ANNOTATOR}\tArg:<ENTITY>, Value:{}", names.join("|"));
    }
    conf
}

/// Labels and colours.
pub(super) fn visual_conf(codebook: &Codebook, used: &BTreeSet<TagId>, lang: Lang) -> String {
    let mut conf = "[labels]\n".to_owned();
    for tag in codebook.tags() {
        let _ = writeln!(conf, "{} | {}", tag_identifier(&tag.id), label(&tag.label));
    }
    for tag in unknown(codebook, used) {
        let _ = writeln!(conf, "{} | {tag}", tag_identifier(tag));
    }
    let others = [(UNTAGGED_TYPE, UNTAGGED_LABEL), (UNCERTAIN, UNCERTAIN_LABEL), (ANNOTATOR, ANNOTATOR_LABEL)];
    for (name, label) in others {
        let _ = writeln!(conf, "{name} | {}", label.get(lang));
    }
    conf.push_str("\n[drawing]\nSPAN_DEFAULT\tfgColor:black, bgColor:lightgreen, borderColor:darken\n");
    for tag in codebook.tags() {
        if let Some(colour) = tag.colour {
            let text = if colour.luminance() > 0.18 { "black" } else { "white" };
            let _ = writeln!(conf, "{}\tfgColor:{text}, bgColor:{colour}", tag_identifier(&tag.id));
        }
    }
    conf
}

fn unknown<'a>(codebook: &'a Codebook, used: &'a BTreeSet<TagId>) -> impl Iterator<Item = &'a TagId> {
    used.iter().filter(|tag| codebook.get(tag).is_none())
}

fn label(text: &str) -> String {
    let safe = |letter: char| match letter {
        '|' => '¦',
        '<' => '‹',
        '>' => '›',
        _ if letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}') => ' ',
        _ => letter,
    };
    text.chars().map(safe).collect()
}
