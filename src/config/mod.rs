//! Configuration: options, keys and themes, from the built-in defaults, the user's file, the collection's and the
//! command line.
//!
//! [`load`] reads the files and is the only place that touches the disk. The invariant: whatever is written in them,
//! a usable [`Config`] comes out together with every [`Problem`] that was found. What
//! a collection's file says about keys, programs and paths is set aside until the user trusts it. Nothing here runs a
//! command or draws anything, and no file is ever written.

use crate::lang::phrase;

pub mod choice;
pub mod defaults;
pub mod document;
pub mod key;
pub mod keymap;
pub mod layers;
pub mod load;
pub mod options;
pub mod origin;
pub mod read;
pub mod report;
pub mod role;
pub mod search;
pub mod tag_colour;
pub mod theme;
mod trie;
pub mod value;

pub use key::{Key, KeyCode, KeySequence};
pub use keymap::{Binding, Keymap, Lookup};
pub use layers::{Config, Withheld};
pub use options::{OptionSpec, Options, Trust};
pub use origin::Origin;
pub use report::{Problem, Severity};
pub use role::Role;
pub use theme::{Look, Theme};
pub use value::{Kind, Value};

/// A syntax error, as the TOML reader says it.
fn toml_problem(source: &report::Source, error: &toml::de::Error) -> Problem {
    let message = phrase("Cú pháp TOML sai ({detail}).", "The TOML is not well formed: {detail}.");
    let message = report::Message::new(message, &[("detail", &error.message())]);
    source.problem(error.span().unwrap_or(0..0), Severity::Error, message)
}
