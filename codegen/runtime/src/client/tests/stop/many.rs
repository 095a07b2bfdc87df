//! Many targets at a time.

use super::super::operations::{SAFE, Stop};
use super::super::script::{Script, asynchronous, blocking};
use super::{Asynchronous, Blocking, INACTIVE, THROTTLED};
use crate::Target;
use crate::client::{BlockingStopper, NotStopped, StopReport, Stopper, block_on::block_on};
use crate::wire::Operation as _;

fn many(count: usize) -> Vec<Target<'static>> {
    let id = |index| Target::new(Stop.info()).with("Id", format!("q-{index}"));
    (0..count).map(id).collect()
}

#[test]
fn many_targets_have_a_report_each_in_their_order() {
    let targets = many(20);
    let script = Script::new(&[INACTIVE; 20]);
    let stopper = Stopper::new().with(Asynchronous(asynchronous(SAFE, &script)));
    let reports = block_on(stopper.stop_all(&targets));
    let found: Vec<_> = reports.iter().map(|report| report.target.clone()).collect();
    assert_eq!(found, targets);
    assert!(reports.iter().all(|report| report.result.is_ok()));

    let script = Script::new(&[INACTIVE; 20]);
    let stopper = BlockingStopper::new().with(Blocking(blocking(SAFE, &script)));
    let reports = stopper.stop_all(&targets);
    let found: Vec<_> = reports.iter().map(|report| report.target.clone()).collect();
    assert_eq!(found, targets);
    assert!(reports.iter().all(|report| report.result.is_ok()));
    assert!(stopper.stop_all(&[]).is_empty());
}

#[test]
fn a_service_that_throttles_is_left_alone() {
    // One call is three attempts; the others are not even begun.
    let script = Script::new(&[THROTTLED; 3]);
    let stopper = Stopper::new()
        .with(Asynchronous(asynchronous(SAFE, &script)))
        .concurrency(1);
    let reports = block_on(stopper.stop_all(&many(5)));
    assert_eq!(script.sent(), 3);
    assert!(matches!(reports[0].result, Err(NotStopped::Refused(_))));
    let untried = |report: &StopReport| matches!(report.result, Err(NotStopped::Throttled));
    assert!(reports[1..].iter().all(untried));
}

#[test]
fn a_target_without_a_client_is_said_to_have_none() {
    let reports = block_on(Stopper::new().stop_all(&many(1)));
    assert_eq!(
        reports[0].to_string(),
        "stopper.Stop Id=q-0: not sent: no client of `stopper` was given"
    );
}
