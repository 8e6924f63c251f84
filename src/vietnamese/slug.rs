//! ASCII identifiers from Vietnamese labels: "Khó khăn, hạn chế" → `kho-khan-han-che`.

/// Lower-case `[a-z0-9-]`, words joined by `-`, at most 40 bytes cut at a word; empty when nothing is left.
pub fn slug(label: &str) -> String {
    todo!()
}
