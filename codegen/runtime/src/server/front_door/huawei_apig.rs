//! Huawei Cloud: its API gateway answers what never reaches an operation.

use super::message::Bounds;
use super::reply::json;
use super::{FrontDoor, FrontDoorAnswer, RequestFacts, RequestFault};
use crate::server::request_id::lower_hex;
use crate::server::{MissingCredentials, RequestIds};
use crate::wire::{HttpResponse, Rejection};
use http::{HeaderMap, StatusCode};

/// The API gateway of Huawei Cloud.
#[derive(Debug, Clone, Copy, Default)]
pub struct HuaweiApig;

const NO_SUCH_API: &str = "APIG.0101";
const BAD_REQUEST: &str = "APIG.0201";
const BAD_CREDENTIALS: &str = "APIG.0301";

impl HuaweiApig {
    pub(super) const MESSAGE: Bounds = Bounds { min: 2, max: 4096 };
}

impl FrontDoor for HuaweiApig {
    fn fault(&self, fault: &RequestFault, request: &RequestFacts<'_>) -> HttpResponse {
        let (status, code, said) = match fault {
            // The gateway looks for an API by method and path together.
            RequestFault::NoRoute | RequestFault::WrongMethod { .. } => (
                StatusCode::NOT_FOUND,
                NO_SUCH_API,
                "The API does not exist or has not been published in the environment",
            ),
            RequestFault::WrongContentType => (
                fault.status(),
                BAD_REQUEST,
                "The content type must be application/json",
            ),
            RequestFault::UnknownTarget
            | RequestFault::BadHost
            | RequestFault::BodyBroken
            | RequestFault::BodyUnreadable => (StatusCode::BAD_REQUEST, BAD_REQUEST, "Bad request"),
            RequestFault::UnknownTransferCoding => (
                fault.status(),
                BAD_REQUEST,
                "Transfer coding not implemented",
            ),
            RequestFault::HeadersTooLarge => (
                fault.status(),
                BAD_REQUEST,
                "Request header fields too large",
            ),
            RequestFault::BodyTooLarge => (fault.status(), BAD_REQUEST, "Request entity too large"),
            RequestFault::BodyTooSlow => (fault.status(), BAD_REQUEST, "Request timeout"),
        };
        error(status, code, said, request)
    }

    fn rejection(&self, rejection: &Rejection, request: &RequestFacts<'_>) -> FrontDoorAnswer {
        let said = Self::MESSAGE.clip(&rejection.to_string());
        match rejection {
            Rejection::Malformed { .. } => FrontDoorAnswer::Reply(error(
                StatusCode::BAD_REQUEST,
                BAD_REQUEST,
                &format!("Bad request: {said}"),
                request,
            )),
            _ => FrontDoorAnswer::ConstraintError(said),
        }
    }

    fn missing_credentials(
        &self,
        _: &MissingCredentials,
        request: &RequestFacts<'_>,
    ) -> FrontDoorAnswer {
        let said = "Incorrect IAM authentication information: x-auth-token not found";
        let status = StatusCode::UNAUTHORIZED;
        FrontDoorAnswer::Reply(error(status, BAD_CREDENTIALS, said, request))
    }

    fn request_id(&self, ids: &dyn RequestIds, _: &HeaderMap) -> String {
        lower_hex(ids.next())
    }
}

fn error(status: StatusCode, code: &str, said: &str, request: &RequestFacts<'_>) -> HttpResponse {
    let members = [
        ("error_msg", said),
        ("error_code", code),
        ("request_id", request.request_id()),
    ];
    json(status, "application/json", &members)
}
