//! An article as the list knows it: no text, only what is told about it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::article::{Encoding, Meta};
use crate::codebook::TagId;
use crate::lang::{Explain, Lang, Message, UserError, phrase};

/// An article's path relative to its collection's root: its name in lists, state and commands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticlePath(Arc<Path>);

impl ArticlePath {
    /// The article at `path` below the root.
    pub fn new(path: impl Into<PathBuf>) -> ArticlePath {
        ArticlePath(path.into().into())
    }

    /// As a path, relative to the root.
    pub fn as_path(&self) -> &Path {
        &self.0
    }
}

/// An article in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it is.
    pub path: ArticlePath,
    /// Title, date and byline.
    pub meta: Meta,
    /// How its beginning and end were decoded.
    pub encoding: Encoding,
    /// The file's length in bytes.
    pub bytes: u64,
    /// How many of my annotations carry each tag, most first; untagged notes are not counted.
    pub tags: Vec<(TagId, usize)>,
    /// How many annotations I have in it.
    pub annotations: usize,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

/// What can be wrong with an article in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It can't be read, and why.
    Unreadable(Message),
    /// Its bytes are in no encoding that is known.
    NotUtf8,
    /// Some of its bytes are not UTF-8, as the others are.
    DamagedUtf8,
    /// A sidecar does not parse: file name, line and column from 1, and why.
    SidecarBroken {
        /// The sidecar's file name.
        file: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The column in code points, from 1.
        column: usize,
        /// The parser's words.
        message: String,
    },
    /// A sidecar of a later format: read-only.
    SidecarNewer {
        /// The sidecar's file name.
        file: PathBuf,
        /// Its format number.
        format: i64,
    },
}

impl Explain for Problem {
    fn explain(&self, lang: Lang) -> UserError {
        match self {
            Problem::Unreadable(why) => UserError::new(why.get(lang)),
            Problem::NotUtf8 => {
                let hint = phrase(
                    "Vẫn đọc được, nhưng chỉ chú giải được sau khi chọn bảng mã (:article-encoding) hay chuyển tệp sang UTF-8.",
                    "It can be read; to annotate it, choose its encoding (:article-encoding) or convert the file to UTF-8.",
                );
                UserError::new(phrase("không nhận ra bảng mã của bài", "the article's encoding is not known").get(lang))
                    .with_hint(hint.get(lang))
            }
            Problem::DamagedUtf8 => UserError::new(
                phrase(
                    "bài là UTF-8 nhưng có byte hỏng, được thay bằng �",
                    "the article is UTF-8 with damaged bytes, which are shown as �",
                )
                .get(lang),
            ),
            Problem::SidecarBroken { file, line, column, message } => {
                let hint = phrase(
                    "Tệp này được giữ nguyên. Hãy sửa dòng đã nêu rồi mở lại.",
                    "The file is left as it is. Mend the line named and open the article again.",
                );
                let message = phrase("tệp kèm bị hỏng: {reason}", "the sidecar is broken: {reason}")
                    .fill(lang, &[("reason", message)]);
                UserError::new(message).at(file, Some(*line), Some(*column)).with_hint(hint.get(lang))
            }
            Problem::SidecarNewer { file, format } => {
                let message = phrase(
                    "tệp kèm có định dạng {format}, mới hơn bản ghichu này",
                    "the sidecar is of format {format}, later than this ghichu knows",
                );
                let hint = phrase("Hãy cập nhật ghichu để ghi vào tệp này.", "Update ghichu to write to it.");
                UserError::new(message.fill(lang, &[("format", format)])).at(file, None, None).with_hint(hint.get(lang))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_are_explained_in_both_languages() {
        let file = PathBuf::from("a.txt.lan.ghichu.toml");
        let problems = [
            Problem::Unreadable(Message::new(phrase("đĩa hỏng", "the disk is broken"), &[])),
            Problem::NotUtf8,
            Problem::DamagedUtf8,
            Problem::SidecarBroken { file: file.clone(), line: 3, column: 7, message: "thiếu dấu".to_owned() },
            Problem::SidecarNewer { file, format: 2 },
        ];
        for problem in problems {
            let (vi, en) = (problem.explain(Lang::Vi), problem.explain(Lang::En));
            assert_ne!(vi.message, en.message);
            assert_eq!(vi.place, en.place);
            assert!(!vi.message.contains('{') && !en.message.contains('{'), "{vi:?}");
        }
    }
}
