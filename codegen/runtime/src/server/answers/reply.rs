//! Replies of a few members, made by hand.

use crate::wire::HttpResponse;
use bytes::Bytes;
use http::{HeaderValue, Response, StatusCode, header};

/// A JSON object of texts.
pub(super) fn json(
    status: StatusCode,
    content_type: &'static str,
    members: &[(&str, &str)],
) -> HttpResponse {
    let mut body = String::from("{");
    for (index, (name, value)) in members.iter().enumerate() {
        if index > 0 {
            body.push(',');
        }
        push_text(&mut body, name);
        body.push(':');
        push_text(&mut body, value);
    }
    body.push('}');
    with_body(status, Some(content_type), Bytes::from(body))
}

/// A reply without a body.
pub(super) fn empty(status: StatusCode) -> HttpResponse {
    with_body(status, None, Bytes::new())
}

/// A reply with any body.
pub(super) fn with_body(
    status: StatusCode,
    content_type: Option<&'static str>,
    body: Bytes,
) -> HttpResponse {
    let length = HeaderValue::from(body.len());
    let mut reply = Response::new(body);
    *reply.status_mut() = status;
    let headers = reply.headers_mut();
    headers.insert(header::CONTENT_LENGTH, length);
    if let Some(content_type) = content_type {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    }
    reply
}

/// The same reply with the methods that would have been right.
pub(super) fn allowing(mut reply: HttpResponse, allowed: &str) -> HttpResponse {
    if let Ok(value) = HeaderValue::from_str(allowed) {
        reply.headers_mut().insert(header::ALLOW, value);
    }
    reply
}

fn push_text(body: &mut String, text: &str) {
    // Writing a text into memory cannot fail.
    body.push_str(&serde_json::to_string(text).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::json;
    use http::StatusCode;

    #[test]
    fn texts_are_escaped() {
        let reply = json(
            StatusCode::OK,
            "application/json",
            &[("a", "\"\n"), ("b", "é")],
        );
        assert_eq!(reply.body(), r#"{"a":"\"\n","b":"é"}"#);
        assert_eq!(reply.headers()["content-length"], "21");
    }
}
