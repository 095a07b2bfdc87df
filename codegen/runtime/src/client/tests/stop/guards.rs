//! Targets that are cancelled when nobody holds on to them.

use super::super::operations::{SAFE, Stop};
use super::super::script::{Script, asynchronous, blocking, ready};
use super::{CANCELS, INACTIVE, target};
use crate::client::{
    CancelOnDrop, Checks, Client, NotSent, NotStopped, Pending, StopReport, block_on::block_on,
};
use crate::wire::Operation as _;
use crate::{Target, TargetState};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

#[test]
fn a_guard_of_a_target_that_no_request_can_carry_is_not_made() {
    let script = Script::new(&[]);
    let client = ready(Client::builder(SAFE), SAFE, &script)
        .transport(script.clone())
        .checks(Checks::Strict)
        .build()
        .unwrap();
    let long = Target::new(Stop.info()).with("Id", "longer than the spec says");
    let guard = client.cancel_on_drop_of(CANCELS, &long, |_| ());
    assert!(matches!(guard, Err(NotSent::Violations(_))));
}

/// What a spawner was given, and what was reported.
fn guarded(
    script: &Script,
    target: &Target<'_>,
) -> (
    CancelOnDrop,
    Receiver<Pending<'static, ()>>,
    Receiver<StopReport>,
) {
    let (spawn, spawned) = channel();
    let (reports, reported) = channel();
    let guard = asynchronous(SAFE, script)
        .cancel_on_drop_of(CANCELS, target, move |work| spawn.send(work).unwrap())
        .unwrap()
        .timeout(Duration::from_secs(5))
        .report(move |report| reports.send(report).unwrap());
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
    let report = reported.try_recv().unwrap();
    assert_eq!(report.target_state(), TargetState::Stopped);
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
    let report = reported.try_recv().unwrap();
    assert!(matches!(report.result, Err(NotStopped::Abandoned)));
    assert_eq!(report.target_state(), TargetState::Unknown);
}

#[test]
fn a_guard_of_a_blocking_client_cancels_on_a_thread() {
    let script = Script::new(&[INACTIVE]);
    let (reports, reported) = channel();
    drop(
        blocking(SAFE, &script)
            .cancel_on_drop_of(CANCELS, &target(Stop))
            .unwrap()
            .report(move |report| reports.send(report).unwrap()),
    );
    let report = reported.recv_timeout(Duration::from_secs(30)).unwrap();
    assert_eq!(report.target_state(), TargetState::Stopped);
}
