//! Oracle Cloud: `{"code": …, "message": …}` and `opc-request-id`.

use super::message::Bounds;
use super::reply::{allowing, json};
use super::{FrontDoor, FrontDoorAnswer, RequestFacts, RequestFault};
use crate::server::request_id::push_upper_hex;
use crate::server::{MissingCredentials, RequestIds};
use crate::wire::{HttpResponse, Rejection};
use crate::{Location, Rule};
use http::{HeaderMap, HeaderName, StatusCode};

/// The front door of Oracle Cloud.
#[derive(Debug, Clone, Copy, Default)]
pub struct Oci;

const ID: HeaderName = HeaderName::from_static("opc-request-id");

/// The longest id of a client that is repeated.
const LONGEST_ID: usize = 96;

impl Oci {
    pub(super) const MESSAGE: Bounds = Bounds { min: 1, max: 1024 };
}

impl FrontDoor for Oci {
    fn fault(&self, fault: &RequestFault, _: &RequestFacts<'_>) -> HttpResponse {
        let unreadable = "CannotParseRequest";
        let (code, said) = match fault {
            RequestFault::NoRoute | RequestFault::UnknownTarget => {
                ("NotFound", "There is no operation at this path.")
            }
            RequestFault::WrongMethod { allowed } => {
                let said = "The method is not allowed at this path.";
                let reply = error(fault.status(), "MethodNotAllowed", said);
                return allowing(reply, allowed);
            }
            RequestFault::WrongContentType => (
                "UnsupportedMediaType",
                "The content type must be application/json.",
            ),
            RequestFault::BadHost => (unreadable, fault.sentence()),
            RequestFault::UnknownTransferCoding => ("MethodNotImplemented", fault.sentence()),
            RequestFault::HeadersTooLarge => ("RequestHeaderFieldsTooLarge", fault.sentence()),
            RequestFault::BodyTooLarge => ("RequestEntityTooLarge", fault.sentence()),
            RequestFault::BodyTooSlow => ("RequestTimeout", fault.sentence()),
            RequestFault::BodyBroken | RequestFault::BodyUnreadable => {
                (unreadable, fault.sentence())
            }
        };
        error(fault.status(), code, said)
    }

    fn rejection(&self, rejection: &Rejection, _: &RequestFacts<'_>) -> FrontDoorAnswer {
        let said = Self::MESSAGE.clip(&rejection.to_string());
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
        FrontDoorAnswer::Reply(error(status, code, &said))
    }

    fn missing_credentials(&self, _: &MissingCredentials, _: &RequestFacts<'_>) -> FrontDoorAnswer {
        let said = "The required information to complete authentication was not provided.";
        let reply = error(StatusCode::UNAUTHORIZED, "NotAuthenticated", said);
        FrontDoorAnswer::Reply(reply)
    }

    /// Three parts with slashes between; the first is the client's own id, if it sent a decent one.
    fn request_id(&self, ids: &dyn RequestIds, headers: &HeaderMap) -> String {
        let own = headers.get(ID);
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

    fn request_id_header(&self) -> HeaderName {
        ID
    }
}

fn error(status: StatusCode, code: &str, said: &str) -> HttpResponse {
    json(
        status,
        "application/json",
        &[("code", code), ("message", said)],
    )
}
