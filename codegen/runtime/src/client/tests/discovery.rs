//! Endpoints that are asked for: how often, how long they are kept, and what happens when they are wrong.

use super::super::block_on::block_on;
use super::operations::{DISCOVERED, Found, StopInput};
use super::script::{OK, Script, Step, asynchronous, blocking, both, error, ready};
use crate::client::{BlockingClient, CallError, Client, NotSent};
use crate::{RefusalKind, TargetState};
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

const HERE: Step = error(
    200,
    r#"{"Endpoints":[{"Address":"here.example","CachePeriodInMinutes":10}]}"#,
);
const THERE: Step = error(
    200,
    r#"{"Endpoints":[{"Address":"there.example","CachePeriodInMinutes":10}]}"#,
);
const MISDIRECTED: Step = error(421, "");
const MOVED: Step = error(400, r#"{"__type":"Moved"}"#);
const DENIED: Step = error(403, r#"{"__type":"Nope"}"#);

fn input() -> StopInput {
    StopInput::new("q1")
}

fn hosts(script: &Script) -> Vec<String> {
    let requests = script.requests();
    let host = |it: &crate::wire::HttpRequest| it.uri().host().unwrap().replace(".example", "");
    requests.iter().map(host).collect()
}

#[test]
fn the_endpoint_is_asked_for_once_and_kept_for_its_time() {
    let script = Script::new(&[HERE, OK, OK]);
    let client = blocking(DISCOVERED, &script);
    client.call(Found, input()).send().unwrap();
    client.call(Found, input()).send().unwrap();
    assert_eq!(hosts(&script), ["stop.eu-west-1", "here", "here"]);
    let asked = &script.requests()[0];
    assert_eq!(asked.headers()["x-amz-target"], "Stopper.Describe");
    assert_eq!(
        (asked.uri().path(), asked.body().as_ref()),
        ("/", &b"{}"[..])
    );

    script.pass(Duration::from_secs(601));
    script.then(&[THERE, OK]);
    client.call(Found, input()).send().unwrap();
    assert_eq!(hosts(&script)[3..], ["stop.eu-west-1", "there"]);
}

#[test]
fn a_wrong_endpoint_is_dropped_and_renewed_once() {
    for wrong in [MISDIRECTED, MOVED] {
        let (answer, script) = both(Found, &input(), &[HERE, wrong.clone(), THERE, OK]);
        assert!(answer.is_ok());
        assert_eq!(
            hosts(&script),
            ["stop.eu-west-1", "here", "stop.eu-west-1", "there"]
        );
        assert!(script.pauses().is_empty());
        let steps = [HERE, wrong.clone(), THERE, wrong];
        let (answer, script) = both(Found, &input(), &steps);
        assert_eq!((answer.is_err(), script.sent()), (true, 4));
    }
}

#[test]
fn an_endpoint_beyond_its_time_is_better_than_none() {
    let script = Script::new(&[HERE, OK]);
    let client = blocking(DISCOVERED, &script);
    client.call(Found, input()).send().unwrap();
    script.pass(Duration::from_secs(601));
    script.then(&[Step::Lost, OK]);
    client.call(Found, input()).send().unwrap();
    assert_eq!(hosts(&script)[2..], ["stop.eu-west-1", "here"]);
}

#[test]
fn failures_to_discover_are_repeated_or_told() {
    let (answer, script) = both(Found, &input(), &[Step::Lost, error(503, ""), HERE, OK]);
    assert!(answer.is_ok());
    assert_eq!(script.pauses().len(), 2);

    let (answer, script) = both(Found, &input(), &[DENIED]);
    let error = answer.unwrap_err();
    assert!(matches!(error, CallError::NotSent(NotSent::Discovery(_))));
    assert_eq!(
        (error.kind(), error.target_state()),
        (RefusalKind::Denied, TargetState::MayBeRunning)
    );
    assert_eq!(
        error.to_string(),
        "not sent: the service's endpoint could not be found out: Nope (403)"
    );
    assert_eq!(script.sent(), 1);
}

#[test]
fn an_address_that_leads_elsewhere_is_refused() {
    for body in [
        r#"{"Endpoints":[{"Address":"169.254.169.254"}]}"#,
        r#"{"Endpoints":[{"Address":"evil.example/x?"}]}"#,
        r#"{"Endpoints":[]}"#,
        "<html>",
    ] {
        let (answer, script) = both(Found, &input(), &[error(200, body)]);
        assert!(matches!(
            answer,
            Err(CallError::NotSent(NotSent::Discovery(_)))
        ));
        assert_eq!(script.sent(), 1);
    }
}

#[test]
fn a_given_endpoint_is_meant() {
    let script = Script::new(&[MISDIRECTED, OK]);
    let client = ready(BlockingClient::builder(DISCOVERED), DISCOVERED, &script)
        .endpoint("http://mine.example")
        .transport(script.clone())
        .build()
        .unwrap();
    let error = client.call(Found, input()).send().unwrap_err();
    assert_eq!(error.answer().unwrap().status(), 421);
    client.call(Found, input()).send().unwrap();
    assert_eq!(hosts(&script), ["mine", "mine"]);
}

#[test]
fn threads_that_come_together_ask_once() {
    let script = Script::new(&[HERE]);
    script.then(&vec![OK; 16]);
    let client = blocking(DISCOVERED, &script);
    std::thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| client.call(Found, input()).send().unwrap());
        }
    });
    let asked = hosts(&script).iter().filter(|host| *host != "here").count();
    assert_eq!((asked, script.sent()), (1, 17));
}

#[test]
fn who_waits_shares_a_failure_and_a_dropped_call_blocks_nobody() {
    let script = Script::new(&[Step::Hang]);
    let client: Client = asynchronous(DISCOVERED, &script);
    let mut context = Context::from_waker(Waker::noop());
    let slow = client.call(Found, input()).tries(1).into_future();
    let slow = Box::pin(slow);
    drop(slow);

    let mut first = pin!(client.call(Found, input()).tries(1).into_future());
    let failed = first.as_mut().poll(&mut context);
    assert!(matches!(failed, Poll::Ready(Err(CallError::NotSent(_)))));
    script.then(&[HERE, OK]);
    block_on(client.call(Found, input()).into_future()).unwrap();
}
