//! ghichu reads and annotates local collections of Vietnamese articles in a terminal.
//!
//! The rooms, in reading order; each may use those above it and none below (ARCHITECTURE.md says more, and
//! `tests/tidy.rs` enforces it).

pub mod anchor;
pub mod annotation;
pub mod app;
pub mod article;
pub mod cli;
pub mod codebook;
pub mod collection;
pub mod colour;
pub mod command;
pub mod config;
pub mod exchange;
pub mod lang;
pub mod runtime;
pub mod search;
pub mod text;
pub mod ui;
pub mod vietnamese;
