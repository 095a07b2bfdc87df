//! Endpoints that are asked for: how often, how long they are kept, and what happens when they are wrong.

use super::operations::{DISCOVERED, Found, StopInput};
use super::script::{OK, Script, Step, blocking, both, error, ready};
use crate::client::{
    BlockingClient, BlockingTransport, CallError, Client, Limits, NotSent, Pending, Transport,
    TransportError,
};
use crate::wire::{HttpRequest, HttpResponse};
use crate::{RefusalKind, TargetState};
use std::future::pending;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Barrier};
use std::task::{Context, Waker};
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
    let host = |it: &HttpRequest| it.uri().host().unwrap().replace(".example", "");
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
        let (answer, script) = both(Found, &input(), &[HERE, wrong, THERE, OK]);
        assert!(answer.is_ok());
        assert_eq!(
            hosts(&script),
            ["stop.eu-west-1", "here", "stop.eu-west-1", "there"]
        );
        assert!(script.pauses().is_empty());
        let steps = [HERE, wrong, THERE, wrong];
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
    script.then(&[OK; 16]);
    let client = blocking(DISCOVERED, &script);
    std::thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| client.call(Found, input()).send().unwrap());
        }
    });
    let asked = hosts(&script).iter().filter(|host| *host != "here").count();
    assert_eq!((asked, script.sent()), (1, 17));
}

/// Never answers, and counts what it is asked.
#[derive(Default)]
struct Silent(AtomicUsize);

impl Transport for Silent {
    fn send(&self, _: HttpRequest, _: Limits) -> Pending<'_, Result<HttpResponse, TransportError>> {
        self.0.fetch_add(1, SeqCst);
        Box::pin(pending())
    }

    fn sleep(&self, _: Duration) -> Pending<'_, ()> {
        Box::pin(pending())
    }
}

#[test]
fn a_call_that_is_given_up_lets_the_next_one_ask() {
    let script = Script::default();
    let silent = Arc::new(Silent::default());
    let builder = ready(Client::builder(DISCOVERED), DISCOVERED, &script);
    let client = builder.transport(Arc::clone(&silent)).build().unwrap();
    let mut context = Context::from_waker(Waker::noop());
    let mut first = client.call(Found, input()).into_future();
    let mut second = client.call(Found, input()).into_future();
    assert!(first.as_mut().poll(&mut context).is_pending());
    assert!(second.as_mut().poll(&mut context).is_pending());
    assert_eq!(silent.0.load(SeqCst), 1, "one asks, the other waits");
    drop(first);
    assert!(second.as_mut().poll(&mut context).is_pending());
    assert_eq!(silent.0.load(SeqCst), 2);
}

/// Fails once whoever is to wait does.
struct Failing {
    asked: AtomicUsize,
    waiting: Barrier,
}

impl BlockingTransport for Failing {
    fn send(&self, _: HttpRequest, _: Limits) -> Result<HttpResponse, TransportError> {
        self.asked.fetch_add(1, SeqCst);
        self.waiting.wait();
        // Long enough for the others to come to the gate.
        std::thread::sleep(Duration::from_millis(100));
        Err(TransportError::lost("reset by peer"))
    }
}

#[test]
fn who_waits_shares_a_failure() {
    let script = Script::default();
    let failing = Arc::new(Failing {
        asked: AtomicUsize::new(0),
        waiting: Barrier::new(5),
    });
    let builder = ready(BlockingClient::builder(DISCOVERED), DISCOVERED, &script);
    let client = builder.transport(Arc::clone(&failing)).build().unwrap();
    let fails = || {
        let call = client.call(Found, input()).max_attempts(1);
        assert!(matches!(
            call.send(),
            Err(CallError::NotSent(NotSent::Discovery(_)))
        ));
    };
    std::thread::scope(|scope| {
        scope.spawn(fails);
        for _ in 0..4 {
            scope.spawn(|| {
                failing.waiting.wait();
                fails();
            });
        }
    });
    assert_eq!(failing.asked.load(SeqCst), 1);
}
