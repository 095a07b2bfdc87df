//! The front door of Amazon Web Services.

mod sentence;

use super::message::Bounds;
use super::reply::{Members, empty, with_body};
use super::{FrontDoor, FrontDoorAnswer, RequestFacts, RequestFault};
use crate::operation::{Binding, Codec, Protocol};
use crate::server::MissingCredentials;
use crate::wire::{BadBody, HttpResponse, Rejection, WrongType, error_of_platform};
use bytes::Bytes;
use http::{HeaderName, HeaderValue, StatusCode};
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The front door of Amazon Web Services, as much as is known of it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Coral;

const NO_OPERATION: &[u8] = b"<UnknownOperationException/>\n";
const ERROR_TYPE: HeaderName = HeaderName::from_static("x-amzn-errortype");

impl Coral {
    /// The narrowest rule of its services: 4 to 1000 characters, all on one line.
    pub(super) const MESSAGE: Bounds = Bounds { min: 4, max: 1000 };
}

impl FrontDoor for Coral {
    fn fault(&self, fault: &RequestFault, request: &RequestFacts<'_>) -> HttpResponse {
        match fault {
            RequestFault::NoRoute
            | RequestFault::WrongMethod { .. }
            | RequestFault::WrongContentType => with_body(
                StatusCode::NOT_FOUND,
                None,
                Bytes::from_static(NO_OPERATION),
            ),
            RequestFault::UnknownTarget => error(request, "UnknownOperationException", None),
            RequestFault::BodyUnreadable | RequestFault::BodyBroken => {
                error(request, "SerializationException", None)
            }
            RequestFault::BadHost
            | RequestFault::UnknownTransferCoding
            | RequestFault::HeadersTooLarge
            | RequestFault::BodyTooLarge
            | RequestFault::BodyTooSlow => empty(fault.status()),
        }
    }

    fn rejection(&self, rejection: &Rejection, request: &RequestFacts<'_>) -> FrontDoorAnswer {
        match rejection {
            Rejection::Invalid(invalid) => {
                let sentence = sentence::of_constraints(invalid, Self::MESSAGE.max);
                FrontDoorAnswer::ConstraintError(Self::MESSAGE.clip(&sentence))
            }
            Rejection::WrongType(found) => {
                let said = sentence::of_type(found, is_true(found, request.body()));
                let said = Some(("Message", said.as_str()));
                FrontDoorAnswer::Reply(error(request, "SerializationException", said))
            }
            _ => FrontDoorAnswer::Reply(error(request, "SerializationException", None)),
        }
    }

    fn missing_credentials(
        &self,
        missing: &MissingCredentials,
        request: &RequestFacts<'_>,
    ) -> FrontDoorAnswer {
        let protocol = protocol(request);
        let (code, said) = match missing {
            MissingCredentials::All => {
                let said = match protocol.binding() {
                    Binding::AwsTarget => "Request is missing Authentication Token",
                    Binding::Rest | Binding::AwsQuery | Binding::Rpc => {
                        "Missing Authentication Token"
                    }
                };
                ("MissingAuthenticationTokenException", said.to_owned())
            }
            MissingCredentials::Parts(parts) => {
                ("IncompleteSignatureException", sentence_of_parts(parts))
            }
        };
        let mut reply = error(request, code, Some(("message", &said)));
        match protocol.binding() {
            Binding::AwsTarget => {}
            Binding::Rest | Binding::AwsQuery | Binding::Rpc => {
                *reply.status_mut() = StatusCode::FORBIDDEN;
            }
        }
        FrontDoorAnswer::Reply(reply)
    }

    /// A body that cannot be read: this front door stumbles over it before it asks who sends it.
    fn precedes_credentials(&self, rejection: &Rejection) -> bool {
        matches!(rejection, Rejection::BadBody(why) if *why != BadBody::Empty)
    }

    fn request_id_header(&self) -> HeaderName {
        HeaderName::from_static("x-amzn-requestid")
    }
}

fn protocol(request: &RequestFacts<'_>) -> Protocol {
    let service = request.service();
    service.map_or(Protocol::RestJson, |service| service.protocol)
}

/// An error of the platform, told where the binding has the codes of errors.
fn error(request: &RequestFacts<'_>, code: &str, said: Option<(&str, &str)>) -> HttpResponse {
    let protocol = protocol(request);
    if let (Some(service), true) = (request.service(), protocol.codec() != Codec::Json) {
        let code = named(protocol.binding(), code);
        let said = said.map(|(_, said)| said);
        let body = error_of_platform(service, code, said, request.request_id());
        return with_body(StatusCode::BAD_REQUEST, Some(protocol.content_type()), body);
    }
    let mut members = Members::default();
    let content_type = protocol.content_type();
    let (name, said) = said.unzip();
    match protocol.binding() {
        Binding::AwsTarget => {
            let namespace = protocol.error_namespace().unwrap_or_default();
            members.text("__type", &format!("{namespace}{code}"));
            members.optional_text(name, said);
            members.reply(StatusCode::BAD_REQUEST, content_type)
        }
        Binding::Rest | Binding::AwsQuery | Binding::Rpc => {
            members.optional_text(said.map(|_| "message"), said);
            let mut reply = members.reply(StatusCode::BAD_REQUEST, content_type);
            if let Ok(code) = HeaderValue::from_str(code) {
                reply.headers_mut().insert(ERROR_TYPE, code);
            }
            reply
        }
    }
}

/// What the query protocol calls the errors of the platform; the others have one name for each.
fn named(binding: Binding, code: &str) -> &str {
    match (binding, code) {
        (Binding::AwsQuery, "UnknownOperationException") => "InvalidAction",
        (Binding::AwsQuery, "SerializationException") => "MalformedInput",
        (Binding::AwsQuery, "MissingAuthenticationTokenException") => "MissingAuthenticationToken",
        (Binding::AwsQuery, "IncompleteSignatureException") => "IncompleteSignature",
        (_, code) => code,
    }
}

/// What a boolean says in the place of another type.
fn is_true(found: &WrongType, body: &[u8]) -> bool {
    let members: BTreeMap<String, &RawValue> = serde_json::from_slice(body).unwrap_or_default();
    let value = members.get(found.place.name);
    value.is_none_or(|value| value.get().trim() != "false")
}

/// What AWS says of a header that lacks parts of the signature.
fn sentence_of_parts(parts: &[&str]) -> String {
    let mut said = String::new();
    for part in parts {
        if !said.is_empty() {
            said.push(' ');
        }
        // Writing into a text cannot fail.
        let _ = if *part == MissingCredentials::DATE {
            let date = MissingCredentials::DATE;
            write!(
                said,
                "Authorization header requires existence of either a '{date}' or a 'Date' header."
            )
        } else {
            write!(said, "Authorization header requires '{part}' parameter.")
        };
    }
    said
}
