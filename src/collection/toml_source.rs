//! What reading sidecars and reading the collection's file share.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value and where it stands.
pub(super) type Value<'i> = Spanned<DeValue<'i>>;

/// Where and why a file does not parse: line and column from 1, and the parser's words.
pub(super) type SyntaxError = (usize, usize, String);

/// `source` as it is parsed: without a byte order mark, and with LF. Git may give a file CRLF, but the strings of several
/// lines in it were written with LF, and are read so. Lines and columns stay the same.
pub(super) fn clean(source: &str) -> Cow<'_, str> {
    let source = source.strip_prefix('\u{FEFF}').unwrap_or(source);
    if source.contains("\r\n") { Cow::Owned(source.replace("\r\n", "\n")) } else { Cow::Borrowed(source) }
}

/// The tables of a cleaned source.
pub(super) fn parse(source: &str) -> Result<DeTable<'_>, SyntaxError> {
    DeTable::parse(source).map(Spanned::into_inner).map_err(|error| {
        let (line, column) = place(source, error.span().map_or(0, |span| span.start));
        (line, column, error.message().to_owned())
    })
}

/// The line and the column in code points, both from 1, of a byte in `source`.
pub(super) fn place(source: &str, at: usize) -> (usize, usize) {
    let before = source.get(..at).unwrap_or(source);
    let start = before.rfind('\n').map_or(0, |feed| feed + 1);
    (bytecount::count(before.as_bytes(), b'\n') + 1, before[start..].chars().count() + 1)
}

/// The number that a value is.
pub(super) fn integer(value: &Value<'_>) -> Option<i64> {
    let integer = value.get_ref().as_integer()?;
    i64::from_str_radix(integer.as_str(), integer.radix()).ok()
}
