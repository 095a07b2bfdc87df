//! How long a client waits before it tries again.

use super::Random;
use super::date::parse;
use super::settings::Settings;
use http::{HeaderMap, HeaderName, header};
use std::time::{Duration, SystemTime};

/// The pause after the attempt of this number, counted from 1: anything from
/// nothing to a limit that doubles from attempt to attempt.
///
/// All of it is random, since whoever failed at the same moment should not
/// come back at the same moment.
pub(super) fn backoff(settings: &Settings, attempts: u32, random: &dyn Random) -> Duration {
    let doublings = attempts.saturating_sub(1).min(31);
    let limit = settings.initial_backoff.saturating_mul(1 << doublings);
    let limit = limit.min(settings.max_backoff);
    let nanos = u64::try_from(limit.as_nanos()).unwrap_or(u64::MAX - 1);
    Duration::from_nanos(random.next() % nanos.saturating_add(1))
}

/// The pause that a service asks for, in seconds, in milliseconds or as a date.
pub(super) fn asked_for(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    const X_AMZ_RETRY_AFTER: HeaderName = HeaderName::from_static("x-amz-retry-after");
    let text = |name| Some(headers.get(name)?.to_str().ok()?.trim());
    let number = |text: &str| {
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        // A number beyond all bounds is a long time, and gets capped.
        is_number.then(|| text.parse::<u64>().unwrap_or(u64::MAX))
    };
    if let Some(millis) = text(X_AMZ_RETRY_AFTER).and_then(number) {
        return Some(Duration::from_millis(millis));
    }
    let text = text(header::RETRY_AFTER)?;
    number(text)
        .map(Duration::from_secs)
        .or_else(|| Some(parse(text)?.duration_since(now).unwrap_or_default()))
}

/// The pause before the next attempt: what is asked for, and not less than the backoff.
pub(super) fn pause(
    settings: &Settings,
    attempts: u32,
    random: &dyn Random,
    asked_for: Option<Duration>,
) -> Duration {
    let asked_for = asked_for.unwrap_or_default().min(settings.max_backoff);
    backoff(settings, attempts, random).max(asked_for)
}

#[cfg(test)]
mod tests {
    use super::{asked_for, backoff, pause};
    use crate::client::KeyedRandom;
    use crate::client::settings::Settings;
    use http::HeaderMap;
    use proptest::prelude::*;
    use std::time::{Duration, SystemTime, UNIX_EPOCH};

    const SETTINGS: Settings = Settings::DEFAULT;

    proptest! {
        #[test]
        fn a_pause_is_within_its_bounds(
            number in any::<u64>(),
            attempts in 0..=u32::MAX,
            asked in proptest::option::of(any::<u64>()),
        ) {
            let limit = (0.1 * 2f64.powf(f64::from(attempts) - 1.0)).clamp(0.1, 20.0);
            let random = move || number;
            let found = backoff(&SETTINGS, attempts, &random);
            prop_assert!(found.as_secs_f64() <= limit + 1e-9, "{found:?} > {limit}");
            let asked = asked.map(Duration::from_millis);
            let found = pause(&SETTINGS, attempts, &random, asked);
            prop_assert!(found <= Duration::from_secs(20));
            prop_assert!(found >= asked.unwrap_or_default().min(Duration::from_secs(20)));
        }
    }

    #[test]
    fn pauses_use_all_of_their_range() {
        let random = KeyedRandom::default();
        let all: Vec<_> = (0..2000).map(|_| backoff(&SETTINGS, 4, &random)).collect();
        let least = all.iter().min().expect("there are 2000");
        let most = all.iter().max().expect("there are 2000");
        assert!(*least < Duration::from_millis(40), "{least:?}");
        assert!(*most > Duration::from_millis(760) && *most <= Duration::from_millis(800));
    }

    type Headers = &'static [(&'static str, &'static str)];

    fn asked(rows: Headers, now: SystemTime) -> Option<u128> {
        let pairs = rows.iter().map(|(name, value)| {
            let name = http::HeaderName::from_static(name);
            (name, http::HeaderValue::from_static(value))
        });
        let headers: HeaderMap = pairs.collect();
        asked_for(&headers, now).map(|time| time.as_millis())
    }

    #[test]
    fn a_service_asks_in_three_ways() {
        let now = UNIX_EPOCH + Duration::from_secs(1_767_323_045);
        let rows: [(Headers, Option<u128>); 8] = [
            (&[], None),
            (&[("retry-after", "7")], Some(7000)),
            (
                &[("retry-after", "Fri, 02 Jan 2026 03:04:15 GMT")],
                Some(10_000),
            ),
            (&[("retry-after", "Fri, 02 Jan 2026 03:00:00 GMT")], Some(0)),
            (&[("retry-after", "soon")], None),
            (&[("retry-after", "-1")], None),
            (
                &[("x-amz-retry-after", "1500"), ("retry-after", "9")],
                Some(1500),
            ),
            (
                &[("x-amz-retry-after", "later"), ("retry-after", "9")],
                Some(9000),
            ),
        ];
        for (headers, expected) in rows {
            assert_eq!(asked(headers, now), expected, "{headers:?}");
        }
        assert!(asked(&[("retry-after", "99999999999999999999999")], now).is_some());
    }
}
