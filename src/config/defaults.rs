//! The default keys, as one table.
//!
//! Chosen so that they work in every terminal and beside a Vietnamese input method that was left on: no `ctrl-h`
//! (Backspace in some terminals), `ctrl-i` or `ctrl-m` (Tab and Enter), no brackets (`[` types `ơ` in Telex), and no
//! sequence that Telex would compose into one letter. A test holds the table to this.

use super::key::{Key, KeySequence};
use super::keymap::{Binding, KeySetting};
use super::origin::Origin;
use crate::command::Scope;
use crate::lang::{Phrase, phrase};

use Scope::{Codebook, Global, Library, Notes, Page, Passages, Picker, Prompt, Reader, Select};

/// Scope, keys (several sequences separated by `, `), command line.
pub const DEFAULT_KEYS: &[(Scope, &str, &str)] = &[
    (Global, ":", "command-line-open"),
    (Global, "?, f1", "help-open"),
    (Global, "q, ctrl-c", "quit"),
    (Global, "tab", "pane-next"),
    (Global, "backtab", "pane-previous"),
    (Global, "ctrl-z", "suspend"),
    (Global, "ctrl-l", "redraw"),
    (Global, "space space", "palette-open"),
    (Global, "space l", "pane-list-toggle"),
    (Global, "space c", "codebook-open"),
    (Global, "space p", "passages-open"),
    (Global, "space m", "view-toggle-marks"),
    (Global, "space f", "view-toggle-focus"),
    (Global, "space n", "view-toggle-line-numbers"),
    (Global, "space t", "command-line-open \"view-theme \""),
    (Global, "space w", "command-line-open \"view-measure \""),
    (Global, "space o", "command-line-open \"collection-open \""),
    (Global, "space e", "command-line-open \"export \""),
    (Global, "space r", "collection-rescan"),
    (Global, "space s", "save"),
    (Global, "space i", "messages-open"),
    (Global, "space k", "describe-key"),
    (Global, "space d", "command-line-open \"describe-command \""),
    // Reading: by row, grapheme, syllable, clause, sentence, paragraph, page.
    (Reader, "j, down", "cursor-down"),
    (Reader, "k, up", "cursor-up"),
    (Reader, "h, left", "cursor-left"),
    (Reader, "l, right", "cursor-right"),
    (Reader, "w", "cursor-next syllable"),
    (Reader, "b", "cursor-previous syllable"),
    (Reader, "e", "cursor-unit-end syllable"),
    (Reader, "g c", "cursor-next clause"),
    (Reader, "g C", "cursor-previous clause"),
    (Reader, ")", "cursor-next sentence"),
    (Reader, "(", "cursor-previous sentence"),
    (Reader, "J", "cursor-next paragraph"),
    (Reader, "K", "cursor-previous paragraph"),
    (Reader, "g h", "cursor-next heading"),
    (Reader, "g H", "cursor-previous heading"),
    (Reader, "0, home", "cursor-row-start"),
    (Reader, "$, end", "cursor-row-end"),
    (Reader, "ctrl-d", "cursor-half-page-down"),
    (Reader, "ctrl-u", "cursor-half-page-up"),
    (Reader, "ctrl-f, pagedown", "cursor-page-down"),
    (Reader, "ctrl-b, pageup", "cursor-page-up"),
    (Reader, "g g, ctrl-home", "cursor-start"),
    (Reader, "G, ctrl-end", "cursor-end"),
    (Reader, "%", "command-line-open \"cursor-percent \""),
    (Reader, "ctrl-o, g b", "jump-back"),
    (Reader, "g f", "jump-forward"),
    (Reader, ">", "annotation-next"),
    (Reader, "<", "annotation-previous"),
    (Reader, "/", "search-open"),
    (Reader, "n", "search-next"),
    (Reader, "N", "search-previous"),
    (Reader, "esc", "search-clear"),
    (Reader, "g a", "search-select-all"),
    // Selecting, then acting.
    (Reader, "v", "select-start"),
    (Reader, "s", "select-unit sentence"),
    (Reader, "c", "select-unit clause"),
    (Reader, "p", "select-unit paragraph"),
    (Reader, "+, =", "select-grow"),
    (Reader, "g v", "annotation-to-selection"),
    (Reader, "1", "tag-number 1"),
    (Reader, "2", "tag-number 2"),
    (Reader, "3", "tag-number 3"),
    (Reader, "4", "tag-number 4"),
    (Reader, "5", "tag-number 5"),
    (Reader, "6", "tag-number 6"),
    (Reader, "7", "tag-number 7"),
    (Reader, "8", "tag-number 8"),
    (Reader, "9", "tag-number 9"),
    (Reader, "t", "tag-pick"),
    (Reader, ".", "tag-repeat"),
    (Reader, "R", "annotation-retag"),
    (Reader, "D, delete", "annotation-delete"),
    (Reader, "a, enter", "note-edit"),
    (Reader, "A", "article-note-edit"),
    (Reader, "E", "editor-open"),
    (Reader, "T", "article-tag"),
    (Reader, "u", "undo"),
    (Reader, "ctrl-r, U", "redo"),
    (Reader, "m", "article-mark-done"),
    (Reader, "M", "article-mark unread"),
    (Reader, "g n", "article-next"),
    (Reader, "g p", "article-previous"),
    (Reader, "g u", "article-next-unread"),
    (Reader, "g t", "article-next-untagged"),
    // While selecting; all else is as in reading, and moves the end of the selection.
    (Select, "esc, v", "select-cancel"),
    (Select, "s", "select-unit sentence"),
    (Select, "c", "select-unit clause"),
    (Select, "w", "select-unit syllable"),
    (Select, "p", "select-unit paragraph"),
    (Select, "-", "select-shrink"),
    (Select, "o", "select-swap-ends"),
    (Select, "x", "select-trim"),
    (Select, "H", "select-start-nudge -1"),
    (Select, "L", "select-start-nudge 1"),
    (Select, "<", "select-end-nudge -1"),
    (Select, ">", "select-end-nudge 1"),
    (Select, "*", "select-occurrences"),
    (Select, "d", "occurrence-toggle"),
    (Select, "ctrl-n", "occurrence-next"),
    (Select, "ctrl-p", "occurrence-previous"),
    (Select, "B", "annotation-bounds"),
    // The list of articles.
    (Library, "j, down", "list-down"),
    (Library, "k, up", "list-up"),
    (Library, "ctrl-d, ctrl-f, pagedown", "list-page-down"),
    (Library, "ctrl-u, ctrl-b, pageup", "list-page-up"),
    (Library, "g g, home", "list-start"),
    (Library, "G, end", "list-end"),
    (Library, "enter, l, right", "article-open"),
    (Library, "/", "list-filter"),
    (Library, "esc", "list-filter-clear"),
    (Library, "s n", "list-sort name"),
    (Library, "s t", "list-sort title"),
    (Library, "s d", "list-sort date"),
    (Library, "s a", "list-sort annotations"),
    (Library, "s m", "list-sort state"),
    (Library, "s v", "list-reverse"),
    (Library, "m", "article-mark-done"),
    (Library, "M", "article-mark unread"),
    (Library, "n, g u", "article-next-unread"),
    (Library, "N, g t", "article-next-untagged"),
    (Library, "T", "article-tag"),
    (Library, "A", "article-note-edit"),
    (Library, "R", "collection-rescan"),
    // The pane of tags.
    (Codebook, "j, down", "menu-down"),
    (Codebook, "k, up", "menu-up"),
    (Codebook, "ctrl-d, pagedown", "menu-page-down"),
    (Codebook, "ctrl-u, pageup", "menu-page-up"),
    (Codebook, "g g, home", "menu-start"),
    (Codebook, "G, end", "menu-end"),
    (Codebook, "enter", "menu-accept"),
    (Codebook, "esc", "menu-cancel"),
    (Codebook, "a", "command-line-open \"codebook-new \""),
    (Codebook, "r", "codebook-rename"),
    (Codebook, "c", "codebook-recolour"),
    (Codebook, "p", "codebook-reparent"),
    (Codebook, "m", "codebook-merge"),
    (Codebook, "D, delete", "codebook-delete"),
    (Codebook, "i", "codebook-adopt"),
    (Codebook, "#", "codebook-key"),
    (Codebook, "e", "codebook-describe"),
    (Codebook, "u", "undo"),
    (Codebook, "ctrl-r, U", "redo"),
    // All passages of the collection.
    (Passages, "j, down", "menu-down"),
    (Passages, "k, up", "menu-up"),
    (Passages, "ctrl-d, ctrl-f, pagedown", "menu-page-down"),
    (Passages, "ctrl-u, ctrl-b, pageup", "menu-page-up"),
    (Passages, "g g, home", "menu-start"),
    (Passages, "G, end", "menu-end"),
    (Passages, "enter", "menu-accept"),
    (Passages, "q, esc", "menu-cancel"),
    (Passages, "/", "passages-filter"),
    (Passages, "s n", "passages-open --by=tag"),
    (Passages, "s a", "passages-open --by=article"),
    (Passages, "s t", "passages-open --by=text"),
    // Where text is typed: what does not edit the text.
    (Notes, "esc", "menu-accept"),
    (Notes, "ctrl-g, ctrl-c", "menu-cancel"),
    (Notes, "ctrl-o", "editor-open"),
    (Picker, "down, ctrl-n, tab", "menu-down"),
    (Picker, "up, ctrl-p, backtab", "menu-up"),
    (Picker, "pagedown", "menu-page-down"),
    (Picker, "pageup", "menu-page-up"),
    (Picker, "enter", "menu-accept"),
    (Picker, "esc, ctrl-g, ctrl-c", "menu-cancel"),
    (Prompt, "enter", "menu-accept"),
    (Prompt, "esc, ctrl-g, ctrl-c", "menu-cancel"),
    (Prompt, "tab", "prompt-complete"),
    (Prompt, "backtab", "prompt-complete-previous"),
    (Prompt, "up, ctrl-p", "prompt-history-previous"),
    (Prompt, "down, ctrl-n", "prompt-history-next"),
    // Pages to read.
    (Page, "j, down", "menu-down"),
    (Page, "k, up", "menu-up"),
    (Page, "ctrl-d, ctrl-f, pagedown", "menu-page-down"),
    (Page, "ctrl-u, ctrl-b, pageup", "menu-page-up"),
    (Page, "g g, home", "menu-start"),
    (Page, "G, end", "menu-end"),
    (Page, "enter", "menu-accept"),
    (Page, "/", "search-open"),
    (Page, "n", "search-next"),
    (Page, "N", "search-previous"),
    (Page, "q, esc", "menu-cancel"),
];

