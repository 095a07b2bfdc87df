//! All parts in the body of `POST /`; the operation is in a header, and the error in several places.
//!
//! The vendor's clients do not agree on the last. boto3 reads `__type` alone, the SDK for
//! JavaScript puts it before the header, the SDK for Rust puts the header
//! before `code` and that before `__type`. Here all three are asked, in the
//! order of most of them, and one that the spec declares goes before one that
//! it does not: what any of the clients understands is understood.

use super::said::{Said, at, code_without_namespace, text, without_namespace};
use crate::operation::{ErrorPlace, OperationInfo};
use crate::wire::codec::{Members, Node};
use crate::wire::media_type::media_type;
use crate::wire::{Rejection, X_AMZ_TARGET};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue};
use std::borrow::Cow;

/// Names the error of a reply.
static ERROR_TYPE: HeaderName = HeaderName::from_static("x-amzn-errortype");

/// The name of the operation.
pub(super) fn headers(info: &OperationInfo, headers: &mut HeaderMap) {
    // As bytes that live forever, it is checked and not copied.
    let target = info.target.map(str::as_bytes).map(Bytes::from_static);
    if let Some(Ok(target)) = target.map(HeaderValue::from_maybe_shared) {
        headers.insert(&X_AMZ_TARGET, target);
    }
}

/// Names another operation of the same service.
#[cfg(feature = "client")]
pub(super) fn rename(
    info: &OperationInfo,
    name: &str,
    headers: &mut HeaderMap,
) -> http::Result<()> {
    let prefix = info.target.and_then(|target| target.rsplit_once('.'));
    let target = prefix.map_or_else(|| name.to_owned(), |(prefix, _)| format!("{prefix}.{name}"));
    headers.insert(&X_AMZ_TARGET, HeaderValue::from_str(&target)?);
    Ok(())
}

/// Content type and target must be those of the operation.
pub(super) fn accept(info: &OperationInfo, headers: &HeaderMap) -> Result<(), Rejection> {
    let found = media_type(headers);
    let expected = info.service.protocol.content_type();
    if !found.is_some_and(|found| found.eq_ignore_ascii_case(expected)) {
        return Err(Rejection::WrongContentType {
            content_type: found.map(str::to_owned),
            expected,
        });
    }
    let mut targets = headers.get_all(&X_AMZ_TARGET).iter();
    let target = targets.next().and_then(|target| target.to_str().ok());
    match target {
        Some(target) if info.is_target(target) && targets.next().is_none() => Ok(()),
        _ => Err(Rejection::WrongTarget {
            target: target.map(str::to_owned),
        }),
    }
}

/// Where clients look for the message, besides the members that the spec names.
const MESSAGE: &[&str] = &["message", "Message", "errorMessage"];

/// What the reply of an error says.
pub(super) fn said<'a>(
    info: &OperationInfo,
    status: u16,
    headers: &'a HeaderMap,
    members: &Members<'a>,
) -> Said<'a> {
    let header = error_type(headers);
    let is_new = |place: &&ErrorPlace| !matches!(place, ErrorPlace::Body("__type" | "code"));
    let own = info.service.error_identity.code.iter().filter(is_new);
    let known = [
        text(members, "__type"),
        header.map(Cow::Borrowed),
        text(members, "code"),
    ];
    let candidates = known.into_iter().flatten();
    let candidates = candidates.chain(own.filter_map(|place| at(*place, headers, members)));
    let mut first = None;
    let mut declared = None;
    for code in candidates.filter_map(code_without_namespace) {
        let found = info.read_error(status, Some(&code));
        if found.is_some_and(|found| found.has_code(&code)) {
            declared = Some(code);
            break;
        }
        first.get_or_insert(code);
    }
    Said {
        code: declared.or(first),
        message: message(info, headers, members),
    }
}

/// The error inside of a success, if there is one.
///
/// Front doors that do not recognise a request answer 200 with an `Output`
/// that has the code. A code beside the output is an error only if it looks
/// like one: some services name the type of every output.
pub(super) fn said_in_success<'a>(
    info: &OperationInfo,
    headers: &'a HeaderMap,
    members: &Members<'a>,
) -> Option<Said<'a>> {
    // Most successes have neither, and one look tells it.
    let has_code = members.has_any(&["Output", "__type"]);
    let output = has_code.then(|| members.get("Output")).flatten();
    let inner = output.and_then(Node::members);
    let inner_code = inner.as_ref().and_then(|inner| text(inner, "__type"));
    if let (Some(inner), Some(code)) = (inner, inner_code) {
        return Some(Said {
            code: code_without_namespace(code),
            message: message(info, headers, &inner).or_else(|| message(info, headers, members)),
        });
    }
    if let Some(code) = error_type(headers).and_then(without_namespace) {
        return Some(Said {
            code: Some(Cow::Borrowed(code)),
            message: message(info, headers, members),
        });
    }
    if !has_code {
        return None;
    }
    let code = code_without_namespace(text(members, "__type")?)?;
    let is_error = code.ends_with("Exception")
        || code.ends_with("Error")
        || info
            .read_error(0, Some(&code))
            .is_some_and(|found| found.has_code(&code));
    is_error.then(|| Said {
        code: Some(code),
        message: message(info, headers, members),
    })
}

/// The code in a header.
fn error_type(headers: &HeaderMap) -> Option<&str> {
    // Few replies have it: to look at each name is less work than to look one up.
    let is_there = headers.keys().any(|name| *name == ERROR_TYPE);
    is_there.then(|| headers.get(&ERROR_TYPE)?.to_str().ok())?
}

/// The code in a body of XML with one empty element, which front doors answer.
pub(super) fn code_of_element(body: &[u8]) -> Option<Cow<'_, str>> {
    let text = str::from_utf8(body).ok()?.trim();
    let name = text.strip_prefix('<')?.strip_suffix("/>")?.trim_end();
    let is_code = name.ends_with("Exception") && name.bytes().all(|b| b.is_ascii_alphanumeric());
    is_code.then_some(Cow::Borrowed(name))
}

fn message<'a>(
    info: &OperationInfo,
    headers: &'a HeaderMap,
    members: &Members<'a>,
) -> Option<Cow<'a, str>> {
    let mut own = info.service.error_identity.message.iter();
    own.find_map(|place| at(*place, headers, members))
        .or_else(|| MESSAGE.iter().find_map(|name| text(members, name)))
}

#[cfg(test)]
mod tests {
    use super::code_of_element;

    #[test]
    fn one_empty_element_is_a_code_and_a_page_is_not() {
        let code = |body: &'static str| code_of_element(body.as_bytes());
        assert_eq!(
            code("<UnknownOperationException/>\n").as_deref(),
            Some("UnknownOperationException")
        );
        for page in [
            "<html/>",
            "<html><body/>",
            "<a>Exception/>",
            "Exception",
            "",
        ] {
            assert_eq!(code(page), None, "{page}");
        }
    }
}
