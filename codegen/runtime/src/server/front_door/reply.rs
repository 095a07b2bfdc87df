//! Replies of a few members, made by hand.

use crate::wire::{HttpResponse, ToldParts};
use bytes::Bytes;
use http::{HeaderName, HeaderValue, Response, StatusCode, header};

/// A JSON object in the making, its members in the order in which they are added.
#[derive(Debug, Default)]
pub(super) struct Members(String);

impl Members {
    /// Adds a text.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.name(name);
        push_quoted(&mut self.0, value);
    }

    /// Adds a text, if it has a name and a value.
    pub(super) fn optional_text(&mut self, name: Option<&str>, value: Option<&str>) {
        if let Some((name, value)) = name.zip(value) {
            self.text(name, value);
        }
    }

    /// Adds a value that is JSON already.
    pub(super) fn raw(&mut self, name: &str, json: &str) {
        self.name(name);
        self.0.push_str(json);
    }

    fn name(&mut self, name: &str) {
        // Most of these bodies are no longer.
        self.0.reserve(if self.0.is_empty() { 160 } else { 0 });
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        push_quoted(&mut self.0, name);
        self.0.push(':');
    }

    /// Adds code and message, and returns the reply with their headers, which `reply` makes of the object.
    pub(super) fn telling(
        mut self,
        told: ToldParts,
        reply: impl FnOnce(Self) -> HttpResponse,
    ) -> HttpResponse {
        for (name, json) in &told.members {
            self.raw(name, json);
        }
        let mut reply = reply(self);
        for (name, text) in told.headers {
            let name = HeaderName::from_bytes(name.as_bytes());
            if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(&text)) {
                reply.headers_mut().insert(name, value);
            }
        }
        reply
    }

    /// The object as JSON.
    pub(super) fn into_json(mut self) -> String {
        if self.0.is_empty() {
            self.0.push('{');
        }
        self.0.push('}');
        self.0
    }

    /// The object as the body of a reply.
    pub(super) fn reply(self, status: StatusCode, content_type: &'static str) -> HttpResponse {
        with_body(status, Some(content_type), Bytes::from(self.into_json()))
    }
}

/// A JSON object of texts as the body of a reply.
pub(super) fn json(
    status: StatusCode,
    content_type: &'static str,
    texts: &[(&str, &str)],
) -> HttpResponse {
    let mut members = Members::default();
    for (name, value) in texts {
        members.text(name, value);
    }
    members.reply(status, content_type)
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

fn push_quoted(json: &mut String, text: &str) {
    // What needs no escape is most of what is said here.
    if text
        .bytes()
        .all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\')
    {
        json.push('"');
        json.push_str(text);
        json.push('"');
    } else {
        // Writing a text into memory cannot fail.
        json.push_str(&serde_json::to_string(text).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use super::{Members, json};
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

    #[test]
    fn no_members_are_an_empty_object() {
        assert_eq!(Members::default().into_json(), "{}");
    }
}
