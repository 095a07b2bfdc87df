//! Tests of the server: what it answers, over five operations that are written by hand.

mod answers;
mod answers_aws;
mod bodies;
mod front_doors;
mod heads;
mod hooks;
mod named;
mod never_panics;
mod operations;
mod problem_json;
mod routing;
#[cfg(feature = "tracing")]
mod spans;

use super::Router;
use crate::wire::{HttpRequest, HttpResponse};
use bytes::Bytes;
use http::Request;
use operations::Of;
use std::pin::pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll, Waker};

/// Athena, JSON 1.1.
const ATHENA: usize = 0;
/// Timestream, JSON 1.0.
const TIMESTREAM: usize = 1;
/// `CloudTrail`, JSON 1.1, with an alias of its target, a secret and a number.
const CLOUDTRAIL: usize = 2;
/// Oracle Cloud.
const OCI: usize = 3;
/// Huawei Cloud.
const HUAWEI: usize = 4;
/// A service of which nothing is known but its spec.
const ACME: usize = 5;

/// All of them on one port, with ids that count from 1.
fn router() -> Router {
    let count = AtomicU64::new(0);
    Router::new()
        .request_ids(move || u128::from(count.fetch_add(1, Ordering::Relaxed) + 1))
        .serve_fn(Of::<ATHENA>, operations::stops)
        .serve_fn(Of::<TIMESTREAM>, operations::stops)
        .serve_fn(Of::<CLOUDTRAIL>, operations::stops)
        .serve_fn(Of::<OCI>, operations::stops)
        .serve_fn(Of::<HUAWEI>, operations::stops)
        .serve_fn(Of::<ACME>, operations::stops)
}

/// A request from its first line, its headers and its body.
fn request(line: &str, headers: &[(&str, &str)], body: &str) -> HttpRequest {
    let (method, path) = line.split_once(' ').expect("a method and a path");
    let mut builder = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        builder = builder.header(*name, *value);
    }
    let body = Bytes::copy_from_slice(body.as_bytes());
    builder.body(body).expect("the test writes requests")
}

fn answer(router: &Router, request: HttpRequest) -> HttpResponse {
    wait_for(router.answer(request))
}

/// Runs a future that never has to wait.
fn wait_for<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
}

fn text(reply: &HttpResponse) -> &str {
    str::from_utf8(reply.body()).expect("every answer is text")
}
