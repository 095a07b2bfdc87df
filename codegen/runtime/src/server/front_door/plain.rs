//! Services of which nothing is known but their specs, and requests that belong to nobody.

use super::message::Bounds;
use super::reply::{Members, allowing, with_body};
use super::{FrontDoor, RequestFacts, RequestFault};
use crate::operation::{Codec, ErrorPlace};
use crate::wire::{HttpResponse, ToldParts, error_of_platform};

/// A plain status, a code that says the same, and a sentence, under the names that the spec has for them.
///
/// Broken constraints and missing credentials are told by the operation's own errors.
#[derive(Debug, Clone, Copy, Default)]
pub struct Plain;

/// Where code and message stand if nothing is known of a service.
const CODE: &[ErrorPlace] = &[ErrorPlace::Body("code")];
const MESSAGE: &[ErrorPlace] = &[ErrorPlace::Body("message")];

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
        let other = request.service();
        if let Some(service) = other.filter(|it| it.protocol.codec() != Codec::Json) {
            let body =
                error_of_platform(service, code, Some(fault.sentence()), request.request_id());
            return with_body(fault.status(), Some(service.protocol.content_type()), body);
        }
        let identity = request.service().map(|service| &service.error_identity);
        let or = |places: &'static [ErrorPlace], usual| {
            if places.is_empty() { usual } else { places }
        };
        let told = ToldParts::of(
            (or(identity.map_or(&[], |it| it.code), CODE), code),
            (
                or(identity.map_or(&[], |it| it.message), MESSAGE),
                fault.sentence(),
            ),
        );
        let reply = Members::default().telling(told, |members| {
            members.reply(fault.status(), "application/json")
        });
        match fault {
            RequestFault::WrongMethod { allowed } => allowing(reply, allowed),
            _ => reply,
        }
    }
}
