//! Huawei Cloud: its gateway answers what never reaches an operation.

use super::reply::json;
use super::text::Bounds;
use super::{Answer, Fault};
use crate::wire::{HttpResponse, Rejection};
use http::StatusCode;

pub(super) const MESSAGE: Bounds = Bounds { min: 2, max: 4096 };

pub(super) fn fault(fault: &Fault, request_id: &str) -> HttpResponse {
    let (status, code, said) = match fault {
        // The gateway looks for an API by method and path together.
        Fault::NoOperation | Fault::WrongMethod { .. } => (
            StatusCode::NOT_FOUND,
            "APIG.0101",
            "The API does not exist or has not been published in the environment",
        ),
        Fault::WrongContentType => (
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "APIG.0201",
            "The content type must be application/json",
        ),
        Fault::UnknownTarget | Fault::NotJson | Fault::BodyBroken => {
            (StatusCode::BAD_REQUEST, "APIG.0201", "Bad request")
        }
        Fault::BodyTooLarge => (
            StatusCode::PAYLOAD_TOO_LARGE,
            "APIG.0201",
            "Request entity too large",
        ),
        Fault::HeadersTooLarge => (
            StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
            "APIG.0201",
            "Request header fields too large",
        ),
        Fault::NoCredentials | Fault::IncompleteCredentials(_) => (
            StatusCode::UNAUTHORIZED,
            "APIG.0301",
            "Incorrect IAM authentication information: x-auth-token not found",
        ),
    };
    error(status, code, said, request_id)
}

pub(super) fn rejected(rejection: &Rejection, request_id: &str) -> Answer {
    let said = MESSAGE.clip(&rejection.to_string());
    match rejection {
        Rejection::Malformed { .. } => Answer::Reply(error(
            StatusCode::BAD_REQUEST,
            "APIG.0201",
            &format!("Bad request: {said}"),
            request_id,
        )),
        _ => Answer::ConstraintError(said),
    }
}

fn error(status: StatusCode, code: &str, said: &str, request_id: &str) -> HttpResponse {
    let members = [
        ("error_msg", said),
        ("error_code", code),
        ("request_id", request_id),
    ];
    json(status, "application/json", &members)
}
