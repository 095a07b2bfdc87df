//! A reply as somebody has recorded it: what `curl -i` prints, or a body alone with its status.

use std::path::Path;

use annul_runtime::operation::OperationInfo;
use annul_runtime::wire::HttpResponse;
use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderName};
use http::{HeaderMap, HeaderValue, StatusCode};

use crate::exit::Failure;
use crate::limited;

/// The largest reply, in bytes.
const LARGEST: u64 = 4 * 1024 * 1024;

/// The parts of a reply.
#[derive(Debug)]
pub(in crate::commands::show) struct Recorded {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl Recorded {
    /// Reads a file, or standard input by the name `-`.
    pub(in crate::commands::show) fn read(
        path: &Path,
        status: Option<u16>,
    ) -> Result<Self, Failure> {
        let bytes = limited::file_or_input(path, LARGEST).map_err(|error| {
            Failure::while_doing(format!("cannot read `{}`", path.display()), &error)
        })?;
        Self::of(&bytes, status).map_err(|why| {
            Failure::usage(format!("`{}` shows no reply: {why}", path.display()))
                .help("record it with `curl --include`, or give the body alone and its --status")
        })
    }

    /// The reply that bytes show.
    fn of(bytes: &[u8], status: Option<u16>) -> Result<Self, String> {
        let code = |code: u16| {
            let code = StatusCode::from_u16(code);
            code.map_err(|_| "its status is none".to_owned())
        };
        let mut rest = bytes;
        loop {
            if !rest.starts_with(b"HTTP/") {
                let status = status.ok_or("it does not begin with HTTP/ and a status")?;
                return Ok(Self {
                    status: code(status)?,
                    headers: HeaderMap::new(),
                    body: Bytes::copy_from_slice(rest),
                });
            }
            let (head, body) = split(rest);
            let head = std::str::from_utf8(head).map_err(|_| "its head is no text")?;
            let mut lines = head.lines();
            let first = lines.next().unwrap_or_default();
            let word = first.split_whitespace().nth(1).unwrap_or_default();
            let found = code(word.parse().map_err(|_| "its first line has no status")?)?;
            // What a proxy said, and what came before the reply, stand in front of it.
            let is_before = found.is_informational()
                || body.starts_with(b"HTTP/") && first.contains("onnection established");
            if is_before {
                rest = body;
                continue;
            }
            return Ok(Self {
                status: found,
                headers: lines.filter_map(header).collect(),
                body: Bytes::copy_from_slice(body),
            });
        }
    }

    /// The reply as a client gets it; a body without a type is of the type that the operation answers with.
    pub(in crate::commands::show) fn response(&self, info: &OperationInfo) -> HttpResponse {
        let mut reply = HttpResponse::new(self.body.clone());
        *reply.status_mut() = self.status;
        *reply.headers_mut() = self.headers.clone();
        if !self.headers.contains_key(CONTENT_TYPE) && !self.body.is_empty() {
            let usual = HeaderValue::from_static(info.service.protocol.content_type());
            reply.headers_mut().insert(CONTENT_TYPE, usual);
        }
        reply
    }
}

fn header(line: &str) -> Option<(HeaderName, HeaderValue)> {
    let (name, value) = line.split_once(':')?;
    Some((name.trim().parse().ok()?, value.trim().parse().ok()?))
}

/// Head and body: an empty line stands between them.
fn split(bytes: &[u8]) -> (&[u8], &[u8]) {
    let ends = [&b"\r\n\r\n"[..], b"\n\n"];
    let found = ends.iter().filter_map(|end| {
        let index = bytes.windows(end.len()).position(|window| window == *end)?;
        Some((index, end.len()))
    });
    match found.min() {
        Some((index, length)) => (
            bytes.get(..index).unwrap_or_default(),
            bytes.get(index + length..).unwrap_or_default(),
        ),
        None => (bytes, &[]),
    }
}

#[cfg(test)]
mod tests {
    use super::Recorded;

    #[track_caller]
    fn check(bytes: &str, status: Option<u16>, expected: Option<(u16, usize, &str)>) {
        let found = Recorded::of(bytes.as_bytes(), status).ok();
        let found = found.as_ref().map(|it| {
            let body = std::str::from_utf8(&it.body).unwrap_or("no text");
            (it.status.as_u16(), it.headers.len(), body)
        });
        assert_eq!(found, expected, "{bytes:?}");
    }

    #[test]
    fn what_curl_prints_is_a_reply() {
        check(
            "HTTP/1.1 404 Not Found\r\nA: b\r\n\r\n{}\r\n\r\nx",
            None,
            Some((404, 1, "{}\r\n\r\nx")),
        );
        check("HTTP/2 202\na: b\nc: d\n\n", None, Some((202, 2, "")));
        check(
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{}",
            None,
            Some((200, 0, "{}")),
        );
        check(
            "HTTP/1.1 200 Connection established\r\n\r\nHTTP/2 204\r\n\r\n",
            None,
            Some((204, 0, "")),
        );
        check("HTTP/1.1 200", None, Some((200, 0, "")));
    }

    #[test]
    fn a_body_alone_needs_its_status() {
        check("{}", Some(400), Some((400, 0, "{}")));
        check("{}", None, None);
        check("{}", Some(7), None);
        check("HTTP/1.1", None, None);
        check("", None, None);
    }
}
