//! The options that are one of a few words.

use super::value::{Field, Value};

macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$word_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$word_doc])* $variant,)*
        }

        impl $name {
            /// The words, as they are written in the configuration.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The word.
            pub fn word(self) -> &'static str {
                match self {
                    $($name::$variant => $word,)*
                }
            }

            /// The choice of that word.
            pub fn from_word(word: &str) -> Option<$name> {
                match word {
                    $($word => Some($name::$variant),)*
                    _ => None,
                }
            }
        }

        impl Field for $name {
            fn to_value(&self) -> Value {
                Value::Text(self.word().to_owned())
            }

            fn from_value(value: Value) -> Option<$name> {
                if let Value::Text(word) = value { $name::from_word(&word) } else { None }
            }
        }
    };
}

choice! {
    /// The language of the interface.
    LangChoice {
        /// From the locale.
        Auto = "auto",
        /// Vietnamese.
        Vi = "vi",
        /// English.
        En = "en",
    }
}

choice! {
    /// How many colours are used.
    ColorChoice {
        /// What the terminal says of itself.
        Auto = "auto",
        /// All of them.
        Truecolor = "truecolor",
        /// The 256 of xterm.
        Indexed = "256",
        /// The 16 of the terminal's own palette.
        Ansi = "16",
        /// None: bold, underline and reverse only.
        None = "none",
    }
}

choice! {
    /// Where tags and notes stand beside the text.
    MarginChoice {
        /// Where there is room: right, else bottom, else one line.
        Auto = "auto",
        /// In the right margin.
        Right = "right",
        /// In a strip below the text.
        Bottom = "bottom",
        /// On the state line.
        Line = "line",
        /// Nowhere.
        Off = "off",
    }
}

choice! {
    /// How wide the terminal shows characters of ambiguous width.
    Ambiguous {
        /// What the terminal itself shows at the start.
        Auto = "auto",
        /// One column.
        Narrow = "narrow",
        /// Two columns.
        Wide = "wide",
    }
}

choice! {
    /// What marks left out of a query match.
    SearchMarks {
        /// Any.
        Typed = "typed",
        /// None.
        Exact = "exact",
    }
}

choice! {
    /// Whether upper and lower case differ in a search.
    SearchCase {
        /// They are the same.
        Ignore = "ignore",
        /// They differ when a capital is typed.
        Smart = "smart",
        /// They differ.
        Match = "match",
    }
}

choice! {
    /// What the list of articles is sorted by.
    ListSort {
        /// The file name, numbers by value.
        Name = "name",
        /// The title, in Vietnamese alphabetical order.
        Title = "title",
        /// Who wrote it, by the family name, which comes first.
        Byline = "byline",
        /// Who wrote it, by the given name, which comes last.
        GivenName = "given-name",
        /// The date, newest first.
        Date = "date",
        /// How many annotations there are, most first.
        Annotations = "annotations",
        /// Unread, reading, done.
        State = "state",
    }
}

choice! {
    /// What keys make of Vietnamese.
    TypingMethod {
        /// Nothing: keys are what they are.
        Off = "off",
        /// Telex.
        Telex = "telex",
        /// VNI.
        Vni = "vni",
    }
}

choice! {
    /// Where the tone mark of oa, oe and uy stands when it is typed.
    TonePlacing {
        /// hòa, khỏe, thủy.
        Old = "old",
        /// hoà, khoẻ, thuỷ.
        New = "new",
    }
}

choice! {
    /// What the terminal is asked to say about keys.
    KeyboardProtocol {
        /// What every terminal does.
        Legacy = "legacy",
        /// The kitty keyboard protocol, where the terminal has it.
        Enhanced = "enhanced",
    }
}
