//! Hooks around attempts: what they see, what they may change, and what they may not.

use super::operations::{Halt, SAFE, Seen, Stop, StopInput};
use super::script::{OK, Script, Step, asynchronous, both_with, error, ready};
use crate::client::{
    AnyCancel, BlockingClient, CallError, Client, ClientBuilder, NotSent, block_on::block_on,
};
use crate::sign::{SignError, Signer, SigningContext};
use crate::wire::{HttpRequest, Operation};
use crate::{RefusalKind, Target};
use http::{HeaderName, HeaderValue, header};
use std::error::Error as _;
use std::sync::{Arc, Mutex};

const TRACE: HeaderName = HeaderName::from_static("traceparent");

fn value(text: &'static str) -> HeaderValue {
    HeaderValue::from_static(text)
}

/// Signs by telling which headers it was shown.
struct Shown;

impl Signer for Shown {
    fn sign(&self, request: &mut HttpRequest, _: &SigningContext<'_>) -> Result<(), SignError> {
        let names: Vec<&str> = request.headers().keys().map(HeaderName::as_str).collect();
        let names = names.join(" ").parse().map_err(SignError::other)?;
        request.headers_mut().insert("x-signed", names);
        Ok(())
    }
}

fn client(
    script: &Script,
    hooks: impl FnOnce(
        ClientBuilder<BlockingClient, dyn crate::client::BlockingTransport>,
    ) -> ClientBuilder<BlockingClient, dyn crate::client::BlockingTransport>,
) -> BlockingClient {
    let builder = ready(BlockingClient::builder(SAFE), SAFE, script).signer(Shown);
    hooks(builder).transport(script.clone()).build().unwrap()
}

#[test]
fn a_hook_changes_a_request_before_it_is_signed() {
    let script = Script::new(&[Step::Lost, OK]);
    let client = client(&script, |builder| {
        builder
            .before_attempt(|request| {
                assert_eq!(request.operation().id, "stopper.Stop");
                assert_eq!(request.method(), "POST");
                assert_eq!(request.uri(), "https://stop.eu-west-1.example/");
                assert_eq!(request.body(), "{\"Id\":\"q1\"}");
                assert!(!request.headers().contains_key("x-signed"));
                let number = request.attempt().to_string().parse()?;
                Ok(request.set_header(TRACE, number)?)
            })
            .before_attempt(|request| {
                assert!(request.headers().contains_key(TRACE), "the first is first");
                Ok(request.remove_header(&header::ACCEPT)?)
            })
    });
    client.call(Stop, StopInput::new("q1")).send().unwrap();
    let requests = script.requests();
    for (request, number) in requests.iter().zip(["1", "2"]) {
        assert_eq!(request.headers()[TRACE], number);
        let signed = request.headers()["x-signed"].to_str().unwrap();
        assert!(signed.contains("traceparent"), "{signed}");
    }
    assert_eq!(requests.len(), 2);
    let shown = client.call(Stop, StopInput::new("q1")).dry_run().unwrap();
    assert!(shown.contains("traceparent: 1"), "{shown}");
}

#[test]
fn a_hook_holds_a_request_back() {
    let script = Script::new(&[]);
    let client = client(&script, |builder| {
        builder.before_attempt(|_| Err("no budget".into()))
    });
    let call = || client.call(Stop, StopInput::new("q1"));
    let error = call().send().unwrap_err();
    assert_eq!(
        error.to_string(),
        "not sent: a hook of the client held the request back"
    );
    assert_eq!(error.source().unwrap().to_string(), "no budget");
    assert_eq!(error.kind(), RefusalKind::Invalid);
    assert!(matches!(call().dry_run(), Err(NotSent::Hook(_))));
    assert_eq!(script.sent(), 0);
}

