//! Pauses, timeouts and the limit of replies.

use super::operations::{SAFE, Stop, StopInput};
use super::script::{OK, Script, Step, both, both_with, error, ready};
use crate::client::{BlockingClient, CallError};
use crate::{RefusalKind, TargetState};
use std::time::Duration;

fn input() -> StopInput {
    StopInput::new("q1")
}

const fn wait(headers: &'static [(&'static str, &'static str)]) -> Step {
    Step::Reply(429, headers, r#"{"__type":"Throttled"}"#)
}

#[test]
fn the_pause_that_a_service_asks_for_is_kept() {
    let rows = [
        (wait(&[("retry-after", "7")]), 7_000),
        (wait(&[("retry-after", "3600")]), 20_000),
        (
            wait(&[("retry-after", "Fri, 02 Jan 2026 03:04:10 GMT")]),
            5_000,
        ),
        (wait(&[("x-amz-retry-after", "1500")]), 1_500),
    ];
    for (step, pause) in rows {
        let script = Script::new(&[step, OK]);
        let builder = ready(BlockingClient::builder(SAFE), SAFE, &script);
        let client = builder.transport(script.clone()).build().unwrap();
        client.call(Stop, input()).send().unwrap();
        assert_eq!(script.pauses(), [pause]);
    }
}

#[test]
fn no_pause_goes_beyond_the_time_of_the_call() {
    let long = wait(&[("retry-after", "19")]);
    let (answer, script) = both_with(
        Stop,
        &input(),
        &[long],
        |it| it.timeout(Duration::from_secs(19)),
        |it| it.timeout(Duration::from_secs(19)),
    );
    assert_eq!(answer.unwrap_err().kind(), RefusalKind::Throttled);
    assert_eq!(script.elapsed(), Duration::ZERO, "nobody waits for nothing");
}

#[test]
fn a_call_ends_in_its_time() {
    let (answer, script) = both_with(
        Stop,
        &input(),
        &[Step::Hang, Step::Hang],
        |it| it.timeout(Duration::from_secs(15)),
        |it| it.timeout(Duration::from_secs(15)),
    );
    let error = answer.unwrap_err();
    assert!(matches!(error, CallError::TimedOut { sent: true, .. }));
    assert_eq!(error.target_state(), TargetState::Unknown);
    assert_eq!(script.elapsed(), Duration::from_secs(15));
    assert_eq!(
        error.to_string(),
        "the call took too long; whether the target still runs is not known"
    );
}

#[test]
fn an_attempt_ends_in_its_time() {
    let (answer, script) = both(Stop, &input(), &[Step::Hang, OK]);
    assert!(answer.is_ok());
    let elapsed = script.elapsed();
    assert!(elapsed >= Duration::from_secs(10) && elapsed <= Duration::from_millis(10_100));
}

#[test]
fn a_reply_beyond_the_limit_counts_as_lost() {
    let script = Script::new(&[error(200, r#"{"State":"too long"}"#)]);
    let builder = ready(BlockingClient::builder(SAFE), SAFE, &script);
    let client = builder
        .transport(script.clone())
        .response_limit(10)
        .max_attempts(1)
        .build()
        .unwrap();
    let error = client.call(Stop, input()).send().unwrap_err();
    assert_eq!(error.target_state(), TargetState::Unknown);
    assert!(
        error.to_string().starts_with("the reply is larger"),
        "{error}"
    );
}

#[test]
fn the_pauses_are_the_backoff() {
    let lost = [Step::Lost, Step::Lost, Step::Lost];
    let (_, script) = both_with(
        Stop,
        &input(),
        &lost,
        |it| it.attempt_timeout(Duration::from_secs(1)),
        |it| it.attempt_timeout(Duration::from_secs(1)),
    );
    let pauses = script.pauses();
    assert_eq!(pauses.len(), 2);
    assert!(pauses[0] <= 100 && pauses[1] <= 200, "{pauses:?}");
}
