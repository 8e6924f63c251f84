//! The lexicon: which syllables in a row are one word.
//!
//! The words are text files of the program, by domain, one word a line; `+` after a TAB says that it is very frequent.
//! What they say of single syllables stands in [`list`](super::list). All is put into one table when it is first asked for, by
//! a number made of the syllables' keys: a word of three syllables is found by three look-ups, of which each says whether
//! a longer word may follow.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use super::files::{FILES, FileKind};
use super::key::{Key, spell};
use super::list::{self, Role};

/// What the table says of some syllables in a row.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    /// What the word costs; `None` where longer words only begin like this.
    pub(super) cost: Option<u16>,
    /// Whether it is a person's name, and nothing else: found only with a capital.
    pub(super) is_name: bool,
    /// Whether it names a place.
    pub(super) is_place: bool,
    /// The roles of a single syllable.
    pub(super) roles: Role,
}

/// What a word costs by its class; see [`lattice`](super::lattice).
const FREQUENT: u16 = 95;
const ORDINARY: u16 = 105;
/// What each syllable after the second adds.
const LONGER: u16 = 5;
/// The most syllables of a word.
const MOST: usize = 8;

/// The words of the program, and maybe of its user.
pub(super) struct Lexicon {
    table: HashMap<u64, Entry, BuildHasherDefault<Ready>>,
    count: usize,
}

/// Some syllables in a row as a number, to look up and to go on from.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Prefix(u64);

impl Prefix {
    /// With one more syllable.
    #[inline]
    pub(super) fn then(self, key: Key) -> Prefix {
        let mixed = (self.0 ^ key.0).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Prefix((mixed ^ mixed >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9) ^ mixed >> 32)
    }
}

impl Lexicon {
    /// The words of the program.
    pub(super) fn of_program() -> Lexicon {
        let mut lexicon = Lexicon { table: HashMap::default(), count: 0 };
        lexicon.table.reserve(56 * 1024);
        for (role, words) in list::ROLES {
            for word in words.split_whitespace() {
                lexicon.table.entry(Prefix::default().then(spell(word).0).0).or_default().roles.add(*role);
            }
        }
        for file in FILES {
            lexicon.add_words(file.words, file.kind);
        }
        lexicon
    }

    /// Adds the words of a file: one a line, maybe with a TAB and `+` or `-`; `#` begins a remark. A word marked `-` is none
    /// any more.
    pub(super) fn add_words(&mut self, words: &str, kind: FileKind) {
        for line in words.lines() {
            let (word, mark) = line.split_once('\t').unwrap_or((line, ""));
            if word.trim_start().starts_with('#') {
                continue;
            }
            let mut length = 0;
            let mut prefix = Prefix::default();
            for syllable in word.split([' ', '_']).filter(|syllable| !syllable.is_empty()) {
                let key = spell(syllable).0;
                length = if key.is_none() { MOST + 1 } else { length + 1 };
                if length > MOST {
                    break;
                }
                prefix = prefix.then(key);
                self.table.entry(prefix.0).or_default();
            }
            if (2..=MOST).contains(&length) {
                self.put(prefix, length, mark.trim(), kind);
            }
        }
    }

    fn put(&mut self, prefix: Prefix, length: usize, mark: &str, kind: FileKind) {
        let entry = self.table.entry(prefix.0).or_default();
        let class = if mark == "+" { FREQUENT } else { ORDINARY };
        let cost = class + LONGER * (length as u16 - 2);
        entry.is_place |= kind == FileKind::Places;
        entry.is_name = kind == FileKind::Persons && (entry.cost.is_none() || entry.is_name);
        self.count += usize::from(entry.cost.is_none());
        entry.cost = (mark != "-").then(|| entry.cost.map_or(cost, |old| old.min(cost)));
    }

    /// What is known of the syllables of `prefix`; `None` when no word begins with them.
    #[inline]
    pub(super) fn get(&self, prefix: Prefix) -> Option<Entry> {
        self.table.get(&prefix.0).copied()
    }

    /// The roles of a single syllable.
    #[inline]
    pub(super) fn roles(&self, key: Key) -> Role {
        self.get(Prefix::default().then(key)).map_or(Role::default(), |entry| entry.roles)
    }

    /// How many of `keys`, the first on, name a place: as many as can be, but not all.
    pub(super) fn place_within(&self, keys: impl Iterator<Item = Key>) -> usize {
        let (mut prefix, mut longest, mut length) = (Prefix::default(), 0, 0);
        for (n, key) in keys.enumerate() {
            prefix = prefix.then(key);
            length = n + 1;
            let Some(entry) = self.get(prefix).filter(|_| !key.is_none()) else { continue };
            if entry.is_place || n == 0 && entry.roles.has(Role::COUNTRY) {
                longest = length;
            }
        }
        if longest == length { 0 } else { longest }
    }

    /// Whether these syllables are a word.
    pub(super) fn has(&self, keys: impl Iterator<Item = Key>) -> bool {
        let mut prefix = Prefix::default();
        for key in keys {
            if key.is_none() {
                return false;
            }
            prefix = prefix.then(key);
        }
        self.get(prefix).is_some_and(|entry| entry.cost.is_some())
    }

    /// How many words of two or more syllables there are.
    pub(super) fn len(&self) -> usize {
        self.count
    }
}

/// The lexicon without a user's words.
static OWN: LazyLock<Arc<Lexicon>> = LazyLock::new(|| Arc::new(Lexicon::of_program()));
static USERS: RwLock<Users> = RwLock::new(Users { words: None, lexicon: None });

/// What the user added, and the lexicon with it, once it was asked for.
struct Users {
    words: Option<String>,
    lexicon: Option<Arc<Lexicon>>,
}

/// The lexicon as it is now; made when it is first asked for.
pub(super) fn current() -> Arc<Lexicon> {
    {
        let users = USERS.read().unwrap_or_else(PoisonError::into_inner);
        match (&users.words, &users.lexicon) {
            (_, Some(lexicon)) => return Arc::clone(lexicon),
            (None, None) => return Arc::clone(&OWN),
            (Some(_), None) => {}
        }
    }
    let mut users = USERS.write().unwrap_or_else(PoisonError::into_inner);
    let mut lexicon = Lexicon::of_program();
    lexicon.add_words(users.words.as_deref().unwrap_or_default(), FileKind::Common);
    let lexicon = Arc::new(lexicon);
    users.lexicon = Some(Arc::clone(&lexicon));
    lexicon
}

/// Makes `words` part of the lexicon from now on, in place of what was added so before.
pub(super) fn set_users(words: Option<String>) {
    *USERS.write().unwrap_or_else(PoisonError::into_inner) = Users { words, lexicon: None };
}

/// Takes a number that is mixed already.
#[derive(Default)]
struct Ready(u64);

impl Hasher for Ready {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, &byte| hash.rotate_left(8) ^ u64::from(byte));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}
