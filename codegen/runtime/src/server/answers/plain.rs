//! Services of which nothing is known but their specs, and requests that belong to nobody.

use super::reply::{allowing, json};
use super::text::Bounds;
use super::{Answer, Fault};
use crate::operation::ServiceInfo;
use crate::wire::{HttpResponse, Rejection};
use http::StatusCode;

pub(super) const MESSAGE: Bounds = Bounds { min: 1, max: 4096 };

/// A plain status, a code that says the same, and a sentence, under the names that the spec has for them.
pub(super) fn fault(service: Option<&ServiceInfo>, fault: &Fault) -> HttpResponse {
    let (status, code, said) = match fault {
        Fault::NoOperation | Fault::UnknownTarget => (
            StatusCode::NOT_FOUND,
            "NotFound",
            "No operation is served at this path.",
        ),
        Fault::WrongMethod { .. } => (
            StatusCode::METHOD_NOT_ALLOWED,
            "MethodNotAllowed",
            "The operation at this path has another method.",
        ),
        Fault::WrongContentType => (
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "UnsupportedMediaType",
            "The operation takes another content type.",
        ),
        Fault::NotJson | Fault::BodyBroken => (
            StatusCode::BAD_REQUEST,
            "BadRequest",
            "The body of the request cannot be read.",
        ),
        Fault::BodyTooLarge => (
            StatusCode::PAYLOAD_TOO_LARGE,
            "PayloadTooLarge",
            "The body of the request is too large.",
        ),
        Fault::HeadersTooLarge => (
            StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
            "RequestHeaderFieldsTooLarge",
            "The headers of the request are too large.",
        ),
        Fault::NoCredentials | Fault::IncompleteCredentials(_) => (
            StatusCode::UNAUTHORIZED,
            "Unauthorized",
            "The request has no credentials.",
        ),
    };
    let identity = service.map(|service| &service.error_identity);
    let first = |names: &[&'static str]| names.first().copied();
    let code_name = identity.and_then(|it| first(it.code)).unwrap_or("code");
    let message_name = identity.and_then(|it| first(it.message));
    let members = [(code_name, code), (message_name.unwrap_or("message"), said)];
    let reply = json(status, "application/json", &members);
    match fault {
        Fault::WrongMethod { allowed } => allowing(reply, allowed),
        _ => reply,
    }
}

pub(super) fn rejected(rejection: &Rejection) -> Answer {
    Answer::ConstraintError(MESSAGE.clip(&rejection.to_string()))
}
