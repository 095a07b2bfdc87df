//! All parts in the body of `POST /`; the operation stands in a header, and the error in several places.
//!
//! The vendor's clients do not agree on the last. boto3 reads `__type` alone, the SDK for
//! JavaScript puts it before the header, the SDK for Rust puts the header
//! before `code` and that before `__type`. Here all three are asked, in the
//! order of most of them, and one that the spec declares goes before one that
//! it does not: what any of the clients understands is understood.

use super::said::{Said, at, text, without_namespace};
use crate::operation::{ErrorPlace, OperationInfo};
use crate::wire::codec::{Members, Node};
use crate::wire::media_type::media_type;
use crate::wire::{Rejection, X_AMZ_TARGET, X_AMZN_ERRORTYPE};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue};

/// The name of the operation.
pub(super) fn headers(info: &OperationInfo, headers: &mut HeaderMap) {
    // As bytes that live forever, it is checked and not copied.
    let target = info.target.map(str::as_bytes).map(Bytes::from_static);
    if let Some(Ok(target)) = target.map(HeaderValue::from_maybe_shared) {
        headers.insert(X_AMZ_TARGET, target);
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
    headers.insert(X_AMZ_TARGET, HeaderValue::from_str(&target)?);
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
    let mut targets = headers.get_all(X_AMZ_TARGET).iter();
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
pub(super) fn said(
    info: &OperationInfo,
    status: u16,
    headers: &HeaderMap,
    members: &Members<'_>,
) -> Said {
    let header = headers.get(X_AMZN_ERRORTYPE);
    let header = header
        .and_then(|value| value.to_str().ok())
        .map(str::to_owned);
    let known = [text(members, "__type"), header, text(members, "code")];
    let own = info.service.error_identity.code.iter();
    let is_new = |place: &&ErrorPlace| !matches!(place, ErrorPlace::Body("__type" | "code"));
    let own = own
        .filter(is_new)
        .filter_map(|place| at(*place, headers, members));
    let candidates: Vec<String> = known.into_iter().flatten().chain(own).collect();
    let codes: Vec<&str> = candidates
        .iter()
        .filter_map(|code| without_namespace(code))
        .collect();
    let is_declared = |code: &&&str| {
        let found = info.read_error(status, Some(code));
        found.is_some_and(|found| found.has_code(code))
    };
    let code = codes.iter().find(is_declared).or(codes.first());
    Said {
        code: code.map(|code| (*code).to_owned()),
        message: message(info, headers, members),
    }
}

/// The error inside of a success, if there is one.
///
/// Front doors that do not recognise a request answer 200 with an `Output`
/// that has the code. A code beside the output is an error only if it looks
/// like one: some services name the type of every output.
pub(super) fn said_in_success(
    info: &OperationInfo,
    headers: &HeaderMap,
    members: &Members<'_>,
) -> Option<Said> {
    let inner = members.get("Output").and_then(Node::members);
    let inner_code = inner.as_ref().and_then(|inner| text(inner, "__type"));
    if let (Some(inner), Some(code)) = (inner, inner_code) {
        return Some(Said {
            code: without_namespace(&code).map(str::to_owned),
            message: message(info, headers, &inner).or_else(|| message(info, headers, members)),
        });
    }
    // A success has few headers: to look at each is less work than to look one up.
    let header = headers.iter().find(|(name, _)| **name == X_AMZN_ERRORTYPE);
    let header = header.and_then(|(_, value)| value.to_str().ok());
    if let Some(code) = header.and_then(without_namespace) {
        return Some(Said {
            code: Some(code.to_owned()),
            message: message(info, headers, members),
        });
    }
    let code = text(members, "__type")?;
    let code = without_namespace(&code)?;
    let is_error = code.ends_with("Exception")
        || code.ends_with("Error")
        || info
            .read_error(0, Some(code))
            .is_some_and(|found| found.has_code(code));
    is_error.then(|| Said {
        code: Some(code.to_owned()),
        message: message(info, headers, members),
    })
}

/// The code in a body of XML with one empty element, which front doors answer.
pub(super) fn code_of_element(body: &[u8]) -> Option<String> {
    let text = str::from_utf8(body).ok()?.trim();
    let name = text.strip_prefix('<')?.strip_suffix("/>")?.trim_end();
    let is_code = name.ends_with("Exception") && name.bytes().all(|b| b.is_ascii_alphanumeric());
    is_code.then(|| name.to_owned())
}

fn message(info: &OperationInfo, headers: &HeaderMap, members: &Members<'_>) -> Option<String> {
    let mut own = info.service.error_identity.message.iter();
    own.find_map(|place| at(*place, headers, members))
        .or_else(|| MESSAGE.iter().find_map(|name| text(members, name)))
}

#[cfg(test)]
mod tests {
    use super::code_of_element;

    #[test]
    fn one_empty_element_is_a_code_and_a_page_is_not() {
        let code = |body: &str| code_of_element(body.as_bytes());
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
