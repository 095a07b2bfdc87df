//! The gateway's own two requests: start a query, and see how it is. All answers are JSON.

use crate::engine::Queries;
use crate::ids::{self, Id};
use annul::server::ReplyBody;
use annul_runtime::{Refusal, RefusalKind};
use http::{Method, Request, Response, StatusCode, header};
use http_body_util::{BodyExt as _, Limited};
use hyper::body::{Bytes, Incoming};
use serde_json::{Map, Value, json};
use std::time::Duration;
use tokio::time::timeout;

const QUERIES: &str = "/demo/queries";
/// The largest body, in bytes.
const LIMIT: usize = 64 * 1024;
/// How long a request may take, its body included.
const TIME: Duration = Duration::from_secs(30);

/// Whether a path is one of these, and not a vendor's.
pub(crate) fn is_demo(path: &str) -> bool {
    path == "/demo" || path.starts_with("/demo/")
}

/// Answers a request.
pub(crate) async fn answer(request: Request<Incoming>, engine: &impl Queries) -> Response<ReplyBody> {
    let answered = timeout(TIME, route(request, engine)).await;
    let too_slow = |_| Err(Wrong::new(StatusCode::REQUEST_TIMEOUT, "the request took too long"));
    answered.unwrap_or_else(too_slow).unwrap_or_else(Wrong::reply)
}

async fn route(request: Request<Incoming>, engine: &impl Queries) -> Result<Response<ReplyBody>, Wrong> {
    match request.uri().path() {
        // A page in a browser can reach a port of its own machine; no such page shall run SQL.
        _ if request.headers().contains_key(header::ORIGIN) => {
            Err(Wrong::new(StatusCode::FORBIDDEN, "no browser may ask this"))
        }
        QUERIES => match *request.method() {
            Method::POST => start(request.into_body(), engine).await,
            _ => Err(Wrong::method("POST")),
        },
        path => match (path.strip_prefix("/demo/queries/"), request.method()) {
            (Some(id), &Method::GET) => show(id, engine).await,
            (Some(_), _) => Err(Wrong::method("GET")),
            (None, _) => Err(Wrong::new(StatusCode::NOT_FOUND, "there is no such path")),
        },
    }
}

async fn start(body: Incoming, engine: &impl Queries) -> Result<Response<ReplyBody>, Wrong> {
    let body = Limited::new(body, LIMIT).collect().await;
    let too_large = |_| Wrong::new(StatusCode::PAYLOAD_TOO_LARGE, "the body is too large, or broken");
    let body = body.map_err(too_large)?.to_bytes();
    let body: Map<String, Value> =
        serde_json::from_slice(&body).map_err(|error| Wrong::bad(format!("the body is no JSON object: {error}")))?;
    let text = |name: &str| match body.get(name) {
        Some(Value::String(text)) if !text.trim().is_empty() => Ok(text.as_str()),
        Some(_) => Err(Wrong::bad(format!("{name} must be a text with something in it"))),
        None => Err(Wrong::bad(format!("{name} is missing"))),
    };
    let name = text("operation")?;
    let operation = ids::operation(name).ok_or_else(|| {
        Wrong::bad(format!(
            "there is no operation {name:?}; there are {}",
            ids::operations()
        ))
    })?;
    let sql = text("sql")?.to_owned();
    let id = engine.start(operation, sql).await.map_err(Wrong::from)?;
    let target = id.target(operation);
    let target: Map<String, Value> = target
        .ids()
        .map(|(name, value)| (name.to_owned(), value.into()))
        .collect();
    let said = json!({
        "id": id.to_string(),
        "operation": operation.id,
        "phase": "running",
        "etag": id.etag(false),
        "target": target,
    });
    let mut reply = reply(StatusCode::CREATED, &said);
    if let Ok(location) = format!("{QUERIES}/{id}").parse() {
        reply.headers_mut().insert(header::LOCATION, location);
    }
    Ok(reply)
}

async fn show(id: &str, engine: &impl Queries) -> Result<Response<ReplyBody>, Wrong> {
    let unknown = || Wrong::new(StatusCode::NOT_FOUND, "there is no such query");
    let id: Id = id.parse().map_err(|()| unknown())?;
    let phase = engine.phase(id).await.map_err(Wrong::from)?;
    let phase = phase.ok_or_else(unknown)?;
    let etag = id.etag(phase.is_terminal());
    let said = json!({"id": id.to_string(), "phase": phase.as_str(), "etag": etag});
    Ok(reply(StatusCode::OK, &said))
}

/// What is wrong with a request.
struct Wrong {
    status: StatusCode,
    says: String,
    allow: Option<&'static str>,
}

impl Wrong {
    fn new(status: StatusCode, says: impl Into<String>) -> Self {
        Self {
            status,
            says: says.into(),
            allow: None,
        }
    }

    fn bad(says: String) -> Self {
        Self::new(StatusCode::BAD_REQUEST, says)
    }

    fn method(allow: &'static str) -> Self {
        Self {
            allow: Some(allow),
            ..Self::new(StatusCode::METHOD_NOT_ALLOWED, format!("this takes {allow}"))
        }
    }

    fn reply(self) -> Response<ReplyBody> {
        let mut reply = reply(self.status, &json!({"error": self.says}));
        if let Some(allow) = self.allow {
            let allow = header::HeaderValue::from_static(allow);
            reply.headers_mut().insert(header::ALLOW, allow);
        }
        reply
    }
}

impl From<Refusal> for Wrong {
    fn from(refusal: Refusal) -> Self {
        let status = match refusal.kind {
            RefusalKind::Throttled => StatusCode::TOO_MANY_REQUESTS,
            _ => StatusCode::SERVICE_UNAVAILABLE,
        };
        Self::new(status, refusal.message())
    }
}

fn reply(status: StatusCode, said: &Value) -> Response<ReplyBody> {
    let mut reply = Response::new(ReplyBody::from(Bytes::from(said.to_string())));
    *reply.status_mut() = status;
    let json = header::HeaderValue::from_static("application/json");
    reply.headers_mut().insert(header::CONTENT_TYPE, json);
    reply
}
