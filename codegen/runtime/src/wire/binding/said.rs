//! What a reply says of its error: a code, a message, the id of the request.

use crate::ErrorReply;
use crate::operation::{ErrorPlace, OperationInfo, RequestIdPlace};
use crate::wire::codec::{Members, Node, ValueKind};
use crate::wire::headers;
use bytes::Bytes;
use http::{HeaderMap, Response};
use std::borrow::Cow;

/// The longest body that is taken for a message, if it is plain text.
const LONGEST_TEXT: usize = 1024;

/// What a reply says of its error.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::wire) struct Said<'a> {
    pub(in crate::wire) code: Option<Cow<'a, str>>,
    pub(in crate::wire) message: Option<Cow<'a, str>>,
}

/// The reply of an error, with everything of it that a caller may need.
pub(in crate::wire) fn error_reply(
    info: &OperationInfo,
    response: &Response<Bytes>,
    members: &Members<'_>,
    said: Said<'_>,
) -> ErrorReply {
    let mut reply = ErrorReply::of_response(response);
    if let Some(code) = said.code {
        reply = reply.with_code(code);
    }
    let message = said.message.or_else(|| plain_text(response.body()));
    if let Some(message) = message {
        reply = reply.with_message(message);
    }
    if let Some(id) = request_id(info, response.headers(), members) {
        reply = reply.with_request_id(id);
    }
    reply
}

/// The id under which the vendor has the request, from where the spec says it stands.
fn request_id(info: &OperationInfo, headers: &HeaderMap, members: &Members<'_>) -> Option<String> {
    let mut places = info.service.request_id.iter();
    let named = places.find_map(|place| match place {
        RequestIdPlace::Header(name) => {
            let value = headers::value(headers, name)?.to_str().ok()?.trim();
            (!value.is_empty()).then(|| value.to_owned())
        }
        RequestIdPlace::Body(name) => text(members, name).map(Cow::into_owned),
    });
    named.or_else(|| {
        let path = super::Bound::of(info).request_id_elements(true)?.first()?;
        text(members, path).map(Cow::into_owned)
    })
}

/// A short text that is a body of its own, as proxies and small servers answer it.
fn plain_text(body: &[u8]) -> Option<Cow<'_, str>> {
    let text = str::from_utf8(body).ok()?.trim();
    let is_message = !text.is_empty()
        && text.len() <= LONGEST_TEXT
        && !text.starts_with(['<', '{', '[', '"'])
        && !matches!(text, "null" | "true" | "false");
    is_message.then_some(Cow::Borrowed(text))
}

/// The text of a member; a number or a boolean is taken for its text, a blank text for nothing.
pub(super) fn text<'a>(members: &Members<'a>, name: &str) -> Option<Cow<'a, str>> {
    text_of(members.get(name)?)
}

/// What is at a place, as a text.
pub(super) fn at<'a>(
    place: ErrorPlace,
    headers: &'a HeaderMap,
    members: &Members<'a>,
) -> Option<Cow<'a, str>> {
    match place {
        ErrorPlace::Header(name) => {
            let value = headers::value(headers, name)?.as_bytes().trim_ascii();
            (!value.is_empty()).then(|| String::from_utf8_lossy(value))
        }
        ErrorPlace::Body(path) => {
            let mut names = path.split('.');
            let first = members.get(names.next()?)?;
            text_of(names.try_fold(first, inside)?)
        }
    }
}

/// A member of an object, or an item of a list.
fn inside<'a>(value: Node<'a>, name: &str) -> Option<Node<'a>> {
    match value.kind() {
        ValueKind::List => value.items()?.get(name.parse::<usize>().ok()?).copied(),
        _ => value.members()?.get(name).or_else(|| {
            // In XML a list looks like an object, whose members all have one name.
            value.items()?.get(name.parse::<usize>().ok()?).copied()
        }),
    }
}

fn text_of(value: Node<'_>) -> Option<Cow<'_, str>> {
    let text = match value.kind() {
        ValueKind::Text => value.text(),
        _ => value.scalar(),
    };
    text.filter(|text| !text.trim().is_empty())
}

/// The name of a shape of AWS, without the namespace before it and the address behind it.
pub(super) fn without_namespace(code: &str) -> Option<&str> {
    let name = code.split(':').next()?;
    let name = name.rsplit('#').next()?.trim();
    (!name.is_empty()).then_some(name)
}

/// The same for a code.
pub(super) fn code_without_namespace(code: Cow<'_, str>) -> Option<Cow<'_, str>> {
    match code {
        Cow::Borrowed(code) => without_namespace(code).map(Cow::Borrowed),
        Cow::Owned(code) => without_namespace(&code).map(|name| Cow::Owned(name.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::without_namespace;

    #[test]
    fn a_code_comes_in_many_forms() {
        for form in [
            "FooError",
            "FooError:http://internal.example/coral/com.example/",
            "aws.protocoltests#FooError",
            "aws.protocoltests#FooError:http://internal.example/",
            "a#b#FooError",
            " FooError ",
        ] {
            assert_eq!(without_namespace(form), Some("FooError"), "{form}");
        }
        for empty in ["", ":", "a#", "#:x"] {
            assert_eq!(without_namespace(empty), None, "{empty}");
        }
    }
}
