//! What all requests and replies of an operation have in common, made once: its method, the parts of its path, headers.

use super::binding::Bound;
use super::template::{self, Part};
use crate::operation::{AuthScheme, OperationInfo, RequestBody, RequestIdPlace};
use http::uri::PathAndQuery;
use http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use std::sync::OnceLock;

/// What all requests and replies of an operation have in common.
#[derive(Debug)]
pub(super) struct Prepared {
    /// None, if the spec has no method that HTTP knows.
    pub(super) method: Option<Method>,
    /// The path, with params in it.
    pub(super) parts: Vec<Part>,
    /// The whole path, if it has no params.
    pub(super) path: Option<PathAndQuery>,
    /// The headers of every request; where it tells the length of its body, that of none.
    pub(super) request_headers: HeaderMap,
    /// The content type of every reply.
    pub(super) reply_content_type: HeaderValue,
    /// The header in which a reply has the id of its request.
    pub(super) request_id: Option<HeaderName>,
}

impl Prepared {
    /// The one of an operation.
    pub(super) fn of(info: &'static OperationInfo) -> &'static Self {
        let address = std::ptr::from_ref(info).addr();
        // Facts are some hundred bytes long: the lower digits of an address tell little.
        KNOWN[(address / 64) % SLOTS].find(info)
    }

    fn new(info: &'static OperationInfo) -> Self {
        let service = info.service;
        let mut places = service.request_id.iter();
        let request_id = places.find_map(|place| match place {
            RequestIdPlace::Header(name) => Some(*name),
            RequestIdPlace::Body(_) => None,
        });
        let parts: Vec<Part> = template::parts(info.template).collect();
        let path = match parts.as_slice() {
            [Part::Literal(path)] => path.parse().ok(),
            _ => None,
        };
        Self {
            method: info.method.parse().ok(),
            parts,
            path,
            request_headers: request_headers(info),
            reply_content_type: HeaderValue::from_static(service.protocol.content_type()),
            request_id: request_id.and_then(|name| HeaderName::from_bytes(name.as_bytes()).ok()),
        }
    }

    /// Whether a param of the path takes several segments.
    pub(super) fn is_greedy(&self, param: &str) -> bool {
        let is_meant =
            |part: &Part| matches!(part, Part::Param { name, greedy: true } if *name == param);
        self.parts.iter().any(is_meant)
    }
}

fn request_headers(info: &OperationInfo) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let has_body = info.request_body != RequestBody::None;
    // Strict servers refuse a content type without a body; signatures of Oracle cover it even then.
    let is_signed = || info.service.auth.contains(&AuthScheme::OciSignature);
    let may_have_body = may_have_body(info.method);
    if has_body || (may_have_body && is_signed()) {
        let content_type = HeaderValue::from_static(info.request_content_type());
        headers.insert(header::CONTENT_TYPE, content_type);
    }
    Bound::of(info).headers(&mut headers);
    if may_have_body || has_body {
        headers.insert(header::CONTENT_LENGTH, length(0));
    }
    headers
}

/// Whether requests of a method usually have a body; they say how long it is, also if it is empty.
pub(super) fn may_have_body(method: &str) -> bool {
    matches!(method, "POST" | "PUT" | "PATCH")
}

/// The length of a body, as a header.
pub(super) fn length(bytes: usize) -> HeaderValue {
    const WIDTH: usize = 3;
    // Most bodies here are short, and their lengths need no memory of their own.
    static NUMBERS: [u8; 1000 * WIDTH] = numbers();
    let digits = match bytes {
        0..10 => 1,
        10..100 => 2,
        100..1000 => 3,
        _ => return HeaderValue::from(bytes),
    };
    let end = (bytes + 1) * WIDTH;
    let text = str::from_utf8(&NUMBERS[end - digits..end]);
    text.map_or_else(|_| HeaderValue::from(bytes), HeaderValue::from_static)
}

/// The numbers from 000 to 999, one behind the other.
const fn numbers<const BYTES: usize>() -> [u8; BYTES] {
    let mut all = [b'0'; BYTES];
    let mut number = 0;
    while number < BYTES / 3 {
        let digits = [number / 100, number / 10 % 10, number % 10];
        let mut at = 0;
        while at < 3 {
            all[number * 3 + at] = b"0123456789"[digits[at]];
            at += 1;
        }
        number += 1;
    }
    all
}

const SLOTS: usize = 128;

/// Those of all operations that anybody used; the facts of an operation live as long as the program, and so does this.
static KNOWN: [Slot; SLOTS] = [const { Slot(OnceLock::new()) }; SLOTS];

/// Operations whose addresses fall together: one, and those behind it.
struct Slot(OnceLock<Box<Known>>);

struct Known {
    info: &'static OperationInfo,
    prepared: Prepared,
    next: Slot,
}

impl Slot {
    fn find(&'static self, info: &'static OperationInfo) -> &'static Prepared {
        let mut slot = self;
        loop {
            let known = slot.0.get_or_init(|| {
                Box::new(Known {
                    info,
                    prepared: Prepared::new(info),
                    next: Self(OnceLock::new()),
                })
            });
            if std::ptr::eq(known.info, info) {
                return &known.prepared;
            }
            slot = &known.next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Prepared, length};
    use crate::operation::{OperationInfo, Protocol, ServiceInfo};
    use http::HeaderValue;

    #[test]
    fn lengths_are_written_as_numbers_are() {
        for bytes in (0..2_000).chain([65_535, 1 << 40]) {
            assert_eq!(length(bytes), HeaderValue::from(bytes), "{bytes}");
        }
    }

    #[test]
    fn each_operation_has_its_own() {
        let service: &'static ServiceInfo =
            Box::leak(Box::new(ServiceInfo::new("s", "S", Protocol::RestJson)));
        let infos: Vec<&'static OperationInfo> = (0..300)
            .map(|index| {
                let path: &'static str = Box::leak(format!("/{index}").into_boxed_str());
                let info = OperationInfo::new("s.O", "O", service).route("POST", path);
                &*Box::leak(Box::new(info))
            })
            .collect();
        for _ in 0..2 {
            for (index, info) in infos.iter().enumerate() {
                let path = Prepared::of(info).path.as_ref();
                assert_eq!(
                    path.map(http::uri::PathAndQuery::as_str),
                    Some(&*format!("/{index}"))
                );
            }
        }
    }
}
