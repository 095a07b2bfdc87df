//! The router as a service: one request in, one reply out, never an error.

use super::body::{ReplyBody, read};
use super::head::{self, Arrival};
use super::mounted::AnyMounted;
use super::router::Inner;
use super::routes::{Called, NoRoute};
use super::{Boxed, FrontDoor, RequestContext, RequestFacts, RequestFault, Router, trace};
use crate::operation::{Codec, OperationInfo, RequestIdPlace, ServiceInfo};
use crate::wire::{HttpResponse, headers};
use bytes::Bytes;
use http::request::Parts;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response, header};
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
    ///
    /// It needs no `Host`. A request that comes as a call of the service does,
    /// in a header or in its address: HTTP/1.1 demands it.
    pub async fn answer(&self, request: Request<Bytes>) -> HttpResponse {
        let request = request.map(ReplyBody::from);
        let reply = answer(&self.shared(), Arrival::Memory, request).await;
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
        Answering(Box::pin(async move {
            answer(&inner, Arrival::Transport, request).await
        }))
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

async fn answer<B: Body>(
    inner: &Inner,
    arrival: Arrival,
    request: Request<B>,
) -> Response<ReplyBody> {
    let (head, body) = request.into_parts();
    let settings = &inner.settings;
    let is_sound = settings.limits.allow(&head.headers) && head::fault(&head, arrival).is_none();
    let called = Called::by(&head);
    if !is_sound || !inner.routes.asks_for_body(&called) {
        let found = inner.routes.find(&called);
        return answer_found(inner, arrival, found, head, body).await;
    }
    // A form names its operation: it has to be read before anybody knows who answers.
    let limit = settings.limits.body_bytes;
    match read(body, limit, settings.body_timeout.as_ref()).await {
        Ok(form) => {
            let found = inner.routes.find_by_action(&form);
            answer_found(inner, arrival, found, head, ReplyBody::from(form)).await
        }
        Err(fault) => {
            let none = inner.routes.find_by_action(&[]);
            let found = none.map_err(|none| NoRoute { fault, ..none });
            answer_found(inner, arrival, found, head, ReplyBody::default()).await
        }
    }
}

async fn answer_found<B: Body>(
    inner: &Inner,
    arrival: Arrival,
    found: Result<&Arc<dyn AnyMounted>, NoRoute>,
    head: Parts,
    body: B,
) -> Response<ReplyBody> {
    let is_head = head.method == Method::HEAD;
    let (service, operation) = match &found {
        Ok(mounted) => (Some(mounted.info().service), Some(mounted.info())),
        Err(none) => (none.service, None),
    };
    let door = inner.settings.front_doors.of(service);
    let request_id: Arc<str> = door.request_id(&*inner.settings.ids, &head.headers).into();
    let asked = Asked {
        arrival,
        found,
        service,
        door,
        request_id: &request_id,
    };
    let answering = async {
        let reply = reply(inner, asked, head, body).await;
        trace::status(reply.status());
        reply
    };
    let reply = trace::in_span(operation, service, &request_id, answering).await;
    let mut reply = reply.map(ReplyBody::from);
    name_request(reply.headers_mut(), service, door, &request_id);
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

/// Puts the id of the request into the header that the spec names, or else the front door; an operation's own
/// reply has it already.
fn name_request(
    headers: &mut HeaderMap,
    service: Option<&'static ServiceInfo>,
    door: &dyn FrontDoor,
    request_id: &str,
) {
    let mut places = service.map_or(&[][..], |service| service.request_id).iter();
    let named = places.find_map(|place| match place {
        RequestIdPlace::Header(name) => Some(*name),
        RequestIdPlace::Body(_) => None,
    });
    // Asked by its text: a name that is not used need not be made.
    if named.is_some_and(|name| headers::has(headers, name)) {
        return;
    }
    let named = named.and_then(|name| HeaderName::from_bytes(name.as_bytes()).ok());
    let name = named.unwrap_or_else(|| door.request_id_header());
    if headers.contains_key(&name) {
        return;
    }
    if let Ok(value) = HeaderValue::from_str(request_id) {
        headers.insert(name, value);
    }
}

/// What a request asks for, and who answers if nobody takes it.
struct Asked<'a> {
    arrival: Arrival,
    found: Result<&'a Arc<dyn AnyMounted>, NoRoute>,
    service: Option<&'static ServiceInfo>,
    door: &'a dyn FrontDoor,
    request_id: &'a Arc<str>,
}

impl Asked<'_> {
    fn fault(&self, fault: &RequestFault, head: &Parts, body: &[u8]) -> HttpResponse {
        trace::fault(fault);
        let facts = RequestFacts {
            service: self.service,
            operation: self.found.as_ref().ok().map(|mounted| mounted.info()),
            request_id: self.request_id,
            method: &head.method,
            uri: &head.uri,
            headers: &head.headers,
            body,
        };
        self.door.fault(fault, &facts)
    }
}

async fn reply<B: Body>(inner: &Inner, asked: Asked<'_>, head: Parts, body: B) -> HttpResponse {
    let settings = &inner.settings;
    if !settings.limits.allow(&head.headers) {
        return asked.fault(&RequestFault::HeadersTooLarge, &head, &[]);
    }
    if let Some(fault) = head::fault(&head, asked.arrival) {
        return asked.fault(&fault, &head, &[]);
    }
    // What the body says can only matter for the question whose target it is.
    if let Err(none) = &asked.found
        && none.fault != RequestFault::UnknownTarget
    {
        return asked.fault(&none.fault, &head, &[]);
    }
    let limit = settings.limits.body_bytes;
    let body = match read(body, limit, settings.body_timeout.as_ref()).await {
        Ok(body) => body,
        Err(fault) => return asked.fault(&fault, &head, &[]),
    };
    match &asked.found {
        Ok(mounted) => {
            let request = Request::from_parts(head, body);
            let request_id = Arc::clone(asked.request_id);
            let context = RequestContext::new(mounted.info(), request, request_id);
            mounted.answer(settings, context).await
        }
        Err(none) if !body.is_empty() && speaks_json(none) && !is_json(&body) => {
            asked.fault(&RequestFault::BodyUnreadable, &head, &body)
        }
        Err(none) => asked.fault(&none.fault, &head, &body),
    }
}

fn speaks_json(none: &NoRoute) -> bool {
    let protocol = none.service.map(|service| service.protocol);
    protocol.is_none_or(|protocol| protocol.codec() == Codec::Json)
}

fn is_json(body: &[u8]) -> bool {
    serde_json::from_slice::<serde_core::de::IgnoredAny>(body).is_ok()
}
