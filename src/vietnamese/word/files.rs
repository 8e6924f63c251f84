//! The files of the lexicon, by domain.

/// One of them.
pub(super) struct File {
    /// Its words, one a line.
    pub(super) words: &'static str,
    /// What they name.
    pub(super) kind: FileKind,
}

/// What the words of a file name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileKind {
    /// Anything.
    Common,
    /// Persons: found only with a capital.
    Persons,
    /// Places: a person's name after one begins anew.
    Places,
}

macro_rules! file {
    ($name:literal, $kind:ident) => {
        File { words: include_str!(concat!("../../../assets/words/", $name, ".txt")), kind: FileKind::$kind }
    };
}

pub(super) const FILES: &[File] = &[
    file!("am-thuc", Common),
    file!("chung-a", Common),
    file!("chung-b", Common),
    file!("chung-c", Common),
    file!("chung-d", Common),
    file!("chung-dd", Common),
    file!("chung-e", Common),
    file!("chung-g", Common),
    file!("chung-h", Common),
    file!("chung-i", Common),
    file!("chung-k", Common),
    file!("chung-l", Common),
    file!("chung-m", Common),
    file!("chung-n", Common),
    file!("chung-o", Common),
    file!("chung-p", Common),
    file!("chung-q", Common),
    file!("chung-r", Common),
    file!("chung-s", Common),
    file!("chung-t", Common),
    file!("chung-u", Common),
    file!("chung-v", Common),
    file!("chung-x", Common),
    file!("chung-y", Common),
    file!("cong-nghe", Common),
    file!("dia-danh", Places),
    file!("dong-vat", Common),
    file!("giao-duc", Common),
    file!("nong-nghiep", Common),
    file!("phap-luat", Common),
    file!("ten-nguoi", Persons),
    file!("thuc-vat", Common),
    file!("xay-dung-giao-thong", Common),
    file!("y-te", Common),
];
