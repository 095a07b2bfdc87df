//! The requests under `/annul`, by which one starts targets, watches them and orders faults; and the page that makes them.

mod answer;
mod orders;

use std::net::SocketAddr;
use std::sync::Arc;

use annul_codegen::ir::Catalogue;
use annul_runtime::server::{ReplyBody, Router};
use bytes::Bytes;
use http::request::Parts;
use http::{Method, Request, Response, StatusCode, header};
use hyper::body::Incoming;
use serde_json::Value;

use super::stage::Stage;
use crate::near::is_near;
pub(super) use answer::LIMIT;
use answer::{Done, Wrong, order, page, reply};
use orders::Orders;

/// What is served, and where.
pub(super) struct Served {
    /// The targets.
    pub(super) stage: Arc<Stage>,
    /// Who answers the vendors' requests.
    pub(super) router: Router,
    /// What the specs say.
    pub(super) catalogue: Catalogue,
    /// Where it listens.
    pub(super) address: SocketAddr,
}

/// Answers a control request.
pub(super) async fn answer(served: &Served, request: Request<Incoming>) -> Response<ReplyBody> {
    done(served, request).await.unwrap_or_else(Wrong::reply)
}

/// A body, if it is small and comes in time.
pub(super) async fn read(body: Incoming) -> Option<Bytes> {
    answer::read(body).await.ok()
}

async fn done(served: &Served, request: Request<Incoming>) -> Done {
    let (head, body) = request.into_parts();
    check_origin(served, &head)?;
    let order = match *body_method(&head)? {
        Method::POST => order(&answer::read(body).await?)?,
        _ => Value::Null,
    };
    let orders = Orders(served);
    match (&head.method, head.uri.path()) {
        (&Method::GET, "/annul" | "/annul/") => Ok(page(
            "text/html; charset=utf-8",
            include_str!("../page.html"),
        )),
        (&Method::GET, "/annul/page.js") => Ok(page(
            "text/javascript; charset=utf-8",
            include_str!("../page.js"),
        )),
        (&Method::GET, "/annul/operations") => Ok(orders.operations()),
        (&Method::GET, "/annul/sample") => orders.sample(head.uri.query()),
        (&Method::GET, "/annul/targets") => Ok(orders.targets()),
        (&Method::POST, "/annul/targets") => orders.start(&order),
        (&Method::POST, "/annul/end") => orders.end(&order),
        (&Method::POST, "/annul/cancel") => orders.cancel_here(&order).await,
        (&Method::GET, "/annul/faults") => Ok(reply(StatusCode::OK, &served.stage.faults.shown())),
        (&Method::POST, "/annul/faults") => orders.order_fault(&order),
        (&Method::DELETE, "/annul/faults") => {
            served.stage.faults.clear();
            Ok(reply(StatusCode::OK, &served.stage.faults.shown()))
        }
        _ => Err(Wrong(
            StatusCode::NOT_FOUND,
            "there is no such request; /annul shows a page".to_owned(),
        )),
    }
}

/// Pages of other servers may not order anything here, under whatever name they reach it.
fn check_origin(served: &Served, head: &Parts) -> Result<(), Wrong> {
    let text = |name| head.headers.get(name).and_then(|value| value.to_str().ok());
    let host = text(header::HOST).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let is_meant = !served.address.ip().is_loopback() || is_near(name);
    let origin = text(header::ORIGIN);
    let is_own = origin.is_none_or(|origin| origin == format!("http://{host}"));
    if is_meant && is_own {
        return Ok(());
    }
    Err(Wrong(
        StatusCode::FORBIDDEN,
        "only this server's own page may ask this".to_owned(),
    ))
}

fn body_method(head: &Parts) -> Result<&Method, Wrong> {
    match head.method {
        Method::GET | Method::POST | Method::DELETE => Ok(&head.method),
        _ => Err(Wrong(
            StatusCode::METHOD_NOT_ALLOWED,
            "GET, POST or DELETE".to_owned(),
        )),
    }
}
