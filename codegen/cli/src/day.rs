//! Today's date, for acceptances that end and for sources that were read, and the time of a cancel.

use std::time::SystemTime;

use annul_runtime::time::{TimeFormat, Timestamp};

/// Today in UTC, as 2026-11-21.
pub(crate) fn today() -> String {
    let mut time = now();
    time.truncate("2026-11-21".len());
    time
}

/// The time in UTC to the second, as 2026-11-21T09:05:00Z.
pub(crate) fn now() -> String {
    let now = Timestamp::of(SystemTime::now()).unwrap_or(Timestamp::EPOCH);
    now.whole_seconds().to_text(TimeFormat::Rfc3339)
}

#[cfg(test)]
mod tests {
    use annul_runtime::time::{TimeFormat, Timestamp};

    use super::{now, today};

    #[test]
    fn a_time_has_whole_seconds_and_begins_with_its_day() {
        let time = now();
        let read = Timestamp::parse(&time, TimeFormat::Rfc3339).expect("a time");
        assert_eq!(read.subsec_nanos(), 0, "{time}");
        assert_eq!(today().len(), 10);
        assert!(time.len() == 20 && time.as_bytes()[10] == b'T', "{time}");
    }
}
