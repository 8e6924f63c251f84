//! What the state machine asks for, done: the terminal, the loop, files, threads, the outside editor.
//!
//! The loop hands inputs to [`App`](crate::app::App), performs the effects that come back and draws when something
//! changed. Everything that touches the disk in order (saves, the codebook's file, the state) goes through one
//! [`keeper`], on a thread of its own; what takes long (scanning, reading, searching, exporting) has its own threads.
//! [`wake`] waits for terminal, threads and signals together; nothing is polled.
//! The same keeper serves headless use, without threads. Nothing here decides what happens: that is `app/`.

pub mod clipboard;
pub mod count;
pub mod editor;
pub mod event_loop;
pub mod events;
pub mod export;
pub mod gather;
pub mod headless;
pub mod jobs;
pub mod keeper;
pub mod paths;
mod probe;
pub mod sample;
pub mod screen;
pub mod terminal;
pub mod title;
pub mod wake;
