//! Services of which nothing is known but their specs, and requests that belong to nobody.

use super::message::Bounds;
use super::reply::{allowing, json};
use super::{FrontDoor, RequestFacts, RequestFault};
use crate::wire::HttpResponse;

/// A plain status, a code that says the same, and a sentence, under the names that the spec has for them.
///
/// Broken constraints and missing credentials are told by the operation's own errors.
#[derive(Debug, Clone, Copy, Default)]
pub struct Plain;

impl Plain {
    pub(super) const MESSAGE: Bounds = Bounds { min: 1, max: 4096 };
}

impl FrontDoor for Plain {
    fn fault(&self, fault: &RequestFault, request: &RequestFacts<'_>) -> HttpResponse {
        let code = match fault {
            RequestFault::NoRoute | RequestFault::UnknownTarget => "NotFound",
            RequestFault::WrongMethod { .. } => "MethodNotAllowed",
            RequestFault::WrongContentType => "UnsupportedMediaType",
            RequestFault::UnknownTransferCoding => "NotImplemented",
            RequestFault::HeadersTooLarge => "RequestHeaderFieldsTooLarge",
            RequestFault::BodyTooLarge => "PayloadTooLarge",
            RequestFault::BodyTooSlow => "RequestTimeout",
            RequestFault::BadHost | RequestFault::BodyBroken | RequestFault::BodyUnreadable => {
                "BadRequest"
            }
        };
        let identity = request.service().map(|service| &service.error_identity);
        let first = |names: &[&'static str]| names.first().copied();
        let code_name = identity.and_then(|it| first(it.code)).unwrap_or("code");
        let message_name = identity.and_then(|it| first(it.message));
        let members = [
            (code_name, code),
            (message_name.unwrap_or("message"), fault.sentence()),
        ];
        let reply = json(fault.status(), "application/json", &members);
        match fault {
            RequestFault::WrongMethod { allowed } => allowing(reply, allowed),
            _ => reply,
        }
    }
}
