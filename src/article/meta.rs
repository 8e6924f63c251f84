//! What is known about an article besides its text.

use jiff::civil::Date;

/// Title, date and byline as the article says them (raw: sanitise before showing).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// From the front matter, the first heading or the first line; empty when the article is empty.
    pub title: String,
    /// From the front matter, or the first date in the opening.
    pub date: Option<Date>,
    /// From the front matter, or the short last line.
    pub byline: Option<String>,
}
