//! What a reply says of its error: a code, a message, the id of the request.

use crate::ErrorReply;
use crate::operation::{OperationInfo, RequestIdPlace};
use crate::wire::codec::{Members, ValueKind};
use bytes::Bytes;
use http::{HeaderMap, Response};
use std::borrow::Cow;

/// The longest body that is taken for a message, if it is plain text.
const LONGEST_TEXT: usize = 1024;

/// What a reply says of its error.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::wire) struct Said {
    pub(in crate::wire) code: Option<String>,
    pub(in crate::wire) message: Option<String>,
}

/// The reply of an error, with everything of it that a caller may need.
pub(in crate::wire) fn error_reply(
    info: &OperationInfo,
    response: &Response<Bytes>,
    members: &Members<'_>,
    said: Said,
) -> ErrorReply {
    let mut reply = ErrorReply::new(response.status().as_u16());
    if let Some(code) = said.code {
        reply = reply.with_code(code);
    }
    if let Some(message) = said.message.or_else(|| plain_text(response.body())) {
        reply = reply.with_message(message);
    }
    if let Some(id) = request_id(info, response.headers(), members) {
        reply = reply.with_request_id(id);
    }
    for (name, value) in response.headers() {
        let value = String::from_utf8_lossy(value.as_bytes());
        reply = reply.with_header(name.as_str(), value);
    }
    reply.with_body(response.body().to_vec())
}

/// The id under which the vendor has the request, from where the spec says it stands.
fn request_id(info: &OperationInfo, headers: &HeaderMap, members: &Members<'_>) -> Option<String> {
    let mut places = info.service.request_id.iter();
    places.find_map(|place| match place {
        RequestIdPlace::Header(name) => {
            let value = headers.get(*name)?.to_str().ok()?.trim();
            (!value.is_empty()).then(|| value.to_owned())
        }
        RequestIdPlace::Body(name) => text(members, name),
    })
}

/// A short text that is a body of its own, as proxies and small servers answer it.
fn plain_text(body: &[u8]) -> Option<String> {
    let text = str::from_utf8(body).ok()?.trim();
    let is_message = !text.is_empty()
        && text.len() <= LONGEST_TEXT
        && !text.starts_with(['<', '{', '[', '"'])
        && !matches!(text, "null" | "true" | "false");
    is_message.then(|| text.to_owned())
}

/// The text of a member; a number or a boolean is taken for its text, a blank text for nothing.
pub(super) fn text(members: &Members<'_>, name: &str) -> Option<String> {
    let value = members.get(name)?;
    let text = match value.kind() {
        ValueKind::Text => value.text(),
        _ => value.scalar(),
    };
    text.filter(|text| !text.trim().is_empty())
        .map(Cow::into_owned)
}
