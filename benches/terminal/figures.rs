//! Figures of many runs, and the tables they are printed in.

use std::time::Duration;

/// Sorted durations of the same thing.
pub(crate) struct Figures(Vec<Duration>);

impl Figures {
    /// Takes them in any order.
    pub(crate) fn of(mut durations: Vec<Duration>) -> Figures {
        durations.sort();
        Figures(durations)
    }

    /// The duration that `percent` of them do not exceed, in milliseconds.
    pub(crate) fn at(&self, percent: usize) -> f64 {
        let last = self.0.len().saturating_sub(1);
        self.0.get((last * percent + 50) / 100).map_or(f64::NAN, |duration| duration.as_secs_f64() * 1e3)
    }

    /// The median.
    pub(crate) fn median(&self) -> f64 {
        self.at(50)
    }

    /// Median, least and most.
    pub(crate) fn spread(&self) -> String {
        format!("{:.2} [{:.2}..{:.2}]", self.median(), self.at(0), self.at(100))
    }
}

/// A table in Markdown.
pub(crate) fn table(title: &str, heads: &[&str], rows: &[Vec<String>]) {
    println!("\n### {title}\n");
    println!("| {} |", heads.join(" | "));
    println!("|{}", "---|".repeat(heads.len()));
    for row in rows {
        println!("| {} |", row.join(" | "));
    }
}

/// A ratio, as it is printed.
pub(crate) fn ratio(one: f64, other: f64) -> String {
    format!("{:.2}", one / other)
}
