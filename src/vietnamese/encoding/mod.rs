//! Text from before Unicode: what its bytes mean, and how it is told which of the old tables they follow.
//!
//! Each table is written out here and has been compared letter by letter with other converters. Decoded text is composed
//! (NFC), since most of these encodings have no other form; bytes that mean nothing become U+FFFD, one each. Nothing
//! here reads files: a caller hands over bytes or, for text that was converted as if it were Western, characters.

mod capitals;
mod decode;
pub mod detect;
mod encode;
mod misread;
mod score;
mod table;

pub use decode::{decode, letter_end, letter_start};
pub use encode::{Uncarried, encode, fit};
pub use misread::{misread_end, misread_start, repair};

/// An encoding of the time before Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Legacy {
    /// TCVN3 (ABC), the bytes of the fonts .VnTime, .VnArial…: small letters with a tone have a byte, their capitals have
    /// not. In running text the capitals are small letters set in a font ending in H (.VnTimeH), and files tell no
    /// fonts: where all other letters of a word are capitals, these become capitals as well.
    Tcvn3,
    /// TCVN3 that was set in a capitals font (.VnTimeH) throughout: every letter is a capital.
    Tcvn3Capitals,
    /// VNI-Windows, the bytes of the fonts VNI-Times…: a letter, then a byte for its marks.
    Vni,
    /// windows-1258: precomposed shapes, tones as bytes of their own.
    Windows1258,
    /// VISCII (RFC 1456): a byte for each letter, six of them in place of control characters.
    Viscii,
    /// TCVN 5712:1993, table VN1: TCVN3 with all capitals, some in place of control characters.
    Tcvn5712,
    /// windows-1252, for Western text that was kept among the Vietnamese.
    Windows1252,
}

impl Legacy {
    /// All of them, likelier ones first.
    pub const ALL: [Legacy; 7] = [
        Legacy::Tcvn3,
        Legacy::Vni,
        Legacy::Windows1258,
        Legacy::Viscii,
        Legacy::Tcvn5712,
        Legacy::Tcvn3Capitals,
        Legacy::Windows1252,
    ];

    /// Its name for people: `TCVN3`, `VNI-Windows`.
    pub fn name(self) -> &'static str {
        match self {
            Legacy::Tcvn3 => "TCVN3",
            Legacy::Tcvn3Capitals => "TCVN3 (.VnTimeH)",
            Legacy::Vni => "VNI-Windows",
            Legacy::Windows1258 => "windows-1258",
            Legacy::Viscii => "VISCII",
            Legacy::Tcvn5712 => "TCVN 5712-1",
            Legacy::Windows1252 => "windows-1252",
        }
    }

    /// Its name in settings and commands: `tcvn3`, `vni`.
    pub fn id(self) -> &'static str {
        match self {
            Legacy::Tcvn3 => "tcvn3",
            Legacy::Tcvn3Capitals => "tcvn3-capitals",
            Legacy::Vni => "vni",
            Legacy::Windows1258 => "windows-1258",
            Legacy::Viscii => "viscii",
            Legacy::Tcvn5712 => "tcvn5712",
            Legacy::Windows1252 => "windows-1252",
        }
    }
}

#[cfg(test)]
mod tests;
