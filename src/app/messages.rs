//! What the program said: the last word on the state line, all of it on the messages page.

use crate::lang::UserError;

/// How serious a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Good to know.
    Info,
    /// Something is not as it should be; work goes on.
    Warning,
    /// Something failed.
    Error,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// How serious it is.
    pub level: Level,
    /// What is said, with place and hint.
    pub text: UserError,
    /// How often it came in a row.
    pub times: usize,
}

/// How many messages are kept.
const KEPT: usize = 500;

/// All messages, oldest first.
#[derive(Debug, Default)]
pub struct Messages {
    all: Vec<Message>,
    shown: bool,
}

impl Messages {
    /// Adds a message and shows it on the state line; a repeated one is counted.
    pub fn add(&mut self, level: Level, text: UserError) {
        self.shown = true;
        if let Some(last) = self.all.last_mut()
            && last.level == level
            && last.text == text
        {
            last.times += 1;
            return;
        }
        if self.all.len() == KEPT {
            self.all.remove(0);
        }
        self.all.push(Message { level, text, times: 1 });
    }

    /// All of them, oldest first.
    pub fn all(&self) -> &[Message] {
        &self.all
    }

    /// The one on the state line.
    pub fn current(&self) -> Option<&Message> {
        self.all.last().filter(|_| self.shown)
    }

    /// Takes the message off the state line; errors stay until the next key after being seen.
    pub fn hide(&mut self) -> bool {
        std::mem::take(&mut self.shown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeats_are_counted_and_the_oldest_go() {
        let mut messages = Messages::default();
        for n in 0..=KEPT {
            messages.add(Level::Info, UserError::new(format!("{n}")));
        }
        messages.add(Level::Info, UserError::new(KEPT.to_string()));
        assert_eq!(messages.all().len(), KEPT);
        assert_eq!(messages.current().map(|m| m.times), Some(2));
        assert_eq!(messages.all()[0].text.message, "1");
        assert!(messages.hide() && messages.current().is_none());
    }
}
