//! Changing the codebook in `ghichu.toml` so that comments, order and unknown keys stay.
//!
//! The edit is made on the codebook that the file holds; what differs afterwards is changed in the file, key by key. The
//! result is read again before it is handed out.

use super::blocks::{Blocks, Change, Part};
use super::manifest::{self, written_tags};
use super::toml_source;
use super::toml_text::{array, lines, string};
use crate::codebook::{Codebook, CodebookEdit, CodebookError, Tag, TagId};
use crate::lang::{Explain, Lang, UserError, phrase};

/// A `ghichu.toml` that can't be changed: it does not parse, or the tag is not in it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodebookFileError {
    /// The file does not parse.
    #[error("line {line}, column {column}: {message}")]
    Syntax {
        /// The line, from 1.
        line: usize,
        /// The column in code points, from 1.
        column: usize,
        /// The parser's words.
        message: String,
    },
    /// The tag to change is not in the file.
    #[error("no tag `{0}` in the file")]
    Unknown(String),
    /// The file's codebook does not allow the change.
    #[error("{0}")]
    Refused(CodebookError),
    /// The file is laid out in a way that can't be changed without touching what is not known.
    #[error("the file is laid out in a way that can't be changed safely")]
    Layout,
}

impl Explain for CodebookFileError {
    fn explain(&self, lang: Lang) -> UserError {
        match self {
            CodebookFileError::Syntax { line, column, message } => {
                let text = phrase(
                    "ghichu.toml hỏng ở dòng {line}, cột {column}: {message}",
                    "ghichu.toml is broken at line {line}, column {column}: {message}",
                );
                UserError::new(text.fill(lang, &[("line", line), ("column", column), ("message", message)])).with_hint(
                    phrase("sửa tệp ở dòng đó rồi thử lại", "mend the file at that line and try again").get(lang),
                )
            }
            CodebookFileError::Unknown(id) => {
                let text = phrase("ghichu.toml không có nhãn “{id}”", "ghichu.toml has no tag “{id}”");
                UserError::new(text.fill(lang, &[("id", id)]))
            }
            CodebookFileError::Refused(error) => error.explain(lang),
            CodebookFileError::Layout => {
                let text = phrase(
                    "không thể sửa bộ nhãn trong ghichu.toml mà không làm hỏng phần khác",
                    "the codebook in ghichu.toml can't be changed without harm to the rest of the file",
                );
                UserError::new(text.get(lang))
                    .with_hint(phrase("viết mỗi nhãn thành một mục [[tag]]", "write each tag as a [[tag]]").get(lang))
            }
        }
    }
}

const TAG: &str = "tag";
const ORDER: [&str; 7] = ["id", "label", "colour", "key", "parent", "description", "examples"];

/// `source` with `edit` made in it. An empty source becomes a new file. TOML 1.0, LF or CRLF as it was.
pub fn apply(source: &str, edit: &CodebookEdit) -> Result<String, CodebookFileError> {
    toml_source::parse(&toml_source::clean(source)).map_err(|(line, column, message)| CodebookFileError::Syntax {
        line,
        column,
        message,
    })?;
    let before = manifest::parse(source).0.codebook;
    let mut after = before.clone();
    after.apply(edit).map_err(|error| match error {
        CodebookError::Unknown(id) => CodebookFileError::Unknown(id.to_string()),
        error => CodebookFileError::Refused(error),
    })?;
    let mut blocks = Blocks::split(source, &[TAG]).ok_or(CodebookFileError::Layout)?;
    let written = written_tags(source).ok_or(CodebookFileError::Layout)?;
    change_tags(&mut blocks, &written, edit, &before, &after);
    remove_tags(&mut blocks, &written, &after);
    for tag in after.tags().iter().filter(|tag| before.get(&tag.id).is_none()) {
        let place = blocks.end_of(TAG);
        let block = blocks.block(Part::Element(TAG.to_owned(), usize::MAX), &new_tag(tag));
        blocks.blocks.insert(place, block);
    }
    let source = blocks.render();
    if manifest::parse(&source).0.codebook == after { Ok(source) } else { Err(CodebookFileError::Layout) }
}

fn change_tags(
    blocks: &mut Blocks,
    written: &[(usize, Tag)],
    edit: &CodebookEdit,
    before: &Codebook,
    after: &Codebook,
) {
    // A parent that the codebook had to mend is mended in the file with the first change of the tree: left as it is, it
    // might mean something else then.
    let is_of_the_tree = matches!(edit, CodebookEdit::Reparent(..) | CodebookEdit::Merge(..) | CodebookEdit::Remove(_));
    let eol = blocks.eol;
    for new in after.tags() {
        let Some(old) = before.get(&new.id) else { continue };
        let Some((number, in_file)) = written.iter().find(|(_, tag)| tag.id == new.id) else { continue };
        let old_parent = if is_of_the_tree { &in_file.parent } else { &old.parent };
        let mut changes: Vec<Change> = Vec::new();
        for (key, is_changed) in [
            ("label", old.label != new.label),
            ("colour", old.colour != new.colour),
            ("key", old.key != new.key),
            ("parent", *old_parent != new.parent),
            ("description", old.description != new.description),
        ] {
            changes.extend(is_changed.then(|| (key, value(new, key))));
        }
        if let Some(block) = blocks.find_mut(&Part::Element(TAG.to_owned(), *number)) {
            block.change(&changes, &ORDER, eol);
        }
    }
}

/// Takes out every block of a tag that is gone; a second one with its id would take its place.
fn remove_tags(blocks: &mut Blocks, written: &[(usize, Tag)], after: &Codebook) {
    let id_of = |number: usize| -> Option<&TagId> {
        written.iter().find(|(written, _)| *written == number).map(|(_, tag)| &tag.id)
    };
    blocks.remove(|part| match part {
        Part::Element(name, number) if name == TAG => id_of(*number).is_some_and(|id| after.get(id).is_none()),
        _ => false,
    });
}

fn value(tag: &Tag, key: &str) -> Option<String> {
    match key {
        "id" => Some(string(tag.id.as_str())),
        "label" => Some(string(&tag.label)),
        "colour" => tag.colour.map(|colour| string(&colour.to_string())),
        "key" => tag.key.map(|key| string(&key.to_string())),
        "parent" => tag.parent.as_ref().map(|parent| string(parent.as_str())),
        "description" => (!tag.description.is_empty()).then(|| lines(&tag.description)),
        _ => (!tag.examples.is_empty()).then(|| array(tag.examples.iter().map(String::as_str))),
    }
}

fn new_tag(tag: &Tag) -> String {
    let mut out = String::from("[[tag]]\n");
    for key in ORDER {
        if let Some(value) = value(tag, key) {
            out.extend([key, " = ", &value, "\n"]);
        }
    }
    out
}

#[cfg(test)]
mod tests;
