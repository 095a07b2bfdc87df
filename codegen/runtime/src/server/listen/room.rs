//! Room for connections: so many at once, and whichever has been idle the longest leaves for a newcomer.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};

/// Room for so many connections.
#[derive(Clone)]
pub(super) struct Room {
    seats: Arc<Semaphore>,
    size: u32,
    idle: Arc<Mutex<Idle>>,
}

/// The connections that answer no request, in the order in which they fell idle.
#[derive(Default)]
struct Idle {
    count: u64,
    all: BTreeMap<u64, Arc<Notify>>,
    /// Whether a newcomer waits: then the next that falls idle leaves at once.
    is_wanted: bool,
}

/// The place of a connection; it is free again when this is dropped.
pub(super) struct Place {
    idle: Arc<Mutex<Idle>>,
    /// The number under which the connection is idle; none, while it answers a request.
    since: Mutex<Option<u64>>,
    leave: Arc<Notify>,
    _seat: Option<OwnedSemaphorePermit>,
}

impl Room {
    pub(super) fn new(size: u32) -> Self {
        Self {
            seats: Arc::new(Semaphore::new(size as usize)),
            size,
            idle: Arc::default(),
        }
    }

    /// A place for a newcomer, as soon as there is one.
    pub(super) async fn place(&self) -> Place {
        if self.seats.available_permits() == 0 {
            lock(&self.idle).want();
        }
        let seat = Arc::clone(&self.seats).acquire_owned().await;
        lock(&self.idle).is_wanted = false;
        let place = Place {
            idle: Arc::clone(&self.idle),
            since: Mutex::new(None),
            leave: Arc::default(),
            // The room is never closed.
            _seat: seat.ok(),
        };
        place.falls_idle();
        place
    }

    /// Ends when nobody is left.
    pub(super) async fn empty(&self) {
        let _ = self.seats.acquire_many(self.size).await;
    }
}

impl Idle {
    /// Asks the connection to leave that has been idle the longest, or else the next that falls idle.
    fn want(&mut self) {
        match self.all.pop_first() {
            Some((_, leave)) => leave.notify_one(),
            None => self.is_wanted = true,
        }
    }
}

impl Place {
    /// Answers a request; nobody is asked to leave in the meantime.
    pub(super) async fn busy<T>(&self, answering: impl Future<Output = T>) -> T {
        // Also if the answer is given up half-way.
        struct Busy<'a>(&'a Place);
        impl Drop for Busy<'_> {
            fn drop(&mut self) {
                self.0.falls_idle();
            }
        }
        self.is_no_longer_idle();
        let _busy = Busy(self);
        answering.await
    }

    /// Ends when the connection is asked to leave.
    pub(super) async fn asked_to_leave(&self) {
        self.leave.notified().await;
    }

    /// Whether the connection answers a request.
    pub(super) fn is_busy(&self) -> bool {
        lock(&self.since).is_none()
    }

    fn falls_idle(&self) {
        let mut idle = lock(&self.idle);
        idle.count += 1;
        let number = idle.count;
        *lock(&self.since) = Some(number);
        if std::mem::take(&mut idle.is_wanted) {
            self.leave.notify_one();
        } else {
            idle.all.insert(number, Arc::clone(&self.leave));
        }
    }

    fn is_no_longer_idle(&self) {
        let mut idle = lock(&self.idle);
        if let Some(number) = lock(&self.since).take() {
            idle.all.remove(&number);
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.is_no_longer_idle();
    }
}

/// Nothing panics while it holds one of these locks.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
