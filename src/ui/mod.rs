//! Drawing.
mod canvas;
mod lanes;
mod painter;
mod runs;
mod signs;

pub use painter::{Depth, Painter};
