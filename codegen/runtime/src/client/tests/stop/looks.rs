//! Looks at a target that was told to stop, or may have ended.

use super::super::operations::{Late, Seen};
use super::super::script::{OK, Step, error};
use super::{ABOUT_TO, DENIED, THROTTLED, both, check, shown, target};
use crate::client::NotStopped;
use crate::{Outcome, Phase, TargetState};

const RUNNING: Step = shown(r#"{"Job":{"State":"RUNNING"}}"#);
const STOPPED: Step = shown(r#"{"Job":{"State":"STOPPED"}}"#);
const DONE: Step = shown(r#"{"Job":{"State":"DONE"}}"#);
const ODD: Step = shown(r#"{"Job":{"State":"PAUSED"}}"#);
const INVALID: Step = error(400, r#"{"__type":"Odd","message":"It is not running."}"#);
const PINNED: Step = error(400, r#"{"__type":"Pinned"}"#);
const CANCELLING: Step = shown(r#"{"Job":{"State":"DRAINING"}}"#);

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
    let (report, _) = both(&target(Seen), &[ABOUT_TO, DENIED]);
    assert!(matches!(report.result, Err(NotStopped::LookFailed(_))));
    assert_eq!(report.outcome(), Some(Outcome::Cancelling));
    assert_eq!(report.target_state(), TargetState::MayBeRunning);
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
    let (report, script) = both(&target(Seen), &steps);
    assert!(matches!(
        report.result,
        Err(NotStopped::StillRunning {
            phase: Some(Phase::Running)
        })
    ));
    // 0.2 + 0.4 + 0.8 + 1.6 + 3.2 seconds; the next pause would not fit in ten.
    assert_eq!(script.sent(), 6);
}

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

/// An error that the spec of `Late` reads as the end.
const FORGOTTEN: Step = error(404, r#"{"__type":"Forgotten"}"#);

#[test]
fn what_a_late_cancel_would_write_over_is_looked_at_before() {
    check(
        Late,
        &[DONE],
        "stopper.Late Id=q-1: already finished (succeeded)",
        TargetState::Stopped,
    );
    check(
        Late,
        &[shown(r#"{"Job":{"State":"DONE","Why":"killed"}}"#)],
        "stopper.Late Id=q-1: cancelled",
        TargetState::Stopped,
    );
    // A look that does not tell is no reason not to cancel.
    for unsure in [RUNNING, ODD, OK, DENIED, FORGOTTEN] {
        check(
            Late,
            &[unsure, ABOUT_TO, STOPPED],
            "stopper.Late Id=q-1: cancelled",
            TargetState::Stopped,
        );
    }
}

#[test]
fn a_target_that_is_gone_has_ended_only_if_it_was_there() {
    check(
        Late,
        &[RUNNING, ABOUT_TO, RUNNING, FORGOTTEN],
        "stopper.Late Id=q-1: already finished (ended)",
        TargetState::Stopped,
    );
    check(
        Late,
        &[FORGOTTEN, INVALID, FORGOTTEN],
        "stopper.Late Id=q-1: Odd (400): It is not running.",
        TargetState::MayBeRunning,
    );
}
