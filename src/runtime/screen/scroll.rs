//! Finds rows that only moved up or down, so that the terminal can move them itself.
//!
//! A terminal moves whole rows. What stands beside the text (a list that does not move) has to be written again, so a
//! scroll is taken only when it saves more cells than it costs.

use std::ops::Range;

use super::frame::{Frame, Key, mix};

/// What a scroll costs in bytes, as cells.
const COST: isize = 46;
/// Fewer changed rows than this are written.
const LEAST_ROWS: usize = 3;

/// Rows `top..bottom` move up by `by` rows, or down when it is negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scroll {
    /// The first row that takes part.
    pub top: u16,
    /// One past the last.
    pub bottom: u16,
    /// How far rows move up.
    pub by: i16,
}

impl Scroll {
    /// The rows that come in from nowhere.
    pub fn uncovered(&self) -> Range<u16> {
        let moved = self.by.unsigned_abs();
        if self.by > 0 { self.bottom - moved..self.bottom } else { self.top..self.top + moved }
    }

    /// Moves the rows of `frame` as the terminal moves its own.
    pub fn apply(&self, frame: &mut Frame) {
        frame.rotate(self.top, self.bottom, self.by);
    }
}

/// How many cells differ between two frames.
#[derive(Debug, Default)]
pub struct Changes {
    rows: Vec<usize>,
    columns: Vec<usize>,
}

impl Changes {
    /// Counts anew.
    pub fn count(&mut self, before: &Frame, now: &Frame) {
        self.rows.clear();
        self.columns.clear();
        self.columns.resize(now.width(), 0);
        for (old, new) in before.rows().zip(now.rows()) {
            let mut changed = 0;
            if old == new {
                self.rows.push(0);
                continue;
            }
            for ((old, new), column) in old.iter().zip(new).zip(&mut self.columns) {
                let differs = usize::from(old != new);
                changed += differs;
                *column += differs;
            }
            self.rows.push(changed);
        }
    }

    /// Whether the frames are alike.
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(|count| *count == 0)
    }

    /// How many cells of a row differ.
    pub fn in_row(&self, row: u16) -> usize {
        self.rows.get(usize::from(row)).copied().unwrap_or(0)
    }

    /// The columns between which most of the change is: what changed in few rows (a state line) does not count.
    fn moving(&self) -> Range<usize> {
        let rows = self.rows.iter().filter(|count| **count > 0).count();
        let enough = |count: &usize| *count > rows / 4;
        let start = self.columns.iter().position(enough).unwrap_or(0);
        let end = self.columns.iter().rposition(enough).map_or(start, |last| last + 1);
        start..end
    }
}

/// The scroll that saves most, when one pays.
pub fn find(before: &Frame, now: &Frame, changes: &Changes) -> Option<Scroll> {
    let changed_rows = changes.rows.iter().filter(|count| **count > 0).count();
    let columns = changes.moving();
    if changed_rows < LEAST_ROWS || columns.is_empty() {
        return None;
    }
    let by = likely(&hashes(before, &columns), &hashes(now, &columns), changes)?;
    let (kept, saved) = best_rows(before, now, changes, by);
    let distance = by.unsigned_abs();
    let scroll = match by {
        1.. => Scroll { top: kept.start, bottom: kept.end + distance, by },
        _ => Scroll { top: kept.start - distance, bottom: kept.end, by },
    };
    let incoming: usize = scroll.uncovered().map(|row| content(now.row(row)).saturating_sub(changes.in_row(row))).sum();
    let total: usize = changes.rows.iter().sum();
    (saved - incoming as isize > COST + total as isize / 4).then_some(scroll)
}

/// How many cells of a row are more than blank at its end.
fn content(row: &[Key]) -> usize {
    row.iter().rposition(|key| *key != Key::BLANK).map_or(0, |last| last + 1)
}

fn hashes(frame: &Frame, columns: &Range<usize>) -> Vec<u64> {
    let hash = |row: &[Key]| row[columns.clone()].iter().fold(0, |word, key| mix(word, key.word()));
    frame.rows().map(hash).collect()
}

/// The rows that `by` rows below are on the screen too.
fn partnered(by: i16, rows: u16) -> Range<u16> {
    let distance = by.unsigned_abs().min(rows);
    if by > 0 { 0..rows - distance } else { distance..rows }
}

