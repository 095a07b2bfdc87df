//! Front doors: what a server answers by itself, each vendor in its own shape and wording.
//!
//! The built-in ones follow what is known of their vendors; where nothing is,
//! they stay plain. No answer holds more of a request than its vendor's does,
//! and none a secret.

mod coral;
mod facts;
mod fault;
mod huawei_apig;
mod message;
mod oci;
mod plain;
mod problem_json;
mod reply;

pub use coral::Coral;
pub use facts::RequestFacts;
pub use fault::RequestFault;
pub use huawei_apig::HuaweiApig;
pub use oci::Oci;
pub use plain::Plain;
pub use problem_json::ProblemJson;

use super::request_id::uuid;
use super::{MissingCredentials, RequestIds};
use crate::operation::{FrontDoorKind, ServiceInfo};
use crate::wire::{HttpResponse, Rejection};
use crate::{Refusal, RefusalKind};
use http::{HeaderMap, HeaderName};
use message::Bounds;

/// In whose voice a router answers what it does not pass on to a handler.
///
/// A service has the front door that its spec names. A router can be given
/// another, for one service by [`Router::front_door_of`](super::Router::front_door_of)
/// or for all by [`Router::front_door`](super::Router::front_door), so that a
/// vendor of your own has its own voice. Every method but one has a default.
///
/// ```
/// use annul_runtime::server::{FrontDoor, RequestFacts, RequestFault, RequestIds, Router};
/// use annul_runtime::wire::HttpResponse;
/// use http::{HeaderMap, HeaderName, Response};
///
/// /// Acme numbers its errors, and its requests.
/// struct Acme;
///
/// impl FrontDoor for Acme {
///     fn fault(&self, fault: &RequestFault, request: &RequestFacts<'_>) -> HttpResponse {
///         let number = match fault {
///             RequestFault::NoRoute => 17,
///             _ => 99,
///         };
///         let body = format!("E{number} in {}\n", request.request_id());
///         let mut reply = Response::new(body.into());
///         *reply.status_mut() = fault.status();
///         reply
///     }
///
///     fn request_id(&self, ids: &dyn RequestIds, _: &HeaderMap) -> String {
///         format!("R{}", ids.next())
///     }
///
///     fn request_id_header(&self) -> HeaderName {
///         HeaderName::from_static("x-acme-request")
///     }
/// }
///
/// let router = Router::new().front_door(Acme);
/// ```
pub trait FrontDoor: Send + Sync + 'static {
    /// The answer to a request that reaches no operation.
    fn fault(&self, fault: &RequestFault, request: &RequestFacts<'_>) -> HttpResponse;

    /// The answer to a request whose content its operation does not take.
    ///
    /// It is the operation's error for broken constraints, unless a front door
    /// has something else. What is wrong with method, path, target or content
    /// type is a [`fault`](Self::fault), and not asked here.
    fn rejection(&self, rejection: &Rejection, request: &RequestFacts<'_>) -> FrontDoorAnswer {
        let _ = request;
        FrontDoorAnswer::ConstraintError(Plain::MESSAGE.clip(&rejection.to_string()))
    }

    /// The answer to a request that lacks credentials, where the router [asks for
    /// them](super::Router::require_authorization).
    ///
    /// It is the operation's error for unauthenticated callers, unless a front
    /// door has something else.
    fn missing_credentials(
        &self,
        missing: &MissingCredentials,
        request: &RequestFacts<'_>,
    ) -> FrontDoorAnswer {
        let _ = (missing, request);
        FrontDoorAnswer::Refusal(RefusalKind::Unauthenticated.into())
    }

    /// Whether a rejection is answered before credentials are looked at.
    ///
    /// None is, unless a front door says so: whoever has shown no credentials
    /// learns nothing of what a request should hold.
    fn precedes_credentials(&self, rejection: &Rejection) -> bool {
        let _ = rejection;
        false
    }

    /// A new id for a request with these headers. It is a random UUID, unless a front door has something else.
    fn request_id(&self, ids: &dyn RequestIds, headers: &HeaderMap) -> String {
        let _ = headers;
        uuid(ids.next())
    }

    /// The header of every answer that carries the id, where the spec of the service names none.
    fn request_id_header(&self) -> HeaderName {
        HeaderName::from_static("x-request-id")
    }
}

/// How a front door answers a request that its operation does not take.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum FrontDoorAnswer {
    /// With this reply.
    Reply(HttpResponse),
    /// With the error that the operation has for broken constraints, in these words.
    ConstraintError(String),
    /// With the error that the operation has for this refusal.
    Refusal(Refusal),
}

/// The front door that a spec names.
pub(super) fn built_in(kind: FrontDoorKind) -> &'static dyn FrontDoor {
    match kind {
        FrontDoorKind::Coral => &Coral,
        FrontDoorKind::Oci => &Oci,
        FrontDoorKind::HuaweiApig => &HuaweiApig,
        FrontDoorKind::ProblemJson => &ProblemJson,
        FrontDoorKind::Plain => &Plain,
    }
}

/// How long messages of a vendor may be.
const fn bounds(kind: FrontDoorKind) -> Bounds {
    match kind {
        FrontDoorKind::Coral => Coral::MESSAGE,
        FrontDoorKind::Oci => Oci::MESSAGE,
        FrontDoorKind::HuaweiApig => HuaweiApig::MESSAGE,
        FrontDoorKind::ProblemJson | FrontDoorKind::Plain => Plain::MESSAGE,
    }
}

/// A refusal whose words keep the rules that a service has for messages.
pub(crate) fn sayable(service: &'static ServiceInfo, mut refusal: Refusal) -> Refusal {
    let bounds = bounds(service.front_door);
    refusal.message = refusal.message.and_then(|message| bounds.fit(&message));
    refusal
}
