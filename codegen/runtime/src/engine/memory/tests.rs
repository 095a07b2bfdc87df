//! The engine in memory: phases, etags and room.

use super::MemoryEngine;
use crate::engine::Engine;
use crate::operation::{
    CancelInfo, Completion, OperationInfo, PreconditionInfo, Protocol, ServiceInfo,
};
use crate::{Disposition, Phase, Refusal, RefusalKind, Target};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

const SERVICE: &ServiceInfo = &ServiceInfo::new("acme", "jobs", Protocol::RestJson);
const SYNCHRONOUS: &OperationInfo = &OperationInfo::new("jobs.Cancel", "Cancel", SERVICE).cancel(
    CancelInfo::new(&["id"])
        .completion(Completion::Synchronous)
        .precondition(PreconditionInfo::new("if-match")),
);
const ACCEPTED: &OperationInfo = &OperationInfo::new("jobs.Stop", "Stop", SERVICE)
    .cancel(CancelInfo::new(&["id"]).completion(Completion::Accepted));

fn target<'a>(operation: &'static OperationInfo, id: &'a str) -> Target<'a> {
    Target::new(operation).with("id", id)
}

fn cancel(engine: &MemoryEngine, target: Target<'_>) -> Result<Disposition, Refusal> {
    match pin!(engine.cancel(target)).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(verdict) => verdict,
        Poll::Pending => panic!("the engine never waits"),
    }
}

#[test]
fn a_synchronous_cancel_stops_at_once() {
    let engine = MemoryEngine::new();
    let job = || target(SYNCHRONOUS, "1");
    assert!(engine.start(&job()));
    assert_eq!(cancel(&engine, job()), Ok(Disposition::Cancelled));
    assert_eq!(engine.phase(&job()), Some(Phase::Cancelled));
    assert_eq!(cancel(&engine, job()), Ok(Disposition::AlreadyCancelled));
    assert!(!engine.end(&job(), Phase::Succeeded));
}

#[test]
fn an_accepted_cancel_stops_when_it_settles() {
    let engine = MemoryEngine::new();
    let job = || target(ACCEPTED, "1");
    assert!(engine.start(&job()));
    assert!(!engine.settle(&job()));
    for _ in 0..2 {
        assert_eq!(cancel(&engine, job()), Ok(Disposition::Cancelling));
        assert_eq!(engine.phase(&job()), Some(Phase::Cancelling));
    }
    assert!(engine.settle(&job()));
    assert_eq!(cancel(&engine, job()), Ok(Disposition::AlreadyCancelled));
}

#[test]
fn a_target_can_end_before_its_cancel_settles() {
    let engine = MemoryEngine::new();
    let job = || target(ACCEPTED, "1");
    assert!(engine.start(&job()));
    assert_eq!(cancel(&engine, job()), Ok(Disposition::Cancelling));
    assert!(!engine.end(&job(), Phase::Running));
    assert!(engine.end(&job(), Phase::Failed));
    let expected = Disposition::AlreadyFinished(Phase::Failed);
    assert_eq!(cancel(&engine, job()), Ok(expected));
}

#[test]
fn what_waits_for_its_turn_stops_at_once() {
    let engine = MemoryEngine::new();
    let job = || target(ACCEPTED, "1");
    assert!(engine.queue(&job()));
    assert_eq!(engine.phase(&job()), Some(Phase::Pending));
    assert_eq!(cancel(&engine, job()), Ok(Disposition::Cancelled));
    assert!(!engine.run(&job()));
}

#[test]
fn a_precondition_holds_for_one_version() {
    let engine = MemoryEngine::new();
    let job = || target(SYNCHRONOUS, "1");
    assert!(engine.queue(&job()));
    let old = engine.etag(&job()).expect("it is known");
    assert!(engine.run(&job()));
    let refused = cancel(&engine, job().with("if-match", old.as_str()));
    assert_eq!(
        refused.map_err(|refusal| refusal.kind),
        Err(RefusalKind::PreconditionFailed)
    );
    assert_eq!(engine.phase(&job()), Some(Phase::Running));
    let new = engine.etag(&job()).expect("it is known");
    let verdict = cancel(&engine, job().with("if-match", new));
    assert_eq!(verdict, Ok(Disposition::Cancelled));
}

#[test]
fn what_was_never_started_is_not_found() {
    let verdict = cancel(&MemoryEngine::new(), target(SYNCHRONOUS, "1"));
    assert_eq!(verdict, Err(RefusalKind::NotFound.into()));
}

#[test]
fn what_ended_makes_room_and_what_runs_does_not() {
    let engine = MemoryEngine::with_capacity(2);
    let job = |id| target(SYNCHRONOUS, id);
    assert!(engine.start(&job("1")));
    assert!(engine.start(&job("2")));
    assert!(!engine.start(&job("2")));
    assert!(!engine.start(&job("3")));
    assert!(engine.end(&job("2"), Phase::Succeeded));
    assert!(engine.start(&job("3")));
    assert_eq!(engine.phase(&job("2")), None);
    assert_eq!(engine.phase(&job("1")), Some(Phase::Running));
}
