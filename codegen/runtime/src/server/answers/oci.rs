//! Oracle Cloud: `{"code": …, "message": …}` and `opc-request-id`.

use super::reply::{allowing, json};
use super::text::Bounds;
use super::{Answer, Fault};
use crate::server::RequestIds;
use crate::server::request_id::push_upper_hex;
use crate::wire::{HttpResponse, Rejection};
use crate::{Location, Rule};
use http::{HeaderMap, StatusCode};

pub(super) const MESSAGE: Bounds = Bounds { min: 1, max: 1024 };

/// The longest id of a client that is repeated.
const LONGEST_ID: usize = 96;

pub(super) fn fault(fault: &Fault) -> HttpResponse {
    let (status, code, said) = match fault {
        Fault::NoOperation => (
            StatusCode::NOT_FOUND,
            "NotFound",
            "There is no operation at this path.",
        ),
        Fault::WrongMethod { allowed } => {
            let said = "The method is not allowed at this path.";
            let reply = error(StatusCode::METHOD_NOT_ALLOWED, "MethodNotAllowed", said);
            return allowing(reply, allowed);
        }
        Fault::WrongContentType => (
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "UnsupportedMediaType",
            "The content type must be application/json.",
        ),
        Fault::UnknownTarget | Fault::NotJson | Fault::BodyBroken => (
            StatusCode::BAD_REQUEST,
            "CannotParseRequest",
            "The body of the request cannot be read.",
        ),
        Fault::BodyTooLarge => (
            StatusCode::PAYLOAD_TOO_LARGE,
            "RequestEntityTooLarge",
            "The body of the request is too large.",
        ),
        Fault::HeadersTooLarge => (
            StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
            "RequestHeaderFieldsTooLarge",
            "The headers of the request are too large.",
        ),
        Fault::NoCredentials | Fault::IncompleteCredentials(_) => (
            StatusCode::UNAUTHORIZED,
            "NotAuthenticated",
            "The required information to complete authentication was not provided.",
        ),
    };
    error(status, code, said)
}

pub(super) fn rejected(rejection: &Rejection) -> Answer {
    let said = MESSAGE.clip(&rejection.to_string());
    let (status, code) = match rejection {
        Rejection::Invalid(invalid) => {
            let mut all = invalid.violations().iter();
            let is_of_path = |place: crate::Place| place.location == Location::Path;
            if all.clone().all(|found| found.rule == Rule::Required) {
                (StatusCode::BAD_REQUEST, "MissingParameter")
            } else if all.any(|it| it.rule == Rule::Unsendable && is_of_path(it.place)) {
                // No path has such an id, so what is asked for is not there.
                (StatusCode::NOT_FOUND, "InvalidParameter")
            } else {
                (StatusCode::BAD_REQUEST, "InvalidParameter")
            }
        }
        Rejection::Malformed { place, .. } if place.location == Location::Path => {
            (StatusCode::NOT_FOUND, "InvalidParameter")
        }
        Rejection::Malformed { .. } => (StatusCode::BAD_REQUEST, "InvalidParameter"),
        _ => (StatusCode::BAD_REQUEST, "CannotParseRequest"),
    };
    Answer::Reply(error(status, code, &said))
}

/// Three parts with slashes between; the first is the client's own id, if it sent a decent one.
pub(super) fn request_id(ids: &dyn RequestIds, headers: &HeaderMap) -> String {
    let own = headers.get("opc-request-id");
    let own = own
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let is_decent = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./:".contains(&byte);
    let is_taken = !own.is_empty() && own.len() <= LONGEST_ID && own.bytes().all(is_decent);
    let mut id = String::with_capacity(LONGEST_ID + 66);
    if is_taken {
        id.push_str(own);
    } else {
        push_upper_hex(&mut id, ids.next());
    }
    for _ in 0..2 {
        id.push('/');
        push_upper_hex(&mut id, ids.next());
    }
    id
}

fn error(status: StatusCode, code: &str, said: &str) -> HttpResponse {
    json(
        status,
        "application/json",
        &[("code", code), ("message", said)],
    )
}
