//! The cancel: what it sends, and what is said of a target that it cannot be sent for.

use super::super::operations::{Found, Reasoned, SAFE, Seen, Stop, StopError, StopInput};
use super::super::script::{OK, Script, Step, asynchronous, blocking, ready};
use super::{ABOUT_TO, Asynchronous, CANCELS, DENIED, INACTIVE, both, check, shown, target};
use crate::client::{Client, Stopper, block_on::block_on};
use crate::operation::ServiceInfo;
use crate::wire::Operation as _;
use crate::{OperationError as _, Outcome, RefusalKind, Target, TargetState};

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
    let stop = asynchronous(SAFE, &script).ensure_stopped_of(CANCELS, &target(Seen));
    let error = block_on(stop.without_looking().into_future()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "told to stop, and not seen to stop; `GetJob` of the service shows it"
    );
    assert_eq!(error.outcome(), Some(Outcome::Cancelling));
}

#[test]
fn a_refusal_is_an_error_that_keeps_what_was_answered() {
    let (report, _) = both(&target(Stop), &[DENIED]);
    let error = report.result.unwrap_err();
    assert_eq!(error.kind(), Some(RefusalKind::Unauthenticated));
    assert_eq!(error.target_state(), TargetState::MayBeRunning);
    let answer = error.answer().unwrap();
    assert_eq!(answer.reply().status(), 400);
    assert!(answer.downcast_ref::<StopError>().is_some());
    assert!(answer.downcast_ref::<crate::OtherError>().is_none());
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
    let (report, script) = both(&Target::new(&INFO), &[]);
    assert_eq!(
        report.result.unwrap_err().to_string(),
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
    let (report, script) = both(hopeless, &[]);
    assert_eq!(report.result.unwrap_err().to_string(), expected);
    assert_eq!(script.sent(), 0);

    let guard = asynchronous(SAFE, &script).cancel_on_drop_of(CANCELS, hopeless, |_| ());
    assert_eq!(guard.unwrap_err().to_string(), expected);
    let guard = blocking(SAFE, &script).cancel_on_drop_of(CANCELS, hopeless);
    assert_eq!(guard.unwrap_err().to_string(), expected);

    let script = Script::new(&[INACTIVE]);
    let stopper = Stopper::new().with(Asynchronous(asynchronous(SAFE, &script)));
    let reports = block_on(stopper.stop_all(&[hopeless.clone(), target(Stop)]));
    assert!(reports[0].to_string().ends_with(expected), "{}", reports[0]);
    assert_eq!(reports[1].target_state(), TargetState::Stopped);
    assert_eq!(script.sent(), 1);
}

/// An input of `Reasoned` that says what its target cannot keep.
fn reasoned(id: &str) -> StopInput {
    let mut input = StopInput::new(id);
    input.note = Some("enough".to_owned());
    input.key = Some("k-1".to_owned().into());
    input
}

#[test]
fn what_a_target_cannot_say_is_said_to_the_client_or_with_an_input() {
    let script = Script::new(&[INACTIVE, INACTIVE]);
    let client = ready(Client::builder(SAFE), SAFE, &script)
        .transport(script.clone())
        .input_for(Stop, |_| None)
        .input_for(Reasoned, |_| None)
        .input_for(Reasoned, |target| Some(reasoned(target.get("Id")?)))
        .build()
        .unwrap();
    let lacking = target(Reasoned);
    let stopper = Stopper::new().with(Asynchronous(client.clone()));
    let reports = block_on(stopper.stop_all(std::slice::from_ref(&lacking)));
    assert_eq!(
        reports[0].to_string(),
        "stopper.Reasoned Id=q-1: already finished"
    );
    let report = block_on(client.ensure_stopped_by(Reasoned, reasoned("q-2")).report());
    assert_eq!(
        report.to_string(),
        "stopper.Reasoned Id=q-2: already finished"
    );
    let sent = script.requests();
    assert_eq!(
        &sent[0].body()[..],
        br#"{"Id":"q-1","Note":"enough","Key":"k-1"}"#
    );
    assert_eq!(
        &sent[1].body()[..],
        br#"{"Id":"q-2","Note":"enough","Key":"k-1"}"#
    );
    assert!(client.cancel_on_drop_of(CANCELS, &lacking, |_| ()).is_ok());
    // Whoever was told to make it, and does not, leaves the target without a cancel.
    let error = block_on(client.ensure_stopped(Stop, &target(Stop)).into_future()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "not sent: `stopper.Stop` cannot take the values that the target has"
    );
}

#[test]
fn an_input_of_another_target_is_not_sent() {
    let script = Script::new(&[]);
    let client = ready(Client::builder(SAFE), SAFE, &script)
        .transport(script.clone())
        .input_for(Reasoned, |_| Some(reasoned("q-2")))
        .build()
        .unwrap();
    let stop = client.ensure_stopped(Reasoned, &target(Reasoned));
    let error = block_on(stop.into_future()).unwrap_err();
    assert_eq!(error.target_state(), TargetState::MayBeRunning);
    assert_eq!(script.sent(), 0);
}
