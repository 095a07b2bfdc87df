//! The same cases through a router: what reaches a handler, and what leaves.

use super::answers::answer;
use super::case::{Cases, Expected};
use super::message::{request_of, to_text};
use super::report::Report;
use crate::server::{Answered, Router};
use crate::wire::{CancelOperation, HttpRequest, HttpResponse};
use crate::{Refusal, RefusalKind};
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Waker};

/// Holds a server of the operation against the requests and the reply table of its spec.
///
/// # Panics
/// If a request does not reach the handler that should, or reaches it and should not, or if an answer is another one
/// than the operation's; all of them are named.
#[track_caller]
pub fn check_server<O: CancelOperation>(operation: O, cases: &Cases<'_>) {
    let mut report = Report::default();
    for case in cases.requests {
        let text = case.text();
        let is_to_arrive = matches!(case.expected, Expected::Taken | Expected::Read);
        let Ok(request) = request_of(&text) else {
            report.note(case.title, &text, "this is no request");
            continue;
        };
        let (has_arrived, reply) = arrives(operation, request);
        if has_arrived != is_to_arrive {
            let word = if has_arrived {
                "reaches"
            } else {
                "does not reach"
            };
            report.note(case.title, &text, &format!("it {word} the handler"));
        } else if !has_arrived && !reply.status().is_client_error() {
            let why = format!(
                "a request that is no input is answered with {}",
                reply.status()
            );
            report.note(case.title, &text, &why);
        }
    }
    answers(operation, cases, &mut report);
    report.finish("answers of a server", operation.info().id);
}

/// Whether a request reaches the handler, and what is answered.
fn arrives<O: CancelOperation>(operation: O, request: HttpRequest) -> (bool, HttpResponse) {
    let arrived = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&arrived);
    let router = Router::new().serve_fn(operation, move |input, _| {
        seen.store(true, Ordering::SeqCst);
        let refusal = Refusal::new(RefusalKind::NotFound);
        let answer = operation.refuse(&refusal, Some(&input));
        async { answer }
    });
    let reply = finished(router.answer(request));
    (arrived.load(Ordering::SeqCst), reply)
}

fn answers<O: CancelOperation>(operation: O, cases: &Cases<'_>, report: &mut Report) {
    for case in cases.answers {
        let request = request_of(cases.request).expect("the request is one");
        let said = |request: &HttpRequest| {
            let input = operation.decode_request(request);
            let input = input.map_err(|why| why.to_string())?;
            answer(operation, &input, case)
        };
        let (result, again) = match (said(&request), said(&request)) {
            (Ok(result), Ok(again)) => (result, again),
            (Err(why), _) | (_, Err(why)) => {
                report.note(case.disposition, cases.request, &why);
                continue;
            }
        };
        let once = std::sync::Mutex::new(Some(result));
        let router = Router::new().serve_fn(operation, move |_, _| {
            let result = once.lock().ok().and_then(|mut once| once.take());
            async { result.expect("one request is sent") }
        });
        let mut reply = finished(router.answer(request));
        let id = reply.extensions().get::<Answered>();
        let id = id.map(|answered| answered.request_id.to_string());
        if operation.info().service.request_id.is_empty() {
            // A server has ids all the same, in a header that is no part of the spec.
            let is_id = |value: &http::HeaderValue| {
                Some(value.as_bytes()) == id.as_deref().map(str::as_bytes)
            };
            let names = reply.headers().iter().filter(|(_, value)| is_id(value));
            for name in names.map(|(name, _)| name.clone()).collect::<Vec<_>>() {
                reply.headers_mut().remove(name);
            }
        }
        let expected = to_text(&operation.encode_response(&again, id.as_deref()));
        if to_text(&reply) != expected {
            let why = format!("a server answers {:?}", to_text(&reply));
            report.note(case.disposition, &expected.unwrap_or_default(), &why);
        }
    }
}

/// The result of a future that waits for nothing.
fn finished<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    match future.as_mut().poll(&mut context) {
        Poll::Ready(output) => output,
        Poll::Pending => {
            unreachable!("a request that is in memory, and a handler that answers at once")
        }
    }
}
