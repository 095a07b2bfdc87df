//! Any request to a server of all operations: each is answered in its vendor's shape, and what is taken is what a client can send.
#![no_main]

#[path = "../support/http.rs"]
mod text;

use std::fmt::Debug;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use annul::aws::{athena, cloudtrail, timestream_query};
use annul::huawei::dataarts_fabric;
use annul::oci::query_service;
use annul::server::{Adapter, Answered, MemoryEngine, ProblemJson, Router, serve_all};
use annul_runtime::OperationError as _;
use annul_runtime::wire::{CancelOperation, Endpoint, HttpRequest, HttpResponse};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some(request) = text::request(data) else {
        return;
    };
    let engine = MemoryEngine::new();
    let open = serve_all(Router::new(), &Adapter::new(engine.clone()));
    let closed = open.clone().require_authorization();
    look(
        timestream_query::cancel_query::CancelQuery,
        &request,
        &open,
        &engine,
    );
    look(
        athena::stop_calculation_execution::StopCalculationExecution,
        &request,
        &open,
        &engine,
    );
    look(
        cloudtrail::cancel_query::CancelQuery,
        &request,
        &open,
        &engine,
    );
    look(
        query_service::cancel_query_execution::CancelQueryExecution,
        &request,
        &open,
        &engine,
    );
    look(
        dataarts_fabric::cancel_sql_statement::CancelSqlStatement,
        &request,
        &open,
        &engine,
    );
    let problems = open.clone().front_door(ProblemJson);
    for router in [open, closed, problems] {
        is_sound(&answer(&router, request.clone()), &request);
    }
});

/// What one operation makes of the request.
fn look<O>(operation: O, request: &HttpRequest, router: &Router, engine: &MemoryEngine)
where
    O: CancelOperation<Input: PartialEq + Debug>,
{
    let input = match operation.decode_request(request) {
        Ok(input) => input,
        Err(rejection) => {
            let _ = rejection.kind();
            assert!(!rejection.to_string().is_empty());
            return;
        }
    };
    let endpoint = Endpoint::new("https://service.example").expect("an address");
    let again = operation
        .request(&input, &endpoint)
        .expect("it can be sent");
    let read = operation.decode_request(&again).expect("it keeps the spec");
    assert_eq!(read, input);
    // The same call before the target runs, while it does, and once more.
    for run in 0..3 {
        if run == 1 {
            let _ = engine.start(&operation.target(&input));
        }
        let reply = answer(router, again.clone());
        is_sound(&reply, &again);
        let known = reply.extensions().get::<Answered>().expect("it is told");
        assert_eq!(known.operation.map(|known| known.id), Some(operation.info().id));
        match operation.response(&reply) {
            Ok(output) => {
                let _ = operation.outcome(&output);
            }
            Err(error) => {
                assert!(error.info().is_some(), "no declared error: {error:?}");
                assert!(error.reply().code().is_some(), "no code: {error:?}");
            }
        }
    }
}

/// What holds for every answer, whoever it is of.
fn is_sound(reply: &HttpResponse, request: &HttpRequest) {
    assert!(reply.status().as_u16() >= 200);
    let known = reply.extensions().get::<Answered>().expect("it is told");
    let text = str::from_utf8(reply.body()).expect("text");
    let kind = reply
        .headers()
        .get("content-type")
        .map_or("", |it| it.to_str().expect("ASCII"));
    if kind.contains("json") && !text.is_empty() {
        serde_json::from_str::<serde_json::Value>(text).expect("JSON");
    }
    if request.method() == http::Method::HEAD {
        assert!(text.is_empty(), "a body behind HEAD");
    } else if let Some(length) = reply.headers().get("content-length") {
        assert_eq!(length.to_str().ok(), Some(text.len().to_string().as_str()));
    }
    // The id is in a header, whichever the vendor's is.
    let has_id = |value: &http::HeaderValue| value.as_bytes() == known.request_id.as_bytes();
    assert!(reply.headers().values().any(has_id), "no id: {reply:?}");
}

fn answer(router: &Router, request: HttpRequest) -> HttpResponse {
    let mut answer = pin!(router.answer(request));
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..1000 {
        if let Poll::Ready(reply) = answer.as_mut().poll(&mut context) {
            return reply;
        }
    }
    panic!("an engine in memory does not wait");
}
