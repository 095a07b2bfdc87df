//! When a call is tried again, and what the caller gets in the end.

use super::operations::{Given, Halt, Once, Stop, StopInput};
use super::script::{OK, START, Step, both, both_with, error};
use crate::wire::Operation;
use crate::{RefusalKind, Retry, TargetState};
use std::collections::BTreeSet;

const THROTTLED: Step = error(429, r#"{"__type":"Throttled","code":"Throttled"}"#);
const INACTIVE: Step = error(400, r#"{"__type":"Inactive"}"#);
const BROKEN: Step = error(503, "");

fn input() -> StopInput {
    StopInput::new("q1")
}

/// What came of a call: its kind or "ok", what is known of the target, how often it was sent.
fn ran<O>(operation: O, input: &StopInput, steps: &[Step]) -> (&'static str, TargetState, usize)
where
    O: Operation<
            Input = StopInput,
            Output = super::operations::StopOutput,
            Error = super::operations::StopError,
        >,
{
    let (answer, script) = both(operation, input, steps);
    match answer {
        Ok(_) => ("ok", TargetState::Stopped, script.sent()),
        Err(error) => (error.kind().as_str(), error.target_state(), script.sent()),
    }
}

#[test]
fn a_safe_operation_is_repeated_after_anything_that_may_pass() {
    use Step::{Hang, Lost, NotSent};
    use TargetState::{MayBeRunning, Stopped, Unknown};
    let rows: [(&[Step], &str, TargetState, usize); 13] = [
        (&[OK], "ok", Stopped, 1),
        (&[Lost, OK], "ok", Stopped, 2),
        (&[Hang, NotSent, OK], "ok", Stopped, 3),
        (&[THROTTLED, BROKEN, OK], "ok", Stopped, 3),
        (&[Lost, Lost, Lost], "unavailable", Unknown, 3),
        (&[NotSent, NotSent, NotSent], "unavailable", MayBeRunning, 3),
        (&[Lost, NotSent, NotSent], "unavailable", Unknown, 3),
        (&[Hang, Hang, Hang], "timed_out", Unknown, 3),
        (
            &[THROTTLED, THROTTLED, THROTTLED],
            "throttled",
            MayBeRunning,
            3,
        ),
        (&[Lost, THROTTLED, THROTTLED], "throttled", Unknown, 3),
        (&[BROKEN, THROTTLED, THROTTLED], "throttled", Unknown, 3),
        (&[error(400, "{}")], "invalid", MayBeRunning, 1),
        (&[Lost, INACTIVE], "not_cancellable", Stopped, 2),
    ];
    for (steps, kind, state, sent) in rows {
        assert_eq!(ran(Stop, &input(), steps), (kind, state, sent), "{steps:?}");
    }
}

#[test]
fn an_operation_of_unknown_outcome_is_repeated_only_if_it_was_not_sent() {
    use Step::{Hang, Lost, NotSent};
    use TargetState::{MayBeRunning, Stopped, Unknown};
    let rows: [(&[Step], &str, TargetState, usize); 6] = [
        (&[Lost], "unavailable", Unknown, 1),
        (&[Hang], "timed_out", Unknown, 1),
        (&[NotSent, OK], "ok", Stopped, 2),
        (&[NotSent, NotSent, NotSent], "unavailable", MayBeRunning, 3),
        (&[THROTTLED, OK], "ok", Stopped, 2),
        (&[BROKEN], "unavailable", Unknown, 1),
    ];
    for (steps, kind, state, sent) in rows {
        assert_eq!(ran(Once, &input(), steps), (kind, state, sent), "{steps:?}");
    }
}

#[test]
fn an_operation_with_a_token_is_repeated_with_it() {
    let (answer, script) = both(Halt, &input(), &[Step::Lost, BROKEN, OK]);
    assert!(answer.is_ok());
    let values = |name: &str| -> BTreeSet<_> {
        let requests = script.requests();
        let values = requests
            .iter()
            .map(|it| it.headers()[name].to_str().unwrap().to_owned());
        values.collect()
    };
    assert_eq!(script.sent(), 3);
    assert_eq!(values("x-token").len(), 1, "one token for all attempts");
    assert_eq!(values("x-token").first().unwrap().len(), 32);

    let mut given = input();
    given.token = Some("mine".into());
    given.request_id = Some("me-too".into());
    let (answer, script) = both(Given, &given, &[Step::Lost, OK]);
    assert!(answer.is_ok());
    for request in script.requests() {
        assert_eq!(request.headers()["x-token"], "mine");
        assert_eq!(request.headers()["x-id"], "me-too");
    }
}

#[test]
fn without_its_token_such_an_operation_is_not_repeated() {
    let (answer, script) = both(Given, &input(), &[Step::Lost]);
    let error = answer.unwrap_err();
    assert_eq!((script.sent(), error.retry()), (1, Retry::Never));
    let (answer, script) = both(Given, &input(), &[BROKEN]);
    assert_eq!(script.sent(), 1);
    assert_eq!(answer.unwrap_err().target_state(), TargetState::Unknown);
}

#[test]
fn the_error_says_whether_a_caller_may_repeat() {
    let lost = [Step::Lost, Step::Lost, Step::Lost];
    let of = |answer: super::script::Answer| answer.unwrap_err().retry();
    assert_eq!(of(both(Stop, &input(), &lost).0), Retry::Safe);
    assert_eq!(of(both(Halt, &input(), &lost).0), Retry::SafeWithToken);
    assert_eq!(of(both(Once, &input(), &lost).0), Retry::Never);
    let unsent = [Step::NotSent, Step::NotSent, Step::NotSent];
    assert_eq!(of(both(Once, &input(), &unsent).0), Retry::Safe);
}

#[test]
fn one_attempt_is_one_attempt() {
    let (answer, script) = both_with(
        Stop,
        &input(),
        &[BROKEN],
        |it| it.max_attempts(1),
        |it| it.max_attempts(1),
    );
    assert_eq!(
        (script.sent(), answer.unwrap_err().kind()),
        (1, RefusalKind::Unavailable)
    );
}

#[test]
fn the_clock_is_corrected_once_and_stays_so() {
    const LATE: Step = Step::Reply(
        403,
        &[("date", "Fri, 02 Jan 2026 04:04:05 GMT")],
        r#"{"__type":"Signature"}"#,
    );
    let (answer, script) = both_with(
        Stop,
        &input(),
        &[LATE, OK],
        |it| it.max_attempts(1),
        |it| it.max_attempts(1),
    );
    assert!(answer.is_ok(), "{answer:?}");
    assert_eq!((script.sent(), script.pauses()), (2, vec![]));
    let (answer, script) = both(Stop, &input(), &[LATE, LATE]);
    assert_eq!(answer.unwrap_err().kind(), RefusalKind::Unauthenticated);
    assert_eq!(script.sent(), 2);

    // Another call of the client signs with the service's time at once.
    let script = super::script::Script::new(&[LATE, OK, OK]);
    let client = super::script::blocking(super::operations::SAFE, &script);
    client.call(Stop, input()).send().unwrap();
    let now = client
        .0
        .now(client.0.skew.get())
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap();
    assert_eq!(now.as_secs(), START + 3600);
    client.call(Stop, input()).send().unwrap();
    assert_eq!(script.sent(), 3);
}

#[test]
fn a_refused_signature_at_the_right_time_is_final() {
    const ON_TIME: Step = Step::Reply(
        403,
        &[("date", "Fri, 02 Jan 2026 03:04:55 GMT")],
        r#"{"__type":"Signature"}"#,
    );
    assert_eq!(
        ran(Stop, &input(), &[ON_TIME]),
        ("unauthenticated", TargetState::MayBeRunning, 1)
    );
}

/// The time that a client signs its next call with, in seconds from the start.
fn signs_at(steps: &[Step]) -> (Option<RefusalKind>, i64, usize) {
    let script = super::script::Script::new(steps);
    let client = super::script::blocking(super::operations::SAFE, &script);
    let answer = client.call(Stop, input()).send();
    let now = client.0.now(client.0.skew.get());
    let now = now.duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    let from_start = i64::try_from(now).unwrap() - i64::try_from(START).unwrap();
    (
        answer.err().map(|error| error.kind()),
        from_start,
        script.sent(),
    )
}

/// A signature refused, with these headers.
const fn refused(headers: &'static [(&'static str, &'static str)]) -> Step {
    Step::Reply(403, headers, r#"{"__type":"Signature"}"#)
}

const HOUR_AHEAD: (&str, &str) = ("date", "Fri, 02 Jan 2026 04:04:05 GMT");

#[test]
fn a_date_that_is_not_the_services_clock_corrects_nothing() {
    const COPY: Step = refused(&[HOUR_AHEAD, ("age", "3600")]);
    const FIRST_DAY: Step = refused(&[("date", "Thu, 01 Jan 1970 00:00:00 GMT")]);
    const LAST_DAY: Step = refused(&[("date", "Fri, 31 Dec 9999 23:59:59 GMT")]);
    const NEXT_YEAR: Step = refused(&[("date", "Sat, 02 Jan 2027 03:04:05 GMT")]);
    const TWO: Step = refused(&[HOUR_AHEAD, ("date", "Fri, 02 Jan 2026 05:04:05 GMT")]);
    for step in [COPY, FIRST_DAY, LAST_DAY, NEXT_YEAR, TWO] {
        let told = (Some(RefusalKind::Unauthenticated), 0, 1);
        assert_eq!(signs_at(&[step]), told, "{step:?}");
    }
}

#[test]
fn a_corrected_clock_is_kept_only_if_the_second_attempt_was_taken() {
    const AHEAD: Step = refused(&[HOUR_AHEAD]);
    use RefusalKind::{Denied, NotCancellable, Throttled, Unauthenticated, Unavailable};
    let rows: [(&[Step], Option<RefusalKind>, i64); 8] = [
        (&[AHEAD, OK], None, 3600),
        (&[AHEAD, INACTIVE], Some(NotCancellable), 3600),
        (
            &[AHEAD, error(403, r#"{"__type":"Odd"}"#)],
            Some(Denied),
            3600,
        ),
        (&[AHEAD, AHEAD], Some(Unauthenticated), 0),
        (&[AHEAD, refused(&[])], Some(Unauthenticated), 0),
        (
            &[AHEAD, Step::Lost, Step::Lost, Step::Lost],
            Some(Unavailable),
            0,
        ),
        (&[AHEAD, BROKEN, THROTTLED, THROTTLED], Some(Throttled), 0),
        // One that is taken after all, with the same time.
        (&[AHEAD, THROTTLED, OK], None, 3600),
    ];
    for (steps, kind, from_start) in rows {
        assert_eq!(
            signs_at(steps),
            (kind, from_start, steps.len()),
            "{steps:?}"
        );
    }
}
