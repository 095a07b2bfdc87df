//! A point in time, to the nanosecond.

use super::{TimeFormat, decimal, read, write};
use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The first second of the year 0, counted from 1970.
const FIRST: i64 = -62_167_219_200;
/// The last second of the year 9999; a longer year fits into no format.
const LAST: i64 = 253_402_300_799;
/// Nanoseconds of a second.
const SECOND: i128 = 1_000_000_000;

/// A point in time from the year 0 to 9999, to the nanosecond, in universal time without leap seconds.
///
/// ```
/// use annul_runtime::time::{TimeFormat, Timestamp};
///
/// let time = Timestamp::parse("2026-01-02T05:04:05.250+02:00", TimeFormat::Rfc3339);
/// let time = time.expect("a time");
/// assert_eq!(time.to_text(TimeFormat::EpochSeconds), "1767323045.25");
/// assert_eq!(time.to_string(), "2026-01-02T03:04:05.25Z");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    seconds: i64,
    nanos: u32,
}

impl Timestamp {
    /// The start of 1970.
    pub const EPOCH: Self = Self {
        seconds: 0,
        nanos: 0,
    };

    /// So many seconds and nanoseconds after the start of 1970; nothing, outside of the years 0 to 9999
    /// and if the nanoseconds are a second or more.
    #[must_use]
    pub const fn new(seconds: i64, nanos: u32) -> Option<Self> {
        if seconds < FIRST || seconds > LAST || nanos > 999_999_999 {
            return None;
        }
        Some(Self { seconds, nanos })
    }

    /// The point in time of a clock; nothing, outside of the years 0 to 9999.
    #[must_use]
    pub fn of(time: SystemTime) -> Option<Self> {
        let nanoseconds = |span: Duration| i128::try_from(span.as_nanos()).ok();
        Self::of_nanoseconds(match time.duration_since(UNIX_EPOCH) {
            Ok(after) => nanoseconds(after)?,
            Err(before) => -nanoseconds(before.duration())?,
        })
    }

    /// Reads a point in time; nothing, if the text has another format.
    #[must_use]
    pub fn parse(text: &str, format: TimeFormat) -> Option<Self> {
        Self::of_nanoseconds(match format {
            TimeFormat::EpochSeconds => decimal::nanoseconds(text)?,
            TimeFormat::Rfc3339 => read::rfc3339(text)?,
            TimeFormat::HttpDate => read::http_date(text)?,
        })
    }

    /// Its text. The date of HTTP has whole seconds, and what is left of one is dropped.
    #[must_use]
    pub fn to_text(self, format: TimeFormat) -> String {
        write::text(self.seconds, self.nanos, format)
    }

    /// Whole seconds since the start of 1970; before it they are negative.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.seconds
    }

    /// The same without what is left of its last second.
    #[must_use]
    pub const fn whole_seconds(self) -> Self {
        Self { nanos: 0, ..self }
    }

    /// Nanoseconds since the second began.
    #[must_use]
    pub const fn subsec_nanos(self) -> u32 {
        self.nanos
    }

    /// The same of the system's clock; nothing, where that cannot go so far.
    #[must_use]
    pub fn system_time(self) -> Option<SystemTime> {
        let seconds = Duration::from_secs(self.seconds.unsigned_abs());
        let time = if self.seconds < 0 {
            UNIX_EPOCH.checked_sub(seconds)
        } else {
            UNIX_EPOCH.checked_add(seconds)
        };
        time?.checked_add(Duration::from_nanos(self.nanos.into()))
    }

    fn of_nanoseconds(count: i128) -> Option<Self> {
        let seconds = i64::try_from(count.div_euclid(SECOND)).ok()?;
        let nanos = u32::try_from(count.rem_euclid(SECOND)).ok()?;
        Self::new(seconds, nanos)
    }
}

/// As RFC 3339 writes it.
impl fmt::Display for Timestamp {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.to_text(TimeFormat::Rfc3339))
    }
}

#[cfg(test)]
mod tests {
    use super::{FIRST, LAST, TimeFormat, Timestamp};
    use std::time::{Duration, UNIX_EPOCH};

