//! The router as a service: one request in, one reply out, never an error.

use super::answers::{Dialect, Fault};
use super::body::{ReplyBody, Unread, read};
use super::router::Inner;
use super::routes::NoRoute;
use super::served::Served;
use super::{Boxed, RequestContext, Router};
use crate::operation::OperationInfo;
use crate::wire::HttpResponse;
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, Request, Response, header};
use http_body::Body;
use std::convert::Infallible;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

/// What a router knows of a reply, in the extensions of it: for logs.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Answered {
    /// The operation that was called; none, if the request means none.
    pub operation: Option<&'static OperationInfo>,
    /// The id of the request, as the reply has it.
    pub request_id: Arc<str>,
}

impl Router {
    /// Answers a request that is in memory.
    pub async fn answer(&self, request: Request<Bytes>) -> HttpResponse {
        let reply = answer(&self.shared(), request.map(ReplyBody::from)).await;
        reply.map(ReplyBody::into_bytes)
    }
}

impl<B> tower_service::Service<Request<B>> for Router
where
    B: Body + Send + 'static,
{
    type Response = Response<ReplyBody>;
    type Error = Infallible;
    type Future = Answering;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Answering {
        let inner = self.shared();
        Answering(Box::pin(async move { answer(&inner, request).await }))
    }
}

/// A router's answer in the making. To drop it is to give the request up; nothing else is held.
#[must_use = "a future does nothing until it is polled"]
pub struct Answering(Boxed<'static, Response<ReplyBody>>);

impl Future for Answering {
    type Output = Result<Response<ReplyBody>, Infallible>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.as_mut().poll(context).map(Ok)
    }
}

impl fmt::Debug for Answering {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Answering")
    }
}

async fn answer<B: Body>(inner: &Inner, request: Request<B>) -> Response<ReplyBody> {
    let (head, body) = request.into_parts();
    let is_head = head.method == Method::HEAD;
    let found = inner.routes.find(&head);
    let (dialect, operation) = match &found {
        Ok(served) => (Dialect::of(served.info().service), Some(served.info())),
        Err(none) => (none.dialect, None),
    };
    let request_id: Arc<str> = dialect.request_id(&*inner.desk.ids, &head.headers).into();
    let reply = reply(
        inner,
        found,
        dialect,
        Request::from_parts(head, body),
        &request_id,
    )
    .await;
    let mut reply = reply.map(ReplyBody::from);
    let id_header = dialect.id_header(operation);
    if let (false, Ok(value)) = (
        reply.headers().contains_key(id_header),
        HeaderValue::from_str(&request_id),
    ) {
        insert(reply.headers_mut(), id_header, value);
    }
    if is_head {
        *reply.body_mut() = ReplyBody::default();
        reply.headers_mut().remove(header::CONTENT_LENGTH);
    }
    reply.extensions_mut().insert(Answered {
        operation,
        request_id,
    });
    reply
}

async fn reply<B: Body>(
    inner: &Inner,
    found: Result<&Arc<dyn Served>, NoRoute>,
    dialect: Dialect,
    request: Request<B>,
    request_id: &Arc<str>,
) -> HttpResponse {
    let (head, body) = request.into_parts();
    let limits = inner.desk.limits;
    if !limits.allow(&head.headers) {
        return dialect.fault(&Fault::HeadersTooLarge, request_id);
    }
    // What the body says can only matter for the question whose target it is.
    if let Err(none) = &found
        && none.fault != Fault::UnknownTarget
    {
        return dialect.fault(&none.fault, request_id);
    }
    let body = match read(body, limits.body_bytes).await {
        Ok(body) => body,
        Err(Unread::TooLarge) => return dialect.fault(&Fault::BodyTooLarge, request_id),
        Err(Unread::Broken) => return dialect.fault(&Fault::BodyBroken, request_id),
    };
    match found {
        Ok(served) => {
            let request = Request::from_parts(head, body);
            let context = RequestContext::new(served.info(), request, Arc::clone(request_id));
            served.answer(&inner.desk, context).await
        }
        Err(_) if !body.is_empty() && !is_json(&body) => dialect.fault(&Fault::NotJson, request_id),
        Err(none) => dialect.fault(&none.fault, request_id),
    }
}

fn is_json(body: &[u8]) -> bool {
    serde_json::from_slice::<serde_core::de::IgnoredAny>(body).is_ok()
}

fn insert(headers: &mut HeaderMap, name: &str, value: HeaderValue) {
    if let Ok(name) = header::HeaderName::from_bytes(name.as_bytes()) {
        headers.insert(name, value);
    }
}
