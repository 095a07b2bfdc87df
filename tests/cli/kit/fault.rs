//! Faults that a person puts into a server: what a request or a reply becomes with each.

use annul_runtime::wire::{HttpRequest, HttpResponse};
use bytes::Bytes;
use http::StatusCode;
use serde_json::Value;

/// A fault of a server.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fault {
    /// A success has another status.
    WrongStatus,
    /// A success does not repeat the id of the target.
    LostId,
    /// Replies lack the id of the request.
    LostRequestId,
    /// The state of a target that is being stopped is that of one that has ended.
    WrongState,
    /// An error has another code.
    WrongCode,
    /// A second cancel is refused.
    SecondErrs,
    /// The cancel of a target that never was succeeds.
    UnknownSucceeds,
    /// The cancel of a target that had ended succeeds.
    LateSucceeds,
    /// An id that is one character too long is taken.
    BoundTooWide,
    /// A text as long as may be is refused.
    BoundTooNarrow,
    /// A body with something behind it is taken.
    MalformedTaken,
    /// A body that is no JSON is taken for the server's own failure.
    MalformedFails,
    /// Tokens are not looked at.
    TokenIgnored,
    /// Preconditions are not looked at.
    PreconditionIgnored,
}

impl Fault {
    /// Each fault, and a check that finds it.
    pub(super) const ALL: [(Self, &'static str); 14] = [
        (Self::WrongStatus, "a running target"),
        (Self::LostId, "a running target"),
        (Self::LostRequestId, "a running target"),
        (Self::WrongState, "a running target"),
        (Self::WrongCode, "request: what is required"),
        (Self::SecondErrs, "a running target, again"),
        (Self::UnknownSucceeds, "request: what is required"),
        (Self::LateSucceeds, "a target that has ended: failed"),
        (Self::BoundTooWide, "request: `QueryId`: 37 characters"),
        (
            Self::BoundTooNarrow,
            "request: `EventDataStore`: 256 characters, the longest",
        ),
        (
            Self::MalformedTaken,
            "request: a body with something behind it",
        ),
        (Self::MalformedFails, "request: a body that ends too early"),
        (Self::TokenIgnored, "a token of another target"),
        (Self::PreconditionIgnored, "a precondition that is not met"),
    ];

    /// What reaches the server of a request.
    pub(super) fn request(self, mut request: HttpRequest) -> HttpRequest {
        match self {
            Self::TokenIgnored => {
                request.headers_mut().remove("opc-retry-token");
            }
            Self::PreconditionIgnored => {
                request.headers_mut().remove("if-match");
            }
            Self::BoundTooWide => change(&mut request, "QueryId", |id| {
                (id.len() == 37).then(|| id[..36].to_owned())
            }),
            Self::BoundTooNarrow => change(&mut request, "EventDataStore", |store| {
                (store.len() == 256).then(|| format!("{store}a"))
            }),
            Self::MalformedTaken => {
                let mut values =
                    serde_json::Deserializer::from_slice(request.body()).into_iter::<Value>();
                if let Some(Ok(first)) = values.next() {
                    *request.body_mut() = Bytes::from(first.to_string());
                }
            }
            _ => {}
        }
        request
    }

    /// What leaves the server of a reply.
    pub(super) fn reply(self, mut reply: HttpResponse) -> HttpResponse {
        match self {
            Self::WrongStatus if reply.status() == StatusCode::OK => {
                *reply.status_mut() = StatusCode::ACCEPTED;
            }
            Self::LostRequestId => {
                for name in ["x-amzn-requestid", "opc-request-id"] {
                    reply.headers_mut().remove(name);
                }
            }
            Self::LostId => {
                let mut body: Value = serde_json::from_slice(reply.body()).unwrap_or_default();
                if let Some(members) = body.as_object_mut() {
                    members.remove("QueryId");
                    *reply.body_mut() = Bytes::from(body.to_string());
                }
            }
            Self::WrongState => replace(&mut reply, "\"RUNNING\"", "\"FINISHED\""),
            Self::WrongCode => {
                replace(&mut reply, "QueryIdNotFoundException", "QueryNotFound");
                replace(&mut reply, "NotAuthorizedOrNotFound", "NotAuthorized");
            }
            Self::MalformedFails if text(&reply).contains("SerializationException") => {
                *reply.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            }
            _ => {}
        }
        // Its length has changed, perhaps.
        reply.headers_mut().remove(http::header::CONTENT_LENGTH);
        reply
    }
}

/// Changes a member of a body, if `change` has something else for it.
fn change(request: &mut HttpRequest, member: &str, change: impl Fn(&str) -> Option<String>) {
    let mut body: Value = serde_json::from_slice(request.body()).unwrap_or_default();
    if let Some(other) = body[member].as_str().and_then(change) {
        body[member] = other.into();
        *request.body_mut() = Bytes::from(body.to_string());
    }
}

fn replace(reply: &mut HttpResponse, from: &str, to: &str) {
    let body = text(reply).replace(from, to);
    *reply.body_mut() = Bytes::from(body);
}

fn text(reply: &HttpResponse) -> String {
    String::from_utf8_lossy(reply.body()).into_owned()
}
