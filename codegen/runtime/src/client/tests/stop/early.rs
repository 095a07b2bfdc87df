//! Stops that are asked for before the id is known, and what is left after a bulk stop.

use super::super::operations::{SAFE, Stop};
use super::super::script::{Script, Step, asynchronous, blocking};
use super::{Asynchronous, CANCELS, DENIED, INACTIVE, target};
use crate::client::{CancelEarly, StopSummary, Stopper, Submission, block_on::block_on};
use crate::{Target, TargetState};
use std::sync::mpsc::{Receiver, channel};

/// A guard whose stops are counted.
fn early() -> (CancelEarly, Submission, Receiver<Target<'static>>) {
    let (stop, stopped) = channel();
    let (guard, submission) = CancelEarly::new(move |target| stop.send(target).unwrap());
    (guard, submission, stopped)
}

#[test]
fn a_cancel_that_comes_first_stops_the_work_as_soon_as_its_id_is_known() {
    let (guard, submission, stopped) = early();
    assert!(!submission.is_cancelled());
    drop(guard);
    assert!(submission.is_cancelled());
    assert!(stopped.try_recv().is_err(), "nobody knows the id yet");
    submission.known(target(Stop));
    assert_eq!(stopped.try_iter().collect::<Vec<_>>(), [target(Stop)]);
}

#[test]
fn a_cancel_that_comes_second_stops_the_work_at_once() {
    let (guard, submission, stopped) = early();
    submission.known(target(Stop));
    assert_eq!(guard.target(), Some(target(Stop)));
    assert!(stopped.try_recv().is_err());
    guard.stop();
    assert_eq!(stopped.try_iter().collect::<Vec<_>>(), [target(Stop)]);
}

#[test]
fn what_is_let_run_or_was_never_submitted_is_not_stopped() {
    let (guard, submission, stopped) = early();
    guard.disarm();
    submission.known(target(Stop));
    assert!(stopped.try_recv().is_err());
    let (guard, submission, stopped) = early();
    drop(submission);
    drop(guard);
    assert!(stopped.try_recv().is_err());
}

#[test]
fn both_at_once_stop_the_work_once() {
    for _ in 0..200 {
        let (guard, submission, stopped) = early();
        std::thread::scope(|scope| {
            scope.spawn(move || drop(guard));
            scope.spawn(move || submission.known(target(Stop)));
        });
        assert_eq!(stopped.try_iter().count(), 1);
    }
}

#[test]
fn clients_of_both_kinds_stop_what_was_cancelled_early() {
    for is_blocking in [false, true] {
        let script = Script::new(&[INACTIVE]);
        let (report, reported) = channel();
        let (guard, submission) = CancelEarly::new({
            let script = script.clone();
            move |target| {
                let told = if is_blocking {
                    blocking(SAFE, &script)
                        .ensure_stopped_of(CANCELS, &target)
                        .report()
                } else {
                    let stop = asynchronous(SAFE, &script).ensure_stopped_of(CANCELS, &target);
                    block_on(stop.report())
                };
                report.send(told).unwrap();
            }
        });
        guard.stop();
        assert_eq!(script.sent(), 0);
        submission.known(target(Stop));
        assert_eq!(script.sent(), 1);
        let told = reported.try_recv().unwrap();
        assert_eq!(told.target_state(), TargetState::Stopped);
    }
}

#[test]
fn what_is_left_can_be_stopped_again() {
    let stop_all = |steps: &[Step], targets: &[Target<'_>]| {
        let client = Asynchronous(asynchronous(SAFE, &Script::new(steps)));
        let stopper = Stopper::new().with(client).concurrency(1);
        block_on(stopper.stop_all(targets))
    };
    let second = Target::new(target(Stop).operation()).with("Id", "q-2");
    let all = [target(Stop), second.clone()];
    let mut summary = StopSummary::of(stop_all(&[INACTIVE, DENIED], &all));
    assert_eq!(summary.resume(), std::slice::from_ref(&second));
    assert!(!summary.all_stopped());
    assert_eq!(summary.may_be_running().count(), 1);
    let shown = summary.to_string();
    assert!(
        shown.starts_with("1 stopped, 1 may be running, 0 unknown\nstopper.Stop Id=q-2: "),
        "{shown}"
    );

    summary.follow(stop_all(&[INACTIVE], &summary.resume()));
    assert!(summary.all_stopped());
    assert_eq!(
        summary.to_string(),
        "2 stopped, 0 may be running, 0 unknown"
    );
    assert_eq!(summary.reports().len(), 2);

    // A later try that fails does not unsay what was seen.
    summary.follow(stop_all(&[DENIED], &[second]));
    assert!(summary.all_stopped());
}
