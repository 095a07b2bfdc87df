//! Points in time, in bodies and in texts.

use super::{BodyWriter, Findings, FromBody, FromText, ToBody, ToText};
use crate::time::{Time, TimeFormat, Timestamp, Written};
use crate::wire::{Node, ValueKind};
use std::borrow::Cow;

/// All formats, as clients try them.
const FORMATS: [TimeFormat; 3] = [
    TimeFormat::Rfc3339,
    TimeFormat::HttpDate,
    TimeFormat::EpochSeconds,
];

/// What a time is in a body.
pub(in crate::wire) const fn kind(format: TimeFormat) -> ValueKind {
    match format {
        TimeFormat::EpochSeconds => ValueKind::Number,
        TimeFormat::Rfc3339 | TimeFormat::HttpDate => ValueKind::Text,
    }
}

pub(in crate::wire) fn write(time: Timestamp, format: TimeFormat, out: &mut BodyWriter) {
    let text = time.to_text(format);
    match format {
        TimeFormat::EpochSeconds => out.epoch_seconds(&text),
        TimeFormat::Rfc3339 | TimeFormat::HttpDate => out.text(&text),
    }
}

/// A time of a body. A client takes any format.
pub(in crate::wire) fn read(
    value: Node<'_>,
    format: TimeFormat,
    findings: &Findings,
) -> Option<Timestamp> {
    let text = match format {
        TimeFormat::EpochSeconds => value.number(),
        TimeFormat::Rfc3339 | TimeFormat::HttpDate => value.text(),
    };
    let exact = text.and_then(|text| Timestamp::parse(&text, format));
    if findings.is_strict() || exact.is_some() {
        return exact;
    }
    of_any_format(&value.number().or_else(|| value.text())?)
}

/// A time of a path, a query or a header. A client takes any format.
pub(in crate::wire) fn read_text(
    text: &str,
    format: TimeFormat,
    findings: &Findings,
) -> Option<Timestamp> {
    let exact = Timestamp::parse(text, format);
    if findings.is_strict() || exact.is_some() {
        return exact;
    }
    of_any_format(text)
}

fn of_any_format(text: &str) -> Option<Timestamp> {
    let mut formats = FORMATS.into_iter();
    formats.find_map(|format| Timestamp::parse(text.trim(), format))
}

impl<F: Written> ToBody for Time<F> {
    fn is_blank(&self) -> bool {
        self.get() == Timestamp::EPOCH
    }

    fn write(&self, out: &mut BodyWriter) {
        write(self.get(), F::FORMAT, out);
    }
}

impl<F: Written> FromBody for Time<F> {
    const KIND: ValueKind = kind(F::FORMAT);

    fn read(value: Node<'_>, findings: &mut Findings) -> Option<Self> {
        read(value, F::FORMAT, findings).map(Self::new)
    }

    fn stand_in() -> Self {
        Self::new(Timestamp::EPOCH)
    }
}

impl<F: Written> ToText for Time<F> {
    fn to_text(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Owned(self.get().to_text(F::FORMAT)))
    }
}

impl<F: Written> FromText for Time<F> {
    const KIND: ValueKind = kind(F::FORMAT);

    fn read(text: Cow<'_, str>, findings: &mut Findings) -> Option<Self> {
        read_text(&text, F::FORMAT, findings).map(Self::new)
    }

    fn stand_in() -> Self {
        Self::new(Timestamp::EPOCH)
    }
}

#[cfg(test)]
mod tests {
    use super::{Findings, TimeFormat, Timestamp};
    use crate::wire::codec::{Format, Members};

    fn read(json: &str, format: TimeFormat, findings: &Findings) -> Option<Timestamp> {
        let body = format!(r#"{{"at":{json}}}"#);
        let members =
            Members::of_body(&Format::Json, body.as_bytes()).expect("the test writes JSON");
        super::read(members.find("at")?, format, findings)
    }

    const ALL: [(&str, TimeFormat); 3] = [
        ("1767323045.25", TimeFormat::EpochSeconds),
        (r#""2026-01-02T05:04:05.250+02:00""#, TimeFormat::Rfc3339),
        (r#""Fri, 02 Jan 2026 03:04:05 GMT""#, TimeFormat::HttpDate),
    ];

    #[test]
    fn a_server_takes_one_format_and_a_client_takes_all() {
        for (text, written) in ALL {
            for (_, format) in ALL {
                let strict = read(text, format, &Findings::strict(false));
                assert_eq!(strict.is_some(), written == format, "{text} as {format}");
                let lenient = read(text, format, &Findings::lenient());
                let seconds = lenient.map(Timestamp::seconds);
                assert_eq!(seconds, Some(1_767_323_045), "{text} as {format}");
            }
        }
    }

    #[test]
    fn what_is_no_time_is_none_to_either() {
        for text in [
            r#""soon""#,
            "true",
            "null",
            "{}",
            "1767323045250",
            r#""2026-02-30T00:00:00Z""#,
        ] {
            for (_, format) in ALL {
                assert_eq!(read(text, format, &Findings::lenient()), None, "{text}");
            }
        }
    }
}
