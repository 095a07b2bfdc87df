//! Requests and replies as one text: a first line, headers, an empty line, a body.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response, StatusCode, Uri};

/// First line, headers and body. What is no header is left out.
fn parts(data: &[u8]) -> (&[u8], HeaderMap, Bytes) {
    let (first, mut rest) = line(data);
    let mut headers = HeaderMap::new();
    while !rest.is_empty() {
        let (header, after) = line(rest);
        rest = after;
        if header.is_empty() {
            break;
        }
        let at = header.iter().position(|byte| *byte == b':');
        let (name, value) = header.split_at(at.unwrap_or(header.len()));
        let value = value.get(1..).unwrap_or_default().trim_ascii();
        if let (Ok(name), Ok(value)) =
            (HeaderName::from_bytes(name), HeaderValue::from_bytes(value))
        {
            headers.append(name, value);
        }
    }
    (first, headers, Bytes::copy_from_slice(rest))
}

fn line(data: &[u8]) -> (&[u8], &[u8]) {
    match data.iter().position(|byte| *byte == b'\n') {
        Some(at) => (&data[..at], &data[at + 1..]),
        None => (data, &[]),
    }
}

/// The request of a text, if its first line is one.
#[allow(dead_code, reason = "some targets only read replies")]
pub(crate) fn request(data: &[u8]) -> Option<Request<Bytes>> {
    let (first, headers, body) = parts(data);
    let at = first.iter().position(|byte| *byte == b' ')?;
    let mut request = Request::new(body);
    *request.method_mut() = Method::from_bytes(&first[..at]).ok()?;
    *request.uri_mut() = Uri::from_maybe_shared(Bytes::copy_from_slice(&first[at + 1..])).ok()?;
    *request.headers_mut() = headers;
    Some(request)
}

/// The reply of a text, if its first line is a status.
#[allow(dead_code, reason = "some targets only read requests")]
pub(crate) fn reply(data: &[u8]) -> Option<Response<Bytes>> {
    let (first, headers, body) = parts(data);
    let mut reply = Response::new(body);
    *reply.status_mut() = StatusCode::from_bytes(first).ok()?;
    *reply.headers_mut() = headers;
    Some(reply)
}
