//! Dates as Vietnamese articles open with them: "Chiều ngày 29/9/2022", "ngày 05 tháng 10 năm 2023", "01.10.2022".

use jiff::civil::Date;

/// The first full date in `slice` (day, month and year; a valid calendar date), `None` when there is none.
pub fn first_date(slice: &str) -> Option<Date> {
    todo!()
}
