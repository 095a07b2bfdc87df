//! What control requests are answered with, and how their bodies are read.

use std::time::Duration;

use annul_runtime::server::ReplyBody;
use bytes::Bytes;
use http::{HeaderValue, Response, StatusCode, header};
use http_body_util::{BodyExt as _, Limited};
use hyper::body::Incoming;
use serde_json::{Map, Value, json};

/// The largest body of a control request, and of a look.
pub(in crate::commands::serve) const LIMIT: u64 = 64 * 1024;

/// How long a body of these may take.
const TIME: Duration = Duration::from_secs(10);

/// Why a control request is not done.
pub(super) struct Wrong(pub(super) StatusCode, pub(super) String);

/// The reply to a control request.
pub(super) type Done = Result<Response<ReplyBody>, Wrong>;

impl Wrong {
    /// The order makes no sense.
    pub(super) fn bad(text: impl Into<String>) -> Self {
        Self(StatusCode::BAD_REQUEST, text.into())
    }

    /// The order names an operation that is not served.
    pub(super) fn no_operation(id: &str) -> Self {
        Self::bad(format!(
            "no operation {id:?} is served; /annul/operations lists them"
        ))
    }

    /// It as a reply.
    pub(super) fn reply(self) -> Response<ReplyBody> {
        reply(self.0, &json!({ "error": self.1 }))
    }
}

/// A body, if it is small and comes in time.
pub(super) async fn read(body: Incoming) -> Result<Bytes, Wrong> {
    let body = tokio::time::timeout(
        TIME,
        Limited::new(body, usize::try_from(LIMIT).unwrap_or(usize::MAX)).collect(),
    )
    .await;
    match body {
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(_)) => Err(Wrong(
            StatusCode::PAYLOAD_TOO_LARGE,
            "the body is too large, or broken".to_owned(),
        )),
        Err(_) => Err(Wrong(
            StatusCode::REQUEST_TIMEOUT,
            "the body took too long".to_owned(),
        )),
    }
}

/// The order that a body is.
pub(super) fn order(body: &[u8]) -> Result<Value, Wrong> {
    let order: Map<String, Value> = serde_json::from_slice(body)
        .map_err(|error| Wrong::bad(format!("the body is no JSON object: {error}")))?;
    Ok(Value::Object(order))
}

/// A reply of JSON.
pub(super) fn reply(status: StatusCode, body: &Value) -> Response<ReplyBody> {
    let mut reply = page("application/json", &format!("{body}\n"));
    *reply.status_mut() = status;
    reply
}

/// A page, or what belongs to one.
pub(super) fn page(kind: &'static str, text: &str) -> Response<ReplyBody> {
    let mut reply = Response::new(ReplyBody::from(Bytes::from(text.to_owned())));
    let headers = reply.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'unsafe-inline'; \
             frame-ancestors 'none'",
        ),
    );
    reply
}
