//! The dates that replies carry, in `Date` and `Retry-After`.

use crate::time::{TimeFormat, Timestamp};
use http::{HeaderMap, HeaderName};
use std::time::{SystemTime, UNIX_EPOCH};

/// The time in a header, if it is a date of HTTP.
pub(super) fn header_date(headers: &HeaderMap, name: HeaderName) -> Option<SystemTime> {
    parse(headers.get(name)?.to_str().ok()?)
}

/// `Fri, 02 Jan 2026 03:04:05 GMT`: the one form that is sent. The two older ones count as none, and so do times before 1970.
pub(super) fn parse(text: &str) -> Option<SystemTime> {
    let time = Timestamp::parse(text.trim(), TimeFormat::HttpDate)?;
    time.system_time().filter(|time| *time >= UNIX_EPOCH)
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
