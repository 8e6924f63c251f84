//! Jumping back and forward: the places the cursor left.

use crate::text::ByteOffset;

/// How many places are kept.
const KEPT: usize = 100;

/// The places left behind, and those come back from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Jumps {
    back: Vec<ByteOffset>,
    forward: Vec<ByteOffset>,
}

impl Jumps {
    /// Remembers `from` before a jump; what lay forward is forgotten.
    pub fn leave(&mut self, from: ByteOffset) {
        self.forward.clear();
        if self.back.last() == Some(&from) {
            return;
        }
        if self.back.len() == KEPT {
            self.back.remove(0);
        }
        self.back.push(from);
    }

    /// The place before, leaving `from`.
    pub fn back(&mut self, from: ByteOffset) -> Option<ByteOffset> {
        let to = self.back.pop()?;
        self.forward.push(from);
        Some(to)
    }

    /// The place come back from, leaving `from`.
    pub fn forward(&mut self, from: ByteOffset) -> Option<ByteOffset> {
        let to = self.forward.pop()?;
        self.back.push(from);
        Some(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let mut jumps = Jumps::default();
        jumps.leave(ByteOffset(1));
        assert_eq!(jumps.back(ByteOffset(9)), Some(ByteOffset(1)));
        assert_eq!(jumps.back(ByteOffset(1)), None);
        assert_eq!(jumps.forward(ByteOffset(1)), Some(ByteOffset(9)));
        assert_eq!(jumps.back(ByteOffset(9)), Some(ByteOffset(1)));
    }
}
