//! All parts in the body of a POST, to a path that names the operation; the error in the body.

use super::said::{Said, at, code_without_namespace, text};
use crate::operation::OperationInfo;
use crate::wire::Rejection;
use crate::wire::codec::Members;
use crate::wire::media_type::media_type;
use http::{HeaderMap, HeaderName, HeaderValue, header};

/// Names the protocol, on both sides: who does not find it is talking to something else.
const SMITHY_PROTOCOL: HeaderName = HeaderName::from_static("smithy-protocol");
const RPC_V2_CBOR: HeaderValue = HeaderValue::from_static("rpc-v2-cbor");

/// The protocol, and what a client asks for.
pub(super) fn headers(info: &OperationInfo, headers: &mut HeaderMap) {
    protocol(headers);
    let own = HeaderValue::from_static(info.service.protocol.content_type());
    headers.insert(header::ACCEPT, own);
}

/// Names another operation of the same service: by the last segment of the path.
#[cfg(feature = "client")]
pub(super) fn rename(name: &str, uri: &mut http::Uri) -> http::Result<()> {
    let path = uri.path();
    let own = path.rsplit_once('/').map_or("", |(own, _)| own);
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(format!("{own}/{name}").try_into()?);
    *uri = http::Uri::from_parts(parts)?;
    Ok(())
}

/// The protocol, in a reply.
pub(super) fn protocol(headers: &mut HeaderMap) {
    headers.insert(SMITHY_PROTOCOL, RPC_V2_CBOR);
}

/// The protocol must be named, and a body be of its type.
pub(super) fn accept(
    info: &OperationInfo,
    headers: &HeaderMap,
    is_empty: bool,
) -> Result<(), Rejection> {
    let expected = info.service.protocol.content_type();
    let found = media_type(headers);
    let is_own = found.is_some_and(|found| found.eq_ignore_ascii_case(expected));
    if headers.get(SMITHY_PROTOCOL) == Some(&RPC_V2_CBOR) && (is_own || is_empty) {
        return Ok(());
    }
    Err(Rejection::WrongContentType {
        content_type: found.map(str::to_owned),
        expected,
    })
}

/// What the reply of an error says.
pub(super) fn said<'a>(
    info: &OperationInfo,
    headers: &'a HeaderMap,
    members: &Members<'a>,
) -> Said<'a> {
    let identity = &info.service.error_identity;
    let mut own = identity.code.iter();
    let code = text(members, "__type").or_else(|| own.find_map(|it| at(*it, headers, members)));
    let mut messages = identity.message.iter();
    Said {
        code: code.and_then(code_without_namespace),
        message: messages
            .find_map(|place| at(*place, headers, members))
            .or_else(|| text(members, "message"))
            .or_else(|| text(members, "Message")),
    }
}
