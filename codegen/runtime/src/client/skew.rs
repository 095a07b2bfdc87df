//! How far a service's clock is ahead of the machine's, and which dates of replies tell it.

use super::date::header_date;
use http::{HeaderMap, header};
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Clocks that differ by less are never the reason of a refusal: vendors allow five minutes.
const TOLERANCE: Duration = Duration::from_secs(60);

/// No clock is corrected by more. One that is further off does not get as far as a refused
/// signature: no certificate is valid at its time.
const LARGEST: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// The years 2020 to 2099, in seconds since 1970: what a date outside of them shows is no clock.
const YEARS: (u64, u64) = (1_577_836_800, 4_102_444_800);

/// How many milliseconds a service's clock is ahead of the machine's.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Skew(i64);

impl Skew {
    /// The service's time, when the machine's clock shows this one.
    pub(super) fn correct(self, time: SystemTime) -> SystemTime {
        let by = Duration::from_millis(self.0.unsigned_abs());
        let corrected = if self.0 < 0 {
            time.checked_sub(by)
        } else {
            time.checked_add(by)
        };
        corrected.unwrap_or(time)
    }

    /// Another skew, if a reply shows a clock that differs from the one that was signed with.
    ///
    /// A date beside an `Age` is that of a copy. A date of another age than this, or one that is
    /// a week away, is somebody's mistake, and following it would make every signature wrong.
    pub(super) fn shown_by(self, headers: &HeaderMap, machine: SystemTime) -> Option<Self> {
        let dates = headers.get_all(header::DATE).iter().count();
        if dates != 1 || headers.contains_key(header::AGE) {
            return None;
        }
        let service = header_date(headers, header::DATE)?;
        let since_1970 = service.duration_since(UNIX_EPOCH).ok()?.as_secs();
        let is_plausible =
            (YEARS.0..YEARS.1).contains(&since_1970) && apart(service, machine) <= LARGEST;
        let differs = apart(service, self.correct(machine)) > TOLERANCE;
        (is_plausible && differs).then(|| Self::between(machine, service))
    }

    fn between(machine: SystemTime, service: SystemTime) -> Self {
        Self(match service.duration_since(machine) {
            Ok(ahead) => i64::try_from(ahead.as_millis()).unwrap_or(0),
            Err(behind) => i64::try_from(behind.duration().as_millis()).map_or(0, |skew| -skew),
        })
    }
}

fn apart(one: SystemTime, other: SystemTime) -> Duration {
    one.duration_since(other)
        .unwrap_or_else(|behind| behind.duration())
}

/// The skew that all calls of a client begin with.
#[derive(Debug, Default)]
pub(super) struct SharedSkew(AtomicI64);

impl SharedSkew {
    pub(super) fn get(&self) -> Skew {
        Skew(self.0.load(Ordering::Relaxed))
    }

    pub(super) fn keep(&self, skew: Skew) {
        self.0.store(skew.0, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::Skew;
    use http::{HeaderMap, HeaderName, HeaderValue};
    use std::time::{Duration, SystemTime, UNIX_EPOCH};

    /// 2026-01-02 03:04:05
    fn machine() -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(1_767_323_045)
    }

    fn shown(
        rows: &[(&'static str, &'static str)],
        skew: Skew,
        machine: SystemTime,
    ) -> Option<i64> {
        let mut headers = HeaderMap::new();
        for (name, value) in rows {
            headers.append(
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            );
        }
        skew.shown_by(&headers, machine).map(|skew| skew.0)
    }

    #[test]
    fn a_plausible_date_shows_the_skew() {
        for (date, skew) in [
            ("Fri, 02 Jan 2026 04:04:05 GMT", Some(3_600_000)),
            ("Fri, 02 Jan 2026 02:04:05 GMT", Some(-3_600_000)),
            ("Fri, 09 Jan 2026 03:04:05 GMT", Some(7 * 86_400_000)),
            ("Fri, 02 Jan 2026 03:05:05 GMT", None),
            ("Fri, 09 Jan 2026 03:04:06 GMT", None),
            ("Fri, 26 Dec 2025 03:04:04 GMT", None),
            ("Thu, 01 Jan 1970 00:00:00 GMT", None),
            ("Fri, 31 Dec 9999 23:59:59 GMT", None),
            ("yesterday", None),
        ] {
            let found = shown(&[("date", date)], Skew::default(), machine());
            assert_eq!(found, skew, "{date}");
        }
        assert_eq!(shown(&[], Skew::default(), machine()), None);
    }

    #[test]
    fn the_date_of_a_copy_shows_nothing() {
        let late = ("date", "Fri, 02 Jan 2026 04:04:05 GMT");
        for age in ["0", "3600", "", "old"] {
            let rows = [late, ("age", age)];
            assert_eq!(shown(&rows, Skew::default(), machine()), None, "{age}");
        }
        assert_eq!(shown(&[late, late], Skew::default(), machine()), None);
    }

    #[test]
    fn a_machine_that_lives_in_1970_is_not_led_astray() {
        let machine = UNIX_EPOCH + Duration::from_secs(5);
        let date = ("date", "Thu, 01 Jan 1970 05:00:00 GMT");
        assert_eq!(shown(&[date], Skew::default(), machine), None);
    }

    #[test]
    fn what_was_signed_with_is_compared_and_the_machine_is_corrected() {
        let hour = Skew(3_600_000);
        let date = ("date", "Fri, 02 Jan 2026 04:04:05 GMT");
        assert_eq!(shown(&[date], hour, machine()), None, "it is known");
        let right = ("date", "Fri, 02 Jan 2026 03:04:05 GMT");
        assert_eq!(shown(&[right], hour, machine()), Some(0), "it is over");
        assert_eq!(
            hour.correct(machine()),
            machine() + Duration::from_secs(3600)
        );
        assert_eq!(
            Skew(-1500).correct(machine()),
            machine() - Duration::from_millis(1500)
        );
    }
}
