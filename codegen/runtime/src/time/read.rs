//! Points in time as they are read.

use super::calendar::{DAY, Date, MONTHS};
use super::decimal;

/// The nanoseconds since 1970 of a date of RFC 3339.
pub(super) fn rfc3339(text: &str) -> Option<i128> {
    let (date, rest) = text.split_at_checked(10)?;
    let rest = rest.strip_prefix(['T', 't', ' '])?;
    let mut parts = date.split('-');
    let (year, month) = (number(parts.next()?, 4)?, number(parts.next()?, 2)?);
    let date = Date {
        year,
        month,
        day: number(parts.next()?, 2)?,
    };
    let zone = rest.rfind(['Z', 'z', '+', '-'])?;
    let (time, zone) = rest.split_at_checked(zone)?;
    at(date, time, offset(zone)?)
}

/// The nanoseconds since 1970 of a date of HTTP, in the one form that is sent: `Fri, 02 Jan 2026 03:04:05 GMT`.
pub(super) fn http_date(text: &str) -> Option<i128> {
    let rest = text.split_once(", ")?.1.strip_suffix(" GMT")?;
    let (date, time) = rest.rsplit_once(' ')?;
    let mut parts = date.split(' ');
    let day = number(parts.next()?, 2)?;
    let month = parts.next()?;
    let month = MONTHS.iter().position(|name| *name == month)?;
    let date = Date {
        year: number(parts.next()?, 4)?,
        month: i64::try_from(month).ok()? + 1,
        day,
    };
    parts.next().is_none().then(|| at(date, time, 0))?
}

/// A time of a day, so many seconds ahead of universal time.
fn at(date: Date, time: &str, ahead: i64) -> Option<i128> {
    let mut parts = time.splitn(3, ':');
    let (hour, minute) = (number(parts.next()?, 2)?, number(parts.next()?, 2)?);
    let (whole, fraction) = parts.next()?.split_at_checked(2)?;
    // A leap second is the first of the next minute.
    let second = number(whole, 2)?;
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let fraction = if fraction.is_empty() {
        0
    } else {
        let digits = fraction.strip_prefix('.')?;
        // A number could have an exponent here, a time cannot.
        let is_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
        is_digits.then(|| decimal::nanoseconds(&format!("0.{digits}")))??
    };
    let seconds = date.to_day()? * DAY + (hour * 60 + minute) * 60 + second - ahead;
    Some(i128::from(seconds) * 1_000_000_000 + fraction)
}

/// `Z`, or `+02:00`, in seconds.
fn offset(zone: &str) -> Option<i64> {
    if matches!(zone, "Z" | "z") {
        return Some(0);
    }
    let (sign, rest) = zone.split_at_checked(1)?;
    let (hours, minutes) = rest.split_once(':')?;
    let (hours, minutes) = (number(hours, 2)?, number(minutes, 2)?);
    let seconds = (hours * 60 + minutes) * 60;
    (hours < 24 && minutes < 60).then_some(if sign == "-" { -seconds } else { seconds })
}

/// A number of exactly so many digits.
fn number(text: &str, digits: usize) -> Option<i64> {
    let is_number = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}
