//! How wide the terminal shows characters of ambiguous width: it is asked once, at the start.
//!
//! Before the first frame `…` is written at the top left and the terminal asked where its cursor is; the frame then paints
//! over it. Nothing waits for the answer. crossterm takes it in without a word, and would wait up to two seconds for one
//! that is not there; so it is asked for it only when exactly as many bytes came as the answer has, and no event with
//! them. When a key came at the same moment, the terminal is asked again: the first answer, if it was there, is kept.

use std::sync::OnceLock;

/// `…` at the top left, and: where is the cursor?
const QUESTION: &[u8] = "\x1b[H\u{2026}\x1b[6n".as_bytes();
/// The question once more, so that there is an answer to be waited for; the cursor is put back.
const AGAIN: &[u8] = b"\x1b7\x1b[H\x1b[6n\x1b8";
/// `ESC [ 1 ; 2 R`, or `3` for a wide one: row 1, and a column of one digit.
const ANSWER_BYTES: u64 = 6;
/// How often it is asked again.
const MOST_QUESTIONS: u8 = 3;

/// What was found out in this run of the program. Later answers would be mixed up with those that were not taken.
static WIDE: OnceLock<bool> = OnceLock::new();

/// What is to be done after something was heard from the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// Nothing.
    Nothing,
    /// The question is to be sent again.
    Ask(&'static [u8]),
    /// The answer is there: [`answer`] takes it.
    Take,
}

/// The state of the question.
#[derive(Debug, Default)]
pub(super) struct Probe {
    open: bool,
    asked: u8,
    expected: u8,
}

impl Probe {
    /// The bytes to be sent before the first frame, if the terminal is to be asked.
    pub(super) fn begin(&mut self, wanted: bool) -> Option<&'static [u8]> {
        let term = std::env::var("TERM").unwrap_or_default();
        self.open = cfg!(unix) && wanted && WIDE.get().is_none() && !matches!(term.as_str(), "" | "dumb");
        self.expected = u8::from(self.open);
        self.open.then_some(QUESTION)
    }

    /// Whether an answer is waited for.
    pub(super) fn is_open(&self) -> bool {
        self.open
    }

    /// How many answers may still come, at most.
    pub(super) fn expected(&self) -> u8 {
        self.expected
    }

    /// After `bytes` came from the terminal and turned out to be `events` events.
    pub(super) fn heard(&mut self, bytes: u64, events: usize) -> Next {
        if bytes > 0 && events == 0 {
            self.expected = self.expected.saturating_sub(1);
        }
        if !self.open || bytes == 0 {
            return Next::Nothing;
        }
        if bytes == ANSWER_BYTES && events == 0 {
            self.open = false;
            // Taking it asks once more: that is how crossterm does it.
            self.expected += 1;
            return Next::Take;
        }
        self.asked += 1;
        self.open = self.asked <= MOST_QUESTIONS;
        if !self.open {
            return Next::Nothing;
        }
        self.expected += 1;
        Next::Ask(AGAIN)
    }
}

/// What was found out before, if anything was.
pub(super) fn known() -> Option<bool> {
    WIDE.get().copied()
}

/// Takes the answer that is there: whether the character was two columns wide. A place where the character cannot have
/// led says nothing.
pub(super) fn answer() -> Option<bool> {
    let wide = match crossterm::cursor::position().ok()? {
        (1, 0) => false,
        (2, 0) => true,
        _ => return None,
    };
    Some(*WIDE.get_or_init(|| wide))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open() -> Probe {
        Probe { open: true, asked: 0, expected: 1 }
    }

    #[test]
    fn an_answer_alone_is_taken_once() {
        let mut probe = open();
        assert_eq!(probe.heard(0, 0), Next::Nothing);
        assert_eq!(probe.heard(6, 0), Next::Take);
        assert_eq!(probe.expected(), 1);
        assert_eq!(probe.heard(9, 0), Next::Nothing);
        assert_eq!(probe.expected(), 0);
    }

    #[test]
    fn with_anything_else_it_is_asked_again_but_not_for_ever() {
        let mut probe = open();
        for (bytes, events) in [(7, 1), (1, 1), (12, 1)] {
            assert_eq!(probe.heard(bytes, events), Next::Ask(AGAIN));
        }
        assert_eq!(probe.heard(1, 1), Next::Nothing);
        assert_eq!(probe.heard(6, 0), Next::Nothing);
        // Six bytes that were a key sequence are no answer.
        assert_eq!(open().heard(6, 1), Next::Ask(AGAIN));
    }
}
