//! The signs that are no text: lines, marks, bars.
//!
//! Many of them are of ambiguous width: a terminal that shows those two columns wide gets ASCII instead, so that nothing
//! is ever shifted.

/// A set of signs, each one column wide.
pub(super) struct Signs {
    /// Text was cut here.
    pub(super) cut: &'static str,
    /// A passage goes on.
    pub(super) bar: &'static str,
    /// A passage ends in this row.
    pub(super) bar_end: &'static str,
    /// A passage without a key begins.
    pub(super) keyless: &'static str,
    /// A passage that has only a note begins.
    pub(super) note: &'static str,
    /// The line between panes.
    pub(super) hairline: &'static str,
    /// The line between panes, lying.
    pub(super) rule: &'static str,
    /// A lying line runs into the line between panes.
    pub(super) junction: &'static str,
    /// The corners of a popup from the top left clockwise.
    pub(super) corners: [&'static str; 4],
    /// The chosen row.
    pub(super) chosen: &'static str,
    /// Done, saved.
    pub(super) check: &'static str,
    /// Opened, not done.
    pub(super) opened: &'static str,
    /// Something is wrong.
    pub(super) problem: &'static str,
    /// Between parts of a line.
    pub(super) dot: &'static str,
    /// A tag's colour.
    pub(super) swatch: &'static str,
    /// A piece of a count's bar.
    pub(super) block: &'static str,
}

const UNICODE: Signs = Signs {
    cut: "…",
    bar: "│",
    bar_end: "╵",
    keyless: "•",
    note: "*",
    hairline: "│",
    rule: "─",
    junction: "┤",
    corners: ["┌", "┐", "┘", "└"],
    chosen: "▸",
    check: "✓",
    opened: "·",
    problem: "!",
    dot: "·",
    swatch: "■",
    block: "▇",
};

const ASCII: Signs = Signs {
    cut: ">",
    bar: "|",
    bar_end: "'",
    keyless: "o",
    note: "*",
    hairline: "|",
    rule: "-",
    junction: "+",
    corners: ["+", "+", "+", "+"],
    chosen: ">",
    check: "+",
    opened: ".",
    problem: "!",
    dot: "-",
    swatch: "#",
    block: "=",
};

impl Signs {
    /// The signs for a terminal that shows ambiguous characters wide, or narrow.
    pub(super) fn of(ambiguous_wide: bool) -> &'static Signs {
        if ambiguous_wide { &ASCII } else { &UNICODE }
    }
}
