//! What an annotation is.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use jiff::fmt::temporal::Pieces;

use crate::codebook::TagId;
use crate::text::{ByteRange, CharRange};

/// The id of an annotation: 10 characters of lower-case base32 (`a-z2-7`) when made here; other ids in files are kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AnnotationId(Arc<str>);

impl AnnotationId {
    /// The id written as `text`; `None` when empty or longer than 64 bytes.
    pub fn new(text: &str) -> Option<AnnotationId> {
        (!text.is_empty() && text.len() <= 64).then(|| AnnotationId(text.into()))
    }

    /// A new id from 50 random bits.
    pub fn from_random(bits: u64) -> AnnotationId {
        const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
        let text: String = (0..10).map(|i| char::from(ALPHABET[(bits >> (5 * i)) as usize & 31])).collect();
        AnnotationId(text.into())
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AnnotationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Who annotates: lower-case `[a-z0-9-]`, not empty, at most 40 bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Annotator(Arc<str>);

impl Annotator {
    /// The annotator written as `text`; `None` when it is no annotator id.
    pub fn new(text: &str) -> Option<Annotator> {
        let valid = !text.is_empty()
            && text.len() <= 40
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        valid.then(|| Annotator(text.into()))
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Annotator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A moment with its offset from UTC, to the second: `2026-11-23T15:04:05+07:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The moment.
    pub moment: jiff::Timestamp,
    /// The offset it is written with.
    pub offset: jiff::tz::Offset,
}

impl Stamp {
    /// The moment as it is written: in whole seconds, with an offset in whole minutes, as TOML knows no finer ones.
    #[must_use]
    pub fn whole(self) -> Stamp {
        let second = self.moment.as_nanosecond().div_euclid(1_000_000_000);
        let moment = i64::try_from(second).ok().and_then(|second| jiff::Timestamp::from_second(second).ok());
        let minute = (self.offset.seconds() + 30).div_euclid(60) * 60;
        Stamp {
            moment: moment.unwrap_or(self.moment),
            offset: jiff::tz::Offset::from_seconds(minute).unwrap_or(self.offset),
        }
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = self.whole();
        let minutes = whole.offset.seconds() / 60;
        let sign = if minutes < 0 { '-' } else { '+' };
        let (hour, minute) = (minutes.abs() / 60, minutes.abs() % 60);
        let local = whole.offset.to_datetime(whole.moment).strftime("%Y-%m-%dT%H:%M:%S");
        write!(f, "{local}{sign}{hour:02}:{minute:02}")
    }
}

impl FromStr for Stamp {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Stamp, jiff::Error> {
        let pieces = Pieces::parse(text)?;
        let missing = |what| jiff::Error::from_args(format_args!("no {what} in `{text}`"));
        let offset = pieces.to_numeric_offset().ok_or_else(|| missing("offset"))?;
        let time = pieces.time().ok_or_else(|| missing("time"))?;
        Ok(Stamp { moment: offset.to_timestamp(pieces.date().to_datetime(time))?, offset })
    }
}

/// How an annotation is anchored in its file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchor {
    /// Where the file says it is.
    pub range: CharRange,
    /// The passage's text when it was made.
    pub quote: String,
    /// Some text before it.
    pub prefix: String,
    /// Some text after it.
    pub suffix: String,
}

/// How sure the program is of where a passage is today.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AnchorState {
    /// Where the file says, and the text is the same.
    #[default]
    Exact,
    /// Elsewhere, without doubt.
    Moved,
    /// Perhaps there; a person should look.
    Uncertain,
    /// Not to be found. Its `range` is empty at the end of the text.
    Orphan,
}

impl AnchorState {
    /// Its name in `show --json`: `exact`, `moved`, `uncertain`, `orphan`.
    pub fn name(self) -> &'static str {
        match self {
            AnchorState::Exact => "exact",
            AnchorState::Moved => "moved",
            AnchorState::Uncertain => "uncertain",
            AnchorState::Orphan => "orphan",
        }
    }
}

/// A passage with one or more tags and maybe a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation {
    /// Its id, never reused.
    pub id: AnnotationId,
    /// Its tags, in the order they were given; none when only a note.
    pub tags: Vec<TagId>,
    /// Where it is in today's text.
    pub range: ByteRange,
    /// How sure that is.
    pub state: AnchorState,
    /// What its file says of where it is.
    pub anchor: Anchor,
    /// The note, perhaps of several lines.
    pub note: Option<String>,
    /// What made it (`rule:…`), `None` when a person did.
    pub source: Option<String>,
    /// When it was made.
    pub created: Option<Stamp>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_base32() {
        assert_eq!(AnnotationId::from_random(0).as_str(), "aaaaaaaaaa");
        assert_eq!(AnnotationId::from_random(u64::MAX).as_str(), "7777777777");
        assert_ne!(AnnotationId::from_random(1 << 49), AnnotationId::from_random(0), "all 50 bits count");
        assert_eq!(AnnotationId::new(""), None);
    }

    #[test]
    fn stamps_read_and_write() {
        for (text, written) in [
            ("2026-11-23T15:04:05+07:00", "2026-11-23T15:04:05+07:00"),
            ("2026-11-23 15:04:05.999-03:30", "2026-11-23T15:04:05-03:30"),
            ("2026-01-01T00:00:00Z", "2026-01-01T00:00:00+00:00"),
            ("1906-06-30T23:59:59+07:06", "1906-06-30T23:59:59+07:06"),
        ] {
            assert_eq!(text.parse::<Stamp>().unwrap().to_string(), written);
        }
        for text in ["", "2026-11-23", "2026-11-23T15:04:05", "15:04:05+07:00", "2026-13-01T00:00:00Z"] {
            assert!(text.parse::<Stamp>().is_err(), "{text}");
        }
    }
}
