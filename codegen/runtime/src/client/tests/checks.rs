//! What is checked before anything is sent.

use super::operations::{Placed, REST, SAFE, Stop, StopInput};
use super::script::{OK, Script, both, both_with, ready};
use crate::client::{BlockingClient, CallError, Checks, NotSent};
use crate::{RefusalKind, TargetState};
use std::sync::{Arc, Mutex};

/// An id of the service that the spec does not know yet.
const LONG: &str = "longer than the spec says";

#[test]
fn what_the_service_handed_out_is_sent_and_reported() {
    let reported = Arc::new(Mutex::new(Vec::new()));
    let script = Script::new(&[OK]);
    let sink = Arc::clone(&reported);
    let client = ready(BlockingClient::builder(SAFE), SAFE, &script)
        .transport(script.clone())
        .on_violations(move |info, found| sink.lock().unwrap().push((info.id, found.to_string())))
        .build()
        .unwrap();
    client.call(Stop, StopInput::new(LONG)).send().unwrap();
    assert_eq!(
        *reported.lock().unwrap(),
        [(
            "stopper.Stop",
            "`Id` (body): must have at most 8 characters".to_owned()
        )]
    );
}

#[test]
fn strict_checks_hold_everything_back() {
    let strict = both_with(
        Stop,
        &StopInput::new(LONG),
        &[],
        |it| it.checks(Checks::Strict),
        |it| it.checks(Checks::Strict),
    );
    let error = strict.0.unwrap_err();
    assert!(matches!(error, CallError::NotSent(NotSent::Violations(_))));
    assert_eq!(
        (error.kind(), error.target_state()),
        (RefusalKind::Invalid, TargetState::MayBeRunning)
    );
    assert!(!error.to_string().contains(LONG));
}

#[test]
fn what_the_caller_chose_is_held_to_the_spec() {
    let mut input = StopInput::new("q1");
    input.note = Some("x".into());
    let (answer, script) = both(Stop, &input, &[]);
    assert!(matches!(
        answer,
        Err(CallError::NotSent(NotSent::Violations(_)))
    ));
    assert_eq!(script.sent(), 0);
}

#[test]
fn what_no_request_can_carry_is_not_sent() {
    let mut input = StopInput::new("q1");
    input.token = Some("a\r\nx-evil: 1".into());
    let (answer, script) = both(Stop, &input, &[]);
    assert!(matches!(answer, Err(CallError::NotSent(NotSent::Build(_)))));
    assert_eq!(script.sent(), 0);
}

#[test]
fn checks_that_are_off_hold_back_and_report_no_constraint() {
    let reported = Arc::new(Mutex::new(0));
    let sink = Arc::clone(&reported);
    let script = Script::new(&[OK, OK]);
    let client = ready(BlockingClient::builder(SAFE), SAFE, &script)
        .transport(script.clone())
        .checks(Checks::Off)
        .on_violations(move |_, _| *sink.lock().unwrap() += 1)
        .build()
        .unwrap();
    let mut input = StopInput::new(LONG);
    input.note = Some("x".into());
    client.call(Stop, input.clone()).send().unwrap();
    assert_eq!(
        script.requests()[0].body(),
        "{\"Id\":\"longer than the spec says\",\"Note\":\"x\"}"
    );
    let held_back = client.call(Stop, input.clone()).checks(Checks::Safe);
    assert!(held_back.send().is_err(), "a call says otherwise");
    client.call(Stop, input).send().unwrap();
    assert_eq!((*reported.lock().unwrap(), script.sent()), (0, 2));
}

#[test]
fn what_keeps_headers_and_routes_safe_is_never_off() {
    let off = |input: &StopInput| {
        let (answer, script) = both_with(
            Stop,
            input,
            &[],
            |it| it.checks(Checks::Off),
            |it| it.checks(Checks::Off),
        );
        assert_eq!(script.sent(), 0);
        answer.unwrap_err()
    };
    for header in ["a\r\nx-evil: 1", "a\nb", "\0", "\u{7f}"] {
        let mut input = StopInput::new("q1");
        input.token = Some(header.into());
        let error = off(&input);
        assert!(
            matches!(error, CallError::NotSent(NotSent::Build(_))),
            "{header:?}"
        );
    }
    let script = Script::new(&[]);
    let client = ready(BlockingClient::builder(REST), REST, &script)
        .transport(script.clone())
        .checks(Checks::Off)
        .build()
        .unwrap();
    for id in ["..", ".", ""] {
        let error = client.call(Placed, StopInput::new(id)).send().unwrap_err();
        assert!(
            matches!(error, CallError::NotSent(NotSent::Build(_))),
            "{id:?}"
        );
    }
    assert_eq!(script.sent(), 0);
}
