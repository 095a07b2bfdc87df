//! HTTP messages as texts: a first line, headers, an empty line, the body; one that is no text stands there in hexadecimal.

use crate::shown::is_obeyed;
use crate::wire::{HttpRequest, HttpResponse};
use bytes::Bytes;
use http::HeaderMap;
use http::header::CONTENT_LENGTH;
use std::fmt::Write as _;

/// The request that a text shows: `POST /path?query`, headers, an empty line, the body.
///
/// # Errors
/// What of the text cannot be in a request.
pub fn request_of(text: &str) -> Result<HttpRequest, http::Error> {
    let parts = Parts::of(text);
    let (method, target) = parts.first.split_once(' ').unwrap_or((parts.first, "/"));
    let mut request = http::Request::builder().method(method).uri(target);
    for (name, value) in &parts.headers {
        request = request.header(*name, *value);
    }
    request.body(parts.body())
}

/// The reply that a text shows: its status, headers, an empty line, the body.
///
/// # Errors
/// What of the text cannot be in a reply.
pub fn reply_of(text: &str) -> Result<HttpResponse, http::Error> {
    let parts = Parts::of(text);
    let mut reply = http::Response::builder().status(parts.first);
    for (name, value) in &parts.headers {
        reply = reply.header(*name, *value);
    }
    reply.body(parts.body())
}

struct Parts<'t> {
    first: &'t str,
    headers: Vec<(&'t str, &'t str)>,
    body: &'t str,
}

impl<'t> Parts<'t> {
    fn of(text: &'t str) -> Self {
        let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
        let mut lines = head.split('\n');
        Self {
            first: lines.next().unwrap_or_default(),
            headers: lines
                .map(|line| line.split_once(": ").unwrap_or((line, "")))
                .collect(),
            body,
        }
    }

    fn body(&self) -> Bytes {
        let hex = self.body.strip_prefix(HEX).and_then(from_hex);
        hex.unwrap_or_else(|| Bytes::copy_from_slice(self.body.as_bytes()))
    }
}

/// Stands before a body that is no text.
const HEX: &str = "[hex] ";

fn from_hex(digits: &str) -> Option<Bytes> {
    let pairs = digits.as_bytes().chunks(2);
    let byte = |pair| u8::from_str_radix(str::from_utf8(pair).ok()?, 16).ok();
    pairs
        .map(byte)
        .collect::<Option<Vec<u8>>>()
        .map(Bytes::from)
}

/// A message that can be shown as a text.
pub trait Message {
    /// The first line: method and target, or the status.
    fn first_line(&self) -> String;
    /// The headers.
    fn headers(&self) -> &HeaderMap;
    /// The body.
    fn body(&self) -> &Bytes;
}

impl Message for HttpRequest {
    fn first_line(&self) -> String {
        let target = self.uri().path_and_query();
        format!("{} {}", self.method(), target.map_or("/", |it| it.as_str()))
    }

    fn headers(&self) -> &HeaderMap {
        self.headers()
    }

    fn body(&self) -> &Bytes {
        self.body()
    }
}

impl Message for HttpResponse {
    fn first_line(&self) -> String {
        self.status().as_str().to_owned()
    }

    fn headers(&self) -> &HeaderMap {
        self.headers()
    }

    fn body(&self) -> &Bytes {
        self.body()
    }
}

/// A message as a text, its headers sorted by name and without the length of its body, which shows it; none, if a header
/// is no text.
pub fn to_text(message: &impl Message) -> Option<String> {
    let mut text = message.first_line();
    let mut headers: Vec<(&str, &str)> = Vec::new();
    for (name, value) in message.headers() {
        if name == CONTENT_LENGTH {
            continue;
        }
        headers.push((name.as_str(), value.to_str().ok()?));
    }
    headers.sort_unstable();
    for (name, value) in headers {
        let _ = write!(text, "\n{name}: {value}");
    }
    let body = message.body();
    if body.is_empty() {
        return Some(text);
    }
    text.push_str("\n\n");
    match std::str::from_utf8(body) {
        // What only looks like it would be read as another body.
        Ok(body) if body.starts_with(HEX) => return None,
        Ok(body) => text.push_str(body),
        Err(_) => {
            text.push_str(HEX);
            for byte in body {
                let _ = write!(text, "{byte:02x}");
            }
        }
    }
    Some(text)
}

/// More of a message than this tells a reader nothing new.
const SHOWN: usize = 2_000;

/// A message for people: as [`to_text`] has it, without what a terminal would obey, and cut where it is long.
pub fn shown(message: &impl Message) -> String {
    let text = to_text(message).unwrap_or_else(|| message.first_line());
    let mut shown = String::new();
    let mut characters = text.chars();
    for character in characters.by_ref().take(SHOWN) {
        if character != '\n' && is_obeyed(character) {
            shown.extend(character.escape_unicode());
        } else {
            shown.push(character);
        }
    }
    match characters.count() {
        0 => shown,
        more => format!("{shown} (and {more} characters more)"),
    }
}
