//! What a server answers by itself, and what a generated client makes of it.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use annul_codegen::{dynamic, source::Sources};
use annul_runtime::RefusalKind;
use annul_runtime::engine::MemoryEngine;
use annul_runtime::server::{FrontDoor, Plain, RequestFacts, RequestFault, Router};
use annul_runtime::wire::{HttpResponse, Operation as _};
use annul_tests::catalogue;
use annul_tests::compiled::front_door::acme::jobs::SERVICE;
use annul_tests::compiled::front_door::acme::jobs::cancel_job::{CancelJob, CancelJobError};
use annul_tests::compiled::front_door::server::gateway;
use bytes::Bytes;
use http::{Request, StatusCode};

fn router() -> Router {
    gateway(MemoryEngine::new())
}

fn answer(router: &Router, line: &str) -> HttpResponse {
    let (method, path) = line.split_once(' ').expect("a method and a path");
    let request = Request::builder().method(method).uri(path);
    let request = request.body(Bytes::new()).expect("a request");
    let mut answer = pin!(router.answer(request));
    match answer
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()))
    {
        Poll::Ready(reply) => reply,
        Poll::Pending => unreachable!("nothing here waits"),
    }
}

fn body(reply: &HttpResponse) -> serde_json::Value {
    serde_json::from_slice(reply.body()).expect("JSON")
}

#[test]
fn a_problem_is_the_error_that_the_operation_declares() {
    let reply = answer(&router(), "DELETE /jobs/%2E%2E");
    assert_eq!(reply.headers()["content-type"], "application/problem+json");
    assert_eq!(
        body(&reply),
        serde_json::json!({
            "type": "about:blank",
            "title": "Bad Request",
            "status": 400,
            "detail": "`jobId` (path): must not be empty, `.` or `..`",
            "code": "Invalid",
            "violations": [{
                "in": "path",
                "name": "jobId",
                "rule": "unsendable",
                "detail": "must not be empty, `.` or `..`",
            }],
        })
    );
    let error = CancelJob.response(&reply).expect_err("it is a problem");
    assert!(error.info().is_some_and(|info| info.name == "Invalid"));
    assert_eq!(error.kind(), RefusalKind::Invalid);
    let said = "`jobId` (path): must not be empty, `.` or `..`";
    assert_eq!(error.message(), Some(said));
    assert!(error.request_id().is_some());
}

#[test]
fn a_problem_that_reached_no_operation_is_an_error_with_its_status() {
    let reply = answer(&router(), "POST /jobs/7");
    assert_eq!(body(&reply)["title"], "Method Not Allowed");
    let error = CancelJob.response(&reply).expect_err("it is a problem");
    assert!(matches!(error, CancelJobError::Other(_)), "{error:?}");
    assert_eq!(error.status(), 405);
}

/// Says as little as it can.
struct Terse;

impl FrontDoor for Terse {
    fn fault(&self, fault: &RequestFault, request: &RequestFacts<'_>) -> HttpResponse {
        let mut reply = Plain.fault(fault, request);
        *reply.status_mut() = StatusCode::IM_A_TEAPOT;
        reply
    }
}

#[test]
fn an_emitted_service_can_be_given_another_front_door() {
    let router = router().front_door_of(SERVICE, Terse);
    let reply = answer(&router, "POST /jobs/7");
    assert_eq!(reply.status(), StatusCode::IM_A_TEAPOT);
    assert_eq!(body(&reply)["code"], "MethodNotAllowed");
    // What belongs to nobody is not of this service.
    assert_eq!(answer(&router, "POST /elsewhere").status(), 404);
}

#[test]
fn operations_that_are_not_compiled_have_the_front_doors_of_their_specs() {
    let sources = Sources::read(&catalogue::root().join("specs")).expect("specs");
    let checked = annul_codegen::check(&sources).catalogue.expect("they hold");
    for operation in dynamic::operations(&checked) {
        let info = operation.info();
        let (service, _) = checked.operation(info.id).expect("it is one of them");
        assert_eq!(info.service.front_door, service.front_door, "{}", info.id);
    }
}
