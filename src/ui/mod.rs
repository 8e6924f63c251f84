//! Drawing.
mod canvas;
mod lanes;
mod painter;
mod reader;
mod runs;
mod scene;
mod signs;
mod visible;
mod words;

pub use painter::{Depth, Painter};
