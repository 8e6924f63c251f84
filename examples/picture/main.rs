//! A picture of the real program: runs the release binary in a pty on a copy of the bundled sample, presses keys, and
//! writes what the screen shows as SVG. `docs/pictures/make.sh` makes all pictures of the documents.
//!
//!     cargo run --release --example picture -- COLUMNSxROWS THEME KEYS OUT.svg
//!
//! Keys are separated by spaces and written as in the configuration; what stands in double quotes is typed.

mod session;
mod svg;

use std::error::Error;
use std::path::{Path, PathBuf};

use session::Session;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [size, theme, keys, out] = arguments.as_slice() else {
        return Err("picture COLUMNSxROWS THEME KEYS OUT.svg".into());
    };
    let (columns, rows) = size.split_once('x').ok_or("the size is written like 120x36")?;
    let home = tempfile::tempdir()?;
    let mut session = Session::start(&binary()?, home.path(), (columns.parse()?, rows.parse()?), theme)?;
    session.press(keys)?;
    std::fs::write(Path::new(out), svg::picture(&session.screen()))?;
    Ok(())
}

/// The program, built beside this example.
fn binary() -> Result<PathBuf, Box<dyn Error>> {
    let folder = std::env::current_exe()?;
    let binary = folder.ancestors().nth(2).ok_or("the example stands below the build folder")?.join("ghichu");
    if binary.is_file() { Ok(binary) } else { Err("build the program first: cargo build --release".into()) }
}
