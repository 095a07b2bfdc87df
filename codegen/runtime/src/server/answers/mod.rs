//! What a server answers by itself, each vendor in its own shape and wording.
//!
//! The texts follow what is known of the vendors' front doors; where nothing
//! is, they stay plain. No answer holds more of a request than its vendor's
//! does, and none a secret.

mod aws;
mod coral;
mod huawei;
mod oci;
mod plain;
mod reply;
mod text;

use super::request_id::{lower_hex, uuid};
use super::{RequestContext, RequestIds};
use crate::Refusal;
use crate::operation::{FrontDoorKind, OperationInfo, Protocol, RequestIdPlace, ServiceInfo};
use crate::wire::{HttpResponse, Rejection};
use http::HeaderMap;
use text::Bounds;

/// Whose words an answer is in.
#[derive(Debug, Clone, Copy)]
pub(super) enum Dialect {
    /// The JSON front door of AWS.
    Aws(Protocol),
    /// Oracle Cloud.
    Oci,
    /// Huawei Cloud, with its gateway.
    Huawei,
    /// A service of which nothing is known but its spec.
    Plain(&'static ServiceInfo),
    /// Nobody's: the request belongs to no vendor that is served.
    Nobody,
}

/// What can be wrong with a request, before its params are looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// Nothing is served at this path.
    NoOperation,
    /// Something is served at this path, by other methods.
    WrongMethod {
        /// Those methods, with commas between.
        allowed: String,
    },
    /// The content type is none that is served here.
    WrongContentType,
    /// `X-Amz-Target` names no operation that is served.
    UnknownTarget,
    /// The body is not JSON.
    NotJson,
    /// The body is too large.
    BodyTooLarge,
    /// The body broke off.
    BodyBroken,
    /// There are too many headers, or they are too long.
    HeadersTooLarge,
    /// There are no credentials.
    NoCredentials,
    /// Parts of a signature are missing; which ones.
    IncompleteCredentials(String),
}

/// The answer to a request whose params are wrong.
pub(super) enum Answer {
    /// This reply.
    Reply(HttpResponse),
    /// The error that carries broken constraints, in these words.
    ConstraintError(String),
}

impl Dialect {
    pub(super) fn of(service: &'static ServiceInfo) -> Self {
        match service.front_door {
            FrontDoorKind::Coral => Self::Aws(service.protocol),
            FrontDoorKind::Oci => Self::Oci,
            FrontDoorKind::HuaweiApig => Self::Huawei,
            FrontDoorKind::ProblemJson | FrontDoorKind::Plain => Self::Plain(service),
        }
    }

    /// The answer to a fault.
    pub(super) fn fault(self, fault: &Fault, request_id: &str) -> HttpResponse {
        match self {
            Self::Aws(protocol) => aws::fault(protocol, fault),
            Self::Oci => oci::fault(fault),
            Self::Huawei => huawei::fault(fault, request_id),
            Self::Plain(service) => plain::fault(Some(service), fault),
            Self::Nobody => plain::fault(None, fault),
        }
    }

    /// The answer to a request that its operation does not take.
    pub(super) fn rejected(self, rejection: &Rejection, context: &RequestContext) -> Answer {
        let fault = match rejection {
            Rejection::WrongMethod { allowed } => Fault::WrongMethod {
                allowed: (*allowed).to_owned(),
            },
            Rejection::WrongPath => Fault::NoOperation,
            Rejection::WrongTarget { .. } => Fault::UnknownTarget,
            Rejection::WrongContentType { .. } => Fault::WrongContentType,
            _ => {
                return match self {
                    Self::Aws(protocol) => aws::rejected(protocol, rejection, context),
                    Self::Oci => oci::rejected(rejection),
                    Self::Huawei => huawei::rejected(rejection, context.request_id()),
                    Self::Plain(_) | Self::Nobody => plain::rejected(rejection),
                };
            }
        };
        Answer::Reply(self.fault(&fault, context.request_id()))
    }

    /// Whether the vendor looks at this before it looks at credentials.
    pub(super) fn comes_before_credentials(self, rejection: &Rejection) -> bool {
        let is_of_the_route = matches!(
            rejection,
            Rejection::WrongMethod { .. }
                | Rejection::WrongPath
                | Rejection::WrongTarget { .. }
                | Rejection::WrongContentType { .. }
        );
        is_of_the_route || matches!(self, Self::Aws(_)) && aws::is_unreadable(rejection)
    }

    /// A refusal whose words keep the vendor's rules for messages.
    pub(super) fn sayable(self, mut refusal: Refusal) -> Refusal {
        refusal.message = refusal
            .message
            .and_then(|message| self.bounds().fit(&message));
        refusal
    }

    const fn bounds(self) -> Bounds {
        match self {
            Self::Aws(_) => aws::MESSAGE,
            Self::Oci => oci::MESSAGE,
            Self::Huawei => huawei::MESSAGE,
            Self::Plain(_) | Self::Nobody => plain::MESSAGE,
        }
    }

    /// A new id, as the vendor writes them.
    pub(super) fn request_id(self, ids: &dyn RequestIds, headers: &HeaderMap) -> String {
        match self {
            Self::Oci => oci::request_id(ids, headers),
            Self::Huawei => lower_hex(ids.next()),
            Self::Aws(_) | Self::Plain(_) | Self::Nobody => uuid(ids.next()),
        }
    }

    /// The header that carries the id of a request.
    pub(super) fn id_header(self, operation: Option<&OperationInfo>) -> &'static str {
        let service = match self {
            Self::Plain(service) => Some(service),
            _ => operation.map(|operation| operation.service),
        };
        let places = service.map_or(&[][..], |service| service.request_id);
        let header = places.iter().find_map(|place| match place {
            RequestIdPlace::Header(name) => Some(*name),
            RequestIdPlace::Body(_) => None,
        });
        header.unwrap_or(match self {
            Self::Aws(_) => "x-amzn-requestid",
            Self::Oci => "opc-request-id",
            Self::Huawei | Self::Plain(_) | Self::Nobody => "x-request-id",
        })
    }
}