#[test]
fn route_and_target_stay_as_they_are() {
    for name in [
        "host",
        "x-amz-target",
        "content-length",
        "content-type",
        "x-token",
    ] {
        let name = HeaderName::from_static(name);
        let script = Script::new(&[OK]);
        let wanted = name.clone();
        let client = client(&script, |builder| {
            builder.before_attempt(move |request| {
                assert!(request.set_header(wanted.clone(), value("evil")).is_err());
                assert!(request.remove_header(&wanted).is_err());
                Ok(())
            })
        });
        client.call(Stop, StopInput::new("q1")).send().unwrap();
        assert_ne!(
            script.requests()[0].headers().get(&name),
            Some(&value("evil"))
        );

        let error = client
            .call(Stop, StopInput::new("q1"))
            .header(name.clone(), value("evil"))
            .send()
            .unwrap_err();
        let CallError::NotSent(NotSent::FixedHeader(fixed)) = error else {
            panic!("{error:?}");
        };
        assert_eq!(fixed.name(), &name);
        assert_eq!(script.sent(), 1);
    }
}

#[test]
fn a_hook_sees_how_each_attempt_ended() {
    const BROKEN: Step = error(503, "");
    let seen = Arc::new(Mutex::new(Vec::new()));
    let sink = Arc::clone(&seen);
    let script = Script::new(&[Step::Lost, BROKEN, OK]);
    let client = client(&script, |builder| {
        builder.after_attempt(move |ended| {
            let status = ended.result().map(|reply| reply.status().as_u16());
            let status = status.map_err(ToString::to_string);
            sink.lock()
                .unwrap()
                .push((ended.operation().id, ended.attempt(), status));
        })
    });
    client.call(Stop, StopInput::new("q1")).send().unwrap();
    let lost = "the connection was lost before the reply was whole".to_owned();
    assert_eq!(
        *seen.lock().unwrap(),
        [
            ("stopper.Stop", 1, Err(lost)),
            ("stopper.Stop", 2, Ok(503)),
            ("stopper.Stop", 3, Ok(200)),
        ]
    );
}

#[test]
fn a_hook_sees_looks_and_not_the_search_for_an_endpoint() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let sink = Arc::clone(&seen);
    let script = Script::new(&[OK, error(200, r#"{"Job":{"State":"STOPPED"}}"#)]);
    let client = ready(Client::builder(SAFE), SAFE, &script)
        .transport(script.clone())
        .before_attempt(move |request| {
            let target = request.headers()["x-amz-target"].to_str()?;
            sink.lock().unwrap().push(target.to_owned());
            Ok(())
        })
        .build()
        .unwrap();
    let target = Target::new(Seen.info()).with("Id", "q1");
    let stop = client.ensure_stopped_of(&[|target| AnyCancel::of(Seen, target)], &target);
    block_on(stop.into_future()).unwrap();
    assert_eq!(*seen.lock().unwrap(), ["Stopper.Stop", "Stopper.GetJob"]);
}

#[test]
fn a_success_comes_with_what_its_reply_says_besides() {
    const REPLY: Step = Step::Reply(
        200,
        &[("x-amzn-requestid", "1f2e"), ("x-more", "hunter2")],
        r#"{"State":"STOPPED"}"#,
    );
    let script = Script::new(&[Step::Lost, REPLY]);
    let client = client(&script, |builder| builder);
    let reply = client.call(Stop, StopInput::new("q1")).reply().unwrap();
    assert_eq!(reply.request_id(), Some("1f2e"));
    assert_eq!(
        (reply.status(), &reply.headers()["x-more"]),
        (200, &value("hunter2"))
    );
    let shown = format!("{reply:?}");
    assert!(
        shown.contains("x-more") && !shown.contains("hunter2"),
        "{shown}"
    );
    assert_eq!(reply.into_output().state.as_deref(), Some("STOPPED"));

    let script = Script::new(&[REPLY]);
    let client = asynchronous(SAFE, &script);
    let reply = block_on(client.call(Stop, StopInput::new("q1")).reply()).unwrap();
    assert_eq!(reply.request_id(), Some("1f2e"));

    let script = Script::new(&[error(400, r#"{"__type":"Inactive"}"#)]);
    let client = asynchronous(SAFE, &script);
    let error = block_on(client.call(Stop, StopInput::new("q1")).reply()).unwrap_err();
    assert_eq!(error.answer().unwrap().reply().status(), 400);
}

#[test]
fn other_headers_of_a_call_are_sent() {
    let (answer, script) = both_with(
        Halt,
        &StopInput::new("q1"),
        &[OK],
        |it| it.header(TRACE, value("1")),
        |it| it.header(TRACE, value("1")),
    );
    assert!(answer.is_ok());
    assert_eq!(script.requests()[0].headers()[TRACE], "1");
}
