//! The program `ghichu`: everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    ghichu::cli::main()
}
