//! To make sure that targets have stopped: what is sent, what is looked at, and what is said in the end.

use super::super::{
    AnyCancel, BlockingStopper, BlockingStops, CancelOnDrop, NotSent, NotStopped, Stopper, Stops,
    Verdict, block_on::block_on,
};
use super::operations::{Found, Once, Reasoned, SAFE, Seen, Stop, StopError};
use super::script::{OK, Script, Step, asynchronous, blocking, error};
use crate::client::{BlockingEnsureStopped, EnsureStopped, Pending};
use crate::operation::ServiceInfo;
use crate::wire::Operation;
use crate::{OperationError as _, Outcome, Phase, RefusalKind, Target, TargetState};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

type Cancels = &'static [fn(&Target<'_>) -> Option<Result<AnyCancel, NotSent>>];

const CANCELS: Cancels = &[
    |target| AnyCancel::of(Stop, target),
    |target| AnyCancel::of(Seen, target),
    |target| AnyCancel::of(Once, target),
    |target| AnyCancel::of(Reasoned, target),
];

const THROTTLED: Step = error(429, r#"{"__type":"Throttled"}"#);
const INACTIVE: Step = error(400, r#"{"__type":"Inactive","message":"gone"}"#);
const DENIED: Step = error(400, r#"{"__type":"Signature"}"#);

const fn shown(body: &'static str) -> Step {
    Step::Reply(200, &[], body)
}

const RUNNING: Step = shown(r#"{"Job":{"State":"RUNNING"}}"#);
const STOPPED: Step = shown(r#"{"Job":{"State":"STOPPED"}}"#);
const DONE: Step = shown(r#"{"Job":{"State":"DONE"}}"#);
const ODD: Step = shown(r#"{"Job":{"State":"PAUSED"}}"#);
/// The reply to a cancel of a target that is about to stop.
const ABOUT_TO: Step = shown(r#"{"State":"STOPPING"}"#);

fn target<O: Operation>(operation: O) -> Target<'static> {
    Target::new(operation.info()).with("Id", "q-1")
}

/// Both kinds of clients, which have to do the same.
fn both(target: &Target<'_>, steps: &[Step]) -> (Verdict, Script) {
    let waiting = Script::new(steps);
    let blocked = blocking(SAFE, &waiting)
        .ensure_stopped(CANCELS, target)
        .within(Duration::from_secs(10))
        .verdict();
    let script = Script::new(steps);
    let stop = asynchronous(SAFE, &script)
        .ensure_stopped(CANCELS, target)
        .within(Duration::from_secs(10));
    let verdict = block_on(stop.verdict());
    assert_eq!(format!("{verdict:?}"), format!("{blocked:?}"));
    assert_eq!(script.sent(), waiting.sent());
    (verdict, script)
}

#[track_caller]
fn check<O: Operation>(operation: O, steps: &[Step], expected: &str, state: TargetState) {
    let (verdict, script) = both(&target(operation), steps);
    assert_eq!(verdict.to_string(), expected);
    assert_eq!(verdict.target_state(), state);
    assert_eq!(script.sent(), steps.len());
}

#[test]
fn what_has_ended_needs_no_look() {
    use TargetState::Stopped;
    check(
        Seen,
        &[shown(r#"{"State":"STOPPED"}"#)],
        "stopper.Seen Id=q-1: cancelled",
        Stopped,
    );
    check(
        Seen,
        &[INACTIVE],
        "stopper.Seen Id=q-1: already finished",
        Stopped,
    );
}

#[test]
fn what_is_about_to_end_is_looked_at_until_it_has() {
    check(
        Seen,
        &[ABOUT_TO, RUNNING, ODD, STOPPED],
        "stopper.Seen Id=q-1: cancelled",
        TargetState::Stopped,
    );
    check(
        Seen,
        &[ABOUT_TO, RUNNING, DONE],
        "stopper.Seen Id=q-1: already finished (succeeded)",
        TargetState::Stopped,
    );
}

#[test]
fn a_look_is_the_request_of_the_other_operation() {
    let (_, script) = both(&target(Seen), &[ABOUT_TO, STOPPED]);
    let look = &script.requests()[1];
    assert_eq!(look.headers()["x-amz-target"], "Stopper.GetJob");
    assert_eq!(&look.body()[..], br#"{"Id":"q-1"}"#);
    assert_eq!(script.pauses().last(), Some(&200));
}

#[test]
fn a_look_that_is_lost_is_repeated() {
    check(
        Seen,
        &[ABOUT_TO, Step::Lost, STOPPED],
        "stopper.Seen Id=q-1: cancelled",
        TargetState::Stopped,
    );
}

#[test]
fn a_look_that_fails_is_an_error() {
    let (verdict, _) = both(&target(Seen), &[ABOUT_TO, DENIED]);
    assert!(matches!(verdict.result, Err(NotStopped::LookFailed(_))));
    assert_eq!(verdict.outcome(), Some(Outcome::Cancelling));
    assert_eq!(verdict.target_state(), TargetState::MayBeRunning);
}

#[test]
fn where_the_service_does_not_offer_the_look_that_is_said() {
    let unknown = error(501, "{}");
    check(
        Seen,
        &[ABOUT_TO, unknown],
        "stopper.Seen Id=q-1: told to stop, and not seen to stop; `GetJob` of the service shows it",
        TargetState::MayBeRunning,
    );
}

#[test]
fn looking_ends_with_the_time() {
    let steps: Vec<Step> = [ABOUT_TO].into_iter().chain([RUNNING; 9]).collect();
    let (verdict, script) = both(&target(Seen), &steps);
    assert!(matches!(
        verdict.result,
        Err(NotStopped::StillRunning {
            phase: Some(Phase::Running)
        })
    ));
    // 0.2 + 0.4 + 0.8 + 1.6 + 3.2 seconds; the next pause would not fit in ten.
    assert_eq!(script.sent(), 6);
}

#[test]
fn where_nothing_shows_the_target_that_is_said() {
    check(
        Stop,
        &[OK],
        "stopper.Stop Id=q-1: told to stop, and the service has no way to see that it has",
        TargetState::MayBeRunning,
    );
}

#[test]
fn without_looking_a_target_that_is_about_to_stop_is_an_error_at_once() {
    let script = Script::new(&[ABOUT_TO]);
    let stop = asynchronous(SAFE, &script).ensure_stopped(CANCELS, &target(Seen));
    let error = block_on(stop.without_looking().into_future()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "told to stop, and not seen to stop; `GetJob` of the service shows it"
    );
    assert_eq!(error.outcome(), Some(Outcome::Cancelling));
}

const INVALID: Step = error(400, r#"{"__type":"Odd","message":"It is not running."}"#);
const PINNED: Step = error(400, r#"{"__type":"Pinned"}"#);
const CANCELLING: Step = shown(r#"{"Job":{"State":"DRAINING"}}"#);

#[test]
fn after_an_error_a_look_may_tell_that_the_target_has_stopped() {
    const GONE: Step = error(404, r#"{"__type":"Odd"}"#);
    const CONFLICT: Step = error(409, r#"{"__type":"Odd"}"#);
    const FORBIDDEN: Step = error(403, r#"{"__type":"Odd"}"#);
    for refused in [INVALID, PINNED, GONE, CONFLICT, FORBIDDEN] {
        check(
            Seen,
            &[refused, DONE],
            "stopper.Seen Id=q-1: already finished (succeeded)",
            TargetState::Stopped,
        );
        check(
            Seen,
            &[refused, CANCELLING, CANCELLING, STOPPED],
            "stopper.Seen Id=q-1: cancelled",
            TargetState::Stopped,
        );
    }
    check(
        Seen,
        &[PINNED, RUNNING],
        "stopper.Seen Id=q-1: Pinned (400)",
        TargetState::MayBeRunning,
    );
    // A look that does not help leaves the error as it is.
    for other in [ODD, OK, DENIED] {
        check(
            Seen,
            &[INVALID, other],
            "stopper.Seen Id=q-1: Odd (400): It is not running.",
            TargetState::MayBeRunning,
        );
    }
}

#[test]
fn after_an_error_that_a_look_would_get_too_there_is_none() {
    let (_, script) = both(&target(Seen), &[DENIED]);
    assert_eq!(script.sent(), 1);
    let (_, script) = both(&target(Seen), &[THROTTLED; 3]);
    assert_eq!(script.sent(), 3);
    let unsent = [Step::NotSent; 3];
    assert_eq!(both(&target(Seen), &unsent).1.sent(), 3);
}

#[test]
fn a_reply_without_the_state_is_told_at_once() {
    const UNNAMED: Step = shown(r#"{"Job":{"Status":"RUNNING"}}"#);
    for lacking in [UNNAMED, OK, shown(r#"{"Job":{"State":null}}"#)] {
        check(
            Seen,
            &[ABOUT_TO, lacking],
            "stopper.Seen Id=q-1: told to stop, and the reply of `GetJob` has no `Job.State` that would show whether it has",
            TargetState::MayBeRunning,
        );
    }
}

#[test]
fn a_state_that_the_spec_does_not_know_is_told_when_the_time_is_over() {
    let steps: Vec<Step> = [ABOUT_TO, RUNNING].into_iter().chain([ODD; 4]).collect();
    check(
        Seen,
        &steps,
        "stopper.Seen Id=q-1: told to stop, and not seen to stop in time; `GetJob` shows the state `PAUSED`, which the spec does not know",
        TargetState::MayBeRunning,
    );
}

#[test]
fn a_refusal_is_an_error_that_keeps_what_was_answered() {
    let (verdict, _) = both(&target(Stop), &[DENIED]);
    let error = verdict.result.unwrap_err();
    assert_eq!(error.kind(), Some(RefusalKind::Unauthenticated));
    assert_eq!(error.target_state(), TargetState::MayBeRunning);
    let answer = error.answer().unwrap();
    assert_eq!(answer.reply().status(), 400);
    assert!(answer.downcast_ref::<StopError>().is_some());
    assert!(answer.downcast_ref::<crate::OtherError>().is_none());
}

#[test]
fn after_a_lost_cancel_a_look_may_tell_that_the_target_has_stopped() {
    let lost = [Step::Lost, Step::Lost, Step::Lost];
    check(
        Seen,
        &[&lost[..], &[DONE]].concat(),
        "stopper.Seen Id=q-1: already finished (succeeded)",
        TargetState::Stopped,
    );
    check(
        Seen,
        &[&lost[..], &[RUNNING]].concat(),
        "stopper.Seen Id=q-1: the connection was lost before the reply was whole; whether the target still runs is not known",
        TargetState::Unknown,
    );
}

#[test]
fn an_error_that_follows_a_lost_reply_is_a_success() {
    check(
        Stop,
        &[Step::Lost, INACTIVE],
        "stopper.Stop Id=q-1: already finished",
        TargetState::Stopped,
    );
}

#[test]
fn a_target_that_is_not_the_clients_is_not_sent() {
    const OTHER: &ServiceInfo = &ServiceInfo::new("acme", "x", SAFE.protocol);
    static INFO: crate::operation::OperationInfo =
        crate::operation::OperationInfo::new("x.Y", "Y", OTHER);
    let (verdict, script) = both(&Target::new(&INFO), &[]);
    assert_eq!(
        verdict.result.unwrap_err().to_string(),
        "not sent: an operation of `x` was given to a client of `stopper`"
    );
    assert_eq!(script.sent(), 0);
}

#[test]
fn a_target_that_lacks_a_param_is_told_its_name_before_anything_is_sent() {
    let lacking = Target::new(Reasoned.info()).with("Id", "q-1");
    check_unsent(
        &lacking,
        "not sent: the target lacks `Note`, `Key`, which `stopper.Reasoned` requires",
    );
    check_unsent(
        &Target::new(Stop.info()),
        "not sent: the target lacks `Id`, which `stopper.Stop` requires",
    );
    let unfit = lacking
        .with("Note", "enough")
        .with("Key", "nobody can keep it");
    check_unsent(
        &unfit,
        "not sent: `stopper.Reasoned` cannot take the values that the target has",
    );
    check_unsent(
        &target(Found),
        "not sent: the client was generated without `stopper.Found`",
    );
}

/// `ensure_stopped` says so, guards at once, and a stopper for this target alone.
#[track_caller]
fn check_unsent(hopeless: &Target<'_>, expected: &str) {
    let (verdict, script) = both(hopeless, &[]);
    assert_eq!(verdict.result.unwrap_err().to_string(), expected);
    assert_eq!(script.sent(), 0);

    let guard = asynchronous(SAFE, &script).cancel_on_drop(CANCELS, hopeless, |_| ());
    assert_eq!(guard.unwrap_err().to_string(), expected);
    let guard = blocking(SAFE, &script).cancel_on_drop(CANCELS, hopeless);
    assert_eq!(guard.unwrap_err().to_string(), expected);

    let script = Script::new(&[INACTIVE]);
    let stopper = Stopper::new().with(Asynchronous(asynchronous(SAFE, &script)));
    let verdicts = block_on(stopper.stop_all(&[hopeless.clone(), target(Stop)]));
    assert!(
        verdicts[0].to_string().ends_with(expected),
        "{}",
        verdicts[0]
    );
    assert_eq!(verdicts[1].target_state(), TargetState::Stopped);
    assert_eq!(script.sent(), 1);
}

#[test]
fn a_guard_of_a_target_that_no_request_can_carry_is_not_made() {
    let script = Script::new(&[]);
    let client = super::script::ready(crate::client::Client::builder(SAFE), SAFE, &script)
        .transport(script.clone())
        .checks(crate::client::Checks::Strict)
        .build()
        .unwrap();
    let long = Target::new(Stop.info()).with("Id", "longer than the spec says");
    let guard = client.cancel_on_drop(CANCELS, &long, |_| ());
    assert!(matches!(guard, Err(NotSent::Violations(_))));
}

/// What a spawner was given, and what was reported.
fn guarded(
    script: &Script,
    target: &Target<'_>,
) -> (
    CancelOnDrop,
    Receiver<Pending<'static, ()>>,
    Receiver<Verdict>,
) {
    let (spawn, spawned) = channel();
    let (report, reported) = channel();
    let guard = asynchronous(SAFE, script)
        .cancel_on_drop(CANCELS, target, move |work| spawn.send(work).unwrap())
        .unwrap()
        .within(Duration::from_secs(5))
        .report(move |verdict| report.send(verdict).unwrap());
    (guard, spawned, reported)
}

#[test]
fn a_dropped_guard_cancels_where_it_was_told_and_reports() {
    let script = Script::new(&[INACTIVE]);
    let (guard, spawned, reported) = guarded(&script, &target(Stop));
    assert_eq!(script.sent(), 0);
    drop(guard);
    assert_eq!(script.sent(), 0, "not on the thread that drops");
    block_on(spawned.try_recv().unwrap());
    assert_eq!(script.sent(), 1);
    let verdict = reported.try_recv().unwrap();
    assert_eq!(verdict.target_state(), TargetState::Stopped);
    assert!(reported.try_recv().is_err(), "once");
}

#[test]
fn a_disarmed_guard_does_nothing() {
    let script = Script::new(&[]);
    let (guard, spawned, reported) = guarded(&script, &target(Stop));
    guard.disarm();
    assert!(spawned.try_recv().is_err() && reported.try_recv().is_err());
}

#[test]
fn a_guard_whose_runtime_has_ended_reports_that() {
    let script = Script::new(&[]);
    let (guard, spawned, reported) = guarded(&script, &target(Stop));
    drop(guard);
    drop(spawned.try_recv().unwrap());
    let verdict = reported.try_recv().unwrap();
    assert!(matches!(verdict.result, Err(NotStopped::Abandoned)));
    assert_eq!(verdict.target_state(), TargetState::Unknown);
}

#[test]
fn a_guard_of_a_blocking_client_cancels_on_a_thread() {
    let script = Script::new(&[INACTIVE]);
    let (report, reported) = channel();
    drop(
        blocking(SAFE, &script)
            .cancel_on_drop(CANCELS, &target(Stop))
            .unwrap()
            .report(move |verdict| report.send(verdict).unwrap()),
    );
    let verdict = reported.recv_timeout(Duration::from_secs(30)).unwrap();
    assert_eq!(verdict.target_state(), TargetState::Stopped);
}

struct Asynchronous(crate::client::Client);

impl Stops for Asynchronous {
    fn service(&self) -> &'static ServiceInfo {
        SAFE
    }

    fn ensure_stopped(&self, target: &Target<'_>) -> EnsureStopped {
        self.0.ensure_stopped(CANCELS, target)
    }
}

struct Blocking(crate::client::BlockingClient);

impl BlockingStops for Blocking {
    fn service(&self) -> &'static ServiceInfo {
        SAFE
    }

    fn ensure_stopped(&self, target: &Target<'_>) -> BlockingEnsureStopped {
        self.0.ensure_stopped(CANCELS, target)
    }
}

fn many(count: usize) -> Vec<Target<'static>> {
    let id = |index| Target::new(Stop.info()).with("Id", format!("q-{index}"));
    (0..count).map(id).collect()
}

#[test]
fn many_targets_have_a_verdict_each_in_their_order() {
    let targets = many(20);
    let script = Script::new(&[INACTIVE; 20]);
    let stopper = Stopper::new().with(Asynchronous(asynchronous(SAFE, &script)));
    let verdicts = block_on(stopper.stop_all(&targets));
    let found: Vec<_> = verdicts
        .iter()
        .map(|verdict| verdict.target.clone())
        .collect();
    assert_eq!(found, targets);
    assert!(verdicts.iter().all(|verdict| verdict.result.is_ok()));

    let script = Script::new(&[INACTIVE; 20]);
    let stopper = BlockingStopper::new().with(Blocking(blocking(SAFE, &script)));
    let verdicts = stopper.stop_all(&targets);
    let found: Vec<_> = verdicts
        .iter()
        .map(|verdict| verdict.target.clone())
        .collect();
    assert_eq!(found, targets);
    assert!(verdicts.iter().all(|verdict| verdict.result.is_ok()));
    assert!(stopper.stop_all(&[]).is_empty());
}

#[test]
fn a_service_that_throttles_is_left_alone() {
    // One call is three tries; the others are not even begun.
    let script = Script::new(&[THROTTLED; 3]);
    let stopper = Stopper::new()
        .with(Asynchronous(asynchronous(SAFE, &script)))
        .at_a_time(1);
    let verdicts = block_on(stopper.stop_all(&many(5)));
    assert_eq!(script.sent(), 3);
    assert!(matches!(verdicts[0].result, Err(NotStopped::Refused(_))));
    let untried = |verdict: &Verdict| matches!(verdict.result, Err(NotStopped::Throttled));
    assert!(verdicts[1..].iter().all(untried));
}

#[test]
fn a_target_without_a_client_is_said_to_have_none() {
    let verdicts = block_on(Stopper::new().stop_all(&many(1)));
    assert_eq!(
        verdicts[0].to_string(),
        "stopper.Stop Id=q-0: not sent: no client of `stopper` was given"
    );
}
