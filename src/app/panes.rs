//! Where lists are scrolled to: a function of what is chosen, so that drawing and the mouse agree.

use super::App;

impl App {
    /// Rows above the first article of the list: the collection's name.
    pub const LIST_HEAD: u16 = 1;
    /// Rows above the first tag of the codebook pane: a hairline.
    pub const CODEBOOK_HEAD: u16 = 1;

    /// The place of the first article shown in a list of `height` rows.
    pub fn list_first(&self, height: u16) -> usize {
        let rows = usize::from(height.saturating_sub(Self::LIST_HEAD));
        first_shown(self.library.selected_place(), self.library.visible().len(), rows)
    }

    /// The place of the first tag shown in a codebook pane of `height` rows.
    pub fn codebook_first(&self, height: u16) -> usize {
        let rows = usize::from(height.saturating_sub(Self::CODEBOOK_HEAD));
        first_shown(self.codebook_selected, self.codebook_tags().len(), rows)
    }
}

/// The first of `count` places shown in `rows` rows when `chosen` stands in the middle where it can.
pub fn first_shown(chosen: usize, count: usize, rows: usize) -> usize {
    chosen.saturating_sub(rows / 2).min(count.saturating_sub(rows))
}

#[cfg(test)]
mod tests {
    use super::first_shown;

    #[test]
    fn the_chosen_row_is_always_shown() {
        for count in 0..30 {
            for rows in 1..12 {
                for chosen in 0..count {
                    let first = first_shown(chosen, count, rows);
                    assert!(first <= chosen && chosen < first + rows, "{chosen} of {count} in {rows}: {first}");
                }
            }
        }
    }
}
