//! Drawing.
mod canvas;
mod lanes;
mod runs;
mod signs;