/// How far up most of the changed cells have moved, going by whole rows.
fn likely(before: &[u64], now: &[u64], changes: &Changes) -> Option<i16> {
    let rows = u16::try_from(now.len()).ok()?;
    let moved = |by: i16| -> usize {
        let came = |row: &u16| now[usize::from(*row)] == before[usize::from(row.wrapping_add_signed(by))];
        partnered(by, rows).filter(came).map(|row| changes.in_row(row)).sum()
    };
    // Of equal ones the nearest: `max_by_key` keeps the last.
    let shifts = (1..i16::try_from(rows).ok()?).rev().flat_map(|by| [-by, by]);
    let (cells, by) = shifts.map(|by| (moved(by), by)).max_by_key(|(cells, _)| *cells)?;
    (cells > 0).then_some(by)
}

/// The rows of `now` that should come from `by` rows below, and how many cells that saves.
fn best_rows(before: &Frame, now: &Frame, changes: &Changes, by: i16) -> (Range<u16>, isize) {
    let rows = partnered(by, now.height());
    let (mut best, mut best_sum) = (rows.start..rows.start, 0);
    let (mut start, mut sum) = (rows.start, 0);
    for row in rows {
        let (old, new) = (before.row(row.wrapping_add_signed(by)), now.row(row));
        let differ = old.iter().zip(new).filter(|(old, new)| old != new).count() as isize;
        let saved = changes.in_row(row) as isize - differ;
        // A row that only happens to be a little more alike did not move.
        sum += if saved < differ { saved.min(0) } else { saved };
        if sum > best_sum {
            (best, best_sum) = (start..row + 1, sum);
        }
        if sum <= 0 {
            (start, sum) = (row + 1, 0);
        }
    }
    (best, best_sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn screen(rows: &[&str]) -> Frame {
        let mut frame = Frame::blank(49, 8);
        let buffer = ratatui::buffer::Buffer::with_lines(rows.iter().copied());
        frame.take(&buffer, crate::text::glyph::GlyphOptions::default());
        frame
    }

    fn found(before: &[&str], now: &[&str]) -> Option<Scroll> {
        let (before, now) = (screen(before), screen(now));
        let mut changes = Changes::default();
        changes.count(&before, &now);
        find(&before, &now, &changes)
    }

    const TEXT: [&str; 8] = [
        "Sáng mồng bảy, cả bản Nà Sẳm kéo nhau ra bờ suối",
        "dựng lại chiếc cầu tre bị lũ cuốn từ tháng trước",
        "Ông Lò Văn Inh, trưởng bản, đi đầu với bó lạt vai",
        "Phụ nữ nấu cơm, trẻ con chạy theo khuân đá cuội  ",
        "Đến trưa thì nhịp giữa đã bắc xong, nước vẫn đục ",
        "Chị Mai đếm được bốn mươi hai người, đủ các nhà  ",
        "Tối ấy họ ngồi quanh bếp lửa, kể chuyện năm xưa  ",
        "Mưa lại rơi, nhưng không ai còn lo chiếc cầu trôi",
    ];

    #[test]
    fn text_that_moved_by_a_row_under_lines_that_stayed() {
        let frame = |from: usize, state: &'static str| {
            let mut rows = vec!["Chuyện bản Nà Sẳm                                "];
            rows.extend(&TEXT[from..from + 6]);
            rows.push(state);
            rows
        };
        let (first, second) = (
            frame(0, "ĐỌC 10 %                                         "),
            frame(1, "ĐỌC 25 %                                         "),
        );
        assert_eq!(found(&first, &second), Some(Scroll { top: 1, bottom: 7, by: 1 }));
        assert_eq!(found(&second, &first), Some(Scroll { top: 1, bottom: 7, by: -1 }));
        assert_eq!(Scroll { top: 1, bottom: 7, by: 1 }.uncovered(), 6..7);
        assert_eq!(Scroll { top: 1, bottom: 7, by: -1 }.uncovered(), 1..2);
        assert_eq!(found(&first, &first), None);
    }

    #[test]
    fn other_text_is_no_scroll() {
        let mut turned = TEXT;
        turned.reverse();
        assert_eq!(found(&TEXT, &turned), None);
    }
}
