//! `conll`: one syllable per line with its IOB2 label, for training sequence taggers.
//!
//! Offsets: none, the format has tokens alone. Two columns with one TAB between them (`khăn⇥I-kho_khan`), a blank line
//! after each sentence, and `-DOCSTART-⇥O` with a blank line before each article. Tokens are syllables (tiếng) and single
//! signs; a label is the tag's id with `_` for `-`. Readers: `seqeval`, flair, spaCy `convert`, doccano (which wants
//! exactly two columns, and takes `-DOCSTART-` for a sentence of one word).
//!
//! A token has one label, so passages that overlap are flattened: the longest first (in tokens), of equal ones the
//! earlier; what meets a token already labelled is left out. A passage that cuts a syllable is widened to all of it, and
//! one over the end of a sentence begins anew in the next. All of that is counted. Can't carry: the text between tokens,
//! notes, doubt, who made a passage and when, tags of whole articles.

mod labels;
#[cfg(test)]
mod tests;
mod token;

use std::io;

use self::labels::labels;
use self::token::{Token, tokens};
use super::format::ExportSettings;
use super::loss;
use super::names::tag_identifier;
use super::{Document, Exporter, Losses, Sink};
use crate::lang::{Phrase, phrase};

/// The `conll` format.
#[derive(Debug, Default)]
pub struct Conll;

impl Exporter for Conll {
    fn name(&self) -> &'static str {
        "conll"
    }

    fn about(&self) -> Phrase {
        phrase("CoNLL IOB2, mỗi tiếng một dòng", "CoNLL IOB2, one syllable per line")
    }

    fn document(
        &mut self,
        document: &Document,
        _settings: &ExportSettings,
        sink: &mut dyn Sink,
        losses: &mut Losses,
    ) -> io::Result<()> {
        loss::count_all_but_spans(document, losses);
        let tokens = tokens(&document.text);
        let labels = labels(document, &tokens, losses);
        let mut output = "-DOCSTART-\tO\n".to_owned();
        let mut sentence = None;
        for (index, token) in tokens.iter().enumerate() {
            if sentence != Some(token.sentence) {
                output.push('\n');
            }
            output.push_str(&token.word);
            output.push('\t');
            match labels[index] {
                None => output.push('O'),
                Some(label) => {
                    let goes_on = sentence == Some(token.sentence) && labels[index - 1] == Some(label);
                    output.push_str(if goes_on { "I-" } else { "B-" });
                    output.push_str(&tag_identifier(label.tag(document)));
                }
            }
            output.push('\n');
            sentence = Some(token.sentence);
        }
        output.push('\n');
        sink.write(output.as_bytes())
    }
}

const OVERLAPPING: Phrase = phrase(
    "nhãn của đoạn chồng lên đoạn dài hơn, không xuất",
    "labels of passages that overlap a longer one, left out",
);
const WIDENED: Phrase = phrase(
    "đoạn cắt ngang một tiếng, được nới ra cho trọn tiếng",
    "passages that cut a syllable, widened to all of it",
);
const SPLIT: Phrase =
    phrase("đoạn qua nhiều câu, được tách theo câu", "passages over several sentences, begun anew in each");
