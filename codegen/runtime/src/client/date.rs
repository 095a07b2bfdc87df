//! The dates that replies carry, in `Date` and `Retry-After`.

use http::{HeaderMap, HeaderName};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The time in a header, if it is a date of HTTP.
pub(super) fn header_date(headers: &HeaderMap, name: HeaderName) -> Option<SystemTime> {
    parse(headers.get(name)?.to_str().ok()?)
}

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// `Fri, 02 Jan 2026 03:04:05 GMT`: the one form that is sent. The two older ones count as none.
pub(super) fn parse(text: &str) -> Option<SystemTime> {
    let rest = text.trim().split_once(", ")?.1.strip_suffix(" GMT")?;
    let (date, time) = rest.rsplit_once(' ')?;
    let mut date = date.splitn(3, ' ');
    let day = number(date.next()?, 2)?;
    let month = date.next()?;
    let month = MONTHS.iter().position(|name| *name == month)?;
    let year = number(date.next()?, 4)?;
    let mut time = time.splitn(3, ':');
    let hour = number(time.next()?, 2)?;
    let minute = number(time.next()?, 2)?;
    // A leap second is the first of the next minute.
    let second = number(time.next()?, 2)?;
    if !(1..=31).contains(&day) || year < 1970 || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let days = days(year, u64::try_from(month).ok()? + 1, day);
    let seconds = ((days * 24 + hour) * 60 + minute) * 60 + second;
    UNIX_EPOCH.checked_add(Duration::from_secs(seconds))
}

/// A number of exactly so many digits.
fn number(text: &str, digits: usize) -> Option<u64> {
    let is_number = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}

/// The days since 1970, of a date not before it.
fn days(year: u64, month: u64, day: u64) -> u64 {
    // Years begin in March here, so that the leap day is the last of its year.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let leap_days = year / 4 - year / 100 + year / 400;
    let days_of_months = (153 * month + 2) / 5;
    year * 365 + leap_days + days_of_months + day - 719_469
}

#[cfg(test)]
mod tests {
    use super::parse;
    use std::time::{Duration, UNIX_EPOCH};

    #[test]
    fn dates_are_read() {
        // Each made with `date --utc`.
        for (text, seconds) in [
            ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
            ("Tue, 29 Feb 2000 23:59:59 GMT", 951_868_799),
            ("Wed, 01 Mar 2000 00:00:00 GMT", 951_868_800),
            ("Fri, 02 Jan 2026 03:04:05 GMT", 1_767_323_045),
            ("Mon, 01 Mar 2100 00:00:00 GMT", 4_107_542_400),
            ("Fri, 31 Dec 9999 23:59:59 GMT", 253_402_300_799),
        ] {
            let time = UNIX_EPOCH + Duration::from_secs(seconds);
            assert_eq!(parse(text), Some(time), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "120",
            "Fri, 02 Jan 2026 03:04:05",
            "Fri, 2 Jan 2026 03:04:05 GMT",
            "Fri, 00 Jan 2026 03:04:05 GMT",
            "Fri, 02 Foo 2026 03:04:05 GMT",
            "Fri, 02 Jan 1969 03:04:05 GMT",
            "Fri, 02 Jan 2026 24:04:05 GMT",
            "Fri, 02 Jan +026 03:04:05 GMT",
            "Fri, 02 Jan 2026 03:04 GMT",
            "Friday, 02-Jan-26 03:04:05 GMT",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
