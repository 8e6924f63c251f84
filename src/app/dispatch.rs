//! From a key to a command: the keymap of the scope, sequences, and what is typed into fields.

use super::App;
use super::messages::Level;
use super::overlay::Overlay;
use crate::command::{CommandError, Scope};
use crate::config::key::{Key, KeyCode};
use crate::config::keymap::Lookup;
use crate::lang::{Explain, UserError, phrase};
use crate::vietnamese::typing::Method;

impl App {
    /// A key was pressed.
    pub(super) fn press(&mut self, key: Key) {
        if self.messages.hide() {
            self.touch();
        }
        if matches!(self.overlay, Some(Overlay::Confirm(_))) {
            return self.answer(key);
        }
        let scope = self.scope();
        if takes_text(scope) || !self.press_composed(key, scope) {
            self.press_key(key);
        }
        self.touch();
    }

    /// A key, as it is.
    pub(super) fn press_key(&mut self, key: Key) {
        let scope = self.scope();
        self.pending.0.push(key);
        let lines = match self.config.keymap.lookup(scope, &self.pending.0) {
            Lookup::Pending(_) => {
                self.pending.1 = self.clock.millis;
                return self.touch();
            }
            Lookup::Bound(binding) => binding.lines.clone(),
            Lookup::Unbound => Vec::new(),
        };
        let pressed = std::mem::take(&mut self.pending.0);
        if !lines.is_empty() {
            if takes_text(scope) && !lines[0].starts_with("typing-") {
                self.input_method.forget();
                self.end_syllable();
            }
            for line in lines {
                if !self.try_line(&line) {
                    break;
                }
            }
        } else if takes_text(scope) && pressed.len() == 1 {
            self.type_key(key);
        } else if key.code != KeyCode::Esc {
            self.tell_unbound(&pressed);
        }
        self.touch();
    }

    /// Runs a command line; what is wrong with it is told.
    pub fn run_line(&mut self, line: &str) {
        self.try_line(line);
    }

    /// Runs a command line; whether it worked.
    pub fn try_line(&mut self, line: &str) -> bool {
        match self.run(line) {
            Ok(()) => true,
            Err(error) => {
                self.tell(Level::Error, error);
                false
            }
        }
    }

    /// Runs a command line.
    pub fn run(&mut self, line: &str) -> Result<(), UserError> {
        let registry = self.registry.clone();
        let explain = |error: CommandError| error.explain(self.lang);
        let invocation = registry.parse_line(line).map_err(explain)?;
        self.touch();
        super::commands::run_of(invocation.command())(self, &invocation)
    }

    fn answer(&mut self, key: Key) {
        let Some(Overlay::Confirm(confirm)) = self.overlay.take() else { return };
        self.touch();
        match key.typed() {
            Some('y' | 'Y' | 'c' | 'C') => self.run_line(&confirm.line),
            _ => self.inform(self.say(phrase("thôi, không làm", "left as it was"))),
        }
    }

    fn tell_unbound(&mut self, keys: &[Key]) {
        let shown: Vec<String> = keys.iter().map(Key::to_string).collect();
        let composed = keys.iter().filter_map(|key| key.typed()).any(|c| Method::Telex.keys_of_letter(c).is_some());
        let text = match composed {
            true => phrase(
                "bộ gõ tiếng Việt đang bật: phím {keys} không phải là lệnh",
                "an input method is on: {keys} is no command",
            ),
            false => phrase("phím {keys} không có tác dụng ở đây", "{keys} does nothing here"),
        };
        let error = UserError::new(text.fill(self.lang, &[("keys", &shown.join(" "))]))
            .with_hint(self.say(phrase("? xem trợ giúp", "? shows help")));
        self.tell(Level::Info, error);
    }
}

/// Whether keys without a command are typed into a field there.
fn takes_text(scope: Scope) -> bool {
    matches!(scope, Scope::Prompt | Scope::Picker | Scope::Notes)
}
