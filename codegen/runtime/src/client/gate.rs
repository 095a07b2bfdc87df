//! A gate that lets one through at a time, for futures and without a runtime.

use std::future::poll_fn;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};

/// Lets one through at a time; the others wait without holding a thread.
#[derive(Debug, Default)]
pub(super) struct Gate {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    taken: bool,
    waiting: Vec<Waker>,
}

/// To be through the gate. It opens again when this is dropped, also by a call that is given up.
pub(super) struct Through<'a>(&'a Gate);

impl Gate {
    /// Waits until nobody else is through.
    pub(super) async fn pass(&self) -> Through<'_> {
        poll_fn(|context| {
            let mut state = self.lock();
            if state.taken {
                let waker = context.waker();
                if !state.waiting.iter().any(|other| other.will_wake(waker)) {
                    state.waiting.push(waker.clone());
                }
                return Poll::Pending;
            }
            state.taken = true;
            Poll::Ready(Through(self))
        })
        .await
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Through<'_> {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        state.taken = false;
        // All of them, because one that was given up does not wake the next.
        let waiting = std::mem::take(&mut state.waiting);
        drop(state);
        waiting.into_iter().for_each(Waker::wake);
    }
}
