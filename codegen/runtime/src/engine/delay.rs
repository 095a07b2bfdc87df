//! A pause without a runtime: a thread sleeps, and wakes whoever waits.

use std::future::poll_fn;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Poll, Waker};
use std::thread;
use std::time::{Duration, Instant};

/// Waits so long. It costs a thread, which is why nothing but fault injection uses it.
pub(super) async fn delay(time: Duration) {
    let end = Instant::now() + time;
    let waiting: Arc<Mutex<Option<Waker>>> = Arc::default();
    let sleeping = Arc::clone(&waiting);
    let lock = |waiting: &Mutex<Option<Waker>>, waker| {
        std::mem::replace(
            &mut *waiting.lock().unwrap_or_else(PoisonError::into_inner),
            waker,
        )
    };
    let sleeper = thread::Builder::new().spawn(move || {
        thread::sleep(time);
        if let Some(waker) = lock(&sleeping, None) {
            waker.wake();
        }
    });
    // Without a thread there is no pause; a test that needs it will say so.
    if sleeper.is_err() {
        return;
    }
    poll_fn(|context| {
        lock(&waiting, Some(context.waker().clone()));
        // The order matters: whoever looks at the clock after this is woken.
        if Instant::now() < end {
            Poll::Pending
        } else {
            Poll::Ready(())
        }
    })
    .await;
}
