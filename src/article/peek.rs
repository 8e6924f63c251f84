//! What a list tells about an article, from the first and last few kilobytes of its file.

use std::fs::File;
use std::io::{Seek, SeekFrom};
use std::path::Path;

use super::format::format_of;
use super::load::end_byline;
use super::{ArticleError, Encoding, Meta, decode, file};
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

/// Looks at an article. Pipes and devices are refused without waiting for them.
pub fn peek(path: &Path) -> Result<Peek, ArticleError> {
    let format = format_of(path).ok_or_else(|| ArticleError::UnknownFormat(path.to_owned()))?;
    let (mut file, length) = file::open(path)?;
    let failed = |source| ArticleError::Io { path: path.to_owned(), source };
    let most = if length <= WHOLE { WHOLE } else { HEAD };
    let mut head = file::read(&mut file, length, most).map_err(failed)?;
    let whole = length <= WHOLE;
    if !whole {
        head.truncate(decode::character_end(&head, decode::announced(&head)));
    }
    let announced = decode::announced(&head);
    let (text, mut encoding) = match decode::decode(head.clone()) {
        Ok(decoded) => decoded,
        Err(_) => (decode::lossy(&head), Encoding::Lossy),
    };
    let mut meta = format.meta(&text);
    let (end, healthy) = if whole { (text, true) } else { tail(&mut file, length, announced).map_err(failed)? };
    if !healthy {
        encoding = Encoding::Lossy;
    }
    if meta.byline.is_none() {
        meta.byline = end_byline(&end);
    }
    Ok(Peek { meta, encoding, file_bytes: length })
}

/// The last lines of a file that are there in full, and whether all bytes made sense.
fn tail(file: &mut File, length: u64, encoding: Encoding) -> std::io::Result<(Text, bool)> {
    // At an even byte, so that UTF-16 stays in step.
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL) & !1))?;
    let bytes = file::read(file, TAIL, TAIL + 1)?;
    let (text, healthy) = decode::decode_end(&bytes, encoding);
    let first = text.as_str().find('\n').map_or(text.end().0, |line| line + 1);
    Ok((Text::from(text.slice(ByteRange::new(first, text.end().0))), healthy))
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
                let (peeked, loaded) = (peek(&path).unwrap(), load(&path, u64::MAX).unwrap());
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
            [(source, Encoding::Utf8), (damaged_head, Encoding::Lossy), (damaged_tail, Encoding::Lossy)]
        {
            let path = write(folder.path(), "a.txt", &bytes);
            assert_eq!(peek(&path).unwrap().encoding, expected);
        }
    }

    #[test]
    fn a_cut_in_a_character_is_no_damage() {
        let folder = tempfile::tempdir().unwrap();
        for shift in 0..4 {
            let source = format!("{}{}", "a".repeat(shift), "ệ".repeat(4_000));
            let path = write(folder.path(), "a.txt", source.as_bytes());
            let peeked = peek(&path).unwrap();
            assert_eq!((peeked.encoding, peeked.meta.title.chars().count()), (Encoding::Utf8, 300), "{shift}");
        }
    }

    #[test]
    fn empty_and_unknown_files() {
        let folder = tempfile::tempdir().unwrap();
        let path = write(folder.path(), "a.txt", b"");
        assert_eq!(peek(&path).unwrap(), Peek { meta: Meta::default(), encoding: Encoding::Utf8, file_bytes: 0 });
        assert!(matches!(peek(&folder.path().join("a.pdf")), Err(ArticleError::UnknownFormat(_))));
        assert!(matches!(peek(&folder.path().join("b.txt")), Err(ArticleError::Io { .. })));
    }
}
