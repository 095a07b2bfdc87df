//! Many targets at a time.

use super::super::operations::{SAFE, Stop};
use super::super::script::{Script, asynchronous, blocking};
use super::{Asynchronous, Blocking, INACTIVE, THROTTLED};
use crate::Target;
use crate::client::{BlockingStopper, NotStopped, Stopper, Verdict, block_on::block_on};
use crate::wire::Operation as _;

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
