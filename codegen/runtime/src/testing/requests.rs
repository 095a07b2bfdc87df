//! Requests that come in: taken, or refused for the reason that the spec gives.

use super::case::{Cases, Expected, RequestCase};
use super::message::{request_of, to_text};
use super::report::Report;
use crate::wire::{CancelOperation, Endpoint, HttpRequest, Rejection};

/// Where a client sends requests to; no test does.
const ENDPOINT: &str = "https://service.example";

/// Holds an operation against the requests of its spec.
///
/// # Panics
/// If one is not taken, or not refused, as the spec says; all of them are named.
#[track_caller]
pub fn check_requests<O: CancelOperation>(operation: O, cases: &Cases<'_>) {
    let mut report = Report::default();
    for case in cases.requests {
        let text = case.text();
        let why = match request_of(&text) {
            Ok(request) => check(operation, case, &request, &text),
            Err(why) => Err(format!("this is no request: {why}")),
        };
        if let Err(why) = why {
            report.note(case.title, &text, &why);
        }
    }
    report.finish("requests", operation.info().id);
}

fn check<O: CancelOperation>(
    operation: O,
    case: &RequestCase<'_>,
    request: &HttpRequest,
    text: &str,
) -> Result<(), String> {
    match (operation.decode_request(request), case.expected) {
        (Ok(_), Expected::Read) => Ok(()),
        (Ok(input), Expected::Taken) => {
            let endpoint = Endpoint::new(ENDPOINT).map_err(|why| why.to_string())?;
            let again = operation.request(&input, &endpoint);
            let again = again.map_err(|why| format!("a client cannot write it: {why}"))?;
            match to_text(&again) {
                Some(again) if again == text => Ok(()),
                again => Err(format!("a client writes {again:?}")),
            }
        }
        (Err(why), expected) if is_expected(&why, expected) => Ok(()),
        (Ok(_), expected) => Err(format!("it is taken, and expected is {expected:?}")),
        (Err(why), expected) => Err(format!(
            "it is refused ({why}), and expected is {expected:?}"
        )),
    }
}

fn is_expected(found: &Rejection, expected: Expected<'_>) -> bool {
    match (found, expected) {
        (Rejection::Invalid(invalid), Expected::Breaks { place, rule }) => {
            let mut violations = invalid.violations().iter();
            violations.any(|it| it.place.full_name() == place && it.rule.id() == rule)
        }
        (Rejection::WrongType(wrong), Expected::OfAnotherType { place }) => {
            wrong.place.full_name() == place
        }
        (Rejection::Invalid(_) | Rejection::WrongType(_), _) => false,
        (_, expected) => expected == Expected::Unreadable,
    }
}
