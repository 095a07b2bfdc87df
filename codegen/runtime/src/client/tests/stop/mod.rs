//! To make sure that targets have stopped: what is sent, what is looked at, and what is said in the end.

mod cancels;
mod early;
mod guards;
mod looks;
mod many;

use super::operations::{Late, Once, Reasoned, SAFE, Seen, Stop};
use super::script::{Script, Step, asynchronous, blocking, error};
use crate::client::{
    AnyCancel, BlockingEnsureStopped, BlockingStop, EnsureStopped, NotSent, StopReport,
    block_on::block_on,
};
use crate::operation::ServiceInfo;
use crate::wire::Operation;
use crate::{Target, TargetState};
use std::time::Duration;

type Cancels = &'static [fn(&Target<'_>) -> Option<Result<AnyCancel, NotSent>>];

const CANCELS: Cancels = &[
    |target| AnyCancel::of(Stop, target),
    |target| AnyCancel::of(Seen, target),
    |target| AnyCancel::of(Once, target),
    |target| AnyCancel::of(Late, target),
    |target| AnyCancel::of(Reasoned, target),
];

const THROTTLED: Step = error(429, r#"{"__type":"Throttled"}"#);
const INACTIVE: Step = error(400, r#"{"__type":"Inactive","message":"gone"}"#);
const DENIED: Step = error(400, r#"{"__type":"Signature"}"#);

const fn shown(body: &'static str) -> Step {
    Step::Reply(200, &[], body)
}

/// The reply to a cancel of a target that is about to stop.
const ABOUT_TO: Step = shown(r#"{"State":"STOPPING"}"#);

fn target<O: Operation>(operation: O) -> Target<'static> {
    Target::new(operation.info()).with("Id", "q-1")
}

/// Both kinds of clients, which have to do the same.
fn both(target: &Target<'_>, steps: &[Step]) -> (StopReport, Script) {
    let waiting = Script::new(steps);
    let blocked = blocking(SAFE, &waiting)
        .ensure_stopped_of(CANCELS, target)
        .timeout(Duration::from_secs(10))
        .report();
    let script = Script::new(steps);
    let stop = asynchronous(SAFE, &script)
        .ensure_stopped_of(CANCELS, target)
        .timeout(Duration::from_secs(10));
    let report = block_on(stop.report());
    assert_eq!(format!("{report:?}"), format!("{blocked:?}"));
    assert_eq!(script.sent(), waiting.sent());
    (report, script)
}

#[track_caller]
fn check<O: Operation>(operation: O, steps: &[Step], expected: &str, state: TargetState) {
    let (report, script) = both(&target(operation), steps);
    assert_eq!(report.to_string(), expected);
    assert_eq!(report.target_state(), state);
    assert_eq!(script.sent(), steps.len());
}

struct Asynchronous(crate::client::Client);

impl crate::client::Stop for Asynchronous {
    fn service(&self) -> &'static ServiceInfo {
        SAFE
    }

    fn ensure_stopped(&self, target: &Target<'_>) -> EnsureStopped {
        self.0.ensure_stopped_of(CANCELS, target)
    }
}

struct Blocking(crate::client::BlockingClient);

impl BlockingStop for Blocking {
    fn service(&self) -> &'static ServiceInfo {
        SAFE
    }

    fn ensure_stopped(&self, target: &Target<'_>) -> BlockingEnsureStopped {
        self.0.ensure_stopped_of(CANCELS, target)
    }
}
