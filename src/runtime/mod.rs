//! Everything around the state machine: the terminal, the loop of events, the work done beside it.

pub mod screen;
