//! Dates, as signatures spell them.

use super::SignError;
#[cfg(any(feature = "oci", feature = "huawei"))]
use crate::time::TimeFormat;
use crate::time::Timestamp;
use std::time::{SystemTime, UNIX_EPOCH};

/// The point in time, from 1970 on; a longer year than 9999 fits into no header.
pub(super) fn timestamp(time: SystemTime) -> Result<Timestamp, SignError> {
    let found = Timestamp::of(time).filter(|_| time >= UNIX_EPOCH);
    found.ok_or(SignError::Clock)
}

/// `Fri, 02 Jan 2026 03:04:05 GMT`, the date of HTTP.
#[cfg(feature = "oci")]
pub(super) fn http(time: SystemTime) -> Result<String, SignError> {
    Ok(timestamp(time)?.to_text(TimeFormat::HttpDate))
}

/// `20260102T030405Z`, the short date of ISO 8601.
#[cfg(feature = "huawei")]
pub(super) fn compact(time: SystemTime) -> Result<String, SignError> {
    let whole = timestamp(time)?.whole_seconds();
    let text = whole.to_text(TimeFormat::Rfc3339);
    Ok(text.replace(['-', ':'], ""))
}

#[cfg(test)]
mod tests {
    use super::timestamp;
    use crate::sign::SignError;
    use std::time::{Duration, UNIX_EPOCH};

    #[cfg(all(feature = "oci", feature = "huawei"))]
    #[test]
    fn dates_are_spelled_in_both_ways() {
        const LAST: u64 = 253_402_300_799;
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
            // What is left of a second is not spelled.
            let time = UNIX_EPOCH + Duration::from_secs(seconds) + Duration::from_millis(250);
            assert_eq!(super::http(time).ok().as_deref(), Some(http));
            assert_eq!(super::compact(time).ok().as_deref(), Some(compact));
        }
    }

    #[test]
    fn a_time_without_a_date_is_refused() {
        let early = UNIX_EPOCH - Duration::from_millis(1);
        let late = UNIX_EPOCH + Duration::from_secs(253_402_300_800);
        for time in [early, late] {
            assert!(matches!(timestamp(time), Err(SignError::Clock)));
        }
    }
}
