//! How a reply differs from one that a spec allows.

use super::replies::read;
use crate::meaning::reply_table::{Entry, Literal, Seen, Slot};
use crate::operation::Codec;
use crate::wire::request_id::request_id;
use crate::wire::{CancelOperation, HttpResponse};
use crate::{DispositionKind, OperationError as _, Reading};
use serde_json::Value;
use std::fmt;

/// Something of a reply that is otherwise than a spec says.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Difference {
    /// It has another status.
    Status {
        /// The status that the spec says.
        expected: u16,
        /// The status that came.
        came: u16,
    },
    /// It is another declared error, or one where none is due, or none where one is.
    Error {
        /// The error that is due; none for a success, or an error that nobody declares.
        expected: Option<&'static str>,
        /// The error that came.
        came: Option<&'static str>,
    },
    /// It has another code, or none.
    Code {
        /// The code that the spec says.
        expected: String,
        /// The code that came.
        came: Option<String>,
    },
    /// It reads as something else.
    Reading {
        /// What it should read as.
        expected: Option<Reading>,
        /// What it reads as.
        came: Option<Reading>,
    },
    /// It lacks a member of the body, which is named with its path.
    Missing(String),
    /// A member has another value, or another type.
    Value(String),
    /// It does not say the id of the request, where the spec says that replies have one.
    NoRequestId,
    /// Its body is none of the service.
    Unreadable(&'static str),
}

/// How a reply differs from one that the spec allows, the most important first; nothing, if it is as good.
///
/// Messages may be any, and a reply may have more members than the spec knows. `row` is the row of the reply table
/// that `expected` was made of: what the row says of members has to stand in them.
pub fn differences<O: CancelOperation>(
    operation: O,
    expected: &HttpResponse,
    row: Option<DispositionKind>,
    came: &HttpResponse,
) -> Vec<Difference> {
    let info = operation.info();
    let mut found = Vec::new();
    let (wanted, got) = (read(operation, expected), read(operation, came));
    let results = (operation.response(expected), operation.response(came));
    if let (Ok(_), Err(error)) = &results
        && let Some(problem) = error.reply().problem()
    {
        found.push(Difference::Unreadable(problem));
    }
    let (due, status) = (expected.status().as_u16(), came.status().as_u16());
    let declared = wanted.error.and_then(|name| info.error(name));
    let fits = declared.map_or(due == status, |error| error.has_status(status));
    if !fits {
        found.push(Difference::Status {
            expected: due,
            came: status,
        });
    }
    if wanted.error != got.error {
        found.push(Difference::Error {
            expected: wanted.error,
            came: got.error,
        });
    } else if let (Err(wanted), Err(got)) = (&results.0, &results.1)
        && let Some(code) = wanted.reply().code()
    {
        let came = got.reply().code();
        let is_same = came.is_some_and(|came| {
            came == code || declared.is_some_and(|error| error.has_code(came) || error.other_codes)
        });
        if !is_same {
            found.push(Difference::Code {
                expected: code.to_owned(),
                came: came.map(str::to_owned),
            });
        }
    }
    if wanted.reading != got.reading {
        found.push(Difference::Reading {
            expected: wanted.reading,
            came: got.reading,
        });
    }
    if let (Ok(wanted), Ok(got)) = &results {
        let row = row.and_then(|kind| info.replies.row(kind)?.as_success());
        let told = row.map_or(&[][..], |row| row.body).iter();
        for entry in told.filter(|entry| is_told(entry)) {
            let due = operation.seen(wanted, entry.member);
            if due != Seen::Absent && due != operation.seen(got, entry.member) {
                found.push(Difference::Value(entry.member.to_owned()));
            }
        }
        if info.service.protocol.codec() == Codec::Json {
            let json = |reply: &HttpResponse| serde_json::from_slice(reply.body()).ok();
            if let Some(wanted) = json(expected) {
                let came = json(came).unwrap_or(Value::Null);
                members(&wanted, &came, "", &mut found);
            }
        }
    }
    // A member that is not there has no value either.
    let missing: Vec<String> = found
        .iter()
        .filter_map(|found| match found {
            Difference::Missing(path) => Some(path.clone()),
            _ => None,
        })
        .collect();
    found.retain(|found| !matches!(found, Difference::Value(path) if missing.contains(path)));
    if !info.service.request_id.is_empty() && request_id(info, came).is_none() {
        found.push(Difference::NoRequestId);
    }
    found
}

/// Whether a row says which value a member has.
const fn is_told(entry: &Entry<'_>) -> bool {
    match entry.slot {
        Slot::Param(_) => true,
        Slot::Literal(literal) => !matches!(literal, Literal::Null),
        _ => false,
    }
}

/// What is in `wanted` has to be there, with a value of the same type.
fn members(wanted: &Value, came: &Value, path: &str, found: &mut Vec<Difference>) {
    let Value::Object(entries) = wanted else {
        let is_alike = std::mem::discriminant(wanted) == std::mem::discriminant(came);
        let difference = Difference::Value(path.to_owned());
        if !is_alike && !wanted.is_null() && !found.contains(&difference) {
            found.push(difference);
        }
        return;
    };
    for (name, wanted) in entries {
        let path = if path.is_empty() {
            name.clone()
        } else {
            format!("{path}.{name}")
        };
        match came.get(name) {
            Some(came) => members(wanted, came, &path, found),
            // A member that may be null may be absent as well.
            None if wanted.is_null() => {}
            None => found.push(Difference::Missing(path)),
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of_error = |name: Option<&str>| match name {
            Some(name) => format!("the error {name}"),
            None => "no declared error".to_owned(),
        };
        let of_reading = |reading: Option<Reading>| match reading {
            Some(reading) => format!("`{reading}`"),
            None => "nothing that the spec knows".to_owned(),
        };
        match self {
            Self::Status { expected, came } => {
                write!(out, "the status is {came}, and the spec says {expected}")
            }
            Self::Error { expected, came } => write!(
                out,
                "it is {}, and the spec says {}",
                of_error(*came),
                of_error(*expected)
            ),
            Self::Code { expected, came } => match came {
                Some(came) => write!(out, "the code is {came:?}, and the spec says {expected:?}"),
                None => write!(out, "it has no code, and the spec says {expected:?}"),
            },
            Self::Reading { expected, came } => write!(
                out,
                "it reads as {}, and the spec says {}",
                of_reading(*came),
                of_reading(*expected)
            ),
            Self::Missing(path) => write!(out, "it lacks the member `{path}`"),
            Self::Value(path) => write!(out, "the member `{path}` has another value or type"),
            Self::NoRequestId => out.write_str("it lacks the id of the request"),
            Self::Unreadable(problem) => write!(out, "its body cannot be read: {problem}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Difference, members};
    use serde_json::{Value, json};

    #[track_caller]
    fn check(wanted: &Value, came: &Value, expected: &[Difference]) {
        let mut found = Vec::new();
        members(wanted, came, "", &mut found);
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_wanted_has_to_be_there_and_more_may() {
        let wanted = json!({ "a": { "b": "x" }, "n": null });
        check(&wanted, &json!({ "a": { "b": "y", "c": 1 } }), &[]);
        check(
            &wanted,
            &json!({ "a": {} }),
            &[Difference::Missing("a.b".to_owned())],
        );
        check(
            &wanted,
            &json!({ "a": { "b": 7 } }),
            &[Difference::Value("a.b".to_owned())],
        );
        check(&wanted, &json!([]), &[Difference::Missing("a".to_owned())]);
    }
}
