//! The JSON front door of AWS.

use super::reply::{empty, json, with_body};
use super::text::Bounds;
use super::{Answer, Fault, coral};
use crate::operation::Protocol;
use crate::server::RequestContext;
use crate::wire::{BadBody, HttpResponse, Rejection, WrongType};
use bytes::Bytes;
use http::StatusCode;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// The narrowest rule of its services: 4 to 1000 characters, all on one line.
pub(super) const MESSAGE: Bounds = Bounds { min: 4, max: 1000 };

const NO_OPERATION: &[u8] = b"<UnknownOperationException/>\n";

pub(super) fn fault(protocol: Protocol, fault: &Fault) -> HttpResponse {
    let bad = |code| error(protocol, code, &[]);
    match fault {
        Fault::NoOperation | Fault::WrongMethod { .. } | Fault::WrongContentType => with_body(
            StatusCode::NOT_FOUND,
            None,
            Bytes::from_static(NO_OPERATION),
        ),
        Fault::UnknownTarget => bad("UnknownOperationException"),
        Fault::NotJson | Fault::BodyBroken => bad("SerializationException"),
        Fault::BodyTooLarge => empty(StatusCode::PAYLOAD_TOO_LARGE),
        Fault::HeadersTooLarge => empty(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE),
        Fault::NoCredentials => {
            let said = "Request is missing Authentication Token";
            error(
                protocol,
                "MissingAuthenticationTokenException",
                &[("message", said)],
            )
        }
        Fault::IncompleteCredentials(said) => {
            let said = said.trim_end();
            error(
                protocol,
                "IncompleteSignatureException",
                &[("message", said)],
            )
        }
    }
}

pub(super) fn rejected(
    protocol: Protocol,
    rejection: &Rejection,
    context: &RequestContext,
) -> Answer {
    match rejection {
        Rejection::Invalid(invalid) => {
            let sentence = coral::sentence(invalid, MESSAGE.max);
            Answer::ConstraintError(MESSAGE.clip(&sentence))
        }
        Rejection::WrongType(found) => {
            let is_true = is_true(found, context.request().body());
            let said = coral::type_sentence(found, is_true);
            let members = [("Message", said.as_str())];
            Answer::Reply(error(protocol, "SerializationException", &members))
        }
        _ => Answer::Reply(error(protocol, "SerializationException", &[])),
    }
}

/// Whether the front door stumbles over the body before it asks who sends it.
pub(super) fn is_unreadable(rejection: &Rejection) -> bool {
    matches!(rejection, Rejection::BadBody(why) if *why != BadBody::Empty)
}

/// An error of the platform. The older protocol names its namespace, the newer one leaves it out.
fn error(protocol: Protocol, code: &str, more: &[(&str, &str)]) -> HttpResponse {
    let full = format!("com.amazon.coral.service#{code}");
    let code = match protocol {
        Protocol::AwsJson1_0 => &full,
        _ => code,
    };
    let members = [&[("__type", code)], more].concat();
    json(StatusCode::BAD_REQUEST, protocol.content_type(), &members)
}

/// What a boolean says that stands where another type must.
fn is_true(found: &WrongType, body: &[u8]) -> bool {
    let members: BTreeMap<String, &RawValue> = serde_json::from_slice(body).unwrap_or_default();
    let value = members.get(found.place.name);
    value.is_none_or(|value| value.get().trim() != "false")
}
