//! Tokens: remembered, waited for, given back and forgotten.

use super::{Claim, Key, Tokens, Turn};
use crate::operation::{CancelInfo, OperationInfo, PreconditionInfo, Protocol, ServiceInfo};
use crate::{Disposition, RefusalKind, Target};
use std::pin::pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Barrier};
use std::task::{Context, Poll, Wake, Waker};
use std::thread;
use std::time::{Duration, Instant};

const SERVICE: &ServiceInfo = &ServiceInfo::new("acme", "jobs", Protocol::RestJson);
const CANCEL: &OperationInfo = &OperationInfo::new("jobs.Cancel", "Cancel", SERVICE)
    .cancel(CancelInfo::new(&["id"]).precondition(PreconditionInfo::new("if-match")));
const HOUR: Duration = Duration::from_secs(3600);

fn target(id: &str) -> Target<'_> {
    Target::new(CANCEL).with("id", id)
}

fn key(token: &str) -> Key {
    Key {
        operation: "jobs.Cancel",
        caller: None,
        token: token.into(),
    }
}

fn poll<T>(future: impl Future<Output = T>) -> Poll<T> {
    pin!(future).poll(&mut Context::from_waker(Waker::noop()))
}

/// The answer to a claim that has not to wait.
fn claim<'a>(tokens: &'a Tokens, token: &str, target: &Target<'_>) -> Claim<'a> {
    match poll(tokens.claim(key(token), target)) {
        Poll::Ready(claim) => claim,
        Poll::Pending => panic!("{token} waits"),
    }
}

fn first<'a>(tokens: &'a Tokens, token: &str, target: &Target<'_>) -> Turn<'a> {
    match claim(tokens, token, target) {
        Claim::First(turn) => turn,
        Claim::Same(_) | Claim::Other => panic!("{token} is known"),
    }
}

fn tokens(capacity: usize) -> Tokens {
    Tokens::new(capacity, Instant::now)
}

#[test]
fn the_same_call_gets_the_same_answer() {
    let tokens = tokens(10);
    first(&tokens, "t", &target("a")).keep(Ok(Disposition::Cancelling), HOUR);
    first(&tokens, "u", &target("a")).keep(Err(RefusalKind::NotFound.into()), HOUR);
    assert!(matches!(
        claim(&tokens, "t", &target("a")),
        Claim::Same(Ok(Disposition::Cancelling))
    ));
    assert!(matches!(
        claim(&tokens, "u", &target("a")),
        Claim::Same(Err(_))
    ));
}

#[test]
fn another_target_or_precondition_is_another_call() {
    let tokens = tokens(10);
    let turn = first(&tokens, "t", &target("a"));
    assert!(matches!(claim(&tokens, "t", &target("b")), Claim::Other));
    turn.keep(Ok(Disposition::Cancelled), HOUR);
    assert!(matches!(claim(&tokens, "t", &target("b")), Claim::Other));
    let guarded = target("a").with("if-match", "1");
    assert!(matches!(claim(&tokens, "t", &guarded), Claim::Other));
}

#[test]
fn callers_do_not_meet() {
    let tokens = tokens(10);
    first(&tokens, "t", &target("a")).keep(Ok(Disposition::Cancelled), HOUR);
    let other = Key {
        caller: Some(crate::engine::Caller::new("other")),
        ..key("t")
    };
    let target = target("b");
    assert!(matches!(
        poll(tokens.claim(other, &target)),
        Poll::Ready(Claim::First(_))
    ));
}

#[test]
fn an_answer_is_forgotten_after_its_time_and_not_before() {
    let seconds = Arc::new(AtomicU64::new(0));
    let start = Instant::now();
    let clock = Arc::clone(&seconds);
    let now = move || start + Duration::from_secs(clock.load(Ordering::Relaxed));
    let tokens = Tokens::new(10, now);
    first(&tokens, "t", &target("a")).keep(Ok(Disposition::Cancelled), HOUR);
    seconds.store(3599, Ordering::Relaxed);
    assert!(matches!(claim(&tokens, "t", &target("a")), Claim::Same(_)));
    seconds.store(3600, Ordering::Relaxed);
    drop(first(&tokens, "t", &target("b")));
    assert_eq!(tokens.len(), 0);
}

#[test]
fn the_oldest_answer_goes_when_there_are_too_many() {
    let tokens = tokens(2);
    for token in ["t", "u", "v"] {
        first(&tokens, token, &target("a")).keep(Ok(Disposition::Cancelled), HOUR);
    }
    assert_eq!(tokens.len(), 2);
    drop(first(&tokens, "t", &target("a")));
    assert!(matches!(claim(&tokens, "v", &target("a")), Claim::Same(_)));
}

struct Unpark(thread::Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(value) => return value,
            Poll::Pending => thread::park(),
        }
    }
}

#[test]
fn whoever_comes_while_the_first_runs_waits_for_its_answer() {
    let tokens = tokens(10);
    let turn = first(&tokens, "t", &target("a"));
    let gate = Barrier::new(5);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                gate.wait();
                let target = target("a");
                let found = block_on(tokens.claim(key("t"), &target));
                assert!(matches!(found, Claim::Same(Ok(Disposition::Cancelled))));
            });
        }
        gate.wait();
        thread::sleep(Duration::from_millis(5));
        turn.keep(Ok(Disposition::Cancelled), HOUR);
    });
}

#[test]
fn when_the_first_gives_up_one_of_the_others_is_first() {
    let tokens = tokens(10);
    let turn = first(&tokens, "t", &target("a"));
    let firsts = AtomicU64::new(0);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let target = target("a");
                if let Claim::First(turn) = block_on(tokens.claim(key("t"), &target)) {
                    firsts.fetch_add(1, Ordering::Relaxed);
                    turn.keep(Ok(Disposition::Cancelled), HOUR);
                }
            });
        }
        thread::sleep(Duration::from_millis(5));
        drop(turn);
    });
    assert_eq!(firsts.into_inner(), 1);
}

#[test]
fn nobody_who_left_is_remembered() {
    let tokens = tokens(10);
    let turn = first(&tokens, "t", &target("a"));
    let target = target("a");
    for _ in 0..100 {
        assert!(poll(tokens.claim(key("t"), &target)).is_pending());
    }
    assert_eq!(tokens.store().give_back(&key("t")).len(), 0);
    drop(turn);
}
