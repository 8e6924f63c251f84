//! The files of the lexicon, by domain.

/// One of them.
pub(super) struct File {
    /// Its words, one a line.
    pub(super) words: &'static str,
    /// Whether they are names of persons, found only with a capital.
    pub(super) is_names: bool,
}

macro_rules! file {
    ($name:literal) => {
        file!($name, false)
    };
    ($name:literal, $is_names:literal) => {
        File { words: include_str!(concat!("../../../assets/words/", $name, ".txt")), is_names: $is_names }
    };
}

pub(super) const FILES: &[File] = &[
    file!("am-thuc"),
    file!("chung-a"),
    file!("chung-b"),
    file!("chung-c"),
    file!("chung-d"),
    file!("chung-dd"),
    file!("chung-e"),
    file!("chung-g"),
    file!("chung-h"),
    file!("chung-i"),
    file!("chung-k"),
    file!("chung-l"),
    file!("chung-m"),
    file!("chung-n"),
    file!("chung-o"),
    file!("chung-p"),
    file!("chung-q"),
    file!("chung-r"),
    file!("chung-s"),
    file!("chung-t"),
    file!("chung-u"),
    file!("chung-v"),
    file!("chung-x"),
    file!("chung-y"),
    file!("cong-nghe"),
    file!("dia-danh"),
    file!("dong-vat"),
    file!("giao-duc"),
    file!("nong-nghiep"),
    file!("phap-luat"),
    file!("ten-nguoi", true),
    file!("thuc-vat"),
    file!("xay-dung-giao-thong"),
    file!("y-te"),
];
