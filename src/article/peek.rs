//! What a list tells about an article, from the first and last few kilobytes of its file.

use std::fs::File;
use std::io::{Seek, SeekFrom};
use std::path::Path;

use super::encoding::choose;
use super::format::format_of;
use super::load::end_byline;
use super::{ArticleError, Encoding, Meta, cut, decode, file};
use crate::text::{ByteRange, Text};

/// An article that was only looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peek {
    /// Title, date, byline.
    pub meta: Meta,
    /// How what was looked at was decoded: bytes in the middle that are not UTF-8 are found when the article is opened.
    pub encoding: Encoding,
    /// The file's length in bytes.
    pub file_bytes: u64,
}

/// Files up to this many bytes are read whole.
const WHOLE: u64 = 8 * 1024;
/// How much of the beginning of a larger file is read: enough for an opening.
const HEAD: u64 = 4 * 1024;
/// How much of its end is read: enough for a byline and the remnants behind it.
const TAIL: u64 = 4 * 1024;

/// Looks at an article, in the encoding `wanted` or the one that is found. Pipes and devices are refused without waiting
/// for them.
pub fn peek(path: &Path, wanted: Option<Encoding>) -> Result<Peek, ArticleError> {
    let format = format_of(path).ok_or_else(|| ArticleError::UnknownFormat(path.to_owned()))?;
    let (mut file, length) = file::open(path)?;
    let failed = |source| ArticleError::Io { path: path.to_owned(), source };
    let is_whole = length <= WHOLE;
    let mut head = file::read(&mut file, length, if is_whole { WHOLE } else { HEAD }).map_err(failed)?;
    let tail = if is_whole { Vec::new() } else { tail(&mut file, length).map_err(failed)? };
    let mut encoding = choose(&head, is_whole, wanted);
    if wanted.is_none() && encoding == Encoding::Utf8 && head.is_ascii() {
        // The end says more.
        encoding = choose(&tail[continuations(&tail)..], true, None);
    }
    if !is_whole {
        head.truncate(cut::character_end(&head, encoding));
    }
    let (text, mut encoding) = match decode::decode(head.clone(), encoding) {
        Ok(decoded) => decoded,
        Err(_) => damaged(head),
    };
    let mut meta = format.meta(&text);
    let (end, healthy) = if is_whole { (text, true) } else { decode::decode_end(&tail, encoding) };
    if !healthy {
        encoding = if encoding.is_utf8() { Encoding::DamagedUtf8 } else { Encoding::Lossy };
    }
    if meta.byline.is_none() {
        // Of the tail only lines that are there in full.
        let first = if is_whole { 0 } else { end.as_str().find('\n').map_or(end.end().0, |line| line + 1) };
        meta.byline = end_byline(&Text::from(end.slice(ByteRange::new(first, end.end().0))));
    }
    Ok(Peek { meta, encoding, file_bytes: length })
}

/// UTF-8 was asked for, and this is not.
fn damaged(bytes: Vec<u8>) -> (Text, Encoding) {
    decode::decode(bytes, Encoding::DamagedUtf8).expect("damage was taken into account")
}

/// How many bytes at the start belong to a character whose beginning is missing.
fn continuations(bytes: &[u8]) -> usize {
    bytes.iter().take(3).take_while(|byte| **byte & 0xc0 == 0x80).count()
}

/// The last bytes of a file.
fn tail(file: &mut File, length: u64) -> std::io::Result<Vec<u8>> {
    // From an even byte on, so that UTF-16 stays in step.
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL) & !1))?;
    file::read(file, TAIL, TAIL + 1)
}

#[cfg(test)]
mod tests {
    use super::super::load;
    use super::*;

    fn write(folder: &Path, name: &str, bytes: &[u8]) -> std::path::PathBuf {
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn article(paragraphs: usize) -> String {
        let middle = "Các hộ dân trong xã đã thu hoạch xong lúa mùa và chuẩn bị gieo ngô đông.\n\n".repeat(paragraphs);
        format!("Thu hoạch lúa mùa\n\nNgày 05/10/2023, xã Nà Lìn cho biết.\n\n{middle}Thu Hà\n\nBài trướcTin vắn\n")
    }

    #[test]
    fn the_list_says_what_the_reader_says() {
        let folder = tempfile::tempdir().unwrap();
        for paragraphs in [0, 3, 60, 80, 2_000] {
            let source = article(paragraphs);
            let utf16: Vec<u8> = [0xfeff].into_iter().chain(source.encode_utf16()).flat_map(u16::to_le_bytes).collect();
            for (name, bytes) in
                [("a.txt", source.clone().into_bytes()), ("b.md", source.clone().into_bytes()), ("c.txt", utf16)]
            {
                let path = write(folder.path(), name, &bytes);
                let (peeked, loaded) = (peek(&path, None).unwrap(), load(&path, u64::MAX, None).unwrap());
                assert_eq!(peeked.meta, loaded.meta, "{name} with {paragraphs}");
                assert_eq!(peeked.meta.title, "Thu hoạch lúa mùa");
                assert_eq!(peeked.meta.byline.as_deref(), Some("Thu Hà"));
                assert_eq!(peeked.meta.date, Some(jiff::civil::date(2023, 10, 5)));
                assert_eq!(peeked.encoding, loaded.encoding);
                assert_eq!(peeked.file_bytes, bytes.len() as u64);
            }
        }
    }

    #[test]
    fn damage_at_either_end_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let source = article(200).into_bytes();
        let mut damaged_head = source.clone();
        damaged_head[3] = 0xff;
        let mut damaged_tail = source.clone();
        damaged_tail[source.len() - 3] = 0xff;
        for (bytes, expected) in
            [(source, Encoding::Utf8), (damaged_head, Encoding::DamagedUtf8), (damaged_tail, Encoding::DamagedUtf8)]
        {
            let path = write(folder.path(), "a.txt", &bytes);
            assert_eq!(peek(&path, None).unwrap().encoding, expected);
        }
    }

    #[test]
    fn a_cut_in_a_character_is_no_damage() {
        let folder = tempfile::tempdir().unwrap();
        for shift in 0..4 {
            let source = format!("{}{}", "a".repeat(shift), "ệ".repeat(4_000));
            let path = write(folder.path(), "a.txt", source.as_bytes());
            let peeked = peek(&path, None).unwrap();
            assert_eq!((peeked.encoding, peeked.meta.title.chars().count()), (Encoding::Utf8, 300), "{shift}");
        }
    }

    #[test]
    fn empty_and_unknown_files() {
        let folder = tempfile::tempdir().unwrap();
        let path = write(folder.path(), "a.txt", b"");
        assert_eq!(peek(&path, None).unwrap(), Peek { meta: Meta::default(), encoding: Encoding::Utf8, file_bytes: 0 });
        assert!(matches!(peek(&folder.path().join("a.pdf"), None), Err(ArticleError::UnknownFormat(_))));
        assert!(matches!(peek(&folder.path().join("b.txt"), None), Err(ArticleError::Io { .. })));
    }
}