/// What the prefixes among the default keys are called.
const PREFIXES: &[(Scope, &str, Phrase)] = &[
    (Global, "space", phrase("lệnh và hiển thị", "commands and view")),
    (Reader, "g", phrase("đi tới", "go to")),
    (Library, "g", phrase("đi tới", "go to")),
    (Library, "s", phrase("xếp theo", "sort by")),
    (Codebook, "g", phrase("đi tới", "go to")),
    (Passages, "g", phrase("đi tới", "go to")),
    (Passages, "s", phrase("xếp theo", "sort by")),
    (Page, "g", phrase("đi tới", "go to")),
];

/// The default keys as a layer of a keymap.
pub fn key_settings() -> Vec<KeySetting> {
    let mut settings = Vec::with_capacity(DEFAULT_KEYS.len() + 64);
    for (scope, sequences, line) in DEFAULT_KEYS {
        for sequence in sequences.split(", ") {
            let keys = KeySequence::parse(sequence).expect("a test reads every key of the table");
            let binding = Some(Binding::line(*line, Origin::BuiltIn));
            settings.push(KeySetting { scope: *scope, keys, binding });
        }
    }
    settings
}

pub(super) fn prefix_label(scope: Scope, keys: &[Key]) -> Option<Phrase> {
    let written = KeySequence::new(keys.to_vec())?.to_string();
    let in_scope = |scope: Scope| PREFIXES.iter().find(|(owner, prefix, _)| *owner == scope && *prefix == written);
    std::iter::successors(Some(scope), |scope| scope.parent()).find_map(in_scope).map(|(_, _, label)| *label)
}
