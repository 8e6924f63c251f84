//! Roles: the parts of the screen that a theme can make look different, and what each looks like by default.

macro_rules! roles {
    ($($(#[$doc:meta])* $variant:ident = $name:literal $(, $parent:ident)?;)*) => {
        /// A part of the screen that can look different.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Role {
            $($(#[$doc])* $variant,)*
        }

        impl Role {
            /// Every role. A parent comes before its children.
            pub const ALL: &'static [Role] = &[$(Role::$variant),*];

            /// Its name in theme files.
            pub fn name(self) -> &'static str {
                match self { $(Role::$variant => $name,)* }
            }

            /// The role it looks like when a theme leaves it out.
            pub fn parent(self) -> Option<Role> {
                match self { $(Role::$variant => [$(Role::$parent)?].first().copied(),)* }
            }
        }
    };
}

roles! {
    /// The text of articles, and the ground of everything: its `bg` is the screen's.
    Text = "text";
    /// What is quieter than the text.
    Dim = "dim", Text;
    /// Titles and headings.
    Heading = "heading", Text;
    /// The line between panes.
    Hairline = "hairline", Dim;
    /// Line numbers.
    LineNumber = "line-number", Dim;
    /// Leftovers of web pages.
    Remnant = "remnant", Dim;
    /// Pictures of characters that are not shown raw, and what stands in an empty field.
    Placeholder = "placeholder", Dim;
    /// The gutter left of the text, where it has no bar.
    Gutter = "gutter", Dim;
    /// Notes in the margin.
    Note = "note", Dim;
    /// What a rule proposes.
    Suggestion = "suggestion", Dim;
    /// The row with the cursor.
    CursorRow = "cursor-row", Text;
    /// The cursor itself.
    Cursor = "cursor", Text;
    /// The passage being selected.
    Selection = "selection", Text;
    /// What a search found.
    SearchHit = "search-hit", Selection;
    /// The found place the cursor is on.
    CurrentHit = "current-hit", SearchHit;
    /// The line that tells the state.
    StateLine = "state-line", Dim;
    /// The chip with the mode: reading.
    ModeRead = "mode-read", StateLine;
    /// The chip with the mode: selecting.
    ModeSelect = "mode-select", ModeRead;
    /// The chip with the mode: typing.
    ModeType = "mode-type", ModeRead;
    /// A key in a hint.
    Key = "key", Heading;
    /// What a key in a hint does.
    KeyHint = "key-hint", Dim;
    /// A row of a list.
    List = "list", Text;
    /// The selected row of a list.
    ListSelected = "list-selected", Selection;
    /// The selected row of a list that does not have the focus.
    ListSelectedIdle = "list-selected-idle", ListSelected;
    /// An article that is done.
    ListDone = "list-done", Dim;
    /// Bars of counts.
    Bar = "bar", Dim;
    /// Popups: pickers, the keys that may come next.
    Popup = "popup", Text;
    /// The frame of a popup.
    PopupFrame = "popup-frame", Hairline;
    /// Letters that match what was typed into a filter.
    Match = "match", Key;
    /// Errors.
    Error = "error", Text;
    /// Warnings.
    Warning = "warning", Error;
    /// What went well: saved.
    Success = "success", Dim;
}
