//! How a file's bytes are read as text: its names, and how it is found out.

use super::decode;
use crate::vietnamese::encoding::Legacy;
use crate::vietnamese::encoding::detect::{Reading, detect};

/// How bytes became text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8.
    #[default]
    Utf8,
    /// UTF-8 with a byte order mark.
    Utf8Bom,
    /// UTF-8 but for some bytes, which became U+FFFD.
    DamagedUtf8,
    /// UTF-16, little endian, with or without a byte order mark.
    Utf16Le,
    /// UTF-16, big endian, with or without a byte order mark.
    Utf16Be,
    /// An encoding from before Unicode; bytes that it does not have became U+FFFD.
    Legacy(Legacy),
    /// UTF-8 of text that had been converted as if it were windows-1252, and was this; without one, UTF-8. The canonical
    /// text is the repaired one.
    Misread(Option<Legacy>),
    /// None that is known: bytes that make no sense became U+FFFD. The article can be read, not annotated.
    Lossy,
}

/// Every encoding that can be asked for, by the name it has in settings and commands.
pub const ENCODINGS: [(&str, Encoding); 17] = [
    ("utf-8", Encoding::Utf8),
    ("utf-16le", Encoding::Utf16Le),
    ("utf-16be", Encoding::Utf16Be),
    ("tcvn3", Encoding::Legacy(Legacy::Tcvn3)),
    ("tcvn3-capitals", Encoding::Legacy(Legacy::Tcvn3Capitals)),
    ("vni", Encoding::Legacy(Legacy::Vni)),
    ("windows-1258", Encoding::Legacy(Legacy::Windows1258)),
    ("viscii", Encoding::Legacy(Legacy::Viscii)),
    ("tcvn5712", Encoding::Legacy(Legacy::Tcvn5712)),
    ("windows-1252", Encoding::Legacy(Legacy::Windows1252)),
    ("misread-tcvn3", Encoding::Misread(Some(Legacy::Tcvn3))),
    ("misread-tcvn3-capitals", Encoding::Misread(Some(Legacy::Tcvn3Capitals))),
    ("misread-vni", Encoding::Misread(Some(Legacy::Vni))),
    ("misread-windows-1258", Encoding::Misread(Some(Legacy::Windows1258))),
    ("misread-viscii", Encoding::Misread(Some(Legacy::Viscii))),
    ("misread-tcvn5712", Encoding::Misread(Some(Legacy::Tcvn5712))),
    ("misread-utf-8", Encoding::Misread(None)),
];

impl Encoding {
    /// Its name in `show --json`, `list --json` and on screen: `UTF-8`, `TCVN3`, `VNI-Windows in UTF-8`, `not UTF-8`.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf8Bom => "UTF-8 (BOM)",
            Encoding::DamagedUtf8 => "UTF-8 (damaged)",
            Encoding::Utf16Le => "UTF-16LE",
            Encoding::Utf16Be => "UTF-16BE",
            Encoding::Legacy(legacy) => legacy.name(),
            Encoding::Misread(Some(Legacy::Tcvn3)) => "TCVN3 in UTF-8",
            Encoding::Misread(Some(Legacy::Tcvn3Capitals)) => "TCVN3 (.VnTimeH) in UTF-8",
            Encoding::Misread(Some(Legacy::Vni)) => "VNI-Windows in UTF-8",
            Encoding::Misread(Some(Legacy::Windows1258)) => "windows-1258 in UTF-8",
            Encoding::Misread(Some(Legacy::Viscii)) => "VISCII in UTF-8",
            Encoding::Misread(Some(Legacy::Tcvn5712)) => "TCVN 5712-1 in UTF-8",
            Encoding::Misread(Some(Legacy::Windows1252) | None) => "UTF-8 in UTF-8",
            Encoding::Lossy => "not UTF-8",
        }
    }

    /// The encoding of a name in settings and commands.
    pub fn from_id(id: &str) -> Option<Encoding> {
        ENCODINGS.iter().find(|(known, _)| *known == id).map(|(_, encoding)| *encoding)
    }

    /// Its name in settings and commands; of one that can't be asked for, what it was found in place of.
    pub fn id(self) -> &'static str {
        ENCODINGS.iter().find(|(_, known)| *known == self).map_or("utf-8", |(id, _)| id)
    }

    /// Whether it is UTF-8 that is taken as it is.
    pub fn is_utf8(self) -> bool {
        matches!(self, Encoding::Utf8 | Encoding::Utf8Bom)
    }
}

/// How a file that begins with `start` is to be read: as was asked for, as its byte order mark says, or as it looks.
/// `is_all` says whether that is the whole file: a character cut at the end of a beginning is no damage.
pub fn choose(start: &[u8], is_all: bool, wanted: Option<Encoding>) -> Encoding {
    let announced = decode::announced(start);
    match wanted {
        Some(Encoding::Utf8) | None if announced != Encoding::Utf8 => announced,
        Some(Encoding::Utf8) => Encoding::Utf8,
        Some(wanted) => wanted,
        None => look(start, is_all),
    }
}

fn look(start: &[u8], is_all: bool) -> Encoding {
    let is_utf8 = match simdutf8::compat::from_utf8(start) {
        Ok(_) => true,
        Err(error) => !is_all && error.error_len().is_none(),
    };
    match detect(start, is_utf8) {
        // What is damaged is found out, and told, by who decodes all of it.
        Reading::Utf8 | Reading::DamagedUtf8 if is_utf8 => Encoding::Utf8,
        Reading::Utf8 | Reading::DamagedUtf8 => Encoding::DamagedUtf8,
        Reading::Utf16Le => Encoding::Utf16Le,
        Reading::Utf16Be => Encoding::Utf16Be,
        Reading::Legacy(legacy) => Encoding::Legacy(legacy),
        Reading::Misread(was) => Encoding::Misread(was),
        Reading::Unknown => Encoding::Lossy,
    }
}
