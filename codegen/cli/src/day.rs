//! Today's date, for acceptances that end and for sources that were read, and the time of a cancel.

use std::time::{SystemTime, UNIX_EPOCH};

/// Today in UTC, as 2026-11-21.
pub(crate) fn today() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let days = since.map_or(0, |passed| passed.as_secs() / 86_400);
    date(days)
}

/// The time in UTC to the second, as 2026-11-21T09:05:00Z.
#[cfg(feature = "live")]
pub(crate) fn now() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    time(since.map_or(0, |passed| passed.as_secs()))
}

#[cfg(any(test, feature = "live"))]
fn time(seconds: u64) -> String {
    let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    let date = date(seconds / 86_400);
    format!("{date}T{hour:02}:{minute:02}:{second:02}Z")
}

/// The date so many days after 1 January 1970.
fn date(mut days: u64) -> String {
    let is_leap = |year: u64| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    let mut year = 1970;
    while days >= 365 + u64::from(is_leap(year)) {
        days -= 365 + u64::from(is_leap(year));
        year += 1;
    }
    let february = 28 + u64::from(is_leap(year));
    let months = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = 1;
    for length in months {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    format!("{year}-{month:02}-{:02}", days + 1)
}

#[cfg(test)]
mod tests {
    use super::{date, time};

    #[test]
    fn a_time_is_told_to_the_second() {
        assert_eq!(time(0), "1970-01-01T00:00:00Z");
        assert_eq!(time(1_795_251_900), "2026-11-21T09:05:00Z");
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        assert_eq!(date(0), "1970-01-01");
        assert_eq!(date(11_016), "2000-02-29");
        assert_eq!(date(20_778), "2026-11-21");
    }
}
