//! Problem details for HTTP, as RFC 9457 has them.

use super::reply::{Members, allowing};
use super::{FrontDoor, FrontDoorAnswer, Plain, RequestFacts, RequestFault};
use crate::operation::{ErrorIdentity, ErrorInfo, ErrorPlace};
use crate::wire::{HttpResponse, Rejection, ToldParts};
use crate::{Place, Violation};
use http::StatusCode;

/// Problem details for HTTP, as RFC 9457 has them.
///
/// What breaks constraints is a list in the member `violations`. Such a problem
/// is the operation's error for broken constraints as well: it has the status
/// and the code of it, so that a generated client reads it as that error.
#[derive(Debug, Clone, Copy, Default)]
pub struct ProblemJson;

const CONTENT_TYPE: &str = "application/problem+json";
/// The type of a problem that says no more than its status.
const BLANK: &str = "about:blank";

impl FrontDoor for ProblemJson {
    fn fault(&self, fault: &RequestFault, _: &RequestFacts<'_>) -> HttpResponse {
        let status = fault.status();
        let reply = problem(BLANK, status, fault.sentence()).reply(status, CONTENT_TYPE);
        match fault {
            RequestFault::WrongMethod { allowed } => allowing(reply, allowed),
            _ => reply,
        }
    }

    fn rejection(&self, rejection: &Rejection, request: &RequestFacts<'_>) -> FrontDoorAnswer {
        let declared = request.operation().and_then(|operation| {
            let error = operation.error(operation.cancel.constraint_error?)?;
            Some((error, &operation.service.error_identity))
        });
        let status = declared.map(|(error, _)| error.status);
        let status = status.and_then(|status| StatusCode::from_u16(status).ok());
        let status = status.unwrap_or(StatusCode::BAD_REQUEST);
        let said = Plain::MESSAGE.clip(&rejection.to_string());
        let own = declared.map(|(error, identity)| Own::of(error, identity, &said));
        let own = own.unwrap_or_default();
        let mut members = problem(own.kind.unwrap_or(BLANK), status, &said);
        if let Some(violations) = violations(rejection) {
            members.raw("violations", &violations);
        }
        let reply = |members: Members| members.reply(status, CONTENT_TYPE);
        FrontDoorAnswer::Reply(members.telling(own.told, reply))
    }
}

/// By what a client knows the operation's error, beside the members that every problem has.
#[derive(Default)]
struct Own<'a> {
    /// The type of the problem, where the service tells its errors by it.
    kind: Option<&'a str>,
    /// Code and message, where they have places of their own.
    told: ToldParts,
}

impl Own<'_> {
    fn of(error: &ErrorInfo, identity: &ErrorIdentity, said: &str) -> Self {
        let code = error.codes.first().copied();
        let first = |places: &'static [ErrorPlace]| places.first().copied();
        let (code_place, message_place) = (first(identity.code), first(identity.message));
        let is_free = |place: &ErrorPlace| {
            place
                .member()
                .is_none_or(|name| !["type", "title", "status", "detail"].contains(&name))
        };
        let code_at = code_place.filter(is_free).filter(|_| code.is_some());
        let message_at = message_place.filter(is_free);
        let message_at = message_at.filter(|place| code_place != Some(*place));
        Self {
            kind: code.filter(|_| code_place == Some(ErrorPlace::Body("type"))),
            told: ToldParts::of(
                (code_at.as_slice(), code.unwrap_or_default()),
                (message_at.as_slice(), said),
            ),
        }
    }
}

/// The members that every problem has.
fn problem(kind: &str, status: StatusCode, detail: &str) -> Members {
    let mut members = Members::default();
    members.text("type", kind);
    members.optional_text(Some("title"), status.canonical_reason());
    members.raw("status", status.as_str());
    members.text("detail", detail);
    members
}

/// What is wrong, place by place, as JSON; nothing, where it is wrong with the body as a whole.
fn violations(rejection: &Rejection) -> Option<String> {
    let entries: Vec<String> = match rejection {
        Rejection::Invalid(invalid) => invalid.violations().iter().map(violation).collect(),
        Rejection::Malformed { place, .. } => vec![entry(*place, "malformed", rejection)],
        Rejection::WrongType(found) => vec![entry(found.place, "type", rejection)],
        _ => return None,
    };
    Some(format!("[{}]", entries.join(",")))
}

fn violation(violation: &Violation) -> String {
    entry(violation.place, violation.rule.id(), violation)
}

/// One place, the rule that is broken there, and a sentence that does not name the place again.
fn entry(place: Place, rule: &str, said: &impl ToString) -> String {
    let said = said.to_string();
    let lead = format!("{place}: ");
    let mut members = Members::default();
    members.text("in", place.location.as_str());
    members.text("name", place.name);
    if let Some(item) = place.item {
        members.raw("item", &item.to_string());
    }
    members.text("rule", rule);
    members.text("detail", said.strip_prefix(&lead).unwrap_or(&said));
    members.into_json()
}
