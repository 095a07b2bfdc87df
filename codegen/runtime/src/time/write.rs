//! Points in time as they are written.

use super::calendar::{DAY, Date, MONTHS, WEEKDAYS};
use super::{TimeFormat, decimal};

/// The text of a point in time, so many whole seconds and nanoseconds after the start of 1970.
pub(super) fn text(seconds: i64, nanos: u32, format: TimeFormat) -> String {
    match format {
        TimeFormat::EpochSeconds => decimal::write(decimal::total(seconds, nanos)),
        TimeFormat::Rfc3339 => rfc3339(seconds, nanos),
        TimeFormat::HttpDate => http_date(seconds),
    }
}

fn rfc3339(seconds: i64, nanos: u32) -> String {
    let (day, [hour, minute, second]) = parts(seconds);
    let Date { year, month, day } = Date::of_day(day);
    let fraction = decimal::fraction(nanos.into());
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}Z")
}

/// It has whole seconds; what is left of one is dropped.
fn http_date(seconds: i64) -> String {
    let (days, [hour, minute, second]) = parts(seconds);
    let Date { year, month, day } = Date::of_day(days);
    let weekday = name(&WEEKDAYS, days.rem_euclid(7));
    let month = name(&MONTHS, month - 1);
    format!("{weekday}, {day:02} {month} {year:04} {hour:02}:{minute:02}:{second:02} GMT")
}

/// The day since 1970, and the hour, minute and second of it.
const fn parts(seconds: i64) -> (i64, [i64; 3]) {
    let of_day = seconds.rem_euclid(DAY);
    let parts = [of_day / 3600, of_day / 60 % 60, of_day % 60];
    (seconds.div_euclid(DAY), parts)
}

fn name(names: &[&'static str], index: i64) -> &'static str {
    let index = usize::try_from(index).unwrap_or_default();
    names.get(index).copied().unwrap_or_default()
}
