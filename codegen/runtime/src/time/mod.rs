//! Points in time, and the formats in which messages write them.
//!
//! Emitted code needs years, days and seconds of universal time and nothing else of a calendar, so
//! this is all that there is; [`Timestamp::system_time`] leads to whatever a program uses.

mod calendar;
mod decimal;
mod read;
mod timestamp;
mod typed;
mod write;

pub use timestamp::Timestamp;
pub use typed::{EpochSeconds, HttpDate, NoTime, Rfc3339, Time, Written, written};

words! {
    /// How a point in time is written.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum TimeFormat {
        /// Seconds since 1970 as a number, perhaps with a fraction: `1767323045.25`.
        EpochSeconds = "epoch_seconds",
        /// A date and a time of RFC 3339: `2026-01-02T03:04:05.25Z`.
        Rfc3339 = "rfc3339",
        /// The date of HTTP: `Fri, 02 Jan 2026 03:04:05 GMT`.
        HttpDate = "http_date",
    }
}