    /// Each made with `date --utc`.
    const KNOWN: [(i64, &str, &str); 7] = [
        (
            -86_400,
            "Wed, 31 Dec 1969 00:00:00 GMT",
            "1969-12-31T00:00:00Z",
        ),
        (0, "Thu, 01 Jan 1970 00:00:00 GMT", "1970-01-01T00:00:00Z"),
        (
            951_868_799,
            "Tue, 29 Feb 2000 23:59:59 GMT",
            "2000-02-29T23:59:59Z",
        ),
        (
            951_868_800,
            "Wed, 01 Mar 2000 00:00:00 GMT",
            "2000-03-01T00:00:00Z",
        ),
        (
            1_767_323_045,
            "Fri, 02 Jan 2026 03:04:05 GMT",
            "2026-01-02T03:04:05Z",
        ),
        (
            4_107_542_400,
            "Mon, 01 Mar 2100 00:00:00 GMT",
            "2100-03-01T00:00:00Z",
        ),
        (
            LAST,
            "Fri, 31 Dec 9999 23:59:59 GMT",
            "9999-12-31T23:59:59Z",
        ),
    ];

    #[test]
    fn times_are_read_and_written() {
        for (seconds, http, rfc3339) in KNOWN {
            let time = Timestamp::new(seconds, 0).expect("a time");
            for (text, format) in [
                (http, TimeFormat::HttpDate),
                (rfc3339, TimeFormat::Rfc3339),
                (&*seconds.to_string(), TimeFormat::EpochSeconds),
            ] {
                assert_eq!(time.to_text(format), text);
                assert_eq!(Timestamp::parse(text, format), Some(time), "{text}");
            }
        }
    }

    #[test]
    fn offsets_and_fractions_are_understood() {
        let time = Timestamp::new(1_767_323_045, 250_000_000);
        for text in [
            "2026-01-02T03:04:05.25Z",
            "2026-01-02t05:04:05.250000000+02:00",
            "2026-01-01 22:34:05.25-04:30",
        ] {
            assert_eq!(Timestamp::parse(text, TimeFormat::Rfc3339), time, "{text}");
        }
        let leap = Timestamp::parse("2016-12-31T23:59:60Z", TimeFormat::Rfc3339);
        assert_eq!(leap.map(Timestamp::seconds), Some(1_483_228_800));
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in [
            "",
            "2026-01-02",
            "2026-01-02T03:04:05",
            "2026-02-30T03:04:05Z",
            "2026-01-02T24:04:05Z",
            "2026-01-02T03:04:05,5Z",
            "2026-01-02T03:04:05.Z",
            "2026-01-02T03:04:05.5e3Z",
            "2026-01-02T03:04:05.-5Z",
            "2026-01-02T03:04:05+0200",
            "2026-1-02T03:04:05Z",
            "+026-01-02T03:04:05Z",
            "2026-01-02T03:04:05Ü",
        ] {
            assert_eq!(Timestamp::parse(text, TimeFormat::Rfc3339), None, "{text}");
        }
        for text in [
            "Fri, 02 Jan 2026 03:04:05",
            "Fri, 2 Jan 2026 03:04:05 GMT",
            "Fri, 02 Foo 2026 03:04:05 GMT",
            "Friday, 02-Jan-26 03:04:05 GMT",
        ] {
            assert_eq!(Timestamp::parse(text, TimeFormat::HttpDate), None, "{text}");
        }
        // Milliseconds, taken for seconds.
        assert_eq!(
            Timestamp::parse("1767323045250", TimeFormat::EpochSeconds),
            None
        );
        assert_eq!(Timestamp::new(FIRST - 1, 0), None);
        assert_eq!(Timestamp::new(0, 1_000_000_000), None);
    }

    #[test]
    fn clocks_agree() {
        for time in [
            UNIX_EPOCH + Duration::new(1_767_323_045, 1),
            UNIX_EPOCH - Duration::new(3, 250_000_000),
        ] {
            let of = Timestamp::of(time).expect("a time of our days");
            assert_eq!(of.system_time(), Some(time));
        }
    }
}
