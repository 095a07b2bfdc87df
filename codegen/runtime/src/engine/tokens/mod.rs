//! Retry tokens: a call that comes again with its token gets the answer of the first time.
//!
//! ```text
//!               ┌─ a new token ────────────► First ──► the engine ──► kept, or given back
//! token, target ┤─ known, same request ────► Same: the answer of the first time
//!               │─ its first call runs ────► waits for that, then asks again
//!               └─ known, other request ───► Other
//! ```
//!
//! If the first call is given up (its future is dropped), the token is free
//! again and one of those who wait is the first.

mod store;

use super::{Caller, Clock};
use crate::{Disposition, Refusal, Target};
use std::future::poll_fn;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};
use store::{Found, Store};

/// What an engine answers.
pub(super) type Verdict = Result<Disposition, Refusal>;

/// A token, and whose it is: an operation's and a caller's.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub(super) operation: &'static str,
    pub(super) caller: Option<Caller>,
    pub(super) token: Box<str>,
}

/// What is known of a token.
pub(super) enum Claim<'a> {
    /// Nothing: the call is the first.
    First(Turn<'a>),
    /// The call is the same as an earlier one, which got this answer.
    Same(Verdict),
    /// It belongs to another request.
    Other,
}

/// The tokens of an adapter.
pub(super) struct Tokens {
    store: Mutex<Store>,
    clock: Box<dyn Clock>,
}

impl Tokens {
    /// So many tokens are remembered, by this clock.
    pub(super) fn new(capacity: usize, clock: impl Clock) -> Self {
        Self {
            store: Mutex::new(Store::new(capacity)),
            clock: Box::new(clock),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.store().len()
    }

    /// Waits while another call with the token runs, and says then what is known.
    pub(super) async fn claim(&self, key: Key, target: &Target<'_>) -> Claim<'_> {
        let mut seat = Seat {
            tokens: self,
            key,
            number: None,
        };
        let found = poll_fn(|context| seat.poll(target, context)).await;
        match found {
            Found::Same(verdict) => Claim::Same(verdict),
            Found::Other => Claim::Other,
            Found::Nothing | Found::Running => Claim::First(Turn {
                tokens: self,
                key: Some(seat.key.clone()),
            }),
        }
    }

    /// No code of ours panics while it holds the lock; and if, what is in it is still whole.
    fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn now(&self) -> Instant {
        self.clock.now()
    }
}

/// The first call with a token. It must be ended; if it is dropped, the token is free again.
pub(super) struct Turn<'a> {
    tokens: &'a Tokens,
    key: Option<Key>,
}

impl Turn<'_> {
    /// Remembers the answer for so long.
    pub(super) fn keep(mut self, verdict: Verdict, lifetime: Duration) {
        if let Some(key) = self.key.take() {
            let now = self.tokens.now();
            // A lifetime that no clock can count is forever, and forever is cut to a day.
            let until = now
                .checked_add(lifetime)
                .unwrap_or(now + Duration::from_secs(86_400));
            let woken = self.tokens.store().keep(&key, verdict, until);
            wake(woken);
        }
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if let Some(key) = self.key.take() {
            let woken = self.tokens.store().give_back(&key);
            wake(woken);
        }
    }
}

/// A call that waits for its turn; when it is given up, nobody wakes it any more.
struct Seat<'a> {
    tokens: &'a Tokens,
    key: Key,
    number: Option<u64>,
}

impl Seat<'_> {
    fn poll(&mut self, target: &Target<'_>, context: &mut Context<'_>) -> Poll<Found> {
        let now = self.tokens.now();
        let mut store = self.tokens.store();
        let found = store.take(&self.key, target, now);
        if let Found::Running = found {
            let number = store.wait(&self.key, self.number.take(), context.waker());
            self.number = Some(number);
            return Poll::Pending;
        }
        Poll::Ready(found)
    }
}

impl Drop for Seat<'_> {
    fn drop(&mut self) {
        if let Some(number) = self.number.take() {
            self.tokens.store().leave(&self.key, number);
        }
    }
}

fn wake(wakers: Vec<Waker>) {
    wakers.into_iter().for_each(Waker::wake);
}

#[cfg(test)]
mod tests;
