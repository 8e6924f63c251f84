//! Finds rows that only moved up or down, so that the terminal can move them itself.
//!
//! A terminal moves whole rows. What stands beside the text (a list that does not move) has to be written again, so a
//! scroll is taken only when it saves more cells than it costs.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};

/// What a scroll costs in bytes, as cells.
const COST: isize = 40;
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

    /// Moves the rows of `buffer` as the terminal moves its own.
    pub fn apply(&self, buffer: &mut Buffer) {
        let columns = usize::from(buffer.area.width);
        let band = &mut buffer.content[usize::from(self.top) * columns..usize::from(self.bottom) * columns];
        let cells = usize::from(self.by.unsigned_abs()) * columns;
        if self.by > 0 { band.rotate_left(cells) } else { band.rotate_right(cells) }
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
    pub fn count(&mut self, before: &Buffer, now: &Buffer) {
        let width = usize::from(now.area.width);
        self.rows.clear();
        self.columns.clear();
        self.columns.resize(width, 0);
        if width == 0 {
            return;
        }
        for (old, new) in before.content.chunks(width).zip(now.content.chunks(width)) {
            let mut changed = 0;
            for (column, (old, new)) in old.iter().zip(new).enumerate() {
                if old != new {
                    changed += 1;
                    self.columns[column] += 1;
                }
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
pub fn find(before: &Buffer, now: &Buffer, changes: &Changes) -> Option<Scroll> {
    let changed_rows = changes.rows.iter().filter(|count| **count > 0).count();
    let columns = changes.moving();
    if changed_rows < LEAST_ROWS || columns.is_empty() {
        return None;
    }
    let by = likely(&hashes(before, &columns), &hashes(now, &columns), changes)?;
    let (kept, saved) = best_rows(before, now, changes, by);
    let (rows, by) = (changes.rows.len() as isize, by as i16);
    let scroll = match by {
        1.. => Scroll { top: kept.start as u16, bottom: (kept.end as isize + isize::from(by)).min(rows) as u16, by },
        _ => Scroll { top: (kept.start as isize + isize::from(by)).max(0) as u16, bottom: kept.end as u16, by },
    };
    let incoming: isize = scroll
        .uncovered()
        .map(|row| content(row_of(now, usize::from(row))) as isize - changes.in_row(row) as isize)
        .sum();
    let total: isize = changes.rows.iter().sum::<usize>() as isize;
    (saved - incoming.max(0) > COST + total / 4).then_some(scroll)
}

fn row_of(buffer: &Buffer, row: usize) -> &[Cell] {
    let width = usize::from(buffer.area.width);
    &buffer.content[row * width..(row + 1) * width]
}

/// How many cells of a row are more than blank at its end.
fn content(row: &[Cell]) -> usize {
    row.iter().rposition(|cell| cell.symbol() != " ").map_or(0, |last| last + 1)
}

fn hashes(buffer: &Buffer, columns: &Range<usize>) -> Vec<u64> {
    let hash = |row: usize| {
        let mut state = Quick(0);
        row_of(buffer, row)[columns.clone()].iter().for_each(|cell| {
            cell.symbol().hash(&mut state);
            (cell.fg, cell.bg, cell.modifier).hash(&mut state);
        });
        state.finish()
    };
    (0..usize::from(buffer.area.height)).map(hash).collect()
}

/// How far up most of the changed cells have moved, going by whole rows.
fn likely(before: &[u64], now: &[u64], changes: &Changes) -> Option<isize> {
    let rows = now.len() as isize;
    let found = |by: isize| -> usize {
        let range = (-by).max(0)..(rows - by).min(rows);
        range
            .filter(|row| now[*row as usize] == before[(row + by) as usize])
            .map(|row| changes.rows[row as usize])
            .sum()
    };
    // Of equal ones the nearest: `max_by_key` keeps the last.
    let shifts = (1..rows).rev().flat_map(|by| [-by, by]);
    let (cells, by) = shifts.map(|by| (found(by), by)).max_by_key(|(cells, _)| *cells)?;
    (cells > 0).then_some(by)
}

/// The rows of `now` that should come from `by` rows below, and how many cells that saves.
fn best_rows(before: &Buffer, now: &Buffer, changes: &Changes, by: isize) -> (Range<usize>, isize) {
    let rows = changes.rows.len() as isize;
    let (mut best, mut best_sum) = (0..0, 0);
    let (mut start, mut sum) = ((-by).max(0), 0);
    for row in (-by).max(0)..(rows - by).min(rows) {
        let moved = row_of(before, (row + by) as usize);
        let differ = moved.iter().zip(row_of(now, row as usize)).filter(|(old, new)| old != new).count();
        let saved = changes.rows[row as usize] as isize - differ as isize;
        // A row that only happens to be a little more alike did not move.
        sum += if saved < differ as isize { saved.min(0) } else { saved };
        if sum > best_sum {
            (best, best_sum) = (start as usize..row as usize + 1, sum);
        }
        if sum <= 0 {
            (start, sum) = (row + 1, 0);
        }
    }
    (best, best_sum)
}

/// A quick hash that need not resist anybody: a wrong guess costs a comparison.
struct Quick(u64);

impl Hasher for Quick {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u8(&mut self, value: u8) {
        self.write_u64(value.into());
    }

    fn write_u16(&mut self, value: u16) {
        self.write_u64(value.into());
    }

    fn write_isize(&mut self, value: isize) {
        self.write_u64(value as u64);
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(5) ^ value).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn screen(rows: &[&str]) -> Buffer {
        Buffer::with_lines(rows.iter().copied())
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
