//! Terminal events become inputs.

use std::time::{Duration, Instant};

use crossterm::event::{self as term, Event, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};

use crate::app::Input;
use crate::app::input::{Mouse, MouseKind};
use crate::config::key::{Key, KeyCode};

/// Two clicks at one place within this time are a double click.
const DOUBLE_CLICK: Duration = Duration::from_millis(400);

/// Turns events into inputs; remembers the last click for counting.
#[derive(Debug, Default)]
pub struct Events {
    last_click: Option<(Instant, u16, u16, u8)>,
}

impl Events {
    /// The input that an event is, `None` for those that mean nothing here.
    pub fn input(&mut self, event: Event) -> Option<Input> {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => key_of(key.code, key.modifiers).map(Input::Key),
            Event::Paste(text) => Some(Input::Paste(text)),
            Event::Resize(columns, rows) => Some(Input::Resize(columns, rows)),
            Event::Mouse(mouse) => self.mouse(mouse),
            Event::Key(_) | Event::FocusGained | Event::FocusLost => None,
        }
    }

    fn mouse(&mut self, mouse: term::MouseEvent) -> Option<Input> {
        let kind = match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => MouseKind::Down(self.clicks(mouse.column, mouse.row)),
            MouseEventKind::Drag(MouseButton::Left) => MouseKind::Drag,
            MouseEventKind::Up(MouseButton::Left) => MouseKind::Up,
            MouseEventKind::ScrollUp => MouseKind::WheelUp,
            MouseEventKind::ScrollDown => MouseKind::WheelDown,
            _ => return None,
        };
        Some(Input::Mouse(Mouse { kind, column: mouse.column, row: mouse.row }))
    }

    fn clicks(&mut self, column: u16, row: u16) -> u8 {
        let now = Instant::now();
        let count = match self.last_click {
            Some((at, x, y, count)) if (x, y) == (column, row) && now - at < DOUBLE_CLICK => count % 4 + 1,
            _ => 1,
        };
        self.last_click = Some((now, column, row, count));
        count
    }
}

/// A key as the keymap knows it. Ctrl-H is Backspace: some terminals and input methods send 0x08 for it.
fn key_of(code: term::KeyCode, modifiers: KeyModifiers) -> Option<Key> {
    let ctrl = modifiers.contains(KeyModifiers::CONTROL);
    let alt = modifiers.contains(KeyModifiers::ALT);
    let shift = modifiers.contains(KeyModifiers::SHIFT);
    let code = match code {
        term::KeyCode::Char('h') if ctrl && !alt => return Some(Key::plain(KeyCode::Backspace)),
        term::KeyCode::Char(c) => KeyCode::Char(c),
        term::KeyCode::Enter => KeyCode::Enter,
        term::KeyCode::Esc => KeyCode::Esc,
        term::KeyCode::Tab => KeyCode::Tab,
        term::KeyCode::BackTab => return Some(Key::plain(KeyCode::BackTab)),
        term::KeyCode::Backspace => KeyCode::Backspace,
        term::KeyCode::Delete => KeyCode::Delete,
        term::KeyCode::Insert => KeyCode::Insert,
        term::KeyCode::Left => KeyCode::Left,
        term::KeyCode::Right => KeyCode::Right,
        term::KeyCode::Up => KeyCode::Up,
        term::KeyCode::Down => KeyCode::Down,
        term::KeyCode::Home => KeyCode::Home,
        term::KeyCode::End => KeyCode::End,
        term::KeyCode::PageUp => KeyCode::PageUp,
        term::KeyCode::PageDown => KeyCode::PageDown,
        term::KeyCode::F(n) => KeyCode::F(n),
        _ => return None,
    };
    let shift = shift && !matches!(code, KeyCode::Char(_));
    Some(Key::new(code, ctrl, alt, shift))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_h_is_backspace() {
        let key = key_of(term::KeyCode::Char('h'), KeyModifiers::CONTROL);
        assert_eq!(key, Some(Key::plain(KeyCode::Backspace)));
    }

    #[test]
    fn a_capital_needs_no_shift() {
        assert_eq!(key_of(term::KeyCode::Char('G'), KeyModifiers::SHIFT), Some(Key::char('G')));
    }
}
