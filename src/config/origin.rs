//! Where a setting comes from, for `:describe-key`, for messages, and for deciding whether it is trusted.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

/// Where a setting comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// The program's own defaults.
    #[default]
    BuiltIn,
    /// A file.
    File {
        /// The file.
        file: Arc<PathBuf>,
        /// The line, from 1.
        line: usize,
    },
    /// The command line that started the program.
    CommandLine,
    /// `:set`, in the running program.
    Session,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::BuiltIn => f.write_str("ghichu"),
            Origin::File { file, line } => write!(f, "{}:{line}", file.display()),
            Origin::CommandLine => f.write_str("--set"),
            Origin::Session => f.write_str(":set"),
        }
    }
}
