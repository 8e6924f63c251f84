//! Commands: what they are called, what they take, and how a line of text becomes one.
//!
//! A key, a `:` line, a palette choice, a headless verb and a script's reply all become an [`Invocation`] of a command
//! that the [`Registry`] knows. [`grammar`] cuts a line into words, the registry holds it against the command's
//! [`CommandSpec`], and whoever drew up the specs runs it. A user-defined command is the same type as a built-in one.
//!
//! The invariant: an [`Invocation`] always fits its spec (arity, numbers, choices, flags), so the code that runs it
//! never has to doubt it. Nothing here knows what a command does, nor on which state: that is `app/`.

pub mod argument;
pub mod complete;
pub mod document;
pub mod error;
pub mod grammar;
pub mod invocation;
pub mod registry;
pub mod scope;
pub mod spec;

pub use argument::{ArgKind, ArgSpec, Arity, FlagSpec};
pub use complete::{CompletionPoint, Expected};
pub use error::CommandError;
pub use grammar::{GrammarError, quote};
pub use invocation::{CommandId, Invocation};
pub use registry::Registry;
pub use scope::Scope;
pub use spec::{CommandSpec, Doc, Group};
