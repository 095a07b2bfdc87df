//! Dates, as signatures spell them.

use super::SignError;
use std::time::{SystemTime, UNIX_EPOCH};

/// 9999-12-31T23:59:59Z; a longer year fits into no header.
const LAST: u64 = 253_402_300_799;

/// The seconds since 1970 of a time that has a date.
pub(super) fn seconds(time: SystemTime) -> Result<u64, SignError> {
    let since = time.duration_since(UNIX_EPOCH).ok();
    let seconds = since.map(|since| since.as_secs());
    seconds
        .filter(|seconds| *seconds <= LAST)
        .ok_or(SignError::Clock)
}

/// A second of universal time.
#[cfg(any(feature = "oci", feature = "huawei"))]
#[derive(Debug, Clone, Copy)]
pub(super) struct Date {
    year: u64,
    month: u64,
    day: u64,
    /// Since 1970.
    seconds: u64,
}

#[cfg(any(feature = "oci", feature = "huawei"))]
impl Date {
    pub(super) fn of(time: SystemTime) -> Result<Self, SignError> {
        let seconds = seconds(time)?;
        // Years begin in March here, so that the leap day is the last of its
        // year; four hundred of them always have the same number of days.
        let shifted = seconds / (24 * 60 * 60) + 719_468;
        let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let month = if shifted_month < 10 {
            shifted_month + 3
        } else {
            shifted_month - 9
        };
        Ok(Self {
            year: era * 400 + year_of_era + u64::from(month <= 2),
            month,
            day: day_of_year - (153 * shifted_month + 2) / 5 + 1,
            seconds,
        })
    }

    /// `Fri, 02 Jan 2026 03:04:05 GMT`, the date of HTTP.
    #[cfg(feature = "oci")]
    pub(super) fn http(self) -> String {
        const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
        const MONTHS: [&str; 12] = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ];
        let name = |names: &[&'static str], index: u64| {
            let index = usize::try_from(index).expect("invariant: a weekday or a month");
            names[index]
        };
        format!(
            "{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT",
            name(&WEEKDAYS, self.seconds / (24 * 60 * 60) % 7),
            self.day,
            name(&MONTHS, self.month - 1),
            self.year,
            self.seconds / 3600 % 24,
            self.seconds / 60 % 60,
            self.seconds % 60,
        )
    }

    /// `20260102T030405Z`, the short date of ISO 8601.
    #[cfg(feature = "huawei")]
    pub(super) fn compact(self) -> String {
        format!(
            "{:04}{:02}{:02}T{:02}{:02}{:02}Z",
            self.year,
            self.month,
            self.day,
            self.seconds / 3600 % 24,
            self.seconds / 60 % 60,
            self.seconds % 60,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::{LAST, seconds};
    use crate::sign::SignError;
    use std::time::{Duration, UNIX_EPOCH};

    #[cfg(all(feature = "oci", feature = "huawei"))]
    #[test]
    fn dates_are_spelled_in_both_ways() {
        // Each made with `date --utc`.
        let known = [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT", "19700101T000000Z"),
            (
                951_782_400,
                "Tue, 29 Feb 2000 00:00:00 GMT",
                "20000229T000000Z",
            ),
            (
                951_868_799,
                "Tue, 29 Feb 2000 23:59:59 GMT",
                "20000229T235959Z",
            ),
            (
                951_868_800,
                "Wed, 01 Mar 2000 00:00:00 GMT",
                "20000301T000000Z",
            ),
            (
                1_767_323_045,
                "Fri, 02 Jan 2026 03:04:05 GMT",
                "20260102T030405Z",
            ),
            (
                4_107_542_400,
                "Mon, 01 Mar 2100 00:00:00 GMT",
                "21000301T000000Z",
            ),
            (LAST, "Fri, 31 Dec 9999 23:59:59 GMT", "99991231T235959Z"),
        ];
        for (seconds, http, compact) in known {
            let date = super::Date::of(UNIX_EPOCH + Duration::from_secs(seconds))
                .expect("before the year 10000");
            assert_eq!(date.http(), http);
            assert_eq!(date.compact(), compact);
        }
    }

    #[test]
    fn a_time_without_a_date_is_refused() {
        let early = UNIX_EPOCH - Duration::from_millis(1);
        let late = UNIX_EPOCH + Duration::from_secs(LAST + 1);
        for time in [early, late] {
            assert!(matches!(seconds(time), Err(SignError::Clock)));
        }
    }
}
